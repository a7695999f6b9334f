"""A YAML file that a person wrote, as plain data, with the line of everything in it.

Only what a settings file needs is read: mappings, lists, strings, numbers, true and false.
Anchors, tags, keys given twice and bare ``yes``, ``no``, ``on``, ``off`` (which YAML takes
for true and false) are errors with their line. Nothing in a file is executed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from audit.errors import FileError

Data = dict[str, Any]
Location = tuple[str | int, ...]

_DEEPEST = 20
_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d*)(?:(\.\d+))?$")  # 3  -1  0.25
_SWITCHES = frozenset(["yes", "no", "on", "off"])
_PLAIN_TAGS = (None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")
_NO_FILE = {
    FileNotFoundError: "no such file",
    IsADirectoryError: "is a folder",
    PermissionError: "may not be read",
}
_SYNTAX = (
    (
        "mapping values are not allowed",
        "a colon too many; put text with a colon in quotes, or mend the indent",
        False,
    ),
    ("could not find expected ':'", "a line that is no “name: value”", True),
    ("',' or ", "a bracket that opens here is not closed", True),
    ("quoted scalar found unexpected end", "a quotation mark that opens here is not closed", True),
    ("unknown escape character", "a backslash in double quotes; use single quotes", False),
    ("alphabetic or numeric character", "“*” or “&” begins a text; put the text in quotes", False),
    (
        "did not find expected key",
        "this stands out of line; see its indent, and quotes and brackets before it",
        False,
    ),
    (
        "expected <block end>",
        "this stands out of line; see its indent, and quotes and brackets before it",
        False,
    ),
)
"""What the parsers in C and in Python say, what is meant, and whether the fault is where it began."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the parser in C, where PyYAML has it


def read(path: Path) -> tuple[Data, str]:
    """What a file says, and its text (from which ``line`` finds a place in it).

    Raises:
        FileError: the file cannot be read, or is not YAML of the kind described above.
    """
    try:
        if path.is_char_device():
            raise FileError(path, "is a device, not a file")  # and may never end
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(path, "is not UTF-8", error.object.count(b"\n", 0, error.start) + 1) from None
    except OSError as error:
        raise FileError(path, _NO_FILE.get(type(error), error.strerror or "cannot be read")) from None
    return parse(path, text), text


def parse(path: Path, text: str) -> Data:
    """What the text of a file says; ``path`` is for errors.

    Raises:
        FileError: it is not YAML of the kind described above.
    """
    data = _Builder(path, text).build()
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise FileError(path, "must be lines of “name: value”, such as “extends: default”", 1)
    return data


def line(text: str, location: Location) -> int:
    """The line on which the thing at ``location`` stands, or the nearest that holds it."""
    builder = _Builder(Path(), text, keep_lines=True)
    builder.build()
    while location not in builder.lines and location:
        location = location[:-1]
    return builder.lines.get(location, 1)


class _Builder:
    """Makes plain data of the events of the YAML parser, which do not nest as calls."""

    def __init__(self, path: Path, text: str, *, keep_lines: bool = False) -> None:
        self.path, self.text, self.keep_lines = path, text, keep_lines
        self.lines: dict[Location, int] = {}
        self.events: Iterator[Any] = iter(())

    def build(self) -> Any:
        """The data of the only document of the file."""
        try:
            self.events = yaml.parse(self.text, Loader=_LOADER)
            data = self._documents()
        except yaml.MarkedYAMLError as error:
            at, why = _wrong(error, self.text)
            raise FileError(self.path, f"is not YAML: {why}", at) from None
        except yaml.reader.ReaderError as error:
            at = self.text.count("\n", 0, error.position) + 1
            raise FileError(self.path, f"is not YAML: {error.reason}", at) from None
        return data

    def _documents(self) -> Any:
        data: Any = None
        number = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                number += 1
                if number > 1:
                    raise self._error(event, "has a second document; keep one to a file")
                data = self._value(next(self.events), ())
        return data

    def _value(self, event: Any, location: Location) -> Any:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self._error(event, "anchors and aliases (& and *) are not read here; write it out")
        if event.tag not in _PLAIN_TAGS:
            raise self._error(event, f"the tag {event.tag} is not read here")
        if self.keep_lines:
            self.lines.setdefault(location, _line(event))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if len(location) >= _DEEPEST:
            raise self._error(event, "is nested too deeply")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(location)
        return self._mapping(location)

    def _list(self, location: Location) -> list[Any]:
        found: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self._value(event, (*location, len(found))))
        return found

    def _mapping(self, location: Location) -> Data:
        found: Data = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                raise self._error(event, "a name before “:” must be a plain word")
            key = event.value
            if key in found:
                raise self._error(event, f"“{key}” is given twice")
            if self.keep_lines:
                self.lines[(*location, key)] = _line(event)
            found[key] = self._value(next(self.events), (*location, key))
        return found

    def _scalar(self, event: Any) -> str | int | float | bool | None:
        value: str = event.value
        if event.style or not event.implicit[0]:
            return value
        if value in ("", "~", "null"):
            return None
        low = value.lower()
        if low in _SWITCHES:
            why = f"{value} without quotes is true or false in YAML; write “true” or “false”, or the word as"
            raise self._error(event, f'{why} "{value}"')
        if low in ("true", "false"):
            return low == "true"
        number = _NUMBER.match(value)
        if not number:
            return value
        return float(value) if number[1] else int(value) if len(value) < 20 else value

    def _error(self, event: Any, why: str) -> FileError:
        return FileError(self.path, why, _line(event))


def _wrong(error: yaml.MarkedYAMLError, text: str) -> tuple[int | None, str]:
    """The line at which YAML goes wrong, and how, for somebody who has not read its grammar."""
    mark: Any = error.problem_mark or error.context_mark
    told = f"{error.context or ''} {error.problem or ''}"
    words, from_start = next(
        ((words, start) for known, words, start in _SYNTAX if known in told), ("", False)
    )
    if from_start and error.context_mark:
        mark = error.context_mark
    if mark is None:
        return None, told.strip()
    line = next(islice(text.splitlines(), mark.line, None), "")
    if "cannot start any token" in told:
        sign = line[mark.column : mark.column + 1]
        words = (
            "a tab; indent with spaces" if sign == "\t" else f"“{sign}” begins a text; put the text in quotes"
        )
    return mark.line + 1, words or told.strip()


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1
