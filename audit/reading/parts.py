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
_LONG = 200
"""Characters, from which what a source says in paraphrase is shown clause by clause too."""
_HANGING = frozenset(("infinitive",))
"""Clauses that are shown with the one they hang on."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence in one clause and one voice.

    ``clause`` says what it is: main clause, relative clause …, ``source and cue``, ``what is said``
    (which is shown clause by clause where it is long);
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
        keys.append(keys[-1] if keys and token.tag == "." and _joins(own, keys[-1]) else own)
    at = 0
    for key, group in groupby(keys):
        size = sum(1 for _ in group)
        yield key, at, at + size - 1
        at += size


def _joins(mark: _Key, before: _Key) -> bool:
    """Whether a mark goes with the word before it, whoever speaks that."""
    return mark.whose == "writer" or (mark.whose, mark.source) == (before.whose, before.source)


def _opens(view: View, small: int, own: _Key, before: _Key) -> bool:
    """Whether the word at ``small`` is a conjunction or preposition that opens the clause behind it."""
    tag = view.tokens[small].tag
    relative = tag == "I" and view.tokens[small + 1].low in ("which", "whom", "whose")
    return _alike(own, before) and (tag == "C" or relative)


def _alike(one: _Key, other: _Key) -> bool:
    """Whether two stretches are clauses in the same voice."""
    same = one.whose == other.whose != "quote" and one.source == other.source
    return same and SOURCE_AND_CUE not in (one.clause, other.clause)


def _key(view: View, index: int, numbers: dict[int, int], speaking: Sequence[Attribution]) -> _Key:
    token = view.tokens[index]
    speaker, part = _speaker(speaking, token.start, token.end)
    name = speaker.source.name if speaker else ""
    if token.tag == "Q":
        return _Key(CONTENT, -1, "quote", name)
    clause = _shown(view.owners[index])
    if speaker is not None:
        long = part is not None and len(part) > _LONG
        return _Key(*_of(clause, numbers) if long else (CONTENT, -1), "paraphrase", name)
    if any(_holds(part, token.start, token.end) for a in view.attributions for part in (a.mention, a.cue)):
        return _Key(SOURCE_AND_CUE, -1)
    return _Key(*_of(clause, numbers)) if view.writer[index] else _Key(CONTENT, -1, "paraphrase")


def _of(clause: Clause, numbers: dict[int, int]) -> tuple[str, int]:
    return CLAUSES[clause.kind], numbers[id(clause)]


def _speaker(found: Sequence[Attribution], start: int, end: int) -> tuple[Attribution | None, Span | None]:
    """Whose content a word is, and which stretch of it: the innermost."""
    holding = [(a, part) for a in found for part in a.content if _holds(part, start, end)]
    return min(holding, key=lambda pair: len(pair[1])) if holding else (None, None)


def _holds(part: Span | None, start: int, end: int) -> bool:
    return part is not None and part.start <= start and end <= part.end


def _shown(clause: Clause) -> Clause:
    while clause.kind in _HANGING and clause.parent is not None:
        clause = clause.parent
    return clause


def _joined(runs: Iterator[_Run], view: View) -> list[_Run]:
    """The runs, those too small to stand alone taken into their neighbours."""
    kept: list[_Run] = []
    for key, first, last in runs:
        if kept and _fits(view, kept[-1], (key, first, last)):
            before, start, _ = kept[-1]
            kept[-1] = (key if _is_small(view, start, kept[-1][2]) else before, start, last)
        else:
            if len(kept) > 1 and key.clause in (CONTENT, SOURCE_AND_CUE) and _is_told(view, kept[-2:]):
                kept[-2:] = [(kept[-2][0], kept[-2][1], kept[-1][2])]
            kept.append((key, first, last))
    return kept


def _fits(view: View, before: _Run, run: _Run) -> bool:
    """Whether one of two neighbours is but a small word of the same voice; "that" goes with a quotation."""
    key, other = run[0], before[0]
    if key.whose == "quote" and other.whose == "paraphrase":
        return key.source == other.source and _is_small(view, *before[1:])
    return _alike(key, other) and (_is_small(view, *before[1:]) or _is_small(view, *run[1:]))


def _is_told(view: View, runs: Sequence[_Run]) -> bool:
    """Whether behind a cue stands but to whom or where it is said: told a news conference that."""
    (before, *_), (key, first, last) = runs
    verbless = not any(t.tag in "VAX" for t in view.tokens[first : last + 1])
    told = key.clause in (CLAUSES["main"], CLAUSES["complement"])
    return before.clause == SOURCE_AND_CUE and told and verbless


def _is_small(view: View, first: int, last: int) -> bool:
    """Whether a run is but one word, and no verb or name."""
    words = [t for t in view.tokens[first : last + 1] if t.tag != "."]
    return len(words) <= 1 and not any(t.tag in "VAXMQ" for t in words)
