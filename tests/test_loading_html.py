"""HTML pages: what is the article on them, and where each of its characters stands."""

from __future__ import annotations

import html
import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audit import loading
from audit.document import Document
from audit.loading import markup

Blocks = list[tuple[str, str]]


def blocks(source: str) -> Blocks:
    found = loading.from_text(source, "a.html")
    return [(block.kind, found[block.span]) for block in found.blocks]


def texts(source: str) -> list[str]:
    return [words for _, words in blocks(source)]


# --- characters -----------------------------------------------------------------------------------

SPACE = "\t\n\f\r "
PIECES = st.sampled_from(
    [
        *["a", "b ", " ", "\n", "\r\n", "\t", "é", "\u2028", "\u00a0", "“", "The pier is shut."],
        *["By Ann Poe", "Q: Why?", "<", ">", "&", "&amp;", "&amp", "&#8212;", "&#x2014", "&notit;"],
        *["&#32;", "&NotEqualTilde;", "&bogus;", "&#", "&#0;", "<!--", "-->", "<!-->", "<![CDATA["],
        *["<!x>", "<?php", "</", "</>", '<a b="', "<i class='a>b'>", "<p hidden>", "<p class=dek>", "<br/>"],
        *["<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "<li>", "<ul>", "</ul>", "<td>", "<h1>"],
        *["</h1>", "<h2>", "<table>", "</table>", "<blockquote>", "<script>", "</script>", "<title>"],
        *["</title>", "<head>", "</head>", "<article>", "</article>", "<main>", "<nav>", "</nav>"],
        *["<form>", "</form>", "<q>", "</q>", "<pre>", "</pre>", "<template>", "</template>"],
    ]
)


def check_places(source: str, found: Document) -> None:
    """Every character is in the file where it is said to be, or its entity, white space or tag is."""
    shown = {at for block in found.blocks for at in range(block.span.start, block.span.end)}
    for offset, character in enumerate(found.text):
        origin = found.origin(offset)
        written = source[origin : origin + 1]
        if offset not in shown:
            assert character.isspace()
        elif character == " ":
            assert written in SPACE or source.startswith("&", origin)
        elif character == "\n":
            assert written in "\r\n" or source.startswith("<br", origin)
        elif character in "“”‘’" and source.startswith(("<q", "</q"), origin):
            continue
        elif character != written:
            entity = re.match(r"&#?\w+;?", source[origin:])
            assert entity
            assert character in html.unescape(entity[0])
    at = 0
    for block in found.blocks:
        assert at <= block.span.start < block.span.end
        assert found[block.span] == found[block.span].strip()
        at = block.span.end


@given(st.lists(PIECES, max_size=40).map("".join))
@example("<h1>a<td>b</h1>c")
@example("&notit;&NotEqualTilde;")
def test_every_character_stands_where_it_came_from(source: str) -> None:
    check_places(source, loading.from_text(source, "a.html"))


@given(st.text())
def test_any_text_is_a_page(source: str) -> None:
    check_places(source, loading.from_text(source, "a.html"))


@given(
    st.lists(
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40), max_size=4
    )
)
def test_no_character_is_lost(paragraphs: list[str]) -> None:
    source = "".join(f"<p>{html.escape(text)}</p>\n" for text in paragraphs)
    found = loading.from_text(source, "a.html")
    expected = [re.sub(rf"[{SPACE}]+", " ", text).strip() for text in paragraphs]
    assert [found[block.span] for block in found.blocks] == [text for text in expected if text]


@given(st.lists(PIECES, max_size=40).map("".join).map(lambda text: text.replace("\r\n", "\n")))
def test_line_ends_make_no_difference(source: str) -> None:
    assert blocks(source.replace("\n", "\r\n")) == blocks(source)


SOUND = st.lists(
    st.sampled_from(
        ["<p>One is here.</p>", "<p>Two <b>is</b> here.", "<ul><li>a<li>b</ul>",
         "<blockquote>No.</blockquote>", "<h2>What next</h2>",
         "<div>Bare <br>text.</div>", "<table><tr><td>1<td>2</table>"]
    ),
    max_size=6,
).map("\n".join)  # fmt: skip


@given(SOUND, SOUND)
def test_two_pages_after_one_another_have_the_blocks_of_both(first: str, second: str) -> None:
    both = blocks(f"<h1>Pier</h1>{first}\n\n{second}")
    one, two = blocks(f"<h1>Pier</h1>{first}"), blocks(f"<h1>Pier</h1>{second}")
    assert both == one + two[1:]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a &lt;b&gt; &amp;amp;", "a <b> &amp;"),
        ("caf&eacute; &#233; &#xE9; &eacute", "café é é é"),
        ("AT&T & R&D; 5 < 6 <7", "AT&T & R&D; 5 < 6 <7"),
        ("it&rsquo;s&nbsp;so&shy;", "it’s\u00a0so\u00ad"),
        ("&#128; &#0; &#x110000;", "€ \ufffd \ufffd"),
        ("a<!-- <p>no</p> -->b<!-->c<!--->d", "abcd"),
        ("a<?php echo '1' ?>b<!x>c</>d</ e>f", "abcdf"),
        ("a<b title='x > y'>b</b>c", "abc"),
        ("a <em>b</em> c<wbr>d<img alt='e'>f", "a b cdf"),
        ("a <q>b <q>c</q></q>", "a “b ‘c’”"),
        ("a<sup><a role=doc-noteref href='#1'>1</a></sup>.", "a."),
        ("a <del>old</del> <ins>new</ins> <s>no</s>", "a new"),
        ("a<br>b", "a\nb"),
        ("x<b>y", "xy"),
        ("a <b", "a"),
    ],
)
def test_characters(source: str, text: str) -> None:
    assert texts(f"<p>{source}") == [text]


