"""Shares, changes, polls: what can be computed."""

from __future__ import annotations

import pytest

from tests.build import flagged, values


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Inflation rose 3% to 8% from 5%.", ["3%"]),
        ("Inflation rose by 3 percent, from 5 percent to 8 percent.", ["3 percent"]),
        ("Inflation fell 0.5% to 4.5% from 5%.", ["0.5%"]),
        ("Inflation rose 3 percentage points to 8% from 5%.", []),
        ("Inflation rose 60% to 8% from 5%.", []),
        ("Turnout doubled to 2% from 1%, a rise of 100%.", []),
        ("Inflation was 8% in May and 5% in June, and 3% of shops shut.", []),
    ],
)
def test_percent_and_points(text: str, words: list[str]) -> None:
    assert flagged("percent-points", f"[fact] {text}") == words


def test_points_in_words() -> None:
    (value,) = values("percent-points", "[fact] Inflation rose 3% to 8% from 5%.")
    assert value == {"old": "5", "new": "8", "points": "3", "stated": "3"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The herd fell from 500 to 400, a drop of 25%.", ["25%"]),
        ("The herd fell from 500 to 400, a drop of 20%.", []),
        ("The herd fell from 500 to 400, a drop of 150.", ["150"]),
        ("The herd fell from 500 to 400, a drop of 100.", []),
        ("Profit rose 12 percent to $4.2 million from $3.5 million.", ["12 percent"]),
        ("Profit rose 20 percent to $4.2 million from $3.5 million.", []),
        ("Profit rose 6% to $1.1 billion from $1 billion.", []),  # as far as rounding tells
        ("Profit rose 40% to $1.1 billion from $1 billion.", ["40%"]),
        ("Sales doubled to 900 from 600.", ["doubled"]),
        ("Sales doubled to 1,200 from 600.", []),
        ("Sales nearly doubled to 1,150 from 600.", []),
        ("Sales more than doubled to 1,150 from 600.", ["doubled"]),
        ("Sales halved to 300 from 600.", []),
        ("Sales tripled to 900 from 600.", ["tripled"]),
        ("The herd fell from 600 to 300, a drop of a third.", ["third"]),
        ("The herd fell from 600 to 400, a drop of a third.", []),
        ("The herd fell from 600 to 350, a drop of almost half.", []),
        ("Sales rose by a quarter, from 400 to 500.", []),
        ("Sales rose by half, from 400 to 500.", ["half"]),
        ("The bus from 500 homes to 400 shops is 25% dearer.", []),  # no change beside the figure
        ("The law of 1990 rose from 20 to 35 pages, and 15% of members pay by phone.", []),
        ("Inflation rose 60% to 8% from 5%.", []),  # shares are another rule's
    ],
)
def test_changes_that_do_not_add_up(text: str, words: list[str]) -> None:
    assert flagged("percent-change", f"[fact] {text}") == words


def test_the_message_gives_the_right_change() -> None:
    (value,) = values("percent-change", "[fact] The herd fell from 500 to 400, a drop of 25%.")
    assert value == {"old": "500", "new": "400", "right": "a change of 20%", "stated": "25%"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Complaints jumped 300%.", ["300%"]),
        ("Complaints jumped 300%. There were 40.", []),
        ("Complaints jumped 300%. It rained. There were 40.", ["300%"]),
        ("Complaints jumped 30%.", []),
        ("About 80% of the seats are taken.", []),
        ("Support rose 80%, to 9% from 5%.", []),
    ],
)
def test_large_changes_need_a_base(text: str, words: list[str]) -> None:
    assert flagged("percent-base", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Berg leads Lund 47% to 45% in a poll with a margin of error of 3 percentage points.", ["leads"]),
        ("Berg is ahead, 47% to 45%. The margin of sampling error was plus or minus 3 points.", ["ahead"]),
        ("Berg leads Lund 52% to 41% in a poll with a margin of error of 3 percentage points.", []),
        ("Berg leads Lund 47% to 45%.", []),  # the margin is not known
        ("Berg leads Lund 47% to 45%.\n\nThe margin of error is 3 points.", []),  # nor in this paragraph
        ("Berg and Lund are about even, at 47% and 45%; the margin of error is 3 points.", []),
        ("It is a statistical dead heat.", ["statistical dead heat"]),
        ("The two are statistically tied.", ["statistically tied"]),
    ],
)
def test_leads_inside_the_margin(text: str, words: list[str]) -> None:
    assert flagged("poll-margin", text) == words


def test_ties_may_be_let_pass() -> None:
    assert flagged("poll-margin", "[fact] It is a statistical dead heat.", flag_dead_heat=False) == []
