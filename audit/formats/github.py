"""Annotations of GitHub Actions: workflow commands, a line each, shown beside the text of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step and silently leaves out the rest. What
one rule says of one sentence is therefore one annotation, the gravest articles come first, and a last
line says how many more there are. ("Workflow commands for GitHub Actions" in GitHub's documentation.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice

from audit.findings import SEVERITIES, SHORT, Finding, Severity
from audit.formats import _places
from audit.formats._view import View, count, visible
from audit.record import Record

MOST = 10
"""Annotations of a level that GitHub shows for a step."""

_ENDS = re.compile(r"([\r\n\t])")
_NAMED_ENDS = {"\r": "%0D", "\n": "%0A", "\t": "\t"}
_NAMED = 3  # findings of an annotation whose names stand in its title, by which they can be settled
_COMMAND: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(records: Sequence[Record], view: View) -> str:
    """The annotations, those of errors first, and a line about those that there is no room for."""
    lines = [
        f"::error file={_path(str(error.path))},{_properties(line=error.line or 1)}::{_data(error.why)}"
        for error in view.unread[:MOST]
    ]
    for severity in SEVERITIES:
        groups = (group for record in records for group in _groups(record, severity))
        room = MOST - (min(len(view.unread), MOST) if severity == "error" else 0)
        lines += [_annotation(record, group) for record, group in islice(groups, room)]
        left = sum(len(group) for _, group in groups)
        if left:
            lines.append(f"{count(left, severity)} more, not annotated: see the summary of the job.")
    return "".join(f"{line}\n" for line in lines)


def _groups(record: Record, severity: Severity) -> Iterator[tuple[Record, list[Finding]]]:
    """What each rule says of each sentence, at one severity."""
    found = [finding for finding in record.findings if finding.severity == severity]

    def place(finding: Finding) -> tuple[int, str]:
        sentence = record.sentence_of(finding)
        return (sentence.span.start if sentence else -1 - finding.span.start, finding.rule)

    return ((record, list(group)) for _, group in groupby(sorted(found, key=place), key=place))


def _annotation(record: Record, group: Sequence[Finding]) -> str:
    first = group[0]
    begins, ends = _places.lines(record, first)
    columns = _places.columns(record, first) if len(group) == 1 and begins == ends else None
    where = {"col": columns[0], "endColumn": columns[1]} if columns else {}
    title = " ".join([_places.title(first), *(finding.fingerprint[:SHORT] for finding in group[:_NAMED])])
    properties = _properties(line=begins, endLine=ends, **where, title=title)
    says = "\n".join([*dict.fromkeys(finding.objection for finding in group), first.fix])
    return f"::{_COMMAND[first.severity]} file={_path(_places.file(record))},{properties}::{_data(says)}"


def _properties(**values: str | int) -> str:
    return ",".join(f"{name}={_property(str(value))}" for name, value in values.items())


def _property(text: str) -> str:
    """A value in which nothing ends it: GitHub decodes these marks.

    >>> _property("a:b,c")
    'a%3Ab%2Cc'
    """
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def _path(text: str) -> str:
    r"""The name of a file, as it is wherever GitHub can read it: it finds no other.

    >>> _path("two\nlines, and a\ttab.md")
    'two%0Alines%2C and a\ttab.md'
    """
    parts = _ENDS.split(text)
    return "".join(_NAMED_ENDS.get(part) or _property(part) for part in parts)


def _data(text: str) -> str:
    r"""A message on one line.

    >>> _data("100%\nof it")
    '100%25%0Aof it'
    """
    shown = "\n".join(visible(line) for line in text.split("\n"))
    return shown.replace("%", "%25").replace("\n", "%0A")
