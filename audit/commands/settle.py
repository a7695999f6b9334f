"""``audit settle``: decide about findings, and look after the decisions."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated

import typer

from audit.commands._options import ENCODING, RULES
from audit.commands._settled import DECISIONS, TODAY
from audit.errors import AuditError


def settle(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FINDING|PATH",
            help="Findings, by their names as audit check shows them or the first digits of these; "
            "and the articles and folders to look in, this folder if there are none.",
            show_default=False,
        ),
    ] = None,
    why: Annotated[
        str, typer.Option(metavar="TEXT", help="The reason, for whoever comes after.", show_default=False)
    ] = "",
    until: Annotated[
        str, typer.Option(metavar="DATE", help="The last day that it counts: 2026-12-31.", show_default=False)
    ] = "",
    who: Annotated[
        str,
        typer.Option(metavar="NAME", help="Who decides; else as git knows you.", show_default=False),
    ] = "",
    every: Annotated[
        bool, typer.Option("--all", help="Settle all that is found, as for an archive.")
    ] = False,
    listing: Annotated[bool, typer.Option("--list", help="Show the decisions.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take decisions back.")] = False,
    tidy: Annotated[
        bool,
        typer.Option("--tidy", help="Take out what settles nothing, and follow articles that were renamed."),
    ] = False,
    decisions: DECISIONS = None,
    rules: RULES = None,
    encoding: ENCODING = None,
    today: TODAY = None,
) -> None:
    """Settle findings: say why they may stand, so that they are not shown again.

    A decision is a line of audit-decisions.jsonl, which belongs beside the articles and under version
    control. It holds until the sentence changes, its last day has gone by, or it is taken back.

    \b
      audit settle 1a2b3c4d --why "The deed is public." draft.md
      audit settle --all archive/ --why "Published before 2026." --until 2026-12-31
      audit settle --list
      audit settle --remove 1a2b3c4d
      audit settle --tidy
    """  # noqa: D301
    from audit.commands._desk import Desk
    from audit.commands._settled import day

    if every + listing + remove + tidy > 1:
        raise AuditError("--all, --list, --remove and --tidy exclude each other")
    if (listing or remove or tidy) and (why or until or who):
        raise AuditError("--why, --until and --who are for findings that are settled")
    names, paths = _told_apart(what or [], named=not (every or listing or tidy))
    desk = Desk(paths, decisions, rules, encoding, day(today))
    if listing:
        desk.show()
    elif remove:
        desk.remove(names)
    elif tidy:
        desk.tidy()
    else:
        last = day(until, "--until").isoformat() if until else ""
        desk.settle(None if every else names, why, who, last)
    raise typer.Exit(2 if desk.unread else 0)


def _told_apart(what: Sequence[str], *, named: bool) -> tuple[list[str], list[str]]:
    """The names of findings, and the paths; what could be either is a file, if there is one."""
    from audit.deciding import is_beginning

    names = [each for each in what if named and is_beginning(each) and not os.path.exists(each)]
    paths = [each for each in what if each not in names]
    if "-" in paths:
        raise AuditError("standard input (-) cannot be settled: the next article there is another")
    odd = next((path for path in paths if named and not os.path.exists(path)), None)
    if odd is not None:
        raise AuditError(
            f"“{odd}” is neither the name of a finding (1a2b3c4d, as audit check shows it) nor a file"
        )
    if named and not names:
        raise AuditError("which finding? Give its name, 1a2b3c4d, as audit check shows it; or --all")
    return names, paths
