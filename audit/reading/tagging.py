"""What part each word of a sentence plays: the cheapest way through the parts its words may play.

It serves to find subjects, verbs and noun phrases, no more. Tags, one letter each:

    N noun   M proper name   J adjective   D determiner, possessive   P pronoun   # number
    V verb   A be, have, do  X modal       R adverb                   T to        W who, what, whether
    I preposition            C and, but    S because, that            ' clitic 's . mark    Q quotation
    Z day or month

Each word may play some parts at a cost (``wordclasses``), each part follows another at a
cost (``transitions``); the tags are those of the cheapest path (Viterbi 1967). Adverbs are
looked through: what stands before them meets what stands behind.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, TypeAlias

from audit.lexicons import Form
from audit.reading.transitions import COSTS, REST
from audit.reading.wordclasses import (
    CLOSED,
    Part,
    is_listed,
    is_mixed,
    is_plural,
    parts,
    reports,
    roles,
    titles,
)
from audit.words import Words, lower


@dataclass(slots=True)
class Token:
    """A word with its part; for a verb also its lemma and form. A quotation is one token.

    Never changed once it is made. It is not frozen, as that takes three times as long to make, and
    no tuple, the fields of which take three times as long to look at: a sentence is looked at from
    all sides.
    """

    start: int
    end: int
    text: str
    low: str
    tag: str
    lemma: str = ""
    form: Form | str = ""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    def _replace(self, **changes: Any) -> Token:
        """The token with some fields changed, as a named tuple would give it."""
        return replace(self, **changes)


_TAGS = {"n": "N", "m": "M", "o": "P", "B": "A", "H": "A", "O": "A", ",": "."} | dict.fromkeys("bzdvg", "V")
_FINITE = frozenset("zdBHOX")
_ADVERB = 0.1
_SECOND_VERB, _NO_VERB = 1.2, 2.0
"""What a second finite verb costs in a clause that has one, and a clause that has none."""
_PUBLISHED = frozenset(
    "released published issued filed obtained conducted commissioned compiled posted dated cited collected "
    "gathered analysed analyzed reviewed unsealed leaked".split()
)
"""Verbs that before "on" or "by" are nearly always participles: figures released on Tuesday."""
_PARTICLED = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ul)-[A-Z]")
"""How names begin that have their capital inside: al-Tamari, el-Gindy."""
_PARTICLES = frozenset("out up down on off back".split())
_BEGINS_AGAIN = frozenset(("“", '"', "‘", ":", "—", "…"))


class _Ways(dict[str, tuple[float, float, str]]):
    """How a part is reached: by the node before it, what the step costs, what its clause costs, its node.

    A node is a part and what the clause holds up to it, written as in ``N1``: 0 where it has
    no finite verb yet, 1 where it has, 2 where another may begin at any word (after "said"),
    3 where it has and a comma or conjunction followed. Filled as sentences ask for it.
    """

    def __init__(self, state: str, *, finite: bool, reporting: bool) -> None:
        self._state, self._finite, self._reporting = state, finite, reporting

    def __missing__(self, node: str) -> tuple[float, float, str]:
        before, verbs = node[0], int(node[1])
        if self._state == "R":
            way = (_ADVERB, 0.0, node)
        else:
            verbs, extra = self._clause(before, verbs)
            way = (COSTS[before].get(self._state, REST), extra, f"{self._state}{verbs}")
        self[node] = way
        return way

    def _clause(self, before: str, verbs: int) -> tuple[int, float]:
        """Whether the clause has a finite verb after this part, and what the part costs it."""
        state = self._state
        if self._finite or (state == "b" and before not in "TXO"):
            extra = 0.0 if before in ",CPW" else (0.0, _SECOND_VERB, 0.0, _SECOND_VERB / 4)[verbs]
            return (2 if self._reporting else 1), extra
        if state == "Q":
            return min(verbs, 1) * 2, 0.0
        if state in "SW":
            return 0, _NO_VERB if verbs == 0 and state == "S" and before != "^" else 0.0
        if state == "P" and verbs in (1, 3):
            return 0, 0.0
        if state in ",C" and verbs == 1:
            return 3, 0.0
        return verbs, 0.0


@cache
def _ways(state: str, finite: bool, reporting: bool) -> _Ways:
    return _Ways(state, finite=finite, reporting=reporting)


_Played: TypeAlias = "tuple[str, str, Form | str]"
"""A part as it is played: its letter, lemma and form; a bare tuple, which is taken apart much faster."""
_Choices: TypeAlias = "tuple[tuple[float, _Ways, _Played], ...]"
"""The parts that a word may play where it stands: what each costs, how it is reached, and the part."""


def _choices(played: Sequence[Part]) -> _Choices:
    found = []
    for state, cost, lemma, form in played:
        finite = state in _FINITE and form not in ("base", "participle")
        reporting = state != "X" and reports(lemma)
        found.append((cost, _ways(state, finite, reporting), (state, lemma, form)))
    return tuple(found)


_Path: TypeAlias = "tuple[float, _Played, _Path | None]"
"""The cheapest way so far to a node: its cost, the part there, and the path before it.

