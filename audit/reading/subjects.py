"""The subject of a verb: who it is that says, also over insertions, relative clauses and other verbs."""

from __future__ import annotations

from audit import lexicons
from audit.reading.clauses import RELATIVES, is_finite, takes_clause, verb_group
from audit.reading.insertions import MARKS, before_adverbials, before_insertion
from audit.reading.nounphrases import STATEMENT_NOUNS, Range, Tokens, head, phrase_after, phrase_before
from audit.reading.speakers import speaks
from audit.reading.wordclasses import parts

_PARTICLES = frozenset("up out down off on over away".split())
_SUBJECTS = frozenset("he she they we i".split())
_OBJECTS = frozenset("him them us me".split())
_BEFORE_CLAUSES = frozenset(
    "after before since until as than because that if when while why how what whether where".split()
)
_WITH_PARTICIPLE = frozenset("when while by after before since".split())
"""What a participle may follow whose subject is that of the clause before: stopped when arguing that."""
_PUBLISHING = frozenset("run publish print carry air broadcast".split())


def subject_of(tokens: Tokens, verb: int) -> Range | None:
    """The subject of the verb at ``verb``, looked for to its left; None if none is found."""
    first = verb_group(tokens, verb)
    at = before_adverbials(tokens, first - 1)
    participial = tokens[verb].form == "ing" and not any(t.tag == "A" for t in tokens[first:verb])
    if at < 0 or (participial and at == 0 and tokens[at].tag in "ISW"):
        return _subject_behind(tokens, verb) if participial else None
    if tokens[at].low in _OBJECTS and at > 1 and tokens[at - 1].tag == "I" and tokens[at - 1].low != "of":
        at -= 2  # a slide that he carries with him shows
        if tokens[at].tag == "V":
            return _carried(tokens, at)
    token = tokens[at]
    if token.low in _PARTICLES and at > 1 and tokens[at - 1].tag == "V":
        at -= 1  # a survey carried out in May found
        token = tokens[at]
        if token.form not in ("past", "participle") or tokens[at - 1].tag not in "NM":
            return shared_subject(tokens, at)
    if participial and token.low in _WITH_PARTICIPLE:
        return shared_subject(tokens, at, nearest_first=tokens[at - 1].low != ",")
    if _is_relative(tokens, at):
        return _antecedent(tokens, at)
    if participial:
        told = _described(tokens, at) or _published(tokens, at)
        return told or shared_subject(tokens, at) or _beside(tokens, at)
    if token.low in MARKS:
        before = before_insertion(tokens, at)
        return _whole(tokens, before) if before else shared_subject(tokens, at, verb)
    if token.form in ("past", "participle") and token.tag == "V" and at > 0 and tokens[at - 1].tag in "NM":
        reduced = phrase_before(tokens, at - 1)  # figures released on Tuesday show
        if at + 1 < first and reduced:
            last = first
            while tokens[last - 1].tag == ".":
                last -= 1
            return (reduced[0], last)
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
    if tokens[at].low in STATEMENT_NOUNS:
        inside = (i for i in range(at, phrase[0], -1) if tokens[i].tag == "I" and tokens[i].low != "of")
        phrase = (next(inside, phrase[0] - 1) + 1, phrase[1])  # at a rally with a speech denouncing her
    if phrase[0] and tokens[phrase[0] - 1].low == "with":
        return phrase  # with polls showing her ahead
    return phrase if tokens[head(tokens, phrase)].low in lexicons.load("source-nouns", inflect=True) else None


def _published(tokens: Tokens, at: int) -> Range | None:
    """What a paper ran, and a participle behind it tells of: the Echo ran an op-ed by Lund, suggesting."""
    if tokens[at].low != ",":
        return None
    verb = next((i for i in range(at - 1, 0, -1) if tokens[i].tag in "VCS"), 0)
    if tokens[verb].lemma not in _PUBLISHING or not is_finite(tokens, verb):
        return None
    object_ = phrase_after(tokens, verb + 1)
    written = object_ is not None and tokens[head(tokens, object_)].low in STATEMENT_NOUNS
    return object_ if written else None


