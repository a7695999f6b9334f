"""Why a word that may attribute was not taken for a cue; worked out only where somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit import lexicons
from audit.document import Span
from audit.reading import cues, nominal, sayings, verbal
from audit.reading.drafts import Draft, Refusal
from audit.reading.tagging import Token
from audit.words import split

_READ_AS: dict[str, Refusal] = {"N": "read as a noun", "J": "read as an adjective", "M": "read as a name"}
_SPEECH = frozenset(("that", "quote", "np-that"))
"""Frames of the verbs that chiefly report; a word that is none of them is seldom looked for."""


class PassedOver(NamedTuple):
    """A word of the lists of cues that is no cue here, and why."""

    span: Span
    lemma: str
    why: Refusal


def find(tokens: Sequence[Token], *, headline: bool = False) -> tuple[PassedOver, ...]:
    """The words of a sentence that attribute elsewhere and not here, each with the reason, in order."""
    taken = {i for draft in sayings.drafts(tokens, headline=headline) for i in range(*draft.cue)}
    found = {
        place: PassedOver(Span(*place), lemma, why)
        for finder in (_unread, _nouns, _verbs, _quoted)
        for place, lemma, why in finder(tokens, taken)
    }
    return tuple(found[place] for place in sorted(found))


_Found = Iterator[tuple[tuple[int, int], str, Refusal]]


def _verbs(tokens: Sequence[Token], taken: set[int]) -> _Found:
    for cue in cues.verbs(tokens):
        if taken.isdisjoint(range(cue.first, cue.last)):
            verdict = verbal.judge(tokens, cue)
            own: Refusal = "part of what the speaker says"
            yield _place(tokens, cue), cue.lemma, own if isinstance(verdict, Draft) else verdict


def _nouns(tokens: Sequence[Token], taken: set[int]) -> _Found:
    for cue in cues.nouns(tokens):
        if cue.first not in taken:
            verdict = nominal.judge(tokens, cue)
            if not isinstance(verdict, Draft):
                yield _place(tokens, cue), cue.lemma, verdict


def _unread(tokens: Sequence[Token], taken: set[int]) -> _Found:
    """Verbs of saying that are read as something else: the said sum."""
    for index, token in enumerate(tokens):
        why = _READ_AS.get(token.tag)
        entry = _reporting(token.low) if why and index not in taken else None
        if why and entry:
            yield (token.start, token.end), entry.words, why


def _quoted(tokens: Sequence[Token], taken: set[int]) -> _Found:
    """Verbs of saying inside a quotation: what is said there is the speaker's."""
    for token in tokens:
        if token.tag == "Q":
            for word in split(token.text):
                entry = _reporting(word.low)
                if entry:
                    place = (token.start + word.start, token.start + word.end)
                    yield place, entry.words, "inside a quotation"


def _reporting(low: str) -> lexicons.Entry | None:
    entry = lexicons.load("cue-verbs", inflect=True).get(low)
    return entry if entry and not _SPEECH.isdisjoint(entry.flags) else None


def _place(tokens: Sequence[Token], cue: cues.Cue) -> tuple[int, int]:
    return tokens[cue.first].start, tokens[cue.last - 1].end
