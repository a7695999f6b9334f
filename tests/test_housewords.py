"""Words that a newsroom avoids or accepts, and packs for some genres."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import examples, loading, pipeline
from audit.errors import FileError
from audit.packs import Ruleset
from tests.build import pack, ruleset

AVOID = "extends: default\navoid:\n  utilise: use\n  going forward:\n"


def found(rules: Ruleset, text: str) -> list[tuple[str, str]]:
    report = pipeline.audit_document(loading.from_text(text, "a.txt"), rules)
    return [(finding.rule, report.article[finding.span]) for finding in report.findings]


def messages(rules: Ruleset, text: str) -> list[str]:
    report = pipeline.audit_document(loading.from_text(text, "a.txt"), rules)
    return [finding.message for finding in report.findings if finding.rule == "HOUSE001"]


def test_words_to_avoid_are_a_rule_in_any_inflection(tmp_path: Path) -> None:
    rules = ruleset(tmp_path, AVOID)
    text = "The council utilised the pier. Going forward, ferries call twice."
    assert messages(rules, text) == [
        "“utilised” is not used here: write “use”.",
        "“Going forward” is not used here.",
    ]
    assert ("HOUSE001", "utilised") not in found(rules, "“We utilised the pier,” said Ann Poe, a pilot.")


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        ("use", "write “use”"),
        ("make use of", "write “make use of”"),
        ("say from when", "say from when"),
        ("It hides who acts.", "It hides who acts"),
        ("we print the number of people instead", "we print the number of people instead"),
    ],
)
def test_what_to_write_stands_in_quotation_marks_and_a_reason_as_it_is(
    tmp_path: Path, instead: str, said: str
) -> None:
    rules = ruleset(tmp_path, f"extends: default\navoid:\n  utilise: {instead}\n")
    assert messages(rules, "They utilise the pier.") == [f"“utilise” is not used here: {said}."]


def test_a_paraphrase_is_in_the_newsrooms_own_words(tmp_path: Path) -> None:
    rules = ruleset(tmp_path, AVOID)
    assert messages(rules, "The mayor said that the council would utilise the pier.")
    assert not messages(rules, "“We utilise the pier,” the mayor said.")


def test_a_later_pack_says_what_to_write_instead(tmp_path: Path) -> None:
    pack(tmp_path, AVOID, "house.yml")
    rules = ruleset(tmp_path, "extends: house.yml\navoid: {utilise: employ}\n")
    assert messages(rules, "They utilise the pier.") == ["“utilise” is not used here: write “employ”."]


def test_a_long_list_is_tried_on_few_sentences_and_never_on_its_own_words(tmp_path: Path) -> None:
    words = [f"word{one}{other}" for one in "abcdefghij" for other in "klmnopqrst"]
    listed = "".join(f"  {word}:\n" for word in [*words, "ferry", "the", "when are", "says"])
    rules = ruleset(tmp_path, f"extends: default\navoid:\n{listed}")
    (own,) = (each for each in rules.chosen if each.rule.id == "HOUSE001")
    assert len(own.rule.examples.flag) <= 11
    assert "ferry" not in own.rule.examples.passes[0]
    assert examples.failures([own]) == []


def test_the_rule_can_be_tried_tuned_and_turned_off(tmp_path: Path) -> None:
    rules = ruleset(tmp_path, AVOID + "tune: {HOUSE001: {severity: error}}\n")
    assert rules.rule("HOUSE001").severity == "error"
    assert examples.failures([p for p in rules.chosen if p.rule.id == "HOUSE001"]) == []
    assert "HOUSE001" not in {r.id for r in ruleset(tmp_path, AVOID + "disable: [HOUSE001]\n").rules}


def test_packs_that_extend_each_other_add_their_words_up(tmp_path: Path) -> None:
    pack(tmp_path, AVOID, "house.yml")
    rules = ruleset(tmp_path, "extends: house.yml\navoid: {stakeholder: say who}\n")
    assert rules.rule("HOUSE001").options["phrases"] == [
        "utilise | : write “use”",
        "going forward",
        "stakeholder | : say who",
    ]


def test_accepted_words_are_minded_by_no_rule_of_wording(tmp_path: Path) -> None:
    text = "The iconic pier is shut. The renowned pilot left."
    assert ("LOA003", "iconic") in found(ruleset(tmp_path, "extends: default\n"), text)
    rules = ruleset(tmp_path, "extends: default\naccept: [iconic]\n")
    assert ("LOA003", "iconic") not in found(rules, text)
    assert ("LOA003", "renowned") in found(rules, text)


def test_words_may_stand_in_files(tmp_path: Path) -> None:
    (tmp_path / "avoid.txt").write_text("# ours\nutilise | use\nstakeholder\n", encoding="utf-8")
    (tmp_path / "accept.txt").write_text("iconic\n", encoding="utf-8")
    rules = ruleset(tmp_path, "extends: default\navoid: avoid.txt\naccept: accept.txt\n")
    assert messages(rules, "They utilise the iconic pier.") == ["“utilise” is not used here: write “use”."]
    assert ("LOA003", "iconic") not in found(rules, "They utilise the iconic pier.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "extends: default\navoid: {'a|b': c}\n",
            "2: avoid: “a|b” must be plain words; for more, write a rule",
        ),
        ("extends: default\navoid: nowhere.txt\n", "2: no list "),
        ("extends: default\naccept: ['@nolist']\n", "2: accept: no list “@nolist”; "),
        ("extends: default\ngenres: {opinon: strict}\n", "2: genres.opinon: “opinon” is none of news, live"),
        ("extends: default\ngenres: {opinion: strct}\n", "2: no pack “strct”; did you mean “strict”?"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(FileError) as caught:
        ruleset(tmp_path, text)
    assert f"newsroom.yml:{said}" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_another_pack_for_a_genre(tmp_path: Path) -> None:
    rules = ruleset(tmp_path, "extends: default\ngenres: {opinion: opinion-page}\nfor: {'w/**': wikipedia}\n")
    assert rules.for_path(tmp_path / "a.txt") is rules
    assert rules.for_path(tmp_path / "a.txt", "Opinion").name == "opinion-page"
    assert rules.for_path(tmp_path / "w" / "a.txt", "opinion").name == "wikipedia"  # the path speaks first
    text = "---\ngenre: opinion\n---\n\nThe disastrous tunnel should never have been built.\n"
    document = loading.from_text(text, str(tmp_path / "a.md"))
    reports = list(pipeline.audit_documents([document], tmp_path / "newsroom.yml"))
    assert not [f for f in reports[0].findings if f.rule.startswith("EDI")]
