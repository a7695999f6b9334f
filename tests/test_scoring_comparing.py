"""Models beside one another: each scored on what it has not seen, the same from run to run."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.scoring import comparing
from audit.training import Example

PLACES = ("Olm", "Varden", "Lysfjord", "Brel", "Korva", "Tamsin")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six short articles, alike in form and not in words."""
    folder = tmp_path_factory.mktemp("seeds")
    for number, place in enumerate(PLACES):
        text = (
            "---\nregister: agency\nsubject: piers\ngenre: news\n---\n"
            f"# [fact] Pier in {place} shut\n\n"
            f"[fact] The pier in {place} was shut on Monday after {number + 2} planks broke.\n"
            f"[attribution] <The mayor of {place}|person> *said* it would reopen in May.\n"
            f"[attribution] <A report|document> *found* {number + 3} cracks.\n"
            f"[editorial] It is {{a disgrace}} that {place} must bear.\n"
            f"[editorial] {{Who will answer for this shameful farce?}}\n"
            f"[fact] The pier was built in 19{number}1.\n"
            "[other] Photo: Ane Holt\n"
        )
        (folder / f"{place.lower()}.txt").write_text(text, encoding="utf-8")
    return folder


def test_every_model_is_scored_and_alike_from_run_to_run(seeds: Path) -> None:
    first, second = (list(comparing.compare(seeds, seeds)) for _ in range(2))
    assert len({row.name for row in first}) == len(first) == 8
    for one, again in zip(first, second, strict=True):
        assert (one.folds, one.held_out) == (again.folds, again.held_out), one.name
        assert 0 <= one.folds <= 1
        assert str(one).startswith(one.name)


def test_what_is_learned_by_heart_is_told(seeds: Path) -> None:
    """Scored on the very articles it learned from, the model that is used makes no mistake."""
    used = next(row for row in comparing.compare(seeds, seeds) if "is used" in row.name)
    assert used.held_out == 1


def test_the_curve_grows_by_articles(seeds: Path) -> None:
    points = list(comparing.curve(seeds, seeds))
    assert [articles for articles, _ in points] == [1, 2, 3, 4, 6]
    assert points[-1][1] == 1


def test_the_mean_over_three_labels_by_hand() -> None:
    """Fact 1/2 precision and 1/1 recall is 2/3; attribution none of one is 0; editorial is right."""
    unseen = [Example({}, label, "a") for label in ("fact", "attribution", "editorial", "other")]
    assert comparing._macro(unseen, ["fact", "fact", "editorial", "editorial"]) == pytest.approx(
        (2 / 3 + 0 + 1) / 3
    )
