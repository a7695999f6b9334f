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
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from audit import lexicons, paths
from audit.blame import among
from audit.matching import Beside, Listed, Pattern, Token
from audit.words import Word, split

_PIECE = re.compile(r"\([^()]*\)|\S+")  # (!the|a) | leading
_GAP = re.compile(r"\.\.\.(\d*)$")  # ... | ...5
_WIDEST = 20  # words that a gap may hold
_ITEM = r"(?:=?[A-Za-z]+(?:-[A-Za-z]+)*|'s|n't|[,–—-]|<(?:name|number|year)>)"
_PART = rf"(?:(?:{_ITEM}|<start>|<end>)(?:\|(?:{_ITEM}|<start>|<end>))*\??|\.\.\.(?:1?\d|20)?)"
_BRACKET = rf"\(!?{_PART}(?: / {_PART}| {_PART})*\)"
_SOUND = re.compile(rf"(?:{_BRACKET} )*{_ITEM}(?:\|{_ITEM})*(?: {_PART})*(?: {_BRACKET})*")
"""Most phrases: that they can be parsed is seen so in a fifth of the time that it takes to parse them."""
_PLACES = ("<name>", "<number>", "<year>", "<start>", "<end>")


def check(phrase: str) -> None:
    """See that a phrase can be parsed.

    Raises:
        ValueError: it is not written as a phrase is; says why.
    """
    if not _SOUND.fullmatch(phrase):
        parse(phrase)


@lru_cache(maxsize=8192)
def parse(phrase: str) -> Pattern:
    """Read a phrase.

    Raises:
        ValueError: it is not written as a phrase is; says why.

    >>> len(parse("(!the) pave the way (for)").body)
    3
    """
    if phrase.count("(") != phrase.count(")"):
        raise ValueError(f"“{phrase}”: a bracket has no partner")
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


def _beside(piece: str) -> Beside:
    inside = piece.strip("()").strip()
    options = tuple(
        tuple(token for part in option.split() for token in _tokens(part))
        for option in inside.removeprefix("!").split(" / ")
    )
    if not all(options):
        raise ValueError(f"“{piece}” has no words")
    return Beside(options, not inside.startswith("!"))


def _tokens(piece: str) -> Iterator[Token]:
    gap = _GAP.match(piece)
    if gap:
        if len(gap[1]) > 2 or int(gap[1] or 3) > _WIDEST:
            raise ValueError(f"“{piece}” is too wide a gap; up to {_WIDEST} words")
        yield Token(gap=int(gap[1] or 3))
        return
    if piece[0] in "()":
        raise ValueError("brackets stand only before and behind a phrase, without others inside")
    optional = len(piece) > 1 and piece.endswith("?")
    options = piece.rstrip("?").split("|") if optional else piece.split("|")
    if len(options) == 1 and options[0][:1] not in "@<=":
        for word in _split(options[0]):
            form = frozenset([word.low])
            yield (Token(capital=form, optional=optional) if word.capital else Token(form, optional=optional))
        return
    yield _alternatives(piece, options, optional)


def _alternatives(piece: str, options: Sequence[str], optional: bool) -> Token:
    lists: list[Listed] = []
    places: set[str] = set()
    exact: set[str] = set()
    capital: set[str] = set()
    inflecting: set[str] = set()
    for option in options:
        if option.startswith("@"):
            _list_file(option[1:])
            lists.append(_listed(option[1:]))
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
    return Token(
        inflecting=frozenset(inflecting),
        exact=frozenset(exact),
        capital=frozenset(capital),
        lists=tuple(lists),
        places=frozenset(places),
        optional=optional,
    )


def _split(piece: str) -> list[Word]:
    clitic = re.fullmatch(r"['’](s|d|ll|ve|re|m)", piece)
    return [Word(0, len(piece), piece, piece.replace("’", "'"))] if clitic else [*split(piece)]


def _list_file(name: str) -> None:
    folder = paths.SEEDS / "lexicons" / "rules"
    if not re.fullmatch(r"[a-z][a-z-]*", name) or not (folder / f"{name}.txt").is_file():
        raise ValueError(f"no list “@{name}”{among(name, lists())}")


@cache
def lists() -> tuple[str, ...]:
    """The names of the lists that phrases may speak of."""
    return tuple(sorted(path.stem for path in (paths.SEEDS / "lexicons" / "rules").glob("*.txt")))


@cache
def entries(name: str) -> tuple[lexicons.Entry, ...]:
    """The entries of a list of the rules, in order."""
    path = paths.need(paths.SEEDS / "lexicons" / "rules" / f"{name}.txt")
    return tuple(lexicons.read(path.read_text(encoding="utf-8")))


@cache
def _listed(name: str) -> Listed:
    return Listed(name, _parsed)


def _parsed(name: str) -> Iterator[Pattern]:
    return (parse(entry.words) for entry in entries(name) if entry.group != "except")
