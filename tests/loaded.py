"""Texts and files, loaded for tests."""

from __future__ import annotations

from audit import loading
from audit.document import Document
from audit.errors import FileError

SEED = "Pier shut\n\nThe pier is unsafe, the board said.\n"


def blocks(text: str, path: str = "a.txt") -> list[tuple[str, str]]:
    """The blocks of a text, as kinds and words."""
    document = loading.from_text(text, path)
    return [(block.kind, document[block.span]) for block in document.blocks]


def texts(text: str, path: str = "a.txt") -> list[str]:
    """The words of its blocks."""
    return [words for _, words in blocks(text, path)]


def error(data: bytes, path: str = "a.txt", encoding: str | None = None) -> str:
    """What is wrong with the only article of a file, which is one line."""
    (found,) = loading.from_bytes(data, path, encoding)
    assert isinstance(found, FileError)
    assert "\n" not in str(found)
    return str(found)


def document(data: bytes, path: str = "a.txt", encoding: str | None = None) -> Document:
    """The only article of a file."""
    (found,) = loading.from_bytes(data, path, encoding)
    assert isinstance(found, Document), found
    return found
