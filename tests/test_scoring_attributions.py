"""Scores of attributions are what one computes by hand, and pairs are as many as there can be."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import annotated
from audit.annotated import Passage
from audit.article import Article, Attribution, Label, Sentence, Source, SourceDetail, SourceKind
from audit.document import Span
from audit.errors import FileError
from audit.scoring import attributions, matching
from audit.scoring.attributions import AttributionScores

TEXT = """# Olm: pier shut
@ neutral headline-before | Olm | - | pier shut | person = Ada Olm

Mayor Ada Olm said the pier was shut.
@ neutral clause | Mayor Ada Olm | said | the pier was shut | person = Ada Olm | 1
It would stay so.
The lift is said to work.
@ neutral said-to | - | is said | to work | none

“It creaks,” she added. “It sways.”
@ neutral clause | she | added | It creaks + It sways | person = ?
The council met.
! talks: met
"""


@pytest.fixture
def passage() -> Passage:
    return annotated.read(TEXT, "olm.txt")


def span(passage: Passage, words: str) -> Span:
    start = passage.document.text.index(words)
    return Span(start, start + len(words))


def said(
    passage: Passage,
    source: str,
    cue: str,
    content: str,
    *,
    name: str = "",
    kind: SourceKind = "person",
    detail: SourceDetail = "named",
    reach: str = "",
) -> Attribution:
    return Attribution(
        Source(name or source, kind, detail),
        span(passage, source) if source else None,
        span(passage, cue) if cue else None,
        cue,
        "neutral",
        (span(passage, content),),
        (span(passage, reach),) if reach else (),
    )


def reading(passage: Passage, *found: Attribution) -> Article:
    return Article(
        passage.document,
        tuple(
            Sentence(
                sentence,
                "paragraph",
                0,
                Label("fact"),
                attributions=tuple(a for a in found if a.at.overlaps(sentence)),
            )
            for sentence in passage.sentences
        ),
    )


def scores_of(passage: Passage, *found: Attribution) -> AttributionScores:
    return attributions.compare([(passage, reading(passage, *found))])


def counts(scores: AttributionScores, name: str) -> tuple[int, int, int]:
    tally = scores.tally(name)
    return tally.right, tally.given, tally.wanted


@pytest.fixture
def scores(passage: Passage) -> AttributionScores:
    """Two found whole, one without its surname, one with the wrong cue, and one that is none."""
    return scores_of(
        passage,
        said(passage, "Olm", ":", "pier shut", kind="organisation"),
        said(passage, "Ada Olm", "said the", "was shut", name="Mayor Ada Olm", reach="It would stay so."),
        said(passage, "The lift", "work", "to"),
        said(passage, "The council", "met", "met."),
    )


class TestByHand:
    def test_triples(self, scores: AttributionScores) -> None:
        assert counts(scores, "triples") == (2, 4, 4)

    def test_cues(self, scores: AttributionScores) -> None:
        """A colon is no cue of letters; "said the" holds "said" and is not the same."""
        assert counts(scores, "cues") == (1, 3, 3)
        assert counts(scores, "cues, exact") == (0, 3, 3)

    def test_sources(self, scores: AttributionScores) -> None:
        assert counts(scores, "sources") == (2, 4, 3)
        assert counts(scores, "sources, last word") == (2, 4, 3)

    def test_sentences(self, scores: AttributionScores) -> None:
        """ "It creaks" and "It sways" stand in one sentence, which is missed; the council's is surplus."""
        assert counts(scores, "sentences") == (3, 4, 4)
        assert counts(scores, "sentences without") == (1, 2, 2)
        assert scores.sentence_macro_f1 == pytest.approx((6 / 8 + 1 / 2) / 2)

    def test_content(self, scores: AttributionScores) -> None:
        wanted = sum(
            len(part) - part.count(" ")
            for part in ("pier shut the pier was shut to work", "“It creaks,”“It sways.”")
        )
        given = len("piershut") + len("wasshut") + len("to") + len("met.")
        assert counts(scores, "content") == (given - len("met."), given, wanted)

    def test_kinds_and_names_of_what_was_found(self, scores: AttributionScores) -> None:
        """The headline's "Olm" is taken for an organisation of that name."""
        assert counts(scores, "kinds, of found") == (1, 2, 2)
        assert counts(scores, "names, of found") == (1, 2, 2)

    def test_reach(self, scores: AttributionScores) -> None:
        assert counts(scores, "reach") == (1, 1, 1)

    def test_traps(self, scores: AttributionScores) -> None:
        assert (scores.traps["talks"].given, scores.traps["talks"].wanted) == (1, 1)

    def test_by_pattern(self, scores: AttributionScores) -> None:
        found = {name: tally.right for name, tally in scores.patterns["construction"].items()}
        assert found == {"headline-before": 1, "clause": 1, "said-to": 0}
        assert scores.patterns["construction"]["clause"].wanted == 2
        wanted = {way: {n: t.wanted for n, t in found.items()} for way, found in scores.patterns.items()}
        assert wanted["voice"] == {"indirect": 3, "direct": 1}
        assert wanted["place of the cue"] == {"no cue": 1, "before": 2, "inside": 1}
        assert wanted["setting"] == {"headline": 1, "several sentences": 1, "plain": 2}

    def test_differences(self, scores: AttributionScores) -> None:
        assert [str(difference) for difference in scores.differences] == [
            "olm.txt:1: kind: Olm: organisation, annotated person",
            "olm.txt:1: name: Olm: Olm, annotated Ada Olm",
            "olm.txt:7: missed: said-to: - | is said | to work",
            "olm.txt:7: surplus: neutral: The lift | work | to",
            "olm.txt:10: missed: clause: she | added | “It creaks,” + “It sways.”",
            "olm.txt:12: surplus: neutral: The council | met | met.",
        ]

    def test_a_table_for_people(self, scores: AttributionScores) -> None:
        table = str(scores)
        assert "1 passages, 4 attributions; 4 found" in table
        assert "headline-before" in table


