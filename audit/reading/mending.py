"""Verbs of saying that were tagged as nouns: farmers upstream worry about; their records show that.

The tagger weighs a word by its neighbours alone. Here the clause decides: a noun that could be a
verb of saying is one where its clause has a subject, has no finite verb yet, and goes on as the verb
would. Only words of the list of cues are looked at.
"""

from __future__ import annotations

from functools import lru_cache

from audit import lexicons
from audit.reading.clauses import is_finite, opens_clause
from audit.reading.misread import reread
from audit.reading.nounphrases import Tokens
from audit.reading.tagging import Token
from audit.reading.wordclasses import Part, is_plural, parts

_RELATIVES = frozenset("who whom which that whose where".split())
_LOOSE = frozenset(
    "late early by on in at to for from with under after before since last earlier this".split()
)
"""What may follow a participle that only describes: figures released on Tuesday."""
_AUXILIARIES = (frozenset(("are", "have", "do")), frozenset(("is", "has", "does")))
"""Those of the plural, and those of the singular."""
_QUANTITIES = frozenset("most some many much several all both few more none".split())
_LONE = _QUANTITIES | {"her"}
_OBJECTS = frozenset("him them us me himself herself itself themselves".split())
_NO_NOUNS = frozenset("he she they it we you i that to if whether why how what , .".split())
"""What no possessive stands before: told her that."""
_PLAIN = frozenset("show say suggest indicate reveal warn argue believe think fear".split())
"""Verbs that hardly do anything but report."""
_AFTER_CLAIMS = frozenset(("that", "of", "about", ",", "is", "was"))
_SUBORDINATE = frozenset("after before since until as".split())
"""Prepositions that open a clause where it has a subject and a verb: after documents show that."""
_STOPS = frozenset((";", ":", "?", "!"))
_PASTS = frozenset("told found put held felt thought taught".split())
"""Pasts that are participles too, and so are taken for adjectives: the 41-year-old told packers."""
_ENDS = frozenset((",", ".", ":", ";", "—", "–", "?"))
_SMALL_WORDS = _LONE | {"back", "to", "without", "'s"}
"""The words that may have to be mended beside nouns, adjectives and verbs."""
_TELLING = frozenset("MDP#Q")
_SUBJECTS = frozenset("NMPJRZ.#V'")


def mend(tokens: list[Token]) -> list[Token]:
    """The tokens, with what must be verbs of saying tagged as verbs, and the like; changed in place.

    >>> from audit.reading.tagging import tag
    >>> from audit.words import split
    >>> [t.text for t in mend(tag(split("Growers upstream worry about nitrogen."))) if t.tag == "V"]
    ['worry']
    """
    for index, token in enumerate(tokens):
        tag = token.tag
        if tag == "N":
            _mend_noun(tokens, index)
        elif tag == "V":
            tokens[index] = reread(tokens, index)
            if tokens[index].form == "base":
                _mend_verb(tokens, index)
        elif tag == "J" and index and (token.low.endswith("ed") or token.low in _PASTS):
            _mend_participle(tokens, index)
        elif token.low in _SMALL_WORDS:
            _mend_small(tokens, index)
    return tokens


def _mend_small(tokens: list[Token], index: int) -> None:
    """One of the few words of the closed classes that are often taken for another part."""
    token = tokens[index]
    if token.low == "back" and token.tag in "RI" and _is_backing(tokens, index):
        tokens[index] = token._replace(tag="V", lemma="back", form="base")
    elif token.low == "to" and token.tag == "I" and _opens_verb(tokens, index):
        tokens[index] = token._replace(tag="T")
        verb = next(p for p in parts(tokens[index + 1].low) if p.state == "b")
        tokens[index + 1] = _as_verb(tokens[index + 1], verb)
    elif token.text == "Without" and token.tag == "I" and _is_in_name(tokens, index):
        tokens[index - 1 : index + 1] = (t._replace(tag="M") for t in tokens[index - 1 : index + 1])
    elif token.low in _LONE and _is_pronoun(tokens, index):
        tokens[index] = token._replace(tag="P")
    elif token.low == "'s" and token.tag == "A" and _is_possessive(tokens, index):
        tokens[index] = token._replace(tag="'")
        tokens[index + 1] = _as_noun(tokens[index + 1])


def _is_in_name(tokens: Tokens, index: int) -> bool:
    """Whether a preposition with a capital belongs to a name: Doctors Without Borders."""
    if not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].capital and tokens[index + 1].capital


