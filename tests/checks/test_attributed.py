"""Who is cited, with which verb, for what, and how near: the checks of attributions."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import flagged, values

BRIDGE = "[attribution] The skipper claimed that the hatch was shut."


@pytest.mark.parametrize(
    ("options", "flags"),
    [
        ({}, True),
        ({"kinds": ["person"]}, True),
        ({"kinds": ["document"]}, False),
        ({"sources": ["skipper"]}, True),
        ({"sources": ["cook"]}, False),
        ({"flags": ["belligerent"], "sources": ["skipper"]}, True),
        ({"flags": ["belligerent"]}, False),
        ({"except_sources": ["skipper"]}, False),
        ({"content": ["hatch"]}, True),
        ({"content": ["bridge"]}, False),
        ({"except_content": ["shut"]}, False),
        ({"kinds": ["document"], "or_sources": ["skipper"]}, True),
        ({"kinds": ["document"], "or_sources": ["cook"]}, False),
        ({"unless": ["hatch"]}, False),
        ({"unless": ["records show"]}, True),
    ],
)
def test_cues_by_speaker_and_content(options: dict[str, Any], flags: bool) -> None:
    assert flagged("cue-choice", BRIDGE, lemmas=["claim"], **options) == (["claimed"] if flags else [])


@pytest.mark.parametrize(
    "text",
    [
        "[attribution] The growers’ lobby warned that the levy would cost jobs.",
        "[attribution] Ida Moe, who heads the growers’ lobby, warned that the levy would cost jobs.",
        "[attribution] Ida Moe, head of the growers’ lobby, warned that the levy would cost jobs.",
        "[fact] Ida Moe, head of the growers’ lobby, came. [attribution] Moe warned that jobs would go.",
    ],
)
def test_who_speaks_is_told_by_more_than_the_name(text: str) -> None:
    assert flagged("cue-choice", text, lemmas=["warn"], sources=["lobby"]) == ["warned"]
    assert flagged("cue-choice", text, lemmas=["warn"], except_sources=["lobby"]) == []
    assert flagged("cue-choice", text, lemmas=["warn"], sources=["coastguard"]) == []


@pytest.mark.parametrize(
    ("options", "flags"),
    [
        ({"unless": ["log"]}, True),
        ({"unless": ["log"], "after": 1}, False),
        ({"unless": ["log"], "before": 1}, True),
        ({"unless_cues": ["deny"], "after": 2}, False),
        ({"unless_cues": ["deny"], "after": 1}, True),
    ],
)
def test_what_stands_near_a_cue_excuses_it(options: dict[str, Any], flags: bool) -> None:
    text = f"{BRIDGE} [fact] The log is lost. [attribution] The cook, Ida Moe, denied that it was shut."
    assert bool(flagged("cue-choice", text, lemmas=["claim"], **options)) is flags


def test_words_of_the_same_source_excuse_what_it_is_said_to_think() -> None:
    text = "[attribution] Ida Moe said it rained. [attribution] She fears that the dam will break."
    assert flagged("cue-choice", text, lemmas=["fear"]) == ["fears"]
    assert flagged("cue-choice", text, lemmas=["fear"], unless_said=1) == []
    assert flagged("cue-choice", text, lemmas=["fear"], unless_said=0) == ["fears"]
    other = text.replace("She", "Pia Holt")
    assert flagged("cue-choice", other, lemmas=["fear"], unless_said=1) == ["fears"]


def test_a_quotation_in_the_sentence_excuses() -> None:
    text = "[attribution] Ida Moe, who fears that the dam will break, said: “It leaks at the foot.”"
    assert flagged("cue-choice", text, lemmas=["fear"]) == ["fears"]
    assert flagged("cue-choice", text, lemmas=["fear"], unless_quoted=True) == []


@pytest.mark.parametrize(("least", "flags"), [(4, True), (5, True), (6, False)])
def test_sources_by_how_much_they_are_quoted(least: int, flags: bool) -> None:
    text = "[attribution] “It leaks at the foot,” an official said."
    assert bool(flagged("source-kind", text, kinds=["anonymous"], quoted=least)) is flags


@pytest.mark.parametrize(("within", "flags"), [("sentence", True), ("paragraph", True), ("article", False)])
def test_how_near_an_excuse_must_stand(within: str, flags: bool) -> None:
    text = "[attribution] A study found that hens sleep.\n\n[fact] It was published in May."
    options = {"kinds": ["document"], "unless": ["published in"], "within": within}
    assert bool(flagged("source-kind", text, **options)) is flags


def test_only_the_first_mention() -> None:
    text = "[attribution] A study found that hens sleep. [attribution] The study says they dream."
    assert flagged("source-kind", text, kinds=["document"]) == ["A study", "The study"]
    assert flagged("source-kind", text, kinds=["document"], first=True) == ["A study"]


def test_unnamed_people_who_are_then_named_are_named() -> None:
    text = "[attribution] Two pilots, Ann Poe and Bo Lind, said the runway was short."
    assert flagged("source-kind", text, kinds=["anonymous"]) == []


# ---------------------------------------------------------------- late, and not again

LATE = {"triggers": ["concealment"], "refers": ["that claim"]}
HIDDEN = "[fact] Managers hid the test results."


@pytest.mark.parametrize(
    ("rest", "flags"),
    [
        (" [attribution] Managers hid the results, the union said.", False),
        (" [fact] It rained. [attribution] Managers hid the results, the union said.", True),
        ("\n\n[attribution] Managers hid the results, the union said.", True),
        ("\n\n[fact] It rained.\n\n[attribution] Managers hid the results, the union said.", False),
        (" [fact] It rained. [attribution] The union made that claim on Friday.", True),
        (" [fact] It rained. [attribution] The union said it would meet on Friday.", False),
        (" [fact] It rained.", False),
    ],
)
def test_a_source_that_comes_late(rest: str, flags: bool) -> None:
    assert bool(flagged("late-attribution", HIDDEN + rest, **LATE)) is flags


def test_the_late_source_is_named() -> None:
    text = f"{HIDDEN} [fact] It rained. [attribution] Managers hid the results, the union said."
    assert values("late-attribution", text, **LATE) == [{"source": "the union"}]


@pytest.mark.parametrize(("run", "flags"), [(1, True), (2, True), (3, False)])
def test_a_source_that_is_not_named_again(run: int, flags: bool) -> None:
    text = "[attribution] The union said pay was low. [fact] It rained. [fact] It snowed. " + HIDDEN
    found = flagged("unrestated", text, triggers=["concealment"], max_run=run)
    assert found == (["Managers hid the test results."] if flags else [])


def test_a_new_paragraph_and_the_writers_own_need_no_source_restated() -> None:
    options = {"triggers": ["concealment"], "max_run": 1}
    apart = "[attribution] The union said pay was low. [fact] It rained.\n\n[fact] It snowed. " + HIDDEN
    assert flagged("unrestated", apart, **options) == []
    unsourced = "[fact] It rained. [fact] It snowed. " + HIDDEN
    assert flagged("unrestated", unsourced, **options) == []


# ---------------------------------------------------------------- who somebody is


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("“It leaks,” said Ann Poe.", True),
        ("“It leaks,” said Ann Poe, a diver.", False),
        ("“It leaks,” said Ann Poe, 51.", False),
        ("“It leaks,” said Ann Poe of the River Board.", False),
        ("“It leaks,” said diver Ann Poe.", False),
        ("“It leaks,” said Ms. Ann Poe.", True),
        ("The dam’s keeper, Ann Poe, said it leaks.", False),
        ("A diver at the dam, Ann Poe said it leaks.", False),
        ("“It leaks.” — Ann Poe", False),
        ("“It leaks,” said Ann Poe. The dam is old.", True),
    ],
)
def test_credentials(text: str, flags: bool) -> None:
    assert bool(flagged("source-credentials", text)) is flags


def test_credentials_a_sentence_later_and_well_known_names() -> None:
    text = "“It leaks,” said Ann Poe. She is a diver."
    assert flagged("source-credentials", text) == ["Ann Poe"]
    assert flagged("source-credentials", text, credentials=["she is a"], after=1) == []
    assert flagged("source-credentials", text, known=["Ann Poe"]) == []


def test_whom_the_story_is_about_needs_no_credentials() -> None:
    text = "Poe fell. Poe was saved. Poe slept. “It was cold,” said Ann Poe."
    assert flagged("source-credentials", text) == []


# ---------------------------------------------------------------- who is not named

LEAD = "[attribution] The yard will close in May, an official at the yard said."


@pytest.mark.parametrize(
    ("rest", "options", "flags"),
    [
        ("[fact] It has two docks.", {}, True),
        ("[attribution] The yard will close in May, a draft order says.", {}, False),
        ("[attribution] A map says it has two docks.", {"documents_count": False}, True),
        ("[attribution] Mayor Ida Moe confirmed that the yard will close in May.", {}, False),
        ("[attribution] Mayor Ida Moe confirmed that the yard will close in May.", {"min_sources": 3}, True),
        ("[attribution] Mayor Ida Moe said it was a fine yard.", {}, True),
    ],
)
def test_a_lead_on_one_unnamed_source(rest: str, options: dict[str, Any], flags: bool) -> None:
    assert bool(flagged("lead-source", f"{LEAD}\n\n{rest}", **options)) is flags


def test_a_lead_with_another_source_or_two_people_passes() -> None:
    assert flagged("lead-source", LEAD.replace("an official", "two officials")) == []
    assert flagged("lead-source", LEAD + " [attribution] It has two docks, Ida Moe said.") == []
    assert flagged("lead-source", "[fact] It rained.\n\n" + LEAD) == []


def test_the_first_voice() -> None:
    hidden, named = "“It leaks at the foot,” an official said.", "“It leaks at the foot,” said Ann Poe."
    assert flagged("first-quotation", f"{hidden}\n\n{named}", kinds=["anonymous"]) == [
        "“It leaks at the foot,”"
    ]
    assert flagged("first-quotation", f"{named}\n\n{hidden}", kinds=["anonymous"]) == []
    assert flagged("first-quotation", hidden, kinds=["anonymous"], least_words=6) == []


@pytest.mark.parametrize(
    ("who", "flags"),
    [
        ("Velora", True),
        ("A spokesman for Velora", True),
        ("Dorn", False),
        ("It is not Velora: the mayor", False),
        ("One engineer at Velora", False),
    ],
)
def test_who_declined_and_talked(who: str, flags: bool) -> None:
    text = f"[attribution] A Velora engineer said it leaks. [fact] {who} declined to comment."
    assert (
        bool(flagged("declined-and-talked", text, declined=["decline to comment"], people=["engineer"]))
        is flags
    )


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("One senator called Ida Moe lazy.", True),
        ("“She is lazy,” an aide to Ida Moe said.", True),
        ("“She is lazy,” an aide said.", False),
        ("One senator called the plan lazy.", False),
        (
            "One senator said that lazy reading of a very long and very dull draft had cost Ida Moe a day.",
            False,
        ),
        ("Pia Holt called Ida Moe lazy.", False),
    ],
)
def test_attacks_on_somebody_named(text: str, flags: bool) -> None:
    found = flagged("anonymous-opinion", text, phrases=["lazy"], about=["person"])
    assert bool(found) is flags
