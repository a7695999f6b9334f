"""Who is said to have done wrong, in the writer's words or those of a source, but not in a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.article import Accusation
from audit.document import Span
from audit.reading import subjects, triggers
from audit.reading.clauses import verb_group
from audit.reading.nounphrases import Range, phrase_after
from audit.reading.tagging import Token
from audit.reading.triggers import Hints

_ACCUSING = frozenset("accuse charge indict sue blame".split())
_OF_WHAT = frozenset("of with for over on".split())
_BE = frozenset("is are was were been be being 's 're".split())
_AGAINST = frozenset(
    "lawsuit suit complaint complaints charge charges allegation allegations accusation accusations "
    "indictment claim claims".split()
)
_UNDONE = frozenset(("not", "n't", "never", "no", "to", "if", "whether"))


def find(tokens: Sequence[Token], hints: Hints) -> tuple[Accusation, ...]:
    """The accusations of one sentence, in order: who is accused, and the words that do it.

    ``hints`` are those of ``triggers.hints``.
    """
    naming = [n for n, token in enumerate(tokens) if token.lemma in _ACCUSING or token.low == "against"]
    if not naming and not triggers.may_wrong(hints):
        return ()  # as in nearly every sentence
    lows = ["" if token.tag == "Q" else token.low for token in tokens]
    return (*_doing(tokens, lows, hints), *_named(tokens, lows, naming))


def _doing(tokens: Sequence[Token], lows: Sequence[str], hints: Hints) -> Iterator[Accusation]:
    """Where somebody does what the words say: "The firm hid the results"."""
    for verb in triggers.wrongs(tokens, lows, hints):
        accused = _agent(tokens, lows, verb)
        if accused is not None:
            yield _accusation(tokens, accused, verb)


def _named(tokens: Sequence[Token], lows: Sequence[str], naming: Sequence[int]) -> Iterator[Accusation]:
    """Where it is said that somebody is accused: "sued the firm", "a lawsuit against the firm"."""
    for index in naming:
        token = tokens[index]
        if token.tag == "V" and token.lemma in _ACCUSING:
            accused = _accused(tokens, lows, index)
            if accused is not None:
                yield _accusation(tokens, accused, index)
        elif token.low == "against" and index and tokens[index - 1].low in _AGAINST:
            accused = phrase_after(tokens, index + 1)
            if accused is not None:
                yield _accusation(tokens, accused, index - 1)


def _agent(tokens: Sequence[Token], lows: Sequence[str], verb: int) -> Range | None:
    """Who does what the verb says: its subject, or who stands behind "by"."""
    if not _is_passive(tokens, lows, verb):
        return subjects.subject_of(tokens, verb)
    by = next((n for n in range(verb + 1, min(len(lows), verb + 4)) if lows[n] == "by"), None)
    return phrase_after(tokens, by + 1) if by is not None else None


def _accused(tokens: Sequence[Token], lows: Sequence[str], verb: int) -> Range | None:
    """Whom a verb of accusing is about: its object, or its subject in the passive."""
    group = lows[verb_group(tokens, verb) : verb]
    if not _UNDONE.isdisjoint(group):
        return None
    if _is_passive(tokens, lows, verb):
        said = _OF_WHAT.intersection(lows[verb + 1 : verb + 4])
        return subjects.subject_of(tokens, verb) if said else None
    accused = phrase_after(tokens, verb + 1)
    if accused is None:
        return None
    within = range(accused[0], min(len(lows), accused[1] + 1))
    of_what = next((n for n in within if lows[n] in _OF_WHAT), None)
    if of_what is None:
        return accused if tokens[verb].lemma == "sue" else None
    return (accused[0], of_what) if of_what > accused[0] else None


def _is_passive(tokens: Sequence[Token], lows: Sequence[str], verb: int) -> bool:
    helped = lows[verb_group(tokens, verb) : verb]
    return not _BE.isdisjoint(helped) and tokens[verb].form != "ing"


def _accusation(tokens: Sequence[Token], accused: Range, verb: int) -> Accusation:
    first, last = min(accused[0], verb), max(accused[1] - 1, verb)
    return Accusation(
        Span(tokens[accused[0]].start, tokens[accused[1] - 1].end),
        Span(tokens[first].start, tokens[last].end),
    )
