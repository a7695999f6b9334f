"""The weights: weighed as by hand, written so that people can read them, read back as they were."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import paths
from audit.article import LABELS
from audit.reading import model
from audit.reading.model import Model

TWO = Model(
    labels=("fact", "editorial"),
    bias=(0.5, -0.25),
    weights={"number": (1.0, -1.0), "word=“dire”": (-0.125, 2.0)},
    temperature=2.0,
    digest="0123456789abcdef",
)


class TestWeighing:
    def test_nothing_found_leaves_the_bias(self) -> None:
        assert TWO.scores({}) == [0.5, -0.25]

    def test_products_are_added_up(self) -> None:
        assert TWO.scores({"number": 2.0, "word=“dire”": 1.0}) == [2.375, -0.25]

    def test_features_without_a_weight_say_nothing(self) -> None:
        assert TWO.scores({"unheard of": 40.0}) == TWO.scores({})

    def test_chances_by_hand(self) -> None:
        """The difference of the scores is 2.625, half of it with a temperature of 2."""
        first, second = TWO.probabilities({"number": 2.0, "word=“dire”": 1.0})
        assert first == pytest.approx(1 / (1 + math.exp(-2.625 / 2)))
        assert first + second == pytest.approx(1)

    def test_temperature_makes_less_sure_and_changes_no_order(self) -> None:
        cool = Model(TWO.labels, TWO.bias, TWO.weights, 1.0, "")
        assert max(cool.probabilities({"number": 1})) > max(TWO.probabilities({"number": 1}))

    @given(st.dictionaries(st.sampled_from(list(TWO.weights)), st.floats(-1e6, 1e6)))
    def test_chances_add_up_to_one_whatever_the_size(self, found: dict[str, float]) -> None:
        chances = TWO.probabilities(found)
        assert sum(chances) == pytest.approx(1)
        assert all(0 <= chance <= 1 for chance in chances)


class TestFile:
    def test_what_is_written_is_read_back(self, tmp_path: Path) -> None:
        model.save(TWO, tmp_path / "model.json")
        assert model.load(tmp_path / "model.json") == TWO

    def test_it_is_json_with_one_feature_a_line_in_order(self, tmp_path: Path) -> None:
        model.save(TWO, tmp_path / "model.json")
        text = (tmp_path / "model.json").read_text(encoding="utf-8")
        assert json.loads(text)["weights"] == {name: list(row) for name, row in TWO.weights.items()}
        lines = text.splitlines()
        first = next(number for number, line in enumerate(lines) if '"number"' in line)
        assert "word=“dire”" in lines[first + 1]

    def test_the_order_in_which_features_come_does_not_matter(self, tmp_path: Path) -> None:
        turned = Model(
            TWO.labels,
            TWO.bias,
            {name: TWO.weights[name] for name in reversed(list(TWO.weights))},
            2.0,
            TWO.digest,
        )
        model.save(TWO, tmp_path / "1.json")
        model.save(turned, tmp_path / "2.json")
        assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()

    def test_four_decimals_are_kept(self, tmp_path: Path) -> None:
        fine = Model(("fact", "editorial"), (1 / 3, 0.0), {"number": (-2 / 3, 1e-9)}, 1.0, "")
        model.save(fine, tmp_path / "model.json")
        read = model.load(tmp_path / "model.json")
        assert (read.bias, read.weights) == ((0.3333, 0.0), {"number": (-0.6667, 0.0)})

    def test_saving_leaves_one_file(self, tmp_path: Path) -> None:
        model.save(TWO, tmp_path / "model.json")
        model.save(TWO, tmp_path / "model.json")
        assert [path.name for path in tmp_path.iterdir()] == ["model.json"]


class TestTheOneThatComesAlong:
    def test_it_has_all_labels(self) -> None:
        found = model.load()
        assert found.labels == LABELS
        assert all(len(row) == len(LABELS) for row in found.weights.values())
        assert found.temperature > 0

    def test_it_is_small(self) -> None:
        assert paths.MODEL.stat().st_size < 1_000_000

    def test_voice_and_stance_weigh_more_than_any_word(self) -> None:
        """Words are the weakest group, so that a new subject does not upset the labels."""
        weights = model.load().weights
        words = max(
            abs(w) for name, row in weights.items() if name.startswith(("word=", "pair=")) for w in row
        )
        others = max(
            abs(w) for name, row in weights.items() if not name.startswith(("word=", "pair=")) for w in row
        )
        assert words < others
