"""Who is said to say what, sentence by sentence: mention, cue and content of each saying."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from audit.article import CueClass, Quotation
from audit.document import Document, Span
from audit.reading import nominal, reactions, verbal
from audit.reading.according import source_after
from audit.reading.cues import PRONOUNS
from audit.reading.drafts import CITED, NAME_AND_COLON, Draft
from audit.reading.mending import mend
from audit.reading.speakers import speaks
from audit.reading.tagging import Token, tag
from audit.words import Words, split

_QUOTATION = "“ ”"
"""What stands for a quotation while its sentence is tagged."""
# (The first case is one of the second, and most of a text: it is found at two thirds of the price.)
_INNER_WORD = re.compile(r" (?<=[a-z,;] )([A-Za-z]++(?![^\W\d_])|[^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Saying:
    """What was said, with the bare mention of whoever said it.

    ``named`` is what the mention stands for: "the driver" for "who" in "the driver, who said".
    ``pattern`` names how it was recognised; ``introduces`` is true where the content
    follows in the next sentence ("He said:").
    """

    mention: Span | None
    named: Span | None
    cue: Span
    content: tuple[Span, ...]
    lemma: str
    cue_class: CueClass
    pattern: str
    introduces: bool = False

    @property
    def labelled(self) -> bool:
        """Whether it is a turn of an interview or a transcript: "LUND: We had no choice."."""
        return self.pattern == NAME_AND_COLON


def tokens_of(
    document: Document,
    span: Span,
    quotations: Sequence[Quotation],
    *,
    headline: bool = False,
    known: Container[str] = (),
) -> list[Token]:
    """The tagged tokens of a sentence; each quotation in it, or the part that lies in it, is one token.

    ``known``: the words, in lower case, that the article is seen to use as names.
    """
    words = split(document.text, span.start, span.end)
    title = _shouts(words, least=3 if headline else 5)
    inside = [q for q in quotations if q.span.overlaps(span) and q.use in ("speech", "fragment", "scare")]
    if not inside:
        return mend(tag(words, shouting=title, names=known))
    places = [(max(q.span.start, span.start), min(q.span.end, span.end)) for q in inside]
    uses = {begin: q.use for (begin, _), q in zip(places, inside, strict=True)}
    return [
        Token(t.start, t.end, document.text[t.start : t.end], uses[t.start], "Q")
        if t.text == _QUOTATION
        else t
        for t in mend(tag(_with_quotations(words, places), shouting=title, names=known))
    ]


def _with_quotations(words: Words, quotations: Sequence[tuple[int, int]]) -> Words:
    """The words that stand outside all quotations, and each quotation as one word."""
    every = list(words.rows)
    mixed: list[tuple[int, int, str, str]] = []
    at = 0
    for begin, end in quotations:
        mixed += every[at : bisect_right(words.ends, begin, at)]
        mixed.append((begin, end, _QUOTATION, _QUOTATION))
        at = bisect_left(words.starts, end, at)
    return Words(*zip(*mixed, *every[at:], strict=True))


def names_of(document: Document, spans: Sequence[Span]) -> frozenset[str]:
    """The words that sentences write with a capital inside, and never in lower case, in lower case."""
    high: set[str] = set()
    low: set[str] = set()
    for span in spans:
        sentence = document[span]
        words = _INNER_WORD.findall(sentence)
        capitals = [word for word in words if word[0].isupper()]
        if len(capitals) <= 0.6 * len(words):
            high.update(map(str.lower, capitals))
            low.update(words)
    return frozenset(high - low)


def _shouts(words: Words, least: int) -> bool:
    """Whether (nearly) all its longer words, ``least`` or more, are written with a capital."""
    firsts = [text[0] for text in words.texts if len(text) > 3]  # no mark is that long
    return len(firsts) >= least and sum(map(str.isupper, firsts)) > 0.75 * len(firsts)


def find(tokens: Sequence[Token], *, headline: bool = False) -> tuple[Saying, ...]:
    """The sayings of one sentence, in order of their cues."""
    kept = _trimmed(tokens, drafts(tokens, headline=headline))
    return tuple(_saying(tokens, draft) for draft in kept)


def drafts(tokens: Sequence[Token], *, headline: bool = False) -> list[Draft]:
    """The sayings of one sentence before each content is cut where the next begins, one for a cue."""
    every = (*verbal.find(tokens), *reactions.find(tokens), *nominal.find(tokens, headline=headline))
    found = _without_doubles([*every])
    kept = [draft for draft in found if not _is_own(tokens, draft, found)]
    return [_cited(tokens, draft, kept) or draft for draft in kept]


def _cited(tokens: Sequence[Token], draft: Draft, found: Sequence[Draft]) -> Draft | None:
    """What somebody cites for what he or she reports beside it: said the bridge moved, citing a survey."""
    if draft.lemma not in ("cite", "quote") or tokens[draft.cue[0]].form != "ing" or not draft.content:
        return None
    cited = source_after(tokens, draft.content[0][0])
    said = (d for d in found if d.content and d is not draft and _same_speaker(d, draft))
    beside = min(said, key=lambda d: abs(d.cue[0] - draft.cue[0]), default=None)
    if cited is None or beside is None or not speaks(tokens, cited):
        return None
    return replace(draft, mention=cited, named=cited, content=beside.content, pattern=CITED)


def _same_speaker(one: Draft, other: Draft) -> bool:
    return one.mention is not None and other.mention is not None and one.mention[0] == other.mention[0]


def _is_own(tokens: Sequence[Token], draft: Draft, found: Sequence[Draft]) -> bool:
    """Whether a speaker only says what he or she thinks: in "he said he feared" he is cited once."""
    if draft.mention is None or not (draft.cue_class == "belief" or draft.lemma.startswith("be ")):
        return False
    first, last = draft.mention
    if last - first != 1 or tokens[first].low not in PRONOUNS:
        return False
    outer = (other for other in found if other.mention is not None and other is not draft)
    parts = (part for other in outer for part in other.content)
    return any(first - part[0] in (0, 1) and draft.cue[1] <= part[1] for part in parts)


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Of drafts that share a word of their cue, the one with the longer cue; in order."""
    if len(drafts) < 2:
        return drafts  # in most sentences
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.cue[0] - d.cue[1], d.cue[0])):
        if not any(draft.cue[0] < k.cue[1] and k.cue[0] < draft.cue[1] for k in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: d.cue)


