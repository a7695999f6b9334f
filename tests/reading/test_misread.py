"""Words that look like verbs of saying and can be none where they stand."""

from __future__ import annotations

import pytest

from audit.reading.mending import mend
from audit.reading.tagging import tag
from audit.words import split
from tests.saying import said


def tag_of(text: str, word: str) -> str:
    """The tag of a word in a sentence, after mending."""
    return next(t.tag for t in mend(tag(split(text))) if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        # after an article or a possessive stands no verb
        ("The think tank that published the paper closed.", "think", "N"),
        ("Voters get their say in May.", "say", "N"),
        ("She called him out for his supposed lies.", "supposed", "J"),
        # after a word for many stands no singular verb
        ("One of the many reasons that the mayor refuses to go is money.", "reasons", "N"),
        ("The board won both contests.", "contests", "N"),
        # a plural noun before the verb that it is the subject of, or before its own relative clause
        ("Company accounts show a profit.", "accounts", "N"),
        ("The constant demands that come with the job wear crews down.", "demands", "N"),
        # a singular noun that a preposition governs
        ("The justices may hear it during the court term that begins in May.", "term", "N"),
        ("Unions at the site welcome the extension.", "welcome", "V"),
        ("It is a sum that many in the village regard as mild.", "regard", "V"),
        # a role
        ("Managing director Ada Lund said the pier was shut.", "Managing", "J"),
        # and what stays a verb
        ("The survey both documents the decline and names its causes.", "documents", "V"),
        ("Lund brags that it is over.", "brags", "V"),
        ("The mayor says that is wrong.", "says", "V"),
    ],
)
def test_what_a_word_is(text: str, word: str, wanted: str) -> None:
    assert tag_of(text, word) == wanted


def test_did_not_found_is_no_finding() -> None:
    assert said("Lund did not, however, found the club.") == []
    assert [cue for _, cue, _ in said("The inquest found that the rope had snapped.")] == ["found"]
