"""``audit explain``: why a sentence has its label, and what the rules said of it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audit.blame import nearest
from audit.commands._options import ENCODING, MODEL, OUTPUT, RULES, STDIN_FILENAME
from audit.commands._settled import DECISIONS, TODAY
from audit.errors import AuditError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.commands._inputs import Inputs
    from audit.document import Document
    from audit.report import Explanation

_WIDEST = 140
"""Parts and their voices stand side by side, and may be wider than prose."""
_TARGET = re.compile(r"(.+?):(\d{1,9})(?::(\d{1,9}))?", re.DOTALL)  # drafts/dam.md:12 or drafts/dam.md:12:40


def explain(
    target: Annotated[
        str,
        typer.Argument(
            metavar="FILE:LINE[:COLUMN]",
            help="A place in an article; -:LINE in standard input. In a .jsonl file the line is the record.",
            show_default=False,
        ),
    ],
    format: Annotated[  # noqa: A002
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help="terminal for people; json for programs."),
    ] = "terminal",
    output: OUTPUT = None,
    rules: RULES = None,
    doc: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Which article of a .jsonl file; LINE and COLUMN then count from 1 in its text.",
            show_default=False,
        ),
    ] = None,
    stdin_filename: STDIN_FILENAME = "standard-input.txt",
    encoding: ENCODING = None,
    model: MODEL = None,
    decisions: DECISIONS = None,
    today: TODAY = None,
) -> None:
    """Explain how a sentence was read, and what each rule said of it.

    Shows every sentence on the line (or the one at the column): its label with the strongest
    reasons; its parts, whose voice each is in and where the writer judges; each attribution
    found, whom it means and how far it carries; cue words not taken, and why; what was
    flagged, what of it has been settled, by whom and why; and which rules objected but kept
    silent, and why.
    """
    from audit import formats, packs, paths, pipeline
    from audit.commands import _output
    from audit.commands._inputs import Inputs

    render = formats.find(format, "explaining")
    path, line, column = _parsed(target)
    inputs = Inputs([path], stdin_filename, encoding)
    document = _chosen(list(inputs.documents(telling=False)), inputs, doc, line)
    inputs.tell(document)
    whole = document.row > 0 and doc is None
    if whole and column is not None:
        how = f"--doc {document.name} says which, and LINE:COLUMN counts in its text"
        raise AuditError(
            f"{target}: a column is a place in an article, and a line of this file is one; {how}"
        )
    ruleset = packs.load(paths.pack_for(document.path, rules))
    ruleset = ruleset.for_path(document.path, document.metadata.genre)
    explanations = pipeline.explain(document, ruleset, None if whole else line, column, model)
    explanations = _settled(explanations, path, decisions, today)
    _output.spare([output], [path])
    view = _output.view(to_file=bool(output), widest=_WIDEST)
    _output.deliver(render(explanations, view), output, for_people=format in _output.FOR_PEOPLE)
    if inputs.unread:
        raise typer.Exit(2)


def _settled(
    explanations: Sequence[Explanation], path: str, decisions: Path | None, today: str | None
) -> list[Explanation]:
    """The same with what somebody has settled set apart, as ``audit check`` knows it."""
    from audit import record
    from audit.commands._choices import settings_for
    from audit.commands._settled import day, decisions_file
    from audit.settling import Settling

    settling = Settling(day(today), decisions_file(decisions, settings_for([path])))
    (known,) = settling(iter([record.of(explanations[0].report)]))
    return [
        replace(
            each,
            findings=tuple(f for f in known.findings if f.span.overlaps(each.sentence.span)),
            settled=tuple(s for s in known.settled if s.finding.span.overlaps(each.sentence.span)),
        )
        for each in explanations
    ]


def _parsed(target: str) -> tuple[str, int, int | None]:
    found = _TARGET.fullmatch(target)
    if not found:
        raise AuditError(f"{target}: say which line, as in draft.md:12")
    return found[1], int(found[2]), int(found[3]) if found[3] else None


def _chosen(documents: Sequence[Document], inputs: Inputs, doc: str | None, line: int) -> Document:
    """The article that is meant: by its id, or of JSON records the one on the line."""
    if doc is not None:
        found = [each for each in documents if each.name == doc]
    else:
        found = [each for each in documents if each.row in (0, line)]
    if len(found) == 1:
        return found[0]
    refused = {each.line for each in inputs.unread}
    if not documents or (doc is None and line in refused):
        raise typer.Exit(2)  # and why has been said
    path, names = documents[0].path, [each.name for each in documents]
    if doc is None:
        near = min((each.row for each in documents), key=lambda row: (abs(row - line), row))
        raise AuditError(f"{path}: no article stands on line {line}; the nearest stands on line {near}")
    if found:
        rows = ", ".join(str(each.row) for each in found)
        raise AuditError(
            f"{path}: the articles on lines {rows} all have the id “{doc}”; name the line instead"
        )
    raise AuditError(f"{path}: no article has the id “{doc}”{nearest(doc, names)}")
