"""Comments of HTML and Markdown: those that speak to this program are kept, and none becomes prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from audit.document import Comment, Span

_SPOKEN = re.compile(r"<!--\s*audit\s*:(.*?)(?:--!?>)?\Z", re.DOTALL | re.IGNORECASE)
_LEADING = re.compile(r"(?:<!--(?:(?!-->).)*-->[ \t]*)+(?=[^\s<])")  # <!-- seen --> The pier …
# The end of a line and an empty one.
_LAST = re.compile(r"[ \t]*(?:(?:\r\n|\r|\n)[ \t]*(?=\r|\n|\Z)|\Z)")


Placed = tuple[Span, Span | None]
"""A comment in the file, and the stretch of the paragraph, item or cell that it stands in, if any."""


def spoken(source: str, placed: Iterable[Placed], *, lines: bool = False) -> tuple[Comment, ...]:
    """Of the comments of a file those that begin with ``audit:``, in order; ``lines``: empty lines count.

    >>> spans = [(Span(0, 19), None), (Span(19, 35), None)]
    >>> [found.words for found in spoken("<!-- audit: end --><!-- tidy up -->", spans)]
    ['end']
    """
    found = ((span, inside, _SPOKEN.match(source[span.start : span.end])) for span, inside in placed)
    comments = [
        Comment(match[1].strip(), span, inside, lines and _LAST.match(source, span.end) is not None)
        for span, inside, match in found
        if match
    ]
    return tuple(sorted(comments, key=lambda comment: comment.origin))


def within(html: str, origin: int) -> Iterator[Span]:
    """The comments in a stretch of HTML that begins at ``origin`` in the file."""
    start = html.find("<!--")
    while start >= 0:
        end = html.find("-->", start + 4)
        if end < 0:  # nor is there an end for any that follow
            return
        yield Span(origin + start, origin + end + 3)
        start = html.find("<!--", end)


def before_prose(line: str) -> bool:
    """Whether a line begins with a comment and goes on with prose.

    >>> before_prose("<!-- seen --> The pier is shut."), before_prose("<!-- seen --> <div>")
    (True, False)
    """
    return _LEADING.match(line) is not None
