"""Where sentences begin and end.

A stop is a question put to its neighbours: the word before it (an abbreviation, an
initial, the number of an item?) and the word after it (a capital, a word that begins
sentences, a reporting clause?). What is inside quotation marks is split as well, but not
titles and fragments; closing marks, brackets and note numbers go with what they close.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from audit.article import Quotation
from audit.document import Block, Document, Span
from audit.reading import openings, quotemarks, seams
from audit.reading.wordlists import classes

# ?!  . . .  […]; “It is —” She stopped.
# (A set of marks that leads is searched for much faster than a choice; each case then asks which it was.)
_STOP = re.compile(
    r"[.!?…‽。！？\[—–:-](?:(?<=[.!?…‽])(?:[.!?…‽]|(?<=\.) \.(?![\w.]))*|(?<=[。！？])[。！？]*"
    r"|(?<=\[)(?:\.{3}|…)\]|(?:(?<=[—–])|(?<=-)-)(?=[\"”’'»] [A-Z])|(?<=:)(?= 1[.)] ))"
)
# [12] [13]; ³; †
_NOTE = re.compile(r"(?:\s?\[(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed)\])+|[¹²³⁰⁴-⁹]+|[*†‡§]{1,3}(?=\s)")
_OMISSION = re.compile(r" (?:\.{3}|…)(?= )")
_SPACE = re.compile(
    r"\s*(?:(?<=[\n\r])(?:>[ \t]*)+)?"
)  # with the marks of a quoted line: … the pier.\n> She left.
_OPENING = re.compile(r"[\"'“”‘’„«»‹›(\[{¿¡`]*")
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_BEFORE = re.compile(r"[^\s(\[“‘”«„\"—–/>]*$")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.&?)+[^\W\d_]{1,3}$")  # U.S; Ph.D; S.&P
_ITEM = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})$")  # 1. a. ii.
_REFERENCE = re.compile(r"[A-Z]?\d|(?:[IVXLC]+|[A-Z])\b")  # No. 10; Vol. II; Fig. A
_AMOUNT = re.compile(r"[\d§#£$€¥]|\(\d")  # ca. £9; subsec. (1)
# At 9.15 p.m.; On Saturday at 5.30 p.m.; In the 100 m.
_MOMENT = re.compile(
    r"[\"“‘]?(?:At|By|On|In|Over|From|For|Until|Around|About|Before|After|Since|Shortly|Just)"
    r"(?: [\w.:-]+){1,5}$"
)
# he wrote that “; … we lost” rather than
_RUN_IN = re.compile(r"\b(?:said|says?|wrote|writes|added|adds|told|tells|claimed|claims|that) $")
_ONWARD = re.compile(
    r" (?:and|but|or|as|in|on|at|to|for|from|of|by|with|rather|instead|when|while|because|after|before) "
)
# — Ann Poe, harbour master
_CREDIT = re.compile(r"\s?(?:[—–―]|--?) ?(?=[^\W\d_a-z])[^.!?\n\r]{1,80}(?=[\n\r]|$)")
_INNER = re.compile(r"[.!?…][\"'”’)]* [\"'“‘(]*[A-Z]")
_CUT = re.compile(r"(?:\.{3}|…) ?[a-z]")  # “… and then he left
_NOTES = frozenset(" [*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹\n\t\xa0")  # before a note or an omission
_CLOSERS = frozenset("\"'”’»›)]}")
_QUOTES = frozenset("\"'”’»›“")
_MARKS = frozenset("\"'`“”„‟‘’‚«»‹›「」『』＂")
_LEADS = frozenset("$£€¥#@…•▪●")  # what else a sentence may begin with
# The classes that hold no abbreviations of their own.
_HELPS = frozenset({"after-time", "lettered", "national", "polite", "shouting", "starter"})
_REACH = 40
_SHORT = 300
_SURE = tuple(
    f"{word} "
    for word in ("The", "He", "She", "It", "They", "We", "I", "But", "And", "In", "This", "That", "So")
)


class _Quoted:
    """Where quotations begin and end, and those that are never split."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self.starts = {q.span.start: q for q in quotations if text[q.span.start] in _MARKS}
        self.ends = {q.span.end: q for q in quotations if text[q.span.end - 1] in _MARKS}
        self._whole = [
            q.span
            for q in quotations
            if q.certain and (q.use != "speech" or _is_run_in(text, q.span) or _is_credited(text, q.span))
        ]
        self._whole_starts = [span.start for span in self._whole]

    def keeps(self, offset: int) -> bool:
        """Whether ``offset`` is inside a title, a term or a fragment."""
        at = bisect_right(self._whole_starts, offset) - 1
        return at >= 0 and offset < self._whole[at].end


