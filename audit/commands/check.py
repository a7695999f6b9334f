"""``audit check``: what an editor should look at before an article runs."""

from __future__ import annotations

from math import isfinite
from pathlib import Path
from typing import Annotated, Literal

import typer

from audit.commands._choices import Choices, FailOn, settings_for
from audit.commands._options import ENCODING, MODEL, PATHS_OR_CHANGES, RULES, STDIN_FILENAME
from audit.commands._settled import DECISIONS, TODAY, Unused
from audit.commands._voice import Voice
from audit.errors import AuditError


def check(
    paths: PATHS_OR_CHANGES = None,
    format: Annotated[  # noqa: A002
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="terminal, if nothing is said, and markdown for people; jsonl, json, sarif … for programs.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="[FORMAT:]FILE",
            help="Write a report here, all of it or nothing; several may be asked for. - is standard output.",
            show_default=False,
        ),
    ] = None,
    rules: RULES = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            help="The mildest finding that makes the exit code 1; error, if nothing else is said.",
            show_default=False,
        ),
    ] = None,
    max: Annotated[  # noqa: A002
        int | None,
        typer.Option(min=0, metavar="N", help="How many findings there may be at all.", show_default=False),
    ] = None,
    max_per_1000_words: Annotated[
        float | None,
        typer.Option(
            min=0, metavar="X", help="How many there may be in a thousand words.", show_default=False
        ),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(metavar="PATTERN", help="Of folders, only these articles.", show_default=False),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATTERN", help="Of folders, not these; patterns as in .gitignore.", show_default=False
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REF",
            help="Only what has changed, as git knows, since this branch left REF: main, origin/main, v1.2 …",
            show_default=False,
        ),
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", help="Only what is staged in git to be committed, for a hook.")
    ] = False,
    decisions: DECISIONS = None,
    unused: Annotated[
        Unused | None,
        typer.Option(
            help="What to do about decisions that settle nothing (any more): error, warning (usual), ignore.",
            show_default=False,
        ),
    ] = None,
    today: TODAY = None,
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
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=1,
            metavar="N",
            help="How many processes read articles; as many as pay, if not said.",
            show_default=False,
        ),
    ] = None,
    cache: Annotated[
        bool | None,
        typer.Option(
            help="Look up, and keep, what was found in unchanged articles; for several files, if not said.",
            show_default=False,
        ),
    ] = None,
    cache_dir: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER", help="Where that is kept; ~/.cache/audit, if not said.", show_default=False
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print no report; the exit code says it all.")
    ] = False,
    redact: Annotated[
        Literal["sources"] | None,
        typer.Option(
            metavar="sources",
            help="Mask the names of sources by aliases in every report, for logs that others read.",
            show_default=False,
        ),
    ] = None,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", help="Say of every file, on standard error, what became of it and why."),
    ] = False,
    timing: Annotated[
        bool, typer.Option("--timing", help="Print what each kind of check took, on standard error.")
    ] = False,
) -> None:
    """Audit articles: say what an editor should look at.

    \b
      audit check draft.md
      audit check drafts/ --fail-on warning --format markdown --output report.md
      audit check drafts/ --output sarif:audit.sarif --output terminal:-
      audit check --since main              only what this branch has changed
      cat draft.txt | audit check - --format jsonl

    What is not said here may be said in audit.yml. Exit code 0: nothing as grave as --fail-on
    was found, and no more than --max. 1: something was. 2: it could not be done, or not every
    article could be read.
    """  # noqa: D301
    from audit.commands._checking import Checking
    from audit.commands._past import Past
    from audit.run import Options

    if cache_dir == "":
        raise AuditError("--cache-dir: an empty name is no folder; is a variable not set?")
    if max_per_1000_words and not isfinite(max_per_1000_words):
        raise AuditError(f"--max-per-1000-words: {max_per_1000_words} is no limit; leave it out for none")
    if not paths and not (since or staged):
        why = "which articles? Only --since and --staged find some by themselves"
        raise typer.BadParameter(why, param_hint="PATH")
    paths = paths or ["."]
    found = settings_for(paths)
    checking = Checking(
        paths=paths,
        stdin_filename=stdin_filename,
        options=Options(rules, encoding, model, min_confidence),
        choices=Choices(
            found=found,
            include=include or (),
            exclude=exclude or (),
            fail_on=fail_on,
            most=max,
            per_1000_words=max_per_1000_words,
            keep=cache,
            cache_folder=Path(cache_dir) if cache_dir else None,
            processes=jobs,
            format=format,
            asked=output or (),
        ),
        voice=Voice(quiet=quiet, verbose=verbose),
        timing=timing,
        redact=bool(redact),
        past=Past(paths, since, staged, decisions, unused, today, found),
    )
    raise typer.Exit(checking.code())
