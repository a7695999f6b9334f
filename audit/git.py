"""What git knows of articles: which changed, what stood in them before, and who is at work.

Every call is a ``git`` of its own, without the network, a pager or a lock, and whatever the user has set
for diffs. Names come with NUL between them, so that any name will do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from audit.blame import nearest
from audit.errors import AuditError

_QUIET = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
_DIFF = ("diff", "--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff", "--no-textconv",
         "--no-color", "--ignore-submodules=all")  # fmt: skip
_WHOLE_HISTORY = "git fetch --unshallow, or with actions/checkout “fetch-depth: 0”"
_FILES = frozenset({"100644", "100755"})  # no links, no submodules


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is not what it was before.

    Attributes:
        path: the file, absolute.
        before: git's name for its content before; empty where it is new.
        after: git's name for its content in the index; empty where that of the working tree counts.
        was: the file that it was before, where it has been renamed.
        deleted: whether it is there no more.
    """

    path: Path
    before: str = ""
    after: str = ""
    was: Path | None = None
    deleted: bool = False


@dataclass(frozen=True)
class Repository:
    """A git repository with files to work on; ``root`` is the folder at its top."""

    root: Path

    def since(self, reference: str, endings: Collection[str]) -> tuple[Change, ...]:
        """What differs from where this branch left ``reference``: committed, staged, or only written.

        Files that git does not track yet count where they have one of the ``endings``, unless it ignores
        them.

        Raises:
            AuditError: there is no such commit, or no history that leads to it.
        """
        base = self._base(reference)
        raw = _lines(self._git(*_DIFF, base))
        others = _lines(self._git("ls-files", "-z", "--others", "--exclude-standard"))
        new = [name for name in others if os.path.splitext(name)[1].lower() in endings]
        if new and any(status.startswith(":") and status.endswith("D") for status in raw):
            raw = self._with_untracked(base, new) or raw  # one of them may be what was deleted, renamed
        changes = {change.path: change for change in self._changes(raw, staged=False)}
        for name in new:
            changes.setdefault(self.root / name, Change(self.root / name))
        return tuple(changes[path] for path in sorted(changes))

    def staged(self) -> tuple[Change, ...]:
        """What the next commit would change, as it stands in the index.

        Raises:
            AuditError: git does not say.
        """
        changes = {c.path: c for c in self._changes(_lines(self._git(*_DIFF, "--cached")), staged=True)}
        return tuple(changes[path] for path in sorted(changes))

    def contents(self, names: Sequence[str]) -> Iterator[bytes]:
        """The contents that git has under these names, in order.

        Raises:
            AuditError: one is not there, as in a clone that holds only a part.
        """
        if not names:
            return
        command = ["git", "cat-file", "--batch"]
        pipe = subprocess.PIPE
        quiet = subprocess.DEVNULL
        with subprocess.Popen(
            command, cwd=self.root, env=_environment(), stdin=pipe, stdout=pipe, stderr=quiet
        ) as git:
            assert git.stdin
            assert git.stdout
            for name in names:
                git.stdin.write(f"{name}\n".encode())
                git.stdin.flush()
                head = git.stdout.readline().split()
                if len(head) != 3:
                    git.kill()
                    raise AuditError(f"git does not have the content {name}; is the clone only a part?")
                yield git.stdout.read(int(head[2]))
                git.stdout.read(1)

    def _base(self, reference: str) -> str:
        """The commit from which what is here and ``reference`` went apart."""
        commit = self._commit(reference)
        if not commit:
            raise AuditError(f"git knows no branch, tag or commit “{reference}”{self._instead(reference)}")
        head = self._commit("HEAD")
        if not head:  # nothing has been committed on this branch
            return commit
        try:
            return self._git("merge-base", commit, head).decode().split()[0]
        except AuditError:
            hint = self._shallow() or "; name one that the branch came from"
            raise AuditError(f"“{reference}” and HEAD have no commit in common{hint}") from None

    def _commit(self, reference: str) -> str:
        """The name of a commit; empty where there is none."""
        wanted = f"{reference}^{{commit}}"
        try:
            return self._git("rev-parse", "--verify", "--quiet", "--end-of-options", wanted).decode().strip()
        except AuditError:
            return ""

    def _instead(self, reference: str) -> str:
        """What may have been meant by the name of a commit that is none."""
        known = self._git("for-each-ref", "--format=%(refname:short)").decode("utf-8", "replace").split("\n")
        remote = next((name for name in known if name.partition("/")[2] == reference), "")
        if remote:
            return f"; did you mean “{remote}”?"
        return self._shallow() or nearest(reference, filter(None, known))

    def _shallow(self) -> str:
        """A hint, where the clone does not have all of the history."""
        if self._git("rev-parse", "--is-shallow-repository").strip() != b"true":
            return ""
        return f"; this clone has only a part of the history: {_WHOLE_HISTORY}"

    def _with_untracked(self, base: str, names: Sequence[str]) -> list[str]:
        """The differences where some untracked files count as added, seen through a copy of the index."""
        index = self.root / os.fsdecode(self._git("rev-parse", "--git-path", "index").rstrip(b"\n"))
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "index")
            try:
                shutil.copyfile(index, copy)
                extra = {"GIT_INDEX_FILE": str(copy), "GIT_LITERAL_PATHSPECS": "1"}
                add = ("add", "--intent-to-add", "--pathspec-from-file=-", "--pathspec-file-nul")
                self._git(*add, stdin=b"\0".join(map(os.fsencode, names)), extra=extra)
                return _lines(self._git(*_DIFF, base, extra=extra))
            except (OSError, AuditError):  # an older git, or an index of another kind: they are just new
                return []

    def _changes(self, raw: Sequence[str], *, staged: bool) -> Iterator[Change]:
        """What ``git diff --raw -z`` says: ``:mode mode name name status``, then one path or two."""
        parts = iter(raw)
        for part in parts:
            _, mode, before, after, status = part.split(" ")
            old = next(parts)
            new = next(parts) if status[0] in "RC" else old
            known = before if part[1:7] in _FILES and before.strip("0") else ""
            was = self.root / old if new != old else None
            if mode in _FILES:
                yield Change(self.root / new, known, after if staged else "", was)
            elif status == "D" and known:
                yield Change(self.root / old, known, deleted=True)

    def _git(self, *arguments: str, stdin: bytes = b"", extra: Mapping[str, str] | None = None) -> bytes:
        return _run(self.root, arguments, stdin, extra or {})


