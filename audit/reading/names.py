"""Proper names: where they stand, and whether they name a person, an organisation or a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

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
_JOB_ENDINGS = ("ist", "grapher", "logist", "ician", "woman", "worker", "keeper", "holder")
_GROUP_ENDINGS = ("ans", "ats", "ists", "ers", "ese", "ish")
_OWNING = frozenset(
    "women men children people king queen farmer worker player veteran consumer writer nurse".split()
)
"""Whose a body may be called, so that "'s" does not part its name."""
_OF_PLACES = frozenset("port lake mount fort cape isle upper lower".split())
"""How names of places begin: Port Calder, Lower Cedra."""
_SUFFIXES = frozenset("jr sr ii iii iv jr. sr.".split())


class Named(NamedTuple):
    """A proper name, the tokens ``[first, last)`` of a sentence, titles left out; and what it names."""

    first: int
    last: int
    kind: NameKind


def find(tokens: Sequence[Token]) -> list[Name]:
    """The proper names among the tokens of a sentence, in order."""
    return [Name(Span(tokens[a].start, tokens[b - 1].end), kind) for a, b, kind in ranges(tokens)]


def ranges(tokens: Sequence[Token]) -> Iterator[Named]:
    """Where the proper names among the tokens of a sentence stand, in order."""
    last = 0
    for index in [n for n, token in enumerate(tokens) if token.tag == "M"]:
        if index >= last:
            last = end_of(tokens, index)
            first = after_titles(tokens, index, last)
            yield Named(first, last, _kind(tokens, first, last, titled=first > index))


def after_titles(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a name begins behind the titles before it: Water Minister |Idris Oyelowe."""
    begin = first
    given = tokens[first].low in _given()
    for index in range(first, last - 1):
        office = tokens[index].low in _role_nouns() and last - index > 2 and index > first and not given
        if (is_title(tokens[index]) or office or tokens[index].low.endswith("-year-old")) and not _organised(
            tokens, index + 1, last
        ):
            begin = index + 1
    while begin < last - 1 and tokens[begin].low == ".":
        begin += 1
    if begin == first and last - first > 2 and _is_job(tokens[first].low):
        begin += not _organised(tokens, first, last)  # Neighbour |Asta Ruud
    return begin


def _is_job(low: str) -> bool:
    """Whether a word before a whole name says what somebody is: Neighbour, Oceanographer."""
    if low in _given():
        return False
    return low in _role_nouns() or low in _unnamed() or low.endswith(_JOB_ENDINGS)


def is_joint(tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark ties two words of one name: the Pilots' Union, the Children's Fund."""
    if not 0 < index < len(tokens) - 1 or tokens[index].low not in ("'", "'s"):
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    if before.tag != "M" or after.tag != "M" or not after.capital:
        return False
    return before.low.endswith("s") if tokens[index].low == "'" else before.low in _OWNING


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
        elif token.low in ("of", "for") and _organised(tokens, index, last):
            after += after < len(tokens) and tokens[after].low == "the"
        elif token.low != "&" and not is_joint(tokens, last):
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


def is_given_name(word: str) -> bool:
    """Whether the word is a given name."""
    return word.lower() in _given()


def is_place(word: str) -> bool:
    """Whether the word, in lower case, is a place or says from where something is."""
    return word in lexicons.load("places").single


def is_title(token: Token) -> bool:
    """Whether the word is a title that stands before a name (Mr, President)."""
    return token.low in _titles() or token.low + "." in _titles()


def is_honorific(token: Token) -> bool:
    """Whether the word is a title that says nothing of what somebody does: Mr, Sir."""
    return token.low in _honorifics() or token.low + "." in _honorifics()


def classify(words: Sequence[str], *, titled: bool = False, after_the: bool = False) -> NameKind:
    """What a name of these words names: person, organisation, place or other.

    >>> classify(["Ministry", "of", "Health"]), classify(["NATO"]), classify(["Marit", "Holm"])
    ('organisation', 'organisation', 'person')
    """
    return _classified(tuple(words), titled, after_the)


@lru_cache(maxsize=65536)  # an article names the same few again and again
def _classified(words: tuple[str, ...], titled: bool, after_the: bool) -> NameKind:
    if not words:
        return "other"
    lows = [w.lower() for w in words]
    joined = " ".join(lows)
    if titled:
        return "person"
    if joined in _outlets() or "&" in lows or not ORGANISATION_WORDS.isdisjoint(lows):
        return "organisation"
    if joined in _places():
        return "place"
    if len(words) > 1 and (kind := _by_ending(lows)):
        return kind
    if len(words) == 2 and lows[0] in _OF_PLACES:
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
    if word.lower() in _role_nouns() and word.isupper():
        return "person"  # the MP, the CEO
    if (word.isupper() and 2 <= len(word) <= 6) or (word.count(".") >= 2 and word[0].isupper()):
        return "organisation"
    if after_the or (word.lower().endswith(_GROUP_ENDINGS) and word.lower() in lexicons.load("source-nouns")):
        return "other" if not after_the else "organisation"
    return "person"


def _by_ending(lows: Sequence[str]) -> NameKind | None:
    """What a name of several words names, as far as its last word tells."""
    ending = lexicons.load("name-endings").single.get(lows[-1])
    if ending is not None and ending.group == "organisation":
        return "organisation"
    if lows[-1].endswith("s") and lows[-1] in _groups():
        return "other"  # City Democrats
    if ending is None or lows[0] in _given():
        return None
    return "place" if ending.group == "place" else "other"


@cache
def _groups() -> frozenset[str]:
    return lexicons.load("source-nouns").group("group")


@cache
def _unnamed() -> frozenset[str]:
    return lexicons.load("source-nouns").group("anonymous")


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for word in lexicons.load("titles").single if word != "the")


@cache
def _honorifics() -> frozenset[str]:
    return lexicons.load("titles").group("honorific")


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
