"""Scores are what one computes by hand, and what is scored was not learnt from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit import cli, marked, paths, scoring
from audit.article import Article, Attribution, Label, LabelName, Sentence, Source, SourceKind
from audit.document import Span
from audit.errors import AuditError, FileError
from audit.marked import Marked
from audit.scoring import Tally, agreement

GOLD = """[fact] Rain fell on Olm.
[editorial] It was {a dire} day for the pier.
[attribution] <The mayor|person> *said* the pier was shut.
[attribution] <A log|document> *shows* ten trips.
[other] By Ann Poe
"""


def span_of(gold: Marked, words: str) -> Span:
    start = gold.document.text.index(words)
    return Span(start, start + len(words))


def sentence(
    gold: Marked,
    words: str,
    label: LabelName,
    confidence: float = 1.0,
    *,
    judging: Sequence[str] = (),
    said: Sequence[tuple[str, str, SourceKind]] = (),
) -> Sentence:
    """A sentence as a reader might give it; ``said`` has the source, cue and kind of each attribution."""
    return Sentence(
        span_of(gold, words),
        "paragraph",
        0,
        Label(label, confidence),
        tuple(span_of(gold, part) for part in judging),
        tuple(
            Attribution(
                Source(source, kind, "named"),
                span_of(gold, source),
                span_of(gold, cue),
                cue,
                "neutral",
                (),
            )
            for source, cue, kind in said
        ),
    )


@pytest.fixture
def gold() -> Marked:
    return marked.read(GOLD)


@pytest.fixture
def scores(gold: Marked) -> scoring.Scores:
    """A reading that takes the judgement for a fact, divides one sentence, and mistakes a kind."""
    reading = (
        sentence(gold, "Rain fell on Olm.", "fact", 0.9, said=[("Olm", "fell", "organisation")]),
        sentence(gold, "It was a dire day for the pier.", "fact", 0.6, judging=["dire day"]),
        sentence(
            gold, "The mayor said the pier", "attribution", 0.8, said=[("mayor", "said", "organisation")]
        ),
        sentence(gold, "was shut.", "fact", 0.5),
        sentence(gold, "A log shows ten trips.", "attribution", 0.95, said=[("A log", "shows", "document")]),
        sentence(gold, "By Ann Poe", "other", 0.99),
    )
    return scoring.compare([(gold, Article(gold.document, reading))])


class TestByHand:
    def test_labels(self, scores: scoring.Scores) -> None:
        assert scores.articles == 1
        assert scores.confusion == {
            ("fact", "fact"): 1,
            ("editorial", "fact"): 1,
            ("attribution", "attribution"): 2,
            ("other", "other"): 1,
        }
        fact = scores.of_label("fact")
        assert (fact.precision, fact.recall) == (1 / 2, 1)
        assert fact.f1 == pytest.approx(2 / 3)
        assert scores.of_label("editorial").f1 == 0
        assert scores.macro_f1 == pytest.approx((2 / 3 + 1 + 0) / 3)

    def test_sentence_ends(self, scores: scoring.Scores) -> None:
        ends = scores.tally("sentence ends")
        assert (ends.right, ends.given, ends.wanted) == (4, 6, 5)
        assert ends.f1 == pytest.approx(8 / 11)

    def test_words_that_judge(self, scores: scoring.Scores) -> None:
        """Marked are "a dire", found "dire day": one word of two, both ways."""
        words = scores.tally("editorial words")
        assert (words.right, words.given, words.wanted) == (1, 2, 2)
        found = scores.tally("editorial sentences")
        assert (found.right, found.given, found.wanted) == (1, 1, 1)

    def test_sources_and_cues(self, scores: scoring.Scores) -> None:
        """A part of a source counts as found; Olm is nobody's source."""
        sources = scores.tally("sources")
        assert (sources.right, sources.given, sources.wanted) == (2, 3, 2)
        cues = scores.tally("cues")
        assert (cues.right, cues.given, cues.wanted) == (2, 3, 2)

    def test_kinds_of_the_sources_found(self, scores: scoring.Scores) -> None:
        assert (scores.kinds.right, scores.kinds.given) == (1, 2)

    def test_calibration(self, scores: scoring.Scores) -> None:
        """Four sentences, one in each of four tenths but the last two: off by .1, .6, .2 and .05."""
        assert scoring.reliability(scores) == {
            "0.6 to 0.7": (1, 0.0, 0.6),
            "0.8 to 0.9": (1, 1.0, 0.8),
            "0.9 to 1.0": (2, 1.0, pytest.approx(0.925)),
        }
        assert scores.calibration_error == pytest.approx((0.6 + 0.2 + 2 * 0.075) / 4)

    def test_what_asserts_nothing_is_left_out_of_the_mean(self, gold: Marked) -> None:
        reading = tuple(
            Sentence(span, "paragraph", 0, Label("fact" if label == "other" else label))
            for span, label in gold.pins
        )
        scores = scoring.compare([(gold, Article(gold.document, reading))])
        assert scores.macro_f1 == 1

    def test_a_table_for_people(self, scores: scoring.Scores) -> None:
        table = str(scores)
        assert "1 articles, 5 sentences" in table or "1 article, 5 sentences" in table
        assert f"{scores.macro_f1:.3f}" in table
        assert all(name in table for name in ("fact", "attribution", "editorial", "sources", "cues"))

    def test_nothing_at_all(self) -> None:
        scores = scoring.compare([])
        assert (scores.articles, scores.macro_f1, scores.calibration_error) == (0, 0, 0)
        assert str(scores)

    def test_articles_add_up(self, gold: Marked) -> None:
        reading = Article(gold.document, (sentence(gold, "Rain fell on Olm.", "fact"),))
        once, twice = scoring.compare([(gold, reading)]), scoring.compare([(gold, reading)] * 2)
        assert twice.articles == 2
        assert twice.confusion == {pair: 2 * count for pair, count in once.confusion.items()}
        assert twice.macro_f1 == once.macro_f1


