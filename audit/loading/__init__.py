"""Files, bytes and strings to documents: plain text, Markdown, HTML, Word, and articles as JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from audit import frontmatter, walking
from audit.document import Document, line_starts
from audit.errors import FileError
from audit.loading import encodings, notices, plain, records, unclear

_MARKDOWN = frozenset({".md", ".markdown"})
_PAGES = frozenset({".html", ".htm"})
_FOREIGN = frozenset({".doc", ".odt", ".rtf", ".pdf"})


def from_file(path: Path, encoding: str | None = None) -> Iterator[Document | FileError]:
    """The documents of a file: one, or one for each record of JSON Lines.

    What cannot be read is handed on as an error, in its place, so that the rest is not lost.

    Raises:
        AuditError: there is no such encoding.
    """
    encodings.check(encoding)
    try:
        data = walking.content(path)
    except FileError as error:
        yield error
    else:
        yield from from_bytes(data, str(path), encoding)


def from_bytes(data: bytes, path: str, encoding: str | None = None) -> Iterator[Document | FileError]:
    """The same for the content of a file; ``path`` names it, and its ending says what it is.

    Raises:
        AuditError: there is no such encoding.

    >>> [document.name for document in from_bytes(b'{"id": "a", "text": "Rain fell."}', "x.jsonl")]
    ['a']
    """
    encodings.check(encoding)
    ending = Path(path).suffix.lower()
    if ending in _FOREIGN:
        yield FileError(path, f"{ending} files cannot be read; save it as .docx, plain text or Markdown")
    elif ending == ".jsonl":
        yield from records.documents(data, path, encoding)
    else:
        try:
            document = _document(data, path, ending, encoding)
        except FileError as error:
            yield error
            return
        yield document if document.blocks else FileError(path, "has no text")


def _document(data: bytes, path: str, ending: str, encoding: str | None) -> Document:
    if ending == ".docx":
        from audit.loading import word  # and with it the library that reads Word files

        return word.document(data, path)
    if ending in _PAGES:
        encoding = encoding or encodings.declared(data)
    return from_text(encodings.decode(data, path, encoding), path)


def from_text(text: str, path: str = "<text>") -> Document:
    r"""The document of an article in Markdown or HTML, if ``path`` ends so, or in plain text.

    >>> from_text("Pier shut\n\nIt is unsafe.").blocks[0].kind
    'headline'
    """
    ending = Path(path).suffix.lower()
    if ending in _MARKDOWN:
        from audit.loading import markdown  # markdown-it is not wanted for plain text

        return markdown.document(text, path)
    if ending in _PAGES:
        from audit.loading import html

        return html.document(text, path)
    fields, start = frontmatter.split(text)
    blocks = plain.blocks(text, start)
    return Document(
        path=path,
        name=path,
        text=text,
        blocks=blocks,
        metadata=notices.metadata(fields, text, blocks),
        lines=line_starts(text),
        notes=unclear.notes(text, fields),
    )
