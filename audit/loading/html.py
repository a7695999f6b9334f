"""An HTML page to the prose of the article on it, each character with its place in the file.

Where the page marks its article or its main part, only that is read. Left out: scripts,
navigation, asides (but not pull quotes), forms, captions of controls, hidden and deleted
text, and what stands around the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from audit import frontmatter
from audit.document import BlockKind, Document, Metadata, Prose, Span
from audit.loading import comments, elements, headings, markup, notices
from audit.loading.elements import Element

_PRE_END = ("\r\n", "\n", "\r")
_ABOUT: dict[str, tuple[str, ...]] = {
    "byline": ("author", "byl", "byline", "dc.creator", "parsely-author", "article:author"),
    "date": ("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate",
             "publishdate", "publish-date", "parsely-pub-date", "sailthru.date"),
    "outlet": ("og:site_name", "publisher", "dc.publisher", "application-name"),
    "genre": ("genre", "article:genre"),
}  # fmt: skip


@dataclass
class _Part:
    """A block as it stands on the page: its lines of pieces, and in what it stands."""

    kind: BlockKind
    element: Element
    lines: list[list[tuple[str, int]]] = field(default_factory=lambda: [[]])
    breaks: list[int] = field(default_factory=list)  # where the lines after the first were broken
    emphases: set[headings.Style] = field(default_factory=set)  # of its pieces
    comments: list[Span] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Where it stands in the file, with the comments in it."""
        ends = [origin + len(words) for line in self.lines for words, origin in line]
        return Span(self.start, max([*ends, *(comment.end for comment in self.comments)]))

    @property
    def start(self) -> int:
        """The place of its first character in the file."""
        return next(origin for line in self.lines for _, origin in line)

    def belongs_to_headline(self) -> bool:
        """Whether it is a standfirst, a byline or a date, which may stand above the article itself."""
        set_apart = self.kind == "standfirst" or self.element.style == "h2" or self.element.byline
        return set_apart or notices.stands_alone(self.text())

    def style(self) -> headings.Style:
        """How it is set apart: by the rank of a heading, or wholly in italics or bold."""
        if self.kind == "paragraph" and len(self.emphases) == 1:
            return next(iter(self.emphases))
        return self.element.style

    def text(self) -> str:
        return "\n".join("".join(words for words, _ in line).strip() for line in self.lines).strip()


def document(source: str, path: str) -> Document:
    """The article on a page.

    >>> page = "<title>Pier shut</title><nav>Home</nav><p>It is <b>not</b> safe &amp; sound."
    >>> read = document(page, "a.html")
    >>> [(block.kind, read[block.span]) for block in read.blocks]
    [('headline', 'Pier shut'), ('paragraph', 'It is not safe & sound.')]
    """
    page = _Page(source)
    for token in markup.tokens(source):
        page.take(token)
    page.close_part()
    prose = Prose()
    styles: dict[int, headings.Style] = {}
    bylines: set[int] = set()
    for part in page.article():
        styles[prose.length] = part.style()
        if part.element.byline:
            bylines.add(prose.length)
        _write(prose, part)
    read = prose.document(path, path, source, Metadata())
    marked = any(block.kind == "headline" for block in read.blocks)
    blocks = read.blocks if marked else headings.titled(read.text, read.blocks)
    blocks = headings.set_apart(read.text, blocks, styles)
    fields = page.fields()
    credited = next((read[b.span] for b in blocks if b.span.start in bylines and len(b.span) <= 150), "")
    if credited and not fields.get("byline"):
        fields["byline"] = credited.removeprefix("By ").removeprefix("by ")
    return replace(
        read,
        blocks=blocks,
        metadata=notices.metadata(fields, read.text, blocks),
        comments=comments.spoken(source, page.comments),
    )


