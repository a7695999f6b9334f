"""The work of ``audit check``: files in, records through steps, gates, reports out."""

from __future__ import annotations

import os
import shlex
import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from audit import gates, run
from audit.commands import _output
from audit.commands._choices import Choices
from audit.commands._inputs import STANDARD_INPUT, Inputs
from audit.commands._output import Output
from audit.commands._past import Past
from audit.commands._voice import Voice
from audit.errors import FileError
from audit.gates import Decided, Gate, Tally
from audit.record import Record
from audit.run import Input, Options, Run, Step
from audit.shelf import Shelf

if TYPE_CHECKING:
    from audit.formats import View
    from audit.timing import Timer

_ENDINGS = [signal.Signals[name] for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
_WHOLE_PAGE = frozenset({"html"})
"""The formats that show the article itself, for which records hold all of it."""


@dataclass(frozen=True)
class Checking:
    """One call of the command.

    Attributes:
        paths: the articles and folders as they were given.
        stdin_filename: what standard input is called.
        options: what decides what is found.
        choices: what to do about it.
        voice: says what happens meanwhile.
        timing: whether to say what each kind of check took.
        past: which decisions count, and what articles are compared with.
        redact: whether the names of sources are masked.
    """

    paths: Sequence[str]
    stdin_filename: str
    options: Options
    choices: Choices
    voice: Voice
    timing: bool = False
    past: Past = field(default_factory=Past)
    redact: bool = False
    _tally: Tally = field(default_factory=Tally)

    def code(self) -> int:
        """Audit, report, and give the exit code.

        Raises:
            AuditError: it cannot be done.
        """
        outputs = self._outputs
        with _ended_in_order():
            try:
                shelf = Shelf(self._counted(run.through(self.steps, self._records())))
            finally:
                self.voice.clear()
            decided = gates.decide(
                self._tally, self.choices.limits, unread=len(self.inputs.unread), others=self.gates()
            )
            view = self._view(shelf, decided)
            _output.publish((output, _pieces(output, shelf, view)) for output in outputs)
        self._tell_time()
        return decided.code

    @cached_property
    def steps(self) -> list[Step]:
        """Decisions, changed text, masked names: what records pass through, in this order (``run.Step``)."""
        masked: list[Step] = []
        if self.redact:
            from audit import redaction

            masked.append(partial(redaction.redact, key=os.environ.get(redaction.KEY, "").encode()))
        return [*self.past.steps(self.inputs.files, self.run), *masked]

    def gates(self) -> list[Gate]:
        """What may decide the exit code beside the number of findings, once all records have passed."""
        return self.past.gates(self.voice, words=not self.redact)

    def items(self) -> Iterable[Input]:
        """The files that are audited, and what stands in them."""
        changes = self.past.changes
        return changes.inputs(self.inputs.files) if changes and changes.staged else self.inputs.items()

    @cached_property
    def inputs(self) -> Inputs:
        """The files that were given, and those in folders."""
        choice = self.choices.files
        found = Inputs(
            self.paths,
            self.stdin_filename,
            self.options.encoding,
            choice,
            self.voice,
            may_lack=bool(self.past.since or self.past.staged),
        )
        found.narrow(self.past.articles(found.files, self.voice))
        return found

    @cached_property
    def run(self) -> Run:
        """The run over the files."""
        several = len(self.inputs.files) > 1
        return Run(
            replace(self.options, page=any(each.format in _WHOLE_PAGE for each in self._outputs)),
            cache=None if self.timing else self.choices.cache(pays=several),
            jobs=self.choices.jobs,
            timer=self._timer,
            watcher=self.voice,
        )

    def _records(self) -> Iterator[Record]:
        self._prepare()
        for found in self.run.audit(self.items()):
            if isinstance(found, FileError):
                self.inputs.refuse(found)
            else:
                yield found

    def _prepare(self) -> None:
        """See that reports spare what is read, and say what is wrong with patterns."""
        files = self.inputs.files
        found = self.choices.found
        self.voice.total = len(files)
        named = [each for each in (self.options.rules, self.options.model) if each]
        kept = [*([found.path] if found else []), *self.past.settling.files, *named]
        _output.spare((each.path for each in self._outputs), [*kept, *files])
        if found:
            self.voice.detail(f"settings: {found.path}")
        if self.run.cache:
            self.voice.detail(f"cache: {self.run.cache.folder}")
        for words in self.choices.idle(self.inputs.folders, self.inputs.matched, self.inputs.walked):
            self.voice.note(words)

    def _counted(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            self._tally.add(record)
            yield record

    @cached_property
    def _outputs(self) -> tuple[Output, ...]:
        wanted = self.choices.reports()
        return tuple(each for each in wanted if each.path) if self.voice.quiet else wanted

    def _view(self, records: Sequence[Record], decided: Decided) -> View:
        return replace(
            _output.view(),
            fail_on=self.choices.limits.fail_on,
            decided=decided,
            unread=tuple(self.inputs.unread),
            again=f" --rules {shlex.quote(self.options.rules)}" if self.options.rules else "",
            piped=self.stdin_filename if STANDARD_INPUT in self.paths else "",
            rules=self.run.rules(records),
        )

    @cached_property
    def _timer(self) -> Timer | None:
        if not self.timing:
            return None
        from audit.timing import Timer

        return Timer()

    def _tell_time(self) -> None:
        if self._timer:
            from audit.formats import _timing

            self.voice.print(_timing.table(self._timer, self.run.characters))


def _pieces(output: Output, records: Sequence[Record], view: View) -> Iterable[str]:
    """A report, piece by piece; a file is written as for a reader whose screen is not known."""
    from audit import formats

    if output.path:
        view = replace(view, colour=False, ascii=False)
    return formats.pieces(output.format)(records, view)


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Takes away drafts and other processes also where the system, and no keyboard, ends the run."""
    heard: list[signal.Signals] = []
    with suppress(ValueError):  # not in the main thread, where nobody may say what a signal does
        for number in _ENDINGS:
            if signal.getsignal(number) == signal.SIG_DFL:
                signal.signal(number, _end)
                heard.append(number)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _: object) -> None:
    raise SystemExit(128 + number)
