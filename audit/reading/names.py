"""Proper names: where they stand, and whether they name a person, an organisation or a place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from audit import lexicons
from audit.article import Name, NameKind
from audit.document import Span
from audit.reading.tagging import Token

_INSIDE = frozenset("of for and the de la le van von der den del da dos di bin al el ibn & - y zu".split())
_LINKS = frozenset("de la le van von der den del da dos di bin al el ibn zu".split())
ORGANISATION_WORDS = frozenset(
    "inc corp corporation co ltd llc plc gmbh ag sa group holdings partners associates bank fund trust "
    "foundation institute institution university college school academy hospital clinic ministry "
    "department office agency bureau authority administration commission committee council court tribunal "
    "senate house parliament congress assembly party union federation association society league club team "
    "police force army navy guard command service services times post herald tribune gazette journal news "
    "press radio television network board company industries systems airlines airways motors energy foods "
    "laboratories labs church centre center museum museums coalition alliance movement campaign front "
    "organisation organization nations government cabinet treasury chamber exchange campus initiative "
    "project observatory registry inspectorate constabulary watchdog studios records entertainment media "
    "capital ventures pentagon kremlin vatican nato opec fbi cia unicef".split()
)
_GROUP_ENDINGS = ("ans", "ats", "ists", "ers", "ese", "ish")
_SUFFIXES = frozenset("jr sr ii iii iv jr. sr.".split())


def find(tokens: Sequence[Token]) -> list[Name]:
    """The proper names among the tokens of a sentence, in order."""
    found = []
    index = 0
    while index < len(tokens):
        if tokens[index].tag != "M":
            index += 1
            continue
        last = end_of(tokens, index)
        first = index
        while first < last - 1 and (is_title(tokens[first]) or (first > index and tokens[first].low == ".")):
            first += 1
        span = Span(tokens[first].start, tokens[last - 1].end)
        found.append(Name(span, _kind(tokens, first, last, titled=first > index)))
        index = last
    return found


def end_of(tokens: Sequence[Token], index: int) -> int:
    """Where the name that begins at ``index`` ends: capitals, with "of", "de" between them."""
    last = index + 1
    while last < len(tokens):
        token = tokens[last]
        if token.tag == "M" or (token.low in _SUFFIXES and token.capital):
            last += 1
            continue
        after = last + 1
        if token.low in _LINKS:
            while after < len(tokens) and tokens[after].low in _LINKS:
                after += 1
        elif token.low in ("of", "for", "&") and _organised(tokens, index, last):
            after += after < len(tokens) and tokens[after].low == "the"
        else:
            break
        if after >= len(tokens) or tokens[after].tag != "M":
            break
        last = after + 1
    return last


def _organised(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(t.low in ORGANISATION_WORDS for t in tokens[first:last])


def _kind(tokens: Sequence[Token], first: int, last: int, *, titled: bool) -> NameKind:
    before = tokens[first - 1] if first > 0 else None
    return classify(
        [t.text for t in tokens[first:last] if t.low != "."],
        titled=titled or (before is not None and is_title(before)),
        after_the=before is not None and before.low == "the",
    )


def is_title(token: Token) -> bool:
    """Whether the word is a title that stands before a name (Mr, President)."""
    return token.low in _titles() or token.low + "." in _titles()


def classify(words: Sequence[str], *, titled: bool = False, after_the: bool = False) -> NameKind:
    """What a name of these words names: person, organisation, place or other.

    >>> classify(["Ministry", "of", "Health"]), classify(["NATO"]), classify(["Marit", "Holm"])
    ('organisation', 'organisation', 'person')
    """
    if not words:
        return "other"
    lows = [w.lower() for w in words]
    joined = " ".join(lows)
    if titled:
        return "person"
    if joined in _outlets() or any(low in ORGANISATION_WORDS for low in lows):
        return "organisation"
    if joined in _places():
        return "place"
    if len(words) == 1:
        return _classify_one(words[0], after_the=after_the)
    if lows[-1] in _role_nouns() or lows[0] in _role_nouns():
        return "person"
    if lows[0] in _given() or lows[0].rstrip(".") in _given() or any(low in _LINKS for low in lows):
        return "person"
    if words[0].isupper() and len(words[0]) > 2 and "." not in words[0] and not words[1].isupper():
        return "organisation"
    if after_the:
        return "other" if lows[-1].endswith("s") and not lows[-1].endswith("ss") else "organisation"
    return "person"


@cache
def _role_nouns() -> frozenset[str]:
    return lexicons.load("source-nouns").group("person") | lexicons.load("titles").group("office")


def _classify_one(word: str, *, after_the: bool) -> NameKind:
    if (word.isupper() and 2 <= len(word) <= 6) or (word.count(".") >= 2 and word[0].isupper()):
        return "organisation"
    if after_the or (word.lower().endswith(_GROUP_ENDINGS) and word.lower() in lexicons.load("source-nouns")):
        return "other" if not after_the else "organisation"
    return "person"


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for word in lexicons.load("titles").single if word != "the")


@cache
def _given() -> frozenset[str]:
    return frozenset(lexicons.load("names-given").single)


@cache
def _places() -> frozenset[str]:
    known = lexicons.load("places")
    entries = [*known.single.values(), *known.phrases]
    return frozenset(e.words for e in entries if e.group != "demonym")


@cache
def _outlets() -> frozenset[str]:
    known = lexicons.load("source-nouns")
    entries = [*known.single.values(), *known.phrases]
    return frozenset(e.words.removeprefix("the ") for e in entries if e.group == "outlet")
