"""The report for people, on screens of all kinds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from audit import record as records
from audit.article import Article, Label, Sentence
from audit.document import Block, Document, Span
from audit.errors import FileError
from audit.formats import View, find
from audit.record import Record
from audit.report import Report
from tests.formats.made import Expect, finding

render = find("terminal")


def of_text(text: str, words: str = "") -> Record:
    """A report on one sentence, with one finding about some of its words."""
    span = Span(0, len(text))
    document = Document("a.txt", "a.txt", text, (Block("paragraph", span),))
    article = Article(document, (Sentence(span, "paragraph", 0, Label("fact")),))
    return records.of(Report(article, (), (finding(article, "ABC001", "warning", words or text, "Look."),)))


@pytest.mark.parametrize("width", [80, 110])
def test_plain(record: Record, expect: Expect, width: int) -> None:
    expect(f"check-{width}.txt", render([record], View(width)))


def test_colour(record: Record, expect: Expect) -> None:
    expect("check-colour.txt", render([record], View(90, colour=True)))


def test_ascii(record: Record, expect: Expect) -> None:
    text = render([record], View(80, ascii=True))
    expect("check-ascii.txt", text)
    assert text.isascii()


@pytest.mark.parametrize("width", [20, 33, 40, 61, 80, 100])
def test_no_line_but_a_command_is_wider_than_the_screen(record: Record, width: int) -> None:
    lines = render([record, replace(record, findings=())], View(width)).splitlines()
    text = [line for line in lines if not line.startswith(("audit ", "Exit code"))]
    assert max(cell_len(line) for line in text) <= max(width, 40)


def test_a_long_command_can_be_copied(record: Record) -> None:
    path = "drafts/" * 20 + "draft.md"
    moved = replace(record, path=path, name=path)
    assert f"\naudit explain {path}:10\n" in render([moved], View(80))


def test_plain_output_steers_nothing(record: Record) -> None:
    assert "\x1b" not in render([record], View(80))


def test_each_sentence_is_shown_once(record: Record) -> None:
    assert render([record], View(200)).count("runs to two pages") == 1


def test_findings_of_one_rule_share_their_fix(record: Record) -> None:
    text = render([record], View(100))
    assert text.count("EDI002 name-of-edi002") == 1
    assert "“predictable”: A word that judges." in text
    assert "“systematic”: A word that judges." in text


def test_wide_characters_are_underlined_where_they_stand() -> None:
    lines = render([of_text("The 港務局 said no.", "said")], View(60)).splitlines()
    at = next(number for number, line in enumerate(lines) if "港務局" in line)
    assert lines[at + 1].index("^") == cell_len(lines[at][: lines[at].index("said")])
    assert lines[at + 1].count("^") == 4


def test_combining_characters_take_no_room() -> None:
    lines = render([of_text("A cafe\u0301 shut.", "shut")], View(60)).splitlines()
    at = next(number for number, line in enumerate(lines) if "shut." in line)
    assert lines[at + 1].index("^") == cell_len(lines[at][: lines[at].index("shut")])


def test_right_to_left_text_is_left_as_it_is() -> None:
    assert "أغلق المجلس" in render([of_text("أغلق المجلس الميناء.")], View(60, colour=True))


@pytest.mark.parametrize(
    "evil", ["\x1b[31mred\x1b[0m", "\x9b31m", "\x1b]0;title\x07", "\u202eevil", "a\x08b", "\r\nnew", "\x85"]
)
def test_what_a_text_holds_cannot_steer_the_terminal(evil: str) -> None:
    hostile = of_text(f"The board {evil} said.")
    text = render([replace(hostile, path=evil, name=evil)], View(80))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_brackets_are_text(record: Record) -> None:
    assert "[/red]" in render([of_text("A [red]sale[/red] sign [link=x]hung[/link].")], View(80, colour=True))


def test_half_a_surrogate_pair_can_be_written() -> None:
    render([of_text("A \ud800 mark.")], View(80)).encode("utf-8")


def test_a_very_long_sentence_is_shortened_around_what_is_flagged() -> None:
    text = render([of_text("word " * 20_000 + "damning " + "word " * 20_000, "damning")], View(80))
    assert len(text) < 2_000
    assert "damning" in text
    assert text.count("[…]") == 2


def test_a_very_long_finding_is_shortened() -> None:
    text = render([of_text("word " * 20_000)], View(80))
    assert len(text) < 2_000
    assert text.count("[…]") == 1


def test_clean_articles_among_others_take_a_line(record: Record) -> None:
    clean = replace(record, path="clean.txt", name="clean.txt", findings=())
    lines = render([record, clean], View(100)).splitlines()
    assert [line for line in lines if "clean.txt" in line] == [
        "✔ clean.txt  nothing found (6 sentences: 40% fact, 40% attribution, 20% editorial)"
    ]


@pytest.mark.parametrize(
    ("view", "last"),
    [
        (View(100), "Exit code 1 .* 1 error .--fail-on error."),
        (View(100, fail_on="warning"), "Exit code 1 .* 2 errors or warnings .--fail-on warning."),
        (View(100, fail_on="info"), "Exit code 1 .* 5 findings .--fail-on info."),
        (View(100, fail_on=None), "Exit code 0 .* findings never change it .--fail-on never."),
        (View(100, unread=(FileError("b.txt", "no"),)), "Exit code 2 .* 1 text could not be read"),
    ],
)
def test_the_last_lines_say_what_decided(record: Record, view: View, last: str) -> None:
    assert re.search(last, render([record], view))


def test_nothing_found_is_said(record: Record) -> None:
    text = render([replace(record, findings=())], View(100))
    assert "Nothing found in 1 article" in text
    assert "Exit code 0  0 errors (--fail-on error)" in text
    assert "audit explain" not in text


def test_what_to_do_next_is_about_the_gravest(record: Record) -> None:
    text = render([record], View(100, again=" --rules own.yml"))
    assert "audit explain draft.md:10 --rules own.yml  " in text
    assert "audit rules VRB004 --rules own.yml  " in text


def test_standard_input_cannot_be_explained_again(record: Record) -> None:
    assert "audit explain" not in render([record], View(100, piped="draft.md"))


def test_nothing_asserted(record: Record) -> None:
    nothing = dict.fromkeys(record.labels, 0)
    empty = replace(record, labels=nothing, findings=())
    assert "no sentence asserts anything" in render([empty], View(100))


def test_no_articles_no_text() -> None:
    assert render([], View(100)) == ""
