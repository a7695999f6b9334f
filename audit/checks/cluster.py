"""Turns of phrase that mean nothing one by one and something together."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article
from audit.document import Span
from audit.findings import Hit
from audit.phrases import Match, Phrase, compiled

VALUES = ("count", "signs")


class Settings(BaseModel, extra="forbid", frozen=True):
    """How many different ones, within how many words."""

    phrases: tuple[Phrase, ...] = Field(min_length=1)
    add: tuple[Phrase, ...] = ()
    remove: tuple[str, ...] = ()
    least_distinct: int = Field(default=4, ge=2)
    per_words: int = Field(default=300, ge=1)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object once, to the stretch in which there are most of them."""
    phrases = compiled((*settings.phrases, *settings.add), settings.remove)
    found = [m for m in phrases.find(article.wording) if article.voice(m.span) == "writer"]
    best = _densest(found, settings.per_words)
    signs = list(dict.fromkeys(article[match.span].lower() for match in best))
    if len({match.phrase for match in best}) >= settings.least_distinct:
        span = Span(best[0].span.start, best[-1].span.end)
        yield Hit(span, {"count": str(len(signs)), "signs": ", ".join(f"“{sign}”" for sign in signs)})


def _densest(found: list[Match], words: int) -> list[Match]:
    """The run of matches within so many words that has most different phrases."""
    best: list[Match] = []
    most, first = 0, 0
    for last, match in enumerate(found):
        while match.last - found[first].first > words:
            first += 1
        distinct = len({m.phrase for m in found[first : last + 1]})
        if distinct > most:
            best, most = found[first : last + 1], distinct
    return best
