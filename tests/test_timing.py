"""What an audit takes, by kind of check."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from audit import cli, loading, packs, pipeline
from audit.formats import _timing
from audit.timing import Spent, Timer

TEXT = "The ferry sank. At least 21 people were killed. The disastrous pier is shut."


def test_a_timer_changes_nothing_that_is_found() -> None:
    document = loading.from_text(TEXT, "a.txt")
    timer = Timer()
    (timed,) = pipeline.audit_documents([document], "strict", timer=timer)
    (plain,) = pipeline.audit_documents([document], "strict")
    assert timed.findings == plain.findings != ()


def test_every_check_that_is_on_is_timed_once() -> None:
    timer = Timer()
    list(pipeline.audit_documents([loading.from_text(TEXT, "a.txt")], "default", timer=timer))
    rules = packs.load("default").chosen
    assert set(timer.checks) == {
        each.kind.name for each in rules if not each.rule.genres or "news" in each.rule.genres
    }
    assert timer.checks["unsourced"].hits >= 1
    assert sum(each.seconds for each in timer.checks.values()) <= timer.seconds


def test_the_table_has_the_dearest_first_and_adds_up() -> None:
    timer = Timer()
    list(pipeline.audit_documents([loading.from_text(TEXT, "a.txt")], "default", timer=timer))
    lines = _timing.table(timer, len(TEXT)).splitlines()
    assert "per MB" not in lines[0]  # a short text tells nothing of that
    rows = [line for line in lines[1:-4] if " other kind" not in line]
    costs = [float(line.split()[-1]) for line in rows]
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] > 0
    assert [line.split("  ")[0] for line in lines[-4:]] == [
        "all checks",
        "index of the words",
        "loading and reading",
        "all",
    ]
    assert "ms per MB" in _timing.table(timer, 1_000_000).splitlines()[0]


def test_kinds_that_take_hardly_any_time_are_counted_in_one_row() -> None:
    timer = Timer()
    timer.checks = {
        "wording": Spent(0.0123, 3, {"LOA001", "LOA002"}),
        "weekday": Spent(0.00004, 1, {"NUM001"}),
        "label": Spent(0.00003, 0, {"EDI001", "EDI002"}),
    }
    rows = _timing.table(timer, 0).splitlines()[1:3]
    assert [row.split() for row in rows] == [
        ["wording", "2", "3", "12.3"],
        ["2", "other", "kinds", "3", "1", "0.1"],
    ]
    del timer.checks["label"]
    assert "other" not in _timing.table(timer, 0)


def test_the_table_goes_to_standard_error_and_leaves_the_report_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    plain = CliRunner().invoke(cli.app, ["check", str(path), "--format", "jsonl"])
    timed = CliRunner().invoke(cli.app, ["check", str(path), "--format", "jsonl", "--timing"])
    assert timed.stdout == plain.stdout != ""
    assert timed.exit_code == plain.exit_code
    assert plain.stderr == ""
    assert timed.stderr.startswith("CPU time ")