class TestTally:
    def test_nothing_given_and_nothing_wanted(self) -> None:
        assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)

    def test_precision_recall_and_their_mean(self) -> None:
        tally = Tally(right=3, given=4, wanted=6)
        assert (tally.precision, tally.recall) == (0.75, 0.5)
        assert tally.f1 == pytest.approx(2 * 0.75 * 0.5 / (0.75 + 0.5))

    def test_cases_are_counted_one_by_one(self) -> None:
        tally = Tally()
        tally.add(given=True, wanted=True)
        tally.add(given=True, wanted=False)
        tally.add(given=False, wanted=True)
        assert (tally.right, tally.given, tally.wanted) == (1, 2, 2)


class TestScore:
    def test_a_file_alone(self, tmp_path: Path) -> None:
        (tmp_path / "gold.txt").write_text(GOLD, encoding="utf-8")
        scores = scoring.score(tmp_path / "gold.txt")
        assert sum(scores.confusion.values()) == 5
        assert scores.tally("sources").wanted == 2

    def test_what_is_held_out_is_read_well(self) -> None:
        """The least that the program promises: the labels of articles that it did not learn from."""
        scores = scoring.score(paths.SEEDS / "held-out")
        assert scores.macro_f1 >= 0.65
        assert scores.tally("sources").f1 >= 0.55
        assert scores.tally("sentence ends").f1 >= 0.965
        assert scores.calibration_error <= 0.1

    @pytest.mark.parametrize("name", ["missing", "empty", "unmarked.txt"])
    def test_what_cannot_be_scored_against(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "empty").mkdir()
        (tmp_path / "unmarked.txt").write_text("Rain fell on Olm.\n", encoding="utf-8")
        with pytest.raises(FileError) as caught:
            scoring.score(tmp_path / name)
        assert caught.value.path == str(tmp_path / name)

    def test_bad_utf8(self, tmp_path: Path) -> None:
        (tmp_path / "gold.txt").write_bytes(b"[fact] Rain fell on \xd6lm.\n")
        with pytest.raises(FileError):
            scoring.score(tmp_path)


SOBER = ("The pier was shut at noon.", "The lift was shut at six.", "The bridge was shut at nine.")
FIERCE = ("What a shameful waste!", "What a dreadful farce!", "What an absurd spectacle!")


def seed(folder: Path, name: str, labels: dict[LabelName, Sequence[str]]) -> None:
    text = marked.write([(label, words) for label, every in labels.items() for words in every])
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


class TestCrossValidation:
    def test_every_article_is_scored_once(self, tmp_path: Path) -> None:
        for name in "abcd":
            seed(tmp_path, name, {"fact": SOBER, "editorial": FIERCE})
        done: list[tuple[int, int]] = []
        scores = scoring.cross_validate(tmp_path, lambda *step: done.append(step), folds=2)
        assert (scores.articles, sum(scores.confusion.values())) == (4, 24)
        assert done == [(1, 2), (2, 2)]
        assert scores.of_label("fact").f1 == scores.of_label("editorial").f1 == 1

    def test_no_article_is_scored_by_what_it_taught(self, tmp_path: Path) -> None:
        """Each article says the opposite of the other, so that learning from the other is always wrong."""
        seed(tmp_path, "a", {"fact": SOBER, "editorial": FIERCE})
        seed(tmp_path, "b", {"editorial": SOBER, "fact": FIERCE})
        scores = scoring.cross_validate(tmp_path, folds=2)
        assert scores.of_label("fact").right == scores.of_label("editorial").right == 0

    def test_one_article_cannot_be_divided(self, tmp_path: Path) -> None:
        seed(tmp_path, "a", {"fact": SOBER, "editorial": FIERCE})
        with pytest.raises(AuditError):
            scoring.cross_validate(tmp_path)


