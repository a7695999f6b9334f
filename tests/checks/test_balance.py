"""Replies, and who is heard: how many, how much, and with which verbs."""

from __future__ import annotations

from typing import Any

import pytest

from audit.article import Article
from tests.build import article, flagged, prepared, values

REPLY = prepared("BAL001").rule.options
LATE = prepared("BAL002").rule.options
SIDES = prepared("BAL008").rule.options


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Orla Fenn bribed two clerks.", ["Orla Fenn bribed"]),
        ("The union accused Orla Fenn of lying.", ["accused Orla Fenn"]),
        ("Orla Fenn was charged with fraud.", ["Orla Fenn was charged"]),
        ("Two clerks were bribed by Orla Fenn.", ["bribed by Orla Fenn"]),
        ("The firm bribed two clerks.", []),  # nobody who is named
        ("“Orla Fenn bribed them,” said Ole Ruud.", []),
        ("The union did not accuse Orla Fenn of lying.", []),
        ("The union called Orla Fenn a thief.", ["called Orla Fenn"]),
        ("The union never called Orla Fenn a thief.", []),
        ("The union called Orla Fenn a friend.", []),
        ("A driver at Nordan Buses said it bribed two clerks.", ["Nordan Buses said it bribed"]),
        ("The accused, Orla Fenn, said she bribed two clerks.", []),  # who speaks of herself
        ("Orla Fenn bribed two clerks. Fenn said she was innocent.", []),
        ("Orla Fenn bribed two clerks. Her lawyer declined to comment.", []),
        ("Orla Fenn bribed two clerks. Ole Ruud said he was innocent.", ["Orla Fenn bribed"]),
        ("Orla Fenn bribed two clerks. Fenn was convicted in May.", []),
        ("# Orla Fenn bribed clerks\n\nIt rained.", []),
        (
            "Orla Fenn bribed two clerks. Bo Lind embezzled the fund. Fenn denied it.",
            ["Bo Lind embezzled"],
        ),
    ],
)
def test_the_accused_must_answer(text: str, words: list[str]) -> None:
    assert flagged("response", text, **{**REPLY, "answers": ["deny", "decline to comment"]}) == words


@pytest.mark.parametrize(("between", "flags"), [(4, False), (5, False), (6, True)])
def test_an_answer_may_come_too_late(between: int, flags: bool) -> None:
    text = "Orla Fenn bribed two clerks. " + "It rained. " * between + "Fenn denied it."
    assert flagged("response", text, **LATE) == (["Fenn denied it."] if flags else [])
    if flags:
        assert values("response", text, **LATE) == [{"accused": "Orla Fenn", "gap": str(between)}]


def test_the_share_of_a_kind_of_source() -> None:
    text = "Two aides said it rained. A clerk said it snowed. Ole Ruud said it froze."
    options: dict[str, Any] = {"kinds": ["anonymous"], "least_attributions": 3}
    assert flagged("source-share", text, most_share=0.6, **options) == ["Two aides"]
    assert flagged("source-share", text, most_share=0.67, **options) == []
    (value,) = values("source-share", text, most_share=0.6, **options)
    assert (value["count"], value["of"], value["share"]) == ("2", "3", "67%")
    assert flagged("source-share", text, kinds=["anonymous"], most_share=0.6, least_attributions=4) == []


def test_the_share_of_one_source() -> None:
    text = "Ole Ruud said it rained. Ruud said it snowed. The clerk said it froze."
    assert flagged("source-share", text, one=True, most_share=0.6) == ["Ole Ruud"]
    assert flagged("source-share", text, one=True, most_share=0.7) == []


@pytest.mark.parametrize(
    ("text", "least", "flags"),
    [
        ("Ole Ruud said it rained. It froze. Ruud said it snowed.", 2, True),
        ("Ole Ruud said it rained. It froze. Ida Moe said it snowed.", 2, False),
        ("Ole Ruud said it rained. It froze. Ida Moe said it snowed.", 3, True),
        ("Ole Ruud said it rained. Ruud said it snowed.", 2, False),  # too short
        ("It rained. It froze. It snowed.", 2, False),  # cites nobody
        ("Critics said it rained. It froze. It snowed.", 2, True),
        ("Two officials said it rained. It froze. It snowed.", 2, False),
        ("Ole Ruud said it rained. It froze. Court records show that it snowed.", 2, False),
    ],
)
def test_distinct_sources(text: str, least: int, flags: bool) -> None:
    assert bool(flagged("distinct-sources", text, least_sources=least)) is flags


def test_documents_may_not_count_and_names_may_be_wanted() -> None:
    text = "Ole Ruud said it rained. It froze. Court records show that it snowed."
    assert flagged("distinct-sources", text, documents_count=False) == ["Ole Ruud"]
    assert flagged("distinct-sources", text, least_named=2) == ["Ole Ruud"]
    (value,) = values("distinct-sources", text, least_named=2)
    assert value == {"count": "one named", "least": "two named"}


def test_one_side_says_and_the_other_claims() -> None:
    said = "The ministry said it rained. The ministry said it froze."
    claimed = " The villagers claimed that it snowed. The villagers insisted that it was dark."
    assert flagged("uneven-verbs", said + claimed) == ["claimed"]
    (value,) = values("uneven-verbs", said + claimed)
    assert value["plain"] == "The ministry"
    assert flagged("uneven-verbs", said + claimed, least_loaded=3) == []
    assert flagged("uneven-verbs", said + " The villagers claimed that it snowed.") == []


FOUGHT = "The army said it killed nine rebels. The army said it took the bridge."


@pytest.mark.parametrize(
    ("more", "flags"),
    [
        ("", True),
        (" The rebels said they lost two men.", False),
        (" Ida Moe, a nurse, said she heard shots.", False),
        (" The claims could not be independently verified.", False),
        (" It rained.", True),
    ],
)
def test_a_war_told_by_one_side(more: str, flags: bool) -> None:
    assert flagged("one-side", FOUGHT + more, **SIDES) == (["The army"] if flags else [])


def test_an_army_may_speak_of_other_things() -> None:
    text = "The army said it would hire cooks. The army said it would paint."
    assert flagged("one-side", text, **SIDES) == []


def repeated(times: int) -> Article:
    return article("Orla Fenn bribed two clerks. " * times)


def test_an_accusation_is_told_of_once() -> None:
    assert len(flagged("response", repeated(3), **REPLY)) == 1
