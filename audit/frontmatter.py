"""The lines between two ``---`` at the head of a draft, in which it says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.document import Metadata

FIELDS = ("genre", "byline", "date", "dateline", "outlet", "language")

_MEANT = frozenset((*FIELDS, *"title author authors description draft keywords layout slug tags".split()))
"""Names that hardly stand at the head of a line of prose, with a colon behind them."""

_LONGEST = 200  # lines in which the end of front matter is looked for
_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_FIELD = re.compile(r"([^\W\d][\w-]*)[ \t]*:(?=\s|$)")  # genre: analysis
_TOML = re.compile(r"\+\+\+[ \t]*(?:\r\n|\n|\r)[A-Za-z_][\w-]*[ \t]*=")  # +++, then: title = "Pier shut"
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


def fault(source: str) -> tuple[int, str] | None:
    r"""Why lines that look as if they were meant for front matter are prose, and the line at fault.

    >>> fault("---\ngenre: news\nPier shut\n---\nText")
    (3, '“Pier shut” is not “name: value”')
    >>> fault("Text only.")
    """
    lead = len(source) - len(source.lstrip())
    opening = _FENCE.match(source, lead)
    if opening is None:
        toml = "“+++” is not read: write “name: value” between two lines of ---"
        return (1, toml) if _TOML.match(source) else None
    if split(source)[1]:
        return None
    if lead:
        head = source[:lead].count("\n") + 1
        why = "it must begin at the very start of the file"
        return (head, why) if split(source[lead:])[0].keys() & _MEANT else None
    lines = list(_head(source))
    if not any(field[1].lower() in _MEANT for field in map(_FIELD.match, lines) if field):
        return None
    if not _FENCE.fullmatch(lines[-1]):
        return 1, "no second line of --- ends it"
    return next(
        (number, f"“{line.strip()[:60]}” is not “name: value”")
        for number, line in enumerate(lines, 1)
        if not (_FENCE.match(line) or _FIELD.match(line) or _OTHER.match(line))
    )


def _head(source: str) -> Iterator[str]:
    """The lines from a fence to the next, or up to where nothing more is to be expected."""
    at = 0
    for number in range(_LONGEST):
        line = _LINE.match(source, at)
        if line is None or (at == len(source) and number):
            return
        yield line[0]
        if number and _FENCE.fullmatch(line[0]):
            return
        at = line.end()


def line_of(source: str, name: str) -> int:
    """The line of the front matter on which a field stands; 1 where none does."""
    for number, line in enumerate(_head(source), 1):
        field = _FIELD.match(line)
        if field and field[1].lower() == name:
            return number
    return 1


def metadata(fields: dict[str, str]) -> Metadata:
    """The fields that rules may use; an empty one is present but has no value."""
    known = {name: fields[name] or None for name in FIELDS if name in fields}
    return Metadata(**known, present=frozenset(known))


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
