"""Where sentences end: abbreviations, quotations, ellipses, items, and whatever else has a stop."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import loading
from audit.document import Document
from audit.reading import quotations, sentences


def read(text: str, path: str = "a.txt") -> tuple[Document, tuple[tuple[str, ...], ...]]:
    document = loading.from_text(text, path)
    split = sentences.split(document, quotations.find(document))
    return document, tuple(tuple(document[span] for span in spans) for spans in split)


PLAIN = [
    "The pier is shut. | Nobody was hurt. | Why? | Ask him! | He left",
    "It rained. | It poured. | 24 people left. | $5 was paid. | “We go,” he said.",
    "Él vino. | ¿Por qué? | ¡Basta! | Ça va. | Über alles.",
    "Really?! | Yes!!! | No way...! | OK.",
    "He left . | She stayed . | It was over !",
    "He said three things: Go home. | He left; she stayed. | It is so: nobody came.",
]
ABBREVIATIONS = [
    "Dr. Ann Poe met Gov. Lee and Mrs. Marsh. | Lt. Col. Dane Wood was there. | GEN. ANN POE SPOKE.",
    "J. R. Poe wrote it. | Ann B. Lee did not. | The J.R.R. Poe house is shut. | Tom Lee Jr. spoke.",
    "He lives in St. Anne near Ft. Wood. | She lives on Main St. | The road is long.",
    "It rose 3.5 percent to $4.25. | No. 10 said no. | It is at No. 4 and Nos. 5 and 6.",
    "See Fig. A and Vol. II. | See p. 4, pp. 5 to 6 and col. 7. | He won. | 3 others did not.",
    "“No. | We won't,” he said. | Was it? | No. | I doubt it.",
    "It is modern art. | A new show opens. | He voted no. | She left.",
    "The U.S. Army left the U.S. | It came in Jan. 2026 and in Feb. | The end.",
    "The aid came from Washington, D.C. | The N.Y. board sent it.",
    "He works for Velda Inc. and Orre Corp. in Ohio. | She runs Velda Co. | It makes wire.",
    "They live in Springfield, Ill. | Neighbours know them. | The Springfield, Ill. (Agency) pier is shut.",
    "It ends at 5 p.m. Monday, 6 p.m. EST or 7 a.m. local time. | It began at 4 p.m. | Nobody came.",
    "He takes vitamin D. | Doctors agree. | They had a plan B. | It failed.",
    "It was World War I. | Britain won.",
    "Poe v. Marsh was heard, i.e. read out, e.g. by Lee. | He has cats, dogs, etc. | Birds came vs. Cats.",
    "It is 6 ft. 2 in. tall. | He came in. | The door shut. | He is 6 ft. | Tall men fit.",
    "She has a Ph.D. in law. | She has a Ph.D. | They do not. | The S.&P. 500 fell.",
    "He left “the U.S.” | Ann stayed.",
    "See www.velda.example or velda.example/a.b?c=1. | Write to press@velda.example. | He did.",
    "Yahoo! News said so. | Node.js and v2.0 work. | iPhone sales fell. | eBay rose. | al-Nour won 2-1.",
    "He is what I am. | May I go? | It was he and I. | Nobody else came.",
    "It sells in the U.S. | Mr. Poe is glad. | The U.S. Senate met. | They left the U.S. | Women stayed.",
    "He went to Velda Inc. | Analysts at Orre Ltd. cut it. | He sold it to Orre Co. | Ann Poe left.",
    "Cllr. Poe met Wm. Marsh and Thos. Lee. | “Thank you, Gov.” | She left. | He asked the Col. | The end.",
    "At 9.15 p.m. Ann Poe stood up. | It began at 5 p.m. | Ann Poe came. | In the 100 m. Tull won.",
    "It cost ca. £9. | See subsec. (1), fol. 6 and Poe et al. (1998), chs. 2 and 3. | He ran 9 m. | Ann won.",
    "The firm, Dry-It! Ltd., lent pumps. | See “J. Poe (U.K.) Ltd.” | She's the wife of Tom Sr. | She's ill.",
    "It was won by Ida van der Poe. | van der Poe wept. | v2.0 is out. | it rained a lot. | we left.",
]
QUOTED = [
    "“Why?” she asked. | “Why?” Ann Poe asked. | “Why?” Judge Rhys of Velda asked.",
    "“Why?” | The hall fell silent. | “Why?” | Nobody knew.",
    '"Stop!" they cried. | "Stop!" the crowd chanted. | \'Why?\' she asked.',
    "“We won. | We lost. | Who knows?” he said. | “It is over.” | He left.",
    "He said: “It is over. | We lost.” | She nodded.",
    '"It is over," he said. | "We lost." | "Did we?" | "We did."',
    "“‘Go,’ he said. | ‘Now.’” | They went.",
    "''It is over,'' he said. | ''We lost.'' | She nodded.",
    "He read “Who Goes There? A Life” twice. | The film “Help! The Story” won. | She read “Rust.” | The end.",
    "The film “Who Goes There?” Marsh said, is bad.",
    "“It is over. ” | He left. | It was late. ” | Nobody knew.",
    "“It is over.“ | He left.",
    "“It is —” | She stopped. | “I was—” Ann Poe said. | “What?” I asked. | “Why?” | I said that I knew.",
    "She typed. | “i think so,” she wrote. | “no.” | He left.",
    "He wrote that “it is over. We lost” and left. | He said, “It is over. | We lost.” | He says “go. Now.”",
    "It was late.” | He left. | (It was over.) | He left (it was late). | [He left.] | She stayed.",
]
STOPS = [
    "He waited ... and left. | He waited… then left. | He waited... | Then he left.",
    "He waited. ... | She left.",
    "It went on . . . and on. | It ended [...] | However, it began.",
    "The Seven Days ... Seven Nights tour ended.",
    "Viva Maria! (1965) won. | Was it? | (Nobody knew.) | He stayed. | The hero (?) of Velda left.",
    "It rose.[12] | It fell. [3] [4] | It stayed.",
    "Do two things. | 1. Go home. | 2. Stay here. | A. Wait.",
    "Watch three: | 1. U.S. jobs. | 2. Results from Orre Co. | 3. A speech. | i. It is old. | ii. It is new.",
    "It is so. | (a) The pier is shut. | (b) The lift is not. | Sec. 4. Lifts. | No lift runs.",
    "There is an oath.³ | It is old.* | The end came.† | He sang “Rust” [17] | She sang too.",
    "Ann Poe of the Civic League | In the western ward, voters stayed at home on Sunday because of the rain.",
    "And in the end he was right | They've gone. | He saw that He's lost.",
    "The new pier at dusk | Photo: Ann Poe. | It opened in May. | Image: The town.",
    "Town shuts pier after storm | Sunday, May 3, 2026",
    "Thursday, 7 May 2026 | On Tuesday the pier was shut.",
    "It shut on Sunday, May 3, 2026, and again on Monday, May 4, 2026.",
]


@pytest.mark.parametrize("marked", [*PLAIN, *ABBREVIATIONS, *QUOTED, *STOPS])
def test_a_text_is_split_at_the_bars_and_nowhere_else(marked: str) -> None:
    expected = tuple(part.strip() for part in marked.split("|"))
    _, (_, found) = read(f"It is so.\n\n{' '.join(expected)}")
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is over.”“We know.”", ("“It is over.”", "“We know.”")),
        ("“It is over.”He left.", ("“It is over.”", "He left.")),
        ("It is over…Then he left.", ("It is over…", "Then he left.")),
        ("它关闭了。没有人受伤。", ("它关闭了。", "没有人受伤。")),
        ("See velda.Example or 3.Four or U.S.Army.", ("See velda.Example or 3.Four or U.S.Army.",)),
    ],
)
def test_stops_without_a_space_behind(text: str, expected: tuple[str, ...]) -> None:
    _, (_, found) = read(f"It is so.\n\n{text}")
    assert found == expected


def test_the_number_of_a_paragraph_is_no_sentence() -> None:
    _, found = read("It is so.\n\n12. The pier is shut. It rained.", "a.md")
    assert found[1] == ("The pier is shut.", "It rained.")
    _, found = read("It is so.\n\n“1. The pier is shut. 2. It rained.”")
    assert found[1] == ("“1. The pier is shut.", "2. It rained.”")


def test_in_plain_text_the_number_of_a_paragraph_belongs_to_its_first_sentence() -> None:
    _, found = read("It is so.\n\n12. The pier is shut. It rained.\n\n13) Nobody\nknew.")
    assert found[1:] == (("12. The pier is shut.", "It rained."), ("13) Nobody\nknew.",))


def test_the_marks_of_quoted_lines_are_no_part_of_sentences_that_begin_there() -> None:
    _, found = read(
        "Ann Poe said:\n\n> The pier is shut.\n> It will be open again\n> > > in May. She left.\n"
    )
    assert found[1][0] == "The pier is shut."
    _, found = read(
        ">> The pier of the town is shut to all who come.\n>> It will not be open in May or June.\n"
    )
    assert found == (
        ("The pier of the town is shut to all who come.",),
        ("It will not be open in May or June.",),
    )
    _, found = read(
        "> The pier of the town is shut to all who want to\n> see it. It will\n> open.\n> Then she left.\n"
    )
    assert found[0][-1] == "Then she left."


@pytest.mark.parametrize("dash", [" — ", "\n— ", " - ", "\n--"])
def test_a_pull_quote_is_one_with_who_said_it(dash: str) -> None:
    quote = f"“We will not wait. We have waited.”{dash}Ann Poe, harbour master"
    _, found = read(f"It is so.\n\n{quote}\n\nIt rained.")
    assert found[1] == (quote,)
    _, found = read("It is so.\n\n“We will not wait. We have waited.” — Ann Poe said so. It rained.")
    assert found[1][0] == "“We will not wait."


def test_headlines_need_no_stop_and_may_have_several() -> None:
    _, found = read("# Pier shut. Why? Nobody knows\n\nIt is so.")
    assert found[0] == ("Pier shut.", "Why?", "Nobody knows")


def test_sentences_do_not_cross_blocks() -> None:
    _, found = read("Pier\n\nThe pier is\n\nshut.")
    assert found == (("Pier",), ("The pier is",), ("shut.",))


def test_wrapped_sentences_keep_their_line_ends() -> None:
    first = "The pier was shut on Friday after an inspection found cracks in\r\nfour of the piles."
    _, found = read(f"{first} Nobody knew.\r\n")
    assert found == ((first, "Nobody knew."),)


def test_an_uncertain_quotation_does_not_hide_a_border() -> None:
    _, found = read("It is so.\n\nThe “plan is dead. The board left. Nobody knew.")
    assert found[1] == ("The “plan is dead.", "The board left.", "Nobody knew.")


TEXTS = st.text("ab AB.!?…,1\n\"'“”‘’()[]:;-—é\u00a0\u200b\u2028", max_size=100)


@given(st.one_of(TEXTS, st.text(max_size=100)), st.sampled_from(["a.txt", "a.md"]))
def test_the_sentences_of_a_block_hold_all_of_it(text: str, path: str) -> None:
    document = loading.from_text(text, path)
    split = sentences.split(document, quotations.find(document))
    assert len(split) == len(document.blocks)
    for block, spans in zip(document.blocks, split, strict=True):
        at = block.span.start
        for span in spans:
            assert not document.text[at : span.start].strip()
            assert document[span] == document[span].strip() != ""
            at = span.end
        assert at == block.span.end


@given(TEXTS)
def test_line_ends_make_no_difference(text: str) -> None:
    _, unix = read(text)
    _, windows = read(text.replace("\n", "\r\n"))
    assert unix == tuple(tuple(s.replace("\r\n", "\n") for s in spans) for spans in windows)


@pytest.mark.parametrize(
    "unit",
    ["a", ".", ". ", "! ", "A. ", ". . a ", '."', "A! (", "“A?” B ", "a [1]. ", "Sunday, May 3, 2026 ",
     "Photo: ", "a.b.c.", "U.S. ", "Mr.", "a. ", "(", "…", "[...] "],
)  # fmt: skip
def test_long_runs_take_linear_time(unit: str) -> None:
    document = loading.from_text(unit * 20_000)
    quoted = quotations.find(document)
    start = time.process_time()
    sentences.split(document, quoted)
    assert time.process_time() - start < 2


def test_a_megabyte_is_read_in_a_second() -> None:
    """Loading, quotations and sentences together: half a second, and room for slower machines."""
    paragraph = (
        "The pier was shut on Friday, Dr. Ann Poe of the U.S. board said. “We knew,” she said. “It’s the\n"
        "owners’ fault: nobody looked.” It cost $4.5 million in 2019, or 3 percent. Why? He read “The Salt\n"
        "Road” and left.\n\n"
    )
    text = paragraph * (1_000_000 // len(paragraph))
    start = time.process_time()
    document = loading.from_text(text)
    sentences.split(document, quotations.find(document))
    assert time.process_time() - start < 3
