"""What is wrong in a settings file or an option, in one line and plain words, with the nearest right word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    from audit.yamlfile import Location

_FEW, _MANY = 12, 60  # names that are all listed even where one is near; that are never all listed
_SHORT = 40  # characters of a value that is repeated in a message
_QUOTED = re.compile(r"'([^']*)'")
_TRIED = frozenset(
    {"bool", "str", "[key]"}
)  # what pydantic adds to a place: the type it tried, or that it is a name
_WANTED = {
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "string": "text",
    "model": "fields with values, “name: value” on lines of their own",
}
_LIMITS = {
    "greater_than_equal": ("ge", "must be {} or more"),
    "less_than_equal": ("le", "must be {} or less"),
    "greater_than": ("gt", "must be more than {}"),
    "less_than": ("lt", "must be less than {}"),
}


def nearest(word: str, names: Iterable[str]) -> str:
    """A hint that names the nearest of ``names``, or nothing where none is near.

    >>> nearest("wordng", ["wording", "label"]), nearest("edi002", ["EDI002"])
    ('; did you mean “wording”?', '; did you mean “EDI002”?')
    """
    from difflib import get_close_matches  # wanted only where something is misspelt

    there = {name.lower(): name for name in names}
    found = get_close_matches(word.lower(), list(there), n=1, cutoff=0.6)
    return f"; did you mean “{there[found[0]]}”?" if found else ""


def among(word: str, names: Iterable[str]) -> str:
    """The same hint, and the names themselves where they are few or none is near.

    >>> among("opnion", ["news", "opinion"]), among("x", ["news", "opinion"])
    ('; did you mean “opinion”? There are news, opinion', '; there are news, opinion')
    """
    there = list(names)
    hint = nearest(word, there)
    if hint:
        return f"{hint} There are {', '.join(there)}" if len(there) <= _FEW else hint
    begun = [name for name in there if name[:1] == word[:1]] if len(there) > _MANY else []
    return f"; with “{word[:1]}” begin {', '.join(begun)}" if begun else f"; there are {', '.join(there)}"


def shown(location: Location) -> str:
    """A place in a file as a reader is told of it: the names that lead there.

    >>> shown(("tune", "STR001", "options", "add", 3))
    'tune.STR001.options.add'
    """
    return ".".join(str(part) for part in location if not isinstance(part, int))


def plainly(message: str) -> str:
    """What is wrong with an option of the command line, in plain words.

    >>> plainly("Value error, 'warn' is not one of 'error', 'warning'.")
    '“warn” is none of error, warning; did you mean “warning”?'
    >>> plainly("Input should be a valid integer, unable to parse string as an integer")
    'must be a whole number'
    """
    message = message.removeprefix("Value error, ")
    value, *names = _QUOTED.findall(message) or [""]
    if names and "is not one of" in message:
        return f"“{value}” is none of {', '.join(names)}{nearest(value, names)}"
    number = re.search(r"valid (integer|number)", message)
    if number:
        return "must be a whole number" if number[1] == "integer" else "must be a number"
    limit = re.search(r"(greater|less) than or equal to (\S+)", message)
    if limit:
        return f"must be {limit[2]} or {'more' if limit[1] == 'greater' else 'less'}"
    return message


def said(error: ValidationError, model: type[BaseModel], *inner: type[BaseModel]) -> tuple[Location, str]:
    """The first thing that pydantic objects to, a misspelt name before all: where, and why in plain words.

    ``inner`` are the models of nested fields, whose names a misspelt name may mean.
    """
    places: dict[Location, list[ErrorDetails]] = {}
    for problem in error.errors(include_url=False):
        places.setdefault(_place(problem), []).append(problem)
    misspelt = (place for place, problems in places.items() if problems[0]["type"] == "extra_forbidden")
    first = next(misspelt, next(iter(places)))
    others = [place for place in places if not _holds(place, first)]
    more = f" (and {len(others)} more {'mistake' if len(others) == 1 else 'mistakes'})" if others else ""
    return first, _why(places[first], first, (model, *inner)) + more


def _place(problem: ErrorDetails) -> Location:
    return tuple(part for part in problem["loc"] if part not in _TRIED)


def _holds(place: Location, other: Location) -> bool:
    """Whether one place is the other or holds it: of a list that is too short, its wrong entries."""
    return place == other[: len(place)]


def _why(problems: list[ErrorDetails], place: Location, models: Iterable[type[BaseModel]]) -> str:
    problem = problems[0]
    kind, value, context = problem["type"], problem["input"], problem.get("ctx", {})
    fields = {each.alias or name: each for model in models for name, each in model.model_fields.items()}
    if kind == "extra_forbidden":
        return f"no such field{nearest(str(place[-1]), fields) or '; there are ' + ', '.join(fields)}"
    if kind == "missing":
        return "is missing"
    if kind == "literal_error":
        names = _QUOTED.findall(str(context.get("expected", "")))
        return f"{_repeated(value)} is none of {', '.join(names)}{nearest(str(value), names)}"
    if kind == "string_pattern_mismatch":
        field = fields.get(str(place[-1]))
        like = f", such as {field.examples[0]}" if field and field.examples else ""
        return f"{_repeated(value)} must be {(field and field.description) or 'written otherwise'}{like}"
    if kind in ("string_too_short", "too_short"):
        return "must not be empty"
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        return words.format(f"{context[name]:g}")
    return _of_type(problems) or problem["msg"].removeprefix("Value error, ")


def _of_type(problems: list[ErrorDetails]) -> str:
    """That a value is of the wrong type, and what is wanted; of a union, all that may be."""
    value = problems[0]["input"]
    kinds = [problem["type"] for problem in problems]
    if kinds[0] in ("tuple_type", "list_type"):
        fits = isinstance(value, str) and len(value) <= _SHORT and not set(value) & set(",:[]{}")
        return f"must be a list, such as [{value if fits else 'this, that'}]"
    if kinds[0] == "dict_type":
        return f"must be names with values, such as {{{_first(value)}: …}}"
    wanted = [_WANTED[kind.partition("_")[0]] for kind in kinds if kind.partition("_")[0] in _WANTED]
    if len(wanted) < len(kinds):
        return ""
    quotes = "; put it in quotes" if wanted == ["text"] and isinstance(value, int | float) else ""
    subject = f"{_repeated(value)} " if isinstance(value, str | int | float) else ""
    return f"{subject}must be {', or '.join(dict.fromkeys(wanted))}{quotes}"


def _first(value: Any) -> str:
    found = next(iter(value), "") if isinstance(value, list) else ""
    return found if isinstance(found, str) and found.replace("-", "").isalnum() else "this"


def _repeated(value: Any) -> str:
    """A value as it stands in the file, shortened."""
    text = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return f"“{text if len(text) <= _SHORT else text[:_SHORT] + '…'}”"
