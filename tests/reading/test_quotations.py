"""Quoted words: which marks pair up, how far they reach, what they are used for, what is in doubt."""

from __future__ import annotations

import time
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import loading
from audit.article import Quotation, QuotationUse
from audit.document import Document
from audit.reading import quotations

LEAD = "The board met on Friday, and it was late.\n\n"


def found(text: str) -> tuple[Document, tuple[Quotation, ...]]:
    document = loading.from_text(LEAD + text)
    return document, quotations.find(document)


def quoted(text: str) -> list[str]:
    document, quotes = found(text)
    return [document[q.span] for q in quotes]


def flagged(text: str) -> list[tuple[str, bool, bool]]:
    """Words, continued, certain."""
    document, quotes = found(text)
    return [(document[q.span], q.continued, q.certain) for q in quotes]


# --- which marks pair up -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # double marks, straight, curly, doubled, mixed
        ('"We go," he said. "Now."', ['"We go,"', '"Now."']),
        ("“We go,” he said, “and win.”", ["“We go,”", "“and win.”"]),
        ("''We go,'' he said. ``Now.''", ["''We go,''", "``Now.''"]),
        ("‘‘We go,’’ he said. “Now.’’", ["‘‘We go,’’", "“Now.’’"]),
        ('He said," We go. Now" and left.', ['" We go. Now"']),
        ("He says,” we go now.”", ["” we go now.”"]),
        ('“We go," he said. "Now.”', ['“We go,"', '"Now.”']),
        ('It was (they said) "a mess"—and "a shame".', ['"a mess"', '"a shame"']),
        ('He said"we go"and left.', ['"we go"']),
        ('" We go, " he said.', ['" We go, "']),
        ("“I was going to—” he said.", ["“I was going to—”"]),
        ("＂We go,＂ he said.", ["＂We go,＂"]),
        # the other way round
        ("”We go,” he said. “Now.“", ["”We go,”", "“Now.“"]),
        ("He spoke of ”a mess” twice.", ["”a mess”"]),
        # nested
        ("“He said ‘go “now” or’ so,” she said.", ["“He said ‘go “now” or’ so,”"]),
        ("‘He said “go” to me,’ she said.", ["‘He said “go” to me,’"]),
        ("''They said, 'Go home,''' she said.", ["''They said, 'Go home,'''"]),
        ('"He called it "a mess" and left," she said.', ['"He called it "a mess" and left,"']),
        # other marks
        ("«Nous verrons», he said.", ["«Nous verrons»"]),
        ("« Nous verrons », he said.", ["« Nous verrons »"]),
        ("»Nein«, he said. „Ja“, she said.", ["»Nein«", "„Ja“"]),
        ("„Idziemy”, he said.", ["„Idziemy”"]),
        ("「行こう」 he said.", ["「行こう」"]),
        ("‹Oui›, he said.", ["‹Oui›"]),
    ],
)
def test_marks_that_pair_up(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected
    assert all(certain for _, _, certain in flagged(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘We’ll go,’ he said. ‘It’s late.’", ["‘We’ll go,’", "‘It’s late.’"]),
        ("'We'll go,' he said. 'It's late.'", ["'We'll go,'", "'It's late.'"]),
        ("‘The workers’ rights are ours,’ he said.", ["‘The workers’ rights are ours,’"]),
        (
            "‘It is the workers’ and the owners’ fault,’ he said.",
            ["‘It is the workers’ and the owners’ fault,’"],
        ),
        ("The ‘goods’ and the workers’ rights.", ["‘goods’"]),
        ("The ‘goods’ trade and the workers’ rights.", ["‘goods’"]),
        ("He called it ‘doomed’ by the owners’ greed.", ["‘doomed’"]),
        ("‘Not guilty’ plea in the ’08 case", ["‘Not guilty’"]),
        ("‘Goin’ well,’ he said.", ["‘Goin’ well,’"]),
        ("'Did he?' she asked. 'No!' he said.", ["'Did he?'", "'No!'"]),
        ("’We go,’ he said.", ["’We go,’"]),
        ("`We go,' he said.", ["`We go,'"]),
        ("In '20 and '21 they won, since '19.", []),
        ("He said: '20 people were hurt.'", ["'20 people were hurt.'"]),
    ],
)
def test_single_marks_are_told_from_apostrophes(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the boys' fault and the girls' too, in the '90s and in ’08.",
        "'Tis rock 'n' roll. Get 'em, ’cause it’s late ’til ten.",
        "The U.S.' plan and the Joneses’ house, Jesus' words.",
        'He is 6\'2" tall and she is 5’ 11”. The 12" pipe fits.',
        "James' car and Ross' bike stood at O'Neill's, o’clock or not.",
    ],
)
def test_apostrophes_and_primes_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_inches_inside_a_quotation() -> None:
    assert quoted('"He is 6\'2"," she said. "It is a 12" pipe," he said.') == [
        '"He is 6\'2","',
        '"It is a 12" pipe,"',
    ]
    assert quoted('"We won in 2016" was all he said.') == ['"We won in 2016"']


