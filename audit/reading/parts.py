"""The parts of a sentence, as a reader is shown them: its clauses, and where another's voice begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from audit.article import Attribution
from audit.document import Span
from audit.reading.features import View
from audit.reading.structure import Clause
from audit.reading.terms import CLAUSES

Whose = Literal["writer", "paraphrase", "quote"]
"""Whose words a part holds: the writer's, a source's in paraphrase, or in quotation marks."""

SOURCE_AND_CUE = "source and cue"
CONTENT = "what is said"
_HANGING = frozenset(("infinitive",))
"""Clauses that are shown with the one they hang on."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence in one clause and one voice.

    ``clause`` says what it is: main clause, relative clause …, ``source and cue``, ``what is said``;
    ``goes_on`` whether the clause began earlier. ``source`` is who speaks where it is not the writer
    (empty where nobody is named), and ``judged`` where the writer judges in it.
    """

    span: Span
    clause: str
    whose: Whose = "writer"
    source: str = ""
    goes_on: bool = False
    judged: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Key:
    """What a word shares with the other words of its part."""

    clause: str
    number: int
    whose: Whose = "writer"
    source: str = ""


def cut(view: View, judged: Sequence[Span], speaking: Sequence[Attribution]) -> tuple[Part, ...]:
    """The parts of a sentence, in order.

    ``judged`` is where the writer judges in it, ``speaking`` the attributions in it and into it.

    >>> from audit.loading import from_text
    >>> from audit.reading import reader
    >>> text = "The board, which met on Friday, said it would sell the ship."
    >>> document = from_text(text)
    >>> (view,) = reader.prepare(document).views
    >>> [(part.clause, document[part.span]) for part in cut(view, (), view.attributions)][1:]
    [('relative clause', 'which met on Friday,'), ('source and cue', 'said'), \
('what is said', 'it would sell the ship.')]
    """
    if not view.tokens:
        return ()
    runs = _joined(_runs(view, speaking), view)
    seen: set[_Key] = set()
    answer = []
    for key, first, last in runs:
        span = Span(view.tokens[first].start, view.tokens[last].end)
        within = tuple(
            Span(max(each.start, span.start), min(each.end, span.end))
            for each in judged
            if each.overlaps(span)
        )
        answer.append(Part(span, key.clause, key.whose, key.source, key in seen, within))
        seen.add(key)
    return tuple(answer)


_Run = tuple[_Key, int, int]


def _runs(view: View, speaking: Sequence[Attribution]) -> Iterator[_Run]:
    """Neighbouring words of one clause and one voice; marks go with what stands before them."""
    numbers = {id(clause): number for number, clause in enumerate(view.clauses)}
    keys: list[_Key] = []
    for index, token in enumerate(view.tokens):
        own = _key(view, index, numbers, speaking)
        if keys and own.clause != keys[-1].clause and _opens(view, index - 1, own, keys[-1]):
            keys[-1] = own  # but whose, in which: the small word goes with what it opens
        keys.append(keys[-1] if keys and token.tag == "." and own.whose == "writer" else own)
    at = 0
    for key, group in groupby(keys):
        size = sum(1 for _ in group)
        yield key, at, at + size - 1
        at += size


def _opens(view: View, small: int, own: _Key, before: _Key) -> bool:
    """Whether the word at ``small`` is a conjunction or preposition that opens the clause behind it."""
    tag = view.tokens[small].tag
    relative = tag == "I" and view.tokens[small + 1].low in ("which", "whom", "whose")
    return own.whose == before.whose == "writer" and (tag == "C" or relative)


def _key(view: View, index: int, numbers: dict[int, int], speaking: Sequence[Attribution]) -> _Key:
    token = view.tokens[index]
    speaker = _speaker(speaking, token.start, token.end)
    if token.tag == "Q":
        return _Key(CONTENT, -1, "quote", speaker.source.name if speaker else "")
    if speaker is not None:
        return _Key(CONTENT, -1, "paraphrase", speaker.source.name)
    if any(_holds(part, token.start, token.end) for a in view.attributions for part in (a.mention, a.cue)):
        return _Key(SOURCE_AND_CUE, -1)
    clause = _shown(view.owners[index])
    if not view.writer[index]:
        return _Key(CONTENT, -1, "paraphrase")
    return _Key(CLAUSES[clause.kind], numbers[id(clause)])


def _speaker(found: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Whose content a word is: the innermost."""
    holding = [(len(part), a) for a in found for part in a.content if _holds(part, start, end)]
    return min(holding, key=lambda pair: pair[0])[1] if holding else None


def _holds(part: Span | None, start: int, end: int) -> bool:
    return part is not None and part.start <= start and end <= part.end


def _shown(clause: Clause) -> Clause:
    while clause.kind in _HANGING and clause.parent is not None:
        clause = clause.parent
    return clause


def _joined(runs: Iterator[_Run], view: View) -> list[_Run]:
    """The runs with those of a single small word taken into the one behind, or the one before at the end."""
    kept: list[_Run] = []
    for key, first, last in runs:
        if (
            kept
            and kept[-1][0].whose == key.whose == "writer"
            and SOURCE_AND_CUE not in (key.clause, kept[-1][0].clause)
        ):
            before, start, end = kept[-1]
            if _is_small(view, start, end):
                kept[-1] = (key, start, last)
                continue
            if _is_small(view, first, last):
                kept[-1] = (before, start, last)
                continue
        kept.append((key, first, last))
    return kept


def _is_small(view: View, first: int, last: int) -> bool:
    """Whether a run is but one word, and no verb or name."""
    words = [t for t in view.tokens[first : last + 1] if t.tag != "."]
    return len(words) <= 1 and not any(t.tag in "VAXMQ" for t in words)
