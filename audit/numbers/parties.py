"""Whose or of what a quantity is: the words of a subject, an owner or an event, and when two are the same."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from audit import lexicons
from audit.numbers.phrase import (
    DEFINITE,
    DETERMINERS,
    HELPING,
    OPENING,
    PREPOSITIONS,
    Counted,
    is_present,
    thing,
)

_RELATIVE = frozenset("which that who".split())
_PRONOUNS = frozenset("it they he she its their his her this we".split())
_HELPED = HELPING | frozenset("already reportedly allegedly also now then not only just still".split())
_BREAKS = frozenset(
    "that and but when because as while if said says say who which where what after before until since "
    "so or than whether though although once told added then believe believed found fear".split()
)
_ENDING = PREPOSITIONS | HELPING | _BREAKS
"""Words before which a noun phrase ends."""
_GENERAL = frozenset(
    "company firm group airline retailer chain bank club team party union university school college "
    "village town city island country hospital choir band orchestra museum brewery maker carmaker "
    "manufacturer charity agency council publisher newspaper theatre theater zoo prison hotel "
    "restaurant yard church parish".split()
)
"""What may stand for a name: Lindmoor Primary, then "the school"."""
_IDLE = frozenset("new whole entire same own now former local small big large the".split())
"""Words that tell no two things apart."""
_ANY_EVENT = frozenset("accident disaster tragedy incident attack catastrophe".split())
_SAME_EVENT = {
    "blaze": "fire", "inferno": "fire", "explosion": "blast", "collision": "crash", "accident": "crash",
    "derailment": "crash", "wreck": "crash", "plunge": "crash", "mudslide": "slide", "landslide": "slide",
    "rockslide": "slide", "earthquake": "quake", "flooding": "flood", "wildfire": "fire", "bombing": "blast",
    "hurricane": "storm", "cyclone": "storm", "typhoon": "storm",
}  # fmt: skip
_TITLES = frozenset("mr mrs ms miss dr sir dame".split())
_SHORTEST_ACT = 5  # letters that the noun of an act shares with its verb
_FARTHEST = 14  # words of a subject with its place: a fire at the market in the old town of Vestby
_NEAREST = 5  # words between a determiner and its noun


class Party(NamedTuple):
    """A subject, owner or event: its head, all its words, how it is named, and what it did."""

    head: str
    words: frozenset[str]
    shown: str
    definite: bool = False
    named: bool = False
    pronoun: bool = False
    acted: str = ""


def subject(counted: Counted, at: int) -> Party | None:
    """The subject of a verb before which word ``at`` stands: the school in Varley (has); which (employs)."""
    word = counted.word
    while word(at) in _HELPED or word(at).endswith("ly"):
        at -= 1
    if word(at) in _RELATIVE:
        at -= 1
        return noun_phrase(counted, at - (word(at) == ","))
    if word(at) in _PRONOUNS:
        return Party(word(at), frozenset(), word(at), pronoun=True)
    if word(at) == ",":  # the mill, in Vestby, employs
        opened = next((n for n in range(at - 1, at - _FARTHEST, -1) if word(n) == ","), None)
        return noun_phrase(counted, opened - 1) if opened is not None else None
    first = at + 1
    while first > max(counted.low, at - _FARTHEST) and _in_phrase(counted, first - 1):
        first -= 1
    return _opened(counted, first, at + 1)


def _in_phrase(counted: Counted, at: int) -> bool:
    word = counted.word(at)
    if word in _BREAKS:
        return False
    return word[:1].isalnum() or word in ("'s", "'", "-", "’", "$")


def _opened(counted: Counted, first: int, last: int) -> Party | None:
    """The noun phrase of the words ``[first, last)``, whose head is before the first preposition."""
    word = counted.word
    starts = [n for n in range(first, last) if word(n) in DETERMINERS]
    for start in reversed(starts):
        if word(start - 1) not in PREPOSITIONS or start == first:
            first = start
            break
    end = next((n for n in range(first + 1, last) if word(n) in PREPOSITIONS), last)
    return _party(counted, first, end, last)


def noun_phrase(counted: Counted, at: int) -> Party | None:
    """The noun phrase that ends with word ``at``: from its determiner, or all the capitals."""
    first = at
    while first > max(counted.low, at - _NEAREST) and counted.word(first) not in DETERMINERS:
        before = counted.word(first - 1)
        if before in _ENDING or not (before[:1].isalnum() or before in ("-", "'s")):
            break
        first -= 1
    return _party(counted, first, at + 1, at + 1)


def ends(counted: Counted, at: int) -> bool:
    """Whether a noun phrase ends before word ``at``: (a 20 percent tariff) on, not (tariff) plan."""
    word = counted.word(at)
    return not word[:1].isalnum() or word in _ENDING


def following(counted: Counted, at: int, before: int | None = None) -> Party | None:
    """The noun phrase that begins with word ``at`` and ends ``before`` another: (of) the old school."""
    while counted.word(at) in _TITLES or (counted.word(at) == "." and counted.word(at - 1) in _TITLES):
        at += 1
    last = at
    while (
        last < min(counted.high, at + _NEAREST, counted.high if before is None else before)
        and counted.word(last)[:1].isalnum()
    ):
        word = counted.word(last)
        if last > at and (word in _ENDING or word in DETERMINERS):
            break
        if last > at + 1 and counted.word(at) in DEFINITE and is_present(word):  # (on) the roof comes from
            break
        last += 1
    return _party(counted, at, last, last)


def _party(counted: Counted, first: int, end: int, last: int) -> Party | None:
    """The words ``[first, last)`` as a party, whose head is the last before word ``end``."""
    opening = counted.word(first)
    if opening in DETERMINERS:
        first += 1
    if first >= end or not counted.word(end - 1)[:1].isalpha():
        return None
    head = thing(counted.word(end - 1))
    words = frozenset(thing(low) for low in counted.words.lows[first:last] if low[:1].isalnum())
    named = counted.words.texts[end - 1][:1].isupper() and (end - 1 > counted.low)
    shown = " ".join(counted.words.texts[first:end]).replace(" 's", "’s")
    return Party(head, words - OPENING, shown, opening in DEFINITE, named)


def same(
    later: Party | None, earlier: Party | None, near: Collection[str], before: bool = False
) -> bool | None:
    """Whether two parties are one; None where one of them is not told.

    ``near`` are the words around the earlier one, as classes: what tells the later one apart must be
    among them. ``before``: whether the earlier one stands so near that a pronoun may mean it.
    """
    if later is None or earlier is None:
        return None
    if later.pronoun:
        return True if before else None
    if earlier.pronoun:
        return True if later.head in near else None
    if not _heads_agree(later, earlier, near):
        return False
    return all(word in near or word in _IDLE or event(word) for word in later.words - {later.head})


def mentioned(party: Party, near: Collection[str]) -> bool:
    """Whether a party is spoken of by the words around a figure."""
    heads = {_event_class(word) for word in near}
    told = _event_class(party.head) in heads or party.head in _ANY_EVENT
    return told and all(word in near or word in _IDLE or event(word) for word in party.words - {party.head})


def _heads_agree(later: Party, earlier: Party, near: Collection[str]) -> bool:
    if _event_class(later.head) == _event_class(earlier.head):
        return True
    if later.head in _ANY_EVENT:
        return True
    if later.named:
        return later.head in earlier.words
    if earlier.named and later.definite and later.head in earlier.words:
        return True
    if earlier.named and later.definite and later.head in _GENERAL:
        return later.words <= {later.head} | _IDLE | set(near)
    return later.definite and (_is_act(later.head, earlier.acted) or later.head in earlier.words & _GENERAL)


def _is_act(noun: str, act: str) -> bool:
    """Whether a noun is that of an act.

    >>> _is_act("repaving", "repave"), _is_act("restoration", "restore"), _is_act("repair", "replace")
    (True, True, False)
    """
    if len(act) < _SHORTEST_ACT:
        return bool(act) and noun in (act, f"{act}ing")
    return noun.startswith(act[: max(_SHORTEST_ACT, len(act) - 2)])


def _event_class(head: str) -> str:
    return _SAME_EVENT.get(head, head)


@cache
def _events() -> frozenset[str]:
    return frozenset(lexicons.load("rules/events").single)


def event(word: str) -> bool:
    """Whether a word is an event that kills or injures."""
    return word in _events() or word in _SAME_EVENT or word in _ANY_EVENT or word in ("slide", "tragedy")
