"""Findings that someone has settled: who, when and why, in a file beside the articles.

The file is JSON Lines, a decision a line, sorted by article and fingerprint, so that it can be reviewed as
a diff and two people's decisions rarely meet in one place. A decision has no line numbers: it knows its
finding by the fingerprint, and its article by the path from the file's own folder.

A run over a large archive looks at this file every time, so it is read without pydantic, whose import
would take longer than all the rest.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from audit import paths
from audit.blame import nearest
from audit.errors import FileError

FILE = paths.DECISIONS_FILE
"""What the file is called where it is not named: in the nearest folder upwards that has one."""

_LONGEST = 100  # characters of the flagged words that are kept, for the reader of a diff
_CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ")


@dataclass(frozen=True, slots=True)
class Decision:
    """A line of the file.

    Attributes:
        path: the article, from the folder of the file, with ``/`` between its parts.
        article: which article of the file it is, where it has several (JSON Lines); else empty.
        rule: the rule that made the finding.
        fingerprint: the finding's own name.
        words: what was flagged, for people.
        why: the reason.
        who: who decided.
        on: the day, as an ISO date.
        until: the last day on which it counts, as an ISO date; empty if it always does.
        line: its line in the file.
    """

    path: str
    rule: str
    fingerprint: str
    words: str
    why: str
    who: str
    on: str
    until: str = ""
    article: str = ""
    line: int = field(default=0, compare=False)

    def age(self, today: date) -> int:
        """How many days ago it was made."""
        return (today - date.fromisoformat(self.on)).days

    def expired(self, today: date) -> bool:
        """Whether its last day has gone by."""
        return bool(self.until) and self.until < today.isoformat()

    @property
    def key(self) -> tuple[str, str, str]:
        """What no two decisions have in common, and the file is sorted by."""
        return self.path, self.article, self.fingerprint


_ORDER = ("path", "article", "rule", "fingerprint", "words", "why", "who", "on", "until")
_NO_TEXT = re.compile(r"[\ud800-\udfff]")
_UNSEEN = re.compile(
    r"[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""What a reviewer of a diff would not see, or see in another place."""
_NO_NAME = re.compile(r"[\0\ud800-\udc7f\udd00-\udfff]")
"""What no name of a file holds; a byte that is not UTF-8 is half of a surrogate pair, as Python has it."""
_OPTIONAL = frozenset({"article", "until"})
assert set(_ORDER) | {"line"} == {each.name for each in fields(Decision)}


def read(path: Path) -> tuple[Decision, ...]:
    """The decisions in a file, in its order.

    Raises:
        FileError: it cannot be read, or a line of it is no decision; with the line.
    """
    if os.path.exists(path) and not os.path.isfile(path) and str(path) != os.devnull:
        what = "is a folder, not a file" if os.path.isdir(path) else "is no ordinary file"
        raise FileError(path, what)  # a pipe would be waited for, and a device may never end
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(path, "is not UTF-8", error.object.count(b"\n", 0, error.start) + 1) from None
    except FileNotFoundError:
        raise FileError(path, "there is no such file") from None
    except OSError as error:
        raise FileError(path, error.strerror or "cannot be read") from None
    found: dict[tuple[str, str, str], Decision] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            decision = _decision(path, number, line)
            other = found.setdefault(decision.key, decision)
            if other != decision:  # the same line twice may come of a merge, and does no harm
                raise FileError(path, f"settles the same finding as line {other.line}; keep one", number)
    return tuple(found.values())


def _decision(path: Path, number: int, line: str) -> Decision:
    if line.startswith(_CONFLICT):
        raise FileError(path, "stands in a merge conflict; keep the decisions of both sides", number)
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        raise FileError(path, "is not JSON: a decision is one object on one line", number) from None
    if not isinstance(values, dict):
        raise FileError(path, "is no decision: a JSON object is wanted", number)
    why = _wrong(values)
    if why:
        raise FileError(path, why, number)
    return Decision(**values, line=number)


def _wrong(values: dict[str, Any]) -> str:
    """What is wrong with the fields of a decision; empty if nothing is."""
    for name, value in values.items():
        if name not in _ORDER:
            return f"{name}: no such field{nearest(name, _ORDER) or '; there are ' + ', '.join(_ORDER)}"
        if not isinstance(value, str):
            return f"{name}: must be text, in quotes"
        if (_NO_NAME if name == "path" else _NO_TEXT).search(value):
            return f"{name}: holds what is no character of a text"
        if name in ("on", "until") and value and not _is_date(value):
            return f"{name}: “{value}” is no date; write it as 2026-01-31"
    missing = [n for n in _ORDER if n not in _OPTIONAL and n != "words" and not values.get(n, "").strip()]
    if missing:
        return f"{missing[0]}: is missing" if missing[0] not in values else f"{missing[0]}: is empty"
    values.setdefault("words", "")
    return ""


def _is_date(value: str) -> bool:
    try:
        return len(value) == 10 and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def text(decisions: Iterable[Decision]) -> str:
    """The content of a file with these decisions: the same whatever order they come in."""
    return "".join(f"{_line(decision)}\n" for decision in sorted(decisions, key=lambda each: each.key))


def _line(decision: Decision) -> str:
    values = {name: _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", getattr(decision, name)) for name in _ORDER}
    values["path"] = decision.path
    kept = {name: value for name, value in values.items() if value or name not in _OPTIONAL}
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(kept, ensure_ascii=False))


def shortened(words: str) -> str:
    """Flagged words as they are kept: on one line and not too long.

    >>> shortened("critics  say")
    'critics say'
    """
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 2]} …"


def nearest_file(folder: Path) -> Path | None:
    """The nearest file of decisions, from a folder upwards; None where there is none."""
    found = (place / FILE for place in (folder.absolute(), *folder.absolute().parents))
    return next((path for path in found if os.path.isfile(path)), None)


def relative(path: str | Path, file: Path) -> str:
    """The path of an article as the decisions in ``file`` have it.

    Links to folders are followed, so that an article has one path however it is reached.
    """
    folder, name = os.path.split(os.path.abspath(path))
    inner = _folder(folder, os.path.dirname(os.path.abspath(file)))
    return name if inner == "." else f"{inner}/{name}"


@lru_cache(maxsize=1024)
def _folder(folder: str, home: str) -> str:
    """A folder as it is named from another."""
    actual = os.path.realpath(folder)
    try:
        return Path(os.path.relpath(actual, os.path.realpath(home))).as_posix()
    except ValueError:  # another drive
        return Path(actual).as_posix()


def replacing(old: Sequence[Decision], new: Iterable[Decision]) -> list[Decision]:
    """The old decisions with the new ones, which take the place of those about the same finding."""
    return list({decision.key: decision for decision in (*old, *new)}.values())
