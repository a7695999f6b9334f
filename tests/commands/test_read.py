"""``audit read``, and the places of a Word file in all commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.made import TEXT, run


class TestRead:
    def test_terminal(self) -> None:
        done = run("read", "draft.txt")
        assert done.exit_code == 0
        assert "the harbour board" in done.stdout
        assert "attribution" in done.stdout

    def test_jsonl(self) -> None:
        first, second = map(json.loads, run("read", "draft.txt", "--format", "jsonl").stdout.splitlines())
        assert TEXT[first["start"] : first["end"]] == first["text"]
        assert second["label"] == "attribution"

    def test_standard_input(self) -> None:
        done = run("read", "-", "--stdin-filename", "x.jsonl", "-f", "jsonl", stdin='{"text": "Rain fell."}')
        assert json.loads(done.stdout)["doc"] == "x.jsonl:1"

    def test_the_prose(self) -> None:
        page = "<nav>Home</nav><h1>Pier shut</h1><p>The pier is <b>shut</b>.</p>"
        done = run("read", "-", "--stdin-filename", "x.html", "--as", "text", stdin=page)
        assert done.stdout == "# Pier shut\n\nThe pier is shut.\n"

    def test_a_bad_record_does_not_stop_the_others(self, here: Path) -> None:
        (here / "a.jsonl").write_text(
            '{"text": "Rain fell."}\nno\n{"text": "Snow fell."}\n', encoding="utf-8"
        )
        done = run("read", "a.jsonl", "-f", "jsonl")
        assert done.exit_code == 2
        assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == ["Rain fell.", "Snow fell."]
        assert done.stderr.startswith("audit: a.jsonl:2: ")


class TestWord:
    """A Word file has no lines: wherever people are told of a place, it is a paragraph."""

    @pytest.fixture(autouse=True)
    def word(self, here: Path) -> None:
        docx = pytest.importorskip("docx")
        made = docx.Document()
        for paragraph in ("Pier shut", "", "The quayside is wet. “It is closed, he said."):
            made.add_paragraph(paragraph)
        made.save(str(here / "draft.docx"))

    def test_for_people(self) -> None:
        assert "Paragraph 3, read as " in run("check", "draft.docx").stdout
        assert "### Paragraph 3, read as " in run("check", "draft.docx", "-f", "markdown").stdout
        assert "paragraph 3: a quotation mark has no partner" in run("read", "draft.docx").stdout
        missed = run("explain", "draft.docx:9").stderr
        assert "no sentence stands on paragraph 9; the nearest begins on paragraph 3" in missed
        for shown in (run("check", "draft.docx"), run("explain", "draft.docx:3"), run("read", "draft.docx")):
            assert " line " not in shown.stdout

    def test_for_programs(self) -> None:
        (finding,) = map(json.loads, run("check", "draft.docx", "-f", "jsonl").stdout.splitlines())
        assert (finding["line"], finding["column"]) == (3, 5)
