"""The seeds are sound: articles to learn from and to be judged by, and word lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from audit import lexicons, marked, paths
from audit.article import LABELS, CueClass, Trigger
from audit.document import Span
from audit.marked import Marked

ARTICLES = paths.SEEDS / "articles"
HELD_OUT = paths.SEEDS / "held-out"
FILES = [*sorted(ARTICLES.glob("*.txt")), *sorted(HELD_OUT.glob("*.txt"))]
LISTS = sorted((paths.SEEDS / "lexicons").glob("*.txt"))
RULE_LISTS = sorted((paths.SEEDS / "lexicons" / "rules").glob("*.txt"))

MOST_WITH_ONE_RUN = 0.005
RUN = 5

GRADES = frozenset("123")
CUES = frozenset(get_args(CueClass)) | {"criticise", "praise"}
CLASSES: dict[str, frozenset[str]] = {
    "abbreviations": frozenset(
        "title given number latin month state company final unit time open after-time polite national "
        "shouting lettered starter".split()
    ),
    "common-verbs": frozenset(("verb", "both")),
    "name-endings": frozenset(("organisation", "place", "thing")),
    "cue-nouns": CUES,
    "cue-phrases": frozenset(("light-verb", "attitude", "preposition", "adverb", "passive")),
    "cue-tones": frozenset(("plain", "vouching", "doubting", "colouring")),
    "cue-verbs": CUES,
    "evaluative-adjectives": GRADES,
    "evaluative-adverbs": frozenset(("sentence", "manner", "intensifier", "certainty")),
    "evaluative-nouns": GRADES,
    "evaluative-verbs": GRADES,
    "irregular": frozenset(("verbs", "nouns", "spelling")),
    "names-given": frozenset(("given",)),
    "places": frozenset("country us-state region continent city demonym".split()),
    "quotation-words": frozenset("reporting work naming named small following".split()),
    "source-nouns": frozenset("person organisation document group anonymous outlet spokesperson".split()),
    "stance-phrases": frozenset(
        "significance motive presumption contrast concession prescription prediction inference "
        "mockery puffery euphemism hyperbole kicker rhetoric".split()
    ),
    "titles": frozenset(("honorific", "office")),
    "triggers": frozenset(
        (
            *get_args(Trigger),
            *("accusation of", "wrongful", "concealment of", "closed", "public", "casualty people"),
        )
    ),
}
"""The classes that the program knows, list by list; a list that is not named here has none."""
OVERLAPPING = frozenset(("abbreviations", "quotation-words", "triggers"))
"""Lists in which a word may stand in several classes, because each class is asked for by itself."""
WITH_CAPITALS = frozenset(("abbreviations",))
"""Lists in which capitals count."""


@cache
def read(file: Path) -> Marked:
    return marked.read(file.read_text(encoding="utf-8"), str(file))


@cache
def sentences(folder: Path) -> list[str]:
    return [s.document[span] for s in map(read, sorted(folder.glob("*.txt"))) for span, _ in s.pins]


def words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[\w'’-]+", text.lower().replace("’", "'")))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    found = words(text)
    return {found[at : at + length] for at in range(len(found) - length + 1)}


class TestArticle:
    """What holds of each article, learnt from or held out; every failure is named."""

    def test_says_what_it_is(self) -> None:
        wanted = ("register", "subject", "genre")
        assert not [file for file in FILES if not all(read(file).fields.get(name) for name in wanted)]

    def test_has_a_label_for_every_sentence(self) -> None:
        assert all(read(file).pins for file in FILES)
        assert not [place for file in FILES for place in _unlabelled(file)]

    def test_marks_lie_in_their_sentences(self) -> None:
        astray = [
            f"{file}: {seed.document[mark]!r}"
            for file, seed in _read_all()
            for mark in (*seed.words, *seed.cues, *(source.span for source in seed.sources))
            if not any(mark in sentence for sentence, _ in seed.pins)
        ]
        assert not astray

    def test_marks_hold_words_and_no_space_around_them(self) -> None:
        blank = [
            f"{file}: {seed.document[mark]!r}"
            for file, seed in _read_all()
            for mark in (*seed.words, *seed.cues, *(source.span for source in seed.sources))
            if not len(mark) or seed.document[mark] != seed.document[mark].strip()
        ]
        assert not blank

    def test_a_line_that_asserts_nothing_has_no_judgement(self) -> None:
        judging = [
            f"{file}: {seed.document[sentence]!r}"
            for file, seed in _read_all()
            for sentence, label in seed.pins
            if label == "other" and any(word in sentence for word in seed.words)
        ]
        assert not judging

    def test_has_no_sentence_twice(self) -> None:
        for file, seed in _read_all():
            counts = Counter(seed.document[sentence] for sentence, _ in seed.pins)
            assert not [f"{file}: {text}" for text, count in counts.items() if count > 1]


class TestAllArticles:
    def test_there_are_enough_to_learn_from(self) -> None:
        learnt = [read(file) for file in sorted(ARTICLES.glob("*.txt"))]
        assert len(learnt) >= 120
        assert sum(len(seed.pins) for seed in learnt) >= 1500
        assert len({seed.fields["subject"] for seed in learnt}) >= 12
        assert len({seed.fields["register"] for seed in learnt}) >= 8

    def test_each_label_is_learnt_from_often(self) -> None:
        counts = Counter(label for file in ARTICLES.glob("*.txt") for _, label in read(file).pins)
        assert min(counts["fact"], counts["attribution"], counts["editorial"]) >= 300
        assert counts["other"] >= 50

    def test_there_is_something_to_be_judged_by(self) -> None:
        held = [read(file) for file in sorted(HELD_OUT.glob("*.txt"))]
        assert len({seed.fields["register"] for seed in held}) >= 8
        assert {label for seed in held for _, label in seed.pins} == set(LABELS)

    def test_nothing_held_out_is_learnt_from(self) -> None:
        both = {words(text) for text in sentences(HELD_OUT)} & {words(text) for text in sentences(ARTICLES)}
        assert not both
        assert not {file.name for file in ARTICLES.glob("*")} & {file.name for file in HELD_OUT.glob("*")}

    def test_nothing_held_out_is_learnt_from_in_part(self) -> None:
        learnt = {run for text in sentences(ARTICLES) for run in runs(text, 9)}
        shared = [text for text in sentences(HELD_OUT) if runs(text, 9) & learnt]
        assert not shared

    def test_no_turn_of_phrase_stands_for_the_whole(self) -> None:
        every = sentences(ARTICLES)
        counts = Counter(run for text in every for run in runs(text, RUN))
        often = {" ".join(run): n for run, n in counts.items() if n > MOST_WITH_ONE_RUN * len(every)}
        assert not often

    def test_a_judgement_is_marked_wherever_one_is_asserted(self) -> None:
        """At least nineteen in twenty: a headline may judge as a whole."""
        judged = bare = 0
        for file in ARTICLES.glob("*.txt"):
            seed = read(file)
            for sentence, label in seed.pins:
                if label == "editorial":
                    judged += 1
                    bare += not any(word in sentence for word in seed.words)
        assert bare <= judged / 20

    def test_judging_words_stand_in_the_mouths_of_sources_too(self) -> None:
        """Whose words they are can be learnt only where both occur."""
        said = sum(
            label == "attribution" and any(_judges(word) for word in words(_unmarked(seed, sentence)))
            for file, seed in _read_all()
            if file.parent == ARTICLES
            for sentence, label in seed.pins
        )
        assert said >= 50


def _read_all() -> list[tuple[Path, Marked]]:
    return [(file, read(file)) for file in FILES]


def _unlabelled(file: Path) -> Iterator[str]:
    """Where an article has words outside its labelled sentences."""
    document, labelled = read(file).document, [sentence for sentence, _ in read(file).pins]
    for block in document.blocks:
        at = block.span.start
        for sentence in [*(s for s in labelled if s in block.span), Span(block.span.end, block.span.end)]:
            if document.text[at : sentence.start].strip():
                yield f"{file}:{document.place(at).line}: {document.text[at : sentence.start].strip()}"
            at = sentence.end


def _unmarked(seed: Marked, sentence: Span) -> str:
    """The words of a sentence that are not marked as judging."""
    text = list(seed.document[sentence])
    for mark in seed.words:
        if mark in sentence:
            text[mark.start - sentence.start : mark.end - sentence.start] = " " * len(mark)
    return "".join(text)


def _judges(word: str) -> bool:
    return lexicons.load("evaluative-adjectives").get(word) is not None


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
class TestWordList:
    def test_begins_with_what_it_is_for(self, file: Path) -> None:
        assert file.read_text(encoding="utf-8").startswith("# ")

    def test_has_no_entry_twice(self, file: Path) -> None:
        keys = Counter(
            (entry.words, entry.group if file.stem in OVERLAPPING else "") for entry in entries(file)
        )
        assert not [words for (words, _), count in keys.items() if count > 1]

    def test_is_in_lower_case(self, file: Path) -> None:
        if file.stem not in WITH_CAPITALS:
            assert not [entry.words for entry in entries(file) if entry.words != entry.words.lower()]

    def test_has_the_classes_that_the_program_knows(self, file: Path) -> None:
        found = {entry.group for entry in entries(file)}
        assert found
        assert found <= CLASSES.get(file.stem, {""})

    def test_is_written_plainly(self, file: Path) -> None:
        """One space between words, straight apostrophes, and nothing that the reader of lists would miss."""
        for entry in entries(file):
            assert entry.words, file
            assert not re.search(r"  |[’‘“”\t]|^\W|[\[\]|#]", entry.words), entry.words

    def test_entries_are_found_in_their_own_words(self, file: Path) -> None:
        if file.stem in {"irregular", *OVERLAPPING}:
            pytest.skip("asked by class or form, not by entry")
        inflect = file.stem.startswith(("cue-verbs", "cue-phrases", "evaluative-nouns", "evaluative-verbs"))
        lexicon = lexicons.Lexicon(entries(file), inflect=inflect)
        missed = []
        for entry in entries(file):
            plain = entry.words.replace("~", "").split()
            match = lexicon.at(plain, 0)
            if match is None or match.last != len(plain):
                missed.append(entry.words)
        assert not missed


@pytest.mark.parametrize("file", RULE_LISTS, ids=lambda file: file.stem)
class TestListOfARule:
    def test_begins_with_what_it_is_for(self, file: Path) -> None:
        assert file.read_text(encoding="utf-8").startswith("# ")

    def test_has_no_entry_twice(self, file: Path) -> None:
        keys = Counter(line.strip() for line in _lines(file))
        assert not [words for words, count in keys.items() if count > 1]


def entries(file: Path) -> list[lexicons.Entry]:
    return list(lexicons.read(file.read_text(encoding="utf-8")))


def _lines(file: Path) -> list[str]:
    found = file.read_text(encoding="utf-8").splitlines()
    return [line for line in found if line.strip() and not line.startswith(("#", "["))]
