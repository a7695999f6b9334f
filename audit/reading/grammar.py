"""What a word does in its clause: whether it asserts, or could be struck out."""

from __future__ import annotations

from collections.abc import Sequence

from audit.reading.stance import Stance
from audit.reading.structure import Clause
from audit.reading.tagging import Token

_LINKING = frozenset(
    "is are was were be been being 's 're isn't aren't wasn't weren't seem seems seemed look looks looked "
    "appear appears appeared remain remains remained become becomes became prove proves proved feel feels "
    "felt sound sounds".split()
)
_INDEPENDENT = frozenset(("main", "apposition", "inserted"))
_INDEFINITE = frozenset(("a", "an"))
"""What opens an apposition that says what something is ("a reckless decision"), not which it is."""
_PERFECT = frozenset("has have had 've".split())
_POINTING = frozenset("this that these those it there".split())


def role(tokens: Sequence[Token], item: Stance, clause: Clause) -> str:
    """What judging words do in their clause.

    ``predicate``, ``verb`` and phrases assert; ``modifier`` before a noun can be struck out.
    """
    token = tokens[item.first]
    if item.kind == "phrase":
        return f"turn in {clause.kind}"
    if token.tag == "V":
        own = clause.verb is not None and clause.verb[0] <= item.first <= clause.verb[1]
        return f"verb of {clause.kind}" if own else "verb without subject"
    if token.tag == "R":
        return "adverb in a main clause" if clause.kind in _INDEPENDENT else "adverb in a side clause"
    last = item.last
    while last < len(tokens) and tokens[last].tag in "J#N'":
        last += 1
    before = item.first - 1
    while before >= 0 and tokens[before].tag in "RDJ#'":
        before -= 1
    linked = before >= 0 and tokens[before].low in _LINKING
    if token.tag == "J" and last == item.last:
        return f"{'predicate' if linked else 'loose adjective'} of {clause.kind}"
    head = "head" if last == item.last else "modifier"
    return f"{head} of {_place(tokens, item.first, before, clause, linked=linked)}"


def _place(tokens: Sequence[Token], at: int, before: int, clause: Clause, *, linked: bool) -> str:
    if clause.kind == "apposition":
        says = tokens[clause.tokens[0]].low in _INDEFINITE
        return "predicate" if says else "apposition"
    if clause.verb is not None and at < clause.verb[0]:
        return "subject"
    if linked:
        return "predicate"
    return "prepositional phrase" if before >= 0 and tokens[before].tag == "I" else "object"


def mood(first: Token, verb: Token) -> str:
    """Tense and mood of a verb group, from its first word and its verb."""
    if first.tag == "X":
        return "modal"
    if verb.low in _LINKING or verb.tag == "A":
        return "linking"
    if first.tag == "V":
        return str(first.form)
    return "perfect" if first.low in _PERFECT else "with be or do"


def subject(tokens: Sequence[Token], clause: Clause) -> str:
    """What the verb of a clause is said of: a name (M), a noun (N), a pronoun (P), "this"."""
    assert clause.verb is not None
    for index in reversed(clause.tokens[: clause.tokens.index(clause.verb[0])]):
        if tokens[index].low in _POINTING:
            return "this or it"
        if tokens[index].tag in "NMPZQ":
            return tokens[index].tag
    return "none"
