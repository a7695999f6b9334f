"""How a source's words are introduced: which verbs are plain, and which vouch, doubt or colour."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple, cast

from audit import lexicons
from audit.article import CueClass

Tone = Literal["plain", "vouching", "doubting", "colouring"]
TONES: tuple[Tone, ...] = ("plain", "vouching", "doubting", "colouring")
"""What a verb does beside reporting: nothing; takes what is said for true; casts doubt on it;
says how or why somebody speaks (insisted, admitted, slammed)."""

LOADED: frozenset[CueClass] = frozenset(("doubt", "admit", "insist", "emotive"))
"""The classes of verbs that one side must not get alone, as the BBC, Reuters and Wikipedia ask."""

_TONES: dict[CueClass, Tone] = {
    "confirm": "vouching", "factive": "vouching", "warn": "vouching",
    "doubt": "doubting", "adverb": "doubting",
    "admit": "colouring", "insist": "colouring", "belief": "colouring", "emotive": "colouring",
    "manner": "colouring",
}  # fmt: skip
_TAKING_A_STAND = frozenset(("deny", "direct", "insist", "emotive"))
_LEAST = 2  # verbs that a source must have before it is compared
_GAP = 0.5  # by how much the shares of loaded verbs must differ


class Verb(NamedTuple):
    """A cue of a source by its plain form (say, according to), and how often it is used."""

    lemma: str
    cue_class: CueClass
    tone: Tone
    times: int


class Uneven(NamedTuple):
    """Sources whose words come with loaded verbs, and others whose words do not."""

    loaded: tuple[str, ...]
    plain: tuple[str, ...]


def tone(lemma: str, cue_class: CueClass) -> Tone:
    """What a cue does beside reporting.

    >>> tone("say", "neutral"), tone("claim", "doubt"), tone("refute", "deny"), tone("deny", "deny")
    ('plain', 'doubting', 'vouching', 'plain')
    """
    return _exceptions().get(lemma) or _TONES.get(class_of(lemma, cue_class), "plain")


def class_of(lemma: str, cue_class: CueClass) -> CueClass:
    """The class of a cue; a turn that counts as neutral has that of its verb, where that takes a stand.

    >>> class_of("deny that", "neutral"), class_of("add his voice to", "neutral")
    ('deny', 'neutral')
    """
    verb, _, more = lemma.partition(" ")
    entry = lexicons.load("cue-verbs").single.get(verb) if more and cue_class == "neutral" else None
    return cast(CueClass, entry.group) if entry and entry.group in _TAKING_A_STAND else cue_class


@cache
def _exceptions() -> dict[str, Tone]:
    """The verbs that stand apart from their class."""
    known = lexicons.load("cue-tones").single
    return {word: cast(Tone, entry.group) for word, entry in known.items()}


def is_loaded(lemma: str, cue_class: CueClass) -> bool:
    """Whether a cue is of a class that one side must not get alone.

    >>> is_loaded("claim", "doubt"), is_loaded("say", "neutral")
    (True, False)
    """
    return tone(lemma, cue_class) != "plain" and class_of(lemma, cue_class) in LOADED


def loaded_share(verbs: Iterable[Verb], least: int = _LEAST) -> float | None:
    """The share of loaded verbs among the loaded and the plain; None for fewer than ``least``."""
    used = list(verbs)
    plain = sum(v.times for v in used if v.tone == "plain")
    loaded = sum(v.times for v in used if is_loaded(v.lemma, v.cue_class))
    return loaded / (loaded + plain) if loaded + plain >= least else None


def uneven(
    sources: Iterable[tuple[str, tuple[Verb, ...]]], least: int = _LEAST, gap: float = _GAP
) -> Uneven | None:
    """Where one side says and the other claims: whose shares of loaded verbs lie ``gap`` or more apart.

    Only sources with ``least`` such cues or more are compared; None where no two are so far apart.

    >>> said, claimed = Verb("say", "neutral", "plain", 2), Verb("claim", "doubt", "doubting", 2)
    >>> uneven([("the ministry", (said,)), ("the villagers", (claimed,))])
    Uneven(loaded=('the villagers',), plain=('the ministry',))
    """
    shares = [(name, share) for name, used in sources if (share := loaded_share(used, least)) is not None]
    if not shares:
        return None
    lowest, highest = min(share for _, share in shares), max(share for _, share in shares)
    if highest - lowest < gap:
        return None
    far = [(name, share) for name, share in shares if share >= lowest + gap or share <= highest - gap]
    middle = (lowest + highest) / 2
    return Uneven(
        tuple(name for name, share in far if share > middle),
        tuple(name for name, share in far if share < middle),
    )
