"""A saying in the making, or why a cue is not taken: what the finders of sayings answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from audit.article import CueClass
from audit.reading.nounphrases import Range

NAME_AND_COLON = "name and colon"
"""The pattern of a turn in an interview or a transcript; what follows it may be said by the same person."""

CITED = "what is cited"
"""The pattern of a source that somebody cites for what is said in the same sentence."""

Refusal = Literal[
    "inside a quotation",
    "part of what the speaker says",
    "read as a noun",
    "read as a name",
    "read as an adjective",
    "no subject is found",
    "its subject cannot speak",
    "not said to have happened",
    "only wanted or planned",
    "no content follows",
    "a scheduled event",
    "tells who is meant",
    "an act, and no speech",
    "a passive that does not say by whom",
    "nobody is named who holds it",
]
"""Why a word of the lists of cues is no cue where it stands."""


@dataclass(slots=True)
class Draft:
    """Mention, cue and content as ranges of tokens; see ``sayings.Saying``.

    Never changed once it is made; like a token it is not frozen, as that takes three times as long to make.

    ``pattern`` says in a few words what was recognised: "verb with its clause".
    """

    mention: Range | None
    cue: Range
    content: tuple[Range, ...]
    lemma: str
    cue_class: CueClass
    pattern: str
    introduces: bool = False
    named: Range | None = None


Verdict = Draft | Refusal
"""What becomes of a cue."""
