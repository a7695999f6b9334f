"""Placeholders and chatbot phrases that were left in a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

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
    pattern = _pattern(settings, article.document.text)
    if pattern is None:
        return
    found = re.compile(pattern)
    for block in article.document.blocks:
        for match in found.finditer(article.document.text, block.span.start, block.span.end):
            before = article.document.text[block.span.start : match.start()].split()
            if match[0] in settings.tokens and before and before[-1] in settings.counted:
                continue
            yield Hit(Span(match.start(), match.end()))


def _pattern(settings: Settings, text: str) -> str | None:
    """What to look for: of the tokens and phrases those that may stand in a text; None if none may.

    To see at every place that none begins there, in whatever letters, takes far longer.
    """
    low = text.lower()
    tokens = [re.escape(t) for t in sorted(settings.tokens, key=len, reverse=True) if t in text]
    phrases = [_spelt(p) for p in (*settings.phrases, *settings.add) if _stands(p.lower(), low)]
    if not tokens and not phrases:
        return None
    # TK, but not the airline of "flight TK 1823" | [name, also in [name of spokesman
    whole = rf"(?<![\w./-])(?:{'|'.join(tokens) or '(?!)'})(?![\w/-]|\.\w|\s\d)"
    return rf"{whole}|(?i:(?<!\w)(?:{'|'.join(phrases) or '(?!)'})(?!\w))"


def _stands(phrase: str, text: str) -> bool:
    """Whether a phrase stands in a text, both in small letters, be it only as part of longer words."""
    return _longest(phrase) in text and re.search(_spelt(phrase), text) is not None


@lru_cache(maxsize=256)
def _longest(phrase: str) -> str:
    """The longest word of a phrase: what is soonest seen not to stand in a text."""
    return max(re.split(r"[\s']+", phrase), key=len)


@lru_cache(maxsize=256)
def _spelt(phrase: str) -> str:
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    return words.replace("'", "['’]")
