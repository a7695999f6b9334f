"""Prescriptions, inferences, conjectures and questions, told by their grammar."""

from __future__ import annotations

import pytest

from tests.build import article


def remarks(text: str) -> list[tuple[str, str]]:
    read = article(text)
    return [(remark.kind, read[remark.span]) for s in read.sentences for remark in s.remarks]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The council must mend the wall.", "The council must mend"),
        ("The council should never have sold the quay.", "The council should never have sold"),
        ("The council ought to resign.", "The council ought to resign"),
        ("The council needs to explain itself.", "The council needs to explain"),
        ("The council had better act.", "The council had better act"),
        ("The tower should be pulled down.", "The tower should be pulled"),
    ],
)
def test_prescriptions(text: str, found: str) -> None:
    assert remarks(text) == [("prescription", found)]


@pytest.mark.parametrize(
    "text",
    [
        "The council must have known.",
        "The ferry should be back by noon.",
        "The party must win nine seats to keep its majority.",
        "The council will decide whether it should mend the wall.",
        "Should the talks fail, the army will act.",
        "The council should act, Ole Ruud said.",
        "“The council must act,” Ole Ruud said.",
        "The council has mended the wall.",
    ],
)
def test_what_prescribes_nothing(text: str) -> None:
    assert [each for each in remarks(text) if each[0] == "prescription"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Her silence shows that she knew.", "Her silence shows"),
        ("The walkout proves the board has lost control.", "The walkout proves"),
        ("His haste betrays a bad conscience.", "His haste betrays"),
        ("This shows that nobody cares.", "This shows"),
    ],
)
def test_inferences(text: str, found: str) -> None:
    assert remarks(text) == [("inference", found)]


@pytest.mark.parametrize(
    "text",
    [
        "The accounts show that the fund was empty.",
        "The walkout proves the board has lost control, Ole Ruud said.",
        "The board showed the letter to the court.",
        "The film shows a walkout.",
    ],
)
def test_what_infers_nothing(text: str) -> None:
    assert [each for each in remarks(text) if each[0] == "inference"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The strike could trigger a vote.", ["The strike could trigger"]),
        ("The levy is likely to destroy jobs.", ["The levy is likely to destroy"]),
        ("Passengers may bring a dog.", []),
        ("The divers could not save the boat.", []),
        ("The strike could trigger a vote, Ole Ruud said.", []),
    ],
)
def test_conjectures(text: str, found: list[str]) -> None:
    assert [span for kind, span in remarks(text) if kind == "conjecture"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("When does it sail?", [("question", "When does it sail?")]),
        ("Who would believe him?", [("rhetorical", "Who would believe him?")]),
        ("Has anyone read it?", [("rhetorical", "Has anyone read it?")]),
        ("“When does it sail?” asked Ole Ruud.", []),
        ("The form asks: Do you smoke?", []),
        ("It sails at noon.", []),
    ],
)
def test_questions(text: str, found: list[tuple[str, str]]) -> None:
    assert remarks(text) == found


def test_the_subject_is_given() -> None:
    read = article("The council must mend the wall.")
    (remark,) = read.sentences[0].remarks
    assert remark.subject is not None
    assert (read[remark.subject], remark.lemma) == ("The council", "mend")