def _is_run_in(text: str, span: Span) -> bool:
    """Whether a short quotation is part of the writer's sentence, as in: he wrote that “We go. We win.”.

    It holds one border, and follows its verb without a comma, leaves out its own beginning, or the
    sentence goes on behind it.
    """
    if len(span) > _SHORT or text[span.start] not in _MARKS:
        return False
    if len(_INNER.findall(text, span.start, span.end)) != 1:
        return False
    if _RUN_IN.search(text, max(0, span.start - _REACH), span.start) or _CUT.match(text, span.start + 1):
        return True
    inside = text[span.start - 2 : span.start - 1]
    onward = _ONWARD.match(text, span.end)
    return (inside.isalnum() or inside == ",") and text[span.end - 2] not in ",.?!…" and onward is not None


def _is_credited(text: str, span: Span) -> bool:
    """Whether a short quotation stands alone above or before who said it: “We go. We win.” — Ann Poe."""
    begins = text[span.start - 1 : span.start] in ("", "\n", "\r")
    return begins and len(span) <= _SHORT and _CREDIT.match(text, span.end) is not None


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
    return tuple(tuple(_sentences(document.text, block, quoted)) for block in document.blocks)


def _sentences(text: str, block: Block, quoted: _Quoted) -> Iterator[Span]:
    limit = block.span.end
    begin = checked = block.span.start
    worded = False
    cuts = deque(seams.find(text, block))
    for stop in _STOP.finditer(text, begin, limit):
        while cuts and cuts[0] <= stop.start():
            if begin < cuts[0]:
                yield Span(begin, cuts[0])
                begin = checked = _past_space(text, cuts[0], limit)
                worded = False
            cuts.popleft()
        if stop.start() < begin:
            continue
        worded = worded or _WORD.search(text, checked, stop.start()) is not None
        checked = stop.end()
        border = _border(text, limit, begin, stop, quoted)
        if not worded or border.after >= limit or not _ends(text, border, quoted):
            continue
        yield Span(begin, border.end)
        begin = checked = border.after
        worded = False
    for cut in cuts:
        if begin < cut:
            yield Span(begin, cut)
            begin = _past_space(text, cut, limit)
    yield Span(begin, limit)


def _past_space(text: str, at: int, limit: int) -> int:
    space = _SPACE.match(text, at, limit)
    return space.end() if space else at


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
    found = None
    if text[end : end + 1] in _NOTES:
        for pattern in (_OMISSION, _NOTE):
            found = pattern.match(text, end, limit)
            end = found.end() if found else end
    return _Border(begin, stop.start(), stop[0], end, _past_space(text, end, limit), bool(found))


def _ends(text: str, border: _Border, quoted: _Quoted) -> bool:
    """Whether a sentence ends at a stop."""
    if quoted.keeps(border.stop) and quoted.keeps(border.end):
        return False
    if border.after == border.end and not _is_glued(text, border, quoted):
        return False
    opening = _OPENING.match(text, border.after)
    head = opening.end() if opening else border.after
    first = text[head : head + 1]
    if openings.is_item(text, border.after):
        return _kind(_word_before(text, border)) not in ("title", "latin", "number")
    if first.islower() and not _begins_small(text, border, head, quoted):
        return False
    if border.marks[-1] in "—–-:":
        return border.marks == ":" or openings.is_starter(text, head)
    if not (first.isalnum() or first in _LEADS):
        return border.marks[-1] in "。！？"
    if border.noted:
        return True
    if border.marks[-1] in "?!‽":
        return _ends_question(text, border, head, quoted)
    if len(border.marks) > 1 or border.marks == "…":
        pause = text[border.stop - 1].isspace() and border.marks[0] != "["  # Seven Days ... Seven Nights
        return not first.isdigit() and (not pause or openings.is_starter(text, head))
    return border.marks == "。" or _ends_statement(text, border, head)


def _begins_small(text: str, border: _Border, head: int, quoted: _Quoted) -> bool:
    """Whether a sentence may begin with a small letter: by its first word, or as people type."""
    if openings.is_small(text, head):
        return True
    word = _word_before(text, border)
    if border.marks != "." or len(word) < 2 or _kind(word) or _DOTTED.match(word):
        return False
    quotation = quoted.starts.get(border.after)
    if quotation is not None:
        return True
    return len(word) > 2 and border.end == border.stop + 1 and openings.is_pronoun(text, head)


def _is_glued(text: str, border: _Border, quoted: _Quoted) -> bool:
    """Whether a sentence may follow without a space, as in: … the pier.”She left."""
    if border.marks[-1] in "。！？" or border.end in quoted.starts:
        return True
    trailing = len(border.marks) > 1 or border.marks == "…"
    return (trailing or border.end in quoted.ends) and text[border.end : border.end + 1].isupper()


def _word_before(text: str, border: _Border) -> str:
    start = max(border.sentence, border.stop - _REACH)
    start = max(start, text.rfind(" ", start, border.stop))  # no word goes on over a space: less to search
    found = _BEFORE.search(text, start, border.stop)
    return found[0] if found else ""


