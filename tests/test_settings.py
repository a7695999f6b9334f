"""What ``audit.yml`` says of a run, and how it is told what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import packs, settings
from audit.errors import FileError
from audit.packs import Pack
from audit.settings import Settings
from audit.walking import Choice, walk

FULL = """
extends: default
disable: [WEA001]
include: [drafts/, "*.md"]
exclude: old/
fail_on: warning
max: 3
max_per_1000_words: 1.5
outputs: ["sarif:out/audit.sarif", "terminal:-"]
decisions: decided.jsonl
unused: error
cache: false
jobs: 2
for: {"opinion/**": opinion-page}
"""


def read(folder: Path, text: str) -> settings.Found:
    (folder / "audit.yml").write_text(text, encoding="utf-8")
    return settings.read(folder / "audit.yml")


def test_all_of_it(tmp_path: Path) -> None:
    found = read(tmp_path, FULL)
    assert found.settings == Settings(
        include=("drafts/", "*.md"),
        exclude=("old/",),
        fail_on="warning",
        max=3,
        max_per_1000_words=1.5,
        outputs=("sarif:out/audit.sarif", "terminal:-"),
        decisions="decided.jsonl",
        unused="error",
        cache=False,
        jobs=2,
    )
    assert found.places == ("opinion/**",)
    assert found.folder == tmp_path


def test_it_is_a_pack_all_the_same(tmp_path: Path) -> None:
    path = read(tmp_path, FULL).path
    assert "WEA001" not in {rule.id for rule in packs.load(path).rules}
    (tmp_path / "other.yml").write_text("extends: ./audit.yml\nmax: 9\n", encoding="utf-8")
    assert packs.load(tmp_path / "other.yml").rules == packs.load(path).rules


def test_nothing_said(tmp_path: Path) -> None:
    assert read(tmp_path, "extends: default\ninclude:\nmax:\n").settings == Settings()


def test_patterns_say_where_they_stand(tmp_path: Path) -> None:
    first, second = read(tmp_path, FULL).patterns("include")
    assert (first.glob, first.base, first.origin) == ("drafts/", tmp_path, f"{tmp_path}/audit.yml:4: include")
    assert second.origin.endswith("audit.yml:4: include")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("extends: default\nexlude: [a]\n", "2: exlude: no such field; did you mean “exclude”?"),
        ("fail_on: errors\n", "1: fail_on: “errors” is none of"),
        ("jobs: 2\nmax: -1\n", "2: max: "),
        ("max: some\n", "1: max: "),
        ("jobs: 0\n", "1: jobs: "),
        ("exclude:\n  - a/\n  - 3\n", "3: exclude: “3” must be text; put it in quotes"),
        ("exclude: {a: b}\n", "1: exclude: must be a list, such as [this, that]"),
        ("unused: off\n", "1: off without quotes is true or false in YAML"),
        ("cache: [a]\n", "1: cache: "),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(FileError) as raised:
        read(tmp_path, text)
    assert f"audit.yml:{why}" in str(raised.value)


def test_the_fields_of_a_pack_are_those_of_packs() -> None:
    assert {field.alias or name for name, field in Pack.model_fields.items()} == settings.OF_A_PACK
    assert not settings.OF_A_PACK & settings.NAMES


def test_a_pack_names_the_nearest_setting(tmp_path: Path) -> None:
    (tmp_path / "own.yml").write_text("extends: default\nmax_per_1000_word: 3\n", encoding="utf-8")
    with pytest.raises(FileError, match=r"own.yml:2: .*did you mean “max_per_1000_words”"):
        packs.load(tmp_path / "own.yml")


def test_what_its_page_shows_may_be_written(tmp_path: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "settings.md").read_text(encoding="utf-8")
    text = page.partition("```yaml\n")[2].partition("```")[0]
    found = read(tmp_path, text).settings
    assert set(found.model_fields_set) == settings.NAMES
    lay = ("a.md", "drafts/b.txt", "archive/c.md", "archive/keep.md")
    for name in lay:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.", encoding="utf-8")
    told = read(tmp_path, text)
    choice = Choice(told.patterns("include"), told.patterns("exclude"))
    assert [path.name for path in walk(tmp_path, choice).files] == ["a.md", "keep.md", "b.txt"]
