"""Which findings somebody means by the beginnings of their fingerprints, and the decisions on them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from audit import decisions, paths
from audit.blame import nearest
from audit.decisions import Decision, shortened
from audit.errors import AuditError
from audit.findings import SHORT, Finding
from audit.record import Record
from audit.settling import Verdict, article_of

_LEAST = 4  # digits that must be given
_LISTED = 5  # candidates that are named where a beginning fits several
_DIGITS = frozenset("0123456789abcdef")


class Named(Protocol):
    """What has a fingerprint, and can be told from another."""

    @property
    def name(self) -> str:
        """The fingerprint."""

    @property
    def about(self) -> str:
        """What it is, in a few words."""


Thing = TypeVar("Thing", bound=Named)


class Candidate(NamedTuple):
    """A finding that may be meant, and its article."""

    record: Record
    finding: Finding

    @property
    def name(self) -> str:
        """The fingerprint."""
        return self.finding.fingerprint

    @property
    def about(self) -> str:
        """Rule, place and words."""
        place = f"{self.record.path}:{self.finding.place.line}"
        return f"{self.finding.rule} in {place} “{shortened(self.finding.words)}”"


class Entry(NamedTuple):
    """A decision that may be meant."""

    decision: Decision

    @property
    def name(self) -> str:
        """The fingerprint."""
        return self.decision.fingerprint

    @property
    def about(self) -> str:
        """Rule, article and words."""
        return f"{self.decision.rule} in {self.decision.path} “{self.decision.words}”"


def is_beginning(word: str) -> bool:
    """Whether a word may be the beginning of a fingerprint.

    >>> is_beginning("1a2b3c4d"), is_beginning("draft.md")
    (True, False)
    """
    return _LEAST <= len(word) <= 16 and _DIGITS.issuperset(word.lower())


def meant(beginnings: Iterable[str], among: Sequence[Thing]) -> list[Thing]:
    """What is meant by each beginning of a fingerprint.

    Raises:
        AuditError: nothing or more than one thing is; the message names what may be.
    """
    return [_one(beginning.lower(), among) for beginning in beginnings]


def _one(beginning: str, among: Sequence[Thing]) -> Thing:
    found = [each for each in among if each.name.startswith(beginning)]
    if len(found) == 1:
        return found[0]
    if not found:
        hint = nearest(beginning, {each.name[: len(beginning)] for each in among})
        raise AuditError(f"no finding “{beginning}” here{hint or '; audit check shows their names'}")
    if len({each.name for each in found}) == 1:
        why = f"“{beginning}” is found more than once; name the article, too"
    else:
        why = f"“{beginning}” begins {len(found)} names; give more digits"
    listed = "; ".join(
        f"{each.name[: max(SHORT, len(beginning) + 2)]} {each.about}" for each in found[:_LISTED]
    )
    more = f"; and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    raise AuditError(f"{why}: {listed}{more}")


def home(article: str | Path, first: str | Path) -> Path:
    """The file for decisions about an article, where none is named.

    The nearest there is upwards; else one beside the nearest ``audit.yml``; else one in the folder of the
    ``first`` file or folder of the run.
    """
    folder = Path(article).absolute().parent
    settings = paths.settings_file(folder)
    place = Path(first) if os.path.isdir(first) else Path(first).parent
    file = decisions.nearest_file(folder) or (settings.parent if settings else place) / decisions.FILE
    return paths.near(file)


def decide(
    found: Iterable[Candidate], file: Path, *, why: str, who: str, on: date, until: str
) -> Iterator[Decision]:
    """The decisions that settle findings, for a file.

    Raises:
        AuditError: there is no reason or nobody who has it.
    """
    why, who = " ".join(why.split()), " ".join(who.split())
    if not why:
        raise AuditError("a decision needs a reason: --why “…”")
    if not who:
        raise AuditError("a decision needs a name: --who “…”, or tell git: git config user.name “…”")
    if until and until < on.isoformat():
        raise AuditError(f"--until {until} has gone by")
    for record, finding in found:
        yield Decision(
            path=decisions.relative(record.path, file),
            article=article_of(record),
            rule=finding.rule,
            fingerprint=finding.fingerprint,
            words="" if finding.whole else shortened(finding.words),
            why=why,
            who=who,
            on=on.isoformat(),
            until=until,
        )


def tidied(old: Sequence[Decision], verdicts: Mapping[tuple[str, str, str], Verdict]) -> list[Decision]:
    """The decisions that are of use yet, with the paths that their articles have now.

    Those about articles that were not looked at stay as they are, and so do those that have expired
    while their finding is still there.
    """
    kept: list[Decision] = []
    for decision in old:
        verdict = verdicts.get(decision.key)
        if verdict is None:
            kept.append(decision)
        elif verdict.state in ("used", "moved", "expired"):
            kept.append(replace(decision, path=verdict.path))
    return decisions.replacing([], kept)
