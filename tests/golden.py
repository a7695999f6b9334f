"""The gold passages of ``tests/gold``: what they say, and where their sentences and quoted words lie."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

GOLD = Path(__file__).parent / "gold"

_UNPAIRED = re.compile(r"unpaired: (\d+)\n\n")
_NUMBER = re.compile(r"\d{1,3}[.)] ")
_SIGN = re.compile(r"⟦\+?|⟪[a-z]+:|[⟧⟫]")


class Stretch(NamedTuple):
    """A quoted stretch of a passage; ``kind`` is speech, title, term, nickname or scare."""

    start: int
    end: int
    kind: str
    continued: bool


class Passage(NamedTuple):
    """A passage as its reader gets it, with the quoted stretches in it and the marks without a partner."""

    name: str
    text: str
    stretches: tuple[Stretch, ...]
    unpaired: int


class Article(NamedTuple):
    """An article as its reader gets it, and its sentences as half-open stretches of the text."""

    name: str
    text: str
    sentences: tuple[tuple[int, int], ...]


def quotations() -> list[Passage]:
    """The passages of ``gold/quotations``, by name."""
    return [passage(path) for path in sorted((GOLD / "quotations").glob("*.txt"))]


def passage(path: Path) -> Passage:
    """One of them, as its README explains the notation."""
    marked = path.read_text(encoding="utf-8")
    head = _UNPAIRED.match(marked)
    at = head.end() if head else 0
    text, stretches = "", []
    opened: tuple[int, str] | None = None
    for sign in _SIGN.finditer(marked, at):
        text += marked[at : sign.start()]
        at = sign.end()
        if sign[0] in "⟧⟫":
            if opened is None:
                raise ValueError(f"{path}: {sign[0]} closes nothing")
            kind = opened[1][1:].rstrip(":") if opened[1][0] == "⟪" else "speech"
            stretches.append(Stretch(opened[0], len(text), kind, "+" in opened[1]))
            opened = None
        elif opened:
            raise ValueError(f"{path}: {sign[0]} inside another")
        else:
            opened = len(text), sign[0]
    if opened:
        raise ValueError(f"{path}: {opened[1]} is never closed")
    return Passage(path.stem, text + marked[at:], tuple(stretches), int(head[1]) if head else 0)


def sentences() -> list[Article]:
    """The articles of ``gold/sentences``, by name."""
    return [article(path) for path in sorted((GOLD / "sentences").glob("*.txt"))]


def article(path: Path) -> Article:
    """One of them: a sentence a line, an empty line between blocks, ``# `` before a headline."""
    text, found = "", []
    for block in re.split(r"\n{2,}", path.read_text(encoding="utf-8").strip("\n")):
        text += "\n\n" if text else ""
        for index, line in enumerate(block.split("\n")):
            text += " " if index else ""
            words = line.removeprefix("# ")
            text += line[: len(line) - len(words)]
            found.append((len(text), len(text) + len(words)))
            text += words
    return Article(path.stem, text + "\n", tuple(found))


def unnumbered(text: str, sentence: tuple[int, int]) -> tuple[int, int]:
    """A sentence without the number of a list item at its head, which a reader may count to the block.

    >>> unnumbered("12. The pier is shut.", (0, 21))
    (4, 21)
    """
    start, end = sentence
    number = _NUMBER.match(text, start, end - 1)
    return (number.end() if number else start, end)


def f1(wanted: int, given: int, right: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (wanted + given) if wanted + given else 1.0


def ends(pairs: Iterable[tuple[int, int]]) -> set[int]:
    """Where stretches end."""
    return {end for _, end in pairs}
