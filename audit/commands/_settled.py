"""What commands that look at decisions share: which file, which day, and what is said of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from audit.errors import AuditError, FileError

if TYPE_CHECKING:
    from audit.gates import Gate
    from audit.settings import Found

Unused = Literal["error", "warning", "ignore"]

_LISTED = 20  # decisions that are told of one by one

DECISIONS = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="The file of decisions; else the nearest audit-decisions.jsonl upwards.",
        show_default=False,
    ),
]
TODAY = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        envvar="AUDIT_TODAY",
        help="The day to take for today, for runs that can be repeated: 2026-01-31.",
        show_default=False,
    ),
]


def decisions_file(flag: Path | None, found: Found | None, *, new: bool = False) -> Path | None:
    """The file that was named, by a flag or in the settings; None for the nearest.

    Raises:
        FileError: the flag names one that is not there, and none is to be made (``new``).
    """
    if flag is not None:
        if not new and not os.path.exists(flag):
            raise FileError(flag, "there is no such file")
        return flag
    said = found.settings.decisions if found else None
    return Path(os.path.relpath(found.folder / said)) if found and said else None


def day(text: str | None, flag: str = "--today") -> date:
    """A day as a user gives it; without one, today.

    Raises:
        AuditError: it is none.
    """
    if not text:
        return date.today()
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise AuditError(f"{flag}: “{text}” is no day; write it as 2026-01-31")
    return found


def listed(lines: Sequence[str], kind: Unused) -> list[str]:
    """What to say of decisions and comments that settle nothing, with how grave that is."""
    if kind == "ignore":
        return []
    more = len(lines) - _LISTED
    return [f"{kind}: {line}" for line in (*lines[:_LISTED], *([f"and {more:,} more"] if more > 0 else []))]


def unused_gate(number: int, kind: Unused, origin: str = "") -> Gate:
    """Whether decisions and comments that settle nothing decide the exit code."""
    from audit.gates import Gate

    noun = "decision settles" if number == 1 else "decisions settle"
    words = f"{number:,} {noun} nothing ({origin or f'--unused {kind}'})"
    return Gate("unused", 0 if kind == "error" else None, number, kind == "error" and number > 0, words)


def comments_gate(number: int) -> Gate:
    """That comments in articles cannot be used, so that not all was done that was asked for."""
    from audit.gates import Gate

    words = f"{number:,} comment{'' if number == 1 else 's'} in the text cannot be used"
    return Gate("comments", 0, number, number > 0, words, code=2)
