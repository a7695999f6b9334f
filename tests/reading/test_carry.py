"""How far an attribution carries, and where it ends."""

from __future__ import annotations

import pytest

from tests.saying import read


def carried(text: str) -> list[str]:
    """The sentences that the attributions of a text carry on into."""
    article = read(text)
    return [article[span] for attribution in article.attributions for span in attribution.reach]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was checked in spring.",
        "They were closed at noon.",
        "Its wall had been mended.",
        "The dam had held for a century.",
        "Nobody would be asked to leave.",
        "Two roads would also be closed.",
    ],
)
def test_it_carries_on(sentence: str) -> None:
    text = f"The keeper said the dam and its gates were safe. {sentence}"
    assert carried(text) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The valley has nine farms.",  # a new subject
        "It is forty metres high.",  # no longer in the past of what was said
        "Alsvik would vote on Monday.",  # somebody new by name
        "It was not clear who would pay.",  # the writer's own voice
        "He could not be reached for comment.",
        "She did not respond to questions.",
        "It was high, Odd Berg said.",  # another source
    ],
)
def test_it_ends(sentence: str) -> None:
    text = f"The keeper said the dam and its gates were safe. {sentence}"
    assert sentence not in carried(text)


def test_it_ends_after_two_sentences() -> None:
    text = "The keeper said the dam was safe. It was old. It was ugly. It was loved."
    assert carried(text) == ["It was old.", "It was ugly."]


def test_it_does_not_begin_again_once_ended() -> None:
    text = "The keeper said the dam was safe. The valley has nine farms. It would be checked."
    assert carried(text) == []


def test_it_ends_with_the_paragraph() -> None:
    assert carried("The keeper said the dam was safe.\n\nIt would be checked.") == []


def test_what_is_said_in_the_present_goes_on_in_the_present() -> None:
    assert carried("The keeper says the dam is safe. It holds back a lake.") == ["It holds back a lake."]


def test_of_two_who_speak_the_last_is_heard_on() -> None:
    article = read("The keeper said the dam was safe, and Odd Berg said it was old. It would be checked.")
    assert [bool(attribution.reach) for attribution in article.attributions] == [False, True]


def test_the_one_who_reports_another_is_heard_on() -> None:
    article = read("The keeper said the board had warned that the dam was old. It would be checked.")
    assert [(a.source.name, bool(a.reach)) for a in article.attributions if a.reach] == [("The keeper", True)]


def test_a_list_behind_a_colon_is_all_of_the_source() -> None:
    text = "The keeper demanded:\n\n- a new wall\n- two pumps\n- a boat\n\nThe valley has nine farms."
    article = read(text)
    covered = " ".join(article[s] for a in article.attributions for s in (*a.reach, *a.content))
    assert "a new wall" in covered
    assert "a boat" in covered
    assert "nine farms" not in covered


def test_nobody_does_not_carry_on() -> None:
    assert carried("The dam is said to be safe. It would be checked.") == []
