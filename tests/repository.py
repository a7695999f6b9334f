"""A git repository for tests: git as it comes, without what a machine or a hook around it has set."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

needed = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")

_WHO = ("-c", "user.name=Ann Poe", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")


def alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep git to a folder and the processes of a test, whatever is around them."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    monkeypatch.chdir(folder)


def git(folder: Path, *arguments: str) -> str:
    """What git prints."""
    done = subprocess.run(["git", *_WHO, *arguments], cwd=folder, check=True, capture_output=True)
    return os.fsdecode(done.stdout)


def write(path: Path, text: str) -> Path:
    """A file with exactly this text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def commit(folder: Path, message: str = "A change") -> None:
    """Everything as it stands."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)
