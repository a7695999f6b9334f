"""The articles a command was given: files, folders and standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audit import walking
from audit.commands._voice import Voice
from audit.errors import AuditError, FileError
from audit.run import Input
from audit.walking import Choice, Pattern

if TYPE_CHECKING:
    from audit.document import Document

STANDARD_INPUT = "-"


class Inputs:
    """Reads files one by one; what cannot be read is said at once and kept in ``unread``.

    A folder without articles cannot be, unless it ``may_lack`` them, as where only what changed is wanted.

    Attributes:
        unread: what could not be read.
        folders: the folders among what was given.
        walked: the files that were found, also where only some of them are then read.
        matched: the patterns of the user's choice that fitted anything.

    Raises:
        AuditError: a name is empty, or standard input is given twice.
    """

    def __init__(
        self,
        paths: Sequence[str],
        stdin_filename: str,
        encoding: str | None = None,
        choice: Choice | None = None,
        voice: Voice | None = None,
        *,
        may_lack: bool = False,
    ) -> None:
        if "" in paths:
            raise AuditError("an empty name is no article; is a variable not set?")
        if paths.count(STANDARD_INPUT) > 1:
            raise AuditError("standard input (-) can be read only once")
        self._paths, self._stdin, self._encoding = paths, stdin_filename, encoding
        self._choice, self._voice = choice or Choice(), voice or Voice()
        self._may_lack = may_lack
        self.unread: list[FileError] = []
        self.folders: list[Path] = []
        self.matched: set[Pattern] = set()
        self.walked: list[str] = []
        self._found: list[str] | None = None

    @property
    def files(self) -> list[str]:
        """The files, by path, each once; ``-`` is standard input.

        Raises:
            AuditError: a pattern of the choice is none.
        """
        if self._found is None:
            self._found = self.walked = self._walk()
        return self._found

    def narrow(self, files: Sequence[str]) -> None:
        """Read these files and no others."""
        self._found = list(files)

    def items(self) -> Iterator[Input]:
        """The files and what stands in them."""
        for path in self.files:
            try:
                yield self._read(path)
            except FileError as error:
                self.refuse(error)

    def documents(self, *, telling: bool = True) -> Iterator[Document]:
        """The articles in the files; what they say of themselves and is not understood is said, if asked."""
        from audit import loading  # and with it what reads Markdown and the rest

        for path, data in self.items():
            for found in loading.from_bytes(data, path, self._encoding):
                if isinstance(found, FileError):
                    self.refuse(found)
                else:
                    if telling:
                        self.tell(found)
                    yield found

    def tell(self, document: Document) -> None:
        """Say what an article says of itself and is not understood."""
        for note in document.notes:
            self._voice.note(f"{document.path}:{note.line}: {note.why}")

    def refuse(self, error: FileError) -> None:
        """Say that something could not be read, and go on."""
        self._voice.complain(error)
        self.unread.append(error)

    def _walk(self) -> list[str]:
        files: dict[str, None] = {}
        for path in self._paths:
            if path == STANDARD_INPUT or not os.path.isdir(path):
                files[path] = None
            else:
                files |= dict.fromkeys(map(str, self._articles_in(Path(path))))
        return sorted(files)

    def _articles_in(self, folder: Path) -> Sequence[Path]:
        self.folders.append(folder)
        found = walking.walk(folder, self._choice)
        self.matched |= found.matched
        files, printed = _without_printed(found.files)
        for path, why in (*found.skipped, *((path, "what is printed goes there") for path in printed)):
            self._voice.detail(f"{path}: passed over: {why}")
        for error in found.refused:
            self.refuse(error)
        if not files and not found.refused and not self._may_lack:
            endings = ", ".join(sorted(walking.ARTICLES))
            left = sum(1 for skipped in found.skipped if skipped.why != "hidden")
            hint = "; --verbose says what was passed over" if left else ""
            self.refuse(FileError(folder, f"no articles in this folder ({endings}){hint}"))
        return files

    def _read(self, path: str) -> Input:
        if path == STANDARD_INPUT:
            return Input(self._stdin, walking.all_of(sys.stdin.buffer, self._stdin))
        return Input(path, walking.content(Path(path)))


def _without_printed(files: Sequence[Path]) -> tuple[Sequence[Path], Sequence[Path]]:
    """The files without the one that a shell made for what is printed (``> report.md``), and that one."""
    try:
        printed = os.fstat(sys.stdout.fileno())
    except (OSError, ValueError):  # there is none, or nothing of the system's
        return files, ()
    if not stat.S_ISREG(printed.st_mode):
        return files, ()
    found = [path for path in files if _is(path, printed)]
    return [path for path in files if path not in found] if found else files, found


def _is(path: Path, there: os.stat_result) -> bool:
    try:
        return os.path.samestat(path.stat(), there)
    except OSError:  # which is said when it is read
        return False
