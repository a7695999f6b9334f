"""Sayings tied to their sources, quotations tied to their speakers, and how far each carries on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.article import Attribution, Quotation
from audit.document import Document, Span
from audit.reading import carry, interviews, sources, speech
from audit.reading.cast import Cast
from audit.reading.choices import Choice
from audit.reading.met import Met
from audit.reading.turns import Reading, Turn

__all__ = ["Reading", "choices", "find"]


def find(
    document: Document, readings: Sequence[Reading], quotations: Sequence[Quotation]
) -> Mapping[Span, tuple[Attribution, ...]]:
    """The attributions of each sentence, by its span."""
    _begin(readings, quotations)
    return _resolve(document, readings)


def choices(
    document: Document, readings: Sequence[Reading], quotations: Sequence[Quotation]
) -> tuple[Choice, ...]:
    """Whom each pronoun and each phrase without a full name might have meant, and why it does or does not."""
    _begin(readings, quotations)
    noted: list[Choice] = []
    _meet(document, readings, noted)
    return tuple(noted)


def _begin(readings: Sequence[Reading], quotations: Sequence[Quotation]) -> None:
    """Make the turns of each sentence, and give each its speech."""
    for reading in readings:
        reading.turns = [Turn(s, list(s.content)) for s in reading.sayings]
    interviews.label(readings)
    speech.give(readings, quotations)


def _resolve(document: Document, readings: Sequence[Reading]) -> Mapping[Span, tuple[Attribution, ...]]:
    """The turns as attributions, with the sources that speak in them."""
    met = _meet(document, readings, None)
    finished = {number: sources.finished(who) for number, who in {id(who): who for _, _, who in met}.items()}
    last = [carry.last_word(reading) for reading in readings]
    answer: dict[Span, list[Attribution]] = {}
    for number, turn, who in met:
        saying = turn.saying
        answer.setdefault(readings[number].span, []).append(
            Attribution(
                source=finished[id(who)],
                mention=saying.mention if saying else None,
                cue=saying.cue if saying else None,
                lemma=saying.lemma if saying else "",
                cue_class=saying.cue_class if saying else "neutral",
                content=tuple(sorted(turn.content)),
                reach=tuple(carry.reach(readings, number, turn)) if turn is last[number] else (),
            )
        )
    return {span: tuple(found) for span, found in answer.items()}


def _meet(
    document: Document, readings: Sequence[Reading], noted: list[Choice] | None
) -> list[tuple[int, Turn, Met]]:
    """Each turn with whoever speaks in it, and the number of its sentence."""
    cast = Cast(document, noted)
    met: list[tuple[int, Turn, Met]] = []
    heard: dict[int, Met] = {}
    speaking: tuple[Turn, Met] | None = None
    for number, reading in enumerate(readings):
        said = [(t.saying.cue, t.content) for t in reading.turns if t.saying]
        cast.begin(reading.tokens, reading.named, said)
        if speaking and any(part.overlaps(reading.span) for part in speaking[0].content):
            cast.goes_on(speaking[1], reading.span.start)
        for turn in reading.turns:
            named = turn.saying.named if turn.saying else None
            again = heard.get(id(turn.speaker)) if turn.speaker else None
            who = again or cast.who(reading.tokens, named)
            heard[id(turn)] = who
            if named is not None:
                sources.note(document, who, reading.tokens, named, reading.span)
            met.append((number, turn, who))
            speaking = (turn, who)
    return met
