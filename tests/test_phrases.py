"""Phrases are found in their senses, and only inside one sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import patterns
from audit.document import Span
from audit.patterns import parse
from audit.phrases import compiled
from audit.wording import Wording


def found(text: str, *wanted: str, without: tuple[str, ...] = ()) -> list[str]:
    """What is found in a text whose sentences end with a full stop and a space."""
    spans, start = [], 0
    for part in text.split(". "):
        spans.append(Span(start, min(len(text), start + len(part) + 1)))
        start += len(part) + 2
    wording = Wording(text, spans)
    return [text[m.span.start : m.span.end] for m in compiled(wanted, without).find(wording)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("pave the way", "It paved the way, and paving the way costs.", ["paved the way", "paving the way"]),
        ("=pave the way", "It paved the way to pave the way.", ["pave the way"]),
        ("soon|recently", "Soon it was recently gone.", ["Soon", "recently"]),
        ("pass the? salt", "She passed salt and passed the salt.", ["passed salt", "passed the salt"]),
        ("arrest ... for", "They arrested him for it.", ["arrested him for"]),
        ("arrest ...2 for", "They arrested the tall young man for it.", []),
        ("arrest ... for", "They arrested him; for years they sat.", []),
        ("leading (!to|the)", "A leading firm was leading the field and leading to it.", ["leading"]),
        ("(a|the) convict", "The convict said they convict and convict.", ["convict"]),
        ("(!a|the) convict", "The convict said they convict.", ["convict"]),
        ("respond (!to treatment / in kind)", "They responded to treatment and responded in kind.", []),
        ("respond (!to treatment / in kind)", "They responded to us.", ["responded"]),
        ("(@dates ...2) sale", "On Monday the sale ended, the sale.", ["sale"]),
        ("<name> said", "The Gazette said so, he said.", ["Gazette said"]),
        ("<number> boats", "Two boats and 40 boats and some boats.", ["Two boats", "40 boats"]),
        ("in <year>", "In 1999 and in 40 days and in 2026.", ["In 1999", "in 2026"]),
        ("(<start>) sadly", "Sadly it was sadly so.", ["Sadly"]),
        ("learned (<end>)", "They have learned. They learned it.", ["learned"]),
        ("May", "In May they may go.", ["May"]),
        ("=us", "The US told us.", ["us"]),
        ("it's no secret", "It’s no secret that it's no secret.", ["It’s no secret", "it's no secret"]),
        ("('s) own", "The firm's own boat, own goal.", ["own"]),
        ("the plan", "He left the. Plan it.", []),
        ("not|n't go", "They didn't go, won’t go and do not go.", ["didn't go", "won’t go", "not go"]),
        ("a @contentious-labels", "It is a cult and a cult film.", ["a cult"]),
    ],
)
def test_notation(phrase: str, text: str, expected: list[str]) -> None:
    assert found(text, phrase) == expected


def test_the_longest_speaks_and_none_lies_in_another() -> None:
    assert found("A cargo cult leader.", "cult", "cult leader", "leader") == ["cult leader"]


def test_a_list_brings_its_entries_its_exceptions_and_its_notes() -> None:
    assert found("The cult and its cult following.", "@contentious-labels") == ["cult"]
    assert found("A personality cult.", "@contentious-labels") == []
    wording = Wording("The death tax.", [Span(0, 14)])
    assert compiled(("@one-sided",)).find(wording)[0].note == "estate tax"


def test_entries_can_be_left_out() -> None:
    assert found("A renowned, iconic inn.", "@puffery", without=("iconic",)) == ["renowned"]
    assert found("A red boat.", "red", "boat", without=("red",)) == ["boat"]


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("", "has no words"),
        ("(the)", "has no words"),
        ("() boat", "has no words"),
        ("... boat", "must begin with a word"),
        ("the? boat", "must begin with a word"),
        ("<start> boat", "must begin with a word"),
        ("boat (the) sails", "brackets stand only before and behind"),
        ("boat ...99 sails", "too wide a gap"),
        ("boat ...999999999 sails", "too wide a gap"),
        ("@no-such-list", "no list “@no-such-list”; with “n” begin naming"),
        ("@../../pyproject", "no list"),
        ("<noun> boat", "no single word"),
        ("a|b-c d|e.f,g", "no single word"),
    ],
)
def test_says_what_is_no_phrase(phrase: str, why: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        parse(phrase)
    assert why in str(caught.value)


@pytest.mark.parametrize("name", patterns.lists())
def test_every_list_can_be_read(name: str) -> None:
    entries = patterns.entries(name)
    assert entries
    words = [entry.words for entry in entries]
    assert all(parse(each).body for each in words)
    assert [each.words for each in compiled((f"@{name}",)).phrases] == words
    assert len(words) == len(set(words)), f"{name} has an entry twice"


@given(st.text(alphabet="ab |@=?.()!<>/'“", max_size=20))
def test_any_text_is_a_phrase_or_a_value_error(text: str) -> None:
    said = ""
    try:
        parse(text)
    except ValueError as error:
        said = str(error)
    assert "\n" not in said


@given(st.lists(st.sampled_from(["boat", "the", "a", "sails", "Boat", ".", ",", "“"]), max_size=25))
def test_matches_are_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    wording = Wording(text, [Span(0, len(text))])
    matches = compiled(("boat ...2 sail", "the boat", "boat", "a ... boat (!sail)")).find(wording)
    for first, second in pairwise(matches):
        assert first.span.end <= second.span.start
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in matches)


@given(
    st.sampled_from(["boat", "the boat", "=boat", "Boat", "sail|boat the", "(!the) boat", "boat ...2 sail"]),
    st.lists(st.sampled_from(["boat", "the", "boats", "sails", "Boat", "Sailing", ".", ","]), max_size=15),
)
def test_the_index_leaves_no_place_out(phrase: str, words: list[str]) -> None:
    text = " ".join(words)
    wording = Wording(text, [Span(0, len(text))])
    here = [match.span for match in compiled((phrase,)).find(wording)]
    assert here == [match.span for match in compiled((f"{phrase} (!zebra)",)).find(wording)]
    assert bool(here) == any(True for _ in parse(phrase).find(wording))


@given(st.from_regex(patterns._SOUND, fullmatch=True))
def test_what_is_sound_at_a_glance_can_be_parsed(phrase: str) -> None:
    patterns.parse(phrase)


@pytest.mark.parametrize(
    "phrase",
    ["the? plan", "... plan", "plan ...21", "a @no-such-list", "plan (", "<start> plan", "plan|cost of|sum)"],
)
def test_what_cannot_be_parsed_is_not_sound(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        patterns.check(phrase)
