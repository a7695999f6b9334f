"""What part each word of a sentence plays: the cheapest way through the parts its words may play.

It serves to find subjects, verbs and noun phrases, no more. Tags, one letter each:

    N noun   M proper name   J adjective   D determiner, possessive   P pronoun   # number
    V verb   A be, have, do  X modal       R adverb                   T to        W who, what, whether
    I preposition            C and, but    S because, that            ' clitic 's . mark    Q quotation
    Z day or month

Each word may play some parts at a cost (``wordclasses``), each part follows another at a
cost (``transitions``); the tags are those of the cheapest path. Adverbs are looked through:
what stands before them meets what stands behind.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache
from typing import NamedTuple

from audit import lexicons
from audit.lexicons import Form
from audit.reading.transitions import COSTS, REST
from audit.reading.wordclasses import CLOSED, Part, is_listed, is_mixed, is_plural, parts, roles, titles
from audit.words import Word


class Token(NamedTuple):
    """A word with its part; for a verb also its lemma and form. A quotation is one token."""

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


_TAGS = {"n": "N", "m": "M", "o": "P", "B": "A", "H": "A", "O": "A", ",": "."} | dict.fromkeys("bzdvg", "V")
_FINITE = frozenset("zdBHOX")
_SETTLED = frozenset("DJNnMm#ITvgoZ'.")
"""Parts that do not change whether their clause has a finite verb."""
_ADVERB = 0.1
_SECOND_VERB, _NO_VERB = 1.2, 2.0
"""What a second finite verb costs in a clause that has one, and a clause that has none."""
_PUBLISHED = frozenset(
    "released published issued filed obtained conducted commissioned compiled posted dated cited collected "
    "gathered analysed analyzed reviewed unsealed leaked".split()
)
"""Verbs that before "on" or "by" are nearly always participles: figures released on Tuesday."""
_PARTICLES = frozenset("out up down on off back".split())
_BEGINS_AGAIN = frozenset(("“", '"', "‘", ":", "—", "…"))


class _Path(NamedTuple):
    """The cheapest way so far to a part: cost, its chain of parts, and what its clause holds.

    ``verbs``: 0 where the clause has no finite verb yet, 1 where it has, 2 where another
    may begin at any word (after "said"), 3 where it has and a comma or conjunction followed.
    """

    cost: float
    part: Part
    before: _Path | None
    state: str
    verbs: int


def tag(words: Sequence[Word], *, shouting: bool = False, names: Container[str] = ()) -> list[Token]:
    """Tag the words of one sentence.

    ``shouting``: capitals mean nothing in it (a headline); ``names``: words in lower case
    that the article writes with a capital inside its sentences.

    >>> from audit.words import split
    >>> [t.tag for t in tag(split("The minister said on Monday that he had no plans to resign."))]
    ['D', 'N', 'V', 'I', 'Z', 'S', 'P', 'A', 'D', 'N', 'T', 'V', '.']
    """
    if not words:
        return []
    paths = [_Path(0.0, Part("^", 0), None, "^", 0)]
    begins = True
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else None
        if _is_point(words, index):
            paths = _step(paths, (Part("M", 0),))
            continue
        paths = _step(paths, _candidates(word, following, begins=begins, shouting=shouting, names=names))
        begins = word.text in _BEGINS_AGAIN or (begins and not word.is_word)
    best: _Path | None = min(paths, key=lambda p: p.cost + (_NO_VERB if p.verbs == 0 else 0))
    chain: list[Part] = []
    while best is not None and best.before is not None:
        chain.append(best.part)
        best = best.before
    return _tokens(words, chain[::-1])


def _is_point(words: Sequence[Word], index: int) -> bool:
    """Whether a full point belongs to the title or initial before it: Mr. Okafor, J. Lund."""
    if words[index].low != "." or index == 0 or index + 1 == len(words):
        return False
    before = words[index - 1]
    if words[index + 1].low == ",":
        return before.capital and before.end == words[index].start
    if not words[index + 1].capital:
        return False
    return (
        before.capital
        and before.end == words[index].start
        and (len(before.text) == 1 or before.low in titles())
    )


def _step(paths: list[_Path], candidates: Sequence[Part]) -> list[_Path]:
    """The cheapest path to each part of the next word."""
    best: dict[tuple[str, int], _Path] = {}
    for part in candidates:
        state, own = part.state, part.cost
        settled = state in _SETTLED
        for path in paths:
            if state == "R":
                after, verbs, cost = path.state, path.verbs, path.cost + own + _ADVERB
            else:
                after, verbs = state, path.verbs
                cost = path.cost + own + COSTS[path.state].get(state, REST)
                if not settled:
                    verbs, extra = _clause(path.state, verbs, part)
                    cost += extra
            known = best.get((after, verbs))
            if known is None or cost < known.cost:
                best[after, verbs] = _Path(cost, part, path, after, verbs)
    return list(best.values())


def _clause(before: str, verbs: int, part: Part) -> tuple[int, float]:
    """Whether the clause has a finite verb after this part, and what the part costs it."""
    state = part.state
    if (state in _FINITE and part.form not in ("base", "participle")) or (
        state == "b" and before not in "TXO"
    ):
        extra = 0.0 if before in ",CPW" else (0.0, _SECOND_VERB, 0.0, _SECOND_VERB / 4)[verbs]
        return (2 if state != "X" and _reports(part.lemma) else 1), extra
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
def _reports(lemma: str) -> bool:
    """Whether a that-clause may follow the verb, as after "said"."""
    entry = lexicons.load("cue-verbs").single.get(lemma) if lemma else None
    return entry is not None and "that" in entry.flags


def _candidates(
    word: Word, following: Word | None, *, begins: bool, shouting: bool, names: Container[str]
) -> Sequence[Part]:
    """The parts that a word may play where it stands, its capital letter considered."""
    low = word.low
    known = parts(low, word.capital)
    if low in _PUBLISHED and following is not None and CLOSED.get(following.low, "") in ("I", "Z", "R"):
        known = tuple(p._replace(cost=p.cost + 1.2) if p.state == "d" else p for p in known)
    if following is not None and following.capital and not word.capital and low in roles():
        return (Part("N", 0),)  # coach Siri Lund
    if not word.capital or not low[:1].isalpha():
        return (Part("N", 0),) if known[0].state == "Z" and not word.capital else known
    initial = len(low) == 1 and low != "i" and following is not None and following.low == "."
    if low in titles() or (initial and following is not None and following.start == word.end):
        return (Part("M", 0),)
    if begins and is_mixed(low):
        return known
    closed = CLOSED.get(low)
    if closed and closed not in "JR":
        acronym = word.text.isupper() and len(word.text) > 1 and closed not in "PD" and not shouting
        return (Part("M", 0),) if acronym and (not begins or closed == "W") else known
    if known[0].state == "Z":
        return known
    name = Part("m" if is_plural(low) else "M", 0)
    if not begins and not shouting:
        return (name,)
    return _at_start(word, following, known, name, listed=low in names, shouting=shouting)


def _at_start(
    word: Word, following: Word | None, known: Sequence[Part], name: Part, *, listed: bool, shouting: bool
) -> Sequence[Part]:
    """A capital that may be one for its place only: a name where the article or the next word says so."""
    if listed:
        return (name, *(p._replace(cost=p.cost + 1.5) for p in known if p.state != "R"))
    acronym = word.text.isupper() and len(word.text) > 1 and not shouting
    if acronym or not is_listed(word.low):
        return (name, *(p._replace(cost=p.cost + 0.8) for p in known))
    next_named = following is not None and following.capital and not shouting
    return (*known, name._replace(cost=0.7 if next_named else 2.0 if not shouting else 1.5))


def _tokens(words: Sequence[Word], chain: Sequence[Part]) -> list[Token]:
    tokens: list[Token] = []
    for index, (word, part) in enumerate(zip(words, chain, strict=True)):
        tag = _TAGS.get(part.state, part.state)
        if word.low in ("having", "being") and tag == "V":
            tag = "A"
        elif tag == "T" and not _infinitive(chain, index + 1):
            tag = "I"
        elif tag == "S" and word.low == "that" and not _opens(tokens):
            tag = "D"
        tokens.append(Token(word.start, word.end, word.text, word.low, tag, part.lemma, part.form))
    return _with_inserted_verbs(tokens)


def _with_inserted_verbs(tokens: list[Token]) -> list[Token]:
    """In "…, the consultancy estimates." and "…, its log shows, …" what could be a noun is the verb."""
    for last in range(3, len(tokens)):
        token = tokens[last]
        ends = last + 1 == len(tokens) or tokens[last + 1].low in (",", ".")
        if token.tag != "N" or not ends or tokens[last - 1].tag not in "NM":
            continue
        verb = next((p for p in parts(token.low) if p.state in "zb" and _reports(p.lemma)), None)
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


def _infinitive(chain: Sequence[Part], index: int) -> bool:
    """Whether a verb follows "to", adverbs aside; a quotation may begin with one."""
    while index < len(chain) and chain[index].state == "R":
        index += 1
    return index == len(chain) or chain[index].state in "bBHOQ"
