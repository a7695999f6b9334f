"""What something draws, and from whom."""

from __future__ import annotations

import pytest

from tests.saying import said


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The plan drew sharp criticism from growers.", "growers", "drew sharp criticism from", "The plan"),
        ("The cull has prompted fierce opposition from farmers in Alsten.", "farmers in Alsten",
         "has prompted fierce opposition from", "The cull"),
        ("The move was met with derision from the union.", "the union", "was met with derision from",
         "The move"),
        ("The proposal earned the ire of fans.", "fans", "earned the ire of", "The proposal"),
        ("The minister came under fire from nurses for the delay.", "nurses", "came under fire from",
         "The minister … for the delay"),
        ("The budget has drawn the mayor's scorn.", "the mayor", "scorn", "The budget"),
        # nobody is named who attacks
        ("The board has faced sharp criticism for the delay.", None, "has faced sharp criticism",
         "The board … for the delay"),
        ("The club has come under fire over its ticket prices.", None, "has come under fire",
         "The club … over its ticket prices"),
    ],
)  # fmt: skip
def test_who_reacts_to_what(text: str, source: str | None, cue: str, content: str) -> None:
    assert said(text) == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The plan drew criticism.",
        "The plan could draw criticism from growers.",
        "The union sought to avoid drawing criticism from growers.",
        "The team drew applause.",
        "Crews came under the bridge.",
        "The town faced a fire in the port.",
        "The protest vote drew crowds from Alsten.",
        "The bank received support from the state.",
    ],
)
def test_what_is_no_reaction_of_anybody(text: str) -> None:
    assert said(text) == []
