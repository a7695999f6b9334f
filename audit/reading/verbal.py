"""Sayings by a verb: she said that, “…” said he, X accused Y of, is believed to."""

from __future__ import annotations

from collections.abc import Iterator

from audit import lexicons
from audit.reading import cues
from audit.reading.clauses import (
    Range,
    Tokens,
    clause_end,
    head,
    is_finite,
    opens_clause,
    past_adverbials,
    past_insertion,
    phrase_after,
    phrase_before,
    subject_of,
    verb_group,
    with_name,
)
from audit.reading.cues import Cue
from audit.reading.drafts import Draft

_NO_SOURCE = frozenset("i we you me us myself ourselves nobody anyone anybody everybody neither".split())
"""The writer, or the reader: what they say or think is no attribution."""
_THINGS = frozenset("it this that these those which what everything nothing something".split())
_OBJECT = frozenset("NMDPJ#Q")
_DUTY = frozenset("must should ought shall".split())
_LEADS = frozenset("continue proceed begin start rush hasten".split())
"""Verbs whose infinitive is said to happen: continued to insist, went on to say."""
_NOT_DONE = frozenset("without of from for instead to".split())
_OBJECT_PREPOSITIONS = frozenset("as for of to at over with on against from".split())
_GOES_ON = frozenset(
    "and but because so if unless while when as after before though although until since".split()
)
"""What goes on with reported speech after "…, he said,"."""
_BARE = frozenset(
    "say think believe hope know claim argue feel fear suggest insist admit show report warn wish predict announce "
    "confirm note acknowledge agree contend suspect swear vow promise guess reckon estimate explain conclude "
    "deny allege testify tweet assume assert doubt declare boast joke complain concede confess decide discover figure "
    "find hint imagine imply indicate infer learn mention observe presume pretend prove quip realise realize recall "
    "recognise recognize regret remark remember repeat reply retort reveal rule sense signal speculate stress "
    "suppose surmise theorise theorize understand worry whisper caution judge bet submit foresee forecast".split()
) | {"point out", "make clear", "make it clear", "find out"}
"""Verbs after which "that" may be missing: she said it rained, but not: she wept it rained."""
_WEAK = frozenset(("np", "np-prep", "inf", "ing", "prep", "np-inf"))
"""Complements that many plain actions have too, so that the subject must be one that can speak."""


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
    if mention is None or not _may_speak(tokens, mention, cue):
        return None
    group = verb_group(tokens, cue.first)
    if not _asserted(tokens, cue, group):
        return None
    start, pattern = _complement(tokens, cue)
    if _as_inserted(tokens, mention):
        return _as_reported(tokens, cue, mention)
    before = () if _is_participle(tokens, cue) else _said_before(tokens, mention, group, cue)
    if before and (pattern == "" or (pattern == "quote" and tokens[cue.last].low == ",")):
        return _after_content(tokens, cue, mention, before)
    if not pattern:
        fronted = _object_before(tokens, cue, mention)
        if fronted:
            return _draft(tokens, cue, mention, fronted, "verb after its object")
    if not pattern or (pattern in _WEAK and (_is_open(tokens, cue, group) or not _speaks(tokens, mention))):
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
    before = tokens[group - 1] if group else None
    if any(t.low in _DUTY for t in tokens[group : cue.first]):
        return False
    if before is not None and before.tag == "T":
        lead = tokens[group - 2] if group > 1 else before
        return lead.lemma in _LEADS or lead.low in ("on", "declined", "refused")
    if before is not None and before.low in _NOT_DONE:
        return not _is_participle(tokens, cue)
    return True


def _is_open(tokens: Tokens, cue: Cue, group: int) -> bool:
    """Whether the act is not said to happen: wanting to back somebody, or that one should, is not backing."""
    return any(t.tag in "TX" for t in tokens[max(0, group - 1) : cue.first])


def _is_participle(tokens: Tokens, cue: Cue) -> bool:
    return tokens[cue.first].form == "ing" and verb_group(tokens, cue.first) == cue.first


