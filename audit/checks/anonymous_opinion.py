"""Judgements that are attributed to somebody who is not named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, Attribution, NameKind, SourceDetail
from audit.document import Span
from audit.findings import Hit
from audit.nearby import People, Places, around, words_of
from audit.phrases import Phrase

_PRONOUNS = frozenset("he she him her his hers he's she's".split())


_BEFORE, _BEHIND = 8, 6
"""How many words before and behind a word that judges its target stands."""


class Settings(BaseModel, extra="forbid", frozen=True):
    """The words that judge, and which unnamed sources may not use them.

    ``about``: only of whoever has a name of one of these kinds: a name stands in what is said,
    or "he" or "she" does and a person is named in the same sentence or the one before.
    """

    phrases: tuple[Phrase, ...] = Field(min_length=1)
    add: tuple[Phrase, ...] = ()
    remove: tuple[str, ...] = ()
    details: tuple[SourceDetail, ...] = ("bare", "described")
    about: tuple[NameKind, ...] = ()


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first word that judges in what each such source says."""
    unnamed = [a for a in article.attributions if a.mention and _unnamed(a, settings)]
    words = words_of(article, (s for a in unnamed for part in a.content for s in article.within(part)))
    judging = Places(article, (*settings.phrases, *settings.add), settings.remove, text=words)
    if not judging.spans:
        return
    people, targets = People(article), _Targets(article, settings.about)
    for attribution in unnamed:
        found = next((span for part in attribution.content for span in judging.inside(part)), None)
        if found is None or (attribution.mention and people.describe(attribution.mention)):
            continue
        if not settings.about or targets.near(attribution, found):
            yield Hit(found)


def _unnamed(attribution: Attribution, settings: Settings) -> bool:
    source = attribution.source
    institution = source.number is None and "institution" in source.flags
    described = attribution.mention in source.mentions[:1]  # a later "he" may be read wrongly
    unnamed = source.kind in ("anonymous", "group") and source.detail in settings.details
    asks = attribution.lemma == "ask"  # a question says nothing of its own
    return unnamed and described and not institution and not asks


class _Targets:
    """Of whom somebody speaks, as far as a name tells."""

    def __init__(self, article: Article, kinds: tuple[NameKind, ...]) -> None:
        self._article = article
        self._named = [name.span for name in article.names if name.kind in kinds]
        self._people = [name.span for name in article.names if name.kind == "person"]

    def near(self, attribution: Attribution, judged: Span) -> bool:
        """Whether what is said near a word that judges is about somebody who is named."""
        wording = self._article.wording
        at, _ = wording.inside(judged)
        low, high = wording.sentence(at)
        near = wording.span(max(low, at - _BEFORE), min(high, at + _BEHIND))
        parts = [span for part in attribution.content if (span := _shared(part, near))]
        if any(_any_in(self._named, part) for part in parts):
            return True
        if not any(_PRONOUNS.intersection(wording.lows[slice(*wording.inside(part))]) for part in parts):
            return False
        sentences = around(self._article, self._article.index_at(attribution.at.start), 1, 0)
        return any(_any_in(self._people, sentence.span) for sentence in sentences)


def _shared(one: Span, other: Span) -> Span | None:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start, end) if start < end else None


def _any_in(spans: list[Span], place: Span) -> bool:
    index = bisect_left(spans, Span(place.start, place.start))
    return index < len(spans) and spans[index].end <= place.end
