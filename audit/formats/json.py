"""A whole audit as one JSON document: articles with their counts, sources and findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import audit
from audit.errors import FileError
from audit.formats import _lines, jsonl
from audit.formats._view import View
from audit.report import Report


def render(reports: Sequence[Report], view: View) -> str:
    """Everything that the terminal shows, for programs."""
    document = {
        "version": audit.__version__,
        "articles": [_article(report) for report in reports],
        "unread": [_unread(error) for error in view.unread],
    }
    return _lines.dump(document, indent=2) + "\n"


def _article(report: Report) -> dict[str, Any]:
    return {
        "path": report.path,
        "doc": report.name,
        "headline": report.headline,
        "words": report.words,
        "sentences": len(report.article.sentences),
        "labels": report.labels,
        "shares": {label: round(share, 4) for label, share in report.shares.items()},
        "sources": {kind: [source.name for source in found] for kind, found in report.sources.items()},
        "sourceless": report.sourceless,
        "counts": report.counts,
        "rules": [rule.id for rule in report.rules],
        "findings": [jsonl.record(report, finding) for finding in report.findings],
        "settled": [jsonl.record(report, finding) for finding in report.settled],
    }


def _unread(error: FileError) -> dict[str, Any]:
    return {"path": error.path, "line": error.line, "why": error.why}
