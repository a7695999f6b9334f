"""Wars and fights told by one of those who fight."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise

from pydantic import BaseModel, Field

from audit.article import Article, Attribution
from audit.findings import Hit
from audit.nearby import Places
from audit.phrases import Phrase

VALUES = ("count", "side")


class Settings(BaseModel, extra="forbid", frozen=True):
    """Who is a side, what they must speak of, how often, and what shows that others were asked.

    ``least_about`` of its claims must speak of the fighting itself. A side is told by the words of
    ``sides`` in the mentions of a source, or in what the copy says that they are; those of ``forces`` are
    one side, by whatever word ("the army", "a military spokesman"), unless their names differ ("the
    Norvian army", "Lurania's military"). A source with a mention of ``again`` ("the group") is the
    one before it.
    """

    flag: str = "belligerent"
    sides: tuple[Phrase, ...] = Field(min_length=1)
    forces: tuple[str, ...] = ()
    again: tuple[Phrase, ...] = ()
    subject: tuple[Phrase, ...] = Field(min_length=1)
    least_claims: int = Field(default=2, ge=1)
    least_about: int = Field(default=1, ge=1)
    unless: tuple[Phrase, ...] = ()


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object once, to the first claim of the only side that is heard."""
    if not _Sides(article, settings).is_one(_cited(article)):  # seen by the first who is of no side, in most
        return
    cited = list(_cited(article))
    if len(cited) < settings.least_claims or Places(article, settings.unless).spans:
        return
    subject = Places(article, settings.subject)
    if sum(_is_about(each, subject) for each in cited) >= settings.least_about:
        first = cited[0]
        side = article[first.mention] if first.mention else first.source.name
        yield Hit(first.mention or first.at, {"count": str(len(cited)), "side": side}, whole=True)


def _cited(article: Article) -> Iterator[Attribution]:
    """What somebody is said to say, but for what stands inside the words of another."""
    for sentence in article.body:
        told = [part for each in sentence.attributions for part in each.content]
        for each in sentence.attributions:
            if each.cue and each.source.kind != "none" and not any(each.cue in part for part in told):
                yield each


class _Sides:
    """The sides for which the sources of an article speak."""

    def __init__(self, article: Article, settings: Settings) -> None:
        self._article, self._settings = article, settings
        self._words = Places(article, settings.sides)
        self._again = Places(article, settings.again)

    def is_one(self, cited: Iterable[Attribution]) -> bool:
        """Whether all of them are of one side."""
        told: dict[Hashable, frozenset[str]] = {}
        named: dict[Hashable, frozenset[str]] = {}
        last: Hashable = None
        for each in cited:
            key = each.source.key
            span = each.mention or each.at
            told_by = [span] if each.source.role is None else [span, each.source.role]
            words = frozenset(self._article[w].lower() for part in told_by for w in self._words.over(part))
            if not words and key not in told and last is not None and self._again.over(span):
                continue
            if not words and key not in told and self._settings.flag not in each.source.flags:
                return False
            told[key] = told.get(key, frozenset()) | self._sided(words)
            named[key] = named.get(key, frozenset()) | _capitals(self._article[span], words)
            last = key
        shared = frozenset.intersection(*[each for each in told.values() if each] or [frozenset()])
        names = [each for each in named.values() if each]
        return bool(shared) and (not names or bool(frozenset.intersection(*names)) or len(names) == 1)

    def _sided(self, words: frozenset[str]) -> frozenset[str]:
        forces = self._settings.forces
        return frozenset("forces" if word in forces else word.removesuffix("s") for word in words)


def _capitals(text: str, sides: frozenset[str]) -> frozenset[str]:
    """The names in a mention by which two armies are told apart; not those of people."""
    words = text.split()
    return frozenset(
        word.strip(".,’'")
        for word, following in pairwise(words)
        if word[:1].isupper()
        and word.lower() not in ("the", "a")
        and any(side.startswith(following.lower().strip(".,")) for side in sides)
    )


def _is_about(attribution: Attribution, subject: Places) -> bool:
    return any(any(subject.inside(part)) for part in attribution.content)
