"""Phrases that rules speak of: those of a rule together, and where they stand in an article.

How a phrase is written is said in ``audit.patterns``. ``@list`` alone is every phrase of that
list, and what a list has under ``[except]`` is never found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from audit.document import Span
from audit.matching import Pattern
from audit.patterns import check, entries, parse
from audit.wording import Wording

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

_PLAIN_WORD = r"=?[A-Za-z]+(?:-[A-Za-z]+)*"  # way  =long-running
_PLAIN = re.compile(rf"{_PLAIN_WORD}(?:\|{_PLAIN_WORD})*")  # soon|recently
_BRACKET = re.compile(r"\([^()]*\)")


class Match(NamedTuple):
    """A phrase found: its place, the numbers of its words, the phrase, what its list says beside it."""

    span: Span
    first: int
    last: int
    phrase: str = ""
    note: str = ""


class Written(NamedTuple):
    """A phrase as it is written, what its list says beside it, and whether it is never to be found."""

    words: str
    note: str = ""
    excepts: bool = False

    @property
    def pattern(self) -> Pattern:
        """The phrase as it is looked for; to read it takes longer than to leave most of a list unread."""
        return parse(self.words)


@lru_cache(maxsize=8192)
def _needed(phrase: str) -> tuple[str, ...]:
    """The plain words of which a phrase cannot do without one; none where it has no such words.

    Of several places those of one are given: where the shortest is longest, as long words are rare.

    >>> _needed("(!the) soon|recently in found"), _needed("@dates ...2 <number>")
    (('found',), ())
    """
    if phrase.isalpha() and phrase.isascii():  # most entries of lists
        return (phrase.lower(),)
    places = [
        place.lower().replace("=", "").split("|")
        for place in _BRACKET.sub("", phrase).split()
        if _PLAIN.fullmatch(place)
    ]
    return tuple(max(places, key=lambda words: min(map(len, words)), default=()))


@dataclass(frozen=True)
class Phrases:
    """Phrases that are looked for together: from the left, the longest first, none inside another."""

    phrases: tuple[Written, ...] = field(repr=False)

    def find(self, text: Wording) -> list[Match]:
        """Where they stand in an article, in order."""
        return [
            Match(text.span(first, last), first, last, self.phrases[number].words, self.phrases[number].note)
            for first, last, number in self.places(text)
        ]

    @cached_property
    def _numbers(self) -> tuple[dict[str, list[int]], list[int]]:
        """The numbers of the phrases by the words of which they need one, and of all the others."""
        by_word: dict[str, list[int]] = {}
        others: list[int] = []
        for number, phrase in enumerate(self.phrases):
            needed = _needed(phrase.words)
            for form in needed:
                by_word.setdefault(form, []).append(number)
            if not needed:
                others.append(number)
        return by_word, others

    def _possible(self, text: Wording) -> list[int]:
        """The numbers of the phrases that may stand in an article.

        Most phrases of a list need a word that an article does not have; they are not even parsed,
        which is what makes long lists cheap.
        """
        by_word, others = self._numbers
        found = chain.from_iterable(map(by_word.__getitem__, text.among(by_word)))
        return [n for n in sorted({*others, *found}) if self.phrases[n].pattern.may_stand(text)]

    def places(self, text: Wording) -> list[tuple[int, int, int]]:
        """The words ``[first, last)`` of each place, in order, and the number of the phrase there."""
        found: list[tuple[int, int, int]] = []
        taken: set[int] = set()
        for number in self._possible(text):
            phrase = self.phrases[number]
            for first, last in phrase.pattern.find(text):
                if phrase.excepts:
                    taken.update(range(first, last))
                else:
                    found.append((first, -last, number))
        found.sort()
        kept: list[tuple[int, int, int]] = []
        free = 0
        for first, end, number in found:
            if first >= free and taken.isdisjoint(range(first, -end)):
                free = -end
                kept.append((first, free, number))
        return kept


@lru_cache(maxsize=1024)
def compiled(phrases: tuple[str, ...], without: tuple[str, ...] = ()) -> Phrases:
    """``phrases`` ready to be looked for; lists are opened, and the entries of ``without`` left out.

    >>> text = Wording("They paved the way.", [Span(0, 19)])
    >>> compiled(("pave the way",)).find(text)[0].span
    Span(start=5, end=18)
    """
    return Phrases(tuple(_opened(phrases, frozenset(without))))


def _opened(phrases: Iterable[str], without: frozenset[str]) -> Iterator[Written]:
    for phrase in phrases:
        if phrase in without:
            continue
        if re.fullmatch(r"@[a-z-]+", phrase):
            for entry in entries(phrase[1:]):
                if entry.words not in without:
                    yield Written(entry.words, " ".join(entry.flags), entry.group == "except")
        else:
            words, _, note = phrase.partition(" | ")
            yield Written(words, note)


class Phrase(str):
    """A phrase in a person's file: a string that is checked to be one when it is read."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        """Have pydantic read it as a string and see that it can be parsed."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(cls._checked, core_schema.str_schema())

    @classmethod
    def _checked(cls, text: str) -> Phrase:
        check(text.partition(" | ")[0])
        return cls(text)
