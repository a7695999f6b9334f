"""Large changes in percent with no number behind them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit import changes
from audit.article import Article, Figure
from audit.findings import Hit
from audit.nearby import Places, around

_UP_TO = frozenset("above below past beyond to at near".split())
_ABSOLUTE = frozenset(["count", "money", "plain"])


class Settings(BaseModel, extra="forbid", frozen=True):
    """From which percentage on, and within how many sentences the number may stand."""

    min_percent: float = Field(default=50, ge=0)
    window_sentences: int = Field(default=1, ge=0)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each change so large that has no absolute figure near it."""
    words = Places(article, ("@changes",))
    starts = [figure.span.start for figure in article.figures]
    for figure in article.figures:
        if figure.unit != "percent" or figure.value < settings.min_percent:
            continue
        if figure.role in ("from", "to") or _is_level(article, figure):
            continue
        if not changes.beside(article, figure.span, words):
            continue
        window = settings.window_sentences
        near = around(article, article.index_at(figure.span.start), window, window)
        first, last = bisect_left(starts, near[0].span.start), bisect_left(starts, near[-1].span.end)
        if not any(_is_base(other) for other in article.figures[first:last]):
            yield Hit(figure.span)


def _is_level(article: Article, figure: Figure) -> bool:
    """Whether something has come to a figure, and not changed by it: rose above 50 percent."""
    first, _ = article.wording.inside(figure.span)
    return first > 0 and article.wording.lows[first - 1] in _UP_TO


def _is_base(figure: Figure) -> bool:
    return figure.unit in _ABSOLUTE or (figure.unit == "percent" and figure.role in ("from", "to"))
