"""Sayings without a verb: according to, the claim that, “Minister: strike over”, allegedly."""

from __future__ import annotations

from collections.abc import Iterator

from audit import lexicons
from audit.reading import according, cues, names
from audit.reading.clauses import (
    clause_end,
    is_finite,
    opens_clause,
    past_adverbials,
    takes_clause,
)
from audit.reading.cues import BE, Cue
from audit.reading.drafts import NAME_AND_COLON, Draft, Verdict
from audit.reading.nounphrases import Range, Tokens, phrase_after
from audit.reading.speakers import speaks
from audit.reading.wordclasses import is_listed

_RUBRICS = frozenset(
    "analysis opinion comment live explainer video watch exclusive review column editorial q&a factbox "
    "timeline profile photograph photographs photo photos picture pictures illustration yes "
    "no".split()
)
"""What stands before the colon of a headline and says nothing."""
_COUNTED = frozenset("population audience staff employees members".split())
"""What a box of figures gives the number of, and who says nothing before a colon."""
_REMARKS = frozenset("note notes update correction clarification disclosure reading listening".split())
"""What a paper adds in its own voice: Editor's note: …"""
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
_ACCOUNTS = _ANSWERS | frozenset("account description assessment".split())
"""What a quotation may be: her answer was “…”."""
_TOPICAL = frozenset(
    "concern worry fear complaint objection opposition demand call appeal plea protest anger "
    "frustration disappointment dissatisfaction scepticism skepticism condemnation".split()
)
"""Nouns that say something with their topic alone where somebody holds them: the union's concern over."""
_RUMOURED = frozenset(
    "allegation accusation charge claim report rumour rumor suggestion speculation fear concern worry "
    "complaint criticism".split()
)
"""What somebody must say or fear that nobody is named for: claims that his crews were slow."""
_MADE = frozenset("made raised voiced advanced levelled".split())
_VOICED = frozenset("fear concern worry call hope demand".split())
"""The same, as what a sentence begins with: Calls for him to resign grew."""
_DASHES = frozenset(("—", "–", "―", "-", "--"))
_WRITTEN = frozenset("by from".split())


def find(tokens: Tokens, *, headline: bool = False) -> Iterator[Draft]:
    """The sayings without a verb among the tokens of a sentence."""
    lows = [token.low for token in tokens]
    yield from according.find(tokens, lows)
    yield from _by_noun(tokens)
    if not cues.adverbs().isdisjoint(lows):
        yield from _by_adverb(tokens)
    drafts = [_by_colon(tokens, headline=headline)]
    if not _DASHES.isdisjoint(lows):
        drafts.append(_by_dash(tokens))
    if headline:
        drafts += [_by_trailing_source(tokens), _by_quotation(tokens)]
    for draft in drafts:
        if draft:
            yield draft


# ---------------------------------------------------------------- the claim that


def _by_noun(tokens: Tokens) -> Iterator[Draft]:
    for cue in cues.nouns(tokens):
        verdict = judge(tokens, cue)
        if isinstance(verdict, Draft):
            yield verdict


def judge(tokens: Tokens, cue: Cue) -> Verdict:
    """The saying that a noun makes where it stands, or why it makes none."""
    at = cue.last
    mention = according.owner(tokens, cue.first)
    agent = None
    at = _past_addressee(tokens, at)
    if mention is None and at < len(tokens) and tokens[at].low in _WRITTEN:
        agent = _agent(tokens, cue, at + 1)
        at = agent[1] if agent else at
    source = mention or agent or _named(tokens, cue)
    at = past_adverbials(tokens, at)
    start = _content_after(tokens, cue, at, sourced=source is not None)
    pattern = "noun with its content"
    if start is None:
        start, pattern = _content_equated(tokens, at, quoted=cue.lemma in _ANSWERS), "noun, is, content"
    before = _quoted_before(tokens, cue, mention) if start is None and mention else None
    if before is not None:
        return Draft(mention, (cue.first, cue.last), (before,), cue.lemma, "noun", "noun, is, content")
    if start is None:
        return "no content follows" if source else "nobody is named who holds it"
    if not source and pattern == "noun, is, content" and cue.lemma not in _HELD:
        return "nobody is named who holds it"
    content = ((start, _end(tokens, start, clause_end(tokens, start))),)
    source = source or _maker(tokens, content[0][1])
    return Draft(source, (cue.first, cue.last), content, cue.lemma, "noun", pattern)


def _quoted_before(tokens: Tokens, cue: Cue, mention: Range) -> Range | None:
    """The quotation that is said to be somebody's answer: “In due course” was the ministry's answer."""
    at = mention[0] - 1
    told = cue.lemma in _ACCOUNTS and at > 0 and tokens[at].low in BE
    return (at - 1, at) if told and tokens[at - 1].tag == "Q" else None


def _maker(tokens: Tokens, at: int) -> Range | None:
    """Who made a claim, where that stands behind it: the claim that it leaked was first made by Lund."""
    made = next((i for i in range(at, min(len(tokens) - 1, at + 4)) if tokens[i].low in _MADE), None)
    return phrase_after(tokens, made + 2) if made and tokens[made + 1].low == "by" else None


