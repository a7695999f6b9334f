"""Markdown to blocks, and every character to its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import loading
from tests.loaded import blocks

PIECES = st.sampled_from(
    ["a", "b ", "*", "**", "_", "`", "[", "](x)", "![", "<b>", "<http://a.b/%20>", "&amp;", "&ldquo;",
     "\\", "\\*", "\n", "\n\n", "\r\n", "  \n", "\\\n", "\n> ", "\n- ", "\n1. ", "\n    ", "# ",
     "\n===\n", "|", "---\n", "\n|a|b|\n|-|-|\n", "<!--", "-->", "[x]: y\n", "é", "\u2028", "\u00a0",
     "\t", "“", "By Ann Poe\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_character_of_markdown_stands_where_it_came_from(source: str) -> None:
    found = loading.from_text(source, "a.md")
    for offset, character in enumerate(found.text):
        origin = found.origin(offset)
        if character.isspace() or source[origin : origin + 1] == character:
            continue
        assert source[origin] == "&"
    at = 0
    for block in found.blocks:
        assert at <= block.span.start < block.span.end
        assert found[block.span] == found[block.span].strip()
        at = block.span.end


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Pier *shut* ##", [("headline", "Pier shut")]),
        ("Pier shut\n===\n\nText.", [("headline", "Pier shut"), ("paragraph", "Text.")]),
        ("Pier shut\n\nText.", [("headline", "Pier shut"), ("paragraph", "Text.")]),
        ("# A\n\nNo stop\n\nText.", [("headline", "A"), ("paragraph", "No stop"), ("paragraph", "Text.")]),
        ("It is **not** _safe_.", [("paragraph", "It is not safe.")]),
        ("The [board](http://x.example 'y') met.", [("paragraph", "The board met.")]),
        ("The [board] met.\n\n[board]: http://x.example", [("paragraph", "The board met.")]),
        ("A ![plan](p.png) b.", [("paragraph", "A  b.")]),
        ("![The *old* pier](p.png)", [("caption", "The old pier")]),
        ("[![The pier](p.png)](x)", [("caption", "The pier")]),
        ("Safe &amp; sound&nbsp;.", [("paragraph", "Safe & sound\u00a0.")]),
        ("It cost 3\\*4.", [("paragraph", "It cost 3*4.")]),
        ("One\ntwo.", [("paragraph", "One two.")]),
        ("One.  \ntwo.", [("paragraph", "One.\ntwo.")]),
        ("Run `git  log` now.", [("paragraph", "Run git  log now.")]),
        ("Text.\n\n    code\n\n```\ncode\n```", [("paragraph", "Text.")]),
        ("Text.<!-- no --> More.", [("paragraph", "Text. More.")]),
        ("<div>\nno\n</div>\n\nText.", [("paragraph", "Text.")]),
        ("> One\n> two.\n\n- a\n  b\n- c.", [("quote", "One two."), ("list", "a b"), ("list", "c.")]),
        ("By Ann Poe\nPublished: 3 May 2026\nText.", [
            ("paragraph", "By Ann Poe"), ("paragraph", "Published: 3 May 2026"), ("paragraph", "Text.")]),
    ],
)  # fmt: skip
def test_markdown(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source, "a.md") == expected
    assert blocks(source.replace("\n", "\r\n"), "a.MARKDOWN") == expected


def test_places_in_a_table_of_markdown() -> None:
    source = "> | Year | Note |\n> |---|---|\n> | 2024 | a \\| b |\n> |  | a |"
    found = loading.from_text(source, "a.md")
    cells = [(found[b.span], found.place(b.span.start)) for b in found.blocks]
    assert [(text, place.line, place.column) for text, place in cells] == [
        ("Year", 1, 5),
        ("Note", 1, 12),
        ("2024", 3, 5),
        ("a | b", 3, 12),
        ("a", 4, 8),
    ]
