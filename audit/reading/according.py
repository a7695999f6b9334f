"""Sayings by a preposition: according to the ministry, in her view, for Lund, citing records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.reading import cues, names
from audit.reading.clauses import TIME_NOUNS, clause_end, is_finite, opens_clause
from audit.reading.cues import BE
from audit.reading.drafts import Draft
from audit.reading.nounphrases import Range, Tokens, head, phrase_after, phrase_before, with_name
from audit.reading.placing import said_behind
from audit.reading.speakers import speaks

_POSSESSIVES = frozenset("his her their its".split())
_GOES_ON = frozenset("in on with to by from at".split())
"""What ties more words to a source: figures from the ministry, events reconstructed from reports."""
_RECKONINGS = frozenset(
    "estimate estimates reckoning account accounts count counts calculation calculations telling "
    "admission view opinion words description phrase judgment judgement estimation verdict assessment "
    "tally eyes mind version interpretation reading perspective standpoint viewpoint".split()
)
_MEASURES = frozenset(
    "size age height weight length rank standing order colour color type kind status wish wishe need plan "
    "schedule rule custom taste ability income mean circumstance availability season weather index price "
    "value instruction principle tradition preference merit seniority date place statu rank clas race "
    "gender sex ethnicity nationality".split()
)
"""By what things are ordered or done: according to size, to plan, to her wishes."""
_FRONTED = frozenset(("to quote", "to paraphrase"))
_SEEMS = frozenset("feel seem look sound mean".split())


def find(tokens: Tokens, lows: Sequence[str]) -> Iterator[Draft]:
    """The sayings by a preposition among the tokens of a sentence; ``lows`` are their words in lower case."""
    yield from _by_preposition(tokens, lows)
    if not _RECKONINGS.isdisjoint(lows):
        yield from _by_reckoning(tokens)
    yield from _by_holder(tokens)


def owner(tokens: Tokens, noun: int) -> Range | None:
    """Whose claim it is: the minister's claim, his claim."""
    index = noun - 1
    while index >= 0 and tokens[index].tag in "JNR" and tokens[index].low not in _POSSESSIVES:
        index -= 1
    if index < 0:
        return None
    if tokens[index].low in _POSSESSIVES:
        return (index, index + 1)
    if tokens[index].low in ("'s", "'"):
        phrase = phrase_before(tokens, index - 1)
        if phrase is None:
            return None
        apart = (i for i in range(index - 1, phrase[0], -1) if _is_apart(tokens, i))
        return (next(apart, phrase[0] - 1) + 1, phrase[1])
    return None


def _is_apart(tokens: Tokens, index: int) -> bool:
    """Whether a preposition ties an owner to nothing: took issue *with* the mayor's claim."""
    return tokens[index].tag == "I" and tokens[index].low not in ("of", "at", "in", "for")


def _by_preposition(tokens: Tokens, lows: Sequence[str]) -> Iterator[Draft]:
    known = cues.prepositions()
    free = 0
    for index in known.beginnings(lows):
        if index < free or tokens[index].tag not in "IVNRJDT":
            continue
        match = known.at(lows, index)
        if match and not _is_rate(tokens, index):
            free = match.last
            mention = _source_inside(tokens, index, match.last) or source_after(tokens, match.last)
            if mention and not _is_measure(tokens, index, match.entry.words, mention):
                content = _around(tokens, index, max(mention[1], match.last))
                lemma = match.entry.words.replace("~", "")
                yield Draft(
                    mention, (index, match.last), content, lemma, "preposition", "preposition, source"
                )


def _by_reckoning(tokens: Tokens) -> Iterator[Draft]:
    """By his daughter's account, on the ministry's reckoning: a preposition, whose it is, a noun."""
    for index, token in enumerate(tokens):
        if token.low not in _RECKONINGS:
            continue
        mention = owner(tokens, index) or _reckoner(tokens, index)
        first = mention[0] - 1 if mention else 0
        counted = token.low.startswith(("account", "tally"))
        private = counted and tokens[max(first, 0)].low != "by"  # to her account, in its tally
        if mention and first >= 0 and not private and tokens[first].low in _before(token.low):
            content = _around(tokens, first, index + 1)
            yield Draft(mention, (index, index + 1), content, token.low, "preposition", "in somebody's words")


def _before(reckoning: str) -> tuple[str, ...]:
    """What may stand before whose reckoning it is: from her perspective, in her mind, not: on her mind."""
    if reckoning in ("perspective", "standpoint", "viewpoint"):
        return ("from", "in")
    return ("in", "to") if reckoning in ("mind", "eyes") else ("by", "on", "in", "to")


def _reckoner(tokens: Tokens, noun: int) -> Range | None:
    """Who reckons, named without a possessive: by police reckoning, on UN estimates."""
    if noun < 2 or tokens[noun - 2].low not in ("by", "on"):
        return None
    return (noun - 1, noun) if tokens[noun - 1].tag in "NM" and speaks(tokens, (noun - 1, noun)) else None


