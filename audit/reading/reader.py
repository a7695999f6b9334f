"""From a document to an article: the steps, in order."""

from __future__ import annotations

from collections.abc import Sequence

from audit.article import Article, Label, LabelName, Sentence
from audit.document import Document, Span
from audit.reading import quotations, sentences


def read(document: Document, pins: Sequence[tuple[Span, LabelName]] = ()) -> Article:
    """Read a document. ``pins`` gives sentences (their spans) whose labels are settled."""
    quoted = quotations.find(document)
    split = sentences.split(document, quoted)
    labels = dict(pins)
    return Article(
        document=document,
        sentences=tuple(
            Sentence(span, block.kind, number, Label(labels.get(span, "fact")))
            for number, (block, spans) in enumerate(zip(document.blocks, split, strict=True))
            for span in spans
        ),
        quotations=quoted,
    )
