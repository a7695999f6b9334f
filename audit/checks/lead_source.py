"""A main claim that rests on one person who is not named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, Attribution, Source
from audit.findings import Hit
from audit.nearby import Places, positions
from audit.phrases import Phrase
from audit.sourcing import unnamed

_NEAR = 2  # paragraphs behind the lead in which somebody may confirm it
_DENIED = re.compile(
    r"\b(?:not|never|declin\w*|refus\w*|unable|cannot)\b|n[’']t\b", re.IGNORECASE
)  # could not confirm


class Settings(BaseModel, extra="forbid", frozen=True):
    """How many sources a main claim needs, and whether a document in the draft will do instead.

    The main claim is what headline and first paragraph attribute to somebody who is not named.
    A document counts that is a source, or of which one of ``documents`` says that it was seen;
    and whoever else confirms something in the next two paragraphs, and is named.
    """

    min_sources: int = Field(default=2, ge=2)
    documents_count: bool = True
    documents: tuple[Phrase, ...] = (
        Phrase(
            "document|letter|memo|email|draft|record|file|report|order|sheet|list|minutes|contract|plan|slide|"
            "invoice|receipt|message|notes|copy|presentation|schedule ...4 seen|obtained|reviewed by"
        ),
        Phrase("seen|obtained|reviewed a|the? copy|draft of?"),
        Phrase(
            "(a|an|the|two|three|several|its|their ...3) =document|=documents|=letter|=memo|=email|=emails|"
            "=record|=records|=file|=files|=report|=order|=list|=minutes|=contract|=invoice|=receipt|=log|"
            "=register|=transcript ...12 =shows|=show|=showed|=lists|=list|=listed|=says|=say|=states|=gives|"
            "=gave|=contains|=confirms|=confirm|=bears"
        ),
    )


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first mention of such a source in the first paragraph."""
    lead = _lead(article, settings)
    if lead is None or lead.mention is None:
        return
    if settings.documents_count and _has_document(article, settings):
        return
    others = {support.source for support in _behind(article, lead)} | set(_confirming(article, lead))
    if (lead.source.number or 1) + len(others) < settings.min_sources:
        yield Hit(lead.mention)


def _has_document(article: Article, settings: Settings) -> bool:
    return any(s.kind == "document" for s in article.sources) or bool(
        Places(article, settings.documents).spans
    )


def _lead(article: Article, settings: Settings) -> Attribution | None:
    """The attribution on which headline and first paragraph rest; none where anybody else is cited there."""
    paragraphs = positions(article, "headline") | positions(article, "lead")
    said = [a for s in article.sentences if s.paragraph in paragraphs for a in s.attributions]
    said = [a for a in said if a.source.kind != "none"]
    few = all(a.source.kind == "anonymous" and a.source.number is not None for a in said)
    enough = any((a.source.number or 0) >= settings.min_sources for a in said)
    return said[0] if said and few and not enough else None


def _confirming(article: Article, lead: Attribution) -> Iterator[Source]:
    """Who confirms something right behind the lead, by name or office."""
    first = article.sentences[article.index_at(lead.at.start)].paragraph
    for each in article.attributions:
        near = 0 <= article.sentences[article.index_at(each.at.start)].paragraph - first <= _NEAR
        named = each.source.kind in ("person", "organisation") and each.cue_class == "confirm"
        if near and named and each.cue is not None and not _DENIED.search(article[each.cue]):
            yield each.source


def _behind(article: Article, lead: Attribution) -> tuple[unnamed.Support, ...]:
    found = (each for each in unnamed.find(article) if each.source == lead.source)
    return next((each.corroboration.by for each in found), ())
