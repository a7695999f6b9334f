"""The fingerprint of a finding rests on what a reader sees, not on how it is typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audit.findings import SEVERITIES, fingerprint


def test_quotation_marks_and_spaces_do_not_matter() -> None:
    curly = fingerprint("QUO003", "“reform”", "The “reform” took\neffect.", 0)
    straight = fingerprint("QUO003", '"reform"', 'The "reform"  took effect.', 0)
    assert curly == straight


def test_rule_words_sentence_and_number_do() -> None:
    base = ("EDI002", "dire", "A dire day.", 0)
    others = [
        ("EDI003", "dire", "A dire day.", 0),
        ("EDI002", "day", "A dire day.", 0),
        ("EDI002", "dire", "A dire week.", 0),
        ("EDI002", "dire", "A dire day.", 1),
    ]
    assert len({fingerprint(*base), *(fingerprint(*other) for other in others)}) == 5


def test_the_gravest_comes_first() -> None:
    assert SEVERITIES == ("error", "warning", "info")


@given(st.text(), st.text())
def test_any_text_has_a_fingerprint_of_sixteen_digits(words: str, sentence: str) -> None:
    found = fingerprint("EDI002", words, sentence, 0)
    assert len(found) == 16
    assert int(found, 16) >= 0
