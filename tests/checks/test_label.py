"""Sentences with a label, where it is sure enough."""

from __future__ import annotations

from dataclasses import replace

from audit.article import Article, Label
from tests.build import article, flagged, values


def unsure(read: Article, confidence: float) -> Article:
    labels = (replace(s, label=Label(s.label.name, confidence)) for s in read.sentences)
    return replace(read, sentences=tuple(labels))


def test_only_the_label_meant() -> None:
    text = "[editorial] How dull. [fact] It rained. [attribution] “It rained,” said Ann Poe."
    assert flagged("label", text, label="editorial") == ["How dull."]


def test_confidence() -> None:
    read = article("[editorial] How dull.")
    assert flagged("label", unsure(read, 0.7), label="editorial") == ["How dull."]
    assert flagged("label", unsure(read, 0.69), label="editorial") == []


def test_where_there_is_much_of_it_it_is_for_another_check_to_say() -> None:
    dull = "[editorial] How dull. "
    few, many = "[fact] It rained. " + dull, "[fact] It rained. " + dull * 5
    assert flagged("label", few, label="editorial", most_share=0.3) == ["How dull."]
    assert flagged("label", many, label="editorial", most_share=0.3) == []
    assert len(flagged("label", many, label="editorial", most_share=0.9)) == 5


def test_a_sentence_that_cites_somebody_may_be_let_pass() -> None:
    text = "[editorial] How dull, Ole Ruud said, and how true."
    assert len(flagged("label", text, label="editorial")) == 1
    assert flagged("label", text, label="editorial", unless_sourced=True) == []


def test_the_message_gives_the_words_that_judge() -> None:
    read = article("[editorial] The ferry, a disgrace, left.")
    judged = replace(read.sentences[0], editorial=(replace(read.sentences[0].span, start=11, end=21),))
    read = replace(read, sentences=(judged,))
    assert values("label", read, label="editorial") == [{"judgement": "a disgrace"}]
