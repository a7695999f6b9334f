"""Who came into question for a pronoun or a role, and why somebody was or was not taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audit.document import Span
from audit.reading.met import Met


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a mention might have meant, whether it was taken, and why or why not."""

    name: str
    taken: bool
    why: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun or a phrase without a full name, and who came into question for it, the nearest first."""

    mention: Span
    candidates: tuple[Candidate, ...]


def made(mention: Span, taken: Met | None, objections: Mapping[Met, str]) -> Choice:
    """The choice between those whose names are known; an empty objection is none."""
    known = {met: why for met, why in objections.items() if met.name and "pronoun" not in met.flags}
    several = sum(not why for why in known.values()) > 1
    return Choice(mention, tuple(_candidate(met, taken, why, several=several) for met, why in known.items()))


def _candidate(met: Met, taken: Met | None, objection: str, *, several: bool) -> Candidate:
    if met is taken:
        return Candidate(met.name, True, "the nearest that fits" if several else "the only one that fits")
    if objection:
        return Candidate(met.name, False, objection)
    return Candidate(met.name, False, f"{taken.name} is nearer" if taken else "another fits as well")
