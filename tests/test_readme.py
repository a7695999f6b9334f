"""What README.md says one can type can be typed."""

from __future__ import annotations

import io
import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit import cli

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"

if not README.is_file():
    pytest.skip("there is no README.md beside these tests", allow_module_level=True)

TEXT = README.read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    return [body for name, body in BLOCK.findall(TEXT) if name == language]


def commands() -> Iterator[str]:
    """The lines of the shell blocks that begin with ``audit``, without their comments."""
    for body in blocks("sh"):
        for line in body.splitlines():
            if line.startswith("audit "):
                yield line.partition("  #")[0].strip()


@pytest.fixture(autouse=True)
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the articles that come along, and the pack that README.md shows."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    (tmp_path / "newsroom.yml").write_text(blocks("yaml")[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", list(commands()))
def test_commands(command: str) -> None:
    done = CliRunner().invoke(cli.app, shlex.split(command)[1:])
    assert done.exit_code in ((0, 1) if command.startswith("audit check") else (0,)), done.output
    assert done.stderr == "" or "--timing" in command
    assert done.stdout or "--quiet" in command or "--output" in command


def test_there_are_commands() -> None:
    assert len(list(commands())) >= 8


def test_the_article_of_the_picture_has_errors() -> None:
    assert CliRunner().invoke(cli.app, ["check", "docs/night-ferry.md", "--quiet"]).exit_code == 1


def test_a_lower_confidence_shows_more() -> None:
    (command,) = [each for each in commands() if "--min-confidence" in each]
    found = [
        CliRunner().invoke(cli.app, [*arguments, "--format", "jsonl"]).stdout.splitlines()
        for arguments in (shlex.split(command)[1:], shlex.split(command)[1:3])
    ]
    assert len(found[0]) > len(found[1]) > 0


def test_folders_that_are_audited_hold_articles_and_nothing_else() -> None:
    folders = {part for each in commands() for part in shlex.split(each) if Path(part).is_dir()}
    assert folders == {"docs/drafts"}


def test_python() -> None:
    (code,) = blocks("python")
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})
    assert printed.getvalue().startswith("ANO001 | error | Sources | ")


def test_the_picture_shows_the_rules_that_fire_now() -> None:
    drawn = set(re.findall(r"[A-Z]{3}\d{3}", (ROOT / "docs" / "report.svg").read_text(encoding="utf-8")))
    done = CliRunner().invoke(cli.app, ["check", "docs/night-ferry.md"])
    assert drawn == set(re.findall(r"[A-Z]{3}\d{3}", done.stdout)), "run python docs/pictures.py"


def test_the_picture_of_the_reading_shows_what_is_read_now() -> None:
    drawn = (ROOT / "docs" / "reading.svg").read_text(encoding="utf-8").replace("&#160;", " ")
    head = CliRunner().invoke(cli.app, ["read", "docs/night-ferry.md"]).stdout.splitlines()[0]
    assert head.partition("  ")[2] in drawn, "run python docs/pictures.py"


def test_the_picture_of_an_explanation_shows_what_is_told_now() -> None:
    drawn = (ROOT / "docs" / "explain.svg").read_text(encoding="utf-8").replace("&#160;", " ")
    told = CliRunner().invoke(cli.app, ["explain", "docs/night-ferry.md:9"]).stdout.splitlines()
    label = next(line for line in told if line.startswith("Read as ")).removeprefix("Read as ").split()[0]
    assert f">{label}</text>" in drawn, "run python docs/pictures.py"


def test_what_runs_on_a_change_installs_as_readme_says() -> None:
    (install,) = re.findall(r"\.venv/bin/pip install (-e \S+) && \.venv/bin/pytest", TEXT)
    assert f"pip install --quiet {install}" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)", TEXT))
def test_links_lead_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
