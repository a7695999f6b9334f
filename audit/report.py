"""What an audit of one article gives: the article, what was found in it, and the counts of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from audit.article import Article, LabelName, Sentence, Source, SourceKind
from audit.document import Place, Span
from audit.findings import SEVERITIES, Finding, Severity

if TYPE_CHECKING:
    from audit.judging import Verdict
    from audit.reading.closeup import Closeup
    from audit.rules import Rule

ASSERTING: tuple[LabelName, ...] = ("fact", "attribution", "editorial")
"""The labels of sentences that assert something, in the order in which they are shown."""

KINDS: tuple[SourceKind, ...] = ("person", "organisation", "document", "anonymous", "group")
"""The kinds of sources that an article may name or describe, in the order in which they are shown."""

_LONG = 900  # characters of a sentence that are shown without a gap
_CONTEXT = 140  # characters shown beside a gap
_GAP = " […] "


class Piece(NamedTuple):
    """A stretch of a sentence, and the gravest severity that flags it (None: nothing does)."""

    span: Span
    severity: Severity | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence and what was found in it, in order."""

    sentence: Sentence
    findings: tuple[Finding, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The sentence cut where a finding begins or ends; together they are all of it."""
        return pieces(self.sentence.span, self.findings)


@dataclass(frozen=True)
class Report:
    """One audited article.

    Attributes:
        article: the article as it was read.
        rules: the rules that it was checked against.
        findings: what an editor should look at, by place, then rule.
        settled: findings that someone has decided about before.
    """

    article: Article
    rules: Sequence[Rule]
    findings: tuple[Finding, ...]
    settled: tuple[Finding, ...] = ()

    @cached_property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity there are."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in SEVERITIES}

    @cached_property
    def labels(self) -> dict[LabelName, int]:
        """How many sentences have each label."""
        found = Counter(sentence.label.name for sentence in self.article.sentences)
        return {label: found[label] for label in (*ASSERTING, "other")}

    @cached_property
    def shares(self) -> dict[LabelName, float]:
        """The share of fact, attribution and editorial among the sentences that assert something."""
        total = sum(self.labels[label] for label in ASSERTING)
        return {label: self.labels[label] / total if total else 0.0 for label in ASSERTING}

    @cached_property
    def percents(self) -> dict[LabelName, int]:
        """The shares in whole percent, rounded so that they add up to 100 (or to 0)."""
        exact = {label: 100 * share for label, share in self.shares.items()}
        whole = {label: int(share) for label, share in exact.items()}
        short = round(sum(exact.values())) - sum(whole.values())
        for label in sorted(exact, key=lambda each: whole[each] - exact[each])[:short]:
            whole[label] += 1
        return whole

    @cached_property
    def sources(self) -> dict[SourceKind, tuple[Source, ...]]:
        """The sources of each kind, by first mention."""
        return {kind: tuple(s for s in self.article.sources if s.kind == kind) for kind in KINDS}

    @cached_property
    def sourceless(self) -> int:
        """How many attributions have nobody whom they are attributed to."""
        return sum(a.source.kind == "none" for a in self.article.attributions)

    @cached_property
    def words(self) -> int:
        """How many words the sentences have."""
        return sum(len(self.article[sentence.span].split()) for sentence in self.article.sentences)

    @cached_property
    def headline(self) -> str:
        """The headline, on one line; empty where the article has none."""
        blocks = self.article.document.blocks
        found = next((block for block in blocks if block.kind == "headline"), None)
        return " ".join(self.article[found.span].split()) if found else ""

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The findings that lie in one sentence, grouped by it."""
        grouped: dict[Span, tuple[Sentence, list[Finding]]] = {}
        for finding in self.findings:
            sentence = self._sentence_of(finding)
            if sentence:
                grouped.setdefault(sentence.span, (sentence, []))[1].append(finding)
        return tuple(Passage(sentence, tuple(found)) for sentence, found in grouped.values())

    @cached_property
    def overall(self) -> tuple[Finding, ...]:
        """The findings about the article as a whole: those that no single sentence holds."""
        return tuple(f for f in self.findings if self._sentence_of(f) is None)

    @property
    def path(self) -> str:
        """The file as the user named it."""
        return self.article.document.path

    @property
    def name(self) -> str:
        """The article's id; its path where it has none."""
        return self.article.document.name

    def place(self, at: Finding | Passage) -> Place:
        """Where in the file a finding or passage stands."""
        span = at.sentence.span if isinstance(at, Passage) else at.span
        return self.article.document.place(span.start)

    def where(self, at: Finding | Passage) -> str:
        """The same as a reader is told of it: "line 12", in Word "paragraph 12"."""
        span = at.sentence.span if isinstance(at, Passage) else at.span
        return self.article.document.where(span.start)

    def shown(self, passage: Passage) -> tuple[tuple[str, Severity | None], ...]:
        """The words of a passage and what flags them; of a very long one those around what is flagged."""
        cut = passage.pieces
        if len(passage.sentence.span) <= _LONG:
            return tuple((self.article[piece.span], piece.severity) for piece in cut)
        return tuple(
            (words, piece.severity)
            for number, piece in enumerate(cut)
            for words in self._shortened(piece.span, first=number == 0, last=number == len(cut) - 1)
        )

    def _shortened(self, span: Span, *, first: bool, last: bool) -> list[str]:
        """The beginning and end of a stretch, where something flagged stands next to them."""
        if len(span) <= 3 * _CONTEXT:
            return [self.article[span]]
        begin = self.article[Span(span.start, span.start + _CONTEXT)].rpartition(" ")
        end = self.article[Span(span.end - _CONTEXT, span.end)].partition(" ")
        head = [] if first and not last else [begin[0] or begin[2]]
        return [*head, _GAP, *([] if last and head else [end[2] or end[0]])]

    def message(self, finding: Finding) -> str:
        """The message of a finding, after the words it is about where it does not have them itself."""
        words = " ".join(self.article[finding.span].split())
        if not words or words.casefold() in finding.message.casefold():
            return finding.message
        return f"“{words if len(words) <= 80 else words[:78] + ' …'}”: {finding.message}"

    def at_least(self, severity: Severity) -> int:
        """How many findings are as grave as ``severity`` or graver."""
        graver = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return sum(self.counts[each] for each in graver)

    def _sentence_of(self, finding: Finding) -> Sentence | None:
        sentence = self.article.sentence_at(finding.span.start)
        return sentence if sentence and len(finding.span) and finding.span in sentence.span else None


def exit_code(reports: Sequence[Report], fail_on: Severity | None, *, unread: bool) -> int:
    """What a command leaves with: 2 if something could not be read, 1 if something grave was found."""
    if unread:
        return 2
    return int(fail_on is not None and any(report.at_least(fail_on) for report in reports))


@dataclass(frozen=True)
class Explanation:
    """Why one sentence of a report was read and flagged as it was.

    Attributes:
        report: the article that it stands in.
        sentence: the sentence.
        closeup: what decided how it was read.
        findings: what was found in it.
        silenced: what rules objected to and why nobody is told.
        out_of_place: the rules that do not look at articles of this genre.
    """

    report: Report
    sentence: Sentence
    closeup: Closeup
    findings: tuple[Finding, ...]
    silenced: tuple[Verdict, ...]
    out_of_place: tuple[Rule, ...]


def pieces(whole: Span, findings: Sequence[Finding]) -> tuple[Piece, ...]:
    """Cut ``whole`` where a finding begins or ends; what several flag has the gravest severity.

    >>> finding = Finding("EDI002", "", "error", Span(2, 4), "", "", "", "")
    >>> [(p.span.start, p.span.end, p.severity) for p in pieces(Span(0, 9), [finding])]
    [(0, 2, None), (2, 4, 'error'), (4, 9, None)]
    """
    flagged = [f for f in findings if f.span.overlaps(whole)]
    edges = {whole.start, whole.end}
    for f in flagged:
        edges |= {max(whole.start, f.span.start), min(whole.end, f.span.end)}
    return tuple(_joined(whole, sorted(edges), flagged))


def _joined(whole: Span, edges: list[int], flagged: Sequence[Finding]) -> Iterator[Piece]:
    """The pieces between ``edges``; neighbours that are flagged alike are one."""
    opening = sorted(flagged, key=lambda f: f.span.start, reverse=True)
    active: list[Finding] = []
    last: Piece | None = None
    for start, end in pairwise(edges):
        while opening and opening[-1].span.start <= start:
            active.append(opening.pop())
        active = [f for f in active if f.span.end > start]
        gravest = min((SEVERITIES.index(f.severity) for f in active), default=None)
        severity = None if gravest is None else SEVERITIES[gravest]
        if last and last.severity == severity:
            last = Piece(Span(last.span.start, end), severity)
        else:
            if last:
                yield last
            last = Piece(Span(start, end), severity)
    if last:
        yield last
