"""Phrases and clauses among the tokens of a sentence: subjects, noun phrases, ends."""

from __future__ import annotations

from collections.abc import Sequence

from audit import lexicons
from audit.reading.tagging import Token

Tokens = Sequence[Token]
Range = tuple[int, int]
"""Tokens ``[first, last)`` of a sentence."""

_IN_PHRASE = frozenset("NMJ#")
_LINKED = frozenset(("'", "&", "/", "$", "£", "€", "%"))
_JOINS_PHRASE = frozenset("of for at from with in on to by near inside behind".split())
_JOINS_AFTER = frozenset("of for at from with inside".split())
_APPOSITIVE = frozenset("#DWJINV")
_DOUBLE_DETERMINER = frozenset("all both some many most several half each one none few".split())
_TIME_NOUNS = frozenset(
    "week month year day night morning afternoon evening weekend tuesday time hours days weeks months years".split()
)
_STATEMENT_NOUNS = frozenset(
    "statement interview letter speech email e-mail memo post tweet report conference briefing hearing article "
    "column op-ed book note message testimony video call address release filing rally debate television radio".split()
)
_REFLEXIVE = frozenset("himself herself itself themselves".split())
_RELATIVES = frozenset("who which that whose where".split())
_PARTICLES = frozenset("up out down off on over away".split())
_APPROXIMATELY = frozenset("about around over under nearly almost up more fewer less at".split())
_OBJECTS = frozenset("him them us me himself herself itself themselves".split())
_CONDITIONS = frozenset("if when while although though unless once because".split())
_SUBORDINATORS = frozenset("as than before after until since".split())
"""Prepositions that open a clause where a subject pronoun follows: wept as he spoke."""
_CLAUSE_ENDS = frozenset((";", ":", "?", "!"))
_NOT_FINITE = frozenset("be been being having".split())
_LONGEST_SUBJECT = 32


def verb_group(tokens: Tokens, verb: int) -> int:
    """Where the group of a verb begins: its auxiliaries, negation and adverbs taken in."""
    first = verb
    while first > 0:
        before = tokens[first - 1]
        if before.tag in "AX" or (before.tag == "R" and first > 1):
            first -= 1
        else:
            break
    while first < verb and tokens[first].tag == "R":
        first += 1
    return first


def subject_of(tokens: Tokens, verb: int) -> Range | None:
    """The subject of the verb at ``verb``, looked for to its left; None if none is found."""
    first = verb_group(tokens, verb)
    at = _before_adverbials(tokens, first - 1)
    if at < 0:
        return None
    token = tokens[at]
    participial = tokens[verb].form == "ing" and not any(t.tag == "A" for t in tokens[first:verb])
    if token.low in _PARTICLES and at > 0 and tokens[at - 1].tag == "V":
        return shared_subject(tokens, at - 1)
    if token.tag == "W" or (token.low == "that" and at > 0 and tokens[at - 1].tag in "NMP,"):
        return _antecedent(tokens, at)
    if participial or token.tag in "CTV" or (token.tag == "." and token.low not in (",", ")", "-", "–", "—")):
        return shared_subject(tokens, at, reporting=takes_clause(tokens[verb]))
    if token.low in (",", ")", "—", "–", "-"):
        return _before_parenthesis(tokens, at)
    if token.tag in "NMPJ#D'Q" and token.low not in ("'",):
        return _whole_subject(tokens, phrase_before(tokens, at))
    return None


def _whole_subject(tokens: Tokens, phrase: Range | None) -> Range | None:
    """With "photos released of the scene" and "a man seen near the bank", the noun before the participle too."""
    if phrase is None or phrase[0] == 0:
        return phrase
    for index in range(phrase[0] - 1, 0, -1):
        token = tokens[index]
        if token.low in _RELATIVES and tokens[index - 1].tag in "NMP" and index + 1 < phrase[0]:
            return phrase_before(tokens, index - 1) or phrase
        if token.tag == "V":
            if index + 1 == phrase[0] and takes_clause(token):
                return phrase
            if token.form in ("past", "participle", "ing") and tokens[index - 1].tag in "NM":
                wider = phrase_before(tokens, index - 1)
                return (wider[0], phrase[1]) if wider else phrase
        if token.tag in ".QSCT" or (
            token.tag in "VAX" and tokens[index - 1].low not in _RELATIVES and token.tag != "A"
        ):
            return phrase
    return phrase


