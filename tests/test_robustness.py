"""Whatever is handed in: one clear line, the right exit code, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from audit import cli

PACK = """
rules:
  - id: GAZ001
    name: house-words
    check: wording
    options: {phrases: ["quayside", "the"]}
    severity: error
    message: "“{words}” is not our style."
    why: Readers say dock.
    fix: Use dock.
    examples: {flag: ["The {quayside} is wet."], pass: ["A dock is wet."]}
"""
GOOD = "The quayside is closed.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "own.yml").write_text(PACK, encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    done = CliRunner().invoke(cli.app, list(arguments), input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def complaint(done: Result) -> str:
    """The one line on standard error."""
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("audit: ")
    return done.stderr.removeprefix("audit: ").rstrip("\n")


@pytest.mark.parametrize("command", ["check", "read"])
class TestFiles:
    def test_missing(self, command: str) -> None:
        done = run(command, "nothing.txt")
        assert (done.exit_code, done.stdout) == (2, "")
        assert complaint(done) == "nothing.txt: there is no such file"

    def test_folder_without_articles(self, command: str, here: Path) -> None:
        (here / "empty").mkdir()
        (here / "empty" / "notes.odt").write_bytes(b"PK")
        done = run(command, "empty")
        assert (done.exit_code, done.stdout) == (2, "")
        assert complaint(done).startswith("empty: no articles in this folder")

    @pytest.mark.parametrize(
        "data",
        [
            b"\x7fELF\x02\x01\x01\0\0\0",
            bytes(range(256)),
            b"%PDF-1.7\n",
            b"PK\x03\x04\x14",
            b"\xd0\xcf\x11\xe0",
        ],
    )
    def test_binary(self, command: str, here: Path, data: bytes) -> None:
        (here / "image.txt").write_bytes(data)
        done = run(command, "image.txt")
        assert (done.exit_code, done.stdout) == (2, "")
        assert complaint(done).startswith("image.txt: ")

    def test_bad_utf_8(self, command: str, here: Path) -> None:
        (here / "old.txt").write_bytes(b"Fine.\nThe caf\xe9 is closed.\n")
        done = run(command, "old.txt")
        assert (done.exit_code, done.stdout) == (2, "")
        assert complaint(done).startswith("old.txt:2: ")
        assert "--encoding" in done.stderr

    @pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"---\ngenre: news\n---\n"])
    def test_empty(self, command: str, here: Path, data: bytes) -> None:
        (here / "empty.txt").write_bytes(data)
        done = run(command, "empty.txt")
        assert (done.exit_code, done.stdout) == (2, "")
        assert complaint(done) == "empty.txt: has no text"

    def test_empty_standard_input(self, command: str) -> None:
        assert complaint(run(command, "-", stdin="")) == "standard-input.txt: has no text"

    def test_no_permission(self, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
        opened = Path.open

        def refuse(path: Path, *arguments: Any, **named: Any) -> Any:
            if path.name == "good.txt":
                raise PermissionError(13, "Permission denied", str(path))
            return opened(path, *arguments, **named)

        monkeypatch.setattr(Path, "open", refuse)
        assert complaint(run(command, "good.txt")) == "good.txt: may not be read (no permission)"

    def test_unknown_encoding(self, command: str) -> None:
        done = run(command, "good.txt", "--encoding", "utf-9")
        assert done.exit_code == 2
        assert "utf-9" in complaint(done)

    def test_a_bad_file_among_good_ones(self, command: str, here: Path) -> None:
        (here / "a.txt").write_bytes(b"\0\1\2")
        done = run(command, "good.txt", "a.txt", "nothing.txt", "--format", "jsonl")
        assert done.exit_code == 2
        assert done.stderr.count("\n") == 2
        if command == "read":
            assert json.loads(done.stdout)["path"] == "good.txt"

    def test_a_name_that_steers_the_terminal(self, command: str, here: Path) -> None:
        done = run(command, "\x1b[31mred\n.txt")
        assert done.exit_code == 2
        assert "\x1b" not in complaint(done)

    def test_a_name_that_is_no_unicode(self, command: str, here: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "audit", command, os.fsdecode(b"caf\xe9.txt")],
            capture_output=True,
            check=False,
        )
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1


class TestPacks:
    @pytest.mark.parametrize(
        ("pack", "line", "words"),
        [
            ("enabel: ['*']\n", 1, "enable"),
            ("extends: default\ntune:\n  EDI999: {severity: error}\n", 3, "EDI999"),
            ("extends: default\ndisable: [SRC999]\n", 2, "SRC999"),
            (PACK.replace("severity: error", "severity: fatal"), 7, "severity"),
            (PACK.replace("phrases:", "phrase:"), 6, "phrases"),
            (PACK.replace("check: wording", "check: wordng"), 5, "wording"),
            (PACK.replace('["quayside", "the"]', "quayside"), 6, "phrases"),
            (PACK.replace('["quayside", "the"]', "[no, 'yes']"), 6, "no"),
            (PACK + "    nmae: x\n", 12, "name"),
            ("extends: [defualt]\n", 1, "default"),
            ("extends: own.yml\ndisable: ['*']\n", None, "no rule"),
            ("{}\n", None, "no rule"),
            ("rules: [\n", 2, ""),
            ("- a\n", 1, "name: value"),
            ("extends: bad.yml\n", 1, "itself"),
        ],
    )
    def test_what_is_wrong_is_said_with_its_line(
        self, here: Path, pack: str, line: int | None, words: str
    ) -> None:
        (here / "bad.yml").write_text(pack, encoding="utf-8")
        for command in (["check", "good.txt"], ["rules"], ["explain", "good.txt:1"]):
            done = run(*command, "--rules", "bad.yml")
            assert (done.exit_code, done.stdout) == (2, "")
            assert complaint(done).startswith(f"bad.yml:{line}: " if line else "bad.yml"), done.stderr
            assert words in done.stderr

    def test_the_nearest_settings_are_not_passed_over_quietly(self, here: Path) -> None:
        (here / "audit.yml").write_text("enabel: ['*']\n", encoding="utf-8")
        done = run("check", "good.txt")
        assert done.exit_code == 2
        assert complaint(done).startswith(f"{here / 'audit.yml'}:1: ")

    @pytest.mark.parametrize("name", ["defualt", "nothing.yml", "./nothing", "."])
    def test_no_such_pack(self, name: str) -> None:
        done = run("check", "good.txt", "--rules", name)
        assert (done.exit_code, done.stdout) == (2, "")
        complaint(done)

    def test_no_such_model(self) -> None:
        done = run("check", "good.txt", "--rules", "own.yml", "--model", "nothing.json")
        assert done.exit_code == 2
        assert complaint(done).startswith("nothing.json: ")


@pytest.mark.parametrize("output", ["missing/report.txt", ".", "good.txt/report.txt"])
def test_unwritable_output(output: str) -> None:
    done = run("check", "good.txt", "--rules", "own.yml", "--output", output)
    assert (done.exit_code, done.stdout) == (2, "")
    assert complaint(done).startswith(f"{output}: cannot be written: ")


def in_time(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own, which may take minutes but not for ever."""
    command = [sys.executable, "-m", "audit", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=300)


