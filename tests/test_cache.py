"""What is kept between runs: named by all that decides it, never half there, never too much."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import cache, packs
from audit.cache import Cache, Keys
from audit.commands._choices import Choices


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("??/*") if path.is_file())


def test_an_entry_is_found_again(kept: Cache) -> None:
    assert kept.get("abcd") is None
    kept.put("abcd", b"content")
    assert kept.get("abcd") == b"content"
    kept.put("abcd", b"other")
    assert Cache(kept.folder).get("abcd") == b"other"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3)
    )
)
def test_values_come_back_as_they_were(value: object) -> None:
    assert cache.unpacked(cache.packed(value)) == value


def test_a_damaged_entry_is_none_and_is_replaced(kept: Cache) -> None:
    kept.put("abcd", b"content")
    (file,) = entries(kept.folder)
    whole = file.read_bytes()
    for damaged in (
        b"",
        whole[:-1],
        whole[1:],
        whole[: len(whole) // 2],
        whole[:-1] + b"?",
        b"x" * len(whole),
    ):
        file.write_bytes(damaged)
        assert kept.get("abcd") is None
        kept.put("abcd", b"content")
        assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    blocked = Cache(tmp_path / "cache")
    blocked.put("abcd", b"content")
    assert blocked.get("abcd") is None
    blocked.tidy()


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
def test_only_the_owner_may_read_it(kept: Cache) -> None:
    kept.put("abcd", b"content")
    assert stat.S_IMODE(kept.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(entries(kept.folder)[0].stat().st_mode) == 0o600
    assert (
        (kept.folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    )


def test_what_was_used_last_stays(tmp_path: Path) -> None:
    small = Cache(tmp_path / "cache", most_entries=8)
    long_ago = time.time() - 30 * 24 * 3600
    for number in range(12):
        small.put(f"ab{number:02}", b"content")
        os.utime(tmp_path / "cache" / "ab" / f"{number:02}", (long_ago + number, long_ago + number))
    assert small.get("ab00") == b"content"  # and now it is not old
    small.tidy()
    left = {path.name for path in entries(tmp_path / "cache")}
    assert left == {"00", "07", "08", "09", "10", "11"}


def test_there_is_never_much_more_than_may_be(tmp_path: Path) -> None:
    small = Cache(tmp_path / "cache", most_bytes=10_000)
    for number in range(50):
        small.put(f"{number:02}abc", bytes(1_000))
    small.tidy()
    assert 6_000 <= sum(path.stat().st_size for path in entries(tmp_path / "cache")) <= 10_000


def test_it_is_seldom_looked_through(tmp_path: Path) -> None:
    small = Cache(tmp_path / "cache", most_entries=2)
    small.put("abcd", b"")
    small.tidy()
    for number in range(5):
        small.put(f"ab{number}", b"")
    small.tidy()
    assert len(entries(tmp_path / "cache")) == 6
    os.utime(tmp_path / "cache" / "looked-through", (0, 0))
    small.put("ab9", b"")
    small.tidy()
    assert len(entries(tmp_path / "cache")) <= 2


def test_drafts_that_nobody_will_finish_are_removed(kept: Cache) -> None:
    kept.put("abcd", b"content")
    old, new = kept.folder / "ab" / "ef.1.draft", kept.folder / "ab" / "gh.2.draft"
    for draft in (old, new):
        draft.write_bytes(b"half")
    os.utime(old, (0, 0))
    kept.tidy()
    assert (old.exists(), new.exists()) == (False, True)
    assert kept.get("ef.1.draft") is None


def test_where_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.usual_folder() == tmp_path / "audit"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert cache.usual_folder() == tmp_path / "home" / ".cache" / "audit"


def test_who_has_no_home_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", nobody)
    assert cache.usual_folder() is None
    assert Choices().cache(pays=True) is None


class TestKeys:
    @pytest.fixture(autouse=True)
    def program(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The program stays the same, whoever edits it meanwhile."""
        monkeypatch.setattr(cache, "program", lambda: "the program")

    def key(
        self,
        kept: Cache,
        *,
        path: str = "a.md",
        data: bytes = b"Text.",
        pack: str | Path = "default",
        **more: object,
    ) -> str:
        options = [str(more.get("encoding", "")), str(more.get("min_confidence", ""))]
        model = more.get("model")
        keys = Keys(
            kept, options, model if isinstance(model, Path) else None, lambda each: packs.load(each).files
        )
        return keys.of(path, data, pack)

    def test_all_that_decides_is_in_it(self, kept: Cache, tmp_path: Path) -> None:
        (tmp_path / "model.json").write_text("{}")
        own = tmp_path / "own.yml"
        own.write_text("extends: default\n", encoding="utf-8")
        found = [
            self.key(kept),
            self.key(kept, path="b.md"),
            self.key(kept, data=b"Text!"),
            self.key(kept, pack="strict"),
            self.key(kept, pack=own),
            self.key(kept, encoding="latin-1"),
            self.key(kept, min_confidence=0.9),
            self.key(kept, model=tmp_path / "model.json"),
        ]
        assert len(set(found)) == len(found)
        assert self.key(kept) == found[0]

    def test_every_file_of_a_pack_counts(self, kept: Cache, tmp_path: Path) -> None:
        files = {
            "own.yml": "extends: ./base.yml\navoid: words.txt\nfor: {'opinion/**': ./column.yml}\n",
            "base.yml": "extends: default\n",
            "words.txt": "utilise | use\n",
            "column.yml": "extends: opinion-page\n",
        }
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        own = tmp_path / "own.yml"
        before = self.key(kept, pack=own)
        assert self.key(kept, pack=own) == before
        for name, text in files.items():
            (tmp_path / name).write_text(f"{text}\n", encoding="utf-8")
            assert self.key(kept, pack=own) != before, name
            (tmp_path / name).write_text(text, encoding="utf-8")
            assert self.key(kept, pack=own) == before

    def test_a_known_pack_is_not_loaded(self, kept: Cache, tmp_path: Path) -> None:
        own = tmp_path / "own.yml"
        own.write_text("extends: default\n", encoding="utf-8")
        before = self.key(kept, pack=own)

        def loaded(_: object) -> tuple[Path, ...]:
            raise AssertionError("what the pack is made of was known")

        assert Keys(kept, ["", ""], None, loaded).of("a.md", b"Text.", own) == before

    def test_the_same_article_elsewhere_is_the_same(self, kept: Cache, tmp_path: Path) -> None:
        found = []
        for name in ("here", "there"):
            folder = tmp_path / name
            folder.mkdir()
            (folder / "audit.yml").write_text("extends: default\n", encoding="utf-8")
            script = (
                "from pathlib import Path; from audit import cache, packs; from audit.cache import *\n"
                "cache.program = lambda: 'the program'\n"
                f"kept = Cache(Path({str(kept.folder)!r}))\n"
                "keys = Keys(kept, [], None, lambda each: packs.load(each).files)\n"
                "print(keys.of('in/a.md', b'Text.', Path('audit.yml').absolute()))"
            )
            done = subprocess.run(
                [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True
            )
            found.append(done.stdout)
        assert found[0] == found[1] != ""


def test_the_program_is_its_files() -> None:
    names = [Path(name).as_posix() for root in cache.roots() for name in cache.files(root)]
    for part in (
        "audit/judging.py",
        "reading/model.json",
        "rules/SRC.yml",
        "packs/default.yml",
        "cue-verbs.txt",
    ):
        assert any(name.endswith(part) for name in names), part
    assert not any(
        "/formats/" in name or "seeds/articles/" in name or name.endswith(".pyc") for name in names
    )


def test_entries_hold_nothing_that_runs(kept: Cache) -> None:
    kept.put("abcd", cache.packed([{"path": "a.md"}]))
    content = kept.get("abcd")
    assert content
    assert json.loads(zlib.decompress(content)) == [{"path": "a.md"}]
