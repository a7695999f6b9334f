"""From seeds to weights: the only user of scikit-learn, beside scoring."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit import marked, paths
from audit.article import LABELS, LabelName
from audit.document import Span
from audit.errors import AuditError, FileError
from audit.marked import Marked
from audit.reading import editorial, features, labels, reader
from audit.reading.features import View
from audit.reading.model import SCALES, Model, Scale, load, save

_STRENGTH = {"other": 0.15, "editorial": 0.15, "attribution": 0.05, "judging": 0.2}
"""Inverse of the regularisation (``C`` of scikit-learn), by scale."""
_WORD_SCALE = 0.5
"""How much less a bare word, or a run of parts of speech, weighs than a feature of voice and stance."""
_SEEN_IN = 3
"""A word or run counts when this many articles have it."""
_FOLDS = 5
_TOLERANCE = 0.001
_NO_CHANCE = 20.0
"""The bias, in log-odds, of a question to which the seeds know one answer only."""
_VOICE = (
    "voice:",
    "attribution:",
    "source:",
    "quotation:",
    "cue:",
    "share:",
    "predicate:",
    "verbless:",
    "subject:",
    "block=",
    "form:",
    "opens:",
    "near:attributed",
    "article:attributed",
    "alone",
    "mark:",
    "role:",
    "stance",
    "fact:",
    "verb:",
    "modal:main",
)
"""What whether a sentence stands on a source is decided by; single words are left out."""
_FORM = (
    "form:",
    "mark:",
    "opens:",
    "length",
    "block=",
    "verbless:",
    "predicate:",
    "voice:",
    "attribution:",
    "fact:",
    "share:",
    "subject:",
    "alone",
    "article:",
)
"""What whether a line asserts anything is decided by."""

_HAND = (
    *("share:", "verbless:", "subject:", "verb:", "turn:", "cue:", "source:"),
    *("mark:dash", "mark:semicolon", "mark:colon", "mark:bracket"),
)
"""What whether the writer judges is not decided by, though it would help on seeds.

It tells the hands that wrote them: their judgements deny and contrast far oftener than their facts,
which in news are denied and contrasted as often, and they have dashes and colons of their own. And who
else is cited, and in which clause, says nothing of whether the writer judges in the others.
"""


@dataclass(frozen=True)
class Example:
    """A sentence to learn from: its features, its label, the article it stands in.

    ``sourced`` says whether any of it is a source's; ``words`` holds, for an editorial sentence,
    the features of each word of the writer's and whether it is part of the judgement.
    """

    features: dict[str, float]
    label: LabelName
    article: str
    weight: float = 1.0
    sourced: bool = True
    words: Sequence[tuple[dict[str, float], bool]] = ()


@dataclass(frozen=True)
class _Row:
    """One answer to one question: what there is to see, yes or no, how much it counts."""

    features: dict[str, float]
    answer: bool
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
            view, label = draft.views[index], pinned[reading.span]
            own, sourced = features.of(view), labels.has_source(view)
            words = _words(view, seed) if label == "editorial" else ()
            found.append(Example(own | around[index], label, file.name, 1.0, sourced, words))
            if alone:
                found.append(Example(own | {"alone": 1.0}, label, file.name, 0.5, sourced))
    return found


def _words(view: View, seed: Marked) -> tuple[tuple[dict[str, float], bool], ...]:
    """The words of a sentence in the writer's voice, and whether each is marked as judging."""
    return tuple(
        (shared | found, any(span.start <= view.tokens[index].start < span.end for span in seed.words))
        for shared, own in editorial.words(view)
        for index, found in own.items()
    )


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
        features=sum(len(scale.weights) for scale in model.scales().values()),
        path=str(to),
    )


def fit(learnt: Sequence[Example], digest: str = "", *, calibrate: bool = True) -> Model:
    """A logistic regression for each question; the same examples give the same weights.

    Without ``calibrate``, which takes most of the time, the chances are as the regression has them.

    Raises:
        AuditError: scikit-learn is not installed, or the examples have one label only.
    """
    if len({e.label for e in learnt}) < 2:
        raise AuditError("training needs sentences of at least two labels")
    asserting = [e for e in learnt if e.label != "other"]
    sourced = [e for e in learnt if e.sourced and e.label in ("fact", "attribution")]
    rows = {
        "other": _rows(learnt, lambda e: e.label == "other", _FORM),
        "editorial": _rows(asserting, lambda e: e.label == "editorial", without=_HAND),
        "attribution": _rows(sourced, lambda e: e.label == "attribution", _VOICE),
        "judging": [_Row(found, yes, e.article) for e in learnt for found, yes in e.words],
    }
    return Model(
        **{name: _scale(name, rows[name], calibrate) for name in SCALES},
        missed=_missed(learnt),
        digest=digest,
    )


def _rows(
    learnt: Iterable[Example],
    answer: Callable[[Example], bool],
    groups: tuple[str, ...] = ("",),
    *,
    without: tuple[str, ...] = (),
) -> list[_Row]:
    """Each example as an answer to a question that is asked of some groups of features."""

    def seen(example: Example) -> dict[str, float]:
        return {
            name: value
            for name, value in example.features.items()
            if name.startswith(groups) and not name.startswith(without)
        }

    return [_Row(seen(e), answer(e), e.article, e.weight) for e in learnt]


