"""The words of a text: clitics, hyphens, numbers, abbreviations, accents."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She hadn't said it's over", ["she", "hadn't", "said", "it", "'s", "over"]),
        ("the workers’ homes", ["the", "workers", "'", "homes"]),
        ("O’Neill’s state‑run pier", ["o'neill", "'s", "state-run", "pier"]),
        ("1,200.50 or 10:40, the 3rd", ["1,200.50", "or", "10:40", ",", "the", "3rd"]),
        ("U.S. troops at 5 p.m. said", ["u.s.", "troops", "at", "5", "p.m.", "said"]),
        ("R&D—done…", ["r&d", "—", "done", "…"]),
        ("snake_case", ["snake", "_", "case"]),
    ],
)
def test_words_are_told_apart(text: str, expected: list[str]) -> None:
    assert [w.low for w in words.split(text)] == expected


def test_accents_written_apart_and_soft_hyphens_stay_in_their_word() -> None:
    (word,) = words.split("Dvor\u030ca\u0301k\xadova")
    assert word.low == "dvořákova"
    assert (word.start, word.end) == (0, 12)
    assert words.split("Rene\u0301's")[1].low == "'s"


def test_a_stretch_of_a_text_keeps_its_offsets() -> None:
    assert [(w.start, w.text) for w in words.split("one two three", 4, 7)] == [(4, "two")]


def test_words_are_a_sequence_of_which_parts_are_too() -> None:
    found = words.split("The pier’s gate shut.")
    assert [w.text for w in found[1:3]] == ["pier", "’s"]
    assert [*found] == [found[index] for index in range(len(found))] == [*map(words.Word._make, found.rows)]
    assert found[-1] == words.Word(20, 21, ".", ".")
    with pytest.raises(IndexError):
        found[len(found)]


def test_what_is_asked_of_a_word() -> None:
    pier, mark = words.split("Pier!")
    assert (pier.capital, pier.is_word) == (True, True)
    assert (mark.capital, mark.is_word) == (False, False)


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_every_visible_character_is_in_one_word(text: str) -> None:
    found = words.split(text)
    at = 0
    for word in found:
        assert not text[at : word.start].strip()
        assert word.text == text[word.start : word.end] != ""
        assert word.low
        at = word.end
    assert not text[at:].strip()


@given(st.text("aBſK ’'.-‑,;12s\nt\u0301\xadé_&:“”—İ%", max_size=14), st.integers(0, 3))
@settings(max_examples=300, deadline=None)
def test_the_quick_cases_find_what_the_others_would(text: str, start: int) -> None:
    every = words._WORD.pattern.removeprefix(r"\s*(?:").removesuffix(")")
    common, marks, others = every.split("|", 2)
    assert common.startswith("[A-Za-z]+")
    assert marks.startswith("[,.")
    slow = re.compile(others)
    found = words.split(text, start)
    assert [*zip(found.starts, found.ends, strict=True)] == [m.span() for m in slow.finditer(text, start)]


@pytest.mark.parametrize("unit", ["1", "1,", "a'", "a-", "A.", "a\u0301", "a\xad", " "])
def test_long_runs_take_linear_time(unit: str) -> None:
    start = time.process_time()
    words.split(unit * 20_000 + "x")
    words.split("x" + unit * 20_000)
    assert time.process_time() - start < 1
