"""The prose that was understood, a block a line: what is not in it was left out of the reading.

Headlines, items of lists and quoted paragraphs have the marks of plain text, so that the output
can be read again and gives the same blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.document import BlockKind, Document
from audit.formats._view import View, one_line

_MARKS: dict[BlockKind, str] = {"headline": "# ", "list": "- ", "quote": "> "}


def render(documents: Sequence[Document], view: View) -> str:
    """The prose of every article; where there are several, each below the name of its file."""
    several = len(documents) > 1
    texts = ("\n\n".join(_lines(document, named=several)) for document in documents)
    return "\n\n".join(texts) + "\n" if documents else ""


def _lines(document: Document, *, named: bool) -> Iterator[str]:
    if named:
        name = document.path if document.name == document.path else f"{document.path} ({document.name})"
        yield f"==> {one_line(name)} <=="
    for block in document.blocks:
        yield _MARKS.get(block.kind, "") + one_line(document[block.span])
