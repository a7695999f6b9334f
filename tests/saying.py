"""What a text is read to say, in words: for the tests of who said what."""

from __future__ import annotations

from audit import loading
from audit.article import Article, Attribution
from audit.reading import reader

Said = tuple[str | None, str | None, str]
"""Source, cue and content as they stand in the text; parts of a content are joined by " … "."""


def read(text: str) -> Article:
    """The article that a text is."""
    return reader.read(loading.from_text(text))


def said(text: str) -> list[Said]:
    """Who says what in a text, in order."""
    article = read(text)
    return [in_words(article, attribution) for attribution in article.attributions]


def in_words(article: Article, attribution: Attribution) -> Said:
    """An attribution as the words of its article."""
    return (
        article[attribution.mention] if attribution.mention else None,
        article[attribution.cue] if attribution.cue else None,
        " … ".join(article[part] for part in attribution.content),
    )


def source(text: str, mention: str) -> tuple[str, str, str]:
    """Name, kind and finer kind of the source that is mentioned in these words."""
    article = read(text)
    for attribution in article.attributions:
        if attribution.mention and article[attribution.mention] == mention:
            return attribution.source.name, attribution.source.kind, attribution.source.detail
    raise AssertionError(f"{mention!r} is no source: {said(text)}")
