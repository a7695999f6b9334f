"""Articles that rest too much on one kind of source, or on one source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, Field

from audit.article import Article, Attribution, SourceDetail, SourceKind
from audit.findings import Hit
from audit.nearby import Places
from audit.phrases import Phrase

VALUES = ("count", "of", "share", "source")


class Settings(BaseModel, extra="forbid", frozen=True):
    """Which attributions are counted, and the share of all above which there are too many.

    Those to sources of one of ``kinds`` and ``details``, with all of ``flags`` or, instead, a phrase
    of ``or_words`` in the mention; with ``one``, those to the one source among these that is cited
    most. Articles with fewer than ``least_attributions`` to anybody are left alone.
    """

    kinds: tuple[SourceKind, ...] = ()
    details: tuple[SourceDetail, ...] = ()
    flags: tuple[str, ...] = ()
    or_words: tuple[Phrase, ...] = ()
    one: bool = False
    most_share: float = Field(ge=0, le=1)
    least_attributions: int = Field(default=3, ge=1)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object once, to the first of these attributions."""
    cited = [a for s in article.body for a in s.attributions if a.cue and a.source.kind != "none"]
    if len(cited) < settings.least_attributions:
        return
    words = Places(article, settings.or_words)
    found = [a for a in cited if _counts(a, settings, words)]
    if settings.one:
        found = _of_one(found)
    if len(found) > settings.most_share * len(cited):
        share = f"{round(100 * len(found) / len(cited))}%"
        first = found[0]
        yield Hit(
            first.mention or first.at,
            {"count": str(len(found)), "of": str(len(cited)), "share": share, "source": first.source.name},
            whole=True,
        )


def _counts(attribution: Attribution, settings: Settings, words: Places) -> bool:
    source, mention = attribution.source, attribution.mention
    return (
        (not settings.kinds or source.kind in settings.kinds)
        and (not settings.details or source.detail in settings.details)
        and (source.flags.issuperset(settings.flags) or (mention is not None and bool(words.over(mention))))
    )


def _of_one(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions to the source that has most of them."""
    if not found:
        return []
    (most, _), *_ = Counter(each.source.key for each in found).most_common(1)
    return [each for each in found if each.source.key == most]
