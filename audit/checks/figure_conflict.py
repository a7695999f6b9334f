"""Figures of one thing that differ within the draft."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from audit.article import Article
from audit.findings import Hit
from audit.numbers import conflicts
from audit.numbers.surroundings import Told
from audit.phrases import Phrase

VALUES = ("of", "other")


class Settings(BaseModel, extra="forbid", frozen=True):
    """The words that tell that a figure has changed, and those that tell that it is of something else.

    ``updates`` count in and near the two sentences, ``apart`` only beside the figures.
    """

    updates: tuple[Phrase, ...] = (Phrase("@updates"),)
    apart: tuple[Phrase, ...] = (Phrase("@figures-apart"),)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each figure that differs from the one given earlier of the same thing."""
    for here, there in conflicts.find(article, Told(settings.updates, settings.apart)):
        yield Hit(here.span, {"of": here.of, "other": article[there.span]})