# --- over paragraphs -------------------------------------------------------------------------


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "‘’", "''", ("''", "''"), "«»"])
def test_a_quotation_opened_again_in_every_paragraph_and_closed_once(opening: str, closing: str) -> None:
    text = (
        f"{opening}We went up. It was dark.\n\n{opening}We came down. The owners were there.\n\n"
        f"{opening}Nobody spoke,{closing} he said.\n\nThe board left."
    )
    assert flagged(text) == [
        (f"{opening}We went up. It was dark.", False, True),
        (f"{opening}We came down. The owners were there.", True, True),
        (f"{opening}Nobody spoke,{closing}", True, True),
    ]


def test_a_quotation_that_is_not_opened_again_but_closed_in_the_next_paragraph() -> None:
    assert flagged("He said: “We went up.\n\nIt was dark,” he said. “So.”") == [
        ("“We went up.", False, True),
        ("It was dark,”", True, True),
        ("“So.”", False, True),
    ]


def test_a_closed_quotation_does_not_carry_on() -> None:
    assert flagged("“We went up,” he said.\n\n“It was dark,” he said.") == [
        ("“We went up,”", False, True),
        ("“It was dark,”", False, True),
    ]


def test_the_inner_marks_of_a_quotation_that_runs_on_belong_to_it() -> None:
    assert quoted("“They “all” went.\n\n“We stayed,” he said.") == ["“They “all” went.", "“We stayed,”"]


def test_a_headline_does_not_open_the_paragraph_below() -> None:
    document = loading.from_text("“Unsafe pier shut\n\n“We knew,” he said.")
    quotes = quotations.find(document)
    assert [(document[q.span], q.continued, q.certain) for q in quotes] == [
        ("“Unsafe pier shut", False, False),
        ("“We knew,”", False, True),
    ]


# --- lost and doubled marks --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("“We go, he said. The board left.", "“We go,"),
        ("“We go, Councillor Ann Poe said.", "“We go,"),
        ("“Shall we go? asked Ann Poe. Nobody knew.", "“Shall we go?"),
        ("The “reform plan fell. The board left.", "“reform plan fell."),
        ("He said: “We go. We win.", "“We go. We win."),
        ("We go,” he said. The board left.", "We go,”"),
        ("The board left. We go,” he said.", "We go,”"),
        ("He left the U.S. “early. Nobody knew.", "“early."),
    ],
)
def test_a_lost_mark_is_guessed_and_in_doubt(text: str, doubtful: str) -> None:
    assert flagged(text) == [(doubtful, False, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘It’s the bosses’, it’s the workers’,’ he said.", ["‘It’s the bosses’, it’s the workers’,’"]),
        ("'It was our parents',' he said.", ["'It was our parents','"]),
        ("‘The Thomases’’ was on the gate.", ["‘The Thomases’’"]),
        ("‘It’s rock ’n’ roll, isn’t it?’ he said.", ["‘It’s rock ’n’ roll, isn’t it?’"]),
        ("‘’Twasn’t me,’ he said. ‘’Twill keep.’", ["‘’Twasn’t me,’", "‘’Twill keep.’"]),
        ('It seats " a full house of nine ".', ['" a full house of nine "']),
    ],
)
def test_apostrophes_beside_single_marks(text: str, expected: list[str]) -> None:
    assert [(words, certain) for words, _, certain in flagged(text)] == [(words, True) for words in expected]


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("We go,’ said Ann Poe. The workers’ tea was cold.", "We go,’"),
        ("It was late. We go by the boats’ lights.’", "We go by the boats’ lights.’"),
        ("It was late. 'We go, if it's dry.", "'We go, if it's dry."),
        ("The rule was clear: we go.” She left.", "we go.”"),
        ("“They wrote, ‘We go.’ The board left.", "“They wrote, ‘We go.’ The board left."),
    ],
)
def test_a_lost_single_mark_is_reported_where_it_can_be_no_apostrophe(text: str, doubtful: str) -> None:
    assert flagged(text) == [(doubtful, False, False)]


