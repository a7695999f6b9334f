"""Words that are too many for the length of the article, or that strengthen certain others."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article
from audit.findings import Hit
from audit.phrases import Match, Phrase, compiled


class Settings(BaseModel, extra="forbid", frozen=True):
    """The words, how many of them pass, and those before which even one does not."""

    phrases: tuple[Phrase, ...] = Field(min_length=1)
    add: tuple[Phrase, ...] = ()
    remove: tuple[str, ...] = ()
    most_per_100_words: float = Field(default=1, ge=0)
    strengthens: tuple[Phrase, ...] = ()


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to all of them where there are two or more above the density, else to single ones."""
    phrases = compiled((*settings.phrases, *settings.add), settings.remove)
    found = [m for m in phrases.find(article.wording) if article.voice(m.span) == "writer"]
    length = sum(text[0].isalnum() for text in article.wording.texts)
    dense = len(found) > 1 and 100 * len(found) > settings.most_per_100_words * length
    for match in found if dense else _strengthening(article, settings, found):
        yield Hit(match.span)


def _strengthening(article: Article, settings: Settings, found: list[Match]) -> Iterator[Match]:
    firsts = {match.first for match in compiled(settings.strengthens).find(article.wording)}
    return (match for match in found if match.last in firsts)
