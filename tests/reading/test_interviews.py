"""Interviews and transcripts: whose the paragraphs behind "Solheim:", "MS:" and "A:" are."""

from __future__ import annotations

import pytest

from tests.saying import read

INTRODUCED = "Marguerite Solheim casts bells behind the church.\n\n"


def answers(text: str) -> dict[str, str]:
    """What each source is said to say, by its name; "?" for one that is not resolved."""
    article = read(text)
    told: dict[str, str] = {}
    for a in article.attributions:
        name = "?" if a.source.detail == "unresolved" else a.source.name
        told[name] = " ".join([*filter(None, [told.get(name)]), *(article[part] for part in a.content)])
    return told


@pytest.mark.parametrize("label", ["Solheim", "SOLHEIM", "Marguerite Solheim", "MS", "A"])
def test_answers_are_those_of_the_person_named(label: str) -> None:
    text = INTRODUCED + (
        f"Q: How long does it take?\n\n{label}: A month. A large one takes a year.\n\n"
        f"Q: When does it fail?\n\n{label}: When I hurry.\n\nQ: Why?\n\n{label}: Because bells know."
    )
    told = answers(text)
    assert "A month" in told["Marguerite Solheim"]
    assert "A large one takes a year" in told["Marguerite Solheim"]
    assert "When I hurry" in told["Marguerite Solheim"]


def test_questions_marked_as_such_are_nobodys() -> None:
    text = (
        INTRODUCED + "Q: Why so?\n\nA: Because.\n\nQ: And then?\n\nA: Then I sleep.\n\nQ: Well?\n\nA: Well."
    )
    assert all("Why so" not in words and "And then" not in words for words in answers(text).values())


def test_an_answer_goes_on_over_paragraphs() -> None:
    text = INTRODUCED + (
        "Solheim: A month.\n\nThe mould comes first. Then the fire.\n\n"
        "Quist: And then?\n\nSolheim: I wait.\n\nQuist: For what?\n\nSolheim: For the ring."
    )
    assert "The mould comes first" in answers(text)["Marguerite Solheim"]


def test_what_is_said_inside_an_answer_is_the_answer() -> None:
    text = INTRODUCED + (
        "Quist: Who taught you?\n\nSolheim: My father. He said bells were alive.\n\n"
        "Quist: Are they?\n\nSolheim: Some are."
    )
    assert "He said bells were alive" in answers(text)["Marguerite Solheim"]


def test_the_interview_ends_where_its_speaker_is_spoken_of() -> None:
    text = INTRODUCED + (
        "Quist: Who taught you?\n\nSolheim: My father.\n\nQuist: Where?\n\nSolheim: Here.\n\n"
        "Solheim was born in Torvik. Her bells hang in nine towers."
    )
    assert "Torvik" not in answers(text)["Marguerite Solheim"]


def test_who_answers_is_not_guessed_between_two() -> None:
    text = "Siri Lund and Odd Berg keep bees.\n\n" + (
        "Q: Why?\n\nA: For the honey.\n\nQ: And?\n\nA: For the quiet.\n\nQ: More?\n\nA: No."
    )
    assert set(answers(text)) == {"?"}


def test_a_list_of_days_is_no_interview() -> None:
    assert answers("Monday: It rains.\n\nTuesday: It snows.\n\nFriday: It is dry.") == {}
