"""Comments in Markdown and HTML by which a writer allows what a rule would flag, and says why.

``<!-- audit: allow SRC001: reason -->`` holds for the block that it stands in, ends or stands above; up
to an ``<!-- audit: end -->`` it holds for all between the two. Above the first block it also holds for
findings about the article as a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import NamedTuple

from audit.blame import nearest
from audit.document import Comment, Document, Note, Span
from audit.findings import Finding

_DIRECTIVE = re.compile(r"(\w+)\s*(.*)", re.DOTALL)
_ALLOW = re.compile(r"([^:]*?)\s*(?::\s*(.*))?", re.DOTALL)  # SRC001 VRB*: the mayor's own words
_CODE = re.compile(r"[A-Z*?][A-Z0-9*?]*")
_HINTS = 20  # codes for which the nearest is looked for, which takes as long as a sentence
_HOW = "write “audit: allow SRC001: reason”"


class Allowed(NamedTuple):
    """A finding that a comment allows, and why."""

    finding: Finding
    why: str


@dataclass(eq=False)
class _Allowance:
    """One ``allow``: the rules it names, why, where it holds (in the file), and which rules it met."""

    comment: Comment
    line: int
    codes: tuple[str, ...]
    why: str
    holds: list[Span] = field(default_factory=list)
    top: bool = False
    met: set[str] = field(default_factory=set)


def apply(
    document: Document, findings: Sequence[Finding], rules: Sequence[str]
) -> tuple[tuple[Allowed, ...], tuple[Note, ...]]:
    """The findings that comments of a document allow, and what is to be said of the comments.

    ``rules`` are the ids of those that the document was checked against.
    """
    if not document.comments:
        return (), ()
    reader = _Reader(document)
    reader.read()
    _attach(document, reader.single)
    allowed = tuple(_allowed(findings, reader.allowances))
    unused: list[Note] = []
    for each in reader.allowances:
        unused += _unused(each, rules, hint=len(unused) < _HINTS)
    return allowed, tuple(sorted([*reader.notes, *unused]))


class _Reader:
    """Goes through the comments of a document: what they allow, and from where to where."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._open: list[_Allowance] = []  # the last at the end; what has ended is passed over later
        self._by_codes: dict[frozenset[str], list[_Allowance]] = {}
        self.allowances: list[_Allowance] = []
        self.notes: list[Note] = []

    @property
    def single(self) -> list[_Allowance]:
        """Those without an end, which hold for one block."""
        return [each for each in self._open if not each.holds]

    def read(self) -> None:
        for comment in self._document.comments:
            line = self._document.place_of(comment.origin.start).line
            directive = _DIRECTIVE.fullmatch(comment.words)
            word, rest = directive.groups() if directive else (comment.words, "")
            if word == "allow":
                self._allow(comment, line, rest)
            elif word == "end":
                self._end(comment, line, rest)
            else:
                hint = nearest(word, ("allow", "end")) or "; there are “allow” and “end”"
                self._mistake(line, f"“audit: {word}” asks for nothing{hint}")

    def _allow(self, comment: Comment, line: int, rest: str) -> None:
        found = _ALLOW.fullmatch(rest)
        names, why = (found[1], found[2]) if found else (rest, None)
        codes = _codes(names)
        wrong = next((code for code in codes if not _CODE.fullmatch(code)), None)
        if not codes:
            self._mistake(line, f"“audit: allow” names no rule; {_HOW}")
        elif wrong is not None:
            self._mistake(line, f"“audit: allow”: “{wrong}” is no rule; {_HOW}")
        elif not (why and why.strip()):
            self._mistake(line, f"“audit: allow {' '.join(codes)}” gives no reason; {_HOW}")
        else:
            allowance = _Allowance(comment, line, codes, " ".join(why.split()))
            self.allowances.append(allowance)
            self._open.append(allowance)
            self._by_codes.setdefault(frozenset(codes), []).append(allowance)

    def _end(self, comment: Comment, line: int, rest: str) -> None:
        """Ends the last that is open, or the last of those that name the same rules."""
        codes = frozenset(_codes(rest))
        last = self._by_codes.get(codes, []) if codes else self._open
        while last:
            allowance = last.pop()
            if not allowance.holds:
                allowance.holds.append(Span(allowance.comment.origin.end, comment.origin.start))
                return
        self._mistake(line, "“audit: end” ends nothing: there is no “audit: allow” above it that goes on")

    def _mistake(self, line: int, why: str) -> None:
        self.notes.append(Note(line, why, "mistake"))


def _codes(names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in re.split(r"[\s,]+", names) if name))