def _as_reported(tokens: Tokens, cue: Cue, mention: Range) -> Draft | None:
    """As the paper reported, the bridge is shut;  the bridge is shut, as the paper reported."""
    if not cue.frames & {"that", "quote", "np-that"}:
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
    """ "He said:" at the end of a sentence: what he said follows in the next."""
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
    """Whether nothing follows the verb that it could govern: …, he said on Monday;  …, she joked, …"""
    end = cue.last
    if "np-that" in cue.frames:
        recipient = phrase_after(tokens, end)
        end = recipient[1] if recipient else end
    end = past_adverbials(tokens, end)
    return end >= len(tokens) or tokens[end].low in (",", ".", "—", "–", ";", ")")


def _reports(cue: Cue) -> bool:
    """Whether the verb can follow indirect speech: the dam is safe, he said."""
    if cue.lemma in _BARE or cue.lemma in ("put it", "write"):
        return True
    return bool(cue.frames & {"that", "np-that"}) and "quote" in cue.frames


def _left_edge(tokens: Tokens, at: int) -> int:
    """Where the clause that ends at ``at`` begins: after the last semicolon, or a conjunction at the start."""
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
    if not cue.frames & {"that", "quote", "np-that"}:
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
    """ "…," said Holm;  Strike over, says minister."""
    if not cue.frames & {"quote", "that"} or tokens[cue.first].form == "ing":
        return None
    group = verb_group(tokens, cue.first)
    at = group - 1
    if at < 0 or not (tokens[at].tag == "Q" or (tokens[at].low in (",", "—", "–", "?", "!") and at > 1)):
        return None
    if tokens[at].tag != "Q" and tokens[at - 1].tag != "Q" and not _reports(cue):
        return None
    mention = phrase_after(tokens, cue.last)
    mention = with_name(tokens, mention) if mention else None
    if mention is None or tokens[mention[0]].tag == "Q" or not _may_speak(tokens, mention, cue):
        return None
    if (
        tokens[at].tag != "Q"
        and subject_of(tokens, cue.first)
        and _complement(tokens, cue)[1] not in ("", "np", "np-prep")
    ):
        return None
    first = _left_edge(tokens, at)
    end = at + 1 if tokens[at].tag == "Q" else at
    if tokens[end - 1].tag != "Q" and not opens_clause(tokens, first) and end - first < 2:
        return None
    content = ((first, end), *_resumed(tokens, mention[1], (first, end)))
    return _draft(tokens, cue, mention, content, "verb before its subject")


# ---------------------------------------------------------------- what is said follows the verb


def _complement(tokens: Tokens, cue: Cue) -> tuple[int, str]:
    """Where the content begins after the verb, and by which frame; ``(0, "")`` if none fits."""
    at = cue.last
    if at >= len(tokens):
        return 0, ""
    if cue.group == "light-verb":
        return (at, "phrase") if at < len(tokens) and tokens[at].low not in ".,;:" else (at, "phrase alone")
    return (
        _clause_complement(tokens, cue, past_insertion(tokens, past_adverbials(tokens, at)))
        or _distant_clause(tokens, cue)
        or _late_preposition(tokens, cue, at)
        or _recipient_complement(tokens, cue, at)
        or _object_complement(tokens, cue, at)
        or (0, "")
    )


def _clause_complement(tokens: Tokens, cue: Cue, at: int) -> tuple[int, str] | None:
    if at < len(tokens) - 1 and tokens[at].low in (",", ":", "—", "–") and tokens[at + 1].tag == "Q":
        at += 1
    if at >= len(tokens):
        return None
    token, frames = tokens[at], cue.frames
    if token.tag == "Q" and ("quote" in frames or (cue.cue_class == "belief" and "that" in frames)):
        return at, "quote"
    if token.low == "that" and frames & {"that", "np-that"} and not _is_object(tokens, at):
        return at, "that"
    if "that" in frames and token.tag in "AXV" and token.form != "ing" and _is_gap(tokens, cue):
        return at, "gap"
    if token.tag == "T" and "inf" in frames:
        return at, "inf"
    if (token.tag == "W" or token.low == "if") and "wh" in frames:
        return at, "wh"
    if "ing" in frames and (token.form == "ing" and token.tag == "V" or token.low in ("having", "being")):
        return at, "ing"
    if token.low in cue.prepositions:
        return at, "prep"
    if "that" in frames and cue.lemma in _BARE and opens_clause(tokens, at):
        return at, "clause"
    if token.low == ":" and "quote" in frames and at < len(tokens) - 1:
        return at + 1, "colon"
    return None


