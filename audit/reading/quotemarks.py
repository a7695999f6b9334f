"""Quotation marks in a paragraph: which there are, which side each looks to, and which pair up.

Marks are told by what stands around them first and by their shape second, because curly
marks are often typed the wrong way round. An apostrophe, a prime or an elision is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from audit.document import Span
from audit.reading.wordlists import classes

Family = Literal["double", "angle", "corner", "single"]

_PAIRED: dict[str, tuple[Family, int]] = {
    '"': ("double", 0), "＂": ("double", 0), "''": ("double", 0), "``": ("double", 1),
    "“": ("double", 1), "”": ("double", -1), "„": ("double", 1), "‟": ("double", 1),
    "‘‘": ("double", 1), "’’": ("double", -1),
    "«": ("angle", 1), "»": ("angle", -1), "「": ("corner", 1), "」": ("corner", -1),
    "『": ("corner", 1), "』": ("corner", -1),
    "'": ("single", 0), "’": ("single", -1), "‘": ("single", 1), "‚": ("single", 1), "‛": ("single", 1),
    "`": ("single", 1), "‹": ("single", 1), "›": ("single", -1),
}  # fmt: skip
# Single marks between letters are left out: they are apostrophes. A long run, a ruled line, is one mark.
# (A set of marks that leads is searched for much faster than a choice; each case then asks which it was.)
_MARK = re.compile(
    r"([\"＂“”„‟«»「」『』'’‘‚‛`‹›])(?:\1{7,}|(?<=')'{1,2}(?!')|(?<=[`‘’])\1|(?<=[\"＂“”„‟«»「」『』])"
    r"|(?:(?<![^\W_].)|(?![^\W_])))"
)
# Direction marks and the like, beside which a mark stands as beside a space.
_UNSEEN = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
_AFTER_OPEN = frozenset("([{—–―-/=<|")
_BEFORE_CLOSE = frozenset(".,;:!?…)]}—–―-/<|")
_QUOTES = frozenset("\"“”„«»'‘’‚`‹›＂")
# He is 6'2" tall; 5’ 11”
_FEET = re.compile(r"\d['’′] ?\d{1,2}(?:\.\d|[½¼¾])?$")

# '90s, 'tis, rock 'n' roll
_ELISION = re.compile(
    r"(?:\d0s|t(?:is|was|were|will|would|ould)(?:n['’]?t)?|til|till|em|n|cos|cuz|coz|bout|cause|nuff"
    r"|ello|ere|arry|alf|enry|elp|ouse|ave)(?![\w-])",
    re.IGNORECASE,
)
_AND = re.compile(r"['‘’`]n['’](?!\w)", re.IGNORECASE)  # rock ’n’ roll
_YEAR = re.compile(r"\d\d(?![\d,.]?\d|\w)")  # the class of '08
_SENTENCE_INSIDE = re.compile(r"[.!?]['\"’”)\]]*\s+[A-Z]")
_LAST_WORD = re.compile(r"[a-z]+$")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")


def listed(group: str) -> frozenset[str]:
    """The words of a class of ``seeds/lexicons/quotation-words.txt``."""
    return classes("quotation-words")[group]


class Mark(NamedTuple):
    """A quotation mark: its place, and the side it looks to: 1 opens, -1 closes, 0 either."""

    start: int
    end: int
    family: Family
    shape: int
    side: int


@dataclass
class Paired:
    """The marks of one paragraph: the outermost pairs, and the marks without a partner."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    opened: list[Mark] = field(default_factory=list)
    stray: list[Mark] = field(default_factory=list)
    first: Mark | None = None


def marks(text: str, start: int, end: int) -> list[Mark]:
    """The marks in ``text[start:end]``, apostrophes inside words left out."""
    found = []
    matches = list(_MARK.finditer(text, start, end))
    if not matches:
        return []  # in most paragraphs
    runs = any(len(match[0]) > 1 for match in matches)
    doubled = _doubled(text, start, end) if runs else frozenset()
    for match in matches:
        parts = ((match.start(), match[0]),) if len(match[0]) == 1 else _parts(match, text, start, doubled)
        for at, glyph in parts:
            family, shape = _PAIRED[glyph] if len(glyph) < 3 else _PAIRED[glyph[0]]
            before = text[at - 1] if at > start and text[at - 1] not in _UNSEEN else " "
            after = _after(text, at + len(glyph), end)
            if not (family == "single" and _is_apostrophe(text, at, before, after)):
                found.append(Mark(at, at + len(glyph), family, shape, _side(before, after)))
    return found


