"""The weights that labels rest on: load, save, weigh.

Three questions are asked of a sentence, in the order of the annotation guidelines: does it assert
anything, does the writer judge in it, does it stand on a source. Each answer is a logistic
regression over named features, so that every label can say why. A fourth tells, word by word, how
far a judgement reaches.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from operator import mul
from pathlib import Path

from audit import paths
from audit.errors import FileError

_VERSION = 2


@dataclass(frozen=True, slots=True)
class Scale:
    """One question answered by weight: a bias, and a weight for each feature that speaks for yes or no.

    ``temperature`` divides the sum, so that a chance of 0.9 is right nine times in ten.
    """

    bias: float
    weights: Mapping[str, float]
    temperature: float = 1.0

    def chance(self, features: Mapping[str, float], rest: float = 0.0) -> float:
        """How likely the answer is yes, between 0 and 1; ``rest`` is the ``total`` of further features.

        >>> Scale(0.0, {"modal:will": 1.0}).chance({"modal:will": 2.0}) > 0.8
        True
        """
        total = (self.bias + rest + self.total(features)) / self.temperature
        return 1 / (1 + math.exp(min(500.0, -total)))

    def total(self, features: Mapping[str, float]) -> float:
        """What some features add to the sum: their values, each times its weight."""
        weights = map(self.weights.get, features, repeat(0.0))
        return math.fsum(map(mul, weights, features.values()))

    def moved(self, features: Mapping[str, float]) -> dict[str, float]:
        """How far each feature moved the answer, in log-odds; above 0 towards yes."""
        found = ((name, self.weights.get(name), value) for name, value in features.items())
        return {name: weight * value / self.temperature for name, weight, value in found if weight}


@dataclass(frozen=True, slots=True)
class Model:
    """The scales by name, and the fingerprint of the seeds they were learned from.

    ``other`` asks whether a line asserts nothing, ``editorial`` whether the writer judges,
    ``attribution`` whether the sentence stands on a source, ``judging`` whether a word belongs to
    the judgement of an editorial sentence. ``missed`` is how often a plain sentence in which no source
    was found stands on one after all.
    """

    other: Scale
    editorial: Scale
    attribution: Scale
    judging: Scale
    missed: float
    digest: str

    def scales(self) -> dict[str, Scale]:
        """Each scale under its name, in the order in which they are asked."""
        return {name: getattr(self, name) for name in SCALES}


SCALES = ("other", "editorial", "attribution", "judging")


def save(model: Model, path: Path) -> None:
    """Write a model as JSON, one feature a line, sorted, four decimals.

    Raises:
        FileError: the file cannot be written.
    """
    lines = [
        f' "version": {_VERSION},',
        f' "digest": {json.dumps(model.digest)},',
        f' "missed": {_short(model.missed)},',
    ]
    parts = [_written(name, scale) for name, scale in model.scales().items()]
    text = "{\n" + "\n".join(lines) + "\n" + ",\n".join(parts) + "\n}\n"
    temporary = path.with_name(path.name + ".new")
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise FileError(path, f"cannot be written: {error.strerror}") from error


def _written(name: str, scale: Scale) -> str:
    rows = [
        f"   {json.dumps(feature, ensure_ascii=False)}: {_short(weight)}"
        for feature, weight in sorted(scale.weights.items())
    ]
    head = f' "{name}": {{\n  "bias": {_short(scale.bias)},\n  "temperature": {_short(scale.temperature)},\n'
    return head + '  "weights": {\n' + ",\n".join(rows) + "\n  }\n }"


def _short(weight: float) -> str:
    return f"{weight:.4f}".rstrip("0").rstrip(".") if round(weight, 4) else "0"


@cache
def load(path: Path = paths.MODEL) -> Model:
    """Read a model.

    Raises:
        FileError: it is missing, or is no model of this version.
    """
    if not os.path.isfile(path):  # is_file() fails in a closed folder
        raise FileError(path, "there is no model here; `audit train` makes one")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != _VERSION:
            raise FileError(path, "this is a model of another version of audit; `audit train` makes one")
        scales = {name: _scale(data[name]) for name in SCALES}
        model = Model(**scales, missed=_number(data["missed"]), digest=str(data["digest"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FileError(path, "this is no model of audit; `audit train` makes one") from error
    if not (0 <= model.missed < 0.5 and all(_is_sound(scale) for scale in model.scales().values())):
        raise FileError(path, "this model holds what is no number; `audit train` makes one")
    return model


def _scale(data: Mapping[str, object]) -> Scale:
    weights = data["weights"]
    if not isinstance(weights, dict):
        raise TypeError("weights")
    return Scale(_number(data["bias"]), weights, _number(data["temperature"]))


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError("number")
    return float(value)


def _is_sound(scale: Scale) -> bool:
    return 0 < scale.temperature < math.inf and _finite([scale.bias, *scale.weights.values()])


def _finite(values: Iterable[object]) -> bool:
    return all(type(value) in (int, float) and math.isfinite(value) for value in values)  # type: ignore[arg-type]
