"""One run over articles: what each gives, and what then happens to it before it is shown.

What an article gives is a ``Record``. It may come from a cache, or from another process. Between the
audit and the report, records pass through steps: decisions that someone has taken, only what changed,
names that are masked.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias, overload

from audit import paths, stored
from audit.cache import Cache, Keys, packed, unpacked
from audit.errors import FileError
from audit.record import Record

if TYPE_CHECKING:
    from audit.rules import Rule
    from audit.timing import Timer

Step: TypeAlias = Callable[[Iterator[Record]], Iterator[Record]]
"""A generator over records, in order: it hands each on, changed or not, or leaves it out.

It sees one record at a time, because those of a large archive do not fit into memory together. What
can be told only when all have passed is told after its loop.
"""

Found: TypeAlias = Record | FileError
"""What there is of an article: its record, or why it cannot be read."""

WORTH_IT = 200_000
"""Bytes of articles from which other processes help: two seconds of work, and a tenth to start them."""


class Input(NamedTuple):
    """A file that is to be audited: what it is called, and what stands in it."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Options:
    """What decides beside the articles what is found in them.

    Attributes:
        rules: the pack that was asked for; None for the nearest ``audit.yml``.
        encoding: how files are encoded, if not in UTF-8.
        model: a model of the user's own.
        min_confidence: how sure a label must be for a rule that rests on it.
        page: whether the record holds the whole article, for formats that show it.
    """

    rules: str | None = None
    encoding: str | None = None
    model: Path | None = None
    min_confidence: float | None = None
    page: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What is part of the name of an entry: all that is not in the rules, the model or the file."""
        return (self.encoding or "", repr(self.min_confidence), str(self.page))


class Watcher(Protocol):
    """Who wants to know how far a run has come."""

    def done(self, path: str, *, known: bool) -> None:
        """A file is through; ``known`` if it had not changed since it was last read."""

    def wait(self) -> None:
        """Nothing new: a moment to look at the clock."""


@dataclass
class Run:
    """Audits files, with what helps: what is known already, and other processes.

    Attributes:
        options: what decides what is found.
        cache: what was found before; None not to look.
        jobs: how many processes; None for as many as there are cores, where that pays.
        timer: takes the time of the checks; then nothing else helps.
        watcher: is told of each file.
        characters: how much text was read, where time is taken.
    """

    options: Options = field(default_factory=Options)
    cache: Cache | None = None
    jobs: int | None = None
    timer: Timer | None = None
    watcher: Watcher | None = None
    characters: int = 0
    _packs: dict[str, str | Path] = field(default_factory=dict)

    def rules(self, records: Sequence[Record]) -> Sequence[Rule]:
        """The rules that were on for any of the records, by their ids; not loaded until looked at."""
        return _Rules(self.options, dict.fromkeys(self._packs.values()), records)

    def audit(self, inputs: Iterable[Input]) -> Iterator[Found]:
        """What there is of the articles in the files, in order.

        Raises:
            AuditError: a pack or the model cannot be used, or a process ended in its work.
        """
        for path, known, found in self._all(inputs):
            yield from found
            if self.watcher:
                self.watcher.done(path, known=known)
        if self.cache:
            self.cache.tidy()

    def _all(self, inputs: Iterable[Input]) -> Iterator[tuple[str, bool, list[Found]]]:
        """The same by file, and whether it was known already."""
        order: deque[_Place] = deque()
        for result in self._results(self._unknown(inputs, order)):
            yield from _known(order)
            place = order.popleft()
            found = _unpacked(result) if isinstance(result, bytes) else result
            if self.cache and not any(isinstance(each, FileError) for each in found):
                self.cache.put(place.key, result if isinstance(result, bytes) else _packed(found))
            yield place.path, False, found
        yield from _known(order)

    def _unknown(self, inputs: Iterable[Input], order: deque[_Place]) -> Iterator[Input]:
        """The files that must be read; ``order`` gets a place for each file, with what is known of it."""
        keys = (
            Keys(self.cache, self.options.names, self.options.model, self._files_of) if self.cache else None
        )
        for item in inputs:
            pack = self._pack(item.path)
            key = keys.of(item.path, item.data, pack) if keys else ""
            kept = self.cache.get(key) if self.cache else None
            order.append(_Place(item.path, key, kept))
            if kept is None:
                yield item
            elif self.watcher:
                self.watcher.wait()

    def _results(self, unknown: Iterator[Input]) -> Iterator[bytes | list[Found]]:
        """What is found in each file, here or by other processes where there is enough to do."""
        if self.jobs == 1 or self.timer:
            yield from self._alone(unknown)
            return
        first: list[Input] = []
        size = 0
        for item in unknown:
            first.append(item)
            size += len(item.data)
            if len(first) > 1 and (self.jobs or size >= WORTH_IT):
                yield from self._together(first[0].path, chain(first, unknown))
                return
        yield from self._alone(first)

    def _alone(self, unknown: Iterable[Input]) -> Iterator[list[Found]]:
        desk: Desk | None = None  # dear to make, and of no use where everything is known
        for item in unknown:
            desk = desk or (Desk(self.options, self.timer) if self.timer else _desk(self.options))
            yield desk.read(item)
        self.characters = desk.characters if desk else 0

    def _together(self, path: str, unknown: Iterable[Input]) -> Iterator[bytes]:
        from audit import parallel  # and with it what starts processes

        size = self.jobs or parallel.cores()
        if size == 1:
            yield from map(partial(_read, self.options), unknown)
            return
        _desk(self.options).warm(path)  # so that no process need load the rules and word lists again
        idle = self.watcher.wait if self.watcher else lambda: None
        with parallel.Crew(partial(_read, self.options), size, idle) as crew:
            yield from crew.map(unknown)

    def _pack(self, path: str) -> str | Path:
        """The pack for a file, looked for once in a folder."""
        folder = os.path.dirname(path)
        if folder not in self._packs:
            self._packs[folder] = paths.pack_for(path, self.options.rules)
        return self._packs[folder]

    def _files_of(self, pack: str | Path) -> Iterable[Path]:
        return _desk(self.options).files_of(pack)


class _Place(NamedTuple):
    """A file whose turn has not come: the name of its entry, and what is known of it."""

    path: str
    key: str
    kept: bytes | None


def _known(order: deque[_Place]) -> Iterator[tuple[str, bool, list[Found]]]:
    """The files up to the next that must be read."""
    while order and order[0].kept is not None:
        place = order.popleft()
        yield place.path, True, _unpacked(place.kept or b"")


class Desk:
    """Reads files and judges what stands in them, with rules that are loaded once."""

    def __init__(self, options: Options, timer: Timer | None = None) -> None:
        from audit.pipeline import Rulesets  # and with it all that reading and judging take

        self.options = options
        self.characters = 0
        self._rulesets = Rulesets(options.rules, options.min_confidence, timer)

    def read(self, item: Input) -> list[Found]:
        """What there is of the articles in a file.

        Raises:
            AuditError: the rules or the model cannot be used.
        """
        from audit import loading, pipeline, record

        found: list[Found] = []
        for document in loading.from_bytes(item.data, item.path, self.options.encoding):
            if isinstance(document, FileError):
                found.append(document)
            else:
                self.characters += len(document.text)
                ruleset = self._rulesets.of(document)
                report = pipeline.audit_document(document, ruleset, self.options.model)
                found.append(record.of(report, page=self.options.page))
        return found

    def warm(self, path: str) -> None:
        """Load what reading a file takes, by reading a sentence in its place.

        Raises:
            AuditError: the rules or the model cannot be used.
        """
        from audit import loading, pipeline

        document = loading.from_text("The pier is shut, the council said on Monday.", f"{path}.txt")
        pipeline.audit_document(document, self._rulesets.of(document), self.options.model)

    def rules_of(self, pack: str | Path) -> Iterator[Rule]:
        """All rules of a pack, also those for some places and genres.

        Raises:
            AuditError: it cannot be used.
        """
        found = self._rulesets.load(pack)
        others = (*(other for _, _, other in found.elsewhere), *found.by_genre.values())
        return (rule for ruleset in (found, *others) for rule in ruleset.rules)

    def files_of(self, pack: str | Path) -> tuple[Path, ...]:
        """The files that a pack is made of.

        Raises:
            AuditError: it cannot be used.
        """
        return self._rulesets.load(pack).files


class _Rules(Sequence["Rule"]):
    """The rules of a run, which most formats never ask for."""

    def __init__(self, options: Options, packs: Iterable[str | Path], records: Sequence[Record]) -> None:
        self._options, self._packs, self._records = options, packs, records

    @cached_property
    def _found(self) -> tuple[Rule, ...]:
        wanted = {code for record in self._records for code in record.rules}
        every = [rule for pack in self._packs for rule in _desk(self._options).rules_of(pack)]
        known = {rule.id: rule for rule in reversed(every)}  # of two alike, the first
        return tuple(known[code] for code in sorted(wanted) if code in known)

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> Rule: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Rule, ...]: ...
    def __getitem__(self, at: int | slice) -> Rule | tuple[Rule, ...]:
        return self._found[at]


@cache
def _desk(options: Options) -> Desk:
    return Desk(options)


def _read(options: Options, item: Input) -> bytes:
    """What another process does with a file."""
    return _packed(_desk(options).read(item))


def _packed(found: Iterable[Found]) -> bytes:
    return packed(
        [
            [each.path, each.why, each.line] if isinstance(each, FileError) else stored.dump(each)
            for each in found
        ]
    )


def _unpacked(kept: bytes) -> list[Found]:
    return [FileError(*each) if isinstance(each, list) else stored.load(each) for each in unpacked(kept)]


def through(steps: Sequence[Step], records: Iterable[Record]) -> Iterator[Record]:
    """The records as they come out of the last of the steps."""
    passing = iter(records)
    for step in steps:
        passing = step(passing)
    return passing