def _after(text: str, at: int, end: int) -> str:
    """The character behind a mark; a stop that nothing follows counts as a comma, which none opens before."""
    if at >= end or text[at] in _UNSEEN:
        return " "
    ends = text[at] == "." and (at + 1 == end or text[at + 1].isspace())
    return "," if ends else text[at]


def _is_apostrophe(text: str, at: int, before: str, after: str) -> bool:
    """Whether a single mark is part of a word, or one of the two of ’n’."""
    if before.isalnum() and after.isalnum():
        return True
    if after not in "nN" and before not in "nN":
        return False
    return any(_AND.match(text, max(0, start)) is not None for start in (at, at - 2))


def _doubled(text: str, start: int, end: int) -> frozenset[str]:
    """Which of ‘‘, ’’ and '' have no counterpart in a paragraph: they are two single marks each."""
    opens = [at for at in (text.find(glyph, start, end) for glyph in ("‘‘", "“", "``")) if at >= 0]
    closes = max(text.rfind(glyph, start, end) for glyph in ("’’", "”"))
    last = text.rfind("’’", start, end)
    straight = text.find("''", start, end)
    alone = straight > start and text[straight - 1] in "sSzx" and text.count("''", start, end) == 1
    return frozenset(
        glyph
        for glyph, is_doubled in (
            ("’’", last >= 0 and not (opens and min(opens) < last)),
            ("‘‘", text.find("‘‘", start, end) > closes),
            ("''", alone and text.find("``", start, end) < 0),
        )
        if is_doubled
    )


def _parts(match: re.Match[str], text: str, start: int, doubled: Set[str]) -> Iterator[tuple[int, str]]:
    """The marks in a run: in ''' one is single, the inner one; what is ``doubled`` is two single ones."""
    run, at = match[0], match.start()
    if run in doubled:
        yield from ((at, run[0]), (at + 1, run[1]))
    elif run != "'''":
        yield at, run
    elif at == start or text[at - 1].isspace():
        yield from ((at, "''"), (at + 2, "'"))
    else:
        yield from ((at, "'"), (at + 1, "''"))


@lru_cache(maxsize=4096)
def _side(before: str, after: str) -> int:
    """The side a mark looks to by its neighbours, of which a space also stands for the border."""
    opens = (before.isspace() or before in _AFTER_OPEN or before in _QUOTES) and not (
        after.isspace() or after in ",;:!?)]}"
    )
    closes = not (before.isspace() or before in "([{") and (
        after.isspace() or after in _BEFORE_CLOSE or after in _QUOTES
    )
    return int(opens) - int(closes)


def pair_doubles(text: str, found: Sequence[Mark], start: int, end: int) -> Paired:
    """Pair all marks but single ones; a nested pair stays inside the outer one."""
    answer = Paired()
    doubles = [m for m in found if m.family != "single" and not _is_inches(text, m)]
    opened: list[Mark] = []
    count = {"double": 0, "angle": 0, "corner": 0}
    pairs = []
    for index, mark in enumerate(doubles):
        following = doubles[index + 1] if index + 1 < len(doubles) else None
        is_open = count[mark.family] > 0
        if _is_measure(text, mark, following, is_open=is_open):
            continue
        answer.first = answer.first or mark
        misplaced = following is not None and not is_open and _is_misplaced(text, mark, following)
        if misplaced or _opens(mark, is_open=is_open, at_start=mark.start == start):
            opened.append(mark)
            count[mark.family] += 1
        elif is_open:
            while True:
                opening = opened.pop()
                count[opening.family] -= 1
                if opening.family == mark.family:
                    break
            pairs.append((opening.start, mark.end))
        else:
            answer.stray.append(mark)
    answer.opened = opened
    answer.pairs = outermost(pairs)
    return answer