def test_a_quotation_with_a_cue_inside_runs_on_over_paragraphs() -> None:
    text = "“We went up,” he said, “and it was dark.\n\n“We saw,” he went on, “the owners.\n\n“So we left.”"
    assert flagged(text) == [
        ("“We went up,”", False, True),
        ("“and it was dark.", False, True),
        ("“We saw,”", True, True),
        ("“the owners.", False, True),
        ("“So we left.”", True, True),
    ]


def test_a_block_quote_that_a_colon_announces_is_speech() -> None:
    text = "The note says:\n\n> We go. He called it “late”.\n>\n> We win.\n\n> The note is on view."
    assert flagged(text) == [("We go. He called it “late”.", False, True), ("We win.", True, True)]
    assert flagged("The note says:\n\n> “We go,” it says.") == [("“We go,”", False, True)]
    assert flagged("The note is old.\n\n> We go.") == []


def test_a_lost_mark_spoils_its_own_paragraph_only() -> None:
    text = "“We go, he said.\n\n“We stay,” she said.\n\nThe “plan fell.\n\nNobody spoke.\n\n“Now,” he said."
    assert flagged(text) == [
        ("“We go,", False, False),
        ("“We stay,”", False, True),
        ("“plan fell.", False, False),
        ("“Now,”", False, True),
    ]


def test_a_lost_mark_before_a_sure_quotation() -> None:
    assert flagged("“We go, he said. “Now,” she said.") == [
        ("“We go,", False, False),
        ("“Now,”", False, True),
    ]


def test_a_doubled_mark_belongs_to_the_words_that_it_touches_and_is_in_doubt() -> None:
    assert flagged("““We go,” he said. “Now.”") == [("““We go,”", False, False), ("“Now.”", False, True)]
    assert flagged('"We go,"" he said.') == [('"We go,""', False, False)]
    assert flagged("‘We go,’’ he said.") == [("‘We go,’’", False, False)]


def test_a_lone_straight_apostrophe_is_no_doubt() -> None:
    assert flagged("He read 'Salt and left. Dogs' bowls.") == []


