"""What part each word plays: ambiguous words by their neighbours, names, and sentences of any kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.reading.tagging import tag
from audit.words import split


def tags(text: str) -> dict[str, str]:
    """Each word with its tag and, for a verb, its form."""
    return {t.low: t.tag + (f" {t.form}" if t.tag == "V" else "") for t in tag(split(text))}


@pytest.mark.parametrize(
    ("text", "word", "part"),
    [
        ("The board rules on Monday.", "rules", "V s"),
        ("The board changed the rules on Monday.", "rules", "N"),
        ("Several unions also say the plan is dead.", "say", "V base"),
        ("A wide array of economists say so.", "say", "V base"),
        ("Figures released on Tuesday show that sales fell.", "released", "V participle"),
        ("Figures released on Tuesday show that sales fell.", "show", "V base"),
        ("The firm released figures.", "released", "V past"),
        ("Officials at the waterways board confirm that it will close.", "confirm", "V base"),
        ("The dam would cost nine million, the consultancy estimates.", "estimates", "V s"),
        ("The estimates were high.", "estimates", "N"),
        ("He's been told.", "'s", "A"),
        ("The mayor's office was shut.", "'s", "'"),
        ("She promised to resign.", "to", "T"),
        ("She spoke to voters.", "to", "I"),
        ("They gave her the keys.", "her", "P"),
        ("They took her keys.", "her", "D"),
        ("There are two.", "there", "P"),
        ("In May the shop may close.", "close", "V base"),
        ("Mr. Okafor left.", ".", "."),
        ("It was a poaching mission.", "poaching", "J"),
    ],
)
def test_a_word_of_many_parts_takes_the_one_that_fits(text: str, word: str, part: str) -> None:
    assert tags(text)[word] == part


def test_a_capital_at_the_start_is_a_name_where_the_article_says_so() -> None:
    words = split("Rice said no.")
    assert tag(words)[0].tag == "N"
    assert tag(words, names={"rice"})[0].tag == "M"


def test_a_point_behind_a_title_or_initial_belongs_to_the_name() -> None:
    assert [t.tag for t in tag(split("Dr. A. Lund left."))] == ["M", "M", "M", "M", "M", "V", "."]


@given(st.text())
def test_every_word_of_any_text_gets_a_tag(text: str) -> None:
    words = split(text)
    assert [(t.start, t.end) for t in tag(words)] == [(w.start, w.end) for w in words]
