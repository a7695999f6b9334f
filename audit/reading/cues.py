"""Cues: which words may attribute (said, according to, the claim that), of which class, with what syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from audit import lexicons
from audit.article import CueClass
from audit.reading.tagging import Token

_CLASSES: dict[str, CueClass] = {
    "criticise": "accuse",
    "praise": "neutral",
    "light-verb": "neutral",
    "attitude": "belief",
    "passive": "adverb",
}
BE = frozenset("be am is are was were been being 'm 're isn't aren't wasn't weren't".split())
_LONGEST_TURN = 10
"""How many words a turn is looked for in that has adjectives between its own."""
_BE_OR_S = BE | {"'s"}
_PARTICLES = frozenset("not never out up down off on in forward back clear always once twice".split())
"""Adverbs that belong to cues of several words; the others may stand between their words."""


_DEGREES = frozenset(("more", "less", "most"))
_POLLS = frozenset("poll polls survey surveys tracker".split())
_RESULTS = frozenset("has had have gives gave give".split())
_POLL = lexicons.Entry("show", "document", "poll")
"""A poll that has somebody ahead, or gives a party 40 percent, shows it."""


@dataclass(slots=True)
class Cue:
    """Words that may attribute: tokens ``[first, last)``, head word, class and frames.

    Never changed once it is made; like a token it is not frozen, as there is one for most verbs.

    ``frames`` are those of the word list: that, quote, np, np-inf, inf, np-that, np-prep,
    ing, wh; ``prepositions`` those that may open its content; ``joined`` those that np-prep
    wants behind the object (any where none is given). ``passive``: in the passive.
    """

    first: int
    last: int
    lemma: str
    group: str
    cue_class: CueClass
    frames: frozenset[str]
    prepositions: frozenset[str]
    joined: frozenset[str] = frozenset()
    passive: bool = False


def verbs(tokens: Sequence[Token]) -> Iterator[Cue]:
    """The verbs, also of several words, that may introduce what somebody says or thinks."""
    kept = [
        i
        for i, t in enumerate(tokens)
        if (t.tag not in "RZ" and t.low not in _DEGREES) or t.low in _PARTICLES or not _is_degree(tokens, i)
    ]
    lows = [tokens[i].low for i in kept]
    single, turns = lexicons.load("cue-verbs", inflect=True), _phrases()
    polled = not _POLLS.isdisjoint(lows)
    free = 0
    for at, index in enumerate(kept):
        token = tokens[index]
        if at < free or not (token.tag in "VA" or token.low in _BE_OR_S):
            continue
        turning = turns.opens(lows[at])
        match = turns.at(lows, at) if turning else None
        if match is None and _is_plain(token):
            match = single.at(lows, at)
        if turning and (match is None or match.last == at + 1):
            match = _described(tokens, kept, lows, at) or match
        if match is None and token.low in BE and at + 1 < len(lows) and lows[at + 1] == "not":
            match = _negated(lows, at)
        if polled and token.low in _RESULTS and _is_main(tokens, index):
            match = lexicons.Match(at, at + 1, _POLL)
        if match:
            yield _cue(tokens, index, kept[match.last - 1] + 1, match.entry)
            free = match.last


def _described(tokens: Sequence[Token], kept: list[int], lows: list[str], at: int) -> lexicons.Match | None:
    """A turn with other words in it: raised *serious safety* concerns about, issued *an urgent* plea."""
    known = _phrases()
    if at + 2 >= len(lows):
        return None
    second, last = at + 1, min(len(lows), at + _LONGEST_TURN)
    while second < last and _describes(tokens, kept, second):
        second += 1
    if second == last or not _goes_on(lows[at], lows[second]):
        return None
    left = [at, *(i for i in range(second, last) if not _describes(tokens, kept, i))]
    if len(left) == last - at:
        return None
    words = [lows[i] for i in left]
    for place in range(1, len(words) - 1):
        if words[place] in ("a", "an"):
            words[place] = "an" if words[place + 1][0] in "aeiou" else "a"
    match = known.at(words, 0)
    return match._replace(first=at, last=left[match.last - 1] + 1) if match and match.last > 1 else None


@lru_cache(maxsize=16384)
def _goes_on(low: str, following: str) -> bool:
    """Whether a turn may begin with these two words, whichever article the second is."""
    either = ("a", "an") if following in ("a", "an") else (following,)
    return any(_phrases().goes_on(low, word) for word in either)


def _describes(tokens: Sequence[Token], kept: list[int], index: int) -> bool:
    """Whether a word only describes the noun behind it."""
    if index + 1 >= len(kept):
        return False
    word, following = tokens[kept[index]], tokens[kept[index + 1]]
    return (word.tag == "J" or word.tag == "N") and following.tag in "NJ"


def _negated(lows: list[str], at: int) -> lexicons.Match | None:
    """A phrase with "not" inside it: is not thought to."""
    match = _phrases().at([*lows[: at + 1], *lows[at + 2 : at + 8]], at)
    return match._replace(last=match.last + 1) if match and match.last > at + 1 else None


def _is_plain(token: Token) -> bool:
    """Whether a word is a verb of the list by its form alone, and not "did not found the club"."""
    return token.tag == "V" and token.lemma != "found"


def _is_main(tokens: Sequence[Token], index: int) -> bool:
    """Whether "had" is the verb itself: a poll had her ahead."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and following.tag in "MDNJ#P" and following.low != "a"


