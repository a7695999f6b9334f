"""The packs that come with the program: which rules each turns on, and how grave."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml

from audit import packs, paths
from audit.standards import DOCUMENTS

CATALOGUE = Path(__file__).parents[2] / "shared" / "sourcing-standards.md"
EXTENDING = ("ap", "reuters", "bbc", "fact-check")


def on(name: str) -> set[str]:
    return {rule.id for rule in packs.load(name).rules}


def test_all_of_them_load() -> None:
    assert packs.packs() == (
        "ap", "bbc", "default", "fact-check", "opinion-page", "reuters", "strict", "wikipedia",
    )  # fmt: skip
    for name in packs.packs():
        assert packs.load(name).rules


@pytest.mark.parametrize("name", EXTENDING)
def test_those_of_newsrooms_add_to_the_default(name: str) -> None:
    assert on("default") < on(name) < on("strict")


def test_each_of_them_says_that_nobody_endorses_it() -> None:
    for name in (*EXTENDING, "wikipedia"):
        first = (paths.RULES / "packs" / f"{name}.yml").read_text(encoding="utf-8").partition("\n")[0]
        assert "inspired by" in first
        assert "not endorsed by" in first


def test_an_opinion_page_may_judge_and_must_still_add_up() -> None:
    assert not any(code.startswith("EDI") for code in on("opinion-page"))
    assert {"NUM003", "LEG001", "TIM003", "QUO001"} <= on("opinion-page")


def test_what_a_pack_tunes() -> None:
    assert packs.load("bbc").rule("NUM012").options["min_number"] == 100
    assert packs.load("ap").rule("NUM006").options["min_present"] == 6
    assert packs.load("wikipedia").rule("EDI001").genres == ("encyclopedia",)
    assert packs.load("strict").rule("NUM001").options["carry"] == 1


def test_every_standard_that_a_rule_names_is_a_document() -> None:
    named = {name for rule in packs.load("strict").known for name in rule.standards}
    assert named == set(DOCUMENTS)


# ---------------------------------------------------------------- the catalogue, where it is at hand


def catalogued() -> dict[str, Any]:
    text = CATALOGUE.read_text(encoding="utf-8") if CATALOGUE.is_file() else ""
    found = re.search(r"^## 3\. Rule packs.*?```yaml\n(.*?)```", text, re.DOTALL | re.MULTILINE)
    return dict(yaml.safe_load(found[1])) if found else {}


def severities() -> dict[str, str]:
    text = CATALOGUE.read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Z]{3}\d{3}): \{name: [^,]+, level: \w+, sev: (\w+)", text, re.MULTILINE))


def meant(name: str) -> tuple[set[str], dict[str, str]]:
    """The rules that the catalogue turns on in a pack, and how grave each is there."""
    given = catalogued()[name]
    chosen, severity = meant(given["extends"]) if "extends" in given else (set(), severities())
    chosen = chosen | _codes(given.get("enable", []), severity)
    return chosen - _codes(given.get("disable", []), severity), {**severity, **given.get("severity", {})}


def _codes(patterns: list[str], known: dict[str, str]) -> set[str]:
    return {code for code in known for pattern in patterns if fnmatchcase(code, pattern)}


@pytest.mark.parametrize("name", catalogued())
def test_a_pack_is_what_the_catalogue_says(name: str) -> None:
    chosen, severity = meant(name)
    assert on(name) == chosen
    assert {rule.id: rule.severity for rule in packs.load(name).rules} == {
        code: severity[code] for code in sorted(chosen)
    }


def test_a_shipped_rule_is_had_as_its_family_has_it() -> None:
    """Strict tunes STR001; what its examples show is the rule before that."""
    tuned = packs.load("strict").drafts["STR001"].prepared.rule.options
    plain = packs.untuned("STR001")
    assert plain is not None
    assert plain.rule.options != tuned
    assert packs.untuned("GAZ001") is None
