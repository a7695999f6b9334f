"""People who are not named: how they are described, why the name is withheld, who says the same."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Literal, NamedTuple

from audit.article import Article, Attribution, CueClass, Source
from audit.document import Span
from audit.nearby import Places, around
from audit.reading.wordclasses import CLOSED
from audit.sourcing import verbs
from audit.wording import plain_forms
from audit.words import split

Given = Literal["given", "stock", "missing"]

_WINDOW = 2
"""How many sentences from a mention the reason may stand (as rule ANO002 has it)."""
_SHARED = 3
_OF_SHORTER, _OF_LONGER = 0.5, 0.34
"""How many words two claims must share to be the same, and which share of the words of each."""
_FEW = 10
_COMMON = 60
"""A word in more claims than this does not tell them apart; it also keeps the cost linear."""
_NO_SUPPORT: frozenset[CueClass] = frozenset(("deny", "belief", "direct", "commit"))
"""Cues whose content is no report of how things are: denials, hopes, demands, promises."""
_NEGATIONS = frozenset("not n't never no neither nor".split())
_UNCOUNTED = frozenset(("bare", "collective", "agentless", "unresolved", "local-media"))
"""Sources that do not count as distinct: nobody can say who, or how many, they are."""


class Reason(NamedTuple):
    """Why a name is withheld: given; a stock phrase alone; or missing. With its words and line."""

    given: Given = "missing"
    words: str = ""
    line: int = 0


class Support(NamedTuple):
    """Somebody else in the article who says the same: whom, and on which line."""

    source: Source
    line: int


class Corroboration(NamedTuple):
    """Who else stands behind the claims of an unnamed source.

    ``counted``: it is itself two people or more, and the copy says how many. ``claims`` is how
    many claims it makes, ``supported`` how many of them another source makes too, ``by`` who.
    """

    counted: bool
    claims: int
    supported: int
    by: tuple[Support, ...]

    @property
    def full(self) -> bool:
        """Whether every claim has a second source."""
        return self.counted or 0 < self.claims == self.supported


class Unnamed(NamedTuple):
    """An unnamed source, why it is not named, and who corroborates it."""

    source: Source
    line: int
    reason: Reason
    corroboration: Corroboration


def find(article: Article, second_hand: Container[int] = ()) -> Iterator[Unnamed]:
    """The unnamed people of an article, by first mention.

    ``second_hand``: the numbers of the attributions that only another source reports.

    A *reason* is given where a phrase for withholding a name is followed, in its sentence, by a
    word that introduces why; a *stock* one says no more than that they may not speak. It
    belongs to the unnamed source of its own sentence, else to the one last mentioned before it,
    at most two sentences away.

    *Corroborated* is what the two-source rules of AP, Reuters and the BBC ask for: the source
    is two or more people, and the copy says how many ("two officials"), or for each of its
    claims another source that counts (somebody named or in a known office, an organisation, a
    document, or unnamed people who are described) makes the same claim. Two claims are the
    same if they share three words or more that carry meaning, half of those of the shorter and
    a third of those of the longer; for one who *confirms*, all of the shorter is enough.
    Denials, hopes, demands and negated cues support nothing, nor does what is heard at second
    hand. It is a comparison of words: it shows where to look, and not that a claim is true.
    """
    sources = [source for source in article.sources if source.kind == "anonymous"]
    if not sources:
        return
    reasons, claims = _Reasons(article, sources), _Claims(article, second_hand)
    for source in sources:
        first = min(source.mentions) if source.mentions else Span(0, 0)
        yield Unnamed(source, _line(article, first.start), reasons.of(source), claims.behind(source))


def distinct(source: Source) -> int:
    """As how many sources one counts: unnamed people by their number, vague ones and pronouns not at all.

    More than ten unnamed people are asked in a survey, and count as one source.
    """
    if source.detail in _UNCOUNTED or source.kind in ("none", "group"):
        return 0
    number = source.number or 1
    return number if source.kind == "anonymous" and number <= _FEW else 1


def _line(article: Article, offset: int) -> int:
    return article.document.place(offset).line


class _Reasons:
    """Where an article says that and why names are withheld, and of whom it says so."""

    def __init__(self, article: Article, sources: Sequence[Source]) -> None:
        self._article = article
        self._withheld = Places(article, ("@anonymity",))
        self._because = Places(article, ("@reason-words",))
        self._stock, self._real = Places(article, ("@rote-reasons",)), Places(article, ("@real-reasons",))
        self._mentions = sorted((m, number) for number, s in enumerate(sources) for m in s.mentions)
        self._numbers = {source: number for number, source in enumerate(sources)}

    def of(self, source: Source) -> Reason:
        """The first reason that is given for a source; where there is none, the first place that tries."""
        found = [reason for mention in source.mentions for reason in self._near(source, mention)]
        return min(found, key=lambda r: (r.given != "given", r.given != "stock", r.line), default=Reason())

    def _near(self, source: Source, mention: Span) -> Iterator[Reason]:
        article = self._article
        for sentence in around(article, article.index_at(mention.start), _WINDOW, _WINDOW):
            for withheld in self._withheld.inside(sentence.span):
                if self._numbers[source] in self._meant(sentence.span, withheld):
                    yield self._reason(source, sentence.span, withheld)

    def _meant(self, sentence: Span, withheld: Span) -> set[int]:
        """The unnamed sources that a phrase for withholding a name is about."""
        at = bisect_left(self._mentions, (withheld, 0))
        if at and self._mentions[at - 1][0].overlaps(sentence):
            return {self._mentions[at - 1][1]}
        if at < len(self._mentions) and self._mentions[at][0].overlaps(sentence):
            return {self._mentions[at][1]}
        if not at:
            return set()
        last = self._article.sentence_at(self._mentions[at - 1][0].start)
        before = takewhile(
            lambda m: last is not None and m[0].overlaps(last.span), self._mentions[at - 1 :: -1]
        )
        return {number for _, number in before}

    def _reason(self, source: Source, sentence: Span, withheld: Span) -> Reason:
        article = self._article
        line = _line(article, withheld.start)
        clause = Span(withheld.start, self._end(source, sentence, withheld))
        why = next((each for each in self._because.inside(clause) if each.start > withheld.start), None)
        if why is None:
            return Reason("missing", article[withheld], line)
        words = " ".join(article[clause].split()).rstrip(" ,.;")
        stated = Span(why.start, clause.end)
        stock = any(True for _ in self._stock.inside(stated)) and not any(
            True for _ in self._real.inside(stated)
        )
        return Reason("stock" if stock else "given", words, line)

    def _end(self, source: Source, sentence: Span, withheld: Span) -> int:
        """Where the clause that withholds a name ends: before the cue with which its owner goes on."""
        inside = self._article.sentence_at(withheld.start)
        for each in inside.attributions if inside else ():
            if each.cue and each.source == source and each.cue.start >= withheld.end:
                comma = self._article.document.text.rfind(",", withheld.end, each.cue.start)
                return comma if comma > 0 else each.cue.start
        return sentence.end


class _Claim(NamedTuple):
    """What one attribution claims, in the plain forms of the words that carry meaning."""

    attribution: Attribution
    words: tuple[frozenset[str], ...]


class _Claims:
    """The claims of an article, and which of them are the same."""

    def __init__(self, article: Article, second_hand: Container[int]) -> None:
        self._article, self._second_hand = article, second_hand
        self._withheld = Places(article, ("@anonymity",))
        self._claims = [_Claim(each, _carrying(article, each)) for each in article.attributions]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """The claims that hold a word, by each plain form of it."""
        index: dict[str, list[int]] = {}
        for number, claim in enumerate(self._claims):
            for form in {form for forms in claim.words for form in forms}:
                index.setdefault(form, []).append(number)
        return index

    @cached_property
    def _of(self) -> dict[Source, list[_Claim]]:
        """The claims of each source; that it does not want to be named is none."""
        made: dict[Source, list[_Claim]] = {}
        for claim in self._claims:
            if claim.words and not any(self._withheld.over(span) for span in claim.attribution.content):
                made.setdefault(claim.attribution.source, []).append(claim)
        return made

    def behind(self, source: Source) -> Corroboration:
        """Who else makes the claims of a source."""
        made = self._of.get(source, [])
        found = [list(self._support(claim)) for claim in made]
        by = {each.source: each for supports in found for each in supports}
        return Corroboration((source.number or 0) > 1, len(made), sum(map(bool, found)), tuple(by.values()))

    def _support(self, claim: _Claim) -> Iterator[Support]:
        shared: Counter[int] = Counter()
        for forms in claim.words:
            holders = {n for form in forms for n in self._few(form)}
            shared.update(holders)
        for number in sorted(shared):
            other = self._claims[number]
            if number in self._second_hand or not _same(claim, other, shared[number]):
                continue
            if _counts(self._article, claim, other):
                yield Support(other.attribution.source, _line(self._article, other.attribution.at.start))

    def _few(self, form: str) -> Sequence[int]:
        holders = self._by_word.get(form, ())
        return holders if len(holders) <= _COMMON else ()


def _carrying(article: Article, attribution: Attribution) -> tuple[frozenset[str], ...]:
    """The words of its content that carry meaning, each once, in all plain forms."""
    words = dict.fromkeys(
        word.low
        for span in attribution.content
        for word in split(article.document.text, span.start, span.end)
        if word.is_word and word.low not in CLOSED
    )
    return tuple(plain_forms(word) for word in words)


def _counts(article: Article, claim: _Claim, other: _Claim) -> bool:
    """Whether another claim could support this one, whatever it says."""
    mine, theirs = claim.attribution, other.attribution
    if theirs.source == mine.source or not distinct(theirs.source):
        return False
    if verbs.class_of(theirs.lemma, theirs.cue_class) in _NO_SUPPORT:
        return False
    cue = split(article.document.text, theirs.cue.start, theirs.cue.end) if theirs.cue else ()
    if any(word.low in _NEGATIONS or word.low.endswith("n't") for word in cue):
        return False
    return not any(mine.at.overlaps(span) for span in theirs.content)  # or it only repeats the claim


def _same(claim: _Claim, other: _Claim, shared: int) -> bool:
    shorter, longer = sorted((len(claim.words), len(other.words)))
    if other.attribution.cue_class == "confirm" and shared >= shorter:
        return True
    return shared >= max(_SHARED, _OF_SHORTER * shorter, _OF_LONGER * longer)
