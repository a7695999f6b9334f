"""Articles in which too few of the claims that need a source have one, or a stretch has none."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, Sentence, Trigger
from audit.findings import Hit
from audit.nearby import Places, words_of
from audit.phrases import Phrase

VALUES = ("count", "of")


class Settings(BaseModel, extra="forbid", frozen=True):
    """What needs a source, the share that must have one, and how long a run may have none.

    A phrase of ``also`` makes a claim as a trigger does; a statistic in a sentence that has one of
    ``exempt`` makes none. ``longest_run`` counts sentences of the body, whatever they say, to which
    no source reaches; articles with fewer than ``least_claims`` claims are left alone but for such runs.
    """

    triggers: tuple[Trigger, ...] = Field(min_length=1)
    also: tuple[Phrase, ...] = ()
    exempt: tuple[Phrase, ...] = ()
    least_share: float = Field(default=0.5, ge=0, le=1)
    least_claims: int = Field(default=4, ge=1)
    longest_run: int | None = Field(default=None, ge=1)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first claim without a source, or to the sentence with which a run gets too long."""
    body = [(s, _triggers(s, settings)) for s in article.body if s.label.name != "editorial"]
    worded = _worded(article, settings.also)
    counted = (s for s, found in body if found == {"statistic"})
    exempt = Places(article, settings.exempt, text=words_of(article, counted))
    blaming = "blame" in settings.triggers
    claims = [s for s, found in body if s.span.start in worded or _claims(s, found, exempt, blaming=blaming)]
    bare = [s for s in claims if not _is_sourced(article, s)]
    if len(claims) >= settings.least_claims and len(claims) - len(bare) < settings.least_share * len(claims):
        yield Hit(bare[0].span, {"count": str(len(bare)), "of": f"{len(claims)} claims"})
    elif settings.longest_run is not None:
        yield from _runs(article, settings.longest_run)


def _triggers(sentence: Sentence, settings: Settings) -> frozenset[Trigger]:
    return (sentence.triggers | sentence.reported).intersection(settings.triggers)


def _claims(sentence: Sentence, found: frozenset[Trigger], exempt: Places, *, blaming: bool) -> bool:
    """Whether a sentence has such a claim, whoever makes it; that somebody blames somebody may be one."""
    if found and (found != {"statistic"} or not any(exempt.inside(sentence.span))):
        return True
    return blaming and any(a.cue_class == "accuse" for a in sentence.attributions)


def _worded(article: Article, phrases: tuple[Phrase, ...]) -> frozenset[int]:
    """Where the sentences begin of which a phrase makes a claim: the writer's, or one in paraphrase."""
    spans = (span for span in Places(article, phrases).spans if article.voice(span) != "quote")
    return frozenset(article.sentences[article.index_at(span.start)].span.start for span in spans)


def _is_sourced(article: Article, sentence: Sentence) -> bool:
    return any(each.source.kind != "none" for each in article.reached(sentence))


def _runs(article: Article, longest: int) -> Iterator[Hit]:
    run = 0
    for sentence in article.body:
        run = 0 if _is_sourced(article, sentence) else run + 1
        if run == longest + 1:
            yield Hit(sentence.span, {"count": str(run), "of": f"{run} sentences in a row"})
