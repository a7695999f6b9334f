r"""Who is heard, for a spreadsheet: one row a source and article, as RFC 4180 has it, in UTF-8.

Lines end in CRLF. A cell of text that begins with ``=``, ``+``, ``-`` or ``@`` (behind blanks
and quotation marks too, or in the full width of East Asian type) would be a formula to a
spreadsheet, and one from an article must not be: it gets an apostrophe before it, as OWASP
advises ("CSV Injection"). Numbers are written as they are. There is no row for all articles
together, so that every column adds up; words that the copy gives to nobody have no ``source``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from audit.formats._view import View, visible
from audit.formats.sourcing import corroboration, description, reason, used
from audit.sourcing.ledger import Ledger, Row

COLUMNS = (
    "article", "path", "source", "role", "standing", "kind", "detail", "people", "cited", "second_hand",
    "words_quoted", "words_paraphrased", "words", "share", "verbs", "first_line", "description", "reason",
    "corroborated",
)  # fmt: skip
"""The columns, in order; a new one may come behind them, none is renamed."""

_FORMULA = re.compile(r"[\s'\"]*[=+\-@＝＋－＠]")


def render(ledgers: Sequence[Ledger], view: View) -> str:
    """A heading, and a row for each source of each article."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for ledger in ledgers:
        for row in ledger.rows:
            writer.writerow(map(_cell, _row(ledger, row)))
    return text.getvalue()


def _row(ledger: Ledger, row: Row) -> tuple[str | int | float, ...]:
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


def _cell(value: str | float) -> str | float:
    r"""A cell that no spreadsheet takes for a formula.

    >>> _cell("=1+1"), _cell(-3), _cell("the mayor")
    ("'=1+1", -3, 'the mayor')
    """
    if not isinstance(value, str):
        return value
    text = visible(value)
    return f"'{text}" if _FORMULA.match(text) else text
