"""Headlines, standfirsts, bylines, notes, interviews: the same in every format, and what holds of all."""

from __future__ import annotations

import json
import re
import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audit import loading
from audit.document import Document
from audit.loading import headings, notices

Blocks = list[tuple[str, str]]


def blocks(text: str, path: str = "a.txt") -> Blocks:
    document = loading.from_text(text, path)
    return [(block.kind, document[block.span]) for block in document.blocks]


# --- metadata from lines --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("VELDA, June 3 (Agency) — The pier is shut.", "VELDA, June 3 (Agency)"),
        ("VELDA — The pier is shut.", "VELDA"),
        ("VELDA, Ore. (Agency) - “The pier is shut.”", "VELDA, Ore. (Agency)"),
        ("ST. ANN, Minn., June 3 — A pier is shut.", "ST. ANN, Minn., June 3"),
        ("Velda (Agency) — The pier is shut.", "Velda (Agency)"),
        ("NORTH VELDA (Agency) -- The pier is shut.", "NORTH VELDA (Agency)"),
        ("SÃO BRANDO, 3 June 2026 (Agency) — The pier is shut.", "SÃO BRANDO, 3 June 2026 (Agency)"),
        ("PORT O’DELL — Two piers are shut.", "PORT O’DELL"),
        ("NATO — the alliance — met.", ""),
        ("The pier — The Old Pier — is shut.", ""),
        ("Velda — The pier is shut.", ""),
        ("COVID-19 — The disease is back.", ""),
        ("I (as a boy) — Lee — was there.", ""),
        ("VELDA is shut.", ""),
    ],
)
def test_datelines(paragraph: str, dateline: str) -> None:
    for path in ("a.txt", "a.md"):
        found = loading.from_text(f"Pier shut\n\nBy Ann Poe\n\n{paragraph}\n\nMore is here.", path)
        assert found.metadata.dateline == (dateline or None)
        assert paragraph in [found[block.span] for block in found.blocks]


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("By Ann Poe", "byline", "Ann Poe"),
        ("BY ANN POE AND LEE MARSH", "byline", "ANN POE AND LEE MARSH"),
        ("By Ann Poe, Political Editor", "byline", "Ann Poe, Political Editor"),
        ("Words by Ann Poe", "byline", "Ann Poe"),
        ("By Ann Poe | 3 May 2026", "byline", "Ann Poe"),
        ("By Ann Poe | 3 May 2026", "date", "2026-05-03"),
        ("Photographs by Ann Poe", "byline", None),
        ("Published: April 26, 2026", "date", "2026-04-26"),
        ("Friday, 26 April 2026, 10:40 GMT", "date", "2026-04-26"),
        ("2026-05-03", "date", "2026-05-03"),
        ("Last updated: 3rd May 2026", "date", "2026-05-03"),
        ("Published: 3/5/2026", "date", None),
        ("Published: 31 February 2026", "date", None),
        ("By Friday the pier was shut", "byline", None),
    ],
)
def test_lines_give_metadata(line: str, field: str, value: str | None) -> None:
    found = loading.from_text(f"Pier shut\n\n{line}\n\nThe pier is unsafe.").metadata
    assert getattr(found, field) == value
    assert (field in found.present) is (value is not None)


def test_front_matter_and_records_win_over_lines() -> None:
    body = "By Ann Poe\n\nPublished: 3 May 2026\n\nThe pier is shut."
    for path in ("a.txt", "a.md"):
        found = loading.from_text(f"---\nbyline: Lee Marsh\ndate:\n---\n{body}", path).metadata
        assert (found.byline, found.date) == ("Lee Marsh", "2026-05-03")
    (record,) = loading.from_bytes(json.dumps({"text": body, "byline": "Lee Marsh"}).encode(), "a.jsonl")
    assert isinstance(record, Document)
    assert (record.metadata.byline, record.metadata.date) == ("Lee Marsh", "2026-05-03")


def test_the_day_of_publication_wins_over_an_update() -> None:
    text = "Updated: 9 May 2026\n\nPublished: 3 May 2026\n\nThe pier is shut."
    assert loading.from_text(text).metadata.date == "2026-05-03"


# --- roles of blocks ---------------------------------------------------------------------------------

BODY = "The pier was shut on Friday, the board said. Nobody was hurt."


