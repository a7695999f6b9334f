"""How a vote or a match went: passed 23-7, the 24 councillors who backed it, the 3-2 win."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.article import Article, Figure
from audit.numbers.phrase import Counted
from audit.numbers.quantity import Quantity, Telling, quantity, tail

_VOTING = frozenset("voted vote votes passed approved rejected backed adopted defeated".split())
_TOLD = frozenset("vote voted by".split())
_FOR = frozenset("backed supported approved favoured favored".split())
_AGAINST = frozenset("opposed rejected".split())
_VOTERS = frozenset(["lawmaker", "senator", "juror", "judge", "commissioner", "trustee"])
_WINNING = frozenset("won beat beaten defeated lost thrashed win wins victory defeat drew".split())
_RESULTS = frozenset("win victory defeat loss draw triumph".split())
_NEAR = 9  # words between the verb and the tally: passed the water bill on a stormy night by
_APART = len(" votes  to ")
_BOTH = 1000  # a result of two numbers as one


def tally(article: Article, figures: Sequence[Figure], index: int) -> Iterator[Quantity]:
    """The votes for and against, and the result of a match, where two figures stand together."""
    if index + 1 >= len(figures):
        return
    two = figures[index + 1]
    if two.span.start - figures[index].span.end > _APART:
        return
    one, other = Counted(article, figures[index]), Counted(article, two)
    if other.low != one.low or not _paired(one, other):
        return
    back = frozenset(one.run(one.first - _NEAR + 1, one.first))
    named = one.definite and other.word(other.last) == "vote"  # the 8-5 vote
    if named or (back & _VOTING and (one.figure.unit == "score" or one.noun == "vote" or back & _TOLD)):
        telling: Telling = "known" if one.definite else "new"
        yield quantity(one, "for", "the votes for it", noun="", telling=telling)
        yield quantity(other, "against", "the votes against it", noun="", telling=telling)
    elif one.figure.unit == "score" and (back & _WINNING or other.word(other.last) in _RESULTS):
        known = one.definite and other.word(other.last) in _RESULTS
        value = one.figure.value * _BOTH + two.value
        narrow = (
            tail(other, other.last + 1)
            if other.word(other.last + 1) in ("over", "against", "at")
            else frozenset()
        )
        found = quantity(
            one, "result", "the result", noun="", telling="known" if known else "new", narrow=narrow
        )
        yield found._replace(value=value)


def _paired(one: Counted, other: Counted) -> bool:
    """Whether two figures are those of one vote or match: 23-7, 61 votes to 38, 23 to 7."""
    if one.figure.unit == "score":
        return other.figure.unit == "score" and other.first - one.last == 1
    joined = [one.word(n) for n in range(one.last, other.first)]
    return joined in (["votes", "to"], ["to"]) and other.figure.unit in ("plain", "count", "score")


def side(counted: Counted) -> Quantity | None:
    """The 24 councillors who backed the sale; the seven who voted against it."""
    word, at = counted.word, counted.end
    if counted.head is not None and counted.noun not in _VOTERS:
        return None
    if not counted.definite or word(at) != "who":
        return None
    verb, behind = word(at + 1), word(at + 2)
    role = "for" if verb in _FOR or (verb == "voted" and behind in ("for", "to", "in")) else ""
    if verb in _AGAINST or (verb == "voted" and behind == "against"):
        role = "against"
    return quantity(counted, role, f"the votes {role} it", noun="", telling="known") if role else None
