"""Who is heard, as one JSON document: each article, and all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import audit
from audit.formats import _lines
from audit.formats._view import View
from audit.sourcing import together
from audit.sourcing.ledger import Concealed, Ledger, Row, Total

SCHEMA = "audit-sources/1"
"""The name and version of the shape; fields may be added to it, none is renamed or changes its meaning."""


def render(ledgers: Sequence[Ledger], view: View) -> str:
    """Everything that the terminal shows, for programs; ``unread`` says what could not be read."""
    document = {
        "schema": SCHEMA,
        "version": audit.__version__,
        "articles": [_article(ledger) for ledger in ledgers],
        "altogether": _ledger(together.join(ledgers)),
        "unread": [{"path": e.path, "line": e.line, "why": e.why} for e in view.unread],
    }
    return _lines.dump(document, indent=2) + "\n"


def _article(ledger: Ledger) -> dict[str, Any]:
    heading = {"path": ledger.path, "doc": ledger.name, "headline": ledger.headline, "unit": ledger.unit}
    return {**heading, **_ledger(ledger)}


def _ledger(ledger: Ledger) -> dict[str, Any]:
    uneven = ledger.uneven
    return {
        "words": ledger.length,
        "words_attributed": ledger.attributed,
        "cited": ledger.cited,
        "distinct_sources": ledger.distinct,
        "totals": {total.standing: _total(ledger, total) for total in ledger.totals},
        "sources": [_row(ledger, row) for row in ledger.rows],
        "unnamed": [_concealed(each) for each in ledger.concealed],
        "uneven_verbs": {"loaded": uneven.loaded, "plain": uneven.plain} if uneven else None,
    }


def _total(ledger: Ledger, total: Total) -> dict[str, Any]:
    return {
        "sources": total.sources,
        "cited": total.cited,
        "words_quoted": total.quoted,
        "words_paraphrased": total.paraphrased,
        "words": total.words,
        "share": round(ledger.share(total.words), 4),
    }


def _row(ledger: Ledger, row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "roles": row.roles,
        "standing": row.standing,
        "kind": row.kind,
        "detail": row.detail,
        "people": row.number,
        "distinct": row.distinct,
        "cited": row.cited,
        "second_hand": row.second_hand,
        "words_quoted": row.quoted,
        "words_paraphrased": row.paraphrased,
        "words": row.words,
        "share": round(ledger.share(row.words), 4),
        "verbs": [
            {"verb": verb.lemma, "cue_class": verb.cue_class, "tone": verb.tone, "times": verb.times}
            for verb in row.verbs
        ],
        "first_line": row.line,
        "articles": row.articles,
    }


def _concealed(each: Concealed) -> dict[str, Any]:
    found = each.corroboration
    return {
        "doc": each.article,
        "line": each.line,
        "described_as": each.name,
        "people": each.number,
        "description": each.described,
        "reason": {
            "given": each.reason.given,
            "words": each.reason.words,
            "line": each.reason.line or None,
        },
        "corroborated": {
            "all_claims": found.full,
            "counted": found.counted,
            "claims": found.claims,
            "claims_supported": found.supported,
            "by": [{"name": support.source.name, "line": support.line} for support in found.by],
        },
    }
