"""The reader against passages marked by hand: where sentences end, and whose words are quoted."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from audit import loading
from audit.article import Quotation
from audit.reading import quotations, sentences
from tests import golden
from tests.golden import Article, Passage, Stretch

Spans = set[tuple[int, int]]


@cache
def passages() -> list[tuple[Passage, tuple[Quotation, ...]]]:
    """The passages, each with the quotations found in it."""
    return [(p, quotations.find(loading.from_text(p.text))) for p in golden.quotations()]


@cache
def articles() -> list[tuple[Article, Spans, Spans]]:
    """The articles, each with its sentences and those found in it."""
    answer = []
    for article in golden.sentences():
        document = loading.from_text(article.text)
        split = sentences.split(document, quotations.find(document))
        found = {(span.start, span.end) for spans in split for span in spans}
        wanted, given = (
            {golden.unnumbered(article.text, s) for s in part} for part in (article.sentences, found)
        )
        answer.append((article, wanted, given))
    return answer


def characters(spans: list[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def speech(found: tuple[Quotation, ...]) -> list[tuple[int, int]]:
    return [(q.span.start, q.span.end) for q in found if q.use in ("speech", "fragment")]


# --- the gold itself -------------------------------------------------------------------------------


def test_there_is_enough_to_measure_by() -> None:
    marked = [stretch for passage, _ in passages() for stretch in passage.stretches]
    assert len(passages()) >= 60
    assert len(marked) >= 400
    assert len(articles()) >= 40
    assert sum(len(article.sentences) for article, _, _ in articles()) >= 1500


def test_what_is_marked_as_quoted_has_marks_or_stands_in_a_block_or_lacks_one() -> None:
    bare = [
        (passage.name, passage.text[s.start : s.end])
        for passage, _ in passages()
        for s in passage.stretches
        if passage.text[s.start] not in "\"'“”‘’„‚«»‹›`"
        and not (passage.unpaired or passage.text[: s.start].endswith("> "))
    ]
    assert bare == []


def test_no_sentence_of_the_gold_has_space_around_it() -> None:
    loose = [a.name for a, _, _ in articles() for s, e in a.sentences if a.text[s:e] != a.text[s:e].strip()]
    assert loose == []


@pytest.mark.parametrize(
    ("marked", "text", "stretches", "unpaired"),
    [
        ("He said ⟦“no”⟧.\n", "He said “no”.\n", (Stretch(8, 12, "speech", False),), 0),
        ("unpaired: 1\n\n⟦+“No⟧\n", "“No\n", (Stretch(0, 3, "speech", True),), 1),
        ("The ⟪title:‘Owl’⟫ sank.\n", "The ‘Owl’ sank.\n", (Stretch(4, 9, "title", False),), 0),
    ],
)
def test_the_notation(
    marked: str,
    text: str,
    stretches: tuple[Stretch, ...],
    unpaired: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("gold") / "a.txt"
    path.write_text(marked, encoding="utf-8")
    assert golden.passage(path) == Passage("a", text, stretches, unpaired)


# --- whose words -----------------------------------------------------------------------------------


def test_characters_inside_direct_speech() -> None:
    wanted = given = right = 0
    for passage, found in passages():
        gold = characters([(s.start, s.end) for s in passage.stretches if s.kind == "speech"])
        ours = characters(speech(found))
        wanted, given, right = wanted + len(gold), given + len(ours), right + len(gold & ours)
    assert golden.f1(wanted, given, right) >= 0.99


def test_stretches_of_speech_with_both_ends_and_whether_they_go_on_from_above() -> None:
    wanted = given = right = 0
    for passage, found in passages():
        gold = {(s.start, s.end, s.continued) for s in passage.stretches if s.kind == "speech"}
        ours = {(q.span.start, q.span.end, q.continued) for q in found if q.use in ("speech", "fragment")}
        wanted, given, right = wanted + len(gold), given + len(ours), right + len(gold & ours)
    assert golden.f1(wanted, given, right) >= 0.97


def test_every_mark_without_a_partner_is_reported_and_no_other() -> None:
    wrong = {
        passage.name: [passage.text[q.span.start : q.span.end] for q in found if not q.certain]
        for passage, found in passages()
        if sum(not q.certain for q in found) != passage.unpaired
    }
    assert wrong == {}


def test_titles_words_as_words_and_nicknames_are_told_from_speech() -> None:
    """Of what is quoted and not said, nearly all titles and nicknames, and most words as words."""
    told: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for passage, found in passages():
        uses = {(q.span.start, q.span.end): q.use for q in found}
        for s in passage.stretches:
            every[s.kind] += 1
            told[s.kind] += uses.get((s.start, s.end)) in ("title", "term")
    assert told["title"] >= 0.9 * every["title"]
    assert told["nickname"] >= 0.9 * every["nickname"]
    assert told["term"] >= 0.7 * every["term"]
    assert told["speech"] <= 0.01 * every["speech"]


# --- where sentences end ---------------------------------------------------------------------------


def test_sentences_with_both_ends() -> None:
    wanted = sum(len(gold) for _, gold, _ in articles())
    given = sum(len(ours) for _, _, ours in articles())
    right = sum(len(gold & ours) for _, gold, ours in articles())
    assert golden.f1(wanted, given, right) >= 0.99


def test_ends_of_sentences() -> None:
    parts = [(golden.ends(gold), golden.ends(ours)) for _, gold, ours in articles()]
    wanted, given, right = (
        sum(len(part) for part in column)
        for column in ([g for g, _ in parts], [o for _, o in parts], [g & o for g, o in parts])
    )
    assert golden.f1(wanted, given, right) >= 0.99
