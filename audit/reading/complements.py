"""What follows a verb of saying: where its content begins, and by which of its frames."""

from __future__ import annotations

from typing import NamedTuple

from audit.reading import objects
from audit.reading.clauses import is_finite, opens_clause, past_adverbials, past_insertion, past_word
from audit.reading.cues import Cue
from audit.reading.nounphrases import Tokens, head, phrase_after
from audit.reading.wordclasses import parts

WEAK = frozenset(("np", "np-prep", "inf", "ing", "prep", "np-inf", "attitude"))
"""Frames that many plain actions have too, so that the subject must be one that can speak."""
BARE = frozenset(
    "say think believe hope know claim argue feel fear suggest insist admit show report warn wish predict "
    "announce confirm note acknowledge agree contend suspect swear vow promise guess reckon estimate "
    "explain conclude deny allege testify tweet assume assert doubt declare boast joke complain concede "
    "confess decide discover figure find hint imagine imply indicate infer learn mention observe presume "
    "pretend prove quip realise realize recall recognise recognize regret remark bet remember repeat reply "
    "retort reveal rule sense signal speculate stress suppose surmise theorise theorize understand worry "
    "whisper caution judge submit foresee forecast confide add affirm attest reaffirm reiterate opine "
    "volunteer state calculate recount".split()
) | {"point out", "make clear", "make it clear", "find out"}
"""Verbs after which "that" may be missing: she said it rained, but not: she wept it rained."""
_GAPS = frozenset("which who whom that what".split())
_ASKING = frozenset("ask wonder inquire enquire query explain".split())
_PROFORMS = frozenset(
    (("so",), ("otherwise",), ("as", "much"), ("just", "that"), ("the", "same"), ("much", "the"))
)
"""What may stand for a whole clause: said so, said as much."""
_TELLING = frozenset(
    "say think suggest believe argue insist feel hope indicate tell admit grant claim".split()
)
_TOLD = frozenset("lie lies story stories joke jokes truth tale tales".split())
"""What is told, and nobody who is told something."""
_BEFORE_NUMBERS = frozenset("for in after within".split())
_INSERTION = 14
_FURTHEST = 24
"""How many words may stand between a verb and the "that" or the quotation that it governs."""


PATTERNS = {
    "that": "verb with its that-clause",
    "clause": "verb with its clause",
    "gap": "verb inside a relative clause",
    "wh": "verb with its question",
    "quote": "verb, then quotation",
    "colon": "verb and colon",
    "inf": "verb with its infinitive",
    "np-inf": "verb, person, infinitive",
    "ing": "verb with its -ing clause",
    "prep": "verb with its preposition",
    "np": "verb with its object",
    "np-prep": "verb with object and preposition",
    "phrase": "verbal phrase with its topic",
    "phrase alone": "verbal phrase alone",
    "attitude": "what somebody feels",
}
"""What each frame is called where a reading is explained."""


class Complement(NamedTuple):
    """Where content begins, and the frame that it follows by; empty if there is none."""

    start: int
    frame: str


NONE = Complement(0, "")


def find(tokens: Tokens, cue: Cue) -> Complement:
    """The content that follows the verb; ``NONE`` if no frame of the verb fits."""
    at = cue.last
    if at >= len(tokens):
        return NONE
    if cue.group == "attitude":
        return Complement(at, "attitude")
    if cue.group == "light-verb":
        return Complement(at, "phrase alone" if tokens[at].low in ".,;:" else "phrase")
    return (
        _clause(tokens, cue, past_insertion(tokens, past_adverbials(tokens, at)))
        or _distant(tokens, cue)
        or _late_preposition(tokens, cue, at)
        or _after_recipient(tokens, cue, at)
        or _object(tokens, cue, at)
        or _proform(tokens, cue, at)
        or NONE
    )


def _clause(tokens: Tokens, cue: Cue, at: int) -> Complement | None:
    """A clause, quotation, infinitive or prepositional phrase that begins at ``at``."""
    if at < len(tokens) - 1 and tokens[at].low in (",", ":", "—", "–") and tokens[at + 1].tag == "Q":
        at += 1
    elif at < len(tokens) - 1 and tokens[at].low == ":" and tokens[at + 1].low == "that":
        at += 1  # what many have long suspected: that
    if at >= len(tokens):
        return None
    token, frames = tokens[at], cue.frames
    if token.low == "that" and _stands_apart(tokens, cue, at):
        return None
    frame = ""
    if token.tag == "Q" and ("quote" in frames or (cue.cue_class == "belief" and "that" in frames)):
        frame = "quote"
    elif token.low == "that" and frames & {"that", "np-that"}:
        frame = "that"
    elif _has_gap(tokens, cue, at):
        frame = "gap"
    elif token.tag == "T" and "inf" in frames:
        frame = "inf"
    elif (token.tag == "W" or token.low == "if") and "wh" in frames:
        frame = "wh"
    elif "ing" in frames and (token.form == "ing" and token.tag in "VA"):
        frame = "ing"
    elif _is_preposition(tokens, cue, at):
        frame = "prep"
    elif _opens_content(tokens, cue, at):
        frame = "clause"
    elif token.low == ":" and "quote" in frames and at < len(tokens) - 1:
        return Complement(at + 1, "colon")
    return Complement(at, frame) if frame else None


