"""Where quoted words begin and end, also over paragraphs, and what could not be paired."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal

from audit.article import Quotation
from audit.document import Block, Document, Span
from audit.reading import quotemarks
from audit.reading.quotation_uses import use
from audit.reading.quotemarks import Mark, Paired

_ENDS = re.compile(r"(?:(?<![A-Z])\.|[!?…])['\"’”)\]]*(?=\s|$)")
_CARRIES = frozenset({"paragraph", "list", "quote"})


@dataclass
class _Paragraph:
    """A block while its marks are being paired."""

    block: Block
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
    paragraphs = []
    for block in document.blocks:
        start, end = block.span.start, block.span.end
        marks = quotemarks.marks(text, start, end)
        paragraphs.append(_Paragraph(block, marks, quotemarks.pair_doubles(text, marks, start, end)))
    _settle(text, paragraphs, "doubles")
    for paragraph, following in pairwise([*paragraphs, None]):
        if paragraph:
            paragraph.singles = _singles(text, paragraph, following)
    _settle(text, paragraphs, "singles")
    return tuple(quotation for p in paragraphs for quotation in _quotations(text, p))


def _singles(text: str, paragraph: _Paragraph, following: _Paragraph | None) -> Paired:
    """Pair the single marks outside the double quotations of a paragraph."""
    held = quotemarks.outermost(paragraph.sure)
    again = following is not None and all(
        p.marks and p.marks[0].family == "single" and p.marks[0].start == p.block.span.start
        for p in (paragraph, following)
    )
    return quotemarks.pair_singles(text, paragraph.marks, paragraph.block.span, held, again=again)


def _settle(text: str, paragraphs: Sequence[_Paragraph], which: Literal["doubles", "singles"]) -> None:
    """Tell what runs on into the next paragraph from what only lacks its partner."""
    for index, paragraph in enumerate(paragraphs):
        paired = paragraph.paired(which)
        paragraph.sure += paired.pairs
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        carried = _carried(text, paragraph, following, which) if following else None
        if following and carried:
            paragraph.sure.append((carried.start, paragraph.block.span.end))
            following.continued = True
            paired.opened.remove(carried)
            next_paired = following.paired(which)
            if next_paired.first in next_paired.stray[:1]:  # run on without being opened again
                following.sure.append((following.block.span.start, next_paired.stray.pop(0).end))
        paragraph.loose += [(mark, 1) for mark in paired.opened if which == "doubles" or mark.shape > 0]
        paragraph.loose += [(mark, -1) for mark in paired.stray]


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
    if not again or first.family != mark.family or not _is_speech(text, mark):
        return None
    return None if _ends_reported(text, mark, paragraph.block.span.end) else mark


def _is_speech(text: str, mark: Mark) -> bool:
    """Whether a whole sentence may begin at a mark: no small letter, and no other mark typed twice."""
    return not text[mark.end : mark.end + 1].islower() and text[mark.end : mark.end + 1] != text[mark.start]


def _ends_reported(text: str, mark: Mark, end: int) -> bool:
    """Whether the paragraph ends with the likes of ``he said``: the mark was only not closed."""
    clauses = _reported().finditer(text, max(mark.end, end - 100), end)
    return any(not _ENDS.search(text, found.end(), end - 1) for found in clauses)


def _quotations(text: str, paragraph: _Paragraph) -> Iterator[Quotation]:
    """The quotations of a paragraph: the sure ones, and the best guess for each loose mark between."""
    block = paragraph.block
    sure = [(span[0], 0, span[1]) for span in quotemarks.outermost(paragraph.sure)]
    loose = [(mark.start, side, mark.end) for mark, side in paragraph.loose]
    items = sorted(sure + loose)
    done = block.span.start
    for index, (start, side, end) in enumerate(items):
        if start < done:
            continue
        limit = items[index + 1][0] if index + 1 < len(items) else block.span.end
        if side > 0:
            end = _guess_end(text, end, limit)
        elif side < 0:
            start = _guess_start(text, done, start)
        done = end
        span = Span(start, end)
        continued = paragraph.continued and start == block.span.start
        yield Quotation(span, use(text, span, block, continued=continued), continued, certain=not side)


@cache
def _reported() -> re.Pattern[str]:
    """The border before a reporting clause, as in: … the pier is safe, he said."""
    verbs = "|".join(sorted(quotemarks.listed("reporting")))
    return re.compile(
        r"[,?!](?=['\"]? (?:(?:he|she|they|it|we|I|who|(?:the|a|an|one|his|her|their) [\w’'-]+(?: [\w’'-]+)?"
        rf"|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,3}}) (?:also |later |then )?(?:{verbs})"
        rf"|(?:{verbs}) (?:he|she|they|the|a|an|[A-Z][\w.’'-]*))\b)"
    )


def _guess_end(text: str, start: int, limit: int) -> int:
    """Where words whose mark was never closed end: before a reporting clause, or with the sentence."""
    found = _reported().search(text, start, limit)
    if found:
        return found.start() + 1
    stop = None if text[start : start + 1].isupper() else _ENDS.search(text, start, limit)
    end = stop.end() if stop else limit
    return start + len(text[start:end].rstrip())


def _guess_start(text: str, start: int, end: int) -> int:
    """Where words whose mark was never opened begin: with the sentence that the mark closes."""
    for found in _ENDS.finditer(text, start, max(start, end - 1)):
        start = found.end()
    return start + len(text[start:end]) - len(text[start:end].lstrip())
