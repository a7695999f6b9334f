"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.article import Quotation
from audit.document import Document, Span


def split(document: Document, quotations: Sequence[Quotation]) -> tuple[tuple[Span, ...], ...]:
    """The sentences of each block of a document, in order."""
    answer = []
    for block in document.blocks:
        start, spans = block.span.start, []
        for m in re.finditer(r"[.!?]+[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])", document[block.span]):
            spans.append(Span(start, block.span.start + m.start() + len(m[0].rstrip())))
            start = block.span.start + m.end()
        spans.append(Span(start, block.span.end))
        answer.append(tuple(spans))
    return tuple(answer)