# --- what they are used for ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("“We will go,” he said.", "speech"),
        ("“Why?” she asked.", "speech"),
        ("He spoke. “It’s late.”", "speech"),
        ("“We go,” he said, “and win.”", "speech"),
        ("He said the plan “is dead and everybody on the board knows it”.", "speech"),
        ("She said that “we are not going to pay”.", "speech"),
        ("“Bridges and roads,” said the mayor.", "speech"),
        ("He called the plan “a disgrace”.", "fragment"),
        ("The “experts” were wrong.", "scare"),
        ("The bank’s ‘vault’ was a tin.", "scare"),
        ("It rained. “Waterproof” coats let it in. Ann Poe said so.", "scare"),
        ("She said the “experts” were wrong.", "fragment"),
        ("The report found “cracks” in four piles.", "fragment"),
        ("The ‘cracks’, the report found, were old.", "fragment"),
        ("The board fears the “collapse” of a pile.", "fragment"),
        ("The “New Dawn” was late.", "title"),
        ("They argued over that ‘and’ for days.", "term"),
        ("It is “Muss das sein” or, in English, “must it be”.", "term"),
        ("Critics called it “reckless”.", "fragment"),
        ("A vote of “no confidence” followed.", "fragment"),
        ("He read “A Winter on the Pier” twice.", "title"),
        ("Her novel “Rust” sold well.", "title"),
        ("The song, “Rain,” is old.", "title"),
        ("She sang “Who Goes There?” again.", "fragment"),
        ("The film “Who Goes There?” won.", "title"),
        ("The word “pier” is short.", "term"),
        ("A so-called “lift tax” fell.", "term"),
        ("The tax is known as the “bread levy”.", "term"),
        ("The lift was nicknamed “the box”.", "term"),
        ("Ana “Fox” Marsh ran.", "term"),
        ("He signed himself “Dai the Drain” twice.", "term"),
        ("The phrase is odd. It turns on “may” alone.", "term"),
        ("What the mayor called “a disgrace” is over.", "fragment"),
        ("She praised “Who Goes There?” by Ann Poe.", "title"),
        ("The plate reads “Do Not Touch” in red.", "fragment"),
        ("It bore the words “For the organ” in red.", "fragment"),
        ("Lou “The Crane” Orre said no.", "term"),
    ],
)
def test_uses(text: str, use: QuotationUse) -> None:
    _, quotes = found(text)
    assert quotes[-1].use == use


def test_capitals_say_nothing_in_a_headline() -> None:
    document = loading.from_text("Board Reveals ‘Dire State’ Of Town Pier\n\nIt is shut.")
    assert [q.use for q in quotations.find(document)] == ["fragment"]


# --- for any text --------------------------------------------------------------------------------

ANY = st.text("ab AB.,!?s0\n\"'“”„«»‘’‚`‹›-—(", max_size=80)


@given(st.one_of(ANY, st.text(max_size=80)), st.sampled_from(["txt", "md"]))
def test_quotations_are_in_order_and_inside_their_blocks(text: str, ending: Literal["txt", "md"]) -> None:
    document = loading.from_text(text, f"a.{ending}")
    end = 0
    for quotation in quotations.find(document):
        span = quotation.span
        assert end <= span.start < span.end
        assert any(span in block.span for block in document.blocks)
        end = span.end


@given(ANY)
def test_line_ends_make_no_difference(text: str) -> None:
    unix, windows = loading.from_text(text), loading.from_text(text.replace("\n", "\r\n"))
    here, there = quotations.find(unix), quotations.find(windows)
    assert [(unix[q.span], q.use, q.continued, q.certain) for q in here] == [
        (windows[q.span].replace("\r\n", "\n"), q.use, q.continued, q.certain) for q in there
    ]


@given(ANY.filter(lambda text: bool(text.strip()) and "\n" not in text))
def test_a_paragraph_never_reaches_past_its_neighbour(text: str) -> None:
    """What a paragraph does to others ends with the one below: two below, all is as before."""
    below = "Nothing is quoted here at all.\n\n“We stay,” she said."
    document = loading.from_text(f"{LEAD}{text}\n\nOne more here.\n\n{below}")
    last = quotations.find(document)[-1]
    assert (document[last.span], last.continued, last.certain) == ("“We stay,”", False, True)


@pytest.mark.parametrize(
    "unit",
    [
        "“",
        "‘A",
        '"a ',
        "'a ",
        "a' ",
        'a" ',
        "“‘«a ",
        "“A b.\n\n",
        "‘A s' b.\n\n",
        "“A?” B ",
        "a.” ",
        '."',
        "a s' 'b ",
    ],
)
def test_many_marks_take_linear_time(unit: str) -> None:
    document = loading.from_text(unit * 10_000)
    start = time.process_time()
    quotations.find(document)
    assert time.process_time() - start < 4
