"""Who or what may be the source of a cue: people, bodies and what is written, not things."""

from __future__ import annotations

from audit import lexicons
from audit.reading.cues import Cue
from audit.reading.nounphrases import Range, Tokens, head

_NO_SOURCE = frozenset("i we you me us myself ourselves nobody anyone anybody everybody neither".split())
"""The writer, or the reader, or nobody: what they say or think is no attribution."""
_THINGS = frozenset("it this that these those which what everything nothing something".split())
_SOME = frozenset("who many some others most".split())
_PEOPLE_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "ee", "people", "alumni", "police")
_HEARING = frozenset(
    "court inquiry enquiry inquest jury committee hearing tribunal panel parliament trial".split()
)
"""Bodies that are told things: the inquest heard that."""
_FINDING = frozenset(("document", "organisation"))
_OF_WRITING = frozenset(("document", "factive"))
"""Classes of cue that things have too (the drop shows, the move exposes), so that the source must be one."""


def may_speak(tokens: Tokens, mention: Range, cue: Cue) -> bool:
    """Whether the phrase can be the source of this cue at all."""
    noun = tokens[head(tokens, mention)]
    if noun.low in _NO_SOURCE or noun.tag == "Z":
        return False
    if noun.low == "one" and mention[1] - mention[0] == 1 and tokens[cue.first].form != "past":
        return False  # one hopes: the writer
    if cue.lemma == "hear":
        return noun.low in _HEARING
    if noun.low in _THINGS:
        return noun.low == "it" and bool(cue.frames & {"that", "quote", "np-prep"})
    if (cue.cue_class in _OF_WRITING or cue.lemma in ("prove", "establish")) and noun.tag != "M":
        return speaks(tokens, mention)
    return True


def speaks(tokens: Tokens, mention: Range) -> bool:
    """Whether the phrase names somebody, or something that is written."""
    noun = tokens[head(tokens, mention)]
    if noun.tag == "M" or (noun.tag == "P" and noun.low not in _THINGS) or noun.low in _SOME:
        return True
    known = lexicons.load("source-nouns", inflect=True)
    return noun.low in known or noun.low.removesuffix("s").endswith(_PEOPLE_ENDINGS)


def finds(tokens: Tokens, mention: Range) -> bool:
    """Whether the phrase is a document or a body, so that what it found or showed is a finding."""
    noun = tokens[head(tokens, mention)]
    entry = lexicons.load("source-nouns", inflect=True).get(noun.low)
    return noun.tag == "M" or noun.low == "it" or (entry is not None and entry.group in _FINDING)
