"""JSON on one line, whatever stands in the text: what the machine formats are made of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

# What other programs take for the end of a line, and halves of surrogate pairs, which no file can hold.
_UNSAFE = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def dump(value: object, *, indent: int | None = None) -> str:
    r"""JSON in readable characters; those that could break a line or a file are escaped.

    >>> dump({"text": "ação\u2028"})
    '{"text": "ação\\u2028"}'
    """
    return _UNSAFE.sub(
        lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    )


def join(records: Iterable[Mapping[str, Any]]) -> str:
    """JSON Lines: a record a line."""
    return "".join(dump(record) + "\n" for record in records)
