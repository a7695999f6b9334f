"""Why a word of the lists of cues was not taken for one."""

from __future__ import annotations

import pytest

from audit.loading import from_text
from audit.reading import passedover, quotations, sayings
from audit.reading.drafts import Refusal


def passed(text: str) -> list[tuple[str, Refusal]]:
    """The words of a sentence that are no cue in it, each with the reason."""
    document = from_text(text)
    tokens = sayings.tokens_of(document, document.blocks[0].span, quotations.find(document))
    return [(document[found.span], found.why) for found in passedover.find(tokens)]


@pytest.mark.parametrize(
    ("text", "word", "why"),
    [
        ("The police found drugs.", "found", "its subject cannot speak"),
        ("Inspectors shut the pier after finding cracks.", "finding", "its subject cannot speak"),
        ("The said sum was paid.", "said", "read as an adjective"),
        ("The claim was wrong.", "claim", "nobody is named who holds it"),
        ("Lund's claim was wrong.", "claim", "no content follows"),
        ("The bank must show that it can pay.", "show", "not said to have happened"),
        ("The board wants to criticise Lund.", "criticise", "not said to have happened"),
        ("I think the soup was cold.", "think", "its subject cannot speak"),
        ("Two doctors wept and told stories.", "told", "no content follows"),
        ("“They say it is over,” Lund said.", "say", "inside a quotation"),
        ("The witness is expected to land on Tuesday.", "is expected to", "a scheduled event"),
        ("The plan was rejected.", "rejected", "a passive that does not say by whom"),
        ("Lund would criticise the plan.", "criticise", "only wanted or planned"),
        ("Lund said he feared rain.", "feared", "part of what the speaker says"),
        ("And then told that it was over.", "told", "no subject is found"),
    ],
)
def test_the_reason(text: str, word: str, why: Refusal) -> None:
    assert (word, why) in passed(text)


def test_a_cue_that_was_taken_is_not_passed_over() -> None:
    assert passed("Lund said the pier was shut.") == []


def test_they_come_in_the_order_of_the_text() -> None:
    assert [word for word, _ in passed("The claim and the said sum: “He says so.”")] == [
        "claim",
        "said",
        "says",
    ]
