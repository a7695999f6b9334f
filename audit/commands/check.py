"""``audit check``: what an editor should look at before an article runs."""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import Annotated, Literal

import typer

from audit.commands._options import ENCODING, MODEL, OUTPUT, PATHS, RULES, STDIN_FILENAME

FailOn = Literal["error", "warning", "info", "never"]


def check(
    paths: PATHS,
    format: Annotated[  # noqa: A002
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="terminal and markdown for people; jsonl (a finding a line) and json for programs.",
        ),
    ] = "terminal",
    output: OUTPUT = None,
    rules: RULES = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="The mildest finding that makes the exit code 1.", show_choices=True)
    ] = "error",
    stdin_filename: STDIN_FILENAME = "standard-input.txt",
    encoding: ENCODING = None,
    model: MODEL = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            metavar="SHARE",
            help="How sure a label must be (0 to 1) for a rule that rests on it; else as the pack says.",
            show_default=False,
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print no report; the exit code says it all.")
    ] = False,
    timing: Annotated[
        bool, typer.Option("--timing", help="Print what each kind of check took, on standard error.")
    ] = False,
) -> None:
    """Audit articles: say what an editor should look at.

    \b
      audit check draft.md
      audit check drafts/ --fail-on warning --format markdown --output report.md
      cat draft.txt | audit check - --format jsonl

    Exit code 0: nothing as grave as --fail-on was found. 1: something was. 2: it could not
    be done, or not every article could be read.
    """  # noqa: D301
    from audit import formats, pipeline, record, run
    from audit.commands import _output
    from audit.commands._inputs import Inputs
    from audit.gates import exit_code
    from audit.timing import Timer

    render = formats.find(format)
    inputs = Inputs(paths, stdin_filename, encoding)
    timer = Timer() if timing else None
    audited = pipeline.audit_documents(inputs.documents(), rules, model, min_confidence, timer)
    reports = list(audited)
    characters = sum(len(report.article.document.text) for report in reports)
    # Decisions, changed text, masked names: each a step (see run.Step), in this order.
    steps: list[run.Step] = []
    records = tuple(run.through(steps, map(record.of, reports)))
    threshold = None if fail_on == "never" else fail_on
    if output or not quiet:
        view = replace(
            _output.view(to_file=bool(output)),
            fail_on=threshold,
            unread=tuple(inputs.unread),
            again=f" --rules {shlex.quote(rules)}" if rules else "",
            piped=stdin_filename if "-" in paths else "",
        )
        _output.spare(output, [each.path for each in records])
        _output.deliver(render(records, view), output, for_people=format in _output.FOR_PEOPLE)
    if timer:
        from audit.formats import _timing

        typer.echo(_timing.table(timer, characters), err=True, nl=False)
    raise typer.Exit(exit_code(records, threshold, unread=bool(inputs.unread)))
