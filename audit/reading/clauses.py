"""Clauses among the tokens of a sentence: finite verbs, where a clause begins and ends."""

from __future__ import annotations

from audit import lexicons
from audit.reading.nounphrases import STATEMENT_NOUNS, Tokens, phrase_after
from audit.reading.tagging import Token

TIME_NOUNS = frozenset(
    "week month year day night morning afternoon evening weekend time hours days weeks months years "
    "spring summer autumn winter fall".split()
)
RELATIVES = frozenset("who which that whose where".split())
_APPROXIMATELY = frozenset("about around over under nearly almost up more fewer less at".split())
_CURRENCIES = frozenset("$£€")
_MARKS = frozenset(("“", '"', "‘", "'", "''"))
"""What opens a quotation of single words: they believed “attack” and “assault” were the same."""
_OBJECTS = frozenset("him them us me himself herself itself themselves".split())
_CONDITIONS = frozenset("if when while although though unless once because".split())
_SUBORDINATORS = frozenset("as than before after until since".split())
"""Prepositions that open a clause where a subject pronoun follows: wept as he spoke."""
_CLAUSE_ENDS = frozenset((";", ":", "?", "!"))
_NOT_FINITE = frozenset("be been being having".split())
_LONGEST_SUBJECT = 32
_FLOATING = frozenset(("both", "all", "each"))
"""What may stand between an auxiliary and its verb: they have both said."""
_MANNERS = frozenset("online aloud alone overnight".split())
"""Words taken for adjectives that only say how or where it was said: wrote online."""
_ADVERBIAL = frozenset("on in at during via through to by from after before over".split())
_PLACES_OF_SPEECH = STATEMENT_NOUNS | TIME_NOUNS | frozenset("twitter reporters facebook court".split())
_CLAUSAL = frozenset(("that", "np-that"))
_INSERTION = 14
"""How many words ", with a smile," may have."""


def verb_group(tokens: Tokens, verb: int) -> int:
    """Where the group of a verb begins: its auxiliaries, negation and adverbs taken in."""
    first = verb
    while first > 0 and (
        tokens[first - 1].tag in "AX"
        or (tokens[first - 1].tag == "R" and first > 1)
        or (tokens[first - 1].low in _FLOATING and first > 1 and tokens[first - 2].tag in "AX")
    ):
        first -= 1
    while first < verb and tokens[first].tag == "R":
        first += 1
    return first


def takes_clause(verb: Token) -> bool:
    """Whether a that-clause may follow the verb, as after "said"."""
    entry = lexicons.load("cue-verbs").single.get(verb.lemma) if verb.lemma else None
    return entry is not None and not _CLAUSAL.isdisjoint(entry.flags)


def is_finite(tokens: Tokens, index: int) -> bool:
    """Whether a finite verb, or the first word of its group, stands at ``index``."""
    token = tokens[index]
    if token.tag not in "AXV":
        return False
    before = index - 1
    while before >= 0 and tokens[before].tag == "R":
        before -= 1
    if before >= 0 and tokens[before].tag in "AXT":
        return False
    return token.low not in _NOT_FINITE if token.tag in "AX" else token.form in ("s", "past", "base")


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
    if (
        opening.low in _APPROXIMATELY
        and at + 1 < len(tokens)
        and (tokens[at + 1].tag in "#D." or tokens[at + 1].low == "half")
    ):
        return opens_clause(tokens, at + 1)
    if opening.low in _MARKS and at + 1 < len(tokens):
        return opens_clause(tokens, at + 1)
    if opening.low in _CURRENCIES:
        return at + 1 < len(tokens) and _subject_meets_verb(tokens, at + 1)
    if opening.low == "there" and at + 1 < len(tokens):
        return tokens[at + 1].tag in "AXVN"
    if opening.tag in "DS" and at + 1 < len(tokens) and is_finite(tokens, at + 1):
        return True
    if opening.tag == "S" and opening.low != "that":
        return False
    if (opening.tag not in "PDMNJ#QRZS'" and opening.form != "ing") or opening.low in _OBJECTS:
        return False
    return _subject_meets_verb(tokens, at)


