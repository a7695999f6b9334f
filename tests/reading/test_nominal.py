"""Sayings without a verb: prepositions, nouns, adverbs, colons and dashes."""

from __future__ import annotations

import pytest

from tests.saying import said


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("According to the ministry, the bridge is safe.", "the ministry", "According to",
         "the bridge is safe"),
        ("The bridge is safe, according to the ministry.", "the ministry", "according to",
         "The bridge is safe"),
        ("In the words of Ada Lund, the bridge is a ruin.", "Ada Lund", "In the words of",
         "the bridge is a ruin"),
        ("By his daughter’s account, he read only poems.", "his daughter", "account", "he read only poems"),
        ("The minister’s claim that taxes fell was wrong.", "The minister", "claim",
         "that taxes fell"),
        ("A warning from the coastguard that ice was thin came late.", "the coastguard", "warning",
         "that ice was thin"),
        ("The firm reportedly owes nine million.", None, "reportedly", "The firm … owes nine million"),
        ("# Minister: strike is over", "Minister", ":", "strike is over"),
        ("LUND: We held the line.", "LUND", ":", "We held the line"),
        ("“We held the line.” — Ada Lund", "Ada Lund", "—", "“We held the line.”"),
    ],
)  # fmt: skip
def test_a_saying_without_a_verb(text: str, source: str | None, cue: str, content: str) -> None:
    assert (source, cue, content) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The car does 90 kilometres per hour.",
        "The idea that paint dries is not new.",
        "Photographs: Nadia Orsz",
        "The recipe has three parts: flour, salt and water.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert said(text) == []
