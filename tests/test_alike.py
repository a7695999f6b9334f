"""What is typed otherwise says the same; what says something else does not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.alike import typed

RETYPED = [
    ("The “reform” took effect.", 'The "reform"  took\neffect.'),
    ("The ‘reform’ took effect.", "The “reform” took effect."),
    ("« Reform », she said.", "“Reform”, she said."),
    ("It’s the mayor’s.", "It's the mayor's."),
    ("The ferry—late again—left.", "The ferry -- late again -- left."),
    ("From 3–4 May", "From 3-4 May"),
    ("Wait…", "Wait..."),
    ("The café", "The cafe\u0301"),
    ("a co\xadope\u200bration", "a cooperation"),
    ("10\xa0km", "10 km"),
]


@pytest.mark.parametrize(("one", "other"), RETYPED)
def test_typed_otherwise_is_the_same(one: str, other: str) -> None:
    assert typed(one) == typed(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He won.", "he won."),
        ("He won.", "He won!"),
        ("He said he “won”.", "He said he won."),  # taking the marks away changes whose words they are
        ("now here", "nowhere"),
        ("3.5 million", "35 million"),
        ("The cafe", "The café"),
        ("re-sign", "resign"),
    ],
)
def test_what_says_something_else_is_not(one: str, other: str) -> None:
    assert typed(one) != typed(other)


@given(st.text())
def test_any_text_is_typed_once_and_for_all(text: str) -> None:
    assert typed(typed(text)) == typed(text)


@given(st.text(), st.sampled_from([" ", "\n", "\t  ", "\xa0", "\r\n"]))
def test_white_space_is_one_space(text: str, space: str) -> None:
    assert typed(text.replace(" ", space)) == typed(text)


@given(st.text())
def test_accents_may_be_apart(text: str) -> None:
    assert typed(unicodedata.normalize("NFD", text)) == typed(unicodedata.normalize("NFC", text))


@given(st.lists(st.sampled_from("abc XYZ 12,.!?äé"), min_size=1).map("".join))
def test_letters_and_stops_all_count(text: str) -> None:
    assert typed(text) == " ".join(text.split())
