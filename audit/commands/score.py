"""``audit score``: how well articles are read, against articles marked by people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audit.commands._options import MODEL
from audit.errors import AuditError


def score(
    gold: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="A marked article, or a folder of them; else the held-out ones that come along.",
            show_default=False,
        ),
    ] = None,
    folds: Annotated[
        bool,
        typer.Option("--folds", help="Score each fifth of the seeds with a model trained on the others."),
    ] = False,
    model: MODEL = None,
) -> None:
    """Score the reading of marked articles (needs claim-audit[train]).

    Compares labels, judgements, cues, sources and sentence ends with marked articles:
    precision, recall and F1, and how far confidence can be trusted.
    """
    if folds and model:
        raise AuditError("--folds trains models of its own; leave --model out")
    from audit import paths, scoring
    from audit.commands import _output
    from audit.reading import model as models

    if folds:
        scores = scoring.cross_validate(gold or paths.SEEDS / "articles", _say)
    else:
        weights = models.load(model) if model else None
        scores = scoring.score(gold or paths.SEEDS / "held-out", weights)
    _output.deliver(f"{scores}\n", for_people=True)


def _say(done: int, of: int) -> None:
    typer.echo(f"audit: {done} of {of} parts scored", err=True)
