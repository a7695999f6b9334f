"""What it costs to load an article and to find its quotations and sentences; and what hostile files do.

    python benchmarks/reading.py            1 MB and 5 MB of news and of speech; hostile files
    python benchmarks/reading.py --quick    1 MB and 5 MB only

The first table gives CPU seconds of each step, the best of three, in one process. The second runs
``audit read`` in a process of its own on files that nobody writes but by accident or malice, and
gives seconds, peak memory and the exit code. All texts are made here, the same every time.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from audit import loading
from audit.reading import quotations, sentences

if TYPE_CHECKING:
    from benchmarks import speed
else:  # the script beside this one
    import speed

MEGABYTE = 1_000_000
SPEECH = (
    "“We don’t know why {thing} was shut,” {name} said. “Nobody has told us.”",
    "“It’s the drivers’ pay that {body} should look at,” said {name}, “and not {thing}.”",
    "Of {thing}, {name} says: “My mother called it ‘the old lady’, and she was right.”",
    "{name}: “I’d close {thing} in {month}.” And would she sell it? “No,” she says, “never.”",
)


def speech(size: int, seed: int) -> str:
    """Invented copy of about ``size`` characters in which every sentence quotes somebody."""
    choose = random.Random(seed)
    parts = ["What they said\n"]
    length = len(parts[0])
    while length < size:
        said = [
            choose.choice(SPEECH).format(
                thing=choose.choice(speed.THINGS),
                name=choose.choice(speed.NAMES),
                body=choose.choice(speed.BODIES),
                month=choose.choice(speed.MONTHS),
            )
            for _ in range(3)
        ]
        parts.append("\n" + " ".join(said) + "\n")
        length += len(parts[-1])
    return "".join(parts)


def seconds(text: str) -> tuple[float, float, float]:
    """CPU seconds for loading, quotations and sentences: the best of three each."""
    rounds = []
    for _ in range(3):
        times = [time.process_time()]
        document = loading.from_text(text)
        times.append(time.process_time())
        quoted = quotations.find(document)
        times.append(time.process_time())
        assert sentences.split(document, quoted)
        times.append(time.process_time())
        rounds.append([after - before for before, after in pairwise(times)])
    load, quote, split = (min(column) for column in zip(*rounds, strict=True))
    return load, quote, split


def hostile(folder: Path) -> Iterator[tuple[str, Path]]:
    """Files that a reader should survive, each with what is wrong with it."""
    texts = {
        "100,000 opening quotes": ("marks.txt", "“" * 100_000),
        "100,000 of them in words": ("words.txt", "“a " * 100_000),
        "1 MB without a space": ("letters.txt", "x" * MEGABYTE),
        "1 MB of stops": ("stops.txt", "." * MEGABYTE),
        "1 MB of apostrophes": ("apostrophes.txt", "'" * MEGABYTE),
        "50,000 nested <div>": ("nested.html", "<div>" * 50_000 + "The pier is shut."),
        "50,000 nested >": ("quoted.md", ">" * 50_000 + " The pier is shut."),
        "50,000 nested > of text": ("quoted.txt", ">" * 50_000 + " The pier is shut."),
        "50,000 open brackets": ("brackets.md", "[" * 50_000 + "The pier is shut."),
    }
    for title, (name, text) in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
        yield title, folder / name
    for title, count in (("a zip bomb as .docx", 2_000), ("a small one", 15)):
        path = folder / f"{count}.docx"
        path.write_bytes(bomb(count))
        yield title, path


def bomb(megabytes: int) -> bytes:
    """A Word file whose text unpacks to so many megabytes."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as stream,
    ):
        for _ in range(megabytes):
            stream.write(b"<w:p/>" * (MEGABYTE // 6))
    return packed.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description="What loading, quotations and sentences cost.")
    parser.add_argument("--quick", action="store_true", help="leave the hostile files out")
    quick = parser.parse_args().quick
    print(f"{'CPU seconds':24}{'loading':>10}{'quotations':>12}{'sentences':>12}{'together':>10}", flush=True)
    for title, make in (("news", speed.article), ("nothing but speech", speech)):
        for megabytes in (1, 5):
            times = seconds(make(megabytes * MEGABYTE, megabytes))
            load, quote, split = times
            print(
                f"{f'{megabytes} MB, {title}':24}{load:10.2f}{quote:12.2f}{split:12.2f}{sum(times):10.2f}",
                flush=True,
            )
    if quick:
        return
    print(f"\n{'audit read':24}{'CPU s':>10}{'MB':>12}")
    with tempfile.TemporaryDirectory() as folder:
        for title, path in hostile(Path(folder)):
            run = speed.measure([sys.executable, "-m", "audit", "read", str(path)], codes=(0, 2))
            print(f"{title:24}{run.seconds:10.2f}{run.megabytes:12.0f}", flush=True)


if __name__ == "__main__":
    main()
