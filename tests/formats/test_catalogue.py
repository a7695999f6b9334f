"""The rules themselves: a list, one in full, and for programs."""

from __future__ import annotations

import json
from typing import Literal

import pytest
from pydantic import BaseModel, Field
from rich.cells import cell_len

from audit import checks
from audit.formats import View, find
from audit.formats.catalogue import Entry, options
from audit.rules import Prepared, Rule
from tests.formats.made import Expect

terminal, as_json = find("terminal", "catalogue"), find("json", "catalogue")


class Settings(BaseModel, extra="forbid", frozen=True):
    """Options of all kinds."""

    phrases: tuple[str, ...] = Field(min_length=1)
    most: float = Field(default=0.5, ge=0, le=1)
    before: int = Field(default=0, ge=0)
    where: Literal["headline", "lead"] | None = None
    strict: bool = False


def entry(on: bool, **fields: object) -> Entry:
    rule = Rule.model_validate(
        {"check": "a-check", "standards": ["Gazette"], "message": "“{words}”.", **fields}
    )
    kind = checks.Kind("a-check", Settings, lambda _article, _settings: iter(()), ("words",))
    return Entry(Prepared(rule, kind, Settings.model_validate(rule.options)), on)


@pytest.fixture
def entries() -> list[Entry]:
    first = entry(
        True,
        id="GAZ001",
        name="house-words",
        options={"phrases": ["utilise", "going forward"], "before": 1},
        ignore=["so called"],
        why="Plain words are read to the end, and this reason is long enough for a second line on a screen.",
        fix="Use a plain word.",
        examples={
            "flag": ["They will {utilise} it.", "[fact] {Going forward}, nothing changes."],
            "pass": ["They will use it."],
        },
    )
    second = entry(
        False,
        id="GAZ002",
        name="more-words",
        options={"phrases": ["impactful"]},
        severity="error",
        genres=["news"],
        yields_to=["GAZ001"],
        why="As above.",
        fix="Cut.",
        examples={"flag": ["{Impactful} it is."], "pass": ["It is big."]},
    )
    return [first, second]


def test_list(entries: list[Entry], expect: Expect) -> None:
    expect("rules.txt", terminal(entries, View(80)))


def test_one_in_full(entries: list[Entry], expect: Expect) -> None:
    expect("rule.txt", terminal(entries[:1], View(80, in_full=True)))


def test_a_rule_that_is_off_says_so(entries: list[Entry]) -> None:
    assert "off in this pack" in terminal(entries[1:], View(80, in_full=True))


def test_options_have_kind_value_and_default(entries: list[Entry]) -> None:
    assert [tuple(option) for option in options(entries[0])] == [
        ("phrases", "list of text", "[utilise, going forward]", "", True),
        ("most", "number from 0 to 1", "0.5", "0.5", False),
        ("before", "whole number, at least 0", "1", "0", True),
        ("where", "headline, lead or null", "null", "null", False),
        ("strict", "true or false", "false", "false", False),
    ]


def test_for_programs(entries: list[Entry]) -> None:
    first, second = json.loads(as_json(entries, View()))
    assert (first["id"], first["on"], second["on"]) == ("GAZ001", True, False)
    assert first["examples"]["pass"] == ["They will use it."]
    assert first["options"]["before"] == 1


@pytest.mark.parametrize("width", [50, 80, 110])
def test_no_line_is_wider_than_the_screen(entries: list[Entry], width: int) -> None:
    for in_full in (True, False):
        text = terminal(entries, View(width, in_full=in_full))
        assert max(cell_len(line) for line in text.splitlines()) <= width
