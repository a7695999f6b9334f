"""From seeds to weights: the only user of scikit-learn, beside scoring."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit import marked, paths
from audit.article import LABELS, LabelName
from audit.document import Span
from audit.errors import AuditError, FileError
from audit.marked import Marked
from audit.reading import features, labels, reader
from audit.reading.model import Model, load, save

_STRENGTH = 0.15
"""Inverse of the regularisation (``C`` of scikit-learn); from 0.1 to 1 the scores hardly move."""
_WORD_SCALE = 0.5
"""How much less a bare word or pair weighs than a feature of voice and stance."""
_SEEN_IN = 3
"""A word or pair counts when this many articles have it."""
_TOLERANCE = 0.001


@dataclass(frozen=True)
class Example:
    """A sentence to learn from: its features, its label, the article it stands in."""

    features: dict[str, float]
    label: LabelName
    article: str
    weight: float = 1.0


@dataclass(frozen=True)
class TrainingReport:
    """What a training run did: how many articles and sentences, features, and where the model went."""

    articles: int
    sentences: int
    labels: dict[str, int]
    features: int
    path: str


def seed_files(folder: Path) -> list[Path]:
    """The marked articles of a folder, in order.

    Raises:
        FileError: the folder is missing or holds none.
    """
    if folder.is_file():
        return [folder]
    found = sorted(folder.glob("*.txt"))
    if not found:
        raise FileError(folder, "there are no marked articles (*.txt) here")
    return found


def read_seed(file: Path) -> Marked:
    """A marked article, every sentence of which has a label.

    Raises:
        FileError: it cannot be read, a mark has no partner, or a sentence has no label; with its line.
    """
    try:
        seed = marked.read(file.read_text(encoding="utf-8"), str(file))
    except OSError as error:
        raise FileError(file, error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise FileError(file, f"byte {error.start + 1} is not UTF-8; seeds are UTF-8") from error
    document, labelled = seed.document, 0
    for block in document.blocks:
        at = block.span.start
        for pin in (
            *(span for span, _ in seed.pins if span in block.span),
            Span(block.span.end, block.span.end),
        ):
            if document.text[at : pin.start].strip():
                line = document.place(at + 1).line
                raise FileError(
                    file, "a sentence without a label; begin its line with [fact], for instance", line
                )
            at, labelled = pin.end, labelled + 1
    if not labelled:
        raise FileError(file, "there is no labelled sentence here")
    return seed


def digest(files: Iterable[Path]) -> str:
    """A fingerprint of seeds, by name and content, whatever their line ends."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return total.hexdigest()[:16]


def examples(files: Iterable[Path], *, alone: bool = True) -> list[Example]:
    """What there is to learn from marked articles; with ``alone``, each sentence also without its article."""
    found: list[Example] = []
    for file in files:
        seed = read_seed(file)
        draft = reader.prepare(seed.document, seed.pins)
        pinned = dict(seed.pins)
        around = features.around(draft.views)
        for index, reading in enumerate(draft.readings):
            if labels.is_furniture(seed.document[reading.span]):
                continue
            own = features.of(draft.views[index])
            label = pinned[reading.span]
            found.append(Example(own | around[index], label, file.name))
            if alone:
                found.append(Example(own | {"alone": 1.0}, label, file.name, 0.5))
    return found


def train(seeds: Path = paths.SEEDS / "articles", to: Path = paths.MODEL) -> TrainingReport:
    """Fit the model to the marked articles in ``seeds`` and write it to ``to``.

    Raises:
        AuditError: scikit-learn is not installed, or the seeds lack a label.
        FileError: a seed cannot be read.
    """
    files = seed_files(seeds)
    learnt = examples(files)
    model = fit(learnt, digest(files))
    save(model, to)
    counts = Counter(e.label for e in learnt if e.weight == 1.0)
    return TrainingReport(
        articles=len(files),
        sentences=sum(counts.values()),
        labels={name: counts[name] for name in LABELS},
        features=len(model.weights),
        path=str(to),
    )


def fit(learnt: Sequence[Example], digest: str = "", *, strength: float = _STRENGTH) -> Model:
    """Multinomial logistic regression over the examples; the same examples give the same weights."""
    try:
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression
        from threadpoolctl import threadpool_limits
    except ImportError as error:
        raise AuditError("training needs scikit-learn: pip install 'claim-audit[train]'") from error
    present = {e.label for e in learnt}
    if len(present) < 2:
        raise AuditError("training needs sentences of at least two labels")
    kept = _kept(learnt)
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform([scaled(e.features, kept) for e in learnt])
    with threadpool_limits(1):
        regression = LogisticRegression(C=strength, max_iter=5000, tol=1e-8)
        regression.fit(rows, [e.label for e in learnt], sample_weight=[e.weight for e in learnt])
    order = [list(regression.classes_).index(name) for name in LABELS if name in present]
    rows_of, bias_of = regression.coef_, regression.intercept_
    if len(order) == 2:  # of two labels the regression keeps the weights of the second only
        rows_of, bias_of = [-rows_of[0], rows_of[0]], [-bias_of[0], bias_of[0]]
    names = list(vectorizer.get_feature_names_out())
    scale = {name: _scale(name) for name in names}
    weights = {
        name: tuple(round(float(rows_of[row][column]) * scale[name], 4) for row in order)
        for column, name in enumerate(names)
    }
    return Model(
        labels=tuple(name for name in LABELS if name in present),
        bias=tuple(round(float(bias_of[row]), 4) for row in order),
        weights={name: row for name, row in weights.items() if any(row)},
        temperature=1.0,
        digest=digest,
    )


def _kept(learnt: Sequence[Example]) -> set[str]:
    """The features worth a weight: words and pairs only where several articles have them."""
    articles: dict[str, set[str]] = {}
    for example in learnt:
        for name in example.features:
            articles.setdefault(name, set()).add(example.article)
    few = min(_SEEN_IN, len({e.article for e in learnt}))
    return {
        name for name, where in articles.items() if len(where) >= (few if _is_word(name) else min(2, few))
    }


def _is_word(name: str) -> bool:
    return name.startswith(("word=", "pair="))


def _scale(name: str) -> float:
    return _WORD_SCALE if _is_word(name) else 1.0


def scaled(found: dict[str, float], kept: set[str]) -> dict[str, float]:
    """The features as the regression sees them: bare words scaled down, rare ones left out."""
    return {name: value * _scale(name) for name, value in found.items() if name in kept}


def check(seeds: Path = paths.SEEDS / "articles", path: Path = paths.MODEL) -> list[str]:
    """Train again and say where the stored model differs; empty when it is the same."""
    files = seed_files(seeds)
    stored = load(path)
    if stored.digest != digest(files):
        return ["the seeds have changed since the model was trained; run `audit train`"]
    again = fit(examples(files), stored.digest)
    said = []
    if any(abs(a - b) > _TOLERANCE for a, b in zip(stored.bias, again.bias, strict=True)):
        said.append("the bias of the labels differs")
    if abs(stored.temperature - again.temperature) > _TOLERANCE:
        said.append("the temperature differs")
    if set(stored.weights) != set(again.weights):
        said.append(f"{len(set(stored.weights) ^ set(again.weights))} features are in one model only")
    off = [
        name
        for name in set(stored.weights) & set(again.weights)
        if any(
            abs(a - b) > _TOLERANCE for a, b in zip(stored.weights[name], again.weights[name], strict=True)
        )
    ]
    return said + (
        [f"{len(off)} weights differ by more than {_TOLERANCE}, such as {min(off)}"] if off else []
    )
