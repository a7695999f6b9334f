"""Names that are spelt in two ways in one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from pydantic import BaseModel, Field

from audit import spelling
from audit.article import Article
from audit.document import Span
from audit.findings import Hit

VALUES = ("other", "times")

_MOST = 5000  # different last words; what has more is a register, and would take much memory
_KIN = ({"i", "a"}, {"y", "a"}, {"iy", "aya"}, {"y", "aya"})
"""Endings that tell the names of husband and wife apart: Kowalski and Kowalska."""


_OF_WORDS = frozenset("ic ics ian ians ish ism ist ists".split())
_SILENT = frozenset(("e", "h", "t", "te", "l", "le", "f"))
"""What is added or left out where a name is misspelt at its end; anything else makes another word of it."""


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


@dataclass
class _Known:
    """The places of a last word: how often it stands, where first, and with what before it."""

    count: int = 0
    bare: Span | None = None
    firsts: dict[str, Span] = field(default_factory=dict)

    @property
    def place(self) -> Span:
        """Where it first stands."""
        return min([*self.firsts.values(), *([self.bare] if self.bare else [])])

    @property
    def introduced(self) -> Span | None:
        """Where it first stands with something before it."""
        return min(self.firsts.values(), default=None)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first place of each spelling that is the rarer one of a pair, or comes later."""
    known: dict[str, _Known] = {}
    for name in article.names:
        if name.kind not in ("person", "organisation"):
            continue
        spelt = _spelt(article[name.span])
        if len(spelt.last) >= settings.least_length:
            found = known.setdefault(spelt.last, _Known())
            found.count += 1
            if spelt.first:
                found.firsts.setdefault(spelt.first, name.span)
            else:
                found.bare = found.bare or name.span
    initials = Counter(last[0] for last in known)
    compared = (last for last in islice(known, _MOST) if initials[last[0]] > 1)  # all that can be near
    for one, other in spelling.near(compared, settings.most_distance):
        if _is_near(one, other, settings) and _are_one(known[one], known[other]):
            rare, common = (one, other) if known[one].count < known[other].count else (other, one)
            yield Hit(known[rare].place, {"other": common, "times": str(known[common].count)})
    for last, found in known.items():
        if len(found.firsts) > 1:
            yield from _firsts(last, found, settings)


def _firsts(last: str, found: _Known, settings: Settings) -> Iterator[Hit]:
    """Where what stands before a last word is spelt in two ways: Philip and Phillip Granger."""
    for one, other in spelling.near(found.firsts, 1):
        if min(len(one), len(other)) > settings.least_length and _is_near(one, other, settings):
            yield Hit(found.firsts[other], {"other": f"{one} {last}", "times": "1"})


def _spelt(text: str) -> _Spelt:
    words = text.replace("’", "'").removesuffix("'s").split()
    return _Spelt(words[-1], " ".join(words[:-1])) if words else _Spelt("", "")


def _is_near(one: str, other: str, settings: Settings) -> bool:
    """Whether two spellings are so near each other that they may be of one name."""
    if one[0] != other[0] or one.isupper() or other.isupper() or one.lower() == other.lower():
        return False
    if one.startswith(other) or other.startswith(one):
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        if longer[len(shorter) :] not in _SILENT:
            return False  # Reyes and Reyeses, America and American
    if _are_words(one, other) or (settings.except_relatives and _are_kin(one, other)):
        return False
    short = min(len(one), len(other)) < 2 * settings.least_length - 2
    return spelling.distance(one.lower(), other.lower(), 2) <= (1 if short else settings.most_distance)


def _are_one(one: _Known, other: _Known) -> bool:
    """Whether the given names agree, or one has none and comes after the other was named in full."""
    if one.firsts and other.firsts:
        return not one.firsts.keys().isdisjoint(other.firsts)
    full, bare = (one, other) if one.firsts else (other, one)
    introduced = full.introduced
    return introduced is not None and bare.bare is not None and introduced < bare.bare


def _are_words(one: str, other: str) -> bool:
    """Whether two are other words of one stem: Democrats and Democratic."""
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return not _OF_WORDS.isdisjoint((one[shared:], other[shared:]))


def _are_kin(one: str, other: str) -> bool:
    """Whether two names differ only as those of husband and wife do."""
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return {one[shared:], other[shared:]} in _KIN
