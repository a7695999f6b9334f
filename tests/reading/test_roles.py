"""Who a source is said to be where it is first introduced."""

from __future__ import annotations

import pytest

from audit.loading import from_text
from audit.reading import reader, roles


def role(text: str, name: str) -> str | None:
    """The role of the source of that name, in an article as it is read."""
    found = roles.find(reader.read(from_text(text)))
    return {source.name: role for source, role in found.items()}.get(name)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The pier is safe, Mayor Ana Ruiz said.", "Mayor"),
        ("The pier is safe, said the union's leader, Ana Ruiz.", "the union's leader"),
        ("The head of the harbour board, Ana Ruiz, said that it was safe.", "The head of the harbour board"),
        ("Ana Ruiz, a nurse at the clinic, said that it was safe.", "a nurse at the clinic"),
        ("Ana Ruiz, 51, a nurse at the clinic, said that it was safe.", "a nurse at the clinic"),
        (
            "“It is safe,” said Ana Ruiz, president of the Dockers’ Association.",
            "president of the Dockers’ Association",
        ),
        ("“It is safe,” said economist Ana Ruiz.", "economist"),
        ("Managing director Ana Ruiz said that it was safe.", "Managing director"),
        ("“It is safe,” said Ana Ruiz, who owns the yard.", "who owns the yard"),
        ("“It is safe,” said Ana Ruiz of the Harbour Union.", "of the Harbour Union"),
        ("The yard, whose owner, Ana Ruiz, is abroad, is shut. Ruiz said that it was safe.", "owner"),
        (
            "The yard's owner, Ana Ruiz, is abroad. “It is safe,” Ruiz said. “I am a nurse.”",
            "The yard's owner",
        ),
        ("“It is safe,” Ana Ruiz said. Ruiz, a nurse, said that it was not.", "a nurse"),
    ],
)
def test_a_role(text: str, wanted: str) -> None:
    assert role(text, "Ana Ruiz") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "“It is safe,” Ana Ruiz said.",
        "In a statement to the court, Ana Ruiz said that it was safe.",
        "“It is safe,” said Ana Ruiz, adding that it was rotten.",
        "“It is safe,” said Ana Ruiz, a day after the pier fell.",
        "“It is safe,” said Ana Ruiz, 51, on Friday.",
        "“It is safe,” Ana Ruiz, glancing at an aide, said.",
        "On the pier on Friday, Ana Ruiz said that it was safe.",
    ],
)
def test_no_role(text: str) -> None:
    assert role(text, "Ana Ruiz") is None


def test_somebody_known_by_an_office_has_it_for_a_role() -> None:
    assert role("The judge said that it was safe.", "The judge") == "The judge"


def test_a_body_is_introduced_too() -> None:
    text = "Korda Marine, the yard's owner, was fined. Korda Marine said that it was safe."
    assert role(text, "Korda Marine") == "the yard's owner"


def test_who_speaks_for_a_body() -> None:
    text = "It is safe, said a spokeswoman for the Harbour Ministry."
    assert role(text, "Harbour Ministry") == "a spokeswoman"


@pytest.mark.parametrize(
    "text", ["Officials said that it was safe.", "A report said that it was safe.", "He said no."]
)
def test_others_have_none(text: str) -> None:
    assert roles.find(reader.read(from_text(text))) == {}
