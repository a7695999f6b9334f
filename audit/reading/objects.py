"""The object of a verb of saying: denied the charge, accused the firm of fraud, put the number at 90."""

from __future__ import annotations

from audit.reading.clauses import is_finite, past_word
from audit.reading.cues import Cue
from audit.reading.nounphrases import Tokens, head, phrase_after
from audit.reading.wordclasses import is_plural

_OBJECT = frozenset("NMDPJ#Q")
_OBJECT_PREPOSITIONS = frozenset("as for of to at over with on against from".split())
_JUDGING = frozenset("consider deem judge pronounce".split())
_OF_PAPERS = frozenset("depict portray summarise summarize identify characterise characterize".split())
"""What papers do with any object: the cable summarised the meeting; with others only "as" tells."""
_GAINS = frozenset(
    "victory life live win title prize medal crown record wicket scalp seat goal victim benefit expense "
    "allowance compensation damage asylum refund pension territory throne".split()
)
"""What is claimed by taking it or asking for it."""
_STOPS = frozenset((";", ":", ".", ","))
_FURTHEST = 24
"""How many words may stand between a verb and the figure, or the "as", behind its object."""


def find(tokens: Tokens, cue: Cue, at: int) -> tuple[int, str] | None:
    """A noun phrase: denied the charge, accused the firm of fraud, put the number at 90."""
    while at < len(tokens) and tokens[at].tag == "R":
        at += 1
    if at + 1 < len(tokens) and tokens[at].low == "that" and "that" not in cue.frames:
        at += 1 if tokens[at + 1].tag in _OBJECT else 0
    day = at + 1 < len(tokens) and tokens[at].tag == "Z" and tokens[at + 1].tag == "'"
    if at >= len(tokens) or not (tokens[at].tag in _OBJECT or day or _is_described(tokens, at)):
        return None
    if tokens[at].tag == "Q":
        return (at, "quote") if cue.frames & {"quote", "np", "np-prep"} else None
    if cue.lemma == "claim" and _is_gained(tokens, at):
        return None
    if cue.lemma == "identify" and _has_preposition(tokens, cue, at):
        return (at, "np-prep")
    if "np" in cue.frames or (cue.group == "document" and cue.lemma != "read"):
        return (at, "np")
    if "np-num" in cue.frames and _is_figure(tokens, at):
        return (at, "np")
    if "np-as" in cue.frames and _has_as(tokens, at):
        return (at, "np-prep")
    if cue.lemma in _JUDGING and _has_verdict(tokens, at):
        return (at, "np-prep")
    if cue.lemma == "suggest" and tokens[at].tag != "P":
        return (at, "np")
    if cue.lemma == "put" and not _has_figure(tokens, at):
        return None
    if "np-prep" in cue.frames and _has_preposition(tokens, cue, at):
        return (at, "np-prep")
    return (at, "np") if cue.lemma in _OF_PAPERS else None


def _is_gained(tokens: Tokens, at: int) -> bool:
    """Whether what is claimed is a gain, or a loss, and no statement: claimed victory, 14 lives, £4,000."""
    phrase = phrase_after(tokens, at)
    gained = phrase is not None and tokens[head(tokens, phrase)].low.removesuffix("s") in _GAINS
    return gained or tokens[at].low in ("$", "£", "€") or tokens[at].text[:1] in "$£€"


def _is_figure(tokens: Tokens, at: int) -> bool:
    """Whether an object is a number: counted 31 injuries, counts about 4,300 of the animals."""
    if tokens[at].low in ("about", "nearly", "some", "roughly", "around", "almost") and at + 1 < len(tokens):
        at += 1
    return tokens[at].tag == "#"


def _has_figure(tokens: Tokens, at: int) -> bool:
    """Whether an object is given at a number: put the toll at 90, put the profit at €2m."""
    for index in range(at + 1, min(len(tokens) - 1, at + _FURTHEST)):
        behind = tokens[index + 1 : index + 4]
        if tokens[index].low == "at" and any(t.tag in "#Q" or t.text[:1] in "$£€" for t in behind):
            return True
    return False


def _has_verdict(tokens: Tokens, at: int) -> bool:
    """Whether an object is followed by what it is held to be: considers him a racist, the sale void."""
    phrase = phrase_after(tokens, at)
    return phrase is not None and phrase[1] < len(tokens) and tokens[phrase[1]].tag in "DJ"


def _has_as(tokens: Tokens, at: int) -> bool:
    """Whether the object is given as something: gave the cause as pneumonia, gave money as their reason."""
    for index in range(at + 1, min(len(tokens) - 1, at + _FURTHEST)):
        if tokens[index].low == "as":
            named = tokens[index + 1]
            return named.tag != "P" and not (named.tag == "N" and is_plural(named.low))
        if tokens[index].tag in "SCW" or tokens[index].low in _STOPS or is_finite(tokens, index):
            return False
    return False


def _is_described(tokens: Tokens, at: int) -> bool:
    """Whether an object begins with a participle, or with "that" before a noun taken for a verb."""
    if tokens[at].low in ("that", "what", "$", "£", "€", "about", "around"):
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
    return tokens[at].form in ("past", "participle") and following.tag in "NM"


def _has_preposition(tokens: Tokens, cue: Cue, at: int) -> bool:
    """Whether what follows the object says as what, for what or of what."""
    wanted = cue.joined or _OBJECT_PREPOSITIONS
    index, limit = at + 1, min(len(tokens), at + 18)
    while index < limit:
        token = tokens[index]
        if token.low in wanted or (token.tag == "Q" and token.low == "fragment"):
            return True
        index = past_word(tokens, index, limit)
        if token.low in ("'s", ","):
            continue
        if token.tag in "SCWQ" or token.low in (".", ";", ":") or is_finite(tokens, index - 1):
            return False
    return False
