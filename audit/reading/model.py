"""The weights that labels rest on: load, save, weigh."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audit import paths
from audit.article import LABELS, LabelName
from audit.errors import FileError

_VERSION = 1


@dataclass(frozen=True)
class Model:
    """Multinomial logistic regression: a bias and, for each feature, a weight for each label.

    ``weights`` maps a feature to one weight a label, in the order of ``labels``;
    ``temperature`` divides the scores, so that a confidence of 0.9 is right nine times
    in ten; ``digest`` tells the seeds it was trained from.
    """

    labels: tuple[LabelName, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    temperature: float
    digest: str

    def scores(self, features: Mapping[str, float]) -> list[float]:
        """The score of each label, in the order of ``labels``."""
        totals = list(self.bias)
        for name, value in features.items():
            weights = self.weights.get(name)
            if weights is not None:
                for index, weight in enumerate(weights):
                    totals[index] += weight * value
        return totals

    def probabilities(self, features: Mapping[str, float]) -> list[float]:
        """How sure each label is, in the order of ``labels``; they sum to 1."""
        totals = [total / self.temperature for total in self.scores(features)]
        highest = max(totals)
        powers = [math.exp(total - highest) for total in totals]
        return [power / sum(powers) for power in powers]


def save(model: Model, path: Path) -> None:
    """Write a model as JSON, one feature a line, sorted, four decimals.

    Raises:
        FileError: the file cannot be written.
    """
    head = {
        "version": _VERSION,
        "digest": model.digest,
        "labels": list(model.labels),
        "bias": [round(b, 4) for b in model.bias],
        "temperature": round(model.temperature, 4),
    }
    lines = [f" {json.dumps(name)}: {json.dumps(value)}," for name, value in head.items()]
    rows = [
        f"  {json.dumps(name, ensure_ascii=False)}: [{', '.join(_short(w) for w in weights)}]"
        for name, weights in sorted(model.weights.items())
    ]
    text = "{\n" + "\n".join(lines) + '\n "weights": {\n' + ",\n".join(rows) + "\n }\n}\n"
    temporary = path.with_name(path.name + ".new")
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise FileError(path, f"cannot be written: {error.strerror}") from error


def _short(weight: float) -> str:
    return f"{weight:.4f}".rstrip("0").rstrip(".") if round(weight, 4) else "0"


@cache
def load(path: Path = paths.MODEL) -> Model:
    """Read a model.

    Raises:
        FileError: it is missing, or is no model of this version.
    """
    if not path.is_file():
        raise FileError(path, "there is no model here; `audit train` makes one")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        model = Model(
            labels=tuple(data["labels"]),
            bias=_numbers(data["bias"]),
            weights={name: _numbers(weights) for name, weights in data["weights"].items()},
            temperature=float(data["temperature"]),
            digest=str(data["digest"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FileError(path, "this is no model of audit; `audit train` makes one") from error
    if data.get("version") != _VERSION or not _is_sound(model):
        raise FileError(path, "this is no model of this version of audit; `audit train` makes one")
    return model


def _is_sound(model: Model) -> bool:
    """Whether the parts of a model fit each other, and every number is one."""
    rows = [model.bias, *model.weights.values()]
    return (
        0 < len(model.labels) == len({label for label in model.labels if label in LABELS})
        and all(len(row) == len(model.labels) and all(map(math.isfinite, row)) for row in rows)
        and 0 < model.temperature < math.inf
    )


def _numbers(values: Sequence[float]) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
