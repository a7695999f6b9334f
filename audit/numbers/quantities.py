"""Quantities that an article gives of one thing, and that should be the same wherever it gives them.

A figure is understood by what is counted, of whom or what, and in which role: those whom an event
killed, the homes that a landslide buried, the pupils of a school, what a bridge costs, how old
somebody is, how a vote went. The same quantity may be told in many ways ("buried 34 homes", "the 34
homes the landslide buried"); each reader knows some of them. A figure that is hedged ("at least 12")
says less than a number, and is not taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.article import Article
from audit.numbers import deeds, holdings, prices, shares, votes
from audit.numbers.people import People, office, term, the_old
from audit.numbers.phrase import HELPING, PREPOSITIONS, Counted, is_past
from audit.numbers.quantity import Quantity, quantity
from audit.wording import NUMBER

_READ = frozenset(["count", "plain", "money", "age", "score", "percent"])
_RESTRICTING = PREPOSITIONS | frozenset("who that which whose whom aged".split())
_RESTRICTING -= frozenset("into onto over after before".split())


def find(article: Article) -> Iterator[Quantity]:
    """The quantities that an article gives, in order.

    >>> from audit import audit_text
    >>> text = "The blast hurt nine people and damaged 14 houses. Four died in the blast."
    >>> article = audit_text(text).article
    >>> [(each.of, each.value) for each in find(article)]
    [('people hurt', 9.0), ('houses damaged', 14.0), ('people killed', 4.0)]
    """
    people = People(article)
    for index, figure in enumerate(article.figures):
        if figure.unit not in _READ:
            continue
        yield from votes.tally(article, article.figures, index)
        if figure.unit != "score":
            yield from _read(people, Counted(article, figure))


def _read(people: People, counted: Counted) -> Iterator[Quantity]:
    age = people.age(counted) or the_old(counted)
    if age:
        yield age
    elif counted.figure.unit == "age":
        return
    side = votes.side(counted)
    if side:
        yield side
        return
    yield from shares.read(counted)
    yield from prices.read(counted)
    found = [*term(counted), *office(counted), *deeds.read(counted), *holdings.read(counted)]
    yield from found
    if counted.tied or counted.figure.unit not in ("count", "plain"):
        return
    everyone = counted.before == "all" and not any(q.narrow for q in found)
    if everyone or {q.role for q in found} <= (deeds.acting(counted) if counted.definite else frozenset()):
        yield from _counted(counted)


def _counted(counted: Counted) -> Iterator[Quantity]:
    """The 23 pilgrims, of whom nothing else is said; five of them."""
    if counted.hedged and not counted.definite:
        return
    if counted.head is None:
        yield quantity(counted, "part", "", noun="")
        return
    word, before = counted.word, counted.first - 1
    part = word(before - 1) == "of" and NUMBER.match(word(before - 2)) is not None  # six of the eight
    dated = counted.behind == "on" and counted.is_name(counted.end + 1)  # on Monday
    taken = counted.behind == "to" and bool(deeds.acting(counted))  # took the 150 migrants to a port
    narrowed = (counted.behind in _RESTRICTING and not (dated or taken)) or bool(counted.between)
    done = is_past(counted.behind) and counted.behind not in HELPING
    narrowed = narrowed or (done and word(before) != "all")
    known = counted.definite and not part and not narrowed
    yield quantity(counted, "count", f"the {counted.word(counted.head)}", telling="known" if known else "new")
