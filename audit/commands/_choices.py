"""What a run is to do: what flags say, else ``audit.yml``, else what is usual."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from audit import paths as places
from audit.errors import AuditError
from audit.walking import Choice, Pattern, glob

if TYPE_CHECKING:
    from audit.cache import Cache
    from audit.commands._output import Output
    from audit.gates import Limits
    from audit.settings import Found

Flag = TypeVar("Flag")
FailOn = Literal["error", "warning", "info", "never"]


def settings_for(paths: Sequence[str]) -> Found | None:
    """The settings of a run: those of the ``audit.yml`` that is nearest to all of the paths.

    Raises:
        FileError: it cannot be read, or something in it does not fit.
    """
    file = places.settings_file(_common(paths))
    if file is None:
        return None
    from audit import settings  # which wants pydantic and YAML

    return settings.read(file)


def _common(paths: Sequence[str]) -> Path:
    """The folder that holds all of the paths; standard input counts as a file in this folder."""
    folders = [path if os.path.isdir(path) else os.path.dirname(path) for path in paths]
    try:
        return Path(os.path.commonpath([os.path.abspath(folder) for folder in folders]))
    except ValueError:  # none at all, or on several drives
        return Path.cwd()


@dataclass(frozen=True)
class Choices:
    """What flags say (None: nothing), and the settings that speak where they do not."""

    found: Found | None = None
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    fail_on: FailOn | None = None
    most: int | None = None
    per_1000_words: float | None = None
    keep: bool | None = None
    cache_folder: Path | None = None
    processes: int | None = None
    format: str | None = None
    asked: Sequence[str] = ()
    _here: Path = field(default_factory=Path.cwd)

    @property
    def files(self) -> Choice:
        """What is wanted of folders; a flag takes the place of its setting."""
        return Choice(
            include=self._flagged("--include", self.include) or self._set("include"),
            exclude=self._flagged("--exclude", self.exclude) or self._set("exclude"),
        )

    @property
    def limits(self) -> Limits:
        """How much may be found, and where it says so."""
        from audit.gates import Limits

        origins: dict[str, str] = {}
        fail_on: FailOn = self._either("fail_on", self.fail_on, origins) or "error"
        return Limits(
            fail_on=None if fail_on == "never" else fail_on,
            most=self._either("max", self.most, origins),
            per_1000_words=self._either("max_per_1000_words", self.per_1000_words, origins),
            origins=origins,
        )

    @property
    def jobs(self) -> int | None:
        """How many processes; None for as many as pay."""
        return self.processes or (self.found.settings.jobs if self.found else None)

    def reports(self) -> tuple[Output, ...]:
        """The reports to write: those of the flags, else those of the settings, and one on standard output.

        Raises:
            AuditError: there is no such format, or two reports have one place.
        """
        from audit.commands._output import Output, outputs

        if self.asked or not self.found or not self.found.settings.outputs:
            return outputs(self.asked, self.format)
        try:
            found = outputs(self.found.settings.outputs, None, self.found.folder)
        except AuditError as error:
            raise self.found.error(("outputs",), str(error)) from None
        files = [each for each in found if each.path]
        printed = [each for each in found if not each.path and not self.format]
        return (*files, *(printed or [Output(self.format or "terminal")]))

    def cache(self, *, pays: bool) -> Cache | None:
        """What was found before, where it may be looked up and kept.

        Usually for more than one file only: a draft that is worked on changes from run to run, and
        of an article by itself nothing need be left behind on the disk.
        """
        from audit import cache

        said = self.found.settings.cache if self.found else None
        folder = self.found.folder / said if self.found and isinstance(said, str) else None
        wanted = said is not False if said is not None else pays
        if self.keep is not None or self.cache_folder:
            wanted = self.keep is not False
        place = self.cache_folder or folder or (cache.usual_folder() if wanted else None)
        return cache.Cache(place) if wanted and place else None

    def idle(self, folders: Sequence[Path], matched: Collection[Pattern], files: Sequence[str]) -> list[str]:
        """What to say of the patterns that fit nothing, of those that should.

        Patterns of the settings should where the run went over all of their folder.
        """
        if not folders:
            return []
        whole = self.found is not None and any(
            self.found.folder.is_relative_to(os.path.abspath(folder)) for folder in folders
        )
        asked = (*self.files.include, *self.files.exclude)
        told = [
            f"{pattern.origin}: “{pattern.glob}” fits nothing here"
            for pattern in asked
            if pattern not in matched and (whole or pattern.origin.startswith("--"))
        ]
        return [*told, *self._idle_places(files)] if whole else told

    def _idle_places(self, files: Sequence[str]) -> Iterator[str]:
        """The same of the patterns under ``for:``, which choose other packs for some articles."""
        if not self.found or not self.found.places:
            return
        folder = self.found.folder
        full = [Path(os.path.abspath(file)) for file in files]
        inside = [file.relative_to(folder).as_posix() for file in full if file.is_relative_to(folder)]
        for pattern in self.found.places:
            if not any(map(glob(pattern).fullmatch, inside)):
                line = self.found.line("for", pattern)
                yield f"{self.found.path}:{line}: for: “{pattern}” fits nothing here"

    def _either(self, name: str, flag: Flag | None, origins: dict[str, str]) -> Flag | None:
        """A limit as a flag sets it, else the settings, which ``origins`` then says."""
        if flag is not None or self.found is None:
            return flag
        said: Flag | None = getattr(self.found.settings, name)
        if said is not None:
            origins[name.replace("_", "-")] = f"{name}: {said} in {self.found.path.name}"
        return said

    def _flagged(self, name: str, globs: Sequence[str]) -> tuple[Pattern, ...]:
        return tuple(Pattern(glob, self._here, name) for glob in globs)

    def _set(self, name: Literal["include", "exclude"]) -> tuple[Pattern, ...]:
        return self.found.patterns(name) if self.found else ()
