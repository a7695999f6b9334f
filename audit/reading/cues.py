"""Cues: which words may attribute (said, according to, the claim that), of which class, with what syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from audit import lexicons
from audit.article import CueClass
from audit.reading.tagging import Token

_CLASSES: dict[str, CueClass] = {
    "criticise": "accuse",
    "praise": "neutral",
    "light-verb": "neutral",
    "passive": "adverb",
}
BE = frozenset("be am is are was were been being 'm 're isn't aren't wasn't weren't".split())
_BE_OR_S = BE | {"'s"}
_PARTICLES = frozenset("not never out up down off on in forward back clear always once twice".split())
"""Adverbs that belong to cues of several words; the others may stand between their words."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that may attribute: tokens ``[first, last)``, head word, class and frames.

    ``frames`` are those of the word list: that, quote, np, np-inf, inf, np-that, np-prep,
    ing, wh; ``prepositions`` those that may open its content. ``passive``: in the passive.
    """

    first: int
    last: int
    lemma: str
    group: str
    cue_class: CueClass
    frames: frozenset[str]
    prepositions: frozenset[str]
    passive: bool = False


def verbs(tokens: Sequence[Token]) -> Iterator[Cue]:
    """The verbs, also of several words, that may introduce what somebody says or thinks."""
    kept = [i for i, t in enumerate(tokens) if t.tag != "R" or t.low in _PARTICLES]
    lows = [tokens[i].low for i in kept]
    single = lexicons.load("cue-verbs", inflect=True)
    at = 0
    while at < len(kept):
        token = tokens[kept[at]]
        match = None
        if token.tag in "VA" or token.low in _BE_OR_S:
            match = _phrases().at(lows, at) or (single.at(lows, at) if token.tag == "V" else None)
        if match:
            yield _cue(tokens, kept[at], kept[match.last - 1] + 1, match.entry)
        at = match.last if match else at + 1


def _cue(tokens: Sequence[Token], first: int, last: int, entry: lexicons.Entry) -> Cue:
    prepositions = frozenset(
        word for flag in entry.flags if flag.startswith("prep:") for word in flag[5:].split(",")
    )
    frames = frozenset(flag for flag in entry.flags if not flag.startswith("prep:"))
    return Cue(
        first=first,
        last=last,
        lemma=entry.words.replace("~", ""),
        group=entry.group,
        cue_class=_CLASSES.get(entry.group) or entry.group,  # type: ignore[arg-type]
        frames=frames,
        prepositions=prepositions,
        passive=_is_passive(tokens, first),
    )


def _is_passive(tokens: Sequence[Token], verb: int) -> bool:
    if tokens[verb].form not in ("past", "participle"):
        return False
    for index in range(verb - 1, max(-1, verb - 5), -1):
        token = tokens[index]
        if token.low in _BE_OR_S:
            return token.low != "'s" or tokens[verb].form == "participle"
        if token.tag not in "RA":
            return False
    return False


@cache
def _phrases() -> lexicons.Lexicon:
    """Verbal cues of several words: raise concerns about, is said to."""
    every = lexicons.load("cue-phrases").phrases
    return lexicons.Lexicon(e for e in every if e.group in ("light-verb", "passive"))


_OPENS_SOURCE = frozenset("to of by in from per citing quoting".split())
_NOT_A_SOURCE = frozenset(
    "letter message statement interview comments remarks testimony warning response poll post told "
    "suspicion fear behest insistence invitation request suggestion urging anger annoyance chagrin "
    "consternation delight disappointment dismay frustration fury horror relief satisfaction surprise "
    "claims".split()
)
PRONOUNS = frozenset("he she it they his her its their".split())


@cache
def prepositions() -> lexicons.Lexicon:
    """Cues such as "according to" that stand before their source, or hold it ("in her view")."""
    every = lexicons.load("cue-phrases")
    entries = [*every.phrases, *every.single.values()]
    return lexicons.Lexicon(e for e in entries if e.group == "preposition" and _names_source(e.words.split()))


def _names_source(words: list[str]) -> bool:
    if PRONOUNS.intersection(words):
        return True
    return words[-1] in _OPENS_SOURCE and not _NOT_A_SOURCE.intersection(words)


_HEARSAY = frozenset("reportedly allegedly reputedly rumoredly rumouredly".split())


@cache
def adverbs() -> frozenset[str]:
    """Adverbs of hearsay: reportedly. Those that only doubt (ostensibly, supposedly) attribute to nobody."""
    return lexicons.load("cue-phrases").group("adverb") & _HEARSAY


def nouns(tokens: Sequence[Token]) -> Iterator[Cue]:
    """The nouns that may carry what somebody says: claim, warning, finding."""
    known = lexicons.load("cue-nouns", inflect=True)
    for index, token in enumerate(tokens):
        if token.tag == "N":
            entry = known.get(token.low)
            if entry:
                yield _noun(index, entry)


def _noun(index: int, entry: lexicons.Entry) -> Cue:
    prepositions = frozenset(flag for flag in entry.flags if flag not in ("that", "to", "wh"))
    return Cue(index, index + 1, entry.words, entry.group, "noun", frozenset(entry.flags), prepositions)
