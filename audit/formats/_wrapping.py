"""Words for a screen without colours, wrapped without the help of a library.

A report of many articles that goes to a pipe or a file is mostly wrapping, and this is many times
faster than rich's, with the same lines (``tests/formats/test_wrapping.py`` compares them). It is for text
whose characters all take one column; ``narrow`` tells whether they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from audit.findings import Severity
from audit.formats._view import visible

# Latin letters and their accents, general punctuation, arrows, and what bars and boxes are drawn with.
_WIDE = re.compile("[^ -~\xa0-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25ff\u2713-\u2718]")


class Words(NamedTuple):
    """What stands on one line, or on several once it is wrapped.

    Attributes:
        parts: stretches that look alike, with a style where they have one.
        flags: how grave what flags each of them is; empty where nothing is flagged.
    """

    parts: tuple[str | tuple[str, str], ...]
    flags: tuple[Severity | None, ...] = ()

    @property
    def plain(self) -> str:
        """The words without what they look like, made safe."""
        return "".join([visible(part if isinstance(part, str) else part[0]) for part in self.parts])


def narrow(text: str) -> bool:
    """Whether every character surely takes one column.

    >>> narrow("“café” – 5 €"), narrow("東京")
    (False, False)
    >>> narrow("“café” – 5")
    True
    """
    return (text.isascii() and text.isprintable()) or not _WIDE.search(text)


def lines(words: Words, text: str, room: int) -> list[str]:
    """The lines of words (``text`` is all of them), each followed by one of ``^`` below what is flagged.

    A line ends before the word that does not fit; a word that is longer than a line is cut.
    """
    if not words.flags:
        return [text.rstrip()] if len(text) <= room else [text[a:b] for a, b in _cuts(text, room)]
    found: list[str] = []
    flags = list(_flags(words))
    for start, end in _cuts(text, room):
        found.append(text[start:end])
        marks = [(max(start, a), min(end, b)) for a, b in flags if a < end and b > start]
        if marks:
            found.append(_below(marks, start))
    return found


def _cuts(text: str, room: int) -> Iterator[tuple[int, int]]:
    start, size = 0, len(text.rstrip())
    while size - start > room:
        space = text.rfind(" ", start, start + room + 1)
        if space <= start or text[start:space].isspace():
            end = following = start + room  # the word is longer than a line
        else:
            end, following = space, space + 1
            while text[following] == " ":
                following += 1
        yield start, start + len(text[start:end].rstrip())
        start = following
    yield start, size


def _flags(words: Words) -> Iterator[tuple[int, int]]:
    """Where what is flagged begins and ends."""
    at = 0
    for part, flag in zip(words.parts, words.flags, strict=True):
        size = len(part)
        if flag and size:
            yield at, at + size
        at += size


def _below(marks: list[tuple[int, int]], start: int) -> str:
    line, at = "", start
    for begin, end in marks:
        line += " " * (begin - at) + "^" * (end - begin)
        at = end
    return line
