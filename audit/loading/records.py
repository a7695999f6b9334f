"""Articles as JSON Lines: one record a line, its text read as plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from audit import frontmatter
from audit.document import Document, line_starts
from audit.errors import FileError
from audit.loading import encodings, notices, plain, unclear

_SURROGATE = re.compile("[\ud800-\udfff]")


def documents(data: bytes, path: str, encoding: str | None = None) -> Iterator[Document | FileError]:
    """The article of each line, or what is wrong with the line; empty lines are passed over."""
    found = False
    try:
        lines = _lines(data, path, encoding)
    except FileError as error:
        yield error
        return
    for number, line in enumerate(lines, 1):
        try:
            words = encodings.decode(line, path) if isinstance(line, bytes) else line
            if words.strip():
                found = True
                yield _document(words, path, number)
        except FileError as error:
            found = True
            yield FileError(path, error.why, number)
    if not found:
        yield FileError(path, "has no articles in it")


def _lines(data: bytes, path: str, encoding: str | None) -> Sequence[bytes | str]:
    """The lines: as bytes where they are UTF-8, so that one with bad bytes spoils no other."""
    if encoding or b"\0" in data:
        return encodings.decode(data, path, encoding).split("\n")
    return data.split(b"\n")


def _document(line: str, path: str, number: int) -> Document:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        where = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise FileError(path, f"not a JSON record{where}", number) from error
    if not isinstance(record, dict):
        raise FileError(path, "not an article: a JSON object with a text is wanted", number)
    text = _words(record, "text", path, number)
    if text is None:
        raise FileError(path, "not an article: it has no text", number)
    fields, start = frontmatter.split(text)
    fields |= {
        name: words or ""
        for name in frontmatter.FIELDS
        if name in record
        for words in (_words(record, name, path, number),)
    }
    blocks = plain.blocks(text, start)
    return Document(
        path=path,
        name=_name(record, path, number) or f"{path}:{number}",
        text=text,
        blocks=blocks,
        metadata=notices.metadata(fields, text, blocks),
        lines=line_starts(text),
        row=number,
        notes=unclear.notes(text, {**dict.fromkeys(record, ""), **fields}, number),
    )


def _name(record: dict[str, Any], path: str, number: int) -> str | None:
    """The id of a record, which may be a whole number."""
    name = record.get("id")
    return str(name) if isinstance(name, int) else _words(record, "id", path, number)


def _words(record: dict[str, Any], field: str, path: str, number: int) -> str | None:
    words = record.get(field)
    if words is not None and not isinstance(words, str):
        raise FileError(path, f"“{field}” must be text in quotation marks", number)
    if words and _SURROGATE.search(words):
        raise FileError(path, f"“{field}” holds half of a surrogate pair, which is no character", number)
    return words
