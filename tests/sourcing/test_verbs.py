"""Which verbs vouch, doubt or colour, and where one side gets all of them."""

from __future__ import annotations

from typing import get_args

import pytest

from audit import lexicons
from audit.article import CueClass
from audit.sourcing import verbs
from audit.sourcing.verbs import Tone, Uneven, Verb, tone


def verb(lemma: str, cue_class: CueClass, times: int = 1) -> Verb:
    return Verb(lemma, cue_class, tone(lemma, cue_class), times)


@pytest.mark.parametrize(
    ("lemma", "cue_class", "wanted"),
    [
        ("say", "neutral", "plain"),
        ("according to", "preposition", "plain"),
        ("deny", "deny", "plain"),
        ("accuse", "accuse", "plain"),
        ("argue", "insist", "plain"),
        ("suggest", "document", "plain"),
        ("confirm", "confirm", "vouching"),
        ("show", "document", "vouching"),
        ("refute", "deny", "vouching"),
        ("unveil", "announce", "vouching"),
        ("claim", "doubt", "doubting"),
        ("reportedly", "adverb", "doubting"),
        ("dismiss", "deny", "doubting"),
        ("insist", "insist", "colouring"),
        ("admit", "admit", "colouring"),
        ("slam", "emotive", "colouring"),
        ("threaten", "commit", "colouring"),
        ("promise", "commit", "plain"),
        ("demand that", "neutral", "plain"),
        ("stress the need for", "neutral", "colouring"),
    ],
)
def test_tone(lemma: str, cue_class: CueClass, wanted: Tone) -> None:
    assert tone(lemma, cue_class) == wanted


def test_every_class_of_cues_has_a_tone() -> None:
    assert all(tone("", each) in verbs.TONES for each in get_args(CueClass))


def test_the_verbs_that_stand_apart_are_cues_and_have_a_tone() -> None:
    known = lexicons.load("cue-verbs").single
    for word, entry in lexicons.load("cue-tones").single.items():
        assert entry.group in verbs.TONES
        assert word in known
        assert verbs._TONES.get(known[word].group, "plain") != entry.group, f"{word} has that tone already"  # type: ignore[call-overload]


def test_one_side_says_and_the_other_claims() -> None:
    sides = [
        ("the ministry", (verb("say", "neutral", 2),)),
        ("villagers", (verb("claim", "doubt"), verb("insist", "insist"))),
    ]
    assert verbs.uneven(sides) == Uneven(("villagers",), ("the ministry",))


def test_alike_is_even() -> None:
    sides = [("the ministry", (verb("claim", "doubt", 2),)), ("villagers", (verb("insist", "insist", 2),))]
    assert verbs.uneven(sides) is None


def test_one_verb_is_too_few_to_compare() -> None:
    sides = [("the ministry", (verb("say", "neutral", 5),)), ("villagers", (verb("claim", "doubt"),))]
    assert verbs.uneven(sides) is None


def test_hopes_and_showing_are_not_held_against_a_side() -> None:
    sides = [
        ("the ministry", (verb("say", "neutral", 2),)),
        ("villagers", (verb("hope", "belief", 2), verb("say", "neutral", 2))),
    ]
    assert verbs.uneven(sides) is None


def test_who_stands_in_the_middle_is_on_no_side() -> None:
    sides = [
        ("a", (verb("say", "neutral", 2),)),
        ("b", (verb("say", "neutral"), verb("claim", "doubt"))),
        ("c", (verb("claim", "doubt", 2),)),
    ]
    assert verbs.uneven(sides) == Uneven(("c",), ("a",))


def test_nobody_is_even() -> None:
    assert verbs.uneven([]) is None
