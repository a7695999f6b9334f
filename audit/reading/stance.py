"""Words and turns that judge: where they stand in a sentence, of which kind, how strongly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import compress
from typing import NamedTuple

from audit import lexicons
from audit.reading.tagging import Token

_LISTS = {
    "adjective": ("evaluative-adjectives", "JNVM", False),
    "adverb": ("evaluative-adverbs", "RJ", False),
    "noun": ("evaluative-nouns", "NJ", True),
    "verb": ("evaluative-verbs", "V", True),
}


class Stance(NamedTuple):
    """Tokens ``[first, last)`` that judge: the kind of word or turn, and the class in its list.

    ``kind``: adjective, noun and verb have the grades 1 (often judges) to 3 (always does)
    as ``group``; adverb the groups sentence, manner, intensifier, certainty; phrase the
    headings of ``stance-phrases.txt``.
    """

    first: int
    last: int
    kind: str
    group: str

    @property
    def strength(self) -> int:
        """1 (often judges) to 3 (practically always)."""
        if self.group.isdigit():
            return int(self.group)
        return {"sentence": 3, "manner": 2, "certainty": 2, "intensifier": 1}.get(self.group, 2)


def find(tokens: Sequence[Token]) -> list[Stance]:
    """The words and turns of a sentence that judge, in order, none inside another."""
    lows = [t.low for t in tokens]
    found: list[Stance] = []
    free = 0
    for index in compress(range(len(lows)), map(_may_judge, lows)):
        match = _at(tokens, lows, index) if index >= free else None
        if match:
            found.append(match)
            free = match.last
    return found


def _at(tokens: Sequence[Token], lows: Sequence[str], index: int) -> Stance | None:
    token = tokens[index]
    if token.tag == "Q":
        return None
    for kind, lexicon in _opened_by(token.low):
        match = lexicon.at(lows, index)
        if match:
            return Stance(index, match.last, kind, match.entry.group)
    for kind, group, tags in _single(token.low):
        if token.tag in tags and not (token.tag == "M" and index > 0):
            return Stance(index, index + 1, kind, group)
    return None


@lru_cache(maxsize=65536)
def _may_judge(low: str) -> bool:
    """Whether a word is in one of the lists, or may open a phrase of one: nearly none is."""
    return low[0].isalpha() and bool(_opened_by(low) or _single(low))


@lru_cache(maxsize=65536)
def _single(low: str) -> tuple[tuple[str, str, str], ...]:
    """The lists that hold a word: kind, class, and the tags that it must have."""
    found = []
    for kind, (name, tags, inflect) in _LISTS.items():
        entry = lexicons.load(name, inflect=inflect).get(low)
        if entry:
            found.append((kind, entry.group, tags))
    phrase = lexicons.load("stance-phrases").single.get(low)
    if phrase:
        found.append(("phrase", phrase.group, "NVJRSICDPWM#AX"))
    return tuple(found)


@lru_cache(maxsize=65536)
def _opened_by(low: str) -> tuple[tuple[str, lexicons.Lexicon], ...]:
    """The lists with a phrase that a word may open."""
    return tuple((kind, lexicon) for kind, lexicon in _phrases() if lexicon.begins(low))


@cache
def _phrases() -> tuple[tuple[str, lexicons.Lexicon], ...]:
    """The lists with entries of several words; each entry under the kind of its list."""
    names = [("phrase", "stance-phrases", False), *((k, n, i) for k, (n, _, i) in _LISTS.items())]
    lists = []
    for kind, name, inflect in names:
        lists.append((kind, lexicons.Lexicon(lexicons.load(name).phrases, inflect=inflect)))
    return tuple(lists)
