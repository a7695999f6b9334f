"""Noun phrases among the tokens of a sentence: where one ends or begins, and its head."""

from __future__ import annotations

from collections.abc import Sequence

from audit import lexicons
from audit.reading.tagging import Token
from audit.reading.wordclasses import is_plural

Tokens = Sequence[Token]
Range = tuple[int, int]
"""Tokens ``[first, last)`` of a sentence."""

STATEMENT_NOUNS = frozenset(
    "statement interview letter speech email e-mail memo post tweet report conference briefing hearing "
    "article column op-ed book note message testimony video call address release filing rally debate "
    "television radio telephone phone".split()
)
"""Where something is said, so that "in a statement" belongs to the verb and not to the speaker."""
_IN_PHRASE = frozenset("NMJ#'")
_LINKED = frozenset(("&", "/", "$", "£", "€", "%"))
_JOINS_BEFORE = frozenset(
    "of for at from with in on to by near inside behind across around throughout outside".split()
)
_JOINS_AFTER = frozenset("of for at from with inside".split())
_LOOSELY = frozenset("in on to with for".split())
_DOUBLE_DETERMINER = frozenset("all both some many most several half each one none few".split())
_REFLEXIVE = frozenset("himself herself itself themselves".split())
_PRONOUNS = frozenset("it he she they".split())
_BEFORE_COORDINATION = frozenset((",", ";", ":", "—", "–", "that", "but", "as"))


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
        partitive = last > 1 and tokens[last - 1].low == "of" and tokens[last - 2].tag in "P#D"
        return (last - 2 if partitive else last, at + 1)
    if tokens[last].tag not in "NMJ#D'":
        return None
    first = _start(tokens, last)
    return (first, at + 1) if first <= last else None


def _start(tokens: Tokens, last: int) -> int:
    """Where the phrase that ends at ``last`` begins, word by word to the left."""
    index = last
    while index >= 0:
        token = tokens[index]
        if token.tag == "D" or (token.tag == "P" and token.low in _DOUBLE_DETERMINER):
            index -= 1
            tied = index >= 0 and (_joins(tokens, index) or tokens[index].low in _DOUBLE_DETERMINER)
            if not tied and not _coordinates(tokens, index):
                break
        elif (
            token.tag in _IN_PHRASE
            or token.low in _LINKED
            or _joins(tokens, index)
            or _coordinates(tokens, index)
            or _is_modifier(tokens, index)
            or _is_superlative(tokens, index)
            or _is_hyphen(tokens, index)
            or _is_dated(tokens, index)
            or (token.low == "per" and tokens[index + 1].low == "cent")
        ):
            index -= 1
        else:
            break
    return index + 1


def _is_modifier(tokens: Tokens, index: int) -> bool:
    """Whether a participle stands between determiner and noun: the ousted board."""
    if tokens[index].tag == "V" and "-" in tokens[index].text:
        return True  # ship-tracking records
    return tokens[index].form in ("past", "participle") and index > 0 and tokens[index - 1].tag in "DJ"


def _is_superlative(tokens: Tokens, index: int) -> bool:
    """Whether "most" raises an adjective: the Home Office's most senior official."""
    if tokens[index].low not in ("most", "least") or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index + 1].tag == "J" and tokens[index - 1].tag in "'DN"


def _is_dated(tokens: Tokens, index: int) -> bool:
    """Whether a day or month stands between determiner and noun: a February survey."""
    if tokens[index].tag != "Z" or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].tag in "DJ'" and tokens[index + 1].tag in "NJ"


def _is_hyphen(tokens: Tokens, index: int) -> bool:
    """Whether a mark ties two words without a space: the 43-year-old."""
    if tokens[index].low not in ("-", "/") or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].end == tokens[index].start and tokens[index].end == tokens[index + 1].start


def _joins(tokens: Tokens, index: int) -> bool:
    """Whether a preposition ties a phrase to the noun before it."""
    if tokens[index].low not in _JOINS_BEFORE or index == 0:
        return False
    before = tokens[index - 1]
    if (
        tokens[index].low in _LOOSELY
        and before.low in STATEMENT_NOUNS
        and _follows_preposition(tokens, index)
    ):
        return False
    if before.tag == "J" and index > 1 and tokens[index - 2].tag in "NM":
        return tokens[index].low in ("with", "to", "of")  # a source familiar with the matter
    return (before.tag in "NMP" and before.low not in _PRONOUNS) or before.low in _DOUBLE_DETERMINER


