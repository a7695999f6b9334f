"""Where reports go: a terminal, a pipe, a file, a device."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.made import TEXT, audit, run


class TestOutput:
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
    def test_a_full_disk_behind_standard_output(self) -> None:
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "audit", "rules", "--schema"],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == 2
        assert done.stderr.startswith(b"audit: standard output cannot be written")
        assert done.stderr.count(b"\n") == 1

    def test_to_a_file(self, here: Path) -> None:
        done = run("check", "draft.txt", "--format", "markdown", "--output", "report.md")
        assert (done.exit_code, done.output) == (0, "")
        assert "The **quayside** is closed" in (here / "report.md").read_text(encoding="utf-8")
        assert sorted(path.name for path in here.iterdir()) == [
            "audit.yml",
            "clean.md",
            "draft.txt",
            "report.md",
        ]

    def test_a_file_that_was_there_is_replaced_as_a_whole(self, here: Path) -> None:
        old = here / "report.txt"
        old.write_text("old" * 9_999, encoding="utf-8")
        old.chmod(0o640)
        run("check", "clean.md", "--output", "report.txt")
        assert "old" not in old.read_text(encoding="utf-8")
        assert old.stat().st_mode & 0o777 == 0o640

    def test_through_a_link(self, here: Path) -> None:
        (here / "link.txt").symlink_to("real.txt")
        run("check", "clean.md", "--output", "link.txt")
        assert (here / "link.txt").is_symlink()
        assert "Nothing found" in (here / "real.txt").read_text(encoding="utf-8")

    def test_a_device_stays_one(self) -> None:
        assert run("check", "clean.md", "--output", os.devnull).exit_code == 0
        assert not Path(os.devnull).is_file()

    def test_an_article_is_not_written_over(self, here: Path) -> None:
        for output in ("draft.txt", "./draft.txt"):
            done = run("check", "draft.txt", "--output", output)
            assert (done.exit_code, "is one of the articles" in done.stderr) == (2, True)
        assert (here / "draft.txt").read_text(encoding="utf-8") == TEXT

    def test_no_colour_in_a_pipe_or_file(self, here: Path) -> None:
        done = audit("check", "draft.txt", "--output", "report.txt", FORCE_COLOR="1")
        assert done.stdout == ""
        assert "\x1b" not in (here / "report.txt").read_text(encoding="utf-8")
        assert "\x1b" not in audit("check", "draft.txt").stdout

    def test_colour_where_it_is_wanted(self) -> None:
        assert "\x1b[" in audit("check", "draft.txt", FORCE_COLOR="1").stdout
        assert "\x1b" not in audit("check", "draft.txt", FORCE_COLOR="1", NO_COLOR="1").stdout
        assert "\x1b" not in audit("check", "draft.txt", FORCE_COLOR="1", TERM="dumb").stdout

    def test_the_width_of_the_terminal(self) -> None:
        for columns in (40, 60, 90):
            lines = audit("check", "draft.txt", COLUMNS=str(columns)).stdout.splitlines()
            assert max(map(len, lines)) == columns

    def test_a_terminal_that_knows_only_ascii(self) -> None:
        done = audit("check", "draft.txt", PYTHONIOENCODING="ascii")
        assert done.returncode == 0
        assert done.stdout.isascii()
        assert '"quayside" is not our style.' in done.stdout

    def test_machine_formats_are_utf_8_everywhere(self) -> None:
        done = audit("check", "draft.txt", "-f", "jsonl", PYTHONIOENCODING="ascii")
        assert "“quayside”" in done.stdout

    def test_a_reader_that_stops_early(self, here: Path) -> None:
        (here / "long.txt").write_text(TEXT * 2_000, encoding="utf-8")
        command = f"{sys.executable} -m audit check long.txt -f jsonl --fail-on never | head -n 1"
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert len(done.stdout.splitlines()) == 1
