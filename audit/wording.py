"""The words of an article, by sentence, and an index of them, to look phrases up in."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

from audit import lexicons
from audit.document import Span
from audit.words import Words, split

NUMBER = re.compile(
    r"\d|(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(thir|four|fif|six|seven|eigh|nine)teen"
    r"|(twen|thir|for|fif|six|seven|eigh|nine)ty(-(one|two|three|four|five|six|seven|eight|nine))?"
    r"|hundred|thousand|million|billion|dozen)$"
)
YEAR = re.compile(r"(1[789]|20)\d\d(s|-\d\d)?$")  # 1987  1990s  2023-24


class Wording:
    """The words of an article, by sentence, and where each stands in any inflection.

    Kept by column, as a book has hundreds of thousands of words: ``texts`` as written, ``lows``
    in lower case. ``words`` makes a ``Word`` of those that are asked for.
    """

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.texts: list[str] = []
        self.lows: list[str] = []
        self._starts = array("q")  # half of what a list takes, and looked up twice as fast
        self._ends = array("q")
        self._firsts: list[int] = []
        self._parts: dict[tuple[int, ...], Wording] = {}
        for sentence in sentences:
            self._firsts.append(len(self._starts))
            found = split(text, sentence.start, sentence.end)
            self._starts.extend(found.starts)
            self._ends.extend(found.ends)
            self.texts += found.texts
            self.lows += found.lows

    @cached_property
    def words(self) -> Words:
        """The words, in order."""
        return Words(self._starts, self._ends, self.texts, self.lows)

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        """The numbers of the words that are written so in lower case."""
        numbers: defaultdict[str, list[int]] = defaultdict(list)
        for number, low in enumerate(self.lows):
            numbers[low].append(number)
        return dict(numbers)

    @cached_property
    def _inflections(self) -> dict[str, list[str]]:
        """For every plain form, the words in lower case that may be inflections of it."""
        inflections: dict[str, list[str]] = {}
        for low in self._numbers:
            for form in plain_forms(low):
                inflections.setdefault(form, []).append(low)
        return inflections

    @cached_property
    def forms(self) -> frozenset[str]:
        """All the plain forms that a word may be an inflection of."""
        return frozenset(self._inflections)

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What those who look things up keep for the next time, each under a key of their own."""
        return {}

    def among(self, forms: Mapping[str, object]) -> set[str]:
        """Those of some plain forms that a word may be an inflection of."""
        return forms.keys() & self._inflections.keys()

    def count(self, form: str) -> int:
        """How many words may be inflections of a plain form."""
        return sum(len(self._numbers[low]) for low in self._inflections.get(form, ()))

    def places(self, form: str) -> Iterator[int]:
        """The numbers of the words that may be inflections of a plain form."""
        for low in self._inflections.get(form, ()):
            yield from self._numbers[low]

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The words with a capital letter."""
        return tuple(number for number, text in enumerate(self.texts) if text[0].isupper())

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The words that are numbers, in figures or letters."""
        found = (places for low, places in self._numbers.items() if NUMBER.match(low))
        return tuple(sorted(number for places in found for number in places))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The words that are years."""
        return tuple(number for number in self.numbers if YEAR.match(self.lows[number]))

    def sentence(self, number: int) -> tuple[int, int]:
        """The words ``[first, last)`` of the sentence that holds a word."""
        return self._bounds[number]

    def part(self, sentences: Sequence[Span]) -> Wording:
        """The words of some of the sentences, made once for all the rules that look at the same ones."""
        starts = tuple(sentence.start for sentence in sentences)
        if starts not in self._parts:
            self._parts[starts] = self._part(sentences)
        return self._parts[starts]

    def _part(self, sentences: Sequence[Span]) -> Wording:
        part = Wording("", ())
        for sentence in sentences:
            first, last = self.inside(sentence)
            part._firsts.append(len(part.texts))
            part._starts += self._starts[first:last]
            part._ends += self._ends[first:last]
            part.texts += self.texts[first:last]
            part.lows += self.lows[first:last]
        return part

    @cached_property
    def _bounds(self) -> list[tuple[int, int]]:
        """The words ``[first, last)`` of the sentence of each word: one pair for all words of a sentence."""
        bounds: list[tuple[int, int]] = []
        for first, last in pairwise([*self._firsts, len(self.texts)]):
            bounds += [(first, last)] * (last - first)
        return bounds

    def inside(self, span: Span) -> tuple[int, int]:
        """The words ``[first, last)`` that begin in ``span``."""
        first = bisect_left(self._starts, span.start)
        most = min(len(self._starts), first + span.end - span.start)  # each word takes a character
        return first, bisect_left(self._starts, span.end, first, most)

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from one word to before another."""
        return Span(self._starts[first], self._ends[last - 1])


@lru_cache(maxsize=65536)
def plain_forms(word: str) -> frozenset[str]:
    """The plain forms that ``word`` may be an inflection of; phrases know every "don't" as ``n't``.

    >>> sorted(plain_forms("didn't"))
    ["didn't", "n't"]
    """
    found = [lemma for lemma, _ in lexicons.lemmas(word)]
    return frozenset([*found, "n't"] if word.endswith("n't") else found)