def takes_clause(verb: Token) -> bool:
    """Whether a bare clause may follow the verb, as after "said"."""
    entry = lexicons.load("cue-verbs").single.get(verb.lemma)
    return entry is not None and "that" in entry.flags


def _before_adverbials(tokens: Tokens, at: int) -> int:
    """Step left over "on Monday", "last week", "also" between a subject and its verb."""
    while at >= 0:
        token = tokens[at]
        if token.tag == "R" or token.tag == "Z":
            at -= 1
        elif (
            token.low in ("on", "in", "since", "late", "early")
            and at + 1 < len(tokens)
            and tokens[at + 1].tag in "Z#"
        ):
            at -= 1
        elif (
            token.low in _TIME_NOUNS
            and at > 0
            and tokens[at - 1].low in ("last", "this", "next", "earlier", "that")
        ):
            at -= 2
        else:
            break
    return at


def _antecedent(tokens: Tokens, at: int) -> Range | None:
    """What "who" or "which" at ``at`` stands for."""
    at -= 1
    if at >= 0 and tokens[at].low in (",", "of", "to", "for"):
        at -= 1
    return phrase_before(tokens, at) if at >= 0 else None


def _before_parenthesis(tokens: Tokens, at: int) -> Range | None:
    """The phrase that one or more insertions between commas, brackets or dashes belong to."""
    closing = at
    found = None
    while closing > 0:
        opening = _opening(tokens, closing)
        if opening is None:
            break
        phrase = phrase_before(tokens, opening - 1) if opening > 0 else None
        if phrase is None or not _inserted(tokens, opening, closing):
            break
        if (
            found is None
            and all(t.tag == "M" for t in tokens[opening + 1 : closing])
            and tokens[phrase[1] - 1].tag != "M"
        ):
            return (opening + 1, closing)
        found = phrase
        if (
            phrase[0] == 0
            or tokens[phrase[0] - 1].low != tokens[opening].low
            or tokens[phrase[0]].tag not in "#DJN"
        ):
            break
        closing = phrase[0] - 1
    return found or phrase_before(tokens, at - 1)


def _opening(tokens: Tokens, closing: int) -> int | None:
    partner = {")": "("}.get(tokens[closing].low, tokens[closing].low)
    for index in range(closing - 1, max(-1, closing - 40), -1):
        if tokens[index].low == partner:
            return index
        if tokens[index].tag == "Q" or tokens[index].low in (";", ":"):
            return None
    return None


def _inserted(tokens: Tokens, opening: int, closing: int) -> bool:
    if opening + 1 >= closing:
        return False
    return (
        tokens[opening].low != "," or tokens[opening + 1].tag in _APPOSITIVE or tokens[opening + 1].tag == "M"
    )


def shared_subject(tokens: Tokens, at: int, *, reporting: bool = False) -> Range | None:
    """The subject of the nearest finite verb at or left of ``at``, which a later verb shares.

    ``reporting``: where a verb of saying stands before that one, its subject is preferred:
    in "she said it leaked and added that", it is she who added.
    """
    nearest: Range | None = None
    for index in range(at, -1, -1):
        token = tokens[index]
        if token.tag == "." and token.low in (";", "?", "!"):
            break
        if not is_finite(tokens, index) or _bound(tokens, index):
            continue
        found = subject_of_finite(tokens, index)
        if found is None:
            continue
        if not reporting or takes_clause(_main_verb(tokens, index)):
            return found if not reporting or not _in_relative(tokens, found) else nearest or found
        nearest = nearest or found
    return nearest


