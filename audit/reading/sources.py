"""Who the mentions are: kind, finer kind, number, flags, and which mentions are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from audit import lexicons
from audit.article import Name, Source, SourceDetail, SourceKind
from audit.document import Document, Span
from audit.reading import clauses, names
from audit.reading.tagging import Token, tag
from audit.words import split

_PERSONAL = frozenset("he she him her his i who".split())
_PLURAL = frozenset("they them their both others".split())
_DEFINITE = frozenset("the his her its their our my your this that".split())
_COUNTED = frozenset("two three four five six seven eight nine ten eleven twelve both one dozen".split())
_INDEFINITE = frozenset("a an one another some".split())
_MANY = frozenset("some many most several few others all numerous countless".split())
_OFFICIAL = frozenset(
    "police ministry government officials official prosecutors prosecutor sheriff authorities army military court "
    "department agency mayor governor minister president senator treasury pentagon kremlin commissioner council "
    "parliament congress regulator coastguard chancellor spokesperson".split()
)
_BELLIGERENT = frozenset(
    "army military militia rebels rebel insurgents troops forces fighters militants navy separatists junta".split()
)
_DOCUMENT_DETAILS: tuple[tuple[SourceDetail, frozenset[str]], ...] = (
    ("leaked", frozenset("internal leaked confidential classified unpublished secret".split())),
    ("study", frozenset("study studies research poll polls survey surveys paper analysis review trial experiment".split())),
    ("court", frozenset(
        "indictment ruling filing lawsuit suit complaint affidavit verdict judgment judgement warrant subpoena plea".split()
    )),
    ("dataset", frozenset("data figures statistics numbers records register registry census dataset results".split())),
    ("statement", frozenset("statement release communique".split())),
    ("post", frozenset("post tweet video posts tweets thread".split())),
    ("official", frozenset("audit report bill law order resolution memo minutes document documents".split())),
)  # fmt: skip
_LOCAL_MEDIA = re.compile(
    r"\b(?:local|state|news|foreign|press)?\s*(?:media|reports|outlets|newspapers)\b", re.IGNORECASE
)
# on condition of anonymity | asked not to be named | who declined to be identified
_REASON = re.compile(
    r"condition of anonymity|spoke anonymously|on background\b|withheld because|requested anonymity"
    r"|\bnot (?:to be|be|want(?:ed)? to be|wish(?:ed)? to be) (?:further )?(?:named|identified|quoted by name)"
    r"|declin\w+ to be (?:named|identified)|for fear of|not (?:been )?authori[sz]ed to (?:speak|talk|discuss|comment)",
    re.IGNORECASE,
)
_ACCESS = re.compile(
    r"\b(?:who (?:had |has |have )?(?:attended|read|saw|seen|reviewed|worked|took part|heard|was briefed|were briefed|spoke)"
    r"|briefed (?:on|by)|involved in|present at|with (?:direct )?knowledge|working (?:for|at|on)|seen by)\b",
    re.IGNORECASE,
)


@dataclass
class _Person:
    """Somebody or something met in the article, under all names used so far."""

    name: str
    kind: SourceKind
    detail: SourceDetail
    number: int | None
    flags: frozenset[str]
    mentions: list[Span] = field(default_factory=list)
    reason: Span | None = None


class Cast:
    """Who has been met so far, as an article is read from its start."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._people: list[_Person] = []
        self._by_name: dict[str, list[_Person]] = {}
        self._last: dict[str, _Person] = {}

    def note(self, name: Name) -> None:
        """Remember a full name as it comes by, so that a surname alone is known later."""
        words = self._document[name.span].split()
        if name.kind == "person" and len(words) > 1:
            self._by_name.setdefault(_key(words[-1]), [])
            known = self._by_name[_key(words[-1])]
            if not any(p.name.endswith(" ".join(words)) for p in known):
                person = _Person(" ".join(words), "person", "named", 1, frozenset())
                known.append(person)
        elif name.kind == "person" and len(words) == 1:
            self._by_name.setdefault(_key(words[0]), [])

    def who(self, mention: Span | None, sentence: Span) -> _Person:
        """Whom a mention stands for; a new person where it is nobody met before."""
        if mention is None:
            return self._add(_Person("", "none", "agentless", None, frozenset()))
        words = tag(split(self._document.text, mention.start, mention.end))
        if len(words) == 1 and (words[0].tag == "P" or words[0].low in _PERSONAL | _PLURAL):
            person = self._pronoun(words[0].low)
        else:
            person = self._phrase(mention, words, sentence)
        person.mentions.append(mention)
        self._remember(person)
        return person

    def sources(self) -> dict[int, Source]:
        """The finished sources, by the identity of the person met."""
        return {
            id(p): Source(p.name, p.kind, p.detail, p.number, p.flags, tuple(p.mentions), p.reason)
            for p in self._people
        }

    def _add(self, person: _Person) -> _Person:
        if not any(person is p for p in self._people[-50:]):
            self._people.append(person)
        return person

    def _remember(self, person: _Person) -> None:
        if person.number == 1 and person.kind in ("person", "anonymous"):
            self._last["one"] = person
        elif person.kind in ("organisation", "document"):
            self._last["it"] = person
            self._last["they"] = person
        else:
            self._last["they"] = person

    def _pronoun(self, low: str) -> _Person:
        slot = "one" if low in _PERSONAL else "they" if low in _PLURAL else "it"
        met = self._last.get(slot)
        if met:
            return met
        kind: SourceKind = "person" if slot == "one" else "group" if slot == "they" else "organisation"
        return self._add(
            _Person(low, kind, "unresolved", 1 if slot == "one" else None, frozenset({"pronoun"}))
        )

    def _phrase(self, mention: Span, words: Sequence[Token], sentence: Span) -> _Person:
        text = self._document[mention]
        name = _name_in(words)
        if name is not None:
            known = self._known(name)
            if known:
                return self._add(known)
        else:
            for person in reversed(self._people):
                if person.name.lower() == text.lower() and person.kind != "anonymous":
                    return person
        kind, detail, number = classify(words)
        person = _Person(
            _shown(words, name, text), kind, detail, number, self._flags(mention, words, kind, sentence)
        )
        if kind == "anonymous":
            person.reason = self._reason(sentence)
        if name and kind == "person":
            self._by_name.setdefault(_key(name[-1]), []).append(person)
        elif name:
            self._by_name.setdefault(_key(" ".join(name)), []).append(person)
        return self._add(person)

    def _known(self, name: Sequence[str]) -> _Person | None:
        """The one person of this name met before; None if there is none, or more than one."""
        whole = self._by_name.get(_key(" ".join(name)), [])
        if len(name) > 1 and len(whole) == 1:
            return whole[0]
        met = self._by_name.get(_key(name[-1]), [])
        fitting = [p for p in met if len(name) == 1 or p.name.lower().endswith(" ".join(name).lower())]
        return fitting[0] if len(fitting) == 1 else None

    def _flags(
        self, mention: Span, words: Sequence[Token], kind: SourceKind, sentence: Span
    ) -> frozenset[str]:
        lows = {w.low for w in words}
        flags = {
            "official": bool(lows & _OFFICIAL),
            "belligerent": bool(lows & _BELLIGERENT),
            "counted": bool(lows & _COUNTED)
            or (kind == "anonymous" and words[0].low in ("a", "an", "one", "another")),
            "institution": _has_institution(words, clauses.head(words, (0, len(words)))),
            "access": bool(
                _ACCESS.search(self._document.text, mention.start, min(sentence.end, mention.end + 80))
            ),
        }
        return frozenset(name for name, present in flags.items() if present)

    def _reason(self, sentence: Span) -> Span | None:
        found = _REASON.search(
            self._document.text, sentence.start, min(sentence.end + 250, len(self._document.text))
        )
        return Span(found.start(), found.end()) if found else None


