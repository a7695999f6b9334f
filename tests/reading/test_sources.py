"""Who the sources are: their kinds, what is said of them, and which mentions are the same."""

from __future__ import annotations

import pytest

from tests.saying import read, source


@pytest.mark.parametrize(
    ("text", "mention", "kind", "detail"),
    [
        ("Marit Holm said it rained.", "Marit Holm", "person", "named"),
        ("The mayor said it rained.", "The mayor", "person", "role"),
        ("The Ministry of Health said it rained.", "The Ministry of Health", "organisation", "organisation"),
        ("Police said it rained.", "Police", "organisation", "organisation"),
        ("A spokesman said it rained.", "A spokesman", "organisation", "spokesperson"),
        ("The Harbour Gazette said it rained.", "The Harbour Gazette", "organisation", "outlet"),
        ("A study found that it rained.", "A study", "document", "study"),
        ("The indictment said it rained.", "The indictment", "document", "court"),
        (
            "According to the course of events reconstructed from harbour logs, it rained.",
            "the course of events reconstructed from harbour logs",
            "document",
            "paper",
        ),
        ("Leaked files show that it rained.", "Leaked files", "document", "leaked"),
        ("A senior official said it rained.", "A senior official", "anonymous", "described"),
        ("Two senators said it rained.", "Two senators", "anonymous", "described"),
        ("Sources said it rained.", "Sources", "anonymous", "bare"),
        ("Critics said it rained.", "Critics", "group", "collective"),
        ("Residents said it rained.", "Residents", "group", "collective"),
        ("Local media reported that it rained.", "Local media", "group", "local-media"),
        ("“It rained,” said a passenger, Sorina Matei.", "a passenger, Sorina Matei", "person", "named"),
        ("A miner named Walt Berg said it rained.", "A miner named Walt Berg", "person", "named"),
        (
            "Holm and Berg, which makes pumps, said it rained.",
            "Holm and Berg",
            "organisation",
            "organisation",
        ),
        ("Shippers said it rained.", "Shippers", "group", "collective"),
        ("Eva Sanders sang. Sanders said it rained.", "Sanders", "person", "named"),
        ("Several students said it rained.", "Several students", "anonymous", "described"),
        ("The man said it rained.", "The man", "anonymous", "described"),
        ("His uncle said it rained.", "His uncle", "person", "role"),
        ("A sophomore said it rained.", "A sophomore", "anonymous", "described"),
        ("A retired rear-admiral said it rained.", "A retired rear-admiral", "anonymous", "described"),
        (
            "The council’s reports show that it rained.",
            "The council’s reports",
            "document",
            "paper",
        ),
        ("Ida Lund and Oda Lund said it rained.", "Ida Lund and Oda Lund", "person", "named"),
    ],
)
def test_the_kind_of_a_source(text: str, mention: str, kind: str, detail: str) -> None:
    assert source(text, mention)[1:] == (kind, detail)


def names(text: str) -> list[str]:
    """The name of the source of each attribution, in order."""
    return [a.source.name for a in read(text).attributions]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Marit Holm said it rained. Holm said it snowed.", ["Marit Holm", "Marit Holm"]),
        ("Sen. Marit Holm said it rained. Mrs. Holm said it snowed.", ["Marit Holm", "Marit Holm"]),
        ("Marit Holm said it rained. She said it snowed.", ["Marit Holm", "Marit Holm"]),
        ("Marit Holm said it rained. The 43-year-old said it snowed.", ["Marit Holm", "Marit Holm"]),
        ("The Ministry of Health said it rained. The ministry said it snowed.",
         ["Ministry of Health", "Ministry of Health"]),
        ("The Emergency Relief Agency said it rained. ERA said it snowed.",
         ["Emergency Relief Agency", "Emergency Relief Agency"]),
        ("The Harbour Board said it rained. A spokeswoman for the Harbour Board said it snowed.",
         ["Harbour Board", "Harbour Board"]),
    ],
)  # fmt: skip
def test_mentions_of_one_source_are_joined(text: str, whose: list[str]) -> None:
    assert names(text) == whose


def test_a_surname_of_two_people_is_nobodys() -> None:
    text = "Marit Holm said it rained. Egil Holm said it hailed. Holm said it snowed."
    assert len({id(a.source) for a in read(text).attributions}) == 3


def test_a_pronoun_without_anybody_before_stays_unresolved() -> None:
    found = read("He said it rained.").attributions[0].source
    assert (found.name, found.detail) == ("He".lower(), "unresolved")
    assert "pronoun" in found.flags


def test_a_pronoun_does_not_mean_somebody_of_the_other_gender() -> None:
    found = read("Mr. Holm said it rained. She said it snowed.").attributions
    assert found[1].source.detail == "unresolved"


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("The police said it rained.", "official"),
        ("Rebels said it rained.", "belligerent"),
        ("Two engineers said it rained.", "counted"),
        ("An official at the Harbour Board said it rained.", "institution"),
        ("A man who attended the meeting said it rained.", "access"),
        ("A source familiar with the matter said it rained.", "thin"),
        ("A trusted source said it rained.", "vouched"),
        ("A lobby said it rained.", "interested"),
    ],
)
def test_what_is_noted_of_a_source(text: str, flag: str) -> None:
    assert flag in read(text).attributions[0].source.flags


def test_why_somebody_is_not_named() -> None:
    article = read(
        "A senior official, who asked not to be named because the talks were private, said it rained."
    )
    reason = article.attributions[-1].source.reason
    assert reason is not None
    assert article[reason] == "not to be named"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Siri Lund, the mayor of Lysfjord, said it rained.", "the mayor of Lysfjord"),
        ("Siri Lund, 43, a teacher, said it rained.", "a teacher"),
        ("Water Minister Siri Lund said it rained.", "Water Minister"),
        ("The board’s director, Siri Lund, said it rained.", "The board’s director"),
        ("Siri Lund said it rained. Lund, a diver, said it snowed.", "a diver"),
        ("Siri Lund, a diver, swam. Lund said it rained.", "a diver"),
        ("The mayor said it rained.", "The mayor"),
        ("A spokeswoman for the Harbour Board said it rained.", "A spokeswoman for the Harbour Board"),
        ("Siri Lund said it rained.", None),
    ],
)
def test_the_role_as_first_given(text: str, role: str | None) -> None:
    article = read(text)
    (found,) = {a.source.role for a in article.attributions}
    assert (article[found] if found else None) == role


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("A senior official, who saw the letter, said it rained.", "A senior official, who saw the letter"),
        ("“It rained,” said an aide who saw the letter.", "an aide who saw the letter"),
        ("Two people familiar with the talks said it rained.", "Two people familiar with the talks"),
        ("Critics said it rained.", "Critics"),
        ("Siri Lund said it rained.", None),
    ],
)
def test_how_somebody_is_described_who_is_not_named(text: str, description: str | None) -> None:
    article = read(text)
    found = article.attributions[0].source.description
    assert (article[found] if found else None) == description


def test_an_office_in_apposition_is_official() -> None:
    assert (
        "official" in read("Siri Lund, the mayor of Lysfjord, said it rained.").attributions[0].source.flags
    )
