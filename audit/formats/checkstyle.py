"""Checkstyle's XML, which Jenkins, reviewdog and many editors read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import audit
from audit.errors import FileError
from audit.findings import Finding
from audit.formats import _places
from audit.formats._view import View
from audit.formats._xml import attributes
from audit.record import Record


def render(records: Sequence[Record], view: View) -> str:
    """Every finding under its file; what could not be read is an error of it."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<checkstyle{attributes(version=audit.__version__)}>"]
    for path, group in groupby(records, key=_places.file):
        entries = [_entry(record, finding) for record in group for finding in record.findings]
        if entries:
            lines += _file(path, entries)
    for error in view.unread:
        lines += _file(str(error.path), [_unread(error)])
    return "\n".join([*lines, "</checkstyle>"]) + "\n"


def _file(path: str, entries: Sequence[str]) -> Iterator[str]:
    yield f"  <file{attributes(name=path)}>"
    yield from entries
    yield "  </file>"


def _entry(record: Record, finding: Finding) -> str:
    columns = _places.columns(record, finding)
    column = {"column": columns[0]} if columns else {}
    values = attributes(
        line=_places.lines(record, finding)[0],
        **column,
        severity=finding.severity,
        message=_places.advice(finding),
        source=f"audit.{finding.rule}",
    )
    return f"    <error{values}/>"


def _unread(error: FileError) -> str:
    values = attributes(line=error.line or 1, severity="error", message=error.why, source="audit.unread")
    return f"    <error{values}/>"
