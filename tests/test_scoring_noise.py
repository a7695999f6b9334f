"""How much the rules say: findings per thousand words, and what is drawn of them."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from audit import loading
from audit.cli import app
from audit.scoring import noise

LOUD = "Sources said the ferry was sold. “It is a shocking, reckless sale,” said Ada Holm. Sources agreed."
CALM = "The council met on Tuesday. It voted 5 to 2 to keep the ferry, the minutes show."


def measured() -> noise.Noise:
    return noise.measure([loading.from_text(LOUD, "a.txt"), loading.from_text(CALM, "b.txt")], "default")


def test_counts_are_per_thousand_words() -> None:
    found = measured()
    assert found.articles == 2
    assert found.words == len(f"{LOUD} {CALM}".split())
    assert found.total == sum(map(len, found.found.values())) > 0
    assert found.per_thousand(found.total) == 1000 * found.total / found.words
    assert sum(map(found.of, ("error", "warning", "info"))) == found.total
    assert "inside quotation marks" in str(found)


def test_nothing_is_no_division_by_nothing() -> None:
    assert noise.Noise().per_thousand(3) == 0
    assert "0 findings" in str(noise.Noise())


def test_a_draw_is_even_over_the_rules_and_always_the_same() -> None:
    found = measured()
    rules = {each.finding.rule for each in found.draw(len(found.found))}
    assert rules == set(found.found)
    assert found.draw(3, seed=1) == found.draw(3, seed=1)
    assert len(found.draw(100)) == found.total


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LOUD, encoding="utf-8")
    done = CliRunner().invoke(app, ["score", "noise", str(tmp_path), "--draw", "1"])
    assert done.exit_code == 0
    assert "1 articles" in done.output
    assert "ANO001" in done.output
    assert CliRunner().invoke(app, ["score", "noise"]).exit_code == 2
    assert CliRunner().invoke(app, ["score", "noise", str(tmp_path / "none.txt")]).exit_code == 2
