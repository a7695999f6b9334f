"""Where findings stand, as the tools of other people want to be told."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from audit.findings import SHORT, Finding
from audit.record import Record


def file(record: Record) -> str:
    """The path of an article with forward slashes and without ``./``.

    >>> from types import SimpleNamespace
    >>> file(SimpleNamespace(path="./drafts/dam.md"))
    'drafts/dam.md'
    """
    return PurePath(record.path).as_posix()


def uri(path: str) -> str:
    """A path as a URI, relative where the path is.

    >>> uri("drafts/the dam: a report.md"), uri("/news/dam.md")
    ('drafts/the%20dam%3A%20a%20report.md', 'file:///news/dam.md')
    """
    quoted = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{quoted}" if path.startswith("/") else quoted


def lines(record: Record, finding: Finding) -> tuple[int, int]:
    """The first and last line of the file that a finding is about; of a JSON record the line that it is."""
    if record.row:
        return record.row, record.row
    return finding.place.line, max(finding.place.line, finding.end.line)


def columns(record: Record, finding: Finding) -> tuple[int, int] | None:
    """The column of the first character and the one behind the last; None where a file has no columns."""
    if record.row or record.unit != "line":
        return None
    return finding.place.column, finding.end.column


def title(finding: Finding) -> str:
    """Which rule it is: "EDI002 evaluative-modifier"."""
    return f"{finding.rule} {finding.name}"


def advice(finding: Finding) -> str:
    """What is wrong, how to mend it, and the name by which it can be settled, in one paragraph."""
    return f"{finding.objection} {finding.fix}".rstrip() + f" ({finding.fingerprint[:SHORT]})"