class TestAgreement:
    SECOND = "1 fact\n2 editorial\n3 attribution\n4 fact\n5 other\n"

    @pytest.fixture
    def seeds(self, tmp_path: Path) -> Path:
        for folder in ("articles", "held-out", "second-labels"):
            (tmp_path / folder).mkdir()
        (tmp_path / "held-out" / "olm.txt").write_text(GOLD, encoding="utf-8")
        (tmp_path / "second-labels" / "olm.txt").write_text(self.SECOND, encoding="utf-8")
        return tmp_path

    def test_by_hand(self, seeds: Path) -> None:
        """Four of five agree; chance agrees on (1*2 + 1*1 + 2*1 + 1*1) / 25 by the labels of each."""
        found = agreement.of_seeds(seeds)
        assert found.articles == 1
        assert found.counts["attribution", "fact"] == 1
        assert found.observed == pytest.approx(4 / 5)
        assert found.kappa == pytest.approx((4 / 5 - 6 / 25) / (1 - 6 / 25))

    def test_alpha_by_hand(self, seeds: Path) -> None:
        """1 - observed / expected disagreement over the ten labels given: 3 fact, 3 attribution, 2, 2."""
        expected = 1 - (3 * 2 + 3 * 2 + 2 * 1 + 2 * 1) / (10 * 9)
        assert agreement.of_seeds(seeds).alpha == pytest.approx(1 - (1 / 5) / expected)

    def test_an_article_that_has_changed_is_left_out_and_named(self, seeds: Path) -> None:
        (seeds / "second-labels" / "olm.txt").write_text("1 fact\n", encoding="utf-8")
        found = agreement.of_seeds(seeds)
        assert (found.articles, found.changed, found.observed, found.alpha) == (0, ("olm",), 0, 0)
        assert "left out, changed since: olm" in str(found)

    @pytest.mark.parametrize("line", ["fact", "one fact", "1 opinion", "1"])
    def test_a_line_that_is_no_label(self, seeds: Path, line: str) -> None:
        (seeds / "second-labels" / "olm.txt").write_text(f"1 fact\n{line}\n", encoding="utf-8")
        with pytest.raises(FileError, match=f"'{line}' is no line number and label") as caught:
            agreement.of_seeds(seeds)
        assert caught.value.line == 2

    def test_labels_of_no_article_and_none_at_all(self, seeds: Path) -> None:
        (seeds / "held-out" / "olm.txt").unlink()
        with pytest.raises(FileError, match="no article of this name"):
            agreement.of_seeds(seeds)
        (seeds / "second-labels" / "olm.txt").unlink()
        with pytest.raises(FileError, match="no second labels"):
            agreement.of_seeds(seeds)

    def test_the_seeds_that_come_along(self) -> None:
        found = agreement.of_seeds(paths.SEEDS)
        assert found.articles >= 100
        assert sum(found.counts.values()) >= 2000
        assert found.alpha >= 0.9


class TestCommand:
    ANNOTATED = "It is safe, she said.\n@ neutral clause | she | said | It is safe | person = ?\n"

    @staticmethod
    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(cli.app, ["score", *words])
        return done.exit_code, done.output

    def test_annotated_passages_are_told_from_marked_articles(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(self.ANNOTATED, encoding="utf-8")
        code, output = self.run("--gold", str(tmp_path))
        assert code == 0
        assert "1 passages, 1 attributions" in output

    def test_differences(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(self.ANNOTATED.replace("said", "was"), encoding="utf-8")
        code, output = self.run("--gold", str(tmp_path), "--differences")
        assert code == 0
        assert "a.txt:1: missed: clause: she | was | It is safe" in output

    def test_differences_of_marked_articles_cannot_be_told(self) -> None:
        code, output = self.run("--differences")
        assert code == 2
        assert "--differences wants passages" in output

    def test_agreement(self) -> None:
        code, output = self.run("seeds")
        assert code == 0
        assert "kappa" in output
        assert "alpha" in output

    def test_agreement_takes_no_options(self) -> None:
        assert self.run("seeds", "--folds")[0] == 2

    def test_a_mistake_in_a_passage_is_one_line(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(self.ANNOTATED.replace("| said", "| sad"), encoding="utf-8")
        code, output = self.run("--gold", str(tmp_path / "a.txt"))
        assert code == 2
        assert output.count("\n") == 1
        assert "a.txt:2: 'sad' is not in the passage" in output
