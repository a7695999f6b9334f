"""Files whose names mean something to a shell, a terminal, a CI server or a browser."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from audit import formats
from audit.cli import app
from tests import repository

NAMES = (
    b"new\nline.md",
    b"x\n::error file=a::boo.md",
    b"::stop-commands::boo.md",
    b"##[error]boo.md",
    b"##vso[task.complete]boo.md",
    b"tab\there, and\rmore;.md",
    b"quo\"te's $(touch boo) `tick`.md",
    b"per%cent%0A::error::.md",
    b"esc\x1b[31m\x07.md",
    b"bad\xff\xfe.md",
    b"-dash.md",
    b"=cmd|'!A0.md",
    "rtl\u202etxt, sep\u2028, \N{GRINNING FACE}.md".encode(),
    b"]]>--><script>alert(1)<!--.md",
    b"[a](javascript:boo) *b* @anna #12 |.md",
    b"<img src=x onerror=alert(1)>.md",
    b"a&amp;b.md",
    b"a:3:1.md",
    b" blank .md",
    b"l" * 240 + b".md",
)
DRAFT = "# Pier shut\n\nSources said the harbour was shut.\n"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere not every name will do")


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Such files in a folder, and their names in order."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    for name in NAMES:
        (folder / os.fsdecode(name)).write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(folder)
    return sorted(map(os.fsdecode, NAMES))


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(arguments))
    assert done.exception is None or isinstance(done.exception, SystemExit), arguments
    return done.exit_code, done.output


@pytest.fixture
def reports(names: list[str], tmp_path: Path) -> dict[str, str]:
    """Every report about them, by format."""
    known = formats.names()
    asked = [each for name in known for each in ("-o", f"{name}:{tmp_path / name}")]
    assert run("check", ".", "--no-cache", "-q", *asked)[0] == 1
    return {name: (tmp_path / name).read_bytes().decode("utf-8") for name in known}


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag, *(name for name, _ in attrs if name.startswith("on"))]


def test_programs_get_the_names_as_they_are(names: list[str], reports: dict[str, str]) -> None:
    assert [each["path"] for each in json.loads(reports["json"])["articles"]] == names
    assert [json.loads(line)["path"] for line in reports["jsonl"].splitlines()] == names
    assert [each["location"]["path"] for each in json.loads(reports["gitlab"])] == names
    assert [each["location"]["path"] for each in json.loads(reports["rdjson"])["diagnostics"]] == names
    (run_,) = json.loads(reports["sarif"])["runs"]
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"] for each in run_["results"]]
    assert [os.fsdecode(unquote_to_bytes(each["uri"])) for each in places] == names


def test_xml_and_tables_have_one_for_each(names: list[str], reports: dict[str, str]) -> None:
    assert len(ElementTree.fromstring(reports["checkstyle"])) == len(names)
    assert len(ElementTree.fromstring(reports["junit"])) == len(names)
    rows = list(csv.reader(io.StringIO(reports["csv"], newline="")))
    assert {len(row) for row in rows} == {13}
    assert len(rows) == len(names) + 1
    assert not any(cell.startswith(("=", "-", "+", "@")) for row in rows for cell in row)


def test_a_page_has_no_more_tags_than_that_of_tame_names(
    names: list[str], reports: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tame = tmp_path / "tame"
    tame.mkdir()
    for number in range(len(names)):
        (tame / f"{number:03}.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tame)
    assert run("check", ".", "--no-cache", "-q", "-o", "html:../tame.html")[0] == 1
    page = (tmp_path / "tame.html").read_text(encoding="utf-8")
    assert _Tags(reports["html"]).found == _Tags(page).found


def test_markdown_shows_them_as_text(reports: dict[str, str]) -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    for name, allowed in (("markdown", "<!--"), ("github-summary", "<details>|</details>|<!--")):
        tokens = parser.parse(reports[name])
        inner = [child for token in tokens for child in token.children or ()]
        assert not [each for each in inner if each.type in ("link_open", "html_inline", "image")]
        blocks = [token.content for token in tokens if token.type == "html_block"]
        assert all(re.match(allowed, block) for block in blocks)
        assert "<script" not in "".join(blocks)
        assert "<img" not in "".join(blocks)


def commands(text: str) -> list[str]:
    """What GitHub, Azure and TeamCity take for a command in a log."""
    return re.findall(r"^[^\S\n]*::.*|##\w*\[.*", text, re.MULTILINE)


@pytest.mark.parametrize("name", ["terminal", "markdown", "github-summary"])
def test_a_log_holds_no_command(name: str, reports: dict[str, str]) -> None:
    assert commands(reports[name]) == []


def test_annotations_are_one_to_a_line_and_find_their_files(
    names: list[str], reports: dict[str, str]
) -> None:
    lines = reports["github"].split("\n")
    shown = [re.fullmatch(r"::error file=([^:,]*),line=3,.*", line) for line in lines[:-2]]
    marks = {"%0A": "\n", "%0D": "\r", "%3A": ":", "%2C": ",", "%25": "%"}
    found = [re.sub("%[0-9A-F]{2}", lambda mark: marks[mark[0]], line[1]) for line in shown if line]
    plain = [name for name in names[:10] if re.sub(r"[\n\r\t]", "", name).isprintable()]
    assert [name for name in found if name in names] == plain
    assert len(found) == len(lines) - 2 == 10


@pytest.mark.parametrize(
    "view", [formats.View(60), formats.View(60, ascii=True), formats.View(60, colour=True)]
)
def test_a_headline_is_no_command_either(view: formats.View, names: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# ::add-mask::a\n\nBo ##[error]said so.\n", encoding="utf-8")
    from audit.run import Input, Run

    found = list(Run().audit([Input("a.md", (tmp_path / "a.md").read_bytes())]))
    text = formats.find("terminal")(found, view)
    assert "add-mask" in text
    assert commands(text) == []
    assert not view.ascii or text.isascii()


def test_what_is_said_beside_the_report_is_no_command(names: list[str]) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "utf-8:strict", "LC_ALL": "C.UTF-8"}
    for call in (
        "check . --no-cache --verbose -q",
        "settle --all . --why x --who y",
        "settle --list",
        "init .",
    ):
        command = [sys.executable, "-m", "audit", *call.split()]
        done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)
        assert "Traceback" not in done.stderr
        assert commands(done.stdout + done.stderr) == []


@pytest.mark.parametrize(
    "call", ["init {}", "settle --all {} --why x --who y", "settle --list {}", "settle --tidy {}"]
)
def test_a_folder_that_is_no_text_is_named_all_the_same(call: str, names: list[str]) -> None:
    folder = os.fsdecode(b"bad\xff")
    Path(folder).mkdir()
    Path(folder, "a.md").write_text(DRAFT, encoding="utf-8")
    run("settle", "--all", folder, "--why", "x", "--who", "y")
    env = {**os.environ, "PYTHONIOENCODING": "utf-8:strict"}
    command = [sys.executable, "-m", "audit", *(each.format(folder) for each in call.split())]
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.isprintable() or done.stdout.replace("\n", "").isprintable()


def test_decisions_are_about_these_files_and_no_others(names: list[str]) -> None:
    assert run("settle", "--all", ".", "--why", "Known.", "--who", "Ann Poe")[0] == 0
    text = Path("audit-decisions.jsonl").read_bytes().decode("utf-8")
    assert text.replace("\n", "").isprintable()
    assert sorted(json.loads(line)["path"] for line in text.splitlines()) == names
    assert run("check", ".", "--no-cache", "-q", "--unused", "error")[0] == 0
    assert "all are in use" in run("settle", "--tidy")[1]
    assert "no such article" not in run("settle", "--list")[1]


def test_a_file_whose_name_begins_with_a_dash_can_be_explained_as_is_said(names: list[str]) -> None:
    said = run("check", "--no-cache", "--", "-dash.md")[1]
    command = next(line for line in said.splitlines() if line.startswith("audit explain"))
    assert run("explain", command.split()[2])[0] == 0


@repository.needed
def test_git_and_the_cache_know_them(
    names: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    here = Path.cwd()
    repository.alone(here, monkeypatch)
    repository.git(here, "init", "-q")
    repository.commit(here)
    for name in names:
        (here / name).write_text(f"{DRAFT}\nSources said the pier was shut.\n", encoding="utf-8")
    for flags in (("--since", "HEAD"), ("--staged",)):
        for _ in ("read", "known"):
            code, text = run("check", *flags, "-f", "json", "--cache-dir", str(tmp_path / "kept"))
            found = {each["path"]: len(each["findings"]) for each in json.loads(text)["articles"]}
            assert (code, found) == (1, dict.fromkeys(names, 1))
        repository.git(here, "add", "-A")
