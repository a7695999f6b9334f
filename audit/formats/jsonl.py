"""Findings as JSON Lines, one a line: what other programs read (the wire format)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from audit.findings import Finding
from audit.formats import _lines
from audit.formats._view import View
from audit.report import Report


def render(reports: Sequence[Report], view: View) -> str:
    """Every finding of every report, in order."""
    return _lines.join(record for report in reports for record in _records(report))


def _records(report: Report) -> Iterator[dict[str, Any]]:
    heading = {"path": report.path, "doc": report.name}
    return ({**heading, **record(report, finding)} for finding in report.findings)


def record(report: Report, finding: Finding) -> dict[str, Any]:
    """A finding as other programs read it; offsets count characters of the file."""
    document = report.article.document
    span, place = document.origin_span(finding.span), report.place(finding)
    return {
        "start": span.start,
        "end": span.end,
        "line": place.line,
        "column": place.column,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "text": document[finding.span],
        "message": finding.message,
        "why": finding.why,
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
    }
