"""A Word file to the prose in it; a place in it is a paragraph, and a character of that paragraph.

What was inserted under tracked changes is in, and so are text boxes, behind the paragraph that they
hang on. Left out: comments, deleted text, hidden text, headers and footers; and footnotes and endnotes,
which are seldom for print: the document says how many there are.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from audit.document import Block, BlockKind, Document, Span
from audit.errors import FileError
from audit.loading import headings, notices

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_MOST_XML, _MOST_TAGS = 16_000_000, 400_000  # of the text; a book of 300 pages has half of it
_MOST = 150_000_000  # with its pictures
_MOST_PARTS = 5_000
_STEP = 1 << 16

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _R, _TC, _TR = f"{_W}p", f"{_W}r", f"{_W}tc", f"{_W}tr"
_VAL = f"{_W}val"
_LEFT_OUT = frozenset(
    f"{_W}{name}"
    for name in (
        "del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "instrText",
        "delText", "drawing", "pict", "object", "rt", "footnoteReference", "commentReference",
    )
) | {f"{_MC}AlternateContent"}  # fmt: skip
_BOX, _FALLBACK = f"{_W}txbxContent", f"{_MC}Fallback"
_DRAWN = frozenset({f"{_W}drawing", f"{_W}pict", f"{_W}object", f"{_MC}AlternateContent"})
"""What a text box may stand in."""

_NOTES = {"footnote": f"{_W}footnoteReference", "endnote": f"{_W}endnoteReference"}
_CHARACTERS = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\xad",
}
_OFF = frozenset({"0", "false", "off", "none"})

_STYLE_KINDS: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (re.compile(r"title$|heading\b|headline", re.IGNORECASE), "headline"),
    (re.compile(r"subtitle|standfirst|dek$|strapline", re.IGNORECASE), "standfirst"),
    (re.compile(r"(?:intense |pull ?)?quote|quotations?$|block text", re.IGNORECASE), "quote"),
    (re.compile(r"list\b", re.IGNORECASE), "list"),
    (re.compile(r"caption", re.IGNORECASE), "caption"),
)


@dataclass
class _Paragraph:
    """A paragraph as it is seen: its characters, its kind, and how it is set apart."""

    text: str
    kind: BlockKind
    style: headings.Style = ""
    goes_on: bool = False  # the mark at its end is deleted, so the next one belongs to it


def document(data: bytes, path: str) -> Document:
    """The prose of a Word file; ``text`` has its paragraphs one a line.

    Raises:
        FileError: it is damaged, encrypted or far too large, or the library for it is missing.
    """
    reader = _opened(data, path)
    paragraphs = list(reader.paragraphs())
    starts = tuple(accumulate((len(p.text) + 1 for p in paragraphs), initial=0))
    text = "\n".join(p.text for p in paragraphs)
    styles: dict[int, headings.Style] = {}
    found: list[Block] = []
    goes_on = False
    for paragraph, start in zip(paragraphs, starts, strict=False):
        new = list(_blocks(paragraph, start))
        if goes_on and new and found:
            found[-1] = Block(found[-1].kind, Span(found[-1].span.start, new.pop(0).span.end))
        if new:
            styles[new[0].span.start] = paragraph.style
        found += new
        goes_on = paragraph.goes_on and bool(paragraph.text.strip())
    marked = any(block.kind == "headline" for block in found)
    blocks = headings.set_apart(text, found if marked else headings.titled(text, found), styles)
    return Document(
        path=path,
        name=path,
        text=text,
        blocks=blocks,
        metadata=notices.metadata({}, text, blocks),
        lines=starts[:-1] or (0,),
        unit="paragraph",
        omitted=tuple(reader.omitted()),
    )


def _blocks(paragraph: _Paragraph, start: int) -> Iterator[Block]:
    """The blocks of a paragraph: one, but for a byline, date, note or speaker on a line of its own."""
    spans: list[Span] = []
    for line in re.finditer(r"[^\n]+", paragraph.text):
        words = line[0].strip()
        if words:
            at = start + line.start() + len(line[0]) - len(line[0].lstrip())
            spans.append(Span(at, at + len(words)))
    texts = [paragraph.text[span.start - start : span.end - start] for span in spans]
    opened = 0
    for number, (line_, following) in enumerate(pairwise(texts), 1):
        alone = notices.stands_alone(line_) or notices.stands_alone(following)
        if alone or (headings.ends(line_) and notices.opens(following)):
            yield Block(paragraph.kind, Span(spans[opened].start, spans[number - 1].end))
            opened = number
    if spans:
        yield Block(paragraph.kind, Span(spans[opened].start, spans[-1].end))


def _opened(data: bytes, path: str) -> _Reader:
    """The file as the library opens it, once it is known to be harmless."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileError(path, "has a password, or is an old Word file; save it as .docx without a password")
    _measure(data, path)
    try:
        import docx
    except ImportError as error:
        why = "Word files need python-docx: pip install '.[docx]' in a checkout of audit"
        raise FileError(path, why) from error
    try:
        return _Reader(docx.Document(BytesIO(data)))
    # What the library and the XML parser raise over a damaged file is not documented, and much.
    except (
        LookupError,
        ValueError,
        AttributeError,
        TypeError,
        SyntaxError,
        AssertionError,
        OSError,
    ) as error:
        raise FileError(path, _damaged("no Word document in it")) from error


def _damaged(why: str) -> str:
    return f"cannot be read as a Word file ({why}); open it in Word and save it again"


