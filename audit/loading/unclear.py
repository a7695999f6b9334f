"""What a draft says about itself and is not understood: a genre that there is not, broken front matter.

A draft is read all the same, as news and as prose; but whoever wrote ``genre: opnion`` wants to know.
"""

from __future__ import annotations

from collections.abc import Mapping

from audit import frontmatter
from audit.blame import among
from audit.document import GENRES, Note

_MARKS = "[]\"' "  # of a list in YAML
_NEAR = 0.8  # how alike a name must be to “genre” that nothing else is meant
_LETTERS = frozenset("genr")
_OTHERS = frozenset(["genres"])  # what programs that make web pages call something else


def notes(source: str, fields: Mapping[str, str], row: int = 0) -> tuple[Note, ...]:
    r"""What is to be said of the head of a draft, and of its genre.

    ``fields`` are those of the front matter, and of the JSON record that the draft is if it stands on
    the line ``row`` of its file (0: it is none).

    >>> notes("---\ngenre: opnion\n---\nThe pier is shut.", {"genre": "opnion"})[0].line
    2
    """
    found: list[Note] = []
    fault = frontmatter.fault(source)
    if fault:
        line, why = fault
        found.append(Note(row or line, f"what looks like front matter is read as prose: {why}", "unclear"))
    genre = fields.get("genre", "").strip()
    if genre and genre.lower() not in GENRES:
        line = row or frontmatter.line_of(source, "genre")
        found.append(Note(line, unknown(genre), "unclear"))
    found += () if "genre" in fields else _misspelt(source, fields, row)
    return tuple(found)


def unknown(genre: str) -> str:
    """That there is no such genre, with the nearest, and all that there are."""
    return f"no genre “{genre}”, so it is checked as news{among(genre.strip(_MARKS).lower(), GENRES)}"


def _misspelt(source: str, fields: Mapping[str, str], row: int) -> list[Note]:
    """A field that must be meant for the genre: "gerne"."""
    names = fields.keys() - _OTHERS - set(frontmatter.FIELDS)
    near = sorted(name for name in names if set(name.lower()) >= _LETTERS)
    if not near:  # so usual that it must cost no import
        return []
    from difflib import SequenceMatcher

    for name in near:
        if SequenceMatcher(None, name.lower(), "genre").ratio() >= _NEAR:
            why = f"no field “{name}” is read; did you mean “genre”?"
            return [Note(row or frontmatter.line_of(source, name), why, "unclear")]
    return []
