"""The subject of a verb: who it is that says, also over insertions, relative clauses and other verbs."""

from __future__ import annotations

from audit import lexicons
from audit.reading.clauses import RELATIVES, TIME_NOUNS, is_finite, takes_clause, verb_group
from audit.reading.nounphrases import Range, Tokens, head, phrase_after, phrase_before

_APPOSITIVE = frozenset("#DWJINVRM")
"""What an insertion between commas may begin with."""
_PARTICLES = frozenset("up out down off on over away".split())
_PARENTHESES = frozenset((",", ")", "—", "–", "-"))
_THIS = frozenset("last this next earlier that".split())
_FURTHEST = 40
"""How many words an insertion may have."""


def subject_of(tokens: Tokens, verb: int) -> Range | None:
    """The subject of the verb at ``verb``, looked for to its left; None if none is found."""
    first = verb_group(tokens, verb)
    at = _before_adverbials(tokens, first - 1)
    participial = tokens[verb].form == "ing" and not any(t.tag == "A" for t in tokens[first:verb])
    if at < 0 or (participial and at == 0 and tokens[at].tag in "ISW"):
        return _subject_behind(tokens, verb) if participial else None
    token = tokens[at]
    if token.low in _PARTICLES and at > 0 and tokens[at - 1].tag == "V":
        return shared_subject(tokens, at - 1)
    if _is_relative(tokens, at):
        return _antecedent(tokens, at)
    if participial:
        return _described(tokens, at) or shared_subject(tokens, at, reporting=True)
    if token.low in _PARENTHESES:
        return _whole(tokens, _before_parenthesis(tokens, at))
    if token.form in ("past", "participle") and token.tag == "V" and at > 0 and tokens[at - 1].tag in "NM":
        reduced = phrase_before(tokens, at - 1)  # figures released on Tuesday show
        if at + 1 < first and reduced:
            return (reduced[0], first)
    if token.tag in "CTV.":
        return shared_subject(tokens, at, reporting=takes_clause(tokens[verb]))
    if token.tag in "NMPJ#DQ":
        return _whole(tokens, phrase_before(tokens, at))
    return None


def _subject_behind(tokens: Tokens, verb: int) -> Range | None:
    """Whose the participle is that opens a sentence: "Calling it unfair, Okafor left the room"."""
    for index in range(verb + 1, len(tokens) - 1):
        if tokens[index].low == ",":
            phrase = phrase_after(tokens, index + 1)
            if (
                phrase
                and phrase[1] < len(tokens)
                and (is_finite(tokens, phrase[1]) or tokens[phrase[1]].tag == "R")
            ):
                return phrase
    return None


def _is_relative(tokens: Tokens, at: int) -> bool:
    return tokens[at].tag == "W" or (tokens[at].low == "that" and at > 0 and tokens[at - 1].tag in "NMP")


def _described(tokens: Tokens, at: int) -> Range | None:
    """The noun that a participle tells of: an advertisement describing him as weak."""
    phrase = phrase_before(tokens, at) if tokens[at].tag in "NM" else None
    if phrase is None:
        return None
    return phrase if tokens[head(tokens, phrase)].low in lexicons.load("source-nouns", inflect=True) else None


def _whole(tokens: Tokens, phrase: Range | None) -> Range | None:
    """With "photos released of the scene" and "a man seen nearby", the noun before the participle too."""
    if phrase is None:
        return None
    for index in range(phrase[0] - 1, 0, -1):
        token, before = tokens[index], tokens[index - 1]
        if token.low in RELATIVES and before.tag in "NMP" and index + 1 < phrase[0]:
            return phrase_before(tokens, index - 1) or phrase
        told = token.tag == "V" and token.form in ("past", "participle", "ing") and before.tag in "NM"
        if told and not (index + 1 == phrase[0] and takes_clause(token)):
            wider = phrase_before(tokens, index - 1)
            return (wider[0], phrase[1]) if wider else phrase
        if token.tag in ".QSCT" or (token.tag in "VX" and before.low not in RELATIVES):
            return phrase
    return phrase


