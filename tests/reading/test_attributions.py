"""Quotations given to their speakers, over sentences and paragraphs, and how far an attribution carries."""

from __future__ import annotations

from audit.document import Span
from tests.saying import read, said


def test_a_quotation_of_several_sentences_is_one_attribution() -> None:
    found = said("“We are tired,” Lund said. “We are cold. We are going home.”")
    assert [(source, cue) for source, cue, _ in found] == [("Lund", "said")]
    assert "We are going home" in found[0][2]


def test_a_quotation_before_its_speaker_is_his() -> None:
    found = said("“We are tired. We are cold,” Lund said.")
    assert [(source, cue) for source, cue, _ in found] == [("Lund", "said")]
    assert "We are tired" in found[0][2]


def test_a_quotation_runs_on_into_the_next_paragraph() -> None:
    found = said("Lund said: “We are tired.\n\n“We are cold.”")
    assert [(source, cue) for source, cue, _ in found] == [("Lund", "said")]
    assert "We are cold" in found[0][2]


def test_a_colon_at_the_end_gives_the_next_paragraph_to_the_speaker() -> None:
    found = said("Lund put it like this to the board, and added:\n\n“We are cold.”")
    assert any(source == "Lund" and "We are cold" in content for source, _, content in found)


def test_a_quotation_with_no_speaker_is_nobodys() -> None:
    found = said("“We are tired and we are going home now.”")
    assert [(source, cue) for source, cue, _ in found] == [(None, None)]


def test_an_attribution_carries_on_over_a_pronoun_and_would() -> None:
    article = read("The mayor said the dam was safe. It would be checked. The weather was fine.")
    (only,) = article.attributions
    assert [article[span] for span in only.reach] == ["It would be checked."]


def test_an_attribution_does_not_carry_over_a_paragraph() -> None:
    article = read("The mayor said the dam was safe.\n\nIt would be checked.")
    assert article.attributions[0].reach == ()


def test_content_and_cue_are_spans_of_the_text() -> None:
    article = read("The mayor said the dam was safe, and the board agreed that it was.")
    for attribution in article.attributions:
        for span in (attribution.cue, attribution.mention, *attribution.content):
            assert span is None or Span(0, len(article.document.text)).start <= span.start < span.end
