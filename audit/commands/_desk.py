"""Where decisions are made, shown and looked after."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from audit import deciding, decisions, git, paths
from audit.commands._output import alone, deliver, tell
from audit.deciding import Candidate, Entry
from audit.errors import AuditError, FileError
from audit.findings import SHORT
from audit.settling import Settling, days

if TYPE_CHECKING:
    from audit.decisions import Decision
    from audit.record import Record
    from audit.run import Found
    from audit.settings import Found as FoundSettings

_LISTED = 20  # findings that are named when they have been settled


class Desk:
    """Decisions about some articles, on a day; ``unread`` counts the articles that could not be read.

    Raises:
        AuditError: the settings cannot be used.
    """

    def __init__(
        self, paths: Sequence[str], named: Path | None, rules: str | None, encoding: str | None, today: date
    ) -> None:
        self.unread = 0
        self._paths, self._named, self._rules = list(paths), named, rules
        self._encoding, self._today = encoding, today

    def settle(self, names: Sequence[str] | None, why: str, who: str, until: str) -> None:
        """Settle the findings that are called so; all, without names.

        Raises:
            AuditError: a name fits no finding or several, or the decision lacks something.
        """
        places = self._paths or ["."]
        records, file = self._audited(places)
        found = [Candidate(record, finding) for record in records for finding in record.findings]
        if names is not None:
            found = deciding.meant(names, [*found, *_settled_before(records)])
            self.unread = 0  # what could not be read is no matter: everything meant has been found
        who = who or git.user_name(Path()) or _login()
        made: dict[Path, list[Candidate]] = {}
        for each in found:
            made.setdefault(file or deciding.home(each.record.path, places[0]), []).append(each)
        for place, candidates in made.items():
            new = list(deciding.decide(candidates, place, why=why, who=who, on=self._today, until=until))
            _rewrite(place, lambda old, new=new: decisions.replacing(old, new))  # type: ignore[misc]
            _say_settled(new, place)
        if not made:
            tell("Nothing is found here that is not settled.")

    def remove(self, names: Sequence[str]) -> None:
        """Take back the decisions on the findings that are called so.

        Raises:
            AuditError: a name fits none or several.
        """
        file = self._file()
        entries = [Entry(decision) for decision in self._among(decisions.read(file), file)]
        gone = {entry.decision.key for entry in deciding.meant(names, entries)}
        _rewrite(file, lambda old: [each for each in old if each.key not in gone])
        tell(f"{_count(len(gone), 'decision')} taken out of {file}")

    def show(self) -> None:
        """Print the decisions, article by article, with their age.

        Raises:
            FileError: there are none, or they cannot be read.
        """
        file = self._file()
        chosen = sorted(self._among(decisions.read(file), file), key=lambda each: each.key)
        for path, group in groupby(chosen, key=lambda each: each.path):
            gone = "" if os.path.lexists(file.parent / path) else " (no such article any more)"
            tell(f"{path}{gone}")
            for decision in group:
                tell(_shown(decision, self._today))
        tell(f"{_count(len(chosen), 'decision')} in {file}")

    def tidy(self) -> None:
        """Take out the decisions that settle nothing, and give those of renamed articles their new paths.

        Raises:
            FileError: there are none, or they cannot be read.
        """
        places = self._paths or [str(self._file().parent)]
        step = self._settling(places)
        for _ in step(self._records(places)):
            pass
        for file in step.files:
            verdicts = {each.decision.key: each for each in step.verdicts if each.file == file}
            _rewrite(file, lambda old, known=verdicts: deciding.tidied(old, known))  # type: ignore[misc]
            states = Counter(each.state for each in verdicts.values())
            out = [f"{states[each]} {each}" for each in ("stale", "gone", "unneeded") if states[each]]
            moved = [f"{_count(states['moved'], 'path')} brought up to date"] if states["moved"] else []
            told = [f"taken out: {', '.join(out)}"] if out else []
            tell(f"{file}: {'; '.join([*told, *moved]) or 'all are in use'}")
        if not step.files:
            raise FileError(self._file(), "there is no such file")

    @cached_property
    def _settings(self) -> FoundSettings | None:
        from audit.commands._choices import settings_for

        return settings_for(self._paths or ["."])

    def _audited(self, places: Sequence[str]) -> tuple[list[Record], Path | None]:
        """What is found in articles, with what is settled set apart; and the file that was named."""
        step = self._settling(places)
        return list(step(self._records(places))), step.named

    def _settling(self, places: Sequence[str]) -> Settling:
        from audit.commands._settled import decisions_file

        file = decisions_file(self._named, self._settings, new=True)
        return Settling(self._today, file, [Path(place) for place in places])

    def _records(self, places: Sequence[str]) -> Iterator[Record]:
        from audit.commands._choices import Choices
        from audit.commands._inputs import Inputs
        from audit.commands._voice import Voice
        from audit.run import Options, Run

        voice = Voice()
        choices = Choices(self._settings)
        inputs = Inputs(places, "", self._encoding, choices.files, voice)
        voice.total = len(inputs.files)
        cache = choices.cache(pays=voice.total > 1)
        run = Run(Options(self._rules, self._encoding), cache, choices.jobs, watcher=voice)
        yield from _read(run.audit(inputs.items()), inputs.refuse)
        voice.clear()
        self.unread = len(inputs.unread)

    def _file(self) -> Path:
        """The file of decisions that are there.

        Raises:
            FileError: there is none.
        """
        from audit.commands._settled import decisions_file

        place = Path(self._paths[0]) if self._paths else Path()
        named = decisions_file(self._named, self._settings)
        file = named or decisions.nearest_file(place if os.path.isdir(place) else place.parent)
        if file is None:
            raise AuditError(f"there are no decisions yet: no {decisions.FILE} here or in a folder above")
        return paths.near(file)

    def _among(self, found: Sequence[Decision], file: Path) -> list[Decision]:
        """The decisions about the files and folders that were named."""
        wanted = [decisions.relative(path, file) for path in self._paths]
        return [
            each
            for each in found
            if not wanted
            or any(path in (".", each.path) or each.path.startswith(f"{path}/") for path in wanted)
        ]


def _read(found: Iterator[Found], refuse: Callable[[FileError], None]) -> Iterator[Record]:
    for each in found:
        if isinstance(each, FileError):
            refuse(each)
        else:
            yield each


def _settled_before(records: Sequence[Record]) -> Iterator[Candidate]:
    """The findings with a decision that another may take the place of."""
    return (
        Candidate(record, each.finding)
        for record in records
        for each in record.settled
        if each.by == "decision"
    )


def _rewrite(file: Path, change: Callable[[Sequence[Decision]], Sequence[Decision]]) -> None:
    """Write the decisions anew, from what stands in the file now: another may just have decided, too."""
    with alone(file.parent):
        old = decisions.read(file) if os.path.exists(file) else ()
        new = decisions.text(change(old))
        if new != decisions.text(old) or not os.path.exists(file):
            deliver(new, file)


def _say_settled(made: Sequence[Decision], file: Path) -> None:
    for decision in made if len(made) <= _LISTED else ():
        words = f" “{decision.words}”" if decision.words else ""
        tell(f"{decision.fingerprint[:SHORT]} {decision.rule} in {decision.path}{words}")
    articles = len({(each.path, each.article) for each in made})
    where = f" in {_count(articles, 'article')}" if articles > 1 else ""
    tell(f"{_count(len(made), 'finding')}{where} settled: {file}")


def _shown(decision: Decision, today: date) -> str:
    """A decision on one line: what about, why, who, and how old it is."""
    last = f", until {decision.until}" if decision.until else ""
    past = " (expired)" if decision.expired(today) else ""
    name = f"{decision.fingerprint[:SHORT]} {decision.rule}"
    about = f"{name} “{decision.words}”" if decision.words else name
    return f"  {about}: {decision.why} ({decision.who}, {days(decision.age(today))}{last}{past})"


def _login() -> str:
    names = (os.environ.get(name, "").strip() for name in ("USER", "LOGNAME", "USERNAME"))
    return next(filter(None, names), "")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"
