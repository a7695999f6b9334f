"""Fingerprints of what is found in articles: which edits they survive, and which they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import loading, pipeline
from audit.packs import Ruleset
from tests.build import RULE, ruleset

EVERY = "    labels: [fact, attribution, editorial, other]\n    voices: [writer, paraphrase, quote]\n"
FLAGGED = (
    "The ferry left the old pier on Monday.",
    "“The ferry is late,” said Ann Poe – again.",
    "It’s the ferry, and the ferry’s crew, that nobody saw…",
    "Bea Lund said the ferry had never been checked.",
)
PLAIN = ("Rain fell on the harbour.", "The board met for two hours.", "It will meet again in May.")
RETYPED = (
    ("“", '"'), ("”", '"'), ("’", "'"), (" – ", " -- "), (" – ", "—"), ("…", "..."), (" ", "  "), (" ", "\n"),
    ("ferry", "*ferry*"), ("The ", "[The](https://example.org) "), ("a", "&#97;"), ("“", "‘"),
)  # fmt: skip

paragraphs = st.lists(st.sampled_from(FLAGGED + PLAIN), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Ruleset:
    folder: Path = tmp_path_factory.mktemp("rules")
    return ruleset(folder, RULE + EVERY)


def names(rules: Ruleset, parts: Sequence[str]) -> Counter[str]:
    text = "# A day at the harbour\n\n" + "\n\n".join(parts) + "\n"
    report = pipeline.audit_document(loading.from_text(text, "a.md"), rules)
    found = Counter(finding.fingerprint for finding in report.findings)
    assert set(found.values()) <= {1}, "two findings have one name"
    return found


@settings(max_examples=40)
@given(parts=paragraphs, more=paragraphs, data=st.data())
def test_they_survive_moves_and_what_is_put_in_elsewhere(
    rules: Ruleset, parts: list[str], more: list[str], data: st.DataObject
) -> None:
    edited = data.draw(st.permutations([*parts, *(each for each in more if each in PLAIN)]))
    assert names(rules, edited) == names(rules, parts)


@settings(max_examples=40)
@given(parts=paragraphs, typing=st.lists(st.sampled_from(RETYPED), min_size=1, max_size=4))
def test_they_survive_other_typing_and_markup(
    rules: Ruleset, parts: list[str], typing: list[tuple[str, str]]
) -> None:
    edited = parts
    for old, new in typing:
        edited = [part.replace(old, new, 1) for part in edited]
    assert names(rules, edited) == names(rules, parts)


@settings(max_examples=40)
@given(parts=paragraphs, number=st.integers(0, 5), word=st.sampled_from(["never ", "Not "]))
def test_those_of_a_sentence_go_when_it_changes_and_no_others(
    rules: Ruleset, parts: list[str], number: int, word: str
) -> None:
    once = list(dict.fromkeys(parts))
    at = number % len(once)
    edited = [*once[:at], once[at].replace("the ", f"the {word.lower()}", 1), *once[at + 1 :]]
    changed = edited[at] != once[at]
    before, own = names(rules, once), names(rules, [once[at]])
    assert names(rules, edited).keys() & before.keys() == before.keys() - (own.keys() if changed else set())


def test_the_second_of_two_that_are_alike_keeps_its_own(rules: Ruleset) -> None:
    one, two = names(rules, [FLAGGED[0]]), names(rules, [FLAGGED[0], FLAGGED[0]])
    assert len(two) == 2
    assert one.keys() < two.keys()