def _measure(data: bytes, path: str) -> None:
    """Unpack a file to nowhere, and stop at what no article can be.

    Raises:
        FileError: it is damaged, encrypted, or larger inside than it may be.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise FileError(path, "is encrypted; save it without a password")
            declared = sum(part.file_size for part in parts)
            if len(parts) > _MOST_PARTS or declared > _MOST:
                raise FileError(path, _too_large())
            total = xml = tags = 0
            for part in parts:
                is_xml = part.filename.lower().endswith((".xml", ".rels"))
                for piece in _unpacked(archive, part):
                    total += len(piece)
                    xml += len(piece) if is_xml else 0
                    tags += piece.count(b"<") + piece.count(b"=") if is_xml else 0
                    if total > _MOST or xml > _MOST_XML or tags > _MOST_TAGS:
                        raise FileError(path, _too_large())
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise FileError(path, _damaged("it is damaged")) from error


def _too_large() -> str:
    return "unpacks to more than any article holds, so it was not opened"


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while piece := stream.read(_STEP):
            yield piece


class _Reader:
    """Walks through the body of a Word file."""

    def __init__(self, word: WordDocument) -> None:
        self._body: Any = word.element.body
        self._styles: dict[str, Any] = {s.style_id: s.element for s in word.styles if s.style_id}
        self._kinds: dict[str, BlockKind | None] = {}

    def paragraphs(self) -> Iterator[_Paragraph]:
        """All paragraphs of the body, in order, also those in tables, and empty ones."""
        for element in self._body.iter(_P):
            within = self._within(element)
            if within is None:
                continue
            if "deleted" in within:
                yield _Paragraph("", "paragraph")
                continue
            text, emphases = self._read(element)
            kind: BlockKind = "table" if "table" in within else self._kind(element)
            style: headings.Style = ""
            if kind == "paragraph" and len(emphases) == 1:
                style = next(iter(emphases))
            yield _Paragraph(text, kind, style, goes_on=self._mark_is_deleted(element))

    def omitted(self) -> Iterator[str]:
        """What a reader of the file sees and is not read."""
        for name, tag in _NOTES.items():
            number = sum(1 for _ in self._body.iter(tag))
            if number:
                yield f"{number} {name}{'s' if number > 1 else ''}"

    def _within(self, paragraph: Any) -> frozenset[str] | None:
        """What a paragraph stands in; None for one that is not part of the running text."""
        found = set()
        for outer in paragraph.iterancestors():
            if outer.tag in _LEFT_OUT and not ("box" in found and outer.tag in _DRAWN):
                return None
            if outer.tag == _FALLBACK:  # the same box again, for older programs
                return None
            if outer.tag == _BOX:
                found.add("box")
            if outer.tag == _TC:
                found.add("table")
            if outer.tag == _TR and outer.find(f"{_W}trPr/{_W}del") is not None:
                found.add("deleted")
            if outer is self._body:
                break
        return frozenset(found)

    def _mark_is_deleted(self, paragraph: Any) -> bool:
        return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None

    def _read(self, paragraph: Any) -> tuple[str, set[headings.Style]]:
        """The characters of a paragraph that are seen, and how its runs are emphasised."""
        pieces: list[str] = []
        emphases: set[headings.Style] = set()
        fields: list[bool] = []  # of each open field, whether its result has begun
        for run in self._runs(paragraph):
            words = []
            for part in run.iterchildren():
                if part.tag == f"{_W}fldChar":
                    _field(fields, part.get(f"{_W}fldCharType"))
                elif all(fields) and part.tag == f"{_W}t":
                    words.append((part.text or "").replace("\r\n", "\n").replace("\r", "\n"))
                elif all(fields) and part.tag in _CHARACTERS:
                    words.append(_CHARACTERS[part.tag])
            if words and not _is_on(run, "vanish"):
                pieces += words
                if "".join(words).strip():
                    emphases.add("bold" if _is_on(run, "b") else "italic" if _is_on(run, "i") else "")
        return "".join(pieces), emphases

    def _runs(self, element: Any) -> Iterator[Any]:
        """The runs of a paragraph, also those in links, fields and insertions."""
        stack = [element.iterchildren()]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
            elif child.tag == _R:
                yield child
            elif child.tag not in _LEFT_OUT and child.tag != _P:
                stack.append(child.iterchildren())

    def _kind(self, paragraph: Any) -> BlockKind:
        level = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        if level is not None and (level.get(_VAL) or "9") < "9":
            return "headline"
        name = paragraph.find(f"{_W}pPr/{_W}pStyle")
        known = self._kind_of_style(name.get(_VAL)) if name is not None else None
        number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        if known is None and number is not None and number.get(_VAL) != "0":
            return "list"
        return known or "paragraph"

    def _kind_of_style(self, style: str | None) -> BlockKind | None:
        """What a style makes of a paragraph: by its name, else by that of the style it builds on."""
        at, seen = style or "", []
        kind: BlockKind | None = None
        while at in self._styles and at not in seen and kind is None:
            if at in self._kinds:
                kind = self._kinds[at]
                break
            seen.append(at)
            element = self._styles[at]
            named, based = element.find(f"{_W}name"), element.find(f"{_W}basedOn")
            words = named.get(_VAL) or "" if named is not None else ""
            kind = next((k for pattern, k in _STYLE_KINDS if pattern.match(words)), None)
            if kind is None and element.find(f"{_W}pPr/{_W}numPr") is not None:
                kind = "list"
            at = based.get(_VAL) or "" if based is not None else ""
        self._kinds |= dict.fromkeys(seen, kind)
        return kind


def _field(fields: list[bool], kind: str | None) -> None:
    """A field begins, its instruction ends and its result begins, or it ends."""
    if kind == "begin":
        fields.append(False)
    elif kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()


def _is_on(run: Any, name: str) -> bool:
    """Whether a run has a property such as bold."""
    found = run.find(f"{_W}rPr/{_W}{name}")
    return found is not None and found.get(_VAL, "1") not in _OFF
