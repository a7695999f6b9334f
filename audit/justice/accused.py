"""The people of whom an article says that they are accused, suspected or charged."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from typing import NamedTuple

from audit.article import Article
from audit.document import Span
from audit.phrases import compiled

_BETWEEN = frozenset(
    "is are was were has have had been being be who also later then now not yet allegedly stands stand "
    "stood still".split()
)
_WHENCE = frozenset(["of", "from", "in", "near"])  # of Vestby, which may look like a name
_NOT_A_TITLE = frozenset(
    "of for with by from over that who which and or in at on near after before outside inside during as to "
    "behind because when where while".split()
)
_TITLE = 8  # words before a name that say who it is: accused the education minister, Karim Saleh
_LONGEST_ASIDE = 12  # words between commas behind a name: Joel Strand, 34, of Vestby, was charged


class Accused(NamedTuple):
    """Somebody accused: the name as it stands there, and the words that accuse."""

    name: Span
    words: Span


def find(article: Article) -> Iterator[Accused]:
    """Every place at which a named person is said to be accused, charged, held or tried, in order.

    >>> from audit import audit_text
    >>> article = audit_text("Joel Strand, 34, was indicted. The case against Ida Vold fell.").article
    >>> [article[each.name] for each in find(article)]
    ['Joel Strand', 'Ida Vold']
    """
    people = Named(article, ("person",))
    after = ((people.before(m.first), m.span) for m in compiled(("@accused-of",)).find(article.wording))
    before = ((people.behind(m.last), m.span) for m in compiled(("@case-against",)).find(article.wording))
    yield from sorted(Accused(name, words) for name, words in (*after, *before) if name)


def last_name(article: Article, name: Span) -> str:
    """The word by which an article goes on to call somebody."""
    return article[name].split()[-1]


class Named:
    """Those of an article who are named and of one of ``kinds``, by where they stand."""

    def __init__(self, article: Article, kinds: Collection[str]) -> None:
        self._words = article.wording
        self._people = [name.span for name in article.names if name.kind in kinds]
        self._starts = [span.start for span in self._people]
        self._ends = [span.end for span in self._people]

    def before(self, at: int) -> Span | None:
        """Whoever is the subject of the verb at word ``at``, as far as the words before it tell."""
        low, _ = self._words.sentence(at)
        at -= 1
        while at >= low and self._words.lows[at] in _BETWEEN:
            at -= 1
        if at >= low and self._words.lows[at] == ",":
            commas = (n for n in range(at, max(low, at - _LONGEST_ASIDE), -1) if self._words.lows[n] == ",")
            return next((name for n in commas if (name := self._ending(n - 1))), None)
        return self._ending(at) if at >= low else None

    def _ending(self, at: int) -> Span | None:
        end = self._words.words[at].end
        index = bisect_left(self._ends, end)
        if index == len(self._ends) or self._ends[index] != end:
            return None
        first, _ = self._words.inside(self._people[index])
        return None if first and self._words.lows[first - 1] in _WHENCE else self._people[index]

    def behind(self, at: int) -> Span | None:
        """Whoever is named behind word ``at``, but for titles: against former mayor Joel Strand."""
        _, high = self._words.sentence(at - 1)
        for word in range(at, min(high, at + _TITLE)):
            index = bisect_left(self._starts, self._words.words[word].start)
            if index < len(self._starts) and self._starts[index] == self._words.words[word].start:
                _, last = self._words.inside(self._people[index])
                owns = last < high and self._words.lows[last] in ("'s", "’s")
                return None if owns else self._people[index]  # accused Rand's brother
            if self._words.lows[word] in _NOT_A_TITLE or self._is_of_another(word, high):
                return None
        return None

    def _is_of_another(self, at: int, high: int) -> bool:
        """Whether word ``at`` owns what follows, but for a name set off: the mayor's brother, Joel Strand."""
        owns = self._words.lows[at].endswith(("'s", "’s"))
        return owns and "," not in self._words.lows[at + 1 : min(high, at + 4)]
