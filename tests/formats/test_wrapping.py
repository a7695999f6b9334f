"""Wrapping of our own gives the lines that rich gives, for all that it takes on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from audit.findings import Severity
from audit.formats import View, _wrapping
from audit.formats._screen import Screen, _styled
from audit.formats._wrapping import Words

SOME = st.text(alphabet="ab “”é–…-. ", max_size=60)
FLAGS: st.SearchStrategy[Severity | None] = st.sampled_from([None, "error", "warning", "info"])


@given(
    parts=st.lists(st.tuples(SOME, FLAGS), max_size=5),
    width=st.integers(20, 60),
    edges=st.sampled_from([("", None), ("  ", None), ("  │ ", "  │ "), ("    Fix: ", None), ("", "    ")]),
)
def test_the_lines_of_rich(
    parts: list[tuple[str, Severity | None]], width: int, edges: tuple[str, str | None]
) -> None:
    words = Words(tuple(text for text, _ in parts), tuple(flag for _, flag in parts))
    ours, theirs = Screen(View(width)), Screen(View(width))
    ours.block(words, *edges)
    theirs.block(_styled(words), *edges)
    assert ours.text() == theirs.text()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_narrow_text_takes_a_column_a_character(text: str) -> None:
    if _wrapping.narrow(text):
        assert cell_len(text) == len(text)


@pytest.mark.parametrize("text", ["東京", "ﾊﾝ", "a\u0301", "👍", "a\u200bb", "a\tb", "\u202eabc"])
def test_what_is_left_to_rich(text: str) -> None:
    assert not _wrapping.narrow(text)


def test_a_very_long_line_takes_no_longer_than_its_length() -> None:
    screen = Screen(View(60))
    screen.block(Words(("a" * 200_000, " b" * 100_000), (None, "info")))
    assert screen.text().count("\n") > 6_000
