"""The records of a run, however many: those beyond what memory holds with ease are kept packed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from audit import stored
from audit.cache import packed, unpacked
from audit.record import Record

_AT_HAND = 20_000
"""Findings whose records are kept as they are, which takes some 40 MB; packed they take a twentieth."""


class Shelf(Sequence[Record]):
    """Records, to be gone through as often as there are reports to write, one at a time.

    >>> len(Shelf([]))
    0
    """

    def __init__(self, records: Iterable[Record], at_hand: int = _AT_HAND) -> None:
        self._kept: list[Record | bytes] = []
        findings = 0
        for record in records:
            findings += len(record.findings) + len(record.settled)
            self._kept.append(record if findings <= at_hand else packed(stored.dump(record)))

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[Record]:
        return map(_taken, self._kept)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Record]: ...
    def __getitem__(self, at: int | slice) -> Record | Sequence[Record]:
        kept = self._kept[at]
        return [_taken(each) for each in kept] if isinstance(kept, list) else _taken(kept)


def _taken(kept: Record | bytes) -> Record:
    return stored.load(unpacked(kept)) if isinstance(kept, bytes) else kept
