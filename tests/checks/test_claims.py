"""Claims that need a source, and guilt stated as fact."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from audit.article import Article, Trigger
from tests.build import article, flagged, prepared, values


def triggered(text: str, number: int, *triggers: Trigger) -> Article:
    """An article of which one sentence has triggers, set by hand."""
    read = article(text)
    sentences = [replace(s, triggers=frozenset()) for s in read.sentences]
    sentences[number] = replace(sentences[number], triggers=frozenset(triggers))
    return replace(read, sentences=tuple(sentences))


CLAIM = "The firm hid the crack."


def test_a_claim_with_a_trigger_needs_a_source() -> None:
    read = triggered(f"[fact] It rained. [fact] {CLAIM}", 1, "concealment")
    assert flagged("unsourced", read, triggers=["concealment"]) == [CLAIM]
    assert flagged("unsourced", read, triggers=["blame"]) == []
    (value,) = values("unsourced", read, triggers=["blame", "concealment"])
    assert value["trigger"].startswith("a claim")


def test_a_source_of_its_own_will_do() -> None:
    read = triggered("[attribution] The firm hid the crack, the auditor said.", 0, "concealment")
    assert flagged("unsourced", read, triggers=["concealment"]) == []


@pytest.mark.parametrize(("carry", "flags"), [(0, True), (1, False), (2, False)])
def test_how_far_an_attribution_carries(carry: int, flags: bool) -> None:
    read = triggered(f"[attribution] The auditor said it rained. [fact] {CLAIM}", 1, "concealment")
    saying = replace(read.sentences[0].attributions[0], reach=(read.sentences[1].span,))
    read = replace(read, sentences=(replace(read.sentences[0], attributions=(saying,)), read.sentences[1]))
    assert bool(flagged("unsourced", read, triggers=["concealment"], carry=carry)) is flags


def test_position_and_paragraph() -> None:
    options: dict[str, Any] = {"triggers": ["concealment"], "position": "lead"}
    lead = triggered(f"# [fact] Ferry\n\n[fact] {CLAIM}\n\n[fact] It rained.", 1, "concealment")
    assert flagged("unsourced", lead, **options) == [CLAIM]
    body = triggered(f"# [fact] Ferry\n\n[fact] It rained.\n\n[fact] {CLAIM}", 2, "concealment")
    assert flagged("unsourced", body, **options) == []
    beside = triggered(f"[fact] {CLAIM} [attribution] The auditor said it rained.", 0, "concealment")
    assert flagged("unsourced", beside, **options) == [CLAIM]
    assert flagged("unsourced", beside, scope="paragraph", **options) == []


@pytest.mark.parametrize(
    ("front", "text", "flags"),
    [
        ("", "The ferry sank and 40 people died.", True),
        ("", "The ferry sank in 1953 and 40 people died.", False),
        ("date: 2026-05-01", "The ferry sank in 1953 and 40 people died.", False),
        ("date: 2026-05-01", "The ferry sank in May 2026 and 40 people died.", True),
        ("date: 2026-05-01", "The ferry sank in 2025 and 40 people died.", False),
    ],
)
def test_settled_history(front: str, text: str, flags: bool) -> None:
    read = triggered(f"---\n{front}\n---\n\n[fact] {text}" if front else f"[fact] {text}", 0, "casualty")
    assert bool(flagged("unsourced", read, triggers=["casualty"], background_years=1)) is flags
    assert flagged("unsourced", read, triggers=["casualty"])


GUILT = prepared("LEG001").rule.options


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Joel Strand stabbed the cashier.", ["Joel Strand stabbed"]),
        ("On Monday Joel Strand then fatally stabbed a young cashier.", ["Joel Strand then fatally stabbed"]),
        ("The cashier was robbed by Joel Strand.", ["robbed by Joel Strand"]),
        ("Joel Strand embezzled the fund.", ["Joel Strand embezzled"]),
        ("Joel Strand stabbed Ida Vold.", ["Joel Strand stabbed"]),
        ("A man stabbed the cashier.", []),
        ("Joel Strand shot a film and killed time.", []),
        ("Joel Strand allegedly stabbed the cashier.", []),
        ("Joel Strand stabbed the cashier, prosecutors said.", []),
        ("The trial of Joel Strand, stabbed by a cashier, opened.", []),
        ("Joel Strand stabbed the cashier. He was convicted in May.", []),
        ("Joel Strand stabbed the cashier. Bo Lund was convicted in May.", ["Joel Strand stabbed"]),
        ("Joel Strand stabbed the cashier. Strand pleaded guilty.", []),
        ("Joel Strand was held after he stabbed the cashier.", ["Joel Strand was held after he stabbed"]),
        (
            "Joel Strand was held after he had stabbed the cashier.",
            ["Joel Strand was held after he had stabbed"],
        ),
        ("Ida Vold was asleep when he stabbed her.", []),  # somebody else
        ("Joel Strand saw Nils Vang after he stabbed the cashier.", []),  # which of them?
        ("Ida Vold’s brother was held after he stabbed the cashier.", []),
        ("Joel Strand will be held if he stabbed the cashier.", []),
    ],
)
def test_guilt_as_fact(text: str, words: list[str]) -> None:
    assert flagged("guilt", text, **GUILT) == words
