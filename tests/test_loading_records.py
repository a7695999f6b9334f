"""JSON Lines: an article a line, and a bad line is no loss to the others."""

from __future__ import annotations

import json
from typing import Any

import pytest

from audit import loading
from audit.document import Document
from audit.errors import FileError
from tests.loaded import SEED, error


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
        ('{"text": 3}', "“text” must be text in quotation marks"),
        ('{"text": "A.", "genre": ["x"]}', "“genre” must be text in quotation marks"),
        ('{"text": "A.", "id": {}}', "“id” must be text in quotation marks"),
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
