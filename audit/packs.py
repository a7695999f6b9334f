"""Packs: which rules are on, and how they are tuned; found by name or path, read and combined.

Every file has one form. A family file (``rules/SRC.yml``) has only ``rules``; a pack mostly
chooses: what it ``extends``, then its own ``rules``, what it enables, disables and tunes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import cache, cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError, field_validator

from audit import housewords, paths, settings, walking, yamlfile
from audit.blame import among, nearest, said, shown
from audit.document import Genre
from audit.errors import AuditError, FileError
from audit.phrases import Phrase
from audit.rules import Draft, File, Prepared, Rule
from audit.settings import Settings
from audit.yamlfile import Data, Location


class Pack(BaseModel, extra="forbid", frozen=True):
    """A file of rules and choices. ``rules`` and ``tune`` are looked at rule by rule, later.

    ``avoid`` and ``accept`` are words of the newsroom's own.
    """

    extends: tuple[str, ...] = ()
    rules: tuple[Data, ...] = ()
    enable: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    tune: dict[str, Data] = {}
    avoid: dict[str, str | None] = {}
    accept: tuple[Phrase, ...] = ()
    places: dict[str, str] = Field(default={}, alias="for")
    genres: dict[Genre, str] = {}

    @field_validator("extends", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value

    @field_validator(
        "rules", "enable", "disable", "tune", "avoid", "accept", "places", "genres", mode="before"
    )
    @classmethod
    def _maybe_empty(cls, value: Any, info: Any) -> Any:
        empty: Any = {} if info.field_name in ("tune", "avoid", "places", "genres") else ()
        return empty if value is None else value


@dataclass(frozen=True)
class Ruleset:
    """The rules that are on, and those that could be.

    ``elsewhere`` gives the rules of other packs for some paths, as ``for:`` asks, and ``by_genre``
    those for some genres. ``files`` are those that all of it was made of, beside the rules that come
    with the program.
    """

    name: str
    chosen: tuple[Prepared, ...]
    drafts: Mapping[str, Draft] = field(repr=False)
    elsewhere: tuple[tuple[re.Pattern[str], Path, Ruleset], ...] = ()
    by_genre: Mapping[str, Ruleset] = field(default_factory=dict)
    files: tuple[Path, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are on, in order of their ids."""
        return tuple(prepared.rule for prepared in self.chosen)

    @cached_property
    def in_precedence(self) -> tuple[Prepared, ...]:
        """The rules that are on, so that each comes after those to which it yields."""
        on = {prepared.rule.id: prepared for prepared in self.chosen}
        graph = {code: [other for other in on[code].rule.yields_to if other in on] for code in on}
        return tuple(on[code] for code in TopologicalSorter(graph).static_order())

    @cached_property
    def known(self) -> tuple[Rule, ...]:
        """All rules, on or not, in order of their ids."""
        return tuple(self.drafts[code].prepared.rule for code in sorted(self.drafts))

    def rule(self, code: str) -> Rule:
        """A rule, on or not.

        Raises:
            AuditError: there is none of this id.
        """
        if code not in self.drafts:
            raise AuditError(f"no rule “{code}”{nearest(code, self.drafts)}")
        return self.drafts[code].prepared.rule

    def sure(self, least: float) -> Ruleset:
        """The same rules where labels count only if at least so sure (0 to 1)."""
        return replace(
            self,
            chosen=tuple(prepared.sure(least) for prepared in self.chosen),
            elsewhere=tuple((pattern, path, other.sure(least)) for pattern, path, other in self.elsewhere),
            by_genre={genre: other.sure(least) for genre, other in self.by_genre.items()},
        )

    def for_path(self, path: str | Path, genre: str | None = None) -> Ruleset:
        """The rules for an article: those of the first pack that ``for:`` names for its path.

        Where it names none, those of the pack that ``genres:`` names for its genre.
        """
        full = Path(path).absolute()
        for pattern, folder, ruleset in self.elsewhere:
            if full.is_relative_to(folder) and pattern.fullmatch(full.relative_to(folder).as_posix()):
                return ruleset
        return self.by_genre.get((genre or "").strip().lower(), self)


