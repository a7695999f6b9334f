"""Weekdays and dates that do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from audit.article import Article
from audit.document import Span
from audit.findings import Hit

VALUES = ("date", "right", "stated")

_DIGIT = re.compile(r"\d")
_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_FORMS = (*_WEEKDAYS, *(day[:3] for day in _WEEKDAYS), "tues", "weds", "wednes", "thur", "thurs")
_DAY = "(?P<weekday>" + "|".join(f"{day[:3]}(?:{day[3:]}|s|rs|nes|urs)?" for day in _WEEKDAYS) + r")\.?"
_MONTH = "(?P<month>" + "|".join(f"{month[:3]}(?:{month[3:]}|t)?" for month in _MONTHS) + r")\.?"
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
# Monday, March 3, 2026 | Mon. Mar. 3
_AMERICAN = rf"(?i:\b{_DAY},?\s+{_MONTH}\s+{_NUMBER}\b{_YEAR}(?!\w))"
# Monday 3 March 2026 | Monday, the 3rd of March
_BRITISH = rf"(?i:\b{_DAY},?\s+(?:the\s+)?{_NUMBER}\s+(?:of\s+)?{_MONTH}\b{_YEAR}(?!\w))"


class Settings(BaseModel, extra="forbid", frozen=True):
    """Nothing to set: a date without a year is looked at where the draft is dated."""


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each weekday that is not the day of the date beside it."""
    if not _DIGIT.search(article.document.text):
        return  # no date either, and nothing that is worth compiling the patterns for
    drafted = _drafted(article)
    patterns = (re.compile(_AMERICAN), re.compile(_BRITISH))
    for start, end in _weekdays(article):
        for pattern in patterns:
            match = pattern.match(article.document.text, start, end)
            hit = _mismatch(match, drafted) if match else None
            if hit:
                yield hit


def _weekdays(article: Article) -> Iterator[tuple[int, int]]:
    """Where a word that may be a weekday begins, and where its paragraph ends."""
    words = article.wording
    for number in sorted({number for form in _FORMS for number in words.places(form)}):
        start = words.words[number].start
        paragraph = article.sentences[article.index_at(start)].paragraph
        yield start, article.document.blocks[paragraph].span.end


def _drafted(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.document.metadata.date or "")[:10])
    except ValueError:
        return None


def _mismatch(match: re.Match[str], drafted: date | None) -> Hit | None:
    month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(match["month"][:3].lower()))
    meant = _dated(int(match["day"]), month, match["year"], drafted)
    stated = next(name for name in _WEEKDAYS if name.startswith(match["weekday"][:3].lower())).capitalize()
    if meant is None or stated.lower() == _WEEKDAYS[meant.weekday()]:
        return None
    shown = f"{meant.day} {_MONTHS[month - 1].capitalize()} {meant.year}"
    right = _WEEKDAYS[meant.weekday()].capitalize()
    return Hit(Span(match.start(), match.end()), {"date": shown, "right": right, "stated": stated})


def _dated(day: int, month: int, year: str | None, drafted: date | None) -> date | None:
    """The date meant; without a year, the one nearest to the day of the draft."""
    if year is None and drafted is None:
        return None
    around = (int(year),) if year else (drafted.year - 1, drafted.year, drafted.year + 1) if drafted else ()
    found = []
    for each in around:
        try:
            found.append(date(each, month, day))
        except ValueError:
            continue
    return min(found, key=lambda d: abs((d - drafted).days) if drafted else 0, default=None)
