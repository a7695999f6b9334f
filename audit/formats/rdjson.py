"""Reviewdog's diagnostic format, which it posts as comments of a review.

Reviewdog counts columns in bytes of the file, which a report does not hold, so diagnostics are of lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from audit.errors import FileError
from audit.findings import Finding, Severity
from audit.formats import _lines, _places
from audit.formats._view import View
from audit.record import Record

_SEVERITY: Mapping[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(records: Sequence[Record], view: View) -> str:
    """Every finding, and what could not be read."""
    return "".join(pieces(records, view))


def pieces(records: Sequence[Record], view: View) -> Iterator[str]:
    """The same, a finding at a time."""
    diagnostics = (_diagnostic(record, finding) for record in records for finding in record.findings)
    frame = {"source": {"name": "audit"}, "diagnostics": _lines.HERE}
    yield from _lines.document(frame, chain(diagnostics, map(_unread, view.unread)))
    yield "\n"


def _unread(error: FileError) -> dict[str, Any]:
    at = error.line or 1
    return _entry(error.why, str(error.path), (at, at), "ERROR", "unread")


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