def _subject_meets_verb(tokens: Tokens, at: int) -> bool:
    named, relatives, commas = False, 0, 0
    for index in range(at, min(len(tokens), at + _LONGEST_SUBJECT)):
        token = tokens[index]
        finite = named and token.tag in "AXV" and is_finite(tokens, index)
        commas += token.low == ","
        if (commas and not named) or (finite and tokens[index - 1].tag == "C"):
            return False
        if finite:
            if relatives == 0:
                return commas % 2 == 0
            relatives -= 1
        elif token.tag == "Q":
            # the verb may stand inside a fragment: said the plan “is dead”
            return commas % 2 == 0 and (index == at or tokens[index - 1].tag in "NMPJ#DAX'")
        elif token.tag == "W" or (token.low == "that" and named):
            if not named or token.low not in RELATIVES:
                return False
            relatives += 1
        elif _ends_subject(tokens, index):
            return False
        named = named or _is_noun(tokens, index) or (token.form == "ing" and index == at)
    return False


def _ends_subject(tokens: Tokens, index: int) -> bool:
    """Whether no subject goes on over this word."""
    token = tokens[index]
    if token.low in _NOT_FINITE:
        return False
    if token.tag in "SAX" or token.low in _CLAUSE_ENDS:
        return True
    if token.low not in _SUBORDINATORS or index + 1 == len(tokens):
        return False
    return tokens[index + 1].tag == "P" and tokens[index + 1].low not in _OBJECTS


def _is_noun(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    if token.tag == "D":
        return index + 1 < len(tokens) and tokens[index + 1].tag == "W"  # those who
    return token.tag in "NMP#" or (token.tag == "J" and index > 0 and tokens[index - 1].tag == "D")


def clause_end(tokens: Tokens, at: int) -> int:
    """The end of what is governed from ``at`` on: the sentence's end, its stop left out."""
    end = next((i for i in range(at, len(tokens)) if tokens[i].low == ";"), len(tokens))
    while end > at and tokens[end - 1].tag == "." and tokens[end - 1].low in ".,;:!?—–-":
        end -= 1
    return end


# ---------------------------------------------------------------- between a cue and its content


def past_insertion(tokens: Tokens, at: int) -> int:
    """Step right over ", however," and ", with a smile," where a clause or quotation goes on after it."""
    if at < len(tokens) and tokens[at].low == ",":
        for index in range(at + 1, min(len(tokens) - 1, at + _INSERTION)):
            if tokens[index].low == ",":
                goes_on = tokens[index + 1].low == "that" or tokens[index + 1].tag == "Q"
                return index + 1 if goes_on else at
            if tokens[index].tag == "Q" or tokens[index].low == ";":
                break
    return at


def past_adverbials(tokens: Tokens, at: int) -> int:
    """Step right over adverbs, days, and "in a statement" between a cue and what it governs."""
    while at < len(tokens):
        token = tokens[at]
        if (
            (token.tag == "Z" and not (at + 1 < len(tokens) and tokens[at + 1].tag == "'"))
            or token.low in _MANNERS
            or (token.tag == "R" and token.low not in ("there", "now", "then", "here"))
            or (token.low in TIME_NOUNS and at > 0 and tokens[at - 1].tag in "RDJZ")
        ):
            at += 1
        elif token.low in ("last", "this", "next", "earlier") and _is_time(tokens, at + 1):
            at += 2
        else:
            end = _adverbial_end(tokens, at) if token.low in _ADVERBIAL else None
            if end is None:
                break
            at = end
    return at


def _is_time(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and (tokens[at].low in TIME_NOUNS or tokens[at].tag == "Z")


def _adverbial_end(tokens: Tokens, at: int) -> int | None:
    """The end of "on Monday" or "in an interview with the radio", if such a phrase begins at ``at``."""
    if at + 1 < len(tokens) and tokens[at + 1].tag in "Z#" and tokens[at].low in ("on", "in", "by", "at"):
        end = at + 2
        while end < len(tokens) and tokens[end].tag in "Z#":
            end += 1
        return end
    phrase = phrase_after(tokens, at + 1)
    if phrase and any(t.low in _PLACES_OF_SPEECH for t in tokens[phrase[0] : phrase[1]]):
        return phrase[1]
    return None


def past_word(tokens: Tokens, index: int, limit: int) -> int:
    """The next word, or the one behind an insertion between commas; ``limit`` where it does not end."""
    if tokens[index].low != "," or tokens[index + 1].low == "that":
        return index + 1
    close = next((i for i in range(index + 1, limit) if tokens[i].low == ","), None)
    if close is None or tokens[index + 1].tag == "C" or any(t.tag == "Q" for t in tokens[index:close]):
        return limit
    return close + 1
