"""The words of an article, by sentence, and an index of them, to look phrases up in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache

from audit import lexicons
from audit.document import Span
from audit.words import Word, split

NUMBER = re.compile(
    r"\d|(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|hundred|thousand|million|billion|dozen)$"
)


class Wording:
    """The words of an article, by sentence, and where each stands in any inflection."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.words: list[Word] = []
        self.bounds: list[tuple[int, int]] = []
        for sentence in sentences:
            first = len(self.words)
            self.words += split(text, sentence.start, sentence.end)
            self.bounds.append((first, len(self.words)))
        self._firsts = [first for first, _ in self.bounds]

    @cached_property
    def forms(self) -> dict[str, list[int]]:
        """For every plain form, the numbers of the words that may be inflections of it."""
        places: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            for lemma in plain_forms(word.low):
                places.setdefault(lemma, []).append(number)
        return places

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The words with a capital letter."""
        return tuple(number for number, word in enumerate(self.words) if word.capital)

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The words that are numbers, in figures or letters."""
        return tuple(number for number, word in enumerate(self.words) if NUMBER.match(word.low))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def sentence(self, number: int) -> tuple[int, int]:
        """The words ``[first, last)`` of the sentence that holds a word."""
        return self.bounds[bisect_right(self._firsts, number) - 1]

    def inside(self, span: Span) -> tuple[int, int]:
        """The words ``[first, last)`` that begin in ``span``."""
        first = bisect_right(self._starts, span.start - 1)
        return first, bisect_right(self._starts, span.end - 1, lo=first)

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from one word to before another."""
        return Span(self.words[first].start, self.words[last - 1].end)


@lru_cache(maxsize=65536)
def plain_forms(word: str) -> frozenset[str]:
    """The plain forms that ``word`` may be an inflection of."""
    return frozenset(lemma for lemma, _ in lexicons.lemmas(word))
