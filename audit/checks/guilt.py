"""Named people who are said, as a fact, to have committed a crime."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel, Field

from audit import lexicons
from audit.article import Article, Attribution
from audit.document import Span
from audit.findings import Hit
from audit.nearby import Places
from audit.phrases import Match, Phrase, compiled

VALUES = ("name",)

_BETWEEN = frozenset(
    [
        "had",
        "has",
        "have",
        "then",
        "later",
        "also",
        "first",
        "repeatedly",
        "fatally",
        "brutally",
        "once",
        "who",
    ]
)
_SKIPPED = frozenset(
    ["a", "an", "the", "his", "her", "their", "its", "two", "three", "four", "five", "another", "and"]
)
_ELSEWHERE = frozenset(
    [
        "in",
        "at",
        "near",
        "outside",
        "on",
        "with",
        "after",
        "before",
        "when",
        "while",
        "as",
        "from",
        "for",
        "to",
    ]
)
_ARTICLES = frozenset(["a", "an"])
_TITLE = 9  # words from "by" to the end of a name: by her former husband, Emil Kostov
_ASIDE = 10  # words between commas behind a name
_PRONOUNS = frozenset(["he", "she", "they", "his", "her"])
_HE = frozenset(["he", "she"])
_OBJECTS = frozenset(["him", "her", "them"])
_CLAUSES = frozenset("after when before because as and while since where until once then".split())
"""What opens the clause of a pronoun that takes up the name before it: caught an hour *after* he robbed."""


class Settings(BaseModel, extra="forbid", frozen=True):
    """The crimes: ``verbs`` done to somebody, ``always`` crimes whatever follows.

    ``status`` settles guilt; a word of ``said`` in the sentence tells that somebody says so.
    """

    verbs: tuple[Phrase, ...] = Field(min_length=1)
    always: tuple[Phrase, ...] = ()
    status: tuple[Phrase, ...] = (Phrase("@convictions"),)
    said: tuple[Phrase, ...] = (Phrase("@speaking"), Phrase("allege|suspect|charge|lawsuit|suit|indictment"))


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each such crime, unless somebody says so or the draft gives a conviction."""
    said = Places(article, settings.said)
    people, settled = _People(article), _Settled(article, settings.status)
    done_to = compiled(settings.verbs).find(article.wording)
    always = compiled(settings.always).find(article.wording)
    for match, needs_victim in [(m, True) for m in done_to] + [(m, False) for m in always]:
        sentence = article.sentences[article.index_at(match.span.start)]
        found = people.agent(match, needs_victim=needs_victim)
        if found is None or any(_vouches(a, match) for a in article.reached(sentence)):
            continue
        if any(said.inside(sentence.span)):
            continue
        span, name = found
        if not settled.holds(article[name]):
            yield Hit(span, {"name": article[name]})


def _vouches(attribution: Attribution, match: Match) -> bool:
    """Whether somebody says it; what is done to somebody may have been taken for a cue."""
    said_by = attribution.source.kind != "none"
    return said_by and not (attribution.cue is not None and attribution.cue.overlaps(match.span))


class _People:
    """Who does what to whom, as far as the words next to a verb tell."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = article.wording.words
        self.people = [name for name in article.names if name.kind == "person"]
        self.ends = [name.span.end for name in self.people]

    def agent(self, match: Match, *, needs_victim: bool) -> tuple[Span, Span] | None:
        """The stretch from agent to verb (or verb to agent), and the person, if one is named."""
        low, high = self.article.wording.sentence(match.first)
        by = self._by(match, high)
        if by is not None:
            name = self._named(by + 1, high, _TITLE)
            if name and self._passive(match, low):
                return Span(match.span.start, name.end), name
        if by == match.last:
            return None
        name = self._subject(match, low, high)
        if name is None or self.words[match.first].low.endswith("ing"):
            return None
        if needs_victim and not self._victim(match.last, high):
            return None
        return Span(name.start, match.span.end), name

    def _by(self, match: Match, high: int) -> int | None:
        """The word "by" that says who did it: abducted by, abducted from the square in Vestby by."""
        for at in range(match.last, min(high, match.last + _TITLE)):
            word = self.words[at].low
            if word == "by":
                done = self.words[at - 1].low.endswith(("ed", "en", "wn", "run", "ilt", "eld", "ade", "ven"))
                return at if at == match.last or not done else None
            if word in (",", "and", "who", "which", "that", "when", "after", "while"):
                return None
        return None

    def _subject(self, match: Match, low: int, high: int) -> Span | None:
        """Who is named before a verb, but for an aside: Joel Strand, 34, of Vestby, stabbed the man."""
        at = match.first - 1
        while at > low and self.words[at].low in _BETWEEN:
            at -= 1 + (self.words[at].low == "who" and self.words[at - 1].low == ",")
        if at > low and self.words[at].low == ",":
            if match.last < high and self.words[match.last].low in _ELSEWHERE | {"and", ","}:
                return None  # Ida Vold, 34, killed in the crash, was a nurse
            commas = (n for n in range(at, max(low, at - _ASIDE), -1) if self.words[n].low == ",")
            ended = (self._ending(n - 1) for n in commas)
            return next((name for name in ended if name and not self._is_whence(name)), None)
        if at > low and self.words[at].low in _HE:
            return self._meant(at, low, match)
        return self._ending(at) if at >= low else None

    def _meant(self, at: int, low: int, match: Match) -> Span | None:
        """The only person named before "he" in the sentence: Joel Strand was held after he robbed a bank."""
        if self.words[at - 1].low not in _CLAUSES:
            return None
        if match.last < len(self.words) and self.words[match.last].low in _OBJECTS:
            return None  # Ida Vold slept when he strangled her
        start, end = self.words[low].start, self.words[at].start
        index = bisect_left(self.ends, start)
        found = []
        while index < len(self.ends) and self.ends[index] < end:
            found.append(self.people[index].span)
            index += 1
        if len(found) != 1 or " " not in self.article[found[0]]:
            return None
        _, behind = self.article.wording.inside(found[0])
        return None if self.words[behind].low in ("'s", "’s") else found[0]

    def _is_whence(self, name: Span) -> bool:
        """Whether it is where somebody comes from: Joel Strand, of Vestby, stabbed."""
        first, _ = self.article.wording.inside(name)
        return first > 0 and self.words[first - 1].low in ("of", "from", "in", "near")

    def _passive(self, match: Match, low: int) -> bool:
        return any(
            w.low in ("was", "were", "been", "be", "being")
            for w in self.words[max(low, match.first - 3) : match.first]
        )

    def _ending(self, at: int) -> Span | None:
        """The whole name that ends with a word, the first name taken in where reading left it out."""
        index = bisect_left(self.ends, self.words[at].end)
        if index == len(self.people) or self.ends[index] != self.words[at].end:
            return None
        name = self.people[index].span
        first, _ = self.article.wording.inside(name)
        low, _ = self.article.wording.sentence(first)
        lone = " " not in self.article[name]
        if lone and first > low and self.words[first - 1].capital and self.words[first - 1].is_word:
            name = Span(self.words[first - 1].start, name.end)
        return name

    def _named(self, first: int, high: int, reach: int = 5) -> Span | None:
        for at in range(first, min(high, first + reach)):
            name = self._ending(at)
            if name:
                before, _ = self.article.wording.inside(name)
                return None if self.words[before - 1].low in _ARTICLES else name  # a Vestby officer
            if self.words[at].low in _ELSEWHERE:
                return None
        return None

    def _victim(self, first: int, high: int) -> bool:
        """Whether a person follows the verb."""
        people = _nouns_for_people()
        for at in range(first, min(high, first + 5)):
            word = self.words[at]
            last = word.low.rpartition("-")[2]
            if word.low in ("him", "them") or any(lemma in people for lemma, _ in lexicons.lemmas(last)):
                return True
            if word.capital and self._named(at, min(high, at + 3)):
                return True
            if word.low not in _SKIPPED and not word.low.endswith(("-old", "ed", "ing")) and at > first + 2:
                return False
        return False


class _Settled:
    """Of whom the draft says that a court has found so, or that they have pleaded so."""

    def __init__(self, article: Article, status: tuple[str, ...]) -> None:
        self.about: set[str] = set()
        for match in compiled(status).find(article.wording):
            low, high = article.wording.sentence(match.first)
            self.about |= {word.low for word in article.wording.words[low:high]}

    def holds(self, name: str) -> bool:
        """Whether such a sentence has the person's last name, or a pronoun that may be his."""
        return name.split()[-1].lower() in self.about or not self.about.isdisjoint(_PRONOUNS)


@cache
def _nouns_for_people() -> frozenset[str]:
    known = lexicons.load("source-nouns")
    people = frozenset(lexicons.load("rules/people").single)
    return known.group("person") | known.group("anonymous") | people
