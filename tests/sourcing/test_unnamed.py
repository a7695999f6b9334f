"""Who is not named: why, and who says the same."""

from __future__ import annotations

import pytest

from audit.article import Article, CueClass, Source
from audit.sourcing import unnamed
from audit.sourcing.unnamed import Corroboration, Reason
from tests.sourcing.made import (
    BOARD,
    CRITICS,
    DIVERS,
    HE,
    LUND,
    NOBODY,
    OFFICIAL,
    REPORT,
    RUIZ,
    Said,
    Told,
    article,
)

CLAIM = "the inspectors closed the northern pier in May"
AIDE = Source("an aide", "anonymous", "described")


def reason(*sentences: str, source: Source = OFFICIAL) -> Reason:
    """The reason for one source, which says something in the first sentence."""
    told = [Told(sentences[0], [Said(source, "said", [])]), *map(Told, sentences[1:])]
    (found,) = unnamed.find(article(*told))
    return found.reason


class TestReason:
    def test_given(self) -> None:
        found = reason("An official, who asked not to be named because her job is at risk, said no.")
        assert found == Reason("given", "asked not to be named because her job is at risk", 1)

    @pytest.mark.parametrize(
        "words", ["speaking anonymously", "who wished to be anonymous", "who asked to remain anonymous"]
    )
    def test_in_other_words(self, words: str) -> None:
        assert reason(f"An official, {words} because her job is at risk, said no.").given == "given"

    def test_what_somebody_wants_to_be_is_no_withheld_name(self) -> None:
        assert reason("An official said divers want to be paid because the pay is low.") == Reason()

    def test_in_the_next_sentence(self) -> None:
        found = reason("An official said no.", "She spoke on condition of anonymity for fear of reprisals.")
        assert found == Reason("given", "condition of anonymity for fear of reprisals", 2)

    def test_a_name_withheld_without_a_reason(self) -> None:
        found = reason("An official, who asked not to be named, said no.")
        assert found == Reason("missing", "asked not to be named", 1)

    def test_what_comes_after_the_cue_is_no_reason(self) -> None:
        found = reason("An official, who asked not to be named, said there had been no boats since May.")
        assert found.given == "missing"

    def test_a_stock_phrase(self) -> None:
        found = reason(
            "An official said no, on condition of anonymity because he was not authorised to speak."
        )
        assert found.given == "stock"

    def test_a_stock_phrase_with_a_risk(self) -> None:
        found = reason(
            "An official said no, on condition of anonymity because those not authorised to speak are fired."
        )
        assert found.given == "given"

    def test_none(self) -> None:
        assert reason("An official said no.", "It rained because it was May.") == Reason()

    def test_too_far_away(self) -> None:
        far = [
            "An official said no.",
            "It rained.",
            "It blew.",
            "One man asked not to be named because he hid.",
        ]
        assert reason(*far) == Reason()

    def test_belongs_to_the_one_last_mentioned(self) -> None:
        told = [
            Told("An aide said yes.", [Said(AIDE, "said", [])]),
            Told("An official said no.", [Said(OFFICIAL, "said", [])]),
            Told("She asked not to be named because the talks go on."),
        ]
        assert [found.reason.given for found in unnamed.find(article(*told))] == ["missing", "given"]

    def test_belongs_to_both_who_were_mentioned_together(self) -> None:
        told = [
            Told(
                "An aide said yes, an official said no.", [Said(AIDE, "said", []), Said(OFFICIAL, "said", [])]
            ),
            Told("Both asked not to be named because the talks go on."),
        ]
        assert [found.reason.given for found in unnamed.find(article(*told))] == ["given", "given"]

    def test_belongs_to_the_one_in_its_sentence(self) -> None:
        told = [
            Told("An aide said yes.", [Said(AIDE, "said", [])]),
            Told(
                "An official, speaking on condition of anonymity because she feared reprisals, said no.",
                [Said(OFFICIAL, "said", [])],
            ),
        ]
        assert [found.reason.given for found in unnamed.find(article(*told))] == ["missing", "given"]


def both(other: Source, claim: str, cue: str = "said", cue_class: CueClass = "neutral") -> Corroboration:
    """Who stands behind an official's claim, when somebody else says something too."""
    told = [
        Told(f"An official said {CLAIM}.", [Said(OFFICIAL, "said", [CLAIM])]),
        Told(f"{other.name} {cue} {claim}.", [Said(other, cue, [claim], cue.split()[-1], cue_class)]),
    ]
    return next(iter(unnamed.find(article(*told)))).corroboration


