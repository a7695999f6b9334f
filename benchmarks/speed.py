"""How long an audit takes and how much memory it needs, beside proselint where that is installed.

    python benchmarks/speed.py            start-up, 4 KB, 200 files, 1 MB, 5 MB, the steps of 1 MB
    python benchmarks/speed.py --quick    start-up, 4 KB and 200 files
    python benchmarks/speed.py --many     200 files cold and warm, 1,000 on one core and on two, 10,000

CPU seconds are user and system, the best of three for short ones; memory is the most that a process had.
The steps are timed in this process, the first time that each is done. Of many files also the time
on the clock is told, since that is what other processes save. The articles are made here, the same
every time, and there is something to find in every one.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

NAMES = ("Maren Oke", "Tobias Lund", "Ines Barrow", "Dele Farrant", "Yuki Stroud", "Pia Vallance")
BODIES = (
    "the harbour board",
    "the county council",
    "the drivers' union",
    "the audit office",
    "the water company",
)
THINGS = (
    "the ferry timetable",
    "the flood barrier",
    "the school roof",
    "the night bus",
    "the old pier",
    "the budget",
)
SENTENCES = (
    "{body} voted {number} to 4 on Tuesday to close {thing} until {month}.",
    "“We looked at {thing} for {number} months and found nothing wrong with it,” {name} said.",
    "{name}, who leads {body}, said that {thing} would cost ${number}m more than planned.",
    "According to a report published by {body}, {number} people used {thing} every day in {month}.",
    "The decision is a damning verdict on the way in which {thing} has been run.",
    "“{thing} is not safe,” said {name}. “It has not been safe since {month}.”",
    "Two officials familiar with the plan said {body} had known about {thing} since {month}.",
    "Work on {thing} began in {month} and took {number} weeks.",
    "Critics of {body} have long called {thing} a waste of money, a charge that {name} denies.",
    "About {number} percent of those asked were against it, a survey of 1,0{number} adults found.",
)
MONTHS = ("March", "April", "September", "November")


class Run(NamedTuple):
    """What a process, and those that it started, needed; the memory is of the one that needed most."""

    seconds: float
    megabytes: float
    clock: float


def article(size: int, seed: int) -> str:
    """An invented article of about ``size`` characters, in paragraphs of three sentences."""
    choose = random.Random(seed)
    parts = [f"Council to close {choose.choice(THINGS)[4:]}\n"]
    length = len(parts[0])
    while length < size:
        sentences = [_sentence(choose) for _ in range(3)]
        parts.append("\n" + " ".join(sentences) + "\n")
        length += len(parts[-1])
    return "".join(parts)


def _sentence(choose: random.Random) -> str:
    text = choose.choice(SENTENCES).format(
        body=choose.choice(BODIES),
        thing=choose.choice(THINGS),
        name=choose.choice(NAMES),
        month=choose.choice(MONTHS),
        number=choose.randint(11, 98),
    )
    first = 1 if text[0] == "“" else 0
    return text[:first] + text[first].upper() + text[first + 1 :]


def measure(command: Sequence[str], codes: Sequence[int] = (0, 1)) -> Run:
    """Run a command and say what it needed.

    Raises:
        RuntimeError: it did not do its work: its exit code is none of ``codes``.
    """
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        while process.stdout.read(1 << 16):
            pass
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    clock = time.monotonic() - began
    if process.returncode not in codes:
        raise RuntimeError(f"{' '.join(command)}: exit code {process.returncode}")
    scale = 1 if sys.platform == "darwin" else 1024
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale / 1e6, clock)


def best(command: Sequence[str], times: int) -> Run:
    return min(measure(command) for _ in range(times))


def make_articles(folder: Path, *, quick: bool) -> dict[str, tuple[list[str], int]]:
    """What is audited, by title: the files, and how often."""
    cases = {
        "one line": [folder / "line.txt"],
        "4 KB": [folder / "article.txt"],
        "200 files of 4 KB": [folder / "many"],
    }
    cases["one line"][0].write_text("The pier is closed, the harbour board said.\n", encoding="utf-8")
    cases["4 KB"][0].write_text(article(4_000, 1), encoding="utf-8")
    make_many(folder / "many", 200)
    for megabytes in () if quick else (1, 5):
        path = folder / f"{megabytes}mb.txt"
        path.write_text(article(megabytes * 1_000_000, megabytes), encoding="utf-8")
        cases[f"{megabytes} MB"] = [path]
    return {
        title: ([str(f) for f in files], 3 if title in ("one line", "4 KB") else 1)
        for title, files in cases.items()
    }


def make_many(folder: Path, number: int) -> None:
    """Some articles of 4 KB, with something to find in each."""
    folder.mkdir()
    for each in range(number):
        (folder / f"{each:05}.txt").write_text(article(4_000, each), encoding="utf-8")


def many(folder: Path, audit: Sequence[str]) -> None:
    """Rows for many files: read anew and known, by one process and by two, and how much memory it takes."""
    for number in (200, 1_000, 10_000):
        make_many(folder / str(number), number)
    command = [*audit, "check", "--rules", "default", "--fail-on", "never"]
    kept = ["--cache-dir", str(folder / "kept")]
    print(f"{'':32}{'CPU s':>10}{'MB':>10}{'clock s':>10}")
    timed("200 files, read anew", measure([*command, *kept, "--jobs", "1", str(folder / "200")]))
    timed("200 files, known", best([*command, *kept, str(folder / "200")], 5))
    runs = [measure([*command, "--no-cache", "--jobs", jobs, str(folder / "1000")]) for jobs in ("1", "2")]
    for run, title in zip(runs, ("one process", "two processes"), strict=True):
        timed(f"1,000 files, {title}", run)
    print(f"{'  two of one, by the clock':32}{runs[1].clock / runs[0].clock:30.2f}")
    timed("10,000 files, read anew", measure([*command, *kept, str(folder / "10000")]))
    for name in ("terminal", "json", "jsonl", "sarif", "markdown", "csv"):
        timed(f"10,000 files, known, {name}", measure([*command, *kept, "-f", name, str(folder / "10000")]))


def timed(title: str, run: Run) -> None:
    print(f"{title:32}{run.seconds:10.2f}{run.megabytes:10.0f}{run.clock:10.2f}", flush=True)


def proselint() -> list[str] | None:
    """How to call proselint, if it is installed."""
    beside = Path(sys.executable).with_name("proselint")
    found = str(beside) if beside.is_file() else shutil.which("proselint")
    if not found:
        return None
    helped = subprocess.run([found, "--help"], capture_output=True, text=True, check=False).stdout
    return [found, "check"] if " check" in helped else [found]


def steps(text: str) -> dict[str, float]:
    """CPU seconds that reading and judging a text take, and milliseconds to label one of its sentences.

    Word lists are read, and words met for the first time, on the way: that is in the figures.
    """
    from audit import judging, packs
    from audit.loading import from_text
    from audit.reading import features, labels, model, reader

    gc.disable()  # as the command does
    rules, weights = packs.load("default"), model.load()
    begun = time.process_time()
    document = from_text(text, "article.txt")
    article = reader.read(document)
    read = time.process_time()
    judging.judge(article, rules)
    judged = time.process_time()
    draft = reader.prepare(document)
    prepared = time.process_time()
    for reading, view, around in zip(draft.readings, draft.views, features.around(draft.views), strict=True):
        labels.choose(view, document[reading.span], around, weights)
    labelled = time.process_time()
    return {
        "  reading": read - begun,
        "  judging by the rules": judged - read,
        "  a label (ms a sentence)": 1000 * (labelled - prepared) / max(1, len(draft.views)),
    }


def expanded(paths: Sequence[str]) -> list[str]:
    return [
        str(file)
        for path in map(Path, paths)
        for file in (sorted(path.iterdir()) if path.is_dir() else [path])
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description="How long an audit takes, and how much memory it needs.")
    parser.add_argument("--quick", action="store_true", help="leave the large files out")
    parser.add_argument("--many", action="store_true", help="measure only runs over many files")
    asked = parser.parse_args()
    quick = asked.quick
    audit, other = [sys.executable, "-m", "audit"], proselint()
    if asked.many:
        with tempfile.TemporaryDirectory() as place:
            many(Path(place), audit)
        return
    print(f"{'':24}{'audit':>10}{'':>10}{'proselint' if other else '':>12}")
    print(f"{'':24}{'CPU s':>10}{'MB':>10}" + (f"{'CPU s':>12}{'MB':>10}" if other else ""))
    row("audit --help", best([*audit, "--help"], 3), best([other[0], "--help"], 3) if other else None)
    with tempfile.TemporaryDirectory() as folder:
        for title, (paths, times) in make_articles(Path(folder), quick=quick).items():
            command = [
                *audit,
                "check",
                *"--rules default --fail-on never --no-cache --jobs 1".split(),
                *paths,
            ]
            row(title, best(command, times), best([*other, *expanded(paths)], times) if other else None)
    if not quick:
        print("steps of 1 MB")
        for title, seconds in steps(article(1_000_000, 1)).items():
            print(f"{title:25}{seconds:9.2f}", flush=True)


def row(title: str, ours: Run, theirs: Run | None) -> None:
    line = f"{title:24}{ours.seconds:10.2f}{ours.megabytes:10.0f}"
    print(line + (f"{theirs.seconds:12.2f}{theirs.megabytes:10.0f}" if theirs else ""), flush=True)


if __name__ == "__main__":
    main()
