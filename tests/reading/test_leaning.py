"""How far words lean: the list is sound, and what is measured of a sentence is the writer's alone."""

from __future__ import annotations

import math
from pathlib import Path
from statistics import mean

import pytest

from audit import lexicons, loading, paths
from audit.errors import FileError
from audit.reading import leaning, reader


def of(text: str) -> dict[str, float]:
    (view,) = reader.prepare(loading.from_text(text)).views
    return leaning.of(view.tokens, view.writer, view.owners)


class TestTheList:
    def test_each_word_has_one_score_in_half_steps(self) -> None:
        lines = (paths.SEEDS / "leanings.txt").read_text(encoding="utf-8").splitlines()
        words = [word for line in lines if not line.startswith("#") for word in line.split(" ")[1:]]
        assert len(words) == len(set(words)) == len(leaning.scores())
        assert all(word == word.lower() and word.strip() for word in words)
        assert all(
            score and score * 2 == round(score * 2) and abs(score) <= 3 for score in leaning.scores().values()
        )

    def test_it_agrees_with_the_lists_of_adjectives(self) -> None:
        """Those that always judge lean so, and by far more than those that classify."""
        known = leaning.scores()
        judging = lexicons.load("evaluative-adjectives").group("3")
        plain = lexicons.load("adjectives").single
        assert sum(known.get(word, 0.0) > 0 for word in judging) > 0.7 * len(judging)
        assert mean(known.get(word, 0.0) for word in judging) > 1 + mean(known.get(w, 0.0) for w in plain)

    def test_it_knows_words_that_no_list_of_stance_holds(self) -> None:
        lists = [lexicons.load(f"evaluative-{kind}") for kind in ("adjectives", "adverbs", "nouns", "verbs")]
        new = [
            w
            for w, score in leaning.scores().items()
            if score >= 1.5 and not any(w in each for each in lists)
        ]
        assert len(new) > 1000

    def test_a_line_without_a_number_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "leanings.txt").write_text("# words\n1 dire\nawful\n", encoding="utf-8")
        monkeypatch.setattr(paths, "SEEDS", tmp_path)
        leaning.scores.cache_clear()
        with pytest.raises(FileError, match=r"leanings\.txt:3: a line begins with a number"):
            leaning.scores()
        leaning.scores.cache_clear()


class TestOfASentence:
    def test_judging_words_lean_more_than_plain_ones(self) -> None:
        judging, plain = of("The plan is a needless blunder."), of("The plan was signed by the clerk.")
        for name in ("leaning:mean", "leaning:most", "leaning:clause", "leaning:main"):
            assert judging[name] > plain[name]

    def test_words_of_a_source_count_for_nothing(self) -> None:
        assert of("“It is a needless blunder,” the mayor said.") == of(
            "“It is a wooden platform,” the mayor said."
        )
        assert of("The mayor said it was a needless blunder.") == of(
            "The mayor said it was a wooden platform."
        )

    def test_plain_words_in_one_clause_take_nothing_from_another(self) -> None:
        alone = of("It was a needless blunder.")
        beside = of("Four clerks signed the contract at the ministry, and it was a needless blunder.")
        assert beside["leaning:sum of a clause"] == pytest.approx(alone["leaning:sum of a clause"])
        assert beside["leaning:mean"] < alone["leaning:mean"]

    def test_without_words_of_the_writers_there_is_nothing(self) -> None:
        assert of("“It is a blunder.”") == {}

    def test_more_of_the_same_weighs_less(self) -> None:
        few, many = of("It was needless."), of("It was " + "needless, " * 30 + "needless.")
        assert few["leaning:J"] <= many["leaning:J"] < 6
        assert all(math.isfinite(value) for value in many.values())
