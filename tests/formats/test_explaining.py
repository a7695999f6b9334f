"""Why a sentence was read and flagged as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from audit.findings import Hit
from audit.formats import View, find
from audit.judging import Verdict
from audit.report import Explanation, Report
from audit.rules import Examples, Rule
from tests.formats.made import Expect

render = find("terminal", "explaining")


def rule(code: str) -> Rule:
    return Rule(
        id=code,
        name="a-name",
        check="wording",
        message="Look.",
        why="So.",
        fix="Mend.",
        examples=Examples.model_validate({"flag": ["a"], "pass": ["b"]}),
    )


@pytest.fixture
def explanation(report: Report) -> Explanation:
    silent, absent, idle = rule("AAA001"), rule("AAA002"), rule("AAA003")
    sentence = report.article.sentences[2]
    found = tuple(f for f in report.findings if f.span in sentence.span)
    verdict = Verdict(silent, Hit(sentence.editorial[0]), "EDI001 speaks instead")
    return Explanation(replace(report, rules=(silent, absent, idle)), sentence, found, (verdict,), (absent,))


def test_plain(explanation: Explanation, expect: Expect) -> None:
    other = replace(explanation, sentence=explanation.report.article.sentences[1], findings=(), silenced=())
    expect("explain.txt", render([explanation, other], View(90)))


def test_colour(explanation: Explanation, expect: Expect) -> None:
    expect("explain-colour.txt", render([explanation], View(90, colour=True)))


def test_every_rule_is_accounted_for(explanation: Explanation) -> None:
    text = " ".join(render([explanation], View(110)).split())
    assert "AAA001 a-name kept silent about" in text
    assert "EDI001 speaks instead" in text
    assert "not for this genre: AAA002" in text
    assert "1 other rule had nothing to object to" in text


def test_what_carries_on_is_told_from_what_is_said_here(explanation: Explanation) -> None:
    article, sentence = explanation.report.article, explanation.sentence
    first, second, *rest = article.sentences
    far = replace(second, attributions=(replace(second.attributions[0], reach=(sentence.span,)),))
    article = replace(article, sentences=(first, far, *rest))
    reached = replace(explanation, report=replace(explanation.report, article=article))
    assert "carries on from line 6" in render([reached], View(100))


@pytest.mark.parametrize("width", [45, 80, 100])
def test_no_line_is_wider_than_the_screen(explanation: Explanation, width: int) -> None:
    assert max(cell_len(line) for line in render([explanation], View(width)).splitlines()) <= width
