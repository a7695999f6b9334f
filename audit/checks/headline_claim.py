"""Headlines that claim outright what the text only attributes or hedges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, Field

from audit.article import Article, Sentence, Trigger
from audit.document import Span
from audit.findings import Hit
from audit.lexicons import lemmas
from audit.nearby import Places
from audit.phrases import Phrase


class Settings(BaseModel, extra="forbid", frozen=True):
    """Which claims of a headline must be borne out, what a hedge is, and what makes a sentence say the same.

    A sentence of the text says the same as the headline if it holds this share of its words, two at
    the least, those of ``common`` not counted.
    """

    triggers: tuple[Trigger, ...] = Field(min_length=1)
    hedges: tuple[Phrase, ...] = Field(min_length=1)
    common: tuple[str, ...] = ()
    least_shared: float = Field(default=0.6, gt=0, le=1)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first headline, if the text never says it outright."""
    headline = next((s for s in article.sentences if s.block == "headline"), None)
    if headline is None or headline.triggers.isdisjoint(settings.triggers) or headline.attributions:
        return
    hedges = Places(article, settings.hedges)
    if any(hedges.inside(headline.span)):
        return
    wanted = _carrying(article, headline.span, settings.common)
    least = max(2.0, settings.least_shared * len(wanted))
    matching = [s for s in article.body if len(wanted & _carrying(article, s.span, settings.common)) >= least]
    if matching and not any(_is_outright(article, s, hedges) for s in matching):
        yield Hit(headline.span)


def _is_outright(article: Article, sentence: Sentence, hedges: Places) -> bool:
    """Whether a sentence makes the claim in the writer's own voice, without a hedge."""
    return not any(each.source.kind != "none" for each in article.reached(sentence)) and not any(
        hedges.inside(sentence.span)
    )


def _carrying(article: Article, span: Span, common: Sequence[str]) -> frozenset[str]:
    """The words of a stretch that carry meaning, in their plain forms."""
    first, last = article.wording.inside(span)
    words = (low for low in article.wording.lows[first:last] if low[0].isalnum() and low not in common)
    return frozenset(min((lemma for lemma, _ in lemmas(word)), default=word) for word in words)
