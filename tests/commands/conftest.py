"""Where the commands run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.made import PACK, TEXT


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
