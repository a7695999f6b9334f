"""Quotations of a few words only, that are attributed to somebody."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article
from audit.findings import Hit
from audit.nearby import Places
from audit.phrases import Phrase


class Settings(BaseModel, extra="forbid", frozen=True):
    """How many words make a fragment, and which words must be pinned on whoever said them."""

    most_words: int = Field(default=3, ge=1)
    unless: tuple[Phrase, ...] = ()


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each such quotation, unless it holds one of those words."""
    pinned = Places(article, settings.unless)
    for quotation in article.quotations:
        if quotation.use in ("title", "term") or not quotation.certain or quotation.continued:
            continue
        sentence = article.sentences[article.index_at(quotation.span.start)]
        if sentence.block == "headline" or not any(a.source.kind != "none" for a in sentence.attributions):
            continue
        first, last = article.wording.inside(quotation.span)
        words = [text for text in article.wording.texts[first:last] if text[0].isalnum()]
        if not 0 < len(words) <= settings.most_words or any(pinned.inside(quotation.span)):
            continue
        if any(quotation.span.overlaps(part) for a in sentence.attributions for part in a.content):
            yield Hit(quotation.span)
