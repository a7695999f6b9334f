"""The stretches of a sentence that judge: as many words as carry the judgement, or single loaded ones."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from audit.article import LabelName
from audit.document import Span
from audit.reading import grammar
from audit.reading.features import View
from audit.reading.model import Scale
from audit.reading.stance import Stance
from audit.reading.structure import Clause
from audit.reading.tagging import Token

Features = dict[str, float]

_WEAK_PHRASES = frozenset(("contrast", "concession", "euphemism"))
_WHOLE = 0.7
"""How much of a word's chance is that of its side of the verb."""
_BEHIND = 2.5
"""How far, in log-odds, a word that is marked may lie behind the likeliest one of its sentence."""
_FACTS = frozenset("Z#M")
"""The tags of days, figures and names."""
_GAP = 3
"""Words between two that judge that are taken in with them."""
_LEADING = frozenset("and but or yet so nor while whereas although though because as if since".split())


def find(view: View, label: LabelName, judging: Scale) -> tuple[Span, ...]:
    """The stretches that judge, in order, none touching another.

    In an editorial sentence each word of the writer's is weighed by ``judging``; elsewhere only the
    loaded words themselves are marked, which could be struck out.
    """
    if label == "other":
        return ()
    if label != "editorial":
        return tuple(_span(view.tokens, s.first, s.last) for s in view.stances if _loaded(view, s))
    weighed: dict[int, float] = {}
    for shared, own in words(view):
        rest = judging.total(shared)
        weighed |= {index: judging.chance(found, rest) for index, found in own.items()}
    chances = _smoothed(view, weighed)
    taken = _strongest(chances)
    if not taken and chances:
        taken = [max(chances, key=lambda index: chances[index])]
    return tuple(_joined(view, taken))


def _loaded(view: View, item: Stance) -> bool:
    """Whether a word judges by itself, so that it is marked in a sentence that is otherwise fact."""
    if not view.writer[item.first]:
        return False
    if item.kind == "phrase":
        return item.group not in _WEAK_PHRASES
    return item.strength >= 2


def words(view: View) -> Iterator[tuple[Features, dict[int, Features]]]:
    """What speaks for words being part of a judgement, clause by clause.

    First what all words of the clause share, then what each of the writer's has, by its number.
    """
    judging = {index: item for item in view.stances for index in range(item.first, item.last)}
    strengths = [sum(judging[i].strength for i in c.tokens if i in judging) for c in view.clauses]
    for number, clause in enumerate(view.clauses):
        own = [index for index in clause.tokens if view.writer[index] and view.tokens[index].tag != "."]
        if not own:
            continue
        shared = _of_clause(view, number, strengths)
        near = [index for index in own if index in judging]
        beside = {index: _beside(index, clause.verb) for index in own}
        sides = {side: _on_side(side, clause, shared) for side in dict.fromkeys(beside.values())}
        found = {index: sides[side] | _grammar(view.tokens, index) for index, side in beside.items()}
        for index, features in found.items():
            item = judging.get(index)
            if not near:
                features["no judging word"] = 1.0
            elif item is None:
                features.update(_distance(index, near))
            else:
                features[f"judges:{item.kind} {item.group}"] = 1.0
                features["strength"] = item.strength / 2
                features[f"role:{grammar.role(view.tokens, item, clause)}"] = 1.0
        for index in own[:1] + own[-1:]:
            found[index]["at the edge"] = 1.0
        yield shared, found


def _on_side(side: str, clause: Clause, shared: Features) -> Features:
    """What the words on one side of the verb share."""
    return {
        side: 1.0,
        f"{side}, {clause.kind}": 1.0,
        f"{side}, share": shared["share of the strength"],
        f"{side}, length": shared["sentence length"],
    }


