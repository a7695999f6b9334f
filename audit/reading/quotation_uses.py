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
_CLAUSES = re.compile(r"[,;:.?!…] ")
_AUTHOR = re.compile(r"by (?:the )?[A-Z]")  # “Rust” by Ann Poe
_BRANDED = re.compile(r"(?:ed|called|as|an?) $")  # was branded “Reckless” by Ann Poe
_MARKS = " \t\n\"'“”„‟«»‘’‚‹›「」『』`＂"
_NEAR = 60


class _Around(NamedTuple):
    """What may stand around quoted words; built from the lists once."""

    reported: re.Pattern[str]
    speech: re.Pattern[str]
    interrupted: re.Pattern[str]
    about: re.Pattern[str]
    titled: re.Pattern[str]
    named: re.Pattern[str]


@cache
def _around() -> _Around:
    reporting, work, naming, named = (
        "|".join(sorted(map(re.escape, quotemarks.listed(group)), key=len, reverse=True))
        for group in ("reporting", "work", "naming", "named")
    )
    return _Around(
        # the mayor of the town said; not: and had told
        reported=re.compile(
            rf"(?!(?:and|or|but|which|to|of|in|on|at|for|with|is|was|are|were)\b)"
            rf"(?:[\w.’'-]+ ){{0,6}}?(?:{reporting})\b",
            re.IGNORECASE,
        ),
        # she added that; he said, | the plate, which reads | the box will now read
        speech=re.compile(rf"(?:\b(?:{reporting}|that|reads|now read)[,:]? |[:,—–] ?)$", re.IGNORECASE),
        # “…,” said the mayor of the town, “…”
        interrupted=re.compile(rf"(?:{reporting})\b[^.?!“”\"]{{0,40}}, [\"'“‘]*$", re.IGNORECASE),
        # his first novel was called; the song | the heading:
        titled=re.compile(
            rf"\b(?:(?:{work})s?(?: (?:is|was) (?:called|named))?,? |(?:title|heading|entitled|titled):? )$",
            re.IGNORECASE,
        ),
        # the word; known as the; was often called; a device nicknamed; not: what the mayor called
        named=re.compile(
            rf"\b(?:(?:{naming})|known \w+ as|(?:is|was|are|were|be|been|being) (?:\w+ )?(?:{named})"
            rf"|(?<!\bwhat )(?<!\bwhich )(?<!\bthat )(?:a|an|the) [\w-]+ (?:\w+ )?(?:{named}))"
            rf"(?: (?:the|a|an|as|of|for))?,? $",
            re.IGNORECASE,
        ),
        # the word for a wet path is; a dictionary; the term
        about=re.compile(
            r"\b(?<!-)(?:word|phrase|noun|verb|adjective|adverb|pronoun|dialect|dictionary|slang|spelling"
            r"|syllable|vocabulary|the terms?)\b",
            re.IGNORECASE,
        ),
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
    capitals = _has_capitals(text, block)
    if continued or len(words) > 14:
        return "speech"
    if not words:
        return "fragment"
    # … the pier is safe.” Ann Poe said no more.
    closed = inside[-1:] == "." and after[:1].isupper() and text[span.end : span.end + 1] != ","
    reported = not closed and bool(_around().reported.match(after))
    if not capitals and _is_nickname(words, inside, before, after):
        return "term"
    above = text[max(block.span.start, span.start - 300) : span.start]
    if _is_term(words, inside, before, above, reported=reported):
        return "term"
    if not reported and _is_title(words, inside, before, after, capitals=capitals):
        return "title"
    return "speech" if _is_speech(words, inside, before, reported=reported) else "fragment"


def _is_term(words: list[str], inside: str, before: str, above: str, *, reported: bool) -> bool:
    """Whether words are only named: called so just before, or a single word where words are spoken of."""
    if len(words) > 6 or _CLAUSES.search(inside):
        return False
    if _around().named.search(before):
        return True
    if len(words) > 1 or reported or _around().speech.search(before):
        return False
    return _around().about.search(above) is not None


def _has_capitals(text: str, block: Block) -> bool:
    """Whether a block is a headline, or is written in capitals like one: Pier ‘Unsafe’ Since Spring."""
    if block.kind == "headline":
        return True
    if len(block.span) > 200:
        return False
    words = _WORD.findall(text, block.span.start, block.span.end)
    heavy = [w for w in words if w.lower() not in quotemarks.listed("small")]
    return len(heavy) > 3 and sum(w[0].isupper() or w[0].isdigit() for w in heavy) > 0.8 * len(heavy)


def _is_nickname(words: list[str], inside: str, before: str, after: str) -> bool:
    """Whether the words stand between two parts of a name, as in: Ana “the Fox” Marsh."""
    if len(words) > 3 or not after[:1].isupper() or not inside[-1:].isalnum():
        return False
    name = _NAME_BEFORE.search(before)
    return name is not None and name[1][0].isupper() and words[-1][0].isupper()


def _is_title(words: list[str], inside: str, before: str, after: str, *, capitals: bool) -> bool:
    """The name of a work: called one just before, with its author, or written with capitals like one."""
    if not words[0][0].isupper() and not words[0][0].isdigit():
        return False
    if _around().titled.search(before):
        return True
    if _AUTHOR.match(after) and not _BRANDED.search(before) and all(_is_high(w) for w in words):
        return True
    alone = before.rstrip(_MARKS)[-1:] in ("", ".", "?", "!")
    if capitals or (alone and inside[-1:] in ".?!"):  # of which the first say nothing here
        return False
    capital = all(_is_high(w) for w in words)
    shouted = inside.isupper() and len(words) > 1
    ends = inside.rstrip(",")[-1:] in "?!"
    return capital and len(words) > 1 and not shouted and not ends and not _around().speech.search(before)


def _is_high(word: str) -> bool:
    """Whether a word may stand in a title: with a capital, a figure, or small everywhere."""
    return word[0].isupper() or word[0].isdigit() or word in quotemarks.listed("small")


def _is_speech(words: list[str], inside: str, before: str, *, reported: bool) -> bool:
    """A clause or more: a whole sentence by its capital and stop, or a finite verb with its subject."""
    stopped = inside[-1:] in ".?!…—–"
    if words[0][0].isupper():
        alone = before.rstrip(_MARKS)[-1:] in ("", ".", "?", "!")
        whole = stopped and (len(words) > 3 or _around().speech.search(before))
        if reported or whole or (alone and (stopped or inside[-1:] == "," or len(words) > 3)):
            return True
    elif stopped and _around().interrupted.search(before):
        return True
    clause = bool(_VERB.search(inside)) and (len(words) >= 6 or bool(_PERSON.search(inside)))
    return (clause and len(words) >= 3) or (reported and len(words) >= 4) or len(words) >= 11