def _trimmed(tokens: Sequence[Token], drafts: list[Draft]) -> list[Draft]:
    """End each content where the next clause with a cue of its own begins, coordinate with it."""
    trimmed = []
    begins = [(draft.cue[0], _begin(tokens, draft)) for draft in drafts[1:]]  # they are in order
    for draft in drafts:
        content = draft.content
        for cue, begin in begins:
            if cue > draft.cue[0] and begin is not None:
                content = tuple(_cut(tokens, part, begin) for part in content)
        content = tuple(part for part in content if part[1] > part[0])
        trimmed.append(draft if content == draft.content else replace(draft, content=content))
    return trimmed


def _begin(tokens: Sequence[Token], draft: Draft) -> int | None:
    """Where the clause of a draft begins, if it is coordinate: at its comma or conjunction."""
    first = draft.cue[0]
    if draft.mention and draft.mention[1] <= first:
        between = tokens[draft.mention[1] : first]
        if not any(t.tag in "VQ" or t.low in ("and", "but") for t in between):
            first = draft.mention[0]
    index = first
    while index > 0 and (
        tokens[index - 1].tag == "C" or tokens[index - 1].low in (",", "while", "as", "although", "though")
    ):
        index -= 1
    return index if index < first and tokens[index].low != "as" else None


def _cut(tokens: Sequence[Token], part: tuple[int, int], at: int) -> tuple[int, int]:
    return (part[0], at) if part[0] < at < part[1] else part


def _saying(tokens: Sequence[Token], draft: Draft) -> Saying:
    mention = _span(tokens, draft.mention) if draft.mention else None
    other = draft.named if draft.mention and draft.named != draft.mention else None
    return Saying(
        mention=mention,
        named=_span(tokens, other) if other else mention,
        cue=_span(tokens, draft.cue),
        content=tuple(_span(tokens, part) for part in draft.content),
        lemma=draft.lemma,
        cue_class=draft.cue_class,
        pattern=draft.pattern,
        introduces=draft.introduces,
    )


def _span(tokens: Sequence[Token], part: tuple[int, int]) -> Span:
    return Span(tokens[part[0]].start, tokens[part[1] - 1].end)
