"""The command ``audit``: which commands there are, and what becomes of errors."""

from __future__ import annotations

import errno
import os
import re
import sys
import traceback
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from audit.blame import plainly
from audit.commands._voice import complain
from audit.errors import AuditError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
COMMANDS = ("check", "read", "explain", "sources", "settle", "rules", "init", "train", "score")
"""The commands, in the order in which they are wanted."""

_PIPED = re.compile(r"-:\d[\d:]*")


class Commands(TyperGroup):
    """The commands, in the order in which they are wanted; a user's error is one line and exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except AuditError as error:
            complain(error)
            raise typer.Exit(2) from error
        except typer.BadParameter as error:
            error.message = plainly(error.message)
            raise
        except KeyboardInterrupt as interrupt:
            typer.echo("audit: interrupted", err=True)
            raise typer.Exit(130) from interrupt

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; ``-:12`` is a place in standard input, and no option."""
        places = [each for each in args if _PIPED.fullmatch(each)]
        others = [each for each in args if each not in places]
        return super().resolve_command(ctx, [*others, "--", *places] if places else args)


def _version(wanted: bool) -> None:
    if wanted:
        import audit

        typer.echo(f"audit {audit.__version__}")
        raise typer.Exit


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
      audit settle 1a2b3c4d --why …     let a finding stand, with a reason
      audit rules EDI002                what a rule asks, and why
      audit init                        settings, a hook and a workflow for a repository

    \b
    Exit codes: 0 nothing as grave as --fail-on was found; 1 something was;
    2 it could not be done (a wrong option, or a file, pack or rule that cannot be used).
    """  # noqa: D301


@cache
def program(*names: str) -> typer.Typer:
    """The command line with the commands of these names; each is imported for it, and all that it takes.

    To make ready eight commands that nobody asked for takes a thirtieth of the time of a short run.
    """
    made = typer.Typer(
        name="audit",
        cls=Commands,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    made.callback()(_program)
    for name in names:
        made.command()(getattr(import_module(f"audit.commands.{name}"), name))
    return made


def __getattr__(name: str) -> typer.Typer:
    """``app``, the command line with every command."""
    if name != "app":
        raise AttributeError(name)
    return program(*COMMANDS)


def _open_streams() -> None:
    """Where whoever called has closed a stream, what is read is empty and what is said is lost."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def main() -> None:
    """Run the command line. A fault of ours shows its traceback, and is no 1: that means findings."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # or it looks for some in every package installed
    _open_streams()
    try:
        os.getcwd()
    except OSError:
        complain(AuditError("the folder that you are in is there no more"))
        sys.exit(2)
    try:
        asked = sys.argv[1:2]
        program(*(asked if asked and asked[0] in COMMANDS else COMMANDS))()
    except OSError as error:
        if error.errno not in _FULL or error.filename is not None:
            traceback.print_exc()
        else:  # what a command says as it goes
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            complain(AuditError(f"standard output cannot be written: {error.strerror}"))
        sys.exit(2)
    except Exception:
        traceback.print_exc()
        sys.exit(2)
