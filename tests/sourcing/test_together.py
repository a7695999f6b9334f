"""Several articles altogether: who is one source, and who is not."""

from __future__ import annotations

import pytest

from audit.article import Source
from audit.sourcing import ledger, together
from audit.sourcing.ledger import Ledger
from tests.sourcing.made import BOARD, CRITICS, HE, NOBODY, OFFICIAL, REPORT, RUIZ, Said, Told, article, small


def two(source: Source, first: str = "It rained", second: str = "It blew") -> Ledger:
    """The ledger of two articles in which a source of that name says something."""
    ledgers = [
        ledger.read(
            article(Told(f"{source.name} said: {claim}.", [Said(source, "said", [claim])]), path=path)
        )
        for claim, path in ((first, "a.txt"), (second, "b.txt"))
    ]
    return together.join(ledgers)


@pytest.mark.parametrize(
    "source",
    [
        RUIZ,
        BOARD,
        Source("the Harbour Board", "organisation", "organisation"),
        Source("NATO", "organisation", "organisation"),
    ],
)
def test_a_full_name_is_one_source(source: Source) -> None:
    (row,) = two(source).rows
    assert (row.cited, row.words, row.articles) == (2, 4, ("a.txt", "b.txt"))
    assert [(verb.lemma, verb.times) for verb in row.verbs] == [("say", 2)]


@pytest.mark.parametrize(
    "source",
    [
        Source("Ruiz", "person", "named"),
        Source("the mayor", "person", "role"),
        Source("the board", "organisation", "organisation"),
        Source("Police", "organisation", "organisation"),
        REPORT,
        OFFICIAL,
        CRITICS,
        HE,
    ],
)
def test_anybody_else_is_another_in_each_article(source: Source) -> None:
    rows = two(source).rows
    assert [row.articles for row in rows] == [("a.txt",), ("b.txt",)]


def test_the_article_before_a_name_does_not_matter() -> None:
    first = ledger.read(article(Told("Harbour Board said no.", [Said(BOARD, "said", ["no"])]), path="a.txt"))
    named = Source("the Harbour Board", "organisation", "organisation")
    second = ledger.read(
        article(Told("The Harbour Board said yes.", [Said(named, "said", ["yes"])]), path="b.txt")
    )
    (row,) = together.join([first, second]).rows
    assert row.cited == 2


def test_a_name_of_another_kind_is_another() -> None:
    paper = Source("Ana Ruiz", "document", "paper")
    first = ledger.read(article(Told("Ana Ruiz said no.", [Said(RUIZ, "said", ["no"])]), path="a.txt"))
    second = ledger.read(article(Told("Ana Ruiz said no.", [Said(paper, "said", ["no"])]), path="b.txt"))
    assert len(together.join([first, second]).rows) == 2


def test_two_roles_under_one_name_are_both_shown() -> None:
    first = ledger.read(article(Told("Mayor Ana Ruiz said no.", [Said(RUIZ, "said", ["no"])]), path="a.txt"))
    second = ledger.read(
        article(Told("Ana Ruiz, a pilot, said no.", [Said(RUIZ, "said", ["no"])]), path="b.txt")
    )
    (row,) = together.join([first, second, first]).rows
    assert (row.roles, row.role) == (("Mayor", "a pilot"), "Mayor; a pilot")


def test_what_is_given_to_nobody_is_one_row() -> None:
    told = Told("Reportedly it rained.", [Said(NOBODY, "Reportedly", ["it rained"], "reportedly", "adverb")])
    ledgers = [ledger.read(article(told, path=path)) for path in ("a.txt", "b.txt")]
    (row,) = together.join(ledgers).rows
    assert (row.standing, row.cited, row.articles) == ("nobody", 2, ("a.txt", "b.txt"))


def test_sums_are_those_of_the_articles() -> None:
    ledgers = [ledger.read(small()), ledger.read(small()), ledger.read(article(Told("It rained.")))]
    whole = together.join(ledgers)
    assert whole.articles == 3
    assert whole.length == sum(each.length for each in ledgers)
    assert whole.attributed == sum(each.attributed for each in ledgers)
    assert whole.cited == sum(each.cited for each in ledgers)
    assert len(whole.concealed) == 2
    assert whole.uneven is None


def test_nothing() -> None:
    assert together.join([]).rows == ()
