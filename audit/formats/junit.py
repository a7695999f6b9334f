"""JUnit's XML, which most CI servers show as tests: an article is a suite, a rule that spoke a case.

A case fails where a finding is as grave as ``--fail-on``; milder findings stand in the output of
their suite. Time stands still in it, as the same articles give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from audit.errors import FileError
from audit.findings import SEVERITIES, Finding, Severity
from audit.formats import _places
from audit.formats._view import View
from audit.formats._xml import attributes, text
from audit.record import Record

_BEGINNING = "1970-01-01T00:00:00"


def render(records: Sequence[Record], view: View) -> str:
    """A suite for each article, and one for each text that could not be read."""
    return "".join(pieces(records, view))


def pieces(records: Sequence[Record], view: View) -> Iterator[str]:
    """The same, a suite at a time."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    for number, record in enumerate(records):
        yield "".join(f"{line}\n" for line in _article(record, view.fail_on, number))
    for number, error in enumerate(view.unread, len(records)):
        yield "".join(f"{line}\n" for line in _unread(error, number))
    yield "</testsuites>\n"


def _article(record: Record, fail_on: Severity | None, number: int) -> Iterator[str]:
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on else ()
    by_rule = [
        list(group)
        for _, group in groupby(sorted(record.findings, key=attrgetter("rule")), key=attrgetter("rule"))
    ]
    failed = [[f for f in group if f.severity in grave] for group in by_rule]
    mild = [finding for finding in record.findings if finding.severity not in grave]
    cases = [
        line
        for group, failures in zip(by_rule, failed, strict=True)
        for line in _case(record, _places.title(group[0]), failures)
    ]
    path = _places.file(record)
    yield _opening(record.name, path, number, tests=len(by_rule) or 1, failures=sum(map(bool, failed)))
    yield from cases or _case(record, "nothing found", [])
    yield f"    <system-out>{_listing(record, mild)}</system-out>"
    yield "    <system-err/>"
    yield "  </testsuite>"


def _opening(name: str, path: str, number: int, *, tests: int, failures: int, errors: int = 0) -> str:
    values = attributes(
        name=" ".join(name.split()) or path,
        package=" ".join(path.split()),
        id=number,
        timestamp=_BEGINNING,
        hostname="localhost",
        tests=tests,
        failures=failures,
        errors=errors,
        time=0,
    )
    return f"  <testsuite{values}>\n    <properties/>"


def _case(record: Record, name: str, failures: Sequence[Finding]) -> Iterator[str]:
    values = attributes(name=name, classname=" ".join(record.name.split()), time=0)
    if not failures:
        yield f"    <testcase{values}/>"
        return
    yield f"    <testcase{values}>"
    summary = attributes(message=failures[0].objection, type=failures[0].rule)
    yield f"      <failure{summary}>{_listing(record, failures)}</failure>"
    yield "    </testcase>"


def _listing(record: Record, findings: Sequence[Finding]) -> str:
    return text("\n".join(_line(record, finding) for finding in findings))


def _line(record: Record, finding: Finding) -> str:
    """A finding as compilers print one: path, line, column, then what is wrong."""
    columns = _places.columns(record, finding)
    place = f"{_places.file(record)}:{_places.lines(record, finding)[0]}" + (
        f":{columns[0]}" if columns else ""
    )
    return f"{place}: {finding.severity}: {_places.title(finding)}: {_places.advice(finding)}"


def _unread(error: FileError, number: int) -> Iterator[str]:
    path = str(error.path)
    yield _opening(path, path, number, tests=1, failures=0, errors=1)
    yield f"    <testcase{attributes(name='reading', classname=' '.join(path.split()), time=0)}>"
    yield f"      <error{attributes(message=error.why, type='unread')}>{text(str(error))}</error>"
    yield "    </testcase>\n    <system-out/>\n    <system-err/>\n  </testsuite>"
