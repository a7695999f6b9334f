"""Sayings without a verb: according to, the claim that, “Minister: strike over”, allegedly."""

from __future__ import annotations

from collections.abc import Iterator

from audit import lexicons
from audit.reading import cues
from audit.reading.clauses import (
    TIME_NOUNS,
    clause_end,
    is_finite,
    opens_clause,
    past_adverbials,
    takes_clause,
)
from audit.reading.cues import BE, Cue
from audit.reading.drafts import NAME_AND_COLON, Draft, Verdict
from audit.reading.nounphrases import Range, Tokens, head, phrase_after, phrase_before, with_name
from audit.reading.speakers import speaks

_POSSESSIVES = frozenset("his her their its".split())
_GOES_ON = frozenset("in on with to by from at".split())
"""What ties more words to a source: figures from the ministry, events reconstructed from reports."""
_RUBRICS = frozenset(
    "analysis opinion comment live explainer video watch exclusive review column editorial q&a factbox "
    "timeline profile photograph photographs photo photos picture pictures illustration".split()
)
"""What stands before the colon of a headline and says nothing."""
_REMARKS = frozenset("note notes update correction clarification disclosure reading listening".split())
"""What a paper adds in its own voice: Editor's note: …"""
_RECKONINGS = frozenset(
    "estimate estimates reckoning account count calculation calculations telling admission view opinion "
    "words description phrase judgment judgement estimation verdict assessment eyes mind version "
    "interpretation reading perspective standpoint viewpoint".split()
)
_MEASURES = frozenset(
    "size age height weight length rank order colour color type kind status wish wishe need plan schedule "
    "rule custom taste ability income mean circumstance availability season weather index price value "
    "instruction principle tradition preference merit seniority date place".split()
)
"""By what things are ordered or done: according to size, to plan, to her wishes."""
_SEEMS = frozenset("feel seem look sound mean".split())
_STRONG = frozenset("accuse criticise warn deny doubt admit".split())
"""Classes of nouns that say something even where only a topic follows: his criticism of the plan."""
_HELD = frozenset(
    "fear worry concern suspicion belief doubt complaint criticism allegation claim objection warning "
    "prediction hope expectation assumption theory rumour rumor accusation".split()
)
"""What somebody holds though nobody is named: the fear is that."""
_ANSWERS = frozenset(
    "answer response reply message advice view verdict reaction comment explanation argument quip retort "
    "conclusion warning suggestion".split()
)
"""What a quotation may be: her answer was “…”."""
_TOPICAL = frozenset(
    "concern worry fear complaint objection opposition support demand call appeal plea protest anger "
    "frustration disappointment dissatisfaction scepticism skepticism condemnation".split()
)
"""Nouns that say something with their topic alone where somebody holds them: the union's concern over."""
_DASHES = frozenset(("—", "–", "―", "-", "--"))
_WRITTEN = frozenset("by from".split())


def find(tokens: Tokens, *, headline: bool = False) -> Iterator[Draft]:
    """The sayings without a verb among the tokens of a sentence."""
    yield from _by_preposition(tokens)
    yield from _by_reckoning(tokens)
    yield from _by_holder(tokens)
    yield from _by_noun(tokens)
    yield from _by_adverb(tokens)
    for draft in (_by_colon(tokens, headline=headline), _by_dash(tokens)):
        if draft:
            yield draft


# ---------------------------------------------------------------- according to X


def _by_preposition(tokens: Tokens) -> Iterator[Draft]:
    lows = [t.low for t in tokens]
    known = cues.prepositions()
    index = 0
    while index < len(tokens):
        match = (
            known.at(lows, index) if tokens[index].tag in "IVNRJD" and not _is_rate(tokens, index) else None
        )
        if match:
            mention = _source_inside(tokens, index, match.last) or _source_after(tokens, match.last)
            if mention and not _is_measure(tokens, match.entry.words, mention):
                content = _around(tokens, index, max(mention[1], match.last))
                lemma = match.entry.words.replace("~", "")
                yield Draft(
                    mention, (index, match.last), content, lemma, "preposition", "preposition, source"
                )
        index = match.last if match else index + 1


def _by_reckoning(tokens: Tokens) -> Iterator[Draft]:
    """By his daughter's account, on the ministry's reckoning: a preposition, whose it is, a noun."""
    for index, token in enumerate(tokens):
        if token.low not in _RECKONINGS:
            continue
        mention = _owner(tokens, index)
        first = mention[0] - 1 if mention else 0
        if mention and first >= 0 and tokens[first].low in ("by", "on", "in", "to", "from"):
            content = _around(tokens, first, index + 1)
            yield Draft(mention, (index, index + 1), content, token.low, "preposition", "in somebody's words")


