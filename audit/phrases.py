"""The phrases that rules speak of: how they are written, and where they stand in a text.

A phrase is words in their plain form; each stands for all its inflections, and one with a
capital letter only for itself with one. In it

    a|b         either word             =a          this form only, in small letters
    the?        may be missing          @list       an entry of ``seeds/lexicons/rules/list.txt``
    ...  ...5   up to 3 (5) words       <name>      a capitalised word
    <number>  <year>                    <start> <end>   where the sentence begins, ends

Round brackets before or behind hold what must stand beside the phrase, and ``(! )`` what
must not, with `` / `` between several of them: ``respond (!to treatment / in kind)``.
``@list`` alone is every phrase of that list, and what a list has under ``[except]`` is never
found. A phrase lies within one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from audit import lexicons, paths
from audit.document import Span
from audit.wording import NUMBER, Wording, plain_forms
from audit.words import Word, split

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

_PIECE = re.compile(r"\([^()]*\)|\S+")  # (!the|a) | leading
_GAP = re.compile(r"\.\.\.(\d*)$")  # ... | ...5
_WIDEST = 20  # words that a gap may hold
_PLACES = ("<name>", "<number>", "<year>", "<start>", "<end>")
_BARRIERS = frozenset('.?!;:“”"')
_YEAR = re.compile(r"(19|20)\d\d(s|-\d\d)?$")


class Match(NamedTuple):
    """A phrase found: its place, the numbers of its words, the phrase, what its list says beside it."""

    span: Span
    first: int
    last: int
    phrase: str = ""
    note: str = ""


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

    @property
    def single(self) -> bool:
        """Whether it is always one word."""
        moves = self.lists or self.gap or self.optional
        return not moves and self.places.isdisjoint(("<start>", "<end>"))

    @property
    def reach(self) -> int:
        """How many words it can cover at most."""
        return self.gap or max((_listed(name).reach for name in self.lists), default=1)

    def widths(self, text: Wording, at: int, low: int, high: int) -> Iterator[int]:
        """How many words it covers, in each way in which it fits at word ``at``."""
        if "<start>" in self.places and not any(word.is_word for word in text.words[max(low, at - 4) : at]):
            yield 0
        if "<end>" in self.places and (at >= high or text.words[at].low in ".?!"):
            yield 0
        if not low <= at < high:
            return
        if self._holds(text.words[at], starts=at == low):
            yield 1
        for name in self.lists:
            for tokens in _listed(name).starting(text.words[at]):
                yield from (end - at for end in _ends(text, tokens, at, low, high))

    def _holds(self, word: Word, *, starts: bool) -> bool:
        return (
            (word.low in self.exact and (word.text.islower() or (starts and word.text[1:].islower())))
            or (word.capital and word.low in self.capital)
            or not self.inflecting.isdisjoint(plain_forms(word.low))
            or ("<name>" in self.places and word.capital)
            or ("<number>" in self.places and NUMBER.match(word.low) is not None)
            or ("<year>" in self.places and _YEAR.match(word.low) is not None)
        )

    def beginnings(self, text: Wording) -> Iterator[int]:
        """The words at which it may begin, by the index."""
        for form in self.inflecting:
            yield from text.forms.get(form, ())
        for form in self.exact | self.capital:
            yield from text.forms.get(form, ())
        for name in self.lists:
            for first in _listed(name).firsts:
                yield from text.forms.get(first, ())
            for tokens in _listed(name).others:
                yield from tokens[0].beginnings(text)
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
            at in _ends(text, tokens, start, low, at)
            for tokens in self.options
            for start in range(at, max(low, at - sum(token.reach for token in tokens)) - 1, -1)
        )

    def after(self, text: Wording, at: int, low: int, high: int) -> bool:
        """Whether the words from ``at`` on are as they should be."""
        return self.wanted == any(True for tokens in self.options for _ in _ends(text, tokens, at, low, high))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase as it is looked for."""

    written: str
    body: tuple[_Token, ...]
    before: tuple[_Beside, ...] = ()
    after: tuple[_Beside, ...] = ()
    note: str = ""
    excepts: bool = False

    def find(self, text: Wording) -> Iterator[Match]:
        """Every place where it stands, each once; gaps as short as they can be there."""
        for at in self._beginnings(text):
            low, high = text.sentence(at)
            for last in _ends(text, self.body, at, low, high):
                if self._stands(text, at, last, low, high):
                    yield Match(text.span(at, last), at, last, self.written, self.note)
                    break

    def _beginnings(self, text: Wording) -> Iterable[int]:
        """Where it may begin: by the rarest of its first words, as long as each is a single one."""
        rarest: list[int] | None = None
        for offset, token in enumerate(self.body):
            if not token.single:
                break
            places = [at - offset for at in token.beginnings(text)]
            if rarest is None or len(places) < len(rarest):
                rarest = places
            if not rarest:
                return ()
        if rarest is None:
            rarest = list(self.body[0].beginnings(text))
        return (at for at in dict.fromkeys(rarest) if at >= 0)

    def _stands(self, text: Wording, at: int, last: int, low: int, high: int) -> bool:
        """Whether what is beside it is as it should be."""
        return all(beside.before(text, at, low) for beside in self.before) and all(
            beside.after(text, last, low, high) for beside in self.after
        )


