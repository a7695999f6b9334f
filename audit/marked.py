"""The marked notation, in which seeds, examples of rules and test articles are written.

A sentence a line; a blank line opens a paragraph; ``# `` is a headline, ``> `` a block
quote, ``- `` a list item. ``[label]`` before a sentence pins its label. ``{…}`` marks the
words meant, ``<…|kind>`` a source, ``*…*`` a cue. A mark that is text is doubled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from audit import frontmatter
from audit.article import LABELS, LabelName, SourceKind
from audit.document import BlockKind, Document, Prose, Span
from audit.errors import FileError

KINDS: tuple[SourceKind, ...] = ("person", "organisation", "document", "anonymous", "group", "none")

_LABEL = "|".join(LABELS)
_PIN = re.compile(rf"\[({_LABEL})\][ \t]*")
_TOKEN = re.compile(r"\{\{|\}\}|<<|>>|\*\*|\[\[|[{}<>*]|" + _PIN.pattern)
_KIND = re.compile(rf"\|({'|'.join(KINDS)})$")
_ENDING = re.compile(r"\|(\w+)$")
_PREFIX: dict[str, BlockKind] = {"# ": "headline", "> ": "quote", "- ": "list"}
_PARTNER = {"}": "{", ">": "<", "*": "*"}


@dataclass(frozen=True, slots=True)
class MarkedSource:
    """A marked source and its kind, where one is given."""

    span: Span
    kind: SourceKind | None


@dataclass(frozen=True)
class Marked:
    """A marked text: the document it stands for, and what was marked, in order."""

    document: Document
    fields: dict[str, str]
    pins: tuple[tuple[Span, LabelName], ...]
    words: tuple[Span, ...]
    sources: tuple[MarkedSource, ...]
    cues: tuple[Span, ...]


def read(text: str, path: str = "<marked text>") -> Marked:
    """The document that a marked text stands for, and its marks.

    Raises:
        FileError: a mark is not closed, or closed and never opened; with its line.

    >>> marked = read("[editorial] A {dire} day, <she|person> *said*.")
    >>> marked.document.text.strip(), marked.document[marked.words[0]], marked.pins[0][1]
    ('A dire day, she said.', 'dire', 'editorial')
    """
    fields, start = frontmatter.split(text)
    reader = _Reader(path, text)
    for line in re.finditer(r"[^\n]*\n?", text[start:]):
        reader.line(line[0].rstrip("\r\n"), start + line.start())
    reader.close_block()
    return Marked(
        document=reader.prose.document(path, path, text, frontmatter.metadata(fields)),
        fields=fields,
        pins=tuple((Span(a, b), label) for a, b, label in reader.pins if b > a),
        words=tuple(reader.spans["{"]),
        sources=tuple(reader.sources),
        cues=tuple(reader.spans["*"]),
    )


class _Reader:
    """Reads a marked text line by line."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.prose = Prose()
        self.kind: BlockKind | None = None
        self.pins: list[tuple[int, int, LabelName]] = []
        self.spans: dict[str, list[Span]] = {"{": [], "*": []}
        self.sources: list[MarkedSource] = []
        self._pin: tuple[int, LabelName] | None = None

    def line(self, line: str, at: int) -> None:
        prefix = line[:2] if line[:2] in _PREFIX else ""
        if prefix or not line.strip():
            self.close_block()
        if not line.strip():
            return
        if self.kind is None:
            self.kind = _PREFIX.get(prefix, "paragraph")
        else:
            self.prose.add(" ", at - 1)
        self._words(line[len(prefix) :].rstrip(), at + len(prefix))
        self._close_pin()

    def close_block(self) -> None:
        if self.kind is not None:
            self.prose.block(self.kind)
            self.kind = None

    def _words(self, line: str, at: int) -> None:
        opened: dict[str, int] = {}
        done = 0
        for token in _TOKEN.finditer(line):
            self.prose.add(line[done : token.start()], at + done)
            done = token.end()
            mark = token[0]
            if token[1]:
                self._close_pin()
                self._pin = (self.prose.length, cast(LabelName, token[1]))
            elif len(mark) == 2:
                self.prose.add(mark[0], at + token.start())
            elif _PARTNER.get(mark, mark) in opened and mark not in "{<":
                self._close_mark(mark, opened.pop(_PARTNER[mark]), line, at)
            elif mark in "{<*" and mark not in opened:
                opened[mark] = self.prose.length
            else:
                raise self._error(at, f"the mark {mark} has no partner")
        if opened:
            raise self._error(at, f"the mark {next(iter(opened))} is not closed on its line")
        self.prose.add(line[done:], at + done)

    def _close_mark(self, mark: str, start: int, line: str, at: int) -> None:
        if mark != ">":
            self.spans[_PARTNER[mark]].append(Span(start, self.prose.length))
            return
        kind = _KIND.search(self.prose.tail(start))
        if kind:
            self.prose.drop(len(kind[0]))
        elif unknown := _ENDING.search(self.prose.tail(start)):
            known = ", ".join(KINDS)
            raise self._error(at, f"no kind of source is called “{unknown[1]}”; there are {known}")
        self.sources.append(
            MarkedSource(Span(start, self.prose.length), cast(SourceKind, kind[1]) if kind else None)
        )

    def _close_pin(self) -> None:
        if self._pin:
            start, label = self._pin
            self.pins.append((start, start + len(self.prose.tail(start).rstrip()), label))
            self._pin = None

    def _error(self, at: int, why: str) -> FileError:
        return FileError(self.path, why, self.text.count("\n", 0, at) + 1)


def write(sentences: Sequence[tuple[LabelName, str]]) -> str:
    r"""A marked text of one paragraph, each sentence with its label; marks in it are doubled.

    >>> write([("fact", "It cost 3*4 kroner.")])
    '[fact] It cost 3**4 kroner.\n'
    """
    return "".join(f"[{label}] {_escaped(text)}\n" for label, text in sentences)


def _escaped(text: str) -> str:
    text = re.sub(r"[{}<>*]", lambda m: m[0] * 2, " ".join(text.split()))
    return re.sub(rf"\[{{2,}}|\[(?=(?:{_LABEL})\])", lambda m: m[0] * 2, text)
