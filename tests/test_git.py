"""What is asked of git, with a real git: names of all kinds, and everything that may not be there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from audit import git
from audit.errors import AuditError
from audit.git import Change, Repository
from tests import repository
from tests.repository import git as run
from tests.repository import write

pytestmark = repository.needed

ENDINGS = frozenset({".txt", ".md"})
LONG = "".join(f"Line {number} of a draft about the harbour.\n" for number in range(20))


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.alone(tmp_path, monkeypatch)


def commit(folder: Path, **files: str) -> None:
    for name, text in files.items():
        write(folder / f"{name}.txt", text)
    repository.commit(folder)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "news room"
    folder.mkdir()
    run(folder, "init", "-q", "-b", "main")
    commit(folder, one="One.\n", two=LONG)
    return folder


def since(folder: Path, reference: str = "main") -> dict[str, Change]:
    found = git.repository(folder)
    changes = found.since(reference, ENDINGS)
    return {change.path.relative_to(found.root).as_posix(): change for change in changes}


def staged(folder: Path) -> dict[str, Change]:
    found = git.repository(folder)
    return {change.path.relative_to(found.root).as_posix(): change for change in found.staged()}


def before(folder: Path, change: Change) -> str:
    return next(git.repository(folder).contents([change.before])).decode()


def test_what_is_committed_staged_written_and_new_counts(home: Path) -> None:
    run(home, "switch", "-q", "-c", "work")
    commit(home, committed="New.\n")
    write(home / "staged.txt", "New.\n")
    run(home, "add", "staged.txt")
    write(home / "one.txt", "One, changed.\n")
    write(home / "new.md", "New.\n")
    write(home / "new.pdf", "No article.\n")
    found = since(home)
    assert sorted(found) == ["committed.txt", "new.md", "one.txt", "staged.txt"]
    assert before(home, found["one.txt"]) == "One.\n"
    assert found["committed.txt"].before == found["new.md"].before == ""


def test_it_is_what_this_branch_changed_and_not_the_other(home: Path) -> None:
    run(home, "switch", "-q", "-c", "work")
    commit(home, ours="Ours.\n")
    run(home, "switch", "-q", "main")
    commit(home, theirs="Theirs.\n", one="One, by them.\n")
    run(home, "switch", "-q", "work")
    assert sorted(since(home)) == ["ours.txt"]


def test_what_is_deleted_says_so_and_what_is_ignored_is_left_out(home: Path) -> None:
    write(home / ".gitignore", "old/\n")
    commit(home, three="Three.\n")
    run(home, "switch", "-q", "-c", "work")
    (home / "one.txt").unlink()
    write(home / "old" / "draft.txt", "Old.\n")
    found = since(home)
    assert list(found) == ["one.txt"]
    assert found["one.txt"].deleted
    assert before(home, found["one.txt"]) == "One.\n"
    run(home, "add", "-A")
    assert [change.deleted for change in staged(home).values()] == [True]


@pytest.mark.parametrize("added", [True, False])
def test_a_renamed_file_has_its_old_text(home: Path, *, added: bool) -> None:
    (home / "two.txt").rename(home / "second.txt")
    write(home / "second.txt", LONG + "One more line.\n")
    if added:
        run(home, "add", "-A")
    found = since(home)
    assert list(found) == ["second.txt"]
    assert found["second.txt"].was == git.repository(home).root / "two.txt"
    assert before(home, found["second.txt"]) == LONG
    assert run(home, "status", "--short").count("second.txt") == 1  # the index itself is as it was


@pytest.mark.parametrize(
    "name", ["a b.txt", "it's “so”.txt", 'a"b.txt', "a\tb.txt", "a\nb.txt", "-n.txt", "é.txt"]
)
def test_any_name(home: Path, name: str) -> None:
    write(home / name, "New.\n")
    assert list(since(home)) == [name]
    run(home, "add", "-A")
    assert list(staged(home)) == [name]
    (home / "two.txt").rename(home / ("x" + name))  # the search for renames has it by name too
    assert sorted(since(home)) == sorted([name, "x" + name])


def test_staged_is_the_index_and_nothing_else(home: Path) -> None:
    write(home / "one.txt", "One, staged.\n")
    run(home, "add", "one.txt")
    write(home / "one.txt", "One, only written.\n")
    write(home / "two.txt", "Only written.\n")
    found = staged(home)
    assert list(found) == ["one.txt"]
    contents = git.repository(home).contents([found["one.txt"].before, found["one.txt"].after])
    assert list(contents) == [b"One.\n", b"One, staged.\n"]


def test_before_the_first_commit(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q", "-b", "main")
    write(tmp_path / "a.txt", "New.\n")
    run(tmp_path, "add", "a.txt")
    assert list(staged(tmp_path)) == ["a.txt"]
    with pytest.raises(AuditError, match="knows no branch, tag or commit “main”"):
        since(tmp_path)


def test_a_branch_without_commits_is_compared_with_the_other(home: Path) -> None:
    run(home, "switch", "-q", "--orphan", "fresh")
    write(home / "one.txt", "One, again.\n")
    assert {name: change.deleted for name, change in since(home).items()} == {
        "one.txt": False,
        "two.txt": True,
    }


def test_branches_that_have_nothing_in_common(home: Path) -> None:
    run(home, "switch", "-q", "--orphan", "fresh")
    commit(home, other="Other.\n")
    with pytest.raises(AuditError, match="“main” and HEAD have no commit in common"):
        since(home)


def test_a_reference_that_is_none_has_its_nearest_named(home: Path) -> None:
    with pytest.raises(AuditError, match="“mian”; did you mean “main”"):
        since(home, "mian")
    with pytest.raises(AuditError, match="“--output=x”"):
        since(home, "--output=x")


def test_a_shallow_clone_says_so(home: Path, tmp_path: Path) -> None:
    run(home, "switch", "-q", "-c", "work")
    commit(home, ours="Ours.\n")
    run(tmp_path, "clone", "-q", "--depth", "1", "--branch", "work", home.as_uri(), "clone")
    clone = tmp_path / "clone"
    with pytest.raises(AuditError, match="fetch-depth: 0"):
        since(clone, "origin/main")
    run(clone, "fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    with pytest.raises(AuditError, match=r"no commit in common.*--unshallow"):
        since(clone, "origin/main")
    with pytest.raises(AuditError, match="“main”; did you mean “origin/main”"):
        since(clone, "main")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_a_repository_of_somebody_else_says_how_to_trust_it(home: Path) -> None:
    for path in (home, home / ".git"):
        os.chown(path, 12345, 12345)
    with pytest.raises(AuditError, match=r"dubious ownership.*; if you trust it: git config --global"):
        git.repository(home)


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(AuditError, match="is in no git repository"):
        git.repository(tmp_path / "not" / "there.txt")


def test_no_git(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(AuditError, match="there is no git"):
        git.repository(home)
    assert git.user_name(home) == ""


def test_links_and_submodules_are_no_articles(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    run(other, "init", "-q")
    commit(other, inner="Inner.\n")
    run(home, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "sub")
    (home / "link.txt").symlink_to("one.txt")
    run(home, "add", "-A")
    assert sorted(staged(home)) == [".gitmodules"]
    assert git.repository(home / "sub").root.name == "sub"
    write(home / "sub" / "inner.txt", "Inner, changed.\n")
    assert list(since(home / "sub", "HEAD")) == ["inner.txt"]


def test_what_the_user_set_for_diffs_does_not_matter(home: Path) -> None:
    for key, value in {
        "diff.external": "false", "diff.noprefix": "true", "diff.renames": "false", "color.ui": "always",
        "core.quotePath": "true", "diff.relative": "true", "status.showUntrackedFiles": "no",
    }.items():  # fmt: skip
        run(home, "config", key, value)
    write(home / "sub" / "é.txt", "New.\n")
    (home / "two.txt").rename(home / "sub" / "second.txt")
    run(home, "add", "-A")
    assert since(home / "sub")["sub/second.txt"].before
    assert sorted(staged(home / "sub")) == ["sub/second.txt", "sub/é.txt"]


def test_a_hook_in_a_linked_worktree(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(home, "worktree", "add", "-q", str(tmp_path / "linked"), "-b", "work")
    linked = tmp_path / "linked"
    write(linked / "sub" / "new.txt", "New.\n")
    run(linked, "add", "-A")
    monkeypatch.chdir(linked)
    monkeypatch.setenv("GIT_DIR", run(linked, "rev-parse", "--git-dir").strip())
    monkeypatch.setenv("GIT_INDEX_FILE", run(linked, "rev-parse", "--git-path", "index").strip())
    assert list(staged(linked / "sub")) == ["sub/new.txt"]


def test_content_that_is_not_there(home: Path) -> None:
    with pytest.raises(AuditError, match="does not have the content"):
        list(Repository(home).contents(["0" * 40]))


def test_who_is_at_work(home: Path) -> None:
    assert git.user_name(home) == ""
    run(home, "config", "user.name", "Bea Lund")
    assert git.user_name(home) == "Bea Lund"
