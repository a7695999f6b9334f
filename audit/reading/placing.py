"""What is said, where it stands before its verb or goes on after it: the dam, he said, would hold."""

from __future__ import annotations

from audit.reading import complements
from audit.reading.clauses import clause_end, is_finite, opens_clause, past_adverbials
from audit.reading.cues import Cue
from audit.reading.nounphrases import Range, Tokens, phrase_after

SAYING = frozenset(("that", "quote", "np-that"))
"""Frames of verbs that report a whole clause."""
_GOES_ON = frozenset(
    "and but because so if unless while when as after before though although until since".split()
)
"""What goes on with reported speech after "…, he said,"."""
_OPENINGS = frozenset("that because but and since although though while".split())
"""What a clause begins with, and a comment may follow."""
_CONDITIONS = frozenset("if when while although though unless because as".split())


def said_behind(tokens: Tokens, first: int, last: int) -> Range | None:
    """What goes on behind a comment at ``[first, last)`` in the midst of a clause that has just begun.

    "A mother who, the records show, had died", "in which, they say, half failed".
    """
    if first < 2 or tokens[first - 1].low != "," or last >= len(tokens) or tokens[last].low != ",":
        return None
    opening = tokens[first - 2]
    if not (opening.tag in "WS" or opening.low in _OPENINGS):
        return None
    end = clause_end(tokens, last + 1)
    return (last + 1, end) if end > last + 1 else None


def said_before(tokens: Tokens, mention: Range, group: int, cue: Cue) -> tuple[Range, ...]:
    """What stands before "…, he said" and may be its content; empty if nothing does."""
    at = min(mention[0], group) - 1
    if at < 0 or (group > mention[1] and _after_adverbs(tokens, group) in ("who", "which", "that")):
        return ()
    if tokens[at].tag == "Q":
        return ((left_edge(tokens, at), at + 1),)
    if tokens[at].low not in (",", "—", "–", "-", "?", "!") or at < 1:
        return ()
    first = left_edge(tokens, at - 1)
    quoted = any(t.tag == "Q" and t.low == "speech" for t in tokens[first:at])
    follows = tokens[cue.last].low if cue.last < len(tokens) else ""
    whole = any(t.low == "," for t in tokens[first:at]) or follows == ","
    if tokens[first].low in _CONDITIONS and not whole:
        return ()  # when asked why, he said
    if quoted:
        return ((first, at),)
    opens = tokens[first].tag == "I" and tokens[first + 1].low not in ("least", "most")
    goes_on = cue.last < len(tokens) and _after_recipient(tokens, cue) == ","
    if opens and not goes_on and not any(is_finite(tokens, i) for i in range(first, at)):
        return ()  # through a spokesman, he said
    if cue.lemma == "hold" and _is_inserted(tokens, cue):
        return ((first, at),)
    if reports(cue) and (_is_inserted(tokens, cue) or opens_clause(tokens, first)):
        return ((first, at),)
    return ()


def _after_adverbs(tokens: Tokens, group: int) -> str:
    """The word before a group of verbs, adverbs aside."""
    index = group - 1
    while index > 0 and tokens[index].tag == "R":
        index -= 1
    return tokens[index].low


def _is_inserted(tokens: Tokens, cue: Cue) -> bool:
    """Whether nothing follows the verb that it could govern: …, he said on Monday; …, she joked, …."""
    return _after_recipient(tokens, cue) in ("", ",", ".", "—", "–", ";", ")")


def past_recipient(tokens: Tokens, cue: Cue) -> int:
    """Step right over whom somebody told, and when: told me on Friday."""
    end = cue.last
    if "np-that" in cue.frames:
        recipient = phrase_after(tokens, end)
        end = recipient[1] if recipient else end
    return past_adverbials(tokens, end)


def _after_recipient(tokens: Tokens, cue: Cue) -> str:
    """The word that follows there; empty at the end of the sentence."""
    end = past_recipient(tokens, cue)
    return tokens[end].low if end < len(tokens) else ""


def reports(cue: Cue) -> bool:
    """Whether the verb can follow indirect speech: the dam is safe, he said."""
    if cue.lemma in complements.BARE or cue.lemma in ("put it", "write"):
        return True
    return bool(cue.frames & {"that", "np-that"}) and "quote" in cue.frames


def left_edge(tokens: Tokens, at: int) -> int:
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


def resumed(tokens: Tokens, after: int, before: Range) -> list[Range]:
    """What goes on after "…, he said, …": the second half of a quotation or of a clause."""
    for index in range(after, len(tokens)):
        if tokens[index].tag == "Q" and tokens[index].low == "speech":
            return [(index, clause_end(tokens, index))]
    at = past_adverbials(tokens, after)
    if at >= len(tokens) - 2 or tokens[at].low not in (",", "—", "–"):
        return []
    whole = opens_clause(tokens, before[0]) or tokens[before[1] - 1].tag == "Q"
    if whole and tokens[at + 1].low not in _GOES_ON:
        return []
    return [(at + 1, clause_end(tokens, at + 1))]
