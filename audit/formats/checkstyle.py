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
    return "".join(pieces(records, view))


def pieces(records: Sequence[Record], view: View) -> Iterator[str]:
    """The same, a file at a time."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle{attributes(version=audit.__version__)}>\n'
    for path, group in groupby(records, key=_places.file):
        entries = [_entry(record, finding) for record in group for finding in record.findings]
        if entries:
            yield _file(path, entries)
    for error in view.unread:
        yield _file(str(error.path), [_unread(error)])
    yield "</checkstyle>\n"


def _file(path: str, entries: Sequence[str]) -> str:
    return "\n".join([f"  <file{attributes(name=path)}>", *entries, "  </file>\n"])


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
