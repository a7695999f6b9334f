"""The whole way, as a library: texts and files in, reports out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from audit import AuditError, FileError, audit_file, audit_text, loading, packs, paths, pipeline
from audit.article import Article
from audit.reading import closeup
from audit.reading.closeup import Closeup
from audit.reading.model import Model
from audit.reading.reader import Draft

OWN = """
rules:
  - id: GAZ001
    name: house-words
    check: wording
    options: {phrases: ["quayside"]}
    message: "“{words}” is not our style."
    why: Readers say dock.
    fix: Use dock.
    examples: {flag: ["The {quayside} is wet."], pass: ["The dock is wet."]}
"""
PLACES = "A notice is up. The quayside is closed.\n\nIt opens in May,\nthe council said."
TEXT = "A notice is up. The quayside is closed.\n\nIt opens in May, the council said.\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_a_text(own: Path) -> None:
    report = audit_text(TEXT, rules=own)
    assert [(f.rule, TEXT[f.span.start : f.span.end]) for f in report.findings] == [("GAZ001", "quayside")]
    assert [rule.id for rule in report.rules] == ["GAZ001"]
    assert report.path == report.name == "<text>"


def test_a_text_is_read_as_its_path_says(own: Path) -> None:
    report = audit_text("# Quayside shut\n\nThe *quayside* is closed.", path="a.md", rules=own)
    assert [block.kind for block in report.article.document.blocks] == ["headline", "paragraph"]
    assert report.article.document.text.count("*") == 0


def test_a_text_needs_no_file_of_settings() -> None:
    assert len(audit_text(TEXT).rules) == len(packs.load("default").rules)


def test_a_file(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    (report,) = audit_file(path, rules=own)
    assert report.path == str(path)
    assert len(report.findings) == 1


def test_a_file_of_records(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "drafts.jsonl"
    path.write_text(
        '{"id": "a", "text": "The quayside is shut."}\n{"text": "The dock is shut."}\n', encoding="utf-8"
    )
    first, second = audit_file(str(path), rules=own)
    assert (first.name, second.name) == ("a", f"{path}:2")
    assert (len(first.findings), len(second.findings)) == (1, 0)


def test_another_encoding(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes("The café quayside shut.".encode("latin-1"))
    with pytest.raises(FileError, match=r"draft\.txt"):
        audit_file(path, rules=own)
    assert len(audit_file(path, rules=own, encoding="latin-1")[0].findings) == 1


def test_what_cannot_be_used_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        audit_file(tmp_path / "nothing.txt")
    with pytest.raises(AuditError, match="no pack"):
        audit_text(TEXT, rules="defualt")


def test_the_nearest_settings_are_used(own: Path, tmp_path: Path) -> None:
    deep = tmp_path / "drafts" / "may"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "drafts" / "audit.yml").write_text("extends: ../own.yml\n", encoding="utf-8")
    assert paths.pack_for(deep / "a.txt") == tmp_path / "drafts" / "audit.yml"
    assert paths.pack_for(deep / "a.txt", "strict") == "strict"
    assert len(audit_file(deep / "a.txt")[0].rules) == 1


def test_settings_may_send_a_path_elsewhere(own: Path, tmp_path: Path) -> None:
    (tmp_path / "opinion").mkdir()
    (tmp_path / "none.yml").write_text(
        OWN.replace("GAZ001", "GAZ002").replace("quayside", "jetty"), encoding="utf-8"
    )
    (tmp_path / "audit.yml").write_text("extends: own.yml\nfor: {'opinion/**': none.yml}\n", encoding="utf-8")
    for place in ("a.txt", "opinion/a.txt"):
        (tmp_path / place).write_text(TEXT, encoding="utf-8")
    assert [r.id for r in audit_file(tmp_path / "a.txt")[0].rules] == ["GAZ001"]
    assert [r.id for r in audit_file(tmp_path / "opinion" / "a.txt")[0].rules] == ["GAZ002"]


def test_a_pack_is_loaded_once_for_many_files(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []

    def load(pack: str | Path) -> packs.Ruleset:
        loaded.append(pack)
        return ruleset

    ruleset = packs.load(own)
    monkeypatch.setattr(packs, "load", load)
    documents = [loading.from_text(TEXT, f"{number}.txt") for number in range(3)]
    assert len(list(pipeline.audit_documents(documents, own))) == 3
    assert loaded == [own]


@pytest.mark.parametrize(
    ("line", "column", "found"),
    [
        (1, None, ["A notice is up.", "The quayside is closed."]),
        (1, 3, ["A notice is up."]),
        (1, 17, ["The quayside is closed."]),
        (3, None, ["It opens in May,\nthe council said."]),
        (4, None, ["It opens in May,\nthe council said."]),
        (4, 3, ["It opens in May,\nthe council said."]),
    ],
)
def test_explanations_are_of_the_place_asked_for(
    own: Path, line: int, column: int | None, found: list[str]
) -> None:
    document = loading.from_text(PLACES, "a.txt")
    explanations = pipeline.explain(document, packs.load(own), line, column)
    assert [document[e.sentence.span] for e in explanations] == found
    assert all(e.closeup.gist for e in explanations)


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        (2, None, "a.txt: no sentence stands on line 2; the nearest begins on line 1"),
        (4, 99, "a.txt: no sentence stands on line 4, column 99; the nearest begins on line 3"),
    ],
)
def test_where_no_sentence_stands_the_nearest_is_named(
    own: Path, line: int, column: int | None, message: str
) -> None:
    with pytest.raises(FileError) as error:
        pipeline.explain(loading.from_text(PLACES, "a.txt"), packs.load(own), line, column)
    assert str(error.value) == message


def test_an_explanation_is_of_the_article_that_an_audit_gives(own: Path) -> None:
    document, ruleset = loading.from_text(PLACES, "a.txt"), packs.load(own)
    (explanation,) = pipeline.explain(document, ruleset, 3)
    assert explanation.report == pipeline.audit_document(document, ruleset)


def test_nothing_is_worked_out_for_sentences_that_nobody_asks_about(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    look = closeup.look

    def counted(draft: Draft, article: Article, numbers: Sequence[int], using: Model | None) -> list[Closeup]:
        asked.extend(numbers)
        return look(draft, article, numbers, using)

    monkeypatch.setattr(closeup, "look", counted)
    document, ruleset = loading.from_text(PLACES, "a.txt"), packs.load(own)
    pipeline.audit_document(document, ruleset)
    assert asked == []
    pipeline.explain(document, ruleset, 3)
    assert asked == [2]


def test_explanations_say_which_rules_kept_silent(own: Path) -> None:
    ruleset = packs.load(own)
    document = loading.from_text("“The quayside is wet,” said Ada Holm, the harbour master.", "a.txt")
    (explanation,) = pipeline.explain(document, ruleset, 1)
    assert explanation.findings == ()
    assert [(v.rule.id, v.silenced) for v in explanation.silenced] == [("GAZ001", "quoted words")]
