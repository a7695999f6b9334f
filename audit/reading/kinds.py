"""What a mention names: the kind, finer kind and number of a source, from its words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from audit import lexicons
from audit.article import SourceDetail, SourceKind
from audit.reading import names, nounphrases
from audit.reading.tagging import Token
from audit.reading.wordclasses import is_plural

DEFINITE = frozenset("the his her its their our my your this that these those".split())
COUNTED = frozenset("two three four five six seven eight nine ten eleven twelve both one dozen".split())
INDEFINITE = frozenset("a an one another".split())
_MANY = frozenset("some many most several few others all numerous countless majority".split())
_SOME = frozenset("some several few".split())
_GENERIC = frozenset("people voters residents critics experts others women men".split())
_INSPECTING = frozenset(
    "inspectors investigators detectives executives officials aides diplomats agents "
    "senators legislators councillors ministers monitors".split()
)
"""Plurals for a few unnamed people in office or on a job, not for the public at large."""
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


class Kind(NamedTuple):
    """What a phrase names: kind, finer kind, and how many it stands for (None: uncounted)."""

    kind: SourceKind
    detail: SourceDetail
    number: int | None


def classify(words: Sequence[Token], following: Sequence[Token] = ()) -> Kind:
    """What the phrase of these words names; ``following`` are the words of its sentence after it."""
    words = _without_relative(words)
    left, apposed = _apposition(words)
    if apposed:
        role = classify(left)
        if role.kind in ("person", "anonymous") or role.detail == "spokesperson":
            return Kind("person", "named", 1)
        return role
    name = name_in(words)
    if name is not None:
        return _named(words, name, following)
    return _described(words)


def _without_relative(words: Sequence[Token]) -> Sequence[Token]:
    """The phrase without the "who" that it may end with."""
    if len(words) > 1 and words[-1].low in ("who", "which", "that"):
        words = words[:-1]
    return words[:-1] if len(words) > 1 and words[-1].low == "," else words


def _apposition(words: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The two halves of "a passenger, Sorina Matei": the role and the name; no name where there is none."""
    for index, word in enumerate(words):
        if word.low == "," and 0 < index < len(words) - 1:
            right = words[index + 1 :]
            if (
                words[index - 1].tag in "NM"
                and all(w.tag == "M" for w in right)
                and words[nounphrases.head(words, (0, index))].tag == "N"
            ):
                return words[:index], right
            return words, ()
    return words, ()


def name_in(words: Sequence[Token]) -> list[str] | None:
    """The words of the proper name that a phrase consists of or ends with, titles left out."""
    words = _without_relative(words)
    apposed = _apposition(words)[1]
    if apposed:
        return [w.text for w in apposed if w.low != "."]
    head = nounphrases.head(words, (0, len(words)))
    if words[head].tag != "M":
        return None
    first, last = head, names.end_of(words, head)
    while first > 0 and (
        words[first - 1].tag == "M" or words[first - 1].low in ("of", "de", "van", "von", "al")
    ):
        first -= 1
    first = max((i + 1 for i in range(first, last - 1) if names.is_title(words[i])), default=first)
    while first < head and (words[first].tag != "M" or words[first].low == "."):
        first += 1
    return [w.text for w in words[first:last] if w.low != "."] or None


# ---------------------------------------------------------------- names


def _named(words: Sequence[Token], name: Sequence[str], following: Sequence[Token]) -> Kind:
    head = nounphrases.head(words, (0, len(words)))
    lower = " ".join(name).lower()
    first = next((i for i, w in enumerate(words) if w.text == name[0]), 0)
    before = words[first - 1] if first > 0 else None
    described = (
        before is not None
        and before.tag == "N"
        and _entry_group([before.low], 0) not in ("organisation", "outlet")
    )
    titled = any(names.is_title(w) for w in words[:first]) or described
    if words[head].low in _nouns_of("person") and not titled:
        return Kind("person", "role", 1)
    document = words[head].low in _nouns_of("document") and words[head].low not in names.ORGANISATION_WORDS
    if document and len(name) > 1 and not titled:
        return Kind("document", _document_detail([w.low for w in words]), 1)
    kind = names.classify(list(name), titled=titled, after_the=before is not None and before.low == "the")
    if kind == "person" and not titled and _is_body(name, before, following):
        kind = "organisation"
    if kind == "person":
        return Kind("person", "named", 1)
    if kind == "other" or lower in _nouns_of("group"):
        return Kind("group", "collective", None)
    outlet = lower in _nouns_of("outlet") or name[-1].lower() in (
        "times",
        "post",
        "herald",
        "news",
        "gazette",
    )
    return Kind("organisation", "outlet" if outlet else "organisation", 1)


@cache
def _nouns_of(group: str) -> frozenset[str]:
    return lexicons.load("source-nouns").group(group)


