"""The formats that other programs read: JSON Lines and JSON."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from audit.errors import FileError
from audit.formats import View, _lines, find
from audit.record import Record
from tests.formats.made import Expect


def test_findings_a_line(record: Record, expect: Expect) -> None:
    expect("check.jsonl", find("jsonl")([record], View()))


def test_findings_are_as_the_wire_format_says(record: Record) -> None:
    lines = [json.loads(line) for line in find("jsonl")([record], View()).splitlines()]
    for line in lines:
        assert list(line) == [
            "path", "doc", "start", "end", "line", "column", "rule", "name", "severity", "text", "message",
            "why", "fix", "fingerprint",
        ]  # fmt: skip
        assert line["severity"] in ("error", "warning", "info")
    assert len(lines) == len(record.findings)


def test_one_document(record: Record, expect: Expect) -> None:
    error = FileError("b.txt", "has no text", 3)
    text = find("json")([record], View(unread=(error,)))
    data = json.loads(text)
    assert data.pop("version")
    assert data["unread"] == [{"path": "b.txt", "line": 3, "why": "has no text"}]
    expect("check.json", json.dumps(data, indent=1, ensure_ascii=False) + "\n")


def test_nothing_found_is_an_empty_file() -> None:
    assert find("jsonl")([], View()) == ""
    assert json.loads(find("json")([], View()))["articles"] == []


@given(st.text(st.characters()))
def test_a_record_is_a_line_whatever_it_holds(text: str) -> None:
    line = _lines.join([{"text": text}])
    assert len(line.splitlines()) == 1
    assert line.encode("utf-8")
    assert json.loads(line)["text"] == text


def test_half_a_surrogate_pair_is_escaped() -> None:
    assert _lines.dump("\ud800") == '"\\ud800"'
