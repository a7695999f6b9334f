"""Files, bytes and strings to documents: blocks, encodings, records, and the errors of each."""

from __future__ import annotations

import json
import os
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import loading
from audit.document import Document
from audit.errors import AuditError, FileError

SEED = "Pier shut\n\nThe pier is unsafe, the board said.\n"


def blocks(text: str, path: str = "a.txt") -> list[tuple[str, str]]:
    document = loading.from_text(text, path)
    return [(block.kind, document[block.span]) for block in document.blocks]


def texts(text: str, path: str = "a.txt") -> list[str]:
    return [words for _, words in blocks(text, path)]


def error(data: bytes, path: str = "a.txt", encoding: str | None = None) -> str:
    (found,) = loading.from_bytes(data, path, encoding)
    assert isinstance(found, FileError)
    assert "\n" not in str(found)
    return str(found)


def document(data: bytes, path: str = "a.txt", encoding: str | None = None) -> Document:
    (found,) = loading.from_bytes(data, path, encoding)
    assert isinstance(found, Document), found
    return found


# --- plain text ---------------------------------------------------------------------------


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


# --- front matter ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_front_matter_gives_metadata_and_no_block(path: str) -> None:
    found = loading.from_text(f"---\ngenre: analysis\nbyline: Ann Poe\ndate:\n---\n{SEED}", path)
    assert found.metadata.genre == "analysis"
    assert found.metadata.byline == "Ann Poe"
    assert found.metadata.present == {"genre", "byline", "date"}
    assert found[found.blocks[0].span] == "Pier shut"
    assert found.place(found.blocks[0].span.start).line == 6


# --- Markdown --------------------------------------------------------------------------------

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


# --- JSON Lines --------------------------------------------------------------------------------


def records(*lines: str | dict[str, Any], encoding: str = "utf-8") -> list[Document | FileError]:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return list(loading.from_bytes(text.encode(encoding), "a.jsonl"))


def test_records_are_read_as_plain_text_with_their_fields() -> None:
    (found,) = records({"id": "x", "text": SEED, "genre": "news", "byline": "", "outlet": None, "extra": [1]})
    assert isinstance(found, Document)
    assert (found.name, found.path, found.text) == ("x", "a.jsonl", SEED)
    assert found.metadata.genre == "news"
    assert found.metadata.present == {"genre", "byline", "outlet"}
    assert [b.kind for b in found.blocks] == ["headline", "paragraph"]


def test_a_record_without_an_id_is_named_by_its_line() -> None:
    names = [
        r.name for r in records("", {"text": "A."}, " ", {"id": 7, "text": "B."}) if isinstance(r, Document)
    ]
    assert names == ["a.jsonl:2", "7"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "not a JSON record at column 2"),
        ("[" * 100_000, "not a JSON record"),
        ("[1]", "a JSON object with a text is wanted"),
        ("{}", "it has no text"),
        ('{"text": null}', "it has no text"),
        ('{"text": 3}', "'text' must be a string"),
        ('{"text": "A.", "genre": ["x"]}', "'genre' must be a string"),
        ('{"text": "A.", "id": {}}', "'id' must be a string"),
        ('{"text": "\\ud83d"}', "half of a surrogate pair"),
    ],
)
def test_a_bad_record_is_an_error_and_the_others_are_read(line: str, why: str) -> None:
    first, bad, last = records({"text": "A."}, line, {"text": "B."})
    assert isinstance(first, Document)
    assert isinstance(bad, FileError)
    assert isinstance(last, Document)
    assert bad.line == 2
    assert why in str(bad)
    assert "\n" not in str(bad)


def test_bad_bytes_spoil_their_own_record_only() -> None:
    data = b'{"text": "A."}\n{"text": "caf\xe9"}\r\n{"text": "B."}\r\n'
    first, bad, last = loading.from_bytes(data, "a.jsonl")
    assert isinstance(first, Document)
    assert isinstance(bad, FileError)
    assert isinstance(last, Document)
    assert str(bad).startswith("a.jsonl:2: not UTF-8: byte 14 of the line is 0xE9")


