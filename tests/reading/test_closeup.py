"""What decided how a sentence was read: parts, reasons, patterns, candidates, cue words not taken."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import lexicons, loading, marked, paths
from audit.article import LabelName
from audit.document import Document
from audit.reading import closeup, features, labels, model, reader, reasons, terms
from audit.reading.closeup import Closeup

HELD_OUT = sorted((paths.SEEDS / "held-out").glob("*.txt"))


def look(text: str, number: int = 0, label: LabelName | None = None) -> tuple[Closeup, Document]:
    """A sentence of a text close up, by its number; with ``label``, as if the model had chosen that."""
    document = loading.from_text(text)
    draft = reader.prepare(document)
    pins = [(draft.readings[number].span, label)] if label else []
    (found,) = closeup.look(draft, reader.finish(draft, pins), [number])
    return found, document


def parts(text: str) -> list[tuple[str, str, str]]:
    """The parts of a sentence: what each is, who speaks, its words."""
    found, document = look(text)
    return [(part.clause, part.source, document[part.span]) for part in found.parts]


class TestParts:
    def test_clauses_and_voices(self) -> None:
        assert parts("The board, which met on Friday, said it would sell the ship.") == [
            ("source and cue", "", "The board,"),
            ("relative clause", "", "which met on Friday,"),
            ("source and cue", "", "said"),
            ("what is said", "The board", "it would sell the ship."),
        ]

    def test_a_conjunction_goes_with_the_clause_it_opens(self) -> None:
        words = [
            text for _, _, text in parts("The bridge, in which cracks were found, was shut by the state.")
        ]
        assert words == ["The bridge,", "in which cracks were found,", "was shut by the state."]

    def test_quoted_words_are_told_from_paraphrase(self) -> None:
        found, document = look("Odd Berg said the plan was “a farce”.")
        whose = [(part.whose, document[part.span]) for part in found.parts if part.source]
        assert whose == [("paraphrase", "the plan was"), ("quote", "“a farce”.")]

    def test_to_whom_something_is_said_goes_with_the_cue(self) -> None:
        words = [text for _, _, text in parts("Odd Berg told a news conference that the pier was shut.")]
        assert words == ["Odd Berg told a news conference", "that the pier was shut."]

    def test_what_a_source_says_at_length_is_cut_into_clauses_too(self) -> None:
        long = (
            "the pier, which was built by prisoners in the first winter of the war, had been shut by the "
            "state because the piles that carry it had rotted, and would stay shut while the divers worked "
            "on the beams that were laid in 1950"
        )
        found, _ = look(f"Odd Berg said {long}.")
        said = [part for part in found.parts if part.source]
        assert len(said) > 3
        assert {part.source for part in said} == {"Odd Berg"}
        assert "relative clause" in {part.clause for part in said}

    def test_where_the_writer_judges(self) -> None:
        text = "The vote is a shameful farce, which nobody but Odd Berg attended on Friday."
        found, document = look(text, label="editorial")
        judged = [(part.clause, document[span]) for part in found.parts for span in part.judged]
        assert judged
        assert judged[0][0] == "main clause"
        assert "shameful farce" in judged[0][1]

    def test_a_clause_that_goes_on_says_so(self) -> None:
        found, document = look("The mayor, who had been ill, resigned on Monday.")
        assert [(part.goes_on, document[part.span]) for part in found.parts] == [
            (False, "The mayor,"),
            (False, "who had been ill,"),
            (True, "resigned on Monday."),
        ]


class TestGist:
    @pytest.mark.parametrize(
        ("text", "label", "gist"),
        [
            ("Snow fell on Tuesday in Velda.", "fact", "The writer reports it, and cites nobody."),
            ("The pier was shut, Odd Berg said.", "attribution", "It stands on Odd Berg (“said”)."),
            (
                "According to the annual report, sales fell.",
                "attribution",
                "It stands on the annual report (“According to”).",
            ),
            (
                "The bridge is believed to be unsafe.",
                "attribution",
                "It stands on somebody who is not named (“is believed to”).",
            ),
            (
                "Odd Berg said it rained, and Siri Lund warned it would snow.",
                "attribution",
                "It stands on Odd Berg (“said”) and Siri Lund (“warned”).",
            ),
            (
                "The pier, which Odd Berg said was unsafe, was shut on Friday.",
                "fact",
                "The writer reports it; only a part stands on Odd Berg (“said”).",
            ),
            (
                "The embattled mayor of Velda resigned on Tuesday.",
                "fact",
                "The writer reports it, and cites nobody. “embattled” colours it, and does not decide it.",
            ),
            (
                "Published: 3 May 2031",
                None,
                "A line of the page, such as a credit, a date or a link: it asserts nothing.",
            ),
            ("Odds and ends", "other", "It asserts nothing."),
            ("What happens next?", "other", "It asks, and asserts nothing."),
        ],
    )
    def test_what_decided(self, text: str, label: LabelName | None, gist: str) -> None:
        assert look(text, label=label)[0].gist == gist

    def test_a_pronoun_that_may_be_two_people_is_not_settled(self) -> None:
        gist = look("Siri Lund met Ida Berg on Monday. She said it snowed.", 1, "attribution")[0].gist
        assert gist == "It stands on “she” (“said”; not settled who that is)."

    def test_what_was_said_before_is_not_said_here(self) -> None:
        text = "The board said the pier was unsafe. It would also be shut, and the boats sold."
        gist = look(text, 1, "fact")[0].gist
        assert gist == "The writer reports it, after what the board said, and cites nobody in it."

    def test_the_clause_that_judges_most_is_named_first(self) -> None:
        text = "The row, which began in May, is a shameful farce that disgraces the town."
        gist = look(text, label="editorial")[0].gist
        assert gist.startswith("The writer judges in the main clause: “is a shameful farce")


class TestFound:
    def test_pattern_and_candidates(self) -> None:
        found, _ = look("Siri Lund met Odd Berg. Lund said it rained. She said it snowed.", 2)
        (said,) = found.found
        assert said.pattern == "verb with its clause"
        assert said.relation == "said here"
        (choice,) = said.choices
        assert {each.name: each.taken for each in choice.candidates} == {"Siri Lund": True, "Odd Berg": False}

    def test_speech_that_goes_on(self) -> None:
        found, _ = look("“It rained,” Odd Berg said. “Then it snowed on us all.”", 1)
        (said,) = found.found
        assert said.relation == "speech goes on"
        assert said.attribution.source.name == "Odd Berg"
        assert found.parts[0].source == "Odd Berg"

    def test_a_quotation_of_nobody(self) -> None:
        found, _ = look("“It rained on us all for a week and a day.”")
        assert [each.pattern for each in found.found] == ["quotation without a cue"]

    def test_what_carries_on(self) -> None:
        found, _ = look("Siri Lund said the pier was unsafe. It would also be shut, and the boats sold.", 1)
        assert [each.relation for each in found.found] == ["carries on"]

    def test_a_cue_word_that_is_none(self) -> None:
        found, document = look("The said sum was paid on Friday.")
        assert [(document[each.span], each.why) for each in found.passed] == [
            ("said", "read as an adjective")
        ]


class TestReasons:
    def test_nothing_that_weighed_is_left_out(self) -> None:
        """Reasons and rest add up to how likely the model holds the answer (as log-odds)."""
        draft = reader.prepare(marked.read(HELD_OUT[0].read_text(encoding="utf-8")).document)
        weights, seen = model.load(), 0
        around = features.around(draft.views)
        for view, context in zip(draft.views, around, strict=True):
            found = features.of(view) | context
            weighed = reasons.weigh(view, found, weights, "editorial")
            told = sum(each.weight for each in (*weighed.telling, *weighed.rest))
            chance = weights.editorial.chance(found)
            if 1e-9 < chance < 1 - 1e-9:
                seen += 1
                assert told == pytest.approx(math.log(chance / (1 - chance)), abs=0.1)  # each is rounded
        assert seen > 5

    def test_where_no_source_speaks_the_question_of_one_weighs_nothing(self) -> None:
        (view,) = reader.prepare(loading.from_text("Snow fell on Tuesday in Velda.")).views
        found = features.of(view) | {"alone": 1.0}
        one = reasons.weigh(view, found, model.load(), "fact", sourced=False)
        other = reasons.weigh(view, found, model.load(), "editorial", sourced=False)
        for mine, its in ((one.telling, other.telling), (one.rest, other.rest)):
            assert [(each.words, each.weight) for each in mine] == [
                (each.words, -each.weight) for each in its
            ]

    def test_interpretation_as_the_main_clause_is_told_with_its_object(self) -> None:
        found, _ = look("The vote underscores a paradox in the handling of the flood.")
        assert any(
            each.words.endswith(", as the main clause: underscores a paradox") for each in found.reasons
        ), found.reasons

    def test_chances_add_up(self) -> None:
        found, _ = look("The vote is a farce, Odd Berg said.")
        assert sum(found.chances.values()) == pytest.approx(1)


def test_every_turn_of_the_stance_phrases_has_a_name() -> None:
    text = (paths.SEEDS / "lexicons" / "stance-phrases.txt").read_text(encoding="utf-8")
    assert {entry.group for entry in lexicons.read(text)} <= set(terms.TURNS)


@pytest.mark.parametrize("file", HELD_OUT[::6], ids=lambda file: file.stem)
def test_whole_articles(file: Path) -> None:
    """The parts of each sentence are all of its words; each has its gist."""
    draft = reader.prepare(marked.read(file.read_text(encoding="utf-8")).document)
    article = reader.finish(draft)
    seen = closeup.look(draft, article, range(len(article.sentences)))
    for sentence, found in zip(article.sentences, seen, strict=True):
        assert found.gist
        if not labels.is_furniture(article[sentence.span]):
            told = "".join(article[part.span] for part in found.parts)
            assert "".join(told.split()) == "".join(article[sentence.span].split())


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    draft = reader.prepare(loading.from_text(text))
    article = reader.finish(draft)
    assert len(closeup.look(draft, article, range(len(article.sentences)))) == len(article.sentences)
