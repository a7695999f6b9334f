"""Changes from one figure to another, and by how much a sentence says that they differ."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from audit.article import Article, Figure
from audit.document import Span
from audit.nearby import Places

_COMPARING = frozenset(["more", "less", "fewer"])
_UNITS = frozenset(["percent", "money", "count", "plain"])
_OTHER_CLAUSE = re.compile(r";|[,–—] ?(?:and|while|but|whereas|although|though|as) (?!that|this|it)")
"""Went from 900 to 1,200, while wages rose 4%; not: from 800 to 600, and that is a fall of 25%."""
_DIGITS = re.compile(r"(\d[\d,]*)(?:\.(\d+))?")  # $4.2 million


class Change(NamedTuple):
    """A figure before and after, and the figures that say by how much, in one sentence."""

    old: Figure
    new: Figure
    stated: tuple[Figure, ...]
    sentence: Span


def find(article: Article) -> Iterator[Change]:
    """Each sentence in which one thing goes from one figure to another of the same unit."""
    words = Places(article, ("@changes",))
    starts = [figure.span.start for figure in article.figures]
    changing = dict.fromkeys(article.index_at(f.span.start) for f in article.figures if f.role == "from")
    for sentence in (article.sentences[index] for index in changing):
        first, last = (bisect_left(starts, end) for end in (sentence.span.start, sentence.span.end))
        figures = article.figures[first:last]
        olds = [f for f in figures if f.role == "from" and f.unit in _UNITS]
        news = [f for f in figures if f.role == "to" and f.unit in _UNITS]
        if len(olds) == len(news) == 1 and _alike(olds[0], news[0]):
            others = (
                f for f in figures if f not in (olds[0], news[0]) and _in_clause(article, f, olds[0], news[0])
            )
            stated = tuple(f for f in others if f.role == "by" or beside(article, f.span, words))
            yield Change(olds[0], news[0], stated, sentence.span)


def _in_clause(article: Article, stated: Figure, old: Figure, new: Figure) -> bool:
    """Whether no clause of another subject begins between a figure and the two that it may compare."""
    first, last = min(old.span, new.span), max(old.span, new.span)
    if stated.span.start > last.end:
        between = article[Span(last.end, stated.span.start)]
    elif stated.span.end < first.start:
        between = article[Span(stated.span.end, first.start)]
    else:
        return True
    return _OTHER_CLAUSE.search(between) is None


def _alike(old: Figure, new: Figure) -> bool:
    """Whether two figures count the same; the unit is often given only once."""
    units = {old.unit, new.unit}
    if units <= {"count", "plain"}:
        return not (old.noun and new.noun) or old.noun == new.noun
    return len(units) == 1


def beside(article: Article, figure: Span, words: Places) -> bool:
    """Whether one of ``words`` stands up to three words before a figure, or two behind it.

    "More than half" and "half or less" tell of no change.
    """
    text = article.wording
    first, last = text.inside(figure)
    low, high = text.sentence(first)
    around = text.span(max(low, first - 3), min(high, last + 2))
    return any(not _bounds(article, span) for span in words.inside(around))


def _bounds(article: Article, word: Span) -> bool:
    """Whether a word only says that a figure is a bound: more than half, half or less."""
    text = article.wording
    first, last = text.inside(word)
    low, high = text.sentence(first)
    return (last < high and text.lows[last] == "than" and text.lows[first] in _COMPARING) or (
        first > low and text.lows[first - 1] == "or"
    )


def bounds(article: Article, *figures: Figure) -> list[tuple[float, float]]:
    """Between which values figures lie that are rounded alike: 4.2 million is 4.15 to 4.25.

    The finest of them tells how far: beside 1.1 billion, 1 billion is 0.95 to 1.05.
    """
    written = [_DIGITS.search(article[figure.span]) for figure in figures]
    places = max((len(digits[2] or "") for digits in written if digits), default=0)
    found = []
    for figure, digits in zip(figures, written, strict=True):
        number = float(digits[0].replace(",", "")) if digits else 0.0
        scale = figure.value / number if number else 1.0
        half = 0.5 * 10**-places * scale if places or scale > 1 else 0.0
        found.append((figure.value - half, figure.value + half))
    return found