def _missed(learnt: Iterable[Example]) -> float:
    """Of the plain sentences in which no source was found, the share that stands on one after all."""
    plain = [e for e in learnt if e.weight == 1 and not e.sourced and e.label in ("fact", "attribution")]
    share = sum(e.label == "attribution" for e in plain) / len(plain) if plain else 0.0
    return round(min(share, 0.49), 4)


def _scale(name: str, rows: Sequence[_Row], calibrate: bool) -> Scale:
    """One question's weights, with the temperature that makes its chances true out of fold."""
    answers = {row.answer for row in rows}
    if len(answers) < 2:
        return Scale(_NO_CHANCE if True in answers else -_NO_CHANCE, {})
    fitted = _regression(rows, _STRENGTH[name])
    temperature = _temperature(rows, _STRENGTH[name]) if calibrate else 1.0
    return Scale(fitted.bias, fitted.weights, temperature)


def _regression(rows: Sequence[_Row], strength: float) -> Scale:
    try:
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression
        from threadpoolctl import threadpool_limits
    except ImportError as error:
        raise AuditError(
            "training needs scikit-learn: pip install '.[train]' in a checkout of audit"
        ) from error
    kept = _kept(rows)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([_scaled(row.features, kept) for row in rows])
    with threadpool_limits(1):
        regression = LogisticRegression(C=strength, max_iter=5000, tol=1e-8)
        regression.fit(matrix, [row.answer for row in rows], sample_weight=[row.weight for row in rows])
    weights = zip(vectorizer.get_feature_names_out(), regression.coef_[0], strict=True)
    rounded = {str(name): round(float(weight) * _size(str(name)), 4) for name, weight in weights}
    return Scale(round(float(regression.intercept_[0]), 4), {n: w for n, w in rounded.items() if w})


def _temperature(rows: Sequence[_Row], strength: float) -> float:
    """What the sums are divided by so that a chance of 0.9 is right nine times in ten.

    Found on sentences of registers that were not learned from, a fifth of them at a time, since what
    will be read is of another hand, too (temperature scaling: Guo et al., "On Calibration of Modern
    Neural Networks", 2017).
    """
    registers = sorted({_register(row) for row in rows})
    sums: list[tuple[float, bool, float]] = []
    for fold in range(_FOLDS):
        held = set(registers[fold::_FOLDS])
        rest = [row for row in rows if _register(row) not in held]
        if len({row.answer for row in rest}) < 2:
            return 1.0
        fitted = _regression(rest, strength)
        for row in rows:
            if row.weight == 1 and _register(row) in held:
                chance = min(max(fitted.chance(row.features), 1e-9), 1 - 1e-9)
                sums.append((math.log(chance / (1 - chance)), row.answer, row.weight))
    return min((step / 20 for step in range(10, 61)), key=lambda t: _loss(sums, t))


def _register(row: _Row) -> str:
    """The register of a row's article, which the file is named after: agency-derail.txt."""
    return row.article.partition("-")[0]


def _loss(sums: Iterable[tuple[float, bool, float]], temperature: float) -> float:
    """How surprised the chances are by the answers (log loss)."""
    return sum(
        weight * math.log1p(math.exp(-total / temperature if yes else total / temperature))
        for total, yes, weight in sums
    )


def _kept(rows: Iterable[_Row]) -> set[str]:
    """The features worth a weight: words only where several articles have them."""
    articles: dict[str, set[str]] = {}
    for row in rows:
        for name in row.features:
            articles.setdefault(name, set()).add(row.article)
    few = min(_SEEN_IN, len({row.article for row in rows}))
    return {
        name for name, where in articles.items() if len(where) >= (few if _is_word(name) else min(2, few))
    }


def _is_word(name: str) -> bool:
    return name.startswith(("word=", "order="))


def _size(name: str) -> float:
    return _WORD_SCALE if _is_word(name) else 1.0


def _scaled(found: dict[str, float], kept: set[str]) -> dict[str, float]:
    """The features as the regression sees them: bare words scaled down, rare ones left out."""
    return {name: value * _size(name) for name, value in found.items() if name in kept}


def check(seeds: Path = paths.SEEDS / "articles", path: Path = paths.MODEL) -> list[str]:
    """Train again and say where the stored model differs; empty when it is the same."""
    files = seed_files(seeds)
    stored = load(path)
    if stored.digest != digest(files):
        return ["the seeds have changed since the model was trained; run `audit train`"]
    again = fit(examples(files), stored.digest).scales()
    return [
        line for name, scale in stored.scales().items() for line in _differences(name, scale, again[name])
    ]


def _differences(name: str, stored: Scale, again: Scale) -> Iterator[str]:
    """Where two fits of one scale differ by more than rounding, a line each."""
    if abs(stored.bias - again.bias) > _TOLERANCE:
        yield f"{name}: the bias differs"
    if abs(stored.temperature - again.temperature) > _TOLERANCE:
        yield f"{name}: the temperature differs"
    missing = set(stored.weights) ^ set(again.weights)
    if missing:
        yield f"{name}: {len(missing)} features are in one model only, such as {min(missing)}"
    both = set(stored.weights) & set(again.weights)
    off = [feature for feature in both if abs(stored.weights[feature] - again.weights[feature]) > _TOLERANCE]
    if off:
        yield f"{name}: {len(off)} weights differ by more than {_TOLERANCE}, such as {min(off)}"
