"""Changes from one figure to another."""

from __future__ import annotations

import pytest

from audit import changes
from audit.article import Figure
from audit.document import Span
from tests.build import article


def test_finds_both_ends_and_what_is_said_between() -> None:
    read = article("[fact] The herd fell from 500 to 400, a drop of 20%. [fact] It rose to 9 boats.")
    (change,) = changes.find(read)
    assert (read[change.old.span], read[change.new.span]) == ("500", "400")
    assert [read[figure.span] for figure in change.stated] == ["20%"]


@pytest.mark.parametrize(
    "text",
    [
        "From 5 boats to 9 cars, a rise of 80%.",
        "It rose to 9.",
        "It ran from 1990 to 2000, a rise of 10.",
        "From 5 to 9 and from 2 to 3, a rise of 80%.",
    ],
)
def test_is_no_change(text: str) -> None:
    assert list(changes.find(article(f"[fact] {text}"))) == []


@pytest.mark.parametrize(
    ("texts", "values", "expected"),
    [
        (["500"], [500.0], [(500.0, 500.0)]),
        (["4.2"], [4.2], [(4.15, 4.25)]),
        (["$4.2 million"], [4.2e6], [(4.15e6, 4.25e6)]),
        (["$1.1 billion", "$1 billion"], [1.1e9, 1e9], [(1.05e9, 1.15e9), (0.95e9, 1.05e9)]),
        (["twelve"], [12.0], [(12.0, 12.0)]),
    ],
)
def test_rounding(texts: list[str], values: list[float], expected: list[tuple[float, float]]) -> None:
    line = " and ".join(texts)
    read = article(f"[fact] {line}.")
    figures, start = [], 0
    for text, value in zip(texts, values, strict=True):
        figures.append(Figure(Span(start, start + len(text)), value, "plain"))
        start += len(text) + 5
    found = changes.bounds(read, *figures)
    for (low, high), (least, most) in zip(found, expected, strict=True):
        assert (low, high) == pytest.approx((least, most))
