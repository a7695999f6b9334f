"""Every rule does to its examples what it says, and a failure is told plainly."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from audit import examples, packs
from audit.rules import Prepared
from tests.build import RULE, ruleset

RULES = packs.load(Path(__file__).with_name("all-rules.yml")).chosen
"""All rules as their families have them; a pack that tunes one may well change what its examples do."""
CATALOGUE = Path(__file__).parents[2] / "shared" / "sourcing-standards.md"
_ESCAPED = re.compile(r"[{}<>*]")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.id)
def test_rules_do_to_their_examples_what_they_say(rule: Prepared) -> None:
    assert examples.failures([rule]) == []


@pytest.mark.parametrize(
    ("kind", "example", "happened"),
    [
        ("flag", "[fact] The ferry left.", ""),
        ("flag", "[fact] The {ferry} left.", ""),
        ("flag", "[fact] The {boat} left the ferry.", "flags “ferry”, not “boat”"),
        ("flag", "[fact] The {ferry} left the ferry.", "flags “ferry”, “ferry”, not “ferry”"),
        ("flag", "[fact] The train left.", "flags nothing"),
        ("pass", "[fact] The train left.", ""),
        ("pass", "[fact] The ferry left.", "flags “ferry”"),
        ("pass", "[attribution] “The ferry left,” said Ann Poe.", ""),
        ("pass", "[fact] The {train left.", "the mark { is not closed on its line"),
    ],
)
def test_what_happened_is_said(tmp_path: Path, kind: Any, example: str, happened: str) -> None:
    (own,) = ruleset(tmp_path, RULE).chosen
    assert examples.outcome(own, kind, example) == happened


def test_failures_name_rule_kind_and_example(tmp_path: Path) -> None:
    rules = ruleset(tmp_path, RULE.replace("pass: [The train left.]", "pass: [The ferry left.]"))
    (failure,) = examples.failures(rules.chosen)
    assert failure == ("GAZ001", "pass", "The ferry left.", "flags “ferry”")


def test_examples_are_tried_with_straight_marks_too(tmp_path: Path) -> None:
    text = RULE.replace("[ferry]", "['“']").replace("The ferry left.", "The “ferry” left.")
    (failure,) = examples.failures(ruleset(tmp_path, text + "    voices: [writer, quote]\n").chosen)
    assert failure.example == 'The "ferry" left.'


# ---------------------------------------------------------------- the catalogue, where it is at hand


def catalogued() -> list[tuple[str, Any]]:
    """The rules of the catalogue that are built here, with what it says of each."""
    if not CATALOGUE.is_file():
        return []
    found: dict[str, Any] = {}
    for block in re.findall(r"```yaml\n(.*?)```", CATALOGUE.read_text(encoding="utf-8"), re.DOTALL):
        entries = yaml.safe_load(block)
        found |= {code: entry for code, entry in entries.items() if "flag" in entry}
    built = {each.rule.id for each in RULES}
    return sorted((code, entry) for code, entry in found.items() if code in built)


def softened() -> dict[str, str]:
    """The severities that the catalogue's own default pack changes."""
    text = CATALOGUE.read_text(encoding="utf-8")
    packed = re.search(r"^default:.*?^  severity: (\{.*?\})", text, re.DOTALL | re.MULTILINE)
    return dict(yaml.safe_load(packed[1])) if packed else {}


@pytest.mark.skipif(not CATALOGUE.is_file(), reason="the catalogue is not here")
def test_all_of_the_first_tier_is_built() -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    first = set(re.findall(r"^([A-Z]{3}\d{3}): \{[^\n]*\btier: 1\b", text, re.MULTILINE))
    assert first <= {each.rule.id for each in RULES}


@pytest.mark.parametrize(
    ("code", "entry"), catalogued(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_examples_of_the_catalogue_come_out_right(code: str, entry: dict[str, Any]) -> None:
    rule = next(each for each in RULES if each.rule.id == code)
    severity = softened().get(code, entry["sev"])
    assert (rule.rule.name, packs.load("default").rule(code).severity) == (entry["name"], severity)
    for kind in ("flag", "pass"):
        curly = _ESCAPED.sub(lambda mark: mark[0] * 2, entry[kind])
        for text in (curly, curly.translate(examples.STRAIGHT)):
            assert examples.outcome(rule, kind, text) == "", (kind, text)
