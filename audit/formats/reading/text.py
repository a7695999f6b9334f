"""The prose that was understood, a block a line: what is not in it was left out of the reading.

Headlines, items of lists and quoted paragraphs have the marks of plain text, so that the output
can be read again and gives the same blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.article import Article
from audit.document import BlockKind
from audit.formats._view import View, one_line

_MARKS: dict[BlockKind, str] = {"headline": "# ", "list": "- ", "quote": "> "}


def render(articles: Sequence[Article], view: View) -> str:
    """The prose of every article; where there are several, with their names above."""
    several = len(articles) > 1
    texts = ("\n\n".join(_lines(article, named=several)) for article in articles)
    return "\n\n".join(texts) + "\n" if articles else ""


def _lines(article: Article, *, named: bool) -> Iterator[str]:
    document = article.document
    if named:
        yield f"==> {one_line(document.name)} <=="
    for block in document.blocks:
        yield _MARKS.get(block.kind, "") + one_line(document[block.span])
