"""``audit rules``: what the rules ask, and whether they do what their examples say."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Annotated

import typer

from audit.commands._options import RULES
from audit.errors import AuditError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audit.examples import Failure
    from audit.formats.catalogue import Entry
    from audit.packs import Ruleset
    from audit.rules import Prepared


def rules(
    codes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CODE|PACK",
            help="Rules, such as EDI002 or 'SRC*', and the pack to look in, if not --rules.",
            show_default=False,
        ),
    ] = None,
    rules: RULES = None,
    everything: Annotated[bool, typer.Option("--all", help="List the rules that are off, too.")] = False,
    try_examples: Annotated[
        bool,
        typer.Option("--try", help="Try rules on their examples; of a pack of yours, only its own rules."),
    ] = False,
    format: Annotated[  # noqa: A002
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="terminal; markdown for a rule book; json for programs."
        ),
    ] = "terminal",
    schema: Annotated[
        bool,
        typer.Option("--schema", help="Print the JSON Schema of pack files, for editors that complete them."),
    ] = False,
) -> None:
    """List the rules, or show one in full: why, fix, options, examples.

    \b
      audit rules                    the rules that are on
      audit rules EDI002             one in full
      audit rules --try ours.yml     do our rules do what their examples say?
      audit rules --schema           for your editor: what a pack may say
    """  # noqa: D301
    from audit import formats, packs, paths
    from audit.commands import _output

    if schema:
        _schema()
        return
    named = [each for each in codes or () if each in packs.packs() or each.endswith((".yml", ".yaml"))]
    wanted = [each.upper() for each in codes or () if each not in named]
    if len(named) + bool(rules) > 1:
        raise AuditError("name one pack at a time")
    ruleset = packs.load(paths.pack_for("here", next(iter(named), rules)))
    entries = list(_entries(ruleset, wanted, everything=everything))
    if try_examples:
        own = [entry for entry in entries if ruleset.drafts[entry.rule.id].own]
        _try(own or entries)
        return
    view = replace(_output.view(), in_full=len(entries) == 1 and bool(wanted))
    text = formats.find(format, "catalogue")(entries, view)
    _output.deliver(text, for_people=format in _output.FOR_PEOPLE)


def _schema() -> None:
    from audit.commands import _output
    from audit.formats import _lines
    from audit.schema import of_packs

    _output.deliver(_lines.dump(of_packs(), indent=1) + "\n")


def _entries(ruleset: Ruleset, wanted: Sequence[str], *, everything: bool) -> Iterator[Entry]:
    """The rules asked for, else those that are on, or all; in order."""
    from audit.formats.catalogue import Entry

    on = {prepared.rule.id for prepared in ruleset.chosen}
    for code in wanted:
        if not any(fnmatchcase(known, code) for known in ruleset.drafts):
            ruleset.rule(code)
    for code in sorted(ruleset.drafts if everything or wanted else on):
        if not wanted or any(fnmatchcase(code, each) for each in wanted):
            yield Entry(ruleset.drafts[code].prepared, code in on)


def _silent(tried: Sequence[Prepared], failures: Sequence[Failure]) -> Iterator[str]:
    """The rules that no example makes fire."""
    for each in tried:
        missed = [failure for failure in failures if failure.rule == each.rule.id and failure.kind == "flag"]
        nothing = [failure for failure in missed if failure.happened == "flags nothing"]
        if len(nothing) == len(each.rule.examples.flag):
            yield each.rule.id


def _try(entries: Sequence[Entry]) -> None:
    """Try those that are on; exit code 1 if an example comes out otherwise."""
    from audit import examples, packs
    from audit.commands import _output
    from audit.formats import count, visible

    tried = [packs.untuned(entry.rule.id) or entry.prepared for entry in entries if entry.on]
    failures = examples.failures(tried)
    number = sum(len(each.rule.examples.flag) + len(each.rule.examples.passes) for each in tried)
    lines = [f"{f.rule} must {f.kind}: {visible(f.example)}\n  but it {f.happened}" for f in failures]
    lines += [f"{code} fires on none of its examples" for code in _silent(tried, failures)]
    how = count(len(failures), "does", "do") + " not come out" if failures else "all come out"
    lines.append(f"{count(len(tried), 'rule')}, {count(number, 'example')}: {how} as they should")
    _output.deliver("\n".join(lines) + "\n", for_people=True)
    if failures:
        raise typer.Exit(1)
