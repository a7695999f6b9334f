"""What part each word of a sentence plays: a light tagger, by word lists, endings and neighbours.

It serves to find subjects, verbs and noun phrases, no more. Tags, one letter each:

    N noun   M proper name   J adjective   D determiner, possessive   P pronoun   # number
    V verb   A be, have, do  X modal       R adverb                   T to        W who, what, whether
    I preposition            C and, but    S because, that            ' clitic 's . mark    Q quotation
    Z day or month
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from audit import lexicons
from audit.lexicons import Form
from audit.words import Word


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its part; for a verb also its lemma and form. A quotation is one token."""

    start: int
    end: int
    text: str
    low: str
    tag: str
    lemma: str = ""
    form: Form | str = ""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


_CLOSED: dict[str, str] = {
    "D": "the a an this these those my your his her its our their each every no any some another both either "
    "neither all half such whose many much more most several few",
    "P": "i you he she it we they me him us them himself herself itself themselves myself ourselves one "
    "everyone everybody someone somebody anyone anybody nobody everything something nothing anything others",
    "A": "be am is are was were been being have has had having do does did isn't aren't wasn't weren't haven't "
    "hasn't hadn't don't doesn't didn't 'm 're 've ain't",
    "X": "will would can could may might must shall should cannot won't wouldn't can't couldn't mustn't "
    "shouldn't 'll 'd ought",
    "T": "to",
    "W": "who whom which what whether how why when where whatever whoever",
    "I": "of in on at by for from with about into over after before under between through during against among "
    "around behind beyond near toward towards upon within without across amid along alongside despite "
    "inside outside onto per since until via versus above below beneath beside besides except than as off out up down",
    "C": "and or but nor yet &",
    "S": "because although though if unless while whereas that once so lest",
    "R": "not also never now then here there just only even still already again ever always often later earlier "
    "soon too very quite rather almost perhaps maybe meanwhile however instead today yesterday tomorrow tonight "
    "n't twice ago further once recently currently together nonetheless nevertheless therefore thus publicly "
    "repeatedly privately flatly long first",
    "Z": "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december jan feb aug sept oct nov dec mon tue tues wed thu thurs fri sat sun",
    "#": "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty dozen dozens "
    "hundred hundreds thousand thousands million millions billion",
    "J": "new former senior top other own same last next first second third old young national federal local "
    "public general chief deputy acting white black key big small high low good bad better best early late",
    "V": "",
}
_CLOSED_TAG = {word: tag for tag, words in _CLOSED.items() for word in words.split()}
_ADJECTIVE_ENDINGS = ("al", "ive", "ous", "ful", "less", "able", "ible", "ic", "ary", "ish", "ian", "ese")
_NOUN_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ship", "ism", "ist", "ance", "ence", "er", "or", "ers", "ors")
_PRONOMINAL = frozenset("all both others many some few most each several".split())
_OPENING_MARKS = frozenset(("“", '"', "‘", ":", "“ ”"))
_SUBJECTS = frozenset("i he she they we it you who everyone somebody someone nobody others".split())
_NAMING = frozenset("NM")


@dataclass(frozen=True, slots=True)
class _Known:
    """What the word lists say of a word, before its neighbours are looked at."""

    tag: str
    verb: str = ""  # its lemma as a verb, if it can be one
    form: Form | str = ""
    noun: bool = False  # whether it can be a noun too


@cache
def _verbs() -> dict[str, bool]:
    """Lemmas of verbs, and whether each is as often a noun."""
    known = {word: entry.group == "both" for word, entry in lexicons.load("common-verbs").single.items()}
    nouns = _nouns()
    for word in lexicons.load("cue-verbs").single:
        known.setdefault(word, word in nouns)
    for entry in lexicons.load("cue-verbs").phrases:
        first = entry.words.split()[0]
        known.setdefault(first, first in nouns)
    for starting in lexicons.irregular().values():
        for lemma, form in starting:
            if form != "plural":
                known.setdefault(lemma, lemma in nouns)
    return known


@cache
def _nouns() -> frozenset[str]:
    lists = (lexicons.load(name).single for name in ("common-nouns", "cue-nouns", "source-nouns"))
    return frozenset(word for words in lists for word in words)


