"""The model of the labels beside simpler and heavier ones, and what more seeds would bring.

Every model learns from the same examples and is scored on articles that it has not seen: a fifth
of the seeds at a time, and the held-out ones. What is compared is the label alone.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from audit import training
from audit.article import LabelName
from audit.errors import AuditError
from audit.reading import labels
from audit.reading.model import Model
from audit.scoring.labels import Scores
from audit.training import Example

Examples = Sequence[Example]
Labeller = Callable[[Examples], Sequence[str]]
"""Gives a label to each example."""
Learner = Callable[[Examples], Labeller]
"""Learns from examples."""

_FOLDS = 5
_DRAWS = 3
"""How many draws of articles a point of the learning curve is the mean of."""
_SHARES = (0.125, 0.25, 0.5, 0.75, 1.0)
_VOICE = ("voice:", "attribution:", "source:", "quotation:", "cue:")
_WORDS = ("word=", "order=")
"""Single words, and runs of parts of speech: thousands of them, over which trees take too long."""
_SEEN_IN = 3
"""What fewer articles show is left out by the classifiers that are compared."""


@dataclass(frozen=True)
class Compared:
    """One model: its macro-F1 across the folds and on the held-out seeds, and what a fit costs (CPU s)."""

    name: str
    folds: float
    held_out: float
    seconds: float

    def __str__(self) -> str:
        return f"{self.name:<44}{self.folds:>7.3f}{self.held_out:>10.3f}{self.seconds:>8.1f}"


HEAD = f"{'':<44}{'folds':>7}{'held out':>10}{'CPU s':>8}"


def compare(seeds: Path, held_out: Path) -> Iterator[Compared]:
    """Score each model, one after another.

    Raises:
        AuditError: scikit-learn is not installed.
        FileError: a seed cannot be read.
    """
    learnt = training.examples(training.seed_files(seeds))
    unseen = training.examples(training.seed_files(held_out), alone=False)
    for name, learner in _learners().items():
        began = time.process_time()
        labeller = learner(learnt)
        seconds = time.process_time() - began
        yield Compared(name, _folded(learner, learnt), _macro(unseen, labeller(unseen)), seconds)


def curve(seeds: Path, held_out: Path) -> Iterator[tuple[int, float]]:
    """Macro-F1 on the held-out seeds by the number of articles learned from, each the mean of three draws."""
    learnt = training.examples(training.seed_files(seeds))
    unseen = training.examples(training.seed_files(held_out), alone=False)
    articles = sorted({e.article for e in learnt})
    for share in _SHARES:
        size = round(share * len(articles))
        scores = []
        for draw in range(_DRAWS if share < 1 else 1):
            drawn = set(_shuffled(articles, draw)[:size])
            labeller = _ours([e for e in learnt if e.article in drawn])
            scores.append(_macro(unseen, labeller(unseen)))
        yield size, sum(scores) / len(scores)


def _shuffled(articles: Sequence[str], draw: int) -> list[str]:
    """The articles in an order that is the same on every machine, and another for each draw."""
    return sorted(articles, key=lambda name: sha256(f"{draw} {name}".encode()).hexdigest())


def _folded(learner: Learner, learnt: Examples) -> float:
    """Macro-F1 over the seeds, each labelled by a model that has not seen its article."""
    articles = sorted({e.article for e in learnt})
    seen: list[Example] = []
    given: list[str] = []
    for fold in range(_FOLDS):
        held = set(articles[fold::_FOLDS])
        labeller = learner([e for e in learnt if e.article not in held])
        unseen = [e for e in learnt if e.article in held and e.weight == 1]
        seen += unseen
        given += labeller(unseen)
    return _macro(seen, given)


def _macro(unseen: Examples, given: Sequence[str]) -> float:
    confusion: Counter[tuple[str, str]] = Counter(
        (example.label, label) for example, label in zip(unseen, given, strict=True)
    )
    return Scores(confusion=confusion).macro_f1


def _learners() -> Mapping[str, Learner]:
    """What is compared, from the simplest to the heaviest."""
    return {
        "words alone, one regression": lambda learnt: _theirs(learnt, "regression", only="word="),
        "voice: sources, quotations, cues": lambda learnt: _ours(learnt, only=_VOICE),
        "all but words and runs": lambda learnt: _ours(learnt, without=_WORDS),
        "all, three questions (the one that is used)": _ours,
        "all, one regression over four labels": lambda learnt: _theirs(learnt, "regression"),
        "all, linear support vector machine": lambda learnt: _theirs(learnt, "svm"),
        "all but words and runs, random forest": lambda learnt: _theirs(learnt, "forest", without=_WORDS),
        "all but words and runs, gradient boosting": lambda learnt: _theirs(
            learnt, "boosting", without=_WORDS
        ),
    }


def _ours(learnt: Examples, *, only: tuple[str, ...] = ("",), without: tuple[str, ...] = ()) -> Labeller:
    """The questions of the guidelines in their order, asked of some features or all."""

    def looked_at(example: Example) -> Example:
        return replace(
            example,
            features={
                name: value
                for name, value in example.features.items()
                if name.startswith(only) and not name.startswith(without)
            },
            words=(),
        )

    model = training.fit([looked_at(e) for e in learnt], calibrate=False)
    return lambda unseen: [_label(model, looked_at(e)) for e in unseen]


def _label(model: Model, example: Example) -> LabelName:
    chances = labels.weigh(example.features, model, sourced=example.sourced)
    return max(chances, key=lambda name: chances[name])


def _theirs(learnt: Examples, kind: str, *, only: str = "", without: tuple[str, ...] = ()) -> Labeller:
    """A classifier of scikit-learn over all four labels at once."""
    try:
        from numpy import float32
        from sklearn.feature_extraction import DictVectorizer
    except ImportError as error:
        raise AuditError(
            "comparing needs scikit-learn: pip install '.[train]' in a checkout of audit"
        ) from error
    articles: dict[str, set[str]] = {}
    for example in learnt:
        for name in example.features:
            if name.startswith(only) and not name.startswith(without):
                articles.setdefault(name, set()).add(example.article)
    kept = {name for name, where in articles.items() if len(where) >= _SEEN_IN}
    vectorizer = DictVectorizer(dtype=float32, sparse=False)

    def seen(examples: Examples) -> list[dict[str, float]]:
        return [{n: v for n, v in example.features.items() if n in kept} for example in examples]

    classifier = _classifier(kind)
    rows = vectorizer.fit_transform(seen(learnt))
    classifier.fit(rows, [e.label for e in learnt], sample_weight=[e.weight for e in learnt])
    return lambda unseen: [str(label) for label in classifier.predict(vectorizer.transform(seen(unseen)))]


def _classifier(kind: str) -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.svm import LinearSVC

    return {
        "regression": lambda: LogisticRegression(C=0.15, max_iter=2000),
        "svm": lambda: LinearSVC(C=0.02, random_state=0),
        "forest": lambda: RandomForestClassifier(
            400, min_samples_leaf=3, class_weight="balanced_subsample", random_state=0
        ),
        "boosting": lambda: HistGradientBoostingClassifier(
            max_iter=150, learning_rate=0.06, max_leaf_nodes=15, min_samples_leaf=20, random_state=0
        ),
    }[kind]()
