"""JSON on one line, whatever stands in the text: what the machine formats are made of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

# What other programs take for the end of a line, and halves of surrogate pairs, which no file can hold.
_UNSAFE = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff]")

HERE = "\x00the items\x00"
"""Where the items of a document stand; no text that is read holds it."""


def dump(value: object, *, indent: int | None = None) -> str:
    r"""JSON in readable characters; those that could break a line or a file are escaped.

    >>> dump({"text": "ação\u2028"})
    '{"text": "ação\\u2028"}'
    """
    return _escaped(json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False))


def _escaped(text: str) -> str:
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


_scalar = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def document(frame: object, items: Iterable[object]) -> Iterator[str]:
    """A document of JSON on many lines, piece by piece: ``frame``, with the items where it has ``HERE``.

    >>> "".join(document({"a": HERE, "b": 1}, [2])) == dump({"a": [2], "b": 1}, indent=2)
    True
    """
    head, _, tail = dump(frame, indent=2).partition(dump(HERE))
    last = head.rpartition("\n")[2]
    margin = "\n" + " " * (len(last) - len(last.lstrip()))
    yield f"{head}["
    number = -1
    for number, item in enumerate(items):
        yield f"{',' if number else ''}{margin}  {_escaped(_indented(item, f'{margin}  '))}"
    yield f"{']' if number < 0 else f'{margin}]'}{tail}"


def _indented(value: object, margin: str) -> str:
    """What ``json`` writes with an indent of two, but without calls that hold each other in memory."""
    inner = f"{margin}  "
    if isinstance(value, Mapping) and value:
        fields = (f"{inner}{_scalar(name)}: {_indented(each, inner)}" for name, each in value.items())
        return f"{{{','.join(fields)}{margin}}}"
    if isinstance(value, list | tuple) and value:
        return f"[{','.join([f'{inner}{_indented(each, inner)}' for each in value])}{margin}]"
    return _scalar(value)


def join(records: Iterable[Mapping[str, Any]]) -> str:
    """JSON Lines: a record a line."""
    return "".join(dump(record) + "\n" for record in records)
