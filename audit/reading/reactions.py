"""What something draws, and from whom: the plan drew sharp criticism from growers, or the mayor's scorn.

Here the content stands as the subject, and whoever speaks behind "from" or before the noun.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.article import CueClass
from audit.reading.according import owner, source_after
from audit.reading.clauses import clause_end, verb_group
from audit.reading.drafts import Draft
from audit.reading.nounphrases import Range, Tokens
from audit.reading.speakers import speaks
from audit.reading.subjects import subject_of

_DRAWING = frozenset(
    "draw earn win attract provoke prompt spark incur face receive trigger generate elicit invite bring "
    "meet suffer risk".split()
)
_PRAISE = frozenset("praise plaudit applause acclaim".split())
_REACTIONS = _PRAISE | frozenset(
    "criticism ire fire scorn wrath anger fury condemnation rebuke outrage outcry opposition backlash "
    "ridicule objection complaint protest derision mockery censure disapproval skepticism scepticism "
    "dismay consternation accusation denial uproar flak".split()
)
_UNDER = frozenset("fire criticism attack".split())
_SHORT = 7
"""How many words a reaction may have: sharp and immediate criticism."""
_BEARING = frozenset("come face draw".split())
"""Verbs that tell of criticism also where nobody is named who utters it: faced criticism for."""
_WHY = frozenset(("for", "over"))
_UNDONE = frozenset("not n't never no without to will would could might may should must if".split())
PATTERN = "criticism, from whom"


def find(tokens: Tokens) -> Iterator[Draft]:
    """The sayings that are told of as reactions, among the tokens of a sentence."""
    for verb, token in enumerate(tokens):
        if token.tag == "V" and (token.lemma in _DRAWING or token.lemma == "come"):
            draft = _drawn(tokens, verb)
            if draft:
                yield draft


def _drawn(tokens: Tokens, verb: int) -> Draft | None:
    first = verb_group(tokens, verb)
    if any(t.low in _UNDONE for t in tokens[max(0, first - 1) : verb]):
        return None
    noun = _reaction(tokens, verb)
    about = subject_of(tokens, verb) if noun else None
    if noun is None or about is None:
        return None
    source, last = _from_whom(tokens, noun)
    if source is None and not (
        tokens[verb].lemma in _BEARING and last < len(tokens) and tokens[last].low in _WHY
    ):
        return None
    tail = _behind(tokens, source, last, about)
    content = tuple(part for part in (about, tail) if part[1] > part[0])
    kind: CueClass = "neutral" if _singular(tokens[noun].low) in _PRAISE else "accuse"
    held = source is not None and source[1] <= noun
    return Draft(
        source, (noun if held else first, last), content, tokens[verb].lemma, kind, PATTERN, named=source
    )


def _reaction(tokens: Tokens, verb: int) -> int | None:
    """Where the noun stands that a verb draws: drew widespread |criticism|, came under |fire|."""
    comes = tokens[verb].lemma == "come"
    at = verb + 1
    if comes or tokens[verb].lemma == "meet":
        opening = "under" if comes else "with"
        at += at < len(tokens) and tokens[at].tag == "R"
        if at >= len(tokens) or tokens[at].low != opening:
            return None
        at += 1
    known = _UNDER if comes else _REACTIONS
    for index in range(at, min(len(tokens), at + _SHORT)):
        if _singular(tokens[index].low) in known and not _is_modifier(tokens, index):
            return index
        if tokens[index].tag not in "DJNMR#'" and tokens[index].low not in ("and", "of"):
            return None
    return None


def _is_modifier(tokens: Tokens, index: int) -> bool:
    """Whether the noun only narrows another: a protest vote, fire crews."""
    return index + 1 < len(tokens) and tokens[index + 1].tag == "N"


def _from_whom(tokens: Tokens, noun: int) -> tuple[Range | None, int]:
    """Who reacts, and where the cue ends: criticism from growers, the mayor's scorn, the ire of fans."""
    holder = owner(tokens, noun)
    if holder is not None:
        return (holder, noun + 1) if speaks(tokens, holder) else (None, noun + 1)
    after = noun + 1
    if after + 1 < len(tokens) and tokens[after].low in ("from", "of", "among"):
        phrase = source_after(tokens, after + 1)
        if phrase and speaks(tokens, phrase):
            last = next((i for i in range(*phrase) if tokens[i].low in _WHY and i > phrase[0]), phrase[1])
            return (phrase[0], last), after + 1
    return None, after


def _behind(tokens: Tokens, source: Range | None, last: int, about: Range) -> Range:
    """What goes on behind: came under fire |for the delay|, drew criticism from growers |, who said that|."""
    start = source[1] if source and source[0] >= last - 1 else last
    goes_on = start < len(tokens) and tokens[start].low in (*_WHY, "that")
    return (start, clause_end(tokens, start)) if goes_on and about[1] <= start else (start, start)


def _singular(low: str) -> str:
    return low.removesuffix("s")
