"""The JSON Schema of pack files: what it lets pass is what can be loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from audit import checks, packs, paths, schema
from tests.build import RULE

jsonschema = pytest.importorskip("jsonschema", reason="the schema is tried with jsonschema")
SCHEMA = schema.of_packs()


def problems(text: str) -> list[str]:
    found = jsonschema.Draft202012Validator(SCHEMA).iter_errors(yaml.safe_load(text))
    return [error.message for error in found]


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted(paths.RULES.rglob("*.yml")), ids=lambda path: path.name)
def test_our_own_files_fit(path: Path) -> None:
    assert not problems(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        RULE,
        "extends: default\nenable: [TIM005, 'NUM*', GAZ001]\ndisable:\n",
        "extends: [default, ours/house.yml]\nfor: {'opinion/**': opinion-page}\n",
        "include: '*.md'\nexclude: [old/]\nmax: 3\nmax_per_1000_words: 1.5\nfail_on: never\nunused: error\n",
        "outputs: ['json:out.json']\ncache: kept\njobs: 2\ndecisions: decided.jsonl\nmax:\n",
        "cache: false\n",
        "tune: {NUM001: {severity: error, options: {carry: 1}}, 'LOA*': {severity: error}}\nenable: ['*']\n",
    ],
)
def test_what_may_be_written(text: str) -> None:
    assert not problems(text)


@pytest.mark.parametrize(
    "text",
    [
        "enabel: [NUM001]\n",
        "fail_on: grave\n",
        "max: -1\n",
        "jobs: 0\n",
        "cache: [a]\n",
        "enable: NUM001\n",
        "enable: [num1]\n",
        "tune: {NUM001: {severity: grave}}\n",
        "tune: {NUM001: {options: {cary: 1}}}\n",
        "tune: {NUM001: {options: {carry: -1}}}\n",
        "tune: {NUM001: {id: NUM002}}\n",
        RULE.replace("check: wording", "check: wordng"),
        RULE.replace("phrases", "phrase"),
        RULE.replace("    fix: Take it out.\n", ""),
    ],
)
def test_what_may_not(text: str) -> None:
    assert problems(text)


def test_every_check_and_every_rule_can_be_completed() -> None:
    definitions: dict[str, Any] = SCHEMA["$defs"]
    assert {f"options-of-{name}" for name in checks.names()} <= set(definitions)
    (tuned, _) = SCHEMA["properties"]["tune"]["anyOf"]
    assert set(tuned["properties"]) == {rule.id for rule in packs.load("strict").known}
