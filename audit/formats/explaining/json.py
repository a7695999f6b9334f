"""Why sentences were read and flagged as they were, as one JSON document (docs/explain-json.md)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import audit
from audit.article import Reason
from audit.document import Document, Span
from audit.formats import _lines, jsonl
from audit.formats._view import View
from audit.judging import Verdict
from audit.reading.choices import Choice
from audit.reading.closeup import Found
from audit.reading.parts import Part
from audit.report import Explanation

SCHEMA = "audit-explain/1"
"""The name and version of the shape; fields may be added to it, none is renamed or changes its meaning."""


def render(explanations: Sequence[Explanation], view: View) -> str:
    """Everything that the terminal shows, for programs."""
    first = explanations[0].report.article.document if explanations else None
    document = {
        "schema": SCHEMA,
        "version": audit.__version__,
        "path": first.path if first else None,
        "doc": first.name if first else None,
        "unit": first.unit if first else None,
        "row": (first.row or None) if first else None,
        "notes": [note._asdict() for note in first.notes] if first else [],
        "sentences": [_sentence(explanation) for explanation in explanations],
    }
    return _lines.dump(document, indent=2) + "\n"


def _sentence(explanation: Explanation) -> dict[str, Any]:
    document, sentence = explanation.report.article.document, explanation.sentence
    closeup, place = explanation.closeup, document.place(sentence.span.start)
    return {
        **_place(document, sentence.span),
        "line": place.line,
        "column": place.column,
        "block": sentence.block,
        "label": sentence.label.name,
        "confidence": round(sentence.label.confidence, 4),
        "chances": {name: round(chance, 4) for name, chance in closeup.chances.items()},
        "gist": closeup.gist,
        "reasons": [_reason(reason) for reason in closeup.reasons],
        "rest": [_reason(reason) for reason in closeup.rest],
        "editorial": [_offsets(document, span) for span in sentence.editorial],
        "parts": [_part(document, part) for part in closeup.parts],
        "attributions": [_attribution(document, found) for found in closeup.found],
        "passed_over": [
            {**_place(document, each.span), "lemma": each.lemma, "why": each.why} for each in closeup.passed
        ],
        "needs_source_for": sorted(sentence.triggers),
        "rules": _rules(explanation),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"words": reason.words, "weight": reason.weight}


def _part(document: Document, part: Part) -> dict[str, Any]:
    return {
        **_place(document, part.span),
        "clause": part.clause,
        "goes_on": part.goes_on,
        "voice": part.whose,
        "speaker": part.source or None,
        "judged": [_offsets(document, span) for span in part.judged],
    }


def _attribution(document: Document, found: Found) -> dict[str, Any]:
    attribution = found.attribution
    return {
        "relation": found.relation,
        "pattern": found.pattern,
        "source": _offsets(document, attribution.mention) if attribution.mention else None,
        "cue": _offsets(document, attribution.cue) if attribution.cue else None,
        "content": [_offsets(document, span) for span in attribution.content],
        "reach": [_offsets(document, span) for span in attribution.reach],
        "lemma": attribution.lemma,
        "cue_class": attribution.cue_class,
        "name": attribution.source.name,
        "kind": attribution.source.kind,
        "detail": attribution.source.detail,
        "flags": sorted(attribution.source.flags),
        "choices": [_choice(document, choice) for choice in found.choices],
    }


def _choice(document: Document, choice: Choice) -> dict[str, Any]:
    candidates = [{"name": each.name, "taken": each.taken, "why": each.why} for each in choice.candidates]
    return {**_place(document, choice.mention), "candidates": candidates}


def _rules(explanation: Explanation) -> dict[str, Any]:
    report = explanation.report
    return {
        "looked": len(report.rules),
        "findings": [jsonl.values(finding) for finding in explanation.findings],
        "settled": [{**jsonl.values(each.finding), **jsonl.decision(each)} for each in explanation.settled],
        "silenced": [_silenced(report.article.document, verdict) for verdict in explanation.silenced],
        "other_genres": [rule.id for rule in explanation.out_of_place],
    }


def _silenced(document: Document, verdict: Verdict) -> dict[str, Any]:
    return {
        "rule": verdict.rule.id,
        "name": verdict.rule.name,
        **_place(document, verdict.hit.span),
        "why": verdict.silenced,
    }


def _place(document: Document, span: Span) -> dict[str, Any]:
    start, end = _offsets(document, span)
    return {"start": start, "end": end, "text": document[span]}


def _offsets(document: Document, span: Span) -> list[int]:
    """Where in the file a stretch stands; both ends count characters."""
    origin = document.origin_span(span)
    return [origin.start, origin.end]
