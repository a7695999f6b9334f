"""What ``audit.yml`` says beside its rules: which files, what decides the exit code, where reports go.

It is the same file as the pack of a newsroom. The fields of a pack are looked at where rules are
loaded; those here are of a whole run, and count only in the nearest ``audit.yml`` of what is audited,
not in a pack that is named with ``--rules`` or extended.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Field, ValidationError, field_validator

from audit import yamlfile
from audit.blame import nearest, said, shown
from audit.errors import FileError
from audit.walking import Pattern
from audit.yamlfile import Data, Location

OF_A_PACK = frozenset({"extends", "rules", "enable", "disable", "tune", "avoid", "accept", "for", "genres"})
"""The fields that are a pack's, and no business of this module."""


class Settings(BaseModel, extra="forbid", frozen=True):
    """The settings of a run; None where the file says nothing, so that a flag or the default speaks."""

    include: tuple[str, ...] = Field(default=(), description="The articles wanted of a folder: patterns.")
    exclude: tuple[str, ...] = Field(default=(), description="What to leave out of a folder: patterns.")
    fail_on: Literal["error", "warning", "info", "never"] | None = Field(
        default=None, description="The mildest finding that makes the exit code 1."
    )
    max: int | None = Field(
        default=None, ge=0, strict=True, description="How many findings there may be at all."
    )
    max_per_1000_words: float | None = Field(
        default=None,
        ge=0,
        strict=True,
        allow_inf_nan=False,
        description="How many findings there may be in a thousand words.",
    )
    outputs: tuple[str, ...] = Field(default=(), description="Reports to write, each as FORMAT:FILE.")
    decisions: str | None = Field(default=None, min_length=1, description="The file of decisions.")
    unused: Literal["error", "warning", "ignore"] | None = Field(
        default=None, description="What to do about decisions that settle nothing."
    )
    cache: bool | str | None = Field(
        default=None, description="Whether to keep what was found in unchanged articles, or the folder."
    )
    jobs: int | None = Field(default=None, ge=1, strict=True, description="How many processes to use.")

    @field_validator("include", "exclude", "outputs", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return () if value is None else (value,) if isinstance(value, str) else value


NAMES: frozenset[str] = frozenset(Settings.model_fields)
"""The fields that are settings of a run."""


@dataclass(frozen=True)
class Found:
    """The settings of a file, and the file, to say where in it something stands.

    Attributes:
        settings: what it says.
        path: the file.
        text: what stands in it.
        places: the patterns under ``for:``, which choose other packs for some files.
    """

    settings: Settings
    path: Path
    text: str
    places: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder that paths and patterns in it count from."""
        return self.path.absolute().parent

    def line(self, *location: str | int) -> int:
        """The line on which a field stands."""
        return yamlfile.line(self.text, location)

    def error(self, location: Location, why: str) -> FileError:
        """What is wrong with a field, with its line."""
        return FileError(self.path, f"{shown(location)}: {why}", self.line(*location))

    def patterns(self, name: Literal["include", "exclude"]) -> tuple[Pattern, ...]:
        """The patterns of a field, each with its line as its origin."""
        return tuple(
            Pattern(glob, self.folder, f"{self.path}:{self.line(name, number)}: {name}")
            for number, glob in enumerate(getattr(self.settings, name))
        )


def read(path: Path) -> Found:
    """The settings in a file.

    Raises:
        FileError: it cannot be read, or a field in it does not fit; with the line.
    """
    data, text = yamlfile.read(path)
    places = data.get("for")
    for name in data:
        if name not in NAMES | OF_A_PACK:
            hint = nearest(name, sorted(NAMES | OF_A_PACK))
            raise FileError(path, f"{name}: no such field{hint}", yamlfile.line(text, (name,)))
    try:
        settings = Settings.model_validate({name: data[name] for name in data if name in NAMES})
    except ValidationError as error:
        location, why = said(error, Settings)
        raise Found(Settings(), path, text).error(location, why) from None
    return Found(settings, path, text, tuple(places) if isinstance(places, dict) else ())


def without(data: Data) -> Data:
    """What a file says of rules, where the settings of a run are no matter."""
    return {name: value for name, value in data.items() if name not in NAMES}
