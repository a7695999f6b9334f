"""Word lists: their notation, inflection, phrases; and that the lists of the project are sound."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from audit import lexicons, paths
from audit.errors import FileError
from audit.lexicons import Entry, Lexicon

LISTS = sorted((paths.SEEDS / "lexicons").rglob("*.txt"))


def test_a_list_is_read_with_its_classes_flags_and_comments() -> None:
    text = "# verbs\n[neutral]\nsay | that quote # the plainest\n\n[accuse]\nlash~ out\nblame | np\n"
    assert list(lexicons.read(text)) == [
        Entry("say", "neutral", "that quote"),
        Entry("lash~ out", "accuse"),
        Entry("blame", "accuse", "np"),
    ]
    assert Entry("say", "", "that quote").flags == ("that", "quote")


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("says", "say"),
        ("said", "say"),
        ("denied", "deny"),
        ("denies", "deny"),
        ("planned", "plan"),
        ("hoping", "hope"),
        ("told", "tell"),
        ("accuses", "accuse"),
        ("panicked", "panic"),
        ("agreed", "agree"),
        ("wrote", "write"),
    ],
)
def test_a_form_leads_to_its_lemma(word: str, lemma: str) -> None:
    assert lemma in dict(lexicons.lemmas(word))
    assert lemma in [candidate for candidate, _ in lexicons.lemmas(word)]


@pytest.mark.parametrize(
    ("word", "lemma"), [("saying", "sing"), ("this", "thi s"), ("bed", "b"), ("pass", "pas")]
)
def test_other_words_do_not(word: str, lemma: str) -> None:
    assert lemma not in dict(lexicons.lemmas(word))


def test_entries_are_found_from_the_left_the_longest_first() -> None:
    verbs = Lexicon([Entry("say"), Entry("lash"), Entry("lash~ out"), Entry("point~ out")], inflect=True)
    words = "he lashed out and said it lashes".split()
    assert [(m.first, m.last, m.entry.words) for m in verbs.find(words)] == [
        (1, 3, "lash~ out"),
        (4, 5, "say"),
        (6, 7, "lash"),
    ]
    assert "pointing" not in verbs
    assert "lashing" in verbs


def test_without_inflection_only_the_word_itself_is_found() -> None:
    words = Lexicon([Entry("say"), Entry("in fact")])
    assert "said" not in words
    assert words.get("say") == Entry("say")
    assert [m.entry.words for m in words.find("in fact they say".split())] == ["in fact", "say"]


def test_a_phrase_may_inflect_in_its_second_word() -> None:
    known = Lexicon([Entry("on say~ so"), Entry("on top")])
    assert [m.entry.words for m in known.find(["on", "saying", "so", "on", "top"])] == [
        "on say~ so",
        "on top",
    ]
    assert known.at(["on", "sand", "so"], 0) is None
    assert (known.goes_on("on", "said"), known.goes_on("on", "top"), known.goes_on("on", "so")) == (
        True,
        True,
        False,
    )


def test_classes_hold_their_words() -> None:
    words = Lexicon([Entry("say", "neutral"), Entry("blame", "accuse"), Entry("lash out", "accuse")])
    assert words.group("accuse") == {"blame"}
    assert words.group("praise") == frozenset()


def test_a_missing_list_is_named() -> None:
    with pytest.raises(FileError, match=r"no-such-list\.txt: a file of the program is missing"):
        lexicons.load("no-such-list")


@pytest.mark.parametrize("path", LISTS, ids=[p.stem for p in LISTS])
def test_the_lists_of_the_project_are_sound(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    entries = list(lexicons.read(text))
    assert entries
    assert all(entry.words == entry.words.strip() != "" for entry in entries)
    assert not [e for e in entries if "  " in e.words or "\t" in e.words]
    assert not [entry for entry, count in Counter(entries).items() if count > 1]
