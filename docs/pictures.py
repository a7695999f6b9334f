"""Draw the pictures in README.md from real runs of audit.

python docs/pictures.py            draw them again
python docs/pictures.py --check    see whether those of the terminal are what runs give now

Pictures of pages are taken with Chromium, whose versions draw a little differently: they are not compared.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from rich.console import Console
from rich.text import Text

FOLDER = Path(__file__).resolve().parent
PICTURES = {
    "report.svg": (96, ("audit", "check", "docs/night-ferry.md")),
    "reading.svg": (104, ("audit", "read", "docs/night-ferry.md")),
    "explain.svg": (104, ("audit", "explain", "docs/night-ferry.md:9")),
}
"""Of each picture, how many columns it has, and of which command it is."""
PAGES = {
    "page.png": (1280, 1010, "html", ("docs/night-ferry.md", "--rules", "strict")),
    "summary.png": (1000, 560, "github-summary", ("docs/night-ferry.md", "--rules", "strict")),
}
"""Of each picture of a page, its size, and of which format and articles it is."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SUMMARY = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ font: 16px/1.5 system-ui, sans-serif; color: #1f2328; margin: 24px; }}
h2 {{ border-bottom: 1px solid #d1d9e0; padding-bottom: 8px; }}
table {{ border-collapse: collapse; }} td, th {{ border: 1px solid #d1d9e0; padding: 6px 13px; }}
</style>{}"""
"""A page that looks as GitHub shows the summary of a job."""
SIGNS = str.maketrans({"❌": "✖", "✅": "✔", "⚠": "▲", "💬": "●", "\ufe0f": None})
"""What stands for the signs of GitHub, which many machines have no font for."""


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


def photograph(name: str, browser: str) -> None:
    """Take the picture of a report in a browser.

    Raises:
        CalledProcessError: the browser did not take it.
    """
    width, height, form, arguments = PAGES[name]
    command = [sys.executable, "-m", "audit", "check", "--format", form, *arguments]
    done = subprocess.run(command, capture_output=True, check=False, cwd=FOLDER.parent, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    page = done.stdout
    if form != "html":
        shown = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(page)
        page = SUMMARY.format(shown.replace("<details>", "<details open>").translate(SIGNS))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        picture = [f"--window-size={width},{height}", f"--screenshot={FOLDER / name}", file.as_uri()]
        subprocess.run([browser, *options, *picture], check=True, capture_output=True)


def main() -> None:
    """Draw the pictures, or compare them."""
    drawn = {FOLDER / name: draw(*each) for name, each in PICTURES.items()}
    if "--check" not in sys.argv[1:]:
        for path, picture in drawn.items():
            path.write_text(picture, encoding="utf-8", newline="\n")
        browser = next(filter(None, map(shutil.which, BROWSERS)), None)
        if browser is None:
            sys.exit("no Chromium: the pictures of pages are as they were")
        for name in PAGES:
            photograph(name, browser)
        return
    old = [p for p, picture in drawn.items() if not p.exists() or p.read_text(encoding="utf-8") != picture]
    if old:
        names = ", ".join(f"docs/{path.name}" for path in old)
        sys.exit(f"{names}: not what audit prints now; run python docs/pictures.py")


if __name__ == "__main__":
    main()
