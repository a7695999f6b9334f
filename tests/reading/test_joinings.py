"""Short articles in which every source is marked with whom it stands for, against what is read in them.

In ``joinings/NAME.txt`` a mention of a source is marked ``<mention|name of the source>``, the
name ``?`` where a careful reader could not tell. ``{words|name}`` are sentences or quoted words
without a cue of their own that are still that source's. The articles were written before the
program read them; what the file is called says what is tried.

``KNOWN`` lists what is known to be read wrongly: the suite fails when it comes right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from audit.article import Article, Attribution
from audit.document import Span
from tests.saying import read

FOLDER = Path(__file__).parent / "joinings"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
KNOWN: frozenset[tuple[str, str]] = frozenset()
"""File and words of what is known to be wrong."""
_MARK = re.compile(r"<([^<>|]+)\|([^<>|]+)>|\{([^{}|]+)\|([^{}|]+)\}")


@dataclass(frozen=True)
class Marks:
    """An article without its marks, and what was marked: whose the mentions and the words are."""

    text: str
    mentions: tuple[tuple[Span, str], ...]
    words: tuple[tuple[Span, str], ...]


@cache
def marked(name: str) -> Marks:
    source = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    text, at = "", 0
    mentions: list[tuple[Span, str]] = []
    words: list[tuple[Span, str]] = []
    for mark in _MARK.finditer(source):
        text += source[at : mark.start()]
        inside, whose = mark[1] or mark[3], mark[2] or mark[4]
        span = Span(len(text), len(text) + len(inside))
        (mentions if mark[1] else words).append((span, whose))
        text, at = text + inside, mark.end()
    return Marks(text + source[at:], tuple(mentions), tuple(words))


@cache
def article(name: str) -> Article:
    return read(marked(name).text)


def whose(attribution: Attribution) -> str:
    return "?" if attribution.source.detail == "unresolved" else attribution.source.name


def said_by(name: str, span: Span) -> list[str]:
    """Whom the mention at ``span`` is read to stand for, once for each attribution."""
    return [whose(a) for a in article(name).attributions if a.mention and a.mention.overlaps(span)]


def belonging(name: str, span: Span) -> list[str]:
    """Whose the words at ``span`` are read to be."""
    parts = [(a, part) for a in article(name).attributions for part in (*a.content, *a.reach)]
    return [whose(a) for a, part in parts if part.overlaps(span)]


def wrong(name: str) -> list[tuple[str, str]]:
    """File and words of everything that is read otherwise than marked."""
    text = marked(name).text
    missed = [s for s, who in marked(name).mentions if who not in said_by(name, s)]
    missed += [s for s, who in marked(name).words if who not in belonging(name, s)]
    reached = [span for a in article(name).attributions for span in a.reach]
    beyond = [s for s in reached if not any(s.overlaps(word) for word, _ in marked(name).words)]
    return [(name, text[s.start : s.end]) for s in (*missed, *beyond)]


@pytest.mark.parametrize("name", NAMES)
def test_sources_are_joined_as_a_reader_would(name: str) -> None:
    told = [
        (words, said_by(name, span), "is", who)
        for span, who in marked(name).mentions
        if (words := marked(name).text[span.start : span.end]) and who not in said_by(name, span)
    ]
    assert {w for w in wrong(name) if w not in KNOWN} == set(), told


def test_what_is_known_to_fail_still_does() -> None:
    every = {one for name in NAMES for one in wrong(name)}
    assert every >= KNOWN


def test_there_is_enough_to_measure_by() -> None:
    mentions = [who for name in NAMES for _, who in marked(name).mentions]
    assert len(NAMES) >= 60
    assert len(mentions) >= 350
    assert mentions.count("?") >= 15