class _Place(NamedTuple):
    """Where a block stands in the file: its characters, and its first and last line."""

    span: Span
    first: int
    last: int


def _attach(document: Document, allowances: Sequence[_Allowance]) -> None:
    """Finds the block that each holds for; comments on lines one below the other go together."""
    places = sorted(_places(document))
    starts = [place.span.start for place in places]
    for group in _groups(document, allowances):
        number = bisect_right(starts, group[-1].comment.origin.start)
        before = places[number - 1] if number else None
        after = places[number] if number < len(places) else None
        held = before if after is None or _below(document, group, before, after) else after
        for each in group:
            each.top = before is None
            each.holds = [each.comment.inside] if each.comment.inside else [held.span] if held else []


def _groups(document: Document, allowances: Sequence[_Allowance]) -> Iterator[list[_Allowance]]:
    """The comments that go together; one that stands in a block is by itself."""
    group: list[_Allowance] = []
    for allowance in allowances:
        comment = allowance.comment
        if group and (comment.inside or not _next_line(document, group[-1].comment, comment)):
            yield group
            group = []
        if comment.inside:
            yield [allowance]
        else:
            group.append(allowance)
    if group:
        yield group


def _places(document: Document) -> Iterator[_Place]:
    for block in document.blocks:
        span = document.origin_span(block.span)
        last = document.place_of(max(span.start, span.end - 1)).line
        yield _Place(span, document.place_of(span.start).line, last)


def _below(document: Document, group: Sequence[_Allowance], before: _Place | None, after: _Place) -> bool:
    """Whether comments belong to what is above: they end its last line, or stand right below it, alone."""
    if before is None:
        return False
    first, last = group[0].comment, group[-1].comment
    line = document.place_of(first.origin.start).line
    if before.last == line:
        return after.first != document.place_of(last.origin.end - 1).line
    return last.last and before.last + 1 == line


def _next_line(document: Document, one: Comment, other: Comment) -> bool:
    end = document.place_of(one.origin.end - 1).line
    return document.place_of(other.origin.start).line - end <= 1


def _allowed(findings: Sequence[Finding], allowances: Sequence[_Allowance]) -> Iterator[Allowed]:
    """The findings that are allowed, each once, in their order, and why: as the first of several says."""
    by_rule: dict[str, list[int]] = {}
    for number, finding in enumerate(findings):
        by_rule.setdefault(finding.rule, []).append(number)
    known: dict[str, _Meant] = {}
    reasons: dict[int, str] = {}
    for allowance in allowances:
        for code in allowance.codes:
            if code not in known:
                known[code] = _Meant(code, findings, by_rule)
            reached = known[code].reached(allowance)
            if reached is not None:
                allowance.met.add(code)
                for number in reached:
                    reasons.setdefault(number, allowance.why)
    return (Allowed(findings[number], reasons[number]) for number in sorted(reasons))


class _Meant:
    """The findings that a code means, in order of the file, each of which is handed out once."""

    def __init__(self, code: str, findings: Sequence[Finding], by_rule: Mapping[str, list[int]]) -> None:
        numbers = [n for rule, found in by_rule.items() if fnmatchcase(rule, code) for n in found]
        self._whole = [number for number in numbers if findings[number].whole]
        self._numbers = sorted(numbers, key=lambda number: findings[number].origin.start)
        self._starts = [findings[number].origin.start for number in self._numbers]
        self._next = list(range(len(numbers) + 1))  # of each the next that has not been handed out

    def reached(self, allowance: _Allowance) -> list[int] | None:
        """The findings that an allowance reaches first; None if it reaches none, first or not."""
        met = bool(self._whole) if allowance.top else False
        found = list(self._whole) if allowance.top else []
        for span in allowance.holds:
            first, end = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
            met = met or first < end
            at = self._free(first)
            while at < end:
                found.append(self._numbers[at])
                self._next[at] = at + 1
                at = self._free(at + 1)
        return found if met else None

    def _free(self, at: int) -> int:
        """The next from ``at`` on that has not been handed out (union-find with path halving)."""
        while self._next[at] != at:
            self._next[at] = self._next[self._next[at]]
            at = self._next[at]
        return at


def _unused(allowance: _Allowance, rules: Sequence[str], *, hint: bool) -> Iterator[Note]:
    """The rules that an allowance names for nothing."""
    for code in allowance.codes:
        if code in allowance.met:
            continue
        if any(fnmatchcase(rule, code) for rule in rules):
            why = "the rule finds nothing there"
        else:
            why = f"no rule {code} is on{nearest(code, rules) if hint else ''}"
        yield Note(allowance.line, f"“audit: allow {code}” is not needed: {why}", "unused")
