"""Rows for spreadsheets, as RFC 4180 has them, in UTF-8, and no cell of them a formula.

Lines end in CRLF. A cell of text that begins with ``=``, ``+``, ``-`` or ``@`` (behind blanks
and quotation marks too, or in the full width of East Asian type) would be a formula to a
spreadsheet, and one from an article must not be: it gets an apostrophe before it, as OWASP
advises ("CSV Injection"). Numbers are written as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from audit.formats._view import visible

_FORMULA = re.compile(r"[\s'\"]*[=+\-@＝＋－＠]")

Cell = str | int | float


def table(columns: Sequence[str], lines: Iterable[Sequence[Cell]]) -> str:
    """A heading, and the rows."""
    return rows([columns, *lines])


def rows(lines: Iterable[Sequence[Cell]]) -> str:
    """Some rows."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for line in lines:
        writer.writerow(map(cell, line))
    return text.getvalue()


def cell(value: Cell) -> Cell:
    r"""A cell that no spreadsheet takes for a formula.

    >>> cell("=1+1"), cell(-3), cell("the mayor")
    ("'=1+1", -3, 'the mayor')
    """
    if not isinstance(value, str):
        return value
    text = visible(value)
    return f"'{text}" if _FORMULA.match(text) else text
