"""Files, and the articles in a folder: what git ignores, and what nobody wrote by hand, is passed over.

Patterns are those of ``.gitignore`` (https://git-scm.com/docs/gitignore), in the files of that name
from the top of the repository down to each folder, in ``.git/info/exclude``, and in the ``include`` and
``exclude`` of a user. Symbolic links to folders are not followed, so that no loop is.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias

from audit.errors import AuditError, FileError
from audit.paths import DECISIONS_FILE

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

ARTICLES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx", ".jsonl"})
"""The endings of the files that a folder is searched for."""

_PAGE = re.compile(rb'<meta name="generator" content="audit">')
_STRING = rb'"(?:[^"\\]|\\.)*+"'
_LIST = re.compile(rb'\{"path": %b, "doc": %b, "start": \d+, "end": \d+, "line": \d' % (_STRING, _STRING))
_SETTLED = re.compile(
    rb'\{"path": %b, (?:"article": %b, )?"rule": "\w+", "fingerprint": "\w+", ' % (_STRING, _STRING)
)
_INSIDE = re.compile(r"/\*\*(?=[ \t]*$)")  # all in a folder; pathspec takes it for the folder, too
_REPORT = re.compile(
    rb"<!-- generator: audit -->\s*\Z"
    rb"|^(?:\xe2\x94\x80|-){20,}\r?\n(?:.*\n){1,3}Exit code [012]  .*\n(?:(?:audit |  ).*\n)*\Z",
    re.MULTILINE,
)
"""How reports for people end: in Markdown with a comment, else with a rule, counts, the exit code and
commands that lead on."""
_MARKS = {
    **dict.fromkeys((".html", ".htm"), _PAGE),
    ".jsonl": _LIST,
    **dict.fromkeys((".md", ".markdown", ".txt", ".text"), _REPORT),
}
_DECISIONS = "decisions about articles"
_LOOKED_AT = 4096  # bytes at the beginning or end of a file, in which it says that it is a report

MACHINE_MADE = frozenset({"node_modules", "bower_components", "site-packages", "__pycache__", "venv"})
"""Folders that programs fill with the work of others; there is text in them, and none of it is news."""


@dataclass(frozen=True)
class Pattern:
    """A pattern of files, of the kind that stands in a ``.gitignore``.

    Attributes:
        glob: the pattern itself.
        base: the folder that it counts from.
        origin: who asked for it, as a user is told of it.

    Raises:
        AuditError: the glob is none, on first use.

    >>> Pattern("archive/", Path("/news"), "--exclude").says("/news/archive/")
    True
    """

    glob: str
    base: Path
    origin: str

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        spec = _spec([self.glob])
        if spec is None:
            raise AuditError(f"{self.origin}: “{self.glob}” is no pattern of files")
        return spec

    @cached_property
    def _prefix(self) -> str:
        return _prefix(self.base)

    def says(self, path: str) -> bool | None:
        """Whether it takes a path (True), takes it back (False, as ``!keep.md`` does) or is silent.

        The path is absolute, with ``/`` between its parts, and at the end of a folder's.
        """
        inside = path.removeprefix(self._prefix)
        return self._spec.check_file(inside).include if inside not in (path, "") else None


@dataclass(frozen=True, slots=True)
class Choice:
    """What a user wants of a folder; without ``include``, every article that is not excluded."""

    include: tuple[Pattern, ...] = ()
    exclude: tuple[Pattern, ...] = ()


class Skipped(NamedTuple):
    """A file or folder that was passed over, and why."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a walk came to.

    Attributes:
        files: the articles, in order.
        skipped: what was passed over.
        refused: folders that could not be opened.
        matched: the patterns of the user's that any file or folder fitted.
    """

    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...] = ()
    refused: tuple[FileError, ...] = ()
    matched: frozenset[Pattern] = frozenset()


def walk(folder: Path, choice: Choice | None = None) -> Found:
    """The articles in a folder and the folders in it, in order.

    A folder that git ignores is searched all the same if it is the one that was named.

    Raises:
        AuditError: a pattern of the choice is none.
    """
    return _Walk(folder, choice or Choice()).found()


_Rules: TypeAlias = "tuple[tuple[str, GitIgnoreSpec], ...]"
"""What git ignores, outermost first: the folder that each counts from, with ``/`` at its end."""


def glob(pattern: str) -> re.Pattern[str]:
    """A path pattern of ``for:``, in which ``*`` stays in a folder and ``**`` does not.

    >>> bool(glob("opinion/**").fullmatch("opinion/may/column.txt"))
    True
    """
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    meaning = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(meaning.get(part, re.escape(part)) for part in parts))


def content(path: Path) -> bytes:
    """What stands in a file.

    Raises:
        FileError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            if stat.S_ISCHR(os.fstat(file.fileno()).st_mode) and not file.isatty():
                raise FileError(path, "is a device, not a file")  # and may never end
            return all_of(file, path)
    except (OSError, ValueError) as error:
        raise FileError(path, _why(error)) from error