# --- blocks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One.<p>Two.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("One is.<br><br />Two.", [("paragraph", "One is."), ("paragraph", "Two.")]),
        ("<h1>A</h1><h3>B</h3><p>C.", [("headline", "A"), ("headline", "B"), ("paragraph", "C.")]),
        ("<ul><li>a<ol><li>b</ol><li><p>c</ul>d.", [
            ("list", "a"), ("list", "b"), ("list", "c"), ("paragraph", "d.")]),
        ("<dl><dt>a<dd>b</dl>", [("list", "a"), ("list", "b")]),
        ("<blockquote><p>a.<p>b.</blockquote>", [("quote", "a."), ("quote", "b.")]),
        ("<figure><img><figcaption>a <small>b</small></figcaption></figure>", [("caption", "a b")]),
        ("<table><caption>a<tr><th>b<td>c<tr><td>d</table>", [
            ("caption", "a"), ("table", "b"), ("table", "c"), ("table", "d")]),
        ("<table role=presentation><tr><td><p>a.</table>", [("paragraph", "a.")]),
        ("<p>It is here.<aside class=pull-quote>b</aside>", [("paragraph", "It is here."), ("quote", "b")]),
        ("<p>Q: Why?<br>A: It fell.<br>Ann Poe: No.", [
            ("paragraph", "Q: Why?"), ("paragraph", "A: It fell."), ("paragraph", "Ann Poe: No.")]),
        ("<pre>One.\n\n  Two.</pre>", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("<div>One <div>two.</div> three.</div>", [
            ("headline", "One"), ("paragraph", "two."), ("paragraph", "three.")]),
        ("<p>A is.</p></div></p></b>B.", [("paragraph", "A is."), ("paragraph", "B.")]),
        ("<h1>A</h1><p class=c-standfirst>B.</p><p>C.", [
            ("headline", "A"), ("standfirst", "B."), ("paragraph", "C.")]),
        ("<h1>A</h1><h2>Cracks were found in four piles.</h2><p>C.", [
            ("headline", "A"), ("standfirst", "Cracks were found in four piles."), ("paragraph", "C.")]),
        ("<h1>A</h1><h2>What next</h2><p>C.", [
            ("headline", "A"), ("headline", "What next"), ("paragraph", "C.")]),
        ("<h1>A</h1><p><em>B is here.</em></p><p>C.", [
            ("headline", "A"), ("standfirst", "B is here."), ("paragraph", "C.")]),
        ("<h1>A</h1><p>B.</p><p><strong>What next</strong></p><p>C.", [
            ("headline", "A"), ("paragraph", "B."), ("headline", "What next"), ("paragraph", "C.")]),
    ],
)  # fmt: skip
def test_blocks(source: str, expected: Blocks) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    "left_out",
    [
        "<script>if (a < b) { x = '<p>no</p>' }</script>",
        "<style>p { color: red }</style>",
        "<nav><ul><li>Home</ul></nav>",
        "<div role=navigation>Home</div>",
        "<aside><p>More on this.</aside>",
        "<form><p>Sign up <input> <button>Go</button></form>",
        "<button>Share</button>",
        "<noscript><img>No script.</noscript>",
        "<p hidden>No.</p>",
        "<p HIDDEN=''>No.</p>",
        "<div aria-hidden='true'>No <p>no</div>",
        "<p style='color: red; display : NONE'>No.</p>",
        "<span class='sr-only'>No</span>",
        "<template><p>No.</template>",
        "<svg><title>No</title><text>No</text></svg>",
        "<textarea><p>No.</textarea>",
        "<!-- <p>No.</p> -->",
        "<select><option>No</select>",
    ],
)
def test_what_is_left_out(left_out: str) -> None:
    assert blocks(f"<p>One is.</p>{left_out}<p>Two.") == [("paragraph", "One is."), ("paragraph", "Two.")]