def _is_object(tokens: Tokens, that: int) -> bool:
    """Whether "that" is an object of its own: said that, and left."""
    return that + 1 == len(tokens) or tokens[that + 1].low in ".,;"


def _is_gap(tokens: Tokens, cue: Cue) -> bool:
    """Whether the subject of what is said stands before: the ball, which they said flew too far."""
    return any(
        t.low in ("which", "who", "whom", "that", "what") for t in tokens[max(0, cue.first - 6) : cue.first]
    )


def _distant_clause(tokens: Tokens, cue: Cue) -> tuple[int, str] | None:
    """Said from the start that, told a rally in the port on Friday: “…”; phrases may stand between."""
    if not cue.frames & {"that", "quote", "np-that"}:
        return None
    index, limit = cue.last, min(len(tokens) - 1, cue.last + 24)
    while index < limit:
        token = tokens[index]
        if token.low == ",":
            close = next((i for i in range(index + 1, limit) if tokens[i].low == ","), None)
            if tokens[index + 1].tag == "Q" and tokens[index + 1].low == "speech" and "quote" in cue.frames:
                return index + 1, "quote"
            if close is None or any(t.tag == "Q" for t in tokens[index:close]):
                return None
            index = close + 1
            continue
        if token.low == "that" and token.tag == "S" and not is_finite(tokens, index + 1):
            return (index, "that") if cue.frames & {"that", "np-that"} and index > cue.last + 1 else None
        if token.low == ":" and tokens[index + 1].tag == "Q" and "quote" in cue.frames:
            return index + 1, "quote"
        if token.tag in "QWCS;:" or is_finite(tokens, index):
            return None
        index += 1
    return None


def _late_preposition(tokens: Tokens, cue: Cue, at: int) -> tuple[int, str] | None:
    """Complained since autumn of; a few words may stand between the verb and its preposition."""
    for index in range(at, min(at + 5, len(tokens) - 1)):
        if index > at and tokens[index].low in cue.prepositions:
            return index, "prep"
        if tokens[index].tag in ".QVSCW" or tokens[index].tag in "PD":
            return None
    return None


def _recipient_complement(tokens: Tokens, cue: Cue, at: int) -> tuple[int, str] | None:
    """Told reporters that, urged the council to, asked him why."""
    if not cue.frames & {"np-that", "np-inf"}:
        return None
    recipient = phrase_after(tokens, past_adverbials(tokens, at) if tokens[at].tag == "R" else at)
    if recipient is None:
        return None
    after = past_insertion(tokens, past_adverbials(tokens, recipient[1]))
    if after >= len(tokens):
        return None
    if tokens[after].tag == "T" and "np-inf" in cue.frames:
        return (after if cue.lemma in ("tell", "ask") else recipient[0]), "np-inf"
    if "np-that" in cue.frames:
        found = _clause_complement(tokens, cue, after)
        if found:
            return found
        if opens_clause(tokens, after) and tokens[after].low not in (",", "."):
            return after, "clause"
    return None


def _object_complement(tokens: Tokens, cue: Cue, at: int) -> tuple[int, str] | None:
    while at < len(tokens) and tokens[at].tag == "R":
        at += 1
    if at < len(tokens) and tokens[at].low == "that" and "that" not in cue.frames:
        at += 1
    if at >= len(tokens) or tokens[at].tag not in _OBJECT:
        return None
    if tokens[at].tag == "Q":
        return (at, "quote") if cue.frames & {"quote", "np", "np-prep"} else None
    if "np" in cue.frames or (cue.group == "document" and cue.lemma != "read"):
        return at, "np"
    if "np-prep" in cue.frames and _has_preposition(tokens, at):
        return at, "np-prep"
    return None


