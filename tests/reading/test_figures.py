"""Figures: what they are worth, what they measure or count, and whether from, to or by."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import loading
from audit.article import Article, Figure
from audit.reading import reader


def read(text: str) -> Article:
    return reader.read(loading.from_text(text))


def figures(text: str) -> list[tuple[str, float, str, str]]:
    """Words, value, unit and noun of each figure."""
    article = read(text)
    return [(article[f.span], f.value, f.unit, f.noun) for f in article.figures]


def only(text: str) -> Figure:
    (figure,) = read(text).figures
    return figure


class TestShares:
    @pytest.mark.parametrize(
        ("text", "words", "value"),
        [
            ("Turnout was 62 percent.", "62 percent", 62),
            ("Turnout was 62 per cent.", "62 per cent", 62),
            ("Turnout was 62.5%.", "62.5%", 62.5),
            ("Shares rose 2½ percent.", "2½ percent", 2.5),
            ("Turnout was sixty-two percent.", "sixty-two percent", 62),
            ("The yield was -0.4%.", "-0.4%", -0.4),
            ("They asked for a 3-percent rise.", "3-percent", 3),
        ],
    )
    def test_percent(self, text: str, words: str, value: float) -> None:
        assert figures(text) == [(words, value, "percent", "")]

    @pytest.mark.parametrize(
        ("text", "words", "value", "noun"),
        [
            ("Three-quarters of voters agreed.", "Three-quarters", 75, "voters"),
            ("Two thirds of the seats were empty.", "Two thirds", 66.666667, "seats"),
            ("A quarter of them left.", "A quarter", 25, ""),
            ("The family holds a fifth of the stock.", "a fifth", 20, "stock"),
            ("One in five people smokes.", "One in five", 20, "people"),
            ("About 3 in 10 voters stayed at home.", "3 in 10", 30, "voters"),
            ("Nine out of ten members agreed.", "Nine out of ten", 90, "members"),
        ],
    )
    def test_in_words(self, text: str, words: str, value: float, noun: str) -> None:
        assert figures(text) == [(words, value, "percent", noun)]

    @pytest.mark.parametrize(
        "text",
        [
            "It took a quarter of an hour.",
            "Profit fell in the third quarter.",
            "He finished in a third.",
            "Half of the seats were empty.",
        ],
    )
    def test_what_is_no_share(self, text: str) -> None:
        assert figures(text) == []

    @pytest.mark.parametrize("text", ["She won three in 2019.", "It failed one in five years."])
    def test_a_time_is_no_whole(self, text: str) -> None:
        assert "percent" not in [unit for _, _, unit, _ in figures(text)]

    def test_what_it_is_a_share_of(self) -> None:
        assert only("It won 52% of the vote.").noun == "vote"
        assert only("Orders fell 14 percent last year.").noun == ""


class TestPoints:
    @pytest.mark.parametrize(
        ("text", "words", "value"),
        [
            ("Support fell by 3 percentage points.", "3 percentage points", 3),
            ("The index rose 2.5 points.", "2.5 points", 2.5),
            ("She has a three-point lead.", "three-point", 3),
            ("The bank raised rates by 25 basis points.", "25 basis points", 0.25),
        ],
    )
    def test_points(self, text: str, words: str, value: float) -> None:
        assert figures(text) == [(words, value, "points", "")]


class TestMoney:
    @pytest.mark.parametrize(
        ("text", "words", "value"),
        [
            ("The firm paid $2.5 million.", "$2.5 million", 2_500_000),
            ("The firm paid £40bn.", "£40bn", 40_000_000_000),
            ("The firm paid €3.5m.", "€3.5m", 3_500_000),
            ("The firm paid US$5,000.", "US$5,000", 5000),
            ("The firm paid USD 5 million.", "USD 5 million", 5_000_000),
            ("The firm paid 300,000 euros.", "300,000 euros", 300_000),
            ("The firm paid 2 million Norwegian kroner.", "2 million Norwegian kroner", 2_000_000),
            ("The firm paid two million dollars.", "two million dollars", 2_000_000),
            ("A loaf costs 50p.", "50p", 0.5),
            ("A loaf costs 20 cents.", "20 cents", 0.2),
            ("It is a $40-million deal.", "$40-million", 40_000_000),
        ],
    )
    def test_money(self, text: str, words: str, value: float) -> None:
        assert figures(text) == [(words, value, "money", "")]

    def test_pounds_of_weight_are_none(self) -> None:
        assert only("He lost 20 pounds.").unit == "count"


class TestAges:
    @pytest.mark.parametrize(
        ("text", "words", "value"),
        [
            ("Anna Berg, 34, was elected.", "34", 34),
            ("The club signed Olu Brandt, 19.", "19", 19),
            ("Ane Smith (34) was elected.", "34", 34),
            ("A man aged 45 died.", "45", 45),
            ("The 34-year-old teacher left.", "34-year-old", 34),
            ("A twenty-one-year-old left.", "twenty-one-year-old", 21),
            ("His wife is 41 years old.", "41 years old", 41),
        ],
    )
    def test_ages(self, text: str, words: str, value: float) -> None:
        assert figures(text) == [(words, value, "age", "")]


class TestDatesAndYears:
    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("It met on 14 March 2025.", [("14", 14, "date"), ("2025", 2025, "year")]),
            ("On April 26, 2026, it met.", [("26", 26, "date"), ("2026", 2026, "year")]),
            ("It met on May 3rd.", [("3rd", 3, "date")]),
            ("It met on the 3rd of May.", [("3rd", 3, "date")]),
            ("It meets on 6-10 November.", [("6", 6, "date"), ("10", 10, "date")]),
            ("It met on 2025-03-14.", [("2025-03-14", 14, "date")]),
            ("It met in March 2025.", [("2025", 2025, "year")]),
            ("In 1998 the plant closed.", [("1998", 1998, "year")]),
            ("The 2008 floods were worse.", [("2008", 2008, "year")]),
            ("The 2021 census was late.", [("2021", 2021, "year")]),
            ("In 2024 voters chose.", [("2024", 2024, "year")]),
            ("The 1990s were dry.", [("1990s", 1990, "year")]),
            ("The 2019-20 season was short.", [("2019", 2019, "year"), ("20", 2020, "year")]),
        ],
    )
    def test_dates_and_years(self, text: str, wanted: list[tuple[str, float, str]]) -> None:
        assert [(words, value, unit) for words, value, unit, _ in figures(text)] == wanted

    @pytest.mark.parametrize(
        ("text", "words", "hours"),
        [
            ("The train left at 7 p.m. on Sunday.", "7 p.m.", 19),
            ("The train left at 10:30 a.m. on Sunday.", "10:30 a.m.", 10.5),
            ("The train left at 7.30pm.", "7.30pm", 19.5),
            ("The train left at 19:45.", "19:45", 19.75),
            ("The train left at 12 a.m. on Sunday.", "12 a.m.", 0),
        ],
    )
    def test_times_of_day(self, text: str, words: str, hours: float) -> None:
        assert figures(text) == [(words, hours, "date", "")]

    @pytest.mark.parametrize(
        ("text", "noun"),
        [
            ("The town has 1500 houses.", "houses"),
            ("They sold 2000 copies.", "copies"),
            ("About 1950 houses burned.", "houses"),
            ("In May 12 people died.", "people"),
        ],
    )
    def test_what_only_looks_like_a_date(self, text: str, noun: str) -> None:
        assert (only(text).unit, only(text).noun) == ("count", noun)


class TestCounts:
    @pytest.mark.parametrize(
        ("text", "value", "noun"),
        [
            ("About 40 young people were hurt.", 40, "people"),
            ("The storm hit 2,300 homes.", 2300, "homes"),
            ("It employs 40 police officers.", 40, "officers"),
            ("Twenty-five workers left.", 25, "workers"),
            ("One hundred and twenty soldiers came.", 120, "soldiers"),
            ("It has 1.3 million inhabitants.", 1_300_000, "inhabitants"),
            ("Two dozen eggs broke.", 24, "eggs"),
            ("A dozen eggs broke.", 12, "eggs"),
            ("Half a million people marched.", 500_000, "people"),
            ("One man was killed.", 1, "man"),
            ("Three more children were found.", 3, "children"),
            ("Roofs leak in 12 of the county's schools.", 12, "schools"),
            ("The dam holds 30 aircraft.", 30, "aircraft"),
            ("He served 10 years in prison.", 10, "years"),
            ("The wind blew at 90 km an hour.", 90, "km"),
            ("It was -4 degrees.", -4, "degrees"),
            ("It is a 200-metre race.", 200, "metre"),
            ("She won the 200m final.", 200, "metres"),
            ("Another 12 others were hurt.", 12, "others"),
        ],
    )
    def test_what_is_counted(self, text: str, value: float, noun: str) -> None:
        figure = only(text)
        assert (figure.value, figure.unit, figure.noun) == (value, "count", noun)

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("A magnitude 6.1 earthquake struck.", 6.1),
            ("Article 5 of the treaty applies.", 5),
            ("They met in Room 101.", 101),
            ("The toll stands at 12.", 12),
            ("At least 12 killed in blast", 12),
        ],
    )
    def test_what_counts_nothing_is_plain(self, text: str, value: float) -> None:
        figure = only(text)
        assert (figure.value, figure.unit, figure.noun) == (value, "plain", "")

    @pytest.mark.parametrize(
        "text",
        [
            "Dozens of people fled.",
            "Hundreds of thousands of people marched.",
            "No one came, and one of the men left.",
            "It is the 21st century.",
            "The COVID-19 ward is shut.",
            "It recalls 9/11.",
            "The firm said “40 people” and no more.",
            "“We lost 40 men,” she said.",
            "A two-faced man came.",
        ],
    )
    def test_no_figure(self, text: str) -> None:
        assert figures(text) == []


class TestScores:
    @pytest.mark.parametrize("text", ["They won 3-2 on Saturday.", "It was a 3–2 victory."])
    def test_both_halves(self, text: str) -> None:
        assert [(value, unit) for _, value, unit, _ in figures(text)] == [(3, "score"), (2, "score")]


class TestRanges:
    """A unit that is said once holds for both ends."""

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("Between 20 and 30 people died.", [(20, "count", "people"), (30, "count", "people")]),
            (
                "It spilled 10,000 to 12,000 tonnes.",
                [(10_000, "count", "tonnes"), (12_000, "count", "tonnes")],
            ),
            ("Prices rose 20-30 percent.", [(20, "percent", ""), (30, "percent", "")]),
            ("It expects 22 to 25 million pounds.", [(22_000_000, "money", ""), (25_000_000, "money", "")]),
            ("It needs two to three million people.", [(2e6, "count", "people"), (3e6, "count", "people")]),
            ("They held boys aged 15 to 17.", [(15, "age", ""), (17, "age", "")]),
            ("Turnout went from 5 percent to 8.", [(5, "percent", ""), (8, "percent", "")]),
        ],
    )
    def test_ranges(self, text: str, wanted: list[tuple[float, str, str]]) -> None:
        assert [(value, unit, noun) for _, value, unit, noun in figures(text)] == wanted

    def test_two_things_are_not_one(self) -> None:
        assert [noun for _, _, _, noun in figures("It has 20 cows and 30 sheep.")] == ["cows", "sheep"]

    def test_a_large_number_is_not_scaled_with_its_neighbour(self) -> None:
        assert [f.value for f in read("It grew from 900 to 1.2 million people.").figures] == [900, 1_200_000]


class TestRoles:
    @pytest.mark.parametrize(
        ("text", "roles"),
        [
            ("Unemployment rose from 4.1 percent to 5.2 percent.", ["from", "to"]),
            ("Inflation rose 3% to 8% from 5%.", ["", "to", "from"]),
            ("The fee rose from $20 to $25.", ["from", "to"]),
            ("Support fell by 3 percentage points to 41%.", ["by", "to"]),
            ("It rose by more than 40 percent to about $5.", ["by", "to"]),
            ("It fell to a record 12 percent.", ["to"]),
            ("The herd shrank from 500 to 400 animals.", ["from", "to"]),
            ("The number went up to 300.", ["to"]),
        ],
    )
    def test_change(self, text: str, roles: list[str]) -> None:
        assert [figure.role for figure in read(text).figures] == roles

    @pytest.mark.parametrize(
        "text",
        [
            "Up to 300 people came.",
            "Close to 20 people came.",
            "According to 3 officials, it rained.",
            "It spilled 10,000 to 12,000 tonnes.",
            "By 2030 it will be gone.",
            "About 300 people came.",
        ],
    )
    def test_no_change(self, text: str) -> None:
        assert {figure.role for figure in read(text).figures} == {""}


NUMBERS = [
    "5",
    "$",
    "20",
    "-",
    "–",
    "2019",
    "percent",
    "million",
    "one",
    "in",
    "a",
    "hundred",
    "and",
    "US",
    "(",
]
WORDS = [
    *NUMBERS,
    "to",
    "from",
    "/",
    "%",
    "people",
    "three-quarters",
    "of",
    "34-year-old",
    "p.m.",
    "May",
    ",",
    "€3m",
]


class TestAnyText:
    @given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["", " "]))
    @settings(max_examples=300, deadline=None)
    def test_figures_are_ordered_and_apart(self, words: list[str], gap: str) -> None:
        article = read(gap.join(words) + ".")
        at = 0
        for figure in article.figures:
            assert at <= figure.span.start < figure.span.end <= len(article.document.text)
            assert math.isfinite(figure.value)
            assert any(character.isalnum() for character in article[figure.span])
            at = figure.span.end

    @given(st.integers(1, 999_999_999))
    @settings(max_examples=200, deadline=None)
    def test_digits_are_read_as_they_are_written(self, number: int) -> None:
        assert only(f"It counted {number:,} people.").value == number
