"""What a judging word does in its clause."""

from __future__ import annotations

import pytest

from audit import loading
from audit.reading import grammar, reader


def roles(text: str) -> dict[str, str]:
    """The judging words of a sentence, and what each does."""
    view = reader.prepare(loading.from_text(text)).views[0]
    return {
        " ".join(t.text for t in view.tokens[s.first : s.last]): grammar.role(
            view.tokens, s, view.owners[s.first]
        )
        for s in view.stances
    }


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("The shameful retreat was signed on Monday.", "shameful", "modifier of subject"),
        ("The council signed a shameful retreat.", "shameful", "modifier of object"),
        ("The retreat was shameful.", "shameful", "predicate of main"),
        ("The retreat is a disgrace.", "disgrace", "head of predicate"),
        ("The pool was shut on Monday, a disgrace.", "disgrace", "head of predicate"),
        ("The pool was shut on Monday, a shameful retreat.", "shameful", "modifier of predicate"),
        ("It was shut by Ane Holt, the shameful owner.", "shameful", "modifier of apposition"),
        ("They met in a shameful mood.", "shameful", "modifier of prepositional phrase"),
        ("The board, whose record is shameful, resigned.", "shameful", "predicate of relative"),
    ],
)
def test_asserted_or_struck_out(text: str, word: str, role: str) -> None:
    assert roles(text)[word] == role


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The pier will reopen.", "modal"),
        ("The pier is a ruin.", "linking"),
        ("The pier reopened.", "past"),
        ("The pier reopens.", "s"),
        ("The pier has reopened.", "perfect"),
        ("The pier was reopened.", "with be or do"),
    ],
)
def test_tense_and_mood(text: str, mood: str) -> None:
    view = reader.prepare(loading.from_text(text)).views[0]
    verb = view.clauses[0].verb
    assert verb is not None
    assert grammar.mood(view.tokens[verb[0]], view.tokens[verb[1]]) == mood


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ane Holt left.", "M"),
        ("The pier was shut.", "N"),
        ("She left.", "P"),
        ("This was a farce.", "this or it"),
        ("On Monday it rained.", "this or it"),
    ],
)
def test_what_the_verb_tells_of(text: str, subject: str) -> None:
    view = reader.prepare(loading.from_text(text)).views[0]
    assert grammar.subject(view.tokens, view.clauses[0]) == subject