def _main_verb(tokens: Tokens, index: int) -> Token:
    """The verb of the group that begins at ``index``."""
    while index + 1 < len(tokens) and tokens[index].tag in "AXR" and tokens[index + 1].tag in "AXRV":
        index += 1
    return tokens[index]


def _in_relative(tokens: Tokens, subject: Range) -> bool:
    return subject[1] < len(tokens) and tokens[subject[1]].low in _RELATIVES


def subject_of_finite(tokens: Tokens, verb: int) -> Range | None:
    """As ``subject_of``, for a verb known to be finite, without sharing again through a verb before it."""
    at = _before_adverbials(tokens, verb_group(tokens, verb) - 1)
    if at < 0:
        return None
    token = tokens[at]
    if token.tag == "W" or (token.low == "that" and at > 0 and tokens[at - 1].tag in "NM"):
        return _antecedent(tokens, at)
    if token.low in (",", ")", "—", "–"):
        return _before_parenthesis(tokens, at)
    return phrase_before(tokens, at) if token.tag in "NMPJ#D" else None


def _bound(tokens: Tokens, index: int) -> bool:
    """Whether the verb hangs on "to", a noun or a preposition and so has no subject of its own."""
    return index > 0 and tokens[index - 1].tag in "TDI"


def phrase_before(tokens: Tokens, at: int) -> Range | None:
    """The noun phrase that ends with the token at ``at``, its "of" and "at" phrases taken in."""
    last = at
    if last < 0:
        return None
    if tokens[last].tag == "Q":
        last -= 1
        if last < 0 or tokens[last].tag not in "NMD":
            return None
    if tokens[last].low in _REFLEXIVE and last > 0 and tokens[last - 1].tag in "NM":
        return phrase_before(tokens, last - 1)
    if tokens[last].tag == "P":
        return (last, at + 1)
    if tokens[last].tag not in "NMJ#D'":
        return None
    first = _phrase_start(tokens, last)
    return (first, at + 1) if first <= last else None


def _phrase_start(tokens: Tokens, last: int) -> int:
    index = last
    while index >= 0:
        token = tokens[index]
        before = tokens[index - 1] if index > 0 else None
        if token.tag in _IN_PHRASE or token.tag == "'" or token.low in _LINKED:
            index -= 1
        elif token.tag == "D" or (token.tag == "P" and token.low in _DOUBLE_DETERMINER):
            index -= 1
            tied = index >= 0 and (_joins(tokens, index) or tokens[index].low in _DOUBLE_DETERMINER)
            if not tied and not (index > 0 and tokens[index].low == "and" and _coordinates(tokens, index)):
                break
        elif _joins(tokens, index):
            index -= 1
        elif (
            token.low == "and" and before is not None and before.tag in "NMP" and _coordinates(tokens, index)
        ):
            index -= 1
        elif token.tag == "V" and token.form in ("past", "participle") and before and before.tag in "DJ":
            index -= 1
        else:
            break
    return index + 1


def _joins(tokens: Tokens, index: int) -> bool:
    """Whether a preposition ties a phrase to the noun before it."""
    if tokens[index].low not in _JOINS_PHRASE or index == 0:
        return False
    before = tokens[index - 1]
    if tokens[index].low in ("in", "on", "to", "with", "for") and before.low in _STATEMENT_NOUNS:
        return False
    return (
        before.tag in "NMP"
        and before.low not in ("it", "he", "she", "they")
        or before.low in _DOUBLE_DETERMINER
    )


def _coordinates(tokens: Tokens, conjunction: int) -> bool:
    """Whether "and" ties two noun phrases of one subject and not two clauses."""
    index = conjunction - 1
    while index >= 0 and (tokens[index].tag in "NMJ#DPI" or tokens[index].low == "'s"):
        index -= 1
    return (
        index < 0
        or tokens[index].tag in "QS"
        or tokens[index].low in (",", ";", ":", "—", "–", "that", "but", "as")
    )


