"""Labels: which one, how sure, and the reasons in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import loading, marked, paths
from audit.article import LABELS, Article, Label
from audit.reading import evidence, labels, model, reader
from audit.reading.model import Model, Scale

CODE = re.compile(r"\w[:=]\w|_")  # stance:strength, word=the, attribution_none
"""What a name in the program looks like and a reason must not."""


def read(text: str, using: Model | None = None) -> Article:
    return reader.read(loading.from_text(text), using=using, explain=True)


def label(text: str) -> Label:
    return read(text).sentences[0].label


class TestWhich:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Four people were treated in hospital on Monday.", "fact"),
            ("The council approved the budget on Tuesday by 31 votes to 12.", "fact"),
            ("The port was built in 1911 and has 14 berths.", "fact"),
            ("The mayor said the pier would open on Friday.", "attribution"),
            ("“It is a disgrace,” the mayor said.", "attribution"),
            ("According to the report, the brakes had failed.", "attribution"),
            ("It is a disgrace, and the council must answer for it.", "editorial"),
            ("This shameful neglect lays bare a culture of contempt.", "editorial"),
            ("We deserve better than this tired farce.", "editorial"),
            ("By Ane Holt", "other"),
            ("Published: May 3, 2025", "other"),
        ],
    )
    def test_plain_cases(self, text: str, name: str) -> None:
        assert label(text).name == name

    def test_a_judgement_is_the_sources_when_a_source_makes_it(self) -> None:
        """The same words, loaded as they are, in three voices."""
        words = "the scheme is a shameful and reckless waste"
        assert label(f"{words.capitalize()}.").name == "editorial"
        assert label(f"The auditor said {words}.").name == "attribution"
        assert label(f"“{words.capitalize()},” the auditor said.").name == "attribution"

    def test_settled_labels_are_not_weighed(self) -> None:
        seed = marked.read("[other] The pier was shut on Monday.\n[editorial] It reopened on Tuesday.\n")
        found = [s.label for s in reader.read(seed.document, seed.pins).sentences]
        assert found == [Label("other"), Label("editorial")]

    def test_another_model_gives_other_labels(self) -> None:
        """With biases and no weights: 1 / (1 + e^-2), and as much of it as asserts something."""
        no, yes = Scale(-2.0, {}), Scale(2.0, {})
        text = "It is a disgrace."
        assert read(text, Model(Scale(-50.0, {}), no, yes, no, 0.0, "")).sentences[0].label == Label(
            "fact", 0.8808
        )
        assert read(text, Model(no, yes, yes, no, 0.0, "")).sentences[0].label == Label("editorial", 0.7758)
        assert read(text, Model(yes, yes, yes, no, 0.0, "")).sentences[0].label == Label("other", 0.8808)

    def test_what_has_no_source_stands_on_none(self) -> None:
        never, always = Scale(-50.0, {}), Scale(50.0, {})
        eager = Model(never, never, always, never, 0.25, "")
        article = read("The pier was shut. The mayor said it was shut.", eager)
        assert [s.label.name for s in article.sentences] == ["fact", "attribution"]
        assert article.sentences[0].label.confidence == 0.75, "a quarter of such sentences are a source's"


class TestFurniture:
    @pytest.mark.parametrize(
        "line",
        [
            "Published: April 26, 2026",
            "Last updated: 3 May 2025",
            "By Ane Holt",
            "By Ane Holt and Olu Brandt",
            "Photo: Ane Holt",
            "Picture: O. Brandt",
            "© The Osmund Mail",
            "Read more: The pier that nobody wanted",
            "Sign up for the harbour letter",
            "https://mail.example/pier",
        ],
    )
    def test_lines_of_the_page(self, line: str) -> None:
        assert labels.is_furniture(line)
        found = label(line)
        assert (found.name, bool(found.because)) == ("other", True)

    @pytest.mark.parametrize("line", ["* * *", "—", "…"])
    def test_marks_alone(self, line: str) -> None:
        assert labels.is_furniture(line)

    @pytest.mark.parametrize(
        "line",
        [
            "The pier is shut.",
            "By Friday the pier was shut.",
            "By Osmund law, the pier is shut.",
            "By late Monday, four people had been arrested.",
            "By noon and by night, boats left.",
            "BY LATE MONDAY THE PIER WAS SHUT.",
            "Published accounts show a loss of 40,000 kroner.",
            "Photographs of the pier hang in the hall.",
            "Sources at the port said the pier was shut.",
            "Read the minutes and one learns nothing.",
            "Advertisements for the pier were taken down.",
        ],
    )
    def test_lines_of_the_story(self, line: str) -> None:
        assert not labels.is_furniture(line)


class TestConfidence:
    def test_plain_cases_are_surer_than_mixed_ones(self) -> None:
        plain = label("“It is open,” the mayor said on Monday.").confidence
        mixed = label("The embattled mayor’s plan was adopted on Monday.").confidence
        assert plain > mixed

    def test_it_is_the_chance_that_the_model_gives(self) -> None:
        article = read("The pier was shut. It was a disgrace. The mayor said so.")
        assert all(1 / len(LABELS) <= s.label.confidence <= 1 for s in article.sentences)

    @given(st.text(max_size=200))
    @settings(max_examples=150, deadline=None)
    def test_any_text(self, text: str) -> None:
        for sentence in read(text).sentences:
            assert sentence.label.name in LABELS
            assert 0 < sentence.label.confidence <= 1
            self.check_reasons(sentence.label)

    @staticmethod
    def check_reasons(found: Label) -> None:
        assert len(found.because) <= 6
        sizes = [abs(reason.weight) for reason in found.because]
        assert sizes == sorted(sizes, reverse=True)
        assert len({reason.words for reason in found.because}) == len(sizes)


class TestReasons:
    def test_the_held_out_articles_are_explained_in_words(self) -> None:
        """No reason shows how a feature is called in the program."""
        for file in sorted((paths.SEEDS / "held-out").glob("*.txt")):
            article = reader.read(marked.read(file.read_text(encoding="utf-8")).document, explain=True)
            for sentence in article.sentences:
                TestConfidence.check_reasons(sentence.label)
                for reason in sentence.label.because:
                    plain = re.sub(r"“[^”]*”|: .*", "", reason.words)  # the article's own words may look odd
                    assert not CODE.search(plain), reason.words

    def test_every_feature_of_the_model_can_be_said_in_words(self) -> None:
        view = reader.prepare(loading.from_text("The pier was shameful.")).views[0]
        for scale in ("other", "editorial", "attribution"):
            for name in model.load().scales()[scale].weights:
                for words, share in evidence.describe(name, view):
                    assert words, name
                    assert 0 < share <= 1, name
                    assert words != name
                    if not name.startswith("word="):
                        assert not CODE.search(words.partition(": ")[0]), (name, words)

    def test_the_judging_word_is_named(self) -> None:
        because = label("This shameful neglect lays bare a culture of contempt.").because
        assert any("shameful" in reason.words for reason in because), because

    def test_a_source_is_a_reason(self) -> None:
        because = label("The mayor said the pier would open on Friday.").because
        assert any("source" in reason.words and reason.weight > 0 for reason in because), because

    def test_the_first_reason_speaks_for_the_label(self) -> None:
        for text in ("“It is a disgrace,” the mayor said.", "It is a disgrace, a shameful farce."):
            assert label(text).because[0].weight > 0
