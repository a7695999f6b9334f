"""The rules as one JSON document, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from audit.formats import _lines
from audit.formats._view import View
from audit.formats.catalogue import Entry


def render(entries: Sequence[Entry], view: View) -> str:
    """A list of rules, each with all its fields and the settings in force."""
    return _lines.dump([_record(entry) for entry in entries], indent=2) + "\n"


def _record(entry: Entry) -> dict[str, Any]:
    fields = entry.rule.model_dump(mode="json", by_alias=True)
    return {**fields, "options": entry.prepared.settings.model_dump(mode="json"), "on": entry.on}
