"""Headlines that name their source behind a dash or a quotation, and those that only look so."""

from __future__ import annotations

import pytest

from tests.saying import said

BODY = "\n\nThe pier was shut on Friday.\n"


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Four dead in fire off Solander – coastguard", "coastguard", "Four dead in fire off Solander"),
        ("Skyway in talks to buy Norjet - source", "source", "Skyway in talks to buy Norjet"),
        ("Hundreds of gates ‘were never tested’ – study", "study", "Hundreds of gates ‘were never tested’"),
        ("‘It is like a wall with flowers’: plumber hits out at planters", "plumber",
         "‘It is like a wall with flowers’"),
        ("“They drew a line through my kitchen”: Alsten voters decry map", "Alsten voters",
         "“They drew a line through my kitchen”"),
    ],
)  # fmt: skip
def test_a_headline_names_its_source(headline: str, source: str, content: str) -> None:
    assert (source, content) in [(who, what) for who, _, what in said(f"# {headline}{BODY}")]


@pytest.mark.parametrize(
    "headline",
    [
        "Port Calder: grain terminal to reopen",
        "Suez Canal: tugs shift stern of grounded carrier",
        "Frustration with police: vigil ends early",
        "Too many chairs at the table: mediation in the east",
        "“The Long Way Home”: a memoir of the lakes",
        "Fire at the mill – live",
        "Rain expected – video",
    ],
)
def test_a_headline_names_nobody(headline: str) -> None:
    assert said(f"# {headline}{BODY}") == []


@pytest.mark.parametrize(
    "text", ["Population: 4,300 people live there.", "Lagos: the market is closed.", "Yes: it rained."]
)
def test_a_place_or_a_topic_before_a_colon_says_nothing(text: str) -> None:
    assert said(text) == []
