"""Sayings by a verb in the passive: is believed to, was accused of, was told by X that."""

from __future__ import annotations

from audit.reading import placing
from audit.reading.clauses import clause_end, opens_clause, past_adverbials, verb_group
from audit.reading.cues import Cue
from audit.reading.drafts import Draft, Verdict
from audit.reading.nounphrases import Range, Tokens, head, phrase_after
from audit.reading.speakers import may_speak
from audit.reading.subjects import subject_of

_HEARERS = frozenset("court jury inquest inquiry tribunal hearing panel committee judge judges".split())
_URGING = frozenset("urge beg implore exhort beseech".split())
ALONE = "passive without an agent"
WITH_SPEAKER = "passive with its speaker"
WITH_AGENT = "passive with its agent"


def judge(tokens: Tokens, cue: Cue) -> Verdict:
    """The saying that a cue in the passive makes, or why it makes none."""
    subject = subject_of(tokens, cue.first)
    begin = (subject,) if subject else ()
    end = clause_end(tokens, cue.last)
    group = (verb_group(tokens, cue.first), cue.last)
    heard = _heard(tokens, cue, subject, group)
    if heard:
        return heard
    if _is_scheduled(tokens, cue):
        return "a scheduled event"
    if cue.group == "passive":
        return _listed(tokens, cue, begin, group, end)
    agent = _agent(tokens, cue.last)
    if agent is not None and _by_somebody(tokens, cue):
        if not may_speak(tokens, agent, cue):
            return "its subject cannot speak"
        content = tuple(part for part in (*begin, (agent[1], end)) if part[1] > part[0])
        if not content:
            return "no content follows"
        return Draft(agent, group, content, cue.lemma, cue.cue_class, WITH_AGENT)
    governed = past_adverbials(tokens, cue.last)
    word = tokens[governed].low if governed < len(tokens) else ""
    if cue.group == "accuse" and word in ("of", "for"):
        return Draft(None, group, (*begin, (cue.last, end)), cue.lemma, "accuse", ALONE)
    told = (
        word == "that"
        or (word == "to" and cue.lemma in ("tell", "warn", "instruct"))
        or (cue.lemma == "tell" and opens_clause(tokens, governed))
    )
    if subject and ((told and "np-that" in cue.frames) or (word == "to" and cue.lemma in _URGING)):
        return Draft(None, group, ((governed, end),), cue.lemma, cue.cue_class, ALONE)
    return "a passive that does not say by whom"


def _listed(tokens: Tokens, cue: Cue, begin: tuple[Range, ...], group: Range, end: int) -> Verdict:
    """A passive of the list of phrases: is said to, is feared by."""
    if "it" in cue.frames and begin and tokens[begin[0][0]].low == "it":
        return _of_nobody(tokens, cue, begin[0], group)
    if "it" in cue.frames and not cue.lemma.endswith((" that", " to")):
        return "no content follows"
    if begin and cue.lemma.startswith("be quoted"):
        return Draft(begin[0], group, ((cue.last, end),), cue.lemma, "neutral", WITH_SPEAKER, named=begin[0])
    if begin and cue.lemma.endswith(" that") and tokens[begin[0][0]].low == "it":
        begin = ()  # it is feared that
    if tokens[cue.last - 1].low == "by":
        agent = phrase_after(tokens, cue.last)
        return Draft(agent, group, begin, cue.lemma, "adverb", WITH_AGENT) if agent else "no subject is found"
    return Draft(None, group, (*begin, (cue.last, end)), cue.lemma, "adverb", ALONE)


def _of_nobody(tokens: Tokens, cue: Cue, subject: Range, group: Range) -> Verdict:
    """It is understood that 40 were open; the tower, it is thought, is Roman: nobody is named."""
    behind = placing.said_behind(tokens, subject[0], cue.last)
    that = cue.lemma.endswith(" that")
    comma = subject[0] - 1
    if behind:
        content: tuple[Range, ...] = (behind,)
    elif comma > 0 and tokens[comma].low == "," and not that:
        before = (placing.left_edge(tokens, comma - 1), comma)
        content = (before, *placing.resumed(tokens, cue.last, before))
    elif that or opens_clause(tokens, cue.last):
        content = ((cue.last, clause_end(tokens, cue.last)),)
    else:
        return "no content follows"
    return Draft(None, group, content, cue.lemma, "adverb", ALONE)


def _heard(tokens: Tokens, cue: Cue, subject: Range | None, group: Range) -> Draft | None:
    """What a court was told, where that stands before it: he forged the will, a jury was told."""
    if cue.lemma != "tell" or subject is None or tokens[head(tokens, subject)].low not in _HEARERS:
        return None
    before = placing.said_before(tokens, subject, group[0], cue)
    return Draft(None, group, before, cue.lemma, "neutral", "passive after its content") if before else None


def is_headline(tokens: Tokens, cue: Cue, subject: Range) -> bool:
    """Whether a headline leaves out that somebody was told: driver never saw cyclist, jury told."""
    bare = subject[1] - subject[0] == 1 and tokens[subject[0]].low in _HEARERS
    return bare and cue.lemma == "tell" and subject[0] > 0 and clause_end(tokens, cue.last) <= cue.last


def _is_scheduled(tokens: Tokens, cue: Cue) -> bool:
    """Whether what "is expected" has a day: a witness is due on Monday, which nobody need foretell."""
    return cue.lemma.startswith("be expected") and any(t.tag == "Z" for t in tokens[cue.last :])


def _by_somebody(tokens: Tokens, cue: Cue) -> bool:
    """Whether "by" after the passive names who speaks: condemned by, told by the judge that."""
    if cue.lemma in ("echo", "second") or cue.group == "praise":
        return True
    if cue.cue_class in ("accuse", "deny", "warn", "direct"):
        return True
    return any(t.low == "that" for t in tokens[cue.last : cue.last + 10])


def _agent(tokens: Tokens, after: int) -> Range | None:
    for index in range(after, min(len(tokens), after + 6)):
        if tokens[index].low == "by":
            return phrase_after(tokens, index + 1)
        if tokens[index].tag in ".QV":
            return None
    return None
