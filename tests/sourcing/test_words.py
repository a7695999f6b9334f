"""Whose each attributed word is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audit.article import Article, Attribution, Label, Quotation, Sentence
from audit.document import Block, Document, Span
from audit.sourcing import words
from tests.sourcing.made import BOARD, LUND, NOBODY, OFFICIAL, RUIZ, Said, Told, article


def test_quoted_and_paraphrased_words_are_counted_apart() -> None:
    read = article(
        Told("He had “never seen it”, Bo Lund said.", [Said(LUND, "said", ["He had “never seen it”"])])
    )
    assert words.held(read) == [words.Held(3, 2)]


def test_marks_and_clitics_are_no_words() -> None:
    read = article(Told("It’s 1,200 state-run piers – no more.", ()))
    assert words.count(read) == 6
    assert words.count(read, Span(0, 10)) == 2


def test_both_halves_of_a_split_quotation_count() -> None:
    told = Told(
        "“It is rotten,” Bo Lund said, “and it sways.”",
        [Said(LUND, "said", ["“It is rotten,”", "“and it sways.”"])],
    )
    assert words.held(article(told)) == [words.Held(6, 0)]


def test_what_one_says_that_another_said_is_held_by_the_one_who_was_heard() -> None:
    read = article(
        Told(
            "An official said the Harbour Board had told divers to wait.",
            [
                Said(OFFICIAL, "said", ["the Harbour Board had told divers to wait"]),
                Said(BOARD, "had told", ["divers to wait"]),
            ],
        )
    )
    assert words.held(read) == [words.Held(0, 8, False), words.Held(0, 0, True)]


def test_hearsay_in_what_somebody_says_is_held_by_the_one_who_says_it() -> None:
    read = article(
        Told(
            "The pier, Bo Lund said, is reportedly for sale.",
            [
                Said(LUND, "said", ["is reportedly for sale"]),
                Said(NOBODY, "reportedly", ["The pier", "for sale"], "reportedly", "adverb"),
            ],
        )
    )
    assert words.held(read) == [words.Held(0, 4, False), words.Held(0, 2, True)]


def test_a_source_is_not_at_second_hand_in_its_own_words() -> None:
    read = article(
        Told(
            "Ana Ruiz told us she hoped to win.",
            [
                Said(RUIZ, "told", ["she hoped to win"]),
                Said(RUIZ, "hoped", ["to win"], "hope", mention="she"),
            ],
        )
    )
    assert [held.second_hand for held in words.held(read)] == [False, False]
    assert sum(held.paraphrased for held in words.held(read)) == 4


def test_titles_and_words_as_words_are_not_quoted_speech() -> None:
    text = "Bo Lund said he had read “Tides”."
    content = Span(13, 32)
    made = Article(
        Document("a", "a", text, (Block("paragraph", Span(0, len(text))),)),
        (
            Sentence(
                Span(0, len(text)),
                "paragraph",
                0,
                Label("fact"),
                attributions=(Attribution(LUND, Span(0, 7), Span(8, 12), "say", "neutral", (content,)),),
            ),
        ),
        (Quotation(Span(25, 32), "title"),),
    )
    assert words.held(made) == [words.Held(0, 4)]


SPANS = st.tuples(st.integers(0, 80), st.integers(0, 30)).map(lambda p: Span(p[0], min(80, p[0] + p[1])))
SAYINGS = st.lists(
    st.tuples(st.sampled_from([RUIZ, LUND, BOARD, NOBODY]), SPANS, st.lists(SPANS, max_size=3)), max_size=8
)


@given(st.text("ab “”’.-", min_size=80, max_size=80), SAYINGS, st.lists(SPANS, max_size=4))
def test_every_attributed_word_is_held_once(text: str, sayings: list[tuple], quoted: list[Span]) -> None:  # type: ignore[type-arg]
    whole = Span(0, 80)
    found = tuple(Attribution(who, None, cue, "say", "neutral", tuple(parts)) for who, cue, parts in sayings)
    made = Article(
        Document("a", "a", text, (Block("paragraph", whole),)),
        (Sentence(whole, "paragraph", 0, Label("fact"), attributions=found),),
        tuple(Quotation(span) for span in quoted),
    )
    covered = {
        word.start
        for word in made.wording.words
        if word.is_word and any(c.start <= word.start < c.end for a in found for c in a.content)
    }
    held = words.held(made)
    assert len(held) == len(found)
    assert sum(each.quoted + each.paraphrased for each in held) == len(covered)
    in_marks = {at for at in covered if any(q.start <= at < q.end for q in quoted)}
    assert sum(each.quoted for each in held) == len(in_marks)
