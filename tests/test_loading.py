"""Files to documents: front matter, names, files that cannot be read, and how long it takes."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from audit import loading
from audit.document import Document
from audit.errors import FileError
from tests.loaded import SEED


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_front_matter_gives_metadata_and_no_block(path: str) -> None:
    found = loading.from_text(f"---\ngenre: analysis\nbyline: Ann Poe\ndate:\n---\n{SEED}", path)
    assert found.metadata.genre == "analysis"
    assert found.metadata.byline == "Ann Poe"
    assert found.metadata.present == {"genre", "byline", "date"}
    assert found[found.blocks[0].span] == "Pier shut"
    assert found.place(found.blocks[0].span.start).line == 6


def test_a_file_is_read_and_named_as_the_user_named_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(SEED.replace("\n", "\r\n").encode())
    monkeypatch.chdir(tmp_path)
    (found,) = loading.from_file(Path("a.txt"))
    assert isinstance(found, Document)
    assert (found.path, found.name) == ("a.txt", "a.txt")
    assert found.text == SEED.replace("\n", "\r\n")
    assert found.place(found.text.index("unsafe")).line == 3


def test_files_that_cannot_be_read_are_handed_on_as_errors(tmp_path: Path) -> None:
    (found,) = loading.from_file(tmp_path / "none.txt")
    assert str(found) == f"{tmp_path / 'none.txt'}: there is no such file"
    (found,) = loading.from_file(tmp_path)
    assert str(found) == f"{tmp_path}: is a folder, not a file"
    (found,) = loading.from_file(Path("a\0b.txt"))
    assert isinstance(found, FileError)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Text.")
    path.chmod(0)
    (found,) = loading.from_file(path)
    assert "no permission" in str(found)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("The pier is shut, they said.\n\n" * 40_000, "a.txt"),
        ("word " * 200_000, "a.txt"),
        ("\n" * 300_000, "a.txt"),
        ("- " * 100_000, "a.txt"),
        ("=" * 300_000, "a.txt"),
        ("By Ann " * 50_000, "a.txt"),
        ("---\n" + "a: b\n" * 50_000, "a.txt"),
        ("The *pier* is [shut](x), they said.\n\n" * 10_000, "a.md"),
        (">" * 50_000 + " a", "a.md"),
        ("Pier\n===\n\n" * 10_000, "a.md"),
    ],
    ids=["paragraphs", "line", "ends", "items", "rule", "bylines", "fields", "markdown", "nested", "setext"],
)
def test_large_and_odd_input_is_quick(text: str, path: str) -> None:
    start = time.process_time()
    loading.from_text(text, path)
    assert time.process_time() - start < 3