def _is_degree(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word may stand between those of a cue: an adverb, a day, or "more" before an adjective."""
    if tokens[index].tag == "R" or (tokens[index].tag == "Z" and index and tokens[index - 1].tag == "V"):
        return True
    return (
        tokens[index].low in _DEGREES
        and tokens[index + 1 : index + 2] != []
        and (tokens[index + 1].tag == "J")
    )


def _class(entry: lexicons.Entry) -> CueClass:
    """The class of an entry: its group, unless that is one of syntax."""
    if entry.group == "light-verb" and entry.words.split()[1] in _attitudes():
        return "belief"
    return _CLASSES.get(entry.group) or entry.group  # type: ignore[return-value]


@cache
def _attitudes() -> frozenset[str]:
    """Adjectives for what somebody feels: furious, hopeful."""
    every = lexicons.load("cue-phrases").phrases
    return frozenset(e.words.split()[1] for e in every if e.group == "attitude")


def _cue(tokens: Sequence[Token], first: int, last: int, entry: lexicons.Entry) -> Cue:
    lemma, cue_class, frames, prepositions, joined = _described_by(entry)
    return Cue(
        first=first,
        last=last,
        lemma=lemma,
        group=entry.group,
        cue_class=cue_class,
        frames=frames,
        prepositions=prepositions,
        joined=joined,
        passive=_is_passive(tokens, first),
    )


@lru_cache(maxsize=4096)
def _described_by(
    entry: lexicons.Entry,
) -> tuple[str, CueClass, frozenset[str], frozenset[str], frozenset[str]]:
    """Its lemma, class and frames, and the prepositions that open its content or stand behind its object."""
    flags = [flag.partition(":") for flag in entry.flags]
    return (
        entry.words.replace("~", ""),
        _class(entry),
        frozenset(flag for flag, _, words in flags if not words),
        frozenset(w for flag, _, words in flags if flag == "prep" for w in words.split(",")),
        frozenset(w for flag, _, words in flags if flag == "with" for w in words.split(",")),
    )


def _is_passive(tokens: Sequence[Token], verb: int) -> bool:
    if tokens[verb].form not in ("past", "participle"):
        return False
    for index in range(verb - 1, max(-1, verb - 5), -1):
        token = tokens[index]
        if token.low in _BE_OR_S:
            return token.low != "'s" or tokens[verb].form == "participle"
        if token.tag not in "RA":
            return False
    return False


@cache
def _phrases() -> lexicons.Lexicon:
    """Verbal cues of several words: raise concerns about, is said to."""
    kept = []
    for entry in lexicons.load("cue-phrases").phrases:
        words = entry.words.split()
        if entry.group == "passive" and words[0] == "it":
            kept.append(entry._replace(words=" ".join(words[1:]), marks="it"))
        elif entry.group in ("attitude", "passive") or (
            entry.group == "light-verb" and not _has_own_object(words[0].rstrip("~"))
        ):
            kept.append(entry)
    return lexicons.Lexicon(kept)


def _has_own_object(verb: str) -> bool:
    """Whether a turn is its verb with an object like any other: deny wrongdoing, demand answers."""
    entry = lexicons.load("cue-verbs").single.get(verb)
    return entry is not None and entry.group in ("deny", "direct") and "np" in entry.flags


_OPENS_SOURCE = frozenset("to of by in from per citing quoting quote paraphrase".split())
_NOT_A_SOURCE = frozenset(
    "letter message statement interview comments remarks testimony warning response poll post told "
    "suspicion fear behest insistence invitation request suggestion urging anger annoyance chagrin "
    "consternation delight disappointment dismay frustration fury horror relief satisfaction surprise "
    "claims".split()
)
PRONOUNS = frozenset("he she it they his her its their".split())


@cache
def prepositions() -> lexicons.Lexicon:
    """Cues such as "according to" that stand before their source, or hold it ("in her view")."""
    every = lexicons.load("cue-phrases")
    entries = [*every.phrases, *every.single.values()]
    return lexicons.Lexicon(e for e in entries if e.group == "preposition" and _names_source(e.words.split()))


def _names_source(words: list[str]) -> bool:
    if PRONOUNS.intersection(words):
        return True
    return words[-1] in _OPENS_SOURCE and not _NOT_A_SOURCE.intersection(words)


_HEARSAY = frozenset("reportedly allegedly reputedly rumoredly rumouredly".split())


@cache
def adverbs() -> frozenset[str]:
    """Adverbs of hearsay: reportedly. Those that only doubt (ostensibly, supposedly) attribute to nobody."""
    return lexicons.load("cue-phrases").group("adverb") & _HEARSAY


def nouns(tokens: Sequence[Token]) -> Iterator[Cue]:
    """The nouns that may carry what somebody says: claim, warning, finding."""
    for index, token in enumerate(tokens):
        if token.tag == "N":
            entry = _carrying(token.low)
            if entry:
                yield _noun(index, entry)


@lru_cache(maxsize=16384)
def _carrying(low: str) -> lexicons.Entry | None:
    """The noun of the list that a word is a form of."""
    return lexicons.load("cue-nouns", inflect=True).get(low)


def _noun(index: int, entry: lexicons.Entry) -> Cue:
    prepositions = frozenset(flag for flag in entry.flags if flag not in ("that", "to", "wh"))
    return Cue(index, index + 1, entry.words, entry.group, "noun", frozenset(entry.flags), prepositions)
