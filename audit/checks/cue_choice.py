"""Attributions by the words that attribute: their class, their verb, who speaks and what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import BaseModel, Field

from audit.article import Article, Attribution, CueClass, SourceKind
from audit.document import Span
from audit.findings import Hit
from audit.nearby import Places, Quoted, around, stretch, words_of
from audit.phrases import Phrase
from audit.sourcing import verbs

_SPEAKING: frozenset[CueClass] = frozenset(
    ("neutral", "announce", "confirm", "insist", "factive", "warn", "admit", "preposition", "deny", "accuse")
)
"""Cues that tell that somebody spoke or wrote."""
_RELATIVE = re.compile(r",? (?:who|which|whose) [^,.;:“”\"]*")  # Ann Poe*, who heads the lobby*, said


class Settings(BaseModel, extra="forbid", frozen=True):
    """The cues that are not wanted, by class or verb.

    Only of some speakers: of one of ``kinds`` (or, of whatever kind, with one of ``or_sources`` in
    the mention), with one of ``flags`` or with one of ``sources`` where the article says who they
    are, and none of ``except_sources`` there. Only with some words: with one of ``content`` and
    none of ``except_content``; ``quoting``: where the cue governs a direct quotation.

    Excused by a phrase of ``unless``, or a cue of ``unless_cues`` for the words of somebody
    else, in the same sentence or up to ``before`` and ``after`` sentences away;
    ``unless_quoted``: by words in quotation marks in the sentence; ``unless_said``: by words of
    the same source that the sentence, or one of so many before it, reports.
    """

    classes: tuple[CueClass, ...] = ()
    lemmas: tuple[str, ...] = ()
    except_lemmas: tuple[str, ...] = ()
    kinds: tuple[SourceKind, ...] = ()
    or_sources: tuple[Phrase, ...] = ()
    flags: tuple[str, ...] = ()
    sources: tuple[Phrase, ...] = ()
    except_sources: tuple[Phrase, ...] = ()
    content: tuple[Phrase, ...] = ()
    except_content: tuple[Phrase, ...] = ()
    quoting: bool = False
    unless: tuple[Phrase, ...] = ()
    unless_cues: tuple[CueClass, ...] = ()
    before: int = Field(default=0, ge=0)
    after: int = Field(default=0, ge=0)
    unless_quoted: bool = False
    unless_said: int | None = Field(default=None, ge=0)


class _Phrases(NamedTuple):
    """The phrases of the settings, as they stand in an article."""

    or_sources: Places
    sources: Places
    except_sources: Places
    content: Places
    except_content: Places
    unless: Places


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each such cue."""
    cues = {cue for cue in article.cues if _is_chosen(*cue, settings)}
    if not cues:
        return
    chosen = [a for a in article.attributions if a.cue and (a.lemma, a.cue_class) in cues]
    reach = settings.before, settings.after
    near = [s for a in chosen for s in around(article, article.index_at(a.at.start), *reach)]
    roles = [article.sentences[article.index_at(a.source.role.start)] for a in chosen if a.source.role]
    words = words_of(article, (*near, *roles))
    places = _Phrases(*(Places(article, getattr(settings, name), text=words) for name in _Phrases._fields))
    quoted = Quoted(article)
    for attribution in chosen:
        fits = _fits_source(article, attribution, settings, places) and _fits_content(
            article, attribution, settings, places
        )
        if fits and attribution.cue and not _excused(article, attribution, settings, places, quoted):
            yield Hit(attribution.cue)


def _is_chosen(lemma: str, cue_class: CueClass, settings: Settings) -> bool:
    by_class = cue_class in settings.classes and lemma not in settings.except_lemmas
    return by_class or lemma in settings.lemmas


def _fits_source(article: Article, attribution: Attribution, settings: Settings, places: _Phrases) -> bool:
    mention, source = attribution.mention, attribution.source
    named_so = mention is not None and places.or_sources.over(mention)
    if settings.kinds and source.kind not in settings.kinds and not named_so:
        return False
    told = _told_of(article, attribution)
    if any(places.except_sources.over(part) for part in told):
        return False
    if not settings.flags and not settings.sources:
        return True
    return not source.flags.isdisjoint(settings.flags) or any(places.sources.over(part) for part in told)


def _told_of(article: Article, attribution: Attribution) -> list[Span]:
    """Where the article says who speaks: the mention, a relative clause behind it, the role."""
    mention, role = attribution.mention, attribution.source.role
    if mention is None:
        return []
    cue = attribution.cue
    end = cue.start if cue and cue.start > mention.end else len(article.document.text)
    relative = _RELATIVE.match(article.document.text, mention.end, end)
    clause = [Span(relative.start(), relative.end())] if relative else []
    return [mention, *clause, *([role] if role else [])]


def _fits_content(article: Article, attribution: Attribution, settings: Settings, places: _Phrases) -> bool:
    content = attribution.content
    if settings.quoting and (not _opens_quote(article, content) or _is_shared(article, attribution)):
        return False
    if settings.content and not any(_has_own(article, places.content, part) for part in content):
        return False
    return not any(_any(places.except_content, part) for part in content)


def _opens_quote(article: Article, content: Sequence[Span]) -> bool:
    """Whether what is said begins as a quotation, whatever is told behind it."""
    return any(len(part) and article.voice(Span(part.start, part.start + 1)) == "quote" for part in content)


def _is_shared(article: Article, attribution: Attribution) -> bool:
    """Whether a verb of speech governs the same words: "she sighed and *said*, “…”"."""
    others = article.sentences[article.index_at(attribution.at.start)].attributions
    starts = {part.start for part in attribution.content}
    return any(
        each.cue != attribution.cue
        and each.cue_class in _SPEAKING
        and any(part.start in starts for part in each.content)
        for each in others
    )


def _excused(
    article: Article, attribution: Attribution, settings: Settings, places: _Phrases, quoted: Quoted
) -> bool:
    index = article.index_at(attribution.at.start)
    if settings.unless_quoted and quoted.words(article.sentences[index].span):
        return True
    if _any(places.unless, stretch(article, index, "sentence", settings.before, settings.after)):
        return True
    return _is_answered(article, attribution, index, settings) or _has_said(
        article, attribution, index, settings
    )


def _is_answered(article: Article, attribution: Attribution, index: int, settings: Settings) -> bool:
    """Whether somebody else near it denies, accuses, asks: whatever the settings let pass."""
    if not settings.unless_cues:
        return False
    near = around(article, index, settings.before, settings.after)
    others = (a for s in near for a in s.attributions if a.source != attribution.source)
    return any(verbs.class_of(a.lemma, a.cue_class) in settings.unless_cues for a in others)


def _has_said(article: Article, attribution: Attribution, index: int, settings: Settings) -> bool:
    """Whether the same source is reported to say something there or shortly before."""
    if settings.unless_said is None:
        return False
    near = around(article, index, settings.unless_said, 0)
    own = (a for s in near for a in s.attributions if a.source == attribution.source)
    return any(a.cue is None or (a.cue != attribution.cue and a.cue_class in _SPEAKING) for a in own)


def _has_own(article: Article, places: Places, part: Span) -> bool:
    """Whether one of some phrases stands in a content, and not only in a snippet that is quoted in it."""
    quoted = article.voice(part) == "quote"
    return any(quoted or article.voice(place) != "quote" for place in places.inside(part))


def _any(places: Places, span: Span) -> bool:
    return any(True for _ in places.inside(span))
