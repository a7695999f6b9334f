"""Sayings by a verb: she said that, “…” said he, X accused Y of, is believed to."""

from __future__ import annotations

from collections.abc import Iterator

from audit.reading import acts, complements, cues, passives
from audit.reading.asserted import happened, is_generic, is_open, is_participle, is_supposed
from audit.reading.clauses import clause_end, is_finite, opens_clause, past_adverbials, verb_group
from audit.reading.cues import Cue
from audit.reading.drafts import Draft, Verdict
from audit.reading.nounphrases import Range, Tokens, head, phrase_after, phrase_before, with_name
from audit.reading.placing import (
    SAYING,
    left_edge,
    past_recipient,
    reports,
    resumed,
    said_before,
    said_behind,
)
from audit.reading.speakers import SPEECH_ACTS, finds, is_written, may_speak, speaks
from audit.reading.subjects import subject_of

_SUBORDINATE = frozenset("with although though while when if as because since after before unless".split())
_STANCES = frozenset("support back favor favour oppose champion".split())
_RAISING = ("raise question", "raise doubt", "send a message", "send the message")
"""What figures and decisions do without a word, and people by saying something."""
_CLOSING = frozenset((",", "—", "–", "-", "?", "!"))
"""What may stand between reported words and "he said"."""


def find(tokens: Tokens) -> Iterator[Draft]:
    """The sayings by a verb among the tokens of a sentence."""
    for cue in cues.verbs(tokens):
        verdict = judge(tokens, cue)
        if isinstance(verdict, Draft):
            yield verdict


def judge(tokens: Tokens, cue: Cue) -> Verdict:
    """The saying that a verb makes where it stands, or why it makes none."""
    if cue.passive or cue.group == "passive":
        return passives.judge(tokens, cue)
    return _active(tokens, cue)


def _active(tokens: Tokens, cue: Cue) -> Verdict:
    inverted = _inverted(tokens, cue) or _opening(tokens, cue)
    if inverted:
        return inverted
    mention = subject_of(tokens, cue.first)
    if mention is None or mention[0] <= cue.first < mention[1]:
        return "no subject is found"
    if not may_speak(tokens, mention, cue):
        return "its subject cannot speak"
    group = verb_group(tokens, cue.first)
    if not happened(tokens, cue, group) or is_supposed(tokens, mention):
        return "not said to have happened"
    if is_generic(tokens, cue, mention, group):
        return "tells who is meant"
    if _as_inserted(tokens, mention):
        return _as_reported(tokens, cue, mention) or "no content follows"
    behind = said_behind(tokens, mention[0], past_recipient(tokens, cue)) if cue.frames & SAYING else None
    if behind:
        return _draft(tokens, cue, mention, (behind,), "verb inside its content")
    found = complements.find(tokens, cue)
    before = () if is_participle(tokens, cue) else said_before(tokens, mention, group, cue)
    if before and (found.frame == "" or (found.frame == "quote" and tokens[cue.last].low == ",")):
        return _after_content(tokens, cue, mention, before) or "no content follows"
    if not found.frame:
        return _without_complement(tokens, cue, mention)
    return _governing(tokens, cue, mention, found)


def _without_complement(tokens: Tokens, cue: Cue, mention: Range) -> Verdict:
    """A verb with nothing behind it to report: its object stands before, or a colon ends the sentence."""
    fronted = _object_before(tokens, cue, mention)
    if fronted:
        return _draft(tokens, cue, mention, fronted, "verb after its object")
    return _introducing(tokens, cue, mention) or "no content follows"


def _governing(tokens: Tokens, cue: Cue, mention: Range, found: complements.Complement) -> Verdict:
    """A verb with what it governs."""
    of_any = "np" in cue.frames or cue.lemma == "suggest"
    if found.frame == "np" and not (of_any or finds(tokens, mention, cue)):
        return "its subject cannot speak"
    if cue.lemma == "link" and not finds(tokens, mention, cue):
        return "its subject cannot speak"
    if acts.is_act(tokens, cue, mention, found):
        return "an act, and no speech"
    if cue.lemma in _STANCES and found.frame == "np" and _tells_whom(tokens, cue):
        return "tells who is meant"
    if cue.lemma.startswith(_RAISING) and is_written(tokens, mention):
        return "its subject cannot speak"
    if found.frame == "colon" and not speaks(tokens, mention):
        return "its subject cannot speak"
    if found.frame in complements.WEAK:
        if is_open(tokens, cue, verb_group(tokens, cue.first)):
            return _introducing(tokens, cue, mention) or "only wanted or planned"
        if not speaks(tokens, mention) and not _speaks_of(tokens, mention, cue):
            return _introducing(tokens, cue, mention) or "its subject cannot speak"
    content = ((found.start, _content_end(tokens, cue, mention, found.start)),)
    return _draft(tokens, cue, mention, content, complements.PATTERNS[found.frame])


