"""Statistics without producers, risks without sizes, polls without details, figures that differ."""

from __future__ import annotations

import time

import pytest

from tests.build import article, flagged, values

PRODUCERS = {"producers": ["=figures", "census"]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[fact] Thefts rose 18% on the coast.", ["18%"]),
        ("[fact] Thefts rose 18% on the coast, and arrests 4%.", ["18%"]),  # once a sentence
        ("[fact] Thefts rose 18% on the coast, the census shows.", []),
        ("[attribution] Thefts rose 18% on the coast, the mayor said.", []),
        ("[fact] The figures are from May. [fact] Thefts rose 18%.", []),
        ("[fact] The figures are from May.\n\n[fact] Thefts rose 18%.", ["18%"]),  # another paragraph
        ("[attribution] “Thefts rose 18%,” said Ann Poe, a pilot.", []),
        ("[fact] Thefts rose by 3 points.", []),
    ],
)
def test_percentages_need_a_producer(text: str, words: list[str]) -> None:
    assert flagged("unsourced-figure", text, kinds=["percent"], **PRODUCERS) == words


def test_how_far_a_producer_may_stand() -> None:
    text = "[fact] The census was in May. [fact] It rained. [fact] Thefts rose 18%."
    assert flagged("unsourced-figure", text, kinds=["percent"], carry=2, **PRODUCERS) == []
    assert flagged("unsourced-figure", text, kinds=["percent"], carry=1, **PRODUCERS) == ["18%"]


def test_a_poll_is_the_producer_of_what_follows_in_other_paragraphs() -> None:
    text = "[fact] A poll was taken in May.\n\n[fact] It rained.\n\n[fact] Some 18% chose her."
    assert flagged("unsourced-figure", text, kinds=["percent"]) == ["18%"]
    assert flagged("unsourced-figure", text, kinds=["percent"], series=["=poll"]) == []
    assert flagged("unsourced-figure", text, kinds=["percent"], series=["=poll"], series_carry=1) == ["18%"]


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("rate", "It kills 40 of every 100,000 children.", ["40"]),
        ("rate", "The rate is 14 deaths per 100,000 people.", ["14"]),
        ("rate", "The ferry does 30 miles per hour.", []),
        ("rank", "The valley has the third-highest rate of asthma.", ["third-highest rate"]),
        ("large_count", "Some 40,000 children are poor.", ["40,000"]),
        ("large_count", "Some 400 children are poor.", []),
        ("large_count", "The road is 40,000 metres long.", []),
        ("money_estimate", "Fraud costs an estimated $6 million a year.", ["$6 million"]),
        ("money_estimate", "The boat cost $6 million.", []),
    ],
)
def test_kinds_of_statistics(kind: str, text: str, words: list[str]) -> None:
    assert flagged("unsourced-figure", f"[fact] {text}", kinds=[kind]) == words


def test_only_figures_among_some_phrases_and_never_exempt_ones() -> None:
    text = "[fact] Some 4,000 people marched. [fact] Some 5,000 people live here."
    options = {"kinds": ["large_count"], "min_number": 500}
    assert flagged("unsourced-figure", text, **options, among=["<number> ...3 march"]) == ["4,000"]
    assert flagged("unsourced-figure", text, **options, exempt=["<number> ...3 march"]) == ["5,000"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pipes double the risk of gout.", ["double the risk"]),
        ("Pilots are three times as likely to have gout.", ["three times as likely"]),
        ("Pipes raise the risk of gout by 18%.", ["18%"]),
        ("Pipes raise the risk of gout to 4 in 1,000 from 2 in 1,000, or double the risk.", []),
        ("Pipes double the risk of gout. It rained. It fell to 2 in 1,000.", []),
        ("Pipes double the risk of gout. It rained. It blew. It fell to 2 in 1,000.", ["double the risk"]),
        ("Sales rose 30%, though the odds of winning are small.", []),
        ("Pipes double the risk of gout. With them it is one in 30.", []),
    ],
)
def test_risks_need_their_size(text: str, words: list[str]) -> None:
    assert flagged("relative-risk", text) == words


def test_what_is_missing_of_a_poll() -> None:
    (value,) = values("poll-details", "A Nordan poll of 900 adults found that 52% back the bridge.")
    assert value == {"missing": "who paid, when, the margin"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A poll found that 52% back the bridge.", ["poll"]),
        ("The poll found that 52% back the bridge.", []),  # not brought in here
        ("A poll found 52%. Another poll found 48%.", ["poll", "poll"]),
        ("The harbour board ordered a survey of the hull.", []),
        ("A poll worker said 40% had voted.", []),
        (
            "A Nordan poll of 900 adults in May found 52%. The margin of error is 3 points.",
            [],
        ),
        ("A Nordan poll of 900 adults in May found 52%.\n\nIt was paid for by the union.", []),
    ],
)
def test_polls_need_their_details(text: str, words: list[str]) -> None:
    assert flagged("poll-details", text) == words


