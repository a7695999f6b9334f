"""Words that are nearly spelt alike."""

from __future__ import annotations

import random
import string
import time

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


def test_the_cost_grows_with_the_number_of_words() -> None:
    dice = random.Random(7)

    def seconds(count: int) -> float:
        words = ["".join(dice.choices(string.ascii_lowercase, k=10)) for _ in range(count)]
        start = time.process_time()
        assert list(spelling.near(words, 2)) is not None
        return time.process_time() - start

    seconds(100)
    assert seconds(4000) < 12 * max(seconds(1000), 0.05)
