"""Articles and rules for tests, made from a few words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from audit import checks, marked, packs
from audit.article import Article
from audit.packs import Ruleset
from audit.reading import reader
from audit.rules import Prepared

RULE = """\
rules:
  - id: GAZ001
    name: stray-word
    check: wording
    options: {phrases: [ferry]}
    severity: info
    message: "“{words}” is here."
    why: Because.
    fix: Take it out.
    examples: {flag: [The ferry left.], pass: [The train left.]}
"""


def article(text: str) -> Article:
    """The article that a marked text stands for: ``article("[fact] It rained. [editorial] How dull.")``."""
    read = marked.read(text)
    return reader.read(read.document, read.pins)


def flagged(check: str, on: Article | str, **options: Any) -> list[str]:
    """The words to which a check objects, in its own order, whoever's words they are."""
    kind = checks.get(check)
    read = article(on) if isinstance(on, str) else on
    settings = kind.settings.model_validate(options)
    return [read[hit.span] for hit in kind.check(read, settings)]


def values(check: str, on: Article | str, **options: Any) -> list[dict[str, str]]:
    """What a check gives to messages, objection by objection."""
    kind = checks.get(check)
    read = article(on) if isinstance(on, str) else on
    return [dict(hit.values) for hit in kind.check(read, kind.settings.model_validate(options))]


def pack(folder: Path, text: str, name: str = "newsroom.yml") -> Path:
    """A pack written to a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def ruleset(folder: Path, text: str) -> Ruleset:
    """The rules of a pack with this text."""
    return packs.load(pack(folder, text))


def prepared(code: str) -> Prepared:
    """A rule that comes with the program, ready to be used."""
    return packs.load("strict").drafts[code].prepared