def phrase_after(tokens: Tokens, at: int) -> Range | None:
    """The noun phrase that begins at ``at``, its "of" and "for" phrases taken in."""
    if at >= len(tokens):
        return None
    partitive = at + 1 < len(tokens) and tokens[at + 1].low == "of" and tokens[at].tag in "P#D"
    if tokens[at].tag == "P" and not partitive:
        return (at, at + 1)
    if partitive and at + 2 < len(tokens) and tokens[at + 2].tag == "P":
        return (at, at + 3)
    index = at + 2 * partitive
    named = False
    while index < len(tokens):
        token = tokens[index]
        if token.tag in "NM#":
            named, index = True, index + 1
        elif token.tag in "DJ" and not (named and token.tag == "D"):
            index += 1
        elif token.low in ("'s", "'", "&") or (
            token.tag == "V" and token.form in ("past", "participle") and not named
        ):
            index += 1
        elif named and token.low in _JOINS_AFTER and _opens_phrase(tokens, index + 1):
            index, named = index + 1, False
        elif named and token.low == "and" and index + 1 < len(tokens) and tokens[index + 1].tag == "M":
            index += 1
        else:
            break
    while index > at and tokens[index - 1].tag not in "NMJ#DP":
        index -= 1
    return (at, index) if index > at and any(t.tag in "NMP#J" for t in tokens[at:index]) else None


def _opens_phrase(tokens: Tokens, at: int) -> bool:
    if at >= len(tokens) or tokens[at].tag not in "DJNM#":
        return False
    nouns = [t.low for t in tokens[at : at + 4]]
    return not any(noun in _STATEMENT_NOUNS for noun in nouns)


def head(tokens: Tokens, phrase: Range) -> int:
    """The index of the head noun of a phrase: the last noun before its first "of" or comma."""
    first, last = phrase
    found = first
    for index in range(first, last):
        token = tokens[index]
        if token.tag in "NMP#" or (token.tag in "JD" and index == last - 1):
            found = index
        elif token.tag == "I" or token.low in (",", "(", "who", "which"):
            if index > first and tokens[index - 1].tag in "NMP#JD":
                break
    return found


def with_name(tokens: Tokens, phrase: Range) -> Range:
    """A phrase such as "a passenger" with the name in apposition to it: "a passenger, Sorina Matei"."""
    comma = phrase[1]
    if comma + 1 >= len(tokens) or tokens[comma].low != "," or tokens[comma + 1].tag != "M":
        return phrase
    if tokens[comma - 1].tag != "N":
        return phrase
    last = comma + 1
    while last < len(tokens) and tokens[last].tag == "M":
        last += 1
    ends = last == len(tokens) or tokens[last].tag in ".V"
    return (phrase[0], last) if ends else phrase


def past_insertion(tokens: Tokens, at: int) -> int:
    """Step right over ", however," and ", with a smile," where a clause or quotation goes on after it."""
    if at < len(tokens) and tokens[at].low == ",":
        for index in range(at + 1, min(len(tokens) - 1, at + 14)):
            if tokens[index].low == ",":
                return index + 1 if tokens[index + 1].low == "that" or tokens[index + 1].tag == "Q" else at
            if tokens[index].tag in "Q;":
                break
    return at


def past_adverbials(tokens: Tokens, at: int) -> int:
    """Step right over adverbs, days, and "in a statement" between a cue and what it governs."""
    while at < len(tokens):
        token = tokens[at]
        if token.tag == "Z" or (token.tag == "R" and token.low not in ("there", "now", "then", "here")):
            at += 1
        elif token.low in _TIME_NOUNS and at > 0 and tokens[at - 1].tag in "RDJ":
            at += 1
        elif token.low in ("last", "this", "next", "earlier") and _is_time(tokens, at + 1):
            at += 2
        elif token.low in (
            "on",
            "in",
            "at",
            "during",
            "via",
            "through",
            "to",
            "by",
            "from",
            "after",
            "before",
            "over",
        ):
            end = _adverbial_end(tokens, at)
            if end is None:
                break
            at = end
        else:
            break
    return at


