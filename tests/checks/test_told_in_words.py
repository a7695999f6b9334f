"""Phrases by which a check knows a claim, a side or a finding where the reading marks none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import article, flagged


def test_casualties_told_in_other_words() -> None:
    read = article("[fact] The bus fell into the gorge. [fact] Nine drowned.")
    options: dict[str, Any] = {"triggers": ["casualty"]}
    assert flagged("unsourced", read, **options) == []
    assert flagged("unsourced", read, also=["@tolls"], **options) == ["Nine drowned."]


def test_claims_in_words_count_and_figures_that_need_no_producer_do_not() -> None:
    options: dict[str, Any] = {"triggers": ["statistic"], "least_claims": 2}
    lost = article(
        "[fact] The mill burned down because of a spark. [fact] Its owner fled because of the debt."
    )
    assert flagged("claims-sourced", lost, **options) == []
    assert len(flagged("claims-sourced", lost, also=["because of"], **options)) == 1
    rates = article("[fact] The key rate stands at 3%. [fact] The tax is 20%.")
    assert flagged("claims-sourced", rates, **options)
    assert flagged("claims-sourced", rates, exempt=["rate|tax"], **options) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The tenants accused the owner of the block, Jon Falk, of theft.", []),
        ("The tenants accused the landlord, Jon Falk, of theft.", ["accused the landlord, Jon Falk"]),
        ("Jon Falk was accused by two tenants of theft.", ["Jon Falk was accused by two tenants of"]),
        ("Jon Falk overbilled the tenants, they said.", ["Jon Falk overbilled"]),
        ("Jon Falk was overbilled by the gasworks, they said.", []),
        ("They met Jon Falk, overbilling the tenants.", []),
    ],
)
def test_who_is_accused_in_so_many_words(text: str, words: list[str]) -> None:
    options = {
        "accusing": ["=accused (!by|of)"],
        "accused": ["=accused by ...8 of"],
        "wrongs": ["overbill"],
        "answers": ["declined to comment"],
    }
    assert flagged("response", article(f"[attribution] {text}"), **options) == words


def test_services_of_the_state_are_officials_too() -> None:
    read = article("[attribution] The lake watch said it rained. [attribution] The lake watch said it blew.")
    options: dict[str, Any] = {"flags": ["official"], "most_share": 0.5, "least_attributions": 2}
    assert flagged("source-share", read, **options) == []
    assert flagged("source-share", read, or_words=["lake watch"], **options) == ["The lake watch"]


def test_police_named_in_full_and_police_are_one_source() -> None:
    text = (
        "[attribution] Police in Vestby said it burned. [fact] It rained. [attribution] Police said so twice."
    )
    assert flagged("distinct-sources", article(text)) == ["Police in Vestby"]


WAR: dict[str, Any] = {
    "sides": ["army|military|rebel"],
    "forces": ["army", "military"],
    "again": ["the group", "=it"],
    "subject": ["kill|capture"],
}


@pytest.mark.parametrize(
    ("first", "second", "flags"),
    [
        ("The army said", "A military spokesman said", True),
        ("Rebels in the hills said", "The group said", True),
        ("The Norvian army said", "The Lurian military said", False),
        ("The army said", "A rebel said", False),
        ("The army said", "A nurse, Ida Moe, said", False),
    ],
)
def test_who_is_one_side_of_a_war(first: str, second: str, flags: bool) -> None:
    text = f"[attribution] {first} nine men were killed. [attribution] {second} six men were captured."
    assert bool(flagged("one-side", article(text), **WAR)) is flags


HEADLINE: dict[str, Any] = {
    "triggers": ["crime"],
    "hedges": ["may", "accuse"],
    "wrongs": ["@wrongdoings"],
    "announcing": ["=to (!be)"],
    "doubts": ["may"],
    "common": ["to", "the"],
}


@pytest.mark.parametrize(
    ("headline", "text", "flags"),
    [
        ("Dye works polluted lake", "[attribution] The dye works polluted the lake, anglers said.", True),
        ("Dye works polluted lake", "[fact] The dye works polluted the lake.", False),
        ("Dye works to leave lake", "[fact] The dye works may leave the lake.", True),
        (
            "Dye works to leave lake",
            "[attribution] The dye works will leave the lake, its owner said.",
            False,
        ),
        ("Dye works leaves lake", "[attribution] The dye works has left the lake, its owner said.", False),
    ],
)
def test_headlines_that_the_text_does_not_bear_out(headline: str, text: str, flags: bool) -> None:
    assert bool(flagged("headline-claim", article(f"# {headline}\n\n{text}"), **HEADLINE)) is flags


def test_roman_numbers_are_no_residue() -> None:
    options: dict[str, Any] = {"tokens": ["XXX"], "phrases": ["lorem ipsum"]}
    read = article("[fact] He played in Super Bowl XXX. [fact] Mayor XXX was there.")
    assert flagged("residue", read, **options) == ["XXX", "XXX"]
    assert flagged("residue", read, counted=["Bowl"], **options) == ["XXX"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[fact] Seaweed prevents gout. [fact] The finding comes from a survey of islanders.", ["prevents"]),
        ("[fact] Seaweed prevents gout. [fact] A survey of islanders is planned.", []),
        (
            "[attribution] Seaweed prevents gout, scientists said. [fact] The survey ended in May.",
            ["prevents"],
        ),
        ("[attribution] Seaweed prevents gout, cooks said. [fact] The survey ended in May.", []),
    ],
)
def test_findings_of_researchers_and_findings_pointed_at(text: str, words: list[str]) -> None:
    options: dict[str, Any] = {
        "verbs": ["prevent"],
        "designs": ["survey"],
        "researchers": ["scientist"],
        "pointing": ["(<start>) the finding"],
    }
    assert flagged("causal-finding", article(text), **options) == words


def test_counts_in_words_and_demands_that_count_nobody() -> None:
    options: dict[str, Any] = {"kinds": ["large_count"], "min_number": 500, "among": ["@gatherings"]}
    vague = article("[fact] Tens of thousands of farmers marched to the port.")
    assert flagged("unsourced-figure", vague, **options) == []
    assert flagged("unsourced-figure", vague, vague=["tens of thousands"], **options) == ["Tens of thousands"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[fact] The mud buried 14 barns. [fact] The 17 barns buried were insured.", ["17"]),
        ("[fact] The mud buried 14 barns. [fact] The 14 barns buried were insured.", []),
        (
            "[fact] The mud buried 14 barns. [fact] It buried 17 barns in May.",
            [],
        ),
        ("[fact] The plan to cut 40 jobs is off. [fact] Unions fought the plan to cut 60 jobs.", ["60"]),
        ("[fact] Guards arrested 24 men. [fact] The six men arrested in Vestby are free.", []),
        ("[fact] A fire at the mill in Vestby killed nine men. [fact] The fire killed six men.", ["six"]),
        (
            "[fact] The new hall cost $16 million. [fact] The hall, which cost $19 million, leaks.",
            ["$19 million"],
        ),
        ("[fact] The new hall cost $16 million. [fact] The old hall cost $2 million.", []),
    ],
)
def test_figures_that_are_given_again(text: str, words: list[str]) -> None:
    assert flagged("figure-conflict", article(text)) == words


@pytest.mark.parametrize(
    ("one", "other", "flags"),
    [
        ("Okonkwo", "Okonkwoh", True),
        ("Castagnet", "Castagnette", True),
        ("Henderson", "Hendersons", False),
        ("Michaels", "Michaelson", False),
    ],
)
def test_letters_added_at_the_end_of_a_name(one: str, other: str, flags: bool) -> None:
    read = article(
        f"[fact] Captain Desmond {one} sailed at noon. [attribution] The engine failed, {other} said."
    )
    assert bool(flagged("name-drift", read)) is flags


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ida Vold, 34, of Vestby, stabbed the nurse.", ["Ida Vold, 34, of Vestby, stabbed"]),
        ("Ida Vold, 34, stabbed in the street, is a nurse.", []),
        ("The guard was stabbed at the gate by Ida Vold.", ["stabbed at the gate by Ida Vold"]),
        ("The guard was stabbed in a bar owned by Ida Vold.", []),
        ("The guard was stabbed by a friend of Ida Vold.", ["stabbed by a friend of Ida Vold"]),
    ],
)
def test_who_is_said_to_have_done_it(text: str, words: list[str]) -> None:
    options: dict[str, Any] = {"verbs": ["@crime-verbs"]}
    assert flagged("guilt", article(f"[fact] {text}"), **options) == words


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("[attribution] Ida Vold pleaded not guilty at the trial. [fact] She robbed two shops.", True),
        ("[fact] The trial goes on. [fact] Ida Vold robbed two shops.", True),
        ("[fact] The trial goes on. [fact] Ida Vold was robbed in May.", False),
        ("[fact] The trial goes on. [fact] Storms robbed the town of light.", False),
    ],
)
def test_what_the_accused_did(text: str, flags: bool) -> None:
    options: dict[str, Any] = {"context": ["trial"], "wrongs": ["rob"], "anyone_named": True}
    assert bool(flagged("case-claims", article(text), **options)) is flags
