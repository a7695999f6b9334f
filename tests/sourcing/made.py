"""Articles for the ledger, made by hand: who says what in which sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from audit.article import Article, Attribution, CueClass, Label, Name, Quotation, Sentence, Source
from audit.document import Block, Document, Span, line_starts

_QUOTED = re.compile(r"“[^”]*”")


class Said(NamedTuple):
    """Who says what in a sentence: the source, the words of cue and content, and the cue's plain form.

    ``mention`` is how the source is named here, if not by its name; without a cue, the content
    is a quotation without a speaker.
    """

    source: Source
    cue: str
    content: Sequence[str]
    lemma: str = "say"
    cue_class: CueClass = "neutral"
    mention: str = ""


class Told(NamedTuple):
    """A sentence, and what is said in it."""

    text: str
    said: Sequence[Said] = ()


NOBODY = Source("", "none", "agentless", None)
RUIZ = Source("Ana Ruiz", "person", "named")
LUND = Source("Bo Lund", "person", "named")
BOARD = Source("Harbour Board", "organisation", "organisation")
REPORT = Source("the report", "document", "official")
OFFICIAL = Source("an official", "anonymous", "described")
DIVERS = Source("two divers", "anonymous", "described", 2, frozenset({"counted", "access"}))
CRITICS = Source("critics", "group", "collective", None)
HE = Source("he", "person", "unresolved", 1, frozenset({"pronoun"}))


def article(*told: Told, path: str = "draft.txt", names: Sequence[str] = ()) -> Article:
    """An article of these sentences, a line and a paragraph each; ``names`` are the people named in it."""
    text = "\n".join(each.text for each in told)
    places, at = [], 0
    for each in told:
        places.append(Span(at, at + len(each.text)))
        at += len(each.text) + 1
    found = [
        _attribution(text, span, said) for span, each in zip(places, told, strict=True) for said in each.said
    ]
    whole = {key: _whole(key, found) for key in {(a.source.name, a.source.kind) for a, _ in found}}
    sentences = tuple(
        Sentence(
            span,
            "paragraph",
            number,
            Label("fact"),
            attributions=tuple(
                replace(a, source=whole[a.source.name, a.source.kind]) for a, where in found if where == span
            ),
        )
        for number, span in enumerate(places)
    )
    blocks = tuple(Block("paragraph", span) for span in places)
    return Article(
        Document(path, path, text, blocks, lines=line_starts(text)),
        sentences,
        tuple(Quotation(Span(*m.span())) for m in _QUOTED.finditer(text)),
        tuple(Name(Span(*m.span()), "person") for n in names for m in re.finditer(n, text)),
    )


def _attribution(text: str, sentence: Span, said: Said) -> tuple[Attribution, Span]:
    mention = _find(text, sentence, said.mention or said.source.name) if said.source.name else None
    return (
        Attribution(
            source=said.source,
            mention=mention,
            cue=_find(text, sentence, said.cue) if said.cue else None,
            lemma=said.lemma if said.cue else "",
            cue_class=said.cue_class,
            content=tuple(_find(text, sentence, part) for part in said.content),
        ),
        sentence,
    )


def _whole(key: tuple[str, str], found: Sequence[tuple[Attribution, Span]]) -> Source:
    """A source with all its mentions."""
    same = [a for a, _ in found if (a.source.name, a.source.kind) == key]
    return replace(same[0].source, mentions=tuple(a.mention for a in same if a.mention))


def _find(text: str, sentence: Span, words: str) -> Span:
    at = text.lower().index(words.lower(), sentence.start, sentence.end)
    return Span(at, at + len(words))


def small() -> Article:
    """Five sentences: two people named, a body, an unnamed official, critics, nobody, and a lost "he"."""
    return article(
        Told(
            "The pier is safe, claimed Mayor Ana Ruiz, and admitted that two posts were vacant.",
            [
                Said(RUIZ, "claimed", ["The pier is safe"], "claim", "doubt"),
                Said(RUIZ, "admitted", ["that two posts were vacant"], "admit", "admit"),
            ],
        ),
        Told(
            "“It is rotten,” said Bo Lund, a diver. He said divers' reports were ignored.",
            [
                Said(LUND, "said", ["“It is rotten,”"]),
                Said(LUND, "said divers", ["divers' reports were ignored"], mention="He"),
            ],
        ),
        Told(
            "An official said that the Harbour Board had told him “wait”.",
            [
                Said(OFFICIAL, "said", ["that the Harbour Board had told him “wait”"]),
                Said(BOARD, "had told", ["“wait”"], "tell"),
            ],
        ),
        Told(
            "Critics say it leans; reportedly it is for sale.",
            [
                Said(CRITICS, "say", ["it leans"]),
                Said(NOBODY, "reportedly", ["it is for sale"], "reportedly", "adverb"),
            ],
        ),
        Told("“Who pays?” he asked.", [Said(HE, "asked", ["“Who pays?”"], "ask")]),
        Told("“Nobody knows.”", [Said(NOBODY, "", ["“Nobody knows.”"])]),
        names=["Ana Ruiz", "Bo Lund"],
    )