def _is_preposition(tokens: Tokens, cue: Cue, at: int) -> bool:
    """Whether what is said follows behind a preposition: spoke of fraud, and not: spoke for about an hour."""
    if tokens[at].low not in cue.prepositions or (cue.lemma == "appeal" and _attracts(tokens, at)):
        return False
    rough = tokens[at].low == "about" and at and tokens[at - 1].low in _BEFORE_NUMBERS
    return not rough


def _attracts(tokens: Tokens, at: int) -> bool:
    """Whether "appeal to" asks for nothing: the ship appeals to children, but appealed to her for help."""
    following = tokens[at : at + _INSERTION]
    return tokens[at].low == "to" and not any(t.tag == "T" or t.low == "for" for t in following)


def _opens_content(tokens: Tokens, cue: Cue, at: int) -> bool:
    """Whether a clause without "that" begins here, or one with an infinitive."""
    if "that" in cue.frames and cue.lemma in BARE and opens_clause(tokens, at):
        return True
    return cue.lemma in ("say", "believe") and _is_infinitive_clause(tokens, at)


def _is_infinitive_clause(tokens: Tokens, at: int) -> bool:
    """Whether a noun phrase and "to" stand here: says parking to start, believes it to be true."""
    phrase = phrase_after(tokens, at)
    return phrase is not None and phrase[1] + 1 < len(tokens) and tokens[phrase[1]].tag == "T"


def _proform(tokens: Tokens, cue: Cue, at: int) -> Complement | None:
    """A word or two that stand for what was said before: said so, suggests otherwise."""
    if cue.lemma not in _TELLING:
        return None
    words = tuple(t.low for t in tokens[at : at + 2])
    return Complement(at, "clause") if words[:1] in _PROFORMS or words in _PROFORMS else None


def _stands_apart(tokens: Tokens, cue: Cue, that: int) -> bool:
    """Whether "that" opens no clause of the verb: said that, and left; says in a note that blames him."""
    if that > cue.last and tokens[that - 1].tag in "NM" and is_finite(tokens, that + 1):
        return True
    if that + 1 < len(tokens) and tokens[that + 1].low == ",":  # that, among islanders, she leads
        return not any(t.low == "," for t in tokens[that + 2 : that + _INSERTION])
    return that + 1 == len(tokens) or tokens[that + 1].low in ".;"


def _has_gap(tokens: Tokens, cue: Cue, at: int) -> bool:
    """Whether a verb follows whose subject stood before: a dynamic Lund said could drive them away."""
    token = tokens[at]
    if cue.lemma not in BARE or "that" not in cue.frames or token.tag not in "AXV" or token.form == "ing":
        return False
    return token.tag == "X" or _is_gap(tokens, cue)


def _is_gap(tokens: Tokens, cue: Cue) -> bool:
    """Whether the subject of what is said stands before: the ball, which they said flew too far."""
    return any(t.low in _GAPS for t in tokens[max(0, cue.first - 6) : cue.first])


def _distant(tokens: Tokens, cue: Cue) -> Complement | None:
    """Said from the start that, told a rally in the port on Friday: “…”; phrases may stand between."""
    if cue.frames.isdisjoint(("that", "quote", "np-that", "wh")):
        return None
    index, limit = cue.last, min(len(tokens) - 1, cue.last + _FURTHEST)
    while index < limit and tokens[index].tag == "R":
        index += 1
    adverbial = tokens[min(index, limit)].tag in "IZ" or tokens[min(index, limit)].low == ","
    if not adverbial and tokens[cue.first].form != "participle":
        adverbial = (after := past_adverbials(tokens, index)) > index  # announced last week, in a gym, that
        index = after
    if not adverbial and "np-that" not in cue.frames:
        return None
    while index < limit:
        token, following = tokens[index], tokens[index + 1]
        speech = following.tag == "Q" and "quote" in cue.frames
        if (token.low == ":" and speech) or (token.low == "," and speech and following.low == "speech"):
            return Complement(index + 1, "quote")
        if token.low == "that" and token.tag == "S" and not is_finite(tokens, index + 1):
            fits = cue.frames & {"that", "np-that"} and index > cue.last + 1
            return Complement(index, "that") if fits else None
        if token.tag == "W" and index > cue.last and cue.lemma in _ASKING:
            return Complement(index, "wh")
        if index > cue.last and cue.lemma in BARE and _is_clause_of_pronoun(tokens, index):
            return Complement(index, "clause")
        if _closes(tokens, index):
            return None
        index = past_word(tokens, index, limit)
    return None


