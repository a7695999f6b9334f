"""Statements and statistics of which the copy does not say when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, Field

from audit.article import Article
from audit.document import Span
from audit.findings import Hit
from audit.nearby import Places, stretch, words_of
from audit.phrases import Phrase

_AMOUNTS = frozenset(["percent", "money", "count", "plain"])


class Settings(BaseModel, extra="forbid", frozen=True):
    """The phrases for what should be dated, the words for times, and how near a time must stand.

    ``attributing``: only where somebody is said to say something; ``figures``: only where a figure
    is given. With ``once``, a time beside the same noun anywhere in the draft serves.
    """

    phrases: tuple[Phrase, ...] = Field(min_length=1)
    times: tuple[Phrase, ...] = (Phrase("@times"),)
    before: int = Field(default=0, ge=0)
    after: int = Field(default=0, ge=0)
    attributing: bool = False
    figures: bool = False
    once: bool = False


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first such phrase of each sentence that no time stands near."""
    found = list(_wanted(article, settings))
    nears = {
        span: stretch(article, article.index_at(span.start), "sentence", settings.before, settings.after)
        for span in found
    }
    near = (sentence for where in nears.values() for sentence in article.within(where))
    times = Places(article, settings.times, text=words_of(article, near))
    dated = _Dated(article, found, settings.times) if settings.once and found else None
    done = -1
    for span, where in nears.items():
        index = article.index_at(span.start)
        if index == done or (dated and dated.holds(span)):
            continue
        if not any(not time.overlaps(span) for time in times.inside(where)):
            done = index
            yield Hit(span)


def _wanted(article: Article, settings: Settings) -> Iterator[Span]:
    """The phrases that stand where somebody says something, or where a figure is, as asked for."""
    figures = [figure.span for figure in article.figures if figure.unit in _AMOUNTS]
    for span in Places(article, settings.phrases).spans:
        sentence = article.sentences[article.index_at(span.start)]
        if settings.attributing and not any(a.source.kind != "none" for a in sentence.attributions):
            continue
        if not settings.figures or _begins_in(figures, sentence.span):
            yield span


def _begins_in(spans: Sequence[Span], where: Span) -> bool:
    at = bisect_left(spans, Span(where.start, where.start))
    return at < len(spans) and spans[at].start < where.end


class _Dated:
    """Of which things the draft says somewhere when they were, by their last words."""

    def __init__(self, article: Article, found: Sequence[Span], times: tuple[str, ...]) -> None:
        self._article = article
        nouns = sorted({self._noun(span) for span in found})
        said = Places(article, tuple(f"={noun}" for noun in nouns)).spans
        sentences = {span: article.sentences[article.index_at(span.start)] for span in said}
        when = Places(article, times, text=words_of(article, sentences.values()))
        self._nouns = {
            self._noun(span)
            for span, sentence in sentences.items()
            if any(True for _ in when.inside(sentence.span))
        }

    def holds(self, span: Span) -> bool:
        """Whether a thing of this name is dated somewhere."""
        return self._noun(span) in self._nouns

    def _noun(self, span: Span) -> str:
        return self._article[span].split()[-1].lower()
