"""How an article was read as JSON Lines, a sentence a line: what other programs read (the wire format)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from audit.article import Article, Attribution, Sentence
from audit.document import Document, Span
from audit.formats import _lines
from audit.formats._view import View


def render(articles: Sequence[Article], view: View) -> str:
    """Every sentence of every article, in order."""
    return _lines.join(record for article in articles for record in _records(article))


def _records(article: Article) -> Iterator[dict[str, Any]]:
    return (_record(article.document, sentence) for sentence in article.sentences)


def _record(document: Document, sentence: Sentence) -> dict[str, Any]:
    place = document.place(sentence.span.start)
    start, end = _offsets(document, sentence.span)
    return {
        "path": document.path,
        "doc": document.name,
        "start": start,
        "end": end,
        "line": place.line,
        "column": place.column,
        "text": document[sentence.span],
        "block": sentence.block,
        "label": sentence.label.name,
        "confidence": round(sentence.label.confidence, 4),
        "editorial": [_offsets(document, span) for span in sentence.editorial],
        "attributions": [_attribution(document, each) for each in sentence.attributions],
    }


def _attribution(document: Document, attribution: Attribution) -> dict[str, Any]:
    return {
        "source": _offsets(document, attribution.mention) if attribution.mention else None,
        "cue": _offsets(document, attribution.cue) if attribution.cue else None,
        "content": [_offsets(document, span) for span in attribution.content],
        "kind": attribution.source.kind,
        "name": attribution.source.name,
        "cue_class": attribution.cue_class,
    }


def _offsets(document: Document, span: Span) -> list[int]:
    """Where in the file a stretch stands; both ends count characters."""
    origin = document.origin_span(span)
    return [origin.start, origin.end]