def _by_holder(tokens: Tokens) -> Iterator[Draft]:
    """For Ada Lund, the evening felt “like a homecoming”: how something seems to somebody."""
    if len(tokens) < 6 or tokens[0].low != "for":
        return
    mention = phrase_after(tokens, 1)
    if mention is None or tokens[head(tokens, mention)].tag not in "NM" or not speaks(tokens, mention):
        return
    comma = _next_comma(tokens, mention[1])  # after her age, and a relative clause
    verb = next((i for i in range(comma + 1, len(tokens)) if is_finite(tokens, i)), None)
    if tokens[mention[1]].low != "," or verb is None or not opens_clause(tokens, comma + 1):
        return
    quoted = tokens[verb].low in BE and any(t.tag == "Q" for t in tokens[verb + 1 : verb + 3])
    if quoted or tokens[verb].lemma in _SEEMS:
        content = ((comma + 1, clause_end(tokens, comma + 1)),)
        yield Draft(mention, (0, 1), content, "for", "preposition", "how it seems to somebody")


def _is_measure(tokens: Tokens, words: str, mention: Range) -> bool:
    """Whether "according to" says by what something is ordered: according to size, to her wishes."""
    if words != "according to":
        return False
    return tokens[head(tokens, mention)].low.removesuffix("s") in _MEASURES


def _is_rate(tokens: Tokens, index: int) -> bool:
    """Whether "per" counts (per cent, metres per second) and does not attribute (per the ministry)."""
    return tokens[index].low == "per" and (index + 1 == len(tokens) or tokens[index + 1].tag not in "MD")


def _source_inside(tokens: Tokens, first: int, last: int) -> Range | None:
    """The pronoun of "in her view"."""
    for index in range(first, last):
        if tokens[index].low in cues.PRONOUNS:
            return (index, index + 1)
    return None


def _source_after(tokens: Tokens, at: int) -> Range | None:
    phrase = phrase_after(tokens, at)
    if phrase is None:
        return None
    last = with_name(tokens, phrase)[1]
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


# ---------------------------------------------------------------- the claim that


def _by_noun(tokens: Tokens) -> Iterator[Draft]:
    for cue in cues.nouns(tokens):
        verdict = judge(tokens, cue)
        if isinstance(verdict, Draft):
            yield verdict


def judge(tokens: Tokens, cue: Cue) -> Verdict:
    """The saying that a noun makes where it stands, or why it makes none."""
    at = cue.last
    mention = _owner(tokens, cue.first)
    agent = None
    if mention is None and at < len(tokens) and tokens[at].low in _WRITTEN:
        agent = phrase_after(tokens, at + 1)
        at = agent[1] if agent else at
    source = mention or agent or _named(tokens, cue)
    at = past_adverbials(tokens, at)
    start = _content_after(tokens, cue, at, sourced=source is not None)
    pattern = "noun with its content"
    if start is None:
        start, pattern = _content_equated(tokens, at, quoted=cue.lemma in _ANSWERS), "noun, is, content"
    if start is None:
        return "no content follows" if source else "nobody is named who holds it"
    if not source and pattern == "noun, is, content" and cue.lemma not in _HELD:
        return "nobody is named who holds it"
    content = ((start, _end(tokens, start, clause_end(tokens, start))),)
    return Draft(source, (cue.first, cue.last), content, cue.lemma, "noun", pattern)


def _named(tokens: Tokens, cue: Cue) -> Range | None:
    """A name that stands before the noun and holds it: State Department concerns, a WHO recommendation."""
    first = cue.first
    while first > 0 and tokens[first - 1].tag == "M":
        first -= 1
    return (first, cue.first) if first < cue.first and tokens[cue.first].tag == "N" else None


def _content_equated(tokens: Tokens, at: int, *, quoted: bool) -> int | None:
    """Where the content begins in "their argument is that", "her answer was: “…”"."""
    if at + 1 >= len(tokens) or tokens[at].tag != "A" or tokens[at].low not in BE:
        return None
    at = past_adverbials(tokens, at + 1)
    at += at < len(tokens) and tokens[at].tag == "J"  # his answer was short: “…”
    if at < len(tokens) - 1 and tokens[at].low == ":" and tokens[at + 1].tag == "Q":
        return at + 1
    told = at < len(tokens) and (tokens[at].low == "that" and opens_clause(tokens, at + 1))
    return at if told or (quoted and at < len(tokens) and tokens[at].tag == "Q") else None


