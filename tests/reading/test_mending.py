"""Verbs of saying that look like nouns, and nouns that look like them."""

from __future__ import annotations

import pytest

from audit.reading.mending import mend
from audit.reading.tagging import tag
from audit.words import split


def tag_of(text: str, word: str) -> str:
    """The tag of a word in a sentence, after mending."""
    return next(t.tag for t in mend(tag(split(text))) if t.text == word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Growers upstream worry about the nitrogen they spread.", "worry"),
        ("A team that has tracked wolves since the spring estimates that ten died.", "estimates"),
        ("Herders in the north of the state fear the pipes would drain springs.", "fear"),
        ("Booking records reviewed by the Gazette show that he was held twice.", "show"),
        ("The union says pay is low, and points to a ruling from May.", "points"),
        ("Some of those bills were never paid, a ledger on the counter shows: one is for rope.", "shows"),
        ("Residents reached by telephone reported heavy shelling since dawn.", "reported"),
        ("Reports filed late Monday with the commission show that he paid.", "show"),
        ("Owners, of whom I am one, retort that rents fell.", "retort"),
        ("One of those letters, the trial record shows, was read in May.", "shows"),
        ("Campaigners from the Fair Fares Network claim to have counted 37 cases.", "claim"),
    ],
)
def test_the_verb_of_a_clause_without_one(text: str, word: str) -> None:
    assert tag_of(text, word) == "V"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Voters and the ministry estimates would differ.", "estimates"),
        ("The village was full of reports that the mill would close.", "reports"),
        ("The claims that he made about the pier were false.", "claims"),
        ("One nurse left.", "nurse"),
        ("“It is over,” Judge Farah Kabir wrote.", "Judge"),
        ("An appeals panel later held that the search was void.", "panel"),
        ("They were hurt, the national prisons service reported, and freed.", "service"),
        ("The report’s finding that half the pipes leak was disputed.", "finding"),
    ],
)
def test_a_noun_stays_or_becomes_one(text: str, word: str) -> None:
    assert tag_of(text, word) in "NM"


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("The widely reported deaths were false.", "reported", "J"),
        ("He told her he had won.", "her", "P"),
        ("He told her mother he had won.", "her", "D"),
        ("The owner called on him to free them.", "to", "I"),
        ("The owner asked the port to name them.", "to", "T"),
        ("The warning from the sailors' union was read.", "'", "'"),
        ("A warning from the sailor's union was read.", "'s", "'"),
    ],
)
def test_what_else_is_mended(text: str, word: str, wanted: str) -> None:
    assert tag_of(text, word) == wanted
