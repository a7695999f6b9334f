"""``audit score``: how well articles are read, against articles annotated by people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer

from audit.commands._options import MODEL
from audit.errors import AuditError

T = TypeVar("T")
Subject = Literal["seeds", "models", "curve"]


def score(
    subject: Annotated[
        Subject | None,
        typer.Argument(
            help="seeds: how far second, blind labels agree with those of the seeds; models: other models "
            "of the labels beside the one that is used; curve: how the score grows with the seeds.",
            show_default=False,
        ),
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="A marked article or annotated passage, or a folder of them; else the held-out articles.",
            show_default=False,
        ),
    ] = None,
    folds: Annotated[
        bool,
        typer.Option("--folds", help="Score each fifth of the seeds with a model trained on the others."),
    ] = False,
    differences: Annotated[
        bool,
        typer.Option(
            "--differences",
            help="Of annotated passages: what was missed, is in surplus, or has another source.",
        ),
    ] = False,
    model: MODEL = None,
) -> None:
    """Score the reading of marked articles (needs the extra train).

    Compares labels, judgements, cues, sources and sentence ends with marked articles, and
    how far confidence can be trusted; or, where every attribution is annotated, who said
    what: precision, recall and F1.
    """
    if folds and model:
        raise AuditError("--folds trains models of its own; leave --model out")
    if subject and (gold or folds or model or differences):
        raise AuditError(f"score {subject} is about the seeds that come along; it takes no options")
    from audit.commands import _output

    text = _of_seeds(subject) if subject else _reading(gold, folds, differences, model)
    _output.deliver(f"{text}\n", for_people=True)


def _of_seeds(subject: Subject) -> str:
    from audit import paths
    from audit.scoring import agreement, comparing

    if subject == "seeds":
        return str(agreement.of_seeds(paths.SEEDS))
    seeds, held_out = paths.SEEDS / "articles", paths.SEEDS / "held-out"
    lines: list[str] = [comparing.HEAD] if subject == "models" else ["articles  macro-F1, held out"]
    if subject == "models":
        lines += map(str, _counted(comparing.compare(seeds, held_out)))
    else:
        points = _counted(comparing.curve(seeds, held_out))
        lines += [f"{articles:>8}  {score:.3f}" for articles, score in points]
    return "\n".join(lines)


def _counted(results: Iterable[T]) -> Iterator[T]:
    """The results, each told as it comes: they take minutes."""
    for number, result in enumerate(results, 1):
        typer.echo(f"audit: {number} done", err=True)
        yield result


def _reading(gold: Path | None, folds: bool, differences: bool, model: Path | None) -> str:
    from audit import paths, scoring
    from audit.reading import model as models
    from audit.scoring import attributions

    if folds:
        return str(scoring.cross_validate(gold or paths.SEEDS / "articles", _say))
    weights = models.load(model) if model else None
    if gold and attributions.gold_files(gold):
        scores = attributions.score(gold, weights)
        return "\n".join(map(str, scores.differences)) if differences else str(scores)
    if differences:
        raise AuditError(
            "--differences wants passages with every attribution annotated; name them with --gold"
        )
    return str(scoring.score(gold or paths.SEEDS / "held-out", weights))


def _say(done: int, of: int) -> None:
    typer.echo(f"audit: {done} of {of} parts scored", err=True)
