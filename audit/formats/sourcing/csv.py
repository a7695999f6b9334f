"""Who is heard, for a spreadsheet: one row a source and article.

There is no row for all articles together, so that every column adds up; words that the copy gives to
nobody have no ``source``.
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.formats import _cells
from audit.formats._view import View
from audit.formats.sourcing import corroboration, description, reason, used
from audit.sourcing.ledger import Ledger, Row

COLUMNS = (
    "article", "path", "source", "role", "standing", "kind", "detail", "people", "cited", "second_hand",
    "words_quoted", "words_paraphrased", "words", "share", "verbs", "first_line", "description", "reason",
    "corroborated",
)  # fmt: skip
"""The columns, in order; a new one may come behind them, none is renamed."""


def render(ledgers: Sequence[Ledger], view: View) -> str:
    """A heading, and a row for each source of each article."""
    return _cells.table(COLUMNS, [_row(ledger, row) for ledger in ledgers for row in ledger.rows])


def _row(ledger: Ledger, row: Row) -> tuple[_cells.Cell, ...]:
    unnamed = row.concealed
    return (
        ledger.name,
        ledger.path,
        row.name,
        row.role,
        row.standing,
        row.kind,
        row.detail,
        "" if row.number is None else row.number,
        row.cited,
        row.second_hand,
        row.quoted,
        row.paraphrased,
        row.words,
        round(ledger.share(row.words), 4),
        used(row.verbs).replace(" ×", " "),
        row.line,
        *((description(unnamed), reason(unnamed), corroboration(unnamed)) if unnamed else ("", "", "")),
    )
