"""Polls of which too little is told to judge them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article
from audit.findings import Hit
from audit.numbers import polls
from audit.numbers.polls import Detail

VALUES = ("missing",)

_IN_WORDS: dict[Detail, str] = {
    "pollster": "who did it",
    "sponsor": "who paid",
    "sample_size": "how many",
    "population": "whom",
    "dates": "when",
    "margin": "the margin",
}


class Settings(BaseModel, extra="forbid", frozen=True):
    """Which details a poll should come with, and how many of them are enough."""

    require: tuple[Detail, ...] = Field(default=tuple(_IN_WORDS), min_length=1)
    min_present: int = Field(default=5, ge=1)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each poll with fewer details than are enough."""
    enough = min(settings.min_present, len(settings.require))
    for poll in polls.find(article):
        missing = [detail for detail in settings.require if detail not in poll.details]
        if poll.sentence.block != "headline" and len(settings.require) - len(missing) < enough:
            yield Hit(poll.mention, {"missing": ", ".join(_IN_WORDS[detail] for detail in missing)})
