"""Who was last spoken of, sentence by sentence: what a pronoun may look back to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from audit.document import Span
from audit.reading.mentions import within
from audit.reading.met import GENDER, Met
from audit.reading.tagging import Token

Said = Sequence[tuple[Span, Sequence[Span]]]
"""The sayings of a sentence: cue and contents of each."""

MEMORY = 4
"""How many sentences back somebody may be for a pronoun to mean them; quotations alone do not count."""


class Rank(IntEnum):
    """How much a sentence is about somebody, most first."""

    SPEAKS = 0
    SUBJECT = 1
    NAMED = 2
    TOLD_OF = 3


class Sighting(NamedTuple):
    """Somebody named in a sentence: how, and where."""

    met: Met
    rank: Rank
    at: int


class Sightings:
    """Who was named in the last sentences."""

    def __init__(self) -> None:
        self._back: list[list[Sighting]] = [[]]

    def begin(self, *, quotation: bool) -> None:
        """Begin a sentence; one that is all ``quotation`` only goes on with the one before."""
        if not quotation:
            self._back = [*self._back[-MEMORY:], []]

    def see(self, met: Met, rank: Rank, at: int) -> None:
        """Note that somebody is named in the sentence."""
        self._back[-1].append(Sighting(met, rank, at))

    @property
    def now(self) -> Sequence[Sighting]:
        """Who is named in the sentence begun last."""
        return self._back[-1]

    def lately(self, before: int) -> Iterator[dict[Met, Rank]]:
        """Who was named before a place, and how at best: in its sentence, in the one before, and so on."""
        for seen in reversed(self._back):
            best: dict[Met, Rank] = {}
            for met, rank, at in seen:
                if at < before:
                    best[met] = min(rank, best.get(met, rank))
            yield best

    def everyone(self, before: int) -> list[Met]:
        """All who were named lately, the nearest first."""
        return list(dict.fromkeys(met for seen in self.lately(before) for met in seen))

    def nearest(self, fits: Callable[[Met], bool], before: int) -> Met | None:
        """The one that a reader takes a pronoun to mean; None where two come into question.

        The nearest sentence that names somebody who fits decides. Who spoke last in the article
        comes before those who are only named or told of there; somebody only named is taken where
        no speaker or subject further back fits too. After the preference for the subject of the
        last utterance in centering theory (Grosz, Joshi and Weinstein, Computational Linguistics
        21(2), 1995), but without its guesses.
        """
        held: Met | None = None
        floor = self._floor(before)
        for distance, seen in enumerate(self.lately(before)):
            fitting = {met: rank for met, rank in seen.items() if fits(met)}
            if not fitting:
                continue
            best = min(fitting.values())
            leading = [met for met, rank in fitting.items() if rank is best]
            if held is not None:
                if best <= Rank.SUBJECT:
                    return held if leading == [held] else None
                continue
            if len(leading) > 1 or not all(
                met is leading[0] or _yields(rank, leading[0] is floor, own=distance == 0)
                for met, rank in fitting.items()
            ):
                return None
            if best <= Rank.SUBJECT:
                return leading[0]
            held = leading[0]
        return held

    def _floor(self, before: int) -> Met | None:
        """Who spoke last."""
        for seen in reversed(self._back):
            for met, rank, at in reversed(seen):
                if rank is Rank.SPEAKS and at < before:
                    return met
        return None


def _yields(rival: Rank, floor: bool, *, own: bool) -> bool:
    """Whether somebody else of a sentence does not come into question beside the one it is most about.

    ``floor``: that one spoke last; ``own``: it is the sentence of the pronoun itself.
    """
    if own:
        return floor and rival is Rank.NAMED
    return rival is Rank.TOLD_OF or (floor and rival is Rank.NAMED)


def rank_of(tokens: Sequence[Token], name: Span, said: Said) -> Rank:
    """How much a sentence is about somebody it names."""
    for cue, contents in said:
        inside = next((content for content in contents if name in content), None)
        if inside is not None:
            return Rank.SUBJECT if _opens(tokens, inside, name) else Rank.TOLD_OF
        if cue.end <= name.start and any(name.end <= content.start for content in contents):
            return Rank.SUBJECT  # told Liv Strand that: she may speak next
    first, last = within(tokens, name)
    before, after = tokens[:first], tokens[last] if last < len(tokens) else None
    if after is not None and after.tag == "'":
        return Rank.NAMED  # the board's chair
    if not any(t.tag in "VAXI" for t in before):
        return Rank.SUBJECT
    acts = after is not None and after.tag in "VAX" and before[-1].tag != "I"
    return Rank.SUBJECT if acts else Rank.NAMED


def objects_of(tokens: Sequence[Token], said: Said) -> Iterator[tuple[int, str]]:
    """Where "him" or "her" is whom a cue is about (accused him of), and its gender: never the speaker."""
    for cue, _ in said:
        last = within(tokens, cue)[1]
        if last < len(tokens) and tokens[last].tag == "P" and tokens[last].low in ("him", "her"):
            yield tokens[last].start, GENDER[tokens[last].low]


def shown_gender(tokens: Sequence[Token], name: Span, said: Said) -> str:
    """The gender of the one person a sentence names, by a pronoun behind the name: Lund and her crew."""
    for token in tokens:
        if token.start < name.end or token.low not in GENDER:
            continue
        place = Span(token.start, token.end)
        if any(place in content for _, contents in said for content in contents):
            return ""
        return GENDER[token.low]
    return ""


def _opens(tokens: Sequence[Token], content: Span, name: Span) -> bool:
    """Whether a name is the subject of what is said: said (that) Dahl had been brave."""
    between = [t for t in tokens if content.start <= t.start < name.start]
    after = next((t for t in tokens if t.start >= name.end), None)
    return after is not None and after.tag in "VAX" and all(t.tag in "SDJNM." for t in between)
