"""The whole reading: steps in order, spans where they belong, on any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from audit import loading, marked
from audit.article import LABELS, Article, Label
from audit.document import Span
from audit.reading import reader
from audit.reading.model import Model, Scale

STORY = """Pier shut after storm

By Ane Holt

The council shut the pier on Monday. It was a shameful retreat, and nobody asked why.

“It was unsafe,” Olu Brandt, 41, an engineer, told the Osmund Mail. “Two planks were missing.”

According to the harbour log, 14 boats left. Officials said the pier would open in May.
"""


def read(text: str, path: str = "<text>") -> Article:
    return reader.read(loading.from_text(text, path))


class TestStory:
    def test_labels_and_blocks(self) -> None:
        found = [(s.block, s.label.name) for s in read(STORY).sentences]
        assert found == [
            ("headline", "fact"),
            ("paragraph", "other"),
            ("paragraph", "fact"),
            ("paragraph", "editorial"),
            ("paragraph", "attribution"),
            ("paragraph", "attribution"),
            ("paragraph", "attribution"),
            ("paragraph", "attribution"),
        ]

    def test_paragraphs_are_counted_by_block(self) -> None:
        article = read(STORY)
        for sentence in article.sentences:
            assert sentence.span in article.document.blocks[sentence.paragraph].span
            assert sentence.block == article.document.blocks[sentence.paragraph].kind

    def test_attributions_stand_with_their_sentence(self) -> None:
        article = read(STORY)
        by_sentence = [[article[a.cue] for a in s.attributions if a.cue] for s in article.sentences]
        assert by_sentence == [[], [], [], [], ["told"], [], ["According to"], ["said"]]

    def test_sources_with_their_kinds(self) -> None:
        kinds = {source.name: source.kind for source in read(STORY).sources}
        assert any(name.startswith("Olu Brandt") and kind == "person" for name, kind in kinds.items()), kinds
        assert "document" in kinds.values()
        assert "anonymous" in kinds.values()

    def test_judgement_lies_in_the_one_sentence_that_judges(self) -> None:
        assert [bool(s.editorial) for s in read(STORY).sentences] == [False] * 3 + [True] + [False] * 4

    def test_figures_names_and_quotations(self) -> None:
        article = read(STORY)
        assert [article[figure.span] for figure in article.figures] == ["41", "14"]
        assert "Olu Brandt" in [article[name.span] for name in article.names]
        assert [article[q.span] for q in article.quotations] == [
            "“It was unsafe,”",
            "“Two planks were missing.”",
        ]

    def test_front_matter_is_not_read(self) -> None:
        article = read(f"---\ngenre: news\nauthor: said the mayor\n---\n{STORY}")
        assert article.document.metadata.genre == "news"
        assert article[article.sentences[0].span] == "Pier shut after storm"

    def test_furniture_attributes_nothing(self) -> None:
        article = read("The pier was shut on Monday.\n\nPhoto: Ane Holt\n\nPublished: May 3, 2025\n")
        assert [s.label.name for s in article.sentences] == ["fact", "other", "other"]
        assert not article.attributions


class TestSettledSentences:
    def test_a_settled_sentence_is_kept_whole(self) -> None:
        """The marked text says where it ends, whatever the splitter thinks."""
        seed = marked.read("[editorial] A farce. A disgrace. And nobody asked.\n[fact] It rained.\n")
        article = reader.read(seed.document, seed.pins)
        assert [article[s.span] for s in article.sentences] == [
            "A farce. A disgrace. And nobody asked.",
            "It rained.",
        ]
        assert [s.label for s in article.sentences] == [Label("editorial"), Label("fact")]

    def test_the_others_are_read_as_ever(self) -> None:
        seed = marked.read("[other] It rained.\nThe mayor said it was over.\n")
        first, second = reader.read(seed.document, seed.pins).sentences
        assert (first.label.name, second.label.name) == ("other", "attribution")
        assert second.label.confidence < 1

    def test_another_model(self) -> None:
        stubborn = Model(Scale(-9.0, {}), Scale(9.0, {}), Scale(0.0, {}), Scale(0.0, {}), 0.0, "")
        article = reader.read(loading.from_text("It rained on Monday.\n\nBy Ane Holt"), using=stubborn)
        assert [s.label.name for s in article.sentences] == ["editorial", "other"]


class TestNothing:
    def test_no_text(self) -> None:
        assert read("").sentences == ()
        assert read(" \n\n\t").sentences == ()

    def test_marks_alone(self) -> None:
        assert all(s.label.name == "other" for s in read("...\n\n***\n\n“”\n\n?!").sentences)


MARKS = st.sampled_from(
    list("“”‘’\"'.,;:!?()[]{}<>—–-\n\r\t $%€/*#@&0123456789AaZz \u200b\u00ad\ufeff\u2028")
)
TEXTS = st.one_of(
    st.text(max_size=250),
    st.lists(
        st.one_of(
            MARKS, st.sampled_from(["said ", "Mr. ", "Ane Holt ", "according to ", "the mayor ", "that "])
        ),
        max_size=80,
    ).map("".join),
)


class TestAnyText:
    @given(TEXTS)
    @settings(max_examples=400, deadline=None)
    def test_plain_text(self, text: str) -> None:
        check(read(text))

    @given(TEXTS)
    @settings(max_examples=150, deadline=None)
    def test_markdown(self, text: str) -> None:
        check(read(text, "draft.md"))

    @given(TEXTS)
    @settings(max_examples=50, deadline=None)
    def test_reading_twice_gives_the_same(self, text: str) -> None:
        assert read(text) == read(text)


def check(article: Article) -> None:
    """Everything lies where it belongs, in the order of the text."""
    end = len(article.document.text)
    in_order([s.span for s in article.sentences], end)
    in_order([q.span for q in article.quotations], end)
    in_order([f.span for f in article.figures], end)
    in_order([n.span for n in article.names], end)
    covered = sum(len(article[s.span].split()) for s in article.sentences)
    assert covered >= sum(len(article[b.span].split()) for b in article.document.blocks)
    for sentence in article.sentences:
        assert sentence.span in article.document.blocks[sentence.paragraph].span
        assert article[sentence.span] == article[sentence.span].strip() != ""
        assert sentence.label.name in LABELS
        in_order(sentence.editorial, end)
        assert all(span in sentence.span for span in sentence.editorial)
        assert [a.at for a in sentence.attributions] == sorted(a.at for a in sentence.attributions)
    for attribution in article.attributions:
        in_order(attribution.content, end)
        assert article.sentence_at(attribution.at.start)
        starts = {s.span for s in article.sentences}
        assert set(attribution.reach) <= starts
        for span in (attribution.mention, attribution.cue):
            assert span is None or 0 <= span.start < span.end <= end
        if attribution.mention and attribution.cue:
            assert not attribution.mention.overlaps(attribution.cue)


def in_order(spans: object, end: int) -> None:
    assert isinstance(spans, (list, tuple))
    at = 0
    for span in spans:
        assert isinstance(span, Span)
        assert at <= span.start < span.end <= end
        at = span.end
