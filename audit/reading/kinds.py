"""What a mention names: the kind, finer kind and number of a source, from its words alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from audit import lexicons
from audit.reading import names, nounphrases
from audit.reading.described import BODIES, COUNTED, Kind, count, describe, document_detail, group_of, is_body
from audit.reading.nounphrases import Range
from audit.reading.tagging import Token

_AT_START = ("ers", "ors", "ists", "ians", "ants")
"""How plurals end that open a sentence with a capital and are no names: Shippers said."""


def classify(words: Sequence[Token], following: Sequence[Token] = (), *, opens: bool = False) -> Kind:
    """What the phrase of these words names.

    ``following`` are the words of its sentence after it; ``opens``: it begins the sentence, so
    that its capital letter says nothing.
    """
    words = _without_relative(words)
    left, apposed = _apposition(words)
    if apposed:
        role = classify(left)
        if role.kind in ("person", "anonymous") or role.detail == "spokesperson":
            return Kind("person", "named", 1)
        return role
    name = name_in(words)
    if name is not None:
        if opens and name == [words[0].text] and words[0].low.endswith(_AT_START) and not _is_known(words[0]):
            return Kind("group", "collective", None)
        return _named(words, name, following)
    return describe(_without_further(words))


def _is_known(word: Token) -> bool:
    return names.is_given_name(word.text) or names.is_place(word.low)


def _without_relative(words: Sequence[Token]) -> Sequence[Token]:
    """The phrase without the "who" that it may end with."""
    if len(words) > 1 and words[-1].low in ("who", "which", "that"):
        words = words[:-1]
    return words[:-1] if len(words) > 1 and words[-1].low == "," else words


def _without_further(words: Sequence[Token]) -> Sequence[Token]:
    """The first of those whom a phrase joins: "two doctors" of "two doctors and a court filing"."""
    for index in range(1, len(words) - 1):
        if words[index].low == "and" and words[index + 1].tag in "D#" and words[index - 1].tag == "N":
            return words[:index]
    return words


def _apposition(words: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The two halves of "a passenger, Sorina Matei": the role and the name; no name where there is none."""
    for index, word in enumerate(words):
        if word.low in ("named", "called") and index > 0 and all(w.tag == "M" for w in words[index + 1 :]):
            return (words[:index], words[index + 1 :]) if index < len(words) - 1 else (words, ())
        if word.low == "," and 0 < index < len(words) - 1:
            right = words[index + 1 :]
            if (
                words[index - 1].tag in "NM"
                and all(w.tag == "M" for w in right)
                and words[nounphrases.head(words, (0, index))].tag == "N"
            ):
                return words[:index], right
            return words, ()
    return words, ()


def name_in(words: Sequence[Token]) -> list[str] | None:
    """The words of the proper name that a phrase consists of or ends with, titles left out."""
    found = name_range(words)
    return [w.text for w in words[found[0] : found[1]] if w.low != "."] if found else None


def name_range(words: Sequence[Token]) -> Range | None:
    """Where the proper name stands that a phrase consists of or ends with, titles left out."""
    words = _without_relative(words)
    apposed = _apposition(words)[1]
    if apposed:
        return len(words) - len(apposed), len(words)
    head = nounphrases.head(words, (0, len(words)))
    if words[head].tag != "M":
        return None
    first, last = head, names.end_of(words, head)
    while first > 0 and (
        words[first - 1].tag == "M"
        or words[first - 1].low in ("of", "de", "van", "von", "al", "&")
        or names.is_joint(words, first - 1)
    ):
        first -= 1
    first = names.after_titles(words, first, last)
    while first < head and (words[first].tag != "M" or words[first].low == "."):
        first += 1
    return (first, last) if any(w.low != "." for w in words[first:last]) else None


def parts_of(words: Sequence[Token]) -> list[Sequence[Token]]:
    """The people that a phrase names one by one: "Ida Lund and Oda Lund"; none where it names one."""
    cuts = [i for i, w in enumerate(words) if w.low in (",", "and", "&") and i]
    if not any(words[i].low == "and" for i in cuts):
        return []
    ends = [*cuts, len(words)]
    starts = [0, *(i + 1 for i in cuts)]
    parts = [words[a:b] for a, b in zip(starts, ends, strict=True) if b > a]
    if len(parts) < 2 or not all(
        p[-1].tag == "M" and classify(p) == Kind("person", "named", 1) for p in parts
    ):
        return []
    return parts if all(len(name_in(p) or ()) > 1 or names.is_title(p[0]) for p in parts[1:]) else []


# ---------------------------------------------------------------- names


def _named(words: Sequence[Token], name: Sequence[str], following: Sequence[Token]) -> Kind:
    head = nounphrases.head(words, (0, len(words)))
    lower = " ".join(name).lower()
    first = next((i for i, w in enumerate(words) if w.text == name[0]), 0)
    before = words[first - 1] if first > 0 else None
    described = before is not None and before.tag == "N" and not is_body(before.low)
    titled = any(names.is_title(w) for w in words[:first]) or described
    if words[head].low in _nouns_of("person") and not titled:
        return Kind("person", "role", 1)
    document = words[head].low in _nouns_of("document") and words[head].low not in names.ORGANISATION_WORDS
    if document and len(name) > 1 and not titled:
        return Kind("document", document_detail([w.low for w in words]), 1)
    kind = names.classify(list(name), titled=titled, after_the=before is not None and before.low == "the")
    if kind == "person" and not titled and _is_body(name, before, following):
        kind = "organisation"
    if kind == "person":
        return Kind("person", "named", 1)
    last = name[-1].lower()
    if kind == "other" or lower in _nouns_of("group") or (not titled and last in _nouns_of("group")):
        if words[0].low in COUNTED or words[0].low.isdigit():
            return Kind("anonymous", "described", count([words[0].low], plural=True))
        return Kind("group", "local-media" if last == "media" else "collective", None)
    outlet = lower in _nouns_of("outlet") or last in _OUTLETS
    return Kind("organisation", "outlet" if outlet else "organisation", 1)


_OUTLETS = frozenset(
    "times post herald news gazette daily weekly chronicle observer telegraph examiner inquirer courier "
    "tribune broadcasting tv".split()
)


@cache
def _nouns_of(group: str) -> frozenset[str]:
    return lexicons.load("source-nouns").group(group)


def _is_body(name: Sequence[str], before: Token | None, following: Sequence[Token]) -> bool:
    """Whether the words around a name call it a company or another body, or speak of it as "its"."""
    if before is not None and is_body(before.low):
        return True
    if (
        len(following) > 2
        and following[0].low == ","
        and following[1].tag in "DJN"
        and following[1].low != "whose"
    ):
        end = next((i for i, w in enumerate(following) if i and w.tag in "I.WV"), len(following))
        nouns = [w.low for w in following[1:end] if w.tag == "N"]
        return bool(nouns) and group_of(nouns, len(nouns) - 1) in BODIES
    if len(following) > 1 and following[0].low == "," and following[1].low == "which":
        return True
    near = following[:_NEAR]
    pronoun = next((w.low for w in near if w.tag == "M" or (w.tag in "PD" and w.low in _THIRD)), "")
    return len(name) == 1 and pronoun == "its"


_NEAR = 8
"""How many words behind a name "its" may speak of it."""
_THIRD = frozenset("he she him her his it its they their".split())
