"""The prose of an article, places in it, and the way back to the file it came from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Literal, NamedTuple, get_args

BlockKind = Literal["headline", "standfirst", "paragraph", "list", "quote", "caption", "table"]

Genre = Literal["news", "live", "explainer", "factcheck", "analysis", "opinion", "review", "encyclopedia"]
"""What kind of article a draft says that it is; rules may be for some genres only."""

GENRES: tuple[Genre, ...] = get_args(Genre)

Unit = Literal["line", "paragraph"]
"""What the places of a file are counted in: a Word file has paragraphs and no lines."""

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of characters of ``Document.text``.

    >>> Span(2, 5) in Span(0, 9)
    True
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Stretches:
    """Stretches of text, merged, that can be asked whether another touches one or lies in one.

    >>> heard = Stretches([Span(2, 4), Span(3, 6), Span(10, 11)])
    >>> heard.touch(Span(5, 9)), heard.hold(Span(5, 9)), heard.hold(Span(2, 6))
    (True, False, True)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans, key=attrgetter("start")):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touch(self, span: Span) -> bool:
        """Whether one of them shares a character with ``span``."""
        index = bisect_left(self._starts, span.end) - 1
        return index >= 0 and self._ends[index] > span.start

    def hold(self, span: Span) -> bool:
        """Whether ``span`` lies in one of them, or in several that touch each other."""
        index = bisect_right(self._starts, span.start) - 1
        return index >= 0 and span.end <= self._ends[index]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the file: line and column, from 1, in characters.

    In a Word file the line is the number of the paragraph, and the column counts within it.
    """

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A headline, paragraph, list item … and the stretch of text it fills."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a draft says about itself; a rule that needs a missing field stays silent.

    ``present`` names the fields that the draft has, also those it leaves empty.
    """

    genre: str | None = None
    byline: str | None = None
    date: str | None = None
    dateline: str | None = None
    outlet: str | None = None
    language: str | None = None
    present: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in a file that speaks to this program: ``<!-- audit: allow SRC001: reason -->``.

    Attributes:
        words: what stands in it after ``audit:``.
        origin: where it stands in the file as decoded, from ``<!--`` to ``-->``.
        inside: the paragraph, item or cell that it stands in, if it stands in one, in the file.
        last: it stands below one, and an empty line below it.
    """

    words: str
    origin: Span
    inside: Span | None = None
    last: bool = False


class Note(NamedTuple):
    """What is to be said of a file beside what is found in its prose, and on which line.

    A comment to this program cannot be used (``mistake``) or silences nothing (``unused``); or what
    the draft says about itself is not understood (``unclear``).
    """

    line: int
    why: str
    kind: Literal["mistake", "unused", "unclear"]


@dataclass(frozen=True)
class Document:
    """The prose of one article, fixed at loading; everything after is a span into it.

    ``path`` is the file as the user named it, ``name`` the article's id (its path where
    it has none). ``origins`` holds ``(offset in text, offset in file)`` wherever the two
    part company, in order, beginning with ``(0, …)``; ``lines`` the offsets in the file
    at which lines begin, or what else its places are counted in (``unit``). ``omitted`` says
    what a reader of the file would see and was not read, such as "2 footnotes". ``row`` is the
    line of the JSON record that the article is, within which its own lines are counted (0: it is no record).
    ``comments`` are those that speak to this program, in order of the file. ``notes`` say what it says
    about itself that is not understood, such as a genre that there is not.

    >>> document = Document("a.txt", "a.txt", "One. Two.", (Block("paragraph", Span(0, 9)),))
    >>> document[Span(5, 9)], document.place(5)
    ('Two.', Place(line=1, column=6))
    """

    path: str
    name: str
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    origins: tuple[tuple[int, int], ...] = ((0, 0),)
    lines: tuple[int, ...] = (0,)
    unit: Unit = "line"
    omitted: tuple[str, ...] = ()
    row: int = 0
    comments: tuple[Comment, ...] = ()
    notes: tuple[Note, ...] = ()

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @cached_property
    def _origin_starts(self) -> list[int]:
        return [at for at, _ in self.origins]

    def origin(self, offset: int) -> int:
        """Where in the file, in characters, the character at ``offset`` of the text stands."""
        at, origin = self.origins[max(0, bisect_right(self._origin_starts, offset) - 1)]
        return origin + offset - at

    def origin_span(self, span: Span) -> Span:
        """Where in the file a stretch of the text stands, from its first to its last character."""
        start = self.origin(span.start)
        return Span(start, max(start, self.origin(span.end - 1) + 1)) if len(span) else Span(start, start)

    def place(self, offset: int) -> Place:
        """Line and column in the file of the character at ``offset`` of the text."""
        return self.place_of(self.origin(offset))

    def place_of(self, origin: int) -> Place:
        """Line and column of a character of the file."""
        line = bisect_right(self.lines, origin)
        return Place(line, origin - self.lines[line - 1] + 1)

    def where(self, offset: int) -> str:
        """The place of a character as a reader is told of it: "line 12", in Word "paragraph 12"."""
        return f"{self.unit} {self.place(offset).line}"


def line_starts(source: str) -> tuple[int, ...]:
    r"""The offsets at which the lines of a file begin.

    >>> line_starts("a\r\nb\n")
    (0, 3, 5)
    """
    return (0, *(m.end() for m in _LINE_END.finditer(source)))


class Prose:
    """Collects the prose of a file piece by piece, with the place that each piece came from.

    Used by whatever loads a format: ``add`` for every stretch of the file that is prose,
    ``block`` when a headline or paragraph is complete, ``document`` at the end.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._origins: list[tuple[int, int]] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._open = (0, 0)  # the first piece, and the first character, of the block being collected

    @property
    def length(self) -> int:
        """How many characters have been collected."""
        return self._length

    def add(self, piece: str, origin: int) -> None:
        """Append ``piece``, whose first character stands at ``origin`` in the file."""
        if not piece:
            return
        if not self._origins or self._follows() != origin:
            self._origins.append((self._length, origin))
        self._pieces.append(piece)
        self._length += len(piece)

    def tail(self, start: int) -> str:
        """What has been collected from the character at ``start`` on."""
        text, at = "", self._length
        for piece in reversed(self._pieces):
            if at <= start:
                break
            text, at = piece + text, at - len(piece)
        return text[start - at :]

    def drop(self, count: int) -> None:
        """Take the last ``count`` characters back."""
        while count and self._pieces:
            piece = self._pieces.pop()
            kept = piece[: max(0, len(piece) - count)]
            self._length -= len(piece) - len(kept)
            count -= len(piece) - len(kept)
            if kept:
                self._pieces.append(kept)
        while self._origins and self._origins[-1][0] >= self._length:
            self._origins.pop()

    def _follows(self) -> int:
        at, origin = self._origins[-1]
        return origin + self._length - at

    def block(self, kind: BlockKind) -> None:
        """Close the block whose pieces were added since the last one, and part it from the next."""
        first, start = self._open
        text = "".join(self._pieces[first:])
        lead, tail = len(text) - len(text.lstrip()), len(text.rstrip())
        if tail > lead:
            self._blocks.append(Block(kind, Span(start + lead, start + tail)))
            self.add("\n\n", self._follows())
        self._open = (len(self._pieces), self._length)

    def document(self, path: str, name: str, source: str, metadata: Metadata) -> Document:
        """The finished document; ``source`` is the file as decoded."""
        return Document(
            path=path,
            name=name,
            text="".join(self._pieces),
            blocks=tuple(self._blocks),
            metadata=metadata,
            origins=tuple(self._origins) or ((0, 0),),
            lines=line_starts(source),
        )
