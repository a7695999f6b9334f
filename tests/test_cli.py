"""The commands: what they print where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from audit import cli, training

PACK = """
rules:
  - id: GAZ001
    name: house-words
    check: wording
    options: {phrases: ["quayside"]}
    severity: warning
    message: "“{words}” is not our style."
    why: Readers say dock.
    fix: Use dock.
    examples: {flag: ["The {quayside} is wet."], pass: ["The dock is wet."]}
"""
TEXT = "The quayside is closed for repairs.\n\nIt opens in May, the harbour board said.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a draft, a clean draft and settings; the commands run in it."""
    (tmp_path / "audit.yml").write_text(PACK, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "clean.md").write_text("The dock is closed.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, list(arguments), input=stdin)


def audit(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "audit", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


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


class TestOutput:
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
    def test_a_full_disk_behind_standard_output(self) -> None:
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "audit", "rules", "--schema"],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == 2
        assert done.stderr.startswith(b"audit: standard output cannot be written")
        assert done.stderr.count(b"\n") == 1

    def test_to_a_file(self, here: Path) -> None:
        done = run("check", "draft.txt", "--format", "markdown", "--output", "report.md")
        assert (done.exit_code, done.output) == (0, "")
        assert "The **quayside** is closed" in (here / "report.md").read_text(encoding="utf-8")
        assert sorted(path.name for path in here.iterdir()) == [
            "audit.yml",
            "clean.md",
            "draft.txt",
            "report.md",
        ]

    def test_a_file_that_was_there_is_replaced_as_a_whole(self, here: Path) -> None:
        old = here / "report.txt"
        old.write_text("old" * 9_999, encoding="utf-8")
        old.chmod(0o640)
        run("check", "clean.md", "--output", "report.txt")
        assert "old" not in old.read_text(encoding="utf-8")
        assert old.stat().st_mode & 0o777 == 0o640

    def test_through_a_link(self, here: Path) -> None:
        (here / "link.txt").symlink_to("real.txt")
        run("check", "clean.md", "--output", "link.txt")
        assert (here / "link.txt").is_symlink()
        assert "Nothing found" in (here / "real.txt").read_text(encoding="utf-8")

    def test_a_device_stays_one(self) -> None:
        assert run("check", "clean.md", "--output", os.devnull).exit_code == 0
        assert not Path(os.devnull).is_file()

    def test_an_article_is_not_written_over(self, here: Path) -> None:
        for output in ("draft.txt", "./draft.txt"):
            done = run("check", "draft.txt", "--output", output)
            assert (done.exit_code, "is one of the articles" in done.stderr) == (2, True)
        assert (here / "draft.txt").read_text(encoding="utf-8") == TEXT

    def test_no_colour_in_a_pipe_or_file(self, here: Path) -> None:
        done = audit("check", "draft.txt", "--output", "report.txt", FORCE_COLOR="1")
        assert done.stdout == ""
        assert "\x1b" not in (here / "report.txt").read_text(encoding="utf-8")
        assert "\x1b" not in audit("check", "draft.txt").stdout

    def test_colour_where_it_is_wanted(self) -> None:
        assert "\x1b[" in audit("check", "draft.txt", FORCE_COLOR="1").stdout
        assert "\x1b" not in audit("check", "draft.txt", FORCE_COLOR="1", NO_COLOR="1").stdout
        assert "\x1b" not in audit("check", "draft.txt", FORCE_COLOR="1", TERM="dumb").stdout

    def test_the_width_of_the_terminal(self) -> None:
        for columns in (40, 60, 90):
            lines = audit("check", "draft.txt", COLUMNS=str(columns)).stdout.splitlines()
            assert max(map(len, lines)) == columns

    def test_a_terminal_that_knows_only_ascii(self) -> None:
        done = audit("check", "draft.txt", PYTHONIOENCODING="ascii")
        assert done.returncode == 0
        assert done.stdout.isascii()
        assert '"quayside" is not our style.' in done.stdout

    def test_machine_formats_are_utf_8_everywhere(self) -> None:
        done = audit("check", "draft.txt", "-f", "jsonl", PYTHONIOENCODING="ascii")
        assert "“quayside”" in done.stdout

    def test_a_reader_that_stops_early(self, here: Path) -> None:
        (here / "long.txt").write_text(TEXT * 2_000, encoding="utf-8")
        command = f"{sys.executable} -m audit check long.txt -f jsonl --fail-on never | head -n 1"
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert len(done.stdout.splitlines()) == 1


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
        assert (done.exit_code, done.stderr) == (2, "audit: no format 'csv'; there are json, terminal\n")

    def test_no_colour_in_a_pipe(self) -> None:
        assert "\x1b" not in run("explain", "draft.txt:1").stdout

    def test_one_of_many_articles(self, here: Path) -> None:
        records = ['{"id": "a", "text": "Rain fell."}', '{"id": "b", "text": "Snow fell."}']
        (here / "a.jsonl").write_text("\n".join(records), encoding="utf-8")
        assert "Snow fell." in run("explain", "a.jsonl:1", "--doc", "b").stdout
        done = run("explain", "a.jsonl:1")
        assert (done.exit_code, done.stderr) == (
            2,
            "audit: a.jsonl: holds 2 articles; say which with --doc a\n",
        )
        assert (
            run("explain", "a.jsonl:1", "--doc", "c").stderr == "audit: a.jsonl: no article has the id 'c'\n"
        )


class TestRules:
    def test_list(self) -> None:
        done = run("rules")
        assert done.exit_code == 0
        assert done.stdout.startswith("▲ GAZ001  house-words  Readers say dock.\n\n1 rule on ")

    def test_list_with_what_is_off(self) -> None:
        done = run("rules", "--all")
        assert done.exit_code == 0
        assert "- EDI002" in done.stdout

    def test_one_in_full(self) -> None:
        done = run("rules", "gaz001")
        assert done.exit_code == 0
        for words in ("Why         Readers say dock.", "Options of the check wording", "The dock is wet."):
            assert words in done.stdout

    def test_a_family(self) -> None:
        assert run("rules", "GAZ*").exit_code == 0

    def test_for_programs(self) -> None:
        assert any(
            rule["id"] == "GAZ001" and rule["on"] for rule in json.loads(run("rules", "-f", "json").stdout)
        )

    def test_a_misspelt_rule(self) -> None:
        done = run("rules", "GAZ01")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == "audit: no rule “GAZ01”; did you mean “GAZ001”?\n"

    def test_another_pack(self, here: Path) -> None:
        (here / "other.yml").write_text(PACK.replace("GAZ001", "GAZ002"), encoding="utf-8")
        assert "house-words" in run("rules", "GAZ002", "--rules", "other.yml").stdout
        assert "house-words" in run("rules", "GAZ002", "other.yml").stdout
        assert run("rules", "other.yml", "--rules", "audit.yml").exit_code == 2

    def test_trying_examples(self, here: Path) -> None:
        done = run("rules", "--try")
        assert (done.exit_code, done.stdout) == (0, "1 rule, 2 examples: all come out as they should\n")
        bad = PACK.replace("The {quayside} is wet.", "The dock is {wet}.")
        (here / "bad.yml").write_text(bad, encoding="utf-8")
        done = run("rules", "--try", "bad.yml")
        assert done.exit_code == 1
        assert done.stdout.startswith("GAZ001 must flag: The dock is {wet}.\n  but it flags nothing\n")


class TestTrain:
    def test_a_model_of_ones_own(self, here: Path) -> None:
        pytest.importorskip("sklearn")
        (here / "seeds").mkdir()
        for number in range(3):
            (here / "seeds" / f"{number}.txt").write_text(
                "[fact] Rain fell on the pier.\n"
                "[editorial] What a {dismal} failure of a pier it is.\n"
                "[attribution] <The board> *said* the pier was safe.\n",
                encoding="utf-8",
            )
        done = run("train", "--seeds", "seeds", "--to", "own.json")
        assert done.exit_code == 0, done.output
        assert done.stdout.startswith("Learnt from 3 articles with 9 sentences (3 fact, ")
        assert run("train", "--seeds", "seeds", "--to", "own.json", "--check").exit_code == 0
        assert run("check", "draft.txt", "--model", "own.json").exit_code == 0
        assert run("read", "draft.txt", "--model", "own.json").exit_code == 0
        (here / "seeds" / "0.txt").write_text("[fact] Rain fell.\n[editorial] Dismal.\n", encoding="utf-8")
        assert run("train", "--seeds", "seeds", "--to", "own.json", "--check").exit_code == 1

    def test_an_installed_model_is_left_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("audit.paths.in_checkout", lambda: False)
        monkeypatch.setattr(training, "train", lambda *_: pytest.fail("trained"))
        done = run("train")
        assert done.exit_code == 2
        assert "--to" in done.stderr

    def test_no_seeds(self, here: Path) -> None:
        (here / "empty").mkdir()
        assert run("train", "--seeds", "empty", "--to", "own.json").exit_code == 2


class TestScore:
    def test_gold_of_ones_own(self, here: Path) -> None:
        pytest.importorskip("nltk")
        (here / "gold.txt").write_text(
            "[fact] Rain fell on the pier on Friday.\n[attribution] <The board> *said* the pier was safe.\n",
            encoding="utf-8",
        )
        done = run("score", "--gold", "gold.txt")
        assert done.exit_code == 0
        assert done.stdout.startswith("1 articles, 2 sentences\n")

    def test_no_gold(self) -> None:
        done = run("score", "--gold", "nothing.txt")
        assert (done.exit_code, done.stdout) == (2, "")

    def test_folds_have_their_own_models(self) -> None:
        assert run("score", "--folds", "--model", "own.json").exit_code == 2


class TestProgram:
    def test_version(self) -> None:
        done = run("--version")
        assert done.exit_code == 0
        assert done.stdout.startswith("audit ")

    @pytest.mark.parametrize(
        "command", [[], ["check"], ["read"], ["explain"], ["sources"], ["rules"], ["train"], ["score"]]
    )
    def test_help(self, command: list[str]) -> None:
        done = run(*command, "--help")
        assert done.exit_code == 0
        assert "Usage:" in done.stdout
        assert "\x1b" not in done.stdout

    @pytest.mark.parametrize("command", [[], ["check"], ["rules"]])
    def test_help_shows_examples_line_by_line(self, command: list[str]) -> None:
        lines = run(*command, "--help").stdout.splitlines()
        assert len([line for line in lines if line.strip().startswith("audit ")]) >= 2

    def test_no_command_shows_help(self) -> None:
        assert "Commands:" in run().output

    @pytest.mark.parametrize(
        "arguments", [["check"], ["chekc"], ["check", "--fail-on", "fatal", "a.txt"], ["check", "-x"]]
    )
    def test_wrong_usage(self, arguments: list[str]) -> None:
        done = run(*arguments)
        assert done.exit_code == 2
        assert done.stdout == ""

    @pytest.mark.parametrize("command", ["check", "read", "rules"])
    def test_a_misspelt_format(self, command: str) -> None:
        done = run(command, *(["draft.txt"] if command != "rules" else []), "--format", "jason")
        assert done.exit_code == 2
        assert done.stderr.startswith("audit: no format 'jason'; there are ")
        assert "_" not in done.stderr

    def test_completion(self) -> None:
        done = audit("--show-completion", "bash")
        assert (done.returncode, "complete" in done.stdout) == (0, True)

    def test_an_interrupt_is_one_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("audit.pipeline.audit_documents", interrupted)
        done = run("check", "draft.txt")
        assert (done.exit_code, done.stdout, done.stderr) == (130, "", "audit: interrupted\n")

    def test_our_own_faults_are_not_hidden(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr("audit.pipeline.audit_documents", broken)
        assert isinstance(run("check", "draft.txt").exception, ZeroDivisionError)
