"""Where the seeds, rules, report templates and model lie, and which settings are nearest to a file."""

import os
from pathlib import Path

from audit.errors import FileError

_PACKAGE = Path(__file__).resolve().parent
_HOME = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent
SEEDS, RULES, REPORTS = _HOME / "seeds", _HOME / "rules", _HOME / "reports"
MODEL = _PACKAGE / "reading" / "model.json"
SETTINGS_FILE = "audit.yml"
DECISIONS_FILE = "audit-decisions.jsonl"


def need(path: Path) -> Path:
    """Give ``path`` back if it is there.

    Raises:
        FileError: it is missing, so the installation is damaged.
    """
    if not path.exists():
        raise FileError(path, "a file of the program is missing; install claim-audit again")
    return path


def settings_file(folder: Path) -> Path | None:
    """The nearest ``audit.yml``, from a folder upwards."""
    found = (place / SETTINGS_FILE for place in (folder.absolute(), *folder.absolute().parents))
    return next((path for path in found if os.path.isfile(path)), None)  # is_file() fails in a closed folder


def pack_for(path: str | Path, rules: str | Path | None = None) -> str | Path:
    """The pack for a file: the one asked for, else the nearest ``audit.yml``, else ``default``."""
    return rules or settings_file(Path(path).parent) or "default"


def actual(path: str | Path) -> Path:
    """The one path of a file, however it is reached: absolute, with links to folders followed."""
    full = Path(path).absolute()
    return Path(os.path.realpath(full.parent), full.name)


def near(path: str | Path) -> Path:
    """A path as it is named from here, if that is shorter."""
    try:
        return Path(min(os.path.relpath(path), str(path), key=len))
    except ValueError:  # another drive
        return Path(path)


def in_checkout() -> bool:
    """Whether the program runs from its source tree, where training may write the model."""
    return _PACKAGE.parent == _HOME and (_HOME / "pyproject.toml").is_file()
