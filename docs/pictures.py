"""Draw the pictures in README.md from real runs of audit.

python docs/pictures.py            draw them again
python docs/pictures.py --check    see whether they are what runs give now
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

FOLDER = Path(__file__).resolve().parent
PICTURES = {
    "report.svg": (96, ("audit", "check", "docs/night-ferry.md")),
    "reading.svg": (104, ("audit", "read", "docs/night-ferry.md")),
    "explain.svg": (104, ("audit", "explain", "docs/night-ferry.md:9")),
}
"""Of each picture, how many columns it has, and of which command it is."""


def draw(width: int, command: Sequence[str]) -> str:
    """What a command prints, as a picture of a terminal.

    Raises:
        RuntimeError: the command did not do its work.
    """
    done = subprocess.run(
        [sys.executable, "-m", *command],
        capture_output=True,
        check=False,
        cwd=FOLDER.parent,
        encoding="utf-8",
        env={**os.environ, "FORCE_COLOR": "1", "NO_COLOR": "", "TERM": "xterm", "COLUMNS": str(width)},
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    console = Console(record=True, width=width, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ {' '.join(command)}", style="bold"))
    console.print(Text.from_ansi(done.stdout), no_wrap=True, crop=False, overflow="ignore")
    return console.export_svg(title="audit", unique_id="audit")


def main() -> None:
    """Draw the pictures, or compare them."""
    drawn = {FOLDER / name: draw(*each) for name, each in PICTURES.items()}
    if "--check" not in sys.argv[1:]:
        for path, picture in drawn.items():
            path.write_text(picture, encoding="utf-8", newline="\n")
        return
    old = [p for p, picture in drawn.items() if not p.exists() or p.read_text(encoding="utf-8") != picture]
    if old:
        names = ", ".join(f"docs/{path.name}" for path in old)
        sys.exit(f"{names}: not what audit prints now; run python docs/pictures.py")


if __name__ == "__main__":
    main()
