"""How an article was read, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from rich.cells import cell_len

from audit.article import Article, Source
from audit.formats import View, find
from tests.formats.made import Expect

terminal, jsonl = find("terminal", "reading"), find("jsonl", "reading")


@pytest.mark.parametrize("width", [80, 110])
def test_plain(article: Article, expect: Expect, width: int) -> None:
    expect(f"read-{width}.txt", terminal([article], View(width)))


def test_colour(article: Article, expect: Expect) -> None:
    expect("read-colour.txt", terminal([article], View(110, colour=True)))


def test_sentences_a_line(article: Article, expect: Expect) -> None:
    expect("read.jsonl", jsonl([article], View()))


def test_sentences_are_as_the_wire_format_says(article: Article) -> None:
    first, second, *_ = [json.loads(line) for line in jsonl([article], View()).splitlines()]
    assert list(first) == [
        "path", "doc", "start", "end", "line", "column", "text", "block", "label", "confidence", "editorial",
        "attributions",
    ]  # fmt: skip
    (attribution,) = second["attributions"]
    assert list(attribution) == ["source", "cue", "content", "kind", "name", "cue_class"]


def test_what_is_missing_is_null(article: Article) -> None:
    sentence = article.sentences[1]
    nobody = replace(sentence.attributions[0], mention=None, cue=None, source=Source("", "none", "agentless"))
    alone = replace(article, sentences=(replace(sentence, attributions=(nobody,)),))
    (attribution,) = json.loads(jsonl([alone], View()))["attributions"]
    assert attribution["source"] is None
    assert attribution["cue"] is None
    assert "nobody (none), runs on" in " ".join(terminal([alone], View(80)).split())


def test_what_was_not_settled_is_said(article: Article) -> None:
    text = terminal([article], View(100))
    assert "line 10: a quotation mark has no partner" in text


def test_words_that_reach_on_are_shown(article: Article) -> None:
    first, second, third, *rest = article.sentences
    far = replace(second, attributions=(replace(second.attributions[0], reach=(third.span,)),))
    text = terminal([replace(article, sentences=(first, far, third, *rest))], View(80))
    assert "still The board" in text


@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 110])
def test_no_line_is_wider_than_the_screen(article: Article, width: int) -> None:
    assert max(cell_len(line) for line in terminal([article], View(width)).splitlines()) <= width
