"""Weekdays and dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import flagged, values

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("on Monday, March 3, 2026.", "Monday, March 3, 2026"),
        ("on Mon., Mar. 3, 2026.", "Mon., Mar. 3, 2026"),
        ("on Monday 3 March 2026.", "Monday 3 March 2026"),
        ("on Monday, the 3rd of March 2026.", "Monday, the 3rd of March 2026"),
        ("on Monday, Sept. 1, 2026.", "Monday, Sept. 1, 2026"),
        ("on Tuesday, March 3, 2026.", ""),
        ("on Monday, March 3.", ""),  # the year is not known
        ("on Monday, February 30, 2026.", ""),  # no such day, and no weekday to compare
        ("on Monday; March 3, 2026, came.", ""),
        ("on Monday, May 40, 2026.", ""),
    ],
)
def test_a_date_with_its_year(text: str, words: str) -> None:
    assert flagged("weekday", f"[fact] It opens {text}") == ([words] if words else [])


@pytest.mark.parametrize(
    ("drafted", "flags"),
    [("2026-02-20", True), ("2026-12-30", True), ("2025-02-20", False), ("soon", False)],
)
def test_a_date_without_its_year_is_the_one_nearest_to_the_draft(drafted: str, flags: bool) -> None:
    text = f"---\ndate: {drafted}\n---\n\n[fact] It opened on Monday, March 3."
    assert bool(flagged("weekday", text)) is flags  # 3 March 2025 was a Monday


def test_over_the_turn_of_the_year() -> None:
    text = "---\ndate: 2026-01-02\n---\n\n[fact] It sank on Wednesday, December 31."
    assert flagged("weekday", text) == []  # of 2025, not of 2026


def test_the_message_says_which_is_right() -> None:
    (found,) = values("weekday", "[fact] It opens on Monday, March 3, 2026.")
    assert found == {"date": "3 March 2026", "right": "Tuesday", "stated": "Monday"}


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)), st.integers(0, 6))
def test_agrees_with_the_calendar(day: date, off: int) -> None:
    stated = DAYS[(day + timedelta(off)).weekday()]
    text = f"[fact] It opens on {stated}, {MONTHS[day.month - 1]} {day.day}, {day.year}."
    assert bool(flagged("weekday", text)) is (off != 0)
