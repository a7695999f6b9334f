"""The stretches that judge: the writer's words, as few as carry the judgement, never a source's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import loading, marked, paths
from audit.article import Article, LabelName
from audit.document import Span
from audit.reading import editorial, model, reader


def read(text: str) -> Article:
    return reader.read(loading.from_text(text))


def judged(text: str) -> list[str]:
    article = read(text)
    return [article[span] for sentence in article.sentences for span in sentence.editorial]


def as_label(text: str, label: LabelName) -> list[str]:
    """The stretches of one sentence, its label settled."""
    draft = reader.prepare(loading.from_text(text))
    return [draft.document[span] for span in editorial.find(draft.views[0], label, model.load().judging)]


TAKEN_IN = pytest.mark.xfail(strict=True, reason="a short clause beside a judgement is taken in with it")


class TestWhere:
    @pytest.mark.parametrize(
        ("text", "kernel"),
        [
            ("It is a grim reminder of the flood.", "grim reminder"),
            (
                "The board met on Monday, and its shameful record exposes a culture of contempt.",
                "shameful record",
            ),
            ("The council must act now.", "must act"),
            ("Clearly, the bridge is a disgrace.", "disgrace"),
            ("This shameful neglect lays bare a culture of contempt.", "shameful neglect"),
        ],
    )
    def test_an_asserted_judgement_is_marked(self, text: str, kernel: str) -> None:
        assert any(kernel in words for words in as_label(text, "editorial"))

    @pytest.mark.parametrize(
        ("text", "neutral"),
        [
            (
                "The board met on Monday, and its shameful record exposes a culture of contempt.",
                "met on Monday",
            ),
            (
                "The board voted 5 to 2 on Tuesday to end it, a reckless decision that exposes its contempt.",
                "voted 5 to 2",
            ),
            pytest.param(
                "The pier was shut on Monday, a shameful retreat.", "shut on Monday", marks=TAKEN_IN
            ),
            ("The pier, which exposes a shameful contempt, was shut on Monday.", "shut on Monday"),
        ],
    )
    def test_the_plain_news_beside_it_is_not(self, text: str, neutral: str) -> None:
        assert not any(neutral in words for words in as_label(text, "editorial"))

    def test_without_a_judging_word_the_predicate_is_marked(self) -> None:
        (words,) = as_label("The cat has eaten the budget.", "editorial")
        assert "has eaten the budget" in words

    @pytest.mark.parametrize("label", ["fact", "attribution"])
    def test_a_loaded_word_in_plain_news_is_marked_alone(self, label: LabelName) -> None:
        assert as_label("The shameful retreat was signed on Monday.", label) == ["shameful"]

    def test_plain_news_has_none(self) -> None:
        assert judged("Four people were treated in hospital on Monday.") == []

    def test_what_asserts_nothing_has_none(self) -> None:
        assert as_label("By the shameful Ane Holt", "other") == []

    def test_marks_of_quotation_and_stops_are_left_out(self) -> None:
        for words in as_label("Clearly, the bridge is a disgrace.", "editorial"):
            assert words[0].isalnum()
            assert words[-1].isalnum()


class TestWhose:
    @pytest.mark.parametrize(
        "text",
        [
            "“It is a shameful farce,” the mayor said.",
            "The mayor said it was a shameful farce.",
            "It was a shameful farce, according to the mayor.",
            "The report called the plan a “reckless gamble”.",
            "Critics fear a shameful farce.",
            "“It is a farce. It is a shameful, reckless, absurd farce,” the mayor said.",
        ],
    )
    def test_a_source_may_judge(self, text: str) -> None:
        assert judged(text) == []

    def test_the_writers_tail_is_the_writers(self) -> None:
        words = as_label("“It is a farce,” the mayor said, a shameful evasion.", "editorial")
        assert any("shameful evasion" in w for w in words)
        assert not any("farce" in w for w in words)

    def test_no_stretch_lies_in_what_a_source_says(self) -> None:
        """On the articles held out, and on every fourth of those learnt from."""
        learnt = sorted((paths.SEEDS / "articles").glob("*.txt"))[::4]
        judging = 0
        for file in [*learnt, *sorted((paths.SEEDS / "held-out").glob("*.txt"))]:
            article = reader.read(marked.read(file.read_text(encoding="utf-8"), str(file)).document)
            check(article)
            judging += sum(bool(sentence.editorial) for sentence in article.sentences)
        assert judging > 100


PIECES = (
    "“It is a shameful farce,” the mayor said.",
    "The mayor said it was a shameful farce, and that it was absurd.",
    "It was a shameful farce, according to the mayor.",
    "The pier, a shameful ruin, was shut on Monday.",
    "It is an absurd plan!",
    "The “shameful” plan passed.",
    "“It is a farce.",
    "It goes on and on, a disgrace.”",
    "She called it “a disgrace”, predictably.",
    "Who will answer for this shameful farce?",
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.sampled_from([" ", "\n\n"]))
@settings(max_examples=150, deadline=None)
def test_any_order_of_voices(pieces: list[str], gap: str) -> None:
    check(read(gap.join(pieces)))


def check(article: Article) -> None:
    """Each stretch lies in its sentence, apart from the others and from what sources say."""
    said = [span for attribution in article.attributions for span in attribution.content]
    said += [quotation.span for quotation in article.quotations if quotation.use == "speech"]
    for sentence in article.sentences:
        before = Span(0, 0)
        for span in sentence.editorial:
            assert len(span)
            assert span in sentence.span
            assert before.end <= span.start
            overlapped = [article[other] for other in said if span.overlaps(other)]
            assert not overlapped, f"{article[span]!r} is a source's: {overlapped}"
            before = span
