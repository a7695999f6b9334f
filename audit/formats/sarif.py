"""SARIF 2.1.0, the format of code scanning (OASIS, Static Analysis Results Interchange Format)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import audit
from audit.errors import FileError
from audit.findings import Finding, Settled, Severity
from audit.formats import _lines, _places
from audit.formats._view import View
from audit.record import Record
from audit.rules import Rule
from audit.standards import documents

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "auditFinding/v1"
"""The name of our fingerprints among those of others."""

_LEVEL: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(records: Sequence[Record], view: View) -> str:
    """One run, with what each rule asks, every finding, and those that somebody has settled as suppressed."""
    return "".join(pieces(records, view))


def pieces(records: Sequence[Record], view: View) -> Iterator[str]:
    """The same, a finding at a time."""
    numbers = {rule.id: number for number, rule in enumerate(view.rules)}
    found = (_result(record, finding, numbers) for record in records for finding in record.findings)
    settled = (_suppressed(record, each, numbers) for record in records for each in record.settled)
    run = {
        "tool": {
            "driver": {"name": "audit", "version": audit.__version__, "rules": [*map(_rule, view.rules)]}
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not view.unread,
                "toolExecutionNotifications": [_unread(error) for error in view.unread],
            }
        ],
        "results": _lines.HERE,
    }
    yield from _lines.document({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, chain(found, settled))
    yield "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    inspired = "; ".join(documents(rule.standards))
    markdown = f"{rule.why}\n\n**How to mend it:** {rule.fix}"
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": f"{rule.why} {rule.fix}",
            "markdown": f"{markdown}\n\nInspired by: {inspired}." if inspired else markdown,
        },
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {"tags": [rule.id.rstrip("0123456789"), *rule.standards]},
    }


def _result(record: Record, finding: Finding, numbers: Mapping[str, int]) -> dict[str, Any]:
    number = {"ruleIndex": numbers[finding.rule]} if finding.rule in numbers else {}
    return {
        "ruleId": finding.rule,
        **number,
        "level": _LEVEL[finding.severity],
        "message": {"text": _places.advice(finding)},
        "locations": [_location(record, finding)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
    }


def _suppressed(record: Record, settled: Settled, numbers: Mapping[str, int]) -> dict[str, Any]:
    kind = "inSource" if settled.by == "comment" else "external"
    suppression = {"kind": kind, "status": "accepted", "justification": settled.why}
    return {**_result(record, settled.finding, numbers), "suppressions": [suppression]}


def _location(record: Record, finding: Finding) -> dict[str, Any]:
    first, last = _places.lines(record, finding)
    region: dict[str, Any] = {"startLine": first, "endLine": last}
    columns = _places.columns(record, finding)
    if columns:
        region |= {
            "startColumn": columns[0],
            "endColumn": columns[1],
            "charOffset": finding.origin.start,
            "charLength": len(finding.origin),
        }
    if finding.words:
        region["snippet"] = {"text": finding.words}
    artifact = {"uri": _places.uri(_places.file(record))}
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    if record.name != record.path:
        place["logicalLocations"] = [{"name": record.name, "kind": "article"}]
    return place


def _unread(error: FileError) -> dict[str, Any]:
    region = {"region": {"startLine": error.line}} if error.line else {}
    place = {"artifactLocation": {"uri": _places.uri(str(error.path))}, **region}
    return {"level": "error", "message": {"text": error.why}, "locations": [{"physicalLocation": place}]}
