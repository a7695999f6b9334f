"""Leads in a poll that lie inside its margin of error, and statistical ties."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pydantic import BaseModel, Field

from audit.article import Article, Figure
from audit.document import Span
from audit.findings import Hit
from audit.nearby import Places
from audit.phrases import Phrase

VALUES = ("problem",)

_POINTS = frozenset(["points", "percent", "plain"])
_WIDEST = 15  # no poll has a margin of error of so many points


class Settings(BaseModel, extra="forbid", frozen=True):
    """The words for a lead, for a margin of error and for a tie; whether a tie is minded."""

    lead_words: tuple[Phrase, ...] = Field(default=(Phrase("@poll-leads"),), min_length=1)
    margin_words: tuple[Phrase, ...] = (Phrase("margin of ...3 error"), Phrase("=margin (...3 points)"))
    tie_words: tuple[Phrase, ...] = tuple(
        map(Phrase, ("statistical dead heat|tie", "statistical tie", "statistically tied|even"))
    )
    flag_dead_heat: bool = True


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each lead that is smaller than the margin of its paragraph, and to each tie."""
    if settings.flag_dead_heat:
        for span in Places(article, settings.tie_words).spans:
            yield Hit(span, {"problem": f"“{article[span]}” is no finding; say that the two are about even."})
    poll = _Poll(article, settings)
    for span in poll.leads.spans:
        margin, apart = poll.margin(span), poll.apart(span)
        if margin and apart and apart < margin:
            problem = f"A lead of {apart:g} points lies inside the margin of error of {margin:g}."
            yield Hit(span, {"problem": problem})


class _Poll:
    """The leads, margins and figures of an article."""

    def __init__(self, article: Article, settings: Settings) -> None:
        self.article = article
        self.leads = Places(article, settings.lead_words)
        self._margins = Places(article, settings.margin_words).spans if self.leads.spans else []
        self._starts = [figure.span.start for figure in article.figures]

    def margin(self, lead: Span) -> float | None:
        """The margin of error, in points, that is given nearest to a lead in its paragraph."""
        at = bisect_left(self._margins, lead)
        paragraph = self.article.sentences[self.article.index_at(lead.start)].paragraph
        near = sorted(self._margins[max(0, at - 1) : at + 1], key=lambda m: abs(m.start - lead.start))
        for words in near:
            sentence = self.article.sentences[self.article.index_at(words.start)]
            points = [f for f in self._figures(sentence.span) if f.unit in _POINTS and f.value < _WIDEST]
            behind = [f for f in points if f.span.start >= words.end]
            before = [f for f in points if f.span.end <= words.start and f.unit == "points"]
            if sentence.paragraph == paragraph and (behind or before):
                return behind[0].value if behind else before[-1].value
        return None

    def apart(self, lead: Span) -> float | None:
        """By how many points the two shares beside a lead differ."""
        sentence = self.article.sentences[self.article.index_at(lead.start)].span
        shares = [f for f in self._figures(sentence) if f.unit == "percent"]
        pair = next(((a, b) for a, b in pairwise(shares) if b.span.end > lead.start), None)
        if pair is None and len(shares) == 2:  # at 44% to 43%, she is edging ahead
            pair = (shares[0], shares[1])
        return abs(pair[0].value - pair[1].value) if pair else None

    def _figures(self, span: Span) -> Sequence[Figure]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self.article.figures[first:last]
