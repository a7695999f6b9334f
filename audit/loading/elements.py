"""The open elements of an HTML page: what each makes of the text in it.

Every step takes the same time however deep the page is nested.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from audit.document import BlockKind
from audit.loading.headings import Style
from audit.loading.markup import Token

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup "
    "option p pre search section summary table caption colgroup tbody td tfoot th thead title tr ul".split()
)
"""Elements that begin and end blocks."""

_BORDERS = BLOCKS | frozenset(
    "audio button canvas dialog map math noscript object select svg template video".split()
)
"""Elements over whose borders the end of an inline element does not reach."""

_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track "
    "wbr".split()
)
_HIDDEN = frozenset(
    "audio button canvas datalist del dialog head iframe label map math menu meter nav noembed noframes "
    "noscript object output progress rp rt s script select strike style svg template textarea title "
    "video".split()
)
_HIDDEN_ROLES = frozenset(
    "navigation search complementary dialog alertdialog form menu menubar toolbar tooltip doc-noteref".split()
)
_HIDDEN_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text advert advertisement advertising ad-slot "
    "breadcrumb breadcrumbs pagination share-buttons social-share sharing newsletter-signup newsletter "
    "related related-articles related-content comments cookie-banner footnote-ref".split()
)
_STANDFIRST = frozenset("standfirst dek strapline sub-headline subheadline subtitle sub-title".split())
_PULL_QUOTE = frozenset("pullquote pull-quote pull_quote pulled-quote".split())
_BYLINE = frozenset("byline by-line author article-author".split())
_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_KINDS: dict[str, BlockKind] = {
    "h1": "headline", "h2": "headline", "h3": "headline", "h4": "headline", "h5": "headline",
    "h6": "headline", "li": "list", "dt": "list", "dd": "list", "blockquote": "quote",
    "figcaption": "caption", "caption": "caption", "td": "table", "th": "table",
}  # fmt: skip
_STYLES: dict[str, Style] = {"h1": "h1", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_EMPHASIS: dict[str, Style] = {"em": "italic", "i": "italic", "strong": "bold", "b": "bold"}

# What a start tag closes, and within what: <li> an open <li>, but not one around the list it is in.
_TABLE = ("table",)
_CLOSES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th", "caption"), _TABLE),
    "th": (("td", "th", "caption"), _TABLE),
    "tr": (("td", "th", "tr", "caption"), _TABLE),
    "tbody": (("td", "th", "tr", "thead", "tbody", "tfoot", "caption"), _TABLE),
    "thead": (("caption",), _TABLE),
    "tfoot": (("td", "th", "tr", "thead", "tbody", "caption"), _TABLE),
    "body": (("head", "title"), ()),
}
_CLOSES_PARAGRAPH = BLOCKS - {"html", "head", "body", "title", "caption", "tr", "tbody", "thead", "tfoot"}
_PARAGRAPH_WITHIN = ("td", "th", "caption", "table", "button", "object")
_IN_HEAD = frozenset("html head title base link meta script style noscript template".split())


@dataclass(frozen=True, slots=True)
class Element:
    """An open element, and what it makes of its text.

    ``article`` and ``form`` number the outermost article and form around it; ``frame``: it is
    in a header or footer of the page, not of the article; ``layout``: in a table that only
    puts things side by side.
    """

    name: str
    kind: BlockKind = "paragraph"
    style: Style = ""
    hidden: bool = False
    preformatted: bool = False
    emphasis: Style = ""
    byline: bool = False
    main: bool = False
    frame: bool = False
    layout: bool = False
    article: int | None = None
    form: int | None = None


class Tree:
    """The elements that are open, outermost first."""

    def __init__(self) -> None:
        self._open = [Element("")]
        self._places: defaultdict[str, list[int]] = defaultdict(list)  # of each name among the open
        self._borders = [0]  # places of the open elements that are borders
        self._articles = self._forms = 0
        self.forms_kept: set[int] = set()  # forms that hold the article itself

    @property
    def top(self) -> Element:
        """The innermost open element."""
        return self._open[-1]

    @property
    def drawn(self) -> bool:
        """Whether what is open is a drawing, whose titles are none of the page."""
        return bool(self._places["svg"])

    def open(self, token: Token) -> None:
        """An element begins; it closes those that cannot hold it."""
        if token.name in _CLOSES_PARAGRAPH:
            self._close_within(("p",), _PARAGRAPH_WITHIN)
        if token.name not in _IN_HEAD and self.top.name == "head":
            self.close("head")
        if token.name in _CLOSES:
            self._close_within(*_CLOSES[token.name])
        if token.name in _VOID:
            return
        element = self._element(token)
        self._places[token.name].append(len(self._open))
        if token.name in _BORDERS:
            self._borders.append(len(self._open))
        self._open.append(element)

    def close(self, name: str) -> None:
        """An end tag: it ends the innermost element of its name, if it may reach it."""
        places = self._places.get(name)
        if places and (name in _BORDERS or places[-1] > self._borders[-1]):
            self._cut(places[-1])

    def _close_within(self, names: tuple[str, ...], border: tuple[str, ...]) -> None:
        limit = max((self._places[name][-1] for name in border if self._places[name]), default=0)
        inner = [self._places[name][-1] for name in names if self._places[name]]
        reached = [place for place in inner if place > limit]
        if reached:
            self._cut(min(reached))

    def _cut(self, place: int) -> None:
        while len(self._open) > place:
            self._places[self._open.pop().name].pop()
        while self._borders[-1] >= place and len(self._borders) > 1:
            self._borders.pop()

    def _element(self, token: Token) -> Element:
        name, said = token.name, token.attributes
        classes = frozenset(said.get("class", "").lower().split()) if "class" in said else frozenset()
        outer = self.top
        pulled = bool(classes & _PULL_QUOTE)
        element = replace(outer, name=name, style=_STYLES.get(name, outer.style))
        if name == "table":
            element = replace(element, layout=said.get("role") in ("presentation", "none"))
        if name in _KINDS and not (element.layout and name in ("td", "th")):
            element = replace(element, kind=_KINDS[name])
        if name in _EMPHASIS:
            element = replace(element, emphasis=_EMPHASIS[name])
        if pulled and name in BLOCKS:
            element = replace(element, kind="quote")
        elif _is_standfirst(classes) and outer.kind == "paragraph" and name in BLOCKS:
            element = replace(element, kind="standfirst", style="")
        if not outer.hidden and _is_hidden(name, said, classes, pulled=pulled):
            element = replace(element, hidden=True)
        return self._placed(element, said, classes)

    def _placed(self, element: Element, said: Mapping[str, str], classes: frozenset[str]) -> Element:
        """The element with its place on the page."""
        name = element.name
        if name == "article" and element.article is None:
            self._articles += 1
            element = replace(element, article=self._articles, frame=False)
        elif name == "main" or said.get("role") == "main":
            element = replace(element, main=True, frame=False)
        elif name in ("header", "footer") and element.article is None and not element.main:
            element = replace(element, frame=True)
        elif name == "form" and element.form is None:
            self._forms += 1
            element = replace(element, form=self._forms)
        elif name == "pre":
            element = replace(element, preformatted=True, hidden=element.hidden or "code" in classes)
        if element.form is not None and (name in ("article", "main", "h1")):
            self.forms_kept.add(element.form)
        if classes & _BYLINE or said.get("rel") == "author" or said.get("itemprop") == "author":
            element = replace(element, byline=True)
        return element


def _is_standfirst(classes: frozenset[str]) -> bool:
    """Also where the name is the last part of a longer one: article__standfirst, c-standfirst."""
    return any(c in _STANDFIRST or re.split(r"__|-(?=\w+$)", c)[-1] in _STANDFIRST for c in classes)


def _is_hidden(name: str, said: Mapping[str, str], classes: frozenset[str], *, pulled: bool) -> bool:
    if name in _HIDDEN or (name == "aside" and not pulled):
        return True
    if "hidden" in said or said.get("aria-hidden", "").lower() == "true":
        return True
    if said.get("role", "").lower() in _HIDDEN_ROLES or classes & _HIDDEN_CLASSES:
        return True
    return bool(_UNSEEN.search(said.get("style", "")))
