"""What goes wrong around a run: closed folders, devices, files without end, a folder that is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

WINDOWS = sys.platform == "win32"
DRAFT = "Sources said the harbour was shut.\n"

pytestmark = pytest.mark.skipif(WINDOWS, reason="a shell is wanted")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program = f'audit() {{ "{sys.executable}" -m audit "$@"; }}; {command}'
    return subprocess.run(["sh", "-c", program], cwd=folder, capture_output=True, text=True, timeout=60)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such devices")
@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null"])
def test_a_device_is_no_article(name: str, desk: Path) -> None:
    done = shell(f"audit check {name}", desk)
    assert (done.returncode, done.stderr) == (2, f"audit: {name}: is a device, not a file\n")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory has no limit to be set")
@pytest.mark.parametrize("command", ["check large.md", "check - < large.md"])
def test_what_is_larger_than_memory_is_a_line(command: str, desk: Path) -> None:
    with (desk / "large.md").open("wb") as file:
        file.truncate(1 << 40)  # a file with nothing in it takes no room
    done = shell(f"ulimit -v 4000000; audit {command}", desk)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "is larger than the memory there is" in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such devices")
def test_settings_that_never_end_are_not_read(desk: Path) -> None:
    done = shell("audit check a.md --rules /dev/zero", desk)
    assert (done.returncode, done.stderr) == (2, "audit: /dev/zero: is a device, not a file\n")
    (desk / ".gitignore").symlink_to("/dev/zero")
    (desk / "inner").mkdir()
    os.mkfifo(desk / "inner" / ".gitignore")
    assert shell("audit check . --no-cache -q", desk).returncode == 1


def test_a_folder_that_is_gone_is_a_line(desk: Path) -> None:
    done = shell("mkdir gone; cd gone; rmdir ../gone; audit check a.md", desk)
    assert (done.returncode, done.stderr) == (2, "audit: the folder that you are in is there no more\n")


@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111])
def test_a_closed_folder_is_no_fault(mode: int, desk: Path) -> None:
    """As anybody but the administrator sees it, who here does without what makes one."""
    (desk / "closed" / "inner").mkdir(parents=True)
    (desk / "closed" / "b.md").write_text(DRAFT, encoding="utf-8")
    (desk / "closed").chmod(mode)
    plain = "setpriv --bounding-set=-dac_override,-dac_read_search " if os.geteuid() == 0 else ""
    try:
        for rest in (
            "check .",
            "check closed/b.md",
            "check a.md --rules closed/p.yml",
            "check a.md --decisions closed/d",
            "check closed --cache-dir closed/kept",
            "settle --all closed --why x --who y",
            "explain closed/b.md:1",
        ):
            done = shell(f'{plain}"{sys.executable}" -m audit {rest}', desk)
            assert done.returncode in (0, 1, 2), (rest, done)
            assert "Traceback" not in done.stderr, rest
    finally:
        (desk / "closed").chmod(0o755)


def test_a_pipe_in_the_place_of_settings_is_left_alone(desk: Path) -> None:
    os.mkfifo(desk / "audit.yml")
    done = shell("audit init --force", desk)
    assert done.returncode == 0
    assert "audit.yml: left as it is" in done.stdout


@pytest.mark.parametrize("command", ["--list", "--all . --why “once” --who y --today 2026-02-01", "--tidy"])
def test_a_terminal_that_knows_only_ascii(command: str, desk: Path) -> None:
    shell("audit settle --all a.md --why “said” --who y --today 2026-01-31", desk)
    done = shell(f"PYTHONIOENCODING=ascii audit settle {command}", desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.isascii()
