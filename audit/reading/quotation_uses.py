"""What quoted words are used for: as somebody's speech, a fragment of it, a title, or as words."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from audit.article import QuotationUse
from audit.document import Block, Span
from audit.reading import quotemarks

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_NAME_BEFORE = re.compile(r"(?:^|[\s(])([^\W\d_][\w.’'-]+) $")  # Ana “the Fox” Marsh
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|will|would|can|could|do|does|did|should|shall|must|may|might|cannot|"
    r"let|get|got|go|going|know|think|want|need|make|made|take|came|come|says?|said)\b|['’](?:s|re|ve|ll|d|m)\b|n['’]t\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:I|we|you|he|she|they|it|us|me|him|them|my|our|your|this|that|there)\b", re.IGNORECASE
)
_MARKS = " \t\n\"'“”„‟«»‘’‚‹›「」『』`＂"
_NEAR = 60


class _Around(NamedTuple):
    """What may stand around quoted words; built from the lists once."""

    reported: re.Pattern[str]
    speech: re.Pattern[str]
    titled: re.Pattern[str]
    named: re.Pattern[str]


@cache
def _around() -> _Around:
    reporting, work, naming = (
        "|".join(sorted(map(re.escape, quotemarks.listed(g)), key=len, reverse=True))
        for g in ("reporting", "work", "naming")
    )
    return _Around(
        # the mayor of the town said
        reported=re.compile(rf"(?:[\w.’'-]+ ){{0,6}}?(?:{reporting})\b", re.IGNORECASE),
        # she added that; he said,
        speech=re.compile(rf"(?:\b(?:{reporting}|that)[,:]? |[:,—–] ?)$", re.IGNORECASE),
        # his first novel was called; the song
        titled=re.compile(rf"\b(?:{work})s?(?: (?:is|was) (?:called|named))?,? $", re.IGNORECASE),
        # known as; the word
        named=re.compile(rf"\b(?:{naming})(?: (?:the|a|an|as|of|for))?,? $", re.IGNORECASE),
    )


def use(text: str, span: Span, block: Block, *, continued: bool = False) -> QuotationUse:
    """What a quotation is used for, by its own words and the words around it.

    Speech is a clause or more; a fragment is less than a clause in a sentence of the
    writer's, as are the words that a writer only holds at arm's length.
    """
    inside = text[span.start : span.end].strip(_MARKS)
    before = text[max(block.span.start, span.start - _NEAR) : span.start]
    after = text[span.end : min(block.span.end, span.end + _NEAR)].lstrip(" ,")
    words = _WORD.findall(inside[:600])
    if continued or len(words) > 14:
        return "speech"
    if not words:
        return "fragment"
    reported = bool(_around().reported.match(after))
    if len(words) <= 6 and not reported and _is_term(words, before, after, block):
        return "term"
    if not reported and _is_title(words, inside, before):
        return "title"
    return "speech" if _is_speech(words, inside, before, reported=reported) else "fragment"


def _is_term(words: list[str], before: str, after: str, block: Block) -> bool:
    """Words as words, and nicknames between two parts of a name."""
    if _around().named.search(before):
        return True
    name = re.search(r"[^\W\d_][\w.’'-]+ $", before)
    nicknamed = (
        name and name[0][0].isupper() and after[:1].isupper() and len(words) <= 3 and words[0][0].isupper()
    )
    return bool(nicknamed and block.kind != "headline")


def _is_title(words: list[str], inside: str, before: str) -> bool:
    """The name of a work: called one just before, or written with capitals like one."""
    if not words[0][0].isupper() and not words[0][0].isdigit():
        return False
    if _around().titled.search(before):
        return True
    heavy = [w for w in words if w.lower() not in quotemarks.listed("small")]
    capital = all(w[0].isupper() or w[0].isdigit() for w in heavy)
    shouted = inside.isupper() and len(words) > 1
    ends = inside.rstrip(",")[-1:] in "?!"
    return capital and len(words) > 1 and not shouted and not ends and not _around().speech.search(before)


def _is_speech(words: list[str], inside: str, before: str, *, reported: bool) -> bool:
    """A clause or more: a whole sentence by its capital and stop, or a finite verb with its subject."""
    whole = words[0][0].isupper() and inside[-1:] in ".,?!…—–"
    led = bool(_around().speech.search(before)) or not before.strip()
    if words[0][0].isupper() and (reported or (whole and (led or len(words) > 3))):
        return True
    clause = bool(_VERB.search(inside)) and (len(words) >= 6 or bool(_PERSON.search(inside)))
    return (clause and len(words) >= 3) or (reported and len(words) >= 4) or len(words) >= 11
