"""The stretches of a sentence that judge: clauses in the writer's voice, or single loaded words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.article import LabelName
from audit.document import Span
from audit.reading.clauses import opens_clause, verb_group
from audit.reading.features import View
from audit.reading.stance import Stance
from audit.reading.tagging import Token

_BREAKS = frozenset("; : — – ( )".split())
_RELATIVE = frozenset("which who whose that".split())
_SUBORDINATE = frozenset("while whereas although though because as if since".split())
_JOINS = _SUBORDINATE | frozenset("and but or yet so nor".split())
_LONG = 22
"""Tokens; of a longer clause only the predicate that judges is marked."""
_WEAK_PHRASES = frozenset(("contrast", "concession", "euphemism"))


def find(view: View, label: LabelName) -> tuple[Span, ...]:
    """The stretches that judge, in order, none touching another.

    In an editorial sentence these are the clauses of the writer's that hold a judging word,
    or all of the writer's clauses where none does; elsewhere the loaded words alone.
    """
    if label == "other":
        return ()
    if label != "editorial":
        return tuple(_span(view.tokens, s.first, s.last) for s in view.stances if _loaded(view, s))
    clauses = list(_clauses(view))
    judging = [part for clause in clauses if (part := _judging(view, clause))]
    whole = (_trimmed(view.tokens, first, last) for first, last in clauses)
    found = judging or [part for part in whole if part]
    return _merged(found)


def _loaded(view: View, item: Stance) -> bool:
    """Whether a word judges by itself, so that it is marked in a sentence that is otherwise fact."""
    if not view.writer[item.first]:
        return False
    if item.kind == "phrase":
        return item.group not in _WEAK_PHRASES
    return item.strength >= 2


def _clauses(view: View) -> Iterator[tuple[int, int]]:
    """The clauses in the writer's voice: parted at semicolons and dashes, and where a new one opens."""
    first: int | None = None
    for index, token in enumerate(view.tokens):
        if (
            not view.writer[index]
            or token.low in _BREAKS
            or _opens(view.tokens, index)
            or _ends(view.tokens, first, index)
        ):
            if first is not None and index > first:
                yield first, index
            first = index if view.writer[index] and token.low not in _BREAKS else None
        elif first is None:
            first = index
    if first is not None:
        yield first, len(view.tokens)


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause begins here: at a relative pronoun, or a conjunction before a new subject."""
    token, before = tokens[index], tokens[index - 1].low if index else ""
    if token.low in _RELATIVE and token.tag in "WS":
        return before == "," or token.low == "who"
    if token.low in _JOINS:
        return (before == "," or token.low in _SUBORDINATE) and opens_clause(tokens, index + 1)
    if before == "," and token.low in ("a", "an"):  # …, a shameful retreat, …
        return True
    return before == "," and token.tag in "PDM" and opens_clause(tokens, index)


def _ends(tokens: Sequence[Token], first: int | None, index: int) -> bool:
    """Whether what a comma inserted ends here: "The deal, a shameful retreat, was signed"."""
    if not first or tokens[first - 1].low != "," or tokens[index - 1].low != ",":
        return False
    inserted = tokens[first].low in ("a", "an") or tokens[first].low in _RELATIVE
    return inserted and tokens[index].tag in "VAX"


def _judging(view: View, clause: tuple[int, int]) -> Span | None:
    """The part of a clause that judges, its joining words and end marks left out; None where none does."""
    first, last = clause
    inside = [s for s in view.stances if first <= s.first < last and view.writer[s.first]]
    if not inside:
        return None
    if last - first > _LONG:
        first = _predicate(view.tokens, inside[0], first)
    return _trimmed(view.tokens, first, last)


def _predicate(tokens: Sequence[Token], item: Stance, first: int) -> int:
    """The verb that the judging word hangs on, or the start of its noun phrase."""
    for index in range(item.first, first - 1, -1):
        if tokens[index].tag in "VAX":
            return max(first, verb_group(tokens, index))
    begin = item.first
    while begin > first and tokens[begin - 1].tag in "DJR#":
        begin -= 1
    return begin


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    """Tokens ``[first, last)`` without the conjunctions, commas and stops at their ends."""
    while last > first and tokens[last - 1].tag in ".ICTS":
        last -= 1
    while first < last and (tokens[first].tag in ".C" or tokens[first].low in _SUBORDINATE):
        first += 1
    return _span(tokens, first, last) if last > first else None


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end + 2:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        elif len(span):
            merged.append(span)
    return tuple(merged)


def _span(tokens: Sequence[Token], first: int, last: int) -> Span:
    return Span(tokens[first].start, tokens[last - 1].end)