def _is_pronoun(tokens: Tokens, index: int) -> bool:
    """Whether "her" stands before no noun (told her that), or an adverb before "of" (most of the crew)."""
    token, following = tokens[index], _low(tokens, index + 1)
    if token.low == "her":
        return token.tag == "D" and following in _NO_NOUNS
    return token.tag == "R" and token.low in _QUANTITIES and following == "of"


def _mend_noun(tokens: list[Token], index: int) -> None:
    token = tokens[index]
    if token.low == "close" and _low(tokens, index + 1) == "to":
        tokens[index] = token._replace(tag="J")  # sources close to the bank
        return
    if token.form == "ing":
        if _low(tokens, index + 1) == "that" and "that" in _frames(token.lemma):
            tokens[index] = token._replace(tag="V")
        return
    verb = _verb(token.low) if index else None
    if verb is not None and _is_verb(tokens, index, verb):
        tokens[index] = _as_verb(token, verb)


def _is_backing(tokens: list[Token], index: int) -> bool:
    """Whether "back" is the verb of people: most voters back the bill."""
    if (
        not 0 < index < len(tokens) - 1
        or tokens[index - 1].tag not in "NM"
        or tokens[index + 1].tag not in "DM"
    ):
        return False
    return is_plural(tokens[index - 1].low) and _lacks_verb(tokens, index, Part("b", 0, "back", "base"))


def _mend_participle(tokens: list[Token], index: int) -> None:
    """A past tense taken for an adjective: a report presented to the board recommended new bells."""
    verb = next((p for p in parts(tokens[index].low) if p.state == "d"), None)
    if (
        verb is None
        or index + 1 == len(tokens)
        or not _frames(verb.lemma)
        or tokens[index - 1].tag not in "NMJ"
    ):
        return
    frames = _frames(verb.lemma)
    inserted = _is_inserted(tokens, index, index - 1, frames)
    governs = _goes_on(tokens, index, frames) or ("np" in frames and tokens[index + 1].tag in "JN")
    if inserted or (governs and _lacks_verb(tokens, index, verb)):
        tokens[index] = _as_verb(tokens[index], verb)


def _mend_verb(tokens: list[Token], index: int) -> None:
    if index > 1 and tokens[index - 1].low == "to" and tokens[index - 2].low == "according":
        tokens[index - 1] = tokens[index - 1]._replace(tag="I")  # according to court records
        tokens[index] = _as_noun(tokens[index])
        return
    if _is_compound(tokens, index):
        tokens[index] = _as_noun(tokens[index])
        verb = next(i for i in range(index + 1, len(tokens)) if tokens[i].tag != "R")
        if tokens[verb].tag == "V":
            tokens[verb] = tokens[verb]._replace(form="past")
    elif _is_title(tokens, index) or _is_one(tokens, index):
        tokens[index] = _as_noun(tokens[index])


def _as_verb(token: Token, verb: Part) -> Token:
    return token._replace(tag="V", lemma=verb.lemma, form=verb.form)


def _as_noun(token: Token) -> Token:
    return token._replace(tag="N", lemma="", form="")


def _low(tokens: Tokens, index: int) -> str:
    """The word at ``index`` in lower case; empty beyond the sentence."""
    return tokens[index].low if index < len(tokens) else ""


def _opens_verb(tokens: Tokens, index: int) -> bool:
    """Whether "to" opens an infinitive, though a noun or an adjective seems to follow."""
    return _opens_infinitive(tokens, index) or _has_object(tokens, index)


def _opens_infinitive(tokens: Tokens, index: int) -> bool:
    """Whether "to" after a verb such as "vow" stands before a verb that is a noun too: vowed to cut."""
    if index == 0 or index + 1 == len(tokens) or tokens[index + 1].tag != "N" or tokens[index - 1].tag != "V":
        return False
    frames = _frames(tokens[index - 1].lemma)
    if "inf" not in frames or "to" in frames:
        return False
    return any(p.state == "b" for p in parts(tokens[index + 1].low))


def _has_object(tokens: Tokens, index: int) -> bool:
    """Whether "to" stands before a word that may be a verb and has an object: called on him to free her."""
    if index + 2 >= len(tokens) or tokens[index + 1].tag not in "NJ":
        return False
    return tokens[index + 2].low in _OBJECTS and any(p.state == "b" for p in parts(tokens[index + 1].low))