def _past_addressee(tokens: Tokens, at: int) -> int:
    """Step right over whom it was said to: a warning to the port from engineers, that."""
    phrase = phrase_after(tokens, at + 1) if at < len(tokens) and tokens[at].low == "to" else None
    goes_on = phrase is not None and phrase[1] < len(tokens) and tokens[phrase[1]].low in _WRITTEN
    return phrase[1] if phrase and goes_on else at


def _agent(tokens: Tokens, cue: Cue, at: int) -> Range | None:
    """Who speaks behind "from", its own "of" left out: warnings from relief agencies of hunger."""
    agent = phrase_after(tokens, at)
    if agent is None or (agent[1] < len(tokens) and tokens[agent[1]].low == "that"):
        return agent
    inside = (i for i in range(agent[1] - 1, agent[0], -1) if tokens[i].low in cue.prepositions)
    cut = next(inside, agent[1])
    return (agent[0], cut) if speaks(tokens, (agent[0], cut)) else agent


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
    at += at < len(tokens) and tokens[at].tag in "JN"  # his answer was short: “…”
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
        bare = verbs == 0 and token.form == "participle" and tokens[index - 1].tag in "NMP"
        if bare or is_finite(tokens, index):
            verbs += 1
            if verbs > clauses:
                return index
            clauses += takes_clause(token) and _governs(tokens, index + 1)
        elif token.tag in "SWCQ" or token.low in (",", "as"):
            clauses += 1
    return end


def _governs(tokens: Tokens, at: int) -> bool:
    """Whether a clause begins here, which the verb before it may govern."""
    return at < len(tokens) and (tokens[at].low == "that" or opens_clause(tokens, at))


def _content_after(tokens: Tokens, cue: Cue, at: int, *, sourced: bool) -> int | None:
    if at >= len(tokens):
        return None
    low = tokens[at].low
    if low == "that" and "that" in cue.frames and tokens[at + 1 : at + 2] and tokens[at + 1].tag not in "VAX":
        rumoured = cue.lemma in _RUMOURED and not _is_relative(tokens, at)
        return at if sourced or rumoured or _exists(tokens, cue.first) else None
    if tokens[at].tag == "T" and "to" in cue.frames and sourced:
        return at
    if low in cue.prepositions and sourced and (cue.group in _STRONG or cue.lemma in _TOPICAL):
        return at
    if low in cue.prepositions and cue.first == 0 and cue.lemma in _VOICED and tokens[0].low.endswith("s"):
        return at
    return None


def _is_relative(tokens: Tokens, that: int) -> bool:
    """Whether "that" stands for the noun, as object of a verb behind it: a claim that the army denied."""
    verb = next((i for i in range(that + 1, len(tokens)) if tokens[i].tag == "V"), None)
    if verb is None or verb + 1 >= len(tokens):
        return verb is not None
    return tokens[verb].form == "past" and tokens[verb + 1].low in (",", ".", ";")


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
            if not _is_speaker(tokens[:index], spoken=spoken) or (_is_topic(tokens[:index]) and not quoted):
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


def _is_topic(before: Tokens) -> bool:
    """Whether what stands before a colon only says where or of what: Lagos: …; Population: …; Yes: …."""
    if any(t.tag in "IS" for t in before) or before[0].low in _COUNTED:
        return True
    named = [t for t in before if t.low != "."]
    if not all(t.tag == "M" for t in named):
        return False
    if names.classify([t.text for t in named]) in ("place", "other"):
        return True
    known = lexicons.load("source-nouns", inflect=True)
    return all(is_listed(t.low) and t.low not in known and not names.is_given_name(t.low) for t in named)


def _by_trailing_source(tokens: Tokens) -> Draft | None:
    """A headline whose source stands bare behind a dash: Four dead in ferry fire – coastguard."""
    dash = next((i for i in range(len(tokens) - 2, 1, -1) if tokens[i].low in _DASHES), None)
    if dash is None or len(tokens) - dash > 4 or dash < 3:
        return None
    if tokens[dash - 1].tag == "Q" and tokens[dash + 1].tag == "M":
        return None
    known = lexicons.load("source-nouns", inflect=True)
    behind = tokens[dash + 1 :]
    if tokens[dash].start == tokens[dash - 1].end or not all(t.tag in "NMJ" for t in behind[:-1]):
        return None
    if tokens[-1].low not in known or any(t.low in _RUBRICS for t in tokens[dash + 1 :]):
        return None
    source = (dash + 1, len(tokens))
    return Draft(source, (dash, dash + 1), ((0, dash),), "—", "neutral", "headline, dash and source")


def _by_quotation(tokens: Tokens) -> Draft | None:
    """A headline that begins with a quotation and a colon: “It is a disgrace”: plumber hits out."""
    if len(tokens) < 4 or tokens[0].tag != "Q" or tokens[1].low != ":":
        return None
    phrase = phrase_after(tokens, 2)
    ends = range(phrase[1], phrase[0], -1) if phrase else ()
    source = next(((2, end) for end in ends if speaks(tokens, (2, end))), None)
    if source is None or tokens[2].low in ("a", "an") or tokens[0].text.count(" ") < 2:
        return None  # “The Long Way Home”: a memoir
    return Draft(source, (1, 2), ((0, 1),), ":", "neutral", "quotation, colon and speaker")


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
