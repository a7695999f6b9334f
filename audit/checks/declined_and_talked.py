"""A body that is said to have declined comment, though one of its people is a source."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, Source
from audit.document import Span
from audit.findings import Hit
from audit.nearby import Places, words_of
from audit.phrases import Phrase

VALUES = ("body",)

_REACH = 8  # words before "declined" in which its subject stands
_BARRIERS = frozenset(',;:.?!—–“”"()') | {"and", "but", "while", "though", "because", "that", "which"}
_INDEFINITE = frozenset("a an one two three four five some several many most other others another".split())
_LEAST = 3  # letters of a word that may name a body


class Settings(BaseModel, extra="forbid", frozen=True):
    """How it is said that somebody declined, and words for people that name no body."""

    declined: tuple[Phrase, ...] = Field(min_length=1)
    people: tuple[Phrase, ...] = ()


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each body that declined and from which an unnamed source comes."""
    declined = Places(article, settings.declined)
    if not declined.spans:
        return
    unnamed = [s for s in article.sources if s.kind == "anonymous" and s.detail in ("described", "bare")]
    said = (article.sentences[article.index_at(m.start)] for s in unnamed for m in s.mentions[:1])
    people = Places(article, settings.people, text=words_of(article, said))
    bodies = {low for source in unnamed for low in _bodies(article, source, people)}
    for place in declined.spans:
        subject = _subject(article, place)
        first, last = article.wording.inside(subject)
        if article.wording.lows[first] in _INDEFINITE and "spokes" not in article[subject]:
            continue  # that one of several people declined says nothing of their body
        body = next((n for n in range(first, last) if article.wording.lows[n] in bodies), None)
        if body is not None:
            yield Hit(Span(subject.start, place.end), {"body": article.wording.texts[body]})


def _bodies(article: Article, source: Source, people: Places) -> Iterator[str]:
    """The words with which an unnamed source is placed somewhere: "Northgate", "bank"."""
    for span in (*source.mentions[:1], *((source.description,) if source.description else ())):
        first, last = article.wording.inside(span)
        for number in range(first, last):
            low = article.wording.lows[number]
            if (
                len(low) > _LEAST
                and low.isalpha()
                and not people.over(article.wording.span(number, number + 1))
            ):
                yield low


def _subject(article: Article, place: Span) -> Span:
    """The words of the clause before "declined"."""
    at, _ = article.wording.inside(place)
    low, _ = article.wording.sentence(at)
    first = at
    while first > max(low, at - _REACH) and article.wording.lows[first - 1] not in _BARRIERS:
        first -= 1
    return article.wording.span(first, at) if first < at else place
