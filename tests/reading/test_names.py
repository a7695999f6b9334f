"""Proper names: where they stand, and what they name."""

from __future__ import annotations

import pytest

from audit.reading import names
from audit.reading.tagging import tag
from audit.words import split


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Then Dr. Ada Lund left.", "Ada Lund", "person"),
        ("Then the Ministry of Health closed.", "Ministry of Health", "organisation"),
        ("Then NATO left.", "NATO", "organisation"),
        ("They flew to Norway.", "Norway", "place"),
        ("Then Ludwig van der Berg left.", "Ludwig van der Berg", "person"),
        ("Then Hassan al-Tamari left.", "Hassan al-Tamari", "person"),
        ("Jonas Vik left.", "Jonas Vik", "person"),
        ("Then Water Minister Ada Lund left.", "Ada Lund", "person"),
        ("Then Senate Majority Leader Ada Lund left.", "Ada Lund", "person"),
        ("Neighbour Asta Ruud left.", "Asta Ruud", "person"),
        ("Oceanographer Emil Tross left.", "Emil Tross", "person"),
        ("Then the Justice Department closed.", "Justice Department", "organisation"),
        ("Then the Pilots’ Union left.", "Pilots’ Union", "organisation"),
        ("Then Holm & Berg left.", "Holm & Berg", "organisation"),
        ("Then Vexla Oil left.", "Vexla Oil", "organisation"),
        ("They met on Kolva Bridge.", "Kolva Bridge", "place"),
        ("They praised the Clean Rivers Act.", "Clean Rivers Act", "other"),
        ("Then Ada Bridge left.", "Ada Bridge", "person"),
    ],
)
def test_a_name_and_what_it_names(text: str, name: str, kind: str) -> None:
    found = names.find(tag(split(text)))
    assert [(text[n.span.start : n.span.end], n.kind) for n in found] == [(name, kind)]
