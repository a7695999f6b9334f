"""Who is credited with a claim further on, who confirms a lead, and who must be the one that speaks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import flagged

CREDITS = ["make the accusation"]
REFERS = ["the accusation"]
CLAIM = "Clerks waved the lorries through."


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (f"[fact] {CLAIM} [fact] It rained. [fact] The union made the accusation.", [CLAIM]),
        (f"[fact] {CLAIM}\n\n[fact] The union made the accusation.", [CLAIM]),
        (f"[fact] {CLAIM} [fact] The union made the accusation.", []),  # in the very next sentence
        (f"[fact] {CLAIM} [fact] It rained. [fact] The union voted.", []),  # nobody is credited
        (
            "[attribution] It rained, Ida Moe said. [fact] It was cold. [fact] Unions made the accusation.",
            [],
        ),
        (f"[fact] {CLAIM}\n\n[fact] It rained.\n\n[fact] The union made the accusation.", ["It rained."]),
    ],
)
def test_a_claim_that_is_credited_further_on(text: str, claims: list[str]) -> None:
    options: dict[str, Any] = {"triggers": ["blame"], "refers": REFERS, "credits": CREDITS}
    assert flagged("late-attribution", text, **options) == claims


def test_without_words_that_credit_somebody_nothing_is_a_claim() -> None:
    text = f"[fact] {CLAIM} [fact] It rained. [fact] The union made the accusation."
    assert flagged("late-attribution", text, triggers=["blame"], refers=REFERS) == []


def test_words_that_accuse_are_looked_for_where_the_rule_looks() -> None:
    text = "[fact] It rained.\n\n[fact] The mate took bribes from the crew."
    options: dict[str, Any] = {"triggers": ["blame"], "also": ["=took =bribes"]}
    assert flagged("unsourced", text, **options) == ["The mate took bribes from the crew."]
    assert flagged("unsourced", text, position="lead", **options) == []


LEAD = "[attribution] The dam will be drained, an engineer at the dam said."


@pytest.mark.parametrize(
    ("rest", "flags"),
    [
        ("[attribution] Ida Moe, who runs the dam, confirmed the decision.", False),
        ("[attribution] Ida Moe, who runs the dam, could not confirm the decision.", True),
        ("[attribution] Ida Moe, who runs the dam, said it rained.", True),
        ("[fact] It rained.\n\n[fact] It was cold.\n\n[attribution] Ida Moe confirmed the decision.", True),
        ("[fact] Work sheets seen by this newspaper give the date.", False),
    ],
)
def test_who_confirms_a_lead(rest: str, flags: bool) -> None:
    assert bool(flagged("lead-source", f"{LEAD}\n\n{rest}")) is flags


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("A stoker, speaking on condition of anonymity, said it rained.", True),
        ("A stoker, who asked not to be named because he fears for his job, said it rained.", False),
        ("A stoker said it rained.", False),
    ],
)
def test_of_whom_a_name_is_withheld_no_noun_is_asked_for(text: str, flags: bool) -> None:
    assert bool(flagged("anonymity-reason", text, nouns=["official"])) is flags


QUOTED = "“There is nothing left to bake with.”"


@pytest.mark.parametrize(
    ("before", "flags"),
    [
        ("Ida Moe looked at the flooded bakery.", False),
        ("Ida Moe and Lars Berg looked at the flooded bakery.", True),  # it may be either
        ("Nobody looked at the flooded bakery.", True),
        ("Ida Moe looked at the flooded bakery.\n\n", True),
    ],
)
def test_the_only_person_named_right_before_is_taken_to_speak(before: str, flags: bool) -> None:
    assert (
        bool(flagged("quotation-speaker", f"[fact] {before} [attribution] {QUOTED}".replace("\n\n ", "\n\n")))
        is flags
    )


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Ida Moe met Olga Brandt on Tuesday. She said the dam was safe.", True),
        ("Ida Moe met Brandt on Tuesday. She said the dam was safe.", False),  # not both in full
        ("Ida Moe met Olga Brandt on Tuesday. She hoped the dam was safe.", False),
        ("Ida Moe read Olga Brandt’s letter. She said the dam was safe.", False),
    ],
)
def test_plain_statements_of_either_of_two_people(text: str, flags: bool) -> None:
    assert bool(flagged("ambiguous-speaker", text, quoting=False)) is flags
    assert flagged("ambiguous-speaker", text) == []
