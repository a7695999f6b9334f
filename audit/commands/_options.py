"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

PATHS = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Articles (.txt, .md, .html, .docx, .jsonl), folders of articles, or - for standard input.",
        show_default=False,
    ),
]
PATHS_OR_CHANGES = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Articles (.txt, .md, .html, .docx, .jsonl), folders of articles, or - for standard input; "
        "with --since and --staged this folder, if there are none.",
        show_default=False,
    ),
]
STDIN_FILENAME = Annotated[
    str,
    typer.Option(metavar="NAME", help="What to call standard input; the ending says how to read it."),
]
ENCODING = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="How the files are encoded, if not in UTF-8: latin-1, cp1252 …"),
]
RULES = Annotated[
    str | None,
    typer.Option(
        metavar="PACK|PATH",
        help="The pack to use, by name or as a file; else the nearest audit.yml upwards, else default.",
        show_default=False,
    ),
]
OUTPUT = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the report here, all of it or nothing."),
]
MODEL = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="A model of your own, made by audit train.", show_default=False),
]