def _key(name: str) -> str:
    return re.sub(r"['’]s$", "", name).strip(".,").lower()


def _name_in(words: Sequence[Token]) -> list[str] | None:
    """The words of the proper name that a phrase consists of or ends with."""
    first, last = 0, len(words)
    head = clauses.head(words, (0, len(words)))
    if words[head].tag != "M":
        return None
    last = head + 1
    first = head
    while first > 0 and (
        words[first - 1].tag == "M" or words[first - 1].low in ("of", "de", "van", "von", "al")
    ):
        first -= 1
    while first < head and (
        words[first].tag != "M" or names.is_title(words[first]) or words[first].low == "."
    ):
        first += 1
    return [w.text for w in words[first:last] if w.low != "."]


def _shown(words: Sequence[Token], name: Sequence[str] | None, text: str) -> str:
    return " ".join(name) if name else " ".join(text.split())


def _has_institution(words: Sequence[Token], head: int = -1) -> bool:
    known = lexicons.load("source-nouns", inflect=True)
    for index, word in enumerate(words):
        if index == head:
            continue
        entry = known.get(word.low)
        if word.tag == "M" or (entry is not None and entry.group == "organisation"):
            return True
    return False


def classify(words: Sequence[Token]) -> tuple[SourceKind, SourceDetail, int | None]:
    """Kind, finer kind and number of the source that a phrase names."""
    head = clauses.head(words, (0, len(words)))
    noun = words[head]
    lows = [w.low for w in words]
    name = _name_in(words)
    if name is not None:
        return _classify_name(words, name, head)
    if _is_spokesperson(noun.low):
        return "organisation", "spokesperson", 1
    plural = _is_plural(noun)
    definite = lows[0] in _DEFINITE or ("'s" in lows[:head] and lows[0] not in _INDEFINITE)
    known = lexicons.load("source-nouns", inflect=True)
    entry = _entry(lows, head)
    group = entry.group if entry else ""
    if group == "document":
        return "document", _document_detail(lows), 1
    if group == "outlet":
        return "organisation", "outlet" if not plural else "local-media", 1
    if group == "anonymous" or (plural and lows[0] in _COUNTED):
        bare = len([w for w in words if w.tag in "NMJ"]) == 1
        return (
            "anonymous",
            "bare" if bare and noun.low.rstrip("s") in ("source", "insider") else "described",
            _count(lows, plural),
        )
    if lows[head] in ("reports", "figures") and head > 0:
        return "document", _document_detail(lows), 1
    if group == "group" and _belongs(words, head):
        return "anonymous", "described", _count(lows, plural)
    if group == "group" or lows[head] in _MANY:
        return "group", "local-media" if _LOCAL_MEDIA.search(" ".join(lows)) else "collective", None
    if group == "organisation" or (noun.low in names.ORGANISATION_WORDS and not group):
        return (
            ("group", "collective", None) if plural and not definite else ("organisation", "organisation", 1)
        )
    if not group and any((e := known.get(low)) and e.group == "document" for low in lows[head:]):
        return "document", _document_detail(lows), 1
    return _classify_role(lows, plural=plural, definite=definite, known=group == "person")


