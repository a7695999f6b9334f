"""The rules themselves, as ``audit rules`` shows them: a format a module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from audit.formats import _lines
from audit.rules import Prepared, Rule


class Entry(NamedTuple):
    """A rule with its check, and whether the pack turns it on."""

    prepared: Prepared
    on: bool

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.prepared.rule


class Option(NamedTuple):
    """An option of a rule's check: what kind of value it wants, what it has, and its default."""

    name: str
    kind: str
    value: str
    default: str
    set: bool


def options(entry: Entry) -> Iterator[Option]:
    """The options of a rule, in the order in which its check declares them."""
    settings = entry.prepared.settings
    schema = settings.model_json_schema()
    required = schema.get("required", ())
    values, given = settings.model_dump(mode="json"), entry.rule.options
    for name, field in schema.get("properties", {}).items():
        default = "" if name in required else _written(field.get("default"))
        kind = _kind(field, schema.get("$defs", {}))
        yield Option(name, kind, _written(given.get(name, values.get(name))), default, name in given)


def _written(value: object) -> str:
    """A value as a person writes it in YAML."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_written, value))}]"
    return value if isinstance(value, str) and value else _lines.dump(value)


def _kind(field: Mapping[str, Any], known: Mapping[str, Any]) -> str:
    """What kind of value a field wants, in words."""
    if "$ref" in field:
        return _kind(known.get(field["$ref"].rpartition("/")[2], {}), known)
    if "enum" in field:
        return ", ".join(map(str, field["enum"]))
    if "const" in field:
        return str(field["const"])
    if "anyOf" in field:
        return " or ".join(_kind(each, known) for each in field["anyOf"])
    if field.get("type") == "array":
        return f"list of {_kind(field.get('items', {}), known)}"
    words = {"string": "text", "integer": "whole number", "boolean": "true or false", "null": "null"}
    return words.get(str(field.get("type")), str(field.get("type", "any"))) + _bounds(field)


def _bounds(field: Mapping[str, Any]) -> str:
    low, high = field.get("minimum"), field.get("maximum")
    if low is not None and high is not None:
        return f" from {low:g} to {high:g}"
    return "" if low is None else f", at least {low:g}"
