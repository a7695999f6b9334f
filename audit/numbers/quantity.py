"""A figure as the quantity of something: in which role, of what, of whom, and how it is told."""

from __future__ import annotations

from typing import Literal, NamedTuple

from audit.document import Span
from audit.numbers.parties import Party
from audit.numbers.phrase import (
    DEFINITE,
    HELPING,
    OPENING,
    PREPOSITIONS,
    Counted,
    is_past,
    thing,
)
from audit.wording import NUMBER, YEAR

Telling = Literal["new", "told", "known"]

EXACT = frozenset(["term", "as", "share", "change", "age", "for", "against", "result"])
"""Roles of figures that nobody rounds, nor adds up."""
_TAIL = 8  # words behind a noun or verb that may tell one set from another
_WHEN = frozenset("next last this yesterday today tomorrow".split())
DAYTIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday morning noon afternoon evening night "
    "nightfall midnight dawn dusk".split()
)
_NO_CONTENT = OPENING | DAYTIME
_NARROWING = PREPOSITIONS | DEFINITE


class Quantity(NamedTuple):
    """A figure of a thing.

    ``role`` is what the figure says of the thing (killed, has, costs) and ``noun`` what is counted, as
    classes of words; ``of`` says both in the words of the article. ``telling``: "known" where the reader
    is to know them already ("the 41 homes"), "told" where a clause gives what there can be only one
    figure of ("the school has 580 pupils"), else "new". What ``narrow`` holds tells the thing from others
    of its kind; ``at`` is the number of the figure's first word; ``past`` of what was so once ("it had
    430 residents").
    """

    span: Span
    value: float
    role: str
    noun: str
    of: str
    party: Party | None
    telling: Telling
    narrow: frozenset[str]
    at: int
    past: bool = False


def quantity(
    counted: Counted,
    role: str,
    of: str,
    *,
    noun: str | None = None,
    party: Party | None = None,
    telling: Telling = "new",
    narrow: frozenset[str] = frozenset(),
    value: float | None = None,
) -> Quantity:
    """The figure in a role; what is counted is its noun where no other is given."""
    figure = counted.figure
    return Quantity(
        figure.span,
        figure.value if value is None else value,
        role,
        counted.noun if noun is None else noun,
        of,
        party,
        telling,
        narrow,
        counted.first,
    )


def modifiers(counted: Counted, without: int = -1) -> frozenset[str]:
    """The words between a figure and its noun, but for one: the 12 wooden houses."""
    return frozenset(thing(counted.word(n)) for n in counted.between if n != without)


def tail(counted: Counted, at: int) -> frozenset[str]:
    """The words that narrow what stands before word ``at``: (buried) in the valley, by the landslide."""
    if counted.word(at) not in _NARROWING:
        return frozenset()
    found: list[str] = []
    for n in range(at, at + _TAIL):
        word = counted.word(n)
        if not word[:1].isalnum() or word in HELPING or (n > at and is_past(word) and not counted.is_name(n)):
            break
        if word in _WHEN or (found and NUMBER.match(word) and not YEAR.match(word)):
            break  # (found under the car park) next spring, (attended the concert) two hours
        if found and counted.word(n - 1) in DAYTIME and word not in _NO_CONTENT:
            break  # (had burned by Monday morning) lies inside the park
        if word not in OPENING:
            found.append(thing(word))
    return frozenset(found)
