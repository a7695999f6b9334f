"""The formats that other programs read: they hold what they should, whatever a text does."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import packs
from audit.errors import FileError
from audit.findings import Settled
from audit.formats import View, _cells, _lines, _places, _xml, find, github
from audit.record import Record
from tests.formats.made import Expect

HERE = Path(__file__).parent
SCHEMAS = HERE.parents[2] / "shared" / "schemas"
MACHINE = ("checkstyle", "csv", "github", "gitlab", "json", "jsonl", "junit", "rdjson", "sarif")
ENDINGS = {
    "checkstyle": "checkstyle.xml", "github": "github.txt", "gitlab": "gitlab.json", "junit": "junit.xml",
    "rdjson": "rdjson.json",
}  # fmt: skip
UNREAD = FileError("b.txt", "has no text", 3)


def official(name: str) -> Path:
    """A schema that other people publish; the test is skipped where it is not at hand."""
    path = SCHEMAS / name
    if not path.is_file():
        pytest.skip(f"{name} is not at hand")
    return path


def data(text: str) -> Any:
    """What a JSON report holds, the version of the program left out."""
    found = json.loads(text)
    if isinstance(found, dict):
        found.pop("version", None)
    return found


@pytest.fixture
def settled(record: Record) -> Record:
    """The record with one of its findings decided about."""
    return record.settling([Settled(record.findings[-1], "We have the letter.", "ada", "2031-05-03")])


@pytest.fixture
def hostile(record: Record) -> Record:
    """A record of words that mean something to every format."""
    evil = "]]> & <b> \" ' % ::error:: , : \x1b[31m \u2028 \ud800 \x00 =1+1\r\nnew"
    findings = tuple(replace(f, message=evil, words=evil, fix=evil) for f in record.findings)
    path = evil.replace("\ud800", "\udc80")  # a byte that is no UTF-8, as Python has it in names of files
    return replace(record, path=path, name=evil, headline=evil, findings=findings)


@pytest.mark.parametrize("name", ["checkstyle", "github", "gitlab", "jsonl", "junit", "rdjson"])
def test_as_expected(name: str, settled: Record, expect: Expect) -> None:
    text = find(name)([settled], View(unread=(UNREAD,)))
    expect(f"check.{ENDINGS.get(name, name)}", text.replace(_version(), "VERSION"))


def _version() -> str:
    import audit

    return audit.__version__


@pytest.mark.parametrize("name", MACHINE)
def test_whatever_a_text_holds_can_be_written(name: str, hostile: Record) -> None:
    text = find(name)([hostile], View(unread=(FileError("a\x1b.txt", "no\nway"),)))
    assert text.encode("utf-8")
    assert "\x1b" not in text
    assert "\x00" not in text


@pytest.mark.parametrize("name", MACHINE)
def test_nothing_audited_is_still_a_report(name: str) -> None:
    text = find(name)([], View())
    if name in ("checkstyle", "junit"):
        ElementTree.fromstring(text)
    elif name not in ("csv", "github", "jsonl"):
        json.loads(text)


def test_findings_are_as_the_wire_format_says(record: Record) -> None:
    lines = [json.loads(line) for line in find("jsonl")([record], View()).splitlines()]
    for line in lines:
        assert list(line) == [
            "path", "doc", "start", "end", "line", "column", "rule", "name", "severity", "text", "message",
            "why", "fix", "fingerprint",
        ]  # fmt: skip
        assert line["severity"] in ("error", "warning", "info")
    assert len(lines) == len(record.findings)


def test_one_document(settled: Record, expect: Expect) -> None:
    found = data(find("json")([settled], View(unread=(UNREAD,))))
    assert found["unread"] == [{"path": "b.txt", "line": 3, "why": "has no text"}]
    expect("check.json", json.dumps(found, indent=1, ensure_ascii=False) + "\n")


def test_json_is_as_its_schema_says(settled: Record, hostile: Record) -> None:
    schema = json.loads((HERE.parents[1] / "docs" / "check.schema.json").read_text(encoding="utf-8"))
    text = find("json")([settled, hostile], View(unread=(UNREAD,)))
    jsonschema.validate(json.loads(text), schema)
    broken = text.replace('"severity": "error"', '"severity": "grave"')
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(broken), schema)


def test_sarif(settled: Record, expect: Expect) -> None:
    view = View(unread=(UNREAD,), rules=packs.load("default").rules[:2])
    expect("check.sarif", find("sarif")([settled], view).replace(_version(), "VERSION"))


def test_sarif_is_as_the_standard_says(settled: Record, hostile: Record) -> None:
    schema = json.loads(official("sarif-2.1.0.json").read_text(encoding="utf-8"))
    view = View(unread=(UNREAD,), rules=packs.load("strict").rules)
    jsonschema.validate(json.loads(find("sarif")([settled, hostile], view)), schema)


def test_sarif_names_the_rule_of_each_result(record: Record) -> None:
    rules = packs.load("strict").rules
    (run,) = json.loads(find("sarif")([record], View(rules=rules)))["runs"]
    described = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert described[result["ruleIndex"]]["id"] == result["ruleId"]


def test_reviewdog_reads_it(settled: Record, hostile: Record) -> None:
    schema = json.loads(official("rdjson.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(find("rdjson")([settled, hostile], View(unread=(UNREAD,)))), schema)


def test_junit_is_as_its_schema_says(settled: Record, hostile: Record) -> None:
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(official("junit.xsd"))))
    for fail_on in ("error", "warning", None):
        view = View(unread=(UNREAD,), fail_on=fail_on)
        text = find("junit")([settled, hostile, replace(settled, findings=())], view)
        schema.assertValid(etree.fromstring(text.encode("utf-8")))


def test_junit_fails_where_the_exit_code_does(record: Record) -> None:
    def failures(fail_on: Any) -> int:
        suites = ElementTree.fromstring(find("junit")([record], View(fail_on=fail_on)))
        return sum(int(suite.get("failures", 0)) for suite in suites)

    assert [failures(level) for level in (None, "error", "warning", "info")] == [0, 1, 2, 4]


def test_github_shows_ten_of_a_level_and_says_how_many_more(record: Record) -> None:
    (grave,) = [finding for finding in record.findings if finding.severity == "error"]
    many = [replace(record, path=f"{number}.md", findings=(grave,)) for number in range(14)]
    lines = find("github")(many, View()).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == github.MOST
    assert lines[-1] == "4 errors more, not annotated: see the summary of the job."


def test_github_groups_what_a_rule_says_of_a_sentence(record: Record) -> None:
    lines = find("github")([record], View()).splitlines()
    (line,) = [line for line in lines if "EDI002" in line]
    assert "“predictable”: A word that judges.%0A“systematic”: A word that judges.%0A" in line
    assert "col=" not in line


def test_gitlab_fingerprints_are_apart_in_different_articles(record: Record) -> None:
    found = json.loads(find("gitlab")([record, replace(record, path="b.md")], View()))
    assert len({each["fingerprint"] for each in found}) == len(found) == 2 * len(record.findings)


def test_a_finding_in_a_record_of_json_stands_on_the_line_of_the_record(record: Record) -> None:
    row = replace(record, row=7, path="a.jsonl", name="dam")
    assert {line.split(",")[1] for line in find("github")([row], View()).splitlines()} == {"line=7"}
    (run,) = json.loads(find("sarif")([row], View()))["runs"]
    regions = [each["locations"][0]["physicalLocation"]["region"] for each in run["results"]]
    assert {region["startLine"] for region in regions} == {7}
    assert not any("startColumn" in region for region in regions)


def test_rows_for_a_spreadsheet(settled: Record) -> None:
    text = find("csv")([settled], View())
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(settled.findings) + 1
    assert [row["settled"] for row in rows] == [""] * len(settled.findings) + ["We have the letter."]


@given(st.text(st.characters()))
def test_a_record_is_a_line_whatever_it_holds(text: str) -> None:
    line = _lines.join([{"text": text}])
    assert len(line.splitlines()) == 1
    assert line.encode("utf-8")
    assert json.loads(line)["text"] == text


@given(st.text(st.characters()))
def test_xml_holds_every_text(text: str) -> None:
    line = f"<a{_xml.attributes(b=text)}>{_xml.text(text)}</a>"
    element = ElementTree.fromstring(line.encode("utf-8"))
    assert element.get("b") == _xml.clean(text)


@given(st.text(st.characters()))
def test_a_command_of_github_is_a_line(text: str) -> None:
    assert len(github._data(text).splitlines()) <= 1
    assert not set(github._property(text)) & set(":,")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_paths_become_uris(path: str) -> None:
    assert _places.uri(path).isascii()


@given(st.text(st.characters()))
def test_no_cell_is_a_formula(text: str) -> None:
    assert str(_cells.cell(text))[:1] not in tuple("=+-@")


def test_half_a_surrogate_pair_is_escaped() -> None:
    assert _lines.dump("\ud800") == '"\\ud800"'
