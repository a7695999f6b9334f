"""Markdown to the prose it holds, each character with its place in the file.

The structure comes from markdown-it (CommonMark with tables). Its tokens know lines but
not columns, so the inline tokens of a block are walked along the source they were made
from. Left out: code blocks, comments and other HTML, addresses of links, images inside text.
An image that stands alone gives its description as a caption.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_inline import StateInline, autolink, backtick, image, link
from markdown_it.token import Token

from audit import frontmatter
from audit.document import BlockKind, Document, Metadata, Prose, Span
from audit.loading import comments, headings, notices, unclear

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_BREAK = re.compile(r" *\\?\n[ \t]*")  # the end of a line inside a paragraph
_NESTING = 100  # deeper quotes and lists than anyone writes; markdown-it drops what is deeper still

_Rule = Callable[[StateInline, bool], bool]


def document(source: str, path: str) -> Document:
    r"""The prose of a Markdown file.

    >>> document("# Pier shut\n\nIt is *not* safe &amp; sound.", "a.md").text.split("\n")[2]
    'It is not safe & sound.'
    """
    fields, start = frontmatter.split(source)
    reader = _Reader(source, start)
    tokens = _parser().parse(source[start:])
    reader.read(tokens)
    read = reader.prose.document(path, path, source, Metadata())
    marked = any(token.type == "heading_open" for token in tokens)
    blocks = read.blocks if marked else headings.titled(read.text, read.blocks)
    blocks = headings.set_apart(read.text, blocks, reader.styles)
    return replace(
        read,
        blocks=blocks,
        metadata=notices.metadata(fields, read.text, blocks),
        comments=comments.spoken(source, reader.comments, lines=True),
        notes=unclear.notes(source, fields),
    )


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    parser.core.ruler.disable("text_join")  # keeps escapes and entities as tokens of their own
    for name, rule in (("link", link), ("image", image), ("autolink", autolink), ("backticks", backtick)):
        parser.inline.ruler.at(name, _ending(rule))
    parser.block.ruler.at("html_block", _html, {"alt": ["paragraph", "reference", "blockquote"]})
    return parser


def _html(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """HTML that fills its lines; prose that only begins with a comment is a paragraph like any other."""
    start = state.bMarks[first] + state.tShift[first]
    line = state.src[start : state.eMarks[first]]
    return not comments.before_prose(line) and html_block(state, first, last, silent)


def _ending(rule: _Rule) -> _Rule:
    """The rule, with the place at which it ended noted in its last token."""

    def noting(state: StateInline, silent: bool) -> bool:
        before = len(state.tokens)
        done = rule(state, silent)
        if done and not silent and len(state.tokens) > before:
            state.tokens[-1].meta["end"] = state.pos
        return done

    return noting


class _Reader:
    """Collects the prose of the blocks of a file."""

    def __init__(self, source: str, start: int) -> None:
        self.prose = Prose()
        self._lines = [m[0] for m in _LINE.finditer(source, start)]
        self._starts = list(accumulate(map(len, self._lines), initial=start))
        self._containers: list[BlockKind] = []
        self._heading = ""  # the marks before the heading being read: ##
        self.styles: dict[int, headings.Style] = {}  # by the first character of what they set apart
        self._row = (-1, 0)  # the line of the table row being read, and how far in it
        self.comments: list[comments.Placed] = []

    def read(self, tokens: Sequence[Token]) -> None:
        """Take in the blocks of a file, in order."""
        for token in tokens:
            kind = _CONTAINERS.get(token.type.removesuffix("_open").removesuffix("_close"))
            if kind and token.nesting > 0:
                self._containers.append(kind)
                self._heading = token.markup if kind == "headline" else ""
            elif kind:
                self._containers.pop()
                self._heading = ""
            elif token.type == "inline" and token.content:
                self._block(token, token.children or [])
            elif token.type == "html_block" and token.map:
                first, last = token.map
                lines = "".join(self._lines[first:last])
                self.comments += ((each, None) for each in comments.within(lines, self._starts[first]))

    def _block(self, block: Token, children: Sequence[Token]) -> None:
        kind: BlockKind = self._containers[-1] if self._containers else "paragraph"
        places = self._cell(block) if kind == "table" else self._places(block)
        visible = [t for t in children if t.type not in _UNSEEN and (t.content.strip() or t.type == "image")]
        if visible and visible[0].type == "image" and kind == "paragraph":
            kind = "caption"
        described = all(t.type == "image" for t in visible)
        walk = _Walk(self.prose, block.content, places, self.comments, described=described)
        partings = _partings(children) if kind == "paragraph" else frozenset()
        style = _style(kind, self._heading, children)
        if style:
            self.styles[self.prose.length] = style
        for index, token in enumerate(children):
            walk.take(token)
            if index in partings:
                self.prose.block(kind)
        self.prose.block(kind)

    def _places(self, block: Token) -> list[int]:
        """The offset in the file of each character that the tokens of a block were made from."""
        places: list[int] = []
        lines = block.content.split("\n")
        first, last = block.map or (0, 1)
        while last - first > len(lines) and not self._matches(lines, first):
            first += 1  # a line of white space that is none to Markdown
        for number, line in enumerate(lines, first):
            source = self._lines[number].rstrip("\r\n")
            words = line.strip()
            if self._heading.startswith("#"):
                at = source.find(words, source.find(self._heading) + len(self._heading))
            else:
                at = len(source.rstrip()) - len(words)
            at += self._starts[number] - (len(line) - len(line.lstrip()))
            places += range(at, at + len(line))
            places.append(self._starts[number] + len(source))
        return places

    def _matches(self, lines: Sequence[str], first: int) -> bool:
        pairs = zip(lines, self._lines[first : first + len(lines)], strict=False)
        return all(source.rstrip().endswith(line.strip()) for line, source in pairs)

    def _cell(self, block: Token) -> list[int]:
        """The same for a cell of a table, in which a bar is written with a backslash."""
        number = block.map[0] if block.map else 0
        row, done = self._row
        words = block.content.replace("|", "\\|")
        at = max(0, self._lines[number].find(words, done if row == number else 0))
        self._row = (number, at + len(words))
        places, at = [], at + self._starts[number]
        for character in block.content:
            at += character == "|"
            places.append(at)
            at += 1
        return [*places, at]


def _style(kind: BlockKind, heading: str, tokens: Sequence[Token]) -> headings.Style:
    """How a block is set apart: a heading of some rank, or a paragraph wholly in italics or bold."""
    if kind == "headline":
        return "h1" if heading in ("#", "=") else "h2" if heading in ("##", "-") else "h3"
    inner = [token for token in tokens if token.type != "text" or token.content]
    if kind != "paragraph" or not inner or inner[-1].type not in ("em_close", "strong_close"):
        return ""
    if inner[0].nesting < 1 or any(token.level == inner[-1].level for token in inner[1:-1]):
        return ""
    return "italic" if inner[-1].type == "em_close" else "bold"


def _partings(tokens: Sequence[Token]) -> frozenset[int]:
    """The line breaks around a byline, a date or a dateline, and before a note or a speaker."""
    breaks = [-1, *(i for i, t in enumerate(tokens) if t.type in _BREAKS), len(tokens)]
    found: set[int] = set()
    before = ""
    for first, last in pairwise(breaks):
        words = "".join(t.content for t in tokens[first + 1 : last]).strip()
        if notices.stands_alone(words):
            found |= {first, last}
        elif headings.ends(before) and notices.opens(words):
            found.add(first)
        before = words
    return frozenset(found)


class _Walk:
    """Follows the inline tokens of a block along the source that they were made from."""

    def __init__(
        self,
        prose: Prose,
        source: str,
        places: list[int],
        found: list[comments.Placed],
        *,
        described: bool = False,
    ) -> None:
        self._prose, self._source, self._places, self._comments = prose, source, places, found
        self._described = described  # whether images give their descriptions
        self._at = 0
        self._address = False  # whether what comes is the address in <…>

    def take(self, token: Token) -> None:
        """Add what is prose in a token, and step over what is markup."""
        step = _STEPS.get(token.type)
        if step:
            step(self, token)
        else:
            self._at += len(token.markup)  # emphasis, mostly

    def _text(self, token: Token) -> None:
        words = token.content
        if self._address:  # the token has it decoded
            words = self._source[self._at : self._source.index(">", self._at)]
        elif not self._source.startswith(words, self._at):
            self._at = max(self._at, self._source.find(words, self._at))
        self._add(words, self._at)
        self._at += len(words)

    def _special(self, token: Token) -> None:
        """An escape or an entity."""
        escaped = token.info == "escape" and token.content != token.markup
        self._add(token.content, self._at + escaped)
        self._at += len(token.markup)

    def _break(self, token: Token) -> None:
        found = _BREAK.match(self._source, self._at)
        if found:
            self._add("\n" if token.type == "hardbreak" else " ", self._source.index("\n", self._at))
            self._at = found.end()

    def _code(self, token: Token) -> None:
        end: int = token.meta["end"]
        padding = end - self._at - 2 * len(token.markup) - len(token.content)
        self._add(token.content, self._at + len(token.markup) + padding // 2)
        self._at = end

    def _html(self, token: Token) -> None:
        end = self._at + len(token.content)
        if token.content.lower().startswith("<br"):
            self._add("\n", self._at)
        elif token.content.startswith("<!--"):
            block = Span(self._places[0], self._places[-1] + 1)
            self._comments.append((Span(self._places[self._at], self._places[end - 1] + 1), block))
        self._at = end

    def _link(self, token: Token) -> None:
        self._address = token.info == "auto" and token.nesting > 0
        self._at = self._at + 1 if token.nesting > 0 else token.meta["end"]

    def _image(self, token: Token) -> None:
        if self._described:
            at = self._at + len("![")
            places = self._places[at : at + len(token.content) + 1]
            inner = _Walk(self._prose, token.content, places, self._comments)
            for child in token.children or ():
                inner.take(child)
            self._prose.block("caption")
        self._at = token.meta["end"]

    def _add(self, words: str, at: int) -> None:
        places = self._places[at : at + len(words)]
        if words and places == list(range(places[0], places[0] + len(words))):
            self._prose.add(words, places[0])
            return
        last = places[-1] if places else self._places[-1]
        for index, character in enumerate(words):
            self._prose.add(character, places[index] if index < len(places) else last)


_UNSEEN = frozenset({"softbreak", "hardbreak", "link_open", "link_close", "html_inline"})
_BREAKS = frozenset({"softbreak", "hardbreak"})
_CONTAINERS: dict[str, BlockKind] = {
    "heading": "headline",
    "blockquote": "quote",
    "list_item": "list",
    "th": "table",
    "td": "table",
}
_STEPS: dict[str, Callable[[_Walk, Token], None]] = {
    "text": _Walk._text,
    "text_special": _Walk._special,
    "softbreak": _Walk._break,
    "hardbreak": _Walk._break,
    "code_inline": _Walk._code,
    "html_inline": _Walk._html,
    "link_open": _Walk._link,
    "link_close": _Walk._link,
    "image": _Walk._image,
}