def _has_preposition(tokens: Tokens, at: int) -> bool:
    """Whether what follows the object says as what, for what or of what: put the number at 90."""
    for index in range(at + 1, min(len(tokens), at + 18)):
        token = tokens[index]
        if token.low in _OBJECT_PREPOSITIONS or (token.tag == "Q" and token.low == "fragment"):
            return True
        if token.tag in "SCWQ" or token.low in ".;:" or is_finite(tokens, index):
            return False
    return False


# ---------------------------------------------------------------- the passive


def _passive(tokens: Tokens, cue: Cue) -> Draft | None:
    """Is believed to, was accused of, was told by X that."""
    subject = subject_of(tokens, cue.first)
    first = verb_group(tokens, cue.first)
    end = clause_end(tokens, cue.last)
    agent = _agent(tokens, cue.last)
    if cue.group == "passive":
        content = ((subject,) if subject else ()) + ((cue.last, end),)
        return Draft(agent, (first, cue.last), content, cue.lemma, "adverb", "passive without an agent")
    if agent is not None and (
        cue.cue_class in ("accuse", "deny", "warn", "direct")
        or cue.group == "praise"
        or _reported(tokens, cue)
    ):
        if not _may_speak(tokens, agent, cue):
            return None
        content = tuple(
            part for part in ((subject if subject else (0, 0)), (agent[1], end)) if part[1] > part[0]
        )
        return Draft(agent, (first, cue.last), content, cue.lemma, cue.cue_class, "passive with its agent")
    if cue.group == "accuse" and cue.last < len(tokens) and tokens[cue.last].low in ("of", "for"):
        content = ((subject,) if subject else ()) + ((cue.last, end),)
        return Draft(None, (first, cue.last), content, cue.lemma, "accuse", "passive without an agent")
    if (
        subject
        and "np-that" in cue.frames
        and cue.last < len(tokens)
        and tokens[cue.last].low in ("that", "to")
    ):
        return Draft(
            None, (first, cue.last), ((cue.last, end),), cue.lemma, cue.cue_class, "passive without an agent"
        )
    return None


def _reported(tokens: Tokens, cue: Cue) -> bool:
    """Whether a that-clause is what the passive verb governs: it was announced by the board that."""
    return any(t.low == "that" for t in tokens[cue.last : cue.last + 10])


def _agent(tokens: Tokens, after: int) -> Range | None:
    for index in range(after, min(len(tokens), after + 6)):
        if tokens[index].low == "by":
            return phrase_after(tokens, index + 1)
        if tokens[index].tag in ".QV":
            return None
    return None


# ---------------------------------------------------------------- who may be a source


def _may_speak(tokens: Tokens, mention: Range, cue: Cue) -> bool:
    """Whether the phrase can be the source of this cue at all."""
    noun = tokens[head(tokens, mention)]
    if noun.low in _NO_SOURCE or noun.tag == "Z":
        return False
    if noun.low in _THINGS:
        return (
            noun.low == "it"
            and bool(cue.frames & {"that", "quote"})
            and cue.cue_class not in ("document", "factive", "belief")
        )
    if (cue.cue_class in ("document", "factive") or cue.lemma in ("prove", "establish")) and noun.tag != "M":
        return _speaks(tokens, mention)
    return True


def _speaks(tokens: Tokens, mention: Range) -> bool:
    """Whether the phrase names somebody, or something that is written."""
    noun = tokens[head(tokens, mention)]
    if (
        noun.tag == "M"
        or (noun.tag == "P" and noun.low not in _THINGS)
        or noun.low in ("who", "many", "some", "others", "most")
    ):
        return True
    known = lexicons.load("source-nouns", inflect=True)
    return noun.low in known or noun.low.rstrip("s") in known