@cache
def _adjectives() -> frozenset[str]:
    lists = (lexicons.load(name).single for name in ("adjectives", "evaluative-adjectives"))
    return frozenset(word for words in lists for word in words)


@lru_cache(maxsize=65536)
def _known(low: str) -> _Known:
    tag = _CLOSED_TAG.get(low)
    if tag:
        return _Known(tag)
    if low == "police":
        return _Known("N", noun=True)
    if not low[0].isalnum():
        return _Known("'" if low in ("'s", "'") else "Q" if low == "“ ”" else ".")
    if low[0].isdigit():
        return _Known("#")
    verb, form, both = _verb(low)
    noun = low in _nouns() or (both and form in ("base", "s"))
    if verb and not (low in _adjectives() and form == "base"):
        return _Known("N" if noun else "V", verb, form, noun)
    if low in _adjectives():
        return _Known("J", verb, form)
    if noun or any(lemma in _nouns() for lemma, _ in lexicons.lemmas(low)):
        return _Known("N", noun=True)
    return _by_ending(low)


def _verb(low: str) -> tuple[str, Form | str, bool]:
    for lemma, form in lexicons.lemmas(low):
        if form not in ("plural", "er") and lemma in _verbs():
            return lemma, form, _verbs()[lemma]
    return "", "", False


def _by_ending(low: str) -> _Known:
    if low.endswith("ly") and len(low) > 4:
        return _Known("R")
    if low.endswith("ing") and len(low) > 5:
        return _Known("V", low, "ing", noun=True)
    if low.endswith("ed") and len(low) > 4:
        return _Known("V", low, "past")
    if low.endswith(_NOUN_ENDINGS):
        return _Known("N", noun=True)
    return _Known("J" if low.endswith(_ADJECTIVE_ENDINGS) else "N", noun=True)


def tag(words: Sequence[Word], *, shouting: bool = False, names: Container[str] = ()) -> list[Token]:
    """Tag the words of one sentence.

    ``shouting``: capitals mean nothing in it (a headline); ``names``: words in lower case
    that the article writes with a capital inside its sentences.

    >>> from audit.words import split
    >>> [t.tag for t in tag(split("The minister said on Monday that he had no plans to resign."))]
    ['D', 'N', 'V', 'I', 'Z', 'S', 'P', 'A', 'D', 'N', 'T', 'V', '.']
    """
    tokens: list[Token] = []
    begins = True
    for index, word in enumerate(words):
        known = _known(word.low)
        following = words[index + 1].low if index + 1 < len(words) else ""
        token = _token(word, known, begins=(begins or shouting) and word.low not in names)
        if word.low == "back" and tokens and tokens[-1].tag == "V":
            token = replace(token, tag="R")
        elif token.tag in "NV" and known.verb:
            token = _settle(token, known, tokens, following)
        elif word.low == "that" and tokens and not _takes_clause(tokens[-1], following):
            token = replace(token, tag="D")
        tokens.append(token)
        begins = word.low in ("“", '"', "‘", ":", "—") or (begins and not word.is_word)
    return tokens


def _token(word: Word, known: _Known, *, begins: bool) -> Token:
    tag = known.tag
    if word.capital and tag not in "Z'#." and not (begins and (tag not in "NJ" or known.noun or known.verb)):
        low_tag = _CLOSED_TAG.get(word.low, "")
        if not (low_tag and low_tag not in "JR") or (word.text.isupper() and len(word.text) > 1 and low_tag != "P"):
            tag = "M" if word.text != "I" else "P"
    if tag == "Z" and not word.capital:
        tag = {"may": "X", "march": "N"}.get(word.low, "N")
    elif word.low == "may" and not word.capital:
        tag = "X"
    return Token(word.start, word.end, word.text, word.low, tag, known.verb, known.form)


def _takes_clause(before: Token, following: str) -> bool:
    """Whether "that" after ``before`` opens a clause (said that, the claim that) and points to no noun."""
    return before.tag not in "IC"


