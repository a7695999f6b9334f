"""Voices, labels, genres, what is ignored, who speaks first, and the order of what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import judging, packs
from audit.article import Article
from audit.document import Place, Span
from audit.findings import Finding
from audit.packs import Ruleset
from tests.build import RULE, article, ruleset


def told(on: Article | str, rules: Ruleset) -> list[str]:
    """The words told, in order."""
    read = article(on) if isinstance(on, str) else on
    return [read[finding.span] for finding in judging.judge(read, rules)]


def silenced(on: str, rules: Ruleset) -> list[str]:
    """Why what is not told is not."""
    return [verdict.silenced for verdict in judging.verdicts(article(on), rules)]


VOICES = "[fact] The ferry left. [attribution] The mayor said the ferry left. “The ferry left,” said Ann Poe."


@pytest.mark.parametrize(
    ("voices", "count"),
    [("writer", 1), ("paraphrase", 1), ("quote", 1), ("writer, quote", 2), ("writer, paraphrase, quote", 3)],
)
def test_only_the_voices_meant_are_looked_at(tmp_path: Path, voices: str, count: int) -> None:
    rules = ruleset(tmp_path, RULE.replace("severity: info", f"voices: [{voices}]"))
    assert len(told(VOICES, rules)) == count


def test_what_is_silenced_says_why(tmp_path: Path) -> None:
    assert silenced(VOICES, ruleset(tmp_path, RULE)) == ["", "a source's words", "quoted words"]


def test_sentences_that_assert_nothing_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    text = "[other] Photo: ferry.\n\n[fact] It left."
    assert told(text, ruleset(tmp_path, RULE)) == []
    assert silenced(text, ruleset(tmp_path, RULE)) == ["the sentence is other"]
    assert told(text, ruleset(tmp_path, RULE + "    labels: [other]\n")) == ["ferry"]


@pytest.mark.parametrize(
    ("front", "flags"),
    [
        ("", True),
        ("genre: news", True),
        ("genre: News ", True),
        ("genre: opinion", False),
        ("genre: sport", True),  # a genre that the rules do not know is news
        ("genre:", True),
    ],
)
def test_genres(tmp_path: Path, front: str, flags: bool) -> None:
    rules = ruleset(tmp_path, RULE + "    genres: [news, live]\n")
    text = f"---\n{front}\n---\n\n[fact] The ferry left." if front else "[fact] The ferry left."
    assert bool(told(text, rules)) is flags


def test_ignored_phrases_count_by_what_they_overlap(tmp_path: Path) -> None:
    rules = ruleset(tmp_path, RULE + "    ignore: [ferry pilot, old ferry]\n")
    text = "[fact] The ferry pilot left the old ferry by the new ferry."
    assert told(text, rules) == ["ferry"]
    assert silenced(text, rules).count("a phrase that the rule ignores") == 2


def three(tmp_path: Path, *, second: str = "", third: str = "") -> Ruleset:
    """Rules on "ferry", "the ferry" and "ferry left"."""
    body = RULE.removeprefix("rules:\n")
    text = "rules:\n" + body
    text += body.replace("GAZ001", "GAZ002").replace("[ferry]", "[the ferry]") + second
    text += body.replace("GAZ001", "GAZ003").replace("[ferry]", "[ferry left]") + third
    return ruleset(tmp_path, text)


def ids(on: str, rules: Ruleset) -> list[str]:
    return [finding.rule for finding in judging.judge(article(on), rules)]


def test_a_rule_yields_where_another_flags_the_same_words(tmp_path: Path) -> None:
    on = "[fact] The ferry left. [fact] A ferry came."
    assert ids(on, three(tmp_path)) == ["GAZ002", "GAZ001", "GAZ003", "GAZ001"]
    yielding = three(tmp_path, second="    yields_to: [GAZ003]\n")
    assert ids(on, yielding) == ["GAZ001", "GAZ003", "GAZ001"]


def test_only_a_rule_that_speaks_silences_another(tmp_path: Path) -> None:
    chain = three(tmp_path, second="    yields_to: [GAZ001]\n", third="    yields_to: [GAZ002]\n")
    assert ids("[fact] The ferry left.", chain) == ["GAZ001", "GAZ003"]


def test_a_rule_that_is_off_silences_nobody(tmp_path: Path) -> None:
    found = ruleset(tmp_path, "enable: [EDI001]\n")
    assert ids("[editorial] A disastrous day.", found) == ["EDI001"]
    found = ruleset(tmp_path, "enable: [EDI001, EDI002]\n")
    assert ids("[editorial] A disastrous day.", found) == ["EDI002"]


def test_findings_stand_by_place_then_rule() -> None:
    text = "[editorial] Sadly, the renowned, disastrous ferry, a game-changer, left. [fact] Terrorists came."
    found = judging.judge(article(text), packs.load("strict"))
    assert [(f.span.start, f.rule) for f in found] == sorted((f.span.start, f.rule) for f in found)
    assert {"EDI003", "LOA003", "EDI002", "EDI008", "LOA001"} <= {f.rule for f in found}


def test_the_message_repeats_the_words_on_one_short_line(tmp_path: Path) -> None:
    long = " ".join(["ferry"] + ["boat"] * 20)
    rules = ruleset(tmp_path, RULE.replace("[ferry]", f"[{long}]"))
    (finding,) = judging.judge(article(f"[fact] The {long} left."), rules)
    assert finding.message == "“ferry" + " boat" * 10 + " …” is here."
    (finding,) = judging.judge(article("[fact] The ferry left."), ruleset(tmp_path, RULE))
    assert finding == Finding(
        rule="GAZ001",
        name="stray-word",
        severity="info",
        span=finding.span,
        message="“ferry” is here.",
        why="Because.",
        fix="Take it out.",
        fingerprint=finding.fingerprint,
        words="ferry",
        origin=Span(finding.place.column - 1, finding.end.column - 1),
        place=Place(1, finding.place.column),
        end=Place(1, finding.place.column + 5),
    )


def test_fingerprints_outlive_edits_elsewhere_and_tell_repeats_apart(tmp_path: Path) -> None:
    rules = ruleset(tmp_path, RULE)
    before = judging.judge(article("[fact] The ferry met the ferry."), rules)
    after = judging.judge(
        article("[fact] It rained.\n\n[fact] The ferry met the ferry. [fact] Night fell."), rules
    )
    assert [f.fingerprint for f in before] == [f.fingerprint for f in after]
    assert len({f.fingerprint for f in before}) == 2


def test_the_same_words_may_be_told_of_once(tmp_path: Path) -> None:
    text = "[fact] The ferry met the Ferry. [fact] The ferries left."
    assert len(judging.judge(article(text), ruleset(tmp_path, RULE))) == 3
    once = ruleset(tmp_path, RULE.replace("    severity: info\n", "    severity: info\n    once: true\n"))
    told = judging.judge(article(text), once)
    assert [article(text)[finding.span] for finding in told] == ["ferry", "ferries"]
    silenced = [v.silenced for v in judging.verdicts(article(text), once) if v.silenced]
    assert silenced == ["the same words were flagged before"]


def test_judging_twice_gives_the_same() -> None:
    text = "[editorial] Sadly, critics say the reckless plan, which marks a new era, is a testament to folly."
    rules = packs.load("strict")
    assert judging.judge(article(text), rules) == judging.judge(article(text), rules)
