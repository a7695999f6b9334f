"""Numbers in the text: shares, points, money, years, ages, dates and counts, with what they count.

The value comes from ``numerals``, the unit and the noun from what stands around it
(``units``), and a unit that is said only once from the neighbour ("20 to 30 percent").
Quotations are not looked into, and words without a value ("dozens", "half") are no figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import compress, pairwise

from audit.article import Figure
from audit.document import Span
from audit.reading import numerals, units
from audit.reading.numerals import LARGE, SMALL, Number, low
from audit.reading.tagging import Token
from audit.reading.units import DASHES, Draft, Role, drafted, joined

Tokens = Sequence[Token]

_OPENING = frozenset((*SMALL, "a", "half"))
_LENGTHS_OF_TIME = frozenset("second minute hour day night week month year decade century".split())
_MEASURES = _LENGTHS_OF_TIME | frozenset(
    "metre meter kilometre kilometer centimetre mile foot inch tonne ton kilo kilogram litre liter barrel "
    "acre hectare storey story seat page member bed room megawatt degree".split()
)
_RESULTS = frozenset(
    "win victory defeat loss draw tie lead triumph rout ruling decision vote majority margin score".split()
)
_STANDING_FOR = frozenset("the no any every each this that number another which not".split())
_IDIOMS = frozenset("day thing way time side hand reason point example word step moment".split())
_HEDGES = frozenset(
    "about around roughly approximately nearly almost some only just over under more less fewer than at "
    "least most an a another record as much many little few further exactly barely estimated".split()
)
_NOT_TOWARDS = frozenset("according due close next prior thanks subject addition response belong".split())


def find(tokens: Tokens) -> list[Figure]:
    """The figures among the tokens of a sentence, in order."""
    drafts: list[Draft] = []
    free = 0
    for index in compress(range(len(tokens)), map(_may_open, [token.low for token in tokens])):
        found = _at(tokens, index) if index >= free and tokens[index].tag not in "QM" else []
        for draft in found:
            draft.first = max(draft.first, drafts[-1].last if drafts else 0)
            draft.role = _role(tokens, draft)
        drafts += found
        free = found[-1].last if found else free
    for draft, following in pairwise(drafts):
        _pass_on(tokens, draft, following)
    return [
        Figure(Span(tokens[d.first].start, tokens[d.last - 1].end), round(d.value, 6), d.unit, d.noun, d.role)
        for d in drafts
    ]


@lru_cache(maxsize=65536)
def _may_open(low: str) -> bool:
    """Whether a figure may begin with a word: with most, none can."""
    return low in _OPENING or low[0].isdecimal() or ("-" in low and low.partition("-")[0] in SMALL)


def _at(tokens: Tokens, index: int) -> list[Draft]:
    """The figures that begin at a token: one, none, or the two of a score or a pair of years."""
    if tokens[index].low == "a" and low(tokens, index + 1) not in numerals.BEHIND_A:
        return []  # as nearly always
    number = numerals.number(tokens, index)
    draft = (
        units.written(tokens, index)
        or _share(tokens, index)
        or _compound(tokens, index, number)
        or _single(tokens, index)
    )
    if draft:
        return [draft]
    if number is None or "/" in (low(tokens, number.last), low(tokens, index - 1)):
        return []  # 9/11, 14/03/2025
    return _pair(tokens, number) or [units.measured(tokens, number)]


def _share(tokens: Tokens, index: int) -> Draft | None:
    """Two-thirds of the seats; one in five people, but not "one in five years"."""
    number = numerals.fraction(tokens, index)
    if number:
        of = low(tokens, number.last) == "of"
        return drafted(number, "percent", counted=units.noun(tokens, number.last) if of else "")
    number = numerals.ratio(tokens, index)
    if number is None:
        return None
    counted = units.noun(tokens, number.last)
    if counted.removesuffix("s") in _LENGTHS_OF_TIME or units.is_month(tokens, number.last):
        return None
    return drafted(number, "percent", counted=counted)


def _compound(tokens: Tokens, index: int, number: Number | None) -> Draft | None:
    """A 34-year-old, a thirty-year-old, a three-point lead, a 200-metre race, a two-storey house."""
    if number:
        dash = number.last
        if low(tokens, dash) not in DASHES or not (joined(tokens, dash) and joined(tokens, dash + 1)):
            return None
        rest = low(tokens, dash + 1)
        return _of_compound(tokens, number, rest, dash + 2) if rest[0].isalpha() else None
    words = low(tokens, index).split("-")
    size = 2 if "-".join(words[:2]) in SMALL else 1
    value = SMALL.get("-".join(words[:size]))
    if value is None or len(words) == size:
        return None
    return _of_compound(tokens, Number(index, index + 1, value), "-".join(words[size:]), index + 1)


def _of_compound(tokens: Tokens, number: Number, rest: str, last: int) -> Draft | None:
    """The figure of a number and the word tied to it, up to the token ``last``."""
    head = rest.partition("-")[0]
    draft = Draft(number.first, last, number.value, scale=number.scale)
    if rest.startswith(("year-old", "years-old")):
        draft.unit = "age"
    elif head in ("percent", "per"):
        draft.unit = "percent"
    elif rest in ("point", "percentage-point") or (rest == "percentage" and low(tokens, last) == "point"):
        draft.unit, draft.last = "points", last + (rest == "percentage")
    elif head in _MEASURES or head in units.SHORT_MEASURES:
        draft.unit, draft.noun = "count", head
    elif head in LARGE:
        scaled = Number(number.first, last, number.value * LARGE[head], LARGE[head])
        return units.money(tokens, scaled) or drafted(scaled, "plain")
    else:
        return None
    return draft


def _single(tokens: Tokens, index: int) -> Draft | None:
    """One man, one police officer: "one" that counts, and does not stand for something."""
    if low(tokens, index) != "one" or low(tokens, index - 1) in _STANDING_FOR:
        return None
    at = index + 1
    while at < min(index + 3, len(tokens)) and tokens[at].tag == "J":
        at += 1
    last = at
    while last < min(at + 3, len(tokens)) and tokens[last].tag == "N":
        last += 1
    if last == at or tokens[at].low in _IDIOMS or units.is_plural(tokens[last - 1].low):
        return None
    return Draft(index, index + 1, 1.0, "count", tokens[last - 1].low)


def _pair(tokens: Tokens, number: Number) -> list[Draft]:
    """The two numbers of a score ("won 3-2") or of a pair of years ("2019-20"); or a date, 2025-03-14."""
    dash = number.last
    if low(tokens, dash) not in DASHES or not (joined(tokens, dash) and joined(tokens, dash + 1)):
        return []
    other = numerals.number(tokens, dash + 1)
    if other is None:
        return []
    year = units.like_year(tokens, number)
    day = numerals.number(tokens, other.last + 1) if low(tokens, other.last) in DASHES else None
    if year and day:
        return [Draft(number.first, day.last, day.value, "date")]
    if year and other.value < 100:
        second = Draft(other.first, other.last, number.value // 100 * 100 + other.value, "year")
        return [drafted(number, "year"), second]
    small = max(number.value, other.value) < 200 and number.scale == other.scale == 1
    before = low(tokens, number.first - 1)
    if not small or before in units.LABELS or before in units.CURRENCY or units.is_month(tokens, other.last):
        return []
    counting = units.noun(tokens, other.last) or units.has_unit(tokens, other)
    if counting and low(tokens, other.last) not in _RESULTS:
        return []
    return [drafted(number, "score"), drafted(other, "score")]


def _role(tokens: Tokens, draft: Draft) -> Role:
    """From, to or by, also before "about", "more than" or "a record"; not "up to" or "according to"."""
    at = draft.first - 1
    if draft.unit == "percent" and low(tokens, at) == "the":  # down from the 95 percent of last year
        at -= 1
    while at >= max(0, draft.first - 5) and tokens[at].low in _HEDGES:
        at -= 1
    word, before = low(tokens, at), low(tokens, at - 1)
    if word == "from":
        return "from"
    if word == "by":
        return "" if draft.unit in ("year", "date") else "by"
    rising = before == "up" and at > 1 and tokens[at - 2].tag == "V"
    return "to" if word == "to" and before not in _NOT_TOWARDS and (before != "up" or rising) else ""


def _pass_on(tokens: Tokens, draft: Draft, following: Draft) -> None:
    """Give a figure the unit that only its neighbour has: "20 to 30 percent", "aged 17 to 25"."""
    words = [token.low for token in tokens[draft.last : following.first]]
    within = low(tokens, draft.first - 1) == "between"
    if words not in (["to"], ["or"], ["-"], ["–"]) and not (words == ["and"] and within):
        return
    if following.unit == "plain" and draft.unit in ("percent", "age") and following.scale == 1:
        following.unit = draft.unit
    elif draft.unit == "plain" and following.unit not in ("plain", "year", "score"):
        draft.unit, draft.noun = following.unit, following.noun
    elif {draft.unit, following.unit} - {"plain", "money"}:
        return
    mantissa = following.value / following.scale
    if draft.scale == 1 < following.scale and draft.value <= mantissa:
        draft.value, draft.scale = draft.value * following.scale, following.scale
    if words == ["to"] and draft.role != "from" and draft.unit == following.unit:
        following.role = ""