def _settle(token: Token, known: _Known, before: list[Token], following: str) -> Token:
    """Noun, verb or adjective? By what stands before, then by what follows."""
    last = before[-1] if before else None
    skipped = [t for t in before[-4:] if t.tag != "R"]
    near = skipped[-1] if skipped else None
    if near is None:
        opens = _opens_object(following) and _CLOSED_TAG.get(following, "") not in tuple("AX")
        return replace(token, tag="V" if not known.noun or opens else "N")
    if near.tag == "T" and known.form in ("s", "past", "participle"):
        return replace(token, tag="N" if known.noun else "J")
    if near.tag in "TX" or (near.tag == "A" and known.form != "s"):
        verbal = known.form != "base" or near.tag in "TX" or near.low.startswith(("do", "did"))
        return replace(token, tag="V" if verbal else "N")
    if last is not None and last.tag == "#" and known.form == "past" and _opens_object(following):
        return replace(token, tag="V")
    if last is not None and last.tag == "J" and _ends_phrase(before, known, following):
        return replace(token, tag="V")
    if last is not None and (last.tag in "DJ#" or last.low in ("'s", "'")):
        if last.low == "'s" and known.form in ("past", "ing", "participle") and not known.noun:
            return replace(token, tag="V")
        if last.low in _PRONOMINAL and (known.form == "past" or (known.form == "s") == (last.low == "each")):
            return replace(token, tag="V")
        return replace(token, tag="J" if known.form in ("past", "participle", "ing") else "N")
    if near.low in _SUBJECTS:
        return replace(token, tag="V")
    if near.low == "that" and len(skipped) > 1 and skipped[-2].tag == "N" and known.form in ("base", "s", "past"):
        agrees = known.form == "past" or _is_plural(skipped[-2].low) == (known.form == "base")
        return replace(token, tag="V" if agrees and _CLOSED_TAG.get(following, "") not in tuple("AX") else "N")
    if near.tag == "I" and near.low not in ("out", "up", "down", "off"):
        return replace(token, tag="V" if known.form == "ing" else "N" if known.noun else "J")
    return _settle_after_noun(token, known, before, near, following)


def _settle_after_noun(
    token: Token, known: _Known, before: Sequence[Token], near: Token, following: str
) -> Token:
    plural = _subject_is_plural(before)
    if known.form == "base" and near.tag == "N" and not plural:
        return replace(token, tag="N")
    if not known.noun:
        return replace(token, tag="V")
    if known.form in ("past", "participle", "ing"):
        return replace(token, tag="V" if near.tag in "NMW,.ZQPC'" or near.tag == "A" else "J")
    if near.tag in "NM" and _opens_object(following):
        return replace(token, tag="V" if known.form == "s" or plural else "N")
    if plural and known.form == "base" and known.verb in lexicons.load("cue-verbs").single:
        return replace(token, tag="N" if _CLOSED_TAG.get(following, "") in ("A", "X", "I") else "V")
    if near.tag == "W" and near.low in ("who", "which"):
        return replace(token, tag="V")
    if near.tag in ".Q" and (_opens_object(following) or following[:1].isalpha()):
        return replace(token, tag="V" if known.form == "s" and (near.tag != "." or near.low == ",") else "N")
    return replace(token, tag="N")


def _ends_phrase(before: Sequence[Token], known: _Known, following: str) -> bool:
    """Whether the adjective just read was a noun (a Norwegian official) and a verb follows it."""
    last = before[-1]
    if last.low not in _nouns() or len(before) < 2 or before[-2].tag not in "DJMN" or known.form not in ("s", "past"):
        return False
    return _opens_object(following) or not following[:1].isalpha() or following in ("on", "in", "at", "to")


def _subject_is_plural(before: Sequence[Token]) -> bool:
    """Whether the noun phrase just read is plural at its head: negotiators from both sides of the table."""
    plural = False
    for index in range(len(before) - 1, max(-1, len(before) - 14), -1):
        token = before[index]
        if token.tag == "N":
            if index == len(before) - 1 or before[index + 1].tag == "I":
                plural = _is_plural(token.low)
        elif token.tag not in "JDMI#R'P":
            break
    return plural


def _is_plural(low: str) -> bool:
    return low in ("people", "police") or (low.endswith("s") and not low.endswith(("ss", "us", "is")))


def _opens_object(following: str) -> bool:
    """Whether the word after it may open a verb's object or clause: that, the, he, “."""
    return following in _OPENING_MARKS or (_CLOSED_TAG.get(following, "-") in "DPTWSXA#" and following != "than")
