"""What decides the exit code of a run."""

from __future__ import annotations

from collections.abc import Sequence

from audit.findings import Severity
from audit.record import Record


def exit_code(records: Sequence[Record], fail_on: Severity | None, *, unread: bool) -> int:
    """What a command leaves with: 2 if something could not be read, 1 if something grave was found."""
    if unread:
        return 2
    return int(fail_on is not None and any(record.at_least(fail_on) for record in records))
