"""What a check objects to, and what a reader is told about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from audit.document import Span

Severity = Literal["error", "warning", "info"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest to the mildest."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a check objects; ``values`` fill the places in the rule's message."""

    span: Span
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reader is told: which rule, how grave, which words, why, and how to mend it."""

    rule: str
    name: str
    severity: Severity
    span: Span
    message: str
    why: str
    fix: str
    fingerprint: str


def fingerprint(rule: str, words: str, sentence: str, nth: int) -> str:
    """A short name for a finding that edits elsewhere in the article do not change.

    It rests on the rule, the words flagged and their sentence, in plain quotation marks
    and single spaces; ``nth`` tells repeats of the same words in the same sentence apart.

    >>> fingerprint("EDI002", "dire", "A dire day.", 0) == fingerprint("EDI002", "dire", "A  dire day.", 0)
    True
    """
    import hashlib  # OpenSSL, which a clean article can do without

    parts = (rule, _plain(words), _plain(sentence), str(nth))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_MARKS)
    return re.sub(r"\s+", " ", text).strip()


_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})