def _ends(text: Wording, tokens: Sequence[_Token], at: int, low: int, high: int) -> Iterator[int]:
    """Where ``tokens`` end, in each way in which they fit from word ``at`` on, the best way first."""
    if not tokens:
        yield at
        return
    token, rest = tokens[0], tokens[1:]
    if not token.gap:
        for width in sorted(token.widths(text, at, low, high), reverse=True):
            yield from _ends(text, rest, at + width, low, high)
    if token.gap or token.optional:
        yield from _ends(text, rest, at, low, high)
    for skipped in range(1, token.gap + 1):
        if at + skipped > high or text.words[at + skipped - 1].low in _BARRIERS:
            return
        yield from _ends(text, rest, at + skipped, low, high)


@lru_cache(maxsize=8192)
def parse(phrase: str, note: str = "", excepts: bool = False) -> Pattern:
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
    return Pattern(phrase, body, before, tuple(_beside(piece) for piece in pieces[last:]), note, excepts)


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

    firsts: Mapping[str, Sequence[tuple[_Token, ...]]]
    others: tuple[tuple[_Token, ...], ...]
    reach: int

    def starting(self, word: Word) -> Iterator[tuple[_Token, ...]]:
        """The entries that may begin with a word."""
        for form in plain_forms(word.low):
            yield from self.firsts.get(form, ())
        yield from self.others


@cache
def _listed(name: str) -> _Listed:
    firsts: dict[str, list[tuple[_Token, ...]]] = {}
    others: list[tuple[_Token, ...]] = []
    reach = 1
    for entry in entries(name):
        pattern = parse(entry.words)
        if entry.group == "except" or pattern.before or pattern.after:
            continue
        token = pattern.body[0]
        reach = max(reach, sum(each.reach for each in pattern.body))
        if token.lists or token.places:
            others.append(pattern.body)
        for form in token.inflecting | token.exact | token.capital if pattern.body not in others else ():
            firsts.setdefault(form, []).append(pattern.body)
    return _Listed(firsts, tuple(others), reach)


@dataclass(frozen=True)
class Phrases:
    """Phrases that are looked for together: from the left, the longest first, none inside another."""

    patterns: tuple[Pattern, ...] = field(repr=False)

    def find(self, text: Wording) -> list[Match]:
        """Where they stand in an article, in order."""
        found: list[Match] = []
        excepted: list[Match] = []
        for pattern in self.patterns:
            (excepted if pattern.excepts else found).extend(pattern.find(text))
        found.sort(key=lambda match: (match.first, -match.last))
        taken = {n for match in excepted for n in range(match.first, match.last)}
        kept: list[Match] = []
        for match in found:
            clear = not kept or match.first >= kept[-1].last
            if clear and taken.isdisjoint(range(match.first, match.last)):
                kept.append(match)
        return kept


@lru_cache(maxsize=1024)
def compiled(phrases: tuple[str, ...], without: tuple[str, ...] = ()) -> Phrases:
    """``phrases`` ready to be looked for; lists are opened, and the entries of ``without`` left out.

    >>> text = Wording("They paved the way.", [Span(0, 19)])
    >>> compiled(("pave the way",)).find(text)[0].span
    Span(start=5, end=18)
    """
    return Phrases(tuple(_opened(phrases, frozenset(without))))


def _opened(phrases: Iterable[str], without: frozenset[str]) -> Iterator[Pattern]:
    for phrase in phrases:
        if phrase in without:
            continue
        if re.fullmatch(r"@[a-z-]+", phrase):
            for entry in entries(phrase[1:]):
                if entry.words not in without:
                    yield parse(entry.words, " ".join(entry.flags), entry.group == "except")
        else:
            words, _, note = phrase.partition(" | ")
            yield parse(words, note)


class Phrase(str):
    """A phrase in a person's file: a string that is checked to be one when it is read."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        """Have pydantic read it as a string and see that it can be parsed."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(cls._checked, core_schema.str_schema())

    @classmethod
    def _checked(cls, text: str) -> Phrase:
        parse(text.partition(" | ")[0])
        return cls(text)