class _Page:
    """Follows the tags of a page and collects its blocks."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._tree = elements.Tree()
        self._parts: list[_Part] = []
        self._part: _Part | None = None
        self._about: dict[str, str] = {}
        self._title: _Part | None = None
        self._quotes = 0  # how deep in <q> we are
        self.comments: list[comments.Placed] = []

    def take(self, token: markup.Token) -> None:
        """Take in the next tag or text."""
        if token.kind == "text":
            self._text(token)
            return
        if token.kind == "comment":
            self._comment(Span(token.start, token.end))
            return
        if token.name in ("meta", "html", "time"):
            self._note(token)
        if token.name == "br" and not self._tree.top.hidden:
            self._break(token.start)
        elif token.name == "q" and not self._tree.top.hidden:
            self._quotation_mark(token)
        if token.name in elements.BLOCKS:
            self.close_part()
        if token.kind == "start":
            self._tree.open(token)
        else:
            self._tree.close(token.name)

    def close_part(self) -> None:
        """The block being collected is complete."""
        if self._part and self._part.text():
            self._parts.append(self._part)
            if self._part.comments:
                block = self._part.span
                self.comments += ((comment, block) for comment in self._part.comments)
        self._part = None

    def _comment(self, span: Span) -> None:
        if self._part:
            self._part.comments.append(span)
        else:
            self.comments.append((span, None))

    def _text(self, token: markup.Token) -> None:
        if self._tree.top.name == "head" and self._source[token.start : token.end].strip():
            self._tree.close("head")
        top = self._tree.top
        if top.name == "title" and self._title is None and not self._tree.drawn:
            self._title = _Part("headline", top)
            for words, origin in markup.pieces(self._source, token.start, token.end):
                self._title.lines[0].append((words, origin))
        elif top.preformatted and not top.hidden:
            self._preformatted(token)
        elif not top.hidden:
            for words, origin in markup.pieces(self._source, token.start, token.end):
                self._add(words, origin)

    def _preformatted(self, token: markup.Token) -> None:
        at = token.start
        for line in self._source[token.start : token.end].splitlines(keepends=True):
            words = line.rstrip("\r\n")
            for piece, origin in markup.pieces(self._source, at, at + len(words)):
                self._add(piece, origin)
            at += len(words)
            if line.endswith(_PRE_END):
                self._break(at)
            at += len(line) - len(words)

    def _add(self, words: str, origin: int) -> None:
        if self._part is None:
            if words == " ":
                return
            self._part = _Part(self._tree.top.kind, self._tree.top)
        line = self._part.lines[-1]
        if words != " " or (line and line[-1][0] != " "):
            line.append((words, origin))
        if words.strip():
            self._part.emphases.add(self._tree.top.emphasis)

    def _break(self, at: int) -> None:
        """A line ends; a second break with nothing between ends the block."""
        if self._part is None:
            return
        if not any(words != " " for words, _ in self._part.lines[-1]):
            self.close_part()
            return
        self._part.lines.append([])
        self._part.breaks.append(at)

    def _quotation_mark(self, token: markup.Token) -> None:
        """The mark that a browser draws for <q>."""
        self._quotes += 1 if token.kind == "start" else 0
        inner = self._quotes % 2 == 0
        if self._quotes:
            self._add("‘’"[token.kind == "end"] if inner else "“”"[token.kind == "end"], token.start)
        self._quotes = max(0, self._quotes - (token.kind == "end"))

    def _note(self, token: markup.Token) -> None:
        """Keep what the page says about itself; the first word on a thing counts."""
        said = token.attributes
        if token.name == "html" and said.get("lang"):
            self._about.setdefault("language", said["lang"])
        elif token.name == "time" and said.get("datetime"):
            self._about.setdefault("time", said["datetime"])
        elif token.name == "meta":
            name = said.get("property") or said.get("name") or said.get("itemprop") or ""
            if said.get("content", "").strip():
                self._about.setdefault(name.lower(), " ".join(said["content"].split()))

    def fields(self) -> dict[str, str]:
        """The metadata of the page, by the names of front matter."""
        found = {}
        for name, keys in _ABOUT.items():
            known = [self._about[k] for k in keys if k in self._about]
            if name == "byline":  # the author is often the address of a profile
                known = [words for words in known if "://" not in words]
            if known:
                found[name] = known[0]
        if "date" not in found and "time" in self._about:
            found["date"] = self._about["time"]
        if "language" in self._about:
            found["language"] = self._about["language"]
        return {name: words for name, words in found.items() if name in frontmatter.FIELDS}

    def article(self) -> Sequence[_Part]:
        """The blocks of the article, with its headline, also where that stands above it."""
        kept = self._tree.forms_kept
        shown = [p for p in self._parts if p.element.form is None or p.element.form in kept]
        chosen = _chosen(shown)
        if any(p.kind == "headline" for p in chosen[:4]):
            return chosen
        first = chosen[0].start if chosen else 0
        above = [p for p in shown if p.start < first]
        titles = [number for number, p in enumerate(above) if p.element.style == "h1"]
        if titles:
            head, *below = above[titles[-1] :]
            return [head, *(p for p in below if p.belongs_to_headline()), *chosen]
        return [self._headline_of_title(), *chosen] if self._title and chosen else chosen

    def _headline_of_title(self) -> _Part:
        """The title of the page, without the name of the site behind a bar."""
        title = self._title
        assert title is not None
        words = title.text()
        for bar in (" | ", " – ", " — ", " - ", " :: "):
            end = words.rfind(bar)
            if end > 0 and len(words) - end < 40:
                break
        else:
            return title
        kept, length = [], len("".join(w for w, _ in title.lines[0])) - len(words) + end
        for piece, origin in title.lines[0]:
            kept.append((piece[: max(0, length)], origin))
            length -= len(piece)
        return replace(title, lines=[[(w, o) for w, o in kept if w]])


def _chosen(parts: Sequence[_Part]) -> list[_Part]:
    """The blocks of the article: of its element, else of the main part, else of the page."""
    sizes: dict[int, int] = {}
    main = body = 0
    for part in parts:
        size = len(part.text())
        body += size
        main += size if part.element.main else 0
        if part.element.article is not None:
            sizes[part.element.article] = sizes.get(part.element.article, 0) + size
    largest = max(sizes, key=lambda number: (sizes[number], -number), default=None)
    if largest is not None and 3 * sizes[largest] >= main and 10 * sizes[largest] >= body:
        return [p for p in parts if p.element.article == largest]
    if main:
        return [p for p in parts if p.element.main]
    framed = [p for p in parts if not p.element.frame]
    return framed or list(parts)


def _write(prose: Prose, part: _Part) -> None:
    """Add a block; a byline or date, a note and a new speaker begin one of their own."""
    texts = ["".join(words for words, _ in line).strip() for line in part.lines]
    parted = [
        notices.stands_alone(line)
        or notices.stands_alone(following)
        or (headings.ends(line) and notices.opens(following))
        for line, following in pairwise(texts)
    ]
    for number, line in enumerate(part.lines):
        while line and line[-1][0] == " ":
            line.pop()
        for words, origin in line:
            prose.add(words, origin)
        if number < len(part.breaks) and number < len(parted):
            if parted[number]:
                prose.block(part.kind)
            elif texts[number + 1]:
                prose.add("\n", part.breaks[number])
    prose.block(part.kind)
