"""Draw docs/report.svg, the picture in README.md, from a real run of audit check.

python docs/pictures.py            draw it again
python docs/pictures.py --check    see whether it is what a run gives now
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

FOLDER = Path(__file__).resolve().parent
PICTURE = FOLDER / "report.svg"
COMMAND = ("audit", "check", "docs/night-ferry.md")
WIDTH = 96


def draw() -> str:
    """What the command prints, as a picture of a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", *COMMAND],
        capture_output=True,
        check=False,
        cwd=FOLDER.parent,
        encoding="utf-8",
        env={**os.environ, "FORCE_COLOR": "1", "NO_COLOR": "", "TERM": "xterm", "COLUMNS": str(WIDTH)},
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ {' '.join(COMMAND)}", style="bold"))
    console.print(Text.from_ansi(done.stdout), no_wrap=True, crop=False, overflow="ignore")
    return console.export_svg(title="audit", unique_id="audit")


def main() -> None:
    """Draw the picture, or compare it."""
    picture = draw()
    if "--check" in sys.argv[1:]:
        if PICTURE.read_text(encoding="utf-8") != picture:
            sys.exit("docs/report.svg is not what audit prints now: run python docs/pictures.py")
        return
    PICTURE.write_text(picture, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