def test_which_details_are_enough() -> None:
    text = "A Nordan poll of 900 adults found that 52% back the bridge."
    assert flagged("poll-details", text, min_present=3) == []
    assert flagged("poll-details", text, require=["margin"]) == ["poll"]


def test_a_voting_poll_carries_neither_headline_nor_lead() -> None:
    voting = (
        "# Vold ahead, poll says\n\nIda Vold leads before the election, a poll found.\n\nA poll found more."
    )
    assert flagged("poll-as-lead", voting) == ["poll says", "poll found"]
    assert flagged("poll-as-lead", voting, positions=["lead"]) == ["poll found"]
    assert flagged("poll-as-lead", "# Nurses sleep badly, poll says\n\nNurses sleep badly.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The blast killed nine people. The blast killed 12 people.", ["12"]),
        ("Nine people were killed in the blast. The blast killed 12 people.", ["12"]),
        ("At least nine people were killed in the blast. The blast killed 12 people.", []),
        ("The blast killed nine people. The toll rose when the blast killed 12 people.", []),
        ("The 2009 flood killed nine people. The 2021 flood killed 12 people.", []),
        ("A blast killed nine people. A blast killed 12 people.", []),  # not said to be the same
        ("Lise Vang, 41, runs it.\n\nVang, 43, lives here.", ["43"]),
        ("Lise Vang, 41, runs it with Nils Vang, 43.", []),
        ("The bridge cost $4 million. The bridge cost $5 million.", ["$5 million"]),
        ("They left a 12-storey tower. The 14-storey tower stood empty.", ["14-storey"]),
        ("The mill employs 300 people. The mill employs 320 people.", ["320"]),
        ("The bridge will cost $4 million. The $5 million bridge opened in May.", ["$5 million"]),
        ("The bridge will cost $4 million. The $5 million bridge fund was set up.", []),
        ("The school has 312 pupils. Tents house the 231 pupils of the school.", ["231"]),
        ("The school has 312 pupils. Tents house the 40 pupils of the school who passed.", []),
        ("The yard will cut 40 jobs. The 60 job cuts will come in June.", ["60"]),
    ],
)
def test_figures_of_one_thing_agree(text: str, words: list[str]) -> None:
    pinned = text.replace(". ", ". [fact] ").replace("\n\n", "\n\n[fact] ")
    assert flagged("figure-conflict", f"[fact] {pinned}") == words


def test_two_sources_may_count_differently() -> None:
    text = "The mayor said the blast killed nine people. The hospital said the blast killed 12 people."
    assert flagged("figure-conflict", text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Seaweed prevents gout, a survey of islanders found.", ["prevents"]),
        ("Seaweed is linked to less gout, a survey of islanders found.", []),
        ("Seaweed prevents gout, a randomised trial found.", []),
        ("Seaweed prevents gout, the mayor said.", []),
    ],
)
def test_findings_that_are_told_as_cause(text: str, words: list[str]) -> None:
    options = {"verbs": ["prevent"], "designs": ["=survey"], "unless": ["=linked", "randomised"]}
    assert flagged("causal-finding", text, **options) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor said in an interview that he would go.", ["interview"]),
        ("The mayor said in an interview on Monday that he would go.", []),
        ("The mayor failed the interview.", []),
        ("The interview was on Monday. The mayor said in an interview that he would go.", ["interview"]),
    ],
)
def test_statements_need_a_day(text: str, words: list[str]) -> None:
    assert flagged("undated", text, phrases=["=interview"], times=["Monday"], attributing=True) == words


def test_one_day_anywhere_may_do() -> None:
    text = "The interview was on Monday. The mayor said in an interview that he would go."
    assert flagged("undated", text, phrases=["(in an) =interview"], times=["Monday"], once=True) == []


def test_an_endless_paragraph_is_no_trap() -> None:
    """About 0.2 s of CPU; a check that compares each sentence with each would take minutes."""
    read = article("A poll found 52% in favour. The blast killed nine people. " * 1600)
    start = time.process_time()
    for check in ("poll-details", "figure-conflict", "relative-risk"):
        flagged(check, read)
    assert time.process_time() - start < 4
