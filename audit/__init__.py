"""Tells fact, attribution and editorial judgement apart in news copy, and checks its sourcing.

Importing the package loads nothing; each public name is imported when it is first asked for.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audit.article import Article as Article
    from audit.article import Attribution as Attribution
    from audit.article import Label as Label
    from audit.article import Quotation as Quotation
    from audit.article import Sentence as Sentence
    from audit.article import Source as Source
    from audit.document import Document as Document
    from audit.document import Place as Place
    from audit.document import Span as Span
    from audit.errors import AuditError as AuditError
    from audit.errors import FileError as FileError
    from audit.findings import Finding as Finding
    from audit.pipeline import audit_file as audit_file
    from audit.pipeline import audit_text as audit_text
    from audit.report import Report as Report

    __version__: str

_HOMES = {
    "Article": "article",
    "Attribution": "article",
    "Label": "article",
    "Quotation": "article",
    "Sentence": "article",
    "Source": "article",
    "Document": "document",
    "Place": "document",
    "Span": "document",
    "AuditError": "errors",
    "FileError": "errors",
    "Finding": "findings",
    "audit_file": "pipeline",
    "audit_text": "pipeline",
    "Report": "report",
}

__all__ = [*_HOMES, "__version__"]


def _asked(name: str) -> Any:
    if name == "__version__":
        return _version()
    if name not in _HOMES:
        raise AttributeError(f"module 'audit' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"audit.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


if not TYPE_CHECKING:  # to a type checker it would make every misspelt name one of the package's
    __getattr__ = _asked


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("claim-audit")
    except PackageNotFoundError:
        return "0+unknown"
