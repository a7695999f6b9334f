"""When two figures agree, and when two nouns count the same."""

from __future__ import annotations

from functools import cache
from math import floor, log10

from audit import lexicons
from audit.numbers.quantity import EXACT, Quantity

_ROUNDED = 0.05  # the most by which a rounded figure is off
_SMALLEST_ROUNDED = 100


def agree(here: Quantity, there: Quantity, *, off: float = _ROUNDED) -> bool:
    """Whether two values are one, or one is the other rounded to one or two digits, by ``off`` at most."""
    one, two = sorted((here.value, there.value))
    if one == two:
        return True
    if here.role in EXACT or two < _SMALLEST_ROUNDED or (two - one) / two > off:
        return False
    pairs = ((one, two), (two, one))
    return any(_rounded(exact, digits) == other for digits in (1, 2) for exact, other in pairs)


def _rounded(value: float, digits: int) -> float:
    scale = 10.0 ** (floor(log10(value)) - digits + 1) if value > 0 else 1.0
    return round(floor(value / scale + 0.5) * scale, 6)


def counts_alike(here: Quantity, there: Quantity) -> bool:
    """Whether the same is counted: a word of one class, or people and a kind of people.

    A part of them may be smaller: of the nine dead, "the four children killed".
    """
    if here.noun == there.noun:
        return True
    if here.noun and there.noun:
        return False
    if there.noun:
        return _human(there.noun)
    return _human(here.noun) and here.value > there.value


def _human(noun: str) -> bool:
    return noun in _people() or noun.endswith(("er", "or", "ist", "man", "woman"))


@cache
def _people() -> frozenset[str]:
    lists = (lexicons.load(name).single for name in ("source-nouns", "rules/victims", "rules/people"))
    return frozenset(word for words in lists for entry in words for word in entry.split("|"))
