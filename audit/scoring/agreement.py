"""How far second labels, given without sight of the first, agree with those that stand in the seeds.

Agreement by chance is taken out as is usual: Cohen's kappa (Educational and Psychological
Measurement 20, 1960) and Krippendorff's alpha (Content Analysis, 1980), both as nltk computes
them. The second labels of ``NAME.txt`` stand in a file of that name, a sentence a line: the
number of its line in ``NAME.txt``, and the label.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from audit import training
from audit.article import LabelName
from audit.errors import AuditError, FileError

_LABELS = get_args(LabelName)


@dataclass(frozen=True)
class Agreement:
    """Two labellers' labels of the same sentences; ``str(agreement)`` is a table for people.

    ``counts`` holds ``(label that stands, second label)``; ``changed`` the articles that have
    other sentences than when they were labelled a second time, and are left out.
    """

    articles: int
    counts: Counter[tuple[str, str]]
    changed: tuple[str, ...] = ()

    @property
    def observed(self) -> float:
        """The share of sentences to which both give the same label."""
        same = sum(n for (first, second), n in self.counts.items() if first == second)
        return same / total if (total := sum(self.counts.values())) else 0.0

    @property
    def kappa(self) -> float:
        """Cohen's kappa.

        Raises:
            AuditError: nltk is not there.
        """
        return _measure(self.counts, "kappa")

    @property
    def alpha(self) -> float:
        """Krippendorff's alpha, for labels without an order.

        Raises:
            AuditError: nltk is not there.
        """
        return _measure(self.counts, "alpha")

    def __str__(self) -> str:
        total = sum(self.counts.values())
        lines = [
            f"{self.articles} articles, {total} sentences labelled twice",
            f"agreement {self.observed:.3f}   kappa {self.kappa:.3f}   alpha {self.alpha:.3f}",
            "",
            f"{'label that stands':<20}" + "".join(f"{label:>13}" for label in _LABELS),
        ]
        for first in _LABELS:
            row = "".join(f"{self.counts[first, second]:>13}" for second in _LABELS)
            lines.append(f"{first:<20}{row}")
        if self.changed:
            lines += ["", f"left out, changed since: {', '.join(self.changed)}"]
        return "\n".join(lines)


def of_seeds(seeds: Path) -> Agreement:
    """Compare ``second-labels`` with the articles of ``articles`` and ``held-out`` beside it.

    Raises:
        FileError: there are no second labels, no article for some, or a line is none.
    """
    files = sorted((seeds / "second-labels").glob("*.txt"))
    if not files:
        raise FileError(seeds / "second-labels", "there are no second labels (*.txt) here")
    counts: Counter[tuple[str, str]] = Counter()
    changed = []
    for file in files:
        article = training.read_seed(_article(seeds, file))
        first = {article.document.place(span.start).line: label for span, label in article.pins}
        second = _read(file)
        if first.keys() != second.keys():
            changed.append(file.stem)
            continue
        counts.update((label, second[line]) for line, label in first.items())
    return Agreement(len(files) - len(changed), counts, tuple(changed))


def _article(seeds: Path, file: Path) -> Path:
    for folder in ("articles", "held-out"):
        if (seeds / folder / file.name).is_file():
            return seeds / folder / file.name
    raise FileError(file, "there is no article of this name")


def _read(file: Path) -> dict[int, str]:
    labels: dict[int, str] = {}
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(file, "cannot be read as UTF-8") from error
    for number, line in enumerate(lines, 1):
        at, _, label = line.partition(" ")
        if not line.strip():
            continue
        if not at.isdecimal() or label not in _LABELS:
            raise FileError(file, f"'{line}' is no line number and label", number)
        labels[int(at)] = label
    return labels


def _measure(counts: Counter[tuple[str, str]], name: str) -> float:
    try:
        from nltk.metrics.agreement import AnnotationTask
    except ImportError as error:
        raise AuditError("agreement needs nltk: pip install '.[train]' in a checkout of audit") from error
    pairs = [pair for pair, n in sorted(counts.items()) for _ in range(n)]
    data = [(who, item, pair[place]) for item, pair in enumerate(pairs) for place, who in enumerate("12")]
    return float(getattr(AnnotationTask(data=data), name)()) if data else 0.0
