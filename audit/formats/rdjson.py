"""Reviewdog's diagnostic format, which it posts as comments of a review.

Reviewdog counts columns in bytes of the file, which a report does not hold, so diagnostics are of lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from audit.findings import Finding, Severity
from audit.formats import _lines, _places
from audit.formats._view import View
from audit.record import Record

_SEVERITY: Mapping[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(records: Sequence[Record], view: View) -> str:
    """Every finding, and what could not be read."""
    diagnostics = [_diagnostic(record, finding) for record in records for finding in record.findings]
    for error in view.unread:
        at = error.line or 1
        diagnostics.append(_entry(error.why, str(error.path), (at, at), "ERROR", "unread"))
    return _lines.dump({"source": {"name": "audit"}, "diagnostics": diagnostics}, indent=2) + "\n"


def _diagnostic(record: Record, finding: Finding) -> dict[str, Any]:
    lines, severity = _places.lines(record, finding), _SEVERITY[finding.severity]
    return _entry(_places.advice(finding), _places.file(record), lines, severity, _places.title(finding))


def _entry(message: str, path: str, lines: tuple[int, int], severity: str, code: str) -> dict[str, Any]:
    reach = {"start": {"line": lines[0]}, "end": {"line": lines[1]}}
    return {
        "message": message,
        "location": {"path": path, "range": reach},
        "severity": severity,
        "code": {"value": code},
    }
