"""Where sentences begin and end.

A stop is a question put to its neighbours: the word before it (an abbreviation, an
initial, the number of an item?) and the word after it (a capital, a word that begins
sentences, a reporting clause?). What is inside quotation marks is split as well, but not
titles and fragments; closing marks, brackets and note numbers go with what they close.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from heapq import merge
from typing import NamedTuple

from audit.article import Quotation
from audit.document import Document, Span
from audit.reading import quotemarks
from audit.reading.wordlists import classes

_STOP = re.compile(r"\[(?:\.{3}|…)\]|(?:[.!?…‽]|(?<=\.) \.(?![\w.]))+|[。！？]+")  # ?!  . . .  […]
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
_LAST_WORD = re.compile(r"\w+[.)\]\"”’']*$")
_NOTE = re.compile(r"(?:\s?\[(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed)\])+")  # [12] [13]
_OMISSION = re.compile(r" (?:\.{3}|…)(?= )")
_SPACE = re.compile(r"\s*")
_OPENING = re.compile(r"[\"'“”‘’„«»‹›(\[{¿¡`]*")
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_BEFORE = re.compile(r"[^\s(\[“‘”«„\"—–/>]*$")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.&?)+[^\W\d_]{1,3}$")  # U.S; Ph.D; S.&P
_ITEM = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})$")  # 1. a. ii.
_REFERENCE = re.compile(r"[\d(§#]|[A-Z]?\d|(?:[IVXLC]+|[A-Z])\b")  # No. 10; Vol. II; Fig. A
_SMALL_NAME = re.compile(r"[a-z]{1,2}[A-Z]|al-[A-Z]|d['’][A-Z]")  # iPhone; al-Nour; d’Arcy
_CLOSERS = frozenset("\"'”’»›)]}")
_QUOTES = frozenset("\"'”’»›“")
_MARKS = frozenset("\"'`“”„‟‘’‚«»‹›「」『』＂")
_LEADS = frozenset("$£€¥#@…•▪●")  # what else a sentence may begin with
_HELPS = frozenset({"after-time", "lettered", "shouting", "starter"})  # classes that hold no abbreviations
_REACH = 40


class _Quoted:
    """Where quotations begin and end, and those that are never split."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self.starts = frozenset(q.span.start for q in quotations if text[q.span.start] in _MARKS)
        self.ends = {q.span.end: q for q in quotations if text[q.span.end - 1] in _MARKS}
        self._whole = [q.span for q in quotations if q.certain and q.use != "speech"]
        self._whole_starts = [span.start for span in self._whole]

    def keeps(self, offset: int) -> bool:
        """Whether ``offset`` is inside a title, a term or a fragment."""
        at = bisect_right(self._whole_starts, offset) - 1
        return at >= 0 and offset < self._whole[at].end


class _Border(NamedTuple):
    """A stop with what closes behind it, and where the text goes on."""

    sentence: int
    stop: int
    marks: str
    end: int
    after: int
    noted: bool


def split(document: Document, quotations: Sequence[Quotation]) -> tuple[tuple[Span, ...], ...]:
    """The sentences of each block of a document, in order.

    Together the sentences of a block hold all of it but the white space between them.

    >>> from audit.document import Block
    >>> text = "Dr. Poe left at 5 p.m. “Why?” she asked. Nobody knew."
    >>> document = Document("a", "a", text, (Block("paragraph", Span(0, len(text))),))
    >>> [document[span] for span in split(document, ())[0]]
    ['Dr. Poe left at 5 p.m.', '“Why?” she asked.', 'Nobody knew.']
    """
    quoted = _Quoted(document.text, quotations)
    return tuple(tuple(_sentences(document.text, block.span, quoted)) for block in document.blocks)


