"""Figures of one thing that differ within the draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from audit.article import Article, Sentence
from audit.findings import Hit
from audit.nearby import Places
from audit.numbers import quantities
from audit.numbers.quantities import Quantity
from audit.phrases import Phrase

VALUES = ("of", "other")


_LASTING = frozenset(["cost", "employ"])
"""What does not change with the year that only one of two sentences gives."""


class Settings(BaseModel, extra="forbid", frozen=True):
    """The words that tell, in either sentence, that a figure has changed or is one of several."""

    updates: tuple[Phrase, ...] = (Phrase("@updates"),)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each figure of a thing that differs from the first one given of it."""
    updates, years = Places(article, settings.updates), Places(article, ("<year>",))
    first: dict[tuple[str, ...], Quantity] = {}
    several: set[tuple[str, ...]] = set()  # sets of which there is more than one, so that none is "the" set
    done = -1
    for quantity in _alike(quantities.find(article)):
        earlier = first.setdefault(quantity.key, quantity)
        if quantity.value != earlier.value and quantity.key[0] == "set" and not quantity.definite:
            several.add(quantity.key)
        if quantity.value == earlier.value or not quantity.definite or quantity.key in several:
            continue
        here, there = (article.sentences[article.index_at(q.span.start)] for q in (quantity, earlier))
        told_apart = any(any(True for _ in updates.inside(s.span)) for s in (here, there))
        dated = [_words(article, years, sentence) for sentence in (here, there)]
        told_apart = told_apart or (dated[0] != dated[1] and (all(dated) or quantity.key[0] not in _LASTING))
        if quantity.key[0] != "age" and (told_apart or _of_two_sources(here, there)):
            continue
        if quantity.span.start > done:  # a figure may be of two things
            done = quantity.span.start
            yield Hit(quantity.span, {"of": quantity.of, "other": article[earlier.span]})


def _alike(found: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities, with one key for "the library" and the only new library that was told of before."""
    longer: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for quantity in found:
        named = longer.setdefault((quantity.key[0], quantity.key[-1]), set())
        short = quantity.definite and len(quantity.key) == 2 and quantity.key not in named
        if short and len(named) == 1:
            yield quantity._replace(key=next(iter(named)))
        else:
            named.add(quantity.key)
            yield quantity


def _words(article: Article, places: Places, sentence: Sentence) -> set[str]:
    return {article[span] for span in places.inside(sentence.span)}


def _of_two_sources(here: Sentence, there: Sentence) -> bool:
    """Whether both figures are attributed, and not to the same source."""
    ours, theirs = ({a.source.name for a in s.attributions if a.source.kind != "none"} for s in (here, there))
    return bool(ours) and bool(theirs) and ours != theirs
