"""Changes that do not add up: the percentage, multiple or difference is not that of the two figures."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit import changes
from audit.article import Article, Figure
from audit.changes import Change
from audit.findings import Hit
from audit.phrases import Match, Phrase, compiled

VALUES = ("old", "new", "right", "stated")

_MULTIPLES = {"double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "halve": 0.5}
_FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "two-thirds": 2 / 3,
    "three-quarters": 3 / 4,
}
_BY_A = (
    "(decline|fall|drop|decrease|cut|reduction|loss|rise|increase|gain|growth|jump =of ...3 / "
    "fell|fallen|dropped|declined|shrank|shrunk|cut|rose|risen|grew|grown|increased|down|up =by ...3) ="
)
"""A decline of nearly a third; shrunk by half."""
_LESS = frozenset(["nearly", "almost", "close", "virtually"])
_MORE = frozenset(["than", "over"])
_ABOUT = frozenset(["about", "roughly", "around", "approximately", "some"])


class Settings(BaseModel, extra="forbid", frozen=True):
    """By how many points a stated percentage may be off, beyond what rounding explains."""

    tolerance_points: float = Field(default=1.0, ge=0)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each stated change that the two figures do not give."""
    found = list(changes.find(article))
    if not found:
        return
    multiples = compiled(tuple(_MULTIPLES)).find(article.wording)
    fractions = compiled(tuple(Phrase(_BY_A + name) for name in _FRACTIONS)).find(article.wording)
    for change in found:
        if change.old.unit == "percent" or change.old.value <= 0:
            continue
        for stated in change.stated:
            right = _wrong(article, change, stated, settings)
            if right:
                yield Hit(stated.span, _values(article, change, right, article[stated.span]))
        for match in multiples:
            if match.span in change.sentence and _wrong_multiple(article, change, match):
                times = f"{change.new.value / change.old.value:.2g} times as many"
                yield Hit(match.span, _values(article, change, times, article[match.span]))
        for match in fractions:
            right = _right_fraction(article, change, match) if match.span in change.sentence else ""
            if right:
                yield Hit(match.span, _values(article, change, right, article[match.span]))


def _right_fraction(article: Article, change: Change, match: Match) -> str:
    """The right change, where it is not by the half or third that is stated."""
    share = abs(change.new.value - change.old.value) / change.old.value
    before = {word.low for word in article.wording.words[max(0, match.first - 3) : match.first]}
    room = 0.1 if before & (_ABOUT | _LESS | _MORE) else 0.06
    if abs(share - _FRACTIONS[article[match.span].lower()]) <= room:
        return ""
    return f"a change of {100 * share:.3g}%"


def _wrong(article: Article, change: Change, stated: Figure, settings: Settings) -> str:
    """The right change, where ``stated`` is another."""
    old, new = changes.bounds(article, change.old, change.new)
    if stated.unit == "percent":
        ways = [100 * (b - a) / a for a in old for b in new if a > 0]
        least = 0.0 if min(ways) < 0 < max(ways) else min(map(abs, ways))
        slack = settings.tolerance_points * (3 if _hedged(article, stated, _ABOUT | _LESS | _MORE) else 1)
        if least - slack <= stated.value <= max(map(abs, ways)) + slack:
            return ""
        return f"a change of {100 * abs(change.new.value - change.old.value) / change.old.value:.3g}%"
    if stated.unit == change.new.unit or {stated.unit, change.new.unit} <= {"count", "plain"}:
        apart = abs(change.new.value - change.old.value)
        room = sum((high - low) / 2 for low, high in (old, new, *changes.bounds(article, stated)))
        if abs(stated.value - apart) > room + 0.001 * apart and not _hedged(
            article, stated, _ABOUT | _LESS | _MORE
        ):
            return f"a difference of {apart:,.10g}"
    return ""


def _wrong_multiple(article: Article, change: Change, match: Match) -> bool:
    meant = _MULTIPLES[match.phrase]
    times = change.new.value / change.old.value
    before = {word.low for word in article.wording.words[max(0, match.first - 3) : match.first]}
    if before & _MORE:
        return times < meant * 0.98
    if before & _LESS:
        return not 0.75 * meant <= times <= 1.02 * meant
    return abs(times - meant) > (0.15 if before & _ABOUT else 0.1) * meant


def _hedged(article: Article, figure: Figure, words: frozenset[str]) -> bool:
    first, _ = article.wording.inside(figure.span)
    return any(word.low in words for word in article.wording.words[max(0, first - 2) : first])


def _values(article: Article, change: Change, right: str, stated: str) -> dict[str, str]:
    old, new = article[change.old.span], article[change.new.span]
    return {"old": old, "new": new, "right": right, "stated": stated}
