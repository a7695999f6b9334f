"""How a report is shown: formats found by name, as a module here or as a template in ``reports/``.

A format is a function ``render(reports, view) -> str``. What ``audit check`` gives is in this
folder; ``reading``, ``explaining``, ``sourcing`` and ``catalogue`` hold the same for the other commands.
Modules that begin with an underscore are what several formats share.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from audit import paths
from audit.blame import among
from audit.errors import AuditError
from audit.formats._view import View, count, inert, visible

__all__ = ["Pieces", "Render", "View", "count", "find", "inert", "names", "pieces", "visible"]

Render = Callable[[Any, View], str]
Pieces = Callable[[Any, View], Iterable[str]]


def names(folder: str = "") -> list[str]:
    """The names of the formats that a command has; ``folder`` is empty for ``audit check``."""
    package = Path(__file__).parent / folder
    found = {m.name for m in pkgutil.iter_modules([str(package)]) if not m.ispkg and m.name[0] != "_"}
    return sorted(found if folder else found | set(_templates()))


def find(name: str, folder: str = "") -> Render:
    """The format called ``name``.

    Raises:
        AuditError: there is none; the message says which there are.
    """
    known = names(folder)
    if name not in known:
        raise AuditError(f"no format “{name}”{among(name, known)}")
    templates = {} if folder else _templates()
    if name in templates:
        from audit.formats import _template

        return partial(_template.render, templates[name])
    module = importlib.import_module(".".join(part for part in (__name__, folder, name) if part))
    render: Render = module.render
    return render


def pieces(name: str) -> Pieces:
    """The format called ``name``, piece by piece: of many articles, its text need not be in memory at once.

    Raises:
        AuditError: there is none; the message says which there are.
    """
    if name in _templates():
        from audit.formats import _template

        return partial(_template.pieces, _templates()[name])
    render = find(name)
    found: Pieces | None = getattr(sys.modules.get(f"{__name__}.{name}"), "pieces", None)
    return found or (lambda records, view: [render(records, view)])


def _templates() -> dict[str, Path]:
    """The templates in ``reports/`` by name: ``markdown.md.j2`` is markdown."""
    return {path.name.split(".")[0]: path for path in sorted(paths.REPORTS.glob("*.j2"))}
