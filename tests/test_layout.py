"""Imports go down, nothing outgrows its size, and importing is cheap."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import audit

PACKAGE = Path(audit.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))

LAYERS = (
    "errors standards starters",
    "paths",
    "walking",
    "document words yamlfile alike",
    "blame lexicons frontmatter spelling",
    "settings wording git",
    "matching",
    "patterns",
    "article phrases",
    "findings loading marked annotated nearby",
    "changes numbers justice",
    "reading",
    "sourcing",
    "training checks",
    "rules",
    "housewords",
    "packs",
    "judging comments timing schema",
    "report",
    "page",
    "record",
    "decisions gates redaction stored",
    "pipeline settling",
    "examples scoring formats cache parallel",
    "run shelf",
    "changed deciding",
    "commands",
    "cli",
    "__main__",
)
"""A module, or a package with all that is in it, imports only from lines above its own."""

SEEN_BY_CHECKS = frozenset(
    "article document findings lexicons phrases words nearby changes numbers justice sourcing "
    "spelling".split()
)
WITHOUT_PYDANTIC = (
    "document",
    "article",
    "findings",
    "report",
    "record",
    "stored",
    "page",
    "gates",
    "comments",
    "decisions",
    "settling",
    "git",
    "changed",
    "reading",
    "loading",
)
HEAVY = ("nltk", "sklearn", "scipy", "numpy", "pydantic", "yaml", "jinja2", "rich", "typer")


def name_of(file: Path) -> str:
    """``audit/reading/names.py`` is reading.names, ``audit/checks/__init__.py`` checks."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(file): file for file in FILES if name_of(file)}


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imported(file: Path) -> Iterator[str]:
    """The modules of the project that a file imports, anywhere in it."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: say from audit… import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (_module(name) for name in names if name.startswith("audit."))
        elif isinstance(node, ast.Import):
            yield from (_module(a.name) for a in node.names if a.name.startswith("audit."))


def _module(name: str) -> str:
    """The module that ``audit.article.Article`` or ``audit.article`` stands in."""
    inner = name.removeprefix("audit.")
    while inner and inner not in NAMES:
        inner = inner.rpartition(".")[0]
    return inner


def layer_of(name: str) -> int:
    top = name.partition(".")[0]
    found = [number for number, layer in enumerate(LAYERS) if top in layer.split()]
    assert found, f"{name} stands in no layer: give it its place in LAYERS"
    return found[0]


@pytest.mark.parametrize("name", NAMES)
def test_imports_go_down(name: str) -> None:
    for other in imported(NAMES[name]):
        if other and other.partition(".")[0] != name.partition(".")[0]:
            assert layer_of(other) < layer_of(name), f"{name} imports {other}, which is not below it"


def test_no_modules_import_each_other() -> None:
    graph = {name: set(imported(file)) - {name, ""} for name, file in NAMES.items()}
    for name in graph:  # a package's own __init__ is imported with any module in it
        graph[name] -= {name.rpartition(".")[0]}
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("checks.")])
def test_checks_see_only_the_article(name: str) -> None:
    assert {other.partition(".")[0] for other in imported(NAMES[name])} <= SEEN_BY_CHECKS


@pytest.mark.parametrize("name", NAMES)
def test_pydantic_stays_where_people_write_files(name: str) -> None:
    if name.partition(".")[0] in WITHOUT_PYDANTIC:
        modules = {
            alias for node in ast.walk(tree(NAMES[name])) for alias in _outside(node) if alias == "pydantic"
        }
        assert not modules


def _outside(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [(node.module or "").partition(".")[0]]
    return [a.name.partition(".")[0] for a in node.names] if isinstance(node, ast.Import) else []


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_sizes(file: Path) -> None:
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert lines <= 400, f"{file.name} has {lines} lines"
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = _lines_of_code(node)
            assert length <= 40, f"{file.name}:{node.lineno}: {node.name} has {length} lines"


def _lines_of_code(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function's body; signature and docstring are there to be read, and not counted."""
    documented = ast.get_docstring(node) is not None
    body = node.body[1:] if documented else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def loaded_after(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after running some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('\\n'.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {line.partition(".")[0] for line in done.stdout.splitlines()}


def test_importing_is_cheap() -> None:
    assert not loaded_after("import audit") & set(HEAVY)


def test_types_cost_no_more() -> None:
    assert not loaded_after("from audit import Article, Document, Finding, Span") & set(HEAVY)


def test_an_audit_needs_nothing_that_is_for_training() -> None:
    loaded = loaded_after("import audit; audit.audit_text('The pier is unsafe, the council said.')")
    assert not loaded & {"nltk", "sklearn", "scipy", "numpy"}


@pytest.mark.parametrize("name", audit.__all__)
def test_public_names_are_there(name: str) -> None:
    assert getattr(audit, name) is not None


def test_a_misspelt_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="audti_text"):
        audit.__getattr__("audti_text")
