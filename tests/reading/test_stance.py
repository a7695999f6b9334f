"""Words and turns that judge: found in their lists, with kind and strength, never inside a quotation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import lexicons, loading
from audit.reading import reader, stance


def found(text: str) -> list[tuple[str, str]]:
    """The words and the kind of each."""
    view = reader.prepare(loading.from_text(text)).views[0]
    return [(" ".join(t.text for t in view.tokens[s.first : s.last]), s.kind) for s in view.stances]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("It was a shameful plan.", "shameful", "adjective"),
        ("Predictably, the plan failed.", "Predictably", "adverb"),
        ("The plan was an absurdity.", "absurdity", "noun"),
        ("They squandered the money.", "squandered", "verb"),
        ("The plan is a grim reminder of the flood.", "a grim reminder", "phrase"),
    ],
)
def test_kinds(text: str, words: str, kind: str) -> None:
    assert (words, kind) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The plan was approved on Monday by 31 votes to 12.",
        "“It was a shameful absurdity,” she said.",
        "A magnitude 6 earthquake destroyed the harbour.",
        "She was shot dead by police.",
    ],
)
def test_nothing_judges_here(text: str) -> None:
    assert not found(text)


def test_a_word_of_a_name_does_not_judge() -> None:
    assert "Absurd" not in [words for words, _ in found("It is run by the Absurd Theatre.")]


def test_the_longest_turn_is_found() -> None:
    words = [words for words, _ in found("It was a crushing defeat for the party.")]
    assert "a crushing defeat for" in words
    assert len(words) == 1


def test_a_capital_at_the_head_does_not_matter() -> None:
    assert next(words for words, _ in found("Shameful neglect led to this.")) == "Shameful"


@pytest.mark.parametrize("text", ["They {} it.", "They will {} it.", "The board {}s it."])
def test_verbs_that_judge_are_found_in_use(text: str) -> None:
    """Nearly all: a few are as often nouns, and are then taken for nouns."""
    listed = lexicons.load("evaluative-verbs").single.items()
    strong = [verb for verb, entry in listed if entry.group in ("2", "3") and verb[-1] not in "shxyzo"]
    missed = [verb for verb in strong if "verb" not in [kind for _, kind in found(text.format(verb))]]
    assert len(missed) <= len(strong) / 20, missed


def test_nouns_are_found_in_the_plural() -> None:
    assert [kind for _, kind in found("It has many absurdities.")] == ["noun"]


def test_strength_goes_from_one_to_three() -> None:
    view = reader.prepare(
        loading.from_text("Predictably, they botched a shameful, poor and very odd plan.")
    ).views[0]
    strengths = {s.strength for s in stance.find(view.tokens, view.lows)}
    assert strengths
    assert strengths <= {1, 2, 3}


def test_what_always_judges_is_stronger_than_what_often_does() -> None:
    def strength(text: str) -> int:
        view = reader.prepare(loading.from_text(text)).views[0]
        return sum(s.strength for s in stance.find(view.tokens, view.lows))

    assert (
        strength("It was a shameful plan.")
        > strength("It was a poor plan.")
        > strength("It was a dual plan.")
    )


WORDS = "the a shameful plan botched predictably grim reminder is of crushing defeat for “ ” , absurd".split()


@given(st.lists(st.sampled_from(WORDS), max_size=20))
@settings(max_examples=150, deadline=None)
def test_none_inside_another(words: list[str]) -> None:
    for view in reader.prepare(loading.from_text(" ".join(words) + ".")).views:
        at = 0
        for item in stance.find(view.tokens, view.lows):
            assert at <= item.first < item.last <= len(view.tokens)
            at = item.last
