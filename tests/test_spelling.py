"""Words that are nearly spelt alike."""

from __future__ import annotations

import random
import string

import pytest

from audit import spelling


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("berg", "berg", 0),
        ("berg", "borg", 1),
        ("berg", "brg", 1),
        ("berg", "bergg", 1),
        ("berg", "breg", 1),  # swapped
        ("lindqvist", "lindkwist", 2),
        ("berg", "lund", 3),  # counting ends
        ("a", "abcdef", 3),
        ("", "ab", 2),
    ],
)
def test_distance(one: str, other: str, apart: int) -> None:
    assert spelling.distance(one, other, 2) == spelling.distance(other, one, 2) == apart


def test_near_finds_what_comparing_each_with_each_finds() -> None:
    dice = random.Random(7)
    words = ["".join(dice.choices("abc", k=dice.randint(3, 7))) for _ in range(200)]
    words = list(dict.fromkeys(words))
    slow = {
        frozenset((a, b)) for i, a in enumerate(words) for b in words[:i] if spelling.distance(a, b, 2) <= 2
    }
    found = [frozenset(pair) for pair in spelling.near(words, 2)]
    assert set(found) == slow
    assert len(found) == len(slow)


def test_few_words_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 4,000 words at random there are eight million pairs; hardly any is looked at."""
    dice = random.Random(7)
    words = ["".join(dice.choices(string.ascii_lowercase, k=10)) for _ in range(4000)]
    compared = []
    real = spelling.distance

    def counted(one: str, other: str, most: int) -> int:
        compared.append((one, other))
        return real(one, other, most)

    monkeypatch.setattr(spelling, "distance", counted)
    assert list(spelling.near([*words, words[0][:-1]], 2)) == [(words[0], words[0][:-1])]
    assert len(compared) < 100
