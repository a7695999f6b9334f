"""Where the text of a command goes: a terminal, a pipe or a file."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import AuditError, FileError

if TYPE_CHECKING:
    from audit.formats import View

WIDEST = 110
"""Prose is hard to read in longer lines, however wide the screen."""

FOR_PEOPLE = frozenset({"terminal"})
"""The formats that fit themselves to the terminal; all others are UTF-8, the same everywhere."""


def view(*, to_file: bool = False, widest: int = WIDEST) -> View:
    """How wide the screen is, and whether colours and characters beyond ASCII reach the reader."""
    from audit.formats import View

    encoding = "utf-8" if to_file else (sys.stdout.encoding or "ascii")
    return View(
        width=min(shutil.get_terminal_size((100, 24)).columns, widest),
        colour=not to_file and _coloured(),
        ascii=not encoding.lower().startswith("utf"),
    )


def _coloured() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def deliver(text: str, output: Path | None = None, *, for_people: bool = False) -> None:
    """Write the text to standard output, or to a file as a whole or not at all.

    Raises:
        FileError: the file cannot be written.
        AuditError: standard output cannot be, as on a full disk.
    """
    if output is not None:
        _write(output, text.encode("utf-8", "replace"))
        return
    encoding = (sys.stdout.encoding or "ascii") if for_people else "utf-8"
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding, "replace"))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read has read enough; what the exit code says still holds
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise AuditError(f"standard output cannot be written: {error.strerror or error}") from error


def spare(output: Path | None, articles: Sequence[str]) -> None:
    """See that a report does not take the place of an article.

    Raises:
        FileError: it would.
    """
    if output and output.exists() and any(Path(a).exists() and output.samefile(a) for a in articles):
        raise FileError(output, "is one of the articles; write the report to another file")


def _write(path: Path, data: bytes) -> None:
    try:
        if path.exists() and not path.is_file():  # a device or a pipe must not be replaced
            path.write_bytes(data)
            return
        target = path.resolve()
        draft = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            draft.write_bytes(data)
            if target.exists():
                shutil.copymode(target, draft)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise FileError(path, f"cannot be written: {error.strerror or error}") from error
