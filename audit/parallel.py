"""Work on many cores: a crew of processes that take one task each, and give the results back in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Any, Generic, Self, TypeVar

from audit.errors import AuditError

Task = TypeVar("Task")
Result = TypeVar("Result")

_PATIENCE = 0.1  # seconds between two looks at the clock while nothing comes back


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass
class _Worker:
    process: Any
    link: Connection
    number: int = -1  # of the task that it works on


class Crew(Generic[Task, Result]):
    """Processes that do the same work on different tasks.

    They are started when there is a task for them, ignore an interrupt from the keyboard (which is for
    the process that started them) and end with it, however it ends.

    Attributes:
        work: what is done with a task; a function of a module, since other processes must find it.
        size: how many processes there are at most.
        idle: called now and then while the results are waited for.
    """

    def __init__(
        self, work: Callable[[Task], Result], size: int, idle: Callable[[], None] = lambda: None
    ) -> None:
        self.work, self.size, self.idle = work, size, idle
        # A fork has the rules and word lists that are loaded already; elsewhere than on Linux it is not safe.
        self._forks = sys.platform == "linux"
        self._context: Any = multiprocessing.get_context("fork" if self._forks else "spawn")
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.link.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(1)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def map(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """The result of each task, in order; a task is taken when there is a process for it.

        Raises:
            AuditError: the work does, or a process ended in the middle of it.
            RuntimeError: there is a fault in the work.
        """
        coming = enumerate(tasks)
        done: dict[int, Result] = {}
        following = 0
        left = True
        while True:
            left = left and self._hand_out(coming)
            while following in done:
                yield done.pop(following)
                following += 1
            busy = {worker.link: worker for worker in self._workers if worker.number >= 0}
            if not busy:
                return
            ready = wait(list(busy), _PATIENCE)
            for link in ready:
                worker = busy[link]  # type: ignore[index]
                number, worker.number = worker.number, -1
                done[number] = self._result(worker)
            self.idle()

    def _hand_out(self, coming: Iterator[tuple[int, Task]]) -> bool:
        """Give every process that has nothing to do a task; False if there are no more."""
        while True:
            worker = next((each for each in self._workers if each.number < 0), None)
            if worker is None and len(self._workers) >= self.size:
                return True
            found = next(coming, None)
            if found is None:
                return False
            worker = worker or self._hire()
            worker.number = found[0]
            with suppress(OSError):  # it has ended; the next look at its link says so
                worker.link.send(found[1])

    def _hire(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        # A fork has these, too; while it keeps one open, the process behind it does not see us end.
        links = [*(worker.link for worker in self._workers), ours] if self._forks else []
        process = self._context.Process(target=_serve, args=(self.work, theirs, links), daemon=True)
        with _uninterrupted():
            process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _result(self, worker: _Worker) -> Result:
        try:
            kind, value = worker.link.recv()
        except (EOFError, OSError):
            worker.process.join(1)
            raise AuditError(
                f"a process that read articles ended{_how(worker.process.exitcode)}; "
                "is memory short? --jobs 1 does without others"
            ) from None
        if kind == "done":
            found: Result = value
            return found
        if kind == "error":
            raise AuditError(value)
        raise RuntimeError(value)


def _serve(work: Callable[[Any], Any], link: Connection, others: Iterable[Connection]) -> None:
    """What a process of the crew does: work until nobody gives it any."""
    for other in others:
        other.close()
    Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError, KeyboardInterrupt):  # whoever gave it work has ended
        while True:
            task = link.recv()
            try:
                answer = ("done", work(task))
            except AuditError as error:
                answer = ("error", str(error))
            except Exception:
                answer = ("fault", traceback.format_exc())
            link.send(answer)
    with suppress(OSError):
        link.close()


def _end_with_parent() -> None:
    """End this process, in the middle of its work, when the one that started it has gone without a word."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keeps an interrupt from processes that are started meanwhile; this one gets it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _how(code: int | None) -> str:
    """How a process ended, if that tells anything."""
    if code is None or code == 0:
        return ""
    if code > 0:
        return f" with exit code {code}"
    with suppress(ValueError):
        return f" by {signal.Signals(-code).name}"
    return f" by signal {-code}"
