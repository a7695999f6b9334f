"""Names of sources masked: nowhere a name left, everywhere the same alias, every place where it was."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit import audit_text, page, record, redaction
from audit.cli import app
from audit.formats import View, find, names
from audit.record import Record

TEXT = """# Holm shuts the pier

Ada Holm, the harbour master, said the pier was unsafe. “It will fall,” Holm said. The shocking pier is old.

Sources told the Coast Board that Ms Holm had refuted the claims. The Coast Board claimed it knew nothing.
"""
NAME = re.compile(r"Ada|Holm|Coast Board")


@pytest.fixture(scope="module")
def plain() -> Record:
    found = record.of(audit_text(TEXT, path="a.md", rules="strict"), page=True)
    first, *others = found.findings
    return replace(found, findings=(replace(first, message="The Coast Board and Ada Holm."), *others))


@pytest.fixture(scope="module")
def masked(plain: Record) -> Record:
    (found,) = redaction.redact(iter([plain]))
    return found


@pytest.mark.parametrize("name", names())
def test_no_format_has_a_name_left(name: str, plain: Record, masked: Record) -> None:
    assert NAME.search(find(name)([plain], View()))
    shown = find(name)([masked], View())
    assert not NAME.search(shown)


def test_one_source_has_one_alias(masked: Record) -> None:
    aliases = set(re.findall(r"Source-\w+", page.load(masked.page).text))
    assert aliases == {redaction.alias("Ada Holm"), redaction.alias("Coast Board")}


def test_a_key_makes_other_aliases(plain: Record) -> None:
    (found,) = redaction.redact(iter([plain]), b"of the newsroom")
    assert redaction.alias("Ada Holm") not in page.load(found.page).text
    assert redaction.alias("Ada Holm", b"of the newsroom") in page.load(found.page).text


def test_words_stand_where_they_stood(plain: Record, masked: Record) -> None:
    text = page.load(masked.page).text
    for before, after in zip(plain.findings, masked.findings, strict=True):
        assert text[after.span.start : after.span.end] == after.words
        assert (after.place, after.origin, after.fingerprint) == (
            before.place,
            before.origin,
            before.fingerprint,
        )
    for held in masked.held:
        assert text[held.span.start : held.span.end] == held.text
    assert len(masked.passages) == len(plain.passages)


def test_without_a_page_places_still_fit(plain: Record) -> None:
    bare = record.of(audit_text(TEXT, path="a.md", rules="strict"))
    (found,) = redaction.redact(iter([bare]))
    for passage in found.passages:
        held = passage.sentence
        for finding in passage.findings:
            start = finding.span.start - held.span.start
            assert held.text[start : start + len(finding.span)] == finding.words


def test_an_article_without_names_is_left_as_it_is() -> None:
    calm = record.of(audit_text("The pier is shut. Officials said it was old."))
    assert list(redaction.redact(iter([calm]))) == [calm]


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    arguments = ["check", str(tmp_path), "--rules", "strict", "--no-cache", "--redact", "sources"]
    shown = CliRunner().invoke(app, arguments).output
    assert redaction.alias("Ada Holm") in shown
    assert not NAME.search(shown.replace(str(tmp_path), ""))
    monkeypatch.setenv(redaction.KEY, "of the newsroom")
    assert redaction.alias("Ada Holm") not in CliRunner().invoke(app, arguments).output


AWKWARD = """# LI SHUTS PIER AT O'HARA POINT

Jonas Li, the harbour master, said the pier was unsafe. Zoë O’Hara, who runs the ferry, said Jonas was wrong.

"It will fall," Mr Li said. Ms O'Hara slammed the plan. C++ Marine Ltd said it knew nothing.
"""


def test_parts_capitals_and_other_apostrophes_are_masked_too() -> None:
    decomposed = AWKWARD.replace("ë", "e\u0308").replace("Jonas Li", "Jonas\u00a0Li")
    for text in (AWKWARD, decomposed):
        found = record.of(audit_text(text, path="a.md", rules="strict"), page=True)
        (hidden,) = redaction.redact(iter([found]))
        shown = page.load(hidden.page).text
        assert not re.search(r"\b(?:Jonas|Li|LI|Zo|O.Hara|O.HARA)\b", shown), shown
        assert "It will fall" in shown
        for finding in hidden.findings:
            assert finding.whole or shown[finding.span.start : finding.span.end] == finding.words


def test_with_a_key_the_name_of_a_finding_tells_nothing(plain: Record) -> None:
    (open_,) = redaction.redact(iter([plain]))
    (hidden,) = redaction.redact(iter([plain]), b"of the newsroom")
    before = [finding.fingerprint for finding in plain.findings]
    assert [finding.fingerprint for finding in open_.findings] == before
    after = [finding.fingerprint for finding in hidden.findings]
    assert not set(after) & set(before)
    assert [len(name) for name in after] == [len(name) for name in before]
