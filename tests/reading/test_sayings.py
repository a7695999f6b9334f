"""The sayings of a sentence together: one for a cue, none that swallows the next."""

from __future__ import annotations

from audit.document import Span
from audit.loading import from_text
from audit.reading import sayings
from tests.saying import said


def test_each_clause_has_its_own_content() -> None:
    found = said("The union said the plan was dead, but the firm insisted that talks went on.")
    assert [(s, c) for s, c, _ in found] == [("The union", "said"), ("the firm", "insisted")]
    assert found[0][2] == "the plan was dead"


def test_the_longer_cue_is_kept_where_two_meet() -> None:
    assert [cue for _, cue, _ in said("The firm is said to be in debt.")] == ["is said to"]


def test_a_quotation_is_one_token() -> None:
    document = from_text("She said “we are done” twice.")
    tokens = sayings.tokens_of(document, Span(0, len(document.text.rstrip())), ())
    assert tokens[0].text == "She"


def test_names_are_words_written_with_a_capital_inside_sentences_and_never_without() -> None:
    document = from_text("Then Rice and Long left. It was a long way.")
    assert sayings.names_of(document, [Span(0, 24), Span(25, 43)]) == {"rice"}