def _tells_whom(tokens: Tokens, cue: Cue) -> bool:
    """Whether the verb only says which people are meant: those who support the cap, voters backing it."""
    before = verb_group(tokens, cue.first) - 1
    return is_participle(tokens, cue) or (before >= 0 and tokens[before].low in ("who", "that", "which"))


def _content_end(tokens: Tokens, cue: Cue, mention: Range, start: int) -> int:
    """Where the content ends: with the clause, also where that opens the sentence and another follows."""
    end = clause_end(tokens, start)
    if start < mention[0] < end:
        return mention[0] - 1  # calling it a folly, Lund left
    if tokens[mention[1] : mention[1] + 1] and tokens[mention[1]].low in ("who", "which", "that"):
        end = _relative_end(tokens, mention, start, end)
    if tokens[0].low not in _SUBORDINATE or any(t.low == "," for t in tokens[: cue.first]):
        return end
    commas = (i for i in range(start + 1, end) if tokens[i].low == "," and opens_clause(tokens, i + 1))
    return next(commas, end)


def _relative_end(tokens: Tokens, mention: Range, start: int, end: int) -> int:
    """Where a relative clause ends: an aide who asked not to be named / said the plan was dead."""
    for index in range(start + 1, end):
        group = verb_group(tokens, index)
        if tokens[index].tag != "V" or group <= start or tokens[group - 1].tag in "TP":
            continue
        if tokens[index].form in ("s", "past", "participle") if group == index else is_finite(tokens, group):
            subject = subject_of(tokens, index)
            if subject and subject[0] == mention[0] and subject[1] <= mention[1] + 1:
                return group
    return end


def _speaks_of(tokens: Tokens, mention: Range, cue: Cue) -> bool:
    """Whether "it" is likely to be a body or a paper, by what it does: it accuses, it pledged to."""
    return tokens[mention[0]].low == "it" and cue.cue_class in SPEECH_ACTS


def _object_before(tokens: Tokens, cue: Cue, mention: Range) -> tuple[Range, ...]:
    """The object of a relative clause: a tax, which she described as unfair."""
    at = _before_insertion(tokens, mention[0] - 1)
    if at < 1 or not cue.frames & {"np", "np-prep", "that"}:
        return ()
    if tokens[at].low not in ("which", "whom") and not _is_object_relative(tokens, at):
        return ()
    if is_open(tokens, cue, verb_group(tokens, cue.first)):
        return ()
    if cue.last < len(tokens) and tokens[cue.last].tag not in ".IQRJT":
        return ()
    comma = next((i for i in range(cue.last, len(tokens)) if tokens[i].low in (",", ".", ";")), len(tokens))
    before = phrase_before(tokens, at - 2 if tokens[at - 1].low == "," else at - 1)
    return tuple(part for part in (before or (at, at + 1), (cue.last, comma)) if part[1] > part[0])


def _before_insertion(tokens: Tokens, at: int) -> int:
    """Step left over a comment behind "which": a policy which, according to the Echo, the union rejected."""
    if at < 3 or tokens[at].low != ",":
        return at
    opening = next((i for i in range(at - 1, max(0, at - 10), -1) if tokens[i].low == ","), 0)
    return opening - 1 if opening and tokens[opening - 1].low in ("which", "whom") else at


def _is_object_relative(tokens: Tokens, that: int) -> bool:
    """Whether "that" before a subject stands for the noun before it: an idea that the board rejects."""
    return tokens[that].low == "that" and that > 0 and tokens[that - 1].tag in "NM"


def _as_reported(tokens: Tokens, cue: Cue, mention: Range) -> Draft | None:
    """As the paper reported, the bridge is shut;  the bridge is shut, as the paper reported."""
    if not cue.frames & SAYING:
        return None
    at = mention[0] - 1
    put = _put(tokens, cue, at) if cue.lemma == "put it" else None
    if put:
        content = put
    elif at > 1:
        first = left_edge(tokens, at - 1)
        content = (first, at - 1 if tokens[at - 1].low == "," else at)
    else:
        comma = next((i for i in range(cue.last, len(tokens)) if tokens[i].low == ","), len(tokens))
        content = (min(comma + 1, len(tokens)), clause_end(tokens, comma))
    if content[1] <= content[0]:
        return None
    return _draft(tokens, cue, mention, (content,), "as somebody says")


def _put(tokens: Tokens, cue: Cue, at: int) -> Range | None:
    """The quotation that "as she put it" stands before, or behind."""
    after = past_adverbials(tokens, cue.last)
    for index in (after + 1, after + 2):
        if (
            after < len(tokens)
            and tokens[after].low == ","
            and index < len(tokens)
            and tokens[index].tag == "Q"
        ):
            return (index, index + 1)
    before = at - 1 if tokens[at - 1].tag == "Q" else at - 2
    return (before, before + 1) if before >= 0 and tokens[before].tag == "Q" else None


