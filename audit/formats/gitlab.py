"""GitLab's code quality report, shown in merge requests: what GitLab reads of Code Climate's format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from audit.errors import FileError
from audit.findings import Finding, Severity
from audit.formats import _lines, _places
from audit.formats._view import View
from audit.record import Record

_SEVERITY: Mapping[Severity, str] = {"error": "critical", "warning": "major", "info": "info"}


def render(records: Sequence[Record], view: View) -> str:
    """Every finding; what could not be read is a blocker, since a merge would go past it unseen."""
    return "".join(pieces(records, view))


def pieces(records: Sequence[Record], view: View) -> Iterator[str]:
    """The same, a finding at a time."""
    issues = (_issue(record, finding) for record in records for finding in record.findings)
    yield from _lines.document(_lines.HERE, chain(issues, map(_unread, view.unread)))
    yield "\n"


def _unread(error: FileError) -> dict[str, Any]:
    path, lines = str(error.path), (error.line or 1, error.line or 1)
    return _entry("unread", error.why, "blocker", path, lines, f"unread {path}")


def _issue(record: Record, finding: Finding) -> dict[str, Any]:
    path = _places.file(record)
    severity, lines = _SEVERITY[finding.severity], _places.lines(record, finding)
    name = f"{path}\x1f{record.name}\x1f{finding.fingerprint}"
    return _entry(_places.title(finding), _places.advice(finding), severity, path, lines, name)


def _entry(
    check: str, description: str, severity: str, path: str, lines: tuple[int, int], name: str
) -> dict[str, Any]:
    """An issue; ``name`` makes its fingerprint, which must be no other's in the whole report."""
    return {
        "description": description,
        "check_name": check,
        "fingerprint": hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": severity,
        "location": {"path": path, "lines": {"begin": lines[0], "end": lines[1]}},
    }