class TestCorroboration:
    @pytest.mark.parametrize("other", [RUIZ, BOARD, REPORT, DIVERS])
    def test_another_source_says_the_same(self, other: Source) -> None:
        found = both(other, "that inspectors are closing the northern pier")
        assert (found.full, found.claims, found.supported) == (True, 1, 1)
        assert [(each.source.name, each.line) for each in found.by] == [(other.name, 2)]

    @pytest.mark.parametrize(
        "other",
        [
            CRITICS,
            HE,
            Source("sources", "anonymous", "bare", None),
            Source("local media", "organisation", "local-media"),
        ],
    )
    def test_nobody_who_counts(self, other: Source) -> None:
        assert not both(other, CLAIM).by

    @pytest.mark.parametrize(
        ("cue", "cue_class"),
        [
            ("denied", "deny"),
            ("hopes", "belief"),
            ("demanded", "direct"),
            ("promised", "commit"),
            ("did not say", "neutral"),
            ("hasn't said", "neutral"),
        ],
    )
    def test_no_report_of_how_things_are(self, cue: str, cue_class: CueClass) -> None:
        assert not both(RUIZ, CLAIM, cue, cue_class).by

    def test_another_claim_about_the_same_thing(self) -> None:
        assert not both(RUIZ, "that the northern pier is the oldest in the whole country").by

    def test_two_words_in_common_are_too_few(self) -> None:
        assert not both(RUIZ, "the northern pier").by

    def test_unless_they_confirm(self) -> None:
        assert both(RUIZ, "the closing of the pier in May", "confirmed", "confirm").full

    def test_a_long_claim_that_touches_on_it(self) -> None:
        long = "inspectors closed shops, schools, two bridges, the market, the baths, the station and a pier"
        assert not both(RUIZ, f"that {long}").by

    def test_two_people_corroborate_each_other(self) -> None:
        (found,) = unnamed.find(
            article(Told("Two divers said it sank.", [Said(DIVERS, "said", ["it sank"])]))
        )
        assert found.corroboration == Corroboration(True, 1, 0, ())
        assert found.corroboration.full

    def test_one_of_two_claims(self) -> None:
        told = [
            Told(f"An official said {CLAIM}.", [Said(OFFICIAL, "said", [CLAIM])]),
            Told("An official said the mayor resigned.", [Said(OFFICIAL, "said", ["the mayor resigned"])]),
            Told(f"Ana Ruiz said {CLAIM}.", [Said(RUIZ, "said", [CLAIM])]),
        ]
        (found,) = unnamed.find(article(*told))
        assert (found.corroboration.claims, found.corroboration.supported, found.corroboration.full) == (
            2,
            1,
            False,
        )

    def test_not_to_be_named_is_no_claim(self) -> None:
        told = [
            Told(
                "An official asked not to be named because of the talks.",
                [Said(OFFICIAL, "asked", ["not to be named because of the talks"])],
            ),
        ]
        (found,) = unnamed.find(article(*told))
        assert found.corroboration.claims == 0
        assert not found.corroboration.full

    def test_what_is_heard_at_second_hand_supports_nothing(self) -> None:
        told = [
            Told(f"Bo Lund said that an official told him {CLAIM}.", [
                Said(LUND, "said", [f"that an official told him {CLAIM}"]),
                Said(OFFICIAL, "told", [CLAIM]),
            ]),
            Told(f"Ana Ruiz said {CLAIM}.", [Said(RUIZ, "said", [CLAIM])]),
        ]  # fmt: skip
        (found,) = unnamed.find(article(*told), frozenset({1}))
        assert [each.source.name for each in found.corroboration.by] == ["Ana Ruiz"]
        (other,) = unnamed.find(article(*told), frozenset({1, 2}))
        assert not other.corroboration.by


@pytest.mark.parametrize(
    ("source", "number"),
    [
        (RUIZ, 1),
        (BOARD, 1),
        (REPORT, 1),
        (OFFICIAL, 1),
        (DIVERS, 2),
        (Source("288 residents", "anonymous", "described", 288), 1),
        (Source("officials", "anonymous", "described", None), 1),
        (Source("sources", "anonymous", "bare", None), 0),
        (CRITICS, 0),
        (HE, 0),
        (NOBODY, 0),
    ],
)
def test_as_how_many_sources_one_counts(source: Source, number: int) -> None:
    assert unnamed.distinct(source) == number


def test_an_article_without_unnamed_people() -> None:
    empty: Article = article(Told("Ana Ruiz said no.", [Said(RUIZ, "said", ["no"])]))
    assert list(unnamed.find(empty)) == []
