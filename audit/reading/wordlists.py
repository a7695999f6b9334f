"""The classes of a word list as plain sets, for words that may be in several of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from audit import lexicons, paths


@cache
def classes(name: str) -> Mapping[str, frozenset[str]]:
    """The words of each class of ``seeds/lexicons/NAME.txt``, as they are written there.

    Raises:
        FileError: the list is missing.
    """
    path = paths.need(paths.SEEDS / "lexicons" / f"{name}.txt")
    found: dict[str, set[str]] = {}
    for entry in lexicons.read(path.read_text(encoding="utf-8")):
        found.setdefault(entry.group, set()).add(entry.words)
    return {group: frozenset(words) for group, words in found.items()}
