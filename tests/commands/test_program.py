"""The program around its commands: help, wrong usage, interrupts."""

from __future__ import annotations

import pytest

from tests.commands.made import audit, run


class TestProgram:
    def test_version(self) -> None:
        done = run("--version")
        assert done.exit_code == 0
        assert done.stdout.startswith("audit ")

    @pytest.mark.parametrize(
        "command", [[], ["check"], ["read"], ["explain"], ["sources"], ["rules"], ["train"], ["score"]]
    )
    def test_help(self, command: list[str]) -> None:
        done = run(*command, "--help")
        assert done.exit_code == 0
        assert "Usage:" in done.stdout
        assert "\x1b" not in done.stdout

    @pytest.mark.parametrize("command", [[], ["check"], ["rules"]])
    def test_help_shows_examples_line_by_line(self, command: list[str]) -> None:
        lines = run(*command, "--help").stdout.splitlines()
        assert len([line for line in lines if line.strip().startswith("audit ")]) >= 2

    def test_no_command_shows_help(self) -> None:
        assert "Commands:" in run().output

    @pytest.mark.parametrize(
        "arguments", [["check"], ["chekc"], ["check", "--fail-on", "fatal", "a.txt"], ["check", "-x"]]
    )
    def test_wrong_usage(self, arguments: list[str]) -> None:
        done = run(*arguments)
        assert done.exit_code == 2
        assert done.stdout == ""

    @pytest.mark.parametrize("command", ["check", "read", "rules"])
    def test_a_misspelt_format(self, command: str) -> None:
        done = run(command, *(["draft.txt"] if command != "rules" else []), "--format", "jason")
        assert done.exit_code == 2
        assert done.stderr.startswith("audit: no format “jason”; did you mean “json")
        assert "_" not in done.stderr

    def test_completion(self) -> None:
        done = audit("--show-completion", "bash")
        assert (done.returncode, "complete" in done.stdout) == (0, True)

    def test_an_interrupt_is_one_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("audit.run.Run.audit", interrupted)
        done = run("check", "draft.txt")
        assert (done.exit_code, done.stdout, done.stderr) == (130, "", "audit: interrupted\n")

    def test_our_own_faults_are_not_hidden(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr("audit.run.Run.audit", broken)
        assert isinstance(run("check", "draft.txt").exception, ZeroDivisionError)
