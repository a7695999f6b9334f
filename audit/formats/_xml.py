"""XML that holds whatever a text does."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# What XML 1.0 has no way to write, not even as a reference.
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;", '"': "&quot;"}


def attributes(**values: str | int) -> str:
    """Attributes in order, each with a space before it.

    >>> attributes(name='a "b" & c', line=3)
    ' name="a &quot;b&quot; &amp; c" line="3"'
    """
    return "".join(f' {name}="{escape(clean(str(value)), _SPACE)}"' for name, value in values.items())


def text(words: str) -> str:
    """The content of an element.

    >>> text("a < b")
    'a &lt; b'
    """
    return escape(clean(words))


def clean(words: str) -> str:
    r"""The words with replacement characters for what XML cannot hold.

    >>> clean("a\x1bb")
    'a\ufffdb'
    """
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", words)
