"""The subject of a verb: who it is that says, also over insertions, relative clauses and other verbs."""

from __future__ import annotations

from audit import lexicons
from audit.reading.clauses import RELATIVES, TIME_NOUNS, is_finite, takes_clause, verb_group
from audit.reading.nounphrases import Range, Tokens, head, phrase_after, phrase_before
from audit.reading.speakers import speaks

_APPOSITIVE = frozenset("#DWJINVRMP")
"""What an insertion between commas may begin with."""
_PARTICLES = frozenset("up out down off on over away".split())
_PARENTHESES = frozenset((",", ")", "—", "–", "-", "--"))
_THIS = frozenset("last this next earlier that".split())
_IN_TIME = frozenset("in on since by during until before after over at from for within".split())
_PART_OF_TIME = frozenset("late early mid last this next earlier".split())
_BEFORE_CLAUSES = frozenset(
    "after before since until as than because that if when while why how what whether where".split()
)
_WITH_PARTICIPLE = frozenset("when while by after before since".split())
"""What a participle may follow whose subject is that of the clause before: stopped when arguing that."""
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
    if token.low in _PARTICLES and at > 1 and tokens[at - 1].tag == "V":
        at -= 1  # a survey carried out in May found
        token = tokens[at]
        if token.form not in ("past", "participle") or tokens[at - 1].tag not in "NM":
            return shared_subject(tokens, at)
    if participial and token.low in _WITH_PARTICIPLE:
        return shared_subject(tokens, at)
    if _is_relative(tokens, at):
        return _antecedent(tokens, at)
    if participial:
        return _described(tokens, at) or shared_subject(tokens, at)
    if token.low in _PARENTHESES:
        before = _before_parenthesis(tokens, at)
        return _whole(tokens, before) if before else shared_subject(tokens, at, verb)
    if token.form in ("past", "participle") and token.tag == "V" and at > 0 and tokens[at - 1].tag in "NM":
        reduced = phrase_before(tokens, at - 1)  # figures released on Tuesday show
        if at + 1 < first and reduced:
            return (reduced[0], first)
    if token.tag in "CTV.":
        return shared_subject(tokens, at, verb)
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
    if phrase[0] and tokens[phrase[0] - 1].low == "with":
        return phrase  # with polls showing her ahead
    return phrase if tokens[head(tokens, phrase)].low in lexicons.load("source-nouns", inflect=True) else None


def _whole(tokens: Tokens, phrase: Range | None) -> Range | None:
    """A phrase, or the one before it that it only tells more of.

    With "photos released of the scene" and "a man seen nearby" it is the noun before the
    participle too; with "a team that has tracked 40 wolves" the antecedent, "a team".
    """
    if phrase is None or (phrase[0] > 0 and _opens_adverbial(tokens, phrase)):
        return phrase
    index = phrase[0] - 1
    while index > 0:
        token, before = tokens[index], tokens[index - 1]
        if token.low in RELATIVES and before.tag in "NMP":
            return phrase if index + 1 == phrase[0] else phrase_before(tokens, index - 1) or phrase
        told = token.tag == "V" and token.form in ("past", "participle", "ing") and before.tag in "NM"
        if told and not (index + 1 == phrase[0] and takes_clause(token)):
            wider = phrase_before(tokens, index - 1)
            return (wider[0], phrase[1]) if wider else phrase
        if token.tag in "VAX":
            return _modified(tokens, index) or phrase
        if token.tag in ".QSCT":
            return phrase
        index -= 1
    return phrase


def _opens_adverbial(tokens: Tokens, phrase: Range) -> bool:
    """Whether a pronoun is the subject of a clause of its own: left after it backed her."""
    return tokens[phrase[0]].tag == "P" and tokens[phrase[0] - 1].low in _BEFORE_CLAUSES


def _modified(tokens: Tokens, verb: int) -> Range | None:
    """The noun that a relative clause with this verb belongs to: records that, or which, she keeps."""
    opening = verb_group(tokens, verb) - 1
    while opening > 0 and tokens[opening].tag == "T":  # an aide who asked not to be named
        governing = opening - 1
        while governing > 0 and tokens[governing].tag == "R":
            governing -= 1
        opening = verb_group(tokens, governing) - 1 if tokens[governing].tag in "VAX" else 0
    if opening < 1:
        return None
    if _is_relative(tokens, opening):
        return _antecedent(tokens, opening)
    if tokens[opening].tag == "P" and tokens[opening - 1].tag in "NM":
        return phrase_before(tokens, opening - 1)
    return None


