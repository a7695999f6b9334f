"""``audit sources``: what it prints where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from audit import cli

TEXT = """\
The pier is safe, Mayor Ana Ruiz said on Friday.

“It is rotten,” said Bo Lund, a diver. “We filed three reports,” he added.

An official said that the pier would be sold.
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two drafts in it; the commands run beside it."""
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "pier.txt").write_text(TEXT, encoding="utf-8")
    (drafts / "quay.md").write_text("The quay is shut, Ana Ruiz said on Monday.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, ["sources", *arguments], input=stdin)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_terminal() -> None:
    done = run("drafts/pier.txt")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Source by source" in done.stdout
    assert "    a diver · add, say" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_folder_is_shown_by_article_and_altogether() -> None:
    text = run("drafts").stdout
    assert text.index("drafts/pier.txt") < text.index("drafts/quay.md") < text.index("Altogether, 2 articles")
    data = json.loads(run("drafts", "-f", "json").stdout)
    assert [article["doc"] for article in data["articles"]] == ["drafts/pier.txt", "drafts/quay.md"]
    (ruiz,) = [source for source in data["altogether"]["sources"] if source["name"] == "Ana Ruiz"]
    assert (ruiz["cited"], len(ruiz["articles"]), ruiz["roles"]) == (2, 2, ["Mayor"])


def test_for_a_spreadsheet() -> None:
    found = rows(run("drafts", "--format", "csv").stdout)
    assert [
        (row["article"], row["source"], row["words_quoted"]) for row in found if row["standing"] == "named"
    ] == [
        ("drafts/pier.txt", "Bo Lund", "7"),
        ("drafts/pier.txt", "Ana Ruiz", "0"),
        ("drafts/quay.md", "Ana Ruiz", "0"),
    ]


def test_markdown() -> None:
    assert "| Bo Lund | a diver | person | 2 | 7 | 0 |" in run("drafts/pier.txt", "-f", "markdown").stdout


def test_standard_input_has_a_name() -> None:
    (row,) = rows(
        run("-", "--stdin-filename", "x.md", "-f", "csv", stdin="It is safe, Ana Ruiz said.").stdout
    )
    assert (row["path"], row["source"], row["first_line"]) == ("x.md", "Ana Ruiz", "1")


def test_each_record_is_an_article(here: Path) -> None:
    records = [{"id": name, "text": "It is safe, Ana Ruiz said."} for name in ("one", "two")]
    (here / "wire.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    assert [row["article"] for row in rows(run("wire.jsonl", "-f", "csv").stdout)] == ["one", "two"]


def test_to_a_file(here: Path) -> None:
    done = run("drafts", "-f", "csv", "-o", "out.csv")
    assert (done.exit_code, done.stdout) == (0, "")
    data = (here / "out.csv").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 4


def test_an_article_is_not_written_over(here: Path) -> None:
    done = run("drafts/pier.txt", "-o", "drafts/pier.txt")
    assert done.exit_code == 2
    assert "is one of the articles" in done.stderr
    assert (here / "drafts" / "pier.txt").read_text(encoding="utf-8") == TEXT


def test_another_encoding(here: Path) -> None:
    (here / "old.txt").write_bytes("It is safe, Åsa Lind said.".encode("latin-1"))
    assert [row["source"] for row in rows(run("old.txt", "--encoding", "latin-1", "-f", "csv").stdout)] == [
        "Åsa Lind"
    ]


def test_what_cannot_be_read_is_said_and_the_rest_is_shown(here: Path) -> None:
    done = run("drafts/pier.txt", "missing.txt", "-f", "json")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "missing.txt" in done.stderr
    data = json.loads(done.stdout)
    assert [each["path"] for each in data["unread"]] == ["missing.txt"]
    assert len(data["articles"]) == 1


def test_an_unknown_format_is_one_line() -> None:
    done = run("drafts", "-f", "xlsx")
    assert done.exit_code == 2
    assert "no format “xlsx”; there are csv, json, markdown, terminal" in done.stderr


def test_the_same_bytes_each_time() -> None:
    command = [sys.executable, "-m", "audit", "sources", "drafts", "-f", "json"]
    outputs = {
        subprocess.run(
            command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "PATH": ""}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_tables_for_programs_need_no_screen() -> None:
    code = (
        "import sys; from audit.cli import app\n"
        "try: app(['sources', 'drafts', '-f', 'csv'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'jinja2', 'nltk', 'sklearn', 'numpy'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
