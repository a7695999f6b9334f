"""Noun phrases, clauses and the subjects of verbs."""

from __future__ import annotations

import pytest

from audit.reading import clauses, nounphrases, subjects
from audit.reading.tagging import Token, tag
from audit.words import split


def tokens(text: str) -> list[Token]:
    return tag(split(text))


def words(found: list[Token], part: tuple[int, int] | None) -> str | None:
    return " ".join(t.text for t in found[part[0] : part[1]]) if part else None


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The head of the port authority resigned.", "resigned", "The head of the port authority"),
        ("Okafor, the mayor, resigned.", "resigned", "Okafor"),
        ("Ada Lund, 43, of Port Calder, resigned.", "resigned", "Ada Lund"),
        ("The chef, who drank, resigned.", "resigned", "The chef"),
        ("The chef, who drank, resigned.", "drank", "The chef"),
        ("The chef on Monday also resigned.", "resigned", "The chef"),
        ("She ran and later resigned.", "resigned", "She"),
        ("Two miners and a cook resigned.", "resigned", "Two miners and a cook"),
        ("One of them resigned.", "resigned", "One of them"),
        ("Calling it unfair, Okafor resigned.", "Calling", "Okafor"),
        ("The minister, however, resigned.", "resigned", "The minister"),
    ],
)
def test_the_subject_of_a_verb(text: str, verb: str, subject: str) -> None:
    found = tokens(text)
    at = next(i for i, t in enumerate(found) if t.text == verb)
    assert words(found, subjects.subject_of(found, at)) == subject


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("the bridge is safe", True),
        ("the bridge that they built is safe", True),
        ("those who stayed were paid", True),
        ("there are two", True),
        ("if it rains, the pier will close", True),
        ("about half of the men had left", True),
        ("the bridge", False),
        ("a history of failed truces", False),
        ("him", False),
        ("as he spoke", False),
        ("the book and left", False),
    ],
)
def test_where_a_clause_begins(text: str, opens: bool) -> None:
    assert clauses.opens_clause(tokens(text), 0) is opens


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("the head of the port authority", "head"),
        ("the photographs taken at dawn", "photographs"),
        ("a senior aide to the mayor", "aide"),
        ("Ada Lund", "Lund"),
    ],
)
def test_the_head_of_a_phrase(text: str, head: str) -> None:
    found = tokens(text)
    assert found[nounphrases.head(found, (0, len(found)))].text == head
