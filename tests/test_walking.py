"""Folders: what is an article in them, what git ignores, what the user leaves out."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from audit import walking
from audit.errors import AuditError, FileError
from audit.walking import Choice, Pattern


def lay(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def found(folder: Path, choice: Choice | None = None) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in walking.walk(folder, choice).files]


def choice(folder: Path, *, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> Choice:
    return Choice(
        tuple(Pattern(glob, folder, "--include") for glob in include),
        tuple(Pattern(glob, folder, "--exclude") for glob in exclude),
    )


def test_the_articles_in_a_folder(tmp_path: Path) -> None:
    names = "b.txt a.MD c.jsonl d.html .e.txt x/f.markdown .git/g.txt x/h.text x/i.docx x/~$i.docx README"
    lay(tmp_path, dict.fromkeys(names.split(), "Text."))
    assert found(tmp_path) == ["a.MD", "b.txt", "c.jsonl", "d.html", "x/f.markdown", "x/h.text", "x/i.docx"]


def test_what_programs_fill_is_passed_over(tmp_path: Path) -> None:
    names = ("a.md", "node_modules/x/README.md", "env/lib/LICENSE.txt", "env/pyvenv.cfg", "venvs/b.md")
    lay(tmp_path, dict.fromkeys(names, "Text."))
    assert found(tmp_path) == ["a.md", "venvs/b.md"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    gone = walking.walk(tmp_path / "none")
    assert not gone.files
    assert [str(error) for error in gone.refused] == [f"{tmp_path / 'none'}: there is no such file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_opened_does_not_stop_the_others(tmp_path: Path) -> None:
    lay(tmp_path, {"a/a.md": "", "b/b.md": ""})
    (tmp_path / "a").chmod(0)
    walked = walking.walk(tmp_path)
    (tmp_path / "a").chmod(0o700)
    assert [path.name for path in walked.files] == ["b.md"]
    assert "no permission" in str(walked.refused[0])


def test_links(tmp_path: Path) -> None:
    lay(tmp_path, {"in/a.md": "Text.", "out/b.md": "Text."})
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "away").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "file.md").symlink_to(tmp_path / "out" / "b.md")
    (tmp_path / "in" / "nowhere.md").symlink_to(tmp_path / "none.md")
    assert found(tmp_path / "in") == ["a.md", "file.md"]
    why = {skipped.path.name: skipped.why for skipped in walking.walk(tmp_path / "in").skipped}
    assert why["round"] == why["away"] == "a link to a folder"
    assert why["nowhere.md"] == "no ordinary file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_no_article(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert not found(tmp_path)


class TestWhatGitIgnores:
    def test_nested_files_of_rules(self, tmp_path: Path) -> None:
        names = ("top.txt", "a/x.txt", "a/x.md", "a/keep/k.txt", "a/keep/l.txt", "a/build/y.md", "build.md")
        lay(tmp_path, dict.fromkeys(names, "Text."))
        lay(tmp_path, {".gitignore": "build/\n", "a/.gitignore": "*.txt\n", "a/keep/.gitignore": "!k.txt\n"})
        assert found(tmp_path) == ["a/keep/k.txt", "a/x.md", "build.md", "top.txt"]

    def test_rules_above_count_up_to_the_top_of_the_repository(self, tmp_path: Path) -> None:
        lay(
            tmp_path,
            {"repo/.git/HEAD": "", "repo/.gitignore": "old.md\n", "repo/in/old.md": "", "repo/in/a.md": ""},
        )
        lay(tmp_path, {".gitignore": "*.md\n"})
        assert found(tmp_path / "repo" / "in") == ["a.md"]

    def test_without_a_repository_nothing_above_counts(self, tmp_path: Path) -> None:
        lay(tmp_path, {".gitignore": "*.md\n", "in/a.md": "Text."})
        assert found(tmp_path / "in") == ["a.md"]

    def test_a_folder_that_is_named_is_searched(self, tmp_path: Path) -> None:
        lay(tmp_path, {".git/HEAD": "", ".gitignore": "drafts/\n", "drafts/may/a.md": "", "b.md": ""})
        assert found(tmp_path) == ["b.md"]
        assert found(tmp_path / "drafts") == ["may/a.md"]
        assert found(tmp_path / "drafts" / "may") == ["a.md"]

    def test_what_is_excluded_on_this_machine_only(self, tmp_path: Path) -> None:
        lay(tmp_path, {".git/info/exclude": "mine.md\n", "mine.md": "", "ours.md": ""})
        assert found(tmp_path) == ["ours.md"]

    def test_lines_that_are_no_patterns(self, tmp_path: Path) -> None:
        lay(tmp_path, {".gitignore": "# old\n\n!\n/\nold.md\n\\\n", "old.md": "", "a.md": ""})
        assert found(tmp_path) == ["a.md"]

    def test_rules_that_cannot_be_read_are_none(self, tmp_path: Path) -> None:
        lay(tmp_path, {"a.md": ""})
        (tmp_path / ".gitignore").mkdir()
        (tmp_path / "b").mkdir()
        (tmp_path / "b" / ".gitignore").write_bytes(b"\xff\xfe\nb.md\n")
        lay(tmp_path, {"b/b.md": "", "b/c.md": ""})
        assert found(tmp_path) == ["a.md", "b/c.md"]

    @pytest.mark.skipif(not shutil.which("git"), reason="compared with git itself")
    @settings(max_examples=25)
    @given(
        rules=st.lists(
            st.sampled_from(
                [
                    "*.md",
                    "!a.md",
                    "/a.md",
                    "b/",
                    "/b",
                    "b/*",
                    "!b/a.md",
                    "**/c",
                    "c/**",
                    "a.*",
                    "!c/",
                    "b/c/a.md",
                ]
            ),
            max_size=5,
        ),
        inner=st.lists(st.sampled_from(["*", "!a.md", "/c", "a.md", "!*.txt"]), max_size=3),
    )
    @example(rules=["c/**", "!a.md"], inner=[])
    def test_the_same_as_git(
        self, tmp_path_factory: pytest.TempPathFactory, rules: list[str], inner: list[str]
    ) -> None:
        folder = tmp_path_factory.mktemp("repository")
        subprocess.run(["git", "init", "-q", str(folder)], check=True)
        names = [f"{place}{name}" for place in ("", "b/", "b/c/", "c/", "d/b/") for name in ("a.md", "a.txt")]
        lay(folder, dict.fromkeys(names, "Text."))
        lay(folder, {".gitignore": "\n".join(rules), "b/.gitignore": "\n".join(inner)})
        listed = subprocess.run(
            ["git", "-C", str(folder), "ls-files", "--others", "--exclude-standard"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        assert found(folder) == sorted(name for name in listed if not name.endswith(".gitignore"))


class TestWhatTheUserWants:
    def test_exclude(self, tmp_path: Path) -> None:
        lay(tmp_path, dict.fromkeys(("a.md", "old/b.md", "old/keep.md", "new/old.md", "c.txt"), "Text."))
        assert found(tmp_path, choice(tmp_path, exclude=("old/*", "!keep.md"))) == [
            "a.md", "c.txt", "new/old.md", "old/keep.md",
        ]  # fmt: skip
        assert found(tmp_path, choice(tmp_path, exclude=("old/", "*.txt"))) == ["a.md", "new/old.md"]

    def test_include(self, tmp_path: Path) -> None:
        lay(tmp_path, dict.fromkeys(("a.md", "news/b.md", "news/c.png", "opinion/d.md"), "Text."))
        assert found(tmp_path, choice(tmp_path, include=("news/",))) == ["news/b.md"]
        assert found(tmp_path, choice(tmp_path, include=("*.md",), exclude=("news/",))) == [
            "a.md",
            "opinion/d.md",
        ]

    def test_patterns_count_from_their_folder(self, tmp_path: Path) -> None:
        lay(tmp_path, dict.fromkeys(("in/a.md", "in/in/a.md"), "Text."))
        assert found(tmp_path / "in", choice(tmp_path, exclude=("/in/a.md",))) == ["in/a.md"]
        assert found(tmp_path, choice(tmp_path / "in", exclude=("/in/a.md",))) == ["in/a.md"]

    def test_which_patterns_fit_anything(self, tmp_path: Path) -> None:
        lay(tmp_path, dict.fromkeys(("a.md", "old/b.md"), "Text."))
        wanted = choice(tmp_path, include=("*.md", "*.txt"), exclude=("old/", "older/"))
        assert {pattern.glob for pattern in walking.walk(tmp_path, wanted).matched} == {"*.md", "old/"}

    @pytest.mark.parametrize("glob", ["", "!", "/", "# old"])
    def test_what_is_no_pattern(self, tmp_path: Path, glob: str) -> None:
        lay(tmp_path, {"a.md": "Text."})
        with pytest.raises(AuditError, match=r"--exclude: “.*” is no pattern of files"):
            walking.walk(tmp_path, choice(tmp_path, exclude=(glob,)))


def test_content(tmp_path: Path) -> None:
    lay(tmp_path, {"a.md": "Text."})
    assert walking.content(tmp_path / "a.md") == b"Text."
    with pytest.raises(FileError, match="there is no such file"):
        walking.content(tmp_path / "b.md")
    with pytest.raises(FileError, match="is a folder"):
        walking.content(tmp_path)
