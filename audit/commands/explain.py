"""``audit explain``: why a sentence has its label, and what the rules said of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from audit.commands._options import ENCODING, MODEL, RULES
from audit.errors import AuditError, FileError

if TYPE_CHECKING:
    from audit.document import Document
    from audit.report import Report

_TARGET = re.compile(r"(.+?):(\d{1,9})(?::(\d{1,9}))?", re.DOTALL)  # drafts/dam.md:12 or drafts/dam.md:12:40


def explain(
    target: Annotated[
        str,
        typer.Argument(metavar="FILE:LINE[:COLUMN]", help="A place in an article.", show_default=False),
    ],
    rules: RULES = None,
    doc: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Which article of a .jsonl file; lines count from 1 in its text."),
    ] = None,
    encoding: ENCODING = None,
    model: MODEL = None,
) -> None:
    """Explain how a sentence was read, and what each rule said of it.

    Shows every sentence on the line (or the one at the column): the words that decided its
    label, the sources and cues found in it, what was flagged, and which rules objected but
    kept silent, and why.
    """
    from audit import formats, packs, pipeline
    from audit.commands import _output

    path, line, column = _parsed(target)
    document = _document(path, doc, encoding)
    ruleset = packs.load(pipeline.pack_for(path, rules)).for_path(path)
    report = pipeline.audit_document(document, ruleset, model)
    explanations = pipeline.explain(report, ruleset, line, column)
    if not explanations:
        raise _nothing(report, line, column)
    text = formats.find("terminal", "explaining")(explanations, _output.view())
    _output.deliver(text, for_people=True)


def _parsed(target: str) -> tuple[str, int, int | None]:
    found = _TARGET.fullmatch(target)
    if not found:
        raise AuditError(f"{target}: say which line, as in draft.md:12")
    return found[1], int(found[2]), int(found[3]) if found[3] else None


def _document(path: str, doc: str | None, encoding: str | None) -> Document:
    from audit.commands._inputs import Inputs

    inputs = Inputs([path], path, encoding)
    documents = [each for each in inputs.documents() if doc in (None, each.name)]
    if len(documents) == 1:
        return documents[0]
    if documents:
        raise AuditError(f"{path}: holds {len(documents)} articles; say which with --doc {documents[0].name}")
    if inputs.unread and doc is None:
        raise typer.Exit(2)
    raise AuditError(f"{path}: no article has the id {doc!r}")


def _nothing(report: Report, line: int, column: int | None) -> FileError:
    """That no sentence stands there, and where the nearest does."""
    article = report.article
    where = f"line {line}" if column is None else f"line {line}, column {column}"
    lines = {article.document.place(sentence.span.start).line for sentence in article.sentences}
    near = min(lines, key=lambda each: (abs(each - line), each), default=None)
    hint = "" if near is None else f"; the nearest begins on line {near}"
    return FileError(report.path, f"no sentence stands on {where}{hint}")
