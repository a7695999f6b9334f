"""A saying in the making: its parts as ranges of the tokens of its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from audit.article import CueClass
from audit.reading.nounphrases import Range


@dataclass(frozen=True, slots=True)
class Draft:
    """Mention, cue and content as ranges of tokens; see ``sayings.Saying``."""

    mention: Range | None
    cue: Range
    content: tuple[Range, ...]
    lemma: str
    cue_class: CueClass
    pattern: str
    introduces: bool = False
    named: Range | None = None