def _beside(tokens: Tokens, at: int) -> Range | None:
    """Whose the participle is that is inserted before any verb: Lund, accusing the board of theft, left."""
    return phrase_before(tokens, at - 1) if tokens[at].low == "," and at else None


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
        being = before.low == "being" and index > 1 and tokens[index - 2].tag in "NM"
        told = (before.tag in "NM" or being) and _is_told(tokens, index, phrase[0])
        if told and not (index + 1 == phrase[0] and takes_clause(token)):
            wider = phrase_before(tokens, index - 1 - being)
            return (wider[0], phrase[1]) if wider else phrase
        if token.tag in "VAX":
            return _modified(tokens, index) or phrase
        if token.tag in ".QSCT":
            return phrase
        index -= 1
    return phrase


def _is_told(tokens: Tokens, verb: int, last: int) -> bool:
    """Whether a verb only tells of the noun before it: a man *seen* near the bank, a post *shared* widely.

    A past tense is taken for a participle where it may be one, and no clause begins before ``last``.
    """
    token = tokens[verb]
    if token.tag != "V" or token.form in ("participle", "ing"):
        return token.tag == "V"
    governed = tokens[last - 1].tag == "I" and tokens[last].low not in _SUBJECTS
    if token.form != "past" or not any(p.state == "v" for p in parts(token.low)):
        return False
    if tokens[last].tag == "P" and not governed:
        return False
    return not any(t.tag in "WCS" or t.low in _BEFORE_CLAUSES - {"than"} for t in tokens[verb + 1 : last])


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


def _carried(tokens: Tokens, verb: int) -> Range | None:
    """What a relative clause tells of that ends in a pronoun: a map that the master carries with him."""
    own = phrase_before(tokens, verb_group(tokens, verb) - 1)
    relative = own is not None and own[0] > 1 and tokens[own[0] - 1].low in ("that", "which")
    return _antecedent(tokens, own[0] - 1) if own and relative else _modified(tokens, verb)


def _antecedent(tokens: Tokens, at: int) -> Range | None:
    """What "who" or "which" at ``at`` stands for; "many of whom" stands for itself."""
    if tokens[at].low in ("whom", "which") and at > 1 and tokens[at - 1].low == "of":
        return (at - 2, at + 1) if tokens[at - 2].tag in "PD#NR" else None
    who = tokens[at].low == "who"
    at = before_adverbials(tokens, at - 1)
    if at >= 0 and tokens[at].low in (",", "of", "to", "for", "—", "–", "--", "("):
        at -= 1
    phrase = phrase_before(tokens, at) if at >= 0 else None
    name = _named_beside(tokens, phrase) if who and phrase else None
    if name:
        return name
    if phrase is None or tokens[head(tokens, phrase)].tag != "N" or speaks(tokens, phrase):
        return phrase
    for index in range(phrase[1] - 1, phrase[0], -1):  # the view of the firm, which points to
        if tokens[index].tag == "I" and speaks(tokens, (index + 1, phrase[1])):
            return (index + 1, phrase[1])
    return phrase


def _named_beside(tokens: Tokens, phrase: Range) -> Range | None:
    """The name that a phrase before "who" only tells more of: Siri Lund, a Republican who."""
    comma = phrase[0] - 1
    if comma < 1 or tokens[comma].low != "," or tokens[comma - 1].tag != "M" or tokens[phrase[0]].tag != "D":
        return None
    member = tokens[phrase[0]].low in ("a", "an") and phrase[1] - phrase[0] == 2  # a Republican
    if any(t.tag == "I" for t in tokens[phrase[0] : phrase[1]]):
        return None
    if tokens[phrase[1] - 1].tag != "N" and not member:
        return None
    first = comma - 1
    while first > 0 and (tokens[first - 1].tag == "M" or tokens[first - 1].low == "."):
        first -= 1
    place = first > 0 and tokens[first - 1].low in ("in", "at", "near", "from", "of")
    return None if place and tokens[first - 2].tag != "J" else (first, comma)


