"""Words and turns that judge: where they stand in a sentence, of which kind, how strongly."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
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
_STRENGTHS = {"1": 1, "2": 2, "3": 3, "sentence": 3, "manner": 2, "certainty": 2, "intensifier": 1}


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
        return _STRENGTHS.get(self.group, 2)


class _Known(NamedTuple):
    """What the lists hold of a word that judges, or with which a phrase may begin that does.

    ``opened``: the lists with such a phrase, by kind; ``seconds``: the words that may follow in one (None:
    more than can be listed); ``single``: of each list that holds the word itself, kind, class, and the
    tags that it must have.
    """

    opened: Sequence[tuple[str, lexicons.Lexicon]]
    seconds: Container[str] | None
    single: Sequence[tuple[str, str, str]]


def find(tokens: Sequence[Token], lows: Sequence[str]) -> list[Stance]:
    """The words and turns of a sentence that judge, in order, none inside another; ``lows`` are its words."""
    known = list(map(_known, lows))
    following = [*lows[1:], ""]
    found: list[Stance] = []
    free = 0
    for index in compress(range(len(lows)), known):
        word = known[index]
        if word is None or index < free:
            continue
        if not word.single and word.seconds is not None and following[index] not in word.seconds:
            continue  # as nearly always: a word such as "the", which opens a phrase of the lists now and then
        match = _at(tokens, lows, index, word)
        if match:
            found.append(match)
            free = match.last
    return found


def _at(tokens: Sequence[Token], lows: Sequence[str], index: int, known: _Known) -> Stance | None:
    token = tokens[index]
    if token.tag == "Q":
        return None
    for kind, lexicon in known.opened:
        match = lexicon.at(lows, index)
        if match:
            return Stance(index, match.last, kind, match.entry.group)
    for kind, group, tags in known.single:
        if token.tag in tags and not (token.tag == "M" and index > 0):
            return Stance(index, index + 1, kind, group)
    return None


@lru_cache(maxsize=65536)
def _known(low: str) -> _Known | None:
    """What the lists hold of a word; of two in three, nothing."""
    if not low[0].isalpha():
        return None
    forms = lexicons.forms(low)
    openings = [each for each in _phrases() if not each[1].heads.isdisjoint(forms)]
    opened = [(kind, lexicon) for kind, lexicon in openings if lexicon.begins(low)]
    single = [] if all(words.keys().isdisjoint(forms) for words in _words()) else _single(low)
    if not opened and not single:
        return None
    seconds = [lexicon.seconds(low) for _, lexicon in opened]
    return _Known(opened, None if None in seconds else frozenset().union(*filter(None, seconds)), single)


@cache
def _words() -> tuple[Mapping[str, lexicons.Entry], ...]:
    """The single words of the lists; what is no form of one is passed over at a look."""
    names = ("stance-phrases", *(name for name, _, _ in _LISTS.values()))
    return tuple(lexicons.load(name).single for name in names)


def _single(low: str) -> list[tuple[str, str, str]]:
    """The lists that hold a word: kind, class, and the tags that it must have."""
    found = []
    for kind, (name, tags, inflect) in _LISTS.items():
        entry = lexicons.load(name, inflect=inflect).get(low)
        if entry:
            found.append((kind, entry.group, tags))
    phrase = lexicons.load("stance-phrases").single.get(low)
    if phrase:
        found.append(("phrase", phrase.group, "NVJRSICDPWM#AX"))
    return found


@cache
def _phrases() -> tuple[tuple[str, lexicons.Lexicon], ...]:
    """The lists with entries of several words; each entry under the kind of its list."""
    names = [("phrase", "stance-phrases", False), *((k, n, i) for k, (n, _, i) in _LISTS.items())]
    lists = []
    for kind, name, inflect in names:
        lists.append((kind, lexicons.Lexicon(lexicons.load(name).phrases, inflect=inflect)))
    return tuple(lists)