def repository(path: Path) -> Repository:
    """The repository that a file or folder belongs to.

    Raises:
        AuditError: it belongs to none, or there is no git.
    """
    folder = next(each for each in (path.absolute(), *path.absolute().parents) if os.path.isdir(each))
    top = _run(folder, ("rev-parse", "--show-toplevel"), b"", {})
    return Repository(Path(os.fsdecode(top.rstrip(b"\r\n"))))


def user_name(folder: Path) -> str:
    """Who commits here, as git has been told; empty where it has not, or where there is no git."""
    try:
        return _run(folder, ("config", "user.name"), b"", {}).decode("utf-8", "replace").strip()
    except AuditError:
        return ""


def _lines(output: bytes) -> list[str]:
    return [os.fsdecode(each) for each in output.split(b"\0") if each]


def _environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment, quiet; what a hook says of its repository holds from any folder.

    Git counts relative paths, and where only GIT_DIR is given the top folder, from where it is called.
    """
    found = {**os.environ, **_QUIET, **(extra or {})}
    if "GIT_DIR" in found:
        found.setdefault("GIT_WORK_TREE", os.getcwd())
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        if found.get(name):
            found[name] = os.path.abspath(found[name])
    return found


def _run(folder: Path, arguments: Sequence[str], stdin: bytes, extra: Mapping[str, str]) -> bytes:
    with _explained(folder):
        done = subprocess.run(
            ["git", "--no-pager", "-c", "core.quotePath=off", "-c", "diff.relative=false", *arguments],
            cwd=folder,
            env=_environment(extra),
            input=stdin,
            capture_output=True,
            check=True,
        )
    return done.stdout


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turns what git has against a call into an error that a user can mend."""
    try:
        yield
    except FileNotFoundError:
        raise AuditError("there is no git on this machine (or it is not on the PATH)") from None
    except OSError as error:
        raise AuditError(f"git cannot be run: {error.strerror or error}") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        if "not a git repository" in said:
            raise AuditError(f"{folder} is in no git repository") from None
        if "dubious ownership" in said:  # as in a container; git says more, on lines of its own
            trust = "if you trust it: git config --global --add safe.directory"
            raise AuditError(f"git: {said.removeprefix('fatal: ')}; {trust} …") from None
        raise AuditError(f"git: {said.removeprefix('fatal: ') or 'it did not work'}") from None
