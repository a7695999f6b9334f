"""Words and phrases, where they stand and what excuses them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import flagged, prepared, values

TEXT = "# [fact] Ferry lost\n\n[fact] The ferry left.\n\n[fact] A ferry came.\n\n[fact] No ferry stayed."


@pytest.mark.parametrize(
    ("position", "places"),
    [("anywhere", 4), ("headline", 1), ("lead", 1), ("end", 1)],
)
def test_position(position: str, places: int) -> None:
    assert len(flagged("wording", TEXT, phrases=["ferry"], position=position)) == places
    assert flagged("wording", TEXT, phrases=["no ferry"], position="end") == ["No ferry"]
    assert flagged("wording", TEXT, phrases=["no ferry"], position="lead") == []


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ({}, 1),
        ({"unless": ["harbour"]}, 1),
        ({"unless": ["harbour"], "before": 1}, 0),
        ({"unless": ["noon"], "after": 1}, 1),
        ({"unless": ["noon"], "after": 2}, 0),
        ({"unless": ["ferry"]}, 1),  # what is flagged does not excuse itself
        ({"beside": ["harbour"]}, 1),
        ({"beside": ["pilot"]}, 0),
    ],
)
def test_what_stands_near(options: dict[str, Any], count: int) -> None:
    text = "[fact] The harbour was shut. [fact] A ferry left. [fact] It rained. [fact] At noon it stopped."
    assert len(flagged("wording", text, phrases=["ferry"], **options)) == count


@pytest.mark.parametrize(
    ("text", "given", "count"),
    [
        ("[fact] The ferry sank.", "any", 1),
        ("[attribution] The ferry sank, critics said.", "any", 0),
        ("[attribution] The ferry sank, critics said.", "identified", 1),
        ("[attribution] The ferry sank, the coastguard said.", "identified", 0),
        ("[attribution] The ferry sank, the coastguard said.", "named", 1),
        ("[attribution] The ferry sank, said Ann Poe.", "named", 0),
        ("[attribution] The ferry reportedly sank.", "any", 1),  # nobody is named there
    ],
)
def test_a_source_excuses(text: str, given: str, count: int) -> None:
    assert len(flagged("wording", text, phrases=["ferry"], unless_source=given)) == count


def test_the_words_of_an_attribution_do_not_source_themselves() -> None:
    text = "[attribution] The Gazette has learned that the ferry sank."
    options: dict[str, Any] = {"phrases": ["have learned"], "unless_source": "any"}
    assert flagged("wording", text, **options) == ["has learned"]


def test_the_plain_word_excuses_where_asked() -> None:
    options: dict[str, Any] = {"phrases": ["death tax | estate tax"], "unless_plain": True}
    assert flagged("wording", "[fact] The death tax was cut.", **options) == ["death tax"]
    assert flagged("wording", "[fact] The estate tax (or death tax) was cut.", **options) == []
    assert values("wording", "[fact] The death tax was cut.", **options) == [{"instead": "estate tax"}]


def test_add_and_remove() -> None:
    options: dict[str, Any] = {"phrases": ["@puffery"], "add": ["comely"], "remove": ["iconic"]}
    assert flagged("wording", "[fact] A comely, iconic, renowned inn.", **options) == ["comely", "renowned"]


# What a list means, and what it does not: the sense counts.
SENSES = [
    ("EDI002", "The plan was {absurd}."),
    ("EDI002", "A reckless driving charge, a dire wolf, and a tragic hero in bold type."),
    ("EDI003", "{Predictably}, nobody came."),
    ("EDI003", "It was clearly marked, and he spoke sadly of it."),
    ("EDI003", "{Tellingly} the minister left."),
    ("EDI008", "The strike is a {wake-up call}."),
    ("EDI008", "The watershed association met at a turning point of the course."),
    ("EDI009", "The vote was, {of course}, lost."),
    ("EDI009", "The change of course cost a mile, as a matter of course."),
    ("EDI002", "The {stupid} excuse failed."),
    ("EDI002", "Brother Stupid won by a neck."),
    ("EDI011", "The party is in {meltdown}."),
    ("EDI011", "The core went into meltdown."),
    ("HED002", "His {supposed} friends left."),
    ("HED002", "They were supposed to leave, as he supposed they would."),
    ("HED004", "It is {undoubtedly} his."),
    ("HED004", "She had no doubt, and it was not proved beyond a reasonable doubt."),
    ("HED005", "{Whispers} of a sale reached the quay."),
    ("HED005", "He whispers to the horses and lost by speculation."),
    ("LEG003", "Police {arrested her for} theft."),
    ("LEG003", "Police arrested her for the third time and charged him for parking."),
    ("LEG005", "They {accused him of allegedly} stealing it."),
    ("LOA001", "The {strongman} spoke."),
    ("LOA001", "The strongman contest, the counter-terrorist police and a cult classic."),
    ("LOA001", "The {regime in Velm} fell."),
    ("LOA002", "They {massacred} the prisoners."),
    ("LOA002", "They executed the plan and eliminated waste."),
    ("LOA003", "A {leading expert} spoke."),
    ("LOA003", "The leading edge of the wing, and a leading cause of death."),
    ("LOA004", "Sixty men {were let go}."),
    ("LOA004", "She let go of the rope."),
    ("LOA004", "The mill {let go 60} men."),
    ("LOA005", "{Fat cats} took bonuses."),
    ("LOA005", "The vet weighed a fat cat named Tom."),
    ("LOA006", "A {wave of refugees} came."),
    ("LOA006", "The refugees waved flags when the flood came."),
    ("LOA008", "The {convict} ran."),
    ("LOA008", "Juries convict one in two; the homeless man was fed."),
    ("LOA009", "He {refused to} speak."),
    ("NUM013", "{Up to 40} boats sank."),
    ("NUM013", "It is up to two men, and the scores of the match."),
    ("SRC013", "It is the {tallest mast} in the country."),
    ("SRC013", "The first name on the list, most of last week and at least two boats."),
    ("TIM001", "It {recently} moved."),
    ("TIM001", "It moved as soon as it could, and in May 2024 it moved again recently."),
    ("TIM005", "It opens {today}."),
    ("TIM005", "She reads Norway Today."),
    ("WEA002", "{It is feared} that he drowned."),
    ("WEA002", "He is said by police to have drowned, and it is said by all."),
    ("WEA005", "She is {widely regarded} as a wit."),
    ("WEA005", "It is considered a crime and known for its cheese."),
    ("WEA007", "The film {went viral}."),
    ("WEA007", "The volcano erupted, and a user slammed the lid."),
    ("WEA008", "{It has emerged} that he lied."),
    ("WEA008", "A seal has emerged; he has learned to write."),
    ("ANO013", "Ida, {not her real name}, left."),
    ("ANO013", "He wrote under a pseudonym; it was not her name."),
    ("BAL007", "She {could not be reached}."),
    ("BAL007", "He did not respond to treatment."),
]


@pytest.mark.parametrize(("code", "text"), SENSES)
def test_sense_counts_not_spelling(code: str, text: str) -> None:
    start = text.find("{")
    words = [text[start + 1 : text.find("}")]] if start >= 0 else []
    rule = prepared(code).rule
    assert rule.check == "wording"
    assert flagged("wording", "[fact] " + text.replace("{", "").replace("}", ""), **rule.options) == words
