"""What was found in articles that have not changed since: so that it need not be found again.

An entry is one small file, named by a digest of everything that decides what is found: the content
of the article, its path, the rules, the options, the model, and the program itself. What changes one of these
asks for another entry, so nothing is ever out of date; what is no longer asked for is dropped in time.

Several runs may share the folder. An entry is written beside its place and then moved to it, and
holds a digest of itself: one that is damaged is not there. Entries are compressed JSON, in which
nothing runs. They hold sentences of the articles, so only their owner may read them.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from audit import paths

_MAGIC = b"audit cache 1 "
_DIGEST = 16  # bytes of an entry's digest of itself
_MOST_BYTES = 256 * 1024 * 1024
_MOST_ENTRIES = 100_000
_STAMP = "looked-through"
_SELDOM = 24 * 3600  # seconds between two looks for what is old, unless much was written
_MUCH = 2_000  # entries written in a run
_ABANDONED = 3600  # seconds after which a draft of an entry has nobody who will finish it
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# What audit found in articles. It may be deleted.\n"
"""What tells backups that a folder is a cache: https://bford.info/cachedir/"""

_NO_PART = frozenset(
    {"formats", "commands", "scoring", "_data", "articles", "held-out", "second-labels", "__pycache__"}
)
"""Folders of the program and its seeds in which nothing decides what is found."""


def usual_folder() -> Path | None:
    """Where entries are kept if nothing else is said: by the XDG base directory specification.

    https://specifications.freedesktop.org/basedir-spec/latest/

    None for who has no home, as in a container that runs for a number without a name.
    """
    given = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(given):
        return Path(given, "audit")
    with suppress(RuntimeError):
        return Path.home() / ".cache" / "audit"
    return None


def digest(*parts: bytes) -> str:
    """A name for some content; where one part ends and the next begins is part of it.

    >>> digest(b"ab", b"c") == digest(b"a", b"bc")
    False
    """
    made = hashlib.blake2b(digest_size=20)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()


