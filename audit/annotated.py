"""Passages with every attribution annotated, and the notation in which they are written.

A sentence a line; a blank line opens a paragraph; ``# `` is a headline, ``> `` a block quote,
``- `` a list item. Under a sentence stand its attributions, one a line, and its traps::

    The pier is safe, said the mayor, who holds the keys.
    @ neutral clause | the mayor | said | The pier is safe | person = Ada Holm | 1
    ! other-sense: holds

The fields are the class of the cue and its construction; source; cue; content, whose pieces are
parted by `` + ``; kind, and after ``=`` the name that the source goes by (``?``: one that nobody
can tell from the passage); how many later sentences the attribution carries on into. ``-`` is
absent. ``first … last`` stands for all from the one to the other, ``he#2`` for the second ``he``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, get_args

from audit import frontmatter
from audit.article import CueClass, SourceKind
from audit.document import BlockKind, Document, Prose, Span
from audit.errors import FileError

_PREFIX: dict[str, BlockKind] = {"# ": "headline", "> ": "quote", "- ": "list"}
_ABSENT = "-"
_UNRESOLVED = "?"
_NUMBER = re.compile(r"(.*\S)#(\d+)$")  # he#2
_FIELDS = 5, 6
_OPENING = "“\"‘'"
_CLOSING = re.compile(r"[,.?!;]?[”\"’']|[.?!](?=\s|$)")  # unsafe,”
_PAIR = {"“": "”", "‘": "’", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class Annotation:
    """One attribution as a person annotated it.

    ``carries`` counts the sentences after its own that it covers. ``name`` is None where the
    source has none; ``unresolved`` where the passage does not tell whom the mention means.
    """

    line: int
    cue_class: str
    construction: str
    source: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str
    sentence: int
    name: str | None = None
    unresolved: bool = False
    carries: int = 0


class Trap(NamedTuple):
    """Words that look like an attribution and are none, and what they are."""

    name: str
    span: Span


@dataclass(frozen=True)
class Passage:
    """A passage, its sentences, and all that is attributed in it, in the order of the file."""

    document: Document
    fields: dict[str, str]
    sentences: tuple[Span, ...]
    attributions: tuple[Annotation, ...]
    traps: tuple[Trap, ...]


class _Note(NamedTuple):
    """A line under a sentence, not yet looked up in it."""

    line: int
    sentence: int
    words: str


def is_annotated(path: Path) -> bool:
    """Whether a file has attributions in this notation, rather than labels in the marked one."""
    return bool(re.search(r"^[@!] ", path.read_text(encoding="utf-8", errors="replace"), re.MULTILINE))


def load(path: Path) -> Passage:
    """The annotated passage of a file.

    Raises:
        FileError: the file cannot be read, or a line of it is no annotation; with the line.
    """
    try:
        return read(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not valid UTF-8"
        raise FileError(path, f"cannot be read: {reason}") from error


def read(text: str, path: str = "<passage>") -> Passage:
    r"""The passage that a text in the notation stands for.

    Raises:
        FileError: words that are not there, or there twice; a field too many; a class or kind
            that there is not.

    >>> passage = read("It is safe, she said.\n@ neutral clause | she | said | It is safe | person = ?\n")
    >>> passage.document[passage.attributions[0].cue[0]], passage.attributions[0].unresolved
    ('said', True)
    """
    fields, start = frontmatter.split(text)
    lines = _Lines(path)
    at, number = start, text.count("\n", 0, start)
    for line in text[start:].splitlines(keepends=True):
        number += 1
        lines.add(line.strip(), at, number)
        at += len(line)
    lines.close_block()
    document = lines.prose.document(path, path, text, frontmatter.metadata(fields))
    return _annotate(document, fields, tuple(lines.sentences), lines.notes)


class _Lines:
    """Collects the sentences and notes of a text line by line."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.prose = Prose()
        self.sentences: list[Span] = []
        self.notes: list[_Note] = []
        self._block: BlockKind | None = None

    def add(self, words: str, at: int, number: int) -> None:
        if words.startswith(("@ ", "! ")):
            if not self.sentences:
                raise FileError(self.path, "stands under no sentence", number)
            self.notes.append(_Note(number, len(self.sentences) - 1, words))
            return
        prefix = words[:2] if words[:2] in _PREFIX else ""
        if prefix or not words:
            self.close_block()
        if not words:
            return
        if self._block:
            self.prose.add(" ", at - 1)
        self._block = self._block or _PREFIX.get(prefix, "paragraph")
        start = self.prose.length
        self.prose.add(words[len(prefix) :], at + len(prefix))
        self.sentences.append(Span(start, self.prose.length))

    def close_block(self) -> None:
        if self._block:
            self.prose.block(self._block)
            self._block = None


