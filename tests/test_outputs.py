"""Where reports go: to what can be written, never over what is read, and not into the next audit."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit.cli import app
from audit.commands import _output
from tests import repository

DRAFT = "Sources said the harbour was shut.\n"
WINDOWS = sys.platform == "win32"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(arguments))
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program = f'audit() {{ "{sys.executable}" -m audit "$@"; }}; {command}'
    return subprocess.run(["sh", "-c", program], cwd=folder, capture_output=True, text=True, timeout=60)


def test_reports_of_an_earlier_run_are_no_articles(desk: Path) -> None:
    asked = ("check", ".", "--no-cache", "-o", "html:page.html", "-o", "jsonl:list.jsonl")
    first = run(*asked)
    kept = {name: (desk / name).read_bytes() for name in ("page.html", "list.jsonl")}
    assert run(*asked) == first
    assert {name: (desk / name).read_bytes() for name in kept} == kept
    assert "page.html: passed over: a report of audit" in run("check", ".", "--no-cache", "--verbose")[1]


@pytest.mark.parametrize("width", ["40", "80", "110"])
def test_reports_for_people_are_no_articles_either(
    width: str, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    (desk / "b.md").write_text("The harbour was shut on Monday, the board said.\n", encoding="utf-8")
    written = {
        "check . -f terminal": "whole.txt",
        "check b.md -f terminal": "clean.txt",
        "check a.md -f markdown": "one.md",
        "check . -f markdown": "all.markdown",
        "check . -f github-summary": "summary.md",
        "check b.md -f jsonl": "none.jsonl",
        "read . --as jsonl": "reading.jsonl",
        "sources . -f markdown": "sources.md",
    }
    for command, name in written.items():
        text = run(*command.split())[1]
        (desk / name).write_text(text, encoding="utf-8")
    told = run("check", ".", "--no-cache", "--verbose", "-q")[1]
    read = [line.split(":")[1].strip() for line in told.splitlines() if line.endswith(": read")]
    assert read == ["a.md", "b.md"]
    for name in written.values():
        assert f"{name}: passed over: " in told


def test_an_article_that_shows_a_report_is_one(desk: Path) -> None:
    report = run("check", "a.md")[1]
    manual = f"# How to read a report\n\n```\n{report}```\n\nThe board said so.\n"
    (desk / "manual.md").write_text(manual, encoding="utf-8")
    (desk / "notes.txt").write_text(f"{report}\nSources said it was shut.\n", encoding="utf-8")
    told = run("check", ".", "--no-cache", "--verbose", "-q")[1]
    assert "manual.md: read" in told
    assert "notes.txt: read" in told


def test_decisions_by_another_name_are_no_articles(desk: Path) -> None:
    (desk / "w.jsonl").write_text(f'{{"text": "{DRAFT.strip()}"}}\n', encoding="utf-8")
    for articles, name in (("a.md", "ours.jsonl"), ("w.jsonl", "theirs.jsonl")):
        run("settle", "--all", articles, "--why", "x", "--who", "y", "--decisions", name)
    told = run("check", ".", "--no-cache", "--verbose", "-q")[1]
    for name in ("ours.jsonl", "theirs.jsonl"):
        assert f"{name}: passed over: decisions about articles" in told
    assert "w.jsonl: read" in told


@pytest.mark.skipif(WINDOWS, reason="a shell is wanted")
def test_what_is_printed_into_the_folder_is_not_read(desk: Path) -> None:
    done = shell("audit check . -f markdown --verbose > b.md; audit sources . > c.txt", desk)
    assert "b.md: passed over: what is printed goes there" in done.stderr
    assert "has no text" not in done.stderr


@pytest.mark.parametrize("name", ["pack.yml", "audit.yml"])
def test_a_report_does_not_take_the_place_of_a_pack(name: str, desk: Path) -> None:
    (desk / name).write_text("extends: default\n", encoding="utf-8")
    code, said = run("check", "a.md", "--rules", name, "-o", f"json:{name}")
    assert (code, (desk / name).read_text(encoding="utf-8")) == (2, "extends: default\n")
    assert name in said


def test_every_format_for_people_names_the_finding(desk: Path) -> None:
    import json

    (found,) = json.loads(run("check", "a.md", "-f", "json")[1])["articles"][0]["findings"]
    for name in (
        "terminal",
        "markdown",
        "html",
        "github",
        "github-summary",
        "gitlab",
        "junit",
        "checkstyle",
        "rdjson",
    ):
        assert found["fingerprint"][:8] in run("check", "a.md", "-f", name, "--fail-on", "error")[1], name


@pytest.mark.parametrize(
    "command", ["check {}", "check a.md --decisions {}", "init {}", "settle {} --why x", "read {}"]
)
def test_a_name_too_long_for_the_system_is_a_line(command: str, desk: Path) -> None:
    code, said = run(*command.format("x" * 5000).split())
    assert code == 2
    assert "audit: " in said
    assert "Traceback" not in said


def test_an_empty_commit_is_a_line(desk: Path) -> None:
    code, said = run("check", ".", "--since", "")
    assert (code, "is a variable not set?" in said) == (2, True)


@repository.needed
def test_a_hook_passes_where_there_are_no_articles_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.alone(tmp_path, monkeypatch)
    repository.git(tmp_path, "init", "-q")
    repository.write(tmp_path / "audit.yml", "extends: default\n")
    repository.git(tmp_path, "add", "-A")
    assert run("check", "--staged")[0] == 0


@pytest.mark.skipif(WINDOWS, reason="a shell is wanted")
def test_circular_links_and_pipes(desk: Path) -> None:
    (desk / "loop").symlink_to("loop")
    assert run("check", "a.md", "-o", "json:loop")[0] in (1, 2)
    os.mkfifo(desk / "pipe")
    heard: list[str] = []
    reader = threading.Thread(target=lambda: heard.append((desk / "pipe").read_text(encoding="utf-8")))
    reader.start()
    run("check", "a.md", "-o", "json:pipe")
    reader.join(10)
    assert heard[0].startswith("{")
    assert shell("audit check a.md -o json:/dev/stdout | head -c 1", desk).stdout == "{"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device")
@pytest.mark.parametrize(
    "command", ["check a.md", "--help", "--version", "init .", "check a.md -q -o /dev/full"]
)
def test_a_full_disk_is_a_line(command: str, desk: Path) -> None:
    done = shell(f"audit {command} >/dev/full", desk)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(WINDOWS, reason="a shell is wanted")
@pytest.mark.parametrize(
    ("command", "code"),
    [("check a.md >&-", 1), ("check a.md 2>&-", 1), ("check - <&-", 2), ("check none.md 2>&-", 2)],
)
def test_a_closed_stream_is_no_fault(command: str, code: int, desk: Path) -> None:
    done = shell(f"audit {command}", desk)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_what_a_killed_run_left_is_taken_away(desk: Path) -> None:
    left, fresh = desk / ".report.json.4711.draft", desk / ".report.json.4712.draft"
    for each in (left, fresh):
        each.write_text("half", encoding="utf-8")
    os.utime(left, (time.time() - 3600,) * 2)
    _output.deliver("whole", desk / "report.json")
    assert [path.name for path in desk.glob(".report*")] == [fresh.name]


@pytest.mark.skipif(WINDOWS, reason="no locks")
def test_decisions_taken_at_once_are_all_kept(desk: Path) -> None:
    def add(number: int) -> None:
        with _output.alone(desk):
            file = desk / "list"
            old = file.read_text(encoding="utf-8") if file.exists() else ""
            time.sleep(0.01)
            file.write_text(f"{old}{number}\n", encoding="utf-8")

    threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len((desk / "list").read_text(encoding="utf-8").split()) == 8


def test_only_a_newline_ends_a_pattern_of_git(desk: Path) -> None:
    from audit.walking import walk

    (desk / ".git").mkdir()
    (desk / ".gitignore").write_bytes(b"\xef\xbb\xbf/none.md\r\n\x0ba.md\n\xc2\x85a.md\n")
    (desk / "none.md").write_text(DRAFT, encoding="utf-8")
    assert [path.name for path in walk(desk).files] == ["a.md"]
