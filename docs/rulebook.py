"""Put the rule book into rules/README.md, as ``audit rules --all --format markdown`` prints it.

python docs/rulebook.py            write it again
python docs/rulebook.py --check    see whether it is what the rules say now
"""

from __future__ import annotations

import sys
from pathlib import Path

from audit import packs
from audit.formats import View, find
from audit.formats.catalogue import Entry

PAGE = Path(__file__).resolve().parent.parent / "rules" / "README.md"
END_OF_GUIDE = "`python docs/rulebook.py` puts it here. -->\n\n"


def book() -> str:
    """The rule book of the rules as they are."""
    ruleset = packs.load("default")
    on = {rule.id for rule in ruleset.rules}
    entries = [Entry(draft.prepared, code in on) for code, draft in sorted(ruleset.drafts.items())]
    return find("markdown", "catalogue")(entries, View())


def page(text: str) -> str:
    """The page with the rule book that it should have."""
    guide, mark, _ = text.partition(END_OF_GUIDE)
    return guide + mark + book()


def main() -> int:
    """Write the page, or say whether it is current."""
    text = PAGE.read_text(encoding="utf-8")
    if "--check" in sys.argv:
        return 0 if page(text) == text else 1
    PAGE.write_text(page(text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