def packs() -> tuple[str, ...]:
    """The names of the packs that come with the program."""
    return tuple(sorted(path.stem for path in (paths.RULES / "packs").glob("*.yml")))


def load(pack: str | Path = "default") -> Ruleset:
    """The rules of a pack, by name or path.

    Raises:
        AuditError: there is no such pack, or it chooses no rule.
        FileError: something in it, or in what it extends, does not fit; with the line.

    >>> load("default").rules[0].id
    'ANO001'
    """
    if isinstance(pack, str) and pack in packs():
        return _shipped(pack)
    return _load(_find(pack, Path()), str(pack), places=True)


@cache
def _shipped(name: str) -> Ruleset:
    return _load(paths.RULES / "packs" / f"{name}.yml", name, places=False)


def _find(pack: str | Path, folder: Path) -> Path:
    if isinstance(pack, str) and pack in packs():
        return paths.RULES / "packs" / f"{pack}.yml"
    if isinstance(pack, Path) or "/" in pack or "\\" in pack or pack.endswith((".yml", ".yaml")):
        return folder / pack
    raise AuditError(f"no pack “{pack}”{among(pack, packs())}, or give the path of a file")


def _load(path: Path, name: str, *, places: bool) -> Ruleset:
    choice = _Choice(dict(_families()), set())
    file, pack = choice.add(path, ())
    for draft in choice.drafts.values():
        if draft.own:
            _ = draft.prepared
    if not choice.on:
        raise FileError(path, "turns no rule on; say which under “enable:”, or “extends: default”")
    chosen = tuple(choice.drafts[code].prepared for code in sorted(choice.on))
    _see_precedence(choice.drafts, chosen)
    elsewhere = tuple(_elsewhere(file, pack)) if places else ()
    by_genre = dict(_by_genre(file, pack)) if places else {}
    others = (*(other for _, _, other in elsewhere), *by_genre.values())
    files = choice.files.union(*(other.files for other in others))
    return Ruleset(name, chosen, choice.drafts, elsewhere, by_genre, tuple(sorted(files)))


@dataclass
class _Choice:
    """The rules known and on, as the packs are gone through."""

    drafts: dict[str, Draft]
    on: set[str]
    files: set[Path] = field(default_factory=set)

    def add(self, path: Path, within: Sequence[Path]) -> tuple[File, Pack]:
        """Go through a pack: what it extends, then its rules, what it enables, disables and tunes."""
        data, text = yamlfile.read(path)
        file = File(path, text)
        pack = _fitted(data, file)
        self.files |= {path, *(path.parent / name for name in housewords.files(data))}
        for number, name in enumerate(pack.extends):
            self._extend(name, file, ("extends", number), (*within, path.resolve()))
        for code, draft in _drafts(pack, file):
            if code in self.drafts:
                raise draft.error(
                    ("id",), f"there is a rule {code} already, in {self.drafts[code].file.path}"
                )
            self.drafts[code] = replace(draft, own=True)
            self.on.add(code)
        self._avoid(pack, file)
        for number, wanted in enumerate(pack.enable):
            self.on |= self._meant(wanted, file, ("enable", number))
        for number, wanted in enumerate(pack.disable):
            self.on -= self._meant(wanted, file, ("disable", number))
        for wanted, fields in pack.tune.items():
            self._tune(wanted, fields, file)
        self._accept(pack, file)
        return file, pack

    def _avoid(self, pack: Pack, file: File) -> None:
        if pack.avoid:
            earlier = self.drafts.get(housewords.CODE)
            self.drafts[housewords.CODE] = housewords.rule(pack.avoid, file, earlier)
            self.on.add(housewords.CODE)

    def _accept(self, pack: Pack, file: File) -> None:
        if pack.accept:
            for code, draft in self.drafts.items():
                self.drafts[code] = housewords.accepting(draft, pack.accept, file)

    def _extend(self, name: str, file: File, location: Location, within: Sequence[Path]) -> None:
        path = _other(name, file, location)
        if path.resolve() in within:
            raise file.error(
                location, f"{name} extends itself, by way of {' and '.join(p.name for p in within)}"
            )
        self.add(path, within)

    def _tune(self, wanted: str, fields: Data, file: File) -> None:
        for code in self._meant(wanted, file, ("tune", wanted)):
            if "id" in fields:
                raise file.error(("tune", wanted, "id"), "a rule keeps its id", wanted)
            self.drafts[code] = self.drafts[code].tune(fields, file, ("tune", wanted))

    def _meant(self, wanted: str, file: File, location: Location) -> set[str]:
        if wanted in self.drafts:
            return {wanted}
        found = {code for code in self.drafts if fnmatchcase(code, wanted)}
        if not found:
            raise file.error(location, f"no rule “{wanted}”{nearest(wanted, self.drafts)}")
        return found