def _opens(mark: Mark, *, is_open: bool, at_start: bool) -> bool:
    """Whether a mark opens, given whether one of its family is open; typed wrong only if it must be."""
    if at_start:
        return True
    if mark.shape > 0:
        return not (mark.side < 0 and is_open)
    if mark.shape < 0:
        return mark.side > 0 and not is_open
    return mark.side > 0 if mark.side else not is_open


def _is_misplaced(text: str, mark: Mark, following: Mark) -> bool:
    """Whether a mark on the wrong side of a space opens, as in: he said," We go."; he says,” we go.”."""
    if not (mark.side < 0 and following.side < 0 and following.family == mark.family):
        return False
    if text[mark.start - 1] not in ",:" or text[mark.end : mark.end + 1] != " ":
        return False
    if not mark.shape and text[mark.end + 1 : mark.end + 2].isupper():
        return True
    cue = _LAST_WORD.search(text, max(0, mark.start - 20), mark.start - 1)
    return cue is not None and cue[0] in listed("reporting")


def _is_inches(text: str, mark: Mark) -> bool:
    if not (text[mark.start] in "\"”'" and text[mark.start - 1].isnumeric()):
        return False
    return _FEET.search(text, max(0, mark.start - 8), mark.start) is not None


def _is_measure(text: str, mark: Mark, following: Mark | None, *, is_open: bool) -> bool:
    """Whether a mark behind a number is a sign for inches, as in: a 12" pipe."""
    if mark.side > 0 or text[mark.start] not in '"”' or not text[max(0, mark.start - 1)].isdigit():
        return False
    return not is_open or (following is not None and following.side < 0 and following.family == mark.family)