def _sentences(text: str, block: Span, quoted: _Quoted) -> Iterator[Span]:
    begin = checked = block.start
    worded = False
    stops = _STOP.finditer(text, block.start, block.end)
    labels = _LABEL.finditer(text, block.start, block.end)
    for stop in merge(stops, labels, key=re.Match.start):
        if stop.start() < begin:
            continue
        if stop.re is _LABEL:
            for cut in _cuts(text, block, begin, stop):
                yield Span(begin, cut)
                space = _SPACE.match(text, cut, block.end)
                begin = checked = space.end() if space else cut
                worded = False
            continue
        worded = worded or _WORD.search(text, checked, stop.start()) is not None
        checked = stop.end()
        border = _border(text, block.end, begin, stop, quoted)
        if not worded or border.after >= block.end or not _ends(text, border, quoted):
            continue
        yield Span(begin, border.end)
        begin = checked = border.after
        worded = False
    yield Span(begin, block.end)


def _cuts(text: str, block: Span, begin: int, label: re.Match[str]) -> Iterator[int]:
    """Where a credit or a date line is set apart from what stands in its line without a stop."""
    before = text[max(begin, label.start() - _REACH) : label.start()]
    last = _LAST_WORD.search(before.rstrip())
    apart = last is not None and not (last[0].islower() and last[0] in _listed("starter"))
    follows = label["date"] and label.end() < block.end
    if follows and not (text[label.end()] == " " and _is_starter(text, label.end() + 1)):
        return
    if apart:
        yield label.start() - len(before) + len(before.rstrip())
    if follows:
        yield label.end()


def _border(text: str, limit: int, begin: int, stop: re.Match[str], quoted: _Quoted) -> _Border:
    """Take in the marks that close with a stop, also behind a space, and note numbers."""
    end = stop.end()
    while end < limit and (text[end] in _CLOSERS or end + 1 in quoted.ends) and end not in quoted.starts:
        end += 1
    if text[end : end + 1] == " " and text[end + 1 : end + 2] in _QUOTES:
        for length in (1, 2):  # … the pier. ” She left.
            if end + 1 + length in quoted.ends and not text[end + 1 + length : end + 2 + length].isalnum():
                end += 1 + length
                break
    for pattern in (_OMISSION, _NOTE):
        found = pattern.match(text, end, limit)
        end = found.end() if found else end
    space = _SPACE.match(text, end, limit)
    return _Border(begin, stop.start(), stop[0], end, space.end() if space else end, bool(found))


def _ends(text: str, border: _Border, quoted: _Quoted) -> bool:
    """Whether a sentence ends at a stop."""
    if quoted.keeps(border.stop) and quoted.keeps(border.end):
        return False
    if border.after == border.end and not _is_glued(text, border, quoted):
        return False
    opening = _OPENING.match(text, border.after)
    head = opening.end() if opening else border.after
    first = text[head : head + 1]
    if first.islower() and not _SMALL_NAME.match(text, head):
        return False
    if not (first.isalnum() or first in _LEADS):
        return border.marks[-1] in "。！？"
    if border.noted:
        return True
    if border.marks[-1] in "?!‽":
        return _ends_question(text, border, head, quoted)
    if len(border.marks) > 1 or border.marks == "…":
        pause = text[border.stop - 1].isspace() and border.marks[0] != "["  # Seven Days ... Seven Nights
        return not first.isdigit() and (not pause or _is_starter(text, head))
    return border.marks == "。" or _ends_statement(text, border, head)


def _is_glued(text: str, border: _Border, quoted: _Quoted) -> bool:
    """Whether a sentence may follow without a space, as in: … the pier.”She left."""
    if border.marks[-1] in "。！？" or border.end in quoted.starts:
        return True
    trailing = len(border.marks) > 1 or border.marks == "…"
    return (trailing or border.end in quoted.ends) and text[border.end : border.end + 1].isupper()


def _word_before(text: str, border: _Border) -> str:
    found = _BEFORE.search(text, max(border.sentence, border.stop - _REACH), border.stop)
    return found[0] if found else ""


def _ends_question(text: str, border: _Border, head: int, quoted: _Quoted) -> bool:
    """The same for ? and !, behind which a reporting clause goes on with the sentence."""
    closing = text[border.stop + len(border.marks) : border.end].strip()
    if not closing:
        if _word_before(text, border) in _listed("shouting"):
            return False
        return text[border.after] != "(" or _is_aside(text, border.after)
    if text[border.stop - 1] == "(":  # a mark of doubt (?)
        return False
    quotation = quoted.ends.get(border.end)
    if quotation and quotation.use != "speech" and not _is_starter(text, head):
        return False
    return not (closing[-1] in _QUOTES and not _is_starter(text, head) and _reporting().match(text, head))


