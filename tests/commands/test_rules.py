"""``audit rules``: lists, one in full, examples tried."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.made import PACK, run


class TestRules:
    def test_list(self) -> None:
        done = run("rules")
        assert done.exit_code == 0
        assert done.stdout.startswith("▲ GAZ001  house-words  Readers say dock.\n\n1 rule on ")

    def test_list_with_what_is_off(self) -> None:
        done = run("rules", "--all")
        assert done.exit_code == 0
        assert "- EDI002" in done.stdout

    def test_one_in_full(self) -> None:
        done = run("rules", "gaz001")
        assert done.exit_code == 0
        for words in ("Why         Readers say dock.", "Options of the check wording", "The dock is wet."):
            assert words in done.stdout

    def test_a_family(self) -> None:
        assert run("rules", "GAZ*").exit_code == 0

    def test_for_programs(self) -> None:
        assert any(
            rule["id"] == "GAZ001" and rule["on"] for rule in json.loads(run("rules", "-f", "json").stdout)
        )

    def test_a_misspelt_rule(self) -> None:
        done = run("rules", "GAZ01")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == "audit: no rule “GAZ01”; did you mean “GAZ001”?\n"

    def test_another_pack(self, here: Path) -> None:
        (here / "other.yml").write_text(PACK.replace("GAZ001", "GAZ002"), encoding="utf-8")
        assert "house-words" in run("rules", "GAZ002", "--rules", "other.yml").stdout
        assert "house-words" in run("rules", "GAZ002", "other.yml").stdout
        assert run("rules", "other.yml", "--rules", "audit.yml").exit_code == 2

    def test_trying_examples(self, here: Path) -> None:
        done = run("rules", "--try")
        assert (done.exit_code, done.stdout) == (0, "1 rule, 2 examples: all come out as they should\n")
        bad = PACK.replace("The {quayside} is wet.", "The dock is {wet}.")
        (here / "bad.yml").write_text(bad, encoding="utf-8")
        done = run("rules", "--try", "bad.yml")
        assert done.exit_code == 1
        assert done.stdout.startswith("GAZ001 must flag: The dock is {wet}.\n  but it flags nothing\n")
