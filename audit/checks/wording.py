"""Words and phrases, wherever or only where nothing near excuses them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article
from audit.findings import Hit
from audit.nearby import Given, Places, Position, Within, around, positions, sourced, stretch
from audit.phrases import Match, Phrase, compiled

VALUES = ("instead",)


class Settings(BaseModel, extra="forbid", frozen=True):
    """What is looked for, where, and what excuses it.

    ``add`` and ``remove`` change the phrases of a rule by some. A phrase of ``unless``, or a
    source as ``unless_source`` asks, excuses when it stands in the same sentence, or up to
    ``before`` and ``after`` sentences away; a phrase also anywhere ``within`` the paragraph or the
    article. With ``unless_plain``, so does the plain word that a list gives beside the phrase.
    ``beside`` must stand in the same paragraph.
    """

    phrases: tuple[Phrase, ...] = Field(min_length=1)
    add: tuple[Phrase, ...] = ()
    remove: tuple[str, ...] = ()
    position: Position = "anywhere"
    unless: tuple[Phrase, ...] = ()
    unless_source: Given | None = None
    unless_plain: bool = False
    before: int = Field(default=0, ge=0)
    after: int = Field(default=0, ge=0)
    within: Within = "sentence"
    beside: tuple[Phrase, ...] = ()


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each phrase that nothing excuses."""
    found = compiled((*settings.phrases, *settings.add), settings.remove).find(article.wording)
    if not found:
        return
    paragraphs = positions(article, settings.position)
    excuses, company = Places(article, settings.unless), Places(article, settings.beside)
    for match in found:
        sentence = article.sentences[article.index_at(match.span.start)]
        if sentence.paragraph not in paragraphs or (sentence.block != "headline" and _names(article, match)):
            continue
        block = article.document.blocks[sentence.paragraph]
        if settings.beside and not any(True for _ in company.inside(block.span)):
            continue
        if not _excused(article, settings, match, excuses):
            yield Hit(match.span, {"instead": match.note})


def _names(article: Article, match: Match) -> bool:
    """Whether it is part of a name: in capitals beside another such word, as in "The Reckless Hour"."""
    texts = article.wording.texts
    if match.phrase != match.phrase.lower() or not all(
        text.istitle() for text in texts[match.first : match.last] if text[0].isalpha()
    ):
        return False
    first, last = article.wording.sentence(match.first)
    if match.first == first or not texts[match.first][0].isalpha():
        return False
    before = texts[match.first - 1].istitle()  # the first word too: "Brother Stupid won"
    return before or (match.last < last and texts[match.last].istitle())


def _excused(article: Article, settings: Settings, match: Match, excuses: Places) -> bool:
    index = article.index_at(match.span.start)
    near = around(article, index, settings.before, settings.after)
    if settings.unless_source and sourced(article, near, settings.unless_source, apart_from=match.span):
        return True
    if settings.unless_plain and match.note and match.note in article[article.sentences[index].span].lower():
        return True
    where = stretch(article, index, settings.within, settings.before, settings.after)
    return any(not place.overlaps(match.span) for place in excuses.inside(where))
