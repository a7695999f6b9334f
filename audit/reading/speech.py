"""Quotations without a cue of their own, given to whoever goes on speaking."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from audit.article import Quotation
from audit.document import Span
from audit.reading import interviews
from audit.reading.tagging import Token
from audit.reading.turns import Reading, Turn


def give(readings: Sequence[Reading], quotations: Sequence[Quotation]) -> None:
    """Give every quoted stretch that no cue of its sentence governs to whoever goes on speaking."""
    speech = {q.span.start: q for q in quotations if q.use == "speech"}
    whole = _whole_quotations(readings, list(speech.values()))
    speaker: Turn | None = None
    waiting: list[tuple[Reading, Span]] = []
    paragraph = -1
    before: Reading | None = None
    label: frozenset[str] = frozenset()
    interview = interviews.is_interview(readings)
    for reading in readings:
        if reading.paragraph != paragraph:
            _settle_waiting(waiting, None)
            speaker = speaker if _runs_into(reading, speaker, label, interview=interview) else None
            paragraph = reading.paragraph
        if interview and reading.labelled:
            label = frozenset(t.low for t in itertools.takewhile(lambda t: t.low != ":", reading.tokens))
        speaker = _read(reading, speaker, waiting, whole, before, interview=interview)
        before = reading
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


def _read(
    reading: Reading,
    speaker: Turn | None,
    waiting: list[tuple[Reading, Span]],
    whole: Mapping[Span, Turn],
    before: Reading | None,
    *,
    interview: bool,
) -> Turn | None:
    """Give out the loose speech of one sentence; who is speaking after it."""
    if interview and speaker and speaker.saying and speaker.saying.labelled and not reading.labelled:
        reading.turns.clear()  # what is said inside an answer is the answer's
        speaker.content.append(reading.span)
        return speaker
    for part in _loose(reading):
        holder = whole.get(reading.span)
        if holder is None and speaker is not None:
            holder = _resuming(reading, before, speaker)
        if holder:
            holder.content.append(part)
        else:
            waiting.append((reading, part))
    opening = [t for t in reading.turns if t.saying and t.saying.introduces]
    if opening:
        return opening[-1]
    if interview and reading.labelled:
        del reading.turns[1:]
        return reading.turns[0]
    quoted = [_place(token) for token in reading.tokens if token.tag == "Q"]
    quoting = [t for t in reading.turns if t.speaker is None and any(map(t.says, quoted))]
    if quoting:
        _settle_waiting(waiting, quoting[0])
        return quoting[-1]
    if reading.turns and reading.turns[-1].speaker:
        return speaker
    named = reading.turns and reading.turns[-1].saying and reading.turns[-1].saying.mention
    return reading.turns[-1] if named else speaker


def _resuming(reading: Reading, before: Reading | None, speaker: Turn) -> Turn:
    """The turn that loose speech belongs to: the speaker's, or a new one after a sentence of the writer's."""
    for near in (reading, before):
        if near is None:
            continue
        resumed = next((t for t in near.turns if t.speaker is speaker), None)
        if resumed is not None:
            return resumed
        cue = speaker.saying.cue if speaker.saying else None
        if (cue is not None and cue.overlaps(near.span)) or any(
            c.overlaps(near.span) for c in speaker.content
        ):
            return speaker
    reading.turns.append(Turn(None, [], speaker))
    return reading.turns[-1]


def _loose(reading: Reading) -> Iterator[Span]:
    for token in reading.tokens:
        if token.tag == "Q" and token.low == "speech":
            part = _place(token)
            if not any(t.says(part) for t in reading.turns):
                yield part


def _place(token: Token) -> Span:
    return Span(token.start, token.end)


def _runs_into(reading: Reading, speaker: Turn | None, label: frozenset[str], *, interview: bool) -> bool:
    """Whether a new paragraph goes on with the speaker of the one before.

    ``label`` are the words by which an interview named that speaker.
    """
    if speaker is None or speaker.saying is None:
        return False
    if interview and speaker.saying.labelled:
        return reading.labelled or interviews.goes_on(reading, label)
    if speaker.saying.introduces or reading.block == "quote":
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
