"""Quotations: who speaks, what is patched, what sneers, what has no end."""

from __future__ import annotations

import pytest

from tests.build import flagged, values


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "[attribution] “We were never told about it.” [fact] The ferry left.",
            ["“We were never told about it.”"],
        ),
        (
            "[fact] It rained. [attribution] “We were never told about it.”",
            ["“We were never told about it.”"],
        ),
        ("[attribution] “We were never told about it,” said Ann Poe.", []),
        ("[attribution] “We were never told,” said Ann Poe. “We read about it in the paper.”", []),
        (
            "[attribution] “We were never told about it.” [attribution] Ann Poe said she read it.",
            [],
        ),
        ("[attribution] The pilot: “We were never told about it.”", []),
        ("[attribution] “We were never told about it.” — Ann Poe", []),
        ("[fact] The film “We Were Never Told About It” opens.", []),
        ("[attribution] “Never again.” [fact] It left.", []),  # too short to need a speaker
        ("> [attribution] “We were never told about it.”", []),
    ],
)
def test_every_quotation_has_a_speaker(text: str, words: list[str]) -> None:
    assert flagged("quotation-speaker", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[fact] The “reform” took effect.", ["“reform”"]),
        ("[fact] Two “experts” sat there.", ["“experts”"]),
        ("[fact] The minister’s “open door” was shut.", ["“open door”"]),
        ("[fact] The “great and open door” was shut.", []),
        ("[attribution] The mayor called it a “reform”.", []),
        ("[fact] The word “reform” has six letters.", []),
        ("[fact] The “Old Mill” burned down.", []),
        ("[fact] The “1984” edition sold out.", []),
        ("# [fact] The “reform” that was not", []),
    ],
)
def test_marks_that_sneer(text: str, words: list[str]) -> None:
    assert flagged("quotation-marks", text) == words


@pytest.mark.parametrize(
    ("quotation", "patches"),
    [
        ("“We left.”", ""),
        ("“We [the crew] left … at noon.”", ""),
        ("“We [the crew] left the [old] ferry.”", "2 insertions"),
        ("“We … left … at noon.”", "2 omissions"),
        ("“We [...] left ... at noon.”", "2 omissions"),
        ("“We done [sic] it.”", "[sic]"),
        ("“We … [all] … done [sic] [it].”", "2 insertions, 2 omissions, [sic]"),
    ],
)
def test_patched_quotations(quotation: str, patches: str) -> None:
    text = f"[attribution] {quotation[:-2]},” said Ann Poe."
    assert values("altered-quotation", text) == ([{"patches": patches}] if patches else [])


def test_what_is_allowed_can_be_set() -> None:
    text = "[attribution] “We … left … at [high] noon [sic],” said Ann Poe."
    assert flagged("altered-quotation", text, most_ellipses=2, sic=False) == []
    assert len(flagged("altered-quotation", text, most_ellipses=2, most_brackets=0, sic=False)) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("[attribution] “The valve failed, said Ann Poe.", 1),
        ("[attribution] The valve failed,” said Ann Poe.", 1),
        ('[attribution] "The valve failed, said Ann Poe.', 1),
        ("[attribution] “The valve failed,” said Ann Poe.", 0),
        ("[attribution] “The valve failed.\n\n[attribution] “It did,” said Ann Poe.", 0),
        ("[fact] The rock ’n’ roll of the ’60s, the workers’ hall, a 6' 2\" man.", 0),
    ],
)
def test_marks_without_a_partner(text: str, count: int) -> None:
    found = flagged("unpaired-quotation", text)
    assert len(found) == count
    assert all(len(mark) == 1 for mark in found)
