"""``audit explain``: why a sentence has its label, and what the rules said of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from audit.commands._options import ENCODING, MODEL, OUTPUT, RULES
from audit.errors import AuditError

if TYPE_CHECKING:
    from audit.document import Document

_WIDEST = 140
"""Parts and their voices stand side by side, and may be wider than prose."""
_TARGET = re.compile(r"(.+?):(\d{1,9})(?::(\d{1,9}))?", re.DOTALL)  # drafts/dam.md:12 or drafts/dam.md:12:40


def explain(
    target: Annotated[
        str,
        typer.Argument(metavar="FILE:LINE[:COLUMN]", help="A place in an article.", show_default=False),
    ],
    format: Annotated[  # noqa: A002
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help="terminal for people; json for programs."),
    ] = "terminal",
    output: OUTPUT = None,
    rules: RULES = None,
    doc: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Which article of a .jsonl file; lines count from 1 in its text."),
    ] = None,
    encoding: ENCODING = None,
    model: MODEL = None,
) -> None:
    """Explain how a sentence was read, and what each rule said of it.

    Shows every sentence on the line (or the one at the column): its label with the strongest
    reasons; its parts, whose voice each is in and where the writer judges; each attribution
    found, whom it means and how far it carries; cue words not taken, and why; what was
    flagged, and which rules objected but kept silent, and why.
    """
    from audit import formats, packs, pipeline
    from audit.commands import _output

    render = formats.find(format, "explaining")
    path, line, column = _parsed(target)
    document = _document(path, doc, encoding)
    ruleset = packs.load(pipeline.pack_for(path, rules)).for_path(path, document.metadata.genre)
    explanations = pipeline.explain(document, ruleset, line, column, model)
    _output.spare(output, [path])
    view = _output.view(to_file=bool(output), widest=_WIDEST)
    _output.deliver(render(explanations, view), output, for_people=format in _output.FOR_PEOPLE)


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
