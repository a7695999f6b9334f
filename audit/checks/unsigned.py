"""Sources of a kind in an article that nobody signs."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, SourceKind
from audit.findings import Hit


class Settings(BaseModel, extra="forbid", frozen=True):
    """The kinds of source for which somebody must answer by name."""

    kinds: tuple[SourceKind, ...] = Field(default=("anonymous",), min_length=1)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object once, to the first such source, where the article has no byline."""
    if (article.document.metadata.byline or "").strip():
        return
    for attribution in article.attributions:
        if attribution.source.kind in settings.kinds and attribution.mention:
            yield Hit(attribution.mention, whole=True)
            return
