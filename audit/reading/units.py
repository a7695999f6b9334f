"""The units of numbers, by what stands around them: money, shares, ages, dates, years, things counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from audit import lexicons
from audit.reading.numerals import Number, low
from audit.reading.tagging import Token

Tokens = Sequence[Token]
Unit = Literal["percent", "points", "money", "year", "age", "date", "score", "count", "plain"]
Role = Literal["from", "to", "by", ""]

_DECADE = re.compile(r"([12]\d\d0)s")  # the 1990s
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")  # May 3rd
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(am|pm)|(\d{1,2}):(\d\d)")  # 7pm  7.30pm  19:30
_PENCE = re.compile(r"(\d+)p")  # 50p
CLOCKS = frozenset("a.m. p.m. am pm o'clock gmt bst utc cet".split())
"""What stands behind a time of day."""
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)

CURRENCY = frozenset("$£€¥₹")
_CURRENCY_PREFIXES = frozenset("us a c nz hk s r au ca".split())
_CURRENCY_CODES = frozenset("USD EUR GBP CHF JPY CNY INR NOK SEK DKK AUD CAD NZD ZAR Rs kr".split())
_CENTS = frozenset("cent cents pence penny".split())
_CURRENCY_WORDS = _CENTS | frozenset(
    "dollar dollars euro euros pound pounds kroner krone kronor krona yen yuan rupee rupees peso pesos franc "
    "francs rand rubles roubles ruble rouble reais dinars dirhams shillings lira naira".split()
)
_WEIGHING = frozenset("lost lose gained gain weigh weighs weighed weighing shed".split())

SHORT_MEASURES = frozenset("km kg cm mm mph kph kw mw gw gb tb ha ft lb lbs".split())
_PLURAL = SHORT_MEASURES | frozenset(
    "people police staff personnel crew aircraft sheep cattle deer fish troops livestock".split()
)
_IN_METRES = frozenset("race final sprint freestyle butterfly hurdles relay high tall deep long wide".split())
LABELS = frozenset(
    "article articles section sections chapter clause paragraph rule page pages line flight route highway "
    "no nos number room channel type category magnitude grade class platform gate unit zone district ward "
    "interstate schedule table figure part volume phase stage group block suite item resolution proposition "
    "bus tram amendment title".split()
)
"""What a number names and does not count: Article 5, No. 10, flight 370."""
_IN_A_YEAR = frozenset("in since during until till early late mid".split())
_NEAR_A_YEAR = _IN_A_YEAR | frozenset("before after from by to of and the a an this its (".split())
_PASSED_OVER = frozenset(("of", "more", "other"))
_RECENT = frozenset("last next this each same".split())
DASHES = frozenset("-–−")


@dataclass(slots=True)
class Draft:
    """A figure while it is read: tokens ``[first, last)`` and what is known of them so far."""

    first: int
    last: int
    value: float
    unit: Unit = "plain"
    noun: str = ""
    role: Role = ""
    scale: float = 1.0


def drafted(number: Number, unit: Unit, more: int = 0, counted: str = "") -> Draft:
    """A figure made of a number and the ``more`` tokens behind it."""
    return Draft(number.first, number.last + more, number.value, unit, counted, scale=number.scale)


def joined(tokens: Tokens, index: int) -> bool:
    """Whether no space stands between a token and the one before it."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def measured(tokens: Tokens, number: Number) -> Draft:
    """The number with its unit, the surest first."""
    for read in (money, _percent, _points, _age, _time, _date, _year, _metres):
        draft = read(tokens, number)
        if draft:
            return draft
    return _count(tokens, number)


def has_unit(tokens: Tokens, number: Number) -> bool:
    """Whether a unit stands beside a number that cannot be that of a score."""
    return any(read(tokens, number) for read in (money, _percent, _points, _age, _time))


