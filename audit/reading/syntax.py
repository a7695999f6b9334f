"""How a sentence is put together, whatever it is about: duties, appositions that sum up, parts of speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, pairwise

from audit.reading.stance import Stance
from audit.reading.structure import Clause
from audit.reading.tagging import Token

DEONTIC = frozenset("must should ought shouldn't mustn't".split())
_ANYBODY = frozenset("a an any anybody anyone each every everybody everyone all no nobody".split())
_PLURALS = ("s", "men", "people", "children")
_INDEFINITE = frozenset(("a", "an"))
_THINGS = frozenset(("that", "which"))
_SURE = 8.0
"""How much more than others a sign counts that stands in few sentences and is hardly ever wrong."""
_STRONG = 2
"""The strength of a word from which on it judges in most places."""
_MOST = 6

Found = Iterator[tuple[str, float]]


def of(
    tokens: Sequence[Token], writer: Sequence[bool], clauses: Sequence[Clause], stances: Sequence[Stance]
) -> dict[str, float]:
    """What the writer's part of a sentence says by its grammar; ``writer`` tells whose each word is.

    >>> from audit.loading import from_text
    >>> from audit.reading import reader
    >>> (view,) = reader.prepare(from_text("The minister must resign.")).views
    >>> found = of(view.tokens, view.writer, view.clauses, view.stances)
    >>> found["duty:plain"], sorted(found)[1:]
    (8.0, ['order=DNX', 'order=NXV', 'order=V.$', 'order=XV.', 'order=^DN'])
    """
    found = _order(tokens, writer)
    found.update(_duties(tokens, writer, clauses))
    found.update(_sums(tokens, writer, clauses, stances))
    return found


def _order(tokens: Sequence[Token], writer: Sequence[bool]) -> dict[str, float]:
    """The runs of three parts of speech in the writer's voice, ``^`` and ``$`` for the ends of the sentence.

    They tell leaders from news (Argamon-Engelson et al., "Style-based Text Categorization: What Newspaper
    Am I Reading?", 1998).
    """
    tags = [token.tag if own else "_" for token, own in zip(tokens, writer, strict=True)]
    runs = f"^{''.join(tags)}$".split("_")
    return dict.fromkeys([f"order={run[at : at + 3]}" for run in runs for at in range(len(run) - 2)], 1.0)


def _duties(tokens: Sequence[Token], writer: Sequence[bool], clauses: Sequence[Clause]) -> Found:
    """What the writer says must be done, and whether it may be a rule that is reported.

    "The minister must resign"; but "Drivers must carry a licence", "It must be returned within ten days".
    """
    for clause in clauses:
        if clause.kind != "main" or clause.verb is None or not writer[clause.verb[1]]:
            continue
        if tokens[clause.verb[0]].low not in DEONTIC:
            continue
        helped = [token.low for token in tokens[clause.verb[0] + 1 : clause.verb[1] + 1]]
        if "have" in helped:  # must have known
            continue
        if any(token.tag in "#Z" for token in compress(tokens, writer)):
            yield "duty:with a figure or day", _SURE
        elif "be" in helped:
            yield "duty:passive", _SURE
        else:
            yield f"duty:{'of anybody' if _is_anybody(tokens, clause) else 'plain'}", _SURE


def _is_anybody(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether the subject of a clause is all of a kind: every boat, drivers, young drivers."""
    assert clause.verb is not None
    opening, last = tokens[clause.tokens[0]], tokens[max(0, clause.verb[0] - 1)]
    return opening.low in _ANYBODY or (opening.tag in "NJ" and last.low.endswith(_PLURALS))


def _sums(
    tokens: Sequence[Token], writer: Sequence[bool], clauses: Sequence[Clause], stances: Sequence[Stance]
) -> Found:
    """How strongly an apposition judges that says what something was: "…, a reckless act that shames us".

    It asserts as much as a clause of its own would, however plain the rest of the sentence is.
    """
    strong = {s.first: s.strength for s in stances if s.strength >= _STRONG and writer[s.first]}
    for clause, inner in pairwise(clauses) if strong else ():
        if clause.kind in ("apposition", "inserted") and inner.kind == "relative" and inner.parent is clause:
            opened = not _INDEFINITE.isdisjoint([tokens[index].low for index in clause.tokens[:2]])
            judging = sum([strong.get(index, 0) for index in (*clause.tokens, *inner.tokens)])
            if judging and opened and tokens[inner.tokens[0]].low in _THINGS:
                yield "sums up:judging", _SURE * min(judging, _MOST) / 5
