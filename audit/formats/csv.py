"""Findings for a spreadsheet, a row each; those that somebody has settled say so and why."""

from __future__ import annotations

from collections.abc import Sequence

from audit.findings import Finding
from audit.formats import _cells
from audit.formats._view import View
from audit.record import Record

COLUMNS = (
    "path", "article", "line", "column", "severity", "rule", "name", "words", "message", "why", "fix",
    "fingerprint", "settled",
)  # fmt: skip
"""The columns, in order; a new one may come behind them, none is renamed."""


def render(records: Sequence[Record], view: View) -> str:
    """A heading, and the findings of every article, those that are open first."""
    return _cells.table(
        COLUMNS,
        [
            row
            for record in records
            for row in (
                *(_row(record, finding, "") for finding in record.findings),
                *(_row(record, each.finding, each.why) for each in record.settled),
            )
        ],
    )


def _row(record: Record, finding: Finding, settled: str) -> tuple[_cells.Cell, ...]:
    return (
        record.path,
        record.name,
        finding.place.line,
        finding.place.column,
        finding.severity,
        finding.rule,
        finding.name,
        " ".join(finding.words.split()),
        finding.message,
        finding.why,
        finding.fix,
        finding.fingerprint,
        settled,
    )
