"""What an article says of its sources: flags, role, description, and why one is not named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.article import Source
from audit.document import Document, Span
from audit.reading import nounphrases
from audit.reading.described import COUNTED, has_institution
from audit.reading.mentions import within
from audit.reading.met import Met
from audit.reading.tagging import Token

_OFFICIAL = frozenset(
    "police ministry government officials official prosecutors prosecutor sheriff authorities army "
    "military court department agency mayor governor minister president senator treasury pentagon kremlin "
    "navy commissioner council parliament congress regulator coastguard chancellor".split()
)
_OFFICES = (frozenset(("district", "attorney")), frozenset(("attorney", "general")))
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
    r"(?=[cdfnorsw])"  # how all of them begin: a look at one letter passes over most places
    r"(?:condition of anonymity|spoke anonymously|on background\b|withheld because|requested anonymity"
    r"|\bnot (?:to be|be|want(?:ed)? to be|wish(?:ed)? to be) (?:further )?"
    r"(?:named|identified|quoted by name)"
    r"|declin\w+ to be (?:named|identified)|for fear of"
    r"|not (?:been )?authori[sz]ed to (?:speak|talk|discuss|comment))",
    re.IGNORECASE,
)
_WITHHELD = ("anonym", "background", "withheld", "named", "identified", "by name", "fear of", "authori")
"""What is somewhere in all of them, and found at a tenth of the price."""
_ACCESS = re.compile(
    r"(?=[bipsw])"  # as above
    r"\b(?:who (?:had |has |have )?(?:attended|read|saw|seen|reviewed|worked|took part|heard|spoke"
    r"|(?:was|were) briefed)"
    r"|briefed (?:on|by)|involved in|present at|with (?:direct )?knowledge|working (?:for|at|on)|seen by)\b",
    re.IGNORECASE,
)
_TELLS = frozenset("who whose with familiar close briefed".split())
"""How the words begin that describe somebody behind the mention."""


def note(document: Document, met: Met, tokens: Sequence[Token], mention: Span, sentence: Span) -> None:
    """Take down what a mention of a source tells of it: its flags, its description, why it is not named."""
    words = tokens[slice(*within(tokens, mention))]
    if len(words) == 1 and words[0].tag == "P":
        return
    met.flags |= _flags(document, met, words, mention, sentence)
    if met.kind == "anonymous":
        met.reason = met.reason or _reason(document, sentence)
    if met.kind in ("anonymous", "group") and met.description is None:
        met.description = _description(tokens, mention)


def finished(met: Met) -> Source:
    """The source that somebody met in an article is."""
    roles = sorted(role.span for role in met.roles)
    flags = met.flags | ({"official"} if any(role.noun in _OFFICIAL for role in met.roles) else set())
    own = met.first.span if met.detail == "role" and met.first else None
    return Source(
        name=met.name,
        kind=met.kind,
        detail=met.detail,
        number=met.number,
        flags=frozenset(flags),
        mentions=tuple(met.mentions),
        reason=met.reason,
        role=own or (roles[0] if roles and met.kind in ("person", "organisation") else None),
        description=met.description,
    )


def _flags(document: Document, met: Met, words: Sequence[Token], mention: Span, sentence: Span) -> set[str]:
    lows = {w.low for w in words}
    text, unnamed = document.text, met.kind == "anonymous"
    flags = {
        "official": bool(lows & _OFFICIAL) or any(title <= lows for title in _OFFICES),
        "belligerent": bool(lows & _BELLIGERENT),
        "interested": unnamed or bool(lows & _INTERESTED) or bool(lows & _BELLIGERENT),
        "counted": bool(lows & COUNTED) or (unnamed and words[0].low in ("a", "an", "one", "another")),
        "institution": has_institution(words, nounphrases.head(words, (0, len(words)))),
        "access": bool(_ACCESS.search(text, mention.start, min(sentence.end, mention.end + 80))),
        "thin": unnamed and bool(_THIN.search(text, mention.start, min(sentence.end, mention.end + 40))),
        "vouched": unnamed and bool(_VOUCHED.search(text, mention.start, mention.end)),
    }
    return {name for name, present in flags.items() if present}


def _reason(document: Document, sentence: Span) -> Span | None:
    end = min(sentence.end + 250, len(document.text))
    near = document.text[sentence.start : end].lower()
    if not any(sign in near for sign in _WITHHELD):
        return None
    found = _REASON.search(document.text, sentence.start, end)
    return Span(found.start(), found.end()) if found else None


def _description(tokens: Sequence[Token], mention: Span) -> Span:
    """A mention with the clause behind it that tells more: "an aide, who saw the letter,"."""
    behind = [t for t in tokens if t.start >= mention.end]
    if behind and behind[0].low == ",":
        behind = behind[1:]
    if not behind or behind[0].low not in _TELLS:
        return mention
    end = mention.end
    for token in behind:
        if token.low in (",", ".", ";") or token.tag == "Q":
            break
        end = token.end
    return Span(mention.start, end)
