"""What a command says on standard error while it works: what is wrong, and how far it has come."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from time import monotonic

from audit.errors import AuditError

_LONG = 2.0
"""Seconds after which work is long, and somebody who waits wants to know how far it is."""

_OFTEN = 0.1  # seconds between two looks at how far it is


class Voice:
    """Speaks on standard error, a line at a time; how far the work is only to a terminal.

    Attributes:
        quiet: whether to say nothing but what is wrong.
        verbose: whether to say of every file what became of it.
        total: how many files there are.
    """

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet, self.verbose = quiet, verbose
        self.total = 0
        self._through = self._known = 0
        self._began = self._last = monotonic()
        self._shown = ""
        self._watched = not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def complain(self, error: AuditError) -> None:
        """Say what the user can put right."""
        self.clear()
        complain(error)

    def note(self, text: str) -> None:
        """Say what a user would want to know, unless all is to be quiet."""
        if not self.quiet:
            self._line(text)

    def detail(self, text: str) -> None:
        """Say what only somebody wants to know who asked for everything."""
        if self.verbose:
            self._line(text)

    def print(self, text: str) -> None:
        """Write several lines as they are."""
        self.clear()
        sys.stderr.write(text)
        sys.stderr.flush()

    def done(self, path: str, *, known: bool) -> None:
        """A file is through."""
        self._through += 1
        self._known += known
        self.detail(f"{path}: {'unchanged since it was last read' if known else 'read'}")
        self.wait()

    def wait(self) -> None:
        """Show how far the work is, if that has changed and it takes long."""
        now = monotonic()
        if not self._watched or now - self._began < _LONG or now - self._last < _OFTEN:
            return
        self._last = now
        known = f", {self._known:,} of them unchanged" if self._known else ""
        self._show(f"{self._through:,} of {self.total:,} files{known}")

    def clear(self) -> None:
        """Take away what shows how far the work is, before something else is written."""
        if self._shown:
            self._show("")

    def _show(self, text: str) -> None:
        if text != self._shown:
            blank = " " * (len(self._shown) - len(text))
            sys.stderr.write(f"\r{text}{blank}" if text else f"\r{blank}\r")
            sys.stderr.flush()
            self._shown = text

    def _line(self, text: str) -> None:
        self.clear()
        _say(text)


def complain(error: AuditError) -> None:
    """Say on standard error, in one line, what the user can put right."""
    _say(str(error))


def _say(text: str) -> None:
    from audit.formats import inert, visible

    with suppress(OSError):  # where nobody can hear it, the exit code still says it
        print(f"audit: {inert(visible(text))}", file=sys.stderr, flush=True)