def _is_time(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and (tokens[at].low in _TIME_NOUNS or tokens[at].tag == "Z")


def _adverbial_end(tokens: Tokens, at: int) -> int | None:
    """The end of a phrase such as "on Monday" or "in an interview with the radio", if one begins at ``at``."""
    if at + 1 < len(tokens) and tokens[at + 1].tag in "Z#" and tokens[at].low in ("on", "in", "by", "at"):
        end = at + 2
        while end < len(tokens) and tokens[end].tag in "Z#":
            end += 1
        return end
    phrase = phrase_after(tokens, at + 1)
    if phrase and any(
        t.low in _STATEMENT_NOUNS
        or t.low in _TIME_NOUNS
        or t.low in ("twitter", "reporters", "facebook", "court")
        for t in tokens[phrase[0] : phrase[1]]
    ):
        return phrase[1]
    return None


def opens_clause(tokens: Tokens, at: int) -> bool:
    """Whether a clause with subject and finite verb begins at ``at``.

    The subject is read word by word, with its phrases and relative clauses, up to its verb.
    """
    if at >= len(tokens):
        return False
    opening = tokens[at]
    if opening.low in _CONDITIONS:
        comma = next(
            (i for i in range(at + 1, min(len(tokens), at + 25)) if tokens[i].low == ","), len(tokens)
        )
        return opens_clause(tokens, comma + 1)
    if opening.low in _APPROXIMATELY and at + 1 < len(tokens) and tokens[at + 1].tag in "#DN":
        return opens_clause(tokens, at + 1)
    if opening.low in ("that", "this") and opening.tag == "S":
        return at + 1 < len(tokens) and (is_finite(tokens, at + 1) or opens_clause(tokens, at + 1))
    if opening.tag not in "PDMNJ#QRZ'" and opening.form != "ing" or opening.low in _OBJECTS:
        return False
    named, relatives, commas = False, 0, 0
    for index in range(at, min(len(tokens), at + _LONGEST_SUBJECT)):
        token = tokens[index]
        commas += token.low == ","
        if (
            commas
            and not named
            or (commas == 1 and tokens[index - 1].low == "," and is_finite(tokens, index))
        ):
            return False
        if named and (is_finite(tokens, index)):
            if relatives == 0:
                return True
            relatives -= 1
        elif token.tag == "Q":
            return named or index > at
        elif token.tag == "W" or (token.low == "that" and named):
            if not named or token.low not in _RELATIVES:
                return False
            relatives += 1
        elif token.tag in "SAX" or token.low in _CLAUSE_ENDS:
            return False
        elif token.low in _SUBORDINATORS and _subject_pronoun(tokens, index + 1):
            return False
        named = (
            named
            or token.tag in "NMP#"
            or (token.tag == "J" and tokens[index - 1].tag == "D")
            or (token.form == "ing" and index == at)
        )
    return False


def _subject_pronoun(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens[at].tag == "P" and tokens[at].low not in _OBJECTS


def is_finite(tokens: Tokens, index: int) -> bool:
    """Whether a finite verb, or the first word of its group, stands at ``index``."""
    token = tokens[index]
    before = index - 1
    while before >= 0 and tokens[before].tag == "R":
        before -= 1
    if before >= 0 and tokens[before].tag in "AXT":
        return False
    if token.tag in "AX":
        return token.low not in _NOT_FINITE
    return token.tag == "V" and token.form in ("s", "past", "base")


def clause_end(tokens: Tokens, at: int) -> int:
    """The end of what is governed from ``at`` on: the sentence's end, its stop left out."""
    end = len(tokens)
    for index in range(at, len(tokens)):
        if tokens[index].low == ";":
            end = index
            break
    while end > at and tokens[end - 1].tag == "." and tokens[end - 1].low in ".,;:!?—–-":
        end -= 1
    return end
