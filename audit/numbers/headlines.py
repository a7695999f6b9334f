"""Figures of a headline that the first sentences of the story contradict.

A headline and the two sentences below it tell of one event, so that a figure of the same thing in both
is the same figure, however it is told. What the story bears out in any of its sentences, or what adds
up to it, is no contradiction.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, takewhile

from audit.article import Article, Figure
from audit.document import Span
from audit.numbers import parties
from audit.numbers.agreement import agree, counts_alike
from audit.numbers.phrase import HELPING, MEASURES, OPENING
from audit.numbers.quantity import Quantity
from audit.numbers.surroundings import Surroundings

_LEAD = 2  # sentences below a headline that tell what it tells
_ROUNDED = 0.1  # the most by which a figure of a headline is rounded
_SUMMED = 6  # figures of the lead that may add up to one of the headline
_SHORT = 2  # letters of words that say nothing of what a headline is about
_DATES = frozenset(["date", "year", "age"])
_BY_PARTY = frozenset(["cost", "share", "change"])
"""Roles in which a figure is nothing without whose it is."""
_DECIDING = frozenset(
    "back plan okay clear allow permit order propose seek win get agree announce pledge promise vow want "
    "consider greenlight welcome greet gain add expect bless unveil eye face risk weigh recommend "
    "urge reject oppose veto block halt count vote decide choose".split()
)
"""What is done about a deed that the story names: a headline approves homes that somebody will build."""
_LOSING = {"steal", "dismiss"}
"""What is cut by one is lost by another: a town loses nine bus routes."""
_COMMON = MEASURES.union("people person man woman child victim other month".split())
"""What is counted in too many roles to be the same without them."""
_HELD = frozenset("have part age term as share change cost result for against".split())
"""Roles that are no deeds; only one of the same role is compared with them."""
_IDLE = OPENING | HELPING | frozenset("as and or but new old".split())


def find(article: Article, quantities: Sequence[Quantity], near: Surroundings) -> dict[int, Quantity]:
    """For the places of figures in the lead: the figure of the headline that each contradicts."""
    sentences = article.sentences
    first = next((n for n, each in enumerate(sentences) if each.block != "headline"), 0)
    if not first or first == len(sentences):
        return {}
    story = sentences[first].span.start
    lead = Span(story, sentences[min(first + _LEAD, len(sentences)) - 1].span.end)
    opening = list(takewhile(lambda q: q.span.start < lead.end, quantities))
    headline = [each for each in opening if each.span.start < story and not _is_difference(article, each)]
    below = [each for each in opening if each.span.start >= story]
    if not headline or not below:
        return {}
    given = _Given(article.figures, lead)
    found: dict[int, Quantity] = {}
    for there in headline:
        against = [here for here in below if _same_thing(here, there, near, first)]
        if len({here.value for here in against}) != 1 or given.bears_out(there):
            continue  # none, or figures of several things
        here = against[0]
        if len({each.value for each in below if each.noun == here.noun != ""}) > 1:
            continue  # jobs here and jobs there
        if not agree(here, there, off=_ROUNDED) and not near.explain(here, there, disputed=False):
            found.setdefault(here.span.start, there)
    return found


def _is_difference(article: Article, quantity: Quantity) -> bool:
    """Whether a figure says how much something is off: missed it by four seats."""
    before = article.wording.lows[max(0, quantity.at - 1)]
    return before == "by" and quantity.role != "change"


class _Given:
    """The numbers that a story gives, and those of its lead."""

    def __init__(self, figures: Sequence[Figure], lead: Span) -> None:
        story = [each for each in figures if each.span.start >= lead.start]
        self._values = {each.value for each in story} | {float(round(each.value)) for each in story}
        opening = takewhile(lambda each: each.span.start < lead.end, story)
        self._lead = [each.value for each in opening if each.unit not in _DATES][:_SUMMED]

    def bears_out(self, there: Quantity) -> bool:
        """Whether the story gives the figure of a headline, or figures that add up to it."""
        if there.value in self._values:
            return True
        sizes = range(2, len(self._lead) + 1) if there.role != "age" else range(0)
        return any(sum(some) == there.value for n in sizes for some in combinations(self._lead, n))


def _same_thing(here: Quantity, there: Quantity, near: Surroundings, first: int) -> bool:
    """Whether a figure of the lead, which begins with sentence ``first``, is of what the headline's is of."""
    same_role = _same_role(here, there)
    if not (same_role or _same_class(here, there)):
        return False
    words = near.words(here, alone=True)
    if there.party and same_role and here.role in _BY_PARTY:
        same = parties.same(here.party, there.party, near.words(there, alone=True))
        return bool(same) or parties.mentioned(there.party, words)
    if same_role and here.noun and here.noun not in _COMMON and near.index(here) == first:
        return True
    told = (word for word in near.words(there, alone=True) if word.isalpha() and len(word) > _SHORT)
    about = frozenset(told) - _IDLE - {here.noun, there.noun, here.role}
    return not about or not about.isdisjoint(words)


def _same_role(here: Quantity, there: Quantity) -> bool:
    """Whether the same is said of the same: will cut jobs, to cut jobs."""
    return here.role == there.role != "part" and counts_alike(here, there) and _of_a_kind(here, there)


def _of_a_kind(here: Quantity, there: Quantity) -> bool:
    """Whether no word tells one set from the other, and whoever is counted has no age of his own."""
    if here.role == "count" and here.noun in _COMMON:
        return False
    if here.role == "age" and here.party and there.party:
        return here.party.head == there.party.head
    return here.role != "age" or here.noun == there.noun


def _same_class(here: Quantity, there: Quantity) -> bool:
    """Whether one class is counted, and only one of the two says what is done to it, or who decides on it."""
    if here.noun != there.noun or not here.noun or here.noun in _COMMON:
        return False
    roles = {here.role, there.role}
    if roles == _LOSING:
        return True
    return not roles & _HELD and (there.role in _DECIDING or here.role in _DECIDING - {"count"})
