"""Plain text to blocks: paragraphs, headlines, lists, lines that stand alone."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import loading
from tests.loaded import blocks, texts


@given(st.text(max_size=200))
def test_plain_text_is_never_changed(text: str) -> None:
    found = loading.from_text(text)
    assert found.text == text
    assert all(found.origin(i) == i for i in range(len(text)))
    at = 0
    for block in found.blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        assert found[block.span] == found[block.span].strip() != ""
        at = block.span.end


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\x0b", "\x0c"])
def test_blank_lines_part_paragraphs_in_any_line_ends(end: str) -> None:
    text = f"One is here.{end}{end}Two is here.{end} {end}Three."
    assert texts(text) == ["One is here.", "Two is here.", "Three."]


def test_a_paragraph_separator_parts_and_a_page_break_does_not() -> None:
    assert texts("One.\u2029Two.") == ["One.", "Two."]
    wrapped = "The pier will be shut to all from noon on\n\x0cFriday, the board said in a long letter.\n"
    assert len(texts(wrapped)) == 1


def test_lines_of_invisible_characters_are_blank() -> None:
    assert texts("One.\n\u200b\ufeff\u00a0\nTwo.") == ["One.", "Two."]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("# Pier shut.", "headline"),
        ("### Pier shut", "headline"),
        ("Pier shut", "headline"),
        ("Mayor: ‘Pier is safe’", "headline"),
        ("The pier is shut.", "paragraph"),
        ("Is the pier safe?", "paragraph"),
        ("The board found:", "paragraph"),
        ("By Ann Poe", "paragraph"),
        ("Published: 3 May 2026", "paragraph"),
        ("LONDON, June 3 (Agency) —", "paragraph"),
        ("word " * 40, "paragraph"),
        ("- Pier shut", "list"),
        ("#pier is shut", "headline"),
    ],
)
def test_what_is_a_headline(first: str, kind: str) -> None:
    assert blocks(f"{first}\n\nThe pier was shut on Friday. Nobody was hurt.")[0][0] == kind


def test_a_headline_may_stand_below_a_byline() -> None:
    assert [kind for kind, _ in blocks("By Ann Poe\n\nPier shut\n\nIt is unsafe.")] == [
        "paragraph",
        "headline",
        "paragraph",
    ]


def test_an_underlined_line_is_a_headline_and_rules_are_left_out() -> None:
    assert blocks("One is here.\n\nPier shut\n=========\n\n* * *\n\nTwo.") == [
        ("paragraph", "One is here."),
        ("headline", "Pier shut"),
        ("paragraph", "Two."),
    ]


LONG = "The pier was shut after an inspection found cracks in four of the piles, the board said on Friday."


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = f"Pier shut after inspection\n{LONG} {LONG}\n“We knew,” Ann Poe said.\n{LONG} {LONG} {LONG}\n"
    assert [kind for kind, _ in blocks(text)] == ["headline", "paragraph", "paragraph", "paragraph"]


def test_the_article_of_the_house_is_read_line_by_line() -> None:
    text = f"Pier shut after inspection\n{LONG} {LONG}\n{LONG} {LONG} {LONG}\nPublished: April 26, 2026\n"
    assert texts(text)[-1] == "Published: April 26, 2026"
    assert len(texts(text)) == 4


@pytest.mark.parametrize("width", [40, 64, 80, 100])
def test_wrapped_lines_are_put_together(width: int) -> None:
    paragraphs = [
        f"It had last been looked at in 2019, when a storm took the bandstand and two of the kiosks. {LONG}",
        f"Nobody was hurt. {LONG} Shopkeepers fear for the summer, which brings them most of what they earn.",
    ]
    wrapped = "\n\n".join(textwrap.fill(p, width) for p in paragraphs)
    assert [" ".join(t.split()) for t in texts(wrapped)] == paragraphs


def test_wrapped_text_with_a_headline_and_byline_directly_above() -> None:
    text = (
        "Pier shut after inspection\nBy Ann Poe\n"
        "The pier was shut on Friday after an inspection found cracks in\n"
        "four of the piles. It is the third time since the storm of 2019\n"
        "that nobody may use it.\n"
    )
    assert [kind for kind, _ in blocks(text)] == ["headline", "paragraph", "paragraph"]
    assert texts(text)[1] == "By Ann Poe"


def test_a_short_line_with_a_stop_ends_a_paragraph_of_wrapped_text() -> None:
    text = (
        "The pier was shut on Friday after an inspection found cracks in\n"
        "four of the piles.\n"
        "The board will meet next week to choose a firm that can mend it\n"
        "before the summer season begins.\n"
    )
    assert len(texts(text)) == 2


def test_a_line_in_mid_sentence_is_put_together_even_among_paragraphs() -> None:
    text = f"{LONG}\n{LONG}\nThe pier is\nunsafe, the board said.\n{LONG}"
    assert texts(text)[2] == "The pier is\nunsafe, the board said."


def test_lists_and_quoted_lines_without_their_marks() -> None:
    text = "Found:\n\n- rust\n* rot\n• storms\n1. age\n12) neglect\n\n> It was checked.\n>> By nobody.\n"
    assert blocks(text) == [
        ("paragraph", "Found:"),
        ("list", "rust"),
        ("list", "rot"),
        ("list", "storms"),
        ("list", "age"),
        ("list", "neglect"),
        ("quote", "It was checked."),
        ("quote", "By nobody."),
    ]


def test_the_number_of_a_paragraph_stays_in_it_and_that_of_an_item_does_not() -> None:
    text = "1. The pier is shut.\n\n2. It rained,\nall day.\n\n3. Rust\n\n4. It is old.\n5. It is wet.\n"
    assert blocks(text) == [
        ("paragraph", "1. The pier is shut."),
        ("paragraph", "2. It rained,\nall day."),
        ("list", "Rust"),
        ("list", "It is old."),
        ("list", "It is wet."),
    ]


def test_a_dash_wrapped_to_the_head_of_a_line_is_no_list() -> None:
    text = (
        "The pier was shut on Friday after a diver who had been sent down\n"
        "to look for a lost anchor found something else. He saw cracks in\n"
        "four of the piles, and in the oldest part of the wooden walkway\n"
        "- of all places, where the tourists queue for the old steamer -\n"
        "10. Nobody had looked at it since the storm of that October was\n"
        "over and the debris had been cleared away by the town.\n"
    )
    assert [kind for kind, _ in blocks(text)] == ["paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Poe",
        "BY ANN POE AND LEE MARSH",
        "By Ann Poe, Political Editor",
        "Words by Ann Poe",
        "Published: April 26, 2026",
        "Last updated at 10:40 on 3 May",
        "Friday, 26 April 2026",
        "April 26, 2026, 10:40 GMT",
        "VELDA, June 3 (Agency) —",
    ],
)
def test_lines_that_stand_alone(line: str) -> None:
    paragraph = (
        "The pier was shut on Friday after an inspection found cracks in\n"
        "four of the piles, and nobody knows when it may open again to\n"
        "the public.\n"
    )
    assert line in texts(f"{paragraph}{line}\n{paragraph}")


@pytest.mark.parametrize(
    "line", ["By Friday the pier was shut", "Published papers are rare", "By the sea", "May 2026 was dry"]
)
def test_lines_that_do_not(line: str) -> None:
    assert not loading.notices.stands_alone(line)
