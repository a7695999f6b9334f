"""The articles a command was given: files, folders and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from audit import loading
from audit.document import Document
from audit.errors import AuditError, FileError

STANDARD_INPUT = "-"


class Inputs:
    """Loads the articles one by one; what cannot be read is said at once and kept in ``unread``.

    Raises:
        AuditError: there is no such encoding, or standard input is given twice.
    """

    def __init__(self, paths: Sequence[str], stdin_filename: str, encoding: str | None) -> None:
        if "" in paths:
            raise AuditError("an empty name is no article; is a variable not set?")
        if paths.count(STANDARD_INPUT) > 1:
            raise AuditError("standard input (-) can be read only once")
        self._paths, self._stdin, self._encoding = paths, stdin_filename, encoding
        self.unread: list[FileError] = []

    def documents(self) -> Iterator[Document]:
        """The documents, by path, each file once."""
        for path in self._files():
            for found in self._load(path):
                if isinstance(found, FileError):
                    self.refuse(found)
                else:
                    yield found

    def refuse(self, error: FileError) -> None:
        """Say that something could not be read, and go on."""
        complain(error)
        self.unread.append(error)

    def _files(self) -> list[str]:
        files: dict[str, None] = {}
        for path in self._paths:
            if path == STANDARD_INPUT or not Path(path).is_dir():
                files[path] = None
                continue
            try:
                files |= {str(each): None for each in loading.articles_in(Path(path))}
            except FileError as error:
                self.refuse(error)
        return sorted(files)

    def _load(self, path: str) -> Iterator[Document | FileError]:
        if path == STANDARD_INPUT:
            return loading.from_bytes(sys.stdin.buffer.read(), self._stdin, self._encoding)
        return loading.from_file(Path(path), self._encoding)


def complain(error: AuditError) -> None:
    """Say on standard error, in one line, what the user can put right."""
    from audit.formats import visible

    print(f"audit: {visible(str(error))}", file=sys.stderr, flush=True)
