"""The clauses of a sentence: what is the main one, and what hangs on it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import loading
from audit.reading import reader, structure
from audit.reading.features import View


def view(text: str) -> View:
    return reader.prepare(loading.from_text(text)).views[0]


def clauses(text: str) -> list[tuple[str, str]]:
    """Each clause of a sentence: its kind, and its own words."""
    found = view(text)
    return [(c.kind, " ".join(found.tokens[i].text for i in c.tokens)) for c in found.clauses]


class TestKinds:
    @pytest.mark.parametrize(
        ("text", "kind", "words"),
        [
            ("The mayor, who had refused to speak, resigned on Monday.", "relative", "who had refused"),
            ("The mayor, who had refused to speak, resigned on Monday.", "infinitive", "to speak ,"),
            ("The firm, whose owners live abroad, paid nothing.", "relative", "whose owners live abroad ,"),
            (
                "She left while the vote was being counted.",
                "subordinate",
                "while the vote was being counted .",
            ),
            (
                "The board met, leaving the pier without a plan.",
                "participle",
                "leaving the pier without a plan .",
            ),
            ("Backed by the council, the pier reopened.", "participle", "Backed by the council ,"),
            ("The council shut the pool, a reckless decision.", "apposition", "a reckless decision ."),
            ("The pier (a ruin since May) was shut.", "inserted", "( a ruin since May"),
            ("It was clear that the bridge had failed.", "complement", "that the bridge had failed ."),
        ],
    )
    def test_what_hangs_on_the_main_clause(self, text: str, kind: str, words: str) -> None:
        assert (kind, words) in clauses(text)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("The mayor, who had refused to speak, resigned on Monday.", "The mayor , resigned on Monday ."),
            ("In a move that will cost jobs, the firm shut its mill.", "In a move the firm shut its mill ."),
            ("The minister, a man of few friends, abruptly resigned.", "The minister , abruptly resigned ."),
            ("The plans promoted by the group are false.", "The plans promoted by the group are false ."),
            ("The man who sold it left town.", "The man left town ."),
        ],
    )
    def test_the_main_clause_goes_on_behind_it(self, text: str, words: str) -> None:
        assert ("main", words) in clauses(text)

    def test_two_main_clauses(self) -> None:
        kinds = [kind for kind, _ in clauses("The pool was shut in May, and the pier followed in June.")]
        assert kinds == ["main", "main"]

    def test_two_predicates_of_one_relative_clause(self) -> None:
        found = clauses("The firm that built the dam and sold it has closed.")
        assert found == [
            ("main", "The firm has closed ."),
            ("relative", "that built the dam"),
            ("relative", "and sold it"),
        ]

    def test_an_apposition_may_have_a_relative_clause_of_its_own(self) -> None:
        found = dict(clauses("The council shut the pool, a reckless decision that exposes its contempt."))
        assert found["main"] == "The council shut the pool ,"
        assert found["apposition"] == "a reckless decision"
        assert found["relative"] == "that exposes its contempt ."


class TestVerbs:
    @pytest.mark.parametrize(
        ("text", "verbs"),
        [
            (
                "The mayor, who had refused to speak, resigned on Monday.",
                {"main": "resigned", "relative": "had refused"},
            ),
            ("The pier will not reopen.", {"main": "will not reopen"}),
            ("No deal.", {}),
        ],
    )
    def test_the_finite_verb_of_each(self, text: str, verbs: dict[str, str]) -> None:
        found = view(text)
        groups = {
            c.kind: " ".join(t.text for t in found.tokens[c.verb[0] : c.verb[1] + 1])
            for c in found.clauses
            if c.verb is not None
        }
        assert groups == verbs


WORDS = st.sampled_from(
    "the a mayor who that which said has to , ; : — ( ) and but because while leaving shut pier it “ ” "
    "will . in".split()
)


@given(st.lists(WORDS, max_size=30))
@settings(max_examples=200, deadline=None)
def test_every_word_is_in_one_clause(words: list[str]) -> None:
    """Whatever the words, none is lost and none is in two clauses."""
    for found in reader.prepare(loading.from_text(" ".join(words))).views:
        numbers = sorted(index for clause in structure.parse(found.tokens) for index in clause.tokens)
        assert numbers == list(range(len(found.tokens)))
        assert len(found.owners) == len(found.tokens)
