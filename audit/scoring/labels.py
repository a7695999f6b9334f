"""Labels, judgements, sources and sentence ends of a reading, against marked articles.

The measures are the usual ones: precision, recall and their harmonic mean (F1) for each
label, and the unweighted mean over the labels (macro-F1). nltk draws the confusion matrix.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from audit import training
from audit.article import LABELS, Article, Sentence
from audit.document import Span
from audit.errors import AuditError
from audit.marked import Marked
from audit.reading import model, reader
from audit.scoring.tally import HEAD, Tally

_SCORED = LABELS[:3]
_WORD = re.compile(r"\w[\w'’-]*")
_FOLDS = 5

Pair = tuple[Marked, Article]


@dataclass
class Scores:
    """How well articles were read; ``str(scores)`` is a table for people.

    ``confusion`` counts ``(gold label, label given)``; a sentence whose gold is ``other`` is
    left out of ``macro_f1``. ``calibration`` counts, for each tenth of confidence, the
    sentences, those right, and the sum of their confidences.
    """

    articles: int = 0
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    tallies: dict[str, Tally] = field(default_factory=dict)
    kinds: Tally = field(default_factory=Tally)
    calibration: dict[int, tuple[int, int, float]] = field(default_factory=dict)

    def tally(self, name: str) -> Tally:
        """The tally of this name, begun if it is new."""
        return self.tallies.setdefault(name, Tally())

    def of_label(self, label: str) -> Tally:
        """The tally of one label, over the sentences whose gold is not ``other``."""
        return Tally(
            right=self.confusion[label, label],
            given=sum(n for (gold, got), n in self.confusion.items() if got == label and gold != "other"),
            wanted=sum(n for (gold, _), n in self.confusion.items() if gold == label),
        )

    @property
    def macro_f1(self) -> float:
        """The mean F1 of fact, attribution and editorial."""
        return sum(self.of_label(label).f1 for label in _SCORED) / len(_SCORED)

    @property
    def calibration_error(self) -> float:
        """Expected calibration error: the mean gap between confidence and truth, over ten bins.

        The measure is that of Guo et al., On Calibration of Modern Neural Networks (ICML 2017).
        """
        total = sum(n for n, _, _ in self.calibration.values())
        return (
            sum(abs(right - sure) for _, right, sure in self.calibration.values()) / total if total else 0.0
        )

    def __str__(self) -> str:
        sentences = sum(self.confusion.values())
        lines = [
            f"{self.articles} articles, {sentences} sentences",
            f"macro-F1 {self.macro_f1:.3f}   calibration error {self.calibration_error:.3f}",
            "",
            HEAD,
        ]
        rows: dict[str, Tally] = {label: self.of_label(label) for label in _SCORED}
        rows |= self.tallies
        lines += [tally.row(name) for name, tally in rows.items()]
        lines += [
            f"{'source kind, of found':<24}{self.kinds.precision:>7.3f}{'':>14}{self.kinds.given:>7}",
            "",
        ]
        return "\n".join([*lines, self._matrix()])

    def _matrix(self) -> str:
        try:
            from nltk.metrics import ConfusionMatrix
        except ImportError as error:
            raise AuditError("scoring needs nltk: pip install '.[train]' in a checkout of audit") from error
        gold = [pair[0] for pair, n in self.confusion.items() for _ in range(n)]
        given = [pair[1] for pair, n in self.confusion.items() for _ in range(n)]
        return str(ConfusionMatrix(gold, given).pretty_format(values_in_chart=True)) if gold else ""


def score(gold: Path, using: model.Model | None = None) -> Scores:
    """Read the marked articles in ``gold`` (a file or folder) and compare.

    Raises:
        FileError: a file is missing, or no marked article.
    """
    files = training.seed_files(gold)
    pairs = (_read(training.read_seed(file), using) for file in files)
    return compare(pairs)


def cross_validate(
    seeds: Path, progress: Callable[[int, int], None] | None = None, folds: int = _FOLDS
) -> Scores:
    """Score each fifth of the seeds with a model trained on the others, split by article.

    ``progress`` is called with the fold that is done and how many there are.
    """
    files = training.seed_files(seeds)
    learnt = training.examples(files)

    def pairs() -> Iterator[Pair]:
        for fold in range(folds):
            held = {file.name for file in files[fold::folds]}
            fitted = training.fit([e for e in learnt if e.article not in held])
            for file in files[fold::folds]:
                yield _read(training.read_seed(file), fitted)
            if progress:
                progress(fold + 1, folds)

    return compare(pairs())


def _read(gold: Marked, using: model.Model | None) -> Pair:
    return gold, reader.read(gold.document, using=using)


def compare(pairs: Iterator[Pair] | Sequence[Pair]) -> Scores:
    """Compare readings with the marks of their articles."""
    scores = Scores()
    for gold, article in pairs:
        scores.articles += 1
        _compare_ends(gold, article, scores.tally("sentence ends"))
        for span, label in gold.pins:
            sentence = max(article.within(span), key=lambda s: _shared(s.span, span), default=None)
            if sentence is None:
                continue
            scores.confusion[label, sentence.label.name] += 1
            _count_confidence(scores, sentence, label)
            _compare_judgement(gold, article, span, scores)
            _compare_sources(gold, article, span, scores)
    return scores


def _compare_ends(gold: Marked, article: Article, tally: Tally) -> None:
    wanted = {span for span, _ in gold.pins}
    given = {sentence.span for sentence in article.sentences}
    tally.wanted += len(wanted)
    tally.given += len(given)
    tally.right += len(wanted & given)


def _count_confidence(scores: Scores, sentence: Sentence, label: str) -> None:
    if label == "other":
        return
    tenth = min(9, int(sentence.label.confidence * 10))
    count, right, sure = scores.calibration.get(tenth, (0, 0, 0.0))
    hit = sentence.label.name == label
    scores.calibration[tenth] = (count + 1, right + hit, sure + sentence.label.confidence)


def _compare_judgement(gold: Marked, article: Article, span: Span, scores: Scores) -> None:
    wanted = [w for w in gold.words if w.overlaps(span)]
    given = [e for s in article.within(span) for e in s.editorial if e.overlaps(span)]
    scores.tally("editorial sentences").add(given=bool(given), wanted=bool(wanted))
    words = [Span(span.start + m.start(), span.start + m.end()) for m in _WORD.finditer(article[span])]
    tally = scores.tally("editorial words")
    for word in words:
        tally.add(given=_covered(word, given), wanted=_covered(word, wanted))


def _compare_sources(gold: Marked, article: Article, span: Span, scores: Scores) -> None:
    given = [
        a for s in article.within(span) for a in s.attributions if a.mention and a.mention.overlaps(span)
    ]
    cues = [a.cue for s in article.within(span) for a in s.attributions if a.cue and a.cue.overlaps(span)]
    cue_tally, tally = scores.tally("cues"), scores.tally("sources")
    for cue in (c for c in gold.cues if c in span):
        cue_tally.add(given=False, wanted=True, right=any(c.overlaps(cue) for c in cues))
    cue_tally.given += len(cues)
    tally.given += len({a.mention for a in given})
    for source in (s for s in gold.sources if s.span in span):
        near = [a for a in given if a.mention and a.mention.overlaps(source.span)]
        tally.add(given=False, wanted=True, right=bool(near))
        if near and source.kind:
            scores.kinds.add(given=True, wanted=True, right=any(a.source.kind == source.kind for a in near))


def _covered(word: Span, spans: Sequence[Span]) -> bool:
    return any(2 * _shared(word, span) >= len(word) for span in spans)


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def reliability(scores: Scores) -> Mapping[str, tuple[int, float, float]]:
    """For each tenth of confidence: how many sentences, the share right, the mean confidence."""
    return {
        f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}": (count, right / count, sure / count)
        for tenth, (count, right, sure) in sorted(scores.calibration.items())
    }
