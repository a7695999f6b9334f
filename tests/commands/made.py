"""A draft, a pack, and the commands run on them."""

from __future__ import annotations

import os
import subprocess
import sys

from typer.testing import CliRunner, Result

from audit import cli

PACK = """
rules:
  - id: GAZ001
    name: house-words
    check: wording
    options: {phrases: ["quayside"]}
    severity: warning
    message: "“{words}” is not our style."
    why: Readers say dock.
    fix: Use dock.
    examples: {flag: ["The {quayside} is wet."], pass: ["The dock is wet."]}
"""
TEXT = "The quayside is closed for repairs.\n\nIt opens in May, the harbour board said.\n"


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    """A command in this process."""
    return CliRunner().invoke(cli.app, list(arguments), input=stdin)


def audit(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "audit", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )
