"""Articles in which one side says and the other claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator

from pydantic import BaseModel, Field

from audit.article import Article, Attribution, CueClass
from audit.findings import Hit
from audit.sourcing import verbs
from audit.sourcing.verbs import Verb

VALUES = ("loaded", "plain")


class Settings(BaseModel, extra="forbid", frozen=True):
    """How many cues a source needs to be compared, and how far the shares of loaded ones may lie apart.

    A side is told of that has ``least_loaded`` loaded cues; those of ``also_loaded`` count as such.
    """

    least_loaded: int = Field(default=2, ge=1)
    also_loaded: tuple[str, ...] = ()
    least_per_side: int = Field(default=2, ge=1)
    least_gap: float = Field(default=0.5, gt=0, le=1)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object once, to the first loaded cue of those who get them."""
    if not any(_is_loaded(*cue, settings) for cue in article.cues):
        return
    least = settings.least_per_side
    cited: dict[Hashable, list[Attribution]] = {}
    for each in article.attributions:
        if each.cue and each.lemma and each.source.kind != "none":
            cited.setdefault(each.source.key, []).append(each)
    used = [(said[0].source.name, _verbs(said, settings)) for said in cited.values() if len(said) >= least]
    found = verbs.uneven(used, settings.least_per_side, settings.least_gap)
    if found is None:
        return
    loaded = {
        said[0].source.name: [each.at for each in said if _is_loaded(each.lemma, each.cue_class, settings)]
        for said in cited.values()
        if said[0].source.name in found.loaded
    }
    sides = [name for name, places in loaded.items() if len(places) >= settings.least_loaded]
    if sides:
        first = min(place for name in sides for place in loaded[name])
        heard = Counter(each.source.name for said in cited.values() for each in said)
        plain = max(found.plain, key=lambda name: heard[name])
        yield Hit(first, {"loaded": " and ".join(sides), "plain": plain})


def _is_loaded(lemma: str, cue_class: CueClass, settings: Settings) -> bool:
    return lemma in settings.also_loaded or verbs.is_loaded(lemma, cue_class)


def _verbs(said: list[Attribution], settings: Settings) -> tuple[Verb, ...]:
    counted = Counter(
        (each.lemma, "doubt" if each.lemma in settings.also_loaded else each.cue_class) for each in said
    )
    return tuple(
        Verb(lemma, kind, verbs.tone(lemma, kind), times) for (lemma, kind), times in counted.items()
    )
