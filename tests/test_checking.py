"""The command as a run over many files: what is walked, decided, written, shown, and ended in order."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from audit import cli, formats
from tests.commands.made import PACK

FLAGGED, CLEAN = "The quayside is closed for repairs.\n", "The dock is closed for repairs.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three articles, in two of which there is something, and settings; commands run in it."""
    for name, text in {
        "audit.yml": PACK,
        "news/a.txt": FLAGGED,
        "news/b.md": CLEAN,
        "opinion/c.md": FLAGGED,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli.app, ["check", *arguments], input=stdin)


def settings(here: Path, text: str) -> None:
    (here / "audit.yml").write_text(f"{text}\n{PACK}", encoding="utf-8")


def paths(done: Result) -> list[str]:
    return [json.loads(line)["path"] for line in done.stdout.splitlines()]


class TestGates:
    @pytest.mark.parametrize(
        ("flags", "code", "words"),
        [
            ("--max 2", 0, "0 errors (--fail-on error); 2 findings (--max 2)"),
            ("--max 1", 1, "2 findings (--max 1)"),
            ("--max-per-1000-words 1000", 0, "findings in 1,000 words (--max-per-1000-words 1000)"),
            ("--max-per-1000-words 3.5", 1, "111.11 findings in 1,000 words (--max-per-1000-words 3.5)"),
            (
                "--fail-on warning --max 0",
                1,
                "2 errors or warnings (--fail-on warning); 2 findings (--max 0)",
            ),
            ("--fail-on never", 0, "findings never change it (--fail-on never)"),
        ],
    )
    def test_the_report_says_what_decided(self, flags: str, code: int, words: str) -> None:
        done = run(".", *flags.split())
        assert done.exit_code == code
        assert words in " ".join(done.stdout.split())
        told = json.loads(run(".", *flags.split(), "-f", "json").stdout)["decided"]
        assert (told["exit_code"], words in told["why"]) == (code, True)
        assert f"Exit code {code}: " in run(".", *flags.split(), "-f", "markdown").stdout

    def test_the_settings_say_it_where_no_flag_does(self, here: Path) -> None:
        settings(here, "fail_on: warning\nmax: 5")
        done = run(".")
        assert done.exit_code == 1
        assert "2 errors or warnings (fail_on: warning in audit.yml)" in done.stdout
        assert run(".", "--fail-on", "error").exit_code == 0
        assert "2 findings (max: 5 in audit.yml)" in run(".", "--fail-on", "error").stdout

    def test_a_pack_that_is_named_sets_no_limits(self, here: Path) -> None:
        (here / "pack.yml").write_text(f"fail_on: info\nexclude: news/\n{PACK}", encoding="utf-8")
        done = run(".", "--rules", "pack.yml", "-f", "jsonl")
        assert (done.exit_code, paths(done)) == (0, ["news/a.txt", "opinion/c.md"])

    def test_a_wrong_setting_is_told_with_its_line(self, here: Path) -> None:
        settings(here, "fail_on: grave")
        done = run(".", "--rules", "default")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "audit.yml:1: fail_on: “grave” is none of error, warning, info, never\n" in done.stderr


