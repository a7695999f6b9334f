"""The clauses of a sentence: the main ones, and those that hang on them.

One pass from left to right over tagged words, with a stack of the clauses that are open. It knows
no grammar of words, only what opens a clause (a relative pronoun, a conjunction, a participle after
a comma), what closes one (a comma, the next finite verb), and where a predicate goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from audit.reading.clauses import is_finite, opens_clause, takes_clause
from audit.reading.tagging import Token

ClauseKind = Literal[
    "main",
    "relative",
    "subordinate",
    "complement",
    "infinitive",
    "participle",
    "apposition",
    "inserted",
]

_ENDS = frozenset("; : … ...".split())
_DASHES = frozenset("— –".split())
_BREAKS = _ENDS | _DASHES | frozenset("()")
_MOVING = frozenset("WSITVCAX")
"""The tags of words that open a clause or are its verb; no other does, but behind a comma or a verb."""
_RELATIVES = frozenset("who which whose whom where that whereby".split())
_SUBORDINATORS = frozenset(
    "while whereas although though because as if since when before after until unless once so lest "
    "than".split()
)
_VERBLESS = frozenset(("infinitive", "participle"))
_HANGING = frozenset(("infinitive", "participle", "apposition"))


@dataclass(eq=False, slots=True)
class Clause:
    """One clause: its kind, the clause it hangs on, its words, and its finite verb if it has one.

    ``verb`` holds the first word of the verb's group and the verb itself ("has", "resigned");
    ``tokens`` the numbers of its own words, those of the clauses inside it left out.
    """

    kind: ClauseKind
    parent: Clause | None = None
    verb: tuple[int, int] | None = None
    tokens: list[int] = field(default_factory=list)

    @property
    def root(self) -> Clause:
        """The clause that this one, hanging or not, is part of in the end."""
        clause = self
        while clause.parent is not None:
            clause = clause.parent
        return clause


def parse(tokens: Sequence[Token]) -> list[Clause]:
    """The clauses of a sentence, in the order in which they begin; every word is in one.

    "The mayor, who had refused to speak, resigned" has a main clause, a relative one in it, and an
    infinitive in that.
    """
    return _Parser(tokens).clauses


def by_word(clauses: Sequence[Clause]) -> list[Clause]:
    """For each word of the sentence, the clause in which it stands."""
    owners = [clauses[0]] * sum([len(clause.tokens) for clause in clauses])
    for clause in clauses:
        for index in clause.tokens:
            owners[index] = clause
    return owners


class _Parser:
    """The clauses opened so far; ``at`` is the one in which the next word stands."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.at = Clause("main")
        self.clauses = [self.at]
        self.subject_seen = False
        index = 0
        while index < len(tokens):
            index = self._take(index)

    def _take(self, index: int) -> int:
        """Put the word at ``index`` into its clause; the number of the next word to take."""
        token, before = self.tokens[index], self.tokens[index - 1] if index else None
        if token.low in _BREAKS:
            self._mark(index, token.low)
        elif before is None or before.tag in "V." or token.tag in _MOVING or token.low == "whose":
            if before is not None and before.low == ",":
                self._after_comma(index)
            self._open(index)
            if token.tag in "VAX" and (is_finite(self.tokens, index) or self._is_late_verb(index)):
                return self._predicate(index)
        self.at.tokens.append(index)
        return index + 1

    def _begin(self, kind: ClauseKind, parent: Clause | None) -> None:
        self.at = Clause(kind, parent)
        self.clauses.append(self.at)

    def _mark(self, index: int, low: str) -> None:
        """A dash or bracket inserts something or ends it; after a semicolon or colon a clause begins."""
        inserted = self.at
        while inserted.parent is not None and inserted.kind != "inserted":
            inserted = inserted.parent
        if low == ")":
            self.at = inserted.parent or inserted
            return
        if low == "(":
            self._begin("inserted", self.at)
            return
        self.at = self.at.root
        if low in _DASHES and inserted.kind == "inserted":
            return
        if low in _DASHES and not self._goes_on(index + 1):
            self._begin("inserted", self.at)
        elif self.at.verb is not None:
            self._begin("main", None)

    def _goes_on(self, index: int) -> bool:
        """Whether a whole clause follows, with or without an "and" before it."""
        if index < len(self.tokens) and self.tokens[index].tag == "C":
            index += 1
        return opens_clause(self.tokens, index)

    def _after_comma(self, index: int) -> None:
        """A comma leads back to the main clause, but for a list of adjectives or nouns."""
        if self.tokens[index].tag not in "JN":
            self.at = self.at.root

    def _open(self, index: int) -> None:
        """Open the clause that begins with the word at ``index``, if one does."""
        kind = self._opened(index)
        if kind is not None:
            self._begin(kind, self.at)
        elif self.tokens[index].tag == "C":
            self._coordinate(index)

    def _opened(self, index: int) -> ClauseKind | None:
        token = self.tokens[index]
        before = self.tokens[index - 1] if index else None
        comma = before is not None and before.low == ","
        if token.tag in "WS" or token.low == "whose":
            return self._by_pronoun(token, before)
        if token.low in _SUBORDINATORS and token.tag == "I" and opens_clause(self.tokens, index + 1):
            return "subordinate"
        if token.tag == "T" and any(t.tag == "V" for t in self.tokens[index + 1 : index + 3]):
            return "infinitive"
        if token.tag == "V" and (
            (comma and token.form == "ing") or (index == 0 and token.form in ("ing", "participle"))
        ):
            return "participle"
        if comma and self._is_first_subject(token):
            self.subject_seen = True
        elif comma and token.tag == "D" and not opens_clause(self.tokens, index):
            return "apposition" if self.at.verb is not None or token.low in ("a", "an") else None
        elif before is not None and before.tag == "V" and self._is_bare_complement(before, index):
            return "complement"
        return None

    def _by_pronoun(self, token: Token, before: Token | None) -> ClauseKind:
        """What a relative pronoun or a conjunction opens, by the word before it."""
        if (
            token.low in _RELATIVES
            and before is not None
            and (before.tag in "NMP#'I" or before.low == "," or before.low in _DASHES)
        ):
            return "relative"
        if token.low == "that" or (token.tag == "W" and before is not None):
            return "complement"
        return "subordinate"

    def _is_first_subject(self, token: Token) -> bool:
        """Whether the subject of the main clause stands here, after what was put before it."""
        return (
            self.at.parent is None
            and self.at.verb is None
            and not self.subject_seen
            and token.tag in "DPM"
            and bool(self.at.tokens)
            and self.tokens[self.at.tokens[0]].tag in "IRVTSC"
        )

    def _is_bare_complement(self, before: Token, index: int) -> bool:
        """Whether what is said begins here, right behind a verb, without "that": "believe he has"."""
        return (
            self.at.verb is not None
            and self.at.verb[1] == index - 1
            and self.tokens[index].tag in "PDMNJ"
            and takes_clause(before)
            and opens_clause(self.tokens, index)
        )

    def _coordinate(self, index: int) -> None:
        """After "and" or "but" a second predicate or a second clause may follow."""
        after = index + 1
        while after < len(self.tokens) and self.tokens[after].tag == "R":
            after += 1
        base = self.at
        if after < len(self.tokens) and is_finite(self.tokens, after):
            while base.parent is not None and (base.verb is None or base.kind in _HANGING):
                base = base.parent
        elif opens_clause(self.tokens, index + 1):
            comma = index > 0 and self.tokens[index - 1].low == ","
            while base.parent is not None and (comma or base.kind in _HANGING or base.kind == "relative"):
                base = base.parent
        else:
            return
        self._begin(base.kind, base.parent)

    def _predicate(self, index: int) -> int:
        """Give a finite verb to the clause that lacks one; the number of the word after its group."""
        if self.at.verb is not None or self.at.kind in _VERBLESS:
            self._next_verb(index)
        verb = index
        for at in range(index, len(self.tokens)):
            if self.tokens[at].tag == "V":
                verb = at
            if self.tokens[at].tag not in "AXR":
                break
        self.at.verb = (index, verb)
        self.at.tokens.extend(range(index, verb + 1))
        return verb + 1

    def _is_late_verb(self, index: int) -> bool:
        """Whether what looks like a participle is the verb that the main clause waits for.

        As in "The mayor, a man of few friends, resigned".
        """
        if self.tokens[index].tag != "V" or self.tokens[index].form != "participle" or not self.at.tokens:
            return False
        before = index - 1
        while before > 0 and self.tokens[before].tag == "R":
            before -= 1
        waits = self.at.parent is None and self.at.verb is None
        return waits and self.tokens[before].low == ","

    def _next_verb(self, index: int) -> None:
        """A second finite verb belongs to the clause around, or shows that the first was a participle."""
        base = self.at
        while base.parent is not None and (base.verb is not None or base.kind in _HANGING):
            base = base.parent
        if base.verb is not None and self._was_participle(base.verb, index):
            base.verb = None
        self.at = base
        if base.verb is not None:
            self._begin(base.kind, base.parent)

    def _was_participle(self, verb: tuple[int, int], index: int) -> bool:
        """As in "the plans promoted by the group are false"."""
        alone = verb[0] == verb[1] and self.tokens[verb[1]].form == "past"
        return alone and not any(t.tag == "C" for t in self.tokens[verb[1] : index])
