"""Sayings by a verb: each pattern with its source, cue and content, and what is none."""

from __future__ import annotations

import pytest

from tests.saying import said

SPEECH = [
    # that-clauses, with and without "that"
    ("The ferry firm said that the berth was unsafe.", "The ferry firm", "said", "that the berth was unsafe"),
    ("Marit Holm said the berth was unsafe.", "Marit Holm", "said", "the berth was unsafe"),
    ("Officials said there were no plans to close it.", "Officials", "said",
     "there were no plans to close it"),
    ("He has said from the start that he would sign.", "He", "has said", "that he would sign"),
    ("She did not say when the pier would open.", "She", "did not say", "when the pier would open"),
    # a recipient between
    ("Holm told reporters that the pier was shut.", "Holm", "told", "that the pier was shut"),
    ("Holm told the harbour committee the pier was shut.", "Holm", "told", "the pier was shut"),
    ("The board asked residents to stay indoors.", "The board", "asked", "to stay indoors"),
    # direct and mixed quotation, before, behind and around
    ("“We are tired,” said Ada Lund.", "Ada Lund", "said", "“We are tired,”"),
    ("“We are tired,” Ada Lund said.", "Ada Lund", "said", "“We are tired,”"),
    ("“We are tired,” said a nurse, Ada Lund.", "a nurse, Ada Lund", "said", "“We are tired,”"),
    ("“We are tired,” said Lund, “and we are cold.”", "Lund", "said", "“We are tired,” … “and we are cold.”"),
    ("Lund said in a letter to the council: “We are tired.”", "Lund", "said", "“We are tired.”"),
    ("“It was unsafe,” Olu Brandt, 41, an engineer, told the Gazette.", "Olu Brandt", "told",
     "“It was unsafe,”"),
    ("He called the plan “a folly”.", "He", "called", "the plan “a folly”"),
    ("The union said the plan “is dead”.", "The union", "said", "the plan “is dead”"),
    # inserted and at the end
    ("The dam, he said, would hold.", "he", "said", "The dam … would hold"),
    ("The dam would hold, officials said on Monday.", "officials", "said", "The dam would hold"),
    ("The dam would cost nine million, the consultancy estimates.", "the consultancy", "estimates",
     "The dam would cost nine million"),
    ("Numbers fell by a third, its yearbook shows, as families grew smaller.", "its yearbook", "shows",
     "Numbers fell by a third … as families grew smaller"),
    # accuse, praise, blame, call on, urge, deny
    ("The mayor accused the firm of fraud.", "The mayor", "accused", "the firm of fraud"),
    ("The mayor praised the crews for their speed.", "The mayor", "praised", "the crews for their speed"),
    ("The mayor blamed the delay on the builder.", "The mayor", "blamed", "the delay on the builder"),
    ("The union called on the owners to talk.", "The union", "called on", "the owners to talk"),
    ("The coastguard urged walkers to keep off the ice.", "The coastguard", "urged",
     "walkers to keep off the ice"),
    ("Lund denied taking the money.", "Lund", "denied", "taking the money"),
    ("Lund denied having seen the letter.", "Lund", "denied", "having seen the letter"),
    ("The ministry warned against travel to the valley.", "The ministry", "warned",
     "against travel to the valley"),
    ("Lund vowed to appeal.", "Lund", "vowed", "to appeal"),
    # belief, hope and fear with a holder
    ("Traders fear that the bank will fail.", "Traders", "fear", "that the bank will fail"),
    ("She hopes to reopen by spring.", "She", "hopes", "to reopen by spring"),
    # documents and data
    ("The indictment says the two men met twice.", "The indictment", "says", "the two men met twice"),
    ("Figures released on Tuesday show that sales fell.", "Figures released on Tuesday", "show",
     "that sales fell"),
    ("A poll found 52 percent of voters opposed the bridge.", "A poll", "found",
     "52 percent of voters opposed the bridge"),
    ("A survey out this week puts support at 63 percent.", "A survey", "puts",
     "support at 63 percent"),
    # headlines and who-clauses
    ("# Strike over, says minister", "minister", "says", "Strike over"),
    ("The cook, who said the stove was broken, left.", "The cook, who", "said", "the stove was broken, left"),
    # the subject over insertions and other verbs
    ("Okafor, the deputy mayor, said the road was shut.", "Okafor", "said", "the road was shut"),
    ("The minister, however, said the road was shut.", "The minister", "said", "the road was shut"),
    ("As the Harbour Gazette reported, the road was shut.", "the Harbour Gazette", "reported",
     "the road was shut"),
    ("In 1979 he built a tower, which she described as a folly.", "she", "described",
     "a tower … as a folly"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), SPEECH)
def test_a_verb_attributes_what_it_governs(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in said(text)


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The firm is said to owe nine million.", None, "is said to"),
        ("The boat is believed to have sunk.", None, "is believed to"),
        ("Two men are accused of arson.", None, "are accused of"),
        ("The cut was condemned by nurses.", "nurses", "was condemned by"),
        ("Lund was told last spring that the ward would close.", None, "was told"),
        ("Rain is forecast for Friday.", None, "is forecast"),
    ],
)
def test_a_passive_attributes_to_its_agent_or_to_nobody(text: str, source: str | None, cue: str) -> None:
    assert (source, cue) in [(found[0], found[1]) for found in said(text)]


def test_a_second_verb_shares_the_speaker_and_not_what_was_said() -> None:
    found = said("She said the delay would cost money and warned that more would follow.")
    assert [(source, cue) for source, cue, _ in found] == [("She", "said"), ("She", "warned")]
    assert found[0][2] == "the delay would cost money"


def test_a_participle_is_the_speakers() -> None:
    found = said("Lund told reporters that an appeal would follow, calling the ruling unfair.")
    assert ("Lund", "calling") in [(source, cue) for source, cue, _ in found]


def test_what_she_said_others_said_is_an_attribution_of_its_own() -> None:
    found = said("She said police had told her the road was clear.")
    assert [(source, cue) for source, cue, _ in found] == [("She", "said"), ("police", "had told")]


@pytest.mark.parametrize(
    "text",
    [
        "No one has said who paid for the pier.",
        "The governor signed the bill on Friday.",
        "The two leaders discussed trade over lunch.",
        "The company plans to build a second plant.",
        "The officer declined to comment.",
        "The said sum was paid in full.",
        "Nobody could tell the twins apart.",
        "The snow added to the delays.",
        "I think the soup was cold.",
        "A novel written in 1920 was found in the cellar.",
        "The music blared until midnight.",
        "The bank must show that it can pay.",
        "He left without saying goodbye.",
        "Landlords charged the tenants twice.",
        "The boy found the street by chance.",
    ],
)
def test_what_is_no_attribution(text: str) -> None:
    assert said(text) == []
