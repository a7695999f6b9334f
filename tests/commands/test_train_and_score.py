"""``audit train`` and ``audit score`` from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import training
from tests.commands.made import run


class TestTrain:
    def test_a_model_of_ones_own(self, here: Path) -> None:
        pytest.importorskip("sklearn")
        (here / "seeds").mkdir()
        for number in range(3):
            (here / "seeds" / f"{number}.txt").write_text(
                "[fact] Rain fell on the pier.\n"
                "[editorial] What a {dismal} failure of a pier it is.\n"
                "[attribution] <The board> *said* the pier was safe.\n",
                encoding="utf-8",
            )
        done = run("train", "--seeds", "seeds", "--to", "own.json")
        assert done.exit_code == 0, done.output
        assert done.stdout.startswith("Learnt from 3 articles with 9 sentences (3 fact, ")
        assert run("train", "--seeds", "seeds", "--to", "own.json", "--check").exit_code == 0
        assert run("check", "draft.txt", "--model", "own.json").exit_code == 0
        assert run("read", "draft.txt", "--model", "own.json").exit_code == 0
        (here / "seeds" / "0.txt").write_text("[fact] Rain fell.\n[editorial] Dismal.\n", encoding="utf-8")
        assert run("train", "--seeds", "seeds", "--to", "own.json", "--check").exit_code == 1

    def test_an_installed_model_is_left_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("audit.paths.in_checkout", lambda: False)
        monkeypatch.setattr(training, "train", lambda *_: pytest.fail("trained"))
        done = run("train")
        assert done.exit_code == 2
        assert "--to" in done.stderr

    def test_no_seeds(self, here: Path) -> None:
        (here / "empty").mkdir()
        assert run("train", "--seeds", "empty", "--to", "own.json").exit_code == 2


class TestScore:
    def test_gold_of_ones_own(self, here: Path) -> None:
        pytest.importorskip("nltk")
        (here / "gold.txt").write_text(
            "[fact] Rain fell on the pier on Friday.\n[attribution] <The board> *said* the pier was safe.\n",
            encoding="utf-8",
        )
        done = run("score", "--gold", "gold.txt")
        assert done.exit_code == 0
        assert done.stdout.startswith("1 articles, 2 sentences\n")

    def test_no_gold(self) -> None:
        done = run("score", "--gold", "nothing.txt")
        assert (done.exit_code, done.stdout) == (2, "")

    def test_folds_have_their_own_models(self) -> None:
        assert run("score", "--folds", "--model", "own.json").exit_code == 2
