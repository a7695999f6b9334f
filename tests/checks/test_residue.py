"""Placeholders and chatbot phrases."""

from __future__ import annotations

import pytest

from tests.build import flagged, prepared

OPTIONS = prepared("STR007").rule.options


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry carries TK people.", ["TK"]),
        ("Captain [NAME TK] left.", ["[NAME", "TK"]),
        ("As an AI language model, I cannot.", ["As an AI language model"]),
        ("As an  AI\nlanguage model.", ["As an AI language model"]),
        ("Here’s a draft of it, and here's a draft.", ["Here’s a draft", "here's a draft"]),
        ("See example.org/?utm_source=chatgpt.com today.", ["utm_source=chatgpt.com"]),
        ("It closed [citation needed] in May.", ["[citation needed]"]),
        ("“He is XXX,” said Ann Poe.", ["XXX"]),
    ],
)
def test_is_found_everywhere(text: str, words: list[str]) -> None:
    assert [" ".join(w.split()) for w in flagged("residue", f"[fact] {text}", **OPTIONS)] == words


@pytest.mark.parametrize(
    "text",
    [
        "Flight TK 1823 and flight TK1823 landed.",
        "The tk and the ATK, a TK-421 unit.",
        "“He [the captain] left,” said Ann Poe.",
        "She named the ferry; he inserted a coin.",
        "The film was rated XXXL.",
    ],
)
def test_is_not_found_in_other_words(text: str) -> None:
    assert flagged("residue", f"[fact] {text}", **OPTIONS) == []
