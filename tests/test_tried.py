"""How often the rules are right on sentences that were written after them, by somebody who did not look."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from audit import judging, marked, packs
from audit.packs import Ruleset
from audit.reading import reader
from audit.rules import Prepared

FOLDER = Path(__file__).parent / "tried"
FILES = sorted(FOLDER.glob("*.txt"))
LEAST_OVER_ALL, LEAST_OF_A_RULE = 0.9, 0.7


def tried(path: Path) -> Iterator[tuple[str, bool, str]]:
    """The sentences of a file: for which rule, whether it must flag them, the text."""
    for line in path.read_text(encoding="utf-8").splitlines():
        code, sign, text = line.split(" ", 2)
        assert sign in "+-", line
        yield code, sign == "+", text.replace("\\n", "\n")


def flags(rule: Prepared, text: str) -> bool:
    """Whether a rule, alone, flags anything in a text."""
    read = marked.read(text)
    article = reader.read(read.document, read.pins)
    return bool(judging.judge(article, Ruleset(rule.rule.id, (rule,), {})))


@cache
def results(path: Path) -> dict[str, list[bool]]:
    """For each rule, which of its sentences come out right."""
    found: dict[str, list[bool]] = {}
    for code, wanted, text in tried(path):
        rule = packs.untuned(code)
        assert rule, f"there is no rule {code}"
        found.setdefault(code, []).append(flags(rule, text) is wanted)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_rule_has_sentences_of_both_kinds(path: Path) -> None:
    kinds = {(code, wanted) for code, wanted, _ in tried(path)}
    assert kinds == {(code, wanted) for code, _ in kinds for wanted in (True, False)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_most_come_out_right(path: Path) -> None:
    right = [each for found in results(path).values() for each in found]
    assert sum(right) / len(right) >= LEAST_OVER_ALL
    poor = {code: found for code, found in results(path).items() if sum(found) / len(found) < LEAST_OF_A_RULE}
    assert not poor
