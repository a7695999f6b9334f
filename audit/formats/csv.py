"""Findings for a spreadsheet, a row each; those that somebody has settled say so and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    return "".join(pieces(records, view))


def pieces(records: Sequence[Record], view: View) -> Iterator[str]:
    """The same, an article at a time."""
    yield _cells.rows([COLUMNS])
    yield from (_cells.rows(_findings(record)) for record in records)


def _findings(record: Record) -> Iterator[tuple[_cells.Cell, ...]]:
    yield from (_row(record, finding, "") for finding in record.findings)
    yield from (_row(record, each.finding, each.why) for each in record.settled)


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
