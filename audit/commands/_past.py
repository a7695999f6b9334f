"""What ``audit check`` looks back at: decisions taken before, and what an article was before it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from audit.commands._settled import (
    Unused,
    comments_gate,
    day,
    decisions_file,
    listed,
    unused_gate,
)
from audit.errors import AuditError
from audit.record import Record

if TYPE_CHECKING:
    from audit.changed import Changes
    from audit.commands._voice import Voice
    from audit.gates import Gate
    from audit.run import Run, Step
    from audit.settings import Found
    from audit.settling import Settling


@dataclass(frozen=True)
class Past:
    """What a user asked for about what was before.

    Attributes:
        places: the files and folders of the run.
        since: the branch, tag or commit that articles are compared with.
        staged: whether they are compared as they stand in the index, with the last commit.
        decisions: the file of decisions.
        unused: what to do about decisions that settle nothing.
        today: the day to take for today.
        found: the settings, which speak where nothing is said here.

    Raises:
        AuditError: two of these exclude each other, or the day is none.
        FileError: there is no such file of decisions.
    """

    places: Sequence[str] = ()
    since: str | None = None
    staged: bool = False
    decisions: Path | None = None
    unused: Unused | None = None
    today: str | None = None
    found: Found | None = None

    def __post_init__(self) -> None:
        if self.since == "":
            raise AuditError("--since: an empty name is no commit; is a variable not set?")
        if self.since and self.staged:
            raise AuditError("--since and --staged exclude each other")

    @cached_property
    def changes(self) -> Changes | None:
        """What git says has changed; None where all is looked at."""
        if not self.since and not self.staged:
            return None
        from audit import changed

        return changed.since(self.since, self.places) if self.since else changed.staged(self.places)

    def articles(self, files: Sequence[str], voice: Voice) -> list[str]:
        """Of the files of the run those that are to be audited: the changed ones, if only they are wanted."""
        named = decisions_file(self.decisions, self.found)
        kept = [file for file in files if named is None or Path(file).absolute() != named.absolute()]
        if self.changes:
            kept = self.changes.among(kept, self.places)
            if not kept:
                voice.note(
                    f"no article has changed {f'since {self.since}' if self.since else 'in the index'}"
                )
        return kept

    @cached_property
    def settling(self) -> Settling:
        """The step that keeps account of decisions."""
        from audit.settling import Settling

        file = decisions_file(self.decisions, self.found)
        places = [Path(place) for place in self.places if place != "-"]
        if self.changes:  # what went before that is no matter of this change
            places = [path for path in self.changes.deleted if _within(path, places)]
        return Settling(day(self.today), file, places)

    def steps(self, files: Sequence[str], run: Run) -> Iterator[Step]:
        """The steps that records pass through."""
        yield self.settling
        if self.changes:
            from audit.changed import OnlyChanged

            earlier = replace(run, options=replace(run.options, page=True), timer=None, watcher=None)
            found = earlier.audit(self.changes.before(files))
            yield OnlyChanged(self.changes, (each for each in found if isinstance(each, Record)))

    def gates(self, voice: Voice, *, words: bool = True) -> list[Gate]:
        """Say what cannot be used and what settles nothing, and whether that decides.

        The flagged ``words`` that decisions are about are said, too, or left out. Where something decides
        it is said however quiet all else is to be.
        """
        for line in self.settling.unclear:
            voice.note(line)
        mistakes = self.settling.mistakes
        for mistake in mistakes:
            voice.complain(mistake)
        said = self.found.settings.unused if self.found and not self.unused else None
        kind = self.unused or said or "warning"
        lines = self.settling.unused(words=words)
        for line in listed(lines, kind):
            if kind == "error":
                voice.complain(AuditError(line))
            else:
                voice.note(line)
        if any(verdict.unused for verdict in self.settling.verdicts) and kind != "ignore":
            voice.note("audit settle --tidy takes out decisions that settle nothing")
        origin = f"unused: {kind} in {self.found.path.name}" if self.found and said else ""
        gates = [unused_gate(len(lines), kind, origin)] if kind == "error" else []
        return [*gates, comments_gate(len(mistakes))] if mistakes else gates


def _within(path: Path, places: Sequence[Path]) -> bool:
    return any(path.is_relative_to(place.resolve()) for place in places)
