"""The ledger of an article: rows, sums, and what they are ordered by."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import marked, paths
from audit.article import Article
from audit.loading import from_text
from audit.reading import reader
from audit.sourcing import ledger, words
from audit.sourcing.ledger import STANDINGS, Ledger, Row
from tests.sourcing.made import BOARD, RUIZ, Said, Told, article, small

SEEDS = sorted((paths.SEEDS / "articles").glob("*.txt"))[::12]


@pytest.fixture
def read() -> Ledger:
    return ledger.read(small())


def row(of: Ledger, name: str) -> Row:
    (found,) = [each for each in of.rows if each.name == name]
    return found


def test_a_row_a_source(read: Ledger) -> None:
    lund = row(read, "Bo Lund")
    assert (lund.standing, lund.kind, lund.detail, lund.line) == ("named", "person", "named", 2)
    assert (lund.cited, lund.quoted, lund.paraphrased, lund.words) == (2, 3, 4, 7)
    assert lund.role == "a diver"
    assert [(verb.lemma, verb.times) for verb in lund.verbs] == [("say", 2)]
    assert row(read, "Ana Ruiz").role == "Mayor"


def test_what_is_not_resolved_is_shown_as_such_and_guessed_for_nobody(read: Ledger) -> None:
    he = row(read, "he")
    assert (he.standing, he.cited, he.distinct) == ("unresolved", 1, 0)
    lost = [each for each in read.rows if each.standing == "unresolved" and not each.name]
    assert [(each.quoted, each.line, each.verbs) for each in lost] == [(2, 6, ())]


def test_hearsay_and_quotations_without_a_speaker_are_kept_apart(read: Ledger) -> None:
    nameless = [each for each in read.rows if not each.name]
    assert {(each.standing, each.words) for each in nameless} == {("nobody", 4), ("unresolved", 2)}
    assert "reportedly" in {verb.lemma for each in nameless for verb in each.verbs}


def test_second_hand(read: Ledger) -> None:
    board, official = row(read, "Harbour Board"), row(read, "an official")
    assert (board.cited, board.second_hand, board.words, board.distinct) == (1, 1, 0, 0)
    assert (official.quoted, official.paraphrased, official.second_hand) == (1, 7, 0)


def test_sources_come_by_words_and_what_is_none_after_them(read: Ledger) -> None:
    assert [each.name for each in read.rows] == [
        "Ana Ruiz", "an official", "Bo Lund", "critics", "Harbour Board", "", "he", "",
    ]  # fmt: skip


def test_totals_are_the_sums_over_the_rows(read: Ledger) -> None:
    assert [total.standing for total in read.totals] == list(STANDINGS)
    by_standing = {total.standing: total for total in read.totals}
    assert (by_standing["named"].sources, by_standing["named"].cited, by_standing["named"].words) == (
        2,
        4,
        16,
    )
    assert (by_standing["nobody"].sources, by_standing["unresolved"].sources) == (0, 0)
    assert sum(total.words for total in read.totals) == read.attributed == 34
    assert sum(total.cited for total in read.totals) == read.cited == 10
    assert sum(total.sources for total in read.totals) == len(read.sources) == 5
    assert read.distinct == 3


def test_shares(read: Ledger) -> None:
    assert sum(read.share(each.words) for each in read.rows) == pytest.approx(1)
    assert ledger.read(article(Told("It rained."))).share(0) == 0


def test_the_unnamed_have_an_entry_in_row_and_ledger(read: Ledger) -> None:
    (entry,) = read.concealed
    assert (entry.article, entry.line, entry.name, entry.number) == ("draft.txt", 3, "an official", 1)
    assert row(read, "an official").concealed == entry
    assert row(read, "Ana Ruiz").concealed is None


def test_one_side_says_and_the_other_claims(read: Ledger) -> None:
    assert read.uneven is not None
    assert (read.uneven.loaded, read.uneven.plain) == (("Ana Ruiz",), ("Bo Lund",))


def test_an_article_without_attributions() -> None:
    read = ledger.read(article(Told("It rained.")))
    assert (read.rows, read.concealed, read.uneven, read.attributed, read.length) == ((), (), None, 0, 2)


def test_the_headline_is_named() -> None:
    made = reader.read(from_text("# Pier  shut\n\nThe pier is shut, Ana Ruiz said.\n", "a.md"))
    assert ledger.read(made).headline == "Pier shut"


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_sums_hold_on_real_articles(path: Path) -> None:
    text = marked.read(path.read_text(encoding="utf-8"), str(path))
    holds(reader.read(text.document, text.pins))


CLAUSES = st.sampled_from(
    [
        "The pier is safe, Mayor Ana Ruiz said.",
        "“It is rotten,” said Bo Lund, a diver, “and it sways.”",
        "He told reporters that police had told him “wait”.",
        "“Nobody knows.”",
        "It is believed that the board reportedly knew.",
        "According to two officials, the pier, Lund admitted, is for sale.",
        "Critics say “never",
        "It rained.",
    ]
)


@given(st.lists(CLAUSES, max_size=8))
def test_sums_hold_on_any_article(clauses: list[str]) -> None:
    holds(reader.read(from_text(" ".join(clauses))))


def holds(made: Article) -> None:
    """Every attribution and every attributed word is in one row, and none is in two."""
    read = ledger.read(made)
    content = [span for each in made.attributions for span in each.content]
    covered = {
        word.start
        for word in made.wording.words
        if word.is_word and any(span.start <= word.start < span.end for span in content)
    }
    assert read.attributed == len(covered) <= read.length == words.count(made)
    assert sum(total.words for total in read.totals) == read.attributed
    assert read.cited == len(made.attributions)
    assert all(each.second_hand <= each.cited for each in read.rows)


def test_an_organisation_is_introduced_too() -> None:
    told = Told("Harbour Board, the pier's owner, said no.", [Said(BOARD, "said", ["no"])])
    assert row(ledger.read(article(told)), "Harbour Board").role == "the pier's owner"


def test_a_role_is_the_one_first_given() -> None:
    told = [
        Told("Ana Ruiz opened the pier."),
        Told("Ana Ruiz, a lawyer, said no.", [Said(RUIZ, "said", ["no"])]),
        Told("Mayor Ana Ruiz said yes.", [Said(RUIZ, "said", ["yes"])]),
    ]
    assert row(ledger.read(article(*told, names=["Ana Ruiz"])), "Ana Ruiz").role == "a lawyer"
