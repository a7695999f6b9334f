"""The JSON Schema of pack files, by which an editor completes and checks them as they are written.

Draft 2020-12. What a schema cannot hold (an ``extends`` that runs in a ring, a phrase that does not
parse) is found when a pack is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from audit import checks, packs
from audit.packs import Pack, Ruleset
from audit.rules import Rule
from audit.settings import Settings

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PATTERN = {"pattern": r"[*?\[]", "description": "A pattern of ids, such as NUM*."}
_OWN = {"pattern": r"^[A-Z]{2,6}\d{3}$", "description": "The id of a rule, yours or ours."}


def of_packs() -> Schema:
    """The schema of a pack file: its fields, and of each rule and check what may be set.

    >>> sorted(of_packs()["properties"])[:3]
    ['accept', 'avoid', 'disable']
    """
    ruleset = packs.load("strict")
    schema = Pack.model_json_schema(by_alias=True)
    ids = {"anyOf": [{"enum": sorted(ruleset.drafts)}, _OWN, _PATTERN]}
    names = {
        "anyOf": [{"enum": list(packs.packs())}, {"type": "string", "description": "The path of a pack."}]
    }
    schema["$schema"] = _DIALECT
    schema["title"] = "A pack of audit"
    fields = schema["properties"]
    fields["extends"] = _lax(
        {"anyOf": [*names["anyOf"], {"type": "array", "items": names}]}, "What it starts from."
    )
    fields["enable"] = _lax({"type": "array", "items": ids}, "The rules to turn on.")
    fields["disable"] = _lax({"type": "array", "items": ids}, "The rules to turn off.")
    fields["for"] = _lax({"type": "object", "additionalProperties": names}, "Other packs for some paths.")
    for name, words in {
        "avoid": "Words to avoid, with what to say instead",
        "accept": "Words to accept",
    }.items():
        file = {"type": "string", "description": "A file of them, with an entry a line."}
        fields[name] = _lax({"anyOf": [dict(fields[name]), file]}, f"{words}.")
    fields["rules"] = _lax({"type": "array", "items": {"$ref": "#/$defs/Rule"}}, "Rules of its own.")
    fields["tune"] = _tune(ruleset, ids)
    fields |= _settings()
    schema["$defs"] = {"Rule": _rule()}
    for name in checks.names():
        settings = _inlined(checks.get(name).settings)
        schema["$defs"][f"options-of-{name}"] = settings
        schema["$defs"][f"changes-of-{name}"] = _partial(
            {field: _to(f"options-of-{name}", field) for field in settings.get("properties", {})}
        )
    return schema


def _lax(schema: Schema, description: str) -> Schema:
    """A field that may be left empty, as ``enable:`` with nothing behind it."""
    return {"description": description, "anyOf": [schema, {"type": "null"}]}


def _settings() -> Schema:
    """What ``audit.yml`` may say beside its rules; one pattern or report needs no list."""
    fields: Schema = _inlined(Settings)["properties"]
    for name in ("include", "exclude", "outputs"):
        fields[name] = {**fields[name], "type": ["array", "string", "null"]}
    return {
        name: {key: each for key, each in field.items() if key != "default"} for name, field in fields.items()
    }


def _rule() -> Schema:
    """A rule of a pack's own, with the options of the check that it names."""
    schema = _inlined(Rule)
    schema["properties"]["check"] = {"enum": list(checks.names()), "description": "The kind of check."}
    schema["allOf"] = [
        {
            "if": {"properties": {"check": {"const": name}}, "required": ["check"]},
            "then": {"properties": {"options": _to(f"options-of-{name}")}},
        }
        for name in checks.names()
    ]
    return schema


def _tune(ruleset: Ruleset, ids: Schema) -> Schema:
    """What may be changed of each rule: any field but its id; of the options, those of its check."""
    fields = {field: _to("Rule", field) for field in _inlined(Rule)["properties"] if field != "id"}
    known = {
        rule.id: _partial({**fields, "options": _to(f"changes-of-{rule.check}")}) for rule in ruleset.known
    }
    return {
        "description": "Changed fields of rules, by id or pattern; options that are not named stay.",
        "anyOf": [
            {
                "type": "object",
                "properties": known,
                "propertyNames": ids,
                "additionalProperties": _partial(fields),
            },
            {"type": "null"},
        ],
    }


def _partial(fields: Mapping[str, Any]) -> Schema:
    return {"type": "object", "properties": dict(fields), "additionalProperties": False}


def _to(name: str, field: str = "") -> Schema:
    """Where the schema has a definition, or a field of it."""
    return {"$ref": f"#/$defs/{name}" + (f"/properties/{field}" if field else "")}


def _inlined(model: type[BaseModel]) -> Schema:
    """The schema of a model with what it refers to written out, so that it can stand anywhere."""
    schema = model.model_json_schema(by_alias=True)
    known = schema.pop("$defs", {})
    return dict(_resolved(schema, known))


def _resolved(value: Any, known: Mapping[str, Any]) -> Any:
    if isinstance(value, dict):
        if "$ref" in value:
            return _resolved(known[value["$ref"].rpartition("/")[2]], known)
        return {name: _resolved(each, known) for name, each in value.items() if not _is_title(name, each)}
    return [_resolved(each, known) for each in value] if isinstance(value, list) else value


def _is_title(name: str, value: Any) -> bool:
    """Whether it is a title that pydantic makes of a name, which tells nobody anything."""
    return name == "title" and isinstance(value, str)
