"""Attributions to sources of a kind: unnamed, vague, too many to count, too thinly described."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, Attribution, SourceDetail, SourceKind
from audit.document import Span
from audit.findings import Hit
from audit.nearby import People, Places, Stretches, sourced
from audit.phrases import Phrase

_BEHIND = frozenset(
    ["of", "at", "in", "on", "from", "with", "for", "who", "that", "which", ",", "familiar", "close"]
)


class Settings(BaseModel, extra="forbid", frozen=True):
    """The sources that are not wanted, and what excuses one.

    A source must be of one of ``kinds`` and ``details``, have one of ``nouns`` in its mention
    (``heads``: as its head, "experts" in "experts at the firm"), all of ``flags`` and none of
    ``without_flags``; ``uncounted``: stand for more than one, with no number given. A named
    source within so many sentences behind excuses, or an institution so many before.
    """

    kinds: tuple[SourceKind, ...] = Field(min_length=1)
    details: tuple[SourceDetail, ...] = ()
    nouns: tuple[Phrase, ...] = ()
    heads: bool = False
    add: tuple[Phrase, ...] = ()
    remove: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    without_flags: tuple[str, ...] = ()
    uncounted: bool = False
    unless_named_within: int | None = Field(default=None, ge=0)
    unless_institution_within: int | None = Field(default=None, ge=0)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the mention of each such source."""
    wanted = (*settings.nouns, *settings.add)
    nouns = Places(article, wanted, settings.remove) if wanted else None
    people = People(article)
    institutions = Stretches(name.span for name in article.names if name.kind == "organisation")
    for attribution in article.attributions:
        span = attribution.mention
        if span is None or not _unwanted(attribution, settings) or people.describe(span):
            continue
        described = nouns.over(_head(article, span) if settings.heads else span) if nouns else (span,)
        if described and not _excused(article, settings, attribution, institutions):
            yield Hit(Span(min(span.start, described[0].start), max(span.end, described[-1].end)))


def _unwanted(attribution: Attribution, settings: Settings) -> bool:
    source = attribution.source
    return (
        source.kind in settings.kinds
        and (not settings.details or source.detail in settings.details)
        and source.flags.issuperset(settings.flags)
        and source.flags.isdisjoint(settings.without_flags)
        and not (settings.uncounted and (source.number is not None or "counted" in source.flags))
    )


def _head(article: Article, mention: Span) -> Span:
    """The head noun of a mention: its last word before a preposition or relative."""
    first, last = article.wording.inside(mention)
    behind = next((n for n in range(first + 1, last) if article.wording.words[n].low in _BEHIND), last)
    return article.wording.span(behind - 1, behind) if behind > first else mention


def _excused(article: Article, settings: Settings, attribution: Attribution, institutions: Stretches) -> bool:
    index = article.index_at(attribution.at.start)
    if settings.unless_named_within is not None:
        behind = article.sentences[index : index + settings.unless_named_within + 1]
        if sourced(article, behind, "named"):
            return True
    if settings.unless_institution_within is not None:
        first = max(0, index - settings.unless_institution_within)
        near = Span(article.sentences[first].span.start, article.sentences[index].span.end)
        return institutions.touch(near)
    return False
