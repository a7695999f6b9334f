"""Clean news stories: a rule that has something to say about them has to be right about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import audit_file
from audit.findings import Finding

STORIES = sorted((Path(__file__).parent / "clean").glob("*.txt"))
MOST_NOTES = 5
"""Findings of severity info that the strictest pack may have about a story."""


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.rule} {finding.severity}: {finding.objection}" for finding in findings]


def test_there_are_enough() -> None:
    assert len(STORIES) >= 15


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_the_default_pack_is_silent(story: Path) -> None:
    (report,) = audit_file(story, rules="default")
    assert 10 <= len(report.article.sentences) <= 25
    assert told(report.findings) == []


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_the_strictest_pack_has_but_a_few_notes(story: Path) -> None:
    (report,) = audit_file(story, rules="strict")
    assert [each for each in told(report.findings) if " info: " not in each] == []
    assert len(report.findings) <= MOST_NOTES
