"""Invented articles, one for each trap, against how they must be read (``NAME.read`` beside each)."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import loading
from audit.errors import FileError
from audit.reading import quotations, sentences

ARTICLES = Path(__file__).parent.parent / "articles"
NAMES = sorted(p.name for p in ARTICLES.iterdir() if p.suffix != ".read")


def shown(text: str) -> str:
    """The text on one line, with what cannot be seen written out."""
    return text if text.isprintable() else text.encode("unicode_escape").decode()


def reading(path: Path) -> str:
    """Blocks with their sentences, then the quotations, each with its line and column."""
    lines = []
    for document in loading.from_file(path):
        if isinstance(document, FileError):
            lines.append(f"error: {path.name}:{document.line}: {document.why}")
            continue
        quoted = quotations.find(document)
        for block, spans in zip(document.blocks, sentences.split(document, quoted), strict=True):
            place = document.place(block.span.start)
            lines.append(f"{place.line}:{place.column} {block.kind}")
            lines += [f"    {shown(document[span])}" for span in spans]
        for quotation in quoted:
            place = document.place(quotation.span.start)
            marks = [
                quotation.use,
                *["continued"] * quotation.continued,
                *["uncertain"] * (not quotation.certain),
            ]
            lines += [
                f"{place.line}:{place.column} {', '.join(marks)}",
                f"    {shown(document[quotation.span])}",
            ]
    return "".join(line + "\n" for line in lines)


@pytest.mark.parametrize("name", NAMES)
def test_articles_are_read_as_they_must_be(name: str) -> None:
    path = ARTICLES / name
    assert reading(path) == path.with_name(f"{name}.read").read_text(encoding="utf-8")


def test_every_expected_reading_has_its_article() -> None:
    assert sorted(f"{name}.read" for name in NAMES) == sorted(p.name for p in ARTICLES.glob("*.read"))
    assert len(NAMES) >= 10
