"""Attributions by the words that attribute: their class, their verb, and whose words they introduce."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from audit.article import Article, Attribution, CueClass
from audit.findings import Hit
from audit.nearby import Places
from audit.phrases import Phrase


class Settings(BaseModel, extra="forbid", frozen=True):
    """The cues that are not wanted, by class or verb; ``sources`` only for some sources.

    ``quoting``: only where the cue governs a direct quotation.
    """

    classes: tuple[CueClass, ...] = ()
    lemmas: tuple[str, ...] = ()
    except_lemmas: tuple[str, ...] = ()
    sources: tuple[Phrase, ...] = ()
    quoting: bool = False


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each such cue."""
    sources = Places(article, settings.sources) if settings.sources else None
    for attribution in article.attributions:
        if attribution.cue is None or not _chosen(attribution, settings):
            continue
        if settings.quoting and not _quotes(article, attribution):
            continue
        mention = attribution.mention
        if sources and not (mention and any(True for _ in sources.inside(mention))):
            continue
        yield Hit(attribution.cue)


def _chosen(attribution: Attribution, settings: Settings) -> bool:
    by_class = attribution.cue_class in settings.classes and attribution.lemma not in settings.except_lemmas
    return by_class or attribution.lemma in settings.lemmas


def _quotes(article: Article, attribution: Attribution) -> bool:
    return any(len(part) and article.voice(part) == "quote" for part in attribution.content)
