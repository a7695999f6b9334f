"""Who is heard: for people on screens of all kinds, as Markdown, for a spreadsheet, for programs."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from audit.article import Source
from audit.errors import FileError
from audit.formats import View, find
from audit.formats.sourcing import percents
from audit.formats.sourcing.csv import COLUMNS
from audit.formats.sourcing.json import SCHEMA
from audit.sourcing import ledger, together
from audit.sourcing.ledger import STANDINGS, Ledger, Row, Total
from tests.formats.made import Expect
from tests.sourcing.made import BOARD, DIVERS, OFFICIAL, RUIZ, Said, Told, article, small

terminal, markdown = find("terminal", "sourcing"), find("markdown", "sourcing")
as_csv, as_json = find("csv", "sourcing"), find("json", "sourcing")

KEYS = Path(__file__).parents[2] / "docs" / "sources-json.md"
EVIL = ["\x1b[31mred\x1b[0m", "\x9b31m", "\x1b]0;title\x07", "\u202eevil", "a\x08b", "\r\nnew", "\x85"]


@pytest.fixture
def first() -> Ledger:
    return replace(ledger.read(small()), headline="Pier “safe”, says mayor")


@pytest.fixture
def second() -> Ledger:
    """An article in which people are not named, one with a reason, and two say the same."""
    claim = "the inspectors closed the northern pier in May"
    made = article(
        Told(f"Two divers who saw the letter said {claim}.", [Said(DIVERS, "said", [claim])]),
        Told("They asked not to be named because their jobs are at risk."),
        Told(f"An official said {claim}, and that it leaks.", [Said(OFFICIAL, "said", [claim])]),
        Told(
            "The Harbour Board confirmed the closing.",
            [Said(BOARD, "confirmed", ["the closing"], "confirm", "confirm")],
        ),
        Told("Ana Ruiz, the mayor, said no.", [Said(RUIZ, "said", ["no"])]),
        path="news/second.txt",
        names=["Ana Ruiz"],
    )
    return ledger.read(made)


@pytest.fixture
def both(first: Ledger, second: Ledger) -> list[Ledger]:
    return [first, second]


def called(name: str) -> Ledger:
    """The ledger of an article with one source, which is called this."""
    source = Source(name, "person", "named")
    text = f"{name} said no."
    return ledger.read(article(Told(text, [Said(source, "said", ["no"])])))


class TestTerminal:
    @pytest.mark.parametrize("width", [50, 80, 100, 140])
    def test_plain(self, both: list[Ledger], expect: Expect, width: int) -> None:
        expect(f"sources-{width}.txt", terminal(both, View(width)))

    def test_colour(self, first: Ledger, expect: Expect) -> None:
        expect("sources-colour.txt", terminal([first], View(100, colour=True)))

    def test_ascii(self, first: Ledger, second: Ledger) -> None:
        text = terminal([first, second], View(100, ascii=True))
        assert text.isascii()
        assert "####" in text
        assert "say x2" in text

    @pytest.mark.parametrize("width", [40, 50, 71, 72, 80, 100, 140])
    def test_no_line_is_wider_than_the_screen(self, both: list[Ledger], width: int) -> None:
        assert max(cell_len(line) for line in terminal(both, View(width)).splitlines()) <= width

    def test_wide_characters_keep_the_columns(self) -> None:
        lines = terminal([called("港務局長")], View(80)).splitlines()
        (row,) = [line for line in lines if line.startswith("  港務局長")]
        (head,) = [line for line in lines if line.startswith("Source by source")]
        at = cell_len(head[: head.index(" cited") + len(" cited")])
        assert cell_len(row[: re.search(r"\d+ +\d+ +\d+ +\d+%", row).start()]) < at  # type: ignore[union-attr]
        assert cell_len(row.rstrip("█ ")) == cell_len(head.rstrip())

    def test_a_long_name_is_shown_whole(self) -> None:
        name = "The Society for the Preservation of Northern Piers, Jetties and Landing Stages"
        text = terminal([called(name)], View(80))
        shown = " ".join(line[:33].strip() for line in text[text.index("Source by source") :].splitlines())
        assert name in re.sub(r"\s+", " ", shown)

    def test_the_bars_are_as_long_as_the_words_are_many(self, first: Ledger) -> None:
        text = terminal([first], View(100))
        rows = re.findall(r"(\d+) +(\d+) +\d+% (█+)", text[text.index("Source by source") :])
        lengths = sorted((int(quoted) + int(paraphrased), len(bar)) for quoted, paraphrased, bar in rows)
        assert [length for _, length in lengths] == sorted(length for _, length in lengths)
        words, length = lengths[-1]
        assert all(abs(bar - held / words * length) <= 1 for held, bar in lengths)

    def test_verbs_of_those_heard_at_second_hand_are_shown_as_in_markdown(self) -> None:
        board = replace(BOARD, name="the board")
        told = Told(
            "Ana Ruiz said the board admitted the pier leaks.",
            [
                Said(RUIZ, "said", ["the board admitted the pier leaks"]),
                Said(board, "admitted", ["the pier leaks"], "admit", "admit"),
            ],
        )
        made = ledger.read(article(told, names=["Ana Ruiz"]))
        assert [row.second_hand for row in made.rows if row.name == "the board"] == [1]
        assert "| the board |  |  |  | admit |" in markdown([made], View())
        text = terminal([made], View(100))
        assert "  the board " in text[text.index("Verbs by speaker") :]

    def test_nothing_attributed(self) -> None:
        text = terminal([ledger.read(article(Told("It rained.")))], View(80))
        assert "Nothing is attributed to anyone." in text
        assert "nobody" not in text

    @pytest.mark.parametrize("evil", EVIL)
    def test_what_a_text_holds_cannot_steer_the_terminal(self, evil: str) -> None:
        made = replace(called(f"Ana{evil}Ruiz"), path=evil, headline=evil)
        text = terminal([made], View(100))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)

    def test_of_many_articles_the_greatest_are_listed(self) -> None:
        text = terminal(
            [called(f"Ana Ruiz{letter}") for letter in "abcdefghijklmnopqrstuvwxyzäöå"], View(100)
        )
        assert "and 4 more, which --format csv and json list" in text

    def test_no_articles_no_text(self) -> None:
        assert terminal([], View(80)) == ""


class TestMarkdown:
    def test_all_of_it(self, both: list[Ledger], expect: Expect) -> None:
        expect("sources.md", markdown(both, View()))

    def test_every_row_has_all_cells(self, both: list[Ledger]) -> None:
        for table in re.findall(r"(?:^\|.*\n)+", markdown(both, View()), re.MULTILINE):
            cells = [len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()]
            assert len(set(cells)) == 1

    def test_what_a_name_holds_is_text(self) -> None:
        text = markdown([called("A|b *c* <i>d</i> @anna")], View())
        assert r"A\|b \*c\* \<i\>d\</i\>" in text
        assert "@anna" not in text

    def test_no_articles_no_text(self) -> None:
        assert markdown([], View()) == ""


class TestCsv:
    def test_all_of_it(self, both: list[Ledger], expect: Expect) -> None:
        expect("sources.csv", as_csv(both, View()))

    def test_is_as_rfc_4180_says(self, both: list[Ledger]) -> None:
        text = as_csv(both, View())
        assert text.endswith("\r\n")
        assert "\n" not in text.replace("\r\n", "")
        rows = list(csv.reader(io.StringIO(text), strict=True))
        assert tuple(rows[0]) == COLUMNS
        assert {len(row) for row in rows} == {len(COLUMNS)}

    def test_a_row_for_each_source_of_each_article(self, both: list[Ledger]) -> None:
        rows = list(csv.DictReader(io.StringIO(as_csv(both, View()))))
        assert len(rows) == sum(len(each.rows) for each in both)
        assert sum(int(row["words"]) for row in rows) == sum(each.attributed for each in both)
        assert {row["article"] for row in rows} == {"draft.txt", "news/second.txt"}
        assert [row["reason"] for row in rows if row["standing"] == "unnamed" and row["people"] == "2"] == [
            "“asked not to be named because their jobs are at risk” (line 2)"
        ]

    @pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", '"=1', "'=1", "＝1+1"])
    def test_no_cell_is_a_formula(self, name: str) -> None:
        made = replace(called("Ana Ruiz"), path=name, name=name)
        made = replace(made, rows=tuple(replace(row, name=name, roles=(name,)) for row in made.rows))
        (row,) = csv.DictReader(io.StringIO(as_csv([made], View())))
        for column in ("article", "path", "source", "role"):
            assert row[column].startswith("'")
            assert row[column][1:].replace(" ", "") == name.replace("\t", " ").replace(" ", "")

    @given(st.text(st.characters(), min_size=1))
    def test_whatever_a_name_holds_it_is_one_cell(self, name: str) -> None:
        made = ledger.read(small())
        made = replace(made, rows=tuple(replace(row, name=name) for row in made.rows))
        text = as_csv([made], View())
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        assert len(rows) == len(made.rows) == text.count("\r\n") - 1
        assert text.encode("utf-8")

    def test_names_are_written_as_they_are(self) -> None:
        (row,) = csv.DictReader(io.StringIO(as_csv([called("Åsa O’Dea, “Lill”")], View())))
        assert row["source"] == "Åsa O’Dea, “Lill”"


class TestJson:
    def test_all_of_it(self, both: list[Ledger], expect: Expect) -> None:
        text = as_json(both, View(unread=(FileError("b.txt", "has no text", 3),)))
        data = json.loads(text)
        assert data.pop("version")
        assert data["schema"] == SCHEMA
        assert data["unread"] == [{"path": "b.txt", "line": 3, "why": "has no text"}]
        expect("sources.json", json.dumps(data, indent=1, ensure_ascii=False) + "\n")

    @pytest.mark.skipif(not KEYS.is_file(), reason="there are no documents beside these tests")
    def test_every_key_is_in_the_document_and_no_other(self, both: list[Ledger]) -> None:
        data = json.loads(as_json(both, View(unread=(FileError("b.txt", "has no text", 3),))))
        text = KEYS.read_text(encoding="utf-8")
        told = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
        assert told == _keys(data) - ({*STANDINGS, "why", "loaded", "plain"} - {"unnamed"})
        assert [
            name
            for name in (*COLUMNS, *STANDINGS, "why", "loaded", "plain", SCHEMA)
            if f"`{name}`" not in text
        ] == []

    def test_sums(self, both: list[Ledger]) -> None:
        data = json.loads(as_json(both, View()))
        for each in (*data["articles"], data["altogether"]):
            assert sum(source["words"] for source in each["sources"]) == each["words_attributed"]
            assert sum(total["words"] for total in each["totals"].values()) == each["words_attributed"]
            assert sum(source["cited"] for source in each["sources"]) == each["cited"]
            assert sum(source["share"] for source in each["sources"]) == pytest.approx(1, abs=0.001)

    def test_nothing(self) -> None:
        data = json.loads(as_json([], View()))
        assert data["articles"] == data["altogether"]["sources"] == []


def _keys(value: object) -> set[str]:
    """All keys in a JSON value."""
    if isinstance(value, list):
        return {key for each in value for key in _keys(each)}
    return (
        {*value, *(key for each in value.values() for key in _keys(each))}
        if isinstance(value, dict)
        else set()
    )


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=7))
def test_percents_add_up(words: list[int]) -> None:
    rows = tuple(_row(n) for n in words)
    made = Ledger("a", "a", "", 1, sum(words), rows, ())
    shares = percents(made, [Total("named", 1, 1, n, 0) for n in words])
    assert sum(shares) == (100 if sum(words) else 0)
    assert all(abs(share - 100 * made.share(n)) < 1 for share, n in zip(shares, words, strict=True))


def _row(words: int) -> Row:
    return Row("", (), "named", "person", "named", 1, 1, 1, 0, words, 0, (), 1, ("a",))


def test_altogether_is_shown_for_several_only(both: list[Ledger]) -> None:
    assert "Altogether" not in terminal(both[:1], View(80))
    assert "Altogether, 2 articles" in terminal(both, View(80))
    assert together.join(both).attributed == sum(each.attributed for each in both)
