"""Where a sentence ends without a stop: before a credit, behind a date line, a caption or a note number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.document import Block
from audit.reading import openings, quotemarks

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.)"
)
# The new pier Photo: Ann Poe; Pier shut for good Sunday, May 3, 2026
_LABEL = re.compile(
    r"\b(?:(?P<credit>(?:Image|Photo|Photograph|Picture|Illustration|Graphic|Credit)s?(?: credit)?:(?=\s))"
    rf"|(?P<date>{_DAY}, (?:{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}})))"
)
_NOTE_END = re.compile(r"\](?= [A-Z])")  # “Adam and Eve” [17] She left
# he was right They’ve gone
_PRONOUN = re.compile(r"(?:He|She|They|We|It|That|There|You)['’](?:s|re|ve|d|ll) (?=[a-z])")
_NOTED = re.compile(r"[\w\"”’](?:\s?\[\d{1,3}\])+$")
# Ann Poe of the Civic League In the western ward, voters stayed at home.
_CAPTION = re.compile(
    r"[A-Z][^.!?:;,\"“”()]{8,90}?(?= (?:In|On|At|During) the [^.!?\"“]{4,90}, [a-z][^.!?]{30,400}[.!?])"
)
_LAST_WORD = re.compile(r"\w+[.)\]\"”’']*$")
_REACH = 40


def find(text: str, block: Block) -> list[int]:
    """The offsets in a block at which a sentence ends though no stop stands there, in order."""
    start, end = block.span.start, block.span.end
    cuts: list[int] = []
    if text.find(":", start, end) >= 0 or text.find("day, ", start, end) >= 0:  # without one, no label
        cuts += [cut for label in _LABEL.finditer(text, start, end) for cut in _around(text, block, label)]
    cuts += [cut for note in _NOTE_END.finditer(text, start, end) for cut in _behind(text, block, note)]
    cuts += [cut for found in _PRONOUN.finditer(text, start, end) for cut in _before(text, block, found)]
    caption = _CAPTION.match(text, start, end) if block.kind == "paragraph" else None
    if caption and not _leads_on(caption[0].rpartition(" ")[2]):
        cuts.append(caption.end())
    return sorted(set(cuts))


def _around(text: str, block: Block, label: re.Match[str]) -> Iterator[int]:
    """Where a credit or a date line is set apart from what stands in its line."""
    before = text[max(block.span.start, label.start() - _REACH) : label.start()]
    last = _LAST_WORD.search(before.rstrip())
    apart = last is not None and not (last[0].islower() and openings.opens(last[0]))
    follows = label["date"] and label.end() < block.span.end
    if follows and not (text[label.end()] == " " and openings.is_starter(text, label.end() + 1)):
        return
    if apart:
        yield label.start() - len(before) + len(before.rstrip())
    if follows:
        yield label.end()


def _behind(text: str, block: Block, note: re.Match[str]) -> Iterator[int]:
    """Where a sentence ends with the number of a note."""
    stretch = text[max(block.span.start, note.end() - _REACH) : note.end()]
    if _NOTED.search(stretch) and openings.is_starter(text, note.end() + 1):
        yield note.end()


def _before(text: str, block: Block, pronoun: re.Match[str]) -> Iterator[int]:
    """Where a sentence ends without any mark before the next one’s pronoun."""
    last = _LAST_WORD.search(text, max(block.span.start, pronoun.start() - _REACH), pronoun.start() - 1)
    bare = last is not None and last[0].isalpha() and last[0].islower() and text[pronoun.start() - 1] == " "
    if last and bare and not _leads_on(last[0]):
        yield last.end()


def _leads_on(word: str) -> bool:
    """Whether a title or name may well follow a word, as in: of the, the film, and."""
    low = word.lower()
    return low in quotemarks.listed("small") or low in quotemarks.listed("work") or openings.opens(low)
