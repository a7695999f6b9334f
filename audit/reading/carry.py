"""How far an attribution carries: the sentences after its own that are still the source's.

As the catalogue of sourcing rules has it: up to two sentences of the paragraph that go on by a
pronoun, by what the source is or spoke of ("the report also"), or by "would"; and the items of a
list that a cue with a colon introduces. It ends with the next cue, with a new subject, and where
the writer's own voice is heard again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.document import Span
from audit.reading.mentions import within
from audit.reading.tagging import Token
from audit.reading.turns import Reading, Turn

MOST = 2
"""How many sentences after its own an attribution may cover (the catalogue's ``carry``)."""
_EARLY = 12
"""How many words into a sentence "would" and "also" still speak for all of it."""
_GOES_ON = frozenset("he she they it his her their its".split())
_POINTS = frozenset("the that this these those".split())
_UNKNOWN = frozenset("clear unclear known unknown certain uncertain immediately possible reached".split())
"""It was not clear who, he could not be reached: words of the writer, who found nothing out."""
_SILENT = frozenset("declined respond reply comment answer".split())
_NOTHING_FOUND = _UNKNOWN | _SILENT
_TENSES = {
    **dict.fromkeys("is are has have does do isn't aren't hasn't haven't".split(), "present"),
    **dict.fromkeys("was were had did".split(), "past"),
}


def last_word(reading: Reading) -> Turn | None:
    """Of the turns of a sentence, the last that is not part of what another says: no other carries on."""
    said = [(t, t.saying.cue) for t in reading.turns if t.saying is not None]
    if len(said) < 2:
        return said[0][0] if said else None
    return next(
        (
            turn
            for turn, cue in reversed(said)
            if not any(cue in part for other, _ in said if other is not turn for part in other.content)
        ),
        None,
    )


def reach(readings: Sequence[Reading], number: int, turn: Turn) -> Iterator[Span]:
    """The following sentences that the last word of sentence ``number`` covers too."""
    own = readings[number]
    if turn.saying is None or turn.saying.mention is None:
        return
    if turn.saying.introduces:
        yield from _listed(readings, number)
    spoken: _Spoken | None = None
    for reading in readings[number + 1 : number + 1 + MOST]:
        if reading.paragraph != own.paragraph or reading.turns:
            break
        spoken = spoken or _Spoken(own, turn)
        if not spoken.goes_on(reading):
            break
        yield reading.span


def _listed(readings: Sequence[Reading], number: int) -> Iterator[Span]:
    """The items of the list behind a colon."""
    for index in range(number + 1, len(readings)):
        if readings[index].block != "list" or readings[index].turns:
            break
        yield readings[index].span


class _Spoken:
    """What somebody said in a sentence: of what, and in which tense."""

    def __init__(self, reading: Reading, turn: Turn) -> None:
        tokens = reading.tokens
        self._nouns = {t.low for t in tokens if t.tag in "NM"}
        content = [t for part in sorted(turn.content) for t in tokens[slice(*within(tokens, part))]]
        self._past = _tense(content) == "past" and not any(t.tag == "Q" for t in content)

    def goes_on(self, reading: Reading) -> bool:
        """Whether a sentence goes on with what was said."""
        outside = [t for t in reading.tokens if t.tag not in "Q." and t.low not in ("and", "but")]
        if not outside:
            return True
        if _is_writers(outside) or (self._past and _tense(outside) == "present"):
            return False
        if outside[0].low in _GOES_ON:
            return not (outside[0].tag == "D" and _names_somebody(outside))
        pointed = len(outside) > 1 and outside[0].low in _POINTS and outside[1].low in self._nouns
        if pointed:
            return True
        early = {t.low for t in outside[:_EARLY]}
        return not early.isdisjoint(("would", "also")) and not self._is_new(outside)

    def _is_new(self, tokens: Sequence[Token]) -> bool:
        """Whether a sentence begins with somebody or something new by name."""
        return tokens[0].tag == "M" and tokens[0].low not in self._nouns


def _names_somebody(tokens: Sequence[Token]) -> bool:
    """Whether a name stands before the first verb: his goalkeeper, Mats Eide, saved."""
    verb = next((i for i, t in enumerate(tokens) if t.tag in "VAX"), len(tokens))
    return any(t.tag == "M" for t in tokens[:verb])


def _is_writers(tokens: Sequence[Token]) -> bool:
    """Whether the writer says what is not known, or who did not answer."""
    early = {t.low for t in tokens[:_EARLY]}
    negated = not early.isdisjoint(("not", "n't", "unclear", "declined", "no"))
    return negated and not early.isdisjoint(_NOTHING_FOUND)


def _tense(tokens: Sequence[Token]) -> str:
    """The tense of the first finite verb: past, present, or empty where there is none or a modal."""
    for token in tokens:
        if token.tag == "X":
            return ""
        if token.tag == "A" and token.low in _TENSES:
            return _TENSES[token.low]
        if token.tag == "V" and token.form in ("s", "past"):
            return "present" if token.form == "s" else "past"
    return ""
