"""Named people who are accused, in a draft that does not say how the case stands."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, Sentence
from audit.findings import Hit
from audit.justice import accused
from audit.nearby import Places, words_of
from audit.phrases import Phrase

VALUES = ("name",)


class Settings(BaseModel, extra="forbid", frozen=True):
    """What tells how a case stands: a charge, a plea, a denial, a lawyer's answer, the next date, a verdict.

    Only accusations of ``crimes`` make a case.
    """

    require_any: tuple[Phrase, ...] = Field(
        default=tuple(
            map(Phrase, ("@charges", "@pleas", "@denials", "@counsel", "@next-dates", "@convictions"))
        ),
        min_length=1,
    )
    crimes: tuple[Phrase, ...] = (Phrase("@crimes"), Phrase("@wrongdoings"), Phrase("@misdeeds"))


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first mention of each accused person, unless the draft tells how a case stands."""
    people = list(accused.find(article))
    if not people or Places(article, settings.require_any).spans:
        return
    crimes = Places(
        article, settings.crimes, text=words_of(article, (_sentence(article, each) for each in people))
    )
    named: set[str] = set()
    for each in people:
        name = accused.last_name(article, each.name)
        if name not in named and any(True for _ in crimes.inside(_sentence(article, each).span)):
            named.add(name)
            yield Hit(each.name, {"name": article[each.name]})


def _sentence(article: Article, each: accused.Accused) -> Sentence:
    return article.sentences[article.index_at(each.name.start)]
