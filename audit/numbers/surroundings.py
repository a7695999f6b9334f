"""What stands around two figures and may explain that they differ: a change, a date, a source, a sum."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from audit.article import Article, Figure, Name
from audit.document import Span
from audit.nearby import Places
from audit.numbers.phrase import thing
from audit.numbers.quantity import EXACT, Quantity

_LASTING = frozenset(["cost"])
"""What does not change with the year that only one of two sentences gives."""
_AHEAD = frozenset("will would to".split())
_BESIDE = 4  # words of a figure among which "another" or "so far" is said of it
_AFTER, BETWEEN = 1, 3
"""Sentences behind the later of two figures, and before it, in which a change may be told."""
_FIGURES = 24  # figures from one to the other that may add up


class Told(NamedTuple):
    """What an article may say to explain that two figures differ, as phrases.

    ``changes`` are looked for in the two sentences and near them ("revised"), ``others`` only beside the
    figures ("another").
    """

    changes: tuple[str, ...]
    others: tuple[str, ...]


class Surroundings:
    """What stands around the figures of an article."""

    def __init__(self, article: Article, told: Told) -> None:
        self._article = article
        self._changes = Places(article, told.changes)
        self._others = Places(article, told.others)
        self._dates = Places(article, ("@dates", "<year>"))
        self._words: dict[tuple[int, int], frozenset[str]] = {}

    def index(self, quantity: Quantity) -> int:
        """The number of the sentence of a figure."""
        return self._article.index_at(quantity.span.start)

    def words(self, quantity: Quantity, *, alone: bool = False) -> frozenset[str]:
        """The words of the sentence of a figure, and of the two before it, as classes."""
        return self._in(self.index(quantity), 0 if alone else 2)

    def _in(self, index: int, before: int) -> frozenset[str]:
        at = index, before
        if at not in self._words:
            sentences = self._article.sentences[max(0, index - before) : index + 1]
            first, _ = self._article.wording.inside(sentences[0].span)
            _, last = self._article.wording.inside(sentences[-1].span)
            self._words[at] = frozenset(map(thing, self._article.wording.lows[first:last]))
        return self._words[at]

    def planned(self, quantity: Quantity) -> bool:
        """Whether a figure is of what is still to come: the school will take in 80 pupils."""
        words = self._article.wording
        first = max(words.sentence(quantity.at)[0], quantity.at - _BESIDE)
        return not _AHEAD.isdisjoint(words.lows[first : quantity.at])

    def alone(self, here: Quantity, there: Quantity) -> bool:
        """Whether no more than one person is named from one figure to the other."""
        first, last = (self._article.sentences[self.index(each)].span for each in (there, here))
        names = self._names(Span(first.start, last.end))
        people = {self._article[name.span] for name in names if name.kind == "person"}
        full = {name.rpartition(" ")[2] for name in people if " " in name}
        return len(full) <= (1 if there.noun else 0)

    def nobody_else(self, here: Quantity) -> bool:
        """Whether a sentence names nobody whom the one before does not, so that "its" means no other."""
        at = self.index(here)
        if not at:
            return False
        now, last = (self._article.sentences[n].span for n in (at, at - 1))
        named = (name.span for name in self._names(now) if name.span.start > now.start)
        return all(self._article[span] in self._article[last] for span in named)

    def _names(self, span: Span) -> Sequence[Name]:
        names = self._article.names
        first = bisect_left(names, span.start, key=lambda name: name.span.start)
        return names[first : bisect_left(names, span.end, lo=first, key=lambda name: name.span.start)]

    def same_person(self, here: Quantity, there: Quantity) -> bool:
        """Whether "the 45-year-old mayor" is the one whose age was told just before."""
        party = here.party
        if party is None:
            return False
        opens = self._article.wording.sentence(here.at)[0] == here.at - 1
        return (
            not party.head
            or party.head in self.words(there)
            or (opens and self.index(here) - self.index(there) == 1)
        )

    def explain(self, here: Quantity, there: Quantity, *, disputed: bool = True) -> bool:
        """Whether something tells why two figures differ: a change, another date, another source.

        Not ``disputed``: no source of a headline answers one of the story, which says the same.
        """
        if here.role == "age" and here.noun:
            return False
        sentences = self._article.sentences
        one, two = self.index(there), self.index(here)
        near = {one, *range(max(one, two - BETWEEN), min(len(sentences), two + _AFTER + 1))}
        changes = (True for n in near for _ in self._changes.inside(sentences[n].span))
        if here.role != "age" and any(changes):
            return True
        if self._beside(here) or self._beside(there) or self._summed(here, there):
            return True
        if here.telling != "known" and self._dated_apart(here, there):
            return True
        return disputed and self._of_two_sources(here, there)

    def _beside(self, quantity: Quantity) -> bool:
        """Whether something next to a figure says that it is another, or of another time."""
        words = self._article.wording
        low, high = words.sentence(quantity.at)
        first, last = max(low, quantity.at - _BESIDE), min(high, quantity.at + _BESIDE + 2)
        return any(True for _ in self._others.inside(words.span(first, last)))

    def _summed(self, here: Quantity, there: Quantity) -> bool:
        """Whether a figure between the two makes up the difference: 130 in Sarn and 50 in Lohr, all 180."""
        if here.role in EXACT:
            return False
        figures, apart = self._article.figures, abs(here.value - there.value)
        start = self._article.sentences[self.index(there)].span.start
        first = bisect_left(figures, start, key=lambda figure: figure.span.start)
        between = (f for f in figures[first : first + _FIGURES] if f.span.start < here.span.start)
        return any(figure.value == apart and not self._is_part(figure) for figure in between)

    def _is_part(self, figure: Figure) -> bool:
        """Whether a figure counts some of those told of: two of the 14, of whom two."""
        text, span = self._article.document.text, figure.span
        before = text[max(0, span.start - 9) : span.start]
        return text.startswith(" of ", span.end) or before.endswith(("of which ", "of whom ", "of them "))

    def _dated_apart(self, here: Quantity, there: Quantity) -> bool:
        ours, theirs = (self.dated(q) for q in (here, there))
        if ours and theirs:
            return ours.isdisjoint(theirs)
        years = {word for word in ours ^ theirs if word.isdecimal()}
        return bool(years) and here.role not in _LASTING

    def dated(self, quantity: Quantity) -> frozenset[str]:
        """The dates of the sentence of a figure."""
        sentence = self._article.sentences[self.index(quantity)]
        return frozenset(self._article[span].lower() for span in self._dates.inside(sentence.span))

    def _of_two_sources(self, here: Quantity, there: Quantity) -> bool:
        """Whether both figures are attributed, and not to the same source.

        Whoever speaks of "the 41 homes" has not counted them; according to whom there are 41 has.
        """
        ours, theirs = (self._sources(q) for q in (here, there))
        return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)

    def _sources(self, quantity: Quantity) -> set[str]:
        sentence = self._article.sentences[self.index(quantity)]
        return {
            a.source.name
            for a in sentence.attributions
            if a.source.kind != "none"
            and any(quantity.span in content for content in a.content)
            and (quantity.telling != "known" or a.cue_class == "preposition")
        }
