"""A report made by hand, so that formats are tested without reader and rules."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from audit import marked
from audit import record as records
from audit.article import Article, Label, Quotation, Reason, Sentence
from audit.record import Record
from audit.report import Report
from tests.formats.made import TEXT, Expect, attributed, find, finding

EXPECTED = Path(__file__).parent.parent / "expected"


@pytest.fixture
def expect() -> Expect:
    """Compare a text with a file in ``expected``, or write the file if AUDIT_REWRITE is set."""

    def compare(name: str, text: str) -> None:
        path = EXPECTED / name
        if os.environ.get("AUDIT_REWRITE"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_bytes().decode("utf-8")

    return compare


@pytest.fixture
def article() -> Article:
    """Six sentences, two sources, one judgement, one quotation mark without a partner."""
    text = marked.read(TEXT, "draft.md")
    document = text.document
    reasons = (Reason("the writer's words judge", 1.9), Reason("a number", -0.6))
    blocks = list(document.blocks)
    sentences = []
    for span, label in text.pins:
        number = next(n for n, block in enumerate(blocks) if span in block.span)
        sentences.append(Sentence(span, blocks[number].kind, number, Label(label, 0.9, reasons)))
    board = attributed(document.text, "The board", "organisation", "said", "it had “followed procedure”")
    two = attributed(document.text, "Two officials", "anonymous", "said", "the harbour master had “refuted”")
    judged = find(document.text, "a predictable illustration of systematic shortcomings")
    return Article(
        document=document,
        sentences=(
            sentences[0],
            replace(sentences[1], attributions=(board,)),
            replace(sentences[2], editorial=(judged,), triggers=frozenset({"blame"})),
            sentences[3],
            replace(sentences[4], attributions=(two,)),
            sentences[5],
        ),
        quotations=(
            Quotation(find(document.text, "“followed procedure”")),
            Quotation(find(document.text, "“refuted”"), use="fragment", certain=False),
        ),
    )


@pytest.fixture
def report(article: Article) -> Report:
    """Findings of all severities: overlapping, in one sentence, and about the whole article."""
    judged = "a predictable illustration of systematic shortcomings"
    findings = (
        finding(article, "STR005", "info", "", "The draft names no author."),
        finding(article, "EDI001", "warning", judged, f"“{judged}” is the writer's judgement."),
        finding(article, "EDI002", "info", "predictable", "A word that judges."),
        finding(article, "EDI002", "info", "systematic", "A word that judges."),
        finding(article, "VRB004", "error", "“refuted”", "“refuted” says that the argument was won."),
    )
    return Report(article, (), findings)


@pytest.fixture
def record(report: Report) -> Record:
    """The same as plain data."""
    return records.of(report)
