"""``audit read``: how an article was read, sentence by sentence."""

from __future__ import annotations

from typing import Annotated

import typer

from audit.commands._choices import Choices, settings_for
from audit.commands._options import ENCODING, MODEL, PATHS, STDIN_FILENAME

_UNREAD = frozenset({"text"})
"""The formats that show what was loaded, for which no sentence need be read."""


def read(
    paths: PATHS,
    format: Annotated[  # noqa: A002
        str,
        typer.Option(
            "--as",
            "--format",
            "-f",
            metavar="FORMAT",
            help="terminal; text, the prose that was understood; jsonl, for other programs.",
        ),
    ] = "terminal",
    stdin_filename: STDIN_FILENAME = "standard-input.txt",
    encoding: ENCODING = None,
    model: MODEL = None,
) -> None:
    """Show how articles are read, sentence by sentence.

    Each sentence is fact, attribution, editorial or other. Beside it stands how sure that
    is, and who is said to say what in it.

    \b
      audit read draft.md               each sentence: its label, whose words it holds
      audit read page.html --as text    the prose that was understood: what is missing was left out
    """  # noqa: D301
    from audit import formats
    from audit.commands import _output
    from audit.commands._inputs import Inputs
    from audit.reading import model as models
    from audit.reading import reader

    render = formats.find(format, "reading")
    inputs = Inputs(paths, stdin_filename, encoding, Choices(settings_for(paths)).files)
    weights = models.load(model) if model else None
    documents = inputs.documents()
    if format in _UNREAD:
        text = render(list(documents), _output.view())
    else:
        text = render([reader.read(document, using=weights) for document in documents], _output.view())
    _output.deliver(text, for_people=format in _output.FOR_PEOPLE)
    if inputs.unread:
        raise typer.Exit(2)
