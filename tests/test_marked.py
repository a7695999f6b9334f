"""The marked notation: what is marked, what is text, and what is wrong with a mark."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import marked
from audit.article import LABELS, LabelName
from audit.document import Place
from audit.errors import FileError

ARTICLE = """---
genre: news
---
# Pier shut

[attribution] <The board> *said* it had "followed procedure".
[editorial] The finding, {a dire one}, runs to two pages.

> [fact] Four people fell.
- <two officials|anonymous> *agreed*
"""


def test_marks_are_taken_out_and_kept() -> None:
    read = marked.read(ARTICLE, "a.txt")
    document = read.document
    assert [(b.kind, document[b.span]) for b in document.blocks] == [
        ("headline", "Pier shut"),
        (
            "paragraph",
            'The board said it had "followed procedure". The finding, a dire one, runs to two pages.',
        ),
        ("quote", "Four people fell."),
        ("list", "two officials agreed"),
    ]
    assert [(document[s], label) for s, label in read.pins] == [
        ('The board said it had "followed procedure".', "attribution"),
        ("The finding, a dire one, runs to two pages.", "editorial"),
        ("Four people fell.", "fact"),
    ]
    assert [document[s] for s in read.words] == ["a dire one"]
    assert [document[s] for s in read.cues] == ["said", "agreed"]
    assert [(document[s.span], s.kind) for s in read.sources] == [
        ("The board", None),
        ("two officials", "anonymous"),
    ]
    assert read.fields == {"genre": "news"}
    assert document.metadata.genre == "news"


def test_places_are_those_of_the_marked_text() -> None:
    document = marked.read(ARTICLE, "a.txt").document
    assert document.place(document.text.index("dire")) == Place(7, 29)
    assert document.place(document.text.index("agreed")) == Place(10, 30)


def test_a_mark_that_is_text_is_doubled() -> None:
    read = marked.read("It cost 3**4 {{kroner}}, a << b, [[fact]] and [1] done.")
    assert read.document.text.strip() == "It cost 3*4 {kroner}, a < b, [fact]] and [1] done."
    assert (read.pins, read.words, read.sources, read.cues) == ((), (), (), ())


def test_marks_inside_a_source() -> None:
    read = marked.read("<the {dire} board|organisation> *said* so.")
    assert read.document.text.strip() == "the dire board said so."
    (source,) = read.sources
    assert (read.document[source.span], source.kind) == ("the dire board", "organisation")
    assert read.document[read.words[0]] == "dire"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Fine.\n\nA {dire day.", "a.txt:3: the mark { is not closed on its line"),
        ("A dire} day.", "a.txt:1: the mark } has no partner"),
        ("Fine.\nShe *said so.", "a.txt:2: the mark * is not closed on its line"),
        ("A {dire {day}}.", "a.txt:1: the mark { has no partner"),
    ],
)
def test_a_mark_without_a_partner_is_an_error_with_its_line(text: str, why: str) -> None:
    with pytest.raises(FileError) as error:
        marked.read(text, "a.txt")
    assert str(error.value).startswith(why[: why.index(": the")])
    assert "the mark" in str(error.value)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(LABELS), st.text("ab .{}<>*[]|#->'factoher\u00e9", min_size=1).filter(str.strip)
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_again(sentences: list[tuple[LabelName, str]]) -> None:
    read = marked.read(marked.write(sentences))
    expected = [" ".join(text.split()) for _, text in sentences]
    assert read.document.text.strip() == " ".join(expected)
    assert [read.document[span] for span, _ in read.pins] == expected
    assert [label for _, label in read.pins] == [label for label, _ in sentences]


@given(st.text("ab .{}<>*[]|\n'fact", max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    try:
        read = marked.read(text, "a.txt")
    except FileError as error:
        refusal = str(error)
    else:
        for offset, character in enumerate(read.document.text):
            assert character.isspace() or text[read.document.origin(offset)] == character
        return
    assert refusal.startswith("a.txt:")
    assert "\n" not in refusal


def test_an_unknown_kind_of_source_is_an_error_with_its_line() -> None:
    with pytest.raises(FileError, match="no kind of source is called “persn”; there are person, ") as caught:
        marked.read("Fine.\n<The board|persn> *said* so.", "a.txt")
    assert caught.value.line == 2
