"""Records as JSON values and back, nothing lost: what a cache keeps and processes hand to each other."""

from __future__ import annotations

from sys import intern
from typing import Any

from audit.document import Note, Place, Span
from audit.findings import Finding, Settled
from audit.record import Held, Record

Json = dict[str, Any]

_PLAIN = (
    "path",
    "name",
    "unit",
    "row",
    "genre",
    "headline",
    "words",
    "sentences",
    "labels",
    "sourceless",
    "page",
)
"""The fields of a record that are JSON values already."""


def dump(record: Record) -> Json:
    """A record as JSON values."""
    return {
        **{name: getattr(record, name) for name in _PLAIN},
        "sources": {kind: list(names) for kind, names in record.sources.items()},
        "rules": list(record.rules),
        "findings": [_finding(each) for each in record.findings],
        "held": [_held(each) for each in record.held],
        "settled": [
            [_finding(each.finding), each.why, each.who, each.on, each.until, each.by]
            for each in record.settled
        ],
        "notes": [list(each) for each in record.notes],
        "names": [list(each) for each in record.names],
    }


def load(values: Json) -> Record:
    """The record that was dumped.

    Raises:
        KeyError, TypeError, ValueError, IndexError: the values are no record.
    """
    return Record(
        **{name: values[name] for name in _PLAIN},
        sources={kind: tuple(names) for kind, names in values["sources"].items()},
        rules=tuple(map(intern, values["rules"])),
        findings=tuple(_to_finding(each) for each in values["findings"]),
        held=tuple(_to_held(each) for each in values["held"]),
        settled=tuple(Settled(_to_finding(first), *rest) for first, *rest in values["settled"]),
        notes=tuple(Note(*each) for each in values["notes"]),
        names=tuple(map(tuple, values["names"])),
    )


def _finding(finding: Finding) -> list[Any]:
    return [
        finding.rule,
        finding.name,
        finding.severity,
        finding.message,
        finding.why,
        finding.fix,
        finding.fingerprint,
        finding.words,
        finding.whole,
        [finding.span.start, finding.span.end, finding.origin.start, finding.origin.end],
        [finding.place.line, finding.place.column, finding.end.line, finding.end.column],
    ]


def _to_finding(values: list[Any]) -> Finding:
    rule, name, severity, message, why, fix, fingerprint, words, whole, offsets, places = values
    return Finding(
        rule=intern(rule),  # thousands of findings share these
        name=intern(name),
        severity=intern(severity),  # type: ignore[arg-type]
        span=Span(offsets[0], offsets[1]),
        message=message,
        why=intern(why),
        fix=intern(fix),
        fingerprint=fingerprint,
        words=words,
        origin=Span(offsets[2], offsets[3]),
        place=Place(places[0], places[1]),
        end=Place(places[2], places[3]),
        whole=whole,
    )


def _held(held: Held) -> list[Any]:
    place = [held.place.line, held.place.column]
    return [[held.span.start, held.span.end], held.text, held.block, held.label, held.confidence, place]


def _to_held(values: list[Any]) -> Held:
    span, text, block, label, confidence, place = values
    return Held(Span(*span), text, intern(block), intern(label), confidence, Place(*place))  # type: ignore[arg-type]
