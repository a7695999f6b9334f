"""The kinds of check, one file each: found by name, imported when first used.

``check: source-kind`` in a rule is ``checks/source_kind.py``, with its ``Settings`` and
its ``check(article, settings)``, which yields a ``Hit`` for everything it objects to.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from audit.article import Article
from audit.findings import Hit

if TYPE_CHECKING:
    from pydantic import BaseModel


class Kind(NamedTuple):
    """A kind of check, by its name in rules: its options, what it does, the values its messages may use."""

    name: str
    settings: type[BaseModel]
    check: Callable[[Article, Any], Iterator[Hit]]
    values: tuple[str, ...]


@cache
def names() -> tuple[str, ...]:
    """The names of all kinds of check, as rules write them."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__)))


@cache
def get(name: str) -> Kind:
    """The kind of check that a rule calls ``name``.

    Raises:
        KeyError: there is none.

    >>> get("wording").settings.__name__
    'Settings'
    """
    module = _module(name)
    values: tuple[str, ...] = getattr(module, "VALUES", ())
    return Kind(name, module.Settings, module.check, ("words", *values))


def about(name: str) -> str:
    """What a kind of check objects to, in a line.

    Raises:
        KeyError: there is none of this name.

    >>> about("weekday")
    'Weekdays and dates that do not agree.'
    """
    return (_module(name).__doc__ or "").partition("\n")[0]


def _module(name: str) -> ModuleType:
    if name not in names():
        raise KeyError(name)
    return import_module(f"{__name__}.{name.replace('-', '_')}")
