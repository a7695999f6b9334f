"""``audit score``: how well articles are read, against articles read by people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def score(
    gold: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="A marked article or a folder of them; else those that come along.",
        ),
    ] = None,
) -> None:
    """Score the reader against marked articles: labels, sources, judgements."""
    from audit import paths, scoring

    typer.echo(scoring.score(gold or paths.SEEDS / "held-out"))
