"""Who is accused, how the case stands, and whose claims are told as fact."""

from __future__ import annotations

import pytest

from audit.justice import accused
from tests.build import article, flagged

TRIAL = {"context": ["=trial", "=suit"], "wrongs": ["steal", "forge", "dump"]}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Joel Strand is accused of theft.", ["Joel Strand"]),
        ("Joel Strand, 34, of Vestby, was charged with theft.", ["Joel Strand"]),
        ("Police arrested Joel Strand on Monday.", ["Joel Strand"]),
        ("The case against former mayor Ida Vold fell.", ["Ida Vold"]),
        ("Ida Vold was charged with caring for the garden.", []),
        ("Ida Vold spoke. Police arrested a man.", []),
    ],
)
def test_who_is_accused(text: str, names: list[str]) -> None:
    read = article(text)
    assert [read[each.name] for each in accused.find(read)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Joel Strand is accused of theft.", ["Joel Strand"]),
        ("Joel Strand is accused of theft. Strand is accused of fraud.", ["Joel Strand"]),
        ("Joel Strand is accused of theft. He denied it.", []),
        ("Joel Strand is accused of theft. His trial opens on Monday.", []),
        ("Joel Strand was charged with theft.", []),
        ("Ann Poe accused Joel Strand of rudeness.", []),
    ],
)
def test_how_the_case_stands(text: str, names: list[str]) -> None:
    assert flagged("case-status", text) == names


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("[fact] The trial of Joel Strand opened. [fact] Strand stole the boat.", 1),
        ("[fact] The trial of Joel Strand opened. [fact] He stole the boat.", 1),
        ("[fact] The trial of Joel Strand opened. [fact] Strand stole the boat, the jury heard.", 0),
        ("[fact] The trial of Joel Strand opened. [attribution] Strand stole the boat, Ann Poe said.", 0),
        (
            "[fact] The trial of Joel Strand opened.\n\n[fact] Strand stole the boat.",
            0,
        ),  # no case in that paragraph
        ("[fact] Strand stole the boat. [fact] The trial of Joel Strand opened.", 0),  # not yet
        ("[fact] The trial of Joel Strand opened. [fact] Gulls stole the bread.", 0),
        ("[fact] The trial of Joel Strand ended. [fact] He was convicted. [fact] Strand stole the boat.", 0),
    ],
)
def test_claims_of_a_trial(text: str, count: int) -> None:
    assert len(flagged("case-claims", text, **TRIAL)) == count


def test_in_a_lawsuit_whoever_is_named_first_may_be_meant() -> None:
    text = "[fact] The suit was filed on Friday. [fact] Halden Shipping dumped oil."
    assert flagged("case-claims", text, **TRIAL) == []
    assert flagged("case-claims", text, **TRIAL, anybody=True) == ["Halden Shipping dumped oil."]
    company = "[fact] The suit was filed on Friday. [fact] The company dumped oil."
    assert flagged("case-claims", company, **TRIAL, subjects=["the company"]) == ["The company dumped oil."]


def test_a_run_of_claims_may_be_let_pass() -> None:
    text = "[fact] The trial of Joel Strand opened. [fact] Strand stole a boat. [fact] Strand forged a pass."
    assert flagged("case-claims", text, **TRIAL, max_run=1) == ["Strand forged a pass."]
    assert flagged("case-claims", text, **TRIAL, max_run=2) == []
