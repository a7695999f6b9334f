"""The blocks of plain text: headlines, paragraphs, list items and quoted lines, marks left out.

The number of a paragraph is no such mark: it is how others refer to it, and stays in. The text is
never changed. Blank lines part paragraphs. What a single line break means is
settled once for the whole document, by whether lines look *filled*: in text wrapped by a
machine the first word of a line would not have fitted on the line before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from audit.document import Block, BlockKind, Span
from audit.loading import notices
from audit.loading.headings import ends, pauses, titled

# A form feed at the head of a line is a page break inside the text, not a blank line.
_LINE = re.compile(
    r"([^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*)((?:\r\n|\n|\r)\f?|[\v\f\x1c-\x1e\x85\u2028\u2029]|\Z)"
)
_BLANK = (
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff\xad"
)
_RULE = re.compile(r"(?:[-_*=~+#—–·•][ \t]*){3,}$")  # * * *
_UNDERLINE = re.compile(r"={3,}[ \t]*$")  # ======

_HEADING = re.compile(r"#{1,6}[ \t]+(?=[^\s#])")  # ## What happens next
_QUOTED = re.compile(r"(?:>[ \t]*)+")  # > The lift was checked.
_ITEM = re.compile(r"(?:[-*•‣▪◦●·]|\d{1,3}[.)])[ \t]+(?=\S)")  # - the pier; 2) the lift
_NUMBER = re.compile(r"\d{1,3}[.)][ \t]")  # 12. The Owner will put up one marquee.
_CREDIT = re.compile(r"(?:[—–―]|--?)[ \t]?(?=[^\W\d_a-z])[^.!?]{1,80}$")  # — Ann Poe, harbour master


class Line(NamedTuple):
    """A line without the white space around it: its place and its characters."""

    start: int
    end: int
    text: str


def blocks(text: str, start: int = 0) -> tuple[Block, ...]:
    r"""The blocks of ``text`` from ``start`` on, in order.

    >>> [(b.kind, b.span.start) for b in blocks("Pier shut\n\nIt is unsafe.\n- Rust\n- Rot")]
    [('headline', 0), ('paragraph', 11), ('list', 27), ('list', 34)]
    """
    chunks = list(_chunks(text, start))
    width = _width(chunks)
    return titled(text, [block for lines in chunks for block in _chunk(lines, width)])


def _chunks(text: str, start: int) -> Iterator[list[Line]]:
    """The lines between blank lines."""
    lines: list[Line] = []
    for found in _LINE.finditer(text, start):
        words = found[1].strip(_BLANK)
        if words:
            begin = found.start() + len(found[1]) - len(found[1].lstrip(_BLANK))
            lines.append(Line(begin, begin + len(words), words))
        if lines and (not words or found[2] == "\u2029"):
            yield lines
            lines = []
    if lines:
        yield lines


def _marker(line: str) -> tuple[BlockKind, int]:
    """The kind of block that a line's mark opens, and how long the mark is."""
    for kind, pattern in _MARKS:
        found = pattern.match(line)
        if found:
            return kind, found.end()
    return "paragraph", 0


_MARKS: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    ("headline", _HEADING),
    ("list", _ITEM),
)


def _depth(line: Line) -> int:
    """How many marks of quotation stand before a line."""
    mark = _QUOTED.match(line.text)
    return mark[0].count(">") if mark else 0


def _says_nothing(line: Line) -> bool:
    """Whether a line tells nothing of how the text is wrapped, because it always stands alone."""
    return bool(
        _depth(line) or _marker(line.text)[1] or notices.stands_alone(line.text) or _RULE.match(line.text)
    )


def _need(line: Line, following: Line) -> int:
    """How wide the page would have had to be for the next line's first word to fit."""
    return len(line.text) + 1 + len(following.text.split(None, 1)[0])


