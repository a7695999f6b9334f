"""What a repository of articles starts with: it works at once, and takes the place of nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from audit import packs, starters
from audit.cli import app

ROOT = Path(__file__).parent.parent
DRAFT = "Sources said the ferry was sold. The mayor signed the contract on Monday, the council said.\n"


def run(*arguments: str, answer: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(app, ["init", *arguments], input=answer)
    return done.exit_code, done.output


def test_everything_is_written(tmp_path: Path) -> None:
    code, said = run(str(tmp_path))
    assert code == 0
    for name, text in starters.FILES.items():
        assert (tmp_path / name).read_text(encoding="utf-8") == text
        assert f"{name}: written" in said


def test_what_is_there_is_left_and_what_would_be_written_is_shown(tmp_path: Path) -> None:
    own = tmp_path / "audit.yml"
    own.write_text("extends: strict\n", encoding="utf-8")
    code, said = run(str(tmp_path))
    assert code == 0
    assert own.read_text(encoding="utf-8") == "extends: strict\n"
    assert "audit.yml: left as it is" in said
    assert "    extends: default" in said
    assert "written" in said


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    run(str(tmp_path))
    _, said = run(str(tmp_path))
    assert "written" not in said
    assert said.count("is there already") == len(starters.FILES)


def test_force_overwrites(tmp_path: Path) -> None:
    own = tmp_path / "audit.yml"
    own.write_text("extends: strict\n", encoding="utf-8")
    run(str(tmp_path), "--force")
    assert own.read_text(encoding="utf-8") == starters.SETTINGS


def test_no_folder_is_a_line(tmp_path: Path) -> None:
    code, said = run(str(tmp_path / "none"))
    assert code == 2
    assert "is no folder" in said


def test_the_settings_can_be_used(tmp_path: Path) -> None:
    run(str(tmp_path))
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    assert packs.load(tmp_path / "audit.yml").rules
    done = CliRunner().invoke(app, ["check", str(tmp_path), "--no-cache", "--format", "jsonl"])
    assert done.exit_code == 1
    assert '"rule": "ANO001"' in done.output


@pytest.mark.parametrize("name", [".pre-commit-config.yaml", ".github/workflows/audit.yml"])
def test_the_others_are_yaml(name: str) -> None:
    assert isinstance(yaml.safe_load(starters.FILES[name]), dict)


def test_the_hooks_and_the_action_name_what_there_is() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"] == "audit check --staged"
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps = action["runs"]["steps"]
    assert steps[-1]["run"] == 'bash "$GITHUB_ACTION_PATH/.ci/action"'
    given = set(steps[-1]["env"])
    script = (ROOT / ".ci" / "action").read_text(encoding="utf-8")
    assert all(f"${{{name}" in script for name in given)


@pytest.mark.skipif(shutil.which("git") is None or shutil.which("bash") is None, reason="wants git and bash")
def test_the_action_runs_as_on_github(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True)

    bin_folder = tmp_path.parent / "bin"
    bin_folder.mkdir(exist_ok=True)
    program = bin_folder / "audit"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m audit "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    draft = tmp_path / "a.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "one")
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    draft.write_text(DRAFT + "Critics say the price was too low.\n", encoding="utf-8")
    summary = tmp_path.parent / "summary.md"
    done = subprocess.run(
        ["bash", str(ROOT / ".ci" / "action")],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        env={
            **os.environ,
            "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "GITHUB_STEP_SUMMARY": str(summary),
            "BASE": "main",
            "FAIL_ON": "warning",
            "SARIF": "audit.sarif",
            "ARGUMENTS": "--no-cache",
        },
    )
    assert done.returncode == 1, done.stderr
    assert "WEA001" in done.stdout
    assert "ANO001" not in done.stdout
    assert "WEA001" in summary.read_text(encoding="utf-8")
    assert (tmp_path / "audit.sarif").is_file()
