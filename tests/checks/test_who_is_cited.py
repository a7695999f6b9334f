"""Checks that look beside a source: who stands in apposition to it, who else speaks the same words."""

from __future__ import annotations

import pytest

from tests.build import flagged


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("The army’s spokesman, Colonel Olav Berg, said it had shelled the bridge.", True),
        ("Colonel Olav Berg, a spokesman for the army, said it had shelled the bridge.", True),
        ("Colonel Olav Berg said it had shelled the bridge.", False),
        ("In a letter to the army, Olav Berg said the bridge was shut.", False),
    ],
)
def test_a_noun_in_apposition(text: str, flags: bool) -> None:
    options = {"kinds": ["person"], "nouns": ["army"]}
    assert flagged("source-kind", text, **options) == []
    assert bool(flagged("source-kind", text, apposed=True, **options)) is flags


def test_a_noun_that_no_flag_makes_good() -> None:
    text = "Aides at the harbour office said a deal was close."
    options = {"kinds": ["anonymous"], "nouns": ["aides|officials"], "without_flags": ["institution"]}
    assert flagged("source-kind", text, **options) == []
    assert flagged("source-kind", text, always=["aides"], **options) == ["Aides at the harbour office"]
    assert flagged("source-kind", text.replace("Aides", "Officials"), always=["aides"], **options) == []


def test_a_relative_clause_ends_where_the_verb_stands() -> None:
    text = "An official who asked not to be named confirmed that two inspectors had taken bribes."
    assert flagged("cue-choice", text, lemmas=["confirm"], except_sources=["inspector"]) == ["confirmed"]
    assert flagged("cue-choice", text, lemmas=["confirm"], except_sources=["official"]) == []


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("“It is only a cup,” Ida Moe shrugged.", True),
        ("Ida Moe shrugged, “It is only a cup,” and put it back in its box.", True),
        ("Ida Moe sighed, opened the drawer and said, “It is only a cup.”", False),
    ],
)
def test_the_verb_that_governs_a_quotation(text: str, flags: bool) -> None:
    assert bool(flagged("cue-choice", text, lemmas=["shrug", "sigh"], quoting=True)) is flags


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("According to Ida Moe, the cup had been sold in May.", True),
        ("According to Ida Moe, the mayor, the cup had been sold in May.", False),
        ("According to Ida Moe, a dealer, it was sold in May.", False),
        ("According to Ida Moe, who deals in silver, it was sold in May.", False),
    ],
)
def test_what_follows_a_name_may_be_the_statement(text: str, flags: bool) -> None:
    assert bool(flagged("source-credentials", text)) is flags


def test_a_fragment_may_be_the_first_quotation() -> None:
    hidden = "A diplomat called the offer “an insult to the whole of the coast”."
    named = "“Talks go on,” said Ida Moe, the mayor."
    assert len(flagged("first-quotation", f"{hidden}\n\n{named}", kinds=["anonymous"])) == 1
    assert flagged("first-quotation", f"{named}\n\n{hidden}", kinds=["anonymous"]) == []


def test_brother_and_sister_are_two_speakers() -> None:
    text = "“He was the best friend I had,” Olav Berg told the court. “You let him drown,” said {}."
    assert flagged("run-together", text.format("his sister, Ida Berg")) == ["“You let him drown,”"]
    assert flagged("run-together", text.format("Olav Berg later")) == []
    led_in = text.replace("court. “You", "court. His sister wrote: “You")
    assert flagged("run-together", led_in.format("Ida Berg")) == []


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Judge Ida Moe questioned the lawyer Eva Lim. “It is late,” she said.", True),
        ("Ida Moe spoke of her hope for Eva Lim. “It is late,” she said.", False),
        ("Ida Moe lost the final in Tarvik. “It is late,” she said.", False),
    ],
)
def test_of_two_people_neither_of_whom_spoke(text: str, flags: bool) -> None:
    assert bool(flagged("ambiguous-speaker", text)) is flags
