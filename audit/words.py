"""The words of a stretch of text: where they stand, and how they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

# What a letter may carry: accents written apart from it, and soft hyphens.
_CARRIED = r"(?:[\u0300-\u036f\xad]+[^\W_]*)*"
# the  |  ,  |  1,200.50  |  U.S.  a.m.  |  it 's  he 'd  |  don't  state-run  O'Neill  |  any other mark
# (The first two are cases of the fourth and the last, and most of a text: they are found at half the price.)
_WORD = re.compile(
    r"[A-Za-z]++(?=[ ,\n])"
    r"|[,.;:“”\"()?!—–]"
    r"|\d+(?:[.,:]\d+)*(?i:st|nd|rd|th|s|bn|m|k|am|pm)?\b"
    r"|\b(?:(?i:[a-z])\.){2,}"
    r"|(?<=[\w\u0300-\u036f\xad])['’](?i:s|d|ll|ve|re|m)\b"
    rf"|[^\W_]+{_CARRIED}(?:(?:['’](?!(?i:s|d|ll|ve|re|m)\b)|[-‐‑.&](?=[^\W_]))[^\W_]+{_CARRIED})*"
    r"|\S"
)
_STRAIGHT = str.maketrans({"’": "'", "‐": "-", "‑": "-", "\xad": None})


class Word(NamedTuple):
    """A word or mark: half-open place in the text, as written, and in lower case with plain ' and -.

    In lower case, accents are joined to their letters and soft hyphens left out.
    """

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number and no mark."""
        return self.text[0].isalnum()


_word: Callable[[tuple[int, int, str, str]], Word] = partial(tuple.__new__, Word)
"""``Word._make`` without its check of the length, which takes as long again: a text is made of words."""


def split(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and marks of ``text[start:end]``, in order; clitics ('s, 'd) stand alone.

    >>> [w.low for w in split("It’s the U.S. minister’s 1,200 state‑run “farms”.")]
    ['it', "'s", 'the', 'u.s.', 'minister', "'s", '1,200', 'state-run', '“', 'farms', '”', '.']
    """
    found = list(_WORD.finditer(text, start, len(text) if end is None else end))
    shown = list(map(re.Match.group, found))
    starts, ends = map(re.Match.start, found), map(re.Match.end, found)
    return list(map(_word, zip(starts, ends, shown, map(lower, shown), strict=True)))  # each step in C


def places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words and marks of ``text[start:end]`` stand: what ``split`` finds, at half the price."""
    return list(map(re.Match.span, _WORD.finditer(text, start, end)))


@lru_cache(maxsize=65536)  # the same few thousand words make up most of a text
def lower(word: str) -> str:
    """A word as it is compared and looked up: in lower case, with plain ' and -, accents joined."""
    low = word.lower()
    return low if low.isascii() else unicodedata.normalize("NFC", low).translate(_STRAIGHT) or low
