"""Every format piece by piece: the same text, and nothing left in memory however many articles there are."""

from __future__ import annotations

import gc

import pytest

from audit import formats
from audit import record as records
from audit.formats import View
from audit.record import Record
from audit.report import Report


@pytest.fixture
def record(report: Report) -> Record:
    """An article with its page, which some formats show."""
    return records.of(report, page=True)


@pytest.mark.parametrize("name", formats.names())
def test_the_pieces_are_the_report(name: str, record: Record) -> None:
    several, view = [record] * 3, View()
    assert "".join(formats.pieces(name)(several, view)) == formats.find(name)(several, view)


@pytest.mark.parametrize("name", formats.names())
def test_nothing_is_left_for_each_article(name: str, record: Record) -> None:
    """The command does without a search for cycles, so that a cycle an article would add up."""

    def left(number: int) -> int:
        several = [record] * number
        list(formats.pieces(name)(several, View()))
        gc.collect()
        gc.disable()
        try:
            list(formats.pieces(name)(several, View()))
            return gc.collect()
        finally:
            gc.enable()

    assert left(60) <= left(2) + 10