def _ends_question(text: str, border: _Border, head: int, quoted: _Quoted) -> bool:
    """The same for ? and !, behind which a reporting clause goes on with the sentence."""
    closing = text[border.stop + len(border.marks) : border.end].strip()
    if openings.is_company(text, head):
        return False
    if not closing:
        if _word_before(text, border) in _listed("shouting"):
            return False
        return text[border.after] != "(" or _is_aside(text, border.after)
    if text[border.stop - 1] == "(":  # a mark of doubt (?)
        return False
    quotation = quoted.ends.get(border.end)
    if quotation and quotation.use != "speech" and not openings.is_starter(text, head):
        return False
    if closing[-1] not in _QUOTES or (openings.is_starter(text, head) and text[head : head + 2] != "I "):
        return True
    return _reporting().match(text, head) is None


def _is_aside(text: str, start: int) -> bool:
    """Whether a bracket holds a sentence: (Nobody knew.) and not: (1998)."""
    end = text.find(")", start, start + 300)
    return end < 0 or text[end - 1] in ".?!"


def _ends_statement(text: str, border: _Border, head: int) -> bool:
    """The same for a single full stop, which may only mark an abbreviation."""
    word = _word_before(text, border)
    start = border.stop - len(word)
    word = word.lstrip("'’(-")
    at_start = not text[border.sentence : start].strip("\"'“‘(« ") if start - border.sentence < 8 else False
    if (at_start and _ITEM.match(word)) or openings.is_section(text, border.sentence, border.stop):
        return False
    kind = _kind(word)
    if border.end > border.stop + 1 and text[border.end - 1] in _CLOSERS and not text[head].isdigit():
        if kind in ("title", "latin"):
            return openings.is_starter(text, head)
        return not openings.is_company(text, head)
    counted = text[max(0, start - 6) : start].rstrip(" sq.")[-1:].isdigit()
    if len(word) == 1 and word.isalpha() and kind != "latin":
        if not (word.islower() and counted):
            return _ends_letter(text, word, border, start, head)
        kind = "unit"
    if kind in ("unit", "time") and not counted:
        kind = ""
    if not kind and not _DOTTED.match(word):
        return True
    return _ends_abbreviation(text, kind, border, start, head)


def _ends_letter(text: str, word: str, border: _Border, start: int, head: int) -> bool:
    """The same behind a single letter: an initial, unless what stands around speaks against it."""
    before = text[max(border.sentence, start - _REACH) : start].split()
    if before and before[-1].lower().strip("“\"'(") in _listed("lettered"):
        return True
    if word == "I" and before and before[-1].islower():
        return True
    return openings.is_starter(text, head)


def _ends_abbreviation(text: str, kind: str, border: _Border, start: int, head: int) -> bool:
    """The same behind an abbreviation of some kind; those without one have stops inside."""
    after, number = text[border.after], text[border.after].isdigit()
    quote = after in '"“‘«' and text[head].isupper()
    if kind in ("title", "latin"):
        named = kind == "title" and text[start - 4 : start].lower() == "the "
        return named and (quote or text[head:].startswith(_SURE))
    if openings.is_next_item(text, border.sentence, border.after):
        return True
    if kind == "number":
        return not _is_reference(text, border, start)
    if after == "(" and not _is_aside(text, border.after):
        return False
    if kind == "open":
        return not number
    if _MOMENT.match(text, border.sentence, border.stop + 1) and not openings.is_starter(text, head):
        return False
    if kind == "unit":
        return not number
    if kind == "time":
        return not number and openings.word_at(text, head) not in _listed("after-time")
    if kind == "state" and text[start - 2 : start] == ", " and after != "(" and not number:
        return True
    return openings.is_starter(text, head) or quote or _goes_on_anew(text, kind, start, head)


def _is_reference(text: str, border: _Border, start: int) -> bool:
    """Whether an abbreviation stands before its number: No. 10; Fig. A; ca. £9."""
    if _AMOUNT.match(text, border.after):
        return True
    word = text[start : border.stop]
    lettered = word[:1].isupper() and word != "No"  # Fig. A; but: No. I did not.
    return lettered and _REFERENCE.match(text, border.after) is not None


def _goes_on_anew(text: str, kind: str, start: int, head: int) -> bool:
    """Whether what follows a name with a stop is no part of it: … Velda Inc. Analysts at the bank."""
    if openings.is_polite(text, head):
        return True
    if kind == "final":
        return (
            openings.is_title(text, head)
            or openings.is_given_name(text, head)
            or openings.is_plural(text, head)
            or openings.is_subject(text, head)
            or openings.is_label(text, head)
        )
    if kind in ("company", "month", "state"):
        return text[start : start + 3] == "St." and openings.is_title(text, head)
    degree = text[head - 2 - 3 : head - 2] in ("M.D", "K.C", "Q.C", "h.D", "C.B", "B.E")
    return openings.is_plural(text, head) or (degree and openings.is_label(text, head))


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
        r"(?:[A-Z]|(?:van|von|de|da|di|del) )[\w.’'-]*,?\s"
        r"(?:(?:[A-Z][\w.’'-]*|of|the|for|de|von|van|\([^()]{1,40}\)),?\s){0,8}?"
        rf"(?:{verbs})\b(?! that\b)"
    )
