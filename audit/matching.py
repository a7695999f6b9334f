"""Where a phrase stands among the words of an article.

How a phrase is written, and what its parts mean, is said in ``audit.patterns``. A phrase is looked
for from the rarest of the words that it cannot do without, wherever in it that stands: so what a
phrase costs is that word's places, and nothing where an article does not have it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from audit.wording import NUMBER, YEAR, Wording, plain_forms

_BARRIERS = frozenset('.?!;:“”"')
_EDGES = frozenset(["<start>", "<end>"])
_COUNTED = frozenset(["<number>", "<year>"])
_FEW = 50
"""Places of a word that are gone through sooner than the entries of a list are counted."""


@dataclass(frozen=True, slots=True)
class Token:
    """One place of a phrase: the words that may fill it, or a gap of up to ``gap`` words."""

    inflecting: frozenset[str] = frozenset()
    exact: frozenset[str] = frozenset()
    capital: frozenset[str] = frozenset()
    lists: tuple[Listed, ...] = ()
    places: frozenset[str] = frozenset()
    gap: int = 0
    optional: bool = False
    forms: frozenset[str] = field(init=False)
    """The plain forms of all its words."""
    single: bool = field(init=False)
    """Whether it is always one word; kept, as it is asked at every place that is looked at."""
    needed: bool = field(init=False)
    """Whether the phrase has a word, or an entry of a list, at this place wherever it stands."""
    inflects: bool = field(init=False)
    """Whether it is only words that may inflect."""
    indexed: bool = field(init=False)
    """Whether it stands wherever the index of words says that it may begin."""

    def __post_init__(self) -> None:
        needed = not (self.gap or self.optional) and self.places.isdisjoint(_EDGES)
        strict = bool(self.exact or self.capital)
        object.__setattr__(self, "forms", self.inflecting | self.exact | self.capital)
        object.__setattr__(self, "needed", needed)
        object.__setattr__(self, "single", needed and not self.lists)
        object.__setattr__(self, "inflects", not (strict or self.places))
        object.__setattr__(self, "indexed", not (strict or self.lists) and self.places <= _COUNTED)

    @property
    def reach(self) -> int:
        """How many words it can cover at most."""
        return self.gap or max((each.reach for each in self.lists), default=1)

    def widths(self, text: Wording, at: int, low: int, high: int) -> Iterator[int]:
        """How many words it covers, in each way in which it fits at word ``at``."""
        if "<start>" in self.places and not any(word.is_word for word in text.words[max(low, at - 4) : at]):
            yield 0
        if "<end>" in self.places and (at >= high or text.lows[at] in ".?!"):
            yield 0
        if not low <= at < high:
            return
        if self.holds(text, at, low):
            yield 1
        for each in self.lists:
            yield from each.widths(text, at, low, high)

    def holds(self, text: Wording, at: int, low: int) -> bool:
        """Whether it is word ``at``, of a sentence that begins with word ``low``."""
        word = text.lows[at]
        if not self.inflecting.isdisjoint(plain_forms(word)):
            return True
        if self.inflects:
            return False
        written = text.texts[at]
        if word in self.exact and (written.islower() or (at == low and written[1:].islower())):
            return True
        if written[0].isupper() and (word in self.capital or "<name>" in self.places):
            return True
        number = "<number>" in self.places and NUMBER.match(word) is not None
        return number or ("<year>" in self.places and YEAR.match(word) is not None)

    def count(self, text: Wording) -> int:
        """At how many words it may begin, at the most."""
        count = sum(map(text.count, self.forms & text.forms))
        if self.lists or self.places:  # few have any
            count += sum(each.count(text) for each in self.lists) + sum(map(len, self._placed(text)))
        return count

    def beginnings(self, text: Wording) -> Iterator[int]:
        """The words at which it may begin, by the index."""
        for form in self.forms & text.forms:
            yield from text.places(form)
        for each in self.lists:
            yield from each.beginnings(text)
        for places in self._placed(text):
            yield from places

    def _placed(self, text: Wording) -> Iterator[Sequence[int]]:
        if "<name>" in self.places:
            yield text.capitals
        if "<number>" in self.places:
            yield text.numbers
        elif "<year>" in self.places:
            yield text.years


@dataclass(frozen=True)
class Beside:
    """What must, or must not, stand beside a phrase: one of several sequences of words."""

    options: tuple[tuple[Token, ...], ...]
    wanted: bool

    def before(self, text: Wording, at: int, low: int) -> bool:
        """Whether the words before ``at`` are as they should be."""
        return self.wanted == any(
            tokens[0].holds(text, at - 1, low)
            if at > low and len(tokens) == 1 and tokens[0].single  # most are
            else any(_lead(text, tokens, start, low, at) for start in range(at, max(low, at - reach) - 1, -1))
            for tokens, reach in zip(self.options, self._reaches, strict=True)
        )

    def after(self, text: Wording, at: int, low: int, high: int) -> bool:
        """Whether the words from ``at`` on are as they should be."""
        return self.wanted == any(
            tokens[0].holds(text, at, low)
            if at < high and len(tokens) == 1 and tokens[0].single
            else any(True for _ in _ends(text, tokens, at, low, high))
            for tokens in self.options
        )

    @cached_property
    def _reaches(self) -> tuple[int, ...]:
        return tuple(sum(token.reach for token in tokens) for tokens in self.options)


class _Anchor(NamedTuple):
    """A token that a phrase cannot do without, and how many words stand between the beginning and it."""

    token: Token
    least: int
    most: int


@dataclass(frozen=True)
class Pattern:
    """A phrase as it is looked for."""

    body: tuple[Token, ...]
    before: tuple[Beside, ...] = ()
    after: tuple[Beside, ...] = ()

    @cached_property
    def singles(self) -> int:
        """How many tokens it begins with that are always one word."""
        return next((n for n, token in enumerate(self.body) if not token.single), len(self.body))

    @cached_property
    def bare(self) -> bool:
        """Whether it is one word that the index knows all places of, whatever stands beside it."""
        return len(self.body) == 1 and self.body[0].indexed and not (self.before or self.after)

    @cached_property
    def _anchors(self) -> tuple[_Anchor, ...]:
        anchors: list[_Anchor] = []
        least = most = 0
        for token in self.body:
            if token.needed:
                anchors.append(_Anchor(token, least, most))
            least += token.needed
            if token is not self.body[-1]:  # or a list would be read for nothing
                most += token.reach
        return tuple(sorted(anchors, key=lambda anchor: bool(anchor.token.lists)))

    @cached_property
    def _needs(self) -> tuple[frozenset[str], ...]:
        """Of each of these the article must have one, if the phrase stands in it."""
        tokens = (anchor.token for anchor in self._anchors)
        return tuple(token.forms for token in tokens if not (token.lists or token.places))

    def may_stand(self, text: Wording) -> bool:
        """Whether an article has the words that it cannot do without: most do not, and this is cheap."""
        return not any(map(text.forms.isdisjoint, self._needs))

    def find(self, text: Wording) -> Iterator[tuple[int, int]]:
        """The words ``[first, last)`` of every place where it stands; gaps as short as they can be there."""
        if self.bare:
            yield from ((at, at + 1) for at in dict.fromkeys(self.body[0].beginnings(text)))
            return
        starts, sure = self._starts(text)
        singles, rest = self.body[: self.singles], self.body[self.singles :]
        for at in starts:
            low, high = text.sentence(at)
            if not _hold(text, singles, at, low, high, sure):
                continue
            end = at + len(singles)
            for last in _ends(text, rest, end, low, high) if rest else (end,):
                if self.stands(text, at, last, low, high):
                    yield at, last
                    break

    def _starts(self, text: Wording) -> tuple[Iterable[int], int | None]:
        """Where it may begin, each place once, and the number of a token that is known to stand there."""
        token, least, most = self._rarest(text)
        places = token.beginnings(text)
        if least == most:
            starts = (at - least for at in places if at >= least)
            return dict.fromkeys(starts), least if token.indexed else None
        near = (range(max(text.sentence(at)[0], at - most), at - least + 1) for at in places)
        return dict.fromkeys(chain.from_iterable(near)), None

    def _rarest(self, text: Wording) -> _Anchor:
        """The token from which the fewest places must be looked at."""
        fewest, rarest = 0, self._anchors[0]
        for anchor in self._anchors:
            if anchor.token.lists and 0 < fewest < _FEW:
                continue
            number = anchor.token.count(text) * (anchor.most - anchor.least + 1)
            if not number:
                return anchor
            if not fewest or number < fewest:
                fewest, rarest = number, anchor
        return rarest

    def widths(self, text: Wording, at: int, low: int, high: int) -> Iterator[int]:
        """How many words it covers, in each way in which it stands at word ``at``."""
        ends = _ends(text, self.body, at, low, high)
        return (end - at for end in ends if self.stands(text, at, end, low, high))

    def stands(self, text: Wording, at: int, last: int, low: int, high: int) -> bool:
        """Whether what is beside it is as it should be."""
        return all(beside.before(text, at, low) for beside in self.before) and all(
            beside.after(text, last, low, high) for beside in self.after
        )


@dataclass(frozen=True, eq=False)
class Listed:
    """The entries of a list for use inside a phrase; they are read when they are first wanted."""

    name: str
    read: Callable[[str], Iterable[Pattern]]

    @cached_property
    def _entries(self) -> tuple[Pattern, ...]:
        return tuple(self.read(self.name))

    @cached_property
    def _firsts(self) -> dict[str, list[Pattern]]:
        """The entries by the plain forms of their first words, where that is all they may begin with."""
        firsts: dict[str, list[Pattern]] = {}
        for entry in self._entries:
            token = entry.body[0]
            if not (token.lists or token.places):
                for form in token.forms:
                    firsts.setdefault(form, []).append(entry)
        return firsts

    @cached_property
    def _others(self) -> tuple[Pattern, ...]:
        return tuple(entry for entry in self._entries if entry.body[0].lists or entry.body[0].places)

    @cached_property
    def reach(self) -> int:
        """How many words its longest entry can cover."""
        return max((sum(token.reach for token in entry.body) for entry in self._entries), default=1)

    def widths(self, text: Wording, at: int, low: int, high: int) -> Sequence[int]:
        """How many words its entries cover that stand at word ``at``; looked for once in a whole sentence."""
        entries = self._of(text)
        if (low, high) != text.sentence(at):
            return [*entries.widths(text, at, low, high)]
        if at not in entries.known:
            entries.known[at] = [*entries.widths(text, at, low, high)]
        return entries.known[at]

    def count(self, text: Wording) -> int:
        """At how many words an entry may begin, at the most."""
        entries = self._of(text)
        first = sum(map(text.count, entries.firsts))
        return first + sum(entry.body[0].count(text) for entry in entries.others)

    def beginnings(self, text: Wording) -> Iterator[int]:
        """The words at which an entry may begin, by the index."""
        entries = self._of(text)
        for form in entries.firsts:
            yield from text.places(form)
        for entry in entries.others:
            yield from entry.body[0].beginnings(text)

    def _of(self, text: Wording) -> Entries:
        """The entries that may stand in an article; found once for it."""
        entries: Entries | None = text.kept.get(self)
        if entries is None:
            firsts = {
                form: possible
                for form in text.among(self._firsts)
                if (possible := [entry for entry in self._firsts[form] if entry.may_stand(text)])
            }
            others = [entry for entry in self._others if entry.may_stand(text)]
            entries = text.kept[self] = Entries(firsts, others, {})
        return entries


class Entries(NamedTuple):
    """Entries of a list that may stand in an article: by the plain forms of their first words, and others.

    ``known`` is how many words those cover that stand at a word, where that was asked for.
    """

    firsts: Mapping[str, Sequence[Pattern]]
    others: Sequence[Pattern]
    known: dict[int, Sequence[int]]

    def widths(self, text: Wording, at: int, low: int, high: int) -> Iterator[int]:
        """How many words each covers that stands at word ``at``."""
        for form in plain_forms(text.lows[at]):
            for entry in self.firsts.get(form, ()):
                yield from entry.widths(text, at, low, high)
        for entry in self.others:
            yield from entry.widths(text, at, low, high)


def _hold(
    text: Wording, singles: Sequence[Token], at: int, low: int, high: int, sure: int | None = None
) -> bool:
    """Whether single words stand one behind the other from word ``at`` on; number ``sure`` is known to."""
    if at + len(singles) > high:
        return False
    for number, token in enumerate(singles):  # a loop, as it runs for every place: half the time of all()
        if number != sure and not token.holds(text, at + number, low):
            return False
    return True


def _lead(text: Wording, tokens: Sequence[Token], start: int, low: int, at: int) -> bool:
    """Whether ``tokens`` fit from word ``start`` on in a way that ends before word ``at``."""
    if not tokens[0].single:
        return at in _ends(text, tokens, start, low, at)
    holds = start < at and tokens[0].holds(text, start, low)  # looked at here, as most are not it
    return holds and at in _ends(text, tokens[1:], start + 1, low, at)


def _ends(text: Wording, tokens: Sequence[Token], at: int, low: int, high: int) -> Iterator[int]:
    """Where ``tokens`` end, in each way in which they fit from word ``at`` on, the best way first."""
    if not tokens:
        yield at
        return
    token, rest = tokens[0], tokens[1:]
    if token.single:
        if low <= at < high and token.holds(text, at, low):
            yield from _ends(text, rest, at + 1, low, high)
    elif token.gap:
        for end in _gap_ends(text, token, at, high):
            if not rest or not rest[0].single:
                yield from _ends(text, rest, end, low, high)
            elif low <= end < high and rest[0].holds(text, end, low):  # looked at here, as most are not it
                yield from _ends(text, rest[1:], end + 1, low, high)
    else:
        for width in sorted(token.widths(text, at, low, high), reverse=True):
            yield from _ends(text, rest, at + width, low, high)
        if token.optional:
            yield from _ends(text, rest, at, low, high)


def _gap_ends(text: Wording, gap: Token, at: int, high: int) -> Iterator[int]:
    """Where a gap may end, the nearest place first: it holds no mark that ends a clause."""
    yield at
    for end in range(at + 1, min(at + gap.gap, high) + 1):
        if text.lows[end - 1] in _BARRIERS:
            return
        yield end
