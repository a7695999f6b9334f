"""Risks that are said to double or to rise by so many percent, with no word of how large they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, Field

from audit import changes
from audit.article import Article, Figure
from audit.document import Span
from audit.findings import Hit
from audit.nearby import Places, around
from audit.phrases import Phrase

_REACH = 200  # characters; further off stands no figure that goes with a risk
_APART = 14  # words between a risk and the figure that changes it


class Settings(BaseModel, extra="forbid", frozen=True):
    """The words for a risk and for a relative change of one, and how near its size must stand."""

    risks: tuple[Phrase, ...] = Field(default=(Phrase("@risks"),), min_length=1)
    relative: tuple[Phrase, ...] = (Phrase("@relative-risks"),)
    window_sentences: int = Field(default=2, ge=0)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first relative change of a risk in each sentence that has no absolute one near it."""
    risks = _Risks(article)
    done = -1
    for span in sorted({*Places(article, settings.relative).spans, *risks.changed(settings.risks)}):
        index = article.index_at(span.start)
        near = around(article, index, settings.window_sentences, settings.window_sentences)
        if index != done and not risks.sized(Span(near[0].span.start, near[-1].span.end), span):
            done = index
            yield Hit(span)


class _Risks:
    """The figures of an article, by whether they change a risk or tell how large it is."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._starts = [figure.span.start for figure in article.figures]
        self._changes = Places(article, ("@changes",))

    def changed(self, risks: tuple[str, ...]) -> Iterator[Span]:
        """The percentages by which a risk is said to change: "raised the risk of gout by 18%"."""
        for risk in Places(self._article, risks).spans:
            sentence = self._article.sentences[self._article.index_at(risk.start)].span
            start, end = max(sentence.start, risk.start - _REACH), min(sentence.end, risk.end + _REACH)
            for figure in self._figures(Span(start, end)):
                if (
                    figure.unit == "percent"
                    and figure.role not in ("from", "to")
                    and self._changes_by(figure)
                ):
                    between = Span(min(figure.span.start, risk.start), max(figure.span.end, risk.end))
                    words = self._article[between]
                    if len(words.split()) <= _APART and "," not in words:
                        yield figure.span

    def sized(self, around: Span, relative: Span) -> bool:
        """Whether a figure tells how large a risk is: 2 in 10,000, from 1% to 2%, 14 of 400 patients."""
        return any(self._sizes(f) for f in self._figures(around) if not f.span.overlaps(relative))

    def _sizes(self, figure: Figure) -> bool:
        lows = self._article.wording.lows
        first, last = self._article.wording.inside(figure.span)
        if figure.unit == "percent":
            ratio = "in" in lows[first:last] or "out" in lows[first:last]
            return ratio or figure.role in ("from", "to") or not self._changes_by(figure)
        if lows[max(0, first - 2) : first] in (["one", "in"], ["1", "in"]):  # with it, one in 30
            return True
        behind = lows[last : last + 4]
        part = behind[:1] in (["in"], ["per"], ["of"]) or "per" in behind[:3] or "out" in behind[:2]
        return figure.unit in ("count", "plain") and part and any(word[0].isdigit() for word in behind)

    def _changes_by(self, figure: Figure) -> bool:
        return figure.role == "by" or changes.beside(self._article, figure.span, self._changes)

    def _figures(self, span: Span) -> Sequence[Figure]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._article.figures[first:last]
