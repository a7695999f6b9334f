"""What a user can put right: an error whose text is one line."""

from pathlib import Path


class AuditError(Exception):
    """Something the user can mend; ``str(error)`` is one line that says what and how."""


class FileError(AuditError):
    """A file that cannot be used: which, where in it, and why."""

    def __init__(self, path: str | Path, why: str, line: int | None = None) -> None:
        self.path, self.why, self.line = str(path), why, line
        place = f"{path}:{line}" if line else f"{path}"
        super().__init__(f"{place}: {why}")
