"""The file of decisions: what is written is read again, and every mistake in it has its line."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import decisions
from audit.decisions import Decision
from audit.errors import FileError

ONE = Decision(
    path="drafts/pier.md",
    rule="SRC001",
    fingerprint="1a2b3c4d5e6f7081",
    words="the pier was sold",
    why="The deed is public.",
    who="Ann Poe",
    on="2026-01-31",
)
FIELDS = {name: value for name, value in asdict(ONE).items() if value and name != "line"}


def written(folder: Path, text: str) -> Path:
    path = folder / decisions.FILE
    path.write_text(text, encoding="utf-8")
    return path


def test_a_decision_is_a_line_that_can_be_reviewed() -> None:
    assert decisions.text([ONE]) == (
        '{"path": "drafts/pier.md", "rule": "SRC001", "fingerprint": "1a2b3c4d5e6f7081", '
        '"words": "the pier was sold", "why": "The deed is public.", "who": "Ann Poe", "on": "2026-01-31"}\n'
    )


def test_order_is_that_of_articles_and_names_whatever_came_first() -> None:
    other, last = replace(ONE, fingerprint="0" * 16), replace(ONE, path="drafts/quay.md")
    assert decisions.text([last, ONE, other]) == decisions.text([other, ONE, last])
    lines = decisions.text([last, ONE, other]).splitlines()
    assert [json.loads(line)["fingerprint"][:2] for line in lines] == ["00", "1a", "1a"]


@given(
    st.builds(
        Decision,
        path=st.text(min_size=1).filter(lambda path: path.strip() and "\0" not in path),
        rule=st.just("SRC001"),
        fingerprint=st.text("0123456789abcdef", min_size=16, max_size=16),
        words=st.text(),
        why=st.text(min_size=1).filter(str.strip),
        who=st.text(min_size=1).filter(str.strip),
        on=st.dates().map(date.isoformat),
        until=st.one_of(st.just(""), st.dates().map(date.isoformat)),
        article=st.text(),
    )
)
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, decision: Decision) -> None:
    path = tmp_path_factory.mktemp("d") / "d.jsonl"
    path.write_bytes(decisions.text([decision]).encode())
    assert decisions.read(path) == (decision,)


def test_windows_lines_empty_lines_and_a_mark_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + decisions.text([ONE]).replace("\n", "\r\n\r\n").encode())
    assert decisions.read(path) == (ONE,)


def changed(**fields: object) -> str:
    return json.dumps({name: value for name, value in (FIELDS | fields).items() if value is not None})


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("nonsense", "is not JSON: a decision is one object on one line"),
        ("[" * 100_000, "is not JSON: a decision is one object on one line"),
        ("[]", "is no decision: a JSON object is wanted"),
        (changed(wy="x"), "wy: no such field; did you mean “why”?"),
        (changed(colour="x"), "colour: no such field; there are path, article, rule"),
        (changed(why=None), "why: is missing"),
        (changed(who=" "), "who: is empty"),
        (changed(why=3), "why: must be text, in quotes"),
        (changed(until="tomorrow"), "until: “tomorrow” is no date; write it as 2026-01-31"),
        (changed(on="20260131"), "on: “20260131” is no date; write it as 2026-01-31"),
        (changed(why="Another."), "settles the same finding as line 1; keep one"),
        ("<<<<<<< HEAD", "stands in a merge conflict; keep the decisions of both sides"),
    ],
)
def test_what_is_wrong_has_its_line(tmp_path: Path, line: str, why: str) -> None:
    path = written(tmp_path, decisions.text([ONE]) + "\n" + line + "\n")
    with pytest.raises(FileError) as caught:
        decisions.read(path)
    assert str(caught.value).startswith(f"{path}:3: {why}")


def test_the_same_line_twice_may_come_of_a_merge(tmp_path: Path) -> None:
    assert decisions.read(written(tmp_path, decisions.text([ONE]) * 2)) == (ONE,)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no such file"):
        decisions.read(tmp_path / "none.jsonl")
    (tmp_path / "odd.jsonl").write_bytes(decisions.text([ONE]).encode() + b"\xff\n")
    with pytest.raises(FileError, match=r"odd\.jsonl:2: is not UTF-8"):
        decisions.read(tmp_path / "odd.jsonl")


def test_the_nearest_file_upwards_counts(tmp_path: Path) -> None:
    inner = tmp_path / "drafts" / "may"
    inner.mkdir(parents=True)
    assert decisions.nearest_file(inner) is None
    outer = written(tmp_path, "")
    assert decisions.nearest_file(inner) == outer
    nearer = written(tmp_path / "drafts", "")
    assert decisions.nearest_file(inner) == nearer


def test_a_path_is_the_same_however_the_article_is_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news" / "drafts").mkdir(parents=True)
    (tmp_path / "link").symlink_to("news")
    file = tmp_path / "news" / decisions.FILE
    monkeypatch.chdir(tmp_path / "news" / "drafts")
    for path in ("a.md", "../drafts/a.md", str(tmp_path / "link" / "drafts" / "a.md")):
        assert decisions.relative(path, file) == "drafts/a.md"
    assert decisions.relative("a.md", Path("../../link", decisions.FILE)) == "drafts/a.md"
    assert decisions.relative(tmp_path / "b.md", file) == "../b.md"


def test_age_and_end() -> None:
    until = replace(ONE, until="2026-02-28")
    assert until.age(date(2026, 3, 13)) == 41
    assert not until.expired(date(2026, 2, 28))
    assert until.expired(date(2026, 3, 1))
    assert not ONE.expired(date(2036, 1, 1))


def test_a_new_decision_takes_the_place_of_the_old() -> None:
    again, other = replace(ONE, why="Looked again."), replace(ONE, fingerprint="0" * 16)
    assert sorted(d.why for d in decisions.replacing([ONE, other], [again])) == [again.why, ONE.why]


def test_long_words_are_shortened() -> None:
    assert len(decisions.shortened("word " * 100)) <= 100


def test_the_example_of_the_manual_is_a_decision(tmp_path: Path) -> None:
    manual = Path(__file__).parent.parent / "docs" / "decisions.md"
    example = manual.read_text(encoding="utf-8").split("```json\n")[1].split("```")[0]
    assert decisions.text(decisions.read(written(tmp_path, example))) == example


@pytest.mark.parametrize("path", ["a\0b.md", "\ud800.md"])
def test_a_path_that_can_be_none_is_a_line(path: str, tmp_path: Path) -> None:
    line = json.dumps(
        {**dict.fromkeys(("rule", "fingerprint", "why", "who"), "x"), "on": "2026-01-01", "path": path}
    )
    file = tmp_path / "audit-decisions.jsonl"
    file.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(FileError, match=r":1: path: holds what is no character of a text"):
        decisions.read(file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileError, match="no ordinary file"):
        decisions.read(tmp_path / "pipe")
    with pytest.raises(FileError, match="a folder, not a file"):
        decisions.read(tmp_path)
    assert decisions.read(Path(os.devnull)) == ()
