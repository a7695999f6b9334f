"""A newsroom's repository of 200 drafts, with a real git: from the first day to an archive's last decision.

Each test is a pull request on a branch of its own. The drafts are audited once, for the baseline; after
that a cache knows all that has not changed.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from audit import cli
from tests import drafts, repository
from tests.repository import commit, git, write

pytestmark = repository.needed

FIRST_DAY, TODAY, LATER = "2026-01-05", "2026-02-15", "2027-01-01"
BASELINE = "Published before drafts were audited."
CLAIM = "The contractor bribed two of the inspectors."
DECISIONS = Path("audit-decisions.jsonl")


def run(*arguments: str, today: str = TODAY, code: int = 0) -> Result:
    """What a command does; it must leave with this code."""
    environment = {"AUDIT_TODAY": today, "NO_COLOR": "1", "COLUMNS": "100"}
    done = CliRunner().invoke(cli.app, list(arguments), env=environment)
    assert done.exit_code == code, done.output
    return done


def audit(*arguments: str, today: str = TODAY, code: int = 0) -> str:
    """What it prints, on both outputs, on one line however wide the screen."""
    return " ".join(run(*arguments, today=today, code=code).output.split())


def findings(*arguments: str, code: int) -> list[dict[str, Any]]:
    done = run("check", *arguments, "--format", "jsonl", "--unused", "ignore", code=code)
    return [json.loads(line) for line in done.stdout.splitlines()]


def decisions() -> list[dict[str, str]]:
    return [json.loads(line) for line in DECISIONS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The repository on its first day: drafts, settings, and a baseline of what is found in them."""
    folder = tmp_path_factory.mktemp("newsroom")
    with pytest.MonkeyPatch.context() as patch:
        repository.alone(folder, patch)
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        assert len(drafts.write(folder)) == 200
        git(folder, "init", "-q", "-b", "main")
        commit(folder, "Drafts")
        audit("init")
        settings = (folder / "audit.yml").read_text(encoding="utf-8")
        write(folder / "audit.yml", settings.replace("fail_on: error ", "fail_on: info "))
        commit(folder, "Set up audit")
        audit("settle", "--all", "drafts", "--why", BASELINE, "--who", "The desk", today=FIRST_DAY)
        commit(folder, "Settle what was published")
        yield folder


@pytest.fixture(autouse=True)
def branch(newsroom: Path) -> Iterator[Path]:
    """A branch for a pull request, which nobody merges."""
    git(newsroom, "switch", "-q", "-C", "work", "main")
    yield newsroom
    git(newsroom, "reset", "-q", "--hard")
    git(newsroom, "clean", "-q", "-d", "--force")


def with_findings(rule: str) -> tuple[Path, str]:
    """A draft with a settled finding of a rule, and the words that are flagged."""
    found = next(each for each in decisions() if each["rule"] == rule)
    return Path(found["path"]), found["words"]


