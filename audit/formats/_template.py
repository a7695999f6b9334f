"""Reports written by the templates in ``reports/``: sandboxed, with everything from a text escaped.

A template sees ``records``, ``view`` and what was ``decided``, and nothing else. ``NAME.md.j2`` gets the
escapes of Markdown, any other ending those of HTML. Beside Jinja's own filters there are ``count``
("2 people"), ``gravest`` (the articles to look at first), ``ranked`` (all of them, as rows of an index),
``marked`` (a passage with the flagged words in bold), ``html`` (words for a tag within Markdown) and
``laid_out`` (a record as the layout of a page).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, pass_environment
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from audit.article import LabelName
from audit.errors import FileError
from audit.findings import Severity
from audit.formats import _decision
from audit.formats._layout import lay_out
from audit.formats._view import View, count, inert, visible
from audit.record import Passage, Record

_INLINE = re.compile(r"([\\`*_\[\]<>&|~$])")
_START = re.compile(r"^(\d*)([#+=:.)-])")  # "# a heading", "- an item", "1. an item"
_LINK = re.compile(r"(?<=[a-z]):(?=//)|(?<=\bwww)\.|@", re.IGNORECASE)  # https://  www.  a@b.example
_MENTION = re.compile(r"([@#])(?=\w)")  # "@anna" and "#12" would notify or link
_JOINER = "\N{WORD JOINER}"
GENERATED = "<!-- generator: audit -->"
"""The last line of a report in Markdown, by which a folder that is searched for articles passes it over."""
_AT_ONCE = 200  # of the small pieces that a template makes


def render(template: Path, records: Sequence[Record], view: View) -> str:
    """The records as a template writes them.

    Raises:
        FileError: the template is wrong; with the line.
    """
    return "".join(pieces(template, records, view))


def pieces(template: Path, records: Sequence[Record], view: View) -> Iterator[str]:
    """The same, piece by piece.

    Raises:
        FileError: the template is wrong; with the line.
    """
    markdown = template.name.endswith(".md.j2")
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(template.parent),
        undefined=StrictUndefined,
        autoescape=not markdown,
        finalize=_finalized if markdown else _one_line,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "gravest": _gravest,
        "ranked": _ranked,
        "count": count,
        "marked": _marked,
        "html": _in_html,
        "laid_out": lay_out,
    }
    try:
        written = environment.get_template(template.name).stream(
            records=records, view=view, decided=_decision.of(records, view)
        )
        written.enable_buffering(_AT_ONCE)
        yield from written
    except TemplateError as error:
        raise FileError(template, str(error.message), getattr(error, "lineno", None)) from error


def _gravest(records: Iterable[Record], most: int) -> list[Record]:
    """The articles with the gravest findings, those first, and of many no more than ``most``."""
    return nlargest(most, (record for record in records if record.findings), key=attrgetter("grave"))


class _Row(NamedTuple):
    """An article in an index: what is shown of it, without the article itself."""

    grave: tuple[int, ...]
    number: int
    title: str
    name: str
    counts: Mapping[Severity, int]
    words: int
    percents: Mapping[LabelName, int]


def _ranked(records: Iterable[Record]) -> list[_Row]:
    """The articles by their place among the records, those with the gravest findings first."""
    rows = (
        _Row(r.grave, number, r.headline or r.name, r.name, r.counts, r.words, r.percents)
        for number, r in enumerate(records)
    )
    return sorted(rows, key=attrgetter("grave"), reverse=True)


class Safe(str):
    """Text that is Markdown already."""

    __slots__ = ()


def _finalized(value: object) -> object:
    return value if isinstance(value, Safe) else markdown(str(value))


def _one_line(value: object) -> object:
    return value if isinstance(value, Markup) else visible(str(value))


def markdown(text: str) -> Safe:
    r"""The text so that Markdown shows it as it is, on one line, and notifies nobody.

    >>> markdown("1. *Boom* | @anna")
    '1\\. \\*Boom\\* \\| \\@\u2060anna'
    """
    return Safe(_START.sub(r"\1\\\2", _inline(" ".join(visible(text).split()))))


def _inline(text: str) -> str:
    """The same for words that do not begin a line."""
    text = _LINK.sub(r"\\\g<0>", _INLINE.sub(r"\\\1", text))
    return _MENTION.sub(rf"\1{_JOINER}", text)


def _in_html(text: str) -> Safe:
    """Words inside a tag that stands in Markdown."""
    return Safe(escape(inert(visible(text))))


@pass_environment
def _marked(environment: SandboxedEnvironment, passage: Passage) -> str:
    """The words of a sentence, the flagged ones in bold."""
    pieces = [(visible(words), severity) for words, severity in passage.shown()]
    if environment.autoescape:
        return Markup("").join(_html(words, severity) for words, severity in pieces)
    runs = [
        ("".join(words for words, _ in group), flagged)
        for flagged, group in groupby(pieces, key=lambda piece: piece[1] is not None)
    ]
    text = "".join(
        _strong(words, runs, number) if bold else _inline(words) for number, (words, bold) in enumerate(runs)
    )
    return Safe(_START.sub(r"\1\\\2", " ".join(text.split())))


def _html(words: str, severity: str | None) -> Markup:
    return Markup('<mark class="{}">{}</mark>').format(severity, words) if severity else escape(words)


def _strong(words: str, runs: Sequence[tuple[str, bool]], number: int) -> str:
    """Words in bold; where ``**`` would not be seen as bold, with a tag."""
    core = words.strip()
    if not core:
        return words
    at = words.index(core)
    lead, tail = words[:at], words[at + len(core) :]
    before = lead or (runs[number - 1][0] if number else "")
    after = tail or (runs[number + 1][0] if number + 1 < len(runs) else "")
    plain = _apart(before[-1:], core[0]) and _apart(after[:1], core[-1])
    opening, closing = ("**", "**") if plain else ("<b>", "</b>")
    return f"{lead}{opening}{_inline(core)}{closing}{tail}"


def _apart(outside: str, inside: str) -> bool:
    """Whether ``**`` between these two characters can begin or end bold words."""
    return not outside or outside.isspace() or not _is_mark(inside) or _is_mark(outside)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
