"""Leads in a poll that lie inside its margin of error, and statistical ties."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pydantic import BaseModel, Field

from audit.article import Article, Figure
from audit.document import Span
from audit.findings import Hit
from audit.nearby import Places
from audit.phrases import Phrase

VALUES = ("problem",)


class Settings(BaseModel, extra="forbid", frozen=True):
    """The words for a lead, for a margin of error and for a tie; whether a tie is minded."""

    lead_words: tuple[Phrase, ...] = Field(default=(Phrase("@poll-leads"),), min_length=1)
    margin_words: tuple[Phrase, ...] = (Phrase("margin of ...3 error"), Phrase("=margin (...3 points)"))
    tie_words: tuple[Phrase, ...] = (Phrase("statistical dead heat|tie"), Phrase("statistically tied|even"))
    dead_heat: bool = True


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each lead that is smaller than the margin of its paragraph, and to each tie."""
    if settings.dead_heat:
        for span in Places(article, settings.tie_words).spans:
            yield Hit(span, {"problem": f"“{article[span]}” is no finding; say that the two are about even."})
    leads, margins = Places(article, settings.lead_words), Places(article, settings.margin_words)
    for margin_words in margins.spans:
        index = article.index_at(margin_words.start)
        margin = _margin(article, margin_words, article.sentences[index].span)
        block = article.document.blocks[article.sentences[index].paragraph].span
        if margin is not None:
            yield from _leads(article, leads, block, margin)


def _margin(article: Article, words: Span, sentence: Span) -> float | None:
    """The margin of error, in points: the figure nearest behind the words, or before them."""
    points = [
        f for f in _inside(article, sentence) if f.unit in ("points", "percent", "plain") and f.value < 15
    ]
    behind = [f for f in points if f.span.start >= words.end]
    before = [f for f in points if f.span.end <= words.start and f.unit == "points"]
    return behind[0].value if behind else before[-1].value if before else None


def _leads(article: Article, leads: Places, block: Span, margin: float) -> Iterator[Hit]:
    for span in leads.inside(block):
        sentence = article.sentences[article.index_at(span.start)].span
        shares = [f for f in _inside(article, sentence) if f.unit == "percent"]
        pair = next(((a, b) for a, b in pairwise(shares) if b.span.end > span.start), None)
        if pair and 0 < abs(pair[0].value - pair[1].value) < margin:
            apart = abs(pair[0].value - pair[1].value)
            problem = f"A lead of {apart:g} points lies inside the margin of error of {margin:g}."
            yield Hit(span, {"problem": problem})


def _inside(article: Article, span: Span) -> list[Figure]:
    return [f for f in article.figures if f.span in span]
