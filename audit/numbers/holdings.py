"""What a thing has, and how large it is: the pupils of a school, the length of a strike."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from audit.numbers import parties
from audit.numbers.parties import Party
from audit.numbers.phrase import (
    DEFINITE,
    HELPING,
    INDEFINITE,
    MEASURES,
    MONTHS,
    Counted,
    deed,
    done,
    is_past,
    thing,
)
from audit.numbers.quantity import Quantity, Telling, modifiers, quantity, tail

_HAVING = frozenset(
    "has have had holds hold held houses housed contains contained comprises comprised seats seated "
    "serves served employs employed employ operates operated runs ran owns owned boasts boasted keeps "
    "counts".split()
)
_EMPLOYING = frozenset("employs employed employ employing".split())
_GAINING = frozenset(
    "won win wins received earned collected secured gained took carried carries carrying drew draws "
    "attracted draw displays shows features offers enrols enrolled fields admits accommodates sleeps "
    "teaches lent opened".split()
)
"""What makes something, for a while, its subject's: won nine awards, carried 240 passengers."""
_ATTENDING = frozenset("attend work live study inhabit".split())
_LASTING = frozenset(
    "lasted lasts covers covered measures measured spans spanned stands stood weighs weighed stretches "
    "burned burnt burns takes take has spilled leaked released dumped is was rises runs took".split()
)
"""What says how large something is: the strike lasted 12 days, the tower is 48 storeys high."""
_MOVING = frozenset(
    "walked ran sailed cycled swam drove rowed marched rode flew trekked hiked skied traveled "
    "travelled".split()
)
_CAPACITY = frozenset("capacity room space seating".split())
_SEATED = frozenset("person people spectator guest".split())
_TAKING = frozenset(["takes", "take"])
_HOLDING = frozenset("holds accommodates fits".split())
_SEATING = frozenset("seat seats seated".split())
_GOING_ON = frozenset(
    "ran runs lasted lasts sat raged rages burns continues continued burned burnt played reigned".split()
)
_DURATIONS = frozenset("year month week day hour minute".split())
_NOT_ONE = frozenset(
    "sentence term jail prison bond note yield low high average period ban limit mark rate plan rule "
    "final race sprint relay freestyle butterfly hurdle man woman boy girl old veteran radius walk "
    "drive span window deadline".split()
)
"""Heads of which a text often has several, or that are read elsewhere: the 100-metre final."""
_NO_OWNERS = frozenset(
    "half most some one group total number thousand hundred dozen average maximum minimum majority all "
    "list cost price rate sum distance height weight length toll period age speed many part third "
    "quarter two three none each week month year today day rest any sale crowd attendance few million "
    "front series string couple range".split()
)

_BODIES = frozenset(
    "crew staff squad team cast choir congregation workforce garrison jury panel orchestra".split()
)
_MEMBERS = frozenset("man woman person member strong".split())
_ENDS = frozenset(["", ",", ".", ";", ":", "and", "but", "—", "–", ")", "!", "?", "when", "while"])
_PLACING = frozenset("in at of on".split())
_NARROWER = frozenset("who that which whose whom aged under over with".split())
_BEHIND = _NARROWER | HELPING
_JOINING = frozenset(["of", "with", "to"])


def read(counted: Counted) -> Iterator[Quantity]:
    """What a figure says that something has."""
    if counted.money or counted.figure.unit not in ("count", "plain"):
        return
    if "magnitude" in (counted.unit, counted.before, counted.word(counted.first - 3)):
        yield from _magnitude(counted)
        return
    if counted.tied:
        yield from _compound(counted)
        return
    yield from _seating(counted)
    if counted.word(counted.first - 2) == "population":
        yield from _population(counted)
    elif counted.head is None and counted.before == "of":
        yield from _strong(counted)
    elif counted.head is not None and counted.figure.value >= 2:
        readers = (_held, _attended, _had, _owned, _of_owner, _made_of, _measured)
        yield from islice(filter(None, (reader(counted) for reader in readers)), 1)


def _of(counted: Counted, party: Party) -> str:
    plural = counted.word(counted.head if counted.head is not None else counted.last)
    return plural if party.pronoun else f"{plural} of {_the(party)}"


def _the(party: Party) -> str:
    return party.shown if party.named else f"the {party.shown}"


