"""How a sentence is put together: duties told from rules, what an apposition sums up, parts in order."""

from __future__ import annotations

import pytest

from audit import loading
from audit.reading import reader, syntax


def of(text: str) -> dict[str, float]:
    view = reader.prepare(loading.from_text(text)).views[0]
    return syntax.of(view.tokens, view.writer, view.clauses, view.stances)


def named(text: str, group: str) -> list[str]:
    return sorted(name for name in of(text) if name.startswith(group))


class TestDuties:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("The minister must resign.", "plain"),
            ("We should not wait for another flood.", "plain"),
            ("Parliament ought to scrap the levy.", "plain"),
            ("Drivers must carry a licence.", "of anybody"),
            ("Every boat must carry a light.", "of anybody"),
            ("The key must be returned to the porter.", "passive"),
            ("The key must go back within ten days.", "with a figure or day"),
            ("The council must answer by Friday.", "with a figure or day"),
        ],
    )
    def test_a_prescription_is_told_from_a_rule(self, text: str, kind: str) -> None:
        assert named(text, "duty:") == [f"duty:{kind}"]

    @pytest.mark.parametrize(
        "text",
        [
            "The minister resigned.",
            "The minister must have known.",
            "The minister, who must resign, sang.",
            "The union said the minister must resign.",
            "“The minister must resign,” the union said.",
        ],
    )
    def test_what_is_expected_reported_or_said_aside_is_none(self, text: str) -> None:
        assert named(text, "duty:") == []


class TestSummingUp:
    def test_an_apposition_with_its_clause_may_judge(self) -> None:
        found = of("The board sold the pier on Tuesday, a reckless decision that shames the town.")
        assert found["sums up:judging"] > 0

    def test_the_stronger_the_words_the_more(self) -> None:
        one = of("The board sold the pier, a reckless decision that was taken at night.")
        more = of("The board sold the pier, a reckless and shameful decision that was taken at night.")
        assert more["sums up:judging"] > one["sums up:judging"]

    @pytest.mark.parametrize(
        "text",
        [
            "The board sold the pier on Tuesday, a decision that takes effect in May.",
            "The board sold the pier to Ann Poe, a reckless trader who lives in Ravn.",
            "The board sold the pier, the reckless decision that everybody knows of.",
            "The union said the board had sold the pier, a reckless decision that shamed the town.",
            "The board took a reckless decision that shames the town.",
        ],
    )
    def test_not_where_nothing_judges_or_somebody_is_described(self, text: str) -> None:
        assert named(text, "sums up:") == []


class TestOrder:
    def test_runs_are_of_three_parts_with_the_ends_marked(self) -> None:
        assert named("The old pier burned.", "order=") == [
            "order=DJN",
            "order=JNV",
            "order=NV.",
            "order=V.$",
            "order=^DJ",
        ]

    def test_a_run_does_not_reach_into_the_words_of_a_source(self) -> None:
        runs = named("The old pier burned, the mayor said.", "order=")
        assert "order=DJN" not in runs
        assert not any("_" in run for run in runs)

    def test_it_counts_once_however_often_it_comes(self) -> None:
        assert of("The old pier and the old mill and the old inn burned.")["order=DJN"] == 1

    def test_an_empty_line_has_none(self) -> None:
        assert syntax.of((), (), (), ()) == {}
