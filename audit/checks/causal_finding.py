"""Findings of studies that can show a link and are told as cause."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pydantic import BaseModel, Field

from audit.article import Article
from audit.document import Span
from audit.findings import Hit
from audit.nearby import Places, words_of
from audit.phrases import Phrase

VALUES = ("design",)


class Settings(BaseModel, extra="forbid", frozen=True):
    """The verbs that say cause, the words for studies that cannot show it, and what excuses.

    ``window_sentences`` is how many sentences away the word for the study, or an excuse, may stand. A
    finding is what a study or one of ``researchers`` is said to have found, and the sentence before one
    that begins with a phrase of ``pointing`` ("The finding comes from a survey").
    """

    verbs: tuple[Phrase, ...] = Field(min_length=1)
    designs: tuple[Phrase, ...] = Field(min_length=1)
    unless: tuple[Phrase, ...] = ()
    researchers: tuple[Phrase, ...] = ()
    pointing: tuple[Phrase, ...] = ()
    window_sentences: int = Field(default=1, ge=0)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each such verb in what a study is said to have found."""
    designs = Places(article, settings.designs)
    if not designs.spans:
        return
    near = {each for span in designs.spans for each in _near(article, span, settings.window_sentences)}
    finders = Places(article, settings.researchers)
    findings = [(at, part) for at in sorted(near) for part in _findings(article, at, designs, finders)]
    findings = sorted({*findings, *_pointed_at(article, settings, near)})
    text = words_of(article, (article.sentences[index] for index in near))
    verbs, excuses = Places(article, settings.verbs, text=text), Places(article, settings.unless, text=text)
    for index, part in findings:
        told = list(verbs.inside(part))
        if not told or article.index_at(part.start) != index:
            continue
        spans = [article.sentences[at].span for at in _near(article, part, settings.window_sentences)]
        design = next((place for span in spans for place in designs.inside(span)), None)
        if design is None or any(True for span in spans for _ in excuses.inside(span)):
            continue
        for verb in told:
            yield Hit(verb, {"design": article[design]})


def _near(article: Article, span: Span, window: int) -> range:
    """The numbers of the sentences so near to the one of a stretch."""
    index = article.index_at(span.start)
    return range(max(0, index - window), min(len(article.sentences), index + window + 1))


def _findings(article: Article, index: int, designs: Places, finders: Places) -> Iterator[Span]:
    """What studies and researchers are said in a sentence to have found."""
    for attribution in article.sentences[index].attributions:
        own = attribution.mention or attribution.cue
        if attribution.source.detail == "study" or (own and (designs.over(own) or finders.over(own))):
            yield from attribution.content


def _pointed_at(article: Article, settings: Settings, near: Collection[int]) -> Iterator[tuple[int, Span]]:
    """The sentences of which the next one says that they are a finding."""
    for span in Places(article, settings.pointing).spans:
        index = article.index_at(span.start) - 1
        if index in near and article.sentences[index].paragraph == article.sentences[index + 1].paragraph:
            yield index, article.sentences[index].span
