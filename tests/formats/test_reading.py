"""How an article was read, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from audit import cli, loading
from audit.article import Article, Quotation, Source
from audit.document import Span
from audit.formats import View, find
from tests.formats.made import Expect

terminal, jsonl, text = (find(name, "reading") for name in ("terminal", "jsonl", "text"))


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
    assert "line 10: a quotation mark has no partner" in terminal([article], View(100))
    word = replace(article, document=replace(article.document, unit="paragraph", omitted=("2 footnotes",)))
    shown = terminal([word], View(100))
    assert "paragraph 10: a quotation mark has no partner" in shown
    assert "Left out  2 footnotes" in shown


def test_of_very_many_doubts_the_first_are_named(article: Article) -> None:
    doubtful = [Quotation(Span(at, at + 1), certain=False) for at in range(100)]
    shown = terminal([replace(article, quotations=tuple(doubtful))], View(100))
    assert shown.count("has no partner") == 20
    assert "and 80 more" in shown


def test_a_label_that_is_hardly_sure_stands_out(article: Article) -> None:
    first, *rest = article.sentences
    doubtful = replace(first, label=replace(first.label, confidence=0.5))
    shown = terminal([replace(article, sentences=(doubtful, *rest))], View(100, colour=True))
    assert "\x1b[33m 50%" in shown
    assert "\x1b[33m" not in terminal([article], View(100, colour=True))


def test_a_line_is_numbered_once(article: Article) -> None:
    numbers = [line[:5].strip() for line in terminal([article], View(100)).splitlines()[3:-2]]
    numbers = [number for number in numbers if number.isdigit()]
    assert numbers == sorted(set(numbers), key=int)


def test_who_speaks_is_named_beside_words_whose_cue_stands_elsewhere(article: Article) -> None:
    first, second, third, *rest = article.sentences
    below = replace(second.attributions[0], content=(third.span,))
    above = replace(second.attributions[0], content=(first.span,))
    for attribution, words in ((below, "still The board"), (above, "The board, below")):
        made = replace(article, sentences=(first, replace(second, attributions=(attribution,)), third, *rest))
        assert words in terminal([made], View(110))


# --- the prose that was understood -----------------------------------------------------------------


def prose(source: str, path: str) -> str:
    return text([loading.from_text(source, path)], View())


def test_the_prose_has_what_was_read_and_nothing_else() -> None:
    page = (
        "<nav>Home</nav><h1>Pier shut</h1><p>It is <b>not</b> safe &amp;\nsound.<ul><li>Rust</ul>"
        "<blockquote>It was checked.</blockquote><aside>Buy!</aside>"
    )
    assert prose(page, "a.html") == "# Pier shut\n\nIt is not safe & sound.\n\n- Rust\n\n> It was checked.\n"


def test_the_prose_read_again_gives_the_same_blocks() -> None:
    source = (
        "# Pier shut\n\nThe pier was shut on Friday after an inspection found cracks in\nfour piles.\n\n"
        "> The lift was checked in March by two men from the town, and it\n"
        "> was found to be safe.\n\n- Rust\n- Rot\n"
    )
    once = prose(source, "a.txt")
    assert "town, and it was found to be safe." in once
    assert prose(once, "a.txt") == once


def test_several_articles_are_parted_by_their_names(article: Article) -> None:
    shown = text([article.document, article.document], View())
    assert shown.count("==> draft.md <==\n\n# Harbour board clears itself\n\n") == 2
    record = replace(article.document, path="a.jsonl", name="ferry")
    assert "\n==> a.jsonl (ferry) <==\n" in text([article.document, record], View())


def test_nothing_is_weighed_for_the_prose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object, **__: object) -> None:
        raise AssertionError("an article was read")

    path = tmp_path / "a.txt"
    path.write_text("The pier is shut.\n", encoding="utf-8")
    monkeypatch.setattr("audit.reading.reader.read", read)
    assert CliRunner().invoke(cli.app, ["read", str(path), "--as", "text"]).stdout == "The pier is shut.\n"


def test_the_prose_cannot_steer_a_terminal() -> None:
    assert prose("The pier\x1b[31m is shut.\n", "a.txt") == "The pier␛[31m is shut.\n"


def test_words_that_reach_on_are_shown(article: Article) -> None:
    first, second, third, *rest = article.sentences
    far = replace(second, attributions=(replace(second.attributions[0], reach=(third.span,)),))
    text = terminal([replace(article, sentences=(first, far, third, *rest))], View(80))
    assert "still The board" in text


@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 110])
def test_no_line_is_wider_than_the_screen(article: Article, width: int) -> None:
    assert max(cell_len(line) for line in terminal([article], View(width)).splitlines()) <= width
