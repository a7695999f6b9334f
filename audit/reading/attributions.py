"""Sayings tied to their sources, quotations tied to their speakers, and how far each carries on."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from audit.article import Attribution, Name, Quotation
from audit.document import BlockKind, Document, Span
from audit.reading import names
from audit.reading.sayings import Saying
from audit.reading.sources import Cast
from audit.reading.tagging import Token

_CARRY = 2
"""How many sentences after its own an attribution may cover (the catalogue's ``carry``)."""

_EARLY = 12
"""How many words into a sentence "would" and "also" still speak for all of it."""
_GOES_ON = frozenset("he she they it his her their its".split())


@dataclass
class Reading:
    """A sentence on its way through the steps: tokens and sayings found, speech not yet given to anyone."""

    span: Span
    block: BlockKind
    paragraph: int
    tokens: Sequence[Token]
    sayings: Sequence[Saying]
    turns: list[Turn] = field(default_factory=list)

    @cached_property
    def names(self) -> list[Name]:
        """The proper names in it."""
        return names.find(self.tokens)


@dataclass
class Turn:
    """A saying on its way to an attribution: its content may still grow by what runs on."""

    saying: Saying | None
    content: list[Span]

    def says(self, part: Span) -> bool:
        """Whether a quoted stretch is in its content."""
        return any(part.overlaps(c) for c in self.content)


def find(
    document: Document, readings: Sequence[Reading], quotations: Sequence[Quotation]
) -> Mapping[Span, tuple[Attribution, ...]]:
    """The attributions of each sentence, by its span."""
    for reading in readings:
        reading.turns = [Turn(s, list(s.content)) for s in reading.sayings]
    _give_speech(readings, quotations)
    return _resolve(document, readings)


# ---------------------------------------------------------------- quotations to their speakers


def _give_speech(readings: Sequence[Reading], quotations: Sequence[Quotation]) -> None:
    """Give every quoted stretch that no cue of its sentence governs to whoever goes on speaking."""
    speech = {q.span.start: q for q in quotations if q.use == "speech"}
    whole = _whole_quotations(readings, list(speech.values()))
    speaker: Turn | None = None
    waiting: list[tuple[Reading, Span]] = []
    paragraph = -1
    interview = sum(_labelled(r) for r in readings) >= 3
    for reading in readings:
        if reading.paragraph != paragraph:
            _settle_waiting(waiting, None)
            speaker = speaker if _runs_into(reading, speaker, speech, interview=interview) else None
            paragraph = reading.paragraph
        speaker = _read_speech(reading, speaker, waiting, whole, interview=interview)
    _settle_waiting(waiting, None)


def _whole_quotations(readings: Sequence[Reading], speech: Sequence[Quotation]) -> dict[Span, Turn]:
    """For each sentence, the turn that already holds another part of a quotation it shares."""
    owner: dict[Span, Turn] = {}
    at = 0
    for quotation in speech:
        while at < len(readings) and readings[at].span.end <= quotation.span.start:
            at += 1
        inside = []
        index = at
        while index < len(readings) and readings[index].span.start < quotation.span.end:
            inside.append(readings[index])
            index += 1
        holder = next((t for r in inside for t in r.turns if t.says(quotation.span)), None)
        if holder and len(inside) > 1:
            for reading in inside:
                owner.setdefault(reading.span, holder)
    return owner


def _read_speech(
    reading: Reading,
    speaker: Turn | None,
    waiting: list[tuple[Reading, Span]],
    whole: Mapping[Span, Turn],
    *,
    interview: bool,
) -> Turn | None:
    """Give out the loose speech of one sentence; who is speaking after it."""
    for part in _loose(reading):
        holder = whole.get(reading.span) or speaker
        if holder:
            holder.content.append(part)
        else:
            waiting.append((reading, part))
    opening = [t for t in reading.turns if t.saying and t.saying.introduces]
    if opening:
        return opening[-1]
    quoting = [
        t for t in reading.turns if any(tok.tag == "Q" and t.says(_place(tok)) for tok in reading.tokens)
    ]
    if quoting:
        _settle_waiting(waiting, quoting[0])
        return quoting[-1]
    if interview and _labelled(reading):
        return reading.turns[0]
    if interview and speaker and speaker.saying and speaker.saying.pattern == "colon" and not reading.turns:
        speaker.content.append(reading.span)
        return speaker
    return (
        reading.turns[-1]
        if reading.turns and reading.turns[-1].saying and reading.turns[-1].saying.mention
        else speaker
    )


def _loose(reading: Reading) -> Iterator[Span]:
    for token in reading.tokens:
        if token.tag == "Q" and token.low == "speech":
            part = _place(token)
            if not any(t.says(part) for t in reading.turns):
                yield part


def _place(token: Token) -> Span:
    return Span(token.start, token.end)


def _labelled(reading: Reading) -> bool:
    return bool(reading.turns and reading.turns[0].saying and reading.turns[0].saying.pattern == "colon")


def _runs_into(
    reading: Reading, speaker: Turn | None, speech: Mapping[int, Quotation], *, interview: bool
) -> bool:
    """Whether a new paragraph goes on with the speaker of the one before."""
    if speaker is None or speaker.saying is None:
        return False
    if speaker.saying.introduces or (interview and speaker.saying.pattern == "colon"):
        return True
    if reading.block == "quote":
        return True
    first = reading.tokens[0] if reading.tokens else None
    return first is not None and first.tag == "Q" and first.low == "speech"


def _settle_waiting(waiting: list[tuple[Reading, Span]], turn: Turn | None) -> None:
    """Speech that came before its speaker in the paragraph; without one it stays nobody's."""
    for reading, part in waiting:
        if turn:
            turn.content.append(part)
        elif len(part) > 0.5 * len(reading.span):
            reading.turns.append(Turn(None, [part]))
    waiting.clear()


# ---------------------------------------------------------------- turns to attributions


def _resolve(document: Document, readings: Sequence[Reading]) -> Mapping[Span, tuple[Attribution, ...]]:
    cast = Cast(document)
    met = []
    for number, reading in enumerate(readings):
        cast.begin(number, reading.names)
        for turn in reading.turns:
            named = turn.saying.named if turn.saying else None
            met.append((number, turn, cast.who(reading.tokens, named, reading.span)))
    sources = cast.sources()
    answer: dict[Span, list[Attribution]] = {}
    for number, turn, person in met:
        reading = readings[number]
        saying = turn.saying
        answer.setdefault(reading.span, []).append(
            Attribution(
                source=sources[id(person)],
                mention=saying.mention if saying else None,
                cue=saying.cue if saying else None,
                lemma=saying.lemma if saying else "",
                cue_class=saying.cue_class if saying else "neutral",
                content=tuple(sorted(turn.content)),
                reach=tuple(_reach(readings, number, turn)),
            )
        )
    return {span: tuple(found) for span, found in answer.items()}


def _reach(readings: Sequence[Reading], number: int, turn: Turn) -> Iterator[Span]:
    """The following sentences that an attribution covers too."""
    if turn.saying is None or turn.saying.mention is None:
        return
    said = {t.low for t in readings[number].tokens if t.start >= turn.saying.mention.start and t.tag == "N"}
    for reading in readings[number + 1 : number + 1 + _CARRY]:
        if reading.paragraph != readings[number].paragraph or reading.turns or not _carried(reading, said):
            break
        yield reading.span


def _carried(reading: Reading, said: Container[str]) -> bool:
    """Whether a sentence goes on with what was said: by a pronoun, "would", "the report also"."""
    outside = [t for t in reading.tokens if t.tag != "Q"]
    if not any(t.tag != "." for t in outside) or outside[0].low in _GOES_ON:
        return True
    if any(t.low in ("would", "also") for t in outside[:_EARLY]):
        return True
    return len(outside) > 1 and outside[0].low in ("the", "that") and outside[1].low in said
