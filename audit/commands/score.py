"""``audit score``: how well articles are read, against articles annotated by people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer

from audit.commands._options import MODEL, RULES
from audit.errors import AuditError

T = TypeVar("T")
Subject = Literal["seeds", "models", "curve", "noise"]


def score(
    subject: Annotated[
        Subject | None,
        typer.Argument(
            metavar="SUBJECT",
            help="seeds: how far second, blind labels agree with those of the seeds; models: other models "
            "of the labels beside the one that is used; curve: how the score grows with the seeds; "
            "noise: how much the rules say about articles.",
            show_default=False,
        ),
    ] = None,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="The articles of score noise.", show_default=False),
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
    draw: Annotated[
        int,
        typer.Option(min=0, metavar="N", help="With noise: print so many findings too, drawn evenly."),
    ] = 0,
    seed: Annotated[int, typer.Option(metavar="N", help="Which draw.")] = 0,
    rules: RULES = None,
    model: MODEL = None,
) -> None:
    """Score the reading of marked articles (needs the extra train).

    Compares labels, judgements, cues, sources and sentence ends with marked articles, and
    how far confidence can be trusted; or, where every attribution is annotated, who said
    what: precision, recall and F1.

    audit score noise FILES... prints how many findings a pack has in a thousand words.
    """
    if folds and model:
        raise AuditError("--folds trains models of its own; leave --model out")
    from audit.commands import _output

    if subject == "noise":
        _output.deliver(_noise(paths or [], rules, draw, seed), for_people=True)
        return
    if subject and (gold or folds or model or differences or paths or rules):
        raise AuditError(f"score {subject} is about the seeds that come along; it takes no options")
    text = _of_seeds(subject) if subject else _reading(gold, folds, differences, model)
    _output.deliver(f"{text}\n", for_people=True)


def _noise(paths: list[str], rules: str | None, draw: int, seed: int) -> str:
    """How much the rules say about articles, and a draw of it."""
    from audit.commands._inputs import Inputs
    from audit.scoring import noise

    if not paths:
        raise AuditError("score noise wants articles: files or folders")
    inputs = Inputs(paths, "standard-input.txt", None)
    measured = noise.measure(inputs.documents(), rules)
    drawn = "".join(f"\n{each}\n" for each in measured.draw(draw, seed))
    if inputs.unread:
        raise typer.Exit(2)
    return f"{measured}\n{drawn}"


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
