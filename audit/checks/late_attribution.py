"""Claims whose source comes only later in the paragraph, or in the next one."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit import lexicons
from audit.article import Article, Attribution, Sentence, Trigger
from audit.document import Span
from audit.findings import Hit
from audit.nearby import Places
from audit.phrases import Phrase

VALUES = ("source",)

_SHARED = 2  # words of some weight that a claim and a later content must have in common
_LIGHT = 4  # letters; shorter words carry little


class Settings(BaseModel, extra="forbid", frozen=True):
    """Which claims, by trigger or phrase, and how near their source is near enough.

    Up to ``max_gap_sentences`` sentences behind, in the same paragraph, an attribution is not
    late; it is looked for ``within`` so many. It is that of the claim if what it says shares
    words with the claim, or one of ``refers`` names it again ("the accusation"). One of ``credits``
    says who makes a claim ("the union made the accusation"), and so that one stands before it.
    """

    triggers: tuple[Trigger, ...] = Field(min_length=1)
    phrases: tuple[Phrase, ...] = ()
    refers: tuple[Phrase, ...] = ()
    credits: tuple[Phrase, ...] = ()
    max_gap_sentences: int = Field(default=1, ge=0)
    within: int = Field(default=5, ge=1, le=20)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each claim that is sourced only late."""
    refers = Places(article, settings.refers)
    claims = {article.index_at(span.start) for span in Places(article, settings.phrases).spans}
    claims |= set(_credited(article, settings, claims))
    for index, sentence in enumerate(article.sentences):
        claimed = index in claims or not sentence.triggers.isdisjoint(settings.triggers)
        if sentence.block == "headline" or not claimed or _is_sourced(article, sentence):
            continue
        source = _late(article, index, settings, refers)
        if source:
            yield Hit(sentence.span, {"source": source})


def _credited(article: Article, settings: Settings, claims: set[int]) -> Iterator[int]:
    """The sentences with which what is credited to somebody further on begins."""
    for span in Places(article, settings.credits).spans:
        index = article.index_at(span.start)
        run = list(_unsourced_before(article, index, settings.within))
        claimed = (
            n in claims or not article.sentences[n].triggers.isdisjoint(settings.triggers) for n in run
        )
        if run and not any(claimed):
            yield run[-1]


def _unsourced_before(article: Article, index: int, most: int) -> Iterator[int]:
    """Up to ``most`` sentences before one, back to the start of the paragraph, none of which has a source.

    Where it opens its own paragraph, those of the paragraph before; none at all if one has a source.
    """
    if index == 0:
        return
    last = article.sentences[index - 1].paragraph
    run = [n for n in range(max(0, index - most), index) if article.sentences[n].paragraph == last]
    if article.sentences[index].paragraph - last > 1 or any(
        article.sentences[n].block == "headline" or _is_sourced(article, article.sentences[n]) for n in run
    ):
        return
    yield from reversed(run)


def _is_sourced(article: Article, sentence: Sentence) -> bool:
    return any(a.source.kind != "none" for a in article.reached(sentence))


def _late(article: Article, index: int, settings: Settings, refers: Places) -> str:
    """Who is given as the source further on; empty where nobody is, or soon enough."""
    claim = article.sentences[index]
    words = _words(article, (claim.span,))
    for gap, sentence in enumerate(article.sentences[index + 1 : index + 1 + settings.within], 1):
        apart = sentence.paragraph - claim.paragraph
        if apart > 1 or sentence.block == "headline":
            return ""
        source = _source(article, sentence, words, refers)
        if source:
            return source if apart or gap > settings.max_gap_sentences else ""
    return ""


def _source(article: Article, sentence: Sentence, words: frozenset[str], refers: Places) -> str:
    spoken = [a for a in sentence.attributions if a.source.kind != "none"]
    for attribution in spoken:
        if len(words & _words(article, attribution.content)) >= _SHARED:
            return _name(article, attribution)
    named = next(refers.inside(sentence.span), None)
    if named is None:
        return ""
    return _name(article, spoken[0]) if spoken else article[named]


def _name(article: Article, attribution: Attribution) -> str:
    return article[attribution.mention] if attribution.mention else attribution.source.name


def _words(article: Article, spans: tuple[Span, ...]) -> frozenset[str]:
    """The words of some weight, in their plain forms."""
    found: set[str] = set()
    for span in spans:
        first, last = article.wording.inside(span)
        for low in article.wording.lows[first:last]:
            if len(low) > _LIGHT and low.isalpha():
                found.add(min((lemma for lemma, _ in lexicons.lemmas(low)), default=low))
    return frozenset(found)
