"""When readers learn who speaks, and whether they can tell."""

from __future__ import annotations

import pytest

from tests.build import flagged, values

LONG = "“The siren went. I took the dog. Then the water came over the step and we climbed,” said Ida Moe."


def test_a_speaker_is_named_after_the_first_sentence() -> None:
    assert len(flagged("late-speaker", LONG)) == 1
    assert flagged("late-speaker", LONG, most_sentences=3) == []
    assert flagged("late-speaker", LONG, least_words=30) == []
    assert values("late-speaker", LONG) == [{"count": "17", "speaker": "Ida Moe"}]


def test_or_after_so_many_words() -> None:
    text = "“The siren went and I took the dog,” said Ida Moe."
    assert flagged("late-speaker", text) == []
    assert flagged("late-speaker", text, most_words=5) == ["“The siren went and I took the dog,”"]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Moe was at home. " + LONG,
        "Ida Moe said: “The siren went. I took the dog. Then the water came and we climbed up the hill.”",
        "“The siren went,” said Ida Moe. “I took the dog. Then the water came over the step and we climbed.”",
    ],
)
def test_a_speaker_who_is_known(text: str) -> None:
    assert flagged("late-speaker", text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ida Moe called it “unsafe”.", ["“unsafe”"]),
        ("Ida Moe called it “a bit unsafe for us”.", []),
        ("Ida Moe called him a “liar”.", []),
        ("The “unsafe” bridge is shut.", []),  # nobody is quoted
        ("Ida Moe joined a band called “Salt”.", []),
    ],
)
def test_fragments(text: str, words: list[str]) -> None:
    assert flagged("fragment-quotation", text, unless=["liar"]) == words


ONE, TWO = "“The dam is quite safe,” said Olga Brandt.", "“It has a crack in it,” said Lars Berg."


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (f"{ONE} {TWO}", True),
        (f"{ONE}\n\n{TWO}", False),
        (f"{ONE} Lars Berg said: “It has a crack in it.”", False),
        (f"{ONE} “It has a crack in it,” said Brandt.", False),
        (f"{ONE} “It has a crack in it,” she said.", False),
        (f"{ONE} Lars Berg shook his head. “It has a crack in it,” Berg said.", False),
        (f"{ONE} “It is not,” said Lars Berg.", False),  # a few words only
        (f"{ONE} “It has a crack in it,” she went on, citing the many divers who had left.", False),
    ],
)
def test_two_speakers_in_one_paragraph(text: str, flags: bool) -> None:
    assert flagged("run-together", text) == (["“It has a crack in it,”"] if flags else [])


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Ida Moe met Olga Brandt. “It is late,” she said.", True),
        ("Ida Moe met Olga Brandt and Eva Lim. “It is late,” she said.", False),  # three: nobody guesses
        ("Ida Moe left. “It is late,” she said.", False),
        ("Ida Moe thanked Olga Brandt for the boat. “It is late,” she said.", True),
        ("Olav Berg left. He said it was late.\n\nBerg met Ida Moe. “It is late,” she said.", False),
        ("Ida Moe said she met Olga Brandt. “It is late,” she said.", False),
        ("Ida Moe met her sister, Olga Brandt. “It is late,” she said.", False),
        ("Ida Moe met Olga Brandt.\n\n“It is late,” she said.", False),
        ("Ida Moe met Olga Brandt. She said it was late.", False),
    ],
)
def test_two_people_and_a_pronoun(text: str, flags: bool) -> None:
    found = flagged("ambiguous-speaker", text, settled_by=["sister"])
    assert [word.lower() for word in found] == (["she"] if flags else [])


def test_statements_may_count_too() -> None:
    text = "Ida Moe met Olga Brandt. She said it was late."
    assert flagged("ambiguous-speaker", text, quoting=False) == ["She"]
    assert values("ambiguous-speaker", text, quoting=False) == [{"people": "Moe and Brandt"}]
