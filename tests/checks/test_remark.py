"""What the writer prescribes, concludes, conjectures or asks."""

from __future__ import annotations

import pytest

from tests.build import flagged, values

CITY = ["city|council"]


def test_only_the_kinds_and_subjects_meant() -> None:
    text = "[editorial] The council must act. [editorial] The weather must improve."
    assert flagged("remark", text, kinds=["prescription"], subjects=CITY) == ["The council must act"]
    assert len(flagged("remark", text, kinds=["prescription"])) == 2
    assert flagged("remark", text, kinds=["inference"]) == []
    assert values("remark", text, kinds=["prescription"], subjects=CITY) == [{"subject": "The council"}]


def test_lists_of_subjects_can_be_changed() -> None:
    text = "[editorial] The council must act. [editorial] The vicar must go."
    assert flagged("remark", text, kinds=["prescription"], subjects=CITY, add=["vicar"]) == [
        "The council must act",
        "The vicar must go",
    ]
    assert flagged("remark", text, kinds=["prescription"], subjects=CITY, remove=CITY) == []


def test_a_phrase_or_a_source_excuses() -> None:
    text = "[fact] The council must act by law."
    assert flagged("remark", text, kinds=["prescription"]) != []
    assert flagged("remark", text, kinds=["prescription"], unless=["law"]) == []
    text = "[fact] The strike could trigger a vote, and Ole Ruud said he would resign."
    assert flagged("remark", text, kinds=["conjecture"]) != []
    assert flagged("remark", text, kinds=["conjecture"], unless_source="any") == []


def test_what_somebody_is_told_to_say_is_no_source() -> None:
    text = "[editorial] The council must explain why the pumps failed."
    found = flagged("remark", text, kinds=["prescription"], unless_source="any")
    assert found == ["The council must explain"]


def test_so_many_are_let_pass() -> None:
    text = "[fact] The strike could trigger a vote. [fact] The levy may cost jobs."
    assert len(flagged("remark", text, kinds=["conjecture"])) == 2
    assert flagged("remark", text, kinds=["conjecture"], most=1) == ["The levy may cost"]
    assert flagged("remark", text, kinds=["conjecture"], most=2) == []


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("The bridge cost 40 million crowns. Was it worth it?", True),
        ("Why did it fall? The footing had rusted through.", False),
        ("Why did it fall? And why at noon?", True),
        ("Who would buy it now? The price is nine crowns.", True),
        ("Who would buy it now? Ole Ruud said he had nine offers.", False),
        ("When does it sail?\n\nIt leaves at noon.", False),
        ("# Who owns the quay?\n\nThe deed names two brothers.", False),
    ],
)
def test_questions_and_their_answers(text: str, flags: bool) -> None:
    options = {"kinds": ["question", "rhetorical"], "unless_answered": True}
    assert bool(flagged("remark", text, **options)) is flags
