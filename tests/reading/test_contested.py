"""Claims that somebody in the same article denies."""

from __future__ import annotations

import pytest

from tests.build import article

CLAIM = "The firm moved toxic barrels to the old quay."


@pytest.mark.parametrize(
    ("more", "contested"),
    [
        ("The firm denied moving toxic barrels to the quay.", True),
        ("Ida Moe rejected the claim that the firm moved the barrels to the quay.", True),
        ("The firm said it moved toxic barrels to the quay.", False),
        ("The firm denied paying its drivers late.", False),
        ("The firm denied it.", False),  # what "it" is cannot be seen
        ("It rained.", False),
    ],
)
def test_a_denial_makes_a_claim_contested(more: str, contested: bool) -> None:
    read = article(f"[fact] {CLAIM}\n\n{more}")
    assert ("contested" in read.sentences[0].triggers) is contested


def test_the_denial_itself_and_what_has_a_source_are_not() -> None:
    read = article(f"{CLAIM[:-1]}, a driver said. The firm denied moving toxic barrels to the quay.")
    assert all("contested" not in sentence.triggers for sentence in read.sentences)


def test_what_a_source_says_in_paraphrase_has_triggers_of_its_own() -> None:
    read = article("The firm hid evidence, Ole Ruud said. “It hid evidence,” he said.")
    assert [sorted(s.triggers) for s in read.sentences] == [[], []]
    assert [sorted(s.reported) for s in read.sentences] == [["concealment"], []]
