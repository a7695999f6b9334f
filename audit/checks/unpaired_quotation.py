"""Quotation marks that have no partner."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from audit.article import Article, Quotation
from audit.document import Span
from audit.findings import Hit

_MARKS = "“”„«»‹›\"‘’'"


class Settings(BaseModel, extra="forbid", frozen=True):
    """Nothing to set."""


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each mark that opens or closes a quotation whose other end is a guess."""
    for quotation in article.quotations:
        if not quotation.certain:
            yield Hit(_mark(article, quotation))


def _mark(article: Article, quotation: Quotation) -> Span:
    """The mark that the quotation does have."""
    span = quotation.span
    if article.document.text[span.start] in _MARKS:
        return Span(span.start, span.start + 1)
    if article.document.text[span.end - 1] in _MARKS:
        return Span(span.end - 1, span.end)
    return span