def _compound(counted: Counted) -> Iterator[Quantity]:
    """The 41-bed hospital."""
    if counted.head is None or counted.hedged:
        return
    head = thing(counted.word(counted.head))
    if counted.word(counted.first - 2).startswith("replac"):  # what is replaced is another of its kind
        return
    if head in _NOT_ONE or counted.unit in ("old", "plus", "odd"):
        return
    words = frozenset(thing(counted.word(n)) for n in range(counted.last, counted.head + 1))
    shown = " ".join(counted.word(n) for n in range(counted.last, counted.head + 1))
    after = counted.before == "a" and counted.word(counted.first - 2) == "after"
    definite = counted.definite or (after and counted.unit in _DURATIONS)
    unit = "member" if counted.unit in _MEMBERS else counted.unit
    party = Party(head, words, shown, definite)
    yield quantity(
        counted,
        "have",
        f"the {unit}s of the {shown}",
        noun=thing(unit),
        party=party,
        telling="known" if definite else "new",
        narrow=_where(counted),
    )


def _where(counted: Counted) -> frozenset[str]:
    """The place behind a noun, by name: (the 41-bed hospital) in Essendon, but not in June."""
    at = counted.end
    if counted.word(at) not in ("in", "at", "near", "of"):
        return frozenset()
    names = [n for n in range(at + 1, at + 5) if counted.is_name(n)]
    return frozenset(thing(counted.word(n)) for n in names if counted.word(n) not in MONTHS)


def _magnitude(counted: Counted) -> Iterator[Quantity]:
    """A 6.1-magnitude earthquake; the magnitude 6.4 earthquake; a quake with a magnitude of 6.1."""
    word, of = counted.word, counted.before == "of"
    before = counted.first - (3 if of else 2)
    telling: Telling = "known" if counted.definite or word(before) in DEFINITE else "new"
    party = Party("quake", frozenset(["quake"]), "quake", True)
    if not of and not parties.event(word(counted.end if not counted.tied else counted.end - 1)):
        return
    yield quantity(counted, "have", "the magnitude", noun="magnitude", party=party, telling=telling)


def _strong(counted: Counted) -> Iterator[Quantity]:
    """A crew of 22, as a 22-man crew."""
    party = parties.noun_phrase(counted, counted.first - 2)
    if party and party.head in _BODIES and party.definite | (counted.word(counted.last) in _ENDS):
        of = f"members of the {party.shown}"
        yield quantity(counted, "have", of, noun=thing("member"), party=party)


def _population(counted: Counted) -> Iterator[Quantity]:
    """The island has a population of 860."""
    at = counted.first - 3
    while counted.word(at) in ("a", "total", "has", "had", "with"):
        at -= 1
    party = parties.noun_phrase(counted, at)
    if party and counted.before == "of" and not counted.hedged:
        yield quantity(counted, "have", f"residents of {_the(party)}", noun="resident", party=party)


def _had(counted: Counted) -> Quantity | None:
    """The school in Varley has 612 pupils; the film won seven awards."""
    verb = counted.before
    gained = verb in _GAINING
    if counted.hedged or not (verb in _HAVING or gained):
        return None
    party = parties.subject(counted, counted.first - 2)
    employed = verb in _EMPLOYING
    if party is None or (
        counted.behind not in _ENDS and not (gained and counted.behind in ("at", "in", "on"))
    ):
        return None
    noun = "worker" if employed and counted.noun in ("people", "person") else counted.noun
    telling: Telling = "told" if (party.definite or party.named or party.pronoun) and not gained else "new"
    of = f"those whom {_the(party)} employs" if employed and not party.pronoun else _of(counted, party)
    found = quantity(counted, "have", of, noun=noun, party=party, telling=telling, narrow=modifiers(counted))
    return found._replace(past=verb not in _GAINING and is_past(verb) and not verb.endswith("s"))


def _held(counted: Counted) -> Quantity | None:
    """With 37 seats the Greens can block changes; with its 37 seats, the party governs alone."""
    word, at = counted.word, counted.end
    if counted.first - 1 - counted.definite != counted.low or word(counted.low) != "with" or counted.hedged:
        return None
    narrow = modifiers(counted)
    if word(at) in ("in", "on"):
        narrow |= tail(counted, at)
        at = next((n for n in range(at, at + 8) if word(n) == ","), at)
    at += word(at) == ","
    party = parties.following(counted, at)
    if party is None or not (party.definite or party.named or word(at) in ("it", "they")):
        return None
    return quantity(counted, "have", _of(counted, party), party=party, telling="told", narrow=narrow)


def _attended(counted: Counted) -> Quantity | None:
    """240 children attend the village school; 540 people work at the mill."""
    word, verb = counted.word, counted.behind
    if verb not in _ATTENDING or counted.hedged or counted.definite:
        return None
    at = counted.end + 1 + (word(counted.end + 1) in ("in", "at", "for", "on"))
    if verb not in ("attend", "inhabit") and at == counted.end + 1:
        return None
    noun = "worker" if verb == "work" and counted.noun in ("people", "person") else counted.noun
    party = parties.following(counted, at)
    return quantity(counted, "have", _of(counted, party), noun=noun, party=party) if party else None


