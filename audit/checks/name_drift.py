"""Names that are spelt in two ways in one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel, Field

from audit import spelling
from audit.article import Article, Name
from audit.document import Span
from audit.findings import Hit

VALUES = ("other", "times")

_KIN = ({"i", "a"}, {"y", "a"}, {"iy", "aya"}, {"y", "aya"})
"""Endings that tell the names of husband and wife apart: Kowalski and Kowalska."""


class Settings(BaseModel, extra="forbid", frozen=True):
    """How far apart two spellings may be (letters), and how long a name must be to be compared.

    Names shorter than twice ``least_length`` may differ by one letter only.
    """

    most_distance: int = Field(default=2, ge=1, le=2)
    least_length: int = Field(default=5, ge=3)
    except_relatives: bool = True


class _Spelt(NamedTuple):
    """A name as it is spelt: the last word, and what stands before it."""

    last: str
    first: str


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first place of each spelling that is the rarer one of a pair."""
    places: dict[_Spelt, Name] = {}
    counts: Counter[str] = Counter()
    for name in article.names:
        spelt = _spelt(article[name.span])
        if name.kind in ("person", "organisation") and len(spelt.last) >= settings.least_length:
            places.setdefault(spelt, name)
            counts[spelt.last] += 1
    firsts: dict[str, set[str]] = {}
    earliest: dict[str, Span] = {}
    for spelt, name in places.items():
        firsts.setdefault(spelt.last, set()).add(spelt.first)
        earliest.setdefault(spelt.last, name.span)
    for one, other in spelling.near(counts, settings.most_distance):
        if not _is_drift(one, other, firsts, settings):
            continue
        rare, common = (one, other) if counts[one] < counts[other] else (other, one)
        yield Hit(earliest[rare], {"other": common, "times": str(counts[common])})


def _spelt(text: str) -> _Spelt:
    words = text.replace("’", "'").removesuffix("'s").split()
    return _Spelt(words[-1], " ".join(words[:-1])) if words else _Spelt("", "")


def _is_drift(one: str, other: str, firsts: dict[str, set[str]], settings: Settings) -> bool:
    """Whether two spellings are of one name: the given names agree, or one of the two has none."""
    if one[0] != other[0] or one.isupper() or other.isupper() or one.lower() == other.lower():
        return False
    if one.startswith(other) or other.startswith(one):
        return False  # Reyes and Reyeses, America and American
    if settings.except_relatives and _are_kin(one, other):
        return False
    short = min(len(one), len(other)) < 2 * settings.least_length - 2
    if spelling.distance(one.lower(), other.lower(), 2) > (1 if short else settings.most_distance):
        return False
    named, others = firsts[one] - {""}, firsts[other] - {""}
    if named and others:
        return bool(named & others)
    return bool(named) != bool(others)


def _are_kin(one: str, other: str) -> bool:
    """Whether two names differ only as those of husband and wife do."""
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return {one[shared:], other[shared:]} in _KIN
