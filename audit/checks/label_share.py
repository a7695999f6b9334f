"""Articles of which too large a share of the sentences has one label."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, LabelName
from audit.findings import Hit

VALUES = ("count", "of", "share")


class Settings(BaseModel, extra="forbid", frozen=True):
    """The label, how sure it must be to count, and the share above which there is too much of it.

    Shares are of the sentences that assert something, and articles with fewer than
    ``least_sentences`` of them are left alone.
    """

    label: LabelName
    most_share: float = Field(ge=0, le=1)
    least_sentences: int = Field(default=5, ge=1)
    min_confidence: float = Field(default=0.5, ge=0, le=1)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object once, to the first of these sentences."""
    found = [
        s
        for s in article.body
        if s.label.name == settings.label and s.label.confidence >= settings.min_confidence
    ]
    length = len(article.body)
    if length >= settings.least_sentences and len(found) > settings.most_share * length:
        share = f"{round(100 * len(found) / length)}%"
        yield Hit(found[0].span, {"count": str(len(found)), "of": str(length), "share": share}, whole=True)
