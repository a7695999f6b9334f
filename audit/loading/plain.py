"""The blocks of plain text: headlines, paragraphs, list items and quoted lines, marks left out.

The text is never changed. Blank lines part paragraphs. What a single line break means is
settled once for the whole document, by whether lines look *filled*: in text wrapped by a
machine the first word of a line would not have fitted on the line before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from audit.document import Block, BlockKind, Span

HEADLINE = 150
"""The most characters of a first paragraph that may be a headline."""

# A form feed at the head of a line is a page break inside the text, not a blank line.
_LINE = re.compile(
    r"([^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*)((?:\r\n|\n|\r)\f?|[\v\f\x1c-\x1e\x85\u2028\u2029]|\Z)"
)
_BLANK = (
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff\xad"
)
_END = re.compile(r"[.!?…]['\"’”»)\]]*$")  # … was closed.”
_PAUSE = re.compile(r"[:;]$")  # The inspectors found:
_RULE = re.compile(r"(?:[-_*=~+#—–·•][ \t]*){3,}$")  # * * *
_UNDERLINE = re.compile(r"={3,}[ \t]*$")  # ======

_HEADING = re.compile(r"#{1,6}[ \t]+(?=[^\s#])")  # ## What happens next
_QUOTED = re.compile(r"(?:>[ \t]*)+(?=\S)")  # > The lift was checked.
_ITEM = re.compile(r"(?:[-*•‣▪◦●·]|\d{1,3}[.)])[ \t]+(?=\S)")  # - the pier; 2) the lift

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NAME = r"(?:[^\W\d_]\.?[\w.'’-]*)"
# By Ann Poe and Lee Marsh, Political Editor
_BYLINE = re.compile(
    rf"(?:By|BY|(?:Words|Written|Text|Photographs?|Photos?|Reporting|Story|Compiled|Edited) by):? "
    rf"(?=[^\W\da-z_]){_NAME}(?:,? (?:(?:and|in|for|of|at) |[&|] )?(?=[^\W\da-z_]|\d){_NAME}){{1,9}}[.,]?$"
)
# Published: April 26, 2026; Last updated at 10:40 on 3 May
_PUBLISHED = re.compile(
    r"(?:First |Last |Originally )?(?:Published|Updated|Posted|Modified|Filed|PUBLISHED|UPDATED|Date|Dated)"
    r"(?::| on| at|,)? [^.!?]{0,70}\d[^.!?]{0,30}$"
)
# Friday, 26 April 2026, 10:40 GMT
_DATE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}})"
    r"(?:[ ,|·–-]+(?:at )?\d[\w:. ]{0,20})?$"
)
# HARBOUR CITY, June 3 (Agency) —
_DATELINE = re.compile(
    rf"[A-Z][A-Z .'’-]{{2,40}}(?:, [A-Z][\w. ]{{1,20}})?(?:, {_MONTH} \d{{1,2}})?"
    r"(?: ?\([^()]{1,30}\))? ?[—–-]{1,2}$"
    rf"|[A-Z][A-Z .'’-]{{2,40}}, {_MONTH} \d{{1,2}}(?:, \d{{4}})?$"
)
_ALONE = 110  # the longest line that is looked at as a byline or date line


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
    return titled(text, [block for lines in chunks for block in _blocks(lines, width)])


def titled(text: str, found: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with a short first paragraph that has no end stop as the headline."""
    answer = list(found)
    for index, block in enumerate(answer):
        words = text[block.span.start : block.span.end]
        if not stands_alone(words):
            if block.kind == "paragraph" and _is_headline(words):
                answer[index] = Block("headline", block.span)
            break
    return tuple(answer)


def _is_headline(words: str) -> bool:
    return len(words) <= HEADLINE and not _END.search(words) and not _PAUSE.search(words)


def stands_alone(line: str) -> bool:
    """Whether a line is a byline, a date or a dateline with nothing after it.

    >>> stands_alone("By Ann Poe"), stands_alone("By Friday the pier was shut")
    (True, False)
    """
    return len(line) <= _ALONE and any(p.match(line) for p in (_BYLINE, _PUBLISHED, _DATE, _DATELINE))


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
    ("quote", _QUOTED),
    ("list", _ITEM),
)


def _ends(line: str) -> bool:
    return bool(_END.search(line[-12:]))


def _is_special(line: str) -> bool:
    return bool(_marker(line)[1] or stands_alone(line) or _RULE.match(line))


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
        if not any(
            _marker(s.text)[1] or stands_alone(s.text) or _RULE.match(s.text) for s in (line, following)
        )
    ]
    if not breaks:
        return None
    lengths = sorted(len(line.text) for line, _ in breaks)
    width = lengths[(len(lengths) - 1) * 95 // 100]
    filled = ragged = 0
    for line, following in breaks:
        if _ends(line.text):
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


def _blocks(lines: Sequence[Line], width: int | None) -> Iterator[Block]:
    """The blocks among the lines between two blank lines."""
    opened: list[Line] = []
    kind: BlockKind = "paragraph"
    for index, line in enumerate(lines):
        if _RULE.match(line.text):
            if opened:
                underlined = len(opened) == 1 and _UNDERLINE.match(line.text)
                yield _block("headline" if underlined else kind, opened)
            opened = []
            continue
        mark, length = _marker(line.text)
        if opened and not _parted(lines[index - 1], line, kind, width, first=len(opened) == 1):
            opened.append(line)
            continue
        if opened:
            yield _block(kind, opened)
        kind = mark
        opened = [Line(line.start + length, line.end, line.text[length:])]
    if opened:
        yield _block(kind, opened)


def _block(kind: BlockKind, lines: Sequence[Line]) -> Block:
    return Block(kind, Span(lines[0].start, lines[-1].end))


def _parted(line: Line, following: Line, kind: BlockKind, width: int | None, *, first: bool) -> bool:
    """Whether the break between two lines parts blocks; ``first``: the line opened its block."""
    mark, _ = _marker(following.text)
    goes_on = following.text[0].islower() and not (_ends(line.text) or _PAUSE.search(line.text))
    if kind in ("headline", "quote") or (width is None and not goes_on):
        return True
    if mark == "quote" or stands_alone(following.text) or stands_alone(line.text):
        return True
    full = width is None or _need(line, following) >= 0.75 * width
    ended = _ends(line.text)
    if mark != "paragraph":
        # A dash or a number may also have been wrapped to the head of a line.
        return kind == "list" or ended or not full or bool(_PAUSE.search(line.text))
    return not full and (ended or first) and not following.text[0].islower()
