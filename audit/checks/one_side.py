"""Wars and fights told by one of those who fight."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, Attribution
from audit.findings import Hit
from audit.nearby import Places
from audit.phrases import Phrase

VALUES = ("count", "side")


class Settings(BaseModel, extra="forbid", frozen=True):
    """Who is a side, what they must speak of, how often, and what shows that others were asked.

    A side is told by the words of ``sides`` in its mentions: two that share none are two sides.
    """

    flag: str = "belligerent"
    sides: tuple[Phrase, ...] = Field(min_length=1)
    subject: tuple[Phrase, ...] = Field(min_length=1)
    least_claims: int = Field(default=2, ge=1)
    unless: tuple[Phrase, ...] = ()


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object once, to the first claim of the only side that is heard."""
    cited = [a for s in article.body for a in s.attributions if a.cue and a.source.kind != "none"]
    claims = [each for each in cited if settings.flag in each.source.flags]
    if len(claims) < settings.least_claims or len(claims) < len(cited):
        return
    sides = Places(article, settings.sides)
    named = [
        frozenset(article[span].lower() for span in sides.over(each.mention or each.at)) for each in claims
    ]
    shared = frozenset.intersection(*[each for each in named if each] or [frozenset()])
    if not shared or Places(article, settings.unless).spans:
        return
    subject = Places(article, settings.subject)
    if sum(_is_about(each, subject) for each in claims) >= settings.least_claims:
        first = claims[0]
        side = article[first.mention] if first.mention else first.source.name
        yield Hit(first.mention or first.at, {"count": str(len(claims)), "side": side}, whole=True)


def _is_about(attribution: Attribution, subject: Places) -> bool:
    return any(any(subject.inside(part)) for part in attribution.content)
