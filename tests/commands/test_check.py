"""``audit check``: which articles, which rules, which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.made import PACK, TEXT, run


class TestCheck:
    def test_terminal(self) -> None:
        done = run("check", "draft.txt")
        assert done.exit_code == 0
        assert done.stderr == ""
        assert "“quayside” is not our style." in done.stdout
        assert "\n  │     ^^^^^^^^\n" in done.stdout
        assert "\nExit code 0  " in done.stdout
        assert "audit explain draft.txt:1  " in done.stdout

    @pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
    def test_fail_on(self, fail_on: str, code: int) -> None:
        assert run("check", "draft.txt", "--fail-on", fail_on).exit_code == code

    def test_an_empty_name_is_not_this_folder(self) -> None:
        done = run("check", "")
        assert done.exit_code == 2
        assert "empty name" in done.stderr

    def test_nothing_found(self) -> None:
        done = run("check", "clean.md", "--fail-on", "info")
        assert (done.exit_code, "Nothing found" in done.stdout) == (0, True)

    def test_findings_for_programs(self) -> None:
        (record,) = map(json.loads, run("check", "draft.txt", "-f", "jsonl").stdout.splitlines())
        assert TEXT[record["start"] : record["end"]] == record["text"] == "quayside"
        assert (record["path"], record["line"], record["column"]) == ("draft.txt", 1, 5)

    def test_many_files_by_path_each_once(self, here: Path) -> None:
        (here / "more").mkdir()
        (here / "more" / "a.txt").write_text(TEXT, encoding="utf-8")
        done = run("check", "more", "draft.txt", "draft.txt", ".", "-f", "jsonl")
        paths = [json.loads(line)["path"] for line in done.stdout.splitlines()]
        assert paths == sorted(set(paths))
        assert done.stderr == ""

    def test_standard_input(self) -> None:
        done = run("check", "-", "-f", "jsonl", "--fail-on", "warning", stdin=TEXT)
        assert done.exit_code == 1
        assert json.loads(done.stdout)["path"] == "standard-input.txt"

    def test_standard_input_has_a_name(self) -> None:
        text = "# Quayside *shut*\n\nRain fell.\n"
        done = run("check", "-", "--stdin-filename", "a.md", "-f", "json", stdin=text)
        (article,) = json.loads(done.stdout)["articles"]
        assert (article["path"], article["headline"]) == ("a.md", "Quayside shut")

    def test_standard_input_is_read_once(self) -> None:
        done = run("check", "-", "-", stdin=TEXT)
        assert (done.exit_code, done.stderr) == (2, "audit: standard input (-) can be read only once\n")

    def test_quiet(self) -> None:
        done = run("check", "draft.txt", "--quiet", "--fail-on", "warning")
        assert (done.exit_code, done.output) == (1, "")

    def test_how_sure_a_label_must_be(self, here: Path) -> None:
        rule = PACK.replace("check: wording", "check: label").replace(
            '{phrases: ["quayside"]}', "{label: fact, min_confidence: 0}"
        )
        (here / "audit.yml").write_text(rule, encoding="utf-8")
        assert "GAZ001" in run("check", "draft.txt").stdout
        assert "GAZ001" not in run("check", "draft.txt", "--min-confidence", "1").stdout
        assert run("check", "draft.txt", "--min-confidence", "1.5").exit_code == 2

    def test_rules_by_path(self, here: Path) -> None:
        (here / "other.yml").write_text(PACK.replace("warning", "error"), encoding="utf-8")
        done = run("check", "draft.txt", "--rules", "other.yml")
        assert done.exit_code == 1
        assert "audit rules GAZ001 --rules other.yml" in done.stdout

    def test_another_encoding(self, here: Path) -> None:
        (here / "old.txt").write_bytes("The café is closed.".encode("latin-1"))
        assert run("check", "old.txt").exit_code == 2
        assert run("check", "old.txt", "--encoding", "latin-1").exit_code == 0
