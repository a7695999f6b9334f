"""Words that are too many, or mean something only together."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import flagged, values

DENSE: dict[str, Any] = {"phrases": ["very", "truly"], "strengthens": ["good"]}


@pytest.mark.parametrize(
    ("text", "most", "words"),
    [
        ("[fact] A very wet and truly cold day.", 1, ["very", "truly"]),
        ("[fact] A very wet and truly cold day.", 30, []),
        ("[fact] A very wet day.", 0, []),  # one alone is too few
        ("[fact] A very good day.", 1, ["very"]),  # unless it strengthens a judgement
        ("[attribution] “A very, truly, very wet day,” said Ann Poe.", 1, []),
        ("[fact] A very wet and truly cold day." + " [fact] It rained on the quay." * 60, 1, []),
    ],
)
def test_density(text: str, most: float, words: list[str]) -> None:
    assert flagged("density", text, most_per_100_words=most, **DENSE) == words


CLUSTER: dict[str, Any] = {"phrases": ["tapestry", "vibrant", "delve", "pivotal"], "least_distinct": 3}


def test_a_cluster_is_one_stretch_from_first_to_last() -> None:
    text = "[fact] A vibrant port. [fact] It rained. [fact] They delve into a tapestry of songs."
    assert flagged("cluster", text, **CLUSTER) == ["vibrant port. It rained. They delve into a tapestry"]
    assert values("cluster", text, **CLUSTER) == [{"count": "3", "signs": "“vibrant”, “delve”, “tapestry”"}]


@pytest.mark.parametrize(
    "text",
    [
        "[fact] A vibrant, vibrant, vibrant port.",  # the same sign thrice
        "[fact] A vibrant port. "
        + "[fact] It rained hard that day. " * 80
        + "[fact] They delve into a tapestry.",
        "[attribution] “A vibrant tapestry to delve into,” said Ann Poe.",
    ],
)
def test_no_cluster(text: str) -> None:
    assert flagged("cluster", text, **CLUSTER) == []