def test_what_nobody_can_tell_is_right_when_it_is_shown_as_unresolved(passage: Passage) -> None:
    shown = said(passage, "she", "added", "It creaks", detail="unresolved")
    guessed = said(passage, "she", "added", "It creaks", name="Ada Olm")
    assert counts(scores_of(passage, shown), "names, of found") == (1, 1, 1)
    assert counts(scores_of(passage, guessed), "names, of found") == (0, 1, 1)


def test_a_source_where_there_is_none_is_no_triple(passage: Passage) -> None:
    none = said(passage, "", "is said", "to work", name="", kind="none", detail="agentless")
    some = said(passage, "The lift", "is said", "to work")
    assert counts(scores_of(passage, none), "triples") == (1, 1, 4)
    assert counts(scores_of(passage, some), "triples") == (0, 1, 4)


def test_half_a_name_is_not_the_name(passage: Passage) -> None:
    half = said(passage, "Olm said", "said", "the pier was", name="Olm")
    assert counts(scores_of(passage, half), "names, of found") == (0, 1, 1)


def test_nothing_at_all() -> None:
    scores = attributions.compare([])
    assert (scores.passages, scores.sentence_macro_f1) == (0, 0)
    assert str(scores)


def test_a_folder_without_passages(tmp_path: Path) -> None:
    (tmp_path / "gold.txt").write_text("[fact] Rain fell.\n", encoding="utf-8")
    with pytest.raises(FileError, match="no annotated passages"):
        attributions.score(tmp_path)


@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4))))
def test_no_other_pairing_has_more_pairs(edges: set[tuple[int, int]]) -> None:
    """Against every way of giving five on the left one of five on the right."""
    found = matching.pairs(range(5), range(5), lambda a, b: (a, b) in edges)
    best = max(sum(pair in edges for pair in enumerate(order)) for order in permutations(range(5)))
    assert len(found) == best
    assert set(found) <= edges
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
