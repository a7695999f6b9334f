"""What ``audit init`` writes: settings, an entry for pre-commit, a workflow for GitHub."""

from __future__ import annotations

from collections.abc import Mapping

SETTINGS = """\
# What `audit check` asks of the articles here. Options on the command line win.
# All that may stand here: `audit rules --schema`; how packs work: rules/README.md of audit.

extends: default            # or ap, reuters, bbc, wikipedia, fact-check, strict, opinion-page
# disable: [EDI001]
# tune:
#   ANO002: {severity: error}
# avoid:
#   utilise: Use “use”.
# for:
#   "opinion/**": opinion-page

# exclude: [README.md, notes/]   # what in these folders is no article; patterns as in .gitignore
fail_on: error              # the mildest finding that makes the exit code 1: error, warning, info, never
"""

PRE_COMMIT = """\
repos:
  - repo: local
    hooks:
      - id: audit
        name: audit the sourcing of staged articles
        entry: audit check --staged
        language: system
        pass_filenames: false
        files: (?i)\\.(txt|text|md|markdown|html?|docx|jsonl)$
"""

WORKFLOW = """\
# Audits the articles that a pull request changes, and shows what it finds beside their words.
name: audit
on:
  pull_request:
permissions:
  contents: read
jobs:
  audit:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0      # what the pull request changes is told by comparing with its base
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install claim-audit
      - env:
          BASE: origin/${{ github.base_ref }}
        run: >
          audit check --since "$BASE"
          --output github:- --output "github-summary:$GITHUB_STEP_SUMMARY"
"""

FILES: Mapping[str, str] = {
    "audit.yml": SETTINGS,
    ".pre-commit-config.yaml": PRE_COMMIT,
    ".github/workflows/audit.yml": WORKFLOW,
}
"""The files by their paths, in the order in which they are written."""
