"""What a report counts, groups and shows."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import record as records
from audit import stored
from audit.article import Article, Attribution, Label, LabelName, Sentence, Source, SourceKind
from audit.document import Block, Document, Place, Span
from audit.findings import Finding, Settled, Severity
from audit.record import Passage, Record, held, pieces
from audit.report import Report

TEXT = "One fell. Two rose. Three sank. Four swam."
SPANS = (Span(0, 9), Span(10, 19), Span(20, 31), Span(32, 42))


def article(*labels: LabelName, text: str = TEXT) -> Article:
    block = Block("paragraph", Span(0, len(text)))
    sentences = (Sentence(s, "paragraph", 0, Label(label)) for s, label in zip(SPANS, labels, strict=False))
    return Article(Document("a.txt", "a.txt", text, (block,)), tuple(sentences))


def finding(start: int, end: int, severity: Severity = "warning", rule: str = "ABC001") -> Finding:
    words = TEXT[start:end]
    place = Place(1, start + 1)
    return Finding(
        rule, "a-name", severity, Span(start, end), "Look.", "So.", "Mend.", "0", words=words, place=place
    )


def attribution(name: str, kind: SourceKind) -> Attribution:
    return Attribution(Source(name, kind, "named"), None, Span(0, 1), "say", "neutral", ())


def report(*findings: Finding, labels: tuple[LabelName, ...] = ("fact",) * 4) -> Record:
    return records.of(Report(article(*labels), (), findings))


def test_counts() -> None:
    found = report(finding(0, 1, "error"), finding(0, 1, "info"), finding(2, 3, "info"))
    assert found.counts == {"error": 1, "warning": 0, "info": 2}
    assert [found.at_least(severity) for severity in ("error", "warning", "info")] == [1, 1, 3]


def test_shares_leave_out_what_asserts_nothing() -> None:
    found = report(labels=("fact", "attribution", "attribution", "other"))
    assert found.labels == {"fact": 1, "attribution": 2, "editorial": 0, "other": 1}
    assert found.shares["attribution"] == pytest.approx(2 / 3)
    assert found.percents == {"fact": 33, "attribution": 67, "editorial": 0}


def test_shares_of_nothing() -> None:
    found = report(labels=("other",))
    assert found.shares == {"fact": 0.0, "attribution": 0.0, "editorial": 0.0}
    assert sum(found.percents.values()) == 0


@given(st.lists(st.sampled_from(["fact", "attribution", "editorial", "other"]), max_size=4))
def test_percents_add_up(labels: list[LabelName]) -> None:
    total = sum(report(labels=tuple(labels)).percents.values())
    assert total == (100 if set(labels) - {"other"} else 0)


def test_sources_by_kind() -> None:
    base = article("attribution", "attribution")
    named = (attribution("Ada Holm", "person"), attribution("sources", "anonymous"))
    nobody = (attribution("", "none"), attribution("Ada Holm", "person"))
    first, second = base.sentences
    both = (replace(first, attributions=named), replace(second, attributions=nobody))
    found = records.of(Report(replace(base, sentences=both), (), ()))
    assert found.sources["person"] == ("Ada Holm",)
    assert found.sources["anonymous"] == ("sources",)
    assert found.sources["group"] == ()
    assert found.sourceless == 1


def test_words_are_counted_as_a_newsroom_does() -> None:
    assert report().words == 8


def test_headline_is_on_one_line() -> None:
    document = Document("a", "a", "A dog\nbites. Rain.", (Block("headline", Span(0, 12)),))
    assert records.of(Report(Article(document, ()), (), ())).headline == "A dog bites."
    assert report().headline == ""


def test_findings_are_grouped_by_their_sentence() -> None:
    found = report(finding(0, 3), finding(10, 13), finding(14, 18), finding(33, 34))
    assert [(p.sentence.span, len(p.findings)) for p in found.passages] == [
        (SPANS[0], 1),
        (SPANS[1], 2),
        (SPANS[3], 1),
    ]
    assert found.overall == ()


def test_what_no_sentence_holds_is_about_the_whole() -> None:
    across, nowhere = finding(5, 15), finding(0, 0)
    found = report(nowhere, finding(0, 3), across)
    assert found.overall == (nowhere, across)
    assert len(found.passages) == 1


def test_places() -> None:
    found = report(finding(10, 13))
    assert found.passages[0].sentence.place == Place(1, 11)
    assert found.where(found.findings[0]) == found.where(found.passages[0]) == "line 1"


def test_message_names_the_words_once() -> None:
    assert finding(0, 3).objection == "“One”: Look."
    assert replace(finding(0, 3), message="“one” it is.").objection == "“one” it is."
    assert finding(0, 0).objection == "Look."


def test_the_graver_severity_wins_where_findings_overlap() -> None:
    cut = pieces(Span(0, 9), [finding(1, 6, "info"), finding(3, 8, "error"), finding(4, 5, "warning")])
    assert [(p.span.start, p.span.end, p.severity) for p in cut] == [
        (0, 1, None),
        (1, 3, "info"),
        (3, 8, "error"),
        (8, 9, None),
    ]


spans = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda at: (at[0], at[0] + at[1]))


@given(st.lists(st.tuples(spans, st.sampled_from(["error", "warning", "info"])), max_size=8))
def test_pieces_are_all_of_the_sentence(found: list[tuple[tuple[int, int], Severity]]) -> None:
    flagged = [finding(start, end, severity) for (start, end), severity in found]
    cut = pieces(Span(10, 30), flagged)
    assert [p.span.start for p in cut] == [10, *[p.span.end for p in cut][:-1]]
    assert cut[-1].span.end == 30
    order: list[Severity] = ["error", "warning", "info"]
    for at in range(10, 30):
        graver = [order.index(f.severity) for f in flagged if f.span.start <= at < f.span.end]
        (piece,) = (p for p in cut if p.span.start <= at < p.span.end)
        assert piece.severity == (order[min(graver)] if graver else None)


def test_a_long_passage_is_shown_around_what_is_flagged() -> None:
    text = "begin " + "x " * 2_000 + "flag " + "y " * 2_000 + "end"
    at = text.index("flag")
    sentence = Sentence(Span(0, len(text)), "paragraph", 0, Label("fact"))
    whole = replace(article(text=text), sentences=(sentence,))
    passage = Passage(held(whole, sentence), (finding(at, at + 4),))
    shown = "".join(words for words, _ in passage.shown())
    assert len(shown) < 700
    assert "begin" not in shown
    assert " […] x" in shown
    assert ("flag", "warning") in passage.shown()


def test_a_short_passage_is_shown_whole() -> None:
    found = report(finding(0, 3))
    assert "".join(words for words, _ in found.passages[0].shown()) == "One fell."


def test_a_finding_about_the_whole_stands_in_no_sentence() -> None:
    whole = replace(finding(0, 9), whole=True)
    assert report(whole).overall == (whole,)
    assert report(whole).passages == ()


def test_settled_findings_are_no_findings() -> None:
    found = report(finding(0, 3, "error"), finding(10, 13))
    settled = found.settling([Settled(found.findings[0], "We have the letter.", "ada")])
    assert settled.findings == found.findings[1:]
    assert [each.finding for each in settled.settled] == [found.findings[0]]
    assert settled.counts["error"] == 0


def test_records_pass_through_json() -> None:
    found = report(finding(0, 3, "error"), finding(10, 13), replace(finding(20, 31), whole=True))
    settled = found.settling([Settled(found.findings[0], "We have the letter.", "ada", "2031-05-03")])
    assert stored.load(json.loads(json.dumps(stored.dump(settled)))) == settled
