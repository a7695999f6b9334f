"""Sayings by a verb: she said that, “…” said he, X accused Y of, is believed to."""

from __future__ import annotations

from collections.abc import Iterator

from audit.reading import complements, cues
from audit.reading.clauses import clause_end, opens_clause, past_adverbials, verb_group
from audit.reading.cues import Cue
from audit.reading.drafts import Draft
from audit.reading.nounphrases import Range, Tokens, head, phrase_after, phrase_before, with_name
from audit.reading.speakers import finds, may_speak, speaks
from audit.reading.subjects import subject_of

_DUTY = frozenset("must should ought shall".split())
_LEADS = frozenset("continue proceed begin start rush hasten like use decline refuse".split())
"""Verbs whose infinitive is said to happen: continued to insist, went on to say."""
_NOT_DONE = frozenset("without of from for instead to".split())
_SAYING = frozenset(("that", "quote", "np-that"))
_CLOSING = frozenset((",", "—", "–", "-", "?", "!"))
"""What may stand between reported words and "he said"."""
_GOES_ON = frozenset(
    "and but because so if unless while when as after before though although until since".split()
)
"""What goes on with reported speech after "…, he said,"."""


def find(tokens: Tokens) -> Iterator[Draft]:
    """The sayings by a verb among the tokens of a sentence."""
    for cue in cues.verbs(tokens):
        draft = _passive(tokens, cue) if cue.passive or cue.group == "passive" else _active(tokens, cue)
        if draft:
            yield draft


def _active(tokens: Tokens, cue: Cue) -> Draft | None:
    inverted = _inverted(tokens, cue)
    if inverted:
        return inverted
    mention = subject_of(tokens, cue.first)
    if mention is None or not may_speak(tokens, mention, cue):
        return None
    group = verb_group(tokens, cue.first)
    if not _asserted(tokens, cue, group):
        return None
    start, pattern = complements.find(tokens, cue)
    if _as_inserted(tokens, mention):
        return _as_reported(tokens, cue, mention)
    before = () if _is_participle(tokens, cue) else _said_before(tokens, mention, group, cue)
    if before and (pattern == "" or (pattern == "quote" and tokens[cue.last].low == ",")):
        return _after_content(tokens, cue, mention, before)
    if not pattern:
        fronted = _object_before(tokens, cue, mention)
        if fronted:
            return _draft(tokens, cue, mention, fronted, "verb after its object")
    if pattern == "np" and "np" not in cue.frames and not finds(tokens, mention):
        return None
    if not pattern or (
        pattern in complements.WEAK and (_is_open(tokens, cue, group) or not speaks(tokens, mention))
    ):
        return _introducing(tokens, cue, mention)
    return _draft(tokens, cue, mention, ((start, clause_end(tokens, start)),), f"verb, {pattern}")


def _object_before(tokens: Tokens, cue: Cue, mention: Range) -> tuple[Range, ...]:
    """The object of a relative clause: a tax, which she described as unfair."""
    at = mention[0] - 1
    if at < 1 or not cue.frames & {"np", "np-prep", "that"}:
        return ()
    if tokens[at].low not in ("which", "whom") or _is_open(tokens, cue, verb_group(tokens, cue.first)):
        return ()
    if cue.last < len(tokens) and tokens[cue.last].tag not in ".IQRJT":
        return ()
    comma = next((i for i in range(cue.last, len(tokens)) if tokens[i].low in (",", ".", ";")), len(tokens))
    before = phrase_before(tokens, at - 2 if tokens[at - 1].low == "," else at - 1)
    return tuple(part for part in (before or (at, at + 1), (cue.last, comma)) if part[1] > part[0])


def _asserted(tokens: Tokens, cue: Cue, group: int) -> bool:
    """Whether it is said that somebody spoke, and not that one wants to, should, or did not come to."""
    if any(t.low in _DUTY for t in tokens[group : cue.first]):
        return False
    before = tokens[group - 1] if group else None
    if before is not None and before.tag == "T":
        lead = tokens[group - 2] if group > 1 else before
        return lead.lemma in _LEADS or lead.low == "on"
    return before is None or before.low not in _NOT_DONE or not _is_participle(tokens, cue)


def _is_open(tokens: Tokens, cue: Cue, group: int) -> bool:
    """Whether the act is not said to happen: wanting to back somebody, or that one should, is not backing."""
    return any(t.tag in "TX" for t in tokens[max(0, group - 1) : cue.first])


def _is_participle(tokens: Tokens, cue: Cue) -> bool:
    return tokens[cue.first].form == "ing" and verb_group(tokens, cue.first) == cue.first


def _as_reported(tokens: Tokens, cue: Cue, mention: Range) -> Draft | None:
    """As the paper reported, the bridge is shut;  the bridge is shut, as the paper reported."""
    if not cue.frames & _SAYING:
        return None
    at = mention[0] - 1
    if at > 1:
        first = _left_edge(tokens, at - 1)
        content = (first, at - 1 if tokens[at - 1].low == "," else at)
    else:
        comma = next((i for i in range(cue.last, len(tokens)) if tokens[i].low == ","), len(tokens))
        content = (min(comma + 1, len(tokens)), clause_end(tokens, comma))
    if content[1] <= content[0]:
        return None
    return _draft(tokens, cue, mention, (content,), "as somebody says")