def written(tokens: Tokens, index: int) -> Draft | None:
    """A figure whose form gives its unit: 7pm, 19:30, May 3rd, the 1990s, 50p."""
    form = low(tokens, index)
    if form.isdecimal() or not form[0].isdecimal():
        return None  # most numbers, and those in words
    clock = _CLOCK.fullmatch(form)
    if clock:
        zone = low(tokens, index + 1)
        hours = _hours(clock[1] or clock[4], clock[2] or clock[5], clock[3] or zone)
        return Draft(index, index + 1 + (zone in CLOCKS), hours, "date")
    day = _ORDINAL.fullmatch(form)
    if day and (
        is_month(tokens, index - 1) or is_month(tokens, index + 1 + (low(tokens, index + 1) == "of"))
    ):
        return Draft(index, index + 1, float(day[1]), "date")
    decade = _DECADE.fullmatch(form)
    if decade:
        return Draft(index, index + 1, float(decade[1]), "year")
    pence = _PENCE.fullmatch(form)
    return Draft(index, index + 1, float(pence[1]) / 100, "money") if pence else None


def _hours(hours: str, minutes: str | None, half: str) -> float:
    hour = int(hours)
    if half in ("am", "a.m.", "pm", "p.m."):
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour + int(minutes or 0) / 60


def is_month(tokens: Tokens, index: int) -> bool:
    """Whether the token is a month, and no verb such as may or march."""
    return low(tokens, index) in MONTHS and tokens[index].tag == "Z"


def money(tokens: Tokens, number: Number) -> Draft | None:
    """$5, US$5, USD 5, £2m, 300 EUR, 2 million Norwegian kroner, 20 cents."""
    first = number.first - 1
    if low(tokens, first) in CURRENCY:
        first -= joined(tokens, first) and low(tokens, first - 1) in _CURRENCY_PREFIXES
        return Draft(first, number.last, number.value, "money", scale=number.scale)
    if first >= 0 and tokens[first].text in _CURRENCY_CODES:
        return Draft(first, number.last, number.value, "money", scale=number.scale)
    last = number.last
    while (
        last < min(number.last + 2, len(tokens)) and tokens[last].tag in "JM" and not _currency(tokens, last)
    ):
        last += 1
    if not _currency(tokens, last):
        return None
    near = {low(tokens, index) for index in range(first - 3, first + 1)}
    if low(tokens, last).startswith("pound") and near & _WEIGHING:
        return None
    value = number.value / (100 if low(tokens, last) in _CENTS else 1)
    return Draft(number.first, last + 1, value, "money", scale=number.scale)


def _currency(tokens: Tokens, index: int) -> bool:
    if index >= len(tokens):
        return False
    return tokens[index].low in _CURRENCY_WORDS or tokens[index].text in _CURRENCY_CODES


def _percent(tokens: Tokens, number: Number) -> Draft | None:
    after = low(tokens, number.last)
    per_cent = after == "per" and low(tokens, number.last + 1) == "cent"
    if not per_cent and after not in ("%", "percent", "pc"):
        return None
    last = number.last + 1 + per_cent
    counted = noun(tokens, last) if low(tokens, last) == "of" else ""
    signed = _signed(tokens, number)
    return Draft(signed.first, last, signed.value, "percent", counted)


def _points(tokens: Tokens, number: Number) -> Draft | None:
    """3 points, 3 percentage points, 25 basis points (a quarter of a point)."""
    after = low(tokens, number.last)
    apart = after in ("percentage", "basis")
    if low(tokens, number.last + apart) not in ("point", "points"):
        compound = after in ("percentage-point", "percentage-points", "pp")
        return drafted(number, "points", more=1) if compound else None
    draft = drafted(number, "points", more=1 + apart)
    draft.value /= 100 if after == "basis" else 1
    return draft


def _age(tokens: Tokens, number: Number) -> Draft | None:
    """41 years old, 41 years of age, aged 45, Anna Berg, 34, and Smith (34)."""
    after, second = low(tokens, number.last), low(tokens, number.last + 1)
    if after in ("year", "years") and second == "old":
        return drafted(number, "age", more=2)
    if after in ("year", "years") and second == "of" and low(tokens, number.last + 2) == "age":
        return drafted(number, "age", more=3)
    before = number.first - 1
    if low(tokens, before - (low(tokens, before) == "between")) in ("aged", "age", "ages"):
        return drafted(number, "age")
    if not 0 < number.value < 120 or before < 1 or not tokens[number.first].low.isdecimal():
        return None
    named = tokens[before - 1].capital and tokens[before - 1].tag != "Z"
    around = (low(tokens, before), after)
    closed = around == ("(", ")") or (around[0] == "," and after in (",", ".", ";", ""))
    return drafted(number, "age") if named and closed else None