@pytest.mark.parametrize(
    ("text", "path", "kinds"),
    [
        (f"Pier shut\n\nCracks were found in four piles\n\n{BODY}\n\n{BODY}", "a.txt", "headline standfirst"),
        (f"Pier shut\n\nIt was old. It stays shut.\n\nBy Ann Poe\n\n{BODY}", "a.txt", "headline standfirst"),
        (f"Pier shut\n\nCracks were found.\n\n{BODY}", "a.txt", "headline paragraph"),
        (f"Pier shut\n\nGeneral questions\n\n{BODY}", "a.txt", "headline paragraph"),
        (f"Pier shut\n\nA is. B is. C is.\n\nBy Ann Poe\n\n{BODY}", "a.txt", "headline paragraph"),
        (f"# Pier shut\n\n*Cracks were found.*\n\n{BODY}", "a.md", "headline standfirst"),
        (f"# Pier shut\n\n**Cracks were found.**\n\n{BODY}", "a.md", "headline standfirst"),
        (f"# Pier shut\n\n*Cracks* were *found.*\n\n{BODY}", "a.md", "headline paragraph"),
        (f"# Pier shut\n\n## Cracks were found in four piles.\n\n{BODY}", "a.md", "headline standfirst"),
        (f"# Pier shut\n\n## What next\n\n{BODY}", "a.md", "headline headline"),
        (f"# Pier shut\n\n*By Ann Poe*\n\n{BODY}", "a.md", "headline paragraph"),
        ("# Pier shut\n\n*Cracks were found.*", "a.md", "headline paragraph"),
    ],
)  # fmt: skip
def test_standfirsts(text: str, path: str, kinds: str) -> None:
    assert " ".join(kind for kind, _ in blocks(text, path)[:2]) == kinds


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("What happens next", "headline"),
        ("‘A bad year’", "headline"),
        ("2014", "headline"),
        ("Nobody knows.", "paragraph"),
        ("The board found:", "paragraph"),
        ("by the sea", "paragraph"),
        ("By Ann Poe", "paragraph"),
        ("The board met on Friday evening in the old hall of Velda", "paragraph"),
        ("— Ann Poe", "paragraph"),
    ],
)
def test_subheadings(line: str, kind: str) -> None:
    text = f"Pier shut\n\nBy Lee Marsh\n\n{BODY}\n\n{line}\n\n{BODY}"
    assert (kind, line) in blocks(text)
    assert (kind, line) not in blocks(f"{BODY}\n\n{BODY}\n\n{line}") or kind == "paragraph"
    assert headings.is_subheading(line) is (kind == "headline")


def test_bold_words_head_what_is_below_them() -> None:
    assert ("headline", "What next") in blocks(f"# Pier\n\n{BODY}\n\n**What next**\n\n{BODY}", "a.md")
    assert ("paragraph", "What next?") in blocks(f"# Pier\n\n{BODY}\n\n**What next?**\n\n{BODY}", "a.md")
    assert ("paragraph", "What next") in blocks(f"# Pier\n\n{BODY}\n\n**What next**", "a.md")


def test_an_interview_has_a_block_for_each_turn() -> None:
    turns = [
        "Q: Why is the pier shut?",
        "A: It was going to fall.",
        "Ann Poe: No, it was not.",
        "LEE: It was.",
    ]
    for path in ("a.txt", "a.md", "a.html"):
        joined = ("<br>" if path.endswith("html") else "\n").join(turns)
        assert [words for _, words in blocks(f"{joined}\n", path)] == turns


def test_a_turn_begins_a_block_in_wrapped_text_too() -> None:
    answer = f"Ann Poe: We knew of it for years. {BODY} {BODY}"
    wrapped = "\n".join(textwrap.fill(t, 60) for t in (answer, f"Q: Why? {BODY} {BODY}", answer))
    assert [re.sub(r"\s+", " ", words)[:8] for _, words in blocks(wrapped)] == [
        "Ann Poe:",
        "Q: Why? ",
        "Ann Poe:",
    ]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version had the wrong year.",
        "Editor’s note: The writer sits on the board.",
        "This article was amended on 3 May 2026 to name the board.",
        "An earlier version of this story misspelt a name.",
        "Contact: press@velda.example",
        "(Reporting by Ann Poe; Editing by Lee Marsh)",
    ],
)
def test_notes_to_the_reader_are_blocks_of_their_own(note: str) -> None:
    wrapped = textwrap.fill(f"{BODY} {BODY} {BODY}", 60)
    assert blocks(f"{wrapped}\n{note}")[-1] == ("paragraph", note)
    assert blocks(f"{BODY}\n{note}", "a.md")[-1] == ("paragraph", note)


def test_quoted_lines_wrapped_by_a_machine_are_one_block() -> None:
    text = "> The board had never looked at the bolts of\n> the pier, and\n> nobody knew.\n>\n> It is shut.\n"
    assert blocks(f"It said:\n\n{text}") == [
        ("paragraph", "It said:"),
        ("quote", "The board had never looked at the bolts of\n> the pier, and\n> nobody knew."),
        ("quote", "It is shut."),
    ]


