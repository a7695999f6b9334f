"""Bytes to text: encodings, marks, and what is no text at all."""

from __future__ import annotations

import pytest

from audit import loading
from audit.errors import AuditError
from tests.loaded import document, error


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
    with pytest.raises(AuditError, match="no encoding is called"):
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
