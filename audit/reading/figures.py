"""Numbers in the text: shares, points, money, years, ages, dates and counts, with what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from audit.article import Figure
from audit.document import Span
from audit.reading.tagging import Token

Unit = Literal["percent", "points", "money", "year", "age", "date", "score", "count", "plain"]

_WORDS = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
}
_SCALES = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "bn": 1e9, "m": 1e6, "k": 1e3,
}  # fmt: skip
_NUMBER = re.compile(r"(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(bn|m|k)?$", re.IGNORECASE)
_CURRENCY = frozenset("$ £ € ¥ ₹".split())
_CURRENCY_WORDS = frozenset(
    "dollar dollars euro euros pound pounds kroner krone kronor yen rupee rupees peso pesos franc francs "
    "cent cents".split()
)
_PERCENT = frozenset("percent pc %".split())
_ROLES = {"from": "from", "to": "to", "by": "by"}
_TIMES = frozenset("a.m. p.m. am pm o'clock".split())


def find(tokens: Sequence[Token]) -> list[Figure]:
    """The figures among the tokens of a sentence, in order; quotations are not looked into."""
    found = []
    index = 0
    while index < len(tokens):
        value, last = _value(tokens, index)
        if value is None:
            index += 1
            continue
        found.append(_figure(tokens, index, last, value))
        index = last
    return found


def _value(tokens: Sequence[Token], index: int) -> tuple[float | None, int]:
    """The number that begins at ``index``, with its scale, and where it ends."""
    low = tokens[index].low
    plain = _NUMBER.match(low)
    if plain:
        value = float(plain[1].replace(",", "")) * _SCALES.get(plain[2] or "", 1.0)
    elif low in _WORDS and tokens[index].tag in "#DNP" and low != "one":
        value = _WORDS[low]
    elif low in _SCALES and index > 0 and tokens[index - 1].low == "a":
        return _SCALES[low], index + 1
    else:
        return None, index + 1
    last = index + 1
    while last < len(tokens) and tokens[last].low in _SCALES and len(tokens[last].low) > 2:
        value *= _SCALES[tokens[last].low]
        last += 1
    return value, last


def _figure(tokens: Sequence[Token], first: int, last: int, value: float) -> Figure:
    before = tokens[first - 1].low if first else ""
    role = _ROLES.get(tokens[first - 2].low if before in _CURRENCY and first > 1 else before, "")
    after = [t.low for t in tokens[last : last + 4]]
    unit, width = _unit(tokens, first, last, before, after, value)
    start = tokens[first - 1].start if before in _CURRENCY else tokens[first].start
    noun = _noun(tokens, last + width) if unit in ("count", "plain", "percent") else ""
    return Figure(
        span=Span(start, tokens[last + width - 1].end),
        value=value,
        unit="count" if unit == "plain" and noun else unit,
        noun=noun,
        role=role,  # type: ignore[arg-type]
    )


def _unit(
    tokens: Sequence[Token], first: int, last: int, before: str, after: list[str], value: float
) -> tuple[Unit, int]:
    """The unit of a number, and how many of the words behind it belong to it."""
    following = after[0] if after else ""
    if before in _CURRENCY or following in _CURRENCY_WORDS:
        return "money", int(following in _CURRENCY_WORDS)
    if following in ("percentage", "point", "points") and (
        following != "percentage" or "point" in " ".join(after)
    ):
        return ("points", 2 if following == "percentage" else 1) if first or following else ("plain", 0)
    if following in _PERCENT or (following == "per" and after[1:2] == ["cent"]):
        return "percent", 2 if following == "per" else 1
    if following.startswith(("year-old", "years-old")) or after[:2] in (["years", "old"], ["year", "old"]):
        return "age", 1
    if (
        before == ","
        and following in (",", ".", "")
        and 0 < value < 110
        and first > 1
        and tokens[first - 2].tag == "M"
    ):
        return "age", 0
    if before in _MONTHS or following in _MONTHS:
        return "date", 0
    if following in _TIMES or ":" in tokens[first].low:
        return "date", 0
    if (
        len(tokens[first].low) == 4
        and tokens[first].low.isdigit()
        and 1000 <= value <= 2100
        and not _counts(tokens, last)
    ):
        return "year", 0
    if following in ("-", "–") and len(after) > 1 and after[1].isdigit():
        return "score", 0
    return "plain", 0


def _counts(tokens: Sequence[Token], last: int) -> bool:
    return last < len(tokens) and tokens[last].tag in "NJ"


def _noun(tokens: Sequence[Token], at: int) -> str:
    """The noun counted: "people" in "about 40 young people", "voters" in "52% of the voters"."""
    for token in tokens[at : at + 4]:
        if token.tag == "N":
            return token.low
        if token.tag not in "JDR" and token.low not in ("of", "more", "other"):
            return ""
    return ""


_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. aug. sept. oct. nov. dec.".split()
)
