"""What decisions do in a run: they settle findings, and those that settle none are told of."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from audit import decisions, paths
from audit.alike import typed
from audit.decisions import Decision, shortened
from audit.document import Note
from audit.errors import FileError
from audit.findings import SHORT, Finding, Settled
from audit.record import Record

State = Literal["used", "moved", "stale", "expired", "gone", "unneeded"]
"""What has become of a decision.

It settles a finding (``used``), also of an article that has another name now (``moved``); its sentence has
changed (``stale``); its last day has gone by (``expired``); its article is no more (``gone``); the rule is
off or a comment in the text does the same (``unneeded``).
"""


class Verdict(NamedTuple):
    """What has become of a decision of a file, and why, in words.

    ``path`` is where its article is now, from the folder of the file.
    """

    state: State
    decision: Decision
    file: Path
    why: str
    path: str

    @property
    def unused(self) -> bool:
        """Whether it settles nothing."""
        return self.state not in ("used", "moved")

    def told(self, today: date, *, words: bool = True) -> str:
        """One line about it: where it stands, what it is about (with its ``words``), how old it is."""
        decision = self.decision
        about = f"{decision.rule} in {decision.path}"
        if words and decision.words:
            about += f" (“{decision.words}”)"
        age = days(decision.age(today))
        return f"{self.file}:{decision.line}: {self.state}: {about}: {self.why}; settled {age}"


def days(number: int) -> str:
    """How long ago something was.

    >>> days(0), days(1), days(41)
    ('today', '1 day ago', '41 days ago')
    """
    return "today" if number <= 0 else f"{number:,} day{'s' if number > 1 else ''} ago"


@dataclass
class _Book:
    """A file of decisions, as it is looked at while articles pass."""

    file: Path
    decisions: tuple[Decision, ...]
    verdicts: dict[Decision, Verdict] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)  # paths and articles that passed

    @cached_property
    def _by_key(self) -> dict[tuple[str, str, str], Decision]:
        return {decision.key: decision for decision in self.decisions}

    @cached_property
    def _by_article(self) -> dict[tuple[str, str], list[Decision]]:
        found: dict[tuple[str, str], list[Decision]] = {}
        for decision in self.decisions:
            found.setdefault((decision.path, decision.article), []).append(decision)
        return found

    @cached_property
    def _gone(self) -> frozenset[str]:
        """The paths at which there is no article any more."""
        paths = {decision.path for decision in self.decisions}
        return frozenset(path for path in paths if not os.path.lexists(self.file.parent / path))

    @cached_property
    def _homeless(self) -> dict[tuple[str, str], list[Decision]]:
        """The decisions whose file is not there, by article and fingerprint."""
        found: dict[tuple[str, str], list[Decision]] = {}
        for decision in self.decisions:
            if decision.path in self._gone:
                found.setdefault((decision.article, decision.fingerprint), []).append(decision)
        return found

    def decision_on(self, finding: Finding, path: str, article: str) -> Decision | None:
        """The decision on a finding of an article, also from before the file had this name."""
        own = self._by_key.get((path, article, finding.fingerprint))
        if own:
            return own
        others = self._homeless.get((article, finding.fingerprint), ())
        return next((each for each in others if each not in self.verdicts), None)

    def idle_in(self, path: str, article: str) -> list[Decision]:
        """The decisions about an article that no finding has met."""
        self.seen.add((path, article))
        return [each for each in self._by_article.get((path, article), ()) if each not in self.verdicts]

    def judge(self, decision: Decision, state: State, why: str = "", path: str = "") -> None:
        """Say what has become of a decision."""
        self.verdicts[decision] = Verdict(state, decision, self.file, why, path or decision.path)

    def close(self, places: Sequence[Path]) -> None:
        """Judge what is left, once all articles have passed: what these files or folders would hold."""
        files = {path for path, _ in self.seen}
        for decision in self.decisions:
            if decision in self.verdicts:
                continue
            if decision.path in files:
                self.judge(decision, "gone", f"there is no article “{decision.article}” in it any more")
            elif decision.path in self._gone and self._within(decision.path, places):
                self.judge(decision, "gone", "there is no such article any more")

    def _within(self, path: str, places: Sequence[Path]) -> bool:
        full = Path(os.path.realpath(self.file.parent / path))
        return any(full == place or place in full.parents for place in places)


class Settling:
    """A step of a run that takes settled findings out of records, and keeps account of what settles them.

    ``file`` is the file of decisions, which need not be there; without it each article has that of the
    nearest folder upwards.
    ``places`` are the files and folders of the run: decisions about an article that is there no more are
    judged where one of these would hold it.

    Raises:
        FileError: a file of decisions cannot be used.
    """

    def __init__(self, today: date, file: Path | None = None, places: Sequence[Path] = ()) -> None:
        self._today = today
        self._file = file
        self._places = [Path(os.path.realpath(place)) for place in places]
        self._files: dict[Path, Path | None] = {}
        self._books: dict[Path, _Book] = {}
        self._notes: list[tuple[str, Note]] = []
        for place in places:  # also where no article is left in a folder
            self._book(place if os.path.isdir(place) else place.parent)

    def __call__(self, records: Iterator[Record]) -> Iterator[Record]:
        """The records, with what is settled set apart."""
        for record in records:
            self._notes += ((record.path, note) for note in record.notes)
            book = self._book(Path(record.path).parent)
            yield self._settled(record, book) if book else record
        for book in self._books.values():
            book.close(self._places)

    @property
    def named(self) -> Path | None:
        """The one file of decisions, if one was named."""
        return self._file

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of decisions that were looked at."""
        return tuple(self._books)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What has become of each decision about an article of this run, once all have passed."""
        found = [verdict for book in self._books.values() for verdict in book.verdicts.values()]
        return tuple(sorted(found, key=lambda each: (each.file, each.decision.line)))

    @property
    def mistakes(self) -> tuple[FileError, ...]:
        """The comments in articles that cannot be used."""
        return tuple(FileError(path, n.why, n.line) for path, n in self._notes if n.kind == "mistake")

    @property
    def unclear(self) -> tuple[str, ...]:
        """What articles say about themselves that is not understood, a line each."""
        return tuple(f"{path}:{n.line}: {n.why}" for path, n in self._notes if n.kind == "unclear")

    def unused(self, *, words: bool = True) -> tuple[str, ...]:
        """Decisions and comments that settle nothing, a line each; with flagged ``words`` or without."""
        told = [verdict.told(self._today, words=words) for verdict in self.verdicts if verdict.unused]
        return (*told, *(f"{path}:{n.line}: {n.why}" for path, n in self._notes if n.kind == "unused"))

    def _book(self, folder: Path) -> _Book | None:
        if folder not in self._files:
            nearest = self._file or decisions.nearest_file(folder)
            self._files[folder] = paths.near(nearest) if nearest else None
        file = self._files[folder]
        if file is None:
            return None
        if file not in self._books:
            there = self._file is None or os.path.exists(file)
            self._books[file] = _Book(file, decisions.read(file) if there else ())
        return self._books[file]

    def _settled(self, record: Record, book: _Book) -> Record:
        path, article = decisions.relative(record.path, book.file), article_of(record)
        settled: list[Settled] = []
        returned: dict[str, Finding] = {}
        for finding in record.findings:
            decision = book.decision_on(finding, path, article)
            if decision is None:
                continue
            if decision.expired(self._today):
                past = days((self._today - date.fromisoformat(decision.until)).days)
                book.judge(decision, "expired", f"its last day was {past}, and the finding is back", path)
                returned[finding.fingerprint] = _returned(finding, decision)
            else:
                book.judge(decision, "used" if decision.path == path else "moved", path=path)
                settled.append(Settled(finding, decision.why, decision.who, decision.on, decision.until))
        if returned:
            told = tuple(returned.get(finding.fingerprint, finding) for finding in record.findings)
            record = replace(record, findings=told)
        record = record.settling(settled) if settled else record
        for decision in book.idle_in(path, article):
            book.judge(decision, *_idle(record, decision))
        return record


def article_of(record: Record) -> str:
    """Which article of its file a record is; empty where the file has only one.

    One without an id is known by its line, and not by the path, which is another from another folder.
    """
    if record.row and record.name == f"{record.path}:{record.row}":
        return f"line {record.row}"
    return "" if record.name == record.path else record.name


def _returned(finding: Finding, decision: Decision) -> Finding:
    """A finding that was settled for a time, and says so."""
    return replace(finding, message=f"{finding.message} (Settled until {decision.until}: {decision.why})")


def _idle(record: Record, decision: Decision) -> tuple[State, str]:
    """Why a decision about an article has met no finding in it."""
    if decision.rule not in record.rules:
        return "unneeded", f"the rule {decision.rule} is off"
    if any(each.finding.fingerprint == decision.fingerprint for each in record.settled):
        return "unneeded", "a comment in the text allows the same"
    words = typed(decision.words)
    alike = (f for f in record.findings if f.rule == decision.rule and typed(shortened(f.words)) == words)
    near = next(alike, None)
    if near is None:
        return "stale", "its sentence has changed or is gone, or is read otherwise now"
    return "stale", f"its sentence has changed: now it is {near.fingerprint[:SHORT]} on {record.where(near)}"
