"""What is wrong in a settings file, said in one line, with the nearest right word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    from audit.yamlfile import Location


def nearest(word: str, names: Iterable[str]) -> str:
    """A hint that names the nearest of ``names``, or nothing where none is near.

    >>> nearest("wordng", ["wording", "label"])
    '; did you mean “wording”?'
    """
    from difflib import get_close_matches  # wanted only where something is misspelt

    found = get_close_matches(word, list(names), n=1, cutoff=0.6)
    return f"; did you mean “{found[0]}”?" if found else ""


def said(error: ValidationError, model: type[BaseModel], *inner: type[BaseModel]) -> tuple[Location, str]:
    """The first thing that pydantic objects to, a misspelt name before all: where, and why in plain words.

    ``inner`` are the models of nested fields, whose names a misspelt name may mean.
    """
    problems = error.errors(include_url=False)
    first = next((problem for problem in problems if problem["type"] == "extra_forbidden"), problems[0])
    location = tuple(first["loc"])
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return location, _why(first["type"], first["msg"], location, (model, *inner)) + more


def _why(kind: str, message: str, location: Location, models: Iterable[type[BaseModel]]) -> str:
    if kind == "extra_forbidden":
        names = {each.alias or name: None for model in models for name, each in model.model_fields.items()}
        hint = nearest(str(location[-1]), names)
        return f"no such field{hint}" if hint else f"no such field; there are {', '.join(names)}"
    if kind == "missing":
        return "is missing"
    if kind == "string_type":
        return "must be text; put it in quotes"
    if kind == "model_type":
        return "must be fields with values, “name: value” on lines of their own"
    if kind in ("tuple_type", "list_type"):
        return "must be a list, such as [this, that]"
    if kind == "dict_type":
        return "must be names with values, such as {this: that}"
    return message.removeprefix("Value error, ")
