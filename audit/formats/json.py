"""A whole audit as one JSON document: articles with their counts, sources and findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import audit
from audit.errors import FileError
from audit.findings import Finding, Settled
from audit.formats import _decision, _lines, jsonl
from audit.formats._view import View
from audit.gates import Decided
from audit.record import Record

SCHEMA = "audit-check/1"
"""The shape and its version (``docs/check.schema.json``): fields may be added, none changes its meaning."""


def render(records: Sequence[Record], view: View) -> str:
    """Everything that the terminal shows, for programs."""
    return "".join(pieces(records, view))


def pieces(records: Sequence[Record], view: View) -> Iterator[str]:
    """The same, an article at a time."""
    frame = {
        "schema": SCHEMA,
        "version": audit.__version__,
        "articles": _lines.HERE,
        "unread": [_unread(error) for error in view.unread],
        "decided": _decided(_decision.of(records, view)),
    }
    yield from _lines.document(frame, map(_article, records))
    yield "\n"


def _decided(decided: Decided) -> dict[str, Any]:
    """What decided the exit code."""
    return {
        "exit_code": decided.code,
        "why": decided.words,
        "gates": [
            {
                "name": each.name,
                "limit": each.limit,
                "found": each.found,
                "shut": each.shut,
                "why": each.words,
            }
            for each in decided.gates
        ],
    }


def _article(record: Record) -> dict[str, Any]:
    return {
        "path": record.path,
        "doc": record.name,
        "unit": record.unit,
        "row": record.row or None,
        "genre": record.genre or None,
        "headline": record.headline,
        "words": record.words,
        "sentences": record.sentences,
        "labels": record.labels,
        "shares": {label: round(share, 4) for label, share in record.shares.items()},
        "sources": {kind: list(names) for kind, names in record.sources.items()},
        "sourceless": record.sourceless,
        "counts": record.counts,
        "rules": list(record.rules),
        "findings": [_finding(finding) for finding in record.findings],
        "settled": [_settled(each) for each in record.settled],
        "notes": [note._asdict() for note in record.notes],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    end = {"end_line": finding.end.line, "end_column": finding.end.column}
    return {**jsonl.values(finding), **end, "whole": finding.whole}


def _settled(settled: Settled) -> dict[str, Any]:
    return {**_finding(settled.finding), **jsonl.decision(settled)}


def _unread(error: FileError) -> dict[str, Any]:
    return {"path": error.path, "line": error.line, "why": error.why}
