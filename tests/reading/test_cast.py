"""Whom a mention might mean, taken down on request, and who was met under which name."""

from __future__ import annotations

import pytest

from audit import loading
from audit.reading import reader
from tests.saying import read


def candidates(text: str, mention: str) -> dict[str, tuple[bool, str]]:
    """Who came into question for a mention: taken or not, and why."""
    document = loading.from_text(text)
    for choice in reader.choices(document):
        if document[choice.mention] == mention:
            return {each.name: (each.taken, each.why) for each in choice.candidates}
    raise AssertionError(f"nobody was considered for {mention!r}")


def test_the_only_one_that_fits() -> None:
    found = candidates("Siri Lund said it rained. She said it snowed.", "She")
    assert found == {"Siri Lund": (True, "the only one that fits")}


def test_the_nearest_is_taken() -> None:
    found = candidates("Siri Lund said it rained. Ida Berg said it hailed. She said it snowed.", "She")
    assert found == {
        "Ida Berg": (True, "the nearest that fits"),
        "Siri Lund": (False, "Ida Berg is nearer"),
    }


def test_two_in_one_sentence_are_not_guessed_between() -> None:
    found = candidates("Siri Lund met Ida Berg on Monday. She said it snowed.", "She")
    assert found == dict.fromkeys(("Siri Lund", "Ida Berg"), (False, "another fits as well"))


def test_the_other_gender_is_told() -> None:
    found = candidates("Mr. Odd Berg said it rained. She said it snowed.", "She")
    assert found == {"Odd Berg": (False, "the article shows the other gender")}


def test_a_body_is_no_person() -> None:
    found = candidates("The Harbour Board said it rained. She said it snowed.", "She")
    assert found == {"Harbour Board": (False, "not one person")}


def test_two_of_one_surname() -> None:
    text = "Siri Lund said it rained. Odd Lund said it hailed. Lund said it snowed."
    assert {name: taken for name, (taken, _) in candidates(text, "Lund").items()} == {
        "Siri Lund": False,
        "Odd Lund": False,
    }


def test_two_of_one_office() -> None:
    text = "Trade Minister Siri Lund said no. Health Minister Odd Berg said yes. The minister said so."
    assert all(not taken for taken, _ in candidates(text, "The minister").values())


def test_reading_takes_nothing_down(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("a choice was made for nobody")

    monkeypatch.setattr("audit.reading.choices.made", fail)
    assert read("Siri Lund met Ida Berg. She said it snowed.").attributions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Siri Lund met Odd Berg. Mr. Berg said it rained. He said it snowed.", "Odd Berg"),
        ("Siri Lund and her crew left. Odd Berg said it rained. He said it snowed.", "Odd Berg"),
        ("Vik said it rained. Asta Vik said it hailed. Vik said it snowed.", "Asta Vik"),
        ("Holm & Berg said it rained. The firm said it snowed.", "Holm & Berg"),
        ("J. F. Lund said it rained. John Lund said it snowed.", "J. F. Lund"),
        ("The King's Fund said it rained. The fund said it snowed.", "King's Fund"),
        ("Lotte Grane, 43, swam. Ida Berg, 29, sang. The 43-year-old said it snowed.", "Lotte Grane"),
        ("An aide to the mayor said it rained. The aide said it snowed.", "An aide to the mayor"),
        ("Two aides said it rained. The aides said it snowed.", "Two aides"),
        ("A teacher named Siri Lund said it rained. Lund said it snowed.", "Siri Lund"),
    ],
)
def test_whom_the_last_mention_means(text: str, name: str) -> None:
    assert read(text).attributions[-1].source.name == name


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Velm said it rained. Siri Lund, the mayor of Alsvik, said it snowed.",
        "Vice President Siri Lund said it rained. The president said it snowed.",
        "An aide said it rained. Another aide said it snowed.",
        "A spokesman for the Harbour Board and Siri Lund met. The spokeswoman said it snowed.",
        "Siri Lund said it rained. Odd Lund said it snowed.",
        "The Trade Ministry said it rained. The Health Ministry said it snowed.",
        "Siri Lund, 43, said it rained. The 29-year-old said it snowed.",
        "Siri Lund said it rained. His lawyer said it snowed.",
    ],
)
def test_who_is_not_joined(text: str) -> None:
    article = read(text)
    assert len({id(a.source) for a in article.attributions}) == len(article.attributions)


def test_an_unresolved_speaker_keeps_a_pronoun_from_being_guessed() -> None:
    text = "Siri Lund said it hailed. Odd Lund said it thawed. Lund said it rained. He said it snowed."
    assert [a.source.detail for a in read(text).attributions][2:] == ["unresolved", "unresolved"]


def test_members_of_a_pair_are_still_themselves() -> None:
    text = "Siri Lund and Odd Berg said it rained. Berg said it snowed. They said it hailed."
    assert [a.source.name for a in read(text).attributions] == [
        "Siri Lund and Odd Berg",
        "Odd Berg",
        "Siri Lund and Odd Berg",
    ]


def test_people_are_known_again_late_in_a_long_text() -> None:
    text = "Siri Lund said no to it. Ida Berg said it hailed. " + "A witness said it rained. " * 310
    text += "Lund said it rained. Berg said it snowed. Both women said it thawed."
    assert [a.source.name for a in read(text).attributions][-3:] == [
        "Siri Lund",
        "Ida Berg",
        "Siri Lund and Ida Berg",
    ]