def paragraphs(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").strip().split("\n\n")


def rewrite(path: Path, parts: list[str]) -> None:
    write(path, "\n\n".join(parts) + "\n")


def test_the_baseline_settles_all_and_can_be_reviewed() -> None:
    told = audit("check", "drafts")
    assert "Nothing found in 200 articles" in told
    made = decisions()
    assert len(made) > 200
    assert len({each["rule"] for each in made}) >= 5
    assert {each["why"] for each in made} == {BASELINE}
    assert [(each["path"], each["fingerprint"]) for each in made] == sorted(
        (each["path"], each["fingerprint"]) for each in made
    )
    audit("settle", "--all", "drafts", "--why", "Again.", "--who", "The desk")
    assert decisions() == made


def test_one_unsourced_claim_fails_with_exactly_that_finding() -> None:
    path = Path(drafts.draft(8)[0])
    rewrite(path, [*paragraphs(path), CLAIM])
    commit(Path(), "Add a claim")
    (found,) = findings("--since", "main", code=1)
    assert (found["path"], found["rule"], found["text"]) == (str(path), "SRC001", CLAIM)
    assert [each["fingerprint"] for each in findings("drafts", code=1)] == [found["fingerprint"]]
    audit("settle", found["fingerprint"][:8], "--why", "The court found so.", "--who", "Ann Poe")
    assert "1 article" in audit("check", "--since", "main")


def test_an_old_finding_beside_a_new_sentence_is_not_shown() -> None:
    path, _ = with_findings("ANO001")
    write(DECISIONS, "")  # nothing is settled
    rewrite(path, [*paragraphs(path), "The council meets again on Friday, according to its clerk."])
    assert findings(str(path), code=1)
    assert findings("--since", "main", code=0) == []


def test_moved_paragraphs_and_other_marks_pass() -> None:
    for number in (1, 2, 5):
        path = Path(drafts.draft(number)[0])
        head, *body = paragraphs(path)
        retyped = [part.replace("“", '"').replace("”", '"').replace("’", "'") for part in reversed(body)]
        rewrite(path, [head, *retyped])
    commit(Path(), "Move paragraphs")
    assert findings("--since", "main", code=0) == []
    assert "Nothing found in 200 articles" in audit("check", "drafts")


def test_a_settled_sentence_that_is_rewritten_makes_its_decision_stale() -> None:
    path, words = with_findings("EDI002")
    rewrite(path, [part.replace(words, f"very {words}") for part in paragraphs(path)])
    commit(Path(), "Rewrite a sentence")
    told = audit("check", "--since", "main", code=1)
    assert f"stale: EDI002 in {path.as_posix()} (“{words}”)" in told
    assert "settled 41 days ago" in told
    audit("check", "--since", "main", "--fail-on", "never")
    unused = ("check", "--since", "main", "--fail-on", "never", "--unused", "error")
    assert "settle nothing (--unused error)" in audit(*unused, code=1)
    before = len(decisions())
    audit("settle", "--tidy")
    assert len(decisions()) < before
    assert "stale" not in audit("check", "--since", "main", code=1)


def test_a_rename_takes_its_decisions_along() -> None:
    path, _ = with_findings("ANO001")
    target = Path("drafts", "renamed" + path.suffix)
    git(Path(), "mv", str(path), str(target))
    assert findings("--since", "main", code=0) == []
    told = audit("check", "drafts", "--unused", "error")
    assert "Nothing found in 200 articles" in told
    audit("settle", "--tidy")
    paths = {each["path"] for each in decisions()}
    assert target.as_posix() in paths
    assert path.as_posix() not in paths
    commit(Path(), "Rename")
    audit("check", "drafts", "--unused", "error")


def test_a_deleted_file_leaves_decisions_that_are_told_of() -> None:
    path, _ = with_findings("ANO001")
    path.unlink()
    commit(Path(), "Delete a draft")
    for told in (audit("check", "--since", "main"), audit("check", "drafts")):
        assert f"gone: ANO001 in {path.as_posix()}" in told
        assert "settled 41 days ago" in told
    git(Path(), "branch", "-f", "base", "work")
    told = audit("check", "--since", "base")
    assert "no article has changed since base" in told
    assert "gone" not in told  # that was another change
    audit("settle", "--tidy")
    assert path.as_posix() not in {each["path"] for each in decisions()}


def test_an_expired_decision_brings_its_finding_back() -> None:
    path = Path(drafts.draft(8)[0])
    rewrite(path, [*paragraphs(path), CLAIM])
    (found,) = findings(str(path), code=1)
    settled = ("settle", found["fingerprint"], str(path), "--who", "Ann Poe")
    audit(*settled, "--why", "The trial is on.", "--until", "2026-12-31")
    audit("check", str(path))
    told = audit("check", str(path), today=LATER, code=1)
    assert f"expired: SRC001 in {path.as_posix()}" in told
    assert "its last day was 1 day ago" in told
    assert "(Settled until 2026-12-31: The trial is on.)" in told


def test_a_hook_sees_what_is_staged_and_nothing_else() -> None:
    one, other = (Path(drafts.draft(number)[0]) for number in (7, 8))
    rewrite(one, [*paragraphs(one), CLAIM])
    git(Path(), "add", "-A")
    rewrite(one, paragraphs(one)[:-1])  # taken out again, but still to be committed
    rewrite(other, [*paragraphs(other), CLAIM])
    assert [each["path"] for each in findings("--staged", code=1)] == [str(one)]
    assert [each["path"] for each in findings("--since", "main", code=1)] == [str(other)]


def test_a_hook_keeps_a_commit_back(branch: Path) -> None:
    hook = write(
        branch / ".git" / "hooks" / "pre-commit",
        f"#!/bin/sh\nexec '{sys.executable}' -m audit check --staged\n",
    )
    hook.chmod(0o755)
    path = Path(drafts.draft(8)[0])
    whole = paragraphs(path)
    rewrite(path, [*whole, CLAIM])
    try:
        with pytest.raises(subprocess.CalledProcessError) as caught:
            git(path.parent, "commit", "-q", "-a", "-m", "Add a claim")
        assert CLAIM in caught.value.stderr.decode() + caught.value.stdout.decode()
        rewrite(path, [*whole, "The next meeting is on Friday, the council said."])
        git(path.parent, "commit", "-q", "-a", "-m", "Add a date")
    finally:
        hook.unlink()


def test_a_comment_in_the_text_does_for_markdown_what_a_decision_does() -> None:
    path = Path(drafts.draft(8)[0])
    rewrite(path, [*paragraphs(path), f"{CLAIM} <!-- audit: allow SRC001: the court found so -->"])
    assert findings("--since", "main", code=0) == []
    rewrite(path, [*paragraphs(path)[:-1], f"{CLAIM} <!-- audit: allow SRC001 -->"])
    told = audit("check", "--since", "main", code=2)
    assert f"{path}:13: “audit: allow SRC001” gives no reason" in told
    assert "1 comment in the text cannot be used" in told


def test_the_same_bytes_again(tmp_path: Path) -> None:
    path = Path(drafts.draft(8)[0])
    rewrite(path, [*paragraphs(path), CLAIM])
    once = run("check", "drafts", "--format", "json", code=1).stdout
    assert run("check", "drafts", "--format", "json", code=1).stdout == once
    shutil.copytree("drafts", tmp_path / "drafts")
    assert drafts.write(tmp_path) == [tmp_path / drafts.draft(number)[0] for number in range(drafts.COUNT)]