def _draft(
    tokens: Tokens, cue: Cue, mention: Range | None, content: tuple[Range, ...], pattern: str
) -> Draft:
    first = verb_group(tokens, cue.first)
    if mention and mention[1] > first and mention[0] < cue.first:
        first = mention[1]
    content = tuple((a, b) for a, b in content if b > a)
    named = mention
    if mention:
        mention = _pronoun(tokens, mention, first) or mention
    return Draft(mention, (first, cue.last), content, cue.lemma, cue.cue_class, pattern, named=named)


def _pronoun(tokens: Tokens, named: Range, verb: int) -> Range | None:
    """A noun with the "who" between it and the verb of its relative clause: "those who" say."""
    index = verb - 1
    while index > named[1] and tokens[index].tag == "R":
        index -= 1
    if tokens[index].low in ("who", "which", "that") and named[1] <= index <= named[1] + 2:
        return (named[0], index + 1)
    return None


def _introducing(tokens: Tokens, cue: Cue, mention: Range) -> Draft | None:
    """A sentence that ends in "He said:"; what he said follows in the next."""
    end = past_adverbials(tokens, cue.last)
    if "np-that" in cue.frames or cue.lemma == "ask":
        recipient = phrase_after(tokens, end)
        end = past_adverbials(tokens, recipient[1]) if recipient else end
    if "quote" in cue.frames and end == len(tokens) - 1 and tokens[end].low == ":":
        first = verb_group(tokens, cue.first)
        return Draft(mention, (first, cue.last), (), cue.lemma, cue.cue_class, "verb, colon", introduces=True)
    return None


# ---------------------------------------------------------------- what is said stands before the verb


def _said_before(tokens: Tokens, mention: Range, group: int, cue: Cue) -> tuple[Range, ...]:
    """What stands before "…, he said" and may be its content; empty if nothing does."""
    at = min(mention[0], group) - 1
    if at < 0 or any(t.low in ("who", "which", "that") for t in tokens[mention[1] : group]):
        return ()
    if tokens[at].tag == "Q":
        return ((_left_edge(tokens, at), at + 1),)
    if tokens[at].low not in (",", "—", "–", "-", "?", "!") or at < 1:
        return ()
    first = _left_edge(tokens, at - 1)
    quoted = any(t.tag == "Q" and t.low == "speech" for t in tokens[first:at])
    if quoted or (_reports(cue) and (_is_inserted(tokens, cue) or opens_clause(tokens, first))):
        return ((first, at),)
    return ()


def _is_inserted(tokens: Tokens, cue: Cue) -> bool:
    """Whether nothing follows the verb that it could govern: …, he said on Monday; …, she joked, …."""
    end = cue.last
    if "np-that" in cue.frames:
        recipient = phrase_after(tokens, end)
        end = recipient[1] if recipient else end
    end = past_adverbials(tokens, end)
    return end >= len(tokens) or tokens[end].low in (",", ".", "—", "–", ";", ")")


def _reports(cue: Cue) -> bool:
    """Whether the verb can follow indirect speech: the dam is safe, he said."""
    if cue.lemma in complements.BARE or cue.lemma in ("put it", "write"):
        return True
    return bool(cue.frames & {"that", "np-that"}) and "quote" in cue.frames


def _left_edge(tokens: Tokens, at: int) -> int:
    """Where the clause that ends at ``at`` begins: after the last semicolon, conjunctions left out."""
    first = 0
    for index in range(at, -1, -1):
        dateline = tokens[index].low in ("—", "–", "-", "--") and index < 12 and tokens[0].text.isupper()
        if (tokens[index].low in (";", ":") or dateline) and index < at:
            first = index + 1
            break
    while first < at and (tokens[first].tag == "C" or tokens[first].low in (",", "—")):
        first += 1
    return first


def _as_inserted(tokens: Tokens, mention: Range) -> bool:
    return (
        mention[0] > 0
        and tokens[mention[0] - 1].low == "as"
        and (mention[0] < 3 or tokens[mention[0] - 2].low in ",—–")
    )


def _after_content(tokens: Tokens, cue: Cue, mention: Range, before: tuple[Range, ...]) -> Draft | None:
    if not cue.frames & _SAYING:
        return None
    content = [*before, *_resumed(tokens, cue.last, before[0])]
    return _draft(tokens, cue, mention, tuple(content), "verb after its content")


def _resumed(tokens: Tokens, after: int, before: Range) -> list[Range]:
    """What goes on after "…, he said, …": the second half of a quotation or of a clause."""
    for index in range(after, len(tokens) - 1):
        if tokens[index].tag == "Q" and tokens[index].low == "speech":
            return [(index, clause_end(tokens, index))]
    at = past_adverbials(tokens, after)
    if at >= len(tokens) - 2 or tokens[at].low not in (",", "—", "–"):
        return []
    whole = opens_clause(tokens, before[0]) or tokens[before[1] - 1].tag == "Q"
    if whole and tokens[at + 1].low not in _GOES_ON:
        return []
    return [(at + 1, clause_end(tokens, at + 1))]


