"""What makes a statement need a source, and what only looks like it."""

from __future__ import annotations

import pytest

from audit import marked
from audit.reading import figures, reader, triggers


def found(text: str) -> set[str]:
    """The triggers of a sentence, as they are read."""
    views = reader.prepare(marked.read(text).document).views
    every = [(v, figures.find(v.tokens), triggers.hints(v.lows)) for v in views]
    return {t for v, counted, hints in every for t in triggers.find(v.tokens, v.writer, counted, hints)}


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        ("accusation", "The firm misled the council about its accounts."),
        ("accusation", "Officers falsified the inspection log."),
        ("accusation", "The landlord has been evicting tenants illegally."),
        ("accusation", "The landlord has been illegally evicting tenants."),
        ("accusation", "The pilot ignored two warnings."),
        ("accusation", "The records were falsified by two officers."),
        ("blame", "The engineer was to blame for the fire."),
        ("blame", "The firm was responsible for the collapse."),
        ("concealment", "The water board hid test results from residents."),
        ("concealment", "The company concealed the crack in its hull."),
        ("concealment", "The ministry covered up the accident."),
        ("private", "The two ministers secretly met a banker in March and signed."),
        ("forecast", "The merger will create 4,000 jobs in the region."),
        ("forecast", "The law is set to raise rents."),
        ("cause", "The new law led to a rise in thefts."),
        ("superlative", "It is the oldest crane in the country."),
        ("statistic", "Thefts rose 18% in the city."),
        ("casualty", "At least 34 people were killed in the strike."),
        ("casualty", "Twelve passengers are missing."),
        ("casualty", "The blast killed two people and injured 14."),
        ("casualty", "The death toll rose to 34."),
        ("casualty", "Dozens were killed in the raid."),
        ("crime", "Joel Strand stabbed the cashier."),
    ],
)
def test_is_seen(trigger: str, text: str) -> None:
    assert trigger in found(text)


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        ("accusation", "The firm did not mislead the council."),
        ("accusation", "The firm may have misled the council."),
        ("accusation", "The board acts against companies that mislead the council."),
        ("accusation", "The auditor said the firm misled the council."),
        ("accusation", "“The firm misled the council,” said Ann Poe."),
        ("accusation", "Police are investigating fraud at the firm."),
        ("accusation", "The band broke the record and ignored the rain."),
        ("blame", "She is responsible for marketing."),
        ("concealment", "The cat hid under the ferry."),
        ("concealment", "Police withheld the names of the victims."),
        ("private", "The hearing was held behind closed doors."),
        ("forecast", "The council will vote on the contract on Tuesday."),
        ("forecast", "The bridge will open."),
        ("forecast", "The bridge will cost 4 million in 2027."),
        ("casualty", "Smith, 34, was killed on Sunday."),
        ("casualty", "Twelve passengers missed the ferry."),
        ("casualty", "The team lost 3 players to injury."),
        ("casualty", "Police killed a 13-year-old boy."),
        ("casualty", "The Feb. 13 death of the judge split the court."),
        ("casualty", "The coastguard said 34 people were killed."),
        ("crime", "A man stabbed a cashier."),
        ("crime", "Masked men robbed the bank."),
    ],
)
def test_is_not_seen(trigger: str, text: str) -> None:
    assert trigger not in found(text)


def test_every_entry_of_a_class_is_a_hint_of_it() -> None:
    """A sentence without a hint is not searched, so a hint that is missing is a trigger that is missed."""
    for group, known in triggers._classes().items():
        for words in (*known.single, *(entry.words for entry in known.phrases)):
            hinted = group in triggers.hints(words.replace("~", "").split())
            assert hinted is (group not in triggers.BESIDE), (group, words)