def _time(tokens: Tokens, number: Number) -> Draft | None:
    """7 p.m., 10.30 a.m., 0900 GMT."""
    zone = low(tokens, number.last)
    if zone not in CLOCKS:
        return None
    hours, _, minutes = low(tokens, number.first).partition(".")
    draft = drafted(number, "date", more=1)
    if hours.isdecimal():
        hours, minutes = (hours[:2], hours[2:]) if len(hours) == 4 else (hours, minutes)
        draft.value = _hours(hours, minutes, zone)
    return draft


def _date(tokens: Tokens, number: Number) -> Draft | None:
    """14 March, April 26, Sept. 3; not "in May 12 people"."""
    if number.scale != 1 or not 1 <= number.value <= 31 or number.value % 1:
        return None
    if is_month(tokens, number.last):
        return drafted(number, "date")
    month = number.first - 1 - (low(tokens, number.first - 1) == ".")
    if not is_month(tokens, month):
        return None
    counts = low(tokens, month - 1) in _IN_A_YEAR and noun(tokens, number.last)
    return None if counts else drafted(number, "date")


def _year(tokens: Tokens, number: Number) -> Draft | None:
    """In 1998; the 2021 census; not "1500 houses" or "sold 2000 copies"."""
    before = low(tokens, number.first - 1)
    if not like_year(tokens, number) or before in LABELS or before == "at":
        return None
    dated = before in _IN_A_YEAR or is_month(tokens, number.first - 1)
    if dated or not noun(tokens, number.last):
        return drafted(number, "year")
    modern = number.value >= 1900 and (number.first == 0 or before in _NEAR_A_YEAR)
    return drafted(number, "year") if modern else None


def like_year(tokens: Tokens, number: Number) -> bool:
    """Whether a number is written as years are."""
    form = low(tokens, number.first)
    return len(form) == 4 and form.isdecimal() and number.scale == 1 and 1000 <= number.value <= 2100


def _metres(tokens: Tokens, number: Number) -> Draft | None:
    """The 200m final: metres, where 200m could be millions."""
    form = low(tokens, number.first)
    if not form.endswith("m") or not form[0].isdecimal() or low(tokens, number.last) not in _IN_METRES:
        return None
    return Draft(number.first, number.last, number.value / number.scale, "count", "metres")


def _count(tokens: Tokens, number: Number) -> Draft:
    """Whatever else: with a noun it counts, without one, or behind a label ("Article 5"), it is plain."""
    before = number.first - 1 - (low(tokens, number.first - 1) == ".")
    if low(tokens, before) in LABELS:
        return drafted(number, "plain")
    counted = noun(tokens, number.last)
    return drafted(_signed(tokens, number), "count" if counted else "plain", counted=counted)


def _signed(tokens: Tokens, number: Number) -> Number:
    """The number with the minus before it."""
    before = number.first - 1
    dash = low(tokens, before) in DASHES and joined(tokens, number.first)
    if dash and joined(tokens, before) and low(tokens, before - 1) != "(":
        return number
    if not dash and low(tokens, before) != "minus":
        return number
    return Number(before, number.last, -number.value, number.scale)


def noun(tokens: Tokens, at: int) -> str:
    """The noun counted: "people" in "40 young people", "voters" in "52% of the voters".

    It is in the plural, so that "a magnitude 6.1 earthquake" counts nothing; behind "of" it
    may be in the singular too.
    """
    end = min(at + 5, len(tokens))
    of = low(tokens, at) == "of"
    while at < end and tokens[at].tag != "N":
        word = tokens[at]
        if word.low == "others":
            return word.low
        if word.low in _RECENT or not (word.tag in ("JRD#" if of else "JR") or word.low in _PASSED_OVER):
            return ""
        at += 1
    nouns: list[str] = []
    for token in tokens[at : at + 5]:
        if token.tag == "'" or (token.tag in "#J" and not nouns):  # of the county's seven schools
            nouns.clear()
        elif token.tag != "N":
            break
        else:
            nouns.append(token.low)
    plurals = [word for word in nouns if is_plural(word)] or (nouns if of else [])
    return plurals[-1] if plurals else ""


def is_plural(word: str) -> bool:
    """Whether a noun is in the plural, or is the same in both numbers."""
    if word in _PLURAL or any(form == "plural" for _, form in lexicons.irregular().get(word, ())):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))
