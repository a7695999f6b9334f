"""The tags and the text of HTML, each with its place in the file.

The standard library's parser loses its way at ``<![`` and ``&#``, takes quadratic time over
unclosed tags, and reads the same page differently from one Python to the next; none of the
common parsers gives columns. So the few rules of the HTML standard that matter here are
written out: one pass, in linear time, and no input is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Literal, NamedTuple

_MARKUP = re.compile(r"<(?:(?=[A-Za-z])|/(?=[A-Za-z])|(?=[!?])|/(?=[^A-Za-z]))")
_LETTER = re.compile(r"[A-Za-z]")
_NAME = re.compile(r"[^\t\n\f\r />]+")
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)"
    r"(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"([^\"]*)\"|'([^']*)'|([^\t\n\f\r >]*)))?"
)
_TAG_END = re.compile(r"[\t\n\f\r /]*>?")
_COMMENT_END = re.compile(r"--!?>")
_SHORT_COMMENT = re.compile(r"<!---?>")
# White space, which counts once; &amp; &#8212; &#x2014; also without the semicolon.
_INSIDE = re.compile(
    r"([\t\n\f\r ]+)|&(?:#[0-9]{1,10};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
)
_SPACE = "\t\n\f\r "

_RAW = frozenset({"script", "style", "iframe", "noembed", "noframes", "xmp", "textarea", "title"})
"""Elements in which no tag but their own end is one."""


class Token(NamedTuple):
    """A tag, a stretch of text or a comment: its place in the file, and the name and attributes of a tag."""

    kind: Literal["start", "end", "text", "comment"]
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, str] = {}


def tokens(source: str) -> Iterator[Token]:
    """The tags, texts and comments of a page, in order; declarations are passed over.

    >>> [(t.kind, t.name or (t.start, t.end)) for t in tokens("<p>1 < 2<!-- no --></p>")]
    [('start', 'p'), ('text', (3, 8)), ('comment', (8, 19)), ('end', 'p')]
    """
    at, size = 0, len(source)
    while at < size:
        found = _MARKUP.search(source, at)
        if not found:
            yield Token("text", at, size)
            return
        if found.start() > at:
            yield Token("text", at, found.start())
        at = found.start()
        if source[at + 1] in "!?" or (found[0] == "</" and not _LETTER.match(source, at + 2)):
            end = _skipped(source, at)
            if source.startswith("<!--", at):
                yield Token("comment", at, end)
            at = end
            continue
        tag = _tag(source, found)
        if tag is None:
            return
        yield tag
        at = tag.end
        if tag.kind == "start" and tag.name in _RAW:
            closing = _closing(source, tag)
            if closing > at:
                yield Token("text", at, closing)
            at = closing


def _skipped(source: str, at: int) -> int:
    """Where a comment, a declaration or a malformed end tag is over."""
    if source.startswith("<!--", at):
        short = _SHORT_COMMENT.match(source, at)
        found = short or _COMMENT_END.search(source, at + 4)
        return found.end() if found else len(source)
    end = source.find(">", at + 2)
    return end + 1 if end >= 0 else len(source)


def _tag(source: str, found: re.Match[str]) -> Token | None:
    """The tag that begins at a match; None where the file ends inside it."""
    name = _NAME.match(source, found.end())
    at = name.end() if name else found.end()
    attributes: dict[str, str] = {}
    while attribute := _ATTRIBUTE.match(source, at):
        value = next((v for v in attribute.group(2, 3, 4) if v is not None), "")
        attributes.setdefault(attribute[1].lower(), unescape(value[:4000]) if "&" in value else value)
        at = attribute.end()
    end = _TAG_END.match(source, at)
    if not end or not end[0].endswith(">"):
        return None
    kind: Literal["start", "end"] = "end" if found[0] == "</" else "start"
    return Token(kind, found.start(), end.end(), name[0].lower() if name else "", attributes)


def _closing(source: str, tag: Token) -> int:
    """Where the end tag of a script, a title … begins."""
    found = re.compile(rf"</{tag.name}(?=[\t\n\f\r />])", re.IGNORECASE).search(source, tag.end)
    return found.start() if found else len(source)


def pieces(source: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    r"""The characters that a stretch of text stands for, each piece with its place in the file.

    White space becomes one space; the characters of an entity stand where it does.

    >>> list(pieces("fish  &amp;\nchips", 0, 17))
    [('fish', 0), (' ', 4), ('&', 6), (' ', 11), ('chips', 12)]
    """
    at = start
    for found in _INSIDE.finditer(source, start, end):
        if found.start() > at:
            yield source[at : found.start()], at
        at = found.end()
        if found[1]:
            yield " ", found.start()
        else:
            yield from _resolved(found[0], found.start())
    if at < end:
        yield source[at:end], at


def _resolved(written: str, at: int) -> Iterator[tuple[str, int]]:
    """What an entity stands for; behind one without a semicolon, letters may follow."""
    meant = unescape(written)
    kept = 0
    while kept < len(meant) and meant[-1 - kept] == written[-1 - kept]:
        kept += 1
    for character in meant[: len(meant) - kept]:
        yield " " if character in _SPACE else character, at
    if kept:
        yield written[-kept:], at + len(written) - kept
