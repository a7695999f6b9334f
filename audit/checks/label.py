"""Sentences with a label, where it is sure enough."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, LabelName
from audit.findings import Hit

VALUES = ("judgement",)

_FEW = 4  # sentences with the label, below which a share says nothing


class Settings(BaseModel, extra="forbid", frozen=True):
    """The label that is not wanted, and how sure it must be (0 to 1).

    Where more than ``most_share`` of an article has it, the article is of another kind than it
    should be, and that is for ``label-share`` to say, once. With ``unless_sourced`` a sentence
    that cites somebody is let pass: part of what judges may be a source's.
    """

    label: LabelName
    min_confidence: float = Field(default=0.7, ge=0, le=1)
    most_share: float = Field(default=1, ge=0, le=1)
    unless_sourced: bool = False


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each such sentence; the message gives the words that judge."""
    labelled = [sentence for sentence in article.sentences if sentence.label.name == settings.label]
    count = sum(sentence.block != "headline" for sentence in labelled)
    if count > max(_FEW, settings.most_share * len(article.body)):
        return
    for sentence in labelled:
        if settings.unless_sourced and any(a.source.kind != "none" for a in sentence.attributions):
            continue
        if sentence.label.confidence >= settings.min_confidence:
            words = max(sentence.editorial, key=len, default=sentence.span)
            yield Hit(sentence.span, {"judgement": article[words]})
