"""Sentences with a label, where it is sure enough."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, LabelName
from audit.findings import Hit

VALUES = ("judgement",)


class Settings(BaseModel, extra="forbid", frozen=True):
    """The label that is not wanted, and how sure it must be (0 to 1)."""

    label: LabelName
    least_confidence: float = Field(default=0.7, ge=0, le=1)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each such sentence; the message gives the words that judge."""
    for sentence in article.sentences:
        if sentence.label.name == settings.label and sentence.label.confidence >= settings.least_confidence:
            words = max(sentence.editorial, key=len, default=sentence.span)
            yield Hit(sentence.span, {"judgement": article[words]})