def _owned(counted: Counted) -> Quantity | None:
    """The school's 580 pupils; its 580 pupils."""
    before = counted.before
    if before in ("its", "their"):
        party: Party | None = Party(before, frozenset(), before, pronoun=True)
    elif before in ("'s", "'", "’"):
        party = parties.noun_phrase(counted, counted.first - 2)
    else:
        return None
    if party is None or party.head in _NO_OWNERS or counted.behind in _NARROWER:
        return None
    narrow = modifiers(counted)
    if counted.behind in _PLACING and not (counted.behind == "on" and counted.is_name(counted.end + 1)):
        narrow |= tail(counted, counted.end)  # on the top floor, but not on Monday
    return quantity(counted, "have", _of(counted, party), party=party, telling="known", narrow=narrow)


def _of_owner(counted: Counted) -> Quantity | None:
    """The 231 pupils of the school; 231 pupils attend the school; home to 340 residents."""
    word, at = counted.word, counted.end
    if word(at) not in ("of", "at", "in") or counted.noun in MEASURES:
        return None
    named = counted.words.texts[at + 1 : at + 2] and word(at + 1) and counted.is_name(at + 1)
    if word(at + 1) not in DEFINITE and not named:
        return None
    party = parties.following(counted, at + 1)
    if party is None or not (counted.definite or word(at) == "of"):
        return None
    behind = at + 1
    while behind < at + 6 and word(behind)[:1].isalnum() and word(behind) not in _BEHIND:
        behind += 1
    if word(behind) in _NARROWER or (counted.hedged and not counted.definite):
        return None
    telling: Telling = "known" if counted.definite else "new"
    return quantity(
        counted, "have", _of(counted, party), party=party, telling=telling, narrow=modifiers(counted)
    )


def _made_of(counted: Counted) -> Quantity | None:
    """A council of 35 members; a hospital with 38 beds; home to 340 residents."""
    word, at = counted.word, counted.first - 1
    if counted.before not in _JOINING or (counted.hedged and word(at) != "to"):
        return None
    if word(at) == "to" and word(at - 1) == "home":
        party = parties.subject(counted, at - 2)
        return quantity(counted, "have", _of(counted, party), party=party, telling="told") if party else None
    if word(at) not in ("of", "with"):
        return None
    party = parties.noun_phrase(counted, at - 1)
    if party is None or party.head in _NO_OWNERS or deed(word(at - 1)) in ("sell", "attend"):
        return None
    if word(at) == "with" and (word(at - 1) == "," or not (party.definite or party.words)):
        return None
    telling: Telling = "known" if party.definite and word(at) == "of" else "new"
    return quantity(
        counted, "have", _of(counted, party), party=party, telling=telling, narrow=modifiers(counted)
    )


def _measured(counted: Counted) -> Quantity | None:
    """The strike lasted 12 days; the tower is 48 storeys high; the tanker spilled 300 tonnes of oil."""
    if counted.noun not in MEASURES or counted.hedged:
        return None
    word = counted.word
    at = counted.first - 2 - (counted.before == "for")
    verb = word(at + 1)
    moved = verb in _MOVING and counted.noun not in _DURATIONS
    if not moved and verb not in (_LASTING if at == counted.first - 2 else _GOING_ON):
        return None
    if verb in ("is", "was") and counted.behind not in ("high", "long", "tall", "wide", "deep"):
        return None
    acted = deed(verb)
    if verb in _TAKING:  # takes 40 minutes to cross the bay, but not: took 40 minutes
        acted = done(word(counted.end + 1)) if counted.behind == "to" else ""
    party = parties.subject(counted, at)
    if party is None or (verb in _TAKING and not acted):
        return None
    telling: Telling = "told" if party.definite or party.named else "new"
    return quantity(counted, "have", _of(counted, party), party=party._replace(acted=acted), telling=telling)


def _seating(counted: Counted) -> Iterator[Quantity]:
    """The new stadium will seat 42,000; the hall, with a capacity of 400."""
    word, at = counted.word, counted.first - 1
    if counted.hedged and word(at) not in _SEATING:
        return
    if word(at) in ("of", "for") and word(at - 1) in _CAPACITY:
        at -= 2
        while word(at) in INDEFINITE or word(at) in ("total", "seating", "combined"):
            at -= 1
        at -= word(at) == "with"
        party = parties.subject(counted, at - (word(at) == ","))
    elif word(at) in _SEATING | (_HOLDING if counted.noun in _SEATED else frozenset()):
        party = parties.subject(counted, at - 1)
    else:
        return
    if party:
        of = "its seats" if party.pronoun else f"the seats of {_the(party)}"
        yield quantity(counted, "have", of, noun="seat", party=party, telling="told")
