"""An article laid out as a page: its text cut where a label, a source, a judgement or a finding begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from audit import page as pages
from audit.article import LabelName
from audit.document import BlockKind
from audit.findings import SEVERITIES, Finding, Severity
from audit.page import Line, Page, Speaker, Stretch
from audit.record import Record


@dataclass(frozen=True, slots=True)
class Note:
    """A finding in the margin; ``number`` counts the findings of the article from 1."""

    number: int
    finding: Finding
    label: LabelName | None
    speakers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that all have the same marks: ``marks`` are source, cue, said and judged, ``notes`` numbers.

    ``opens`` are the notes whose first words these are.
    """

    text: str
    marks: tuple[str, ...]
    severity: Severity | None
    notes: tuple[int, ...]
    opens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A sentence in pieces; one without a label is what stands between sentences."""

    number: int
    label: LabelName | None
    percent: int
    speakers: tuple[int, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """A headline, paragraph … in sentences, and the notes on it."""

    kind: BlockKind
    lines: tuple[LaidLine, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A source and its share of all words that sources have, in percent of the largest and of all."""

    number: int
    speaker: Speaker
    width: int
    percent: int


@dataclass(frozen=True)
class Layout:
    """A record as a page shows it."""

    record: Record
    page: Page
    notes: tuple[Note, ...]

    @cached_property
    def blocks(self) -> tuple[LaidBlock, ...]:
        """The blocks of the article, in order, each with the notes that begin in it."""
        placed = [note for note in self.notes if not note.finding.whole]
        starts = [note.finding.span.start for note in placed]
        found = []
        for number, (kind, start, end) in enumerate(self.page.blocks):
            notes = placed[bisect_left(starts, start) : bisect_left(starts, end)]
            found.append(LaidBlock(kind, tuple(self._lines(number, start, end)), tuple(notes)))
        return tuple(found)

    @cached_property
    def overall(self) -> tuple[Note, ...]:
        """The notes about the article as a whole."""
        return tuple(note for note in self.notes if note.finding.whole)

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        """The sources, those with most words first."""
        total = sum(speaker.words for speaker in self.page.speakers) or 1
        most = max((speaker.words for speaker in self.page.speakers), default=0) or 1
        ranked = sorted(enumerate(self.page.speakers), key=lambda each: (-each[1].words, each[0]))
        return tuple(
            Bar(number, speaker, round(100 * speaker.words / most), round(100 * speaker.words / total))
            for number, speaker in ranked
        )

    @cached_property
    def _by_block(self) -> dict[int, list[tuple[int, Line]]]:
        found: dict[int, list[tuple[int, Line]]] = {}
        for number, line in enumerate(self.page.lines):
            found.setdefault(line.block, []).append((number, line))
        return found

    @cached_property
    def _marks(self) -> dict[str, _Marks]:
        said = self.page.said
        judged = [stretch for line in self.page.lines for stretch in line.editorial]
        return {
            "source": _Marks(each.source for each in said if each.source),
            "cue": _Marks(each.cue for each in said if each.cue),
            "said": _Marks(stretch for each in said for stretch in each.content),
            "judged": _Marks(judged),
        }

    @cached_property
    def _flagged(self) -> dict[int, list[Note]]:
        """For each block the notes on words in it."""
        starts = [start for _, start, _ in self.page.blocks]
        found: dict[int, list[Note]] = {}
        for note in self.notes:
            span = note.finding.span
            first = max(0, bisect_right(starts, span.start) - 1)
            for block in range(first, bisect_left(starts, span.end)) if not note.finding.whole else ():
                found.setdefault(block, []).append(note)
        return found

    @cached_property
    def _speaking(self) -> list[list[int]]:
        return speaking(self.page)

    def _lines(self, block: int, start: int, end: int) -> Iterator[LaidLine]:
        """The sentences of a block, and what stands between them."""
        at = start
        for number, line in self._by_block.get(block, ()):
            if at < line.start:
                yield LaidLine(-1, None, 0, (), tuple(self._pieces(block, at, line.start)))
            pieces = tuple(self._pieces(block, line.start, line.end))
            speakers = tuple(self._speaking[number])
            yield LaidLine(number, line.label, round(100 * line.confidence), speakers, pieces)
            at = line.end
        if at < end:
            yield LaidLine(-1, None, 0, (), tuple(self._pieces(block, at, end)))

    def _pieces(self, block: int, start: int, end: int) -> Iterator[Piece]:
        here = self._flagged.get(block, ())
        notes = [n for n in here if n.finding.span.start < end and n.finding.span.end > start]
        edges = {start, end}
        for note in notes:
            edges |= {max(start, note.finding.span.start), min(end, note.finding.span.end)}
        for marks in self._marks.values():
            edges.update(marks.edges(start, end))
        for first, last in pairwise(sorted(edges)):
            yield self._piece(first, last, notes)

    def _piece(self, start: int, end: int, notes: Sequence[Note]) -> Piece:
        here = [n for n in notes if n.finding.span.start <= start and end <= n.finding.span.end]
        grave = min((SEVERITIES.index(note.finding.severity) for note in here), default=None)
        return Piece(
            text=self.page.text[start:end],
            marks=tuple(name for name, marks in self._marks.items() if marks.hold(start)),
            severity=None if grave is None else SEVERITIES[grave],
            notes=tuple(note.number for note in here),
            opens=tuple(n.number for n in here if n.finding.span.start == start),
        )


class _Marks:
    """Stretches of one kind, merged where they touch, that can be asked what lies in them."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def hold(self, at: int) -> bool:
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._ends[index]

    def edges(self, start: int, end: int) -> Iterator[int]:
        """Where they begin and end inside a stretch."""
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self._starts)):
            if self._starts[index] >= end:
                return
            yield from (at for at in (self._starts[index], self._ends[index]) if start < at < end)


def lay_out(record: Record) -> Layout:
    """The layout of a record that has its page."""
    page = pages.load(record.page)
    starts, speakers = [line.start for line in page.lines], speaking(page)
    notes = []
    for number, finding in enumerate(record.findings, 1):
        index = bisect_right(starts, finding.span.start) - 1
        inside = index >= 0 and finding.span.start < page.lines[index].end and not finding.whole
        label, heard = (page.lines[index].label, tuple(speakers[index])) if inside else (None, ())
        notes.append(Note(number, finding, label, heard))
    return Layout(record, page, tuple(notes))


def speaking(page: Page) -> list[list[int]]:
    """For each sentence the numbers of the sources that are cited in it, or whose words it has."""
    starts = [line.start for line in page.lines]
    found: list[list[int]] = [[] for _ in page.lines]
    for said in page.said:
        if said.speaker is None:
            continue
        for start, end in (*([said.source] if said.source else ()), *said.content):
            first = max(0, bisect_right(starts, start) - 1)
            for index in range(first, bisect_left(starts, end)):
                if page.lines[index].end > start and said.speaker not in found[index]:
                    found[index].append(said.speaker)
    return found
