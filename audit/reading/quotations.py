"""Where quoted words begin and end, also over paragraphs, and what could not be paired."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Literal, NamedTuple

from audit.article import Quotation
from audit.document import Block, Document, Span
from audit.reading import quotemarks
from audit.reading.quotation_uses import use
from audit.reading.quotemarks import Mark, Paired

_ENDS = re.compile(r"(?:(?<![A-Z])\.|[!?…])['\"’”)\]]*(?=\s|$)")
_CARRIES = frozenset({"paragraph", "list", "quote"})
_SPEECH_MARKS = frozenset("\"'“”‘„«»「『＂")
_PAIRS, _OPENS, _CLOSES, _TOUCHED = 0, 1, -1, 2
_TOUCHING = frozenset({(_OPENS, _PAIRS), (_TOUCHED, _CLOSES), (_PAIRS, _CLOSES)})


class _Item(NamedTuple):
    """What may be a quotation: a pair of marks, a mark that only opens or closes, or one too many."""

    start: int
    side: int
    end: int


@dataclass
class _Paragraph:
    """A block while its marks are being paired; ``first`` is None where it has none, as most have.

    ``marks`` are the single ones.
    """

    block: Block
    first: Mark | None
    marks: list[Mark]
    doubles: Paired
    singles: Paired = field(default_factory=Paired)
    sure: list[tuple[int, int]] = field(default_factory=list)
    loose: list[tuple[Mark, int]] = field(default_factory=list)  # with the side each looks to
    continued: bool = False

    def paired(self, which: Literal["doubles", "singles"]) -> Paired:
        return self.doubles if which == "doubles" else self.singles


def find(document: Document) -> tuple[Quotation, ...]:
    """The quotations of a document, in order, none inside another.

    None crosses the border of a block: a quotation over three paragraphs is three, the
    second and third of them ``continued``. A mark without a partner spoils its own
    paragraph at most, and what it opens or closes is not ``certain``.
    """
    text = document.text
    settled = _settled(text, _paragraphs(document), "doubles")
    settled = _settled(text, _with_singles(text, settled), "singles")
    return tuple(_with_block_quotes(text, settled))


def _paragraphs(document: Document) -> Iterator[_Paragraph]:
    """The blocks, one by one, with their marks, of which all but single ones are paired."""
    for block in document.blocks:
        start, end = block.span.start, block.span.end
        marks = quotemarks.marks(document.text, start, end)
        if not marks:
            yield _Paragraph(block, None, [], Paired())
            continue
        doubles = quotemarks.pair_doubles(document.text, marks, start, end)
        singles = [mark for mark in marks if mark.family == "single"]
        yield _Paragraph(block, marks[0], singles, doubles)


def _with_block_quotes(text: str, paragraphs: Iterable[_Paragraph]) -> Iterator[Quotation]:
    """The quotations of all paragraphs; a block quote that a colon announces is one from end to end."""
    announced = False
    for before, paragraph in pairwise(chain([None], paragraphs)):
        if paragraph is None:
            continue
        block = paragraph.block
        goes_on = announced and before is not None and _adjoins(text, before.block, block)
        announced = block.kind == "quote" and (goes_on or _announces(text, before))
        if announced and text[block.span.start] not in _SPEECH_MARKS:
            yield Quotation(block.span, "speech", goes_on, certain=not paragraph.loose)
        elif paragraph.first:
            yield from _quotations(text, paragraph)


def _announces(text: str, paragraph: _Paragraph | None) -> bool:
    """Whether a paragraph ends with a colon, before which speech or writing may be quoted in a block."""
    return paragraph is not None and text[paragraph.block.span.end - 1] == ":"


def _adjoins(text: str, block: Block, following: Block) -> bool:
    """Whether two block quotes are one: no line between them lacks the mark, if they are marked at all."""
    lines = text[block.span.end : following.span.start].splitlines()[1:-1]
    return block.kind == "quote" and all(">" in line for line in lines)


def _with_singles(text: str, paragraphs: Iterable[_Paragraph]) -> Iterator[_Paragraph]:
    """The paragraphs, with their single marks paired as well."""
    for paragraph, following in pairwise(chain(paragraphs, [None])):
        if paragraph is None:
            continue
        if paragraph.first:
            paragraph.singles = _singles(text, paragraph, following)
        yield paragraph


def _singles(text: str, paragraph: _Paragraph, following: _Paragraph | None) -> Paired:
    """Pair the single marks outside the double quotations of a paragraph."""
    held = quotemarks.outermost(paragraph.sure)
    again = following is not None and all(
        p.first and p.first.family == "single" and p.first.start == p.block.span.start
        for p in (paragraph, following)
    )
    return quotemarks.pair_singles(text, paragraph.marks, paragraph.block.span, held, again=again)


def _settled(
    text: str, paragraphs: Iterable[_Paragraph], which: Literal["doubles", "singles"]
) -> Iterator[_Paragraph]:
    """The paragraphs, with what runs on into the next one told from what only lacks its partner."""
    for paragraph, following in pairwise(chain(paragraphs, [None])):
        if paragraph is None:
            continue
        if paragraph.first is None:  # nothing runs on from it, or into it
            yield paragraph
            continue
        paired = paragraph.paired(which)
        paragraph.sure += paired.pairs
        carried = _carried(text, paragraph, following, which) if following else None
        if following and carried:
            paragraph.sure.append((carried.start, paragraph.block.span.end))
            following.continued = True
            paired.opened.remove(carried)
            next_paired = following.paired(which)
            if next_paired.first in next_paired.stray[:1]:  # run on without being opened again
                following.sure.append((following.block.span.start, next_paired.stray.pop(0).end))
        paragraph.loose += [(mark, 1) for mark in paired.opened]
        paragraph.loose += [(mark, -1) for mark in paired.stray]
        yield paragraph


def _carried(
    text: str, paragraph: _Paragraph, following: _Paragraph, which: Literal["doubles", "singles"]
) -> Mark | None:
    """The mark that opens a quotation which runs on into the next paragraph."""
    paired, next_paired = paragraph.paired(which), following.paired(which)
    first = next_paired.first
    if not (paired.opened and first and {paragraph.block.kind, following.block.kind} <= _CARRIES):
        return None
    mark = paired.opened[0]
    if mark.start != paragraph.block.span.start:
        mark = paired.opened[-1]
    again = first.start == following.block.span.start or first in next_paired.stray[:1]
    if not again or first.family != mark.family or not _is_speech(text, paragraph, mark):
        return None
    return None if _ends_reported(text, mark, paragraph.block.span.end) else mark


def _is_speech(text: str, paragraph: _Paragraph, mark: Mark) -> bool:
    """Whether speech may begin at a mark that is not typed twice: a sentence, or more behind a cue."""
    first = text[mark.end : mark.end + 1]
    if not first.islower():
        return first != text[mark.start]
    before = max((end for _, end in paragraph.sure if end <= mark.start), default=0)
    return bool(before) and text[mark.start - 2] == "," and not _ENDS.search(text, before, mark.start)


def _ends_reported(text: str, mark: Mark, end: int) -> bool:
    """Whether the paragraph ends with the likes of ``he said``: the mark was only not closed."""
    clauses = quotemarks.reported().finditer(text, max(mark.end, end - 100), end)
    return any(not _ENDS.search(text, found.end(), end - 1) for found in clauses)


def _quotations(text: str, paragraph: _Paragraph) -> Iterator[Quotation]:
    """The quotations of a paragraph: the sure ones, and the best guess for each loose mark between."""
    block = paragraph.block
    done = block.span.start
    items = _items(text, paragraph)
    for index, (start, side, end) in enumerate(items):
        if start < done:
            continue
        if side == _OPENS:
            limit = items[index + 1].start if index + 1 < len(items) else block.span.end
            end = _guess_end(text, end, limit)
        elif side == _CLOSES:
            start = _guess_start(text, done, start)
        done = end
        span = Span(start, end)
        continued = paragraph.continued and start == block.span.start
        yield Quotation(span, use(text, span, block, continued=continued), continued, certain=side == _PAIRS)


def _items(text: str, paragraph: _Paragraph) -> list[_Item]:
    """Pairs and loose marks in order; a mark typed twice belongs to the pair that it touches."""
    loose = [_Item(mark.start, side, mark.end) for mark, side in paragraph.loose]
    doubles = {item.start for item in loose if item.side == _OPENS and text[item.start] not in "'‘’`"}
    pairs = [_Item(start, _PAIRS, end) for start, end in quotemarks.outermost(paragraph.sure)]
    items: list[_Item] = []
    for item in sorted(pairs + loose):
        last = items[-1] if items else None
        if last and last.end == item.start and (last.side, item.side) in _TOUCHING:
            items[-1] = _Item(last.start, _TOUCHED, item.end)
        elif not (last and last.start in doubles and item.side == _PAIRS and text[item.start] in "'‘"):
            items.append(item)
    return items


def _guess_end(text: str, start: int, limit: int) -> int:
    """Where words whose mark was never closed end: before a reporting clause, or with the sentence."""
    found = quotemarks.reported().search(text, start, limit)
    if found:
        return found.start() + 1
    stop = None if text[start : start + 1].isupper() else _ENDS.search(text, start, limit)
    end = stop.end() if stop else limit
    return start + len(text[start:end].rstrip())


def _guess_start(text: str, start: int, end: int) -> int:
    """Where words whose mark was never opened begin: with the sentence that the mark closes."""
    for found in _ENDS.finditer(text, start, max(start, end - 1)):
        start = found.end()
    colon = text.rfind(": ", start, end)
    if colon > 0 and not quotemarks.reported().match(text, end - 1):
        start = colon + 1
    return start + len(text[start:end]) - len(text[start:end].lstrip())