class TestWhichFiles:
    def test_flags(self) -> None:
        assert paths(run(".", "-f", "jsonl", "--exclude", "opinion/")) == ["news/a.txt"]
        assert paths(run(".", "-f", "jsonl", "--include", "*.md")) == ["opinion/c.md"]

    def test_settings_and_flags_in_their_place(self, here: Path) -> None:
        settings(here, "exclude: [opinion/]")
        assert paths(run(".", "-f", "jsonl")) == ["news/a.txt"]
        assert paths(run(".", "-f", "jsonl", "--exclude", "news/")) == ["opinion/c.md"]

    def test_a_file_that_is_named_is_read(self, here: Path) -> None:
        settings(here, "exclude: [opinion/]")
        (here / ".gitignore").write_text("opinion/\n", encoding="utf-8")
        assert paths(run("opinion/c.md", "-f", "jsonl")) == ["opinion/c.md"]

    def test_a_pattern_that_fits_nothing_is_told_of(self, here: Path) -> None:
        settings(here, "exclude: [archive/]\nfor: {'opinion/**': opinion-page, 'columns/**': opinion-page}")
        told = run(".", "-q").stderr
        assert told == ""
        told = run(".", "-f", "jsonl").stderr
        assert told.splitlines() == [
            f"audit: {here}/audit.yml:1: exclude: “archive/” fits nothing here",
            f"audit: {here}/audit.yml:2: for: “columns/**” fits nothing here",
        ]
        assert run("news", "-f", "jsonl").stderr == ""
        assert "--include: “*.html” fits nothing here" in run("news", "--include", "*.html").stderr

    def test_other_commands_read_the_same_files(self, here: Path) -> None:
        settings(here, "exclude: [opinion/]")
        told = CliRunner().invoke(cli.app, ["read", ".", "-f", "jsonl"]).stdout
        assert {json.loads(line)["doc"] for line in told.splitlines()} == {"news/a.txt", "news/b.md"}
        told = CliRunner().invoke(cli.app, ["sources", ".", "-f", "json"]).stdout
        assert "opinion" not in told
        assert "news/a.txt" in told

    def test_nothing_left_is_an_error(self) -> None:
        done = run("news", "--exclude", "*")
        assert done.exit_code == 2
        assert "news: no articles in this folder" in done.stderr
        assert "--verbose says what was passed over" in done.stderr

    def test_the_settings_are_the_nearest_to_all_that_is_named(self, here: Path) -> None:
        (here / "opinion" / "audit.yml").write_text(f"fail_on: warning\n{PACK}", encoding="utf-8")
        assert run("opinion").exit_code == 1
        assert run("opinion/c.md").exit_code == 1
        assert run("opinion", "news").exit_code == 0


class TestOutputs:
    def test_several(self, here: Path) -> None:
        done = run(".", "-o", "json:out.json", "-o", "sarif:out.sarif", "-o", "markdown:-")
        assert done.exit_code == 0
        assert done.stdout == run(".", "-f", "markdown").stdout
        assert (here / "out.json").read_text(encoding="utf-8") == run(".", "-f", "json").stdout
        assert (here / "out.sarif").read_text(encoding="utf-8") == run(".", "-f", "sarif").stdout

    def test_files_only_print_nothing(self, here: Path) -> None:
        assert run(".", "-o", "json:out.json").output == ""
        assert run(".", "-o", "out.csv", "-f", "csv").output == ""
        assert (here / "out.csv").read_text(encoding="utf-8").startswith("path,article,line")

    def test_a_format_that_no_file_has_is_printed(self) -> None:
        assert run(".", "-o", "json:out.json", "-f", "terminal").stdout == run(".").stdout

    def test_quiet_leaves_files(self, here: Path) -> None:
        assert run(".", "-q", "-o", "json:out.json", "-o", "terminal:-").output == ""
        assert (here / "out.json").exists()

    def test_settings(self, here: Path) -> None:
        settings(here, "outputs: ['json:reports/out.json', 'csv:reports/out.csv']")
        (here / "reports").mkdir()
        assert "Exit code 0" in run("news").stdout
        assert {path.name for path in (here / "reports").iterdir()} == {"out.json", "out.csv"}
        assert run("news", "-f", "jsonl").stdout.startswith("{")
        (here / "reports" / "out.csv").unlink()
        assert run("news", "-o", "jsonl:-").stdout.startswith("{")
        assert not (here / "reports" / "out.csv").exists()

    @pytest.mark.parametrize(
        ("asked", "why"),
        [
            (["sarrif:x"], "no format “sarrif”; did you mean “sarif”? (a file of this name is ./sarrif:x)"),
            (["txt:x"], "no format “txt”"),
            (["json:"], "json: names no file; say json:FILE, or json:- for standard output"),
            (["json:x", "csv:x"], "two reports are to go to x; give each its own place"),
            (["json:x", "csv:./x"], "two reports are to go to x; give each its own place"),
            (["json:-", "csv:-"], "two reports are to go to standard output; give each its own place"),
            (["json:news/a.txt"], "news/a.txt: is one of the articles or settings that are read; write"),
            (["audit.yml"], "audit.yml: is one of the articles or settings that are read; write"),
            (["json:none/x"], "none/x: cannot be written: No such file or directory"),
        ],
    )
    def test_what_cannot_be_written(self, here: Path, asked: Sequence[str], why: str) -> None:
        before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
        done = run("news", "opinion/c.md", *(part for each in asked for part in ("-o", each)))
        assert (done.exit_code, done.stdout) == (2, "")
        assert why in done.stderr
        assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before

    def test_wrong_settings_are_told_with_their_line(self, here: Path) -> None:
        settings(here, "max: 3\noutputs: sarrif:x")
        assert "audit.yml:2: outputs: no format “sarrif”" in run("news").stderr

    @pytest.mark.parametrize("name", ["C:report.txt", "./json:x.txt", "1:2.txt", "Ferry: what we know.txt"])
    def test_a_colon_in_a_name(self, here: Path, name: str) -> None:
        assert run("news", "-o", name).output == ""
        assert "Exit code 0" in (here / name).read_text(encoding="utf-8")

    def test_one_that_cannot_be_written_leaves_the_others(self, here: Path) -> None:
        (here / "out.json").write_text("as it was", encoding="utf-8")
        assert run("news", "-o", "json:out.json", "-o", "csv:none/out.csv").exit_code == 2
        assert (here / "out.json").read_text(encoding="utf-8") == "as it was"
        assert not [path for path in here.iterdir() if path.name.endswith(".draft")]


