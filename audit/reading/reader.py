"""From a document to an article: the steps, in order."""

from __future__ import annotations

from collections.abc import Sequence

from audit.article import Article, Label, LabelName, Quotation, Sentence
from audit.document import Document, Span
from audit.reading import attributions, names, quotations, sayings, sentences
from audit.reading.attributions import Reading


def read(document: Document, pins: Sequence[tuple[Span, LabelName]] = ()) -> Article:
    """Read a document. ``pins`` gives sentences (their spans) whose labels are settled."""
    quoted = quotations.find(document)
    readings = _sentences(document, quoted)
    found = attributions.find(document, readings, quoted)
    labels = dict(pins)
    return Article(
        document=document,
        sentences=tuple(
            Sentence(
                r.span, r.block, r.paragraph, Label(labels.get(r.span, "fact")), attributions=found.get(r.span, ())
            )
            for r in readings
        ),
        quotations=quoted,
        names=tuple(name for r in readings for name in names.find(r.tokens)),
    )


def _sentences(document: Document, quoted: Sequence[Quotation]) -> list[Reading]:
    """Every sentence with its tokens and sayings."""
    readings = []
    at = 0
    for number, (block, spans) in enumerate(zip(document.blocks, sentences.split(document, quoted), strict=True)):
        headline = block.kind == "headline"
        for span in spans:
            while at < len(quoted) and quoted[at].span.end <= span.start:
                at += 1
            last = at
            while last < len(quoted) and quoted[last].span.start < span.end:
                last += 1
            tokens = sayings.tokens_of(document, span, quoted[at:last], headline=headline)
            readings.append(Reading(span, block.kind, number, tokens, sayings.find(tokens, headline=headline)))
    return readings
