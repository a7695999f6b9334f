"""People who are not named, where the copy does not say why."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, Source, SourceDetail
from audit.document import Span
from audit.findings import Hit
from audit.nearby import People, Places, around, words_of
from audit.phrases import Phrase


class Settings(BaseModel, extra="forbid", frozen=True):
    """Which unnamed people, by detail and noun, and what a stated reason consists of.

    A reason is one of ``anonymity`` with one of ``reasons`` in the same sentence, at most
    ``window`` sentences from a mention. Of whom the sentence says that a name is withheld, no
    noun is asked for.
    """

    details: tuple[SourceDetail, ...] = ("bare", "described")
    nouns: tuple[Phrase, ...] = Field(min_length=1)
    anonymity: tuple[Phrase, ...] = (Phrase("@anonymity"),)
    reasons: tuple[Phrase, ...] = (Phrase("@reason-words"),)
    window: int = Field(default=2, ge=0)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first mention of each such source."""
    unnamed = [source for source in article.sources if _unnamed(source, settings)]
    if not unnamed:
        return
    first = (article.sentences[article.index_at(source.mentions[0].start)] for source in unnamed)
    nouns, people = Places(article, settings.nouns, text=words_of(article, first)), People(article)
    anonymity, reasons = Places(article, settings.anonymity), Places(article, settings.reasons)
    for source in unnamed:
        sentence = article.sentences[article.index_at(source.mentions[0].start)]
        if not any(nouns.inside(source.mentions[0])) and not any(anonymity.inside(sentence.span)):
            continue
        if people.describe(source.mentions[0]):
            continue
        if not any(
            _reasoned(article, mention, settings.window, anonymity, reasons) for mention in source.mentions
        ):
            yield Hit(source.mentions[0])


def _unnamed(source: Source, settings: Settings) -> bool:
    if source.kind != "anonymous" or source.detail not in settings.details or not source.mentions:
        return False
    return source.number is not None or "counted" in source.flags


def _reasoned(article: Article, mention: Span, window: int, anonymity: Places, reasons: Places) -> bool:
    if not anonymity.spans:
        return False
    for sentence in around(article, article.index_at(mention.start), window, window):
        said = next(anonymity.inside(sentence.span), None)
        if said and any(reason.start > said.start for reason in reasons.inside(sentence.span)):
            return True
    return False
