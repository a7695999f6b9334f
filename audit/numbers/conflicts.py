"""Quantities of one thing that differ within an article.

Each figure is compared with the few that were given last in the same role, so that the cost grows with
the length of the article and not with its square. What explains a difference is in ``surroundings``.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.article import Article
from audit.numbers import headlines, parties, quantities
from audit.numbers.agreement import agree, counts_alike
from audit.numbers.phrase import MEASURES
from audit.numbers.quantity import Quantity
from audit.numbers.surroundings import BETWEEN, Surroundings, Told

_LAST = 8
"""Earlier figures of a role with which one is compared."""
_WITH_OWNER = frozenset(["have", "cost", "share", "change"])
"""Roles in which a figure is nothing without whose it is."""
_BY_NOUN = frozenset(["have", "age", "cost", "share", "change", "as"])
"""Roles in which only one noun is compared; the dead may be people, miners or children."""
_BELONGING = frozenset("count write make publish build field show record compose direct produce".split())
"""Roles of what may then be said to belong to somebody."""
_SAME_PEOPLE = 4  # sentences within which "the 45-year-old" is somebody named before


class Conflict(NamedTuple):
    """A quantity, and the earlier one of the same thing that it differs from."""

    here: Quantity
    there: Quantity


def find(article: Article, told: Told) -> Iterator[Conflict]:
    """The figures that contradict an earlier one, in order."""
    near = Surroundings(article, told)
    seen = _Seen(near)
    found = list(quantities.find(article))
    contradicted = headlines.find(article, found, near)
    done = -1
    for here in found:
        there = contradicted.get(here.span.start) or seen.against(here)
        seen.add(here)
        if there and here.span.start > done:  # a figure may be of two things
            done = here.span.start
            yield Conflict(here, there)


class _Seen:
    """The quantities of an article so far."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._of_role: defaultdict[tuple[str, str], deque[Quantity]] = defaultdict(
            lambda: deque(maxlen=_LAST)
        )
        self._ages: deque[Quantity] = deque(maxlen=_LAST)
        self._values: dict[tuple[str | bool, float], int] = {}
        self._of_noun: defaultdict[str, deque[Quantity]] = defaultdict(lambda: deque(maxlen=_LAST))

    def add(self, quantity: Quantity) -> None:
        """Take note of a quantity."""
        self._of_role[_key(quantity)].append(quantity)
        if quantity.role == "age":
            self._ages.append(quantity)
        elif quantity.role != "cost":
            self._values.setdefault((quantity.role == "part" or quantity.noun, quantity.value), quantity.at)
            if quantity.noun:
                self._of_noun[quantity.noun].append(quantity)

    def against(self, here: Quantity) -> Quantity | None:
        """The earlier figure of the same thing that differs, where nothing explains it."""
        if here.telling == "new":
            return None
        if here.role == "count":
            return self._counted(here)
        if here.party and here.party.pronoun and not self._surroundings.nobody_else(here):
            return None
        unnamed = here.role == "age" and not here.noun
        earlier = self._aged(here) if unnamed else self._of_role.get(_key(here), ())
        if not earlier and _is_possessed(here):
            there = self._counted(here, within=1)
            return there if there and there.value < here.value else None  # "her three speeches" may be some
        alike = [there for there in earlier if self._same_thing(here, there)] or self._belonging(here)
        if not alike or any(agree(here, there) for there in alike) or self._was_given(here):
            return None
        values = {there.value for there in alike}
        if here.value in {one + two for one in values for two in values if one < two}:
            return None
        if len(values) > 1 and here.role not in _WITH_OWNER:
            return None
        there = alike[-1]
        return None if self._surroundings.explain(here, there) else there

    def _counted(self, here: Quantity, within: int = BETWEEN) -> Quantity | None:
        """The only figure so far of "the 23 pilgrims"."""
        earlier = [there for there in self._of_noun.get(here.noun, ()) if there.at < here.at]
        values = {there.value for there in earlier}
        if len(values) != 1 or here.value in values or earlier[0].telling == "known":
            return None
        there = earlier[0]
        near = self._surroundings
        if not 0 < near.index(here) - near.index(there) <= within or agree(here, there):
            return None
        return None if near.explain(here, there) else there

    def _belonging(self, here: Quantity) -> list[Quantity]:
        """What a sentence on the owner told of: photographs of the wreck show 12 cannons, the wreck's 16."""
        if here.role != "have" or here.telling != "known" or here.noun in MEASURES:
            return []
        if not here.party or here.party.pronoun:
            return []
        near = self._surroundings
        return [
            there
            for there in self._of_noun.get(here.noun, ())
            if there.at < here.at
            and there.role in _BELONGING
            and near.index(there) < near.index(here)
            and not near.planned(there)
            and parties.mentioned(here.party, near.words(there, alone=True))
            and here.narrow <= near.words(there)
        ]

    def _was_given(self, here: Quantity) -> bool:
        """Whether the same number was given before of what may be the same: five of them, the five hurt."""
        given = (self._values.get((what, here.value), here.at) for what in (here.noun, True))
        return here.role not in ("age", "cost") and any(at < here.at for at in given)

    def _at_one_time(self, here: Quantity, there: Quantity) -> bool:
        """Whether two figures are not told apart by the tense: it had 430 residents in 1990."""
        if here.past == there.past:
            return True
        return here.telling == "known" and not self._surroundings.dated(there)

    def _aged(self, here: Quantity) -> Sequence[Quantity]:
        """The only person of an age near "the 45-year-old", if nobody else is named there."""
        near = self._surroundings
        since = [there for there in self._ages if near.index(here) - near.index(there) <= _SAME_PEOPLE]
        if len({(there.noun, there.party) for there in since}) != 1:
            return ()
        return since if near.alone(here, since[0]) else ()

    def _same_thing(self, here: Quantity, there: Quantity) -> bool:
        near = self._surroundings
        if near.index(here) == near.index(there):
            return False
        if here.role == "age":
            return bool(here.noun) or near.same_person(here, there)
        if here.role == "have" and not self._at_one_time(here, there):
            return False
        if not counts_alike(here, there) or not all(map(parties.event, here.narrow - near.words(there))):
            return False
        if here.role == "share" and not there.narrow <= near.words(here):
            return False
        before = near.index(here) - near.index(there) <= 1
        same = parties.same(here.party, there.party, near.words(there), before)
        if same is None and here.party and not there.party:
            same = parties.mentioned(here.party, near.words(there)) or None
        if here.role in _WITH_OWNER or here.telling == "told":
            return same is True
        return same is not False


def _key(quantity: Quantity) -> tuple[str, str]:
    """What two quantities must share to be compared; people may be counted by any noun."""
    return quantity.role, quantity.noun if quantity.role in _BY_NOUN else ""


def _is_possessed(quantity: Quantity) -> bool:
    """Whether it is "its 16 factories"."""
    pronoun = quantity.party is not None and quantity.party.pronoun
    return pronoun and quantity.telling == "known" and quantity.role == "have"
