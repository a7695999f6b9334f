"""Sources by kind, and the words with which they are said to speak."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from audit.article import Article, Attribution, Source
from audit.document import Span
from tests.build import article, flagged


def said_by(text: str, mention: str, source: Source, cue: str = "said", **fields: Any) -> Article:
    """An article whose first sentence has one attribution, made by hand."""
    read = article(text)
    place = read.document.text.index(mention)
    span = Span(place, place + len(mention))
    verb = read.document.text.index(cue)
    values = {"lemma": "say", "cue_class": "neutral", "content": (), **fields}
    source = replace(source, mentions=(span,))
    attribution = Attribution(source, span, Span(verb, verb + len(cue)), **values)
    first = replace(read.sentences[0], attributions=(attribution,))
    return replace(read, sentences=(first, *(replace(s, attributions=()) for s in read.sentences[1:])))


BARE = Source("sources", "anonymous", "bare", None)
DESCRIBED = Source("officials", "anonymous", "described", None, frozenset({"institution"}))
COUNTED = Source("two aides", "anonymous", "described", 2, frozenset({"counted"}))


@pytest.mark.parametrize(
    ("source", "options", "flags"),
    [
        (BARE, {"kinds": ["anonymous"]}, True),
        (BARE, {"kinds": ["group"]}, False),
        (BARE, {"kinds": ["anonymous"], "details": ["bare"]}, True),
        (DESCRIBED, {"kinds": ["anonymous"], "details": ["bare"]}, False),
        (DESCRIBED, {"kinds": ["anonymous"], "without_flags": ["institution"]}, False),
        (DESCRIBED, {"kinds": ["anonymous"], "flags": ["institution"]}, True),
        (COUNTED, {"kinds": ["anonymous"], "uncounted": True}, False),
        (BARE, {"kinds": ["anonymous"], "uncounted": True}, True),
        (BARE, {"kinds": ["anonymous"], "nouns": ["people"]}, True),
        (BARE, {"kinds": ["anonymous"], "nouns": ["harbour"]}, True),
        (BARE, {"kinds": ["anonymous"], "nouns": ["harbour"], "heads": True}, False),
        (BARE, {"kinds": ["anonymous"], "nouns": ["aide"]}, False),
    ],
)
def test_sources_of_a_kind(source: Source, options: dict[str, Any], flags: bool) -> None:
    read = said_by("[attribution] People at the harbour said it rained.", "People at the harbour", source)
    assert bool(flagged("source-kind", read, **options)) is flags


def test_a_description_that_begins_before_the_mention_is_flagged_with_it() -> None:
    read = said_by("[attribution] Well-placed sources said it rained.", "sources", BARE)
    assert flagged("source-kind", read, kinds=["anonymous"], nouns=["well-placed source"]) == [
        "Well-placed sources"
    ]


def test_a_named_member_within_reach_excuses() -> None:
    text = "[attribution] Experts say it rained.{} [attribution] “It rained,” said Ann Poe, a pilot."
    options: dict[str, Any] = {"kinds": ["group"], "unless_named_within": 2}
    assert flagged("source-kind", text.format(""), **options) == []
    assert flagged("source-kind", text.format(" [fact] It rained. [fact] It did."), **options) == ["Experts"]


def test_an_institution_named_before_excuses() -> None:
    text = "[fact] The Tarvik Port Authority shut the pier.{} [attribution] Officials said it rained."
    options: dict[str, Any] = {"kinds": ["anonymous"], "unless_institution_within": 1}
    assert flagged("source-kind", text.format(""), **options) == []
    assert flagged("source-kind", text.format(" [fact] It did."), **options) == ["Officials"]


@pytest.mark.parametrize(
    ("options", "flags"),
    [
        ({"classes": ["emotive"]}, True),
        ({"classes": ["emotive"], "except_lemmas": ["slam"]}, False),
        ({"lemmas": ["slam"]}, True),
        ({"lemmas": ["say"]}, False),
        ({"classes": ["neutral"]}, False),
        ({"lemmas": ["slam"], "sources": ["poll"]}, False),
        ({"lemmas": ["slam"], "sources": ["harbour"]}, True),
        ({"lemmas": ["slam"], "quoting": True}, False),
    ],
)
def test_cues(options: dict[str, Any], flags: bool) -> None:
    text = "[attribution] People at the harbour slammed the plan."
    read = said_by(text, "People at the harbour", BARE, "slammed", lemma="slam", cue_class="emotive")
    assert flagged("cue-choice", read, **options) == (["slammed"] if flags else [])


def test_only_cues_that_govern_a_quotation() -> None:
    text = "[attribution] “We won,” she smiled."
    assert flagged("cue-choice", text, lemmas=["smile"], quoting=True) == ["smiled"]
    assert flagged("cue-choice", "[fact] She smiled at the crowd.", lemmas=["smile"], quoting=True) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A senior treasury official said it rained.", ["A senior treasury official"]),
        ("A treasury official, who asked not to be named because he fears for his job, said it rained.", []),
        ("A treasury official, who asked not to be named, said it rained.", ["A treasury official"]),
        ("A treasury official said it rained. He spoke on condition of anonymity to discuss the plan.", []),
        ("Ann Poe, a treasury official, said it rained.", []),
        ("Officials said it rained.", []),  # how many is another rule's question
        ("A witness said it rained.", []),
    ],
)
def test_reasons_for_not_being_named(text: str, words: list[str]) -> None:
    assert flagged("anonymity-reason", f"[attribution] {text}", nouns=["official"]) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“It was absurd,” an official briefed on the plan said.", ["absurd"]),
        ("A senior treasury official said it was absurd.", ["absurd"]),
        ("“It was absurd,” said Ann Poe, an official.", []),
        ("A senior treasury official said it cost 4 million.", []),
        ("An official said the plan, which is absurd and dire, was dropped.", ["absurd"]),  # once
    ],
)
def test_opinions_of_the_unnamed(text: str, words: list[str]) -> None:
    assert flagged("anonymous-opinion", f"[attribution] {text}", phrases=["absurd", "dire"]) == words