class Cache:
    """Entries in a folder, which is made when the first is kept.

    A cache helps or does not; it never stops a run. Where the folder cannot be read or written
    there are no entries.
    """

    def __init__(
        self, folder: Path, most_bytes: int = _MOST_BYTES, most_entries: int = _MOST_ENTRIES
    ) -> None:
        self.folder = folder
        self._most_bytes, self._most_entries = most_bytes, most_entries
        self._written = 0

    def get(self, key: str) -> bytes | None:
        """The compressed JSON of an entry; None where there is none, or it is damaged."""
        path = self._path(key)
        try:
            with open(path, "rb") as file:
                data = file.read()
                if time.time() - os.fstat(file.fileno()).st_mtime > _SELDOM:
                    os.utime(path)  # what is used is not old
        except OSError:
            return None
        head = len(_MAGIC) + _DIGEST
        kept = data[head:]
        return kept if data[:head] == _MAGIC + _seal(kept) else None

    def put(self, key: str, kept: bytes) -> None:
        """Keep an entry, whole or not at all."""
        path = self._path(key)
        draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
        try:
            self._make(path.parent)
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(descriptor, "wb") as file:
                file.write(_MAGIC + _seal(kept) + kept)
            os.replace(draft, path)
            self._written += 1
        except OSError:
            with suppress(OSError):
                draft.unlink()
        except BaseException:  # interrupted: leave no draft
            with suppress(OSError):
                draft.unlink()
            raise

    def tidy(self) -> None:
        """Drop what has not been used for longest, where there is too much; seldom worth a look."""
        if not self._written:
            return
        stamp = self.folder / _STAMP
        with suppress(OSError):
            age = time.time() - stamp.stat().st_mtime if stamp.exists() else _SELDOM
            if age >= _SELDOM or self._written >= _MUCH:
                stamp.touch()
                self._drop()
        self._written = 0

    def _drop(self) -> None:
        """Drop the oldest, down to three quarters of what there may be, which lasts for a while."""
        entries = sorted(self._entries())
        size, number = sum(each[1] for each in entries), len(entries)
        if size <= self._most_bytes and number <= self._most_entries:
            return
        for _, bytes_, path in entries:
            if size <= 0.75 * self._most_bytes and number <= 0.75 * self._most_entries:
                return
            with suppress(OSError):  # another run may have dropped it
                os.unlink(path)
            size, number = size - bytes_, number - 1

    def _entries(self) -> Iterator[tuple[float, int, str]]:
        """When each entry was last used, its size and its path; abandoned drafts are removed."""
        now = time.time()
        for folder in _inside(self.folder):
            for entry in _inside(folder.path) if len(folder.name) == 2 else ():
                with suppress(OSError):
                    facts = entry.stat(follow_symlinks=False)
                    if not entry.name.endswith(".draft"):
                        yield facts.st_mtime, facts.st_size, entry.path
                    elif now - facts.st_mtime > _ABANDONED:
                        os.unlink(entry.path)

    def _make(self, folder: Path) -> None:
        if folder.is_dir():
            return
        made = not self.folder.exists()
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if made:
            (self.folder / "CACHEDIR.TAG").write_text(_TAG, encoding="ascii")
            (self.folder / ".gitignore").write_text("*\n", encoding="ascii")
        folder.mkdir(mode=0o700, exist_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def packed(value: Any) -> bytes:
    """A JSON value as it is kept."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpacked(kept: bytes) -> Any:
    """The value again.

    Raises:
        ValueError: it is none.
    """
    try:
        return json.loads(zlib.decompress(kept).decode("utf-8", "surrogatepass"))
    except zlib.error as error:
        raise ValueError(str(error)) from None


class Keys:
    """Names the entries of one run.

    Attributes:
        files_of: says what a pack was made of, where that is not known yet; to find out takes all of it.
    """

    def __init__(
        self,
        cache: Cache,
        options: Iterable[str],
        model: Path | None,
        files_of: Callable[[str | Path], Iterable[Path]],
    ) -> None:
        self.files_of = files_of
        self._cache = cache
        self._rules: dict[str | Path, str] = {}
        self._options = [each.encode("utf-8", "surrogatepass") for each in options]
        self._model = model

    def of(self, path: str, data: bytes, pack: str | Path) -> str:
        """The key of an article: its name, its content and its rules.

        Raises:
            AuditError: ``files_of`` does.
        """
        if pack not in self._rules:
            self._rules[pack] = self._of_rules(pack)
        # A pack may have other rules for some places, which count from its folder.
        place = "" if _is_ours(pack) else os.path.relpath(path, Path(pack).absolute().parent)
        return digest(self._run, self._rules[pack].encode(), os.fsencode(path), os.fsencode(place), data)

    @cached_property
    def _run(self) -> bytes:
        """What is the same for all articles of a run."""
        model = self._model.read_bytes() if self._model and os.path.isfile(self._model) else b""
        return digest(program().encode(), model, *self._options).encode()

    def _of_rules(self, pack: str | Path) -> str:
        """A digest of a pack: of its name if it comes with the program, else of all that it is made of."""
        if _is_ours(pack):
            return str(pack)
        name = digest(b"files of a pack", self._run, os.fsencode(Path(pack).absolute()))
        listed = self._unchanged(name)
        if not listed:
            own = [path for path in self.files_of(pack) if not path.is_relative_to(paths.RULES)]
            listed = {os.path.abspath(path): _content(path) for path in own}
            self._cache.put(name, packed(listed))
        folder = Path(pack).absolute().parent
        found = sorted((os.path.relpath(path, folder), content) for path, content in listed.items())
        return digest(*(os.fsencode(each) for pair in found for each in pair))

    def _unchanged(self, name: str) -> dict[str, str]:
        """The files that a pack was made of, with digests of them; empty if one is another now."""
        kept = self._cache.get(name)
        with suppress(ValueError, TypeError, OSError):
            listed: dict[str, str] = dict(unpacked(kept)) if kept else {}
            if all(_content(Path(path)) == content for path, content in listed.items()):
                return listed
        return {}


def program() -> str:
    """A digest of the program, of Python, and of the libraries that read files."""
    parts = [repr(sys.version_info[:3]).encode()]
    for root in roots():
        for name in sorted(files(root)):
            parts += [os.fsencode(os.path.relpath(name, root)), Path(name).read_bytes()]
    parts += [Path(origin).read_bytes() for origin in _readers()]
    return digest(*parts)


def roots() -> tuple[Path, ...]:
    """The folders of the program."""
    return Path(__file__).parent, paths.RULES, paths.SEEDS


def files(root: Path) -> Iterator[str]:
    """The files in a folder of the program that decide what is found."""
    for folder, folders, files in os.walk(root):
        folders[:] = [each for each in folders if each not in _NO_PART]
        yield from (os.path.join(folder, each) for each in files)


def _readers() -> Iterator[str]:
    """The files that hold the versions of the libraries by which articles are read, none of them imported."""
    for name in ("markdown_it", "charset_normalizer", "docx"):
        spec = find_spec(name)
        if spec and spec.origin:
            folder = Path(spec.origin).parent
            version = folder / "version.py"
            yield str(version) if version.is_file() else spec.origin


def _is_ours(pack: str | Path) -> bool:
    """Whether it is the name of a pack that comes with the program."""
    return isinstance(pack, str) and (paths.RULES / "packs" / f"{pack}.yml").is_file()


def _content(path: Path) -> str:
    return digest(path.read_bytes())


def _seal(kept: bytes) -> bytes:
    return hashlib.blake2b(kept, digest_size=_DIGEST).digest()


def _inside(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []
