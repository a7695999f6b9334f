"""Named people who are said, as a fact, to have committed a crime."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel, Field

from audit import lexicons
from audit.article import Article
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
_PRONOUNS = frozenset(["he", "she", "they", "his", "her"])


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
        if found is None or any(a.source.kind != "none" for a in article.reached(sentence)):
            continue
        if any(said.inside(sentence.span)):
            continue
        span, name = found
        if not settled.holds(article[name]):
            yield Hit(span, {"name": article[name]})


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
        if match.last < high and self.words[match.last].low == "by":
            name = self._named(match.last + 1, high)
            if name and self._passive(match, low):
                return Span(match.span.start, name.end), name
        at = match.first - 1
        while at > low and self.words[at].low in _BETWEEN:
            at -= 1 + (self.words[at].low == "who" and self.words[at - 1].low == ",")
        name = self._ending(at) if at >= low else None
        if name is None or self.words[match.first].low.endswith("ing"):
            return None
        if needs_victim and not self._victim(match.last, high):
            return None
        return Span(name.start, match.span.end), name

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

    def _named(self, first: int, high: int) -> Span | None:
        named = (self._ending(at) for at in range(first, min(high, first + 5)))
        return next((name for name in named if name), None)

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
