"""What holds of the reading of any text whatever, in any format."""

from __future__ import annotations

import html
import io
import json
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audit import loading
from audit.article import Article
from audit.document import Document, Span
from audit.reading import reader

ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120)
PARTS = [
    "The pier is shut", "Ann Poe", " said", " according to ", "“", "”", '"', "'", "‘", "’", "«", "»", ".",
    ". ", "? ", "…", " ", "\n", "\n\n", "\r\n", "\r", "\u2028", "\x85", "\x0c", "\u200b", "\xad", "\ufeff",
    "# ", "> ", "- ", "1. ", "é", "e\u0301", "港", "👩\u200d🚒", "Dr. ", "U.S. ", "Published: 3 May 2026",
    "By Ann Poe", ": ", "— ", "$3m", "[1]", "(", ")", "<p>", "</p>", "<br>", "<q>", "</q>", "<h1>", "<li>",
    "&amp;", "&quot;", "&#8220;", "**", "_", "| a |", "|---|", "```", "![x](y)", "---\n", "genre: news\n",
]  # fmt: skip
COPY = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)
TEXTS = st.one_of(ANY, COPY)
LINE_END = re.compile(r"\r\n|\n|\r")
TEXT_FORMATS = ["a.txt", "a.md", "a.html"]


def documents(text: str) -> list[Document]:
    """The text as a file of each format that holds text as it is."""
    record = json.dumps({"text": text}).encode()
    found = [
        *(loading.from_text(text, path) for path in TEXT_FORMATS),
        *loading.from_bytes(record, "a.jsonl"),
    ]
    return [each for each in found if isinstance(each, Document)]


def word(paragraphs: list[str]) -> Document:
    docx = pytest.importorskip("docx")
    made: Any = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    stream = io.BytesIO()
    made.save(stream)
    (found,) = loading.from_bytes(stream.getvalue(), "a.docx")
    assert isinstance(found, Document)
    return found


def check(article: Article) -> None:
    """Every span lies in what holds it, in order."""
    document = article.document
    whole = Span(0, len(document.text))
    in_order([block.span for block in document.blocks], whole)
    for number, block in enumerate(document.blocks):
        inside = [s.span for s in article.sentences if s.paragraph == number]
        in_order(inside, block.span)
        assert inside
        assert (inside[0].start, inside[-1].end) == (block.span.start, block.span.end)
    quoted = [quotation.span for quotation in article.quotations]
    in_order(quoted, whole)
    assert all(any(span in block.span for block in document.blocks) for span in quoted)
    for sentence in article.sentences:
        assert 0 <= sentence.label.confidence <= 1
        in_order(sentence.editorial, sentence.span)
        for said in sentence.attributions:
            spans = [*said.content, *said.reach, *filter(None, (said.mention, said.cue))]
            assert all(span in whole for span in spans)
            assert all(document[span].strip() for span in spans)


def in_order(spans: list[Span] | tuple[Span, ...], whole: Span) -> None:
    at = whole.start
    for span in spans:
        assert at <= span.start < span.end <= whole.end
        at = span.end


@given(TEXTS)
@example("> a\n> \n>> “b.\n> c” — D e")
@example("“a. “b. “c.\n\n“d.\n\n“e.”")
def test_spans_are_nested_and_in_order(text: str) -> None:
    for document in documents(text):
        check(reader.read(document))


@given(st.lists(st.text(st.characters(exclude_categories=["C"]), max_size=40), max_size=4))
def test_they_are_in_a_word_file(paragraphs: list[str]) -> None:
    check(reader.read(word(["The pier is shut.", *paragraphs])))


@given(TEXTS)
def test_the_words_of_a_sentence_stand_at_its_place_in_the_file(text: str) -> None:
    for path in TEXT_FORMATS:
        document = loading.from_text(text, path)
        for sentence in reader.read(document).sentences:
            for at in (sentence.span.start, sentence.span.end - 1):
                place, origin = document.place(at), document.origin(at)
                ends = [0, *(end.end() for end in LINE_END.finditer(text, 0, origin))]
                assert (place.line, place.column) == (len(ends), origin - ends[-1] + 1)
                rest = text[origin:]
                written = rest[0] == document.text[at]
                assert written or (path != "a.txt" and resolves(rest, document.text[at]))


def resolves(rest: str, character: str) -> bool:
    """Whether markup stands for a character: an entity, or the quotation marks of <q>."""
    entity = html.unescape(rest[: rest.find(";") + 1]) if ";" in rest[:40] else html.unescape(rest[:12])
    return character in entity or rest.lower().startswith(("<q", "</q")) or character in "\ufffd \n"


@given(TEXTS.map(lambda text: text.replace("\r", "")))
def test_line_ends_make_no_difference(text: str) -> None:
    for path in TEXT_FORMATS:
        here, there = (
            reader.read(loading.from_text(text.replace("\n", end), path)) for end in ("\n", "\r\n")
        )
        assert shown(here) == shown(there)


def shown(article: Article) -> list[tuple[object, ...]]:
    """What was read, without places."""
    return [
        (
            article[sentence.span].replace("\r\n", "\n"),
            sentence.block,
            sentence.label.name,
            round(sentence.label.confidence, 6),
            [
                (a.source.name.replace("\r\n", "\n"), a.source.kind, a.cue_class)
                for a in sentence.attributions
            ],
        )
        for sentence in article.sentences
    ]