def _classify_role(
    lows: Sequence[str], *, plural: bool, definite: bool, known: bool
) -> tuple[SourceKind, SourceDetail, int | None]:
    if plural:
        if lows[0] in _COUNTED or lows[0] == "some" and known:
            return "anonymous", "described", _count(lows, plural)
        return "group", "collective", None
    if lows[0] in _INDEFINITE:
        return "anonymous", "described", 1
    return "person", "role", 1


def _classify_name(
    words: Sequence[Token], name: Sequence[str], head: int
) -> tuple[SourceKind, SourceDetail, int | None]:
    first = head - len(name) + 1
    before = words[first - 1] if first > 0 else None
    titled = any(names.is_title(w) for w in words[:head]) or (before is not None and before.tag == "N")
    if words[head].low in lexicons.load("source-nouns").group("person") and not titled:
        return "person", "role", 1
    kind = names.classify(list(name), titled=titled, after_the=before is not None and before.low == "the")
    lower = " ".join(name).lower()
    if kind == "person":
        return "person", "named", 1
    if kind == "other" or lower in lexicons.load("source-nouns").group("group"):
        return "group", "collective", None
    outlet = lower in lexicons.load("source-nouns").group("outlet") or name[-1].lower() in (
        "times",
        "post",
        "herald",
        "news",
    )
    return "organisation", "outlet" if outlet else "organisation", 1


def _entry(lows: Sequence[str], head: int) -> lexicons.Entry | None:
    """The entry of the list of source nouns for the head, by its longest phrase."""
    known = lexicons.load("source-nouns", inflect=True)
    for first in range(max(0, head - 2), head + 1):
        match = known.at(lows, first)
        if match and match.last >= head + 1:
            return match.entry
    return known.get(lows[head])


def _belongs(words: Sequence[Token], head: int) -> bool:
    """Whether people are placed at or with somebody: engineers at the dam authority."""
    return any(w.low in ("at", "with", "inside") for w in words[head + 1 :]) and _has_institution(
        words[head + 1 :]
    )


def _is_spokesperson(low: str) -> bool:
    return low.startswith(("spokes", "spokesp")) or low in ("representative",)


def _is_plural(noun: Token) -> bool:
    if noun.low in ("people", "police", "media"):
        return noun.low == "people"
    return any(form in ("s", "plural") and lemma != noun.low for lemma, form in lexicons.lemmas(noun.low))


def _count(lows: Sequence[str], plural: bool) -> int | None:
    numbers = {"both": 2, "one": 1, "a": 1, "an": 1, "another": 1} | {
        w: n
        for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
        if n
    }
    for low in lows:
        if low in numbers:
            return numbers[low]
        if low.isdigit():
            return int(low)
    return None if plural else 1


def _document_detail(lows: Sequence[str]) -> SourceDetail:
    for detail, words in _DOCUMENT_DETAILS:
        if words.intersection(lows):
            return detail
    return "paper"