@pytest.mark.parametrize("name", formats.names())
def test_the_same_bytes_from_one_core_and_two_read_and_known(name: str, here: Path) -> None:
    told = {
        run("news", "opinion", "-f", name, "--fail-on", "never", *how).stdout
        for how in (
            ("--no-cache", "--jobs", "1"),
            ("--no-cache", "--jobs", "2"),
            ("--cache-dir", "kept", "--jobs", "2"),
            ("--cache-dir", "kept"),
            ("--cache-dir", "kept"),
        )
    }
    assert len(told) == 1
    assert "GAZ001" in told.pop()


class TestWhatIsSaid:
    def test_verbose(self, here: Path) -> None:
        (here / ".gitignore").write_text("opinion/\n", encoding="utf-8")
        told = run(".", "--verbose", "--cache-dir", "kept").stderr.splitlines()
        assert told == [
            "audit: opinion: passed over: ignored by git",
            f"audit: settings: {here}/audit.yml",
            "audit: cache: kept",
            "audit: news/a.txt: read",
            "audit: news/b.md: read",
        ]
        again = run(".", "--verbose", "--cache-dir", "kept").stderr
        assert "audit: news/a.txt: unchanged since it was last read\n" in again

    def test_what_is_kept_for_whom(self, here: Path) -> None:
        assert "cache: " not in run("news/a.txt", "--verbose").stderr
        assert "cache: " in run("news/a.txt", "--cache", "--verbose").stderr
        assert "cache: " in run("news", "--verbose").stderr
        assert "cache: " not in run("news", "--no-cache", "--verbose").stderr
        settings(here, "cache: false")
        assert "cache: " not in run("news", "--verbose").stderr
        assert "cache: " in run("news", "--verbose", "--cache").stderr
        settings(here, "cache: kept")
        assert f"cache: {here}/kept\n" in run("news/a.txt", "--verbose").stderr

    def test_a_pipe_hears_nothing_of_how_far_it_is(self) -> None:
        assert run(".").stderr == ""


LONG = "\n\n".join(
    f"{FLAGGED.strip()} Sources said {number} people had left the pier, and the mayor of Velda confirmed it."
    for number in range(20)
)


@pytest.fixture
def archive(here: Path) -> Path:
    """So much to read that a run can be ended in the middle of it."""
    for number in range(40):
        (here / "news" / f"{number:02}.txt").write_text(f"{LONG}\n\nDraft {number}.\n", encoding="utf-8")
    return here


def start(*arguments: str, here: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "audit", "check", "news", "--cache-dir", "kept", *arguments],
        cwd=here,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(each) for each in listed.read_text().split()] if listed.exists() else []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
