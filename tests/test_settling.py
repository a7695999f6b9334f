"""Decisions in a run: what they settle, what becomes of those that settle nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from audit import decisions, loading, packs, pipeline, record
from audit.decisions import Decision
from audit.errors import FileError
from audit.record import Record
from audit.settling import Settling, Verdict, article_of
from tests.build import RULE, pack

TODAY = date(2026, 3, 13)
EVERY = "    labels: [fact, attribution, editorial, other]\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    pack(tmp_path, RULE + EVERY)
    return tmp_path


def audited(*names: str) -> list[Record]:
    documents = (each for name in names for each in loading.from_file(Path(name)))
    found = [each for each in documents if not isinstance(each, FileError)]
    return [record.of(report) for report in pipeline.audit_documents(found, "newsroom.yml")]


def write(name: str, text: str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


def settle(records: Sequence[Record], file: Path = Path(decisions.FILE), until: str = "") -> None:
    """Decide about everything that is found."""
    made = [
        Decision(
            path=decisions.relative(each.path, file),
            article=article_of(each),
            rule=finding.rule,
            fingerprint=finding.fingerprint,
            words=finding.words,
            why="It is her name.",
            who="Ann Poe",
            on="2026-01-31",
            until=until,
        )
        for each in records
        for finding in each.findings
    ]
    file.write_text(decisions.text(made), encoding="utf-8")


def run(*names: str, places: Sequence[str] = (), file: Path | None = None) -> tuple[list[Record], Settling]:
    step = Settling(TODAY, file, [Path(place) for place in places])
    return list(step(iter(audited(*names)))), step


def states(step: Settling) -> list[str]:
    return [verdict.state for verdict in step.verdicts]


def only(step: Settling) -> Verdict:
    (verdict,) = step.verdicts
    return verdict


def test_what_is_settled_is_no_finding_and_says_who_and_why() -> None:
    name = write("drafts/a.md", "The ferry left.\n")
    settle(audited(name))
    (found,), step = run(name)
    assert not found.findings
    (settled,) = found.settled
    assert (settled.why, settled.who, settled.on, settled.by) == (
        "It is her name.",
        "Ann Poe",
        "2026-01-31",
        "decision",
    )
    assert not only(step).unused


@pytest.mark.parametrize(
    "text",
    [
        "It rained.\n\nIt blew.\n\nThe “old” ferry left — late.\n",
        "It rained.\n\n\nThe 'old' ferry left -- late.\n",
        '# A headline\n\nThe "old"  ferry\nleft–late. It rained.\n',
        "The *“old”* ferry [left](x) — late.\n",
    ],
)
def test_it_survives_edits_elsewhere_and_other_typing(text: str) -> None:
    name = write("a.md", "The “old” ferry left — late.\n\nIt rained.\n")
    settle(audited(name))
    write("a.md", text)
    (found,), step = run(name)
    assert not found.findings
    assert states(step) == ["used"]


def test_it_goes_stale_when_its_sentence_changes_and_says_where_the_words_are_now() -> None:
    name = write("a.md", "The ferry left.\n")
    settle(audited(name))
    write("a.md", "It rained.\n\nThe ferry never left.\n")
    (found,), step = run(name)
    (finding,) = found.findings
    assert only(step).told(TODAY) == (
        f"{decisions.FILE}:1: stale: GAZ001 in a.md (“ferry”): its sentence has changed: "
        f"now it is {finding.fingerprint[:8]} on line 3; settled 41 days ago"
    )
    write("a.md", "It rained.\n")
    assert only(run(name)[1]).why == "its sentence has changed or is gone, or is read otherwise now"


def test_repeats_are_told_apart() -> None:
    name = write("a.md", "The ferry and the ferry.\n\nThe ferry and the ferry.\n")
    found = audited(name)
    assert len({finding.fingerprint for finding in found[0].findings}) == 4
    settle([replace(found[0], findings=found[0].findings[:3])])
    assert len(run(name)[0][0].findings) == 1


def test_an_expired_one_settles_nothing_and_its_finding_says_so() -> None:
    name = write("a.md", "The ferry left.\n")
    settle(audited(name), until="2026-03-12")
    (found,), step = run(name)
    assert found.findings[0].message == "“ferry” is here. (Settled until 2026-03-12: It is her name.)"
    assert (only(step).state, only(step).why) == (
        "expired",
        "its last day was 1 day ago, and the finding is back",
    )
    settle(audited(name), until="2026-03-13")  # its last day
    assert states(run(name)[1]) == ["used"]


def test_it_follows_an_article_that_is_renamed() -> None:
    name = write("drafts/a.md", "The ferry left.\n")
    settle(audited(name))
    Path("done").mkdir()
    Path(name).rename("done/b.md")
    (found,), step = run("done/b.md", places=["."])
    assert not found.findings
    assert (only(step).state, only(step).path) == ("moved", "done/b.md")


def test_it_does_not_follow_a_sentence_into_another_article() -> None:
    name = write("a.md", "The ferry left.\n")
    settle(audited(name))
    found, step = run(name, write("b.md", "The ferry left.\n"))
    assert [len(each.findings) for each in found] == [0, 1]
    assert states(step) == ["used"]


def test_where_the_article_is_gone_is_told_by_who_looked_there() -> None:
    settle(audited(write("drafts/a.md", "The ferry left.\n")))
    Path("drafts/a.md").unlink()
    other = write("other/b.md", "It rained.\n")
    assert states(run(other, places=[other])[1]) == []
    assert states(run(other, places=["other"])[1]) == []
    assert states(run(other, places=["."])[1]) == ["gone"]
    assert states(run(places=["drafts"])[1]) == ["gone"]


def test_only_decisions_about_articles_of_the_run_are_judged() -> None:
    one, other = write("a.md", "The ferry left.\n"), write("b.md", "The ferry left.\n")
    settle(audited(one, other))
    write(one, "It rained.\n")
    assert states(run(other, places=[other])[1]) == ["used"]
    assert states(run(one, places=[one])[1]) == ["stale"]


def test_one_about_a_rule_that_is_off_is_not_needed() -> None:
    name = write("a.md", "The ferry left.\n")
    settle(audited(name))
    pack(Path(), RULE.replace("GAZ001", "GAZ002"))
    assert (only(run(name)[1]).state, only(run(name)[1]).why) == ("unneeded", "the rule GAZ001 is off")


def test_one_that_a_comment_makes_superfluous_is_not_needed() -> None:
    name = write("a.md", "The ferry left.\n")
    settle(audited(name))
    write(name, "<!-- audit: allow GAZ001: her name -->\nThe ferry left.\n")
    (found,), step = run(name)
    assert [each.by for each in found.settled] == ["comment"]
    assert (only(step).state, only(step).why) == ("unneeded", "a comment in the text allows the same")


def test_articles_of_one_file_are_told_apart() -> None:
    line = '{{"id": "{}", "text": "The ferry left."}}\n'
    name = write("a.jsonl", line.format("one") + line.format("two"))
    found = audited(name)
    settle(found[:1])
    after, step = run(name)
    assert [len(each.findings) for each in after] == [0, 1]
    write("a.jsonl", line.format("two"))
    step = run(name)[1]
    assert (only(step).state, only(step).why) == ("gone", "there is no article “one” in it any more")


def test_each_article_has_the_file_of_its_nearest_folder() -> None:
    one, other = write("x/a.md", "The ferry left.\n"), write("y/b.md", "The ferry left.\n")
    settle(audited(one), Path("x", decisions.FILE))
    settle(audited(other), Path("y", decisions.FILE))
    found, step = run(one, other)
    assert [len(each.findings) for each in found] == [0, 0]
    assert [path.parent.name for path in step.files] == ["x", "y"]
    found, step = run(one, other, file=Path("x", decisions.FILE))  # unless one is named
    assert [len(each.findings) for each in found] == [0, 1]


def test_without_a_file_records_pass_as_they_are() -> None:
    found, step = run(write("a.md", "The ferry left.\n"))
    assert len(found[0].findings) == 1
    assert not step.verdicts
    assert not step.files


def test_a_broken_file_stops_the_run() -> None:
    Path(decisions.FILE).write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(FileError, match="is not JSON"):
        run(write("a.md", "It rained.\n"), places=["."])


def test_a_finding_about_the_whole_survives_edits_of_the_body() -> None:
    text = "# Pier sold\n\nThe pier was sold. Sources said the price was low. Sources said it was late.\n"
    rules = packs.load("default")

    def found(text: str) -> list[str]:
        report = pipeline.audit_document(loading.from_text(text, "a.md"), rules)
        return [f"{f.rule} {f.fingerprint}" for f in report.findings if f.whole]

    before = found(text)
    assert before
    assert found(text.replace("The pier was", "In May the old pier was")) == before
    assert found(text.replace("Pier sold", "Quay sold")) != before
