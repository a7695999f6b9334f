"""What decided the exit code, for every format that says so."""

from __future__ import annotations

from collections.abc import Sequence

from audit.formats._view import View
from audit.gates import Decided, Limits, decide, tally
from audit.record import Record


def of(records: Sequence[Record], view: View) -> Decided:
    """What the command decided; where there was none, what ``--fail-on`` alone would."""
    return view.decided or decide(tally(records), Limits(view.fail_on), unread=len(view.unread))
