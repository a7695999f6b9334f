"""What stands near a place in an article: sentences around it, sources, phrases."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from audit.article import Article, Attribution, Sentence, Source
from audit.document import Span
from audit.phrases import compiled
from audit.wording import Wording

Given = Literal["any", "named", "identified"]
Position = Literal["anywhere", "headline", "lead", "end"]
Within = Literal["sentence", "paragraph", "article"]

_APPOSED = re.compile(r"(?<=\w)(?:\s*\([^()]{1,30}\))?,\s*$")  # Ann Poe (R-Ohio), a …
_COMMA = re.compile(r",\s+")  # two pilots, Ann Poe and Bo Lind
_MANY = 4
"""Of so many sentences one: then to look through all costs no more than to index some anew."""
_NEAR = 60  # characters before a mention in which the name that it describes ends
_IDENTIFIED = frozenset(["person", "organisation", "document"])


def around(article: Article, index: int, before: int, after: int) -> Sequence[Sentence]:
    """The sentence of a number with so many of its neighbours."""
    return article.sentences[max(0, index - before) : index + after + 1]


def stretch(article: Article, index: int, within: Within, before: int = 0, after: int = 0) -> Span:
    """The text near the sentence of a number: its paragraph, the article, else it with its neighbours."""
    if within == "article":
        return Span(0, len(article.document.text))
    if within == "paragraph":
        return article.document.blocks[article.sentences[index].paragraph].span
    near = around(article, index, before, after)
    return Span(near[0].span.start, near[-1].span.end)


def sourced(
    article: Article, sentences: Iterable[Sentence], given: Given = "any", apart_from: Span | None = None
) -> bool:
    """Whether an attribution to somebody covers one of ``sentences``.

    ``identified``: to a person, organisation or document that a reader could find; ``named``:
    to one that has a name. An attribution whose own words overlap ``apart_from`` does not count.
    """
    return any(_is(a, given) and not _is_at(a, apart_from) for s in sentences for a in article.reached(s))


def _is_at(attribution: Attribution, span: Span | None) -> bool:
    own = (attribution.mention, attribution.cue)
    return span is not None and any(part is not None and part.overlaps(span) for part in own)


def _is(attribution: Attribution, given: Given) -> bool:
    source = attribution.source
    if attribution.cue_class == "commit":  # who offers or refuses something tells nothing
        return False
    if given == "any":
        return source.kind != "none"
    if source.kind not in _IDENTIFIED or source.detail == "local-media":
        return False
    return given == "identified" or any(letter.isupper() for letter in source.name[1:])


def mentioned(article: Article, source: Source, span: Span) -> bool:
    """Whether a source is mentioned in ``span``, by any phrase, or by the last word of its name."""
    at = bisect_left(source.mentions, Span(span.end, span.end)) - 1
    if at >= 0 and source.mentions[at].overlaps(span):
        return True
    last = source.name.rpartition(" ")[2]
    return last[:1].isupper() and last in article[span]


class People:
    """The named people of an article, to tell who is only said to be somebody: "Ann Poe, a pilot, said"."""

    def __init__(self, article: Article) -> None:
        self._article = article
        named = [name.span for name in article.names if name.kind == "person"]
        self._starts, self._ends = {span.start for span in named}, {span.end for span in named}

    def describe(self, mention: Span) -> bool:
        """Whether a mention stands in apposition to a person's name: behind it, or before it."""
        text = self._article.document.text
        behind = _COMMA.match(text, mention.end)
        if behind is not None and behind.end() in self._starts:
            return True
        start = max(0, mention.start - _NEAR)
        if not text[start : mention.start].rstrip().endswith(","):  # to look for the comma takes far longer
            return False
        before = _APPOSED.search(text, start, mention.start)
        return before is not None and before.start() in self._ends


def positions(article: Article, position: Position) -> frozenset[int]:
    """The paragraphs at a position: the headline, the first paragraph, the last."""
    if position == "anywhere":
        return frozenset(range(len(article.document.blocks)))
    if position == "headline":
        return frozenset(s.paragraph for s in article.sentences if s.block == "headline")
    body = [s.paragraph for s in article.body if s.block in ("paragraph", "quote")]
    if not body:
        return frozenset(s.paragraph for s in article.sentences)
    return frozenset([body[0] if position == "lead" else body[-1]])


def words_of(article: Article, sentences: Iterable[Sentence]) -> Wording:
    """The words of at least some sentences, to look in for long lists that all of them would make dear.

    Where it is many sentences, all words of the article are given: their index is there already.
    """
    spans = {sentence.span.start: sentence.span for sentence in sentences}
    if _MANY * len(spans) > len(article.sentences):
        return article.wording
    return article.wording.part([spans[start] for start in sorted(spans)])


class Places:
    """Where phrases stand in an article, looked for when first asked.

    ``text`` is the words to look in, where not all of them are wanted (see ``words_of``).
    """

    def __init__(
        self,
        article: Article,
        phrases: tuple[str, ...],
        without: tuple[str, ...] = (),
        text: Wording | None = None,
    ) -> None:
        self._text = article.wording if text is None else text
        self._phrases = compiled(phrases, without)

    @cached_property
    def spans(self) -> Sequence[Span]:
        """All of them, in order."""
        return [self._text.span(first, last) for first, last, _ in self._phrases.places(self._text)]

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [span.start for span in self.spans]

    def inside(self, span: Span) -> Iterator[Span]:
        """The phrases that begin in ``span``."""
        starts = self._starts
        if not starts:  # as most are in most articles
            return iter(())
        return iter(self.spans[bisect_left(starts, span.start) : bisect_left(starts, span.end)])

    def over(self, span: Span) -> Sequence[Span]:
        """The phrases that share a character with ``span``."""
        starts = self._starts
        if not starts:
            return ()
        first = bisect_left(starts, span.start)
        while first > 0 and self.spans[first - 1].end > span.start:
            first -= 1
        return self.spans[first : bisect_left(starts, span.end)]


class Quoted:
    """How many words of a stretch stand in direct quotation: somebody's speech, or a fragment of it."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._spans = [q.span for q in article.quotations if q.use in ("speech", "fragment")]
        self._starts = [span.start for span in self._spans]

    def words(self, span: Span) -> int:
        """The words of ``span`` that are quoted; marks are none."""
        index = max(0, bisect_left(self._starts, span.start) - 1)
        count = 0
        while index < len(self._spans) and self._spans[index].start < span.end:
            quoted = self._spans[index]
            start, end = max(span.start, quoted.start), min(span.end, quoted.end)
            if start < end:
                first, last = self._article.wording.inside(Span(start, end))
                count += sum(word[0].isalnum() for word in self._article.wording.texts[first:last])
            index += 1
        return count
