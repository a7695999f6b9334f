"""``audit settle`` and what ``audit check`` makes of decisions, as a user meets them."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit import cli, decisions
from tests import repository
from tests.build import RULE, pack
from tests.repository import git, write

EVERY = "    labels: [fact, attribution, editorial, other]\n"
FILE = Path(decisions.FILE)
WHY = ("--why", "It is her name.", "--who", "Ann Poe")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with settings and two drafts, one with two findings."""
    repository.alone(tmp_path, monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.parent / "cache"))
    monkeypatch.setenv("AUDIT_TODAY", "2026-01-31")
    monkeypatch.delenv("USER", raising=False)
    monkeypatch.delenv("LOGNAME", raising=False)
    pack(tmp_path, "fail_on: info\n" + RULE + EVERY, "audit.yml")
    write(tmp_path / "drafts" / "a.md", "The ferry left.\n\nThe old ferry came.\n")
    write(tmp_path / "drafts" / "b.txt", "It rained.\n")
    return tmp_path


def run(*arguments: str, code: int = 0) -> str:
    """What a command prints, on both outputs, on one line; it must leave with this code."""
    done = CliRunner().invoke(cli.app, list(arguments), env={"COLUMNS": "200"})
    assert done.exit_code == code, done.output
    return " ".join(done.output.split())


def names(*paths: str) -> list[str]:
    done = CliRunner().invoke(
        cli.app, ["check", *(paths or ["."]), "--format", "jsonl", "--unused", "ignore"]
    )
    return [json.loads(line)["fingerprint"] for line in done.stdout.splitlines() if line.startswith("{")]


def made() -> list[dict[str, str]]:
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def test_a_record_without_an_id_is_the_same_from_any_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [{"text": "The ferry left."}, {"id": "pier", "text": "The ferry is back."}]
    write(Path("drafts", "wire.jsonl"), "".join(f"{json.dumps(each)}\n" for each in records))
    run("settle", "--all", "drafts/wire.jsonl", *WHY)
    assert [each.get("article") for each in made()] == ["line 1", "pier"]
    monkeypatch.chdir("drafts")
    told = run("check", "wire.jsonl", "--unused", "error")
    assert "2 findings settled" in told


def test_a_finding_is_settled_by_the_beginning_of_its_name() -> None:
    first, second = names()
    told = run("settle", first[:8], *WHY)
    assert told == f"{first[:8]} GAZ001 in drafts/a.md “ferry” 1 finding settled: {FILE}"
    assert made() == [
        {
            "path": "drafts/a.md",
            "rule": "GAZ001",
            "fingerprint": first,
            "words": "ferry",
            "why": "It is her name.",
            "who": "Ann Poe",
            "on": "2026-01-31",
        }
    ]
    assert names() == [second]


def test_several_at_once_and_only_in_the_articles_named() -> None:
    first, second = names()
    assert "2 findings settled" in run("settle", first, second[:4].upper(), "drafts/a.md", *WHY)
    assert names() == []
    assert "no finding" in run("settle", first, "drafts/b.txt", *WHY, code=2)


def test_all() -> None:
    assert f"2 findings settled: {FILE}" in run("settle", "--all", ".", *WHY)
    assert run("settle", "--all", ".", *WHY) == "Nothing is found here that is not settled."
    run("check", ".")


def test_a_decision_is_renewed() -> None:
    first, _ = names()
    run("settle", first, *WHY, "--until", "2026-02-01")
    run("settle", first, "--why", "It still is.", "--who", "Bea Lund")
    (only,) = made()
    assert (only["why"], only["who"], only.get("until")) == ("It still is.", "Bea Lund", None)


