"""Whether a verb of saying tells that somebody spoke, or only that one might, should, or would have to."""

from __future__ import annotations

from audit.reading import acts
from audit.reading.clauses import verb_group
from audit.reading.cues import Cue
from audit.reading.nounphrases import Range, Tokens

_DUTY = frozenset("must should ought shall".split())
_LEADS = frozenset(
    "continue proceed begin start rush hasten like use decline refuse appear seem come tend manage dare "
    "happen".split()
)
"""Verbs whose infinitive is said to happen: continued to insist, went on to say."""
_GOING_ON = frozenset("continue proceed begin start rush hasten".split())
"""Those of them after which it happens whatever the verb: continued to criticise, but not: seems to back."""
_NOT_DONE = frozenset("without of from for instead to worth".split())
_ANY = frozenset("any no every each anyone anybody".split())


def happened(tokens: Tokens, cue: Cue, group: int) -> bool:
    """Whether it is said that somebody spoke, and not that one wants to, should, or did not come to."""
    if any(t.low in _DUTY for t in tokens[group : cue.first]):
        return False
    before = tokens[group - 1] if group else None
    if before is not None and before.tag == "T":
        lead = tokens[group - 2] if group > 1 else before
        if lead.lemma in ("decline", "refuse") and cue.lemma in acts.ANSWERING:
            return False
        if lead.lemma in _LEADS or lead.low in ("on", "liked", "likes"):
            return True
        return _is_platform(tokens, group - 1)
    return before is None or before.low not in _NOT_DONE or not is_participle(tokens, cue)


def is_supposed(tokens: Tokens, mention: Range) -> bool:
    """Whether it is only asked or supposed: whether she wants it, if they agree; not: even if they did."""
    before = tokens[mention[0] - 1].low if mention[0] else ""
    return before in ("if", "whether", "unless") and not (
        mention[0] > 1 and tokens[mention[0] - 2].low == "even"
    )


def is_generic(tokens: Tokens, cue: Cue, mention: Range, group: int) -> bool:
    """Whether the verb says of whom the rest is true: any voter who wants change; Parents who worry should.

    Only for those who are named by their doing alone, in the present, or by "any" and "no".
    """
    opening, first = group - 1, tokens[mention[0]]
    if opening < 1 or tokens[opening].low not in ("who", "that", "which") or cue.lemma in ("say", "tell"):
        return False
    if tokens[opening - 1].tag not in "NP" or opening < mention[1]:
        return False
    if first.low in _ANY:
        return True
    present = tokens[group].tag == "X" or tokens[group].form in ("s", "base")
    return present and mention[0] <= 1 and (first.low in ("a", "an") or first.tag in "NJ")


def is_open(tokens: Tokens, cue: Cue, group: int) -> bool:
    """Whether the act is not said to happen: wanting to back somebody, or that one should, is not backing."""
    if cue.lemma in ("prefer", "like") and any(t.low in ("would", "'d") for t in tokens[group : cue.first]):
        return False
    if group > 1 and tokens[group - 1].tag == "T" and _happens(tokens, group):
        group += 1  # continued to criticise
    return any(t.tag in "TX" for t in tokens[max(0, group - 1) : cue.first])


def is_participle(tokens: Tokens, cue: Cue) -> bool:
    """Whether the verb is a participle without an auxiliary: she left, *saying* that."""
    return tokens[cue.first].form == "ing" and verb_group(tokens, cue.first) == cue.first


def _happens(tokens: Tokens, group: int) -> bool:
    """Whether an infinitive tells what was done: went on to blame, took to Facebook to blame."""
    lead = tokens[group - 2]
    return lead.lemma in _GOING_ON or lead.low == "on" or _is_platform(tokens, group - 1)


def _is_platform(tokens: Tokens, to: int) -> bool:
    """Whether an infinitive tells what somebody said somewhere: took to Facebook on Friday to accuse."""
    verbs = (i for i in range(to - 1, max(0, to - 10), -1) if tokens[i].tag in "VAXCSQ")
    verb = next(verbs, 0)
    return (tokens[verb].lemma, tokens[verb + 1].low) in (("take", "to"), ("go", "on"), ("turn", "to"))
