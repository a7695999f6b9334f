"""A settings file is read as plain data, and what is wrong in it has a line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from audit import paths, yamlfile
from audit.errors import FileError


def read(folder: Path, text: str | bytes) -> object:
    path = folder / "a.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return yamlfile.read(path)[0]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", {}),
        ("# only a comment\n", {}),
        ("a: b c\n", {"a": "b c"}),
        ('a: "no"\n', {"a": "no"}),
        ("a: [x, 1, 0.5, -2, true, False, null]\n", {"a": ["x", 1, 0.5, -2, True, False, None]}),
        ("a: 2026-03-01\nb: 010\nc: 1:30\n", {"a": "2026-03-01", "b": "010", "c": "1:30"}),
        ("a:\n  - b: 1\n    c: {d: e}\n", {"a": [{"b": 1, "c": {"d": "e"}}]}),
        ("\ufeffa: 1\n", {"a": 1}),
        ("off: 1\n", {"off": 1}),
    ],
)
def test_reads_plain_data(tmp_path: Path, text: str, data: object) -> None:
    assert read(tmp_path, text) == data


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("a: 1\nb: [this, no]\n", 2, 'or the word as "no"'),
        ("a: Off\n", 1, '"Off"'),
        ("a: 1\nb: 2\na: 3\n", 3, "“a” is given twice"),
        ("a: &x [1]\nb: *x\n", 1, "anchors and aliases"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "the tag"),
        ("a: !secret 1\n", 1, "the tag !secret"),
        ("a: [1,\n", 2, "is not YAML"),
        ("a: 'b\n", 1, "a quotation mark that opens here is not closed"),
        ("a: 1\nb:\n\tc: 2\n", 3, "a tab; indent with spaces"),
        ("phrases: [@dates]\n", 1, "“@” begins a text; put the text in quotes"),
        ("why: Note: this\n", 1, "put text with a colon in quotes"),
        ("a: 1\nextends\nb: 2\n", 2, "a line that is no “name: value”"),
        ("a: [b, c\nd: e\n", 1, "a bracket that opens here is not closed"),
        ("a:\n    b: c\n  d: e\n", 3, "this stands out of line"),
        ('a: "\\d"\n', 1, "a backslash in double quotes"),
        ("enable: [*]\n", 1, "“*” or “&” begins a text"),
        ("\ta: 1\n", 1, "is not YAML"),
        ("a: \x07\n", 1, "is not YAML"),
        ("- a\n- b\n", 1, "must be lines of “name: value”"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("? [a]\n: b\n", 1, "a plain word"),
        ("a: 1\nb: " + "[" * 30 + "]" * 30, 2, "nested too deeply"),
        ("[" * 200_000, 1, "nested too deeply"),
        ("- " * 200_000, 1, "nested too deeply"),
        (b"a: 1\nb: \xff\n", 2, "is not UTF-8"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, text: str | bytes, line: int, why: str) -> None:
    with pytest.raises(FileError) as caught:
        read(tmp_path, text)
    assert caught.value.line == line
    assert why in caught.value.why
    assert "\n" not in str(caught.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        yamlfile.read(tmp_path / "none.yml")
    with pytest.raises(FileError, match="is a folder"):
        yamlfile.read(tmp_path)


def test_finds_the_line_of_everything() -> None:
    text = "a: 1\nrules:\n  - id: X\n    options:\n      list:\n        - one\n        - two\n"
    assert yamlfile.line(text, ("a",)) == 1
    assert yamlfile.line(text, ("rules", 0, "id")) == 3
    assert yamlfile.line(text, ("rules", 0, "options", "list", 1)) == 7
    assert yamlfile.line(text, ("rules", 0, "options", "missing")) == 4
    assert yamlfile.line(text, ("nowhere",)) == 1


@given(st.text(max_size=60))
def test_any_text_is_data_or_an_error_of_one_line(text: str) -> None:
    said = ""
    try:
        assert isinstance(yamlfile.parse(Path("a.yml"), text), dict)
    except FileError as error:
        said = str(error)
    assert "\n" not in said


@pytest.mark.parametrize("path", sorted(paths.RULES.rglob("*.yml")), ids=lambda path: path.stem)
def test_the_rules_are_read_alike_without_the_parser_in_c(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyYAML has that only where libyaml was at hand, and the two differ in what they let pass."""
    usual = yamlfile.read(path)
    monkeypatch.setattr(yamlfile, "_LOADER", yaml.SafeLoader)
    assert yamlfile.read(path) == usual