def all_of(file: BinaryIO, path: str | Path) -> bytes:
    """What stands in an open file, such as standard input, that is called so.

    Raises:
        FileError: it cannot be read.
    """
    try:
        return file.read()
    except MemoryError:
        raise FileError(path, "is larger than the memory there is") from None
    except OSError as error:
        raise FileError(path, _why(error)) from error


def _why(error: Exception) -> str:
    """What the system says, in words of ours where it is one of the usual things."""
    usual: dict[type[Exception], str] = {
        FileNotFoundError: "there is no such file",
        PermissionError: "may not be read (no permission)",
        IsADirectoryError: "is a folder, not a file",
    }
    return usual.get(type(error)) or getattr(error, "strerror", None) or str(error)


@dataclass
class _Walk:
    folder: Path
    choice: Choice
    files: list[Path] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    refused: list[FileError] = field(default_factory=list)
    matched: set[Pattern] = field(default_factory=set)

    def found(self) -> Found:
        top = _posix(self.folder.absolute())
        ignored = {str(self.folder): _from_above(Path(top))}
        for name, folders, files in os.walk(self.folder, onerror=self._refuse):
            above = ignored.pop(name)
            here = Path(name)
            rules = _with_own(above, here) if ".gitignore" in files else above
            place = _posix(here.absolute()) + "/"
            folders[:] = [each for each in folders if self._enters(here, each, place, rules)]
            ignored |= {os.path.join(name, each): rules for each in folders}
            self.files += [here / each for each in files if self._takes(here, each, place, rules)]
        order = tuple(sorted(self.files))
        return Found(order, tuple(sorted(self.skipped)), tuple(self.refused), frozenset(self.matched))

    def _enters(self, here: Path, name: str, place: str, rules: _Rules) -> bool:
        if name.startswith("."):
            why = "hidden"
        elif os.path.islink(here / name):
            why = "a link to a folder"
        elif name in MACHINE_MADE or os.path.isfile(here / name / "pyvenv.cfg"):
            why = "a folder that programs fill"
        else:
            why = self._left_out(f"{place}{name}/", rules)
        return self._wanted(here / name, why)

    def _takes(self, here: Path, name: str, place: str, rules: _Rules) -> bool:
        if os.path.splitext(name)[1].lower() not in ARTICLES:
            return False
        full = place + name
        if name.startswith("."):
            why = "hidden"
        elif name.startswith("~$"):
            why = "open in Word"
        elif name == DECISIONS_FILE:
            why = _DECISIONS
        elif not os.path.isfile(here / name):
            why = "no ordinary file"  # a pipe, a device, a link to nowhere
        elif name.endswith(".jsonl") and not os.path.getsize(here / name):
            why = "an empty list"  # as one of findings is where there are none
        elif made := _made_by_audit(here / name):
            why = made
        else:
            why = self._left_out(full, rules)
            if self.choice.include and not self._decided(full, self.choice.include) and not why:
                why = "not among what is included"
        return self._wanted(here / name, why)

    def _left_out(self, path: str, rules: _Rules) -> str:
        if self._decided(path, self.choice.exclude):
            return "excluded"
        for prefix, spec in reversed(rules):  # the nearest speaks before those above it
            said = spec.check_file(path[len(prefix) :]).include
            if said is not None:
                return "ignored by git" if said else ""
        return ""

    def _decided(self, path: str, patterns: Sequence[Pattern]) -> bool:
        """What the last of the patterns to speak says; all are asked, to know which ever do."""
        taken = False
        for pattern in patterns:
            said = pattern.says(path)
            if said is not None:
                self.matched.add(pattern)
                taken = said
        return taken

    def _wanted(self, path: Path, why: str) -> bool:
        if why:
            self.skipped.append(Skipped(path, why))
        return not why

    def _refuse(self, error: OSError) -> None:
        self.refused.append(FileError(error.filename, _why(error)))


