"""The polls of an article, and what it says of each.

What ought to be said is in the AP Stylebook's entry on polls and surveys and in the rules of
disclosure of the British Polling Council: who asked, who paid, how many, whom, when, how far off.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from audit import lexicons
from audit.article import Article, Sentence
from audit.document import Span
from audit.nearby import Places, around, words_of

Detail = Literal["pollster", "sponsor", "sample_size", "population", "dates", "margin"]

_PHRASES: dict[Detail, tuple[str, ...]] = {
    "pollster": ("@poll-pollsters",),
    "sponsor": ("@poll-sponsors",),
    "sample_size": ("@poll-samples",),
    "population": ("@poll-populations",),
    "dates": ("@times",),
    "margin": ("@poll-margins",),
}
_NAMING = frozenset[Detail](["pollster", "sponsor"])
_AFTER = 2  # paragraphs in which the details of a poll may follow
_BEFORE_IT, _BEHIND_IT = 6, 12  # sentences, of a paragraph that goes on and on
_FEWEST = 100  # people that a sample has
_ANOTHER = ("(another|second|third|separate|different|earlier|previous ...2) =poll|=survey",)
_INTRODUCING = frozenset("a an another one new latest recent separate".split())
_NO_NAMES = frozenset(
    "a an the this that these those in of on at but and some one two another new latest recent its his her "
    "their poll polls survey surveys polling according".split()
)


class Poll(NamedTuple):
    """A poll: where it is brought in, and which details are given in that paragraph or the next two."""

    mention: Span
    sentence: Sentence
    details: frozenset[Detail]


def find(article: Article) -> Iterator[Poll]:
    """The polls that an article brings in, in order; each once.

    >>> from audit import audit_text
    >>> article = audit_text("A Nordan poll of 900 adults found 52% in favour.").article
    >>> [sorted(poll.details) for poll in find(article)]
    [['pollster', 'population', 'sample_size']]
    """
    mentions = Places(article, ("@poll-words",)).spans
    if not mentions:
        return
    text = words_of(article, (article.sentences[article.index_at(mention.start)] for mention in mentions))
    results, another = Places(article, ("@poll-results",), text=text), Places(article, _ANOTHER, text=text)
    end = -1
    found: list[tuple[Span, Sentence]] = []
    for mention in mentions:
        sentence = article.sentences[article.index_at(mention.start)]
        new = sentence.paragraph > end or another.over(mention)
        if not new or not _brought_in(article, mention):
            continue
        if not any(not span.overlaps(mention) for span in results.inside(sentence.span)):
            continue
        if sentence.block != "headline":  # what a headline brings in, the story tells again
            end = sentence.paragraph + _AFTER
        found.append((mention, sentence))
    details = _Details(article, [sentence for _, sentence in found])
    for mention, sentence in found:
        yield Poll(mention, sentence, details.given(sentence))


def _brought_in(article: Article, mention: Span) -> bool:
    """Whether a poll is spoken of for the first time: "a poll", "the Nordan poll", not "the poll"."""
    words = article.wording
    first, _ = words.inside(mention)
    low, _ = words.sentence(first)
    before = range(max(low, first - 4), first)
    names = any(words.texts[at][0].isupper() and words.lows[at] not in _NO_NAMES for at in before)
    return first == low or names or not _INTRODUCING.isdisjoint(words.lows[at] for at in before)


class _Details:
    """Where the details of polls stand in an article, near the sentences that bring polls in."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self._article = article
        near = (other for sentence in sentences for other in article.within(self._window(sentence)))
        self._text = words_of(article, near)
        self._places = {
            detail: Places(article, phrases, text=self._text) for detail, phrases in _PHRASES.items()
        }
        self._samples = [
            figure.span
            for figure in article.figures
            if figure.unit == "count" and figure.value >= _FEWEST and figure.noun in _asked()
        ]

    def given(self, sentence: Sentence) -> frozenset[Detail]:
        """The details given from the paragraph of a sentence on."""
        window = self._window(sentence)
        at = bisect_left(self._samples, Span(window.start, window.start))
        found: set[Detail] = set()
        if at < len(self._samples) and self._samples[at].start < window.end:
            found.add("sample_size")
        for detail, places in self._places.items():
            if detail in found:
                continue
            if any(detail not in _NAMING or self._names(span) for span in places.inside(window)):
                found.add(detail)
        return frozenset(found)

    def _window(self, sentence: Sentence) -> Span:
        blocks = self._article.document.blocks
        last = min(sentence.paragraph + _AFTER, len(blocks) - 1)
        near = around(self._article, self._article.index_at(sentence.span.start), _BEFORE_IT, _BEHIND_IT)
        start = max(blocks[sentence.paragraph].span.start, near[0].span.start)
        return Span(start, min(blocks[last].span.end, near[-1].span.end))

    def _names(self, span: Span) -> bool:
        """Whether a stretch has a proper name, or needs none: "commissioned by the ferry line"."""
        words = self._article.wording
        first, last = words.inside(span)
        capital = [at for at in range(first, last) if words.texts[at][0].isupper()]
        return not capital or any(words.lows[at] not in _NO_NAMES | _dates() for at in capital)


@cache
def _asked() -> frozenset[str]:
    return frozenset(lexicons.load("rules/people-asked").single)


@cache
def _dates() -> frozenset[str]:
    return frozenset(word.lower() for word in lexicons.load("rules/dates").single)