def _width(chunks: Sequence[Sequence[Line]]) -> int | None:
    """The column at which lines were wrapped: None if each line is a paragraph, 0 if ragged.

    Of the line breaks inside paragraphs, more than half must come in mid-sentence, either
    because the line was full or before a small letter. Lines that carry a mark, and
    bylines, dates and datelines, say nothing about wrapping.
    """
    breaks = [
        (line, following)
        for lines in chunks
        for line, following in pairwise(lines)
        if not (_says_nothing(line) or _says_nothing(following))
    ]
    if not breaks:
        return None
    lengths = sorted(len(line.text) for line, _ in breaks)
    width = lengths[(len(lengths) - 1) * 95 // 100]
    filled = ragged = 0
    for line, following in breaks:
        if ends(line.text):
            continue
        if (
            30 <= width <= 250
            and 0.85 * width <= _need(line, following)
            and len(following.text) <= 1.2 * width
        ):
            filled += 1
        elif following.text[0].islower():
            ragged += 1
    if 2 * (filled + ragged) <= len(breaks):
        return None
    return width if filled > ragged else 0


def _chunk(lines: Sequence[Line], width: int | None) -> Iterator[Block]:
    """The blocks of the lines between two blank lines; quoted lines make a text of their own."""
    for depth, run in groupby(lines, _depth):
        if not depth:
            yield from _blocks(list(run), width)
            continue
        inner = list(_unquoted(run))
        own = _width(inner)
        for quoted in inner:
            for block in _blocks(quoted, width if own is None else own):
                yield Block("quote" if block.kind == "paragraph" else block.kind, block.span)


def _unquoted(run: Iterable[Line]) -> Iterator[list[Line]]:
    """Quoted lines without their marks; a mark with nothing behind it parts them."""
    lines: list[Line] = []
    for line in run:
        mark = _QUOTED.match(line.text)
        length = mark.end() if mark else 0
        if length < len(line.text):
            lines.append(Line(line.start + length, line.end, line.text[length:]))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _is_pull_quote(lines: Sequence[Line]) -> bool:
    """Whether lines are words in quotation marks and below them who said them."""
    return (
        len(lines) > 1
        and lines[0].text[0] in "\"'“‘«„"
        and lines[-2].text[-1] in "\"'”’»“"
        and _CREDIT.match(lines[-1].text) is not None
    )


def _blocks(lines: Sequence[Line], width: int | None) -> Iterator[Block]:
    """The blocks among lines that no blank line parts."""
    if _is_pull_quote(lines):
        yield _block("quote", lines)
        return
    opened: list[Line] = []
    kind: BlockKind = "paragraph"
    numbered = _is_numbered(lines)
    for index, line in enumerate(lines):
        if _RULE.match(line.text):
            if opened:
                underlined = len(opened) == 1 and _UNDERLINE.match(line.text)
                yield _block("headline" if underlined else kind, opened)
            opened = []
            continue
        mark, length = _marker("" if numbered and not index else line.text)
        if opened and not _parted(lines[index - 1], line, kind, width, first=len(opened) == 1):
            opened.append(line)
            continue
        if opened:
            yield _block(kind, opened)
        kind = mark
        opened = [Line(line.start + length, line.end, line.text[length:])]
    if opened:
        yield _block(kind, opened)


def _is_numbered(lines: Sequence[Line]) -> bool:
    """Whether lines are one paragraph of prose with its number, and not the items of a list."""
    first, *others = lines
    return (
        _NUMBER.match(first.text) is not None
        and ends(lines[-1].text)
        and not any(_marker(line.text)[1] or _RULE.match(line.text) for line in others)
    )


def _block(kind: BlockKind, lines: Sequence[Line]) -> Block:
    return Block(kind, Span(lines[0].start, lines[-1].end))


def _parted(line: Line, following: Line, kind: BlockKind, width: int | None, *, first: bool) -> bool:
    """Whether the break between two lines parts blocks; ``first``: the line opened its block."""
    mark, _ = _marker(following.text)
    ended = ends(line.text)
    goes_on = following.text[0].islower() and not (ended or pauses(line.text))
    if kind == "headline" or (width is None and not goes_on):
        return True
    if notices.stands_alone(following.text) or notices.stands_alone(line.text):
        return True
    full = width is None or _need(line, following) >= 0.75 * width
    if notices.opens(following.text) and (ended or not full):
        return True
    if mark != "paragraph":
        # A dash or a number may also have been wrapped to the head of a line.
        return kind == "list" or ended or not full or pauses(line.text)
    return not full and (ended or first) and not following.text[0].islower()
