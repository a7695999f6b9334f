"""Cues: the words that may attribute, their class and their syntax."""

from __future__ import annotations

import pytest

from audit.reading import cues
from audit.reading.tagging import tag
from audit.words import split


@pytest.mark.parametrize(
    ("text", "lemma", "cue_class"),
    [
        ("She said no.", "say", "neutral"),
        ("She claimed that it rained.", "claim", "doubt"),
        ("She admitted that it rained.", "admit", "admit"),
        ("She noted that it rained.", "note", "factive"),
        ("She has repeatedly lashed out at him.", "lash out at", "emotive"),
        ("She pointed out that it rained.", "point out", "factive"),
        ("She called for talks.", "call for", "direct"),
        ("She hopes that it rains.", "hope", "belief"),
        ("It is said to snow.", "be said to", "adverb"),
    ],
)
def test_a_verb_and_its_class(text: str, lemma: str, cue_class: str) -> None:
    assert [(c.lemma, c.cue_class) for c in cues.verbs(tag(split(text)))] == [(lemma, cue_class)]


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("He was told to leave.", True),
        ("He had told them.", False),
        ("He's been told.", True),
        ("He told them.", False),
    ],
)
def test_the_passive(text: str, passive: bool) -> None:
    assert [c.passive for c in cues.verbs(tag(split(text)))] == [passive]


def test_a_noun_that_says_something() -> None:
    assert [c.lemma for c in cues.nouns(tag(split("The claim and the warning were false.")))] == [
        "claim",
        "warning",
    ]
