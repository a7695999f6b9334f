"""What stands between a subject and its verb: days, and insertions between commas, brackets or dashes."""

from __future__ import annotations

from audit import lexicons
from audit.reading.clauses import TIME_NOUNS, is_finite
from audit.reading.nounphrases import Range, Tokens, phrase_before

_PARTICLES = frozenset("up out down off on over away".split())
MARKS = frozenset((",", ")", "—", "–", "―", "-", "--"))
"""What an insertion stands between."""
_APPOSITIVE = frozenset("#DWJINVRMP")
"""What an insertion between commas may begin with."""
_THIS = frozenset("last this next earlier that".split())
_IN_TIME = frozenset("in on since by during until before after over at from for within".split())
_PART_OF_TIME = frozenset("late early mid last this next earlier".split())
_FURTHEST = 40
"""How many words an insertion may have."""


def before_adverbials(tokens: Tokens, at: int) -> int:
    """Step left over "on Monday", "last week", "since the spring", "also" between a subject and its verb."""
    while at >= 0:
        if at > 3 and tokens[at].low == "," and tokens[at - 2].low == "," and tokens[at - 1].text.isdigit():
            at -= 3 * (
                tokens[at - 3].tag == "#" and len(tokens[at - 1].text) == 4
            )  # since May 1, 2015, shows
        token = tokens[at]
        before = _before_time(tokens, at)
        if before < at:
            at = before
        elif token.tag in "RZ":
            at -= 1
        elif token.low in TIME_NOUNS and at > 0 and tokens[at - 1].low in _THIS:
            at -= 3 if at > 2 and tokens[at - 2].low in _PARTICLES else 2
        else:
            break
    return at


def _before_time(tokens: Tokens, at: int) -> int:
    """What stands before a phrase of time that ends at ``at``: since the spring, in late August."""
    index = at
    while index > 0 and (
        tokens[index].tag in "DJ#Z"
        or (tokens[index].low == "." and tokens[index - 1].tag == "Z")
        or tokens[index].low in TIME_NOUNS
        or tokens[index].low in _PART_OF_TIME
    ):
        index -= 1
    dated = any(t.tag == "Z" or t.low in TIME_NOUNS or t.text.isdigit() for t in tokens[index + 1 : at + 2])
    return index - 1 if 0 < index <= at and dated and tokens[index].low in _IN_TIME else at


def before_insertion(tokens: Tokens, at: int) -> Range | None:
    """The phrase that one or more insertions between commas, brackets or dashes belong to."""
    closing, found = at, None
    while closing > 0 and tokens[closing - 1].low == "-":
        closing -= 1  # a dash typed as two hyphens
    opening = _opening(tokens, closing)
    while opening:
        phrase = phrase_before(tokens, _outside(tokens, opening))
        if phrase is None or not _inserted(tokens, opening, closing):
            opening = _opening(tokens, closing, before=opening)
            continue
        if found is None and _names(tokens, opening + 1, closing) and not _ends_in_name(tokens, phrase):
            return (opening + 1, closing)
        found = phrase
        mark = phrase[0] - 1
        if mark > 0 and tokens[mark].low in ("of", "from"):
            mark -= 1  # Lund, of Sund, Norway, said
        if mark < 0 or tokens[mark].low != tokens[opening].low or _follows_clause(tokens, mark):
            break
        if mark == phrase[0] - 1 and not _goes_on(tokens, phrase):
            break
        closing, opening = opening, mark
    if found or any(is_finite(tokens, i) for i in range(at)):
        return found
    return phrase_before(tokens, at - 1)


def _follows_clause(tokens: Tokens, comma: int) -> bool:
    """Whether a clause is whole before a comma, so that nothing is inserted in it: it rained, a report, …."""
    for index in range(comma - 1, -1, -1):
        if tokens[index].tag in "CSWQ" or tokens[index].low in MARKS:
            return False
        if is_finite(tokens, index):
            return True
    return False


def _outside(tokens: Tokens, opening: int) -> int:
    """The last word before an insertion, and before a bracket that stands there: Lund (43), a nurse."""
    at = opening - 1
    if tokens[at].low == "-":
        return at - 1
    if tokens[at].low == ")":
        while at > 0 and tokens[at].low != "(":
            at -= 1
        return at - 1
    return at


def _names(tokens: Tokens, first: int, last: int) -> bool:
    """Whether an insertion is a name, with its title: Ida Lund; the Rev. Ada Pym; Congresswoman Abbey."""
    if tokens[first].low == "the":
        first += 1
    titles = lexicons.load("source-nouns").group("person")
    while first < last - 1 and (tokens[first].tag == "J" or tokens[first].low in titles):
        first += 1
    return first < last and all(t.tag == "M" for t in tokens[first:last])


def _ends_in_name(tokens: Tokens, phrase: Range) -> bool:
    """Whether a phrase ends in a name and in no role written in capitals, as MP is."""
    last = tokens[phrase[1] - 1]
    return last.tag == "M" and last.low not in lexicons.load("source-nouns").group("person")


def _goes_on(tokens: Tokens, phrase: Range) -> bool:
    """Whether a phrase may itself be an insertion: the top Democrat, 43, D-Va."""
    return tokens[phrase[0]].tag in "#DJN" or "-" in tokens[phrase[0]].text


def _opening(tokens: Tokens, closing: int, before: int | None = None) -> int | None:
    """The mark that opens the insertion that ends at ``closing``; one left of ``before``, if given."""
    partner = {")": "("}.get(tokens[closing].low, tokens[closing].low)
    for index in range((before or closing) - 1, max(-1, closing - _FURTHEST), -1):
        if tokens[index].low == partner:
            return index
        if tokens[index].tag == "Q" or tokens[index].low in (";", ":"):
            return None
    return None


def _inserted(tokens: Tokens, opening: int, closing: int) -> bool:
    if opening + 1 >= closing:
        return False
    return tokens[opening].low != "," or tokens[opening + 1].tag in _APPOSITIVE
