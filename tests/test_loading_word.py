"""Word files: what is prose in them, where it stands, and files that are none."""

from __future__ import annotations

import io
import resource
import sys
import time
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import loading
from audit.document import Document
from audit.errors import FileError

docx = pytest.importorskip("docx")
from docx.oxml import parse_xml  # noqa: E402
from docx.oxml.ns import nsdecls  # noqa: E402

NAMESPACE = nsdecls("w")
SEEN = '<w:vanish w:val="0"/>'


def saved(build: Callable[[Any], None]) -> bytes:
    word = docx.Document()
    build(word)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def loaded(data: bytes) -> Document:
    (found,) = loading.from_bytes(data, "a.docx")
    assert isinstance(found, Document), found
    return found


def refusal(data: bytes, path: str = "a.docx") -> str:
    (found,) = loading.from_bytes(data, path)
    assert isinstance(found, FileError)
    assert "\n" not in str(found)
    return str(found)


def blocks(build: Callable[[Any], None]) -> list[tuple[str, str]]:
    found = loaded(saved(build))
    return [(block.kind, found[block.span]) for block in found.blocks]


def raw(*paragraphs: str) -> Callable[[Any], None]:
    """A document with these ``w:p`` in it, given by what is inside them."""

    def build(word: Any) -> None:
        for inside in paragraphs:
            word.element.body.insert(
                len(word.element.body) - 1, parse_xml(f"<w:p {NAMESPACE}>{inside}</w:p>")
            )

    return build


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(word: Any) -> None:
    for text, style in [
        ("Pier shut", "Title"),
        ("Cracks were found in four piles.", "Subtitle"),
        ("By Ann Poe", None),
        ("VELDA, June 3 (Agency) — The pier is unsafe, the board said.", None),
        ("What next", "Heading 2"),
        ("", None),
        ("rust", "List Bullet"),
        ("rot", "List Number 2"),
        ("Nobody checked it.", "Intense Quote"),
        ("The pier at dusk", "Caption"),
    ]:
        word.add_paragraph(text, style=style)
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "2024", "90,100"
    word.add_paragraph("That is all.")


def test_styles_lists_and_tables() -> None:
    assert blocks(styled) == [
        ("headline", "Pier shut"),
        ("standfirst", "Cracks were found in four piles."),
        ("paragraph", "By Ann Poe"),
        ("paragraph", "VELDA, June 3 (Agency) — The pier is unsafe, the board said."),
        ("headline", "What next"),
        ("list", "rust"),
        ("list", "rot"),
        ("quote", "Nobody checked it."),
        ("caption", "The pier at dusk"),
        ("table", "2024"),
        ("table", "90,100"),
        ("paragraph", "That is all."),
    ]


def test_a_place_is_a_paragraph_and_a_character_in_it() -> None:
    found = loaded(saved(styled))
    for words, paragraph, column in [("shut", 1, 6), ("unsafe", 4, 38), ("rust", 7, 1), ("all", 13, 9)]:
        place = found.place(found.text.index(words))
        assert (place.line, place.column) == (paragraph, column)


def test_lines_that_say_what_it_is() -> None:
    found = loaded(saved(styled)).metadata
    assert (found.byline, found.dateline) == ("Ann Poe", "VELDA, June 3 (Agency)")


