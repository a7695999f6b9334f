"""Quotations of which readers learn too late who speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, Field

from audit.article import Article, Attribution, Sentence, Source
from audit.document import Span
from audit.findings import Hit
from audit.nearby import Quoted, around, mentioned

VALUES = ("count", "speaker")


_DASHES = frozenset("—–―-")


class Settings(BaseModel, extra="forbid", frozen=True):
    """How many quoted sentences of ``least_words`` together, or words, may come before the speaker.

    A speaker who is mentioned in the ``window`` sentences before is known already.
    """

    most_sentences: int = Field(default=1, ge=1)
    least_words: int = Field(default=14, ge=1)
    most_words: int = Field(default=30, ge=1)
    window: int = Field(default=1, ge=0)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the quoted words that stand before the first mention of their speaker."""
    quoted = Quoted(article)
    for attribution in article.attributions:
        mention = attribution.mention
        before = _before(article, attribution)
        if mention is None or before is None:
            continue
        words = quoted.words(before)
        late = words > settings.most_words or (
            words >= settings.least_words and _sentences(article, before, quoted) > settings.most_sentences
        )
        if late and not _is_known(article, attribution.source, mention, before, settings.window):
            yield Hit(before, {"count": str(words), "speaker": article[mention]})


def _before(article: Article, attribution: Attribution) -> Span | None:
    """The quoted stretch of its content that stands before its mention, in the same paragraph."""
    mention = attribution.mention
    if mention is None or attribution.cue is None or attribution.source.kind == "none":
        return None
    parts = [part for part in attribution.content if part.end <= mention.start]
    if not parts:
        return None
    paragraph = article.document.blocks[article.sentences[article.index_at(mention.start)].paragraph].span
    parts = [part for part in parts if part.start >= paragraph.start and article.voice(part) == "quote"]
    return Span(min(part.start for part in parts), max(part.end for part in parts)) if parts else None


def _is_known(article: Article, source: Source, mention: Span, before: Span, window: int) -> bool:
    """Whether the speaker was heard or named just before, or leads in, or signs."""
    near: Sequence[Sentence] = around(article, article.index_at(before.start), window, 0)
    stretch = Span(near[0].span.start, before.start)
    text = article.document.text
    led_in = text[max(0, before.start - 2) : before.start].strip() == ":"
    signed = text[max(0, mention.start - 3) : mention.start].rstrip()[-1:] in _DASHES
    return led_in or signed or mentioned(article, source, stretch)


def _sentences(article: Article, before: Span, quoted: Quoted) -> int:
    """In how many sentences the quoted words of a stretch stand."""
    return sum(quoted.words(_shared(s.span, before)) > 0 for s in article.within(before))


def _shared(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))
