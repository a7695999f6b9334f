"""Judgements that are attributed to somebody who is not named."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, Attribution, SourceDetail
from audit.findings import Hit
from audit.nearby import People, Places
from audit.phrases import Phrase


class Settings(BaseModel, extra="forbid", frozen=True):
    """The words that judge, and which unnamed sources may not use them."""

    phrases: tuple[Phrase, ...] = Field(min_length=1)
    add: tuple[Phrase, ...] = ()
    remove: tuple[str, ...] = ()
    details: tuple[SourceDetail, ...] = ("bare", "described")


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first word that judges in what each such source says."""
    judging = Places(article, (*settings.phrases, *settings.add), settings.remove)
    people = People(article)
    for attribution in article.attributions:
        mention = attribution.mention
        if mention and _unnamed(attribution, settings) and not people.describe(mention):
            found = next((span for part in attribution.content for span in judging.inside(part)), None)
            if found:
                yield Hit(found)


def _unnamed(attribution: Attribution, settings: Settings) -> bool:
    source = attribution.source
    institution = source.number is None and "institution" in source.flags
    described = attribution.mention in source.mentions[:1]  # a later "he" may be read wrongly
    return source.kind == "anonymous" and source.detail in settings.details and described and not institution
