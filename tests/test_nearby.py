"""What stands near a place: sentences, sources, positions, phrases."""

from __future__ import annotations

import pytest

from audit.document import Span, Stretches
from audit.nearby import People, Places, around, positions, sourced
from tests.build import article

TEXT = """\
# [fact] Ferry

[fact] One came. [fact] Two left.

[attribution] It rained, said Ann Poe.

[other] Photo: Ann Poe
"""


def test_neighbours_stop_at_the_ends() -> None:
    read = article(TEXT)
    assert len(around(read, 0, 2, 1)) == 2
    assert len(around(read, 2, 1, 1)) == 3
    assert len(around(read, len(read.sentences) - 1, 0, 5)) == 1


def test_positions() -> None:
    read = article(TEXT)
    assert positions(read, "headline") == {0}
    assert positions(read, "lead") == {1}
    assert positions(read, "end") == {2}
    assert positions(read, "anywhere") == {0, 1, 2, 3}


def test_sources() -> None:
    read = article(TEXT)
    assert sourced(read, read.sentences[3:4])
    assert sourced(read, read.sentences[3:4], "named")
    assert not sourced(read, read.sentences[:3])
    cue = read.sentences[3].attributions[0].cue
    assert not sourced(read, read.sentences[3:4], apart_from=cue)


def test_phrases_by_stretch() -> None:
    read = article("[fact] A red ferry met a red boat.")
    places = Places(read, ("red ferry", "boat"))
    assert [read[span] for span in places.spans] == ["red ferry", "boat"]
    assert [read[span] for span in places.inside(Span(0, 10))] == ["red ferry"]
    assert [read[span] for span in places.over(Span(8, 9))] == ["red ferry"]
    assert list(places.over(Span(12, 20))) == []


@pytest.mark.parametrize(
    ("span", "touches"),
    [(Span(0, 2), False), (Span(0, 3), True), (Span(4, 5), True), (Span(6, 8), False), (Span(9, 12), True)],
)
def test_stretches_touch(span: Span, touches: bool) -> None:
    assert Stretches([Span(2, 4), Span(3, 6), Span(10, 11)]).touch(span) is touches


def test_who_is_only_described() -> None:
    read = article("[attribution] Rita Sand (R-Korva), a panel member, said it rained.")
    text = read.document.text
    start = text.index("a panel")
    assert People(read).describe(Span(start, start + 14)) is any(n.kind == "person" for n in read.names)
    assert not People(read).describe(Span(0, 4))
