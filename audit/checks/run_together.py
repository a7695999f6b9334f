"""Quotations of two speakers in one paragraph, the second of which opens before its speaker is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel, Field

from audit.article import Article, Attribution
from audit.document import Span
from audit.findings import Hit
from audit.nearby import mentioned

VALUES = ("first", "second")


class Settings(BaseModel, extra="forbid", frozen=True):
    """How many words a quotation needs to count as somebody's speech."""

    least_words: int = Field(default=4, ge=1)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the quotation that readers will give to the speaker before it."""
    speech = {each.span.start: each.span for each in article.quotations if each.use in ("speech", "fragment")}
    last: Attribution | None = None
    before: Span | None = None
    paragraph = -1
    for attribution in article.attributions:
        opening = _opening(article, attribution, settings.least_words, speech)
        if opening is None or attribution.source.kind == "none":
            continue
        index = article.index_at(opening.start)
        here = article.sentences[index].paragraph
        if (
            last is not None
            and here == paragraph
            and opening != before
            and _is_other(article, last, attribution)
        ):
            mention = attribution.mention
            # The same words may be laid to two, which is no second quotation: “…,” she said, citing others.
            begins = mention is not None and last.at.end <= opening.start < mention.start
            if begins and not _is_introduced(article, attribution, Span(last.at.end, opening.start)):
                yield Hit(opening, {"first": last.source.name, "second": attribution.source.name})
        last, before, paragraph = attribution, opening, here


def _opening(
    article: Article, attribution: Attribution, least: int, speech: Mapping[int, Span]
) -> Span | None:
    """The first quoted part of what is said, if it is long enough to be speech."""
    for part in attribution.content:
        if part.start in speech:
            first, last = article.wording.inside(speech[part.start])
            words = sum(text[0].isalnum() for text in article.wording.texts[first:last])
            return speech[part.start] if words >= least else None
    return None


def _is_other(article: Article, one: Attribution, other: Attribution) -> bool:
    """Whether two speakers are different people, as far as a reader can tell by their names."""
    if one.source == other.source or other.mention is None:
        return False
    if "pronoun" in other.source.flags:
        return False
    named = [each.source.name.split() for each in (one, other)]
    full = (
        all(each.source.detail == "named" for each in (one, other)) and min(map(len, named)) > 1
    )  # brother and sister: Luis and Ines Caro
    return named[0][-1:] != named[1][-1:] or (full and named[0][0] != named[1][0])


def _is_introduced(article: Article, attribution: Attribution, between: Span) -> bool:
    """Whether the speaker is named between the two quotations, or somebody leads in to the second."""
    if between.start >= between.end:
        return False
    if article[between].rstrip().endswith((":", ",")):  # His verdict: “…,” he said
        return True
    return mentioned(article, attribution.source, between)
