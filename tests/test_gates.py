"""What decides the exit code."""

from __future__ import annotations

import pytest

from audit.findings import Severity
from audit.gates import Gate, Limits, Tally, decide

SOME = Tally(3, 2_000, {"error": 1, "warning": 4, "info": 5})
NONE = Tally(3, 2_000)


@pytest.mark.parametrize(
    ("fail_on", "code", "words"),
    [
        ("error", 1, "1 error (--fail-on error)"),
        ("warning", 1, "5 errors or warnings (--fail-on warning)"),
        ("info", 1, "10 findings (--fail-on info)"),
        (None, 0, "findings never change it (--fail-on never)"),
    ],
)
def test_the_mildest_that_fails(fail_on: Severity | None, code: int, words: str) -> None:
    decided = decide(SOME, Limits(fail_on))
    assert (decided.code, decided.words) == (code, words)
    assert decide(NONE, Limits(fail_on)).code == 0


@pytest.mark.parametrize(("most", "code"), [(9, 1), (10, 0), (11, 0), (0, 1)])
def test_how_many_at_all(most: int, code: int) -> None:
    decided = decide(SOME, Limits(None, most=most))
    assert decided.code == code
    assert f"10 findings (--max {most})" in decided.words
    assert decide(NONE, Limits(None, most=0)).code == 0


@pytest.mark.parametrize(("most", "code"), [(4.9, 1), (5, 0), (4.9999, 1), (0, 1)])
def test_how_many_in_a_thousand_words(most: float, code: int) -> None:
    decided = decide(SOME, Limits(None, per_1000_words=most))
    assert decided.code == code
    assert f"5.00 findings in 1,000 words (--max-per-1000-words {most:g})" in decided.words


def test_no_words_at_all() -> None:
    assert decide(Tally(), Limits(per_1000_words=0)).code == 0
    assert decide(Tally(1, 0, {"error": 0, "warning": 0, "info": 1}), Limits(per_1000_words=1)).code == 1


def test_only_the_gates_that_were_shut_are_named() -> None:
    decided = decide(SOME, Limits("error", most=10, per_1000_words=1))
    assert decided.words == "1 error (--fail-on error); 5.00 findings in 1,000 words (--max-per-1000-words 1)"
    assert [(gate.name, gate.shut) for gate in decided.gates] == [
        ("fail-on", True),
        ("max", False),
        ("max-per-1000-words", True),
    ]


def test_a_limit_says_where_it_is_set() -> None:
    limits = Limits("error", most=10, origins={"max": "max: 10 in audit.yml"})
    assert decide(NONE, limits).words == "0 errors (--fail-on error); 0 findings (max: 10 in audit.yml)"


def test_gates_of_others() -> None:
    shut = Gate("unused", "error", 2, True, "2 decisions settle nothing (--unused error)")
    assert decide(NONE, Limits(), others=[shut]).code == 1
    assert decide(NONE, Limits(), others=[shut]).words == shut.words


def test_what_could_not_be_read_comes_before_all() -> None:
    decided = decide(SOME, Limits(), unread=2)
    assert (decided.code, decided.words) == (2, "2 texts could not be read; 1 error (--fail-on error)")
