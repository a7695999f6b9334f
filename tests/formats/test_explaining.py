"""Why a sentence was read and flagged as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from audit.article import Reason
from audit.document import Span
from audit.findings import Hit, Settled
from audit.formats import View, find
from audit.judging import Verdict
from audit.reading.choices import Candidate, Choice
from audit.reading.closeup import Closeup, Found
from audit.reading.gist import Relation
from audit.reading.parts import Part
from audit.reading.passedover import PassedOver
from audit.report import Explanation, Report
from audit.rules import Examples, Rule
from tests.formats.made import Expect
from tests.formats.made import find as place

render = find("terminal", "explaining")
render_json = find("json", "explaining")
KEYS = Path(__file__).parents[2] / "docs" / "explain-json.md"


def rule(code: str) -> Rule:
    return Rule(
        id=code,
        name="a-name",
        check="wording",
        message="Look.",
        why="So.",
        fix="Mend.",
        examples=Examples.model_validate({"flag": ["a"], "pass": ["b"]}),
    )


@pytest.fixture
def judged(report: Report) -> Explanation:
    """A sentence in two clauses, in one of which the writer judges; nobody is cited."""
    silent, absent, idle = rule("AAA001"), rule("AAA002"), rule("AAA003")
    sentence = report.article.sentences[2]
    words, start = report.article[sentence.span], sentence.span.start
    cut, last = start + words.index("a predictable"), start + words.index("runs")
    closeup = Closeup(
        gist="The writer judges in an apposition.",
        chances={"fact": 0.12, "attribution": 0.0, "editorial": 0.88, "other": 0.0},
        reasons=(
            Reason("evaluative adjective in the writer’s voice: predictable", 1.9),
            Reason("figures", -0.6),
        ),
        rest=(Reason("how the sentence is built", 0.21),),
        parts=(
            Part(Span(start, cut), "main clause"),
            Part(Span(cut, last), "apposition", judged=(sentence.editorial[0],)),
            Part(Span(last, sentence.span.end), "main clause", goes_on=True),
        ),
        passed=(
            PassedOver(
                place(report.article.document.text, "finding"), "finding", "nobody is named who holds it"
            ),
            PassedOver(place(report.article.document.text, "exposes"), "expose", "no content follows"),
        ),
    )
    *found, last_found = (f for f in report.findings if f.span in sentence.span)
    return Explanation(
        report=replace(report, rules=(silent, absent, idle)),
        sentence=sentence,
        closeup=closeup,
        findings=tuple(found),
        silenced=(Verdict(silent, Hit(sentence.editorial[0]), "EDI001 speaks instead"),),
        out_of_place=(absent,),
        settled=(Settled(last_found, "The minutes bear it out.", "Ann Poe", "2031-05-03", "2031-12-31"),),
    )


@pytest.fixture
def attributed(judged: Explanation) -> Explanation:
    """A sentence in which two officials, one of three candidates, say something."""
    sentence = judged.report.article.sentences[4]
    (said,) = sentence.attributions
    assert said.mention is not None
    assert said.cue is not None
    candidates = (
        Candidate("Two officials", taken=True, why="the nearest that fits"),
        Candidate("Odd Berg", taken=False, why="Two officials is nearer"),
        Candidate("The board", taken=False, why="not people"),
    )
    closeup = Closeup(
        gist="It stands on two officials (“said”).",
        reasons=(Reason("a source says so: Two officials said", 3.1),),
        parts=(
            Part(Span(said.mention.start, said.cue.end), "source and cue"),
            Part(said.content[0], "what is said", "paraphrase", "Two officials"),
            Part(Span(said.content[0].end, sentence.span.end), "main clause", goes_on=True),
        ),
        found=(Found(said, "said here", "verb with its clause", (Choice(said.mention, candidates),)),),
    )
    return replace(judged, sentence=sentence, closeup=closeup, findings=(), silenced=(), settled=())


def test_plain(judged: Explanation, attributed: Explanation, expect: Expect) -> None:
    expect("explain.txt", render([judged, attributed], View(90)))


def test_wide(judged: Explanation, attributed: Explanation, expect: Expect) -> None:
    expect("explain-140.txt", render([judged, attributed], View(140)))


def test_narrow(judged: Explanation, attributed: Explanation, expect: Expect) -> None:
    expect("explain-60.txt", render([judged, attributed], View(60)))


def test_colour(judged: Explanation, expect: Expect) -> None:
    expect("explain-colour.txt", render([judged], View(90, colour=True)))


def test_json(judged: Explanation, attributed: Explanation, expect: Expect) -> None:
    expect("explain.json", render_json([judged, attributed], View()))


def flat(explanation: Explanation, width: int = 110) -> str:
    return " ".join(render([explanation], View(width)).split())


def test_the_next_likely_label_is_told(judged: Explanation) -> None:
    assert "Read as editorial 90% sure, or fact (12%)" in flat(judged)


def test_a_label_without_a_rival_stands_alone(judged: Explanation) -> None:
    sure = replace(judged.closeup, chances={"fact": 0.02, "editorial": 0.98})
    assert "Read as editorial 90% sure The writer judges" in flat(replace(judged, closeup=sure))


def test_words_that_judge_are_underlined_where_they_are_not_the_whole_part(judged: Explanation) -> None:
    lines = render([judged], View(110)).splitlines()
    start = next(number for number, line in enumerate(lines) if "apposition: judges" in line)
    assert "^" not in lines[start + 1]
    part = judged.closeup.parts[1]
    some = replace(part, judged=(Span(part.span.start + 2, part.span.start + 13),))
    closeup = replace(judged.closeup, parts=(judged.closeup.parts[0], some))
    lines = render([replace(judged, closeup=closeup)], View(110)).splitlines()
    start = next(number for number, line in enumerate(lines) if "apposition: judges" in line)
    at = lines[start].index("predictable")
    assert lines[start + 1] == " " * at + "^" * len("predictable")


def test_a_sentence_of_one_part_shows_none(judged: Explanation) -> None:
    plain = replace(judged.closeup, parts=(Part(judged.sentence.span, "main clause"),))
    assert "Parts" not in flat(replace(judged, closeup=plain))


def test_of_hundreds_of_parts_some_are_shown(judged: Explanation) -> None:
    parts = tuple(Part(judged.sentence.span, "main clause") for _ in range(100))
    assert "… and 60 more parts" in flat(replace(judged, closeup=replace(judged.closeup, parts=parts)))


def test_who_settled_what_and_why(judged: Explanation) -> None:
    (settled,) = judged.settled
    told = f"✔ settled {settled.finding.rule} {settled.finding.name} {settled.finding.fingerprint[:8]}"
    assert told in flat(judged)
    assert "The minutes bear it out. (Ann Poe, 2031-05-03, until 2031-12-31)" in flat(judged)
    allowed = replace(judged, settled=(Settled(settled.finding, "Her own words.", by="comment"),))
    assert "Because: Her own words. (a comment in the text)" in flat(allowed)


def test_cue_words_are_grouped_by_reason(judged: Explanation) -> None:
    other = PassedOver(judged.sentence.editorial[0], "x", "no content follows")
    more = replace(judged.closeup, passed=(*judged.closeup.passed, other))
    assert "“exposes”, “a predictable illustration of systematic shortcomings” no content follows" in flat(
        replace(judged, closeup=more)
    )


def test_every_rule_is_accounted_for(judged: Explanation) -> None:
    text = flat(judged)
    assert "AAA001 a-name kept silent about" in text
    assert "EDI001 speaks instead" in text
    assert "not for this genre: AAA002" in text
    assert "1 other rule had nothing to object to" in text


class TestSources:
    def test_whom_it_means_and_who_else_came_into_question(self, attributed: Explanation) -> None:
        text = flat(attributed)
        assert "meant is Two officials: the nearest that fits" in text
        assert "not Odd Berg: Two officials is nearer" in text
        assert "found by verb with its clause" in text
        assert "carries no further" in text

    def test_what_is_not_settled(self, attributed: Explanation) -> None:
        (found,) = attributed.closeup.found
        unknown = replace(found.attribution.source, detail="unresolved")
        candidates = tuple(
            replace(each, taken=False, why="another fits as well") for each in found.choices[0].candidates[:2]
        )
        unsettled = replace(
            found,
            attribution=replace(found.attribution, source=unknown),
            choices=(replace(found.choices[0], candidates=candidates),),
        )
        text = flat(replace(attributed, closeup=replace(attributed.closeup, found=(unsettled,))))
        assert "meant is not settled whom “Two officials” means" in text
        assert "perhaps Odd Berg: another fits as well" in text

    def test_somebody_plainly_new_has_no_list_of_others(self, attributed: Explanation) -> None:
        (found,) = attributed.closeup.found
        others = (Candidate("Odd Berg", taken=False, why="not called so in the article"),)
        new = replace(found, choices=(replace(found.choices[0], candidates=others),))
        text = flat(replace(attributed, closeup=replace(attributed.closeup, found=(new,))))
        assert "Odd Berg" not in text

    @pytest.mark.parametrize(
        ("relation", "words"),
        [
            ("carries on", "carries on from line 10: nothing here shows"),
            ("speech goes on", "carries the source goes on speaking from line 10"),
        ],
    )
    def test_where_it_comes_from(self, attributed: Explanation, relation: Relation, words: str) -> None:
        (found,) = attributed.closeup.found
        there = replace(attributed.closeup, found=(replace(found, relation=relation),))
        last = attributed.report.article.sentences[5]
        assert words in flat(replace(attributed, sentence=last, closeup=there))

    def test_how_far_it_carries(self, attributed: Explanation) -> None:
        (found,) = attributed.closeup.found
        last = attributed.report.article.sentences[5].span
        far = replace(found, attribution=replace(found.attribution, reach=(last,)))
        text = flat(replace(attributed, closeup=replace(attributed.closeup, found=(far,))))
        assert "carries on into the next sentence (line 11)" in text


@pytest.mark.parametrize("width", [45, 69, 70, 80, 100, 140])
def test_no_line_is_wider_than_the_screen(judged: Explanation, attributed: Explanation, width: int) -> None:
    assert max(map(cell_len, render([judged, attributed], View(width)).splitlines())) <= width


def keys(value: Any) -> Iterator[str]:
    """All keys of an object and of what is in it; those of chances are labels."""
    if isinstance(value, list):
        for each in value:
            yield from keys(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield name
            if name != "chances":
                yield from keys(each)


class TestJson:
    def test_every_key_is_documented_and_no_other(self, judged: Explanation, attributed: Explanation) -> None:
        given = set(keys(json.loads(render_json([judged, attributed], View()))))
        documented = set(re.findall(r"^\| `(\w+)`", KEYS.read_text(encoding="utf-8"), re.MULTILINE))
        assert given == documented

    def test_offsets_are_those_of_the_file(self, judged: Explanation) -> None:
        (sentence,) = json.loads(render_json([judged], View()))["sentences"]
        document = judged.report.article.document
        origin = document.origin_span(judged.sentence.span)
        assert [sentence["start"], sentence["end"]] == [origin.start, origin.end]
        assert [part["text"] for part in sentence["parts"]] == [
            document[part.span] for part in judged.closeup.parts
        ]
