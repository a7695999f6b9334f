"""A screen of lines for people: wrapped to its width, in colour or plain, safe whatever the text holds.

Where colours and underlining do not reach the reader, flagged words get a line of ``^`` below them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, cast

from audit.findings import Severity
from audit.formats import _wrapping
from audit.formats._view import View, inert, one_line, visible
from audit.formats._wrapping import Words
from audit.record import Passage

if TYPE_CHECKING:  # rich is imported where something is styled or joined, and not for a plain report
    from rich.console import Console
    from rich.style import Style
    from rich.text import Text

    from audit.article import LabelName

SEVERITY: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "info": "cyan"}
LABEL: dict[LabelName, str] = {"fact": "cyan", "attribution": "green", "editorial": "magenta", "other": "dim"}
_FLAG: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}

_GLYPHS = {"error": "✖", "warning": "▲", "info": "●", "clean": "✔", "next": "→", "rule": "─", "edge": "│"}
_ASCII = {"error": "x", "warning": "!", "info": "i", "clean": "+", "next": "->", "rule": "-", "edge": "|"}

_TYPOGRAPHY = str.maketrans("“”„‘’–—‑·•…¶", '"""\'\'----*./')  # one for one, so that columns stay


class Screen:
    """Collects lines; ``text()`` is what goes to the terminal or the file."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.width = max(view.width, 20)
        self._lines: list[str] = []
        self._console = _console(self.width) if view.colour else None

    def text(self) -> str:
        """All lines, without blanks at their ends."""
        text = inert("".join(f"{line.rstrip()}\n" for line in self._lines), ascii=self.view.ascii)
        return text.translate(_TYPOGRAPHY) if self.view.ascii else text

    def taken(self) -> str:
        """The lines so far, which are then no longer there."""
        text = self.text()
        self._lines.clear()
        return text

    def glyph(self, name: str) -> str:
        """A mark, in ASCII where the output holds nothing else."""
        return (_ASCII if self.view.ascii else _GLYPHS)[name]

    def line(self, *parts: Text | str | tuple[str, str]) -> None:
        """One line of strings, styled strings and texts; too long a line is wrapped."""
        if not parts:
            self._lines.append("")
            return
        plain = [part for part in parts if isinstance(part, str | tuple)]
        self.block(Words(tuple(plain)) if len(plain) == len(parts) else joined(*parts))

    def heading(self, *parts: Text | str | tuple[str, str]) -> None:
        """A line that opens a section, with an empty one before it."""
        self.line()
        self.line(*parts)

    def unbroken(self, text: str) -> None:
        """A line to be copied, which is not wrapped however long it is."""
        self._print(joined(text))

    def rule(self) -> None:
        """A line across the screen."""
        self.line((self.glyph("rule") * self.width, "dim"))

    def block(self, text: Text | Words, first: str = "", then: str | None = None) -> None:
        """A text wrapped to the width, ``first`` before its first line and ``then`` before the others."""
        wide = _columns(first)
        if then is None:
            then = " " * wide
        else:
            wide = max(wide, _columns(then))
        room = max(self.width - wide, 12)
        if isinstance(text, Words):
            plain = text.plain
            if self._console is None and _wrapping.narrow(plain):
                self._add(_wrapping.lines(text, plain, room), first, then)
                return
            text = _styled(text)
        for number, line in enumerate(self._wrapped(text, room)):
            self._print(joined((then if number else first, "dim"), line))

    def _add(self, lines: Sequence[str], first: str, then: str) -> None:
        self._lines.append(first + lines[0])
        self._lines += [then + line for line in lines[1:]]

    def beside(self, head: Words, body: Words) -> None:
        """A text beside what stands before its first line."""
        first, plain = head.plain, body.plain
        if self._console is None and _wrapping.narrow(first) and _wrapping.narrow(plain):
            room = max(self.width - len(first), 12)
            self._add(_wrapping.lines(body, plain, room), first, " " * len(first))
        else:
            gutter = _styled(head)
            self.columns(gutter, _styled(body), [], gutter.cell_len, 0)

    def columns(self, head: Text, body: Text, notes: Sequence[Text], left: int, right: int) -> None:
        """A text between what stands before its first line (``left`` wide) and notes (``right`` wide)."""
        from rich.cells import cell_len
        from rich.text import Text

        room = max(self.width - left - right - (2 if right else 0), 12)
        rows = self._wrapped(body, room)
        margin = [line for note in notes for line in self._hanging(note, right)] if right else []
        blank = Text(" " * left, end="")
        for number, (row, note) in enumerate(zip_longest(rows, margin, fillvalue=Text(end=""))):
            gap = " " * (room + 2 - cell_len(row.plain)) if note.plain else ""
            self._print(joined(blank if number else head, row, gap, note))

    def _hanging(self, text: Text, room: int) -> list[Text]:
        """The lines of a note, those after the first indented."""
        first, *others = self._wrapped(text, room - 2)
        return [first, *(joined("  ", line) for line in others)]

    def _wrapped(self, text: Text, room: int) -> list[Text]:
        """The lines of a text; where nothing else can show what is flagged, with a line of ``^`` below."""
        lines = []
        console = cast("Console", self._console)  # which wrapping to the left never asks for anything
        for line in text.wrap(console, room, overflow="fold") if text.plain else [text]:
            line.rstrip()
            lines.append(line)
            marks = "" if self.view.colour else _underline(line)
            if marks:
                lines.append(joined(marks))
        return lines

    def _print(self, text: Text) -> None:
        if self._console is None:
            self._lines.append(text.plain)
            return
        with self._console.capture() as capture:
            self._console.print(text, no_wrap=True, overflow="ignore", crop=False, end="")
        self._lines.append(capture.get())


def _console(width: int) -> Console:
    """What turns styles into colours; dear to import, and not wanted in a pipe."""
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=True,
        color_system="standard",
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )


def flag(severity: Severity) -> Style:
    """What flagged words look like."""
    from rich.style import Style

    return Style(
        color=_FLAG[severity], bold=True if severity == "error" else None, underline=True, meta={"flag": True}
    )


def joined(*parts: Text | str | tuple[str, str]) -> Text:
    """One text of strings, styled strings and texts; what is not a text yet is made safe."""
    from rich.text import Text

    text = Text(end="")
    for part in parts:
        if isinstance(part, Text):
            text.append_text(part)
        elif isinstance(part, str):
            text.append(visible(part))
        else:
            text.append(visible(part[0]), part[1] or None)
    return text


def words(*parts: str | tuple[str, str]) -> Words:
    """Words to be wrapped, of strings and styled strings; much faster than what is ``joined``."""
    return Words(parts)


def flagged(passage: Passage) -> Words:
    """The words of a sentence, the flagged ones underlined."""
    shown = passage.shown()
    return Words(tuple([one_line(text) for text, _ in shown]), tuple([severity for _, severity in shown]))


@cache
def _columns(text: str) -> int:
    if _wrapping.narrow(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _styled(words: Words) -> Text:
    text = joined(*words.parts)
    at = 0
    for part, severity in zip(words.parts, words.flags, strict=False):
        if severity:
            text.stylize(flag(severity), at, at + len(part))
        at += len(part)
    return text


def clipped(text: str, most: int = 400) -> str:
    """The text, its middle left out where it is longer than a message should be."""
    return text if len(text) <= most else f"{text[: most // 2]} […] {text[-most // 2 :]}"


def _underline(line: Text) -> str:
    """A line of ``^`` below what is flagged; empty where nothing is."""
    from rich.cells import cell_len
    from rich.style import Style

    cells = [" "] * cell_len(line.plain)
    for span in line.spans:
        if isinstance(span.style, Style) and span.style.meta.get("flag"):
            start, end = cell_len(line.plain[: span.start]), cell_len(line.plain[: span.end])
            cells[start:end] = "^" * (end - start)
    return "".join(cells).rstrip()
