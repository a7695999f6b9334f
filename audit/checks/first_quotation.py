"""Whose is the first voice that readers hear in direct quotation."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, SourceKind
from audit.findings import Hit
from audit.nearby import Quoted


class Settings(BaseModel, extra="forbid", frozen=True):
    """Of which kinds of source the first quotation may not be, and how many words make it one."""

    kinds: tuple[SourceKind, ...] = Field(min_length=1)
    least_words: int = Field(default=4, ge=1)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first quotation, where its source is of such a kind."""
    quoted = Quoted(article)
    for quotation in article.quotations:
        if quotation.use not in ("speech", "fragment"):
            continue
        sentence = article.sentence_at(quotation.span.start)
        said = article.reached(sentence) if sentence else ()
        whose = [a for a in said if any(part.overlaps(quotation.span) for part in a.content)]
        wanted = not whose or whose[0].source.kind not in settings.kinds
        if quoted.words(quotation.span) < settings.least_words and (
            not wanted or quotation.use == "fragment"
        ):
            continue
        if not wanted:
            yield Hit(quotation.span)
        return
