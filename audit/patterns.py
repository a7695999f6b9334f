"""The notation of phrases: what is written of one, and the pattern that comes of it.

A phrase is words in their plain form; each stands for all its inflections, and one with a
capital letter only for itself with one. In it

    a|b         either word             =a          this form only, in small letters
    the?        may be missing          @list       an entry of ``seeds/lexicons/rules/list.txt``
    ...  ...5   up to 3 (5) words       <name>      a capitalised word
    n't         every "don't", "isn't" and the like
    <number>  <year>                    <start> <end>   where the sentence begins, ends

Round brackets before or behind hold what must stand beside the phrase, and ``(! )`` what
must not, with `` / `` between several of them: ``respond (!to treatment / in kind)``.
A phrase lies within one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from audit import lexicons, paths
from audit.wording import NUMBER, Wording, plain_forms
from audit.words import Word, split

_PIECE = re.compile(r"\([^()]*\)|\S+")  # (!the|a) | leading
_GAP = re.compile(r"\.\.\.(\d*)$")  # ... | ...5
_WIDEST = 20  # words that a gap may hold
_PLACES = ("<name>", "<number>", "<year>", "<start>", "<end>")
_BARRIERS = frozenset('.?!;:“”"')
_YEAR = re.compile(r"(1[789]|20)\d\d(s|-\d\d)?$")


@dataclass(frozen=True, slots=True)
class _Token:
    """One place of a phrase: the words that may fill it, or a gap of up to ``gap`` words."""

    inflecting: frozenset[str] = frozenset()
    exact: frozenset[str] = frozenset()
    capital: frozenset[str] = frozenset()
    lists: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    gap: int = 0
    optional: bool = False
    single: bool = field(init=False)
    """Whether it is always one word; kept, as it is asked at every place that is looked at."""
    inflects: bool = field(init=False)
    """Whether it is only words that may inflect."""

    def __post_init__(self) -> None:
        moves = self.lists or self.gap or self.optional or not self.places.isdisjoint(("<start>", "<end>"))
        object.__setattr__(self, "single", not moves)
        object.__setattr__(self, "inflects", not (self.exact or self.capital or self.places))

    @property
    def reach(self) -> int:
        """How many words it can cover at most."""
        return self.gap or max((_listed(name).reach for name in self.lists), default=1)

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
        for name in self.lists:
            for entry in _listed(name).starting(text.lows[at]):
                ends = _ends(text, entry.body, at, low, high)
                yield from (end - at for end in ends if entry.stands(text, at, end, low, high))

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
        return number or ("<year>" in self.places and _YEAR.match(word) is not None)

    def count(self, text: Wording) -> int:
        """At how many words it may stand, if it is always a single one."""
        count = sum(text.count(form) for form in self.inflecting | self.exact | self.capital)
        if "<name>" in self.places:
            count += len(text.capitals)
        if not self.places.isdisjoint(("<number>", "<year>")):
            count += len(text.numbers)
        return count

    def beginnings(self, text: Wording) -> Iterator[int]:
        """The words at which it may begin, by the index."""
        for form in self.inflecting | self.exact | self.capital:
            yield from text.places(form)
        for name in self.lists:
            for first in _listed(name).firsts:
                yield from text.places(first)
            for entry in _listed(name).others:
                yield from entry.body[0].beginnings(text)
        if "<name>" in self.places:
            yield from text.capitals
        if not self.places.isdisjoint(("<number>", "<year>")):
            yield from text.numbers


@dataclass(frozen=True, slots=True)
class _Beside:
    """What must, or must not, stand beside a phrase: one of several sequences of words."""

    options: tuple[tuple[_Token, ...], ...]
    wanted: bool

    def before(self, text: Wording, at: int, low: int) -> bool:
        """Whether the words before ``at`` are as they should be."""
        return self.wanted == any(
            tokens[0].holds(text, at - 1, low)
            if at > low and len(tokens) == 1 and tokens[0].single  # most are
            else any(
                at in _ends(text, tokens, start, low, at)
                for start in range(at, max(low, at - sum(token.reach for token in tokens)) - 1, -1)
            )
            for tokens in self.options
        )

    def after(self, text: Wording, at: int, low: int, high: int) -> bool:
        """Whether the words from ``at`` on are as they should be."""
        return self.wanted == any(
            tokens[0].holds(text, at, low)
            if at < high and len(tokens) == 1 and tokens[0].single
            else any(True for _ in _ends(text, tokens, at, low, high))
            for tokens in self.options
        )


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase as it is looked for."""

    body: tuple[_Token, ...]
    before: tuple[_Beside, ...] = ()
    after: tuple[_Beside, ...] = ()
    singles: int = field(init=False)
    """How many tokens it begins with that are always one word."""
    bare: bool = field(init=False)
    """Whether it is one word, in any inflection and whatever stands beside it."""

    def __post_init__(self) -> None:
        singles = next((n for n, token in enumerate(self.body) if not token.single), len(self.body))
        beside = self.before or self.after
        bare = not beside and len(self.body) == singles == 1 and self.body[0].inflects
        object.__setattr__(self, "singles", singles)
        object.__setattr__(self, "bare", bare)

    def find(self, text: Wording) -> Iterator[tuple[int, int]]:
        """The words ``[first, last)`` of every place where it stands; gaps as short as they can be there."""
        singles, rest = self.body[: self.singles], self.body[self.singles :]
        offset = self._rarest(text, singles)
        if self.bare:  # then the index knows all its places
            yield from ((at, at + 1) for at in self._beginnings(text, offset))
            return
        sure = offset if singles and singles[offset].inflects else None  # where the index says that it stands
        for at in self._beginnings(text, offset):
            low, high = text.sentence(at)
            if not _hold(text, singles, at, low, high, sure):
                continue
            end = at + len(singles)
            for last in _ends(text, rest, end, low, high) if rest else (end,):
                if self.stands(text, at, last, low, high):
                    yield at, last
                    break

    def _rarest(self, text: Wording, singles: Sequence[_Token]) -> int:
        """The rarest of the single words that it begins with."""
        if len(singles) < 2:
            return 0
        counts = [token.count(text) for token in singles]
        return counts.index(min(counts))

    def _beginnings(self, text: Wording, offset: int) -> Iterator[int]:
        """Where it may begin, each place once, by where its word number ``offset`` stands."""
        for at in dict.fromkeys(self.body[offset].beginnings(text)):
            if at >= offset:
                yield at - offset

    def stands(self, text: Wording, at: int, last: int, low: int, high: int) -> bool:
        """Whether what is beside it is as it should be."""
        return all(beside.before(text, at, low) for beside in self.before) and all(
            beside.after(text, last, low, high) for beside in self.after
        )


