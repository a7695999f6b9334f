"""How far single words lean towards judgement or plain report, also words that no list of stance holds.

The scores stand in ``seeds/leanings.txt``. They were distilled from an encoder of sentences that had
learned from the seeds which sentences judge (as ``seeds/leanings.py`` does it; distillation: Hinton et al.,
"Distilling the Knowledge in a Neural Network", 2015), so that nothing of the encoder is needed here.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, compress

from audit import paths
from audit.errors import FileError
from audit.reading.structure import Clause
from audit.reading.tagging import Token

TOLD = 1.0
"""From here on a leaning is strong enough to be told to an editor."""

TAGS = "NVJR"
"""The words that are weighed: nouns, verbs, adjectives and adverbs."""


@cache
def scores() -> Mapping[str, float]:
    """The words that lean, in lower case: above 0 towards judgement, below 0 towards plain report.

    >>> scores()["disastrous"] > 1, scores()["sentenced"] < -1, "table" in scores()
    (True, True, False)

    Raises:
        FileError: the list is missing, or a line of it does not begin with a number.
    """
    path = paths.need(paths.SEEDS / "leanings.txt")
    found: dict[str, float] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("#"):
            score, *words = line.split(" ")
            try:
                found.update(dict.fromkeys(words, float(score)))
            except ValueError as error:
                raise FileError(path, "a line begins with a number", number) from error
    return found


def of(tokens: Sequence[Token], writer: Sequence[bool], owners: Sequence[Clause]) -> dict[str, float]:
    """How far the writer's words lean: by part of speech, on the whole, the outermost, and by clause.

    By part of speech only what leans towards judgement is summed up: plain words in one clause take
    nothing from a judgement that another asserts.
    """
    known = scores()
    sums = dict.fromkeys(TAGS, 0.0)
    clauses: dict[Clause, list[float]] = {}
    for token, clause in compress(zip(tokens, owners, strict=True), writer):
        if token.tag in sums:
            score = known.get(token.low, 0.0)
            if score > 0:
                sums[token.tag] += score
            clauses.setdefault(clause, []).append(score)
    if not clauses:
        return {}
    found = {f"leaning:{tag}": _damped(total / 2) for tag, total in sums.items() if total}
    return found | _outermost(sorted(chain.from_iterable(clauses.values()))) | _by_clause(clauses)


def _outermost(ordered: Sequence[float]) -> dict[str, float]:
    return {
        "leaning:mean": sum(ordered) / len(ordered),
        "leaning:most": ordered[-1] / 2,
        "leaning:next": ordered[-2] / 2 if len(ordered) > 1 else 0.0,
        "leaning:least": ordered[0] / 2,
    }


def _by_clause(clauses: Mapping[Clause, Sequence[float]]) -> dict[str, float]:
    """The clause that leans most, and of each kind of clause the one that does."""
    means = {clause: sum(leanings) / (len(leanings) + 1) for clause, leanings in clauses.items()}
    found = {
        "leaning:clause": max(means.values()),
        "leaning:plainest clause": min(means.values()),
        "leaning:sum of a clause": _damped(max(map(sum, clauses.values())) / 2),
    }
    for clause, mean in means.items():
        name = f"leaning:{clause.kind}"
        found[name] = max(mean, found.get(name, mean))
    return found


def _damped(total: float) -> float:
    """A sum as a feature: beyond 1, more of the same weighs less and less."""
    return total if abs(total) <= 1 else math.copysign(1 + math.log(abs(total)), total)
