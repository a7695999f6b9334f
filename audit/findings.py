"""What a check objects to, and what a reader is told about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from audit.alike import typed
from audit.document import Place, Span

Severity = Literal["error", "warning", "info"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest to the mildest."""

SHORT = 8
"""Digits of a fingerprint that are shown to people: enough to name a finding in most archives."""

_NOWHERE, _START = Span(0, 0), Place(1, 1)


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a check objects; ``values`` fill the places in the rule's message.

    ``whole``: it objects to the article as a whole, and the span only says where to begin.
    """

    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reader is told: which rule, how grave, which words, why, and how to mend it.

    Attributes:
        span: the words, in the prose of the article.
        words: the same as they stand there.
        origin: where they stand in the file as decoded, in characters.
        place: line and column of the first of them in the file.
        end: the same for what follows the last.
        whole: it is about the article as a whole, and the words only show where to begin.
    """

    rule: str
    name: str
    severity: Severity
    span: Span
    message: str
    why: str
    fix: str
    fingerprint: str
    words: str = ""
    origin: Span = _NOWHERE
    place: Place = _START
    end: Place = _START
    whole: bool = False

    @property
    def objection(self) -> str:
        """The message, after the words it is about where it does not have them itself."""
        words = " ".join(self.words.split())
        if self.whole or not words or words.casefold() in self.message.casefold():
            return self.message
        return f"“{words if len(words) <= 80 else words[:78] + ' …'}”: {self.message}"


@dataclass(frozen=True, slots=True)
class Settled:
    """A finding that someone has decided about: why, who, since when and until when (ISO dates, or empty)."""

    finding: Finding
    why: str
    who: str = ""
    on: str = ""
    until: str = ""
    by: Literal["decision", "comment"] = "decision"


def fingerprint(rule: str, words: str, around: str, nth: int) -> str:
    """A short name for a finding that edits elsewhere in the article do not change.

    It rests on the rule, the words flagged and what is ``around`` them, their sentence, however they are
    typed (see ``alike.typed``), and on no place: it survives a move, and not a change of the sentence.
    ``nth`` tells repeats of the same words in the same sentence apart. A finding about the article as a
    whole has no words, and around it is the headline.

    >>> fingerprint("EDI002", "dire", "A “dire” day.", 0) == fingerprint("EDI002", "dire", "A 'dire' day.", 0)
    True
    """
    import hashlib  # OpenSSL, which a clean article can do without

    parts = (rule, typed(words), typed(around), str(nth))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
