"""``audit train``: from the marked articles to the model that labels sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def train(
    seeds: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Marked articles to learn from; else those that come along."),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where to write the model; else, in a checkout, its own."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only see whether training gives the model that is there.")
    ] = False,
) -> None:
    """Train the model that labels sentences (needs the extra train).

    Give another model to check, read and explain with --model.
    """
    from audit import paths, training
    from audit.errors import AuditError

    folder, model = seeds or paths.SEEDS / "articles", to or paths.MODEL
    if check:
        differences = training.check(folder, model)
        for line in differences or [f"Training gives the model in {model}."]:
            typer.echo(line)
        raise typer.Exit(1 if differences else 0)
    if to is None and not paths.in_checkout():
        raise AuditError("say with --to where to write the model; the installed one is left alone")
    done = training.train(folder, model)
    shares = ", ".join(f"{count:,} {label}" for label, count in done.labels.items())
    typer.echo(f"Learnt from {done.articles:,} articles with {done.sentences:,} sentences ({shares}).")
    typer.echo(f"Wrote {done.features:,} features to {done.path}.")
