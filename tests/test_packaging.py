"""What an installation brings along is what the program imports."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BROUGHT_BY = {"markupsafe": "jinja2", "pydantic-core": "pydantic", "numpy": "scikit-learn"}
"""Distributions that another brings, as part of what it is."""

EXTRAS = {"audit/training.py": "train", "audit/scoring": "train", "audit/loading/word.py": "docx"}
"""Where what only an extra brings may be imported."""


def imported(file: Path) -> Iterator[str]:
    """The packages of others that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        tops = {name.partition(".")[0] for name in names}
        yield from tops - sys.stdlib_module_names - {"audit", "__future__"}


def named(requirements: list[str]) -> set[str]:
    """The distributions that requirements name."""
    return {re.split(r"[^A-Za-z0-9._-]", each)[0].lower().replace("_", "-") for each in requirements}


def test_every_import_is_a_dependency_that_is_declared() -> None:
    known = packages_distributions()
    missing = []
    for file in sorted((ROOT / "audit").rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        extra = next((extra for place, extra in EXTRAS.items() if name.startswith(place)), None)
        brought = named([*PROJECT["dependencies"], *PROJECT["optional-dependencies"].get(extra, ())])
        for module in imported(file):
            found = {each.lower().replace("_", "-") for each in known.get(module, [module])}
            if not {BROUGHT_BY.get(each, each) for each in found} & brought:
                missing.append(f"{name} imports {module}")
    assert not missing