def test_a_large_file(here: Path) -> None:
    paragraph = (
        "The quayside at Port {} is closed.\n\nOn Monday the crew read out " + "x" * 1_000 + " aloud.\n\n"
    )
    text = "".join(paragraph.format(number) for number in range(5_000))
    assert len(text) > 5_000_000
    (here / "large.txt").write_text(text, encoding="utf-8")
    done = in_time("check", "--rules", "own.yml", "large.txt", "-f", "jsonl")
    assert (done.returncode, done.stderr) == (1, b"")
    records = done.stdout.decode("utf-8").splitlines()
    assert len(records) > 14_000
    last = json.loads(records[-1])
    assert text[last["start"] : last["end"]] == last["text"]


@pytest.mark.parametrize(
    "line", ["word " * 40_000, "x" * 200_000, "“" * 200_000, "The quayside, " * 15_000, ". " * 100_000],
    ids=["words", "letters", "marks", "commas", "stops"],
)  # fmt: skip
def test_a_very_long_line(here: Path, line: str) -> None:
    (here / "long.txt").write_text(line, encoding="utf-8")
    assert in_time("check", "--rules", "own.yml", "long.txt").returncode in (0, 1)


anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120)
newsy = st.lists(
    st.sampled_from(
        ["The quayside", " said", "“", "”", '"', "'", ".", " ", "\n", "\r\n", "\u2028", "\x85", "\x0c", "# ",
         "é", "e\u0301", "港", "👩\u200d🚒", "Dr. ", "the board", "- ", "> ", "---\n", "genre: news\n",
         "\u202e", "according to ", ", ", "$3m", "…"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(anything, newsy))
@example("\ufeffThe quayside.")
@example("---\ngenre: news\n---\nThe quayside shut.\r\n\r\n“The quayside”")
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_offsets_are_those_of_the_input(text: str) -> None:
    source = text.removeprefix("\ufeff")
    data = text.encode("utf-8")
    for command in (["read"], ["check", "--rules", "own.yml"]):
        done = run(*command, "-", "--format", "jsonl", stdin=data)
        assert done.exit_code in (0, 1, 2)
        for record in map(json.loads, done.stdout.split("\n")[:-1]):
            assert source[record["start"] : record["end"]] == record["text"]
            before = source[: record["start"]].replace("\r\n", "\n").replace("\r", "\n")
            assert record["line"] == before.count("\n") + 1
            for attribution in record.get("attributions", ()):
                spans = [attribution["source"], attribution["cue"], *attribution["content"]]
                assert all(0 <= start <= end <= len(source) for start, end in filter(None, spans))


@given(anything)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_breaks_a_report(text: str) -> None:
    for form in ("terminal", "markdown", "json"):
        done = run("check", "--rules", "own.yml", "-", "--format", form, stdin=text.encode("utf-8"))
        assert done.exit_code in (0, 1, 2)
        assert done.exit_code == 2 or done.stdout.strip()
    assert run("read", "-", stdin=text.encode("utf-8")).exit_code in (0, 2)


@given(st.binary(max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused_in_a_line(data: bytes) -> None:
    for name in ("a.txt", "a.md", "a.jsonl"):
        done = run("read", "-", "--stdin-filename", name, "-f", "jsonl", stdin=data)
        assert done.exit_code in (0, 2)
        assert all(line.startswith("audit: ") for line in done.stderr.splitlines())
