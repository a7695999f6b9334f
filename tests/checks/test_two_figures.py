"""Figures of one thing in two constructions, and what explains that two figures differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import flagged, values

LINES = Path(__file__).with_name("two-figures.txt").read_text(encoding="utf-8").splitlines()
TEXTS = [line.replace("\\n", "\n").split(" ", 1) for line in LINES if not line.startswith("#")]


def test_there_are_texts_of_both_kinds() -> None:
    assert {sign for sign, _ in TEXTS} == {"+", "-"}


@pytest.mark.parametrize(("sign", "text"), TEXTS)
def test_a_difference_is_found_unless_it_is_explained(sign: str, text: str) -> None:
    assert bool(flagged("figure-conflict", text)) is (sign == "+")


@pytest.mark.parametrize(
    ("text", "of", "other"),
    [
        ("The slide buried 34 homes. Crews dug at the 41 homes the slide buried.", "homes buried", "34"),
        ("A fire killed four people. Flowers lie where the fire killed six people.", "people killed", "four"),
        ("The school has 612 pupils. The school’s 580 pupils went home.", "pupils of the school", "612"),
        ("The mill has 84 looms. Fire reached the 48-loom mill.", "the looms of the mill", "84"),
        (
            "The pier cost 4 million euros. The 6 million euro pier sank.",
            "the cost of the pier",
            "4 million euros",
        ),
        ("Ida Vang, 43, runs it. Vang, 45, was born here.", "the age of Ida Vang", "43"),
        (
            "A court sentenced Bo Lind to six years. Lind, jailed for eight years, wept.",
            "the sentence",
            "six",
        ),
        ("The council voted 23-7 for it. The 24 councillors who backed it left.", "the votes for it", "23"),
        ("Turnout was 61 percent. The 64 percent turnout is a record.", "the turnout", "61 percent"),
    ],
)
def test_a_message_says_what_the_two_figures_are_of(text: str, of: str, other: str) -> None:
    assert values("figure-conflict", text) == [{"of": of, "other": other}]


FIRST = "The slide buried 34 homes on Friday."


@pytest.mark.parametrize(
    "second",
    [
        "Crews found the 34 homes the slide buried.",  # the same
        "About 41 of the homes the slide buried were empty.",
        "Rescuers first counted wrongly, and corrected the figure to 41 homes.",
        "Crews found the 41 homes the flood buried.",  # by something else
        "Crews found the 12 holiday homes the slide buried.",  # some of them
        "Crews found the 12 homes the slide buried in Lohr.",
        "Crews found the 41 homes the slide damaged.",
        "Crews found the 41 cars the slide buried.",
        "Crews found another 41 homes that the slide buried.",
        "It also buried seven homes in Vik. The 41 homes the slide buried are lost.",
    ],
)
def test_what_is_something_else_is_no_contradiction(second: str) -> None:
    assert flagged("figure-conflict", f"{FIRST} {second}") == []


@pytest.mark.parametrize(
    ("first", "second"), [("612", "600"), ("1,240", "1,200"), ("48 million", "50 million")]
)
def test_a_rounded_figure_agrees(first: str, second: str) -> None:
    assert (
        flagged("figure-conflict", f"The mill has {first} looms. The mill’s {second} looms stand idle.") == []
    )


@pytest.mark.parametrize(
    ("first", "second"), [("34", "30"), ("12", "10"), ("300", "340"), ("1.5 million", "2 million")]
)
def test_a_figure_that_is_far_off_is_not_rounded(first: str, second: str) -> None:
    text = f"The mill has {first} looms. The mill’s {second} looms stand idle."
    assert flagged("figure-conflict", text) == [second]


def test_currencies_are_not_compared() -> None:
    assert flagged("figure-conflict", "The pier cost 4 million euros. The $6 million pier sank.") == []


def test_each_figure_that_differs_is_named_once() -> None:
    text = "The school has 612 pupils. The school’s 580 pupils left. All 580 pupils of the school came back."
    assert flagged("figure-conflict", text) == ["580"]


def test_a_newsroom_may_have_its_own_words_for_a_change() -> None:
    text = "The slide buried 34 homes. By a fresh tally crews dug at the 41 homes the slide buried."
    assert flagged("figure-conflict", text) == ["41"]
    assert flagged("figure-conflict", text, updates=["fresh tally"]) == []
    assert flagged("figure-conflict", text, apart=["homes the slide"]) == []


LEAD = "Tarn Foods will cut 260 jobs at its cannery in Odde, the company said."


def test_a_headline_is_of_the_same_thing_as_the_sentences_below_it() -> None:
    text = f"# Tarn Foods to cut 240 jobs\n\n{LEAD}"
    assert values("figure-conflict", text) == [{"of": "jobs cut", "other": "240"}]


@pytest.mark.parametrize(
    "headline",
    [
        "to cut 260 jobs",
        "to cut at least 240 jobs",
        "to cut nearly 300 jobs",
        "has 240 trucks",
        "by 240 jobs",
    ],
)
def test_a_headline_may_say_less_or_something_else(headline: str) -> None:
    assert flagged("figure-conflict", f"# Tarn Foods {headline}\n\n{LEAD}") == []


@pytest.mark.parametrize(
    "below",
    [
        "Half of the 240 jobs are in the cold store.",  # borne out farther on
        "The plan was changed on Monday; the company first said it would cut 240 jobs.",
        "Unions met in the canteen. They will fight for all 240 jobs.",
    ],
)
def test_what_the_story_bears_out_is_no_contradiction(below: str) -> None:
    text = f"# Tarn Foods to cut 240 jobs\n\n{LEAD} {below}"
    assert "260" not in flagged("figure-conflict", text)


def test_figures_that_add_up_to_that_of_the_headline_agree_with_it() -> None:
    story = "Tarn Foods will cut 140 jobs in Odde and 120 jobs in Fell."
    assert flagged("figure-conflict", f"# Tarn Foods to cut 260 jobs\n\n{story}") == []
    assert (
        flagged("figure-conflict", f"# Tarn Foods to cut 290 jobs\n\n{story}") == []
    )  # which of them is off?


def test_only_the_first_two_sentences_retell_the_headline() -> None:
    text = "# Tarn Foods to cut 240 jobs\n\nThe cannery smokes fish. It has stood since 1911. "
    assert flagged("figure-conflict", text + LEAD) == []