def _hold(
    text: Wording, singles: Sequence[_Token], at: int, low: int, high: int, sure: int | None = None
) -> bool:
    """Whether single words stand one behind the other from word ``at`` on; number ``sure`` is known to."""
    if at + len(singles) > high:
        return False
    for number, token in enumerate(singles):  # a loop, as it runs for every place: half the time of all()
        if number != sure and not token.holds(text, at + number, low):
            return False
    return True


def _ends(text: Wording, tokens: Sequence[_Token], at: int, low: int, high: int) -> Iterator[int]:
    """Where ``tokens`` end, in each way in which they fit from word ``at`` on, the best way first."""
    if not tokens:
        yield at
        return
    token, rest = tokens[0], tokens[1:]
    if token.single:
        if low <= at < high and token.holds(text, at, low):
            yield from _ends(text, rest, at + 1, low, high)
        return
    if not token.gap:
        for width in sorted(token.widths(text, at, low, high), reverse=True):
            yield from _ends(text, rest, at + width, low, high)
    if token.gap or token.optional:
        yield from _ends(text, rest, at, low, high)
    for skipped in range(1, token.gap + 1):
        if at + skipped > high or text.lows[at + skipped - 1] in _BARRIERS:
            return
        yield from _ends(text, rest, at + skipped, low, high)


@lru_cache(maxsize=8192)
def parse(phrase: str) -> Pattern:
    """Read a phrase.

    Raises:
        ValueError: it is not written as a phrase is; says why.

    >>> len(parse("(!the) pave the way (for)").body)
    3
    """
    pieces = _PIECE.findall(phrase)
    first = next((n for n, piece in enumerate(pieces) if piece[0] != "("), len(pieces))
    last = next((n for n in range(len(pieces), first, -1) if pieces[n - 1][0] != "("), first)
    body = tuple(token for piece in pieces[first:last] for token in _tokens(piece))
    if not body:
        raise ValueError(f"“{phrase}” has no words")
    if body[0].gap or body[0].optional or not body[0].places.isdisjoint(("<start>", "<end>")):
        raise ValueError(f"“{phrase}” must begin with a word or a list")
    before = tuple(_beside(piece) for piece in pieces[:first])
    return Pattern(body, before, tuple(_beside(piece) for piece in pieces[last:]))


