"""Annotated passages: a stretch is where the notation says, and what cannot be is an error with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import annotated
from audit.annotated import Annotation, Passage
from audit.document import Span
from audit.errors import FileError

TEXT = """---
register: local
---
# Pier safe, says mayor
@ neutral headline-after | mayor | says | Pier safe | person = Ada Holm

The mayor said the pier was safe, and that he, the engineer, had said so.
@ neutral clause | The mayor | said#1 | the pier … safe + that … said so | person = Ada Holm | 1
She would look again.
! other-sense: look

“We looked.
“We found nothing,” said Ada Holm. “Nothing at all.”
@ neutral clause | Ada Holm | said | We looked … nothing + Nothing at all | person = Ada Holm
The list named:
@ document object | The list | named | one bolt … two nuts | document
- one bolt;
- two nuts.
"""


@pytest.fixture(scope="module")
def passage() -> Passage:
    return annotated.read(TEXT, "pier.txt")


def words(passage: Passage, spans: tuple[Span, ...]) -> list[str]:
    return [passage.document[span] for span in spans]


def test_the_text_is_what_a_reader_gets(passage: Passage) -> None:
    assert "@" not in passage.document.text
    assert [block.kind for block in passage.document.blocks] == [
        *("headline", "paragraph", "paragraph", "list", "list")
    ]
    assert passage.document.text.startswith("Pier safe, says mayor\n\nThe mayor said")
    assert passage.document[passage.sentences[2]] == "She would look again."
    assert passage.fields == {"register": "local"}


def test_places_in_the_file_are_kept(passage: Passage) -> None:
    for span in passage.sentences:
        place = passage.document.place(span.start)
        line = TEXT.splitlines()[place.line - 1][place.column - 1 :]
        assert line == passage.document[span]


def test_spans(passage: Passage) -> None:
    headline, said, _, listed = passage.attributions
    assert words(passage, headline.content) == ["Pier safe"]
    assert words(passage, said.cue) == ["said"]
    assert said.cue[0].start == passage.document.text.index("said the pier")
    assert words(passage, said.content) == ["the pier was safe", "that he, the engineer, had said so"]
    assert (said.name, said.carries, said.sentence) == ("Ada Holm", 1, 1)
    assert words(passage, listed.content) == ["one bolt;\n\ntwo nuts"]


def test_quotation_marks_come_along(passage: Passage) -> None:
    assert words(passage, passage.attributions[2].content) == [
        "“We looked. “We found nothing,”",
        "“Nothing at all.”",
    ]


def test_traps(passage: Passage) -> None:
    assert [(trap.name, passage.document[trap.span]) for trap in passage.traps] == [("other-sense", "look")]


def one(line: str, sentence: str = "He said that she said it.") -> Annotation:
    return annotated.read(f"{sentence}\n{line}\n", "a.txt").attributions[0]


def test_what_is_absent_and_what_nobody_can_tell() -> None:
    found = one("@ - turn | - | - | that … it | none")
    assert (found.source, found.cue, found.name, found.unresolved) == (None, (), None, False)
    assert one("@ neutral clause | she | said#2 | it | person = ?").unresolved


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (
            "@ neutral clause | He | said | it | person",
            "'said' is 2 times in the sentence: say which, said#2",
        ),
        ("@ neutral clause | He | said#3 | it | person", "'said#3' is not in the passage"),
        ("@ neutral clause | They | said#1 | it | person", "'They' is not in the passage"),
        ("@ neutral clause | He | said#1 | that … that | person", "'that' does not come after 'that'"),
        ("@ neutral clause | He | said#1 | person", "4 fields, where there should be 5 or 6"),
        ("@ nutral clause | He | said#1 | it | person", "'nutral clause' is no class of cues"),
        ("@ neutral | He | said#1 | it | person", "'neutral' is no class of cues and a construction"),
        ("@ neutral clause | He | said#1 | it | mayor", "'mayor' is no kind of source; there are person,"),
        ("@ neutral clause | He | said#1 | it | person | two", "'two' is no number of sentences"),
        ("@ neutral clause | He | said#1 | it | person | 1", "carries on beyond the last sentence"),
        ("@ neutral clause | He + she | said#1 | it | person", "a source is one stretch of words"),
        ("! talks: spoke", "'spoke' is not in the passage"),
    ],
)
def test_what_cannot_be(line: str, why: str) -> None:
    with pytest.raises(FileError) as caught:
        one(line)
    assert str(caught.value).startswith(f"a.txt:2: {why}")


def test_a_word_is_a_whole_word_and_the_end_is_looked_for_in_its_sentence() -> None:
    found = annotated.read(
        "Her story, he told her, was old.\n@ neutral told | he | told | was old | person\n"
    )
    assert words(found, found.attributions[0].cue) == ["told"]
    with pytest.raises(FileError, match="comes 2 times after 'the pier': say which, it#2"):
        one("@ neutral clause | He | said | the pier … it | person", "He said the pier was it, as it was.")


def test_a_source_stands_in_its_sentence() -> None:
    with pytest.raises(FileError, match="'Ada' is not in the sentence above"):
        annotated.read("Ada came.\nShe said so.\n@ neutral clause | Ada | said | so | person\n")


def test_an_annotation_stands_under_a_sentence() -> None:
    with pytest.raises(FileError, match=r"a\.txt:1: stands under no sentence"):
        annotated.read("@ neutral clause | - | said | so | person\n", "a.txt")


def test_files(tmp_path: Path) -> None:
    file = tmp_path / "pier.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert annotated.is_annotated(file)
    assert len(annotated.load(file).attributions) == 4
    file.write_text("[fact] Rain fell.\n", encoding="utf-8")
    assert not annotated.is_annotated(file)
    file.write_bytes(b"\xff\n@ x\n")
    with pytest.raises(FileError, match="not valid UTF-8"):
        annotated.load(file)
    with pytest.raises(FileError, match="cannot be read"):
        annotated.load(tmp_path / "nothing.txt")
