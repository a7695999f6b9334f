"""The model comes from the seeds and from nothing else, and bad seeds and models are said to be bad."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from audit import loading, paths, training
from audit.article import LABELS
from audit.errors import AuditError, FileError
from audit.reading import model as models
from audit.reading import reader

FERRY = """---
register: agency
subject: sea transport
genre: news
---
# [fact] Ferry line fined over broken sirens

[fact] The port of Osmund fined the Blue Pilot ferry line 40,000 kroner on Tuesday.
[attribution] <The company|organisation> *said* it accepted the ruling.
[editorial] The fine, {a slap on the wrist for a firm of this size}, is an insult to the drowned.
[fact] Two ferries were out of service in May.
[attribution] "We have learnt from it," <its director, Ane Holt|person>, *said* at the pier.
[other] Photo: Blue Pilot
"""
ORCHARD = """---
register: column
subject: farming
genre: opinion
---
# [editorial] Leave the orchards alone

[fact] The council felled 19 pear trees on Monday.
[attribution] <A report by its own surveyor|document> *found* that 17 of them were sound.
[editorial] It was {a shameful morning's work}.
[editorial] {Who will answer for it?}
[fact] The trees were planted in 1931.
[attribution] <Neighbours|group> *said* nobody had told them.
"""
WEIGHT_TOLERANCE = 0.001


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder of two marked articles."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "orchard.txt").write_text(ORCHARD, encoding="utf-8")
    return folder


class TestTheModelThatComesAlong:
    def test_training_again_gives_it(self) -> None:
        files = training.seed_files(paths.SEEDS / "articles")
        stored = models.load()
        assert stored.digest == training.digest(files), "seeds have changed since: run `audit train`"
        learnt = training.examples(files)
        again = training.fit(learnt, stored.digest)
        assert stored.labels == again.labels == LABELS
        assert stored.bias == pytest.approx(again.bias, abs=WEIGHT_TOLERANCE)
        assert stored.temperature == pytest.approx(again.temperature, abs=WEIGHT_TOLERANCE)
        assert set(stored.weights) == set(again.weights)
        off = [n for n, row in stored.weights.items() if row != pytest.approx(again.weights[n], abs=0.001)]
        assert not off
        tipped = [e for e in learnt if _label(stored, e.features) != _label(again, e.features)]
        assert not tipped

    def test_it_can_be_read_and_reviewed(self) -> None:
        text = paths.MODEL.read_text(encoding="utf-8")
        names = re.findall(r'^  ("(?:[^"\\]|\\.)*"): \[', text, re.MULTILINE)
        assert len(names) == len(json.loads(text)["weights"]), "one feature a line"
        assert names == sorted(names, key=json.loads)
        assert not re.search(r"\d\.\d{5}", text), "four decimals"
        assert len(text) < 1_000_000

    def test_no_feature_is_a_whole_sentence(self) -> None:
        words = [name for name in models.load().weights if name.startswith(("word=", "pair="))]
        assert all(len(name.split()) <= 2 for name in words)


class TestTraining:
    def test_two_articles_are_enough(self, seeds: Path, tmp_path: Path) -> None:
        to = tmp_path / "model.json"
        report = training.train(seeds, to)
        assert (report.articles, report.path) == (2, str(to))
        assert report.labels == {"fact": 5, "attribution": 4, "editorial": 4, "other": 0}
        assert report.sentences == 13
        assert report.features == len(models.load(to).weights) > 0
        assert models.load(to).labels == LABELS[:3]

    def test_the_model_is_readable_json(self, seeds: Path, tmp_path: Path) -> None:
        to = tmp_path / "model.json"
        training.train(seeds, to)
        data = json.loads(to.read_text(encoding="utf-8"))
        assert set(data) == {"version", "digest", "labels", "bias", "temperature", "weights"}
        assert all(len(row) == len(data["labels"]) for row in data["weights"].values())
        assert sorted(p.name for p in tmp_path.iterdir()) == ["model.json", "seeds"]

    def test_the_model_can_be_read_with(self, seeds: Path, tmp_path: Path) -> None:
        to = tmp_path / "model.json"
        training.train(seeds, to)
        text = "The ferry line was fined 40,000 kroner on Monday.\n\nThe company said it accepted the fine."
        article = reader.read(loading.from_text(text), using=models.load(to))
        assert [s.label.name for s in article.sentences] == ["fact", "attribution"]

    def test_the_same_seeds_give_the_same_bytes(self, seeds: Path, tmp_path: Path) -> None:
        first, second = tmp_path / "1.json", tmp_path / "2.json"
        training.train(seeds, first)
        training.train(seeds, second)
        assert first.read_bytes() == second.read_bytes()

    def test_line_ends_do_not_matter(self, seeds: Path, tmp_path: Path) -> None:
        first, second = tmp_path / "1.json", tmp_path / "2.json"
        training.train(seeds, first)
        for file in seeds.iterdir():
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
        training.train(seeds, second)
        assert first.read_bytes() == second.read_bytes()

    def test_a_word_of_one_article_alone_gets_no_weight(self, seeds: Path, tmp_path: Path) -> None:
        to = tmp_path / "model.json"
        training.train(seeds, to)
        weights = models.load(to).weights
        assert "word=on" in weights, "both articles have it"
        assert "word=planted" not in weights


class TestCheck:
    def test_nothing_to_say_of_a_model_of_these_seeds(self, seeds: Path, tmp_path: Path) -> None:
        training.train(seeds, tmp_path / "model.json")
        assert training.check(seeds, tmp_path / "model.json") == []

    def test_changed_seeds(self, seeds: Path, tmp_path: Path) -> None:
        training.train(seeds, tmp_path / "model.json")
        with (seeds / "ferry.txt").open("a", encoding="utf-8") as file:
            file.write("[fact] Both ferries sail again.\n")
        (said,) = training.check(seeds, tmp_path / "model.json")
        assert "seeds have changed" in said

    def test_a_weight_changed_by_hand(self, seeds: Path, tmp_path: Path) -> None:
        to = tmp_path / "model.json"
        training.train(seeds, to)
        data = json.loads(to.read_text(encoding="utf-8"))
        data["weights"]["length"][0] += 0.01
        to.with_name("other.json").write_text(json.dumps(data), encoding="utf-8")
        (said,) = training.check(seeds, to.with_name("other.json"))
        assert "length" in said

    def test_a_feature_taken_out(self, seeds: Path, tmp_path: Path) -> None:
        to = tmp_path / "model.json"
        training.train(seeds, to)
        data = json.loads(to.read_text(encoding="utf-8"))
        del data["weights"]["length"]
        to.with_name("other.json").write_text(json.dumps(data), encoding="utf-8")
        assert training.check(seeds, to.with_name("other.json"))

    def test_a_bias_changed_by_hand(self, seeds: Path, tmp_path: Path) -> None:
        to = tmp_path / "model.json"
        training.train(seeds, to)
        data = json.loads(to.read_text(encoding="utf-8"))
        data["bias"][0] += 1
        to.with_name("other.json").write_text(json.dumps(data), encoding="utf-8")
        assert training.check(seeds, to.with_name("other.json"))


class TestBadSeeds:
    @pytest.mark.parametrize(
        ("old", "new", "line"),
        [
            ("[fact] Two ferries", "Two ferries", 11),
            ("[fact] Two ferries", "[facts] Two ferries", 11),
            ("of this size}", "of this size", 10),
            ("<The company|organisation>", "<The company|organisation", 9),
            ("*said* it accepted", "*said it accepted", 9),
            ("a slap", "a} slap", 10),
        ],
        ids=["no label", "no such label", "open judgement", "open source", "open cue", "mark closed twice"],
    )
    def test_are_named_with_their_line(
        self, seeds: Path, tmp_path: Path, old: str, new: str, line: int
    ) -> None:
        bad = seeds / "ferry.txt"
        bad.write_text(FERRY.replace(old, new), encoding="utf-8")
        with pytest.raises(FileError) as caught:
            training.train(seeds, tmp_path / "model.json")
        assert (caught.value.path, caught.value.line) == (str(bad), line)
        assert len(str(caught.value).splitlines()) == 1
        assert not (tmp_path / "model.json").exists()

    def test_that_are_not_utf8(self, seeds: Path, tmp_path: Path) -> None:
        bad = seeds / "ferry.txt"
        bad.write_bytes(FERRY.encode().replace(b"Holt", b"H\xf8lt"))
        with pytest.raises(FileError) as caught:
            training.train(seeds, tmp_path / "model.json")
        assert caught.value.path == str(bad)

    def test_a_folder_that_is_missing_or_empty(self, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        for name in ("missing", "empty"):
            with pytest.raises(FileError, match=name):
                training.train(tmp_path / name, tmp_path / "model.json")

    def test_one_label_alone_teaches_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("[fact] It rained.\n[fact] It snowed.\n", encoding="utf-8")
        with pytest.raises(AuditError, match="labels"):
            training.train(tmp_path, tmp_path / "model.json")

    def test_where_the_model_cannot_be_written(self, seeds: Path, tmp_path: Path) -> None:
        to = tmp_path / "no such folder" / "model.json"
        with pytest.raises(AuditError) as caught:
            training.train(seeds, to)
        assert "no such folder" in str(caught.value)
        assert len(str(caught.value).splitlines()) == 1


GOOD = {
    "version": 1,
    "digest": "0123456789abcdef",
    "labels": ["fact", "editorial"],
    "bias": [0.5, -0.5],
    "temperature": 1.0,
    "weights": {"person:I": [-1.0, 1.0]},
}


class TestDamagedModels:
    def test_an_undamaged_one_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "model.json"
        path.write_text(json.dumps(GOOD), encoding="utf-8")
        model = models.load(path)
        assert model.scores({"person:I": 2.0, "unheard of": 1.0}) == [-1.5, 1.5]
        assert sum(model.probabilities({"person:I": 2.0})) == pytest.approx(1)

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"\x80\x04\x95\xff",
            b"{}",
            b"[1, 2]",
            b"null",
            json.dumps(GOOD).encode()[:-20],
            b"[" * 100_000,
        ],
        ids=["empty", "pickle", "no fields", "a list", "null", "cut off", "deep"],
    )
    def test_what_is_no_model(self, tmp_path: Path, content: bytes) -> None:
        self.refused(tmp_path / "model.json", content)

    @pytest.mark.parametrize(
        "change",
        [
            {"version": 2},
            {"version": None},
            {"labels": ["fact", "opinion"]},
            {"labels": ["fact", "fact"]},
            {"labels": ["fact"]},
            {"labels": [["fact"], ["editorial"]]},
            {"labels": [], "bias": [], "weights": {}},
            {"bias": [0.5]},
            {"bias": "no"},
            {"bias": [0.5, float("nan")]},
            {"temperature": 0},
            {"temperature": "warm"},
            {"weights": {"person:I": [1.0]}},
            {"weights": {"person:I": [1.0, None]}},
            {"weights": {"person:I": 1.0}},
            {"weights": {"person:I": [1.0, float("inf")]}},
            {"weights": []},
        ],
        ids=str,
    )
    def test_fields_that_do_not_fit(self, tmp_path: Path, change: dict[str, object]) -> None:
        self.refused(tmp_path / "model.json", json.dumps(GOOD | change).encode())

    @staticmethod
    def refused(path: Path, content: bytes) -> None:
        path.write_bytes(content)
        with pytest.raises(FileError) as caught:
            models.load(path)
        assert caught.value.path == str(path)
        assert len(str(caught.value).splitlines()) == 1

    def test_one_that_is_missing(self, tmp_path: Path) -> None:
        with pytest.raises(FileError, match="audit train"):
            models.load(tmp_path / "model.json")


def _label(model: models.Model, features: dict[str, float]) -> str:
    chances = model.probabilities(features)
    return model.labels[max(range(len(chances)), key=chances.__getitem__)]
