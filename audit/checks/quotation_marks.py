"""Quotation marks round a word or two of the writer's own, with nobody quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, Quotation, Sentence
from audit.document import Span
from audit.findings import Hit
from audit.nearby import Places
from audit.phrases import Phrase

_EXPLAINED = re.compile(
    r"\s*(?:[-–—(]|, (?:a|an|the|or|which|who|meaning)\b)"
)  # “bundlers” – volunteers who …


_POINTING = frozenset(
    "he she it they we i you him her them us his hers its their this that these those".split()
)
"""Words that only point, of which the marks say that they are meant as words."""


class Settings(BaseModel, extra="forbid", frozen=True):
    """How many words such marks may hold, what accounts for them, and what must stand before them."""

    most_words: int = Field(default=2, ge=1)
    unless: tuple[Phrase, ...] = (Phrase("@naming"), Phrase("@speaking"))
    after: tuple[Phrase, ...] = (
        Phrase("@determiners"),
        Phrase("thousand|hundred|dozen|number|lot|kind|sort|year|decade|month|week|day|century of"),
    )


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each such quotation that no attribution, title or naming accounts for."""
    naming, after = Places(article, settings.unless), Places(article, settings.after)
    for quotation in article.quotations:
        if quotation.use == "title" or not quotation.certain or quotation.continued:
            continue
        if not _sneers(article, quotation, settings):
            continue
        sentence = article.sentences[article.index_at(quotation.span.start)]
        if _exempt(sentence):
            continue
        before = Span(max(sentence.span.start, quotation.span.start - 2), quotation.span.start)
        named = any(article.voice(word) != "quote" for word in naming.inside(sentence.span))
        explained = _EXPLAINED.match(article.document.text, quotation.span.end)
        if not named and not explained and after.over(before):
            yield Hit(quotation.span)


def _exempt(sentence: Sentence) -> bool:
    return sentence.block != "paragraph" or any(a.source.kind != "none" for a in sentence.attributions)


def _sneers(article: Article, quotation: Quotation, settings: Settings) -> bool:
    """Whether it holds few words, and neither a name, nor a title, nor a number."""
    first, last = article.wording.inside(quotation.span)
    words = [word for word in article.wording.texts[first:last] if word[0].isalnum()]
    if not 0 < len(words) <= settings.most_words:
        return False
    if all(word.lower() in _POINTING for word in words):
        return False
    return not all(word[0].isupper() for word in words) and not any(word[0].isdigit() for word in words)
