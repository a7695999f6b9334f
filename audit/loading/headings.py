"""Which paragraphs are headlines, standfirsts and subheadings where no markup says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from audit.document import Block, BlockKind, Span
from audit.loading import notices

Style = Literal["h1", "h2", "h3", "italic", "bold", ""]
"""How a block is set apart from plain paragraphs."""

_HEADLINE = 150  # the most characters of a first paragraph that may be a headline
_STANDFIRST, _STANDFIRST_WORDS = 320, 5
_SUBHEADING, _SUBHEADING_WORDS = 60, 9
_ENDS = re.compile(r"[.!?…]['\"’”»)\]]*$")  # … was closed.”
_PAUSES = re.compile(r"[:;,—–-]$")  # The inspectors found:
_PAUSE = re.compile(r"[:;]$")
_SENTENCE = re.compile(r"[.!?…]['\"’”»)\]]*\s+(?=[\"'“‘«(]?[A-Z])")
_HEAD = re.compile(r"[\"'“‘«]?(?:[^\W_a-z]|\d)")  # ‘A bad year’; 3 June
_PROSE = frozenset({"paragraph", "list", "quote", "caption", "table"})


def ends(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _ENDS.search(line[-12:]) is not None


def pauses(line: str) -> bool:
    """Whether a line ends with a colon, so that something belongs to it."""
    return _PAUSE.search(line) is not None


def titled(text: str, found: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with headline, standfirst and subheadings told from paragraphs by how they look.

    A short first paragraph without an end stop is the headline. What stands between it and
    a byline, or below it without a stop, is a standfirst; a short line without a stop
    between paragraphs is a subheading, whose kind is ``headline`` too.
    """
    answer = list(found)
    first = next((i for i, block in enumerate(answer) if not notices.stands_alone(_text(text, block))), None)
    if first is None:
        return tuple(answer)
    if answer[first].kind == "paragraph" and _is_headline(_text(text, answer[first])):
        answer[first] = Block("headline", answer[first].span)
    if answer[first].kind == "headline":
        _below(text, answer, first + 1)
    for index in range(first + 2, len(answer) - 1):
        if _is_subheading(text, *answer[index - 1 : index + 2]):
            answer[index] = Block("headline", answer[index].span)
    return tuple(answer)


def set_apart(text: str, found: Sequence[Block], styles: Mapping[int, Style]) -> tuple[Block, ...]:
    """The blocks, with standfirst and subheadings told by the style of the block at an offset.

    Right below the headline, a paragraph wholly in italics or bold is the standfirst, and so
    is a heading of the next rank that is as long as a sentence. Elsewhere a few words in
    bold, without a stop, head what is below them.
    """
    answer = list(found)
    first = next((i for i, block in enumerate(answer) if block.kind == "headline"), None)
    for index, block in enumerate(answer):
        style, words = styles.get(block.span.start, ""), _text(text, block)
        more = index + 1 < len(answer)
        if first is not None and index == first + 1 and more and is_standfirst(words):
            if style in ("italic", "bold") or (style == "h2" and _is_sentence(words)):
                answer[index] = Block("standfirst", block.span)
        elif style == "bold" and index and more and block.kind == "paragraph" and is_subheading(words):
            answer[index] = Block("headline", block.span)
    return tuple(answer)


def _is_sentence(words: str) -> bool:
    return ends(words) or len(words.split()) >= _SUBHEADING_WORDS


def is_subheading(words: str) -> bool:
    """Whether words set apart, such as a paragraph in bold, may head the paragraphs below.

    >>> is_subheading("What happens next"), is_subheading("Nobody knows.")
    (True, False)
    """
    if len(words) > _SUBHEADING or len(words.split()) > _SUBHEADING_WORDS or not _HEAD.match(words):
        return False
    return not (ends(words) or _PAUSES.search(words) or notices.stands_alone(words) or notices.opens(words))


def is_standfirst(words: str) -> bool:
    """Whether words set apart below the headline may be its standfirst: a sentence or two.

    >>> is_standfirst("Cracks were found in four piles."), is_standfirst("By Ann Poe")
    (True, False)
    """
    if (
        len(words) > _STANDFIRST
        or notices.stands_alone(words)
        or notices.opens(words)
        or notices.dateline(words)
    ):
        return False
    return len(_SENTENCE.findall(words)) < 2 and not _PAUSES.search(words)


def _text(text: str, block: Block) -> str:
    """The words of a block, or more of a long one than any line set apart has."""
    return text[block.span.start : min(block.span.end, block.span.start + 2 * _STANDFIRST)]


def _is_headline(words: str) -> bool:
    return len(words) <= _HEADLINE and not ends(words) and not pauses(words)


def _below(text: str, blocks: list[Block], index: int) -> None:
    """Make what stands below the headline a standfirst, if it is clearly set apart."""
    if index + 1 >= len(blocks) or blocks[index].kind != "paragraph":
        return
    words, following = _text(text, blocks[index]), _text(text, blocks[index + 1])
    if not is_standfirst(words) or blocks[index + 1].kind not in _PROSE:
        return
    credited = notices.stands_alone(following) and not ends(following)
    bare = not ends(words) and len(words.split()) >= _STANDFIRST_WORDS and _HEAD.match(words)
    if credited or (bare and ends(following)):
        blocks[index] = Block("standfirst", blocks[index].span)


def _is_subheading(text: str, before: Block, block: Block, after: Block) -> bool:
    if block.kind != "paragraph" or len(block.span) > _SUBHEADING:
        return False
    prose: tuple[BlockKind, ...] = ("paragraph", "list", "quote")
    if before.kind not in prose or after.kind not in prose or not is_subheading(_text(text, block)):
        return False
    end = text[max(before.span.start, before.span.end - 12) : before.span.end]
    following = Span(after.span.end - min(12, len(after.span)), after.span.end)
    closed = before.kind != "paragraph" or ends(end)
    return closed and ends(text[following.start : following.end]) and len(after.span) > len(block.span)
