"""What a draft says of itself and is not understood is said, and changes no exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audit import loading
from audit.document import GENRES, Document
from tests.commands.made import run

PROSE = "\n\nThe pier is shut.\n"
KNOWN = ", ".join(GENRES)
UNKNOWN = f"no genre “opnion”, so it is checked as news; did you mean “opinion”? There are {KNOWN}"


def notes(text: str, path: str = "a.md") -> list[tuple[int, str]]:
    return [(note.line, note.why) for note in loading.from_text(text, path).notes]


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    ("head", "line", "why"),
    [
        ("---\ngenre: opnion\n---", 2, UNKNOWN),
        (
            "---\ntitle: x\ngenre: [opinion]\n---",
            3,
            "no genre “[opinion]”, so it is checked as news; did you mean",
        ),
        ("---\ngenre: politics\n---", 2, f"no genre “politics”, so it is checked as news; there are {KNOWN}"),
        ("---\ntitle: x\ngerne: opinion\n---", 3, "no field “gerne” is read; did you mean “genre”?"),
        (
            "---\ngenre: opinion",
            1,
            "what looks like front matter is read as prose: no second line of --- ends it",
        ),
        (
            "---\ntitle: x\ngenre opinion\n---",
            3,
            "what looks like front matter is read as prose: “genre opinion” is not “name: value”",
        ),
        ("\n---\ngenre: opinion\n---", 2, "what looks like front matter is read as prose: it must begin at"),
        ('+++\ntitle = "x"\n+++', 1, "what looks like front matter is read as prose: “+++” is not read"),
    ],
)
def test_what_is_not_understood(path: str, head: str, line: int, why: str) -> None:
    ((at, told),) = notes(head + PROSE, path)
    assert (at, told[: len(why)]) == (line, why)


@pytest.mark.parametrize(
    "head",
    [
        "",
        "---\n---",
        *(f"---\ngenre: {genre}\n---" for genre in GENRES),
        "---\ngenre: ' Opinion '\n---",
        "---\ngenre:\n---",
        "---\ntitle: x\ngenres: [jazz]\ngender: f\nregion: north\ntags:\n  - a\n---",
        "---\nFire broke out\nNote: it is out\n---",  # prose between two rules
        "---\n\nThe ferry left at nine.\n\n---",
        "+++",
    ],
)
def test_what_is_understood_or_meant_for_others(head: str) -> None:
    assert notes(head + PROSE) == []


def test_the_pages_of_others_have_genres_of_their_own() -> None:
    page = '<meta name="genre" content="Politics"><h1>Pier shut</h1><p>The pier is shut.</p>'
    assert loading.from_text(page, "a.html").metadata.genre == "Politics"
    assert notes(page, "a.html") == []


def test_of_a_record_the_line_is_its_own() -> None:
    lines = b'{"text": "Rain."}\n{"text": "Rain.", "genre": "opnion"}\n{"text": "Rain.", "gerne": "opinion"}'
    found = [each for each in loading.from_bytes(lines, "a.jsonl") if isinstance(each, Document)]
    assert [[(note.line, note.why) for note in each.notes] for each in found] == [
        [],
        [(2, UNKNOWN)],
        [(3, "no field “gerne” is read; did you mean “genre”?")],
    ]


@pytest.mark.parametrize("command", ["check", "read", "sources"])
def test_it_is_said_and_the_exit_code_stays(here: Path, command: str) -> None:
    (here / "a.md").write_text(f"---\ngenre: opnion\n---{PROSE}", encoding="utf-8")
    done = run(command, "a.md")
    assert (done.exit_code, done.stderr) == (0, f"audit: a.md:2: {UNKNOWN}\n")


def test_of_a_record_that_is_explained_only_its_own_is_said(here: Path) -> None:
    (here / "a.jsonl").write_text(
        '{"text": "Rain fell.", "genre": "opnion"}\n{"text": "Snow fell.", "genre": "opinion"}\n',
        encoding="utf-8",
    )
    assert run("explain", "a.jsonl:2").stderr == ""
    done = run("explain", "a.jsonl:1")
    assert (done.exit_code, done.stderr) == (0, f"audit: a.jsonl:1: {UNKNOWN}\n")


def test_quiet_keeps_it_to_itself(here: Path) -> None:
    (here / "a.md").write_text(f"---\ngenre: opnion\n---{PROSE}", encoding="utf-8")
    assert run("check", "a.md", "--quiet").output == ""


@pytest.mark.parametrize("again", [False, True])
def test_for_programs_also_from_what_was_found_before(here: Path, again: bool) -> None:
    (here / "a.md").write_text(f"---\ngenre: opnion\n---{PROSE}", encoding="utf-8")
    arguments = ["check", "a.md", "-f", "json", "--cache", "--cache-dir", "kept"]
    if again:
        run(*arguments)
    (article,) = json.loads(run(*arguments).stdout)["articles"]
    assert article["notes"] == [{"line": 2, "why": UNKNOWN, "kind": "unclear"}]
    told = json.loads(run("explain", "a.md:5", "-f", "json").stdout)
    assert told["notes"] == article["notes"]


def test_finding_the_end_of_front_matter_is_linear() -> None:
    assert notes("---\ngenre: opinion\n" + "a: b\n" * 100_000)[0][0] == 1