def _follows_preposition(tokens: Tokens, index: int) -> bool:
    """Whether the noun before ``index`` depends on a preposition: in a statement on Friday."""
    index -= 1
    while index >= 0 and tokens[index].tag in "DJN":
        index -= 1
    return index >= 0 and tokens[index].tag == "I"


def _coordinates(tokens: Tokens, index: int) -> bool:
    """Whether "and" at ``index`` ties two noun phrases of one subject and not two clauses."""
    if index < 1 or tokens[index].low != "and" or tokens[index - 1].tag not in "NMP":
        return False
    index -= 1
    while index >= 0 and tokens[index].tag in "NMJ#DPI'":
        index -= 1
    return index < 0 or tokens[index].tag in "QS" or tokens[index].low in _BEFORE_COORDINATION


def phrase_after(tokens: Tokens, at: int) -> Range | None:
    """The noun phrase that begins at ``at``, its "of" and "for" phrases taken in."""
    if at >= len(tokens):
        return None
    partitive = at + 2 < len(tokens) and tokens[at + 1].low == "of" and tokens[at].tag in "P#D"
    if partitive and tokens[at + 2].tag == "P":
        return (at, at + 3)
    if tokens[at].tag == "P" and not partitive:
        return (at, at + 1)
    end = _end(tokens, at + 2 * partitive)
    while end > at and tokens[end - 1].tag not in "NMJ#DP":
        end -= 1
    return (at, end) if any(t.tag in "NMP#J" for t in tokens[at:end]) else None


def _end(tokens: Tokens, index: int) -> int:
    """Where the phrase that begins at ``index`` ends, word by word to the right."""
    named = False
    while index < len(tokens):
        token = tokens[index]
        if _is_hyphen(tokens, index):
            index += 2  # a 52-count complaint
            continue
        if token.tag in "NM#":
            named = True
        elif named and token.low in _JOINS_AFTER and _opens(tokens, index + 1):
            named = False
        elif not (
            token.tag in "J'"
            or (token.tag == "D" and not named)
            or token.low == "&"
            or (token.form in ("past", "participle") and not named)
            or (token.tag == "V" and "-" in token.text and not named)
            or _is_dated(tokens, index)
            or (named and token.low == "and" and index + 1 < len(tokens) and tokens[index + 1].tag == "M")
        ):
            break
        index += 1
    return index


def _opens(tokens: Tokens, at: int) -> bool:
    if at >= len(tokens) or tokens[at].tag not in "DJNM#":
        return False
    return not any(t.low in STATEMENT_NOUNS for t in tokens[at : at + 4])


def head(tokens: Tokens, phrase: Range) -> int:
    """The index of the head noun of a phrase: the last noun before its first "of", participle or comma."""
    first, last = phrase
    if last - first > 3 and tokens[last - 1].tag == "M" and _ends_in_person(tokens, phrase):
        return last - 1
    found = first
    for index in range(first, last):
        token = tokens[index]
        if token.form == "ing" and index > first and token.tag == "N" and is_plural(tokens[index - 1].low):
            break  # candidates running for office
        if token.tag in "NMP#" or (token.tag in "JD" and index == last - 1):
            found = index
        elif index == first or tokens[index - 1].tag not in "NMP#JD" or token.low == "per":
            continue
        elif (
            token.tag == "I"
            or token.low in (",", "(", "who", "which")
            or (token.tag == "V" and tokens[index - 1].tag in "NM")
        ):
            break
    return found


def _ends_in_person(tokens: Tokens, phrase: Range) -> bool:
    """Whether a phrase with "of" ends in a role and a name: University of Alsten professor Liv Haugsrud."""
    index = phrase[1] - 1
    while index > phrase[0] and (tokens[index].tag == "M" or tokens[index].low == "."):
        index -= 1
    if tokens[index].tag != "N" or not any(t.low == "of" for t in tokens[phrase[0] : index]):
        return False
    return tokens[index].low in lexicons.load("source-nouns").group("person")


def with_name(tokens: Tokens, phrase: Range) -> Range:
    """A phrase such as "a passenger" with the name in apposition to it: "a passenger, Sorina Matei"."""
    comma = phrase[1]
    if comma + 1 >= len(tokens) or tokens[comma].low != "," or tokens[comma + 1].tag != "M":
        return phrase
    if tokens[head(tokens, phrase)].tag != "N":
        return phrase
    last = comma + 1
    while last < len(tokens) and tokens[last].tag == "M":
        last += 1
    ends = last == len(tokens) or tokens[last].tag in ".V"
    return (phrase[0], last) if ends else phrase
