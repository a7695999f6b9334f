"""The table of ``audit check --timing``: what each kind of check has cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from audit.timing import Spent, Timer

Row: TypeAlias = tuple[str, str, str, float]
"""A name, how many rules, how many hits, and seconds."""
_LEAST = 0.00005
"""Seconds: what takes less would be shown as 0.0 milliseconds."""


def table(timer: Timer, characters: int) -> str:
    """Seconds of the processor by kind of check, the dearest first; the rest is reading.

    ``characters`` is the length of all articles; what a megabyte costs is given where they have
    ten thousand, as less tells nothing. What has taken less than would be shown is counted in one row.
    """
    total, checked = timer.seconds, sum(each.seconds for each in timer.checks.values())
    megabytes = characters / 1e6 if characters >= 10_000 else 0.0
    dearest = sorted(timer.checks.items(), key=lambda item: (-item[1].seconds, item[0]))
    shown = [(name, each) for name, each in dearest if each.seconds >= _LEAST]
    others = [each for _, each in dearest[len(shown) :]]
    rows = [
        *((name, str(len(each.rules)), str(each.hits), each.seconds) for name, each in shown),
        *([_together(others)] if sum(each.seconds for each in others) >= _LEAST else []),
        ("all checks", "", "", checked),
        ("index of the words", "", "", timer.words),
        ("loading and reading", "", "", total - checked - timer.words),
        ("all", "", "", total),
    ]
    return "\n".join(_lines(rows, megabytes)) + "\n"


def _together(spent: Sequence[Spent]) -> Row:
    """What several kinds of checks came to that took hardly any time each."""
    rules = sum(len(each.rules) for each in spent)
    return (
        f"{len(spent)} other {'kind' if len(spent) == 1 else 'kinds'}",
        str(rules),
        str(sum(each.hits for each in spent)),
        sum(each.seconds for each in spent),
    )


def _lines(rows: Iterable[Row], megabytes: float) -> Iterator[str]:
    rate = "  ms per MB" if megabytes else ""
    yield f"{'CPU time':<24}{'rules':>6}{'hits':>8}{'ms':>10}{rate}"
    for name, rules, hits, seconds in rows:
        each = f"{1000 * seconds / megabytes:>11.1f}" if megabytes else ""
        yield f"{name:<24}{rules:>6}{hits:>8}{1000 * seconds:>10.1f}{each}"
