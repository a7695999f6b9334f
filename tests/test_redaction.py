"""Names of sources masked: nowhere a name left, everywhere the same alias, every place where it was."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from audit import audit_text, page, record, redaction
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
