"""The stretches of a sentence that judge: clauses in the writer's voice, or single loaded words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.article import LabelName
from audit.document import Span
from audit.reading.clauses import verb_group
from audit.reading.features import View
from audit.reading.stance import Stance
from audit.reading.tagging import Token

_BREAKS = frozenset(", ; : — – ( )".split())
_RELATIVE = frozenset("which who whose that".split())
_JOINS = frozenset("and but or yet while whereas although though because as if".split())
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
    return _merged(judging or [_span(view.tokens, first, last) for first, last in clauses])


def _loaded(view: View, item: Stance) -> bool:
    """Whether a word judges by itself, so that it is marked in a sentence that is otherwise fact."""
    if not view.writer[item.first]:
        return False
    if item.kind == "phrase":
        return item.group not in _WEAK_PHRASES
    return item.strength >= 2


def _clauses(view: View) -> Iterator[tuple[int, int]]:
    """The stretches of tokens in the writer's voice, parted at commas, dashes and conjunctions."""
    first: int | None = None
    for index, token in enumerate(view.tokens):
        stop = token.low in _BREAKS or not view.writer[index] or _opens(view.tokens, index)
        if stop:
            if first is not None and index > first:
                yield first, index
            first = index if view.writer[index] and token.low not in _BREAKS else None
        elif first is None:
            first = index
    if first is not None:
        yield first, len(view.tokens)


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause begins here: a relative pronoun, or a conjunction before a verb or subject."""
    token = tokens[index]
    if token.low in _RELATIVE and token.tag in "WS":
        return True
    if token.low in _JOINS and index + 1 < len(tokens):
        return tokens[index + 1].tag in "PVAXD" and any(t.tag in "VAX" for t in tokens[index + 1 : index + 8])
    return False


def _judging(view: View, clause: tuple[int, int]) -> Span | None:
    """From where the judgement of a clause begins to the clause's end; None where it does not judge."""
    first, last = clause
    inside = [s for s in view.stances if first <= s.first < last and view.writer[s.first]]
    if not inside:
        return None
    begin = _begin(view.tokens, inside[0], first)
    while last > begin + 1 and view.tokens[last - 1].tag in ".ICT" and view.tokens[last - 1].low not in (")", "?"):
        last -= 1
    return _span(view.tokens, begin, last)


def _begin(tokens: Sequence[Token], item: Stance, first: int) -> int:
    """The verb that the judging word hangs on, or the head of its noun phrase."""
    for index in range(item.first, first - 1, -1):
        if tokens[index].tag in "VAX":
            return max(first, verb_group(tokens, index))
    begin = item.first
    while begin > first and tokens[begin - 1].tag in "DJR#":
        begin -= 1
    return begin


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