def _inverted(tokens: Tokens, cue: Cue) -> Draft | None:
    """The verb before its subject: “…,” said Holm; strike over, says minister."""
    if not cue.frames & {"quote", "that"} or tokens[cue.first].form == "ing":
        return None
    at = verb_group(tokens, cue.first) - 1
    quoted = at >= 0 and tokens[at].tag == "Q"
    if not quoted and (at < 2 or tokens[at].low not in _CLOSING):
        return None
    if not quoted and tokens[at - 1].tag != "Q" and not _reports(cue):
        return None
    mention = phrase_after(tokens, cue.last)
    mention = with_name(tokens, mention) if mention else None
    if mention is None or tokens[mention[0]].tag == "Q" or not may_speak(tokens, mention, cue):
        return None
    subject = None if quoted else subject_of(tokens, cue.first)
    if subject and (_governs(tokens, cue) or tokens[subject[0] - 1].tag == "Q"):
        return None
    first, end = _left_edge(tokens, at), at + 1 if quoted else at
    bare = tokens[end - 1].tag != "Q" and not opens_clause(tokens, first)
    if bare and (end - first < 2 or any(t.low == "," for t in tokens[first:end])):
        return None
    content = ((first, end), *_resumed(tokens, mention[1], (first, end)))
    return _draft(tokens, cue, mention, content, "verb before its subject")


def _governs(tokens: Tokens, cue: Cue) -> bool:
    """Whether a clause or a recipient follows the verb, so that its subject is not what follows."""
    return "np-that" in cue.frames or complements.find(tokens, cue).frame not in ("", "np", "np-prep")


# ---------------------------------------------------------------- the passive


_HEARERS = frozenset("court jury inquest inquiry tribunal hearing panel committee judge judges".split())


def _passive(tokens: Tokens, cue: Cue) -> Draft | None:
    """Is believed to, was accused of, was told by X that."""
    subject = subject_of(tokens, cue.first)
    begin = (subject,) if subject else ()
    end = clause_end(tokens, cue.last)
    group = (verb_group(tokens, cue.first), cue.last)
    agent = _agent(tokens, cue.last)
    alone = "passive without an agent"
    heard = _heard(tokens, cue, subject, group)
    if heard or _is_scheduled(tokens, cue):
        return heard
    if cue.group == "passive":
        if tokens[cue.last - 1].low == "by":
            agent = phrase_after(tokens, cue.last)
            return (
                Draft(agent, group, begin, cue.lemma, "adverb", "passive with its agent") if agent else None
            )
        return Draft(agent, group, (*begin, (cue.last, end)), cue.lemma, "adverb", alone)
    if agent is not None and _by_somebody(tokens, cue):
        if not may_speak(tokens, agent, cue):
            return None
        content = tuple(part for part in (*begin, (agent[1], end)) if part[1] > part[0])
        return Draft(agent, group, content, cue.lemma, cue.cue_class, "passive with its agent")
    governed = past_adverbials(tokens, cue.last)
    word = tokens[governed].low if governed < len(tokens) else ""
    if cue.group == "accuse" and word in ("of", "for"):
        return Draft(None, group, (*begin, (cue.last, end)), cue.lemma, "accuse", alone)
    if subject and "np-that" in cue.frames and word in ("that", "to"):
        return Draft(None, group, ((governed, end),), cue.lemma, cue.cue_class, alone)
    return None


def _heard(tokens: Tokens, cue: Cue, subject: Range | None, group: Range) -> Draft | None:
    """What a court was told, where that stands before it: he forged the will, a jury was told."""
    if cue.lemma != "tell" or subject is None or tokens[head(tokens, subject)].low not in _HEARERS:
        return None
    before = _said_before(tokens, subject, group[0], cue)
    return Draft(None, group, before, cue.lemma, "neutral", "passive after its content") if before else None


def _is_scheduled(tokens: Tokens, cue: Cue) -> bool:
    """Whether what "is expected" has a day: a witness is due on Monday, which nobody need foretell."""
    return cue.lemma.startswith("be expected") and any(t.tag == "Z" for t in tokens[cue.last :])


def _by_somebody(tokens: Tokens, cue: Cue) -> bool:
    """Whether "by" after the passive names who speaks: condemned by, told by the judge that."""
    if cue.cue_class in ("accuse", "deny", "warn", "direct") or cue.group == "praise":
        return True
    return any(t.low == "that" for t in tokens[cue.last : cue.last + 10])


def _agent(tokens: Tokens, after: int) -> Range | None:
    for index in range(after, min(len(tokens), after + 6)):
        if tokens[index].low == "by":
            return phrase_after(tokens, index + 1)
        if tokens[index].tag in ".QV":
            return None
    return None
