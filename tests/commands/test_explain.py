"""``audit explain``: which sentence, of which article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.made import TEXT, run


class TestExplain:
    def test_a_line(self) -> None:
        done = run("explain", "draft.txt:1")
        assert done.exit_code == 0
        for words in ("draft.txt:1:1", "Read as ", "Sources", "GAZ001 house-words", "Why: Readers say dock."):
            assert words in done.stdout

    def test_a_column(self, here: Path) -> None:
        (here / "two.txt").write_text("Rain fell on the pier. Snow fell on the quayside.", encoding="utf-8")
        assert run("explain", "two.txt:1").stdout.count("Read as ") == 2
        assert "Snow fell" in run("explain", "two.txt:1:30").stdout
        assert run("explain", "two.txt:1:30").stdout.count("Read as ") == 1

    @pytest.mark.parametrize(
        ("target", "message"),
        [
            ("draft.txt", "draft.txt: say which line, as in draft.md:12"),
            ("draft.txt:2", "draft.txt: no sentence stands on line 2; the nearest begins on line 1"),
            (
                "draft.txt:1:99",
                "draft.txt: no sentence stands on line 1, column 99; the nearest begins on line 1",
            ),
            ("nothing.txt:1", "nothing.txt: there is no such file"),
            ("draft.txt:" + "9" * 5_000, "draft.txt:" + "9" * 5_000 + ": say which line, as in draft.md:12"),
        ],
    )
    def test_nothing_to_explain(self, target: str, message: str) -> None:
        done = run("explain", target)
        assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"audit: {message}\n")

    def test_for_programs(self, here: Path) -> None:
        told = json.loads(run("explain", "draft.txt:1", "--format", "json").stdout)
        assert (told["schema"], told["path"]) == ("audit-explain/1", "draft.txt")
        (sentence,) = told["sentences"]
        text = (here / "draft.txt").read_text(encoding="utf-8")
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        assert [each["rule"] for each in sentence["rules"]["findings"]] == ["GAZ001"]

    def test_what_is_settled(self, here: Path) -> None:
        (sentence,) = json.loads(run("explain", "draft.txt:1", "--format", "json").stdout)["sentences"]
        (finding,) = sentence["rules"]["findings"]
        name = finding["fingerprint"]
        settle = ("settle", name, "--why", "Her own word.", "--who", "Ann Poe", "--until", "2031-05-09")
        assert run(*settle, "--today", "2031-05-03").exit_code == 0
        done = run("explain", "draft.txt:1", "--today", "2031-05-04")
        assert f"settled  GAZ001 house-words  {name[:8]}" in done.stdout
        assert "Because: Her own word.  (Ann Poe, 2031-05-03, until 2031-05-09)" in done.stdout
        assert "Fix:" not in done.stdout
        data = json.loads(run("explain", "draft.txt:1", "-f", "json", "--today", "2031-05-04").stdout)
        rules = data["sentences"][0]["rules"]
        assert rules["findings"] == []
        assert [(each["rule"], each["by"], each["who"]) for each in rules["settled"]] == [
            ("GAZ001", "decision", "Ann Poe")
        ]
        past = run("explain", "draft.txt:1", "--today", "2031-05-10").stdout
        assert "(Settled until 2031-05-09: Her own word.)" in " ".join(past.split())
        none = run("explain", "draft.txt:1", "--decisions", "none.jsonl")
        assert (none.exit_code, none.stderr) == (2, "audit: none.jsonl: there is no such file\n")

    def test_what_a_comment_allows(self, here: Path) -> None:
        text = "<!-- audit: allow GAZ001: her own word -->\n\nRain fell on the quayside.\n"
        (here / "said.md").write_text(text, encoding="utf-8")
        told = run("explain", "said.md:3").stdout
        assert "settled  GAZ001" in told
        assert "Because: her own word  (a comment in the text)" in told

    def test_into_a_file(self, here: Path) -> None:
        done = run("explain", "draft.txt:1", "--format", "json", "--output", "why.json")
        assert (done.exit_code, done.stdout) == (0, "")
        assert json.loads((here / "why.json").read_text(encoding="utf-8"))["sentences"]

    def test_an_article_is_not_written_over(self, here: Path) -> None:
        before = (here / "draft.txt").read_bytes()
        assert run("explain", "draft.txt:1", "--output", "draft.txt").exit_code == 2
        assert (here / "draft.txt").read_bytes() == before

    def test_an_unknown_format(self) -> None:
        done = run("explain", "draft.txt:1", "--format", "csv")
        assert (done.exit_code, done.stderr) == (2, "audit: no format “csv”; there are json, terminal\n")

    def test_no_colour_in_a_pipe(self) -> None:
        assert "\x1b" not in run("explain", "draft.txt:1").stdout


class TestRecords:
    """A line of a .jsonl file is an article; its sentences are told by ``--doc``."""

    @pytest.fixture(autouse=True)
    def wire(self, here: Path) -> None:
        first = {"id": "a", "text": "Pier shut\n\nRain fell on Monday. The quayside is wet."}
        lines = [json.dumps(first), "", json.dumps({"id": "b", "text": "Snow fell."})]
        (here / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")

    def test_the_line_is_the_record_and_all_its_sentences_are_shown(self) -> None:
        done = run("explain", "a.jsonl:1")
        assert (done.exit_code, done.stderr) == (0, "")
        heads = [line for line in done.stdout.splitlines() if line.startswith("a.jsonl:1 (a), ")]
        assert len(heads) == done.stdout.count("Read as ") == 3
        assert heads[2] == "a.jsonl:1 (a), 3:22 in its text"
        assert "Snow fell." in run("explain", "a.jsonl:3").stdout

    def test_with_an_id_the_line_counts_in_the_text(self) -> None:
        assert run("explain", "a.jsonl:3", "--doc", "a").stdout.count("Read as ") == 2
        assert run("explain", "a.jsonl:3:25", "--doc", "a").stdout.count("Read as ") == 1
        assert "Snow fell." in run("explain", "a.jsonl:1", "--doc", "b").stdout

    def test_the_command_that_a_report_gives_works(self) -> None:
        report = run("check", "a.jsonl").stdout
        (command,) = [line for line in report.splitlines() if line.startswith("audit explain ")]
        done = run(*command.partition("  ")[0].split()[1:])
        assert (done.exit_code, "GAZ001 house-words" in done.stdout) == (0, True)

    def test_a_broken_record_elsewhere_is_said_and_the_exit_code_is_2(self, here: Path) -> None:
        with (here / "a.jsonl").open("a", encoding="utf-8") as file:
            file.write("\nno record\n")
        done = run("explain", "a.jsonl:3")
        assert (done.exit_code, done.stderr) == (2, "audit: a.jsonl:4: not a JSON record at column 1\n")
        assert "Snow fell." in done.stdout
        done = run("explain", "a.jsonl:4")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == "audit: a.jsonl:4: not a JSON record at column 1\n"

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["a.jsonl:2"], "a.jsonl: no article stands on line 2; the nearest stands on line 1"),
            (["a.jsonl:9"], "a.jsonl: no article stands on line 9; the nearest stands on line 3"),
            (["a.jsonl:1", "--doc", "A"], "a.jsonl: no article has the id “A”; did you mean “a”?"),
            (["a.jsonl:1", "--doc", "ferry"], "a.jsonl: no article has the id “ferry”"),
            (
                ["a.jsonl:2", "--doc", "a"],
                "a.jsonl: no sentence stands on line 2; the nearest begins on line 1",
            ),
        ],
    )
    def test_what_there_is_not(self, arguments: list[str], message: str) -> None:
        done = run("explain", *arguments)
        assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"audit: {message}\n")

    def test_a_column_of_a_record_is_none(self) -> None:
        done = run("explain", "a.jsonl:1:4")
        assert (done.exit_code, done.stderr.count("\n"), "--doc a" in done.stderr) == (2, 1, True)

    def test_ids_that_two_articles_have(self, here: Path) -> None:
        (here / "a.jsonl").write_text('{"id": "a", "text": "Rain fell."}\n' * 2, encoding="utf-8")
        done = run("explain", "a.jsonl:1", "--doc", "a")
        assert done.stderr == (
            "audit: a.jsonl: the articles on lines 1, 2 all have the id “a”; name the line instead\n"
        )
        assert run("explain", "a.jsonl:2").exit_code == 0

    def test_for_programs(self) -> None:
        told = json.loads(run("explain", "a.jsonl:1", "-f", "json").stdout)
        assert (told["row"], told["doc"], [each["line"] for each in told["sentences"]]) == (1, "a", [1, 3, 3])


class TestStandardInput:
    @pytest.mark.parametrize("arguments", [["-:3"], ["-:3", "-f", "json"], ["-f", "json", "-:3:1"]])
    def test_is_explained_like_a_file(self, arguments: list[str]) -> None:
        done = run("explain", *arguments, stdin=TEXT)
        assert (done.exit_code, "standard-input.txt" in done.stdout) == (0, True)
        assert "harbour board" in done.stdout

    def test_has_a_name_that_says_how_to_read_it(self) -> None:
        done = run("explain", "-:1", "--stdin-filename", "x.md", stdin="# *Quayside* shut\n")
        assert done.stdout.startswith("x.md:1:4, headline\n")
