"""The words of a stretch of text: where they stand, and how they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import sub
from typing import NamedTuple, overload

# What a letter may carry: accents written apart from it, and soft hyphens.
_CARRIED = r"(?:[\u0300-\u036f\xad]+[^\W_]*)*"
# the  |  ,  |  1,200.50  |  U.S.  a.m.  |  it 's  he 'd  |  don't  state-run  O'Neill  |  any other mark
# (The first two are cases of the fourth and the last, and most of a text: they are found at half the price.)
# The space before each is taken in: lengths then tell where a word stands, which is cheaper than to ask.
_WORD = re.compile(
    r"\s*(?:[A-Za-z]++(?=[ ,\n])"
    r"|[,.;:“”\"()?!—–]"
    r"|\d+(?:[.,:]\d+)*(?i:st|nd|rd|th|s|bn|m|k|am|pm)?\b"
    r"|\b(?:(?i:[a-z])\.){2,}"
    r"|(?<=[\w\u0300-\u036f\xad])['’](?i:s|d|ll|ve|re|m)\b"
    rf"|[^\W_]+{_CARRIED}(?:(?:['’](?!(?i:s|d|ll|ve|re|m)\b)|[-‐‑.&](?=[^\W_]))[^\W_]+{_CARRIED})*"
    r"|\S)"
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


class Words(Sequence[Word]):
    """The words and marks of a stretch of text, in order, each made a ``Word`` when it is asked for.

    Kept by column, as a text is made of words: ``texts`` as written, ``lows`` in lower case.
    """

    __slots__ = ("ends", "lows", "starts", "texts")

    def __init__(
        self, starts: Sequence[int], ends: Sequence[int], texts: Sequence[str], lows: Sequence[str]
    ) -> None:
        self.starts, self.ends, self.texts, self.lows = starts, ends, texts, lows

    @property
    def rows(self) -> Iterator[tuple[int, int, str, str]]:
        """What each word is, as a bare tuple: cheaper than a ``Word``."""
        return zip(self.starts, self.ends, self.texts, self.lows, strict=True)

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Words: ...
    def __getitem__(self, at: int | slice) -> Word | Words:
        if isinstance(at, slice):
            return Words(self.starts[at], self.ends[at], self.texts[at], self.lows[at])
        return Word(self.starts[at], self.ends[at], self.texts[at], self.lows[at])

    def __iter__(self) -> Iterator[Word]:
        return map(Word._make, self.rows)


def split(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words and marks of ``text[start:end]``, in order; clitics ('s, 'd) stand alone.

    >>> [w.low for w in split("It’s the U.S. minister’s 1,200 state‑run “farms”.")]
    ['it', "'s", 'the', 'u.s.', 'minister', "'s", '1,200', 'state-run', '“', 'farms', '”', '.']
    """
    end = len(text) if end is None else end
    while end > start and text[end - 1].isspace():  # behind which no word stands to look for, time and again
        end -= 1
    pieces = _WORD.findall(text, start, end)
    ends = list(accumulate(map(len, pieces), initial=start))[1:]  # nothing lies between two of them
    texts = list(map(str.lstrip, pieces))
    starts = list(map(sub, ends, map(len, texts)))  # each step in C
    return Words(starts, ends, texts, list(map(lower, texts)))


@lru_cache(maxsize=65536)  # the same few thousand words make up most of a text
def lower(word: str) -> str:
    """A word as it is compared and looked up: in lower case, with plain ' and -, accents joined."""
    low = word.lower()
    return low if low.isascii() else unicodedata.normalize("NFC", low).translate(_STRAIGHT) or low
