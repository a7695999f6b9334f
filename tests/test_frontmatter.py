"""Front matter: which lines it is, which fields it gives, and where the prose begins."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import frontmatter
from audit.document import Metadata


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_fields_in_any_line_ends(end: str) -> None:
    source = end.join(["---", "Genre: analysis", "byline: 'Ann Poe'", "---", "Text."])
    fields, start = frontmatter.split(source)
    assert fields == {"genre": "analysis", "byline": "Ann Poe"}
    assert source[start:] == "Text."


@pytest.mark.parametrize(
    ("source", "fields", "rest"),
    [
        ("---\n---\nText.", {}, "Text."),
        ("---\n\n---\n", {}, ""),
        ("---\ndate: 2026-05-03\n---", {"date": "2026-05-03"}, ""),
        ('---\ntitle: "Pier: shut"\n--- \nText.', {"title": "Pier: shut"}, "Text."),
        ("---\ntags:\n  - pier\n- storm\n# note\noutlet:\n---\nText.", {"tags": "", "outlet": ""}, "Text."),
        ("---\na: 1\na: 2\n---\n", {"a": "2"}, ""),
    ],
)
def test_what_belongs_to_other_programs_is_left_alone(source: str, fields: dict[str, str], rest: str) -> None:
    found, start = frontmatter.split(source)
    assert (found, source[start:]) == (fields, rest)


@pytest.mark.parametrize(
    "source",
    [
        "Text only.",
        "---\ngenre: news\nno end",
        "---\nFire broke out\nNote: it is out\n---\nText.",
        "----\ngenre: news\n----\n",
        "\n---\ngenre: news\n---\n",
        "",
        "---",
    ],
)
def test_prose_between_rules_is_no_front_matter(source: str) -> None:
    assert frontmatter.split(source) == ({}, 0)


def test_metadata_tells_an_empty_field_from_a_missing_one() -> None:
    found = frontmatter.metadata({"genre": "", "date": "2026-05-03", "tags": "x"})
    assert found == Metadata(date="2026-05-03", present=frozenset({"genre", "date"}))


@given(st.text(alphabet="-: \n\rab'\"#", max_size=40))
@settings(max_examples=150, deadline=None)
def test_prose_begins_inside_the_source_or_right_behind_it(source: str) -> None:
    _, start = frontmatter.split(source)
    assert 0 <= start <= len(source)
    assert start == 0 or source.startswith("---")


def test_long_values_take_linear_time() -> None:
    start = time.process_time()
    frontmatter.split("---\na: b" + " " * 200_000 + "c\n" + "k: v\n" * 20_000)
    assert time.process_time() - start < 1


@given(
    st.text(alphabet="-+: =\n\rgenr#é", max_size=60),
    st.sampled_from(["", "---\n", "+++\n", "---\ngenre: x\n"]),
)
def test_a_fault_stands_on_a_line_of_the_file_and_only_where_there_is_no_front_matter(
    text: str, head: str
) -> None:
    source = head + text
    fault = frontmatter.fault(source)
    if fault:
        assert frontmatter.split(source) == ({}, 0)
        assert 1 <= fault[0] <= source.count("\n") + source.count("\r") + 1
        assert fault[1]
