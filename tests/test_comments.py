"""Comments that allow a finding: where they hold, what they must say, and that they never become prose."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from audit import loading, packs, pipeline, record, stored
from audit.packs import Ruleset
from audit.record import Record
from tests.build import RULE, ruleset

ALLOW = "<!-- audit: allow GAZ001: the ship is called so -->"
HOW = "write “audit: allow SRC001: reason”"


@cache
def rules() -> Ruleset:
    return packs.load("default")


@pytest.fixture
def gazette(tmp_path: Path) -> Ruleset:
    """Rules that flag "ferry" (GAZ001) and "late" (GAZ002)."""
    every = "    labels: [fact, attribution, editorial, other]\n"
    body = RULE.removeprefix("rules:\n") + every
    other = body.replace("GAZ001", "GAZ002").replace("ferry", "delay")
    return ruleset(tmp_path, "rules:\n" + body + other)


def read(text: str, rules: Ruleset, path: str = "a.md") -> Record:
    return record.of(pipeline.audit_document(loading.from_text(text, path), rules))


def told(found: Record) -> list[int]:
    """The lines of the findings that are left."""
    return [finding.place.line for finding in found.findings]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{ALLOW}\nThe ferry left.\n\nThe ferry came.", [4]),  # above
        (f"{ALLOW}\n\nThe ferry left.\n\nThe ferry came.", [5]),
        (f"The ferry left.\n\n{ALLOW}\n\nThe ferry came.", [1]),
        (f"The ferry left.\n\n{ALLOW}\nThe ferry came.", [1]),
        (f"The ferry left.\n{ALLOW}\nThe ferry came.", [1]),  # between two, it stands above the second
        (f"The ferry left. {ALLOW}\n\nThe ferry came.", [3]),  # after, on the same line
        (f"The ferry left.\n{ALLOW}\n\nThe ferry came.", [4]),  # after, on the next
        (f"The ferry left.\n{ALLOW}", []),
        (f"The ferry left,\nlate. {ALLOW} The ferry came\n\nThe ferry sank.", [4]),  # inside
        (f"{ALLOW} The ferry left.\n\nThe ferry came.", [3]),  # before, on the same line
        (f"# The ferry {ALLOW}\n\nThe ferry came.", [3]),
        (f"{ALLOW}\n# The ferry\n\nThe ferry came.", [4]),
        (f"- The ferry left. {ALLOW}\n- The ferry came.", [2]),
        (f"> {ALLOW}\n> The ferry left.\n\nThe ferry came.", [4]),
        (f"| The ferry | {ALLOW} ferry |\n|---|---|\n| ferry | b |", [1, 3]),
        (f"The ferry left.\n\n{ALLOW}", []),  # nothing stands below it
    ],
)
def test_it_holds_for_one_block_of_markdown(text: str, left: list[int], gazette: Ruleset) -> None:
    assert told(read(text, gazette)) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"<p>The ferry left.</p>\n{ALLOW}\n<p>The ferry came.</p>", [1]),
        (f"<p>The ferry left.</p>\n{ALLOW}\n\n<p>\nThe ferry came.</p>", [1]),
        (f"<p>The ferry left. {ALLOW}</p>\n<p>The ferry came.</p>", [2]),
        (f"<p>The ferry left.</p> {ALLOW}\n<p>The ferry came.</p>", [2]),
        (f"<p>{ALLOW}The ferry left.</p>\n<p>The ferry came.</p>", [2]),
        (f"<p>A ferry.</p>\n{ALLOW}<div><p>The ferry.</p>\n<p>The ferry.</p></div>\n"
         "<!-- audit: end -->\n<p>Ferry.</p>", [1, 5]),
    ],
)  # fmt: skip
def test_it_holds_for_one_block_of_a_page(text: str, left: list[int], gazette: Ruleset) -> None:
    assert told(read(f"<body>{text}</body>", gazette, "a.html")) == left


def test_several_in_a_row_hold_for_the_same_block(gazette: Ruleset) -> None:
    both = f"{ALLOW}\n<!-- audit: allow GAZ002: a quote -->"
    assert told(read(f"The ferry.\n\n{both}\nThe ferry had a delay.", gazette)) == [1]
    assert told(read(f"The ferry had a delay.\n{both}\n\nThe ferry.", gazette)) == [5]


def test_around(gazette: Ruleset) -> None:
    around = f"The ferry.\n\n{ALLOW}\n\nThe ferry.\n\nThe ferry.\n\n<!-- audit: end -->\n\nThe ferry."
    assert told(read(around, gazette)) == [1, 11]


def test_an_end_ends_the_last_or_the_one_of_its_rules(gazette: Ruleset) -> None:
    delay = "<!-- audit: allow GAZ002: a quote -->"
    text = f"{ALLOW}\n\nThe ferry.\n\n{delay}\n\nThe delay.\n\n{{end}}\n\nThe ferry.\n\nThe delay.\n"
    assert told(read(text.format(end="<!-- audit: end -->"), gazette)) == [11, 13]
    assert told(read(text.format(end="<!-- audit: end GAZ001 -->"), gazette)) == [11, 13]
    found = read(text.format(end="<!-- audit: end SRC001 -->"), gazette)
    assert [note.kind for note in found.notes] == ["mistake"]


@pytest.mark.parametrize("codes", ["GAZ001 GAZ002", "GAZ002, GAZ001", "GAZ*", "GAZ00?", "*"])
def test_several_rules(codes: str, gazette: Ruleset) -> None:
    found = read(f"<!-- audit: allow {codes}: a reason -->\nThe ferry had a delay.", gazette)
    assert not found.findings
    assert [each.finding.rule for each in found.settled] == ["GAZ001", "GAZ002"]


def test_what_is_settled_says_why_and_by_what(gazette: Ruleset) -> None:
    found = read(f"{ALLOW}\nThe ferry left.", gazette)
    assert [(s.why, s.by, s.finding.words) for s in found.settled] == [
        ("the ship is called so", "comment", "ferry")
    ]
    assert [held.text for held in found.held] == ["The ferry left."]
    assert stored.load(stored.dump(found)) == found


def test_above_all_it_holds_for_the_article_as_a_whole_too() -> None:
    text = "# Pier sold\n\nThe pier was sold. Sources said the price was low. Sources said it was late.\n"
    whole = {finding.rule for finding in read(text, rules()).findings if finding.whole}
    assert whole
    codes = " ".join(sorted(whole))
    allowed = f"<!-- audit: allow {codes}: a brief -->\n{text}"
    assert not whole & {finding.rule for finding in read(allowed, rules()).findings}
    below = f"{text}\n<!-- audit: allow {codes}: a brief -->\n\nIt rained.\n"
    assert whole & {finding.rule for finding in read(below, rules()).findings}


@pytest.mark.parametrize(
    ("comment", "why"),
    [
        ("audit: allow GAZ001", f"“audit: allow GAZ001” gives no reason; {HOW}"),
        ("audit: allow GAZ001:  ", f"“audit: allow GAZ001” gives no reason; {HOW}"),
        ("audit: allow: because", f"“audit: allow” names no rule; {HOW}"),
        ("audit: allow sources: because", f"“audit: allow”: “sources” is no rule; {HOW}"),
        ("audit: alow GAZ001: because", "“audit: alow” asks for nothing; did you mean “allow”?"),
        ("audit: later", "“audit: later” asks for nothing; there are “allow” and “end”"),
        ("audit:", "“audit: ” asks for nothing; there are “allow” and “end”"),
        ("audit: end", "“audit: end” ends nothing: there is no “audit: allow” above it that goes on"),
    ],
)  # fmt: skip
def test_one_that_cannot_be_used_is_told_of_and_the_finding_stays(
    comment: str, why: str, gazette: Ruleset
) -> None:
    found = read(f"It rained.\n\n<!-- {comment} -->\nThe ferry left.", gazette)
    assert told(found) == [4]
    assert [(note.line, note.why, note.kind) for note in found.notes] == [(3, why, "mistake")]


def test_one_that_silences_nothing_is_told_of(gazette: Ruleset) -> None:
    found = read("<!-- audit: allow GAZ001 GAZ002 GAZ003: why -->\nThe ferry left.", gazette)
    assert [(note.line, note.why, note.kind) for note in found.notes] == [
        (1, "“audit: allow GAZ002” is not needed: the rule finds nothing there", "unused"),
        (1, "“audit: allow GAZ003” is not needed: no rule GAZ003 is on; did you mean “GAZ002”?", "unused"),
    ]
    assert stored.load(stored.dump(found)) == found


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f"`{ALLOW}` The ferry.", "a.md"),
        (f"```\n{ALLOW}\n```\nThe ferry.", "a.md"),
        (f"    {ALLOW}\n\nThe ferry.", "a.md"),
        (f"<script>{ALLOW}</script><p>The ferry.</p>", "a.html"),
        (f"{ALLOW}\nThe ferry.", "a.txt"),
        ("<!-- allow GAZ001: not for us -->\nThe ferry.", "a.md"),
    ],
)
def test_what_is_no_comment_allows_nothing(text: str, path: str, gazette: Ruleset) -> None:
    assert len(read(text, gazette, path).findings) == 1
    assert not loading.from_text(text, path).comments


@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_comments_are_no_prose(path: str) -> None:
    text = f"{ALLOW}\n\nIt {ALLOW} rained. {ALLOW}\n\n<!-- audit: end -->"
    document = loading.from_text(text, path)
    assert document.text.split() == ["It", "rained."]
    assert len(document.comments) == 4


def test_prose_that_begins_with_a_comment_is_read() -> None:
    document = loading.from_text(
        "<!-- checked --> It *rained*,\nand blew.\n\n<!-- a --><div>hidden</div>", "a.md"
    )
    assert document.text.split() == ["It", "rained,", "and", "blew."]


def test_a_wall_of_comments_takes_linear_time(gazette: Ruleset) -> None:
    text = "<!-- " * 50_000 + "\n\n" + f"{ALLOW}\n" * 2_000 + "The ferry left.\n\n" + "Ferry.\n\n" * 2_000
    assert len(read(text, gazette).settled) <= 1


def test_crlf_and_lines_of_their_own(gazette: Ruleset) -> None:
    text = f"The ferry left.\r\n{ALLOW}\r\n\r\nThe ferry came.\r\n"
    assert told(read(text, gazette)) == [4]


def test_the_example_of_the_manual_can_be_used() -> None:
    manual = Path(__file__).parent.parent / "docs" / "decisions.md"
    example = manual.read_text(encoding="utf-8").split("```markdown\n")[1].split("```")[0]
    document = loading.from_text(example, "a.md")
    assert len(document.comments) == 4
    assert not [note for note in read(example, rules()).notes if note.kind == "mistake"]
