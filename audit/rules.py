"""Rules: what a person writes of one in YAML, and the rule that comes of it once it is seen to fit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pydantic import BaseModel, Field, ValidationError

from audit import checks, yamlfile
from audit.article import LabelName, Voice
from audit.blame import among, said, shown
from audit.document import Genre
from audit.errors import FileError
from audit.findings import Severity
from audit.phrases import Phrase
from audit.yamlfile import Data, Location

PLACEHOLDER = re.compile(r"\{(\w+)\}")  # {words}


class Examples(BaseModel, extra="forbid", frozen=True):
    """What a rule must flag and what it must let pass, in the marked notation."""

    flag: tuple[str, ...] = Field(min_length=1)
    passes: tuple[str, ...] = Field(min_length=1, alias="pass")


class Rule(BaseModel, extra="forbid", frozen=True):
    """One rule: which check looks for it, with which options, and what a reader is told.

    ``voices``, ``labels`` and ``genres`` say where it looks (no genres: in all of them);
    ``by_genre`` gives options that differ for a kind of article, such as a larger share;
    ``ignore`` which phrases it never minds; ``once`` that it speaks of the same words only the
    first time; ``yields_to`` which rules speak instead when they flag the same words.
    """

    id: str = Field(
        pattern=r"^[A-Z]{2,6}\d{3}$",
        description="two to six capital letters and three digits",
        examples=["GAZ001"],
    )
    name: str = Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        description="small letters and digits, with hyphens between words",
        examples=["house-words"],
    )
    check: str
    options: Data = {}
    severity: Severity = "warning"
    voices: tuple[Voice, ...] = Field(default=("writer",), min_length=1)
    labels: tuple[LabelName, ...] = Field(default=("fact", "attribution", "editorial"), min_length=1)
    genres: tuple[Genre, ...] = ()
    by_genre: dict[Genre, Data] = {}
    ignore: tuple[Phrase, ...] = ()
    once: bool = False
    yields_to: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    message: str = Field(min_length=1)
    why: str = Field(min_length=1)
    fix: str = Field(min_length=1)
    examples: Examples


class Prepared(NamedTuple):
    """A rule with its check and the check's settings: those for all articles, and those of some genres."""

    rule: Rule
    kind: checks.Kind
    settings: BaseModel
    by_genre: Mapping[Genre, BaseModel] = MappingProxyType({})

    def settings_for(self, genre: Genre) -> BaseModel:
        """The settings for an article of a genre."""
        return self.by_genre.get(genre, self.settings)

    def sure(self, least: float) -> Prepared:
        """The rule where labels count only if at least so sure; itself if it does not rest on them."""
        if "min_confidence" not in self.kind.settings.model_fields:
            return self
        change = {"min_confidence": least}
        others = {genre: each.model_copy(update=change) for genre, each in self.by_genre.items()}
        return self._replace(settings=self.settings.model_copy(update=change), by_genre=others)


@dataclass(frozen=True)
class File:
    """A file that was read, to name a line of it."""

    path: Path
    text: str = field(repr=False)

    def error(self, location: Location, why: str, rule: str = "") -> FileError:
        """What is wrong at a place of the file, with its line."""
        start = f"{rule}: " if rule else ""
        return FileError(self.path, start + why, yamlfile.line(self.text, location))


@dataclass(frozen=True)
class Draft:
    """A rule as written so far: its fields, and which file gave which of them."""

    fields: Data
    file: File
    location: Location
    tuned: Mapping[Location, tuple[File, Location]] = field(default_factory=dict)
    own: bool = False

    def tune(self, fields: Data, file: File, location: Location) -> Draft:
        """The draft with other fields; of ``options``, those named are replaced."""
        changed = {**self.fields, **fields}
        tuned = dict(self.tuned)
        for name in fields:
            tuned[(name,)] = (file, (*location, name))
        old, new = self.fields.get("options", {}), fields.get("options", {})
        if isinstance(old, dict) and isinstance(new, dict):
            changed["options"] = {**old, **new}
            tuned |= {("options", name): (file, (*location, "options", name)) for name in new}
        return replace(self, fields=changed, tuned=tuned)

    def taken(self, other: Draft) -> FileError:
        """That its id is another rule's."""
        return self.error(("id",), f"there is a rule {self.id} already, in {other.file.path}")

    def error(self, location: Location, why: str) -> FileError:
        """What is wrong at a field, with the line that gave it."""
        at = shown(location)
        file, place = self.file, self.location
        for depth in (2, 1):
            if location[:depth] in self.tuned:
                file, origin = self.tuned[location[:depth]]
                return file.error((*origin, *location[depth:]), f"{at}: {why}", self.id)
        return file.error((*place, *location), f"{at}: {why}" if at else why, self.id)

    @property
    def id(self) -> str:
        """The id that it gives itself."""
        return str(self.fields.get("id", ""))

    @cached_property
    def prepared(self) -> Prepared:
        """The rule and its check, seen to fit."""
        try:
            rule = Rule.model_validate(self.fields)
        except ValidationError as error:
            raise self.error(*said(error, Rule, Examples)) from None
        kind = self._kind(rule)
        settings = self._settings(kind, rule.options, ("options",))
        by_genre = {
            genre: self._settings(kind, {**rule.options, **more}, ("by_genre", genre))
            for genre, more in rule.by_genre.items()
        }
        for name in ("message", "why", "fix"):
            for value in PLACEHOLDER.findall(getattr(rule, name)):
                if value not in kind.values:
                    known = ", ".join(f"{{{each}}}" for each in kind.values)
                    raise self.error((name,), f"the check {rule.check} gives no {{{value}}}, but {known}")
        return Prepared(rule, kind, settings, by_genre)

    def _settings(self, kind: checks.Kind, options: Data, where: Location) -> BaseModel:
        try:
            return kind.settings.model_validate(options)
        except ValidationError as error:
            location, why = said(error, kind.settings)
            raise self.error((*where, *location), why) from None

    def _kind(self, rule: Rule) -> checks.Kind:
        try:
            return checks.get(rule.check)
        except KeyError:
            why = f"no check “{rule.check}”{among(rule.check, checks.names())}"
            raise self.error(("check",), why) from None