def _of_clause(view: View, number: int, strengths: Sequence[int]) -> Features:
    """What all words of a clause share: how long it is, how strongly it judges beside the others."""
    clause, strength = view.clauses[number], strengths[number]
    found = {
        f"in:{clause.kind}": 1.0,
        "clause length": math.log1p(len(clause.tokens)) / 3,
        "sentence length": math.log1p(len(view.tokens)) / 4,
        "strength of the clause": math.log1p(strength),
        "strength elsewhere": math.log1p(sum(strengths) - strength),
        "share of the strength": strength / max(strengths) if any(strengths) else 0.5,
        "first clause": float(number == 0),
        "clauses": math.log(len(view.clauses)),
    }
    facts = _FACTS.intersection(view.tokens[index].tag for index in clause.tokens if view.writer[index])
    found |= {f"has:{tag}": 1.0 for tag in facts}
    if not strength and any(strengths):
        found |= {f"others judge, has:{tag}": 1.0 for tag in facts}
        found["others judge"] = 1.0
        found[f"others judge, {clause.kind}"] = 1.0
    elif strength and len(view.clauses) - strengths.count(0) == 1:
        found["judges alone"] = 1.0
    if clause.verb is not None:
        first, verb = (view.tokens[index] for index in clause.verb)
        found[f"mood:{grammar.mood(first, verb)}"] = 1.0
    return found


def _beside(index: int, verb: tuple[int, int] | None) -> str:
    """Where a word stands to the verb of its clause."""
    if verb is None:
        return "no verb"
    return "before the verb" if index < verb[0] else "behind the verb" if index > verb[1] else "the verb"


def _grammar(tokens: Sequence[Token], index: int) -> dict[str, float]:
    """The part of the word, and of the words beside it."""
    before = tokens[index - 1].tag if index else "^"
    after = tokens[index + 1].tag if index + 1 < len(tokens) else "$"
    return _tags(before, tokens[index].tag, after)


@lru_cache(maxsize=4096)
def _tags(before: str, tag: str, after: str) -> dict[str, float]:
    return {f"part:{tag}": 1.0, f"parts:{before}{tag}": 1.0, f"with next:{tag}{after}": 1.0}


def _distance(index: int, near: Sequence[int]) -> Iterator[tuple[str, float]]:
    """How near the judging words of the same clause are, before and behind."""
    behind = [index - other for other in near if other < index]
    ahead = [other - index for other in near if other > index]
    if behind:
        yield "judging word before", 1 / (1 + min(behind))
    if ahead:
        yield "judging word behind", 1 / (1 + min(ahead))


def _smoothed(view: View, chances: Mapping[int, float]) -> dict[int, float]:
    """Chances drawn towards the mean of their side of the verb, so that a predicate is marked whole."""
    smoothed: dict[int, float] = {}
    for clause in view.clauses:
        sides: dict[bool, list[int]] = {True: [], False: []}
        for index in clause.tokens:
            if index in chances:
                sides[clause.verb is not None and index < clause.verb[0]].append(index)
        for side in filter(None, sides.values()):
            mean = sum(chances[index] for index in side) / len(side)
            smoothed |= {index: _WHOLE * mean + (1 - _WHOLE) * chances[index] for index in side}
    return smoothed


def _strongest(chances: Mapping[int, float]) -> list[int]:
    """The words that are likelier than not to judge, and not far behind the likeliest of the sentence."""
    most = max(chances.values(), default=0.0)
    odds = most / max(1 - most, 1e-9) * math.exp(-_BEHIND)
    least = max(0.5, odds / (1 + odds))
    return [index for index, chance in chances.items() if chance > least]


def _joined(view: View, taken: Sequence[int]) -> Iterator[Span]:
    """Runs of words that judge, small gaps in the writer's voice closed."""
    run: list[int] = []
    for index in sorted(taken):
        if run and _parts(view, run[-1], index):
            yield from _trimmed(view.tokens, run)
            run = []
        run.append(index)
    yield from _trimmed(view.tokens, run)


def _parts(view: View, last: int, index: int) -> bool:
    """Whether two words that judge belong to two stretches: far apart, a source between, or ", and"."""
    if index - last > _GAP + 1 or not all(view.writer[last:index]):
        return True
    return index - last > 2 and view.tokens[index - 1].tag == "C" and view.tokens[index - 2].low == ","


def _trimmed(tokens: Sequence[Token], run: Sequence[int]) -> Iterator[Span]:
    """A run without the conjunctions and prepositions at its ends; nothing, if that is all it has."""
    if not run:
        return
    first, last = run[0], run[-1] + 1
    while last > first and tokens[last - 1].tag in ".ICTS":
        last -= 1
    while first < last and (tokens[first].tag in ".C" or tokens[first].low in _LEADING):
        first += 1
    if last > first:
        yield _span(tokens, first, last)


def _span(tokens: Sequence[Token], first: int, last: int) -> Span:
    return Span(tokens[first].start, tokens[last - 1].end)
