"""The command ``audit``: which commands there are, and what becomes of errors."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from audit.commands.check import check
from audit.commands.explain import explain
from audit.commands.read import read
from audit.commands.rules import rules
from audit.commands.score import score
from audit.commands.sources import sources
from audit.commands.train import train
from audit.errors import AuditError


class Commands(TyperGroup):
    """The commands, in the order in which they are wanted; a user's error is one line and exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except AuditError as error:
            from audit.commands._inputs import complain

            complain(error)
            raise typer.Exit(2) from error
        except KeyboardInterrupt as interrupt:
            typer.echo("audit: interrupted", err=True)
            raise typer.Exit(130) from interrupt


app = typer.Typer(
    name="audit",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        import audit

        typer.echo(f"audit {audit.__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Tell fact, attribution and editorial judgement apart in news copy, and check its sourcing.

    \b
      audit check draft.md              what an editor should look at
      audit read draft.md               how every sentence was read
      audit explain draft.md:12         why line 12 was read and flagged as it was
      audit sources draft.md            who is heard, how much, and with which verbs
      audit rules EDI002                what a rule asks, and why

    \b
    Exit codes: 0 nothing as grave as --fail-on was found; 1 something was;
    2 it could not be done (a wrong option, or a file, pack or rule that cannot be used).
    """  # noqa: D301


for command in (check, read, explain, sources, rules, train, score):
    app.command()(command)


def main() -> None:
    """Run the command line. A fault of ours shows its traceback, and is no 1: that means findings."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # or it looks for some in every package installed
    try:
        app()
    except Exception:
        traceback.print_exc()
        sys.exit(2)