def _is_compound(tokens: Tokens, index: int) -> bool:
    """Whether a verb between a noun and a past is the head of the subject: the appeals court ruled."""
    if not 0 < index < len(tokens) - 1 or tokens[index - 1].tag != "N" or tokens[index].tag != "V":
        return False
    following = next((t for t in tokens[index + 1 :] if t.tag != "R"), tokens[index])
    past = following.form in ("past", "participle") if following.tag == "V" else following.low.endswith("ed")
    if following.tag not in "VJ" or not past:
        return False
    return any(p.state == "N" for p in parts(tokens[index].low)) and any(
        p.state == "d" for p in parts(following.low)
    )


def _is_title(tokens: Tokens, index: int) -> bool:
    """Whether a verb in capitals is the role of the person it stands before: Judge Farzana Kabir."""
    if index + 1 == len(tokens) or tokens[index + 1].tag != "M":
        return False
    return tokens[index].capital and tokens[index].low in lexicons.load("source-nouns").group("person")


def _is_one(tokens: Tokens, index: int) -> bool:
    """Whether a verb without its -s stands after "one", and so is a noun: one nurse."""
    return index > 0 and tokens[index].tag == "V" and tokens[index - 1].low in ("one", "another")


def _is_possessive(tokens: Tokens, index: int) -> bool:
    """Whether "'s" before a noun of saying is no "is": the report's finding that."""
    if _is_behind_preposition(tokens, index):
        return True
    if index + 2 >= len(tokens):
        return False
    if tokens[index + 1].tag != "J" and tokens[index + 2].low not in _AFTER_CLAIMS:
        return False
    described = tokens[index + 1].tag == "J" and index + 3 < len(tokens) and tokens[index + 3].low == "that"
    return tokens[index + 1 + described].low in lexicons.load("cue-nouns").single


def _is_behind_preposition(tokens: Tokens, index: int) -> bool:
    """Whether a preposition governs what stands before "'s", and so no clause: from the crew's union."""
    if index + 1 >= len(tokens) or tokens[index + 1].tag != "N" or tokens[index - 1].tag not in "NM":
        return False
    before = index - 1
    while before > 0 and tokens[before].tag in "NMJ":
        before -= 1
    before -= tokens[before].tag == "D"
    return before >= 0 and tokens[before].low in ("from", "by", "of", "with", "to", "for", "at", "on", "in")


@lru_cache(maxsize=16384)
def _verb(low: str) -> Part | None:
    """The finite verb of the list of cues that a word may be."""
    found = next((p for p in parts(low) if p.state in "zbd"), None)
    return found if found is not None and _frames(found.lemma) else None


@lru_cache(maxsize=4096)
def _frames(lemma: str) -> frozenset[str]:
    """What may follow the verb: the frames and prepositions of the list of cues."""
    entry = lexicons.load("cue-verbs").single.get(lemma)
    if entry is None:
        return frozenset()
    frames = {"np"} if entry.group == "document" else set()
    for flag in entry.flags:
        kind, _, words = flag.partition(":")
        frames.update(words.split(",") if kind == "prep" else () if words else (kind,))
    return frozenset(frames)


def _is_verb(tokens: list[Token], index: int, verb: Part) -> bool:
    before = _left(tokens, index)
    if before < 0:
        return False
    if verb.state == "d":
        return tokens[before].tag not in "DJ'#I"
    frames = _frames(verb.lemma)
    if tokens[before].tag == "C":
        return _goes_on(tokens, index, frames) and _agrees(tokens, before, verb)
    around = tokens[before].tag == "I" and before + 1 < index  # folks around here worry
    if not (tokens[before].tag in _SUBJECTS or around) or tokens[before].low in _STOPS:
        return False
    if _is_inserted(tokens, index, before, frames):
        return True
    if _is_governed(tokens, before):
        return False
    headed = verb.form == "s" and index + 1 < len(tokens) and tokens[index + 1].tag == "N"
    bare = headed and "np" in frames and tokens[before].tag == "N"  # department blames paper
    return (bare or _goes_on(tokens, index, frames)) and _lacks_verb(tokens, index, verb)


def _is_governed(tokens: Tokens, at: int) -> bool:
    """Whether a phrase depends on what stands before its preposition: hear it during the court term."""
    while at > 0 and tokens[at].tag in "NMJD#'":
        at -= 1
    return at > 0 and tokens[at].tag == "I" and tokens[at - 1].tag in "PA"


