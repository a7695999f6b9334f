"""Where the text of a command goes: a terminal, a pipe or a file."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, BinaryIO

from audit.blame import among
from audit.errors import AuditError, FileError

if TYPE_CHECKING:
    from audit.formats import View

WIDEST = 110
"""Prose is hard to read in longer lines, however wide the screen."""

FOR_PEOPLE = frozenset({"terminal"})
"""The formats that fit themselves to the terminal; all others are UTF-8, the same everywhere."""

_ELSEWHERE = "write the report elsewhere, or leave this file out with --exclude"
_ABANDONED = 60.0  # seconds since a draft was last written to, after which nobody will finish it
_FORMAT_LIKE = re.compile(r"[a-z][a-z0-9-]+")
"""What may be meant for a format. A single letter is a drive: C:\\report.txt"""


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


@dataclass(frozen=True, slots=True)
class Output:
    """A report that is asked for: its format, and its file (None: standard output)."""

    format: str
    path: Path | None = None


def outputs(asked: Sequence[str], usual: str | None = None, folder: Path = Path()) -> tuple[Output, ...]:
    """The reports that ``FORMAT:FILE`` and ``FILE`` ask for; a file alone has the ``usual`` format.

    ``-`` is standard output. There goes a report in the usual format, too, where nothing is asked for or
    a usual format is said that no file has.

    Raises:
        AuditError: there is no such format, or two reports have one place.

    >>> [each.format for each in outputs(["json:report.json", "report.txt"])]
    ['json', 'terminal']
    """
    parts = [_parts(each) for each in asked]
    found = [Output(name or usual or "terminal", None if f == "-" else folder / f) for name, f in parts]
    if not parts or (usual and all(name for name, _ in parts) and all(each.path for each in found)):
        found.append(Output(usual or "terminal"))
    seen: set[Path | None] = set()
    for each in found:
        place = Path(os.path.realpath(each.path)) if each.path else None  # resolve() fails on circular links
        if place in seen:
            raise AuditError(
                f"two reports are to go to {each.path or 'standard output'}; give each its own place"
            )
        seen.add(place)
    return tuple(found)


def _parts(asked: str) -> tuple[str, str]:
    """The format (empty: the usual one) and the file that are asked for."""
    from audit import formats

    name, colon, file = asked.partition(":")
    known = formats.names()
    if colon and name in known:
        if not file:
            raise AuditError(f"{asked} names no file; say {name}:FILE, or {name}:- for standard output")
        return name, file
    if colon and _FORMAT_LIKE.fullmatch(name):
        raise AuditError(f"no format “{name}”{among(name, known)} (a file of this name is ./{asked})")
    return "", asked


def deliver(text: str, output: Path | None = None, *, for_people: bool = False) -> None:
    """Write the text to standard output, or to a file as a whole or not at all.

    Raises:
        FileError: the file cannot be written.
        AuditError: standard output cannot be, as on a full disk.
    """
    publish([(Output("terminal" if for_people else "", output), [text])])


def tell(line: str) -> None:
    """Print a line about what a command has done, whatever the names in it hold.

    Raises:
        AuditError: standard output cannot be written.
    """
    from audit.formats import inert, visible

    _print([f"{inert(visible(line))}\n"], for_people=True)


def publish(reports: Iterable[tuple[Output, Iterable[str]]]) -> None:
    """Write reports piece by piece: every file as a whole, or, if anything goes wrong with one, none.

    Raises:
        FileError: a file cannot be written.
        AuditError: standard output cannot be, as on a full disk.
    """
    drafts: list[_Draft] = []
    printed: list[tuple[Output, Iterable[str]]] = []
    try:
        for output, pieces in reports:
            if output.path is None:
                printed.append((output, pieces))
            else:
                drafts.append(_Draft(output.path))
                drafts[-1].write(pieces)
        for draft in drafts:
            draft.keep()
    finally:
        for draft in drafts:
            draft.drop()
    for output, pieces in printed:
        _print(pieces, for_people=output.format in FOR_PEOPLE)


def spare(outputs: Iterable[Path | None], inputs: Iterable[str | Path]) -> None:
    """See that no report takes the place of what is read.

    Raises:
        FileError: one would.
    """
    there = {_identity(path): path for path in outputs if path and os.path.exists(path)}
    for each in inputs if there else ():
        with suppress(OSError):
            taken = there.get(_identity(Path(each)))
            if taken:
                raise FileError(taken, f"is one of the articles or settings that are read; {_ELSEWHERE}")


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Waits until no other run changes a file of the folder by this way, where the system can tell."""
    try:
        import fcntl

        held = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):  # Windows; or a folder that cannot be used, which is said when it is
        yield
        return
    try:
        with suppress(OSError):  # some network drives have no locks
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _identity(path: Path) -> tuple[int, int]:
    facts = path.stat()
    return facts.st_dev, facts.st_ino


class _Draft:
    """A file beside the one that it is to be, so that that is never half written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._target = Path(os.path.realpath(path))
        self._draft: Path | None = None

    def write(self, pieces: Iterable[str]) -> None:
        """Write all of it."""
        with self._told():
            if os.path.exists(self._path) and not self._path.is_file():  # a device must not be replaced
                with self._path.open("wb") as file:
                    _encode(pieces, file)
                return
            self._sweep()
            self._draft = self._target.with_name(f".{self._target.name}.{os.getpid()}.draft")
            with self._draft.open("wb") as file:
                _encode(pieces, file)
                file.flush()
                os.fsync(file.fileno())  # or a loss of power leaves an empty file under the final name

    def keep(self) -> None:
        """Put it in its place."""
        if self._draft:
            with self._told():
                if self._target.exists():
                    shutil.copymode(self._target, self._draft)
                self._draft.replace(self._target)
                self._draft = None

    def drop(self) -> None:
        """Remove it, if it has not been put in its place."""
        if self._draft:
            with suppress(OSError):  # as where its folder is a file
                self._draft.unlink()

    def _sweep(self) -> None:
        """Remove what runs that were killed have left here."""
        for left in self._target.parent.glob(f".{escape(self._target.name)}.*.draft"):
            with suppress(OSError):
                if time() - left.stat().st_mtime > _ABANDONED:
                    left.unlink()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise FileError(self._path, f"cannot be written: {error.strerror or error}") from error


def _encode(pieces: Iterable[str], file: BinaryIO) -> None:
    for piece in pieces:
        file.write(piece.encode("utf-8", "replace"))


def _print(pieces: Iterable[str], *, for_people: bool) -> None:
    encoding = (sys.stdout.encoding or "ascii") if for_people else "utf-8"
    try:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode(encoding, "replace"))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read has read enough; what the exit code says still holds
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise AuditError(f"standard output cannot be written: {error.strerror or error}") from error
