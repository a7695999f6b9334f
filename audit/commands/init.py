"""``audit init``: settings, a hook and a workflow for a repository of articles."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where the articles are.", show_default=False)
    ] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Overwrite what is there, without asking.")] = False,
) -> None:
    """Write audit.yml, an entry for pre-commit and a workflow for GitHub.

    What is there already stays as it is, unless you agree or --force is given; then what would
    have been written is printed, to be copied.
    """
    from audit.commands import _output
    from audit.errors import FileError
    from audit.starters import FILES

    if not os.path.isdir(folder):
        raise FileError(folder, "is no folder")
    for name, text in FILES.items():
        path = folder / name
        if _is_there(path, text):
            _output.tell(f"{path}: is there already")
        elif not os.path.exists(path) or (os.path.isfile(path) and (force or _agreed(path))):
            _make_room(path)
            _output.deliver(text, path)
            _output.tell(f"{path}: written")
        else:
            _output.tell(f"{path}: left as it is; what could stand in it:")
            _output.tell("")
            for line in (*text.splitlines(), ""):
                _output.tell(f"    {line}" if line else "")
    _output.tell(f"Now try: audit check {folder}")


def _is_there(path: Path, text: str) -> bool:
    """Whether a file holds just what would be written."""
    try:
        return path.is_file() and path.read_bytes() == text.encode()
    except OSError:
        return False


def _make_room(path: Path) -> None:
    """See that there is a folder for a file.

    Raises:
        FileError: there cannot be one.
    """
    from audit.errors import FileError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(path.parent, f"cannot be made: {error.strerror or error}") from error


def _agreed(path: Path) -> bool:
    """Ask whether to overwrite; where nobody can answer, the answer is no."""
    return sys.stdin.isatty() and typer.confirm(f"{path} is there already. Overwrite it?", default=False)