def _end(tokens: Tokens, start: int, end: int) -> int:
    """Where the content of a noun ends that is itself a subject: the claim that the dam leaks | is wrong."""
    if any(is_finite(tokens, i) for i in range(start)) or tokens[start].low != "that":
        return end
    verbs, clauses = 0, 1
    for index in range(start + 1, end):
        token = tokens[index]
        if is_finite(tokens, index):
            verbs += 1
            if verbs > clauses:
                return index
            clauses += takes_clause(token)
        elif token.tag in "SWCQ" or token.low in (",", "as"):
            clauses += 1
    return end


def _owner(tokens: Tokens, noun: int) -> Range | None:
    """Whose claim it is: the minister's claim, his claim."""
    index = noun - 1
    while index >= 0 and tokens[index].tag in "JNR" and tokens[index].low not in _POSSESSIVES:
        index -= 1
    if index < 0:
        return None
    if tokens[index].low in _POSSESSIVES:
        return (index, index + 1)
    if tokens[index].low in ("'s", "'"):
        return phrase_before(tokens, index - 1)
    return None


def _content_after(tokens: Tokens, cue: Cue, at: int, *, sourced: bool) -> int | None:
    if at >= len(tokens):
        return None
    low = tokens[at].low
    if low == "that" and "that" in cue.frames and tokens[at + 1 : at + 2] and tokens[at + 1].tag not in "VAX":
        return at if sourced or _exists(tokens, cue.first) else None
    if tokens[at].tag == "T" and "to" in cue.frames and sourced:
        return at
    if low in cue.prepositions and sourced and (cue.group in _STRONG or cue.lemma in _TOPICAL):
        return at
    return None


def _exists(tokens: Tokens, noun: int) -> bool:
    """Whether somebody must hold it though nobody is named: there are fears that."""
    return (
        noun > 1
        and tokens[noun - 1].tag in "AJDR"
        and any(t.low == "there" for t in tokens[max(0, noun - 4) : noun])
    )


# ---------------------------------------------------------------- reportedly


def _by_adverb(tokens: Tokens) -> Iterator[Draft]:
    known = cues.adverbs()
    for index, token in enumerate(tokens):
        if token.low in known and token.tag != "Q":
            end = clause_end(tokens, 0)
            content = ((0, index), (index + 1, end))
            kept = tuple(part for part in content if part[1] > part[0])
            yield Draft(None, (index, index + 1), kept, token.low, "adverb", "adverb of hearsay")


# ---------------------------------------------------------------- Minister: strike over


def _by_colon(tokens: Tokens, *, headline: bool) -> Draft | None:
    """A short name, a colon, and what it says; in headlines, transcripts, and before a quotation."""
    for index, token in enumerate(tokens[:9]):
        if token.low == ":" and 0 < index < len(tokens) - 1:
            quoted = tokens[index + 1].tag == "Q"
            spoken = headline or quoted or opens_clause(tokens, index + 1)
            if not _is_speaker(tokens[:index], spoken=spoken):
                return None
            content = ((index + 1, clause_end(tokens, index + 1)),)
            return Draft((0, index), (index, index + 1), content, ":", "neutral", NAME_AND_COLON)
        if token.tag in "VAXQ" or token.low == ";":
            return None
    return None


def _is_speaker(before: Tokens, *, spoken: bool) -> bool:
    """Whether what stands before a colon says what follows it; ``spoken``: what follows may be said."""
    if all(t.text.isupper() for t in before if t.tag != "."):
        return len(before) <= 4 and any(len(t.text) > 2 for t in before)
    if not spoken or len(before) > 6 or before[0].low in _RUBRICS:
        return False
    last = before[-1]
    if last.low in _REMARKS:
        return False
    if last.tag == "M":
        return all(t.tag in "MN'" for t in before)
    return last.low in lexicons.load("source-nouns", inflect=True)


def _by_dash(tokens: Tokens) -> Draft | None:
    """A quotation, a dash, and the name of who said it: “We held.” — Ada Lund."""
    dash = next(
        (i for i in range(1, len(tokens)) if tokens[i].low in _DASHES and tokens[i - 1].tag == "Q"), None
    )
    if dash is None or dash + 1 == len(tokens):
        return None
    last = len(tokens)
    while tokens[last - 1].tag == ".":
        last -= 1
    if (
        last - dash > 7
        or not all(t.tag in "M.NDI," for t in tokens[dash + 1 : last])
        or tokens[dash + 1].tag != "M"
    ):
        return None
    return Draft((dash + 1, last), (dash, dash + 1), ((0, dash),), "—", "neutral", "quotation, dash and name")