A bare tuple, as several are made for every word: a named one takes ten times as long to make.
"""


def tag(words: Words, *, shouting: bool = False, names: Container[str] = ()) -> list[Token]:
    """Tag the words of one sentence.

    ``shouting``: capitals mean nothing in it (a headline); ``names``: words in lower case
    that the article writes with a capital inside its sentences.

    >>> from audit.words import split
    >>> [t.tag for t in tag(split("The minister said on Monday that he had no plans to resign."))]
    ['D', 'N', 'V', 'I', 'Z', 'S', 'P', 'A', 'D', 'N', 'T', 'V', '.']
    """
    if not words:
        return []
    paths: dict[str, _Path] = {"^0": (0.0, ("^", "", ""), None)}
    begins = True
    for index, text in enumerate(words.texts):
        if text == "." and _is_point(words, index):
            paths = _step(paths, _name("M"))
            continue
        choices = _settled(text)
        if not choices or ((begins or shouting) and text[0].isupper()):
            choices = _placed(words, index, begins=begins, shouting=shouting, names=names)
        paths = _step(paths, choices)
        if begins or text in _BEGINS_AGAIN:
            begins = text in _BEGINS_AGAIN or not text[0].isalnum()
    path: _Path | None = paths[min(paths, key=lambda n: paths[n][0] + (_NO_VERB if n[1] == "0" else 0))]
    chain: list[_Played] = []
    while path is not None:
        _, part, path = path
        chain.append(part)
    return _tokens(words, chain[-2::-1])


def _is_point(words: Words, index: int) -> bool:
    """Whether a full point belongs to the title or initial before it: Mr. Okafor, J. Lund."""
    if index == 0 or index + 1 == len(words):
        return False
    before, low, following = words.texts[index - 1], words.lows[index - 1], words.texts[index + 1]
    if not before[0].isupper() or not _adjoins(words, index):
        return False
    if following == "," or low in ("jr", "sr"):
        return True
    return following[0].isupper() and (len(before) == 1 or low in titles())


def _step(paths: dict[str, _Path], choices: _Choices) -> dict[str, _Path]:
    """The cheapest path to each part of the next word, by its node."""
    best: dict[str, _Path] = {}
    for own, ways, part in choices:
        for before, path in paths.items():
            step, extra, node = ways[before]
            cost = path[0] + own + step + extra
            if node not in best or cost < best[node][0]:
                best[node] = (cost, part, path)
    return best


@lru_cache(maxsize=65536)
def _settled(text: str) -> _Choices:
    """The parts that a word may play inside a sentence, whatever stands beside it; none where that counts."""
    low = lower(text)
    if text[0].isupper():
        return _inside(text, low) if len(low) > 1 else ()
    if "-" in text and _PARTICLED.match(text):
        return _name("M")
    return () if low in _PUBLISHED or low in roles() else _small(low)


def _placed(words: Words, index: int, *, begins: bool, shouting: bool, names: Container[str]) -> _Choices:
    """The parts that a word may play by its place, its capital letter, and the word that follows."""
    text, low = words.texts[index], words.lows[index]
    last = index + 1 == len(words)
    named = not last and words.texts[index + 1][0].isupper()
    published = not last and low in _PUBLISHED and _is_published(words.lows[index + 1])
    if not text[0].isupper():
        if named and low in roles():
            return _name("N")  # coach Siri Lund
        return _choices(_published(low)) if published else _small(low)
    if _is_letter(low) and not last and words.texts[index + 1] == "." and _adjoins(words, index + 1):
        return _name("M")
    return _capitalised(
        text, begins=begins, shouting=shouting, listed=low in names, published=published, named=named
    )


def _adjoins(words: Words, index: int) -> bool:
    """Whether no space stands before a word."""
    return words.ends[index - 1] == words.starts[index]


def _is_letter(low: str) -> bool:
    """Whether a word with a full point behind it may be an initial."""
    return len(low) == 1 and low != "i" and low.isalpha()


@cache
def _name(state: str) -> _Choices:
    """A noun (``N``), a name (``M``) or a plural one (``m``), and nothing else."""
    return _choices((Part(state, 0),))


@lru_cache(maxsize=65536)
def _small(low: str) -> _Choices:
    """The parts of a word without a capital; "may" and "march" are then no months, nor "sun" a day."""
    known = parts(low)
    return _name("N") if known[0].state == "Z" else _choices(known)


def _is_published(following: str) -> bool:
    """Whether what follows "released" tells that something was: on, by, Tuesday, yesterday."""
    return CLOSED.get(following, "") in ("I", "Z", "R")


@cache
def _published(low: str) -> tuple[Part, ...]:
    """The parts of "released" before "on", where it is hardly in the past tense."""
    return tuple(p._replace(cost=p.cost + 1.2) if p.state == "d" else p for p in parts(low))


def _inside(text: str, low: str) -> _Choices:
    """The parts of a word with a capital inside a sentence; it is no initial."""
    known = _by_capital(text, low, begins=False, shouting=False)
    return _choices(known) if known else _name(_proper(low).state)


@lru_cache(maxsize=65536)
def _capitalised(
    text: str, *, begins: bool, shouting: bool, listed: bool, published: bool, named: bool
) -> _Choices:
    """The parts of a word with a capital where capitals mean little; ``named``: so has the next word."""
    low = lower(text)
    if not begins and not shouting:
        return _inside(text, low)
    known = _by_capital(text, low, begins=begins, shouting=shouting)
    if known:
        return _choices(known)
    known = _published(low) if published else parts(low, True)
    return _choices(_at_start(text, low, known, listed=listed, shouting=shouting, named=named))


def _by_capital(text: str, low: str, *, begins: bool, shouting: bool) -> Sequence[Part]:
    """The parts of a title, a word of a closed class or a month, which a capital makes no name; else none."""
    if low in titles():
        return (Part("M", 0),)
    if not low[:1].isalpha() or (begins and is_mixed(low)):
        return parts(low, True)
    closed = CLOSED.get(low)
    if not closed or closed in "JR":
        return ()
    acronym = text.isupper() and len(text) > 1 and closed not in "PD" and not shouting
    return (Part("M", 0),) if acronym and (not begins or closed == "W") else parts(low, True)


def _proper(low: str) -> Part:
    return Part("m" if is_plural(low) else "M", 0)


def _at_start(
    text: str, low: str, known: Sequence[Part], *, listed: bool, shouting: bool, named: bool
) -> Sequence[Part]:
    """A capital that may be one for its place only: a name where the article or the next word says so."""
    name = _proper(low)
    if listed:
        return (name, *(p._replace(cost=p.cost + 1.5) for p in known if p.state != "R"))
    acronym = text.isupper() and len(text) > 1 and not shouting
    if acronym or not (is_listed(low) or ("-" in low and is_listed(low.rpartition("-")[2]))):
        return (name, *(p._replace(cost=p.cost + 0.8) for p in known))
    return (*known, name._replace(cost=1.5 if shouting else 0.7 if named else 2.0))


def _tokens(words: Words, chain: Sequence[_Played]) -> list[Token]:
    tokens: list[Token] = []
    for (start, end, text, low), (state, lemma, form) in zip(words.rows, chain, strict=True):
        tag = _TAGS.get(state, state)
        if tag in "VTS":
            if tag == "V":
                tag = "A" if low in ("having", "being") else "V"
            elif tag == "T" and not _infinitive(chain, len(tokens) + 1):
                tag = "I"
            elif tag == "S" and low == "that" and not _opens(tokens):
                tag = "D"
        tokens.append(Token(start, end, text, low, tag, lemma, form))
    return _with_inserted_verbs(tokens)


def _with_inserted_verbs(tokens: list[Token]) -> list[Token]:
    """In "…, the consultancy estimates." and "…, its log shows, …" what could be a noun is the verb."""
    for last, token in enumerate(tokens):
        if token.tag != "N" or last < 3 or tokens[last - 1].tag not in "NM":
            continue
        if last + 1 < len(tokens) and tokens[last + 1].low not in (",", "."):
            continue
        verb = next((p for p in parts(token.low) if p.state in "zb" and reports(p.lemma)), None)
        if verb is not None and _stands_after_comma(tokens, last):
            tokens[last] = token._replace(tag="V", lemma=verb.lemma, form=verb.form)
    return tokens


def _stands_after_comma(tokens: Sequence[Token], last: int) -> bool:
    """Whether nothing but a noun phrase stands between the word and a comma with a verb before it."""
    for index in range(last - 1, max(0, last - 12), -1):
        if tokens[index].low == ",":
            return any(t.tag in "VA" for t in tokens[:index])
        if tokens[index].tag not in "NMJD#I'":
            return False
    return False


def _opens(tokens: Sequence[Token]) -> bool:
    """Whether "that" after these words opens a clause (said that, pointed out that) and points to no noun."""
    if not tokens:
        return False
    return (
        tokens[-1].tag not in "IC" or tokens[-1].low in _PARTICLES or tokens[-1].low in ("and", "but", "or")
    )


def _infinitive(chain: Sequence[_Played], index: int) -> bool:
    """Whether a verb follows "to", adverbs aside; a quotation may begin with one."""
    while index < len(chain) and chain[index][0] == "R":
        index += 1
    return index == len(chain) or chain[index][0] in "bBHOQ"