def test_a_form_around_the_whole_page_is_no_form() -> None:
    assert texts("<form><h1>Pier</h1><p>One.</p><button>Go</button></form>") == ["Pier", "One."]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<header><h1>Post</h1></header><h1>A</h1><p>B.</p><footer>C.</footer>", ["A", "B."]),
        ("<div>Menu</div><article><h1>A</h1><p>B.</article><p>Comments.", ["A", "B."]),
        ("<main><h1>A</h1><p>B.</main><p>Comments.", ["A", "B."]),
        ("<div role=main><h1>A</h1><p>B.</div><p>Comments.", ["A", "B."]),
        ("<h1>A</h1><p class=dek>B.<p>Menu<article><p>C is long.</article>", ["A", "B.", "C is long."]),
        ("<article><h1>A</h1><p>B is long.</article><article><h2>T</h2></article>", ["A", "B is long."]),
        ("<main><p>A is long.<article>T</article><p>B is long.</main>", ["A is long.", "B is long."]),
        ("<article><header><h1>A</h1></header><p>B.<footer>C.</footer></article>", ["A", "B.", "C."]),
        ("<title>A – Velda Post</title><p>B is here.", ["A", "B is here."]),
        ("<title>A</title><h1>C</h1><p>B is here.", ["C", "B is here."]),
    ],
)  # fmt: skip
def test_what_is_the_article(source: str, expected: list[str]) -> None:
    found = texts(source)
    assert [text for text in found if text != "T"] == expected


# --- metadata and encodings ---------------------------------------------------------------------------

HEAD = (
    '<html lang="en-GB"><meta name="author" content="Ann  Poe">'
    '<meta property="article:author" content="https://post.example/ann">'
    '<meta property="article:published_time" content="2026-05-03T10:00:00Z">'
    '<meta property="og:site_name" content="Velda &amp; Coast Post">'
)


def test_the_page_says_what_it_is() -> None:
    found = loading.from_text(f"{HEAD}<p>VELDA, June 3 (Agency) &mdash; The pier is shut.", "a.html").metadata
    assert found.byline == "Ann Poe"
    assert found.date == "2026-05-03T10:00:00Z"
    assert found.outlet == "Velda & Coast Post"
    assert found.language == "en-GB"
    assert found.dateline == "VELDA, June 3 (Agency)"


def test_lines_say_what_the_head_does_not() -> None:
    source = '<p class="byline">By Ann Poe</p><p>Published: 3 May 2026</p><p>The pier is shut.'
    found = loading.from_text(source, "a.html").metadata
    assert (found.byline, found.date) == ("Ann Poe", "2026-05-03")
    profile = (
        '<meta property="article:author" content="https://x.example"><h1>A</h1><a rel=author>Ann Poe</a><p>B.'
    )
    assert loading.from_text(profile, "a.html").metadata.byline == "Ann Poe"
    timed = '<p>A is. <time datetime="2026-05-03">3 May</time>'
    assert loading.from_text(timed, "a.html").metadata.date == "2026-05-03"


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ("<META http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>", "cp1252"),
        ("<meta charset=koi8-r>", "koi8-r"),
        ("<meta charset=iso-8859-1>", "utf-8"),  # what is UTF-8 is not anything else
        ("", "utf-16"),
    ],
)
def test_the_encoding_that_a_page_declares(declaration: str, encoding: str) -> None:
    text = "мост" if encoding == "koi8-r" else "“café”"
    (found,) = loading.from_bytes(f"{declaration}<p>{text} is.".encode(encoding), "a.htm")
    assert isinstance(found, Document)
    assert found[found.blocks[0].span] == f"{text} is."


def test_an_unknown_declaration_is_an_error_of_the_bytes() -> None:
    (found,) = loading.from_bytes(b"<meta charset=no-such><p>caf\xe9", "a.html")
    assert "byte 29 of the line is 0xE9" in str(found)
    (found,) = loading.from_bytes(b"<nav>Home</nav>", "a.html")
    assert str(found) == "a.html: has no text"


# --- tokens and size ----------------------------------------------------------------------------------


def test_tokens_stand_in_order_and_part_the_page() -> None:
    source = '<p CLASS="a>b" id=x hidden>1 < 2</P ><br/>'
    found = list(markup.tokens(source))
    assert [(t.kind, t.name, source[t.start : t.end]) for t in found] == [
        ("start", "p", '<p CLASS="a>b" id=x hidden>'),
        ("text", "", "1 < 2"),
        ("end", "p", "</P >"),
        ("start", "br", "<br/>"),
    ]
    assert found[0].attributes == {"class": "a>b", "id": "x", "hidden": ""}


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 50_000 + "x",
        "<div>" * 50_000 + "x" + "</div>" * 50_000,
        "<b>" * 50_000 + "x" + "</i>" * 50_000,
        "<p><b>" * 30_000 + "</b></p>" * 30_000,
        "<table><tr><td>" * 30_000 + "x",
        "<article><form><p>x" * 20_000,
        "<" * 1_000_000,
        "<!--" * 200_000,
        '<a b="' * 100_001,
        "<![CDATA[" * 100_000,
        "</" * 300_000,
        "&" * 500_000 + "&#" * 200_000,
        "&#" + "1" * 1_000_000,
        "<title>" * 100_000,
        "x<br>" * 50_000,
        "By Ann Poe<br>" * 20_000,
        "<pre>" + "\n" * 300_000,
        "<q>" * 50_000,
        " " * 1_000_000,
    ],
    ids=lambda source: source[:14].strip() or "blank",
)
def test_large_and_odd_pages_are_quick(source: str) -> None:
    start = time.process_time()
    loading.from_text(source, "a.html")
    assert time.process_time() - start < 5
