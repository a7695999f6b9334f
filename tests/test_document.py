"""Spans, places, origins, and the prose of a file collected piece by piece."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.document import Block, Document, Metadata, Place, Prose, Span, line_starts

ENDS = st.sampled_from(["\n", "\r\n", "\r"])
LINES = st.text(st.characters(blacklist_characters="\r\n", blacklist_categories=["Cs"]), max_size=8)


@pytest.mark.parametrize(("start", "end"), [(3, 2), (-1, 4)])
def test_a_span_does_not_end_before_it_starts(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"no span from {start} to {end}"):
        Span(start, end)


def test_spans_hold_and_overlap() -> None:
    assert Span(2, 5) in Span(2, 5)
    assert Span(2, 6) not in Span(2, 5)
    assert Span(2, 5).overlaps(Span(4, 9))
    assert not Span(2, 5).overlaps(Span(5, 9))
    assert len(Span(2, 5)) == 3
    assert sorted([Span(4, 5), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(4, 5)]


def test_a_document_gives_its_text_by_span() -> None:
    document = Document("a.txt", "a", "One. Two.", (Block("paragraph", Span(0, 9)),))
    assert document[Span(5, 9)] == "Two."
    assert document.origin_span(Span(5, 9)) == Span(5, 9)
    assert document.origin_span(Span(5, 5)) == Span(5, 5)


@given(st.lists(st.tuples(LINES, ENDS), max_size=6), LINES)
def test_lines_begin_where_their_ends_say(lines: list[tuple[str, str]], last: str) -> None:
    # A line that is empty and ends in LF would merge with a CR before it into one line end.
    lines = [(f"x{line}", end) for line, end in lines]
    source = "".join(line + end for line, end in lines) + last
    expected = [0]
    for line, end in lines:
        expected.append(expected[-1] + len(line) + len(end))
    assert line_starts(source) == tuple(expected)


@given(st.text(max_size=40), st.data())
def test_a_place_leads_back_to_its_character(source: str, data: st.DataObject) -> None:
    document = Document("a.txt", "a", source, (), lines=line_starts(source))
    offset = data.draw(st.integers(0, len(source)))
    place = document.place(offset)
    assert document.lines[place.line - 1] + place.column - 1 == offset


def test_prose_keeps_the_way_back() -> None:
    source = "# Pier *shut*\n\nIt &amp; we."
    prose = Prose()
    prose.add("Pier ", 2)
    prose.add("shut", 8)
    prose.block("headline")
    prose.add("It ", 15)
    prose.add("&", 18)
    prose.add(" we.", 23)
    prose.block("paragraph")
    document = prose.document("a.md", "a", source, Metadata())
    assert [(b.kind, document[b.span]) for b in document.blocks] == [
        ("headline", "Pier shut"),
        ("paragraph", "It & we."),
    ]
    assert document.place(document.text.index("shut")) == Place(1, 9)
    assert document.place(document.text.index("we")) == Place(3, 10)
    assert document.origin_span(document.blocks[1].span) == Span(15, 27)


def test_blocks_are_trimmed_and_empty_ones_left_out() -> None:
    prose = Prose()
    prose.add("  ", 0)
    prose.block("paragraph")
    prose.add(" a ", 2)
    prose.block("list")
    document = prose.document("a", "a", "   a ", Metadata())
    assert [(b.kind, document[b.span]) for b in document.blocks] == [("list", "a")]


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=4), st.integers(0, 3)), min_size=1, max_size=8), st.data()
)
def test_taking_characters_back_leaves_the_rest_in_place(
    pieces: list[tuple[str, int]], data: st.DataObject
) -> None:
    prose, at = Prose(), 0
    origins: list[int] = []
    for piece, gap in pieces:
        at += gap
        prose.add(piece, at)
        origins += range(at, at + len(piece))
        at += len(piece)
    count = data.draw(st.integers(0, prose.length))
    prose.drop(count)
    prose.add("end", at + 1)
    document = prose.document("a", "a", "", Metadata())
    text = "".join(piece for piece, _ in pieces)
    kept = len(text) - count
    assert document.text == text[:kept] + "end"
    assert prose.tail(kept) == "end"
    expected = [*origins[:kept], at + 1, at + 2, at + 3]
    assert [document.origin(i) for i in range(kept + 3)] == expected


def test_where_something_stands_is_said_in_the_unit_of_the_file() -> None:
    document = Document("a", "a", "One.\nTwo.", (), lines=(0, 5))
    assert document.where(6) == "line 2"
    assert replace(document, unit="paragraph").where(6) == "paragraph 2"