def test_records_in_other_encodings() -> None:
    for encoding in ("utf-16", "utf-8-sig"):
        (found,) = records({"text": "Café."}, encoding=encoding)
        assert isinstance(found, Document)
        assert found.text == "Café."
    (found,) = loading.from_bytes('{"text": "Café."}'.encode("latin-1"), "a.jsonl", "latin-1")
    assert isinstance(found, Document)
    assert found.text == "Café."


def test_records_may_hold_any_character_and_an_empty_text() -> None:
    (found,) = records({"text": "a\u2028b\x85\u0000c"})
    assert isinstance(found, Document)
    assert found.text == "a\u2028b\x85\u0000c"
    (empty,) = records({"text": ""})
    assert isinstance(empty, Document)
    assert empty.blocks == ()


def test_no_records_at_all_is_an_error() -> None:
    assert error(b"\n \n", "a.jsonl") == "a.jsonl: has no articles in it"


# --- encodings -----------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_obeyed_and_left_out(encoding: str) -> None:
    assert document("Café shut.".encode(encoding)).text == "Café shut."


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16-le", "UTF-8"])
def test_a_named_encoding_is_used(encoding: str) -> None:
    assert document("Café shut.".encode(encoding), encoding=encoding).text == "Café shut."


def test_a_mark_is_left_out_where_the_encoding_is_named_too() -> None:
    assert document("Shut.".encode("utf-8-sig"), encoding="utf-8").text == "Shut."


def test_bad_bytes_name_line_byte_and_remedy() -> None:
    assert error("Fine.\n\nUn café.".encode("latin-1")) == (
        "a.txt:3: not UTF-8: byte 7 of the line is 0xE9; "
        "if you know the encoding, name it, e.g. --encoding latin-1"
    )
    assert "--encoding cp1252" in error("“Shut”".encode("cp1252"))
    assert error(b"\xff\xfea", encoding=None).startswith("a.txt:1: not UTF-16")
    assert error(b"One.\r\rTwo.\r\xff").startswith("a.txt:4: not UTF-8: byte 1 of the line is 0xFF")
    broken = "\ufeffOne.\nTwo.".encode("utf-16-le") + b"\xd8"
    assert error(broken).startswith("a.txt:2: not UTF-16: byte 9 of the line is 0xD8")


def test_a_damaged_byte_in_utf_8_is_not_taken_for_another_encoding() -> None:
    damaged = ("Café à l’été, “naïve”. " * 3).encode() + b"\xff."
    assert error(damaged).endswith("nearly all else is UTF-8, so mend it there")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le café est fermé depuis l’été, a déclaré le maire de Velda à la presse locale.", "cp1252"),
        ("Die Brücke wurde geschlossen, sagte der Bürgermeister. Größere Schäden gebe es nicht.", "latin-1"),
        ("“We can’t stay,” she said — and left the old café in the harbour of Velda.", "cp1252"),
        ("Le café est fermé depuis l’été, a déclaré le maire de Velda à la presse « locale ».", "mac-roman"),
        ("Most został zamknięty w piątek, poinformował zarząd portu. Nikt nie był ranny.", "cp1250"),
        ("Мост был закрыт в пятницу, сообщила администрация порта. Никто не пострадал.", "cp1251"),
        ("Мост был закрыт в пятницу, сообщила администрация порта. Никто не пострадал.", "koi8-r"),
        ("橋は金曜日に閉鎖された、と港湾局は発表した。けが人はいない。原因は調査中だ。", "cp932"),
    ],
)
def test_the_likely_encoding_is_named(text: str, encoding: str) -> None:
    assert error(text.encode(encoding)).endswith(f"--encoding {encoding}")


