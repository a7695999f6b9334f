"""One audited article as plain data: what every format shows, and what passes between runs and processes.

A ``Record`` holds no ``Article``: the sentences that findings lie in, the counts, and the names of the
sources are copied out of it, so that a report can be written from a cache without reading anything again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from audit import comments
from audit.document import BlockKind, Note, Place, Span, Unit
from audit.findings import SEVERITIES, Finding, Settled, Severity

if TYPE_CHECKING:
    from audit.article import Article, LabelName, Sentence, SourceKind
    from audit.report import Report

ASSERTING: tuple[LabelName, ...] = ("fact", "attribution", "editorial")
"""The labels of sentences that assert something, in the order in which they are shown."""

KINDS: tuple[SourceKind, ...] = ("person", "organisation", "document", "anonymous", "group")
"""The kinds of sources that an article may name or describe, in the order in which they are shown."""

_LONG = 900  # characters of a sentence that are shown without a gap
_CONTEXT = 140  # characters shown beside a gap
_GAP = " […] "
_PLAIN = frozenset("he she they it we i you the a an one who this that his her their its".split())


class Piece(NamedTuple):
    """A stretch of a sentence, and the gravest severity that flags it (None: nothing does)."""

    span: Span
    severity: Severity | None


@dataclass(frozen=True, slots=True)
class Held:
    """A sentence that findings lie in; ``place`` is where it begins in the file."""

    span: Span
    text: str
    block: BlockKind
    label: LabelName
    confidence: float
    place: Place


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence and what was found in it, in order."""

    sentence: Held
    findings: tuple[Finding, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The sentence cut where a finding begins or ends; together they are all of it."""
        return pieces(self.sentence.span, self.findings)

    def shown(self) -> tuple[tuple[str, Severity | None], ...]:
        """The words and what flags them; of a very long sentence those around what is flagged."""
        cut = self.pieces
        if len(self.sentence.span) <= _LONG:
            return tuple((self._text(piece.span), piece.severity) for piece in cut)
        return tuple(
            (words, piece.severity)
            for number, piece in enumerate(cut)
            for words in self._shortened(piece.span, first=number == 0, last=number == len(cut) - 1)
        )

    def _text(self, span: Span) -> str:
        start = self.sentence.span.start
        return self.sentence.text[span.start - start : span.end - start]

    def _shortened(self, span: Span, *, first: bool, last: bool) -> list[str]:
        """The beginning and end of a stretch, where something flagged stands next to them."""
        words = self._text(span)
        if len(span) <= 3 * _CONTEXT:
            return [words]
        begin, end = words[:_CONTEXT].rpartition(" "), words[-_CONTEXT:].partition(" ")
        head = [] if first and not last else [begin[0] or begin[2]]
        return [*head, _GAP, *([] if last and head else [end[2] or end[0]])]


@dataclass(frozen=True)
class Record:
    """One audited article.

    Attributes:
        path: the file as the user named it.
        name: the article's id; its path where it has none.
        unit: what places in the file are counted in.
        row: the line of the JSON record that the article is, within which places are counted (0: none).
        genre: as the draft gives it; empty where it gives none.
        headline: on one line; empty where the article has none.
        words: how many words the sentences have.
        sentences: how many there are.
        labels: how many of them have each label.
        sources: the names of the sources of each kind, by first mention; empty where one has no name.
        sourceless: how many attributions have nobody whom they are attributed to.
        rules: the ids of the rules that it was checked against.
        findings: what an editor should look at, by place, then rule.
        held: the sentences that these and the settled findings lie in, in order.
        settled: findings that someone has decided about.
        page: the whole article as a ``Page`` in JSON, where it was asked for.
        notes: what is to be said of comments in the file that speak to this program, and of what the
            draft says about itself and is not understood.
        names: of each source with a proper name that name, then the other names it goes by.
    """

    path: str
    name: str
    unit: Unit
    row: int
    genre: str
    headline: str
    words: int
    sentences: int
    labels: Mapping[LabelName, int]
    sources: Mapping[SourceKind, tuple[str, ...]]
    sourceless: int
    rules: tuple[str, ...]
    findings: tuple[Finding, ...]
    held: tuple[Held, ...]
    settled: tuple[Settled, ...] = ()
    page: str = ""
    notes: tuple[Note, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity there are."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in SEVERITIES}

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
    def passages(self) -> tuple[Passage, ...]:
        """The findings that lie in one sentence, grouped by it."""
        grouped: dict[Span, tuple[Held, list[Finding]]] = {}
        for finding in self.findings:
            sentence = self.sentence_of(finding)
            if sentence:
                grouped.setdefault(sentence.span, (sentence, []))[1].append(finding)
        return tuple(Passage(sentence, tuple(found)) for sentence, found in grouped.values())

    @cached_property
    def overall(self) -> tuple[Finding, ...]:
        """The findings about the article as a whole, and those that no single sentence holds."""
        return tuple(finding for finding in self.findings if self.sentence_of(finding) is None)

    def sentence_of(self, finding: Finding) -> Held | None:
        """The sentence that a finding lies in; None where it is about more than one."""
        return None if finding.whole else self._by_finding.get(finding.span)

    @cached_property
    def _by_finding(self) -> dict[Span, Held]:
        every = [*self.findings, *(each.finding for each in self.settled)]
        spans = sorted({finding.span for finding in every if len(finding.span)}, key=lambda s: s.start)
        found, sentences = {}, iter(self.held)
        sentence = next(sentences, None)
        for span in spans:
            while sentence and sentence.span.end <= span.start:
                sentence = next(sentences, None)
            if sentence and span in sentence.span:
                found[span] = sentence
        return found

    @property
    def grave(self) -> tuple[int, ...]:
        """How many findings there are of each severity, the gravest first: larger is worse."""
        return tuple(self.counts.values())

    @cached_property
    def gravest(self) -> tuple[Finding, ...]:
        """The findings, the gravest first, by place among their like."""
        return tuple(sorted(self.findings, key=lambda finding: SEVERITIES.index(finding.severity)))

    def where(self, at: Finding | Passage) -> str:
        """A place as a reader is told of it: "line 12", in Word "paragraph 12"."""
        place = at.sentence.place if isinstance(at, Passage) else at.place
        return f"{self.unit} {place.line}"

    def at_least(self, severity: Severity) -> int:
        """How many findings are as grave as ``severity`` or graver."""
        graver = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return sum(self.counts[each] for each in graver)

    def keeping(self, wanted: Callable[[Finding], bool]) -> Record:
        """The same with the findings that are wanted, and no others."""
        return replace(self, findings=tuple(finding for finding in self.findings if wanted(finding)))

    def settling(self, settled: Sequence[Settled]) -> Record:
        """The same with findings moved to those that someone has decided about."""
        gone = {(each.finding.rule, each.finding.span) for each in settled}
        left = self.keeping(lambda finding: (finding.rule, finding.span) not in gone)
        both = sorted((*self.settled, *settled), key=lambda s: (s.finding.span.start, s.finding.rule))
        return replace(left, settled=tuple(both))


def of(report: Report, *, page: bool = False) -> Record:
    """The record of a live report; with the whole article in it if ``page`` is asked for."""
    from audit.article import LABELS  # here, since a record that is known already needs nothing of articles

    article, document = report.article, report.article.document
    labels = Counter(sentence.label.name for sentence in article.sentences)
    sources = article.sources
    rules = tuple(rule.id for rule in report.rules)
    allowed, notes = comments.apply(document, report.findings, rules)
    silent = {id(each.finding) for each in allowed}
    return Record(
        path=document.path,
        name=document.name,
        unit=document.unit,
        row=document.row,
        genre=document.metadata.genre or "",
        headline=_headline(article),
        words=sum(len(article[sentence.span].split()) for sentence in article.sentences),
        sentences=len(article.sentences),
        labels={label: labels[label] for label in LABELS},
        sources={kind: tuple(s.name for s in sources if s.kind == kind) for kind in KINDS},
        sourceless=sum(a.source.kind == "none" for a in article.attributions),
        rules=rules,
        findings=tuple(finding for finding in report.findings if id(finding) not in silent),
        held=tuple(_held(article, report.findings)),
        settled=tuple(Settled(each.finding, each.why, by="comment") for each in allowed),
        page=_page(article) if page else "",
        notes=(*document.notes, *notes),
        names=tuple(_names(article)),
    )


def held(article: Article, sentence: Sentence) -> Held:
    """A sentence of an article, as plain data."""
    return Held(
        span=sentence.span,
        text=article[sentence.span],
        block=sentence.block,
        label=sentence.label.name,
        confidence=sentence.label.confidence,
        place=article.document.place(sentence.span.start),
    )


def _held(article: Article, findings: Sequence[Finding]) -> Iterator[Held]:
    """The sentences that findings begin in, in order, each once."""
    last: Sentence | None = None
    for finding in findings:
        sentence = article.sentence_at(finding.span.start)
        if sentence and sentence is not last:
            yield held(article, sentence)
            last = sentence


def _names(article: Article) -> Iterator[tuple[str, ...]]:
    """The proper names of each person and organisation, as the article has them."""
    for source in article.sources:
        if source.kind in ("person", "organisation") and _is_proper(source.name):
            others = dict.fromkeys(article[mention] for mention in source.mentions)
            yield (source.name, *(each for each in others if each != source.name and _is_proper(each)))


def _is_proper(name: str) -> bool:
    """Whether a name has a capital letter within: not "the mayor", nor "She"."""
    first, *others = name.split() or [""]
    return any(word[:1].isupper() for word in others) or (first[:1].isupper() and first.lower() not in _PLAIN)


def _headline(article: Article) -> str:
    blocks = article.document.blocks
    found = next((block for block in blocks if block.kind == "headline"), None)
    return " ".join(article[found.span].split()) if found else ""


def _page(article: Article) -> str:
    from audit import page  # only for formats that show the article itself

    return page.dump(page.of(article))


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
