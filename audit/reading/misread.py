"""Words tagged as verbs that can be none where they stand: the think tank, many reasons, his supposed “lies”.

The tagger weighs a word by its neighbours alone. What it takes for a verb is looked at once more here,
as what it takes for a noun is in ``mending``: after an article stands no verb, after "many" none in the
singular, and "did" takes no past tense.
"""

from __future__ import annotations

from audit import lexicons
from audit.reading.clauses import is_finite
from audit.reading.nounphrases import Tokens
from audit.reading.tagging import Token
from audit.reading.wordclasses import is_plural, parts

_BEFORE_NOUNS = frozenset("the a an its their his my our your".split())
_QUANTITIES = frozenset("many several few some these those all both".split())
_OF_ROLES = frozenset(
    "managing acting presiding founding visiting sitting retiring incoming outgoing".split()
)
_OBJECTS = frozenset(("it", "him", "her", "them", "us", "me", ","))
_HELPING = frozenset("do does did".split())
_INSERTED = frozenset(("however", "not", "n't", ","))


def reread(tokens: Tokens, index: int) -> Token:
    """The token at ``index``, which was tagged as a verb, as what it is.

    >>> from audit.reading.tagging import tag
    >>> from audit.words import split
    >>> tokens = tag(split("The think tank that published it closed."))
    >>> tokens[1].tag, reread(tokens, 1).tag
    ('V', 'N')
    """
    token = tokens[index]
    if token.form == "ing":
        return token._replace(tag="J", lemma="", form="") if _tells_role(tokens, index) else token
    before = tokens[index - 1].low if index else ""
    if before in _BEFORE_NOUNS:
        described = token.form in ("past", "participle") and tokens[index + 1 : index + 2] != []
        return _as(token, "J" if described and tokens[index + 1].tag in "NMJ#Q" else "N")
    if token.form == "base" and _disagrees(tokens, index):
        return _as(token, "N")
    if token.form == "s" and _is_plural_noun(tokens, index):
        return _as(token, "N")
    if token.low == "found" and _helped(tokens, index):
        return token._replace(lemma="found", form="base")  # did not found the club
    return token


def _as(token: Token, tag: str) -> Token:
    return token._replace(tag=tag, lemma="", form="")


def _tells_role(tokens: Tokens, index: int) -> bool:
    """Whether a participle belongs to the role behind it: managing director Siri Lund."""
    if tokens[index].low not in _OF_ROLES or index + 1 == len(tokens):
        return False
    return tokens[index + 1].low in lexicons.load("source-nouns").group("person")


def _is_plural_noun(tokens: Tokens, index: int) -> bool:
    """Whether a verb in -s is a plural noun: many reasons, company accounts show, demands that come."""
    before = tokens[index - 1] if index else None
    if before is not None and before.low in _QUANTITIES:
        return not (before.low == "both" and index > 1 and tokens[index - 2].tag in "NMPWS")
    if before is not None and before.tag not in "NMJ":
        return False
    if index + 2 >= len(tokens) or not any(part.state in "nN" for part in parts(tokens[index].low)):
        return False
    following = tokens[index + 1]
    if before is not None and following.low == "that":
        return tokens[index + 2].tag == "V" and is_finite(tokens, index + 2)
    return following.tag in "VN" and _reports(following.low)


def _disagrees(tokens: Tokens, index: int) -> bool:
    """Whether it stands behind a singular noun that a preposition governs: hear it during the court term."""
    if index < 2 or tokens[index - 1].tag != "N" or is_plural(tokens[index - 1].low):
        return False
    first = index - 1
    while first > 0 and tokens[first].tag in "NMJD#":
        first -= 1
    if tokens[first].tag != "I" or (first > 0 and tokens[first - 1].low not in _OBJECTS):
        return False
    entry = lexicons.load("cue-verbs").single.get(tokens[index].lemma)
    if entry is None or "that" in entry.flags or tokens[index - 2].tag not in "DJ#":
        return False
    return any(part.state in "nN" for part in parts(tokens[index].low))


def _reports(low: str) -> bool:
    """Whether a word may be a verb without -s that takes a clause: figures show that."""
    lemma = next((part.lemma for part in parts(low) if part.state == "b"), "")
    entry = lexicons.load("cue-verbs").single.get(lemma) if lemma == low else None
    return entry is not None and "that" in entry.flags


def _helped(tokens: Tokens, index: int) -> bool:
    """Whether "did" stands before a verb, words between commas aside: did not, however, found it."""
    index -= 1
    while index >= 0 and (tokens[index].tag == "R" or tokens[index].low in _INSERTED):
        index -= 1
    return index >= 0 and tokens[index].low in _HELPING
