"""Articles that rest on too few sources, or on too few that are named."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel, Field

from audit.article import Article, Source
from audit.findings import Hit
from audit.sourcing import unnamed

VALUES = ("count", "least")

_PLACED = re.compile(r" (?=(?:in|of|for) )")  # police | in Kestrel Bay


class Settings(BaseModel, extra="forbid", frozen=True):
    """How many different sources, and named people or offices among them, an article needs.

    A spokesperson and the body spoken for are one source; people who are not named count by
    their number, vague crowds not at all. Articles with fewer than ``least_sentences``, and those
    that cite nobody, are left alone.
    """

    least_sources: int = Field(default=2, ge=1)
    least_named: int = Field(default=0, ge=0)
    least_sentences: int = Field(default=3, ge=1)
    documents_count: bool = True


class _Body(NamedTuple):
    """An organisation: the source that it is, and the capitalised words of its name."""

    key: Hashable
    name: frozenset[str]


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object once, where the first source is cited."""
    cited = [a for s in article.body for a in s.attributions if a.source.kind != "none"]
    if not cited or len(article.body) < settings.least_sentences:
        return
    independent = _independent({a.source.key: a.source for a in cited}.values())
    if not settings.documents_count:
        independent = [source for source in independent if source.kind != "document"]
    count = sum(map(unnamed.distinct, independent))
    named = sum(source.kind in ("person", "organisation") for source in independent)
    where = cited[0].mention or cited[0].at
    if count < settings.least_sources:
        yield Hit(where, {"count": _number(count), "least": _number(settings.least_sources)}, whole=True)
    elif named < settings.least_named:
        least = f"{_number(settings.least_named)} named"
        yield Hit(where, {"count": f"{_number(named)} named", "least": least}, whole=True)


def _independent(sources: Collection[Source]) -> list[Source]:
    """The sources, those left out who only speak for another, or are its paper."""
    organisations = [source for source in sources if source.kind == "organisation"]
    bodies: dict[str, list[_Body]] = {}  # by one word of the name, or all are compared with all
    for body in organisations:
        if name := _capitals(body.name):
            bodies.setdefault(min(name), []).append(_Body(body.key, name))
    short = {name for body in organisations for name in _shortened(body.name)}
    return [
        source
        for source in sources
        if (source.detail not in ("spokesperson", "statement") or not _speaks_for(source, bodies))
        and not (source.kind == "organisation" and _bare(source.name) in short)
    ]


def _shortened(name: str) -> Iterator[str]:
    """What a body may be called once it has been named in full: police, after police in Kestrel Bay."""
    bare = _bare(name)
    return (bare[: place.start()] for place in _PLACED.finditer(bare))


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ")


def _speaks_for(source: Source, bodies: Mapping[str, Sequence[_Body]]) -> bool:
    """Whether another source is the body whose name stands in its own."""
    own = _capitals(source.name)
    near = (body for word in own for body in bodies.get(word, ()))
    return any(body.key != source.key and body.name <= own for body in near)


def _capitals(name: str) -> frozenset[str]:
    return frozenset(word.strip(".,’'") for word in name.split() if word[:1].isupper())


def _number(count: int) -> str:
    return {0: "no", 1: "one", 2: "two", 3: "three", 4: "four"}.get(count, str(count))
