"""``audit sources``: who is heard in articles, how much, and how they are introduced."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from audit.commands._choices import Choices, settings_for
from audit.commands._options import ENCODING, MODEL, OUTPUT, PATHS, STDIN_FILENAME

_WIDEST = 140
"""A table may be wider than prose."""


def sources(
    paths: PATHS,
    format: Annotated[  # noqa: A002
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="terminal and markdown for people; csv (one source a row) for a spreadsheet; json.",
        ),
    ] = "terminal",
    output: OUTPUT = None,
    stdin_filename: STDIN_FILENAME = "standard-input.txt",
    encoding: ENCODING = None,
    model: MODEL = None,
) -> None:
    """Show who is heard in articles: one row a source, and whose words they are.

    For each source its role, how often it is cited, its words in quotation marks and in
    paraphrase, and the verbs that introduce them; then who is not named, and why; then
    whose verbs take sides. Of several articles, each, and all of them together.

    \b
      audit sources draft.md
      audit sources drafts/ --format csv --output sources.csv
    """  # noqa: D301
    from audit import formats
    from audit.commands import _output
    from audit.commands._inputs import Inputs
    from audit.reading import model as models
    from audit.reading import reader
    from audit.sourcing import ledger

    render = formats.find(format, "sourcing")
    inputs = Inputs(paths, stdin_filename, encoding, Choices(settings_for(paths)).files)
    weights = models.load(model) if model else None
    ledgers = [ledger.read(reader.read(document, using=weights)) for document in inputs.documents()]
    view = _output.view(to_file=bool(output), widest=_WIDEST)
    _output.spare([output], [each.path for each in ledgers])
    view = replace(view, unread=tuple(inputs.unread))
    _output.deliver(render(ledgers, view), output, for_people=format in _output.FOR_PEOPLE)
    if inputs.unread:
        raise typer.Exit(2)
