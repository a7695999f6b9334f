"""The report for pull requests and editors: nothing in a text may break it, link or notify."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from audit import record as records
from audit.article import Article, Label, Sentence
from audit.document import Block, Document, Span
from audit.errors import FileError
from audit.formats import View, _template, find
from audit.record import Record
from audit.report import Report
from tests.formats.made import Expect, finding

render = find("markdown")
parser = MarkdownIt("gfm-like", {"linkify": False, "html": False})

awkward = st.text(st.sampled_from("ab1 *_`[]()<>#+-.!|~&\\\n\"“”:/@$={}^'é"), max_size=30)


def shown(markdown: str) -> str:
    """The words that a reader of the Markdown sees."""
    words: list[str] = []
    for token in parser.parse(markdown):
        for child in token.children or []:
            words.append(" " if child.type == "softbreak" else child.content)
    return "".join(words)


def one_line(text: str) -> str:
    return " ".join(text.split())


def report_on(text: str, start: int, end: int) -> Record:
    span = Span(0, len(text))
    document = Document("a.txt", "a.txt", text, (Block("paragraph", span),))
    article = Article(document, (Sentence(span, "paragraph", 0, Label("fact")),))
    flagged = replace(finding(article, "ABC001", "error", text[:1], "Look."), span=Span(start, end))
    return records.of(Report(article, (), (flagged,)))


def test_whole(record: Record, expect: Expect) -> None:
    clean = replace(record, path="clean.txt", name="clean.txt", headline="", findings=())
    expect("check.md", render([record, clean], View()))


@given(awkward)
@settings(max_examples=150, deadline=None)
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    assert shown(_template.markdown(text)).replace("\u2060", "") == one_line(text)


@given(awkward)
@settings(max_examples=150, deadline=None)
def test_escaped_text_is_one_paragraph_without_marks(text: str) -> None:
    tokens = parser.parse(f"> {_template.markdown(text)}")
    kinds = {token.type for token in tokens} | {c.type for t in tokens for c in t.children or []}
    plain = {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}
    assert kinds <= plain | {"blockquote_open", "blockquote_close"}


@given(awkward.filter(str.strip), st.data())
@settings(max_examples=150, deadline=None)
def test_flagged_words_are_bold_whatever_stands_around_them(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    markdown = render([report_on(text, start, end)], View())
    quoted = next(line for line in markdown.splitlines() if line.startswith("> ")) if text.strip() else ""
    marked = MarkdownIt("gfm-like", {"linkify": False, "html": True}).renderInline(quoted[2:])
    marked = unescape(marked.replace("<b>", "<strong>").replace("</b>", "</strong>")).replace("\u2060", "")
    bold = one_line(text[start:end])
    assert not bold or f"<strong>{bold}</strong>" in one_line(marked)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("@anna wrote", "\\@\u2060anna wrote"),
        ("see #12", "see #\u206012"),
        ("https://example.org", "https\\://example.org"),
        ("www.example.org", "www\\.example.org"),
        ("a@b.example", "a\\@\u2060b.example"),
    ],
)
def test_nobody_is_notified_and_nothing_linked(text: str, escaped: str) -> None:
    assert _template.markdown(text) == escaped


def test_a_name_with_a_pipe_does_not_break_a_table(record: Record) -> None:
    text = render([replace(record, path="a|b.md", name="a|b.md", findings=())], View())
    assert "a\\|b.md" in text


def test_a_wrong_template_is_one_line(tmp_path: Path) -> None:
    template = tmp_path / "own.md.j2"
    template.write_text("{{ records }}\n{% for %}\n", encoding="utf-8")
    with pytest.raises(FileError, match=r"own.md.j2:2: "):
        _template.render(template, [], View())
    template.write_text("{{ nothing.here }}", encoding="utf-8")
    with pytest.raises(FileError, match=r"'nothing' is undefined"):
        _template.render(template, [], View())


def test_templates_reach_nothing_but_the_records(tmp_path: Path, record: Record) -> None:
    template = tmp_path / "own.md.j2"
    template.write_text("{{ records.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(FileError, match="unsafe"):
        _template.render(template, [record], View())


def test_html_templates_are_escaped(tmp_path: Path) -> None:
    template = tmp_path / "own.html.j2"
    template.write_text(
        "{% for r in records %}{{ r.name }} {{ r.passages[0] | marked }}{% endfor %}", encoding="utf-8"
    )
    text = _template.render(template, [report_on("<script> & so", 0, 8)], View())
    assert text == 'a.txt <mark class="error">&lt;script&gt;</mark> &amp; so'


def test_the_summary_of_a_job(record: Record, expect: Expect) -> None:
    clean = replace(record, path="clean.txt", name="clean.txt", findings=())
    text = find("github-summary")([clean, record], View(unread=(FileError("b.txt", "has no text"),)))
    expect("check.summary.md", text)


def test_the_summary_of_a_large_job_fits(record: Record) -> None:
    many = [replace(record, path=f"{number}.md", findings=record.findings * 20) for number in range(500)]
    text = find("github-summary")(many, View())
    assert len(text.encode("utf-8")) < 1_000_000
    assert "… and 300 articles more with findings." in text