def outermost(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that lie in no other, in order."""
    answer: list[tuple[int, int]] = []
    for start, end in sorted(pairs, key=lambda p: (p[0], -p[1])):
        if not answer or start >= answer[-1][1]:
            answer.append((start, end))
    return answer


def pair_singles(
    text: str, singles: Sequence[Mark], block: Span, held: Sequence[tuple[int, int]], *, again: bool = False
) -> Paired:
    """Pair those of the single marks of a block that lie in none of the stretches ``held``.

    ``again``: this block and the next begin with such a mark, so that what this one opens
    may run on; then only a mark that surely closes is taken to do so.
    """
    starts = [a for a, _ in held]
    singles = [m for m in singles if not _inside(m, starts, held)]
    answer, index = Paired(), 0
    while index < len(singles):
        mark = singles[index]
        if _may_open(text, mark):
            answer.first = answer.first or mark
            sure = again and mark.start == block.start
            partner = _partner(text, singles, index, block.end, sure=sure)
            if partner:
                answer.pairs.append((mark.start, singles[partner].end))
                index = partner
            elif mark.shape > 0 or _surely_opens(text, mark, block.start):
                answer.opened.append(mark)
        elif _closes_nothing(text, mark, block, answer.pairs[-1:]):
            answer.first = answer.first or mark
            answer.stray.append(mark)
        index += 1
    return answer


def _inside(mark: Mark, starts: Sequence[int], held: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(starts, mark.start) - 1
    return at >= 0 and mark.start < held[at][1]


def _may_open(text: str, mark: Mark) -> bool:
    """Whether a single mark can open: before a word, and no sign for letters left out."""
    if mark.side <= 0 and not (mark.shape > 0 and mark.side == 0):
        return False
    if mark.shape < 0 and not text[mark.end : mark.end + 1].isupper():
        return False
    if text[mark.start] in "‹‚":
        return True
    if _ELISION.match(text, mark.end):
        return False
    if _YEAR.match(text, mark.end):
        before = text[max(0, mark.start - 2) : mark.start].rstrip()
        return not before or before[-1] in ",:.—–"
    return True


def _surely_opens(text: str, mark: Mark, start: int) -> bool:
    """Whether a mark that could be an apostrophe stands where speech begins, as in: It rained. 'We go."""
    before = text[max(start, mark.start - 2) : mark.start]
    return text[mark.end : mark.end + 1].isupper() and (not before.strip() or before[0] in ".?!:,")


def _closes_nothing(text: str, mark: Mark, block: Span, last: Sequence[tuple[int, int]]) -> bool:
    """Whether a mark closes speech that none opens, as in: We go,’ she said.

    At the end of a paragraph or right behind another mark it need not be before a cue.
    """
    if last and last[0][1] == mark.start and mark.side <= 0:
        return True
    before = text[mark.start - 1]
    if mark.side > 0 or mark.start == block.start or before not in ",.?!":
        return False
    return (before != "." and reported().match(text, mark.start - 1, block.end) is not None) or (
        before != "," and mark.end == block.end and text[mark.start - 3 : mark.start - 1].isalpha()
    )


@cache
def reported() -> re.Pattern[str]:
    """The border before a reporting clause, as in: … the pier is safe, he said."""
    verbs = "|".join(sorted(listed("reporting")))
    return re.compile(
        r"[,?!](?=['\"’”]? (?:"
        r"(?:he|she|they|it|we|I|who|(?:the|a|an|one|his|her|their) [\w’'-]+(?: [\w’'-]+)?"
        rf"|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,3}}) (?:also |later |then )?(?:{verbs})"
        rf"|(?:{verbs}) (?:he|she|they|the|a|an|his|her|their|one|[A-Z][\w.’'-]*))\b)"
    )


def _partner(text: str, singles: Sequence[Mark], index: int, end: int, *, sure: bool) -> int | None:
    """The mark that closes the one at ``index``: the first sure one, else the likeliest before it."""
    opening = singles[index]
    speech = _begins_speech(text, opening)
    fallback = None
    for at in range(index + 1, len(singles)):
        mark = singles[at]
        strength = _closing(text, mark, end)
        if strength == 3 or (strength == 2 and not (speech and _is_possessive(text, singles, at, end))):
            return at if speech or not _SENTENCE_INSIDE.search(text, opening.end, mark.start) else fallback
        if (
            not sure
            and strength
            and (fallback is None or strength == 2)
            and _near(text, opening, mark, strength)
        ):
            fallback = at
        if _may_open(text, mark):
            break
    return fallback


def _begins_speech(text: str, opening: Mark) -> bool:
    """Whether sentences may follow an opening mark: by a capital, or behind a cue, as in: he said, ‘now."""
    return text[opening.end : opening.end + 3].lstrip("'’‘\"“")[:1].isupper() or (
        text[opening.start - 2 : opening.start] == ", "
    )


def _near(text: str, opening: Mark, mark: Mark, strength: int) -> bool:
    """Whether what a doubtful mark would close is short enough to be believed."""
    if strength == 2:
        return True
    short = mark.start - opening.end <= 60 and text.count(" ", opening.end, mark.start) <= 4
    return short and not _SENTENCE_INSIDE.search(text, opening.end, mark.start)


def _is_possessive(text: str, singles: Sequence[Mark], at: int, end: int) -> bool:
    """Whether a mark behind an s is an apostrophe: before a space, or if one of the next closes for sure."""
    mark = singles[at]
    if text[mark.start - 1] not in "sSzx":
        return False
    if text[mark.end : mark.end + 1].isspace():
        return True
    for following in singles[at + 1 : at + 6]:
        if _may_open(text, following):
            return False
        if following.start == mark.end or _closing(text, following, end) == 3:
            return True
    return False


def _closing(text: str, mark: Mark, end: int) -> int:
    """How surely a single mark closes: 3 after a stop, 2 by its neighbours, 1 perhaps, 0 not."""
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1] if mark.end < end else ""
    if mark.side > 0 or not before or before.isspace() or after.isalnum():
        return 3 if text[mark.start] == "›" else 0
    if before in '.,!?…—–-”"»':
        return 3
    if not after or not after.isspace() or not before.isalpha():
        return 2
    word = _NEXT_WORD.match(text, mark.end, min(end, mark.end + 40))
    if word and word[1].lower() in listed("following"):
        return 2
    return 1 if before in "sSzx" or text[mark.start - 2 : mark.start] == "in" else 2
