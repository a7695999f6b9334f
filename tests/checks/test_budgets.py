"""What holds of an article as a whole: shares, runs, bylines, headlines, names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from audit import judging
from audit.article import Label
from audit.errors import FileError
from tests.build import article, flagged, prepared, ruleset, values

DULL = "[editorial] How dull."
WET = "[fact] It rained."


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (f"{DULL} {WET} {WET} {WET} {WET}", True),
        (f"{WET} {WET} {WET} {WET} {WET}", False),
        (f"{DULL} {WET}", False),  # too short
        (f"# {DULL}\n\n{WET} {WET} {WET} {WET} {WET}", False),  # a headline is no part of the body
    ],
)
def test_the_share_of_a_label(text: str, flags: bool) -> None:
    found = flagged("label-share", text, label="editorial", most_share=0.15)
    assert found == (["How dull."] if flags else [])


def test_a_share_counts_only_what_is_sure_enough() -> None:
    read = article(f"{DULL} {WET} {WET} {WET} {WET}")
    unsure = tuple(replace(s, label=Label(s.label.name, 0.6)) for s in read.sentences)
    read = replace(read, sentences=unsure)
    assert flagged("label-share", read, label="editorial", most_share=0.15, min_confidence=0.7) == []
    assert flagged("label-share", read, label="editorial", most_share=0.15, min_confidence=0.6) == [
        "How dull."
    ]


def test_a_budget_may_differ_by_genre(tmp_path: Path) -> None:
    pack = ruleset(
        tmp_path,
        "enable: [STR003]\n"
        "tune:\n  STR003:\n    options: {most_share: 0.1}\n"
        "    by_genre: {analysis: {most_share: 0.9}, live: {least_sentences: 9}}\n",
    )
    text = f"{DULL} {WET} {WET} {WET} {WET}"
    for genre, flags in (("news", True), ("analysis", False), ("live", False), ("explainer", True)):
        told = judging.judge(article(f"---\ngenre: {genre}\n---\n\n{text}"), pack)
        assert bool(told) is flags, genre


CLAIMS = {"triggers": ["concealment", "statistic", "crime"], "least_claims": 2}
HID, ROSE = "The firm hid the documents.", "Sales rose 12%."


def test_claims_and_their_sources() -> None:
    assert flagged("claims-sourced", f"{HID} {ROSE}", **CLAIMS) == [HID]
    assert flagged("claims-sourced", f"{HID} Sales rose 12%, the bank said.", **CLAIMS) == []
    assert flagged("claims-sourced", f"{HID} Sales rose 12%, the bank said.", least_share=0.6, **CLAIMS) == [
        HID
    ]
    assert flagged("claims-sourced", HID, **CLAIMS) == []
    assert values("claims-sourced", f"{HID} {ROSE}", **CLAIMS) == [{"count": "2", "of": "2 claims"}]


def test_a_run_without_a_source() -> None:
    text = "Ole Ruud said it rained.\n\nThe road was shut. Two buses ran. The shop closed."
    assert flagged("claims-sourced", text, longest_run=2, **CLAIMS) == ["The shop closed."]
    assert flagged("claims-sourced", text, longest_run=3, **CLAIMS) == []
    (value,) = values("claims-sourced", text, longest_run=2, **CLAIMS)
    assert value["of"] == "3 sentences in a row"


@pytest.mark.parametrize(
    ("front", "text", "words"),
    [
        ("", "An aide said it rained.", ["An aide"]),
        ("byline:", "An aide said it rained.", ["An aide"]),
        ("byline: Ida Moe", "An aide said it rained.", []),
        ("", "The mayor said it rained.", []),
        ("", "An aide said it rained. A clerk said it snowed.", ["An aide"]),
    ],
)
def test_somebody_must_sign(front: str, text: str, words: list[str]) -> None:
    assert flagged("unsigned", f"---\n{front}\n---\n\n{text}" if front else text) == words


HEADLINE = prepared("STR004").rule.options


@pytest.mark.parametrize(
    ("headline", "body", "flags"),
    [
        ("Firm hid documents", "The firm hid documents, Ole Ruud said.", True),
        ("Firm hid documents", "The firm may have hidden documents.", True),
        ("Firm hid documents", "The firm hid documents in a shed.", False),
        ("Firm hid documents", "It rained.", False),
        ("Firm hid documents, union says", "The firm hid documents, the union said.", False),
        ("Firm may have hidden documents", "The firm hid documents, the union said.", False),
        ("Firm moves documents", "The firm moved documents, the union said.", False),
    ],
)
def test_headlines_and_what_bears_them_out(headline: str, body: str, flags: bool) -> None:
    assert bool(flagged("headline-claim", f"# {headline}\n\n{body}", **HEADLINE)) is flags


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Marta Lundqvist spoke. Lundkvist left. Lundqvist came back.", ["Lundkvist"]),
        ("Marta Lundqvist spoke. Lundqvist left.", []),
        ("Marta Lundqvist spoke. Erik Lundkvist left.", []),
        ("Marta Lundqvist spoke. Marta Lundkvist left.", ["Marta Lundkvist"]),
        ("Oleg Ivanov met Irina Ivanova.", []),
        ("Pavel Kowalski met Kowalska.", []),
        ("Ana Reyes met the Reyeses.", []),
        ("Ana Reyes’s boat sank. Reyes swam.", []),
        ("Liv Berg met Borg.", []),  # too short
    ],
)
def test_names_that_drift(text: str, words: list[str]) -> None:
    assert flagged("name-drift", text) == words


def test_the_message_gives_the_other_spelling() -> None:
    (value,) = values("name-drift", "Marta Lundqvist spoke. Lundkvist left. Lundqvist came back.")
    assert value == {"other": "Lundqvist", "times": "2"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("{analysis: {most: 1}}", "no such field"),
        ("{analysis: {most_share: 2}}", "must be 1 or less"),
        ("{essay: {most_share: 1}}", "“essay” is none of news"),
    ],
)
def test_what_is_wrong_in_a_budget_is_said_with_its_line(tmp_path: Path, given: str, said: str) -> None:
    text = f"extends: default\ntune:\n  STR003:\n    by_genre: {given}\n"
    with pytest.raises(FileError, match=said) as caught:
        ruleset(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path}/newsroom.yml:4: STR003: by_genre.")
