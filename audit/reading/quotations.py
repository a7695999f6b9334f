"""Where quoted words begin and end, also over paragraphs, and what could not be paired."""

from __future__ import annotations

import re

from audit.article import Quotation
from audit.document import Document, Span


def find(document: Document) -> tuple[Quotation, ...]:
    """The quotations of a document, in order, none inside another."""
    found = []
    for block in document.blocks:
        for m in re.finditer(r"“[^”]*”|\"[^\"]*\"", document[block.span]):
            found.append(Quotation(Span(block.span.start + m.start(), block.span.start + m.end())))
    return tuple(found)
