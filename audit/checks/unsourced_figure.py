"""Statistics and counts of which nobody is said to be the producer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, Field

from audit.article import Article
from audit.findings import Hit
from audit.nearby import Places, words_of
from audit.numbers import statistics
from audit.numbers.statistics import Kind, Statistic
from audit.phrases import Phrase

VALUES = ("kind",)

_IN_WORDS: dict[Kind, str] = {
    "percent": "a percentage",
    "rate": "a rate",
    "rank": "a rank",
    "large_count": "a count",
    "money_estimate": "an estimate",
}


class Settings(BaseModel, extra="forbid", frozen=True):
    """Which kinds of figures need a producer, and where one may stand.

    ``min_number`` is the smallest count that does. With ``among``, only figures inside one of these
    phrases; never those inside a phrase of ``exempt``. Whoever is said to say something in the
    sentence is taken for the producer, and so is a phrase of ``producers`` in it or, in the same
    paragraph, up to ``carry`` sentences before. What ``series`` names, such as a poll, is taken for
    the producer of the figures in the next ``series_carry`` sentences, in other paragraphs too.
    ``vague`` are counts in words ("tens of thousands"), ``shares`` parts in words ("a fifth of"). Who
    only demands something has counted nothing.
    """

    kinds: tuple[Kind, ...] = Field(min_length=1)
    min_number: float = Field(default=10_000, ge=0)
    carry: int = Field(default=2, ge=0)
    among: tuple[Phrase, ...] = ()
    exempt: tuple[Phrase, ...] = ()
    producers: tuple[Phrase, ...] = ()
    series: tuple[Phrase, ...] = ()
    vague: tuple[Phrase, ...] = ()
    shares: tuple[Phrase, ...] = ()
    series_carry: int = Field(default=8, ge=0)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first such figure of each sentence that has no producer."""
    unsaid = [each for each in _wanted(article, settings) if not _said(article, *each, settings)]
    unsaid = list(_not_exempt(article, unsaid, settings)) if unsaid else []
    if not unsaid:
        return
    near = {number for index, _ in unsaid for number in _with_those_before(index, settings.carry)}
    text = words_of(article, (article.sentences[number] for number in near))
    producers = Places(article, settings.producers, text=text)
    series = [article.index_at(span.start) for span in Places(article, settings.series).spans]
    done = -1
    for index, statistic in unsaid:
        at = bisect_right(series, index)
        told_of = at > 0 and index - series[at - 1] <= settings.series_carry
        if index != done and not told_of and not _produced(article, index, settings.carry, producers):
            done = index
            yield Hit(statistic.span, {"kind": _IN_WORDS[statistic.kind]})


def _wanted(article: Article, settings: Settings) -> Iterator[tuple[int, Statistic]]:
    """The statistics of the kinds asked for, outside quotations, with the numbers of their sentences."""
    every = statistics.find(article, least=settings.min_number, bare=bool(settings.among))
    found = [statistic for statistic in every if statistic.kind in settings.kinds]
    if "rank" in settings.kinds:
        found += statistics.ranks(article)
    found += (Statistic(span, "large_count") for span in Places(article, settings.vague).spans)
    found += (Statistic(span, "rate") for span in Places(article, settings.shares).spans)
    for statistic in sorted(found):
        index = article.index_at(statistic.span.start)
        headline = article.sentences[index].block == "headline"  # whose figures the text must source
        if not headline and article.voice(statistic.span) != "quote":
            yield index, statistic


def _not_exempt(
    article: Article, found: Sequence[tuple[int, Statistic]], settings: Settings
) -> Iterator[tuple[int, Statistic]]:
    """Those that stand in the phrases asked for, and in none that excuses them."""
    text = words_of(article, (article.sentences[index] for index, _ in found))
    exempt, among = Places(article, settings.exempt, text=text), Places(article, settings.among, text=text)
    for index, statistic in found:
        inside = not settings.among or among.over(statistic.span)
        if inside and not exempt.over(statistic.span):
            yield index, statistic


def _with_those_before(index: int, carry: int) -> range:
    return range(max(0, index - carry), index + 1)


def _produced(article: Article, index: int, carry: int, producers: Places) -> bool:
    """Whether a producer is named in the sentence, or shortly before it in the paragraph."""
    paragraph = article.sentences[index].paragraph
    near = (article.sentences[number] for number in _with_those_before(index, carry))
    return any(True for s in near if s.paragraph == paragraph for _ in producers.inside(s.span))


def _said(article: Article, index: int, statistic: Statistic, settings: Settings) -> bool:
    """Whether somebody is said to say it, in the sentence or not too long before."""
    return any(
        attribution.source.kind != "none"
        and index - article.index_at(attribution.at.start) <= settings.carry
        and (attribution.cue_class != "direct" or any(statistic.span in part for part in attribution.content))
        for attribution in article.reached(article.sentences[index])
    )