def _is_body(name: Sequence[str], before: Token | None, following: Sequence[Token]) -> bool:
    """Whether the words around a name call it a company or another body, or speak of it as "its"."""
    if before is not None and _entry_group([before.low], 0) in _BODIES:
        return True
    if len(following) > 2 and following[0].low == "," and following[1].tag in "DJN":
        end = next((i for i, w in enumerate(following) if i and w.tag in "I.WV"), len(following))
        nouns = [w.low for w in following[1:end] if w.tag == "N"]
        return bool(nouns) and _entry_group(nouns, len(nouns) - 1) in _BODIES
    pronoun = next((w.low for w in following if w.tag in "PD" and w.low in _THIRD), "")
    return len(name) == 1 and pronoun == "its"


_BODIES = frozenset(("organisation", "outlet"))
_THIRD = frozenset("he she him her his it its they their".split())


# ---------------------------------------------------------------- phrases without a name


def _described(words: Sequence[Token]) -> Kind:
    head = nounphrases.head(words, (0, len(words)))
    noun, lows = words[head], [w.low for w in words]
    if noun.low.startswith("spokes") or noun.low == "representative":
        return Kind("organisation", "spokesperson", 1)
    plural = _is_plural(noun)
    definite = lows[0] in DEFINITE or ("'s" in lows[:head] and lows[0] not in INDEFINITE)
    group = _entry_group(lows, head)
    if group == "document" or (not group and _is_drawn_from_documents(lows, head)):
        return Kind("document", _document_detail(lows), 1)
    if group == "outlet":
        return Kind("organisation", "local-media" if plural else "outlet", 1)
    if lows[head] in COUNTED | INDEFINITE and head + 1 < len(lows) and lows[head + 1] == "of":
        return Kind("anonymous", "described", _NUMBERS.get(lows[head]))
    if group == "organisation" or (noun.low in names.ORGANISATION_WORDS and not group):
        return _body(lows, plural=plural, definite=definite)
    if _is_unnamed(words, head, group, plural=plural, definite=definite):
        return Kind("anonymous", _anonymous_detail(words, noun), _count(lows, plural=plural))
    if group == "group" or noun.low in _MANY or plural:
        local = _LOCAL_MEDIA.search(" ".join(lows))
        return Kind("group", "local-media" if local else "collective", None)
    if group == "person" or noun.low.endswith(_PEOPLE) or noun.tag == "P":
        return Kind("anonymous", "described", 1) if lows[0] in INDEFINITE else Kind("person", "role", 1)
    if group == "anonymous" or definite:
        return Kind("person", "role", 1)
    if noun.capital and lows[0] not in INDEFINITE:
        return Kind("person", "named", 1)
    return Kind("document", _document_detail(lows), 1)


def _is_drawn_from_documents(lows: Sequence[str], head: int) -> bool:
    """Whether a thing is told of by documents: the sequence of events reconstructed from official reports."""
    if lows[head].removesuffix("s").endswith(_PEOPLE):
        return False
    after = lows[head + 1 :]
    return any(
        low in ("reports", "figures", "records") or _entry_group([low], 0) == "document" for low in after
    )


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
    if lows[0] in _SOME and lows[head] not in _GENERIC and lows[head] not in _SOME and group == "person":
        return True
    return lows[head] in _INSPECTING


def _anonymous_detail(words: Sequence[Token], noun: Token) -> SourceDetail:
    bare = len([w for w in words if w.tag in "NMJ"]) == 1
    return "bare" if bare and noun.low.rstrip("s") in ("source", "insider") else "described"


def _entry_group(lows: Sequence[str], head: int) -> str:
    """The class of the head in the list of source nouns, by its longest phrase; empty if it is in none."""
    known = lexicons.load("source-nouns", inflect=True)
    for first in range(max(0, head - 2), head + 1):
        match = known.at(lows, first)
        if match and match.last >= head + 1:
            return match.entry.group
    entry = known.get(lows[head])
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
        entry = known.get(word.low)
        named = word.tag == "M" and not _is_region(word.low)
        if named or (entry is not None and entry.group == "organisation"):
            return True
    return False


def _is_region(low: str) -> bool:
    """Whether a word only says from where somebody is: Western, Norwegian."""
    place = lexicons.load("places").single.get(low)
    return low in _COMPASS or (place is not None and place.group == "demonym")


def _is_plural(noun: Token) -> bool:
    if noun.low in ("police", "media"):
        return False
    return noun.low == "people" or (is_plural(noun.low) and noun.tag != "M")


def _count(lows: Sequence[str], *, plural: bool) -> int | None:
    for low in lows:
        if low in _NUMBERS:
            return _NUMBERS[low]
        if low.isdigit():
            return int(low)
    return None if plural else 1


def _document_detail(lows: Sequence[str]) -> SourceDetail:
    for detail, words in _DOCUMENT_DETAILS:
        if words.intersection(lows):
            return detail
    return "paper"
