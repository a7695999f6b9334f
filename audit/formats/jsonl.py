"""Findings as JSON Lines, one a line: what other programs read (the wire format)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from audit.findings import Finding, Settled
from audit.formats import _lines
from audit.formats._view import View
from audit.record import Record


def render(records: Sequence[Record], view: View) -> str:
    """Every finding of every article, in order."""
    return "".join(pieces(records, view))


def pieces(records: Sequence[Record], view: View) -> Iterator[str]:
    """The same, an article at a time."""
    return (_lines.join(_findings(record)) for record in records)


def _findings(record: Record) -> Iterator[dict[str, Any]]:
    heading = {"path": record.path, "doc": record.name}
    return ({**heading, **values(finding)} for finding in record.findings)


def values(finding: Finding) -> dict[str, Any]:
    """A finding as other programs read it; offsets count characters of the file."""
    return {
        "start": finding.origin.start,
        "end": finding.origin.end,
        "line": finding.place.line,
        "column": finding.place.column,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "text": finding.words,
        "message": finding.message,
        "why": finding.why,
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
    }


def decision(settled: Settled) -> dict[str, Any]:
    """How a finding was settled, as the formats of JSON have it."""
    return {
        "by": settled.by,
        "reason": settled.why,
        "who": settled.who or None,
        "on": settled.on or None,
        "until": settled.until or None,
    }