def _fitted(data: Data, file: File) -> Pack:
    data = housewords.read(settings.without(data), file)
    try:
        return Pack.model_validate(data)
    except ValidationError as error:
        location, why = said(error, Pack, Settings)
        raise file.error(location, f"{shown(location)}: {why}") from None


def _drafts(pack: Pack, file: File) -> Iterator[tuple[str, Draft]]:
    for number, fields in enumerate(pack.rules):
        draft = Draft(fields, file, ("rules", number))
        if not isinstance(fields.get("id"), str):
            raise file.error(("rules", number), "a rule needs an id, such as “id: GAZ001”")
        yield draft.id, draft


def untuned(code: str) -> Prepared | None:
    """A rule that comes with the program, as its family has it; None for any other.

    A pack that tunes a rule may well change what its examples do, so they are tried on this one.
    """
    draft = _families().get(code)
    return draft.prepared if draft else None


@cache
def _families() -> Mapping[str, Draft]:
    """The rules that come with the program, from ``rules/*.yml``."""
    found: dict[str, Draft] = {}
    for path in sorted(paths.need(paths.RULES).glob("*.yml")):
        data, text = yamlfile.read(path)
        file = File(path, text)
        for code, draft in _drafts(_fitted(data, file), file):
            if code in found:
                raise draft.taken(found[code])
            found[code] = draft
    return found


def _see_precedence(drafts: Mapping[str, Draft], chosen: Sequence[Prepared]) -> None:
    graph = {prepared.rule.id: set(prepared.rule.yields_to) for prepared in chosen}
    for code, others in graph.items():
        for other in sorted(others - drafts.keys()):
            raise drafts[code].error(("yields_to",), f"no rule “{other}”{nearest(other, drafts)}")
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        ring = error.args[1]
        raise drafts[ring[0]].error(
            ("yields_to",), f"{' and '.join(ring[:-1])} yield to each other"
        ) from None


def _elsewhere(file: File, pack: Pack) -> Iterator[tuple[re.Pattern[str], Path, Ruleset]]:
    for pattern, name in pack.places.items():
        path = _other(name, file, ("for", pattern))
        yield walking.glob(pattern), file.path.absolute().parent, _load(path, name, places=False)


def _other(name: str, file: File, location: Location) -> Path:
    """The pack that another names."""
    try:
        path = _find(name, file.path.parent)
    except AuditError as error:
        raise file.error(location, str(error)) from None
    if not os.path.isfile(path):
        raise file.error(location, f"there is no file {path} to take a pack from")
    return path


def _by_genre(file: File, pack: Pack) -> Iterator[tuple[str, Ruleset]]:
    for genre, name in pack.genres.items():
        yield genre, _load(_other(name, file, ("genres", genre)), name, places=False)
