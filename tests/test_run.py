"""A run over files: in order, the same from one core or two, read anew or known, one at a time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit import cache, run
from audit.cache import Cache
from audit.errors import AuditError, FileError
from audit.record import Record
from audit.run import Input, Options, Run
from audit.shelf import Shelf

SENTENCES = (
    "Sources said the mayor of Velda would resign.",
    "The bridge over the Tarn cost $4m, the county council said.",
    "It was a disgraceful decision.",
    "“We never saw the letter,” said Ines Barrow, who leads the water company.",
    "The ferry left at nine.",
)


def drafts(number: int) -> list[Input]:
    """Articles that differ, in several formats."""
    made = []
    for at in range(number):
        text = "\n\n".join(SENTENCES[(at + step) % len(SENTENCES)] for step in range(1 + at % 4))
        ending = ("txt", "md", "html", "txt")[at % 4]
        made.append(Input(f"drafts/{at:03}.{ending}", f"{text}\n".encode()))
    return made


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    monkeypatch.setattr(cache, "program", lambda: "the program")
    return Cache(tmp_path / "cache")


class Watch:
    def __init__(self) -> None:
        self.through: list[tuple[str, bool]] = []

    def done(self, path: str, *, known: bool) -> None:
        self.through.append((path, known))

    def wait(self) -> None:
        pass


def test_in_order_and_the_same_from_one_process_and_from_two() -> None:
    items = drafts(24)
    alone = list(Run(jobs=1).audit(items))
    assert [each.path for each in alone] == [item.path for item in items]
    assert sum(len(each.findings) for each in alone if isinstance(each, Record)) > 20
    assert list(Run(jobs=2).audit(items)) == alone


def test_the_same_when_it_is_known(kept: Cache) -> None:
    items = drafts(12)
    first, second = Watch(), Watch()
    cold = list(Run(cache=kept, jobs=1, watcher=first).audit(items))
    warm = list(Run(cache=kept, jobs=1, watcher=second).audit(items))
    assert warm == cold == list(Run(jobs=1).audit(items))
    assert [known for _, known in first.through] == [False] * 12
    assert second.through == [(item.path, True) for item in items]


def test_some_are_known(kept: Cache) -> None:
    items = drafts(12)
    list(Run(cache=kept, jobs=1).audit(items[::3]))
    for jobs in (1, 2):
        watch = Watch()
        found = list(Run(cache=kept if jobs == 1 else None, jobs=jobs, watcher=watch).audit(items))
        assert [each.path for each in found] == [item.path for item in items]
        assert [path for path, _ in watch.through] == [item.path for item in items]
        if jobs == 1:
            assert [at for at, (_, known) in enumerate(watch.through) if known] == [0, 3, 6, 9]


def test_what_two_processes_find_is_kept(kept: Cache) -> None:
    items = drafts(8)
    list(Run(cache=kept, jobs=2).audit(items))
    watch = Watch()
    list(Run(cache=kept, jobs=1, watcher=watch).audit(items))
    assert all(known for _, known in watch.through)


def test_what_cannot_be_read_stands_in_its_place_and_is_not_kept(kept: Cache) -> None:
    items = [
        *drafts(2),
        Input("bad.txt", b"\xff\xfe\xfa"),
        Input("a.jsonl", b'{"id": "a", "text": "Rain fell."}\nno\n'),
    ]
    for _ in range(2):
        watch = Watch()
        found = list(Run(cache=kept, jobs=1, watcher=watch).audit(items))
        assert [type(each) for each in found] == [Record, Record, FileError, Record, FileError]
        assert str(found[-1]).startswith("a.jsonl:2: ")
        assert [known for path, known in watch.through if path in ("bad.txt", "a.jsonl")] == [False, False]


def test_a_damaged_entry_is_read_again(kept: Cache) -> None:
    items = drafts(2)
    cold = list(Run(cache=kept, jobs=1).audit(items))
    for file in kept.folder.glob("??/*"):
        file.write_bytes(file.read_bytes()[:-3])
    assert list(Run(cache=kept, jobs=1).audit(items)) == cold
    watch = Watch()
    list(Run(cache=kept, jobs=1, watcher=watch).audit(items))
    assert all(known for _, known in watch.through)


def test_many_at_once_share_what_is_kept(tmp_path: Path) -> None:
    for item in drafts(8):
        path = tmp_path / item.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(item.data)
    command = [sys.executable, "-m", "audit", "check", "drafts", "-f", "jsonl", "--fail-on", "never"]
    started = [
        subprocess.Popen([*command, "--cache-dir", "kept"], cwd=tmp_path, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    told = {process.communicate()[0] for process in started}
    alone = subprocess.run([*command, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert told == {alone.stdout} != {""}


def test_a_pack_that_cannot_be_used_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "own.yml").write_text("extends: defualt\n", encoding="utf-8")
    for jobs in (1, 2):
        with pytest.raises(AuditError, match=r"own.yml:1: .*“defualt”"):
            list(Run(Options(str(tmp_path / "own.yml")), jobs=jobs).audit(drafts(4)))


def test_the_rules_are_those_that_were_on() -> None:
    task = Run(Options("strict"), jobs=1)
    records = [each for each in task.audit(drafts(2)) if isinstance(each, Record)]
    assert tuple(rule.id for rule in task.rules(records)) == records[0].rules


def test_steps_see_the_records_one_after_the_other() -> None:
    order: list[str] = []

    def named(name: str) -> run.Step:
        def step(records: Iterator[Record]) -> Iterator[Record]:
            for record in records:
                order.append(f"{name} {record.path}")
                yield record
            order.append(f"{name} end")

        return step

    records = [each for each in Run(jobs=1).audit(drafts(2)) if isinstance(each, Record)]
    assert list(run.through([named("a"), named("b")], records)) == records
    assert [each.partition(" ")[0] for each in order] == ["a", "b", "a", "b", "a", "b"]
    assert order[-2:] == ["a end", "b end"]


def test_what_is_known_loads_nothing_of_what_reads(tmp_path: Path) -> None:
    for item in drafts(4):
        (tmp_path / Path(item.path).name).write_bytes(item.data)
    (tmp_path / "audit.yml").write_text("extends: default\n", encoding="utf-8")
    script = (
        "import sys; from audit.cli import app\n"
        "try: app('check . --cache-dir kept --jobs 1 --fail-on never -o terminal:report'.split())\n"
        "except SystemExit as end: print(end.code)\n"
        "print(*sys.modules)"
    )
    for _ in range(2):
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    code, loaded = done.stdout.splitlines()
    assert code == "0"
    dear = {"pipeline", "packs", "rules", "judging", "checks", "reading", "lexicons", "loading", "article"}
    assert not {f"audit.{name}" for name in dear} & set(loaded.split())
    assert not {"rich", "jinja2", "markdown_it", "multiprocessing"} & set(loaded.split())


class TestShelf:
    def test_records_beyond_what_is_at_hand_come_back(self) -> None:
        records = [each for each in Run(jobs=1).audit(drafts(12)) if isinstance(each, Record)]
        for at_hand in (0, 5, 1_000):
            shelf = Shelf(records, at_hand)
            assert list(shelf) == list(shelf) == records
            assert (len(shelf), shelf[0], shelf[-1], shelf[2:4]) == (
                12,
                records[0],
                records[-1],
                records[2:4],
            )

    def test_it_takes_them_one_at_a_time(self) -> None:
        (record,) = (each for each in Run(jobs=1).audit(drafts(1)) if isinstance(each, Record))
        assert len(Shelf(record for _ in range(10))) == 10
