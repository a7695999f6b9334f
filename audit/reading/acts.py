"""Acts that are told with a verb of saying: a court dismissed the suit, officers questioned a man."""

from __future__ import annotations

from audit.reading.complements import Complement
from audit.reading.cues import Cue
from audit.reading.nounphrases import Range, Tokens, head, phrase_after
from audit.reading.speakers import decides

_DECISIONS = frozenset(("reject", "dismiss", "deny", "turn down", "support", "back", "order"))
"""What courts and assemblies do as well as say: a court dismissed the suit."""
_NAMING = frozenset(("call", "name", "dub", "term", "label"))
_INTERROGATORS = frozenset("police officers detectives investigators prosecutors agents".split())
_GUESTS = frozenset(
    "guest visitor delegate delegation crowd arrival tourist refugee passenger fan pupil".split()
)
_CONTESTS = frozenset(
    "seat election race primary constituency ward leadership presidency title final".split()
)
ANSWERING = frozenset(
    "comment say discuss speak talk elaborate answer respond reply specify identify name testify".split()
)
"""What somebody who declines to answer declines to do."""
_INSERTION = 24
"""How many words may stand between what is called something and what it is called."""


def is_act(tokens: Tokens, cue: Cue, mention: Range, found: Complement) -> bool:
    """Whether the verb tells of what somebody did, and reports no words.

    Courts and assemblies decide, police question a man, a club is called Harbour Watch, a strike
    is called, a rival is challenged, an answer is refused.
    """
    if cue.lemma == "question":
        return tokens[head(tokens, mention)].low in _INTERROGATORS
    if found.frame == "inf":
        return _is_no_answer(tokens, cue, found.start)
    if found.frame != "np":
        return False
    if cue.lemma in _NAMING and _is_named(tokens, mention, cue):
        return True
    if cue.lemma == "call" and tokens[found.start].low in ("itself", "themselves", "himself", "herself"):
        return found.start + 1 < len(tokens) and tokens[found.start + 1].tag == "M"
    if cue.lemma == "call":
        return _is_summons(tokens, mention, found.start)
    if cue.lemma in ("challenge", "welcome"):
        return _is_person(tokens, found.start)
    if cue.lemma == "contest":
        return _is_contest(tokens, found.start)
    return cue.lemma in _DECISIONS and decides(tokens, mention, found.start)


def _is_named(tokens: Tokens, mention: Range, cue: Cue) -> bool:
    """Whether the verb only gives the name of what stands before it: a group called Harbour Watch."""
    if tokens[mention[1] - 1].tag != "N" or tokens[cue.first].form == "s":
        return False
    inserted = mention[1] == cue.first - 1 and tokens[mention[1]].low == ","
    if not inserted and mention[1] != cue.first:
        return False
    after = cue.last
    while after < len(tokens) and tokens[after].tag in "M#":
        after += 1
    ends = after == len(tokens) or tokens[after].tag in ".VAXIC"
    return after > cue.last and ends and (inserted or tokens[mention[0]].low != "the")


def _is_no_answer(tokens: Tokens, cue: Cue, at: int) -> bool:
    """Whether an infinitive tells of no words: refused to comment; has agreed to sell, which is a deal."""
    if cue.lemma == "agree":
        return True
    if cue.lemma != "refuse" or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].lemma in ANSWERING or tokens[cue.first].form in ("ing", "base")


def _is_summons(tokens: Tokens, mention: Range, at: int) -> bool:
    """Whether somebody is called and not called something: called the desk by telephone, called a strike."""
    phrase = phrase_after(tokens, at)
    before = tokens[mention[0] - 1].low if mention[0] else ""
    if (
        phrase is None
        or before == "what"
        or tokens[at].low in ("that", "this", "it")
        or tokens[at].tag == "Q"
    ):
        return False
    if tokens[phrase[1] - 1].tag not in "NMP":
        return False
    if phrase[1] < len(tokens) and not (tokens[phrase[1]].tag in "ICT" or tokens[phrase[1]].low in ".,"):
        return False
    if any(t.tag in "JQ" for t in tokens[phrase[0] + 2 : phrase[1]]):
        return False
    behind = range(phrase[1], min(len(tokens), phrase[1] + _INSERTION))
    named = (i for i in behind if tokens[i].low in ("a", "an") and tokens[i - 1].tag != "I")
    return not any(tokens[i].tag == "Q" for i in behind) and next(named, None) is None


def _is_person(tokens: Tokens, at: int) -> bool:
    """Whether an object is people, who are challenged as a rival or welcomed as guests are."""
    phrase = phrase_after(tokens, at)
    if phrase is None:
        return False
    noun = tokens[head(tokens, phrase)]
    if noun.tag == "P":
        return noun.low in ("him", "her", "them")
    return noun.tag == "M" or noun.low.removesuffix("s") in _GUESTS


def _is_contest(tokens: Tokens, at: int) -> bool:
    """Whether it is run in and not denied: contesting a seat, an election, the north of the country."""
    phrase = phrase_after(tokens, at)
    noun = tokens[head(tokens, phrase)] if phrase else None
    return noun is not None and (noun.tag == "M" or noun.low.removesuffix("s") in _CONTESTS)
