"""Interviews and transcripts: who speaks after "Solheim:", "MS:" or "A:" at the start of a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from audit.document import Span
from audit.reading.drafts import NAME_AND_COLON
from audit.reading.sayings import Saying
from audit.reading.tagging import Token
from audit.reading.turns import Reading, Turn

_LEAST = 3
"""How many paragraphs with a speaker before a colon make an interview."""
_LONGEST = 5
"""Words, of a label."""
_ASKS = frozenset(("q", "question"))
_ANSWERS = frozenset(("a", "answer"))


def is_interview(readings: Sequence[Reading]) -> bool:
    """Whether the article is an interview or a transcript, going by the sayings found."""
    return sum(reading.labelled for reading in readings) >= _LEAST


def label(readings: Sequence[Reading]) -> None:
    """Give every labelled paragraph of an interview its turn, also where the sentence alone does not tell.

    A label counts if it comes twice, or if it is (part of) a name that the article uses elsewhere.
    """
    found = [(reading, end) for reading in _openings(readings) if (end := _label(reading.tokens))]
    if len(found) < _LEAST:
        return
    texts = Counter(_text(reading, end) for reading, end in found)
    known = {token.low for reading in readings for token in reading.tokens if token.tag == "M"}
    if max(texts.values()) < 2 and not all(low in known for low in texts):
        return
    for reading, end in found:
        text = _text(reading, end)
        if reading.labelled or not (texts[text] > 1 or set(text.split()) <= known):
            continue
        if text not in _ASKS:
            saying = _saying(reading.tokens, end)
            reading.turns.insert(0, Turn(saying, list(saying.content)))


def goes_on(reading: Reading, own: Collection[str]) -> bool:
    """Whether a paragraph without a label goes on with an answer.

    It does not where it is a question marked as one and no more ("Q: And then?"), where somebody
    is said to say something, or where the speaker is spoken of by name; ``own`` are the words of it.
    """
    end = _label(reading.tokens)
    if end and _text(reading, end) in _ASKS:
        return False
    return not reading.turns and not any(t.tag == "M" and t.low in own for t in reading.tokens)


def _openings(readings: Sequence[Reading]) -> Iterator[Reading]:
    """The first sentence of each paragraph."""
    paragraph = -1
    for reading in readings:
        if reading.paragraph != paragraph:
            paragraph = reading.paragraph
            yield reading


def _label(tokens: Sequence[Token]) -> int:
    """Where the colon stands behind a label that opens a sentence; 0 where there is none."""
    end = next((i for i, t in enumerate(tokens[: _LONGEST + 1]) if t.low == ":"), 0)
    if not 0 < end < len(tokens) - 1:
        return 0
    short = end == 1 and tokens[0].low in _ASKS | _ANSWERS and tokens[0].capital
    return end if short or all(t.tag == "M" or t.low == "." for t in tokens[:end]) else 0


def _text(reading: Reading, end: int) -> str:
    return " ".join(t.low for t in reading.tokens[:end] if t.low != ".")


def _saying(tokens: Sequence[Token], end: int) -> Saying:
    mention = Span(tokens[0].start, tokens[end - 1].end)
    cue = Span(tokens[end].start, tokens[end].end)
    last = len(tokens)
    while last > end + 2 and tokens[last - 1].tag == ".":
        last -= 1
    content = (Span(tokens[end + 1].start, tokens[last - 1].end),)
    return Saying(mention, mention, cue, content, ":", "neutral", NAME_AND_COLON)
