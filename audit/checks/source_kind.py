"""Attributions to sources of a kind: unnamed, vague, too many to count, too thinly described."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pydantic import BaseModel, Field

from audit.article import Article, Attribution, CueClass, SourceDetail, SourceKind
from audit.document import Span, Stretches
from audit.findings import Hit
from audit.nearby import People, Places, Quoted, Within, sourced, stretch, words_of
from audit.phrases import Phrase

_BEHIND = frozenset(
    ["of", "at", "in", "on", "from", "with", "for", "who", "that", "which", ",", "familiar", "close"]
)


_LONGEST = 80
"""Characters of an apposition before a name."""
_BEFORE = re.compile(
    r"(?:.*[,;:.“”\"]\s)?(?P<who>(?!(?i:in|at|on|to|by|as|for|from|with|after|before|during|under|while|when|since|that|and|but)\b)[^,;:“”\"]+),\s*",
    re.DOTALL,
)  # *The army’s spokesman*, Colonel Bakar, said
_AFTER = re.compile(
    r",\s+(?:an?|the|its|their|his|her)\s[^,.;:“”\"]+(?=,)"
)  # Bakar*, a spokesman for the army*, said


class Settings(BaseModel, extra="forbid", frozen=True):
    """The sources that are not wanted, and what excuses one.

    A source must be of one of ``kinds`` and ``details``, have one of ``nouns`` in its mention
    (``heads``: as its head, "experts" in "experts at the firm"; ``apposed``: or in the apposition
    that says who it is), all of ``flags`` and none of ``without_flags``, which one of ``despite``
    makes good, or one of ``always`` in the mention; ``uncounted``: stand for more than
    one, with no number given. Its cue must be of one of ``classes``; what it says must have one
    of ``content``, and ``quoted`` words in quotation marks. ``first``: only where it is met first.

    A named source within so many sentences behind excuses, or an institution so many before,
    or a phrase of ``unless`` in the same sentence, paragraph or article, as ``within`` says.
    """

    kinds: tuple[SourceKind, ...] = Field(min_length=1)
    details: tuple[SourceDetail, ...] = ()
    classes: tuple[CueClass, ...] = ()
    nouns: tuple[Phrase, ...] = ()
    always: tuple[Phrase, ...] = ()
    heads: bool = False
    apposed: bool = False
    add: tuple[Phrase, ...] = ()
    remove: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    without_flags: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()
    uncounted: bool = False
    content: tuple[Phrase, ...] = ()
    quoted: int = Field(default=0, ge=0)
    first: bool = False
    unless_named_within: int | None = Field(default=None, ge=0)
    unless_institution_within: int | None = Field(default=None, ge=0)
    unless: tuple[Phrase, ...] = ()
    within: Within = "sentence"


class _Near(NamedTuple):
    """What of the settings must be looked for in the article."""

    institutions: Stretches
    content: Places
    unless: Places
    quoted: Quoted


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the mention of each such source."""
    of_kind = (a for a in article.attributions if a.source.kind in settings.kinds)
    found = [(a, span) for a in of_kind if (span := a.mention) and _unwanted(a, settings)]
    if not found:
        return
    people = People(article)
    described = [each for each in _described(article, found, settings) if not people.describe(each[1])]
    if not described:
        return
    near = _near(article, [span for _, span, _ in described], settings)
    said = [(attribution, place) for attribution, _, place in described if _says(attribution, settings, near)]
    if not said or (settings.within == "article" and _stands(article, settings.unless)):
        return
    for attribution, place in said:
        if not _excused(article, settings, attribution, near):
            yield Hit(place)


def _near(article: Article, mentions: Iterable[Span], settings: Settings) -> _Near:
    """Where what is asked for near some mentions stands; what may stand anywhere is looked for later."""
    unless = settings.unless if settings.within != "article" else ()
    text = article.wording
    if settings.content or (unless and settings.within == "sentence"):
        text = words_of(article, (article.sentences[article.index_at(span.start)] for span in mentions))
    return _Near(
        Stretches(_institutions(article, settings)),
        Places(article, settings.content, text=text),
        Places(article, unless, text=text if settings.within == "sentence" else None),
        Quoted(article),
    )