def _by_holder(tokens: Tokens) -> Iterator[Draft]:
    """For Ada Lund, the evening felt “like a homecoming”: how something seems to somebody."""
    if len(tokens) < 6 or tokens[0].low not in ("for", "to"):
        return
    mention = phrase_after(tokens, 1)
    if mention is None or tokens[head(tokens, mention)].tag not in "NM" or not speaks(tokens, mention):
        return
    comma = _next_comma(tokens, mention[1])  # after her age, and a relative clause
    verb = next((i for i in range(comma + 1, len(tokens)) if is_finite(tokens, i)), None)
    if tokens[mention[1]].low != "," or verb is None or not opens_clause(tokens, comma + 1):
        return
    quoted = tokens[verb].low in BE and any(t.tag == "Q" for t in tokens[verb + 1 : verb + 3])
    pointed = tokens[comma + 1].low in ("it", "that", "this") and verb == comma + 2
    judged = (
        pointed and not names.is_place(tokens[mention[0]].low) and tokens[verb].low in ("is", "was", "'s")
    )
    if quoted or judged or tokens[verb].lemma in _SEEMS:
        content = ((comma + 1, clause_end(tokens, comma + 1)),)
        yield Draft(mention, (0, 1), content, tokens[0].low, "preposition", "how it seems to somebody")


def _is_measure(tokens: Tokens, index: int, words: str, mention: Range) -> bool:
    """Whether "according to" says by what something is ordered: according to size, to her wishes.

    A turn that only opens a sentence ("To quote the judge, …") is a measure elsewhere too.
    """
    if words in _FRONTED:
        return index > 0 and tokens[index - 1].low not in (",", "—", "–", "(")
    noun = tokens[head(tokens, mention)].low.removesuffix("s")
    return words == "according to" and noun in _MEASURES and not (index == 0 and noun == "tradition")


def _is_rate(tokens: Tokens, index: int) -> bool:
    """Whether "per" counts (per cent, metres per second) and does not attribute (per the ministry)."""
    return tokens[index].low == "per" and (index + 1 == len(tokens) or tokens[index + 1].tag not in "MD")


def _source_inside(tokens: Tokens, first: int, last: int) -> Range | None:
    """The pronoun of "in her view"."""
    for index in range(first, last):
        if tokens[index].low in cues.PRONOUNS:
            return (index, index + 1)
    return None


def source_after(tokens: Tokens, at: int) -> Range | None:
    """The source that begins at ``at``, with what is tied to it: figures released by the ministry."""
    phrase = phrase_after(tokens, at)
    if phrase is None:
        return None
    named = with_name(tokens, phrase)
    opens = at < 3 and named[1] < len(tokens) and tokens[named[1]].low != ","
    last = phrase[1] if opens else named[1]  # According to an aide, Lund left
    while last + 1 < len(tokens):
        told = tokens[last].tag in "VJ" and tokens[last].form in ("past", "participle")
        at = last + 1 if told else last
        if tokens[at].low not in _GOES_ON or at + 1 >= len(tokens) or tokens[at + 1].tag not in "DMNJ":
            break
        more = phrase_after(tokens, at + 1)
        if more is None:
            break
        last = more[1]
    if (
        last - phrase[0] > 2
        and tokens[last - 1].low in TIME_NOUNS
        and tokens[last - 2].low in ("last", "this")
    ):
        last -= 2
    return (phrase[0], last)


def _around(tokens: Tokens, first: int, last: int) -> tuple[Range, ...]:
    """The clause that a phrase such as "according to X" belongs to: what is before it, or after."""
    behind = said_behind(tokens, first, last)
    if behind:
        return (behind,)
    end = clause_end(tokens, last)
    if first == 0 or (first == 1 and tokens[0].tag in "CR"):
        comma = _next_comma(tokens, last)
        return ((comma + 1, end),) if comma + 1 < end else ()
    start = 0
    for index in range(first - 1, -1, -1):
        if tokens[index].low == ";":
            start = index + 1
            break
    if tokens[start].tag == "C":
        start += 1
    left = (start, first - 1 if tokens[first - 1].low in (",", "—", "–") else first)
    if last < end and tokens[last].low == "," and not any(is_finite(tokens, i) for i in range(start, first)):
        return (left, (last + 1, end))
    return (left,) if left[1] > left[0] else ((last, end),)


def _next_comma(tokens: Tokens, at: int) -> int:
    """The comma that ends "According to X, who saw it, …"; the token before ``at`` if there is none."""
    for index in range(at, len(tokens)):
        if tokens[index].low == "," and (opens_clause(tokens, index + 1) or index > at + 12):
            return index
    return at - 1
