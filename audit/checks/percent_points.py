"""Differences between two shares that are called percent and are percentage points."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit import changes
from audit.article import Article
from audit.findings import Hit

VALUES = ("old", "new", "points", "stated")


class Settings(BaseModel, extra="forbid", frozen=True):
    """How far, in points, the stated change may be from the difference and still be taken for it."""

    tolerance: float = Field(default=0.051, ge=0)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each percentage that is the difference of two others."""
    for change in changes.find(article):
        if change.old.unit != "percent":
            continue
        points = abs(change.new.value - change.old.value)
        relative = 100 * points / change.old.value if change.old.value else 0.0
        for stated in change.stated:
            is_points = abs(stated.value - points) <= settings.tolerance
            if stated.unit == "percent" and is_points and abs(stated.value - relative) > 1:
                shown = {
                    "old": change.old.value,
                    "new": change.new.value,
                    "points": points,
                    "stated": stated.value,
                }
                yield Hit(stated.span, {name: f"{value:g}" for name, value in shown.items()})