def _stands(article: Article, phrases: Iterable[Phrase]) -> bool:
    """Whether one of some phrases stands in an article; no more of them are looked for than must be."""
    return any(Places(article, (phrase,)).spans for phrase in phrases)


def _institutions(article: Article, settings: Settings) -> Iterator[Span]:
    """The names of bodies in an article, where the settings ask for them."""
    if settings.unless_institution_within is not None:
        yield from (name.span for name in article.names if name.kind == "organisation")


def _described(
    article: Article, found: Sequence[tuple[Attribution, Span]], settings: Settings
) -> Iterator[tuple[Attribution, Span, Span]]:
    """The mentions with the nouns that the settings ask for, and where mention and noun stand."""
    wanted = (*settings.nouns, *settings.add)
    if not wanted:
        yield from ((attribution, span, span) for attribution, span in found)
        return
    text = words_of(article, (article.sentences[article.index_at(span.start)] for _, span in found))
    nouns = Places(article, wanted, settings.remove, text=text)
    always = Places(article, settings.always, text=text)
    if not nouns.spans:
        return
    for attribution, span in found:
        over = nouns.over(_noun(article, attribution, span, settings))
        if over and (_is_thin(attribution, settings) or always.over(span)):
            yield attribution, span, Span(min(span.start, over[0].start), max(span.end, over[-1].end))


def _noun(article: Article, attribution: Attribution, mention: Span, settings: Settings) -> Span:
    """Where the noun that is asked for may stand; what the source says is no word about it."""
    if settings.heads:
        return _head(article, mention)
    if not settings.apposed:
        return mention
    wide = _with_apposition(article, mention)
    return mention if any(part.overlaps(wide) for part in attribution.content) else wide


def _unwanted(attribution: Attribution, settings: Settings) -> bool:
    source = attribution.source
    return (
        (not settings.details or source.detail in settings.details)
        and (not settings.classes or attribution.cue_class in settings.classes)
        and source.flags.issuperset(settings.flags)
        and (bool(settings.always) or _is_thin(attribution, settings))
        and not (settings.uncounted and (source.number is not None or "counted" in source.flags))
        and not (settings.first and attribution.mention not in source.mentions[:1])
    )


def _is_thin(attribution: Attribution, settings: Settings) -> bool:
    """Whether nothing is said of a source that would make it good, or not enough."""
    flags = attribution.source.flags
    return flags.isdisjoint(settings.without_flags) or not flags.isdisjoint(settings.despite)


def _with_apposition(article: Article, mention: Span) -> Span:
    """A mention with what stands beside it, between commas, to say who it is."""
    sentence, text = article.sentences[article.index_at(mention.start)].span, article.document.text
    before = _BEFORE.fullmatch(text, max(sentence.start, mention.start - _LONGEST), mention.start)
    behind = _AFTER.match(text, mention.end, sentence.end)
    return Span(before.start("who") if before else mention.start, behind.end() if behind else mention.end)


def _head(article: Article, mention: Span) -> Span:
    """The head noun of a mention: its last word before a preposition or relative."""
    first, last = article.wording.inside(mention)
    behind = next((n for n in range(first + 1, last) if article.wording.lows[n] in _BEHIND), last)
    return article.wording.span(behind - 1, behind) if behind > first else mention


def _says(attribution: Attribution, settings: Settings, near: _Near) -> bool:
    """Whether what is said has the words that the settings ask for."""
    content = attribution.content
    if settings.content and not any(True for part in content for _ in near.content.inside(part)):
        return False
    return not settings.quoted or sum(map(near.quoted.words, content)) >= settings.quoted


def _excused(article: Article, settings: Settings, attribution: Attribution, near: _Near) -> bool:
    index = article.index_at(attribution.at.start)
    if settings.unless_named_within is not None:
        behind = article.sentences[index : index + settings.unless_named_within + 1]
        if sourced(article, behind, "named"):
            return True
    if settings.unless_institution_within is not None:
        first = max(0, index - settings.unless_institution_within)
        before = Span(article.sentences[first].span.start, article.sentences[index].span.end)
        if near.institutions.touch(before):
            return True
    return any(True for _ in near.unless.inside(stretch(article, index, settings.within)))