class TestEnding:
    @pytest.mark.parametrize(
        ("jobs", "ending"), [("1", "group"), ("2", "group"), ("2", "one"), ("2", "term"), ("2", "hang-up")]
    )
    def test_an_interrupt(self, archive: Path, jobs: str, ending: str) -> None:
        (archive / "out.json").write_text("as it was", encoding="utf-8")
        with start(
            "--verbose", "--jobs", jobs, "-o", "json:out.json", "-o", "terminal:-", here=archive
        ) as run:
            assert run.stderr
            while ": read" not in run.stderr.readline():
                pass
            others = children(run.pid)
            if ending == "group":  # as Ctrl-C does: all processes at once
                os.killpg(run.pid, signal.SIGINT)
            else:
                sent = {"term": signal.SIGTERM, "hang-up": signal.SIGHUP}
                run.send_signal(sent.get(ending, signal.SIGINT))
            told, said = run.communicate(timeout=30)
        assert (run.returncode, told) == ({"term": 143, "hang-up": 129}.get(ending, 130), "")
        assert "Traceback" not in said
        assert said.endswith("audit: interrupted\n") == (ending in ("group", "one"))
        assert (archive / "out.json").read_text(encoding="utf-8") == "as it was"
        assert not [path for path in archive.iterdir() if path.name.endswith(".draft")]
        assert len(others) == (2 if jobs == "2" and Path("/proc").exists() else 0)
        assert not any(Path(f"/proc/{each}").exists() for each in others)

    def test_killed_at_any_moment_nothing_is_half_written(self, archive: Path) -> None:
        times = int(os.environ.get("AUDIT_KILLS", "8"))
        reports = {"out.json": "json", "out.sarif": "sarif", "out.csv": "csv"}
        asked = [part for name, form in reports.items() for part in ("-o", f"{form}:{name}")]
        began = time.monotonic()
        with start(*asked, "--jobs", "2", "--fail-on", "never", here=archive) as whole:
            assert whole.wait(120) == 0
        length = time.monotonic() - began
        expected = {name: (archive / name).read_bytes() for name in reports}
        choose = random.Random(7)
        for kill in range(times):
            for entry in list((archive / "kept").glob("??/*"))[:: 1 + kill % 3]:
                entry.unlink()
            for name in reports:
                (archive / name).write_bytes(b"as it was")
            with start(*asked, "--jobs", str(1 + kill % 2), "--fail-on", "never", here=archive) as run:
                time.sleep(choose.uniform(0, length))
                os.killpg(run.pid, signal.SIGKILL)
            for name in reports:
                assert (archive / name).read_bytes() in (b"as it was", expected[name]), name
        with start(*asked, "--fail-on", "never", here=archive) as last:
            told = last.communicate(timeout=120)
        assert (last.returncode, told) == (0, ("", ""))
        assert {name: (archive / name).read_bytes() for name in reports} == expected


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
class TestHowFarItIs:
    def shown(self, here: Path, **environment: str) -> str:
        import pty

        ours, theirs = pty.openpty()
        script = (
            "from audit.commands import _voice; _voice._LONG = _voice._OFTEN = 0.0\n"
            "from audit.cli import main; main()"
        )
        with subprocess.Popen(
            [sys.executable, "-c", script, "check", "news", "--jobs", "1"],
            cwd=here,
            stdout=subprocess.DEVNULL,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm", **environment},
        ):
            os.close(theirs)
            told = b""
            while select.select([ours], [], [], 30)[0]:
                try:
                    more = os.read(ours, 1_000)
                except OSError:  # the other end is closed
                    break
                if not more:
                    break
                told += more
        os.close(ours)
        return told.decode()

    def test_a_terminal_sees_it_and_it_goes_away(self, here: Path) -> None:
        told = self.shown(here)
        assert "1 of 2 files" in told
        assert "\n" not in told
        assert told.rpartition("\r")[2] == ""

    def test_not_where_a_line_cannot_be_taken_back(self, here: Path) -> None:
        assert self.shown(here, TERM="dumb") == ""
