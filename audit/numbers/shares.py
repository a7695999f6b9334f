"""Shares in percent that there is one of: the turnout, somebody's share of the vote, a 20 percent tariff."""

from __future__ import annotations

from collections.abc import Iterator

from audit.numbers import parties
from audit.numbers.parties import Party
from audit.numbers.phrase import Counted, thing
from audit.numbers.quantity import Quantity, Telling, quantity

_OF_ITSELF = frozenset(["turnout", "unemployment", "attendance"])
_SAYING = frozenset("was is of at reached hit stood".split())
_WON = frozenset("won took got received with gained".split())


def read(counted: Counted) -> Iterator[Quantity]:
    """What a share is said to be."""
    if counted.figure.unit != "percent" or counted.figure.role:
        return
    found = _of_vote(counted) or _named(counted) or _said(counted)
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


def _named(counted: Counted) -> Quantity | None:
    """The 64 percent turnout; a 20 percent tariff."""
    head = thing(counted.word(counted.last))
    before = counted.word(counted.first - 1)
    if before not in ("a", "an") and not counted.definite:
        return None
    if head not in _OF_ITSELF and not counted.word(counted.last).isalpha():
        return None
    if parties.ends(counted, counted.last + 1):
        party = Party(head, frozenset([head]), head, counted.definite)
        telling: Telling = "known" if counted.definite else "new"
        return quantity(counted, "share", f"the {head}", noun=head, party=party, telling=telling)
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
    return quantity(counted, "share", f"the {head}", noun=head, party=party)
