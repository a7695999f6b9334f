"""The page on rules: what it tells people to write can be written, and its rule book is current."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit import cli, examples, packs, paths
from tests.build import RULE, ruleset

PAGE = paths.RULES / "README.md"

if not PAGE.is_file():
    pytest.skip("there is no page on rules beside these", allow_module_level=True)

GUIDE, _, BOOK = PAGE.read_text(encoding="utf-8").partition("puts it here. -->\n\n")
BLOCKS = [
    re.sub(r"^   ", "", block, flags=re.MULTILINE) if block.startswith("   ") else block
    for block in re.findall(r"```yaml\n(.*?)^ *```", GUIDE, re.DOTALL | re.MULTILINE)
]


def printed(*words: str) -> str:
    done = CliRunner().invoke(cli.app, ["rules", *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_rule_book_is_what_the_rules_say_now() -> None:
    assert printed("--all", "--format", "markdown", "--rules", "default") == BOOK, (
        "run python docs/rulebook.py"
    )


def test_every_rule_and_every_check_is_in_the_book() -> None:
    for rule in packs.load("strict").known:
        assert f"#### {rule.id} {rule.name}\n" in BOOK
        assert f"| `{rule.check}` |" in BOOK


def test_every_pack_is_on_the_page() -> None:
    for name in packs.packs():
        assert f"| `{name}` |" in GUIDE
    assert "none is endorsed by" in GUIDE


@pytest.mark.parametrize("text", BLOCKS, ids=range(len(BLOCKS)))
def test_what_the_page_tells_people_to_write_loads(tmp_path: Path, text: str) -> None:
    start = "" if text.startswith("extends") else "extends: default\n"
    (tmp_path / "opinion.yml").write_text("extends: default\n", encoding="utf-8")
    rules = ruleset(tmp_path, start + text)
    own = [each for each in rules.chosen if rules.drafts[each.rule.id].own]
    assert examples.failures(own) == []


def test_one_rule_as_markdown() -> None:
    text = printed("NUM006", "--format", "markdown")
    assert text.startswith("# NUM006 poll-details-missing\n")
    assert "| min\\_present | whole number, at least 1 | 5 | 5 |" in text
    assert text.count("- flags: ") == len(packs.load("strict").rule("NUM006").examples.flag)


def test_the_schema_is_printed_as_json() -> None:
    import json

    assert json.loads(printed("--schema"))["properties"]["enable"]


def test_a_rule_that_never_fires_is_told(tmp_path: Path) -> None:
    (tmp_path / "ours.yml").write_text(RULE.replace("[ferry]", "[barge]"), encoding="utf-8")
    done = CliRunner().invoke(cli.app, ["rules", "--try", str(tmp_path / "ours.yml")])
    assert done.exit_code == 1
    assert "GAZ001 fires on none of its examples" in done.output
