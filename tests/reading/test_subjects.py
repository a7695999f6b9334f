"""Who the subject of a verb of saying is, over insertions, relative clauses, and other verbs."""

from __future__ import annotations

import pytest

from tests.saying import said


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        # insertions: an apposition, a relative clause, a participle, a dash typed as two hyphens
        ("Ada Lund, 41, an engineer from Sund, said the pier was shut.", "Ada Lund", "said"),
        ("Ada Lund, whose brother had been promised work in Osk, told the court that he never came.",
         "Ada Lund", "told"),
        ("Residents of the quay, several of whom lost their boats, say the wall is too low.",
         "Residents of the quay", "say"),
        ("The ferry firm, asked about it on Friday, denied the charge.", "The ferry firm", "denied"),
        ("Olu Brandt -- the harbour master -- said the pier was shut.", "Olu Brandt", "said"),
        ("Chief Justice Hal R. Moss Jr. said the bench was tired.", "Chief Justice Hal R. Moss Jr.", "said"),
        # a relative clause between
        ("A team at Sund College that has tracked 40 wolves since the spring estimates that ten died.",
         "A team at Sund College", "estimates"),
        ("Diaries she kept at sea show that the crew was hungry.", "Diaries", "show"),
        ("One of the pilots who signed the letter called the plan a folly.", "One of the pilots", "called"),
        # reduced relatives and times
        ("Figures released by the port on Tuesday show that traffic fell.",
         "Figures released by the port", "show"),
        ("A survey carried out in late August found that 61 percent disagreed.",
         "A survey carried out in late August", "found"),
        # one subject, two verbs
        ("Her agent denied that money played a part and called the story a fantasy.", "Her agent", "called"),
        ("The firm said output would stay at zero and blamed the ministry for the delay.", "The firm",
         "blamed"),
        ("He said the tone was wrong, called it petty and left.", "He", "called"),
        ("Lund spoke of “a settling of accounts” and vowed to find those responsible.", "Lund", "vowed"),
        ("The harbour master would not name the owner but added that he was known.", "The harbour master",
         "added"),
        # "of whom"
        ("The plan angered growers, many of whom say it will ruin them.", "many of whom", "say"),
        # a name and what it is said to be, before "who"
        ("They wrote to Senator Ida Brandt, a Republican who criticised the cull.", "Senator Ida Brandt",
         "criticised"),
        # what the noun before a participle is, and what a clause of its own
        ("It came after Olu Brandt unleashed a series of letters criticising the mayor.", "Olu Brandt",
         "criticising"),
        ("A post shared more than 4,000 times says the pier is shut.", "A post shared more than 4,000 times",
         "says"),
        ("Opposition leader Ida Brandt, accusing the board of theft, wants the books opened.",
         "Opposition leader Ida Brandt", "accusing"),
        ("Residents around the lake say the water is brown.", "Residents around the lake", "say"),
        # whoever spoke, and not whoever was spoken to or of
        ("“It is late,” she told the group, adding that the tide had turned.", "she", "adding"),
        ("The mayor said the port would close and added that it would be sold.", "The mayor", "added"),
        ("A group of nurses sent a letter to the dean (whose wing leaks), calling for his dismissal.",
         "A group of nurses", "calling for"),
        ("The Echo ran an op-ed from Olu Brandt, suggesting that the pier be sold.",
         "an op-ed from Olu Brandt", "suggesting"),
        ("A map that the harbour master carries with him shows that the reef moved.", "A map", "shows"),
        ("A count of seals held since Jan. 1, 2015, shows that numbers fell.",
         "A count of seals held since Jan. 1, 2015", "shows"),
        # a participle that opens the sentence
        ("Calling the plan a folly, Brandt left the room.", "Brandt", "Calling"),
    ],
)  # fmt: skip
def test_the_subject_of_a_verb(text: str, source: str, cue: str) -> None:
    assert (source, cue) in [(found[0], found[1]) for found in said(text)]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The strike called for Monday was put off.", "called for"),
        ("The hall was named after Ada Lund.", "named"),
        ("When asked why, the mayor shrugged.", "asked"),
        ("The week showed how cold it can be.", "showed"),
    ],
)
def test_what_has_no_subject_that_speaks(text: str, cue: str) -> None:
    assert cue not in [found[1] for found in said(text)]


def test_a_belief_that_the_speaker_states_is_no_attribution_of_its_own() -> None:
    assert [cue for _, cue, _ in said("Lund said she feared the ice would break.")] == ["said"]


def test_the_belief_of_another_is() -> None:
    found = said("Lund said the pilots feared the ice would break.")
    assert [(source, cue) for source, cue, _ in found] == [("Lund", "said"), ("the pilots", "feared")]


@pytest.mark.parametrize(
    ("text", "mention", "cue", "content"),
    [
        ("One clerk who asked not to be named said the pier was shut.", "One clerk", "said",
         "the pier was shut"),
        ("An aide who declined to be identified called the plan weak.", "An aide", "called",
         "the plan weak"),
        ("An aide who asked not to be named confirmed that the clerk had left.", "An aide", "confirmed",
         "that the clerk had left"),
        ("“It was a farce,” one clerk who asked not to be named said.", "one clerk", "said",
         "“It was a farce,”"),
        ("A docker who wished to remain anonymous said it was bad.", "A docker", "said", "it was bad"),
    ],
)  # fmt: skip
def test_who_does_not_want_to_be_named_speaks(text: str, mention: str, cue: str, content: str) -> None:
    found = said(text)
    assert (mention, cue, content) in found
    assert all("named " not in words for _, _, words in found)
