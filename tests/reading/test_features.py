"""What the model is shown: whose words they are, how they are attributed, what stands around them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import loading
from audit.reading import features, reader
from audit.reading.features import View

WRITER = "The plan was shameful."
PARAPHRASE = "The mayor said the plan was shameful."
QUOTATION = "“The plan was shameful,” the mayor said."


def views(text: str) -> list[View]:
    return list(reader.prepare(loading.from_text(text)).views)


def seen(text: str) -> dict[str, float]:
    """The features of the first sentence that say anything."""
    return {name: value for name, value in features.of(views(text)[0]).items() if value}


def naming(found: dict[str, float], word: str) -> set[str]:
    return {name for name in found if word in name}


class TestWhoseWords:
    def test_a_word_of_the_writer_is_seen_as_such(self) -> None:
        assert naming(seen(WRITER), "shameful")

    @pytest.mark.parametrize("text", [PARAPHRASE, QUOTATION])
    def test_a_word_of_a_source_is_not(self, text: str) -> None:
        assert not naming(seen(text), "shameful")

    def test_paraphrase_and_quotation_are_told_apart(self) -> None:
        assert seen(PARAPHRASE) != seen(QUOTATION)

    def test_what_is_seen_of_the_writers_judgement_is_not_seen_of_a_sources(self) -> None:
        """Beyond the words themselves: no measure of stance is shared but the one that says whose it is."""
        mine = {name for name in seen(WRITER) if name.startswith("stance")}
        assert mine
        for text in (PARAPHRASE, QUOTATION):
            assert not mine & set(seen(text))

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("“It was a shameful folly,” the mayor said.", "“It was a pleasant visit,” the mayor said."),
            ("Asked on Monday, she said “it is a scandal”.", "Asked on Monday, she said “it is a holiday”."),
        ],
    )
    def test_the_words_of_a_quotation_change_nothing(self, one: str, other: str) -> None:
        assert len(one) == len(other)
        assert seen(one) == seen(other)

    def test_a_paraphrase_shows_no_words_of_its_own(self) -> None:
        one, other = seen(PARAPHRASE), seen(PARAPHRASE.replace("shameful", "sensible"))
        differing = {name for name in one | other if one.get(name) != other.get(name)}
        assert not {name for name in differing if "shameful" in name or "sensible" in name}

    def test_the_writers_tail_behind_a_paraphrase_is_the_writers(self) -> None:
        text = "“It is safe,” the mayor said, a shameful evasion."
        assert naming(seen(text), "shameful")

    def test_shares_of_the_three_voices(self) -> None:
        for text in (WRITER, PARAPHRASE, QUOTATION):
            view = views(text)[0]
            assert 0 <= view.quoted <= 1
            assert 0 <= view.reported <= 1
            assert view.quoted + view.reported <= 1
        assert views(WRITER)[0].quoted == views(WRITER)[0].reported == 0
        assert views(PARAPHRASE)[0].reported > 0.4
        assert views(QUOTATION)[0].quoted > 0.4

    def test_a_quotation_that_runs_on(self) -> None:
        """The sentence in the middle has no mark and no cue, and is the speaker's all the same."""
        text = "The mayor said: “The bridge is open. It is a disgrace that it was shut. Nobody paid.”"
        middle = views(text)[1]
        assert middle.quoted > 0.9
        assert not naming({n: v for n, v in features.of(middle).items() if v}, "disgrace")


class TestHowItIsAttributed:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("The mayor said the pier was shut.", "The mayor admitted the pier was shut."),
            ("The mayor said the pier was shut.", "A report said the pier was shut."),
            ("The mayor said the pier was shut.", "Residents said the pier was shut."),
            ("The pier was shut, the mayor said.", "The mayor said the pier was shut."),
            ("The pier was shut.", "The pier was reportedly shut."),
        ],
        ids=["class of cue", "document", "group", "place of the cue", "hearsay"],
    )
    def test_attributions_are_told_apart(self, one: str, other: str) -> None:
        assert seen(one) != seen(other)


class TestWhatElseIsSeen:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("The pier was shut in 1998.", "The pier was shut in places."),
            ("The pier costs $40.", "The pier costs little."),
            ("The pier was shut on Monday.", "The pier was shut on purpose."),
            ("The pier was shut by Ane Holt.", "The pier was shut by mistake."),
            ("We must shut the pier.", "They did shut the pier."),
            ("Is the pier shut?", "The pier is shut."),
            ("The pier was shut!", "The pier was shut."),
            ("The pier was predictably shut.", "The pier was yesterday shut."),
        ],
        ids=["year", "money", "day", "name", "prescription", "question", "exclamation", "stance"],
    )
    def test_more_than_the_words_differs(self, one: str, other: str) -> None:
        def shape(text: str) -> set[str]:
            return {name for name in seen(text) if not name.startswith(("word=", "pair="))}

        assert shape(one) != shape(other)

    def test_a_headline_is_no_paragraph(self) -> None:
        both = views("Pier shut after storm\n\nPier shut after storm.")
        assert both[0].block == "headline"
        assert features.of(both[0]) != features.of(both[1])

    def test_case_and_apostrophes_of_a_word_do_not_matter(self) -> None:
        assert naming(seen("It's the council’s plan."), "council") == naming(
            seen("It's the council's plan."), "council"
        )


CALM = "The pier was shut on Monday. It reopened on Tuesday. Boats left at noon."
ANGRY = "What a shameful farce! The absurd council must resign. It is an utter disgrace."


class TestNeighbours:
    def test_a_sentence_alone(self) -> None:
        (alone,) = features.around(views("The pier was shut."))
        assert alone
        assert features.around([]) == []

    def test_the_company_a_sentence_keeps(self) -> None:
        text = "The pier was shut."
        calm, angry = (
            features.around(views(f"{text} {CALM}"))[0],
            features.around(views(f"{text} {ANGRY}"))[0],
        )
        assert calm.keys() == angry.keys()
        assert calm != angry

    def test_a_judgement_of_a_source_makes_no_angry_neighbour(self) -> None:
        said = "The mayor said it was a shameful farce. She called it an utter disgrace. She left at noon."
        text = "The pier was shut."

        def stance(company: str) -> float:
            found = features.around(views(f"{text} {company}"))[0]
            return sum(value for name, value in found.items() if "stance" in name)

        assert stance(said) < stance(ANGRY)

    def test_one_for_each_sentence(self) -> None:
        sentences = views(f"{CALM} {ANGRY}")
        assert len(features.around(sentences)) == len(sentences) == 6


class TestAnyText:
    @given(st.text(max_size=200))
    @settings(max_examples=150, deadline=None)
    def test_features_are_numbers_of_moderate_size(self, text: str) -> None:
        sentences = views(text)
        for view, around in zip(sentences, features.around(sentences), strict=True):
            found = features.of(view) | dict(around)
            assert all(name and math.isfinite(value) for name, value in found.items())
            assert all(abs(value) <= 10 for value in found.values())
            assert all(value >= 0 or name.startswith("leaning:") for name, value in found.items())
            assert found == features.of(view) | dict(around), "the same view gives the same features"
