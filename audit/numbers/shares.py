"""Shares in percent that there is one of: the turnout, somebody's share of the vote, a 20 percent tariff."""

from __future__ import annotations

from collections.abc import Iterator

from audit.numbers import parties
from audit.numbers.parties import Party
from audit.numbers.phrase import DETERMINERS, Counted, thing
from audit.numbers.quantity import DAYTIME, Quantity, Telling, quantity, tail

_OF_ITSELF = frozenset(["turnout", "unemployment", "attendance"])
_TURNOUT = frozenset(["turnout"])
_UP = frozenset(
    "rise rises rose risen climb climbs climbed grow grows grew grown jump jumps jumped soar soars soared "
    "increase increases increased gain gained growth surge surges surged".split()
)
_DOWN = frozenset(
    "fall falls fell fallen drop drops dropped shrink shrinks shrank decline declines declined decrease "
    "decreased slump slumps slumped plunge plunges plunged".split()
)
_MOVING = _UP | _DOWN
_SAYING = frozenset("was is of at reached hit stood".split())
_SET = frozenset(
    "was is were of at reached reaches hit hits stood held kept put to down up only just came totaled "
    "totalled".split()
)
"""Words right before a share that is all of it: held turnout in the referendum down to 57 percent."""
_CHANGING = frozenset("from by rose fell rise fall grew dropped climbed jumped and than".split())
_VOTERS = frozenset(["voter", "elector", "electorate"])
_CAST = frozenset("voted cast turned".split())
_NATION = frozenset("nationwide overall altogether".split())
_PLACING = frozenset("in among at across throughout".split())
_THEN = frozenset("last previous earlier next past then".split())
_ANY = DAYTIME | frozenset("election vote voting referendum ballot poll runoff plebiscite sunday".split())
"""Words that tell no two turnouts apart."""
_NEAR = 10  # words between the turnout and its share
_WON = frozenset("won took got received with gained".split())


def read(counted: Counted) -> Iterator[Quantity]:
    """What a share is said to be."""
    if counted.figure.unit != "percent" or counted.figure.role == "from":
        return
    readers = (_turnout, _changed) if counted.figure.role else (_of_vote, _changed, _named, _turnout, _said)
    found = next(filter(None, (reader(counted) for reader in readers)), None)
    if found:
        yield found


def _of_vote(counted: Counted) -> Quantity | None:
    """Won 54 percent of the vote; with 58 percent of the vote, Marsh will not need a second round."""
    word, at = counted.word, counted.first - 1
    behind = [word(n) for n in range(counted.last, counted.last + 3)]
    if behind[:1] != ["of"] or not {"vote", "votes"} & set(behind) or word(at) not in _WON:
        return None
    comma = counted.last + 3
    if word(at) == "with" and at == counted.low and word(comma) == ",":
        party = parties.following(counted, comma + 1)
    else:
        party = parties.subject(counted, at - 1)
    if party is None:
        return None
    telling: Telling = "told" if party.named else "new"
    return quantity(
        counted,
        "share",
        f"the share of the vote for {party.shown}",
        noun="vote",
        party=party,
        telling=telling,
    )


def _changed(counted: Counted) -> Quantity | None:
    """Rents in Velm rose 6 percent; the 9 percent rise in rents."""
    word, at = counted.word, counted.first - 1
    at -= word(at) == "by"
    behind = word(counted.last)
    if word(at) in _MOVING and not counted.hedged:
        up = word(at) in _UP
        telling: Telling = "new"
        party = parties.subject(counted, at - 1)
    elif behind in _MOVING and word(counted.last + 1) == "in":
        up = behind in _UP
        telling = "known" if counted.definite else "new"
        party = parties.following(counted, counted.last + 2)
    else:
        return None
    if party is None or party.pronoun:
        return None
    return quantity(
        counted,
        "change",
        f"the change in {party.shown}",
        noun="up" if up else "down",
        party=party,
        telling=telling,
    )


def _named(counted: Counted) -> Quantity | None:
    """The 64 percent turnout; a 20 percent tariff."""
    head = thing(counted.word(counted.last))
    before = counted.before
    if before not in ("a", "an") and not counted.definite and not counted.headline:
        return None
    if head not in _OF_ITSELF and not counted.word(counted.last).isalpha():
        return None
    after = counted.word(counted.last + 1)
    if parties.ends(counted, counted.last + 1) or (head in _OF_ITSELF and after in DETERMINERS):
        party = Party(head, frozenset([head]), head, counted.definite)
        telling: Telling = "known" if counted.definite else "new"
        narrow = _place(counted, counted.last + 1)
        return quantity(
            counted, "share", f"the {head}", noun=head, party=party, telling=telling, narrow=narrow
        )
    return None


def _said(counted: Counted) -> Quantity | None:
    """Turnout was 61 percent; a turnout of 61 percent."""
    word, at = counted.word, counted.first - 1
    if word(at) not in _SAYING or counted.hedged:
        return None
    head = thing(word(at - 1))
    if head not in _OF_ITSELF and word(at) != "of":
        return None
    party = Party(head, frozenset([head]), head, True)
    narrow = _place(counted, counted.last)
    return quantity(counted, "share", f"the {head}", noun=head, party=party, narrow=narrow)


def _turnout(counted: Counted) -> Quantity | None:
    """Turnout in the council election was 22 percent; 61 percent of voters cast ballots."""
    word, last = counted.word, counted.last
    at = next((n for n in range(counted.first - 1, counted.first - _NEAR, -1) if word(n) == "turnout"), None)
    if at is not None:
        between = [word(n) for n in range(at + 1, counted.first)]
        said = between and between[-1] in _SET and not _CHANGING & set(between)
        if (
            not said
            or not all(each[:1].isalnum() or each == "'s" for each in between)
            or _THEN & set(between)
        ):
            return None
    elif word(last) != "of" or not _voting(counted, last + 1):
        return None
    party = Party("turnout", _TURNOUT, "turnout", True)
    told = frozenset[str]() if at is None else tail(counted, at + 1)
    narrow = (told | _place(counted, last) | _place(counted, counted.low)) - _SET
    return quantity(
        counted, "share", "the turnout", noun="turnout", party=party, telling="told", narrow=narrow - _ANY
    )


def _voting(counted: Counted, at: int) -> bool:
    """Whether words from ``at`` on tell of all voters who voted: (of) registered voters cast ballots."""
    word = counted.word
    at += word(at) == "the"
    at += word(at) in ("registered", "eligible")
    at += thing(word(at)) in _VOTERS
    return thing(word(at - 1)) in _VOTERS and (
        word(at) in _CAST or (word(at), word(at + 1)) == ("took", "part")
    )


def _place(counted: Counted, at: int) -> frozenset[str]:
    """What tells one share from another, from word ``at`` on: (61 percent) in the capital, nationwide."""
    word = counted.word(at)
    if word in _PLACING:
        return tail(counted, at) - _ANY
    return frozenset([word]) if word in _NATION else frozenset()