def test_a_document_without_styles_is_read_by_its_looks() -> None:
    def build(word: Any) -> None:
        word.add_paragraph("Pier shut after inspection")
        word.add_paragraph().add_run("Cracks were found. It stays shut.").italic = True
        word.add_paragraph("The pier is unsafe.\nBy Ann Poe\nShe said so.")
        word.add_paragraph().add_run("What next").bold = True
        word.add_paragraph("Nobody knows.")

    assert blocks(build) == [
        ("headline", "Pier shut after inspection"),
        ("standfirst", "Cracks were found. It stays shut."),
        ("paragraph", "The pier is unsafe."),
        ("paragraph", "By Ann Poe"),
        ("paragraph", "She said so."),
        ("headline", "What next"),
        ("paragraph", "Nobody knows."),
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f'{run("The ")}<w:ins w:id="1" w:author="A">{run("old ")}</w:ins>{run("pier.")}', "The old pier."),
        (
            f'{run("The ")}<w:del w:id="1" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del>'
            f"{run('pier.')}",
            "The pier.",
        ),
        (f'<w:moveFrom w:id="1" w:author="A">{run("Gone. ")}</w:moveFrom>{run("Here.")}', "Here."),
        (f'<w:moveTo w:id="1" w:author="A">{run("Moved. ")}</w:moveTo>{run("Here.")}', "Moved. Here."),
        (
            f'<w:commentRangeStart w:id="0"/>{run("Pier.")}<w:commentRangeEnd w:id="0"/>'
            '<w:r><w:commentReference w:id="0"/></w:r>',
            "Pier.",
        ),
        (f'{run("A pier")}{run(" no", "<w:vanish/>")}{run(".")}', "A pier."),
        (f'{run("A pier")}{run(" yes", SEEN)}{run(".")}', "A pier yes."),
        (f'<w:hyperlink>{run("The board")}</w:hyperlink>{run(" met.")}', "The board met."),
        (f'<w:sdt><w:sdtContent>{run("The board")}</w:sdtContent></w:sdt>{run(" met.")}', "The board met."),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
            f'{run("hidden")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("3 May")}'
            f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(" came.")}',
            "3 May came.",
        ),
        (
            "<w:r><w:t>state</w:t><w:noBreakHyphen/><w:t>run</w:t><w:br/><w:t>mill</w:t></w:r>",
            "state‑run\nmill",
        ),
        (f'{run("A pier.")}<w:r><w:footnoteReference w:id="2"/></w:r>', "A pier."),
    ],
)  # fmt: skip
def test_what_is_in_and_what_is_left_out(inside: str, text: str) -> None:
    assert [words for _, words in blocks(raw(inside))] == [text]


def test_a_deleted_paragraph_mark_joins_paragraphs() -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>'
    found = loaded(saved(raw(mark + run("The pier is"), run("unsafe."), run("Nobody knew."))))
    assert [found[b.span] for b in found.blocks] == ["The pier is\nunsafe.", "Nobody knew."]
    assert found.place(found.text.index("Nobody")).line == 3


def test_a_deleted_row_is_left_out() -> None:
    def build(word: Any) -> None:
        word.add_paragraph("It rained.")
        table = word.add_table(rows=2, cols=1)
        table.cell(0, 0).text, table.cell(1, 0).text = "kept", "gone"
        table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {NAMESPACE} w:id="1" w:author="A"/>'))

    assert blocks(build) == [("paragraph", "It rained."), ("table", "kept")]


LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")


@given(st.lists(st.text(LETTERS, max_size=30), max_size=5))
def test_no_character_is_lost_and_each_has_its_place(texts: list[str]) -> None:
    def build(word: Any) -> None:
        for text in texts:
            word.add_paragraph(text)

    (found,) = loading.from_bytes(saved(build), "a.docx")
    if isinstance(found, FileError):
        assert not "".join(texts).strip()
        return
    assert found.text == "\n".join(texts)
    shown = {at for block in found.blocks for at in range(block.span.start, block.span.end)}
    assert all(at in shown for at, character in enumerate(found.text) if not character.isspace())
    for block in found.blocks:
        place = found.place(block.span.start)
        assert texts[place.line - 1][place.column - 1 :].startswith(found[block.span])


# --- files that are none -------------------------------------------------------------------


