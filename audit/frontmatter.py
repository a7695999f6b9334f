"""The lines between two ``---`` at the head of a draft, in which it says what it is."""

from __future__ import annotations

import re

from audit.document import Metadata

FIELDS = ("genre", "byline", "date", "dateline", "outlet", "language")

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_FIELD = re.compile(r"([^\W\d][\w-]*)[ \t]*:(?=\s|$)")  # genre: analysis
_OTHER = re.compile(r"[ \t]|#|-[ \t]|[}\]]|[\"'\w][^:]{0,60}:(?=\s|$)|\s*$")  # what else YAML may hold


def split(source: str) -> tuple[dict[str, str], int]:
    r"""The fields of the front matter, names in lower case, and where the prose begins.

    Front matter belongs to other programs too: whatever is not ``name: value`` on one
    line is left alone. Lines that could be no settings at all make it prose between rules.

    >>> split("---\ngenre: news\n---\nText")
    ({'genre': 'news'}, 20)
    """
    opening = _FENCE.match(source)
    fields: dict[str, str] = {}
    at = opening.end() if opening else len(source)
    while at < len(source):
        closing = _FENCE.match(source, at)
        if closing:
            return fields, closing.end()
        line = _LINE.match(source, at)
        words = line[0] if line else ""
        field = _FIELD.match(words)
        if field:
            fields[field[1].lower()] = _unquoted(words[field.end() :].strip())
        elif not _OTHER.match(words):
            break
        at += len(words)
    return {}, 0


def metadata(fields: dict[str, str]) -> Metadata:
    """The fields that rules may use; an empty one is present but has no value."""
    known = {name: fields[name] or None for name in FIELDS if name in fields}
    return Metadata(**known, present=frozenset(known))


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
