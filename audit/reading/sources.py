"""Who the mentions are, over a whole article: which are the same, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from audit.article import Name, Source, SourceDetail, SourceKind
from audit.document import Document, Span
from audit.reading import names, nounphrases
from audit.reading.kinds import COUNTED, DEFINITE, classify, has_institution, name_in
from audit.reading.tagging import Token

_SINGULAR = frozenset("he she him her his who".split())
_PLURAL = frozenset("they them their both others".split())
_THING = frozenset("it its".split())
_GENDER = dict.fromkeys("he him his mr sir".split(), "m") | dict.fromkeys("she her mrs ms miss".split(), "f")
_MEMORY = 4
"""How many sentences back somebody may be for a pronoun to mean them."""
_OFFICIAL = frozenset(
    "police ministry government officials official prosecutors prosecutor sheriff authorities army "
    "military court department agency mayor governor minister president senator treasury pentagon kremlin "
    "commissioner council parliament congress regulator coastguard chancellor".split()
)
_BELLIGERENT = frozenset(
    "army military militia rebels rebel insurgents troops forces fighters militants navy separatists "
    "junta".split()
)
_INTERESTED = frozenset(
    "lobby campaign campaigner campaigners party union lawyer lawyers opponent opponents supporter "
    "supporters ally allies rival rivals activists".split()
)
_VOUCHED = re.compile(
    r"\b(?:trusted|reliable|credible|well[- ]placed|authoritative|impeccable)\b", re.IGNORECASE
)
_THIN = re.compile(
    r"\b(?:familiar with|close to|in the know|with knowledge|insiders?|friends? of|briefed)\b", re.IGNORECASE
)
# on condition of anonymity | asked not to be named | who declined to be identified
_REASON = re.compile(
    r"condition of anonymity|spoke anonymously|on background\b|withheld because|requested anonymity"
    r"|\bnot (?:to be|be|want(?:ed)? to be|wish(?:ed)? to be) (?:further )?"
    r"(?:named|identified|quoted by name)"
    r"|declin\w+ to be (?:named|identified)|for fear of"
    r"|not (?:been )?authori[sz]ed to (?:speak|talk|discuss|comment)",
    re.IGNORECASE,
)
_ACCESS = re.compile(
    r"\b(?:who (?:had |has |have )?(?:attended|read|saw|seen|reviewed|worked|took part|heard|spoke"
    r"|(?:was|were) briefed)"
    r"|briefed (?:on|by)|involved in|present at|with (?:direct )?knowledge|working (?:for|at|on)|seen by)\b",
    re.IGNORECASE,
)
_AGED = re.compile(r"the \d+-year-old$", re.IGNORECASE)


@dataclass
class _Met:
    """Somebody or something met in the article, under all names used so far.

    ``gender`` is what the article's own pronouns and titles have shown; ``seen`` the
    number of the sentence of the last mention; ``spoke`` whether it is a source.
    """

    name: str
    kind: SourceKind
    detail: SourceDetail
    number: int | None
    flags: frozenset[str] = frozenset()
    mentions: list[Span] = field(default_factory=list)
    reason: Span | None = None
    gender: str = ""
    seen: int = 0
    spoke: bool = False

    @property
    def personal(self) -> bool:
        """Whether "he" or "she" may mean it."""
        return self.number == 1 and self.kind in ("person", "anonymous")


_MET_LATELY = 300
"""How many sources back a phrase may take one up; only texts of many articles in one file have more."""


class Cast:
    """Who has been met so far, as an article is read from its start."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._met: list[_Met] = []
        self._by_name: dict[str, list[_Met]] = {}
        self._recent: list[_Met] = []
        self._sentence = 0

    def begin(self, sentence: int, found: Sequence[Name]) -> None:
        """Begin a sentence: remember its full names, so that a surname alone is known later."""
        self._sentence = sentence
        for number, name in enumerate(found):
            words = self._document[name.span].replace(".", "").split()
            if name.kind == "person" and len(words) > 1 and not self._known(words):
                self._add(_Met(" ".join(words), "person", "named", 1), words)
            met = self._known(words) if number == 0 and name.kind == "person" else None
            if met is not None:
                self._see(met)

    def who(self, tokens: Sequence[Token], mention: Span | None, sentence: Span) -> _Met:
        """Whom a mention among the tokens of a sentence stands for; somebody new where nobody fits.

        ``mention`` is None where no source is named.
        """
        if mention is None:
            return self._add(_Met("", "none", "agentless", None))
        words = [t for t in tokens if mention.start <= t.start and t.end <= mention.end]
        following = [t for t in tokens if t.start >= mention.end]
        if len(words) == 1 and words[0].low in _SINGULAR | _PLURAL | _THING:
            met = self._pronoun(words[0].low)
        else:
            met = self._phrase(mention, words, following, sentence)
        met.mentions.append(mention)
        met.spoke = True
        self._see(met)
        return met

    def sources(self) -> dict[int, Source]:
        """The finished sources, by the identity of whom was met."""
        return {
            id(m): Source(m.name, m.kind, m.detail, m.number, m.flags, tuple(m.mentions), m.reason)
            for m in self._met
        }

    # ------------------------------------------------------------ remembering

    def _add(self, met: _Met, name: Sequence[str] = ()) -> _Met:
        self._met.append(met)
        if name:
            keys = (
                {_key(" ".join(name)), _key(name[-1])}
                if met.kind == "person"
                else {_key(" ".join(name)), *_short(name)}
            )
            for key in keys:
                self._by_name.setdefault(key, []).append(met)
        return met

    def _see(self, met: _Met) -> None:
        met.seen = self._sentence
        self._recent = [m for m in self._recent if m is not met and m.seen >= self._sentence - _MEMORY]
        self._recent.append(met)

    def _known(self, name: Sequence[str]) -> _Met | None:
        """The one of this name met before; None if there is none, or more than one."""
        whole = self._by_name.get(_key(" ".join(name)), [])
        if len(name) > 1 and len(whole) == 1:
            return whole[0]
        met = self._by_name.get(_key(name[-1]), [])
        fitting = [m for m in met if len(name) == 1 or m.name.lower().endswith(" ".join(name).lower())]
        return fitting[0] if len(fitting) == 1 else None

    # ------------------------------------------------------------ resolving

    def _pronoun(self, low: str) -> _Met:
        """Whom a pronoun means: the last source that fits, unless another of its kind is as near."""
        gender = _GENDER.get(low, "")
        fitting = [m for m in self._recent if _fits(m, low, gender)]
        if fitting:
            last = fitting[-1]
            rivals = [m for m in fitting if m is not last and m.seen == last.seen and m.gender == last.gender]
            if not rivals:
                last.gender = last.gender or gender
                return last
        kind: SourceKind = "person" if low in _SINGULAR else "group" if low in _PLURAL else "organisation"
        number = None if low in _PLURAL else 1
        return self._add(_Met(low, kind, "unresolved", number, frozenset({"pronoun"}), gender=gender))

    def _phrase(
        self, mention: Span, words: Sequence[Token], following: Sequence[Token], sentence: Span
    ) -> _Met:
        text = self._document[mention]
        name = name_in(words)
        known = self._known(name) if name else self._same(words, text)
        if known is None:
            known = self._speaks_for(words)
        kind, detail, number = classify(words, following)
        if known is not None:
            if known.detail == "named" and not known.spoke and kind == "organisation":
                known.kind, known.detail = kind, detail
            known.flags |= self._flags(mention, words, known.kind, sentence)
            known.gender = known.gender or _titled(words)
            return known
        flags = self._flags(mention, words, kind, sentence)
        shown = " ".join(name) if name else " ".join(text.split())
        met = _Met(shown, kind, detail, number, flags, gender=_titled(words))
        if kind == "anonymous":
            met.reason = self._reason(sentence)
        return self._add(met, name or ())

    def _same(self, words: Sequence[Token], text: str) -> _Met | None:
        """Whom a phrase without a name takes up: the same words again, "the ministry", "the 43-year-old"."""
        lately = self._met[-_MET_LATELY:]
        for met in reversed(lately):
            if (
                met.name.lower() == text.lower()
                and met.kind not in ("anonymous", "none")
                and met.detail != "unresolved"
            ):
                return met
        if _AGED.match(text):
            people = [m for m in self._recent if m.personal]
            return people[0] if len(people) == 1 else None
        if not words or words[0].low not in DEFINITE or len(words) != 2:
            return None
        noun = words[1].low
        bodies = {id(m): m for m in lately if m.kind == "organisation" and m.name.lower() != noun}
        taken = [m for m in bodies.values() if noun in m.name.lower().split()]
        return taken[0] if len(taken) == 1 else None

    def _speaks_for(self, words: Sequence[Token]) -> _Met | None:
        """The body that an unnamed spokesperson speaks for: "a spokesman for the Harbour Board"."""
        head = nounphrases.head(words, (0, len(words)))
        if not words[head].low.startswith("spokes") or name_in(words):
            return None
        if head + 2 < len(words) and words[head + 1].low in ("for", "of"):
            body = words[head + 2 :]
        else:
            body = [w for w in words[:head] if w.tag != "'" and w.tag != "D"]
        name = [w.text for w in body if w.tag == "M" and w.low != "."]
        if not name:
            return self._same(body, self._document[Span(body[0].start, body[-1].end)]) if body else None
        known = self._known(name)
        if known is not None or (names.classify(name) == "person" and body[0].tag == "M" and len(name) > 1):
            return known
        return self._add(_Met(" ".join(name), "organisation", "spokesperson", 1), name)

    # ------------------------------------------------------------ what is said of them

    def _flags(
        self, mention: Span, words: Sequence[Token], kind: SourceKind, sentence: Span
    ) -> frozenset[str]:
        lows = {w.low for w in words}
        text = self._document.text
        flags = {
            "official": bool(lows & _OFFICIAL),
            "belligerent": bool(lows & _BELLIGERENT),
            "interested": bool(lows & (_INTERESTED | _BELLIGERENT)) or kind == "anonymous",
            "counted": bool(lows & COUNTED)
            or (kind == "anonymous" and words[0].low in ("a", "an", "one", "another")),
            "institution": has_institution(words, nounphrases.head(words, (0, len(words)))),
            "access": bool(_ACCESS.search(text, mention.start, min(sentence.end, mention.end + 80))),
            "thin": kind == "anonymous"
            and bool(_THIN.search(text, mention.start, min(sentence.end, mention.end + 40))),
            "vouched": kind == "anonymous" and bool(_VOUCHED.search(text, mention.start, mention.end)),
        }
        return frozenset(name for name, present in flags.items() if present)

    def _reason(self, sentence: Span) -> Span | None:
        found = _REASON.search(
            self._document.text, sentence.start, min(sentence.end + 250, len(self._document.text))
        )
        return Span(found.start(), found.end()) if found else None


def _fits(met: _Met, low: str, gender: str) -> bool:
    """Whether a pronoun may mean it."""
    if low in _SINGULAR:
        return met.personal and not (met.gender and gender and met.gender != gender)
    if low in _PLURAL:
        return met.number != 1 or met.kind in ("group", "organisation")
    return met.kind in ("organisation", "document") and met.number == 1


def _titled(words: Sequence[Token]) -> str:
    """What a title shows of the gender: Mr, Mrs."""
    return next(
        (_GENDER[w.low] for w in words if w.capital and w.low in _GENDER and w.low not in ("her", "his")), ""
    )


def _key(name: str) -> str:
    return re.sub(r"['’]s$", "", name).replace(".", "").strip(",").lower()


def _short(name: Sequence[str]) -> set[str]:
    """How a body of several words may be called for short: by its initials."""
    initials = "".join(word[0] for word in name if word[0].isupper())
    return {initials.lower()} if len(initials) > 2 else set()