def test_the_file_stands_beside_the_settings_or_where_it_is_already_or_was_named(here: Path) -> None:
    run("settle", "--all", "drafts", *WHY)
    assert FILE.is_file()
    FILE.unlink()
    (here / "audit.yml").unlink()
    rules = pack(here.parent, RULE + EVERY, "rules.yml")
    run("settle", "--all", "drafts", *WHY, "--rules", str(rules))
    assert Path("drafts", FILE).is_file()
    Path("drafts", FILE).unlink()
    run("settle", "--all", "drafts", *WHY, "--rules", str(rules), "--decisions", "ours.jsonl")
    assert Path("ours.jsonl").is_file()
    check = ("check", ".", "--rules", str(rules), "--fail-on", "info")
    run(*check, "--decisions", "ours.jsonl")  # which is no article, either
    assert "there is no such file" in run(*check, "--decisions", "our.jsonl", code=2)


def test_the_settings_name_the_file(here: Path) -> None:
    pack(here, "fail_on: info\ndecisions: desk/decided.jsonl\n" + RULE + EVERY, "audit.yml")
    (here / "desk").mkdir()
    run("settle", "--all", "drafts", *WHY)
    assert Path("desk/decided.jsonl").is_file()
    run("check", ".")
    run("check", "drafts/a.md")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["settle"], "which finding? Give its name, 1a2b3c4d, as audit check shows it; or --all"),
        (["settle", "xyz", *WHY], "“xyz” is neither the name of a finding"),
        (["settle", "abcd", *WHY], "no finding “abcd” here"),
        (["settle", "-", "--all", *WHY], "standard input (-) cannot be settled"),
        (["settle", "--all", "drafts"], "a decision needs a reason: --why"),
        (["settle", "--all", "drafts", "--why", " "], "a decision needs a reason: --why"),
        (["settle", "--all", "drafts", "--why", "x"], "a decision needs a name: --who"),
        (["settle", "--all", "drafts", *WHY, "--until", "soon"], "--until: “soon” is no day"),
        (["settle", "--all", "drafts", *WHY, "--until", "2026-01-30"], "--until 2026-01-30 has gone by"),
        (["settle", "--all", "--list"], "exclude each other"),
        (["settle", "--list", "--why", "x"], "are for findings that are settled"),
        (["settle", "--list"], "there are no decisions yet"),
        (["settle", "--remove", "abcd"], "there are no decisions yet"),
        (["settle", "--tidy"], "there are no decisions yet"),
        (["check", "--since", "main", "--staged"], "exclude each other"),
        (["check", ".", "--today", "today"], "--today: “today” is no day"),
        (["check"], "which articles?"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(arguments: list[str], why: str) -> None:
    told = run(*arguments, code=2)
    assert why in told
    assert "Traceback" not in told
    assert not FILE.exists()


def test_a_beginning_that_fits_several_lists_them(here: Path) -> None:
    write(here / "drafts" / "c.md", "The ferry left.\n")
    first, _, third = names()
    assert first == third
    told = run("settle", first[:8], *WHY, code=2)
    assert "is found more than once; name the article, too" in told
    assert "GAZ001 in drafts/a.md:1 “ferry”" in told
    assert "GAZ001 in drafts/c.md:1 “ferry”" in told


def test_a_name_that_is_nearly_one_has_the_nearest_named() -> None:
    first, _ = names()
    wrong = first[:3] + ("0" if first[3] != "0" else "1") + first[4:8]
    assert f"did you mean “{first[:8]}”?" in run("settle", wrong, *WHY, code=2)


def test_who_is_as_git_knows_them(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "apoe")
    run("settle", names()[0], "--why", "Because.")
    assert made()[0]["who"] == "apoe"
    git(here, "init", "-q")
    git(here, "config", "user.name", "Ann Poe")
    run("settle", names()[0], "--why", "Because.")
    assert {each["who"] for each in made()} == {"apoe", "Ann Poe"}


def test_list_shows_them_with_their_age_and_end() -> None:
    run("settle", "--all", "drafts", *WHY, "--until", "2026-02-10")
    told = run("settle", "--list", "--today", "2026-03-13")
    assert "drafts/a.md" in told
    assert "GAZ001 “ferry”: It is her name. (Ann Poe, 41 days ago, until 2026-02-10 (expired))" in told
    assert f"2 decisions in {FILE}" in told
    assert f"0 decisions in {FILE}" in run("settle", "--list", "drafts/b.txt")
    Path("drafts/a.md").unlink()
    assert "drafts/a.md (no such article any more)" in run("settle", "--list")


def test_remove_takes_a_decision_back() -> None:
    run("settle", "--all", "drafts", *WHY)
    first = made()[0]["fingerprint"]
    assert run("settle", "--remove", first[:8]) == f"1 decision taken out of {FILE}"
    assert names() == [first]
    assert "no finding" in run("settle", "--remove", first[:8], code=2)


def test_tidy_says_what_it_did(here: Path) -> None:
    run("settle", "--all", "drafts", *WHY)
    assert run("settle", "--tidy") == f"{FILE}: all are in use"
    write(here / "drafts" / "a.md", "The ferry left again.\n\nThe old ferry came.\n")
    (here / "drafts" / "a.md").rename("drafts/c.md")
    assert run("settle", "--tidy") == f"{FILE}: taken out: 1 gone; 1 path brought up to date"
    assert [each["path"] for each in made()] == ["drafts/c.md"]


def test_what_settles_nothing_is_told_and_may_decide(here: Path) -> None:
    run("settle", "--all", "drafts", *WHY)
    write(here / "drafts" / "a.md", "It rained.\n")
    told = run("check", ".")
    assert told.count("warning: audit-decisions.jsonl:") == 2
    assert "audit settle --tidy takes out" in told
    assert "Exit code 1 2 decisions settle nothing (--unused error)" in run(
        "check", ".", "--unused", "error", code=1
    )
    assert "error: audit-decisions.jsonl:1: stale" in run(
        "check", ".", "--unused", "error", "--quiet", code=1
    )
    assert "stale" not in run("check", ".", "--unused", "ignore")
    settings = (here / "audit.yml").read_text(encoding="utf-8")
    pack(here, "unused: error\n" + settings, "audit.yml")
    assert "(unused: error in audit.yml)" in run("check", ".", code=1)
    run("check", ".", "--unused", "warning")


def test_many_that_settle_nothing_are_not_all_listed(here: Path) -> None:
    write(here / "drafts" / "a.md", "".join(f"The ferry left for the {n}th time.\n\n" for n in range(40)))
    run("settle", "--all", "drafts", *WHY)
    write(here / "drafts" / "a.md", "It rained.\n")
    told = run("check", ".")
    assert told.count("stale:") == 20
    assert "and 20 more" in told


def test_a_broken_file_is_said_with_its_line() -> None:
    write(FILE, '{"path": "a.md"}\n')
    for command in (["check", "."], ["settle", "--list"], ["settle", "--all", ".", *WHY]):
        assert f"{FILE}:1: rule: is missing" in run(*command, code=2)


def test_findings_of_articles_that_cannot_be_read_are_not_taken_for_none(here: Path) -> None:
    run("settle", "--all", "drafts", *WHY)
    (here / "drafts" / "a.md").write_bytes(b"\xff\x00\xfe")
    run("settle", "--tidy", code=2)
    assert len(made()) == 2


def test_a_report_does_not_take_the_place_of_decisions() -> None:
    run("settle", "--all", "drafts", *WHY)
    before = made()
    run("check", ".", "--format", "json", "--output", str(FILE), code=2)
    assert made() == before


def test_killed_at_any_moment_no_file_is_half_written(here: Path) -> None:
    write(here / "drafts" / "a.md", "".join(f"The ferry left for the {n}th time.\n\n" for n in range(300)))
    command = [sys.executable, "-m", "audit", "settle", "--all", "drafts", *WHY]
    began = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    took = time.monotonic() - began
    whole = FILE.read_bytes()
    FILE.unlink()
    chance = random.Random(7)
    for _ in range(6):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(took * chance.uniform(0.5, 1.0))
            process.kill()
        assert not FILE.exists() or FILE.read_bytes() == whole
        for path in here.iterdir():
            if path.name == FILE.name or path.suffix == ".draft":
                path.unlink()
    assert sorted(os.listdir(here)) == ["audit.yml", "drafts"]