def _is_aside(text: str, start: int) -> bool:
    """Whether a bracket holds a sentence: (Nobody knew.) and not: (1998)."""
    end = text.find(")", start, start + 300)
    return end < 0 or text[end - 1] in ".?!"


def _ends_statement(text: str, border: _Border, head: int) -> bool:
    """The same for a single full stop, which may only mark an abbreviation."""
    word = _word_before(text, border)
    start = border.stop - len(word)
    word = word.lstrip("'’(-")
    first, number = text[head : head + 1], text[border.after : border.after + 1].isdigit()
    at_start = not text[border.sentence : start].strip("\"'“‘(« ") if start - border.sentence < 8 else False
    if at_start and _ITEM.match(word):
        return False
    if border.end > border.stop + 1 and text[border.end - 1] in _CLOSERS and not first.isdigit():
        return _kind(word) not in ("title", "latin")
    kind = _kind(word)
    if len(word) == 1 and word.isalpha() and kind != "latin":
        return _ends_letter(text, word, border, start, head)
    if kind in ("unit", "time") and not text[max(0, start - 2) : start].rstrip()[-1:].isdigit():
        kind = ""
    if not kind and not _DOTTED.match(word):
        return True
    return _ends_abbreviation(text, kind, border, start, head, number=number)


def _ends_letter(text: str, word: str, border: _Border, start: int, head: int) -> bool:
    """The same behind a single letter: an initial, unless what stands around speaks against it."""
    before = text[max(border.sentence, start - _REACH) : start].split()
    if before and before[-1].lower().strip("“\"'(") in _listed("lettered"):
        return True
    if word == "I" and before and before[-1].islower():
        return True
    return _is_starter(text, head)


def _ends_abbreviation(text: str, kind: str, border: _Border, start: int, head: int, *, number: bool) -> bool:
    starter = _is_starter(text, head)
    quote = text[border.after] in '"“‘«' and text[head].isupper()
    if kind in ("title", "latin"):
        return False
    if kind == "number":
        word = text[start : border.stop]
        lettered = word[:1].isupper() and word != "No"  # Fig. A; but: No. I did not.
        return not (number or (lettered and _REFERENCE.match(text, border.after)))
    if kind in ("unit", "open"):
        return not number
    if kind == "time":
        following = _WORD.match(text, head)
        return not number and not (following and following[0] in _listed("after-time"))
    if kind == "state" and text[start - 2 : start] == ", " and text[border.after] != "(" and not number:
        return True
    return starter or quote


def _is_starter(text: str, head: int) -> bool:
    """Whether the word at ``head`` is one that often begins a sentence, and no initial."""
    word = _WORD.match(text, head)
    if not word or not word[0][0].isupper() or word[0].lower() not in _listed("starter"):
        return False
    return not (len(word[0]) < 4 and text[word.end() : word.end() + 1] == ".")


@cache
def _kinds() -> dict[str, str]:
    """The class of each abbreviation."""
    lists = classes("abbreviations")
    return {word: group for group, words in lists.items() if group not in _HELPS for word in words}


def _kind(word: str) -> str:
    word = word.replace("’", "'")
    if word.isupper() and len(word) > 1 and word.capitalize() in _listed("title"):  # GEN. ANN POE
        return "title"
    return _kinds().get(word, "")


def _listed(group: str) -> frozenset[str]:
    return classes("abbreviations")[group]


@cache
def _reporting() -> re.Pattern[str]:
    """A reporting clause that begins with a name, as in: Ann Poe of the pier trust asked."""
    verbs = "|".join(sorted(quotemarks.listed("reporting") - {"according to"}))
    return re.compile(
        rf"[A-Z][\w.’'-]*,?\s(?:(?:[A-Z][\w.’'-]*|of|the|for|de|von|van|\([^()]{{1,40}}\)),?\s){{0,8}}?(?:{verbs})\b"
    )
