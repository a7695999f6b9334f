"""Figures of one thing that differ within the draft."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from audit.article import Article, Sentence
from audit.findings import Hit
from audit.nearby import Places
from audit.numbers import quantities
from audit.numbers.quantities import Quantity
from audit.phrases import Phrase

VALUES = ("of", "other")


class Settings(BaseModel, extra="forbid", frozen=True):
    """The words that tell, in either sentence, that a figure has changed or is one of several."""

    updates: tuple[Phrase, ...] = (Phrase("@updates"),)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each figure of a thing that differs from the first one given of it."""
    updates, years = Places(article, settings.updates), Places(article, ("<year>",))
    first: dict[tuple[str, ...], Quantity] = {}
    for quantity in quantities.find(article):
        earlier = first.setdefault(quantity.key, quantity)
        if quantity.value == earlier.value or not quantity.definite:
            continue
        here, there = (article.sentences[article.index_at(q.span.start)] for q in (quantity, earlier))
        told_apart = any(any(True for _ in updates.inside(s.span)) for s in (here, there))
        told_apart = told_apart or _words(article, years, here) != _words(article, years, there)
        if quantity.key[0] != "age" and (told_apart or _of_two_sources(here, there)):
            continue
        yield Hit(quantity.span, {"of": quantity.of, "other": article[earlier.span]})


def _words(article: Article, places: Places, sentence: Sentence) -> set[str]:
    return {article[span] for span in places.inside(sentence.span)}


def _of_two_sources(here: Sentence, there: Sentence) -> bool:
    """Whether both figures are attributed, and not to the same source."""
    ours, theirs = ({a.source.name for a in s.attributions if a.source.kind != "none"} for s in (here, there))
    return bool(ours) and bool(theirs) and ours != theirs