def _before_adverbials(tokens: Tokens, at: int) -> int:
    """Step left over "on Monday", "last week", "since the spring", "also" between a subject and its verb."""
    while at >= 0:
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
        tokens[index].tag in "DJ#Z" or tokens[index].low in TIME_NOUNS or tokens[index].low in _PART_OF_TIME
    ):
        index -= 1
    dated = any(t.tag == "Z" or t.low in TIME_NOUNS or t.text.isdigit() for t in tokens[index + 1 : at + 2])
    return index - 1 if 0 < index <= at and dated and tokens[index].low in _IN_TIME else at


def _antecedent(tokens: Tokens, at: int) -> Range | None:
    """What "who" or "which" at ``at`` stands for; "many of whom" stands for itself."""
    if tokens[at].low in ("whom", "which") and at > 1 and tokens[at - 1].low == "of":
        return (at - 2, at + 1) if tokens[at - 2].tag in "PD#NR" else None
    at -= 1
    if at >= 0 and tokens[at].low in (",", "of", "to", "for", "—", "–", "--", "("):
        at -= 1
    phrase = phrase_before(tokens, at) if at >= 0 else None
    if phrase is None or tokens[head(tokens, phrase)].tag != "N" or speaks(tokens, phrase):
        return phrase
    for index in range(phrase[1] - 1, phrase[0], -1):  # the view of the firm, which points to
        if tokens[index].low == "of" and speaks(tokens, (index + 1, phrase[1])):
            return (index + 1, phrase[1])
    return phrase


# ---------------------------------------------------------------- insertions


def _before_parenthesis(tokens: Tokens, at: int) -> Range | None:
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
        if mark < 0 or tokens[mark].low != tokens[opening].low:
            break
        if mark == phrase[0] - 1 and not _goes_on(tokens, phrase):
            break
        closing, opening = opening, mark
    if found or any(is_finite(tokens, i) for i in range(at)):
        return found
    return phrase_before(tokens, at - 1)


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


# ---------------------------------------------------------------- verbs that share a subject


def shared_subject(tokens: Tokens, at: int, verb: int | None = None) -> Range | None:
    """The subject of a finite verb at or left of ``at``, which the later verb at ``verb`` shares.

    Where a verb of saying stands before the nearest one, its subject is preferred: in "she said
    it leaked and added that", it is she who added. But not for a verb that agrees only with the
    nearest ("said he had lied and stolen"), nor for a subject that cannot speak.
    """
    nearest: Range | None = None
    other: Range | None = None
    for index in range(at, -1, -1):
        token = tokens[index]
        if token.low in (";", "?", "!"):
            break
        finite = is_finite(tokens, index) or _ends_insertion(tokens, index)
        if not finite or (index > 0 and tokens[index - 1].tag in "TDI"):
            continue
        found = _own_subject(tokens, index)
        if found is None:
            continue
        main = _main_verb(tokens, index)
        if takes_clause(tokens[main]):
            relative = found[1] < len(tokens) and tokens[found[1]].low in RELATIVES
            return (nearest or found) if relative else found
        if nearest is None and (verb is None or _goes_with(tokens, index, found, verb)):
            if verb is not None and not takes_clause(tokens[verb]):
                return found
            nearest = found
        if speaks(tokens, found):
            other = other or found
    return nearest or other


def _ends_insertion(tokens: Tokens, index: int) -> bool:
    """Whether a verb taken for a participle follows a name and its apposition: Lund, a nurse, called it."""
    if tokens[index].form != "participle" or index < 3 or tokens[index - 1].low != ",":
        return False
    before = _before_parenthesis(tokens, index - 1)
    return before is not None and before[0] == 0 and tokens[before[1] - 1].tag == "M"


def _goes_with(tokens: Tokens, index: int, subject: Range, verb: int) -> bool:
    """Whether a later verb may share the subject of the one at ``index``: in form, and as who speaks."""
    first, later = tokens[index], tokens[verb_group(tokens, verb)]
    if later.tag == "V" and first.tag == "X" and later.form in ("past", "s"):
        return False
    if later.tag == "V" and first.tag == "V" and {later.form, first.form} == {"past", "s"}:
        return False
    return speaks(tokens, subject)


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
    main = _main_verb(tokens, verb)
    if (tokens[at].tag == "Q" or tokens[at - 1].tag == "Q") and takes_clause(tokens[main]):
        inverted = phrase_after(tokens, main + 1)  # “…,” said Lund, adding that
        if inverted and tokens[inverted[0]].tag != "Q":
            return inverted
    if tokens[at].low in _PARENTHESES:
        return _before_parenthesis(tokens, at)
    return _whole(tokens, phrase_before(tokens, at)) if tokens[at].tag in "NMPJ#D" else None
