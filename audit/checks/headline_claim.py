"""Headlines that claim outright what the text only attributes or hedges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, Field

from audit.article import Article, Sentence, Trigger
from audit.findings import Hit
from audit.lexicons import lemmas
from audit.nearby import Places, words_of
from audit.phrases import Phrase


class Settings(BaseModel, extra="forbid", frozen=True):
    """Which claims of a headline must be borne out, what a hedge is, and what makes a sentence say the same.

    A headline claims something with one of ``triggers`` or a phrase of ``wrongs``. One that announces
    something (``announcing``) is only objected to where the text has one of ``doubts``, too. A
    sentence of the text says the same as the headline if it holds this share of its words, two at
    the least, those of ``common`` not counted.
    """

    triggers: tuple[Trigger, ...] = Field(min_length=1)
    wrongs: tuple[Phrase, ...] = ()
    hedges: tuple[Phrase, ...] = Field(min_length=1)
    announcing: tuple[Phrase, ...] = ()
    doubts: tuple[Phrase, ...] = ()
    common: tuple[str, ...] = ()
    least_shared: float = Field(default=0.6, gt=0, le=1)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first headline, if the text never says it outright."""
    headline = next((s for s in article.sentences if s.block == "headline"), None)
    if headline is None or any(each.source.kind != "none" for each in headline.attributions):
        return
    words = article.alone(headline)
    if Places(article, settings.hedges, text=words).spans:
        return
    claims = bool(
        headline.triggers.intersection(settings.triggers)
        or Places(article, settings.wrongs, text=words).spans
    )
    if not claims and not Places(article, settings.announcing, text=words).spans:
        return
    matching = _matching(article, headline, settings)
    if not matching:
        return
    hedges = Places(article, settings.hedges if claims else settings.doubts, text=words_of(article, matching))
    if not any(_is_outright(article, sentence, hedges, claims) for sentence in matching):
        yield Hit(headline.span)


def _matching(article: Article, headline: Sentence, settings: Settings) -> Sequence[Sentence]:
    """The sentences of the text that say what the headline does."""
    words = article.wording
    first, last = words.inside(headline.span)
    wanted = {_plain(low) for low in words.lows[first:last] if _carries(low, settings.common)}
    least = max(2.0, settings.least_shared * len(wanted))
    shared: defaultdict[tuple[int, int], set[str]] = defaultdict(set)  # by the words of the sentence
    for form in wanted:
        for number in words.places(form):
            low = words.lows[number]
            if _plain(low) == form and _carries(low, settings.common):
                shared[words.sentence(number)].add(form)
    matching = [words.span(*sentence).start for sentence, forms in shared.items() if len(forms) >= least]
    starts = {article.sentences[article.index_at(start)].span.start for start in matching}
    return [sentence for sentence in article.body if sentence.span.start in starts]


def _is_outright(article: Article, sentence: Sentence, hedges: Places, claims: bool) -> bool:
    """Whether a sentence says it without a hedge and, if it is a claim, in the writer's own voice."""
    if any(hedges.inside(sentence.span)):
        return False
    return not claims or not any(each.source.kind != "none" for each in article.reached(sentence))


def _carries(word: str, common: Sequence[str]) -> bool:
    """Whether a word carries meaning."""
    return word[0].isalnum() and word not in common


def _plain(word: str) -> str:
    return min((lemma for lemma, _ in lemmas(word)), default=word)