# ---------------------------------------------------------------- verbs that share a subject


def shared_subject(
    tokens: Tokens, at: int, verb: int | None = None, *, nearest_first: bool = False
) -> Range | None:
    """The subject of a finite verb at or left of ``at``, which the later verb at ``verb`` shares.

    Where a verb of saying stands before the nearest one, its subject is preferred: in "she said
    it leaked and added that", it is she who added. But not for a verb that agrees only with the
    nearest ("said he had lied and stolen"), nor for a subject that cannot speak. ``nearest_first``:
    not so for "by" and a participle ("she saw Lund, who began by saying").
    """
    nearest: Range | None = None
    other: Range | None = None
    index = at + 1
    while index > 0:
        index = _outside_brackets(tokens, index - 1)
        token = tokens[index]
        if token.low in (";", "?", "!"):
            break
        finite = is_finite(tokens, index) or _ends_insertion(tokens, index)
        if not finite or (index > 0 and tokens[index - 1].tag in "TDI"):
            continue
        found = _own_subject(tokens, index)
        if found is None:
            continue
        if nearest_first and speaks(tokens, found):
            return found
        main = _main_verb(tokens, index)
        if takes_clause(tokens[main]) and not (verb is not None and _differs(tokens, index, verb)):
            relative = found[1] < len(tokens) and tokens[found[1]].low in RELATIVES
            if relative and verb is None and tokens[at].low == ",":
                nearest = nearest or found  # he met a man who said it rained, adding that
                continue
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
    before = before_insertion(tokens, index - 1)
    return before is not None and before[0] == 0 and tokens[before[1] - 1].tag == "M"


def _goes_with(tokens: Tokens, index: int, subject: Range, verb: int) -> bool:
    """Whether a later verb may share the subject of the one at ``index``: in form, and as who speaks."""
    first, later = tokens[index], tokens[verb_group(tokens, verb)]
    if later.tag == "V" and first.tag == "V" and {later.form, first.form} == {"past", "s"}:
        return False
    return speaks(tokens, subject) and not _differs(tokens, index, verb)


def _differs(tokens: Tokens, index: int, verb: int) -> bool:
    """Whether a later verb cannot go on after a modal: said it would sell, and added that."""
    later = tokens[verb_group(tokens, verb)]
    return later.tag == "V" and tokens[index].tag == "X" and later.form in ("past", "s")


def _outside_brackets(tokens: Tokens, index: int) -> int:
    """The bracket that opens what ends at ``index``, which no verb behind it belongs to; else ``index``."""
    if tokens[index].low != ")":
        return index
    return next((i for i in range(index, max(-1, index - 30), -1) if tokens[i].low == "("), index)


def _main_verb(tokens: Tokens, index: int) -> int:
    """The verb of the group that begins at ``index``."""
    while index + 1 < len(tokens) and tokens[index].tag in "AXR" and tokens[index + 1].tag in "AXRV":
        index += 1
    return index


def _own_subject(tokens: Tokens, verb: int) -> Range | None:
    """As ``subject_of``, for a finite verb, without sharing again through a verb before it."""
    at = before_adverbials(tokens, verb_group(tokens, verb) - 1)
    if at < 0:
        return None
    if _is_relative(tokens, at):
        return _antecedent(tokens, at)
    main = _main_verb(tokens, verb)
    quoted = tokens[at].tag == "Q" or (tokens[at].tag == "." and tokens[at - 1].tag == "Q")
    if quoted and takes_clause(tokens[main]):
        inverted = phrase_after(tokens, main + 1)  # “…,” said Lund, adding that
        if inverted and tokens[inverted[0]].tag != "Q":
            return inverted
    if tokens[at].low in MARKS:
        return before_insertion(tokens, at)
    return _whole(tokens, phrase_before(tokens, at)) if tokens[at].tag in "NMPJ#D" else None
