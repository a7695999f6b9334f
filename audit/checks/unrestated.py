"""Sources that are named once, and then not again while the claims go on."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, Trigger
from audit.findings import Hit
from audit.nearby import Places
from audit.phrases import Phrase

VALUES = ("count",)


class Settings(BaseModel, extra="forbid", frozen=True):
    """How many sentences may follow a source in its paragraph without another word of whose they are.

    At least one of them must need a source: have one of ``triggers``, or of ``phrases``. One of
    ``restates`` tells that somebody still speaks ("he would").
    """

    triggers: tuple[Trigger, ...] = Field(min_length=1)
    phrases: tuple[Phrase, ...] = ()
    restates: tuple[Phrase, ...] = ()
    max_run: int = Field(default=2, ge=0)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first sentence beyond the run that needs a source."""
    claims, restates = _sentences(article, settings.phrases), _sentences(article, settings.restates)
    run: list[int] = []
    after_source = False
    paragraph = -1
    for index, sentence in enumerate(article.sentences):
        if sentence.paragraph != paragraph:
            yield from _objection(article, run, settings, claims)
            paragraph, run, after_source = sentence.paragraph, [], False
        if index in restates or any(a.source.kind != "none" for a in sentence.attributions):
            yield from _objection(article, run, settings, claims)
            run, after_source = [], True
        elif after_source:
            run.append(index)
    yield from _objection(article, run, settings, claims)


def _sentences(article: Article, phrases: tuple[Phrase, ...]) -> set[int]:
    """The numbers of the sentences that hold one of some phrases."""
    return {article.index_at(span.start) for span in Places(article, phrases).spans}


def _objection(article: Article, run: list[int], settings: Settings, claims: set[int]) -> Iterator[Hit]:
    if len(run) <= settings.max_run:
        return
    for index in run:
        sentence = article.sentences[index]
        if index in claims or not sentence.triggers.isdisjoint(settings.triggers):
            yield Hit(sentence.span, {"count": str(len(run))})
            return
