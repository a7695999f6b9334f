"""The lines between two ``---`` at the head of a draft, in which it says what it is."""

from __future__ import annotations

import re

from audit.document import Metadata

FIELDS = ("genre", "byline", "date", "dateline", "outlet", "language")

# ---
# genre: analysis
# ---
_FRONT = re.compile(r"---[ \t]*(?:\r\n|\n|\r)(.*?)(?:^|\n|\r)---[ \t]*(?:\r\n|\n|\r|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*$", re.MULTILINE)


def split(source: str) -> tuple[dict[str, str], int]:
    """The fields of the front matter, names in lower case, and where the prose begins.

    Front matter belongs to other programs too: whatever is not ``name: value`` on one
    line is left alone.

    >>> split("---\\ngenre: news\\n---\\nText")
    ({'genre': 'news'}, 20)
    """
    found = _FRONT.match(source)
    if not found:
        return {}, 0
    fields = {name.lower(): _unquoted(value) for name, value in _FIELD.findall(found[1].replace("\r", "\n"))}
    return (fields, found.end()) if fields or not found[1].strip() else ({}, 0)


def metadata(fields: dict[str, str]) -> Metadata:
    """The fields that rules may use; an empty one is present but has no value."""
    known = {name: fields[name] or None for name in FIELDS if name in fields}
    return Metadata(**known, present=frozenset(known))


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