@pytest.mark.parametrize("encoding", ["no-such", "rot13", "base64", "\0", "undefined"])
def test_an_unknown_encoding_is_an_error_of_its_own(encoding: str) -> None:
    with pytest.raises(AuditError, match="unknown encoding"):
        list(loading.from_bytes(b"Text.", "a.txt", encoding))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a binary file, not text"),
        (bytes(range(256)), "a binary file, not text"),
        ("Shut.".encode("utf-16-le"), "use --encoding utf-16-le"),
        ("Shut.".encode("utf-16-be"), "use --encoding utf-16-be"),
        (b"%PDF-1.7 x", "this is a PDF"),
        (b"PK\x03\x04 x", "a Word file"),
        (b"{\\rtf1 x}", "an RTF file"),
        (b"", "has no text"),
        (b" \n\xc2\xa0\n", "has no text"),
        (b"---\ngenre: news\n---\n", "has no text"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, why: str) -> None:
    assert error(data).startswith("a.txt: ")
    assert why in error(data)


@pytest.mark.parametrize("ending", [".odt", ".doc", ".PDF", ".rtf"])
def test_formats_that_are_not_read_are_refused(ending: str) -> None:
    assert f"{ending.lower()} files cannot be read" in error(b"Text.", f"a{ending}")


# --- files and folders -----------------------------------------------------------------------------


def test_a_file_is_read_and_named_as_the_user_named_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(SEED.replace("\n", "\r\n").encode())
    monkeypatch.chdir(tmp_path)
    (found,) = loading.from_file(Path("a.txt"))
    assert isinstance(found, Document)
    assert (found.path, found.name) == ("a.txt", "a.txt")
    assert found.text == SEED.replace("\n", "\r\n")
    assert found.place(found.text.index("unsafe")).line == 3


def test_files_that_cannot_be_read_are_handed_on_as_errors(tmp_path: Path) -> None:
    (found,) = loading.from_file(tmp_path / "none.txt")
    assert str(found) == f"{tmp_path / 'none.txt'}: there is no such file"
    (found,) = loading.from_file(tmp_path)
    assert str(found) == f"{tmp_path}: is a folder, not a file"
    (found,) = loading.from_file(Path("a\0b.txt"))
    assert isinstance(found, FileError)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Text.")
    path.chmod(0)
    (found,) = loading.from_file(path)
    assert "no permission" in str(found)


def test_the_articles_in_a_folder(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.MD",
        "c.jsonl",
        "d.html",
        ".e.txt",
        "x/f.markdown",
        ".git/g.txt",
        "x/h.text",
        "x/i.docx",
        "x/~$i.docx",
        "README",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")
    found = [p.relative_to(tmp_path).as_posix() for p in loading.articles_in(tmp_path)]
    assert found == ["a.MD", "b.txt", "c.jsonl", "d.html", "x/f.markdown", "x/h.text", "x/i.docx"]


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no articles in this folder"):
        loading.articles_in(tmp_path)
    with pytest.raises(FileError, match="there is no such"):
        loading.articles_in(tmp_path / "none")


# --- size ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("The pier is shut, they said.\n\n" * 40_000, "a.txt"),
        ("word " * 200_000, "a.txt"),
        ("\n" * 300_000, "a.txt"),
        ("- " * 100_000, "a.txt"),
        ("=" * 300_000, "a.txt"),
        ("By Ann " * 50_000, "a.txt"),
        ("---\n" + "a: b\n" * 50_000, "a.txt"),
        ("The *pier* is [shut](x), they said.\n\n" * 10_000, "a.md"),
        (">" * 50_000 + " a", "a.md"),
        ("Pier\n===\n\n" * 10_000, "a.md"),
    ],
    ids=["paragraphs", "line", "ends", "items", "rule", "bylines", "fields", "markdown", "nested", "setext"],
)
def test_large_and_odd_input_is_quick(text: str, path: str) -> None:
    start = time.process_time()
    loading.from_text(text, path)
    assert time.process_time() - start < 3
