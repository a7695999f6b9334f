"""The values of numbers, in digits and in words: 2,300, 3.5m, one hundred and twenty, two-thirds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from audit.reading.tagging import Token

Tokens = Sequence[Token]

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL: dict[str, float] = {word: float(n) for n, word in enumerate(_ONES, 1)}
SMALL |= {word: 10.0 * n for n, word in enumerate(_TENS, 2)}
SMALL |= {f"{ten}-{one}": SMALL[ten] + SMALL[one] for ten in _TENS for one in _ONES[:9]}
"""The words from one to ninety-nine."""
LARGE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
"""The words that count thousands and more."""
_TIMES = {"hundred": 100.0, "dozen": 12.0}
_SCALES = LARGE | _TIMES
_SUFFIXES = {"bn": 1e9, "tn": 1e12, "m": 1e6, "k": 1e3}
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_PARTS = {
    word: float(n) for n, word in enumerate("third quarter fifth sixth seventh eighth ninth tenth".split(), 3)
}
BEHIND_A = _SCALES.keys() | _PARTS.keys()
"""The words with which "a" says a number: a dozen, a third of."""
_ROUND = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 20, 25, 50, 100, 200, 500, 1e3, 1e4, 1e5, 1e6))

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([½¼¾⅓⅔])?(bn|tn|m|k)?")  # 2,300 2½ 3.5m
_JOINING = frozenset(("hundred", *LARGE))


class Number(NamedTuple):
    """The tokens ``[first, last)`` say a number.

    ``scale`` is what its last word or letters multiply by: a million in "2.5 million" and "3.5m".
    """

    first: int
    last: int
    value: float
    scale: float = 1.0


def low(tokens: Tokens, index: int) -> str:
    """The token at ``index`` in lower case, empty where there is none."""
    return tokens[index].low if 0 <= index < len(tokens) else ""


def number(tokens: Tokens, index: int) -> Number | None:
    """The number that begins at ``index``."""
    digits = _DIGITS.fullmatch(low(tokens, index))
    if not digits:
        return _in_words(tokens, index)
    scale, last = _SUFFIXES.get(digits[3] or "", 1.0), index + 1
    if low(tokens, last) in LARGE or low(tokens, last) == "dozen":
        scale *= _SCALES[low(tokens, last)]
        last += 1
    value = float(digits[1].replace(",", "")) + _HALVES.get(digits[2] or "", 0.0)
    return Number(index, last, value * scale, scale)


def _in_words(tokens: Tokens, index: int) -> Number | None:
    """Twenty-five; one hundred and twenty thousand; a dozen; half a million."""
    half = low(tokens, index) == "half" and low(tokens, index + 1) == "a"
    start = index + half
    opening = low(tokens, start)
    if opening not in SMALL and opening != "a":
        return None
    if opening in ("a", "one") and low(tokens, start + 1) not in _SCALES:
        return None
    total, current, at = 0.0, SMALL.get(opening, 1.0), start + 1
    while at < len(tokens):
        word = low(tokens, at)
        if word in _TIMES and current < 100:
            current *= _TIMES[word]
        elif word in LARGE and current:
            total, current = total + current * LARGE[word], 0.0
        elif word in SMALL and _adds(current, SMALL[word]):
            current += SMALL[word]
        elif word != "and" or not _joins(tokens, index, at):
            break
        at += 1
    value = (total + current) * (0.5 if half else 1.0)
    return Number(index, at, value, LARGE.get(low(tokens, at - 1), 1.0))


def _adds(current: float, small: float) -> bool:
    """Whether a word adds to the number so far: hundred twenty, twenty five, thousand five."""
    return current % 100 == 0 or (small < 10 and current % 10 == 0 and current % 100 >= 20)


def _joins(tokens: Tokens, first: int, at: int) -> bool:
    """Whether "and" joins two parts of one number: "one hundred and twenty"."""
    if low(tokens, first - 1) == "between" or low(tokens, at + 2) == "hundred":
        return False
    return low(tokens, at - 1) in _JOINING and low(tokens, at + 1) in SMALL


def fraction(tokens: Tokens, index: int) -> Number | None:
    """A share in percent: "three-quarters", "two thirds of", "a fifth of"; not "a quarter of an hour"."""
    head, _, part = low(tokens, index).partition("-")
    parts = 1.0 if head == "a" else SMALL.get(head)
    if parts is None:
        return None  # most numbers, which are written in figures
    last = index + 1
    if not part:
        part, last = low(tokens, last), last + 1
        if low(tokens, last) != "of":
            return None
    whole = _PARTS.get(part if parts == 1 else part.removesuffix("s"), 0.0)
    if parts >= whole or (parts > 1 and not part.endswith("s")):
        return None
    if low(tokens, last) == "of" and low(tokens, last + 1) in ("a", "an"):
        return None
    return Number(index, last, 100 * parts / whole)


def ratio(tokens: Tokens, index: int) -> Number | None:
    """A share in percent: "one in five", "3 in 10", "nine out of ten"; not "three in 2019"."""
    word = low(tokens, index)
    following = low(tokens, index + 1)
    out_of = following == "out" and low(tokens, index + 2) == "of"
    if not (out_of or following == "in"):
        return None
    parts = SMALL.get(word) or (
        float(word) if word.isascii() and word.isdecimal() and len(word) == 1 else 0.0
    )
    if not 0 < parts < 10:
        return None
    whole = number(tokens, index + (3 if out_of else 2))
    if whole is None or whole.value <= parts or not (out_of or whole.value in _ROUND):
        return None
    return Number(index, whole.last, 100 * parts / whole.value)
