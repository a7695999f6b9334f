"""Words that are nearly spelt alike, found without comparing each with each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_LONGEST = 24  # letters; of longer words there are too many ways to leave letters out


def distance(one: str, other: str, most: int) -> int:
    """How many letters must be put in, left out, changed or swapped to make one word the other.

    Counting ends beyond ``most``. Optimal string alignment (Damerau 1964).

    >>> distance("lindqvist", "lindquist", 2), distance("hansen", "hasnen", 2), distance("berg", "lund", 2)
    (1, 1, 3)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def near(words: Iterable[str], most: int) -> Iterator[tuple[str, str]]:
    """The pairs of different words at most so far apart, each pair once, in the order of the words.

    Every word is kept under all that is left of it when up to ``most`` letters are taken out, so
    that the cost grows with the number of words and not with its square (symmetric delete,
    W. Garbe 2012).

    >>> list(near(["lindqvist", "osei", "lindquist"], 1))
    [('lindqvist', 'lindquist')]
    """
    kept: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        if len(word) > _LONGEST:
            continue
        rests = _rests(word, most)
        for other in dict.fromkeys(other for rest in rests for other in kept.get(rest, ())):
            if distance(word, other, most) <= most:
                yield other, word
        for rest in rests:
            kept.setdefault(rest, []).append(word)


def _rests(word: str, most: int) -> frozenset[str]:
    """What is left of a word without up to ``most`` of its letters."""
    found = {word}
    latest = found
    for _ in range(most):
        latest = {rest[:n] + rest[n + 1 :] for rest in latest for n in range(len(rest))}
        found = found | latest
    return frozenset(found)