def _annotate(
    document: Document, fields: dict[str, str], sentences: tuple[Span, ...], notes: list[_Note]
) -> Passage:
    attributions, traps = [], []
    for note in notes:
        finder = _Finder(document, sentences, note)
        if note.words[0] == "@":
            attributions.append(_annotation(finder, note))
        else:
            name, _, words = note.words[2:].partition(": ")
            traps.append(Trap(name, finder.within(words.strip())))
    for a in attributions:
        if a.sentence + a.carries >= len(sentences):
            raise FileError(document.path, "carries on beyond the last sentence", a.line)
    return Passage(document, fields, sentences, tuple(attributions), tuple(traps))


def _annotation(finder: _Finder, note: _Note) -> Annotation:
    cells = [cell.strip() for cell in note.words[2:].split(" | ")]
    if len(cells) not in _FIELDS:
        raise finder.error(f"{len(cells)} fields, where there should be {_FIELDS[0]} or {_FIELDS[1]}")
    cue_class, _, construction = cells[0].partition(" ")
    kind, _, name = (part.strip() for part in cells[4].partition("="))
    carries = cells[5] if len(cells) == _FIELDS[1] else "0"
    if cue_class not in (*get_args(CueClass), _ABSENT) or not construction:
        raise finder.error(f"'{cells[0]}' is no class of cues and a construction")
    if kind not in get_args(SourceKind):
        raise finder.error(f"'{kind}' is no kind of source; there are {', '.join(get_args(SourceKind))}")
    if not carries.isdecimal():
        raise finder.error(f"'{carries}' is no number of sentences")
    source, cue = finder.pieces(cells[1]), finder.pieces(cells[2])
    if len(source) > 1:
        raise finder.error("a source is one stretch of words")
    return Annotation(
        note.line,
        cue_class,
        construction,
        source[0] if source else None,
        cue,
        finder.pieces(cells[3], quoted=True),
        kind,
        note.sentence,
        None if name in ("", _UNRESOLVED) else name,
        name == _UNRESOLVED,
        int(carries),
    )


class _Finder:
    """Finds the words of a note in the sentence above it or, for content, in those around it."""

    def __init__(self, document: Document, sentences: tuple[Span, ...], note: _Note) -> None:
        self.document, self.sentences, self.note = document, sentences, note
        self.sentence = sentences[note.sentence]

    def error(self, why: str) -> FileError:
        return FileError(self.document.path, why, self.note.line)

    def pieces(self, cell: str, *, quoted: bool = False) -> tuple[Span, ...]:
        """The stretches that a field names, in order of the text."""
        if cell == _ABSENT:
            return ()
        if not quoted:
            return tuple(sorted(self.within(piece) for piece in cell.split(" + ")))
        return tuple(sorted(self._with_marks(self._stretch(piece)) for piece in cell.split(" + ")))

    def within(self, words: str) -> Span:
        """A stretch of the sentence itself."""
        span = self._stretch(words)
        if span not in self.sentence:
            raise self.error(f"'{words}' is not in the sentence above")
        return span

    def _stretch(self, piece: str) -> Span:
        first, dots, last = piece.partition(" … ")
        start = self._nearest(first)
        if not dots:
            return start
        name, number = _numbered(last)
        found = self._all(name, start.end, len(self.document.text))
        end = self._end_of_sentence(found[0].end) if found else 0
        near = [span for span in found if span.end <= end]
        if not near or len(near) < number:
            raise self.error(f"'{last}' does not come after '{first}'")
        if len(near) > 1 and not number:
            raise self.error(f"'{last}' comes {len(near)} times after '{first}': say which, {last}#2")
        return Span(start.start, near[max(0, number - 1)].end)

    def _nearest(self, words: str) -> Span:
        """In the sentence; else the first after it; else the last before it."""
        name, number = _numbered(words)
        own = self._all(name, self.sentence.start, self.sentence.end)
        if len(own) > 1 and not number:
            raise self.error(f"'{words}' is {len(own)} times in the sentence: say which, {words}#2")
        if own and number <= len(own):
            return own[max(0, number - 1)]
        after = self._all(name, self.sentence.end, len(self.document.text))
        before = self._all(name, 0, self.sentence.start)
        if (not after and not before) or number > 1:
            raise self.error(f"'{words}' is not in the passage")
        return after[0] if after else before[-1]

    def _all(self, words: str, start: int, end: int) -> list[Span]:
        pattern = r"(?<!\w)" + re.escape(words) + r"(?!\w)" if words else r"(?!)"
        return [Span(*m.span()) for m in re.compile(pattern).finditer(self.document.text, start, end)]

    def _end_of_sentence(self, at: int) -> int:
        return next(s.end for s in self.sentences if at <= s.end)

    def _with_marks(self, span: Span) -> Span:
        """The stretch with the quotation marks that stand round it."""
        text = self.document.text
        mark = text[span.start - 1 : span.start] if span.start else ""
        if not mark or mark not in _OPENING or text[span.start - 2 : span.start - 1].isalnum():
            return span
        closing = _CLOSING.match(text, span.end)
        end = closing.end() if closing and text[closing.end() - 1] == _PAIR[mark] else span.end
        return replace(span, start=span.start - 1, end=end)


def _numbered(words: str) -> tuple[str, int]:
    match = _NUMBER.match(words)
    return (match[1], int(match[2])) if match else (words, 0)