def packed(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


GOOD = saved(styled)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "cannot be read as a Word file"),
        (b"Text.", "cannot be read as a Word file"),
        (GOOD[:2000], "cannot be read as a Word file"),
        (GOOD[:-500], "cannot be read as a Word file"),
        (packed(a=b"x"), "no Word document in it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "has a password, or is an old Word file"),
        (saved(lambda word: None), "has no text"),
    ],
    ids=["empty", "text", "head", "tail", "zip", "old", "blank"],
)
def test_what_is_no_word_file_is_refused_in_one_line(data: bytes, why: str) -> None:
    assert why in refusal(data)


@pytest.mark.parametrize("number", range(0, len(GOOD), 997))
def test_a_flipped_byte_is_refused_or_does_no_harm(number: int) -> None:
    data = bytearray(GOOD)
    data[number] ^= 0x55
    (found,) = loading.from_bytes(bytes(data), "a.docx")
    assert isinstance(found, Document | FileError)


def replaced(part: str, content: bytes) -> bytes:
    """A sound file with other content in one of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return stream.getvalue()


@pytest.mark.parametrize("content", [b"", b"<", b"<a/>", b"<a>" * 50_000, b"\xff\xfe"])
def test_a_document_of_nonsense_is_refused(content: bytes) -> None:
    assert "cannot be read as a Word file" in refusal(replaced("word/document.xml", content))


def test_an_encrypted_archive_is_refused() -> None:
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "is encrypted" in refusal(bytes(data))


def lying(size: int) -> bytes:
    """An archive whose directory says that its one part is small."""
    data = bytearray(packed(word__document_xml=b" " * size))
    for head, field in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.index(head) + field
        data[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        lambda: replaced("word/document.xml", b" " * 400_000_000),
        lambda: replaced("word/document.xml", b"<w:p/>" * 3_000_000),
        lambda: replaced("docProps/thumbnail.jpeg", b"\0" * 200_000_000),
        lambda: lying(400_000_000),
    ],
    ids=["declared", "tags", "picture", "lying"],
)
def test_a_bomb_is_refused_before_it_is_unpacked(data: Callable[[], bytes]) -> None:
    bomb = data()
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    why = refusal(bomb)
    assert "unpacks to more than any article holds" in why or "is damaged" in why
    assert time.process_time() - start < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # in kilobytes


MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'


def box(inside: str) -> str:
    """A run with a text box as Word writes it: as a drawing, and again for older programs."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent {MC}><mc:Choice {WPS} Requires='wps'><w:drawing>"
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_behind_the_paragraph_that_it_hangs_on() -> None:
    inside = f"<w:p>{run('In brief')}</w:p><w:p>{run('It is old.')}</w:p>"
    after = run("Nobody was hurt.")
    assert blocks(raw(run("The pier is ") + box(inside) + run("shut."), after)) == [
        ("paragraph", "The pier is shut."),
        ("paragraph", "In brief"),
        ("paragraph", "It is old."),
        ("paragraph", "Nobody was hurt."),
    ]
    old = f"<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>"
    assert [words for _, words in blocks(raw(run("A pier is here.") + old))][1:] == ["In brief", "It is old."]


def test_a_deleted_text_box_is_left_out() -> None:
    old = box(f"<w:p>{run('It is old.')}</w:p>")
    gone = f'<w:del w:id="1" w:author="a">{old}</w:del>'
    assert blocks(raw(run("A pier is here.") + gone)) == [("paragraph", "A pier is here.")]


def test_notes_are_left_out_and_counted() -> None:
    def note(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}noteReference w:id="{number}"/></w:r>'

    marked = run("A pier.") + note("foot", 2) + note("foot", 3) + note("end", 2)
    assert loaded(saved(raw(marked))).omitted == ("2 footnotes", "1 endnote")
    assert loaded(saved(raw(run("A pier.")))).omitted == ()


def test_its_places_are_paragraphs_to_people() -> None:
    found = loaded(saved(styled))
    assert found.where(found.text.index("unsafe")) == "paragraph 4"


def test_without_the_library_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    assert refusal(GOOD).endswith("pip install '.[docx]' in a checkout of audit")