def _before_adverbials(tokens: Tokens, at: int) -> int:
    """Step left over "on Monday", "last week", "also" between a subject and its verb."""
    while at >= 0:
        token = tokens[at]
        if token.tag in "RZ" or (
            token.low in ("on", "in", "since") and at + 1 < len(tokens) and tokens[at + 1].tag in "Z#"
        ):
            at -= 1
        elif token.low in TIME_NOUNS and at > 0 and tokens[at - 1].low in _THIS:
            at -= 3 if at > 2 and tokens[at - 2].low in _PARTICLES else 2
        else:
            break
    return at


def _antecedent(tokens: Tokens, at: int) -> Range | None:
    """What "who" or "which" at ``at`` stands for."""
    at -= 1
    if at >= 0 and tokens[at].low in (",", "of", "to", "for"):
        at -= 1
    return phrase_before(tokens, at) if at >= 0 else None


# ---------------------------------------------------------------- insertions


def _before_parenthesis(tokens: Tokens, at: int) -> Range | None:
    """The phrase that one or more insertions between commas, brackets or dashes belong to."""
    closing, found = at, None
    opening = _opening(tokens, closing)
    while opening:
        phrase = phrase_before(tokens, opening - 1)
        if phrase is None or not _inserted(tokens, opening, closing):
            break
        if found is None and _names(tokens, opening + 1, closing) and tokens[phrase[1] - 1].tag != "M":
            return (opening + 1, closing)
        found = phrase
        if phrase[0] == 0 or tokens[phrase[0] - 1].low != tokens[opening].low or not _goes_on(tokens, phrase):
            break
        closing, opening = opening, phrase[0] - 1
    return found or phrase_before(tokens, at - 1)


def _names(tokens: Tokens, first: int, last: int) -> bool:
    return all(t.tag == "M" for t in tokens[first:last])


def _goes_on(tokens: Tokens, phrase: Range) -> bool:
    """Whether a phrase may itself be an insertion: the top Democrat, 43, D-Va."""
    return tokens[phrase[0]].tag in "#DJN" or "-" in tokens[phrase[0]].text


def _opening(tokens: Tokens, closing: int) -> int | None:
    """The mark that opens the insertion that ends at ``closing``."""
    partner = {")": "("}.get(tokens[closing].low, tokens[closing].low)
    for index in range(closing - 1, max(-1, closing - _FURTHEST), -1):
        if tokens[index].low == partner:
            return index
        if tokens[index].tag == "Q" or tokens[index].low in (";", ":"):
            return None
    return None


def _inserted(tokens: Tokens, opening: int, closing: int) -> bool:
    if opening + 1 >= closing:
        return False
    return tokens[opening].low != "," or tokens[opening + 1].tag in _APPOSITIVE


# ---------------------------------------------------------------- verbs that share a subject


def shared_subject(tokens: Tokens, at: int, *, reporting: bool = False) -> Range | None:
    """The subject of the nearest finite verb at or left of ``at``, which a later verb shares.

    ``reporting``: where a verb of saying stands before that one, its subject is preferred:
    in "she said it leaked and added that", it is she who added.
    """
    nearest: Range | None = None
    for index in range(at, -1, -1):
        token = tokens[index]
        if token.low in (";", "?", "!"):
            break
        if not is_finite(tokens, index) or (index > 0 and tokens[index - 1].tag in "TDI"):
            continue
        found = _own_subject(tokens, index)
        if found is None:
            continue
        if not reporting:
            return found
        if takes_clause(tokens[_main_verb(tokens, index)]):
            relative = found[1] < len(tokens) and tokens[found[1]].low in RELATIVES
            return (nearest or found) if relative else found
        nearest = nearest or found
    return nearest


def _main_verb(tokens: Tokens, index: int) -> int:
    """The verb of the group that begins at ``index``."""
    while index + 1 < len(tokens) and tokens[index].tag in "AXR" and tokens[index + 1].tag in "AXRV":
        index += 1
    return index


def _own_subject(tokens: Tokens, verb: int) -> Range | None:
    """As ``subject_of``, for a finite verb, without sharing again through a verb before it."""
    at = _before_adverbials(tokens, verb_group(tokens, verb) - 1)
    if at < 0:
        return None
    if _is_relative(tokens, at):
        return _antecedent(tokens, at)
    if tokens[at].low in _PARENTHESES:
        return _before_parenthesis(tokens, at)
    return phrase_before(tokens, at) if tokens[at].tag in "NMPJ#D" else None
