"""Headlines and leads that rest on a poll of how people will vote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, Field

from audit.article import Article
from audit.findings import Hit
from audit.nearby import Places, positions
from audit.phrases import Phrase


class Settings(BaseModel, extra="forbid", frozen=True):
    """Where a poll may not stand, the words for one, and those for an election."""

    positions: tuple[Literal["headline", "lead"], ...] = Field(default=("headline", "lead"), min_length=1)
    terms: tuple[Phrase, ...] = Field(default=(Phrase("@poll-sources"),), min_length=1)
    voting: tuple[Phrase, ...] = Field(default=(Phrase("@voting"),), min_length=1)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each poll in such a place, where headline or lead speak of an election."""
    voting, terms = Places(article, settings.voting), Places(article, settings.terms)
    places = [positions(article, position) for position in settings.positions]
    paragraphs = sorted({paragraph for found in places for paragraph in found})
    spans = [article.document.blocks[paragraph].span for paragraph in paragraphs]
    if any(True for span in spans for _ in voting.inside(span)):
        for span in spans:
            for term in terms.inside(span):
                yield Hit(term)
                break
