"""Where the seeds, rules, report templates and model lie: beside the package or inside it."""

from pathlib import Path

from audit.errors import FileError

_PACKAGE = Path(__file__).resolve().parent
_HOME = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent
SEEDS, RULES, REPORTS = _HOME / "seeds", _HOME / "rules", _HOME / "reports"
MODEL = _PACKAGE / "reading" / "model.json"


def need(path: Path) -> Path:
    """Give ``path`` back if it is there.

    Raises:
        FileError: it is missing, so the installation is damaged.
    """
    if not path.exists():
        raise FileError(path, "a file of the program is missing; install claim-audit again")
    return path


def in_checkout() -> bool:
    """Whether the program runs from its source tree, where training may write the model."""
    return _PACKAGE.parent == _HOME and (_HOME / "pyproject.toml").is_file()
