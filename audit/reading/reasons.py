"""Why a sentence has its label: what weighed, in words an editor would use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from audit.article import LabelName, Reason
from audit.reading import evidence
from audit.reading.features import View
from audit.reading.model import Model

_MOST = 6
"""How many reasons are given."""
_LEAST = 0.1
"""The least weight (log-odds) that is worth a line."""
_LEAST_WORD = 0.3
"""The least weight at which a word that belongs to no class is worth one."""
_SMALLER = "smaller things of these kinds"
_BEFORE = "how sentences are labelled on the whole"

_MOVES: Mapping[LabelName, Sequence[tuple[str, int]]] = {
    "fact": (("editorial", -1), ("attribution", -1)),
    "attribution": (("editorial", -1), ("attribution", 1)),
    "editorial": (("editorial", 1),),
    "other": (("other", 1),),
}
"""Which scales make a label, and which way each must tip."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """All that moved a label, in log-odds: above 0 it spoke for it, below 0 against it.

    ``telling`` are the strongest things that an editor can point at; ``rest`` is all else, summed up
    under a few heads, also where the scales stood before anything was read. Nothing is left out.
    """

    telling: tuple[Reason, ...] = ()
    rest: tuple[Reason, ...] = ()


def because(
    view: View, found: Mapping[str, float], model: Model, label: LabelName, *, sourced: bool = True
) -> tuple[Reason, ...]:
    """What spoke for a label (weight above 0) or against it, the strongest first."""
    return weigh(view, found, model, label, sourced=sourced).telling


def weigh(
    view: View, found: Mapping[str, float], model: Model, label: LabelName, *, sourced: bool = True
) -> Weighing:
    """What spoke for a label and against it.

    Features that tell of the same thing are one reason; their weights add up. Where nothing in a
    sentence is a source's (``sourced``), nobody asked whether it stands on one, and that weighed nothing.
    """
    reasons: dict[str, float] = defaultdict(float)
    scales = model.scales()
    for scale, sign in _MOVES[label]:
        if sourced or scale != "attribution":
            reasons[_BEFORE] += sign * scales[scale].bias / scales[scale].temperature
            for name, weight in sorted(scales[scale].moved(found).items()):
                for words, share in evidence.describe(name, view):
                    reasons[words] += sign * weight * share
    return _sorted_out(reasons)


def _sorted_out(reasons: Mapping[str, float]) -> Weighing:
    """The strongest reasons that tell something, and the rest under its heads."""
    background = evidence.BACKGROUND | {_BEFORE}
    telling = {words: weight for words, weight in reasons.items() if words not in background}
    shown = [reason for reason in _strongest(telling.items()) if abs(reason.weight) >= _least(reason)][:_MOST]
    told = {reason.words for reason in shown}
    heads = {words: reasons.get(words, 0.0) for words in evidence.BACKGROUND}
    heads[_SMALLER] = sum(weight for words, weight in telling.items() if words not in told)
    rest = [*_strongest(heads.items()), Reason(_BEFORE, round(reasons.get(_BEFORE, 0.0), 2))]
    return Weighing(tuple(shown), tuple(reason for reason in rest if reason.weight))


def _least(reason: Reason) -> float:
    return _LEAST_WORD if reason.words.startswith(evidence.WORD) else _LEAST


def _strongest(weighed: Iterable[tuple[str, float]]) -> list[Reason]:
    found = [Reason(words, round(weight, 2)) for words, weight in weighed]
    return sorted(found, key=lambda reason: (-abs(reason.weight), reason.words))
