"""The table of ``audit check --timing``: what each kind of check has cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from audit.timing import Timer


def table(timer: Timer, characters: int) -> str:
    """Seconds of the processor by kind of check, the dearest first; the rest is reading.

    ``characters`` is the length of all articles; what a megabyte costs is given where they have
    ten thousand, as less tells nothing.
    """
    total, checked = timer.seconds, sum(each.seconds for each in timer.checks.values())
    megabytes = characters / 1e6 if characters >= 10_000 else 0.0
    dearest = sorted(timer.checks.items(), key=lambda item: (-item[1].seconds, item[0]))
    rows = [
        *((name, str(len(each.rules)), str(each.hits), each.seconds) for name, each in dearest),
        ("all checks", "", "", checked),
        ("index of the words", "", "", timer.words),
        ("loading and reading", "", "", total - checked - timer.words),
        ("all", "", "", total),
    ]
    return "\n".join(_lines(rows, megabytes)) + "\n"


def _lines(rows: Iterable[tuple[str, str, str, float]], megabytes: float) -> Iterator[str]:
    rate = "  ms per MB" if megabytes else ""
    yield f"{'CPU time':<24}{'rules':>6}{'hits':>8}{'ms':>10}{rate}"
    for name, rules, hits, seconds in rows:
        each = f"{1000 * seconds / megabytes:>11.1f}" if megabytes else ""
        yield f"{name:<24}{rules:>6}{hits:>8}{1000 * seconds:>10.1f}{each}"
