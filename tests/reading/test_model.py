"""The weights: weighed as by hand, written so that people can read them, read back as they were."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import paths
from audit.errors import FileError
from audit.reading import model
from audit.reading.model import SCALES, Model, Scale

DIRE = Scale(0.5, {"number": -1.0, "word=“dire”": 2.0}, 2.0)
EMPTY = Scale(0.0, {})
ONE = Model(EMPTY, DIRE, EMPTY, EMPTY, 0.125, "0123456789abcdef")


class TestWeighing:
    def test_nothing_found_leaves_the_bias(self) -> None:
        assert DIRE.chance({}) == pytest.approx(1 / (1 + math.exp(-0.25)))

    def test_chances_by_hand(self) -> None:
        """0.5 - 2 + 2 is 0.5, halved by a temperature of 2."""
        assert DIRE.chance({"number": 2.0, "word=“dire”": 1.0}) == pytest.approx(1 / (1 + math.exp(-0.25)))
        assert DIRE.chance({"word=“dire”": 1.0}) == pytest.approx(1 / (1 + math.exp(-1.25)))

    def test_features_without_a_weight_say_nothing(self) -> None:
        assert DIRE.chance({"unheard of": 40.0}) == DIRE.chance({})
        assert DIRE.moved({"unheard of": 40.0}) == {}

    def test_what_moved_the_answer_adds_up(self) -> None:
        found = {"number": 2.0, "word=“dire”": 1.5}
        total = math.log(DIRE.chance(found) / (1 - DIRE.chance(found)))
        assert sum(DIRE.moved(found).values()) + 0.5 / 2 == pytest.approx(total)

    def test_temperature_makes_less_sure_and_changes_no_answer(self) -> None:
        cool = replace(DIRE, temperature=1.0)
        assert cool.chance({"number": 1}) < DIRE.chance({"number": 1}) < 0.5

    @given(st.dictionaries(st.sampled_from(list(DIRE.weights)), st.floats(-1e6, 1e6)))
    def test_it_is_a_chance_whatever_the_size(self, found: dict[str, float]) -> None:
        assert 0 <= DIRE.chance(found) <= 1


class TestFile:
    def test_what_is_written_is_read_back(self, tmp_path: Path) -> None:
        model.save(ONE, tmp_path / "model.json")
        assert model.load(tmp_path / "model.json") == ONE

    def test_it_is_json_with_one_feature_a_line_in_order(self, tmp_path: Path) -> None:
        model.save(ONE, tmp_path / "model.json")
        text = (tmp_path / "model.json").read_text(encoding="utf-8")
        assert json.loads(text)["editorial"]["weights"] == dict(DIRE.weights)
        lines = text.splitlines()
        first = next(number for number, line in enumerate(lines) if '"number"' in line)
        assert "word=“dire”" in lines[first + 1]

    def test_the_order_in_which_features_come_does_not_matter(self, tmp_path: Path) -> None:
        turned = replace(DIRE, weights={name: DIRE.weights[name] for name in reversed(list(DIRE.weights))})
        model.save(ONE, tmp_path / "1.json")
        model.save(replace(ONE, editorial=turned), tmp_path / "2.json")
        assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()

    def test_four_decimals_are_kept(self, tmp_path: Path) -> None:
        fine = replace(ONE, editorial=Scale(1 / 3, {"number": -2 / 3, "day": 1e-9}))
        model.save(fine, tmp_path / "model.json")
        read = model.load(tmp_path / "model.json").editorial
        assert (read.bias, read.weights) == (0.3333, {"number": -0.6667, "day": 0.0})

    def test_saving_leaves_one_file(self, tmp_path: Path) -> None:
        model.save(ONE, tmp_path / "model.json")
        model.save(ONE, tmp_path / "model.json")
        assert [path.name for path in tmp_path.iterdir()] == ["model.json"]

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (("version",), 1),
            (("missed",), 0.9),
            (("missed",), "often"),
            (("editorial", "bias"), None),
            (("editorial", "bias"), True),
            (("other", "temperature"), 0),
            (("other", "temperature"), "1"),
            (("judging", "weights"), [1.0]),
            (("attribution", "weights"), {"x": "heavy"}),
            (("attribution", "weights"), {"x": float("nan")}),
            (("attribution",), 4),
        ],
        ids=lambda value: str(value),
    )
    def test_what_is_no_model_is_refused(self, tmp_path: Path, path: tuple[str, ...], value: object) -> None:
        to = tmp_path / "model.json"
        model.save(ONE, to)
        data = json.loads(to.read_text(encoding="utf-8"))
        inner = data
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = value
        bad = tmp_path / "bad.json"
        bad.write_text(json.dumps(data), encoding="utf-8")
        with pytest.raises(FileError, match="audit train"):
            model.load(bad)

    @pytest.mark.parametrize("name", ["version", "digest", "missed", *SCALES])
    def test_a_part_that_is_missing(self, tmp_path: Path, name: str) -> None:
        to = tmp_path / "model.json"
        model.save(ONE, to)
        data = json.loads(to.read_text(encoding="utf-8"))
        del data[name]
        bad = tmp_path / "bad.json"
        bad.write_text(json.dumps(data), encoding="utf-8")
        with pytest.raises(FileError, match="no model of audit"):
            model.load(bad)


class TestTheOneThatComesAlong:
    def test_every_question_has_weights(self) -> None:
        for name, scale in model.load().scales().items():
            assert len(scale.weights) > 100, name
            assert 0.5 < scale.temperature < 3, name

    def test_it_is_small(self) -> None:
        assert paths.MODEL.stat().st_size < 1_000_000

    def test_voice_and_stance_weigh_more_than_any_word(self) -> None:
        """Words are the weakest group, so that a new subject does not upset the labels."""
        weights = model.load().editorial.weights
        words = max(abs(w) for name, w in weights.items() if name.startswith("word="))
        others = max(abs(w) for name, w in weights.items() if not name.startswith("word="))
        assert words < others

    def test_whether_a_source_says_it_hangs_on_no_word(self) -> None:
        assert not any(name.startswith("word=") for name in model.load().attribution.weights)
