"""Which figures of an article are statistics, that somebody must have counted or worked out.

Kinds as in the BBC's and the Royal Statistical Society's guidance on reporting statistics: a share or
change in percent, a rate, a rank, a large count, an estimate of money.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from audit.article import Article, Figure
from audit.document import Span
from audit.nearby import Places

Kind = Literal["percent", "rate", "rank", "large_count", "money_estimate"]

_MEASURES = frozenset(
    "mile miles kilometre kilometres kilometer kilometers km metre metres meter meters m foot feet inch "
    "inches acre acres hectare hectares tonne tonnes ton tons kg kilo kilos pound pounds litre litres "
    "liter liters gallon gallons barrel barrels degree degrees hour hours day days week weeks month "
    "months year years minute minutes second seconds decade decades century centuries watt watts megawatt "
    "megawatts volt volts point points run runs goal goals yard yards cap caps seat seats vote votes "
    "ballot ballots rpm dollars euros crowns kroner kronor pesos rupees francs dinars rand roubles rubles "
    "shillings florins pounds words pages copies times views likes followers subscribers "
    "downloads clicks".split()
)
"""What is measured or tallied by everybody in the same way, and not counted by somebody."""
_PER = frozenset(["per", "in", "for", "of"])
_EVERY = frozenset(["every", "each"])
_RATED = _EVERY | {"per"}
"""Words one of which is in every rate."""
_NOT_OF_A_RATE = frozenset(
    "cent hour day week month year night minute second km kilometre mile litre".split()
)
_COSTING = frozenset("cost costs costing lose loses losing".split())
_WHOM = frozenset(
    "the taxpayers companies businesses employers farmers growers firms society consumers insurers".split()
)
_TRADES = frozenset("trade market industry sector economy smuggling trafficking racket piracy".split())
"""What somebody must have worked out the worth of: the trade in sand is worth $2 billion a year."""
_ESTIMATING = ("estimated", "estimate", "estimates", "estimation")


class Statistic(NamedTuple):
    """A statistic: its words, and of which kind it is."""

    span: Span
    kind: Kind


def find(article: Article, *, least: float = 10_000, bare: bool = False) -> Iterator[Statistic]:
    """The statistics among the figures of an article, in order; counts only from ``least`` on.

    With ``bare``, a number that nothing behind it says the unit of is a count too: a crowd of 5,000.

    >>> from audit import audit_text
    >>> article = audit_text("Some 40,000 children are poor, or 12% of them.").article
    >>> [(article[each.span], each.kind) for each in find(article)]
    [('40,000', 'large_count'), ('12%', 'percent')]
    """
    for figure in article.figures:
        kind = _kind(article, figure, least, ("count", "plain") if bare else ("count",))
        if kind:
            yield Statistic(figure.span, kind)


def ranks(article: Article) -> Iterator[Statistic]:
    """The places that a ranking gives: "the third-highest rate", "ranks fifth"."""
    for span in Places(article, ("@ranks",)).spans:
        yield Statistic(span, "rank")


def _kind(article: Article, figure: Figure, least: float, counts: tuple[str, ...]) -> Kind | None:
    if figure.unit == "percent":
        return "percent"
    if figure.unit == "points":
        return None
    first, last = article.wording.inside(figure.span)
    low, high = article.wording.sentence(first)
    lows = article.wording.lows
    if figure.unit in ("count", "plain") and _is_rate(lows[last : min(high, last + 6)]):
        return "rate"
    if figure.unit == "money" and (
        any(word in _ESTIMATING for word in lows[max(low, first - 4) : first])
        or _is_yearly_cost(lows[max(low, first - 10) : first], lows[last : min(high, last + 3)])
    ):
        return "money_estimate"
    if figure.value < least or figure.noun in _MEASURES:
        return None
    of_them = lows[last : last + 2] in (["of", "them"], ["of", "these"], ["of", "those"])
    counted = figure.unit in counts or (figure.unit == "plain" and of_them)
    return "large_count" if counted else None


def _is_yearly_cost(before: list[str], behind: list[str]) -> bool:
    """Whether somebody must have worked out what costs so much: costs the country $2 billion a year."""
    yearly = behind[:2] in (["a", "year"], ["per", "year"], ["each", "year"], ["every", "year"])
    costs = any(word in _COSTING and following in _WHOM for word, following in pairwise(before))
    costs = costs or ("worth" in before and not _TRADES.isdisjoint(before))
    return costs and (yearly or behind[:1] in (["annually"], ["yearly"]))


def _is_rate(behind: list[str]) -> bool:
    """Whether words behind a number make it a rate: deaths per 100,000 people, for every 1,000 births."""
    if _RATED.isdisjoint(behind):
        return False
    for at, word in enumerate(behind[:-1]):
        following = behind[at + 1]
        if word == "per" and following not in _NOT_OF_A_RATE:
            return following[0].isdigit() or following in ("capita", "head", "person", "thousand", "million")
        if word in _PER and following in _EVERY:
            return at + 2 < len(behind) and behind[at + 2][0].isdigit()
    return False