def _is_clause_of_pronoun(tokens: Tokens, index: int) -> bool:
    """Whether "he would" stands here: said after the convention he would not sign."""
    return (
        tokens[index].low in ("he", "she", "they", "it", "we", "i")
        and (tokens[index - 1].tag in "NMZ#" or tokens[index - 1].form == "ing")
        and is_finite(tokens, index + 1)
    )


def _closes(tokens: Tokens, index: int) -> bool:
    """Whether what the verb governs cannot begin beyond this word."""
    token = tokens[index]
    speech = token.tag == "Q" and token.low == "speech"
    return token.tag in "WCS" or speech or token.low in (";", ":") or is_finite(tokens, index)


def _late_preposition(tokens: Tokens, cue: Cue, at: int) -> Complement | None:
    """Complained since autumn of; a few words may stand between the verb and its preposition."""
    start = _past_short_insertion(tokens, at)
    if start > at and tokens[start].low in cue.prepositions:
        return Complement(start, "prep")
    for index in range(at, min(at + 5, len(tokens) - 1)):
        if index > at and _is_preposition(tokens, cue, index):
            return Complement(index, "prep")
        if tokens[index].tag in ".QVSCWPD" or tokens[index].low == "condition":
            return None
    return None


def _past_short_insertion(tokens: Tokens, at: int) -> int:
    """Step right over what stands between commas: complain, meanwhile, of theft; boast, in a leaflet, of."""
    if tokens[at].low != ",":
        return at
    limit = at + (10 if at + 1 < len(tokens) and tokens[at + 1].tag == "I" else 5)
    close = next((i for i in range(at + 2, min(len(tokens) - 1, limit)) if tokens[i].low == ","), at - 1)
    return close + 1


def _after_recipient(tokens: Tokens, cue: Cue, at: int) -> Complement | None:
    """Told reporters that, urged the council to, asked him why."""
    if not cue.frames & {"np-that", "np-inf"}:
        return None
    recipient = phrase_after(tokens, past_adverbials(tokens, at) if tokens[at].tag == "R" else at)
    if recipient is None or tokens[head(tokens, recipient)].low in _TOLD:
        return None
    after = past_insertion(tokens, past_adverbials(tokens, recipient[1]))
    if "np-inf" in cue.frames and _infinitive(tokens, after):
        start = after if cue.lemma in ("tell", "ask") else recipient[0]
        return Complement(start, "np-inf")
    if after >= len(tokens) or ("np-that" not in cue.frames and cue.lemma != "ask"):
        return None
    finite = tokens[after].tag in "AXV" and tokens[after].form != "ing"
    if finite and cue.lemma == "tell" and _is_gap(tokens, cue) and tokens[cue.first - 1].low not in _GAPS:
        return Complement(after, "gap")  # a warning, which agents told the radio was
    found = _clause(tokens, cue, after) or _proform(tokens, cue, after)
    if found or cue.lemma == "ask":
        return found
    return Complement(after, "clause") if opens_clause(tokens, after) else None


def _infinitive(tokens: Tokens, at: int) -> bool:
    """Whether "to" follows a recipient, also a longer one: asked 3,900 households that lie in Eastrigg to."""
    if at < len(tokens) and tokens[at].low in ("who", "that"):
        at = next((i for i in range(at, min(len(tokens), at + _INSERTION)) if tokens[i].tag in "T.CQ"), at)
    for index in range(at, min(len(tokens), at + 8)):
        if tokens[index].tag == "T":
            return True
        if tokens[index].low == "to" and index + 1 < len(tokens) and _may_be_verb(tokens[index + 1].low):
            return True
        if tokens[index].tag not in "NMJI#'" and tokens[index].low != "and":
            return tokens[index].low == "not" and index + 1 < len(tokens) and tokens[index + 1].tag == "T"
    return False


def _may_be_verb(low: str) -> bool:
    """Whether a word taken for a noun may be the verb of an infinitive: called on them to act."""
    return any(part.state == "b" for part in parts(low))


def _object(tokens: Tokens, cue: Cue, at: int) -> Complement | None:
    """A noun phrase: denied the charge, accused the firm of fraud."""
    found = objects.find(tokens, cue, past_adverbials(tokens, at))
    return Complement(*found) if found else None