def test_quoted_paragraphs_of_a_line_each_stay_apart() -> None:
    assert blocks(f"> {BODY}\n> {BODY}\n> - rust\n>> Deeper.") == [
        ("quote", BODY),
        ("quote", BODY),
        ("list", "rust"),
        ("quote", "Deeper."),
    ]


def test_a_pull_quote_goes_with_who_said_it() -> None:
    text = f"{BODY}\n\n“We will not wait any longer.”\n— Ann Poe, harbour master\n\n{BODY}"
    assert blocks(text)[1] == ("quote", "“We will not wait any longer.”\n— Ann Poe, harbour master")
    assert [kind for kind, _ in blocks("“We knew,” he said.\n— Ann Poe\n\nMore is here.")][:2] != ["quote"]


def test_a_speaker_is_no_time_and_no_address() -> None:
    for line in (
        "at 10: the pier",
        "See: the pier",
        "http://velda.example",
        "Why: it fell",
        "10:40 in Velda",
    ):
        assert not notices.speaks(line)


# --- what holds of any text ----------------------------------------------------------------------------

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
MARKS = set("#>-*•‣▪◦●·_=~+—–.)0123456789")


@given(TEXT)
@example("> # - a\n>\n>> b\n***\nc\n===")
def test_no_character_of_plain_text_is_lost_but_marks(text: str) -> None:
    found = loading.from_text(text)
    start = 0 if not text.startswith("---") else len(text)  # what is front matter has tests of its own
    shown = {at for block in found.blocks for at in range(block.span.start, block.span.end)}
    lost = {c for at, c in enumerate(text) if at >= start and at not in shown}
    assert all(c in MARKS or not c.isprintable() or c.isspace() for c in lost)


@given(st.lists(TEXT, max_size=4))
def test_no_character_of_markdown_is_lost(paragraphs: list[str]) -> None:
    lines = [" ".join(re.sub(r"[\0\r\n]", " ", text).split()) for text in paragraphs]
    source = "\n\n".join(
        "".join(f"\\{c}" if re.match(r"[!-/:-@\[-`{-~]", c) else c for c in line) for line in lines
    )
    source = re.sub(r"(?m)^(\d)", r"&#8203;\1", source)  # else the number of an item
    found = loading.from_text(source, "a.md")
    shown = "".join(found[block.span] for block in found.blocks)
    assert re.sub(r"\s", "", shown).replace("\u200b", "") == re.sub(r"\s", "", "".join(lines)).replace(
        "\u200b", ""
    )


@given(TEXT)
def test_a_record_has_the_blocks_of_its_text(text: str) -> None:
    (found,) = loading.from_bytes(json.dumps({"text": text}).encode(), "a.jsonl")
    assert isinstance(found, Document)
    assert (found.text, found.blocks) == (text, loading.from_text(text).blocks)


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@given(text=TEXT)
def test_line_ends_make_no_difference(path: str, text: str) -> None:
    text = text.replace("\r", "")
    windows = [
        (kind, words.replace("\r\n", "\n")) for kind, words in blocks(text.replace("\n", "\r\n"), path)
    ]
    assert windows == blocks(text, path)


PARAGRAPHS = st.lists(
    st.sampled_from(
        [BODY, "Nobody was hurt.", "- rust\n- rot", "> It was shut.", "## What next", "By Ann Poe",
         "“We knew.”", "Q: Why?", "It cost 1.5m, and\nnobody paid.", "No stop",
         "LEE: It was.", "1. One\n2. Two", "Found:"]
    ),
    min_size=1, max_size=6,
).map("\n\n".join)  # fmt: skip


def spans(text: str, path: str, shift: int = 0) -> list[tuple[int, int]]:
    document = loading.from_text(text, path)
    origins = [document.origin_span(block.span) for block in document.blocks]
    return [(span.start + shift, span.end + shift) for span in origins]


@given(PARAGRAPHS, PARAGRAPHS, st.sampled_from(["\n\n", "\n \n", "\r\n\r\n", "\n\n\n"]))
def test_two_texts_after_one_another_have_the_blocks_of_both(first: str, second: str, parted: str) -> None:
    for path in ("a.txt", "a.md"):
        if path == "a.md" and re.search(r"[-.>] .*$", first.rpartition("\n")[2]):
            continue  # a list goes on over a blank line
        both = spans(first + parted + second, path)
        assert both == spans(first, path) + spans(second, path, len(first + parted))


@given(TEXT, TEXT)
def test_two_lines_of_any_text_have_the_blocks_of_both(first: str, second: str) -> None:
    first, second = (
        re.sub(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|^---", " ", text) for text in (first, second)
    )
    both = spans(f"{first}\n\n{second}", "a.txt")
    assert both == spans(first, "a.txt") + spans(second, "a.txt", len(first) + 2)