def _beside(piece: str) -> _Beside:
    inside = piece.strip("()").strip()
    options = tuple(
        tuple(token for part in option.split() for token in _tokens(part))
        for option in inside.removeprefix("!").split(" / ")
    )
    if not all(options):
        raise ValueError(f"“{piece}” has no words")
    return _Beside(options, not inside.startswith("!"))


def _tokens(piece: str) -> Iterator[_Token]:
    gap = _GAP.match(piece)
    if gap:
        if len(gap[1]) > 2 or int(gap[1] or 3) > _WIDEST:
            raise ValueError(f"“{piece}” is too wide a gap; up to {_WIDEST} words")
        yield _Token(gap=int(gap[1] or 3))
        return
    if piece[0] in "()":
        raise ValueError("brackets stand only before and behind a phrase, without others inside")
    optional = len(piece) > 1 and piece.endswith("?")
    options = piece.rstrip("?").split("|") if optional else piece.split("|")
    if len(options) == 1 and options[0][:1] not in "@<=":
        for word in _split(options[0]):
            form = frozenset([word.low])
            yield (
                _Token(capital=form, optional=optional) if word.capital else _Token(form, optional=optional)
            )
        return
    yield _alternatives(piece, options, optional)


def _alternatives(piece: str, options: Sequence[str], optional: bool) -> _Token:
    lists: list[str] = []
    places: set[str] = set()
    exact: set[str] = set()
    capital: set[str] = set()
    inflecting: set[str] = set()
    for option in options:
        if option.startswith("@"):
            _list_file(option[1:])
            lists.append(option[1:])
        elif option in _PLACES:
            places.add(option)
        else:
            words = _split(option.removeprefix("="))
            if len(words) != 1 or option[:1] == "<":
                raise ValueError(
                    f"in “{piece}”, “{option}” is no single word; write phrases of several apart"
                )
            kind = exact if option.startswith("=") else capital if words[0].capital else inflecting
            kind.add(words[0].low)
    return _Token(
        inflecting=frozenset(inflecting),
        exact=frozenset(exact),
        capital=frozenset(capital),
        lists=tuple(lists),
        places=frozenset(places),
        optional=optional,
    )


def _split(piece: str) -> list[Word]:
    clitic = re.fullmatch(r"['’](s|d|ll|ve|re|m)", piece)
    return [Word(0, len(piece), piece, piece.replace("’", "'"))] if clitic else split(piece)


def _list_file(name: str) -> None:
    folder = paths.SEEDS / "lexicons" / "rules"
    if not re.fullmatch(r"[a-z][a-z-]*", name) or not (folder / f"{name}.txt").is_file():
        raise ValueError(f"no list “@{name}”; there are {', '.join(lists())}")


@cache
def lists() -> tuple[str, ...]:
    """The names of the lists that phrases may speak of."""
    return tuple(sorted(path.stem for path in (paths.SEEDS / "lexicons" / "rules").glob("*.txt")))


@cache
def entries(name: str) -> tuple[lexicons.Entry, ...]:
    """The entries of a list of the rules, in order."""
    path = paths.need(paths.SEEDS / "lexicons" / "rules" / f"{name}.txt")
    return tuple(lexicons.read(path.read_text(encoding="utf-8")))


@dataclass(frozen=True)
class _Listed:
    """The entries of a list for use inside a phrase, by the plain forms of their first words."""

    firsts: Mapping[str, Sequence[Pattern]]
    others: tuple[Pattern, ...]
    reach: int

    def starting(self, low: str) -> Iterator[Pattern]:
        """The entries that may begin with a word in lower case."""
        for form in plain_forms(low):
            yield from self.firsts.get(form, ())
        yield from self.others


@cache
def _listed(name: str) -> _Listed:
    firsts: dict[str, list[Pattern]] = {}
    others: list[Pattern] = []
    reach = 1
    for entry in entries(name):
        pattern = parse(entry.words)
        if entry.group == "except":
            continue
        token = pattern.body[0]
        reach = max(reach, sum(each.reach for each in pattern.body))
        if token.lists or token.places:
            others.append(pattern)
        for form in token.inflecting | token.exact | token.capital if pattern not in others else ():
            firsts.setdefault(form, []).append(pattern)
    return _Listed(firsts, tuple(others), reach)