def _left(tokens: Tokens, index: int) -> int:
    index -= 1
    while index >= 0 and tokens[index].tag == "R":
        index -= 1
    return index


def _goes_on(tokens: Tokens, index: int, frames: frozenset[str]) -> bool:
    """Whether what follows is what the verb governs."""
    at = index + 1
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.low == "that" and frames & {"that", "np-that"}:
        return at + 1 < len(tokens) and not is_finite(tokens, at + 1) and tokens[at + 1].tag != "."
    if token.tag == "T":
        return "inf" in frames
    if token.tag == "W" and token.low not in ("who", "which"):
        return "wh" in frames
    if token.low in frames or (token.tag == "R" and token.low == "otherwise"):
        return True
    if token.tag in _TELLING and not frames.isdisjoint(("np", "np-prep", "quote", "np-that", "np-inf")):
        return True
    return "that" in frames and opens_clause(tokens, at)


def _agrees(tokens: Tokens, conjunction: int, verb: Part) -> bool:
    """Whether the verb before "and" has the form of this one: maintains …, and points to."""
    for index in range(conjunction - 1, -1, -1):
        token = tokens[index]
        if token.low in _STOPS:
            return False
        if token.tag == "V" and token.form == verb.form and is_finite(tokens, index):
            return True
        if token.tag == "A" and token.low in _AUXILIARIES[verb.form == "s"]:
            return True
    return False


def _is_inserted(tokens: Tokens, index: int, before: int, frames: frozenset[str]) -> bool:
    """Whether it ends a comment on the clause before: never settled, a ledger on the counter shows."""
    at = index + 1
    if "that" not in frames or (at < len(tokens) and tokens[at].low not in _ENDS and tokens[at].tag != "I"):
        return False
    if tokens[before].tag not in "NM" and not (tokens[before].tag == "Z" and tokens[before - 1].tag == "I"):
        return False
    for place in range(before, max(0, index - 12), -1):
        if tokens[place].low == ",":
            following = at + 1 < len(tokens) and tokens[at].low == "," and is_finite(tokens, at + 1)
            return following or any(t.tag in "VA" for t in tokens[:place])
        told = tokens[place].form == "participle" or (
            tokens[place].form == "past" and not _frames(tokens[place].lemma)
        )
        if not told and tokens[place].tag not in "NMJD#IZ'":
            return False
    return False


def _lacks_verb(tokens: list[Token], index: int, verb: Part) -> bool:
    """Whether its clause has a subject that agrees, and no finite verb but those of relative clauses."""
    finite, relatives, loose, plural, taken, beyond = 0, 0, 0, False, -1, False
    plainly = verb.form == "base" and verb.lemma in _PLAIN and tokens[index - 1].tag in "NM"
    for at in range(index - 1, -1, -1):
        token = tokens[at]
        if token.low in _STOPS or (token.tag == "S" and not _is_relative(tokens, at)):
            break
        if token.tag == "C" and at and tokens[at - 1].low == "," and finite == 0:
            break
        beyond = beyond or (plainly and finite == 0 and token.tag == "I" and token.low in _SUBORDINATE)
        if not beyond and is_finite(tokens, at) and not (token.tag == "V" and at == 0):
            if token.form == "s" and verb.form == "base" and is_plural(token.low) and _is_bare(tokens, at):
                taken = at
                continue
            finite += 1
            loose += token.form == "past" and tokens[at + 1].low in _LOOSE
        elif _is_relative(tokens, at) or (token.tag == "P" and at and tokens[at - 1].tag in "NM"):
            relatives += 1
        plural = plural or (token.tag in "NM" and is_plural(token.low)) or token.low == "and"
    if finite > relatives + loose or (
        (verb.form == "base") != (plural or taken >= 0) and verb.form == "base"
    ):
        return False
    if taken >= 0:
        tokens[taken] = tokens[taken]._replace(tag="N", lemma="", form="")
    return True


def _is_relative(tokens: Tokens, at: int) -> bool:
    return at > 0 and tokens[at].low in _RELATIVES and tokens[at - 1].tag in "NMP.I"


def _is_bare(tokens: Tokens, at: int) -> bool:
    """Whether a verb may as well be the noun that ends the subject: booking records."""
    return at > 0 and tokens[at - 1].tag in "NJ" and any(p.state == "n" for p in parts(tokens[at].low))
