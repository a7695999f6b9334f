"""Who is said to have done wrong."""

from __future__ import annotations

import pytest

from tests.build import article


def accused(text: str) -> list[str]:
    read = article(text)
    return [read[each.accused] for s in read.sentences for each in s.accusations]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The firm bribed two clerks.", ["The firm"]),
        ("The firm bribed two clerks, Ole Ruud said.", ["The firm"]),
        ("Two clerks were bribed by the firm.", ["the firm"]),
        ("The firm hid evidence from the court.", ["The firm"]),
        ("Ole Ruud accused the firm of lying.", ["the firm"]),
        ("The firm is accused of lying to its clients.", ["The firm"]),
        ("Prosecutors charged Ida Moe with fraud.", ["Ida Moe"]),
        ("Ida Moe was charged with fraud.", ["Ida Moe"]),
        ("Twelve families sued the firm.", ["the firm"]),
        ("The allegations against Ida Moe are old.", ["Ida Moe"]),
        ("“The firm bribed two clerks,” Ole Ruud said.", []),
        ("The firm did not bribe the clerks.", []),
        ("It is unclear whether the firm bribed the clerks.", []),
        ("The firm may have bribed the clerks.", []),
        ("The shop charged the firm nine crowns.", []),
        ("The firm hid a prize in each box.", []),
    ],
)
def test_who_is_accused(text: str, who: list[str]) -> None:
    assert accused(text) == who


def test_the_words_that_accuse() -> None:
    read = article("On Monday Ida Moe falsified the log of the ship.")
    (each,) = read.sentences[0].accusations
    assert read[each.span] == "Ida Moe falsified"
