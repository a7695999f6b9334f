"""The two people that "both men", "the two" or "the pair" are."""

from __future__ import annotations

from collections.abc import Sequence

from audit.reading.described import is_role
from audit.reading.mentions import Mention
from audit.reading.met import Met

_PAIRED = frozenset("two both pair couple duo twins".split())
_OF_MEN = frozenset("men brothers".split())
_OF_WOMEN = frozenset("women sisters".split())
_PLAIN = _PAIRED | _OF_MEN | _OF_WOMEN


def is_pair(mention: Mention) -> bool:
    """Whether a phrase means two people spoken of before."""
    words = {word.low for word in mention.words}
    if _PAIRED.isdisjoint(words) or "of" in words:
        return False
    return mention.noun in _PLAIN or has_role(mention)


def has_role(mention: Mention) -> bool:
    """Whether a phrase says what the two are: both coaches."""
    return bool(mention.roles) and mention.noun not in _PLAIN and is_role(mention.roles[0].noun)


def members(mention: Mention, near: Sequence[Met]) -> list[Met]:
    """Those among the people spoken of lately who may be one of the two; or the pair, if one was heard."""
    fitting = [m for m in near if not has_role(mention) or _holds(m, mention)]
    pairs = [m for m in fitting if m.number == 2]
    if pairs:
        return pairs
    gender = "m" if mention.noun in _OF_MEN else "f" if mention.noun in _OF_WOMEN else ""
    people = [m for m in fitting if m.number == 1 and m.kind == "person" and m.resolved]
    return sorted((m for m in people if m.gender in ("", gender or m.gender)), key=lambda m: m.place)


def _holds(met: Met, mention: Mention) -> bool:
    return any(mention.roles[0].fits(role) for each in (met, *met.members) for role in each.roles)