def _draft(
    tokens: Tokens, cue: Cue, mention: Range | None, content: tuple[Range, ...], pattern: str
) -> Draft:
    first = verb_group(tokens, cue.first)
    if mention and mention[1] > first and mention[0] < cue.first:
        first = mention[1]
    content = tuple((a, b) for a, b in content if b > a)
    if cue.lemma == "hear" or (mention and passives.is_headline(tokens, cue, mention)):
        mention = None  # a court hears, and somebody else speaks
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


def _as_inserted(tokens: Tokens, mention: Range) -> bool:
    return (
        mention[0] > 0
        and tokens[mention[0] - 1].low == "as"
        and (mention[0] < 3 or tokens[mention[0] - 2].low in ",—–")
    )


def _after_content(tokens: Tokens, cue: Cue, mention: Range, before: tuple[Range, ...]) -> Draft | None:
    if not cue.frames & SAYING:
        return None
    content = [*before, *resumed(tokens, past_recipient(tokens, cue), before[0])]
    return _draft(tokens, cue, mention, tuple(content), "verb after its content")


def _inverted(tokens: Tokens, cue: Cue) -> Draft | None:
    """The verb before its subject: “…,” said Holm; strike over, says minister."""
    if not cue.frames & {"quote", "that"} or tokens[cue.first].form == "ing":
        return None
    group = verb_group(tokens, cue.first)
    if any(t.tag in "AX" for t in tokens[group : cue.first]) and tokens[cue.first].form == "base":
        return None  # did not mention
    at = group - 1
    quoted = at >= 0 and tokens[at].tag == "Q"
    if not quoted and (at < 2 or tokens[at].low not in _CLOSING):
        return None
    if not quoted and tokens[at - 1].tag != "Q" and not reports(cue):
        return None
    mention = phrase_after(tokens, cue.last)
    mention = with_name(tokens, mention) if mention else None
    if mention is None or tokens[mention[0]].tag == "Q" or not may_speak(tokens, mention, cue):
        return None
    if not quoted and tokens[at - 1].tag != "Q" and not speaks(tokens, mention):
        return None
    subject = None if quoted else subject_of(tokens, cue.first)
    first, end = left_edge(tokens, at), at + 1 if quoted else at
    if subject and (
        (subject[0] and tokens[subject[0] - 1].tag == "Q")
        or _closes_apposition(tokens, cue, subject, (first, at))
    ):
        return None
    if (
        subject
        and _governs(tokens, cue)
        and not (opens_clause(tokens, first) and _is_apposed(tokens, mention))
    ):
        return None
    bare = tokens[end - 1].tag != "Q" and not opens_clause(tokens, first)
    if bare and (end - first < 2 or any(t.low == "," for t in tokens[first:end])):
        return None
    content = ((first, end), *resumed(tokens, mention[1], (first, end)))
    return _draft(tokens, cue, mention, content, "verb before its subject")


def _closes_apposition(tokens: Tokens, cue: Cue, subject: Range, before: Range) -> bool:
    """Whether the comma before the verb ends what is told of its subject: Lund, their daughter, noted it."""
    if cue.group == "document":
        return speaks(tokens, subject)
    inside = range(*before)
    named = tokens[head(tokens, subject)].tag == "M" and subject[0] == before[0]
    return (
        named and any(tokens[i].low == "," for i in inside) and not any(is_finite(tokens, i) for i in inside)
    )


def _is_apposed(tokens: Tokens, mention: Range) -> bool:
    """Whether a name stands behind the verb with what tells more of it: says Petter Holm, an engineer."""
    if any(t.tag != "M" for t in tokens[mention[0] : mention[1]]) or mention[1] + 1 >= len(tokens):
        return False
    return tokens[mention[1]].low == "," and tokens[mention[1] + 1].tag in "DNJW"


def _opening(tokens: Tokens, cue: Cue) -> Draft | None:
    """The verb that opens its sentence: Said Holm: “We had no choice”."""
    if cue.first > 0 or "quote" not in cue.frames or tokens[0].form not in ("past", "s"):
        return None
    mention = phrase_after(tokens, cue.last)
    at = mention[1] if mention else len(tokens)
    if mention is None or at + 1 >= len(tokens) or tokens[at].low not in (":", ","):
        return None
    if tokens[at + 1].tag != "Q" and tokens[at].low != ":":
        return None
    content = ((at + 1, clause_end(tokens, at + 1)),)
    return _draft(tokens, cue, mention, content, "verb, speaker, then quotation")


def _governs(tokens: Tokens, cue: Cue) -> bool:
    """Whether a clause or a recipient follows the verb, so that its subject is not what follows."""
    return "np-that" in cue.frames or complements.find(tokens, cue).frame not in ("", "np", "np-prep")
