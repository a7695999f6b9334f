"""The model comes from the seeds and from nothing else, and bad seeds and models are said to be bad."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from audit import loading, paths, training
from audit.errors import AuditError, FileError
from audit.reading import model as models
from audit.reading import reader
from audit.reading.model import SCALES

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
        assert stored.missed == again.missed
        for name, scale in stored.scales().items():
            fresh = again.scales()[name]
            assert scale.bias == pytest.approx(fresh.bias, abs=WEIGHT_TOLERANCE)
            assert scale.temperature == pytest.approx(fresh.temperature, abs=WEIGHT_TOLERANCE)
            assert set(scale.weights) == set(fresh.weights)
            assert scale.weights == pytest.approx(fresh.weights, abs=WEIGHT_TOLERANCE)
        tipped = [e for e in learnt if _answers(stored, e.features) != _answers(again, e.features)]
        assert not tipped

    def test_it_can_be_read_and_reviewed(self) -> None:
        text = paths.MODEL.read_text(encoding="utf-8")
        data = json.loads(text)
        lines = re.findall(r'^   ("(?:[^"\\]|\\.)*"): ', text, re.MULTILINE)
        names = [name for scale in SCALES for name in sorted(data[scale]["weights"])]
        assert [json.loads(line) for line in lines] == names, "one feature a line, in order"
        assert not re.search(r"\d\.\d{5}", text), "four decimals"
        assert len(text) < 1_000_000

    def test_no_feature_is_more_than_a_word(self) -> None:
        for scale in models.load().scales().values():
            assert all(len(name.split()) == 1 for name in scale.weights if name.startswith("word="))


class TestTraining:
    def test_two_articles_are_enough(self, seeds: Path, tmp_path: Path) -> None:
        to = tmp_path / "model.json"
        report = training.train(seeds, to)
        assert (report.articles, report.path) == (2, str(to))
        assert report.labels == {"fact": 5, "attribution": 4, "editorial": 4, "other": 0}
        assert report.sentences == 13
        scales = models.load(to).scales()
        assert report.features == sum(len(scale.weights) for scale in scales.values()) > 0
        assert scales["other"].chance({}) < 1e-6, "the seeds have no line that asserts nothing"

    def test_the_model_is_readable_json(self, seeds: Path, tmp_path: Path) -> None:
        to = tmp_path / "model.json"
        training.train(seeds, to)
        data = json.loads(to.read_text(encoding="utf-8"))
        assert set(data) == {"version", "digest", "missed", *SCALES}
        assert all(set(data[name]) == {"bias", "temperature", "weights"} for name in SCALES)
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
        weights = models.load(to).editorial.weights
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
        data["editorial"]["weights"]["length"] += 0.01
        to.with_name("other.json").write_text(json.dumps(data), encoding="utf-8")
        (said,) = training.check(seeds, to.with_name("other.json"))
        assert "length" in said

    def test_a_feature_taken_out(self, seeds: Path, tmp_path: Path) -> None:
        to = tmp_path / "model.json"
        training.train(seeds, to)
        data = json.loads(to.read_text(encoding="utf-8"))
        del data["editorial"]["weights"]["length"]
        to.with_name("other.json").write_text(json.dumps(data), encoding="utf-8")
        assert training.check(seeds, to.with_name("other.json"))

    def test_a_bias_changed_by_hand(self, seeds: Path, tmp_path: Path) -> None:
        to = tmp_path / "model.json"
        training.train(seeds, to)
        data = json.loads(to.read_text(encoding="utf-8"))
        data["judging"]["bias"] += 1
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


SCALE = {"bias": 0.5, "temperature": 2.0, "weights": {"person:I": -1.0}}
GOOD: dict[str, object] = {
    "version": 2,
    "digest": "0123456789abcdef",
    "missed": 0.1,
    **dict.fromkeys(SCALES, SCALE),
}


class TestDamagedModels:
    def test_an_undamaged_one_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "model.json"
        path.write_text(json.dumps(GOOD), encoding="utf-8")
        scale = models.load(path).editorial
        assert scale.moved({"person:I": 2.0, "unheard of": 1.0}) == {"person:I": -1.0}
        assert 0 < scale.chance({"person:I": 2.0}) < 0.5

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
            {"version": 1},
            {"version": None},
            {"missed": 0.5},
            {"missed": None},
            {"other": None},
            {"other": SCALE | {"bias": [0.5]}},
            {"other": SCALE | {"bias": "no"}},
            {"editorial": SCALE | {"bias": float("nan")}},
            {"editorial": SCALE | {"temperature": 0}},
            {"editorial": SCALE | {"temperature": "warm"}},
            {"attribution": SCALE | {"weights": {"person:I": [1.0]}}},
            {"attribution": SCALE | {"weights": {"person:I": None}}},
            {"judging": SCALE | {"weights": {"person:I": float("inf")}}},
            {"judging": SCALE | {"weights": []}},
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


def _answers(model: models.Model, features: dict[str, float]) -> list[bool]:
    return [scale.chance(features) > 0.5 for scale in model.scales().values()]
