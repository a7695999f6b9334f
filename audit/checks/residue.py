"""Placeholders and chatbot phrases that were left in a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article
from audit.document import Span
from audit.findings import Hit


class Settings(BaseModel, extra="forbid", frozen=True):
    """Whole tokens, in this spelling and not beside a number; and phrases, in any.

    A token behind one of ``counted`` is a Roman number: Super Bowl XXX.
    """

    tokens: tuple[str, ...] = ()
    phrases: tuple[str, ...] = Field(min_length=1)
    add: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each of them, quotations included."""
    found = re.compile(_pattern(settings))
    for block in article.document.blocks:
        for match in found.finditer(article.document.text, block.span.start, block.span.end):
            before = article.document.text[block.span.start : match.start()].split()
            if match[0] in settings.tokens and before and before[-1] in settings.counted:
                continue
            yield Hit(Span(match.start(), match.end()))


def _pattern(settings: Settings) -> str:
    tokens = "|".join(re.escape(token) for token in sorted(settings.tokens, key=len, reverse=True))
    phrases = "|".join(_spelt(phrase) for phrase in (*settings.phrases, *settings.add))
    # TK, but not the airline of "flight TK 1823" | [name, also in [name of spokesman
    return rf"(?<![\w./-])(?:{tokens or '(?!)'})(?![\w/-]|\.\w|\s\d)|(?i:(?<!\w)(?:{phrases})(?!\w))"


def _spelt(phrase: str) -> str:
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    return words.replace("'", "['’]")