def _made_by_audit(path: Path) -> str:
    """What a file is that this program has written, a report or decisions; empty where it is an article."""
    mark = _MARKS.get(path.suffix.lower())
    if not mark:
        return ""
    try:
        with path.open("rb", buffering=0) as file:
            if mark is _REPORT:
                file.seek(-min(_LOOKED_AT, os.fstat(file.fileno()).st_size), os.SEEK_END)
            part = file.read(_LOOKED_AT)
    except OSError:  # which is said when it is read
        return ""
    if mark is _LIST and _SETTLED.match(part):
        return _DECISIONS
    if mark is _REPORT and b"generator: audit" not in part and b"\nExit code " not in part:
        return ""  # which is told much sooner so
    found = mark.match(part) if mark is _LIST else mark.search(part)
    return "a report of audit" if found else ""


def _from_above(folder: Path) -> _Rules:
    """What the repository says above a folder; nothing if it ignores the folder itself, which was named."""
    top = next((place for place in (folder, *folder.parents) if os.path.exists(place / ".git")), None)
    if top is None:
        return ()
    rules: _Rules = tuple(_rules_in(top / ".git" / "info" / "exclude", top))
    for place in reversed([each for each in folder.parents if each.is_relative_to(top)]):
        rules = _with_own(rules, place)
    full = _posix(folder) + "/"
    for each in [*reversed(folder.parents), folder]:
        inner = _posix(each) + "/"
        if any(_ignores(spec, inner, prefix) for prefix, spec in rules):
            return ()
        if inner == full:
            break
    return rules


def _ignores(spec: GitIgnoreSpec, path: str, prefix: str) -> bool:
    inside = path.removeprefix(prefix)
    return inside not in (path, "") and bool(spec.check_file(inside).include)


def _with_own(rules: _Rules, folder: Path) -> _Rules:
    return (*rules, *_rules_in(folder / ".gitignore", folder))


def _rules_in(file: Path, base: Path) -> Iterator[tuple[str, GitIgnoreSpec]]:
    if not os.path.isfile(file):  # a pipe would be waited for, and a device may never end
        return
    try:
        text = file.read_text(encoding="utf-8-sig", errors="surrogateescape")  # which makes \r\n a \n
    except OSError:  # git goes on without it, too
        return
    spec = _spec(text.split("\n"))  # git knows no other end of a line
    if spec is not None:
        yield _prefix(base), spec


def _spec(lines: Sequence[str]) -> GitIgnoreSpec | None:
    """What the lines say together; a line that is no pattern says nothing, as in git."""
    from pathspec import GitIgnoreSpec  # of no use where nothing is ignored

    lines = [_INSIDE.sub("/**/*", line) for line in lines]
    try:
        spec = GitIgnoreSpec.from_lines(lines)
    except ValueError:
        if len(lines) == 1:
            return None
        spec = GitIgnoreSpec.from_lines([line for line in lines if _spec([line])])
    return spec if any(pattern.include is not None for pattern in spec.patterns) else None


def _prefix(base: Path) -> str:
    return _posix(base.absolute()).rstrip("/") + "/"


def _posix(path: Path) -> str:
    """The path as patterns see it, with ``..`` taken out and links left in."""
    return Path(os.path.normpath(path)).as_posix()
