"""What a phrase without a name stands for: two officials, the mayor, a study, critics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from audit import lexicons
from audit.article import SourceDetail, SourceKind
from audit.reading import names, nounphrases
from audit.reading.tagging import Token
from audit.reading.wordclasses import is_plural

DEFINITE = frozenset("the his her its their our my your this that these those".split())
COUNTED = frozenset("two three four five six seven eight nine ten eleven twelve both one dozen".split())
_POSSESSIVE = frozenset("his her its their our my your 's".split())
INDEFINITE = frozenset("a an one another".split())
_MANY = frozenset("some many most several few others all numerous countless majority".split())
_SOME = frozenset("some several few".split())
_ANYBODY = frozenset("man woman boy girl person friend caller stranger bystander narrator".split())
"""Whom nobody could name from the phrase, even with "the"."""
_THINGS = (
    "tion", "ment", "ness", "ity", "ing", "age", "ance", "ence", "ism", "logy", "graph", "gram", "sis",
    "sheet", "paper", "book", "log", "film", "list", "form", "map", "letter", "line", "note",
)  # fmt: skip
_PRESSED = frozenset("local state news foreign press media unconfirmed conflicting initial early".split())
"""Words before "reports" that make them those of the press."""
_GENERIC = frozenset("people voters residents critics experts others women men".split())
_INSPECTING = frozenset(
    "inspectors investigators detectives executives officials aides diplomats agents monitors officers "
    "negotiators engineers doctors clerks rapporteurs".split()
)
"""Plurals for a few unnamed people in office or on a job, not for the public at large."""
_EXPERT = frozenset(
    "economists analysts researchers observers brokers recruiters scientists lawyers traders buyers".split()
)
"""Those who are a few unnamed people where it is said at which body they are, else the public at large."""
_OFFICES = frozenset("prosecutors authorities".split())
"""Plurals by which an office is called: prosecutors said."""
_DOCUMENT_DETAILS: tuple[tuple[SourceDetail, frozenset[str]], ...] = (
    ("leaked", frozenset("internal leaked confidential classified unpublished secret".split())),
    (
        "study",
        frozenset(
            "study studies research poll polls survey surveys paper analysis review trial experiment".split()
        ),
    ),
    (
        "court",
        frozenset(
            "indictment ruling filing lawsuit suit complaint affidavit verdict judgment judgement warrant "
            "subpoena plea".split()
        ),
    ),
    (
        "dataset",
        frozenset("data figures statistics numbers records register registry census dataset results".split()),
    ),
    ("statement", frozenset("statement release communique".split())),
    ("post", frozenset("post tweet video posts tweets thread".split())),
    ("official", frozenset("audit report bill law order resolution memo minutes document documents".split())),
)
_LOCAL_MEDIA = re.compile(
    r"\b(?:local|state|news|foreign|press)?\s*(?:media|reports|outlets|newspapers)\b", re.IGNORECASE
)
_NUMBERS = {"both": 2, "one": 1, "a": 1, "an": 1, "another": 1} | {
    word: n
    for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
    if n
}
_PEOPLE = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant", "boy", "girl")
BODIES = frozenset(("organisation", "outlet"))
"""Classes of source nouns that are for bodies."""


class Kind(NamedTuple):
    """What a phrase names: kind, finer kind, and how many it stands for (None: uncounted)."""

    kind: SourceKind
    detail: SourceDetail
    number: int | None


def describe(words: Sequence[Token]) -> Kind:
    """What a phrase without a name stands for."""
    head = nounphrases.head(words, (0, len(words)))
    noun, lows = words[head], [w.low for w in words]
    if lows[0] == "those" and not any(w.tag in "NM" for w in words):
        return Kind("group", "collective", None)
    if noun.low.startswith("spokes") or noun.low == "representative":
        return Kind("organisation", "spokesperson", 1)
    plural = _is_plural(noun)
    definite = lows[0] in DEFINITE or ("'s" in lows[:head] and lows[0] not in INDEFINITE)
    group = group_of(lows, head)
    if noun.low == "reports" and head > 0 and not (_PRESSED & set(lows)):
        group = "document"
    if group == "document" or (not group and _is_drawn_from_documents(lows, head)):
        return Kind("document", document_detail(lows), 1)
    if lows[head] in _OFFICES and not COUNTED.intersection(lows[:head]) and lows[0] not in _MANY:
        return Kind("organisation", "organisation", 1)
    if noun.low in ("inquiry", "enquiry", "website") and (lows[0] == "a" or "'s" in lows[:head]):
        return Kind("document", document_detail(lows), 1)
    if group == "outlet":
        return Kind("organisation", "local-media" if plural else "outlet", 1)
    counted = next((n for low in lows[:head] if (n := _NUMBERS.get(low, 0)) > 1), 0)
    if counted and plural and (definite or lows[0] == "both") and _is_body_plural(noun.low):
        return Kind("organisation", "organisation", counted)
    if lows in (["one"], ["another"]):
        return Kind("anonymous", "described", 1)
    if lows[head] in COUNTED | INDEFINITE and head + 1 < len(lows) and lows[head + 1] == "of":
        return Kind("anonymous", "described", _NUMBERS.get(lows[head]))
    if group == "organisation" or (noun.low in names.ORGANISATION_WORDS and not group):
        return _body(lows, plural=plural, definite=definite)
    if _is_unnamed(words, head, group, plural=plural, definite=definite):
        return Kind("anonymous", _anonymous_detail(words, noun), count(_of_head(lows), plural=plural))
    if group == "group" or noun.low in _MANY or plural:
        local = _LOCAL_MEDIA.search(" ".join(lows))
        return Kind("group", "local-media" if local else "collective", None)
    return _somebody(noun, lows, group, definite=definite)


def _somebody(noun: Token, lows: Sequence[str], group: str, *, definite: bool) -> Kind:
    """What a phrase for one person, or one thing, stands for."""
    if noun.low in _ANYBODY and not (_POSSESSIVE & set(lows)):
        return Kind("anonymous", "described", 1)
    if group == "person" or noun.low.endswith(_PEOPLE) or noun.tag == "P":
        return Kind("anonymous", "described", 1) if lows[0] in INDEFINITE else Kind("person", "role", 1)
    if group == "anonymous" or definite:
        return Kind("person", "role", 1)
    if noun.capital and lows[0] not in INDEFINITE:
        return Kind("person", "named", 1)
    if lows[0] in INDEFINITE and noun.tag == "N" and not noun.low.endswith(_THINGS):
        return Kind("anonymous", "described", 1)
    return Kind("document", document_detail(lows), 1)


def _is_body_plural(noun: str) -> bool:
    """Whether a noun is the plural of a body: the two governments."""
    return any(lemma != noun and class_of(lemma) in BODIES for lemma, _ in lexicons.lemmas(noun))


def _is_drawn_from_documents(lows: Sequence[str], head: int) -> bool:
    """Whether a thing is told of by documents: the sequence of events reconstructed from official reports."""
    if lows[head].removesuffix("s").endswith(_PEOPLE):
        return False
    after = lows[head + 1 :]
    return any(low in ("reports", "figures", "records") or class_of(low) == "document" for low in after)


def _body(lows: Sequence[str], *, plural: bool, definite: bool) -> Kind:
    if plural and not definite and lows[0] not in COUNTED | {"all"}:
        return Kind("group", "collective", None)
    return Kind("organisation", "organisation", _NUMBERS.get(lows[0], 1) if plural else 1)


def _is_unnamed(words: Sequence[Token], head: int, group: str, *, plural: bool, definite: bool) -> bool:
    """Whether the phrase is for some unnamed people: officials, two aides, an engineer at the dam."""
    lows = [w.low for w in words]
    if group == "document":
        return False
    if group == "anonymous" and not (definite and not plural):
        return True
    if not plural:
        return False
    if lows[0] in COUNTED or lows[0].isdigit():
        return True
    if lows[0] == "several" and lows[head] not in _GENERIC and group in ("person", "anonymous", "group"):
        return True
    if lows[0] in _SOME and lows[head] not in _GENERIC and lows[head] not in _SOME and group == "person":
        return True
    return lows[head] in _INSPECTING or (lows[head] in _EXPERT and _is_from_body(words, head))


def _is_from_body(words: Sequence[Token], head: int) -> bool:
    """Whether a phrase says at which body people are: researchers at the institute, analysts at a bank."""
    if head + 2 > len(words) - 1 or words[head + 1].low not in ("at", "from"):
        return False
    inside = words[head + 2 :]
    named = any(w.tag == "M" and not names.is_place(w.low) for w in inside)
    return named or any(class_of(w.low) == "organisation" for w in inside)


def _anonymous_detail(words: Sequence[Token], noun: Token) -> SourceDetail:
    bare = len([w for w in words if w.tag in "NMJ"]) == 1
    return "bare" if bare and noun.low.rstrip("s") in ("source", "insider") else "described"


def group_of(lows: Sequence[str], head: int) -> str:
    """The class of the head in the list of source nouns, by its longest phrase; empty if it is in none."""
    known = lexicons.load("source-nouns", inflect=True)
    for first in range(max(0, head - 2), head + 1):
        match = known.at(lows, first)
        if match and match.last >= head + 1:
            return match.entry.group
    entry = known.get(lows[head]) or known.get(lows[head].rpartition("-")[2])
    return entry.group if entry else ""


_COMPASS = frozenset(
    "western eastern northern southern northwestern southwestern northeastern southeastern".split()
)


def has_institution(words: Sequence[Token], head: int = -1) -> bool:
    """Whether the phrase names an institution or anything else, its head aside."""
    known = lexicons.load("source-nouns", inflect=True)
    for index, word in enumerate(words):
        if index == head:
            continue
        if word.tag == "M" and not _is_region(word.low):
            return True
        entry = known.get(word.low) if word.tag == "N" else None
        if entry is not None and entry.group == "organisation":
            return True  # and not for "a trusted aide"
    return False


def _is_region(low: str) -> bool:
    """Whether a word only says from where somebody is: Western, Norwegian."""
    place = lexicons.load("places").single.get(low)
    return low in _COMPASS or (place is not None and place.group == "demonym")


def _is_plural(noun: Token) -> bool:
    if noun.low in ("police", "media"):
        return False
    return noun.low == "people" or (is_plural(noun.low) and noun.tag != "M")


_OUTSIDE = frozenset("in at from with for on inside near across who whose familiar close".split())
"""What begins words that say where people belong, and not how many they are."""


def _of_head(lows: Sequence[str]) -> Sequence[str]:
    """The words of a phrase up to those that say where people belong: officials |in two ministries|."""
    return lows[: next((i for i, low in enumerate(lows) if low in _OUTSIDE and i), len(lows))]


def count(lows: Sequence[str], *, plural: bool) -> int | None:
    """How many a phrase says they are; None for more than one, uncounted."""
    for low in lows:
        if low in _NUMBERS:
            return _NUMBERS[low]
        if low.isdigit():
            return int(low)
    return None if plural else 1


def document_detail(lows: Sequence[str]) -> SourceDetail:
    """What sort of document the words name."""
    for detail, words in _DOCUMENT_DETAILS:
        if words.intersection(lows):
            return detail
    return "paper"


# ---------------------------------------------------------------- single nouns


@lru_cache(maxsize=65536)
def class_of(noun: str) -> str:
    """The class of one word in the list of source nouns; empty if it is in none."""
    return group_of([noun], 0)


def is_body(noun: str) -> bool:
    """Whether a noun says what kind of body something is: company, association, newspaper."""
    return class_of(noun) in BODIES


def is_role(noun: str) -> bool:
    """Whether a noun says what a person is: guide, mayor, spokeswoman."""
    group = class_of(noun)
    return group in ("person", "anonymous", "spokesperson") or (not group and noun.endswith(_PEOPLE))
