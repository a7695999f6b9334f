"""Work on many cores: in order, whatever ends in the middle of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from audit.errors import AuditError
from audit.parallel import Crew, cores


def square(number: int) -> int:
    time.sleep(0.02 if number % 3 == 0 else 0)
    return number * number


def refuse(number: int) -> int:
    if number == 3:
        raise AuditError("three is not read")
    return number


def fail(number: int) -> int:
    return 1 // number


def die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def who(_: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def busy(_: int) -> None:
    print(os.getpid(), flush=True)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        pass


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def gone(processes: Iterable[int]) -> bool:
    """Whether all of them end within five seconds."""
    for _ in range(100):
        if not any(map(alive, processes)):
            return True
        time.sleep(0.05)
    return False


def test_results_come_in_order() -> None:
    with Crew(square, 3) as crew:
        assert list(crew.map(range(30))) == [number * number for number in range(30)]


def test_nothing_to_do() -> None:
    with Crew(square, 3) as crew:
        assert list(crew.map([])) == []


def test_no_more_processes_than_tasks() -> None:
    with Crew(who, 4) as crew:
        found = set(crew.map(range(2)))
    assert len(found) == 2
    assert os.getpid() not in found


def test_tasks_are_taken_when_there_is_somebody_for_them() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    with Crew(square, 2) as crew:
        results = crew.map(tasks())
        next(results)
        assert len(taken) < 20


def test_an_error_of_the_work_is_one_here() -> None:
    with Crew(refuse, 2) as crew, pytest.raises(AuditError, match="three is not read"):
        list(crew.map(range(9)))


def test_a_fault_of_the_work_shows_where() -> None:
    with Crew(fail, 2) as crew, pytest.raises(RuntimeError, match=r"ZeroDivisionError(?s:.)*"):
        list(crew.map(range(9)))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_process_that_dies_is_told_of() -> None:
    with Crew(die, 2) as crew, pytest.raises(AuditError, match="ended by SIGKILL; is memory short") as raised:
        list(crew.map(range(9)))
    assert "\n" not in str(raised.value)


def test_all_are_gone_afterwards() -> None:
    with Crew(who, 3) as crew:
        results = crew.map(range(100))
        processes = {next(results) for _ in range(9)}
    assert not any(map(alive, processes))


def test_somebody_looks_at_the_clock_meanwhile() -> None:
    looks: list[None] = []
    with Crew(square, 2, lambda: looks.append(None)) as crew:
        list(crew.map(range(9)))
    assert looks


SCRIPT = """
import time
from tests.test_parallel import who
from audit.parallel import Crew
with Crew(who, 2) as crew:
    for process in crew.map(range(10_000)):
        print(process, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_they_end_with_the_one_that_started_them(ending: signal.Signals) -> None:
    here = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=here
    ) as run:
        assert run.stdout
        processes = {int(run.stdout.readline()) for _ in range(9)}
        run.send_signal(ending)
        run.wait(10)
    assert gone(processes)


BUSY = """
import time
from tests.test_parallel import busy
from audit.parallel import Crew
with Crew(busy, 3) as crew:
    for _ in crew.map(range(3)):
        pass
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_they_end_in_the_middle_of_their_work_and_without_a_word() -> None:
    here = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", BUSY], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=here
    ) as run:
        assert run.stdout
        assert run.stderr
        processes = [int(run.stdout.readline()) for _ in range(3)]
        run.kill()
        run.wait(10)
        begun = time.monotonic()
        said = run.stderr.read()  # which ends when the last of them has
    assert time.monotonic() - begun < 30  # and not when their work would
    assert said == ""
    assert gone(processes)


def test_cores() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
