"""Sentences that need a source and have none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, Field

from audit.article import Article, Sentence, Trigger
from audit.findings import Hit
from audit.nearby import Places, Position, positions, words_of
from audit.phrases import Phrase

VALUES = ("trigger",)

_IN_WORDS: dict[Trigger, str] = {
    "accusation": "an accusation",
    "blame": "an assignment of blame",
    "concealment": "a claim that something was concealed",
    "private": "a claim about what happened or was thought in private",
    "cause": "a claim of cause",
    "forecast": "a forecast",
    "superlative": "a superlative",
    "statistic": "a statistic",
    "casualty": "a casualty figure",
    "crime": "a report of a crime by somebody",
    "contested": "a contested claim",
}
_YEARS = (
    "(in|of|since|during|by|from|until|after|before|late|early|,|–|-|the|@dates) <year>",
    "@dates ...2 <year>",
)
_AGO = ("years|decades|months|century|centuries ago", "last year|month|decade|century", "anniversary of")


class Settings(BaseModel, extra="forbid", frozen=True):
    """What needs a source, where, and how far one may stand away.

    ``carry`` is how many sentences an attribution goes on counting; ``scope`` whether one
    anywhere in the paragraph will do. With ``background_years``, a sentence that gives a year
    so long before the article's own is settled history. One of ``also``, in the writer's own words,
    makes of a sentence what the first of the triggers does.
    """

    triggers: tuple[Trigger, ...] = Field(min_length=1)
    carry: int = Field(default=2, ge=0)
    position: Position = "anywhere"
    scope: Literal["sentence", "paragraph"] = "sentence"
    background_years: int | None = Field(default=None, ge=0)
    also: tuple[Phrase, ...] = ()


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each sentence that has one of the triggers and no source."""
    paragraphs = positions(article, settings.position)
    history = _History(article, settings)
    sourced = (
        {s.paragraph for s in article.sentences if _own_source(s)} if settings.scope == "paragraph" else ()
    )
    only = (s for s in article.sentences if s.paragraph in paragraphs)
    text = None if settings.position == "anywhere" else words_of(article, only)
    worded = Places(article, settings.also, text=text).spans
    also = {article.index_at(span.start) for span in worded if article.voice(span) == "writer"}
    for index, sentence in enumerate(article.sentences):
        if sentence.paragraph not in paragraphs or sentence.paragraph in sourced:
            continue
        if index not in also and sentence.triggers.isdisjoint(settings.triggers):
            continue
        if not _reached(article, index, settings.carry) and not history.holds(sentence):
            found = (trigger for trigger in settings.triggers if trigger in sentence.triggers)
            yield Hit(sentence.span, {"trigger": _IN_WORDS[next(found, settings.triggers[0])]})


def _own_source(sentence: Sentence) -> bool:
    return any(a.source.kind != "none" for a in sentence.attributions)


def _reached(article: Article, index: int, carry: int) -> bool:
    """Whether a source that is not too far off covers the sentence of a number."""
    return any(
        attribution.source.kind != "none" and index - article.index_at(attribution.at.start) <= carry
        for attribution in article.reached(article.sentences[index])
    )


class _History:
    """Which sentences tell of something long enough ago to be settled history."""

    def __init__(self, article: Article, settings: Settings) -> None:
        self._article = article
        self._counts = settings.background_years is not None
        self._years, self._ago = Places(article, _YEARS), Places(article, _AGO)
        year = re.search(r"\b(?:19|20)\d\d\b", article.document.metadata.date or "")
        self._latest = int(year[0]) - (settings.background_years or 0) if year else 9999

    def holds(self, sentence: Sentence) -> bool:
        if not self._counts:
            return False
        if any(self._ago.inside(sentence.span)):
            return True
        years = (self._article[span].split()[-1][:4] for span in self._years.inside(sentence.span))
        return any(year.isdigit() and int(year) <= self._latest for year in years)
