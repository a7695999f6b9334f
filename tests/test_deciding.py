"""Which finding somebody means, and what a tidy file of decisions keeps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from audit import deciding, decisions
from audit.deciding import Entry
from audit.decisions import Decision
from audit.errors import AuditError
from audit.settling import State, Verdict

ONE = Decision("a.md", "GAZ001", "1a2b3c4d5e6f7081", "ferry", "Her name.", "Ann Poe", "2026-01-31")


def entries(*names: str) -> list[Entry]:
    return [Entry(replace(ONE, fingerprint=name.ljust(16, "0"))) for name in names]


def test_the_beginning_of_one_name_means_it() -> None:
    among = entries("1a2b3c4d", "1a2b9999", "ffff")
    assert [each.name[:5] for each in deciding.meant(["FFFF", "1a2b3"], among)] == ["ffff0", "1a2b3"]


def test_the_beginning_of_several_lists_them_with_more_digits() -> None:
    with pytest.raises(AuditError) as caught:
        deciding.meant(["1a2b"], entries("1a2b3c4d", "1a2b9999", "ffff"))
    assert str(caught.value) == (
        "“1a2b” begins 2 names; give more digits: "
        "1a2b3c4d GAZ001 in a.md “ferry”; 1a2b9999 GAZ001 in a.md “ferry”"
    )


def test_of_very_many_only_some_are_listed() -> None:
    with pytest.raises(AuditError, match=r"begins 9 names.*; and 4 more$"):
        deciding.meant(["1a2b"], entries(*(f"1a2b{n}" for n in range(9))))


@pytest.mark.parametrize("word", ["1a2", "draft.md", "1a2b3c4d5e6f70811", "xyz12", ""])
def test_what_is_no_name(word: str) -> None:
    assert not deciding.is_beginning(word)


@pytest.mark.parametrize(
    ("state", "path"),
    [
        ("used", "a.md"),
        ("moved", "b.md"),
        ("expired", "a.md"),
        ("stale", None),
        ("gone", None),
        ("unneeded", None),
    ],
)
def test_tidy_keeps_what_is_of_use(state: State, path: str | None) -> None:
    verdict = Verdict(state, ONE, Path(), "", "b.md" if state == "moved" else ONE.path)
    kept = deciding.tidied([ONE], {ONE.key: verdict})
    assert [each.path for each in kept] == ([path] if path else [])


def test_tidy_leaves_what_was_not_looked_at() -> None:
    assert deciding.tidied([ONE], {}) == [ONE]


def test_where_decisions_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "news" / "drafts"
    inner.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    article = inner / "a.md"
    assert deciding.home(article, "news") == Path("news", decisions.FILE)
    assert deciding.home(article, "news/drafts/a.md") == Path("news", "drafts", decisions.FILE)
    (tmp_path / "audit.yml").touch()
    assert deciding.home(article, "news") == Path(decisions.FILE)
    (tmp_path / "news" / decisions.FILE).touch()
    assert deciding.home(article, ".") == Path("news", decisions.FILE)
