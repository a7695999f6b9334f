"""The whole of an article as plain data, for formats that show it as a page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from audit.article import Article, Attribution, LabelName, SourceKind
from audit.document import BlockKind, Span

Stretch = tuple[int, int]
"""Where something begins and ends in the text of the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the page: where it stands, in which block, its label, and the stretches that judge."""

    start: int
    end: int
    block: int
    label: LabelName
    confidence: float
    editorial: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution: which source (by number; None: nobody), and where source, cue and content stand."""

    speaker: int | None
    source: Stretch | None
    cue: Stretch | None
    content: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source, how often it is cited, and how many words of the article are its own."""

    name: str
    kind: SourceKind
    role: str
    times: int
    words: int


@dataclass(frozen=True, slots=True)
class Page:
    """An article as it is shown: its text, the blocks of it, and what was read in it."""

    text: str
    byline: str
    date: str
    outlet: str
    blocks: tuple[tuple[BlockKind, int, int], ...]
    lines: tuple[Line, ...]
    said: tuple[Said, ...]
    speakers: tuple[Speaker, ...]


def of(article: Article) -> Page:
    """The page of an article."""
    document, about = article.document, article.document.metadata
    numbers = {source.key: number for number, source in enumerate(article.sources)}
    return Page(
        text=document.text,
        byline=about.byline or "",
        date=about.date or "",
        outlet=about.outlet or "",
        blocks=tuple((block.kind, block.span.start, block.span.end) for block in document.blocks),
        lines=tuple(
            Line(s.span.start, s.span.end, s.paragraph, s.label.name, s.label.confidence, _all(s.editorial))
            for s in article.sentences
        ),
        said=tuple(
            Said(numbers.get(a.source.key), _one(a.mention), _one(a.cue), _all(a.content))
            for a in article.attributions
        ),
        speakers=tuple(_speakers(article)),
    )


def _speakers(article: Article) -> list[Speaker]:
    cited: dict[object, list[Attribution]] = {}
    for attribution in article.attributions:
        cited.setdefault(attribution.source.key, []).append(attribution)
    return [
        Speaker(
            name=source.name,
            kind=source.kind,
            role=article[source.role] if source.role else "",
            times=len(cited[source.key]),
            words=sum(len(article[span].split()) for each in cited[source.key] for span in each.content),
        )
        for source in article.sources
    ]


def _one(span: Span | None) -> Stretch | None:
    return (span.start, span.end) if span else None


def _all(spans: Sequence[Span]) -> tuple[Stretch, ...]:
    return tuple((span.start, span.end) for span in spans)


def dump(page: Page) -> str:
    """The page as JSON."""
    return json.dumps(asdict(page), ensure_ascii=False)


def load(text: str) -> Page:
    """The page that was dumped.

    Raises:
        KeyError, TypeError, ValueError: the text is no page.
    """
    values: dict[str, Any] = json.loads(text)
    return Page(
        **{name: values[name] for name in ("text", "byline", "date", "outlet")},
        blocks=tuple(map(tuple, values["blocks"])),
        lines=tuple(Line(**{**each, "editorial": _tuples(each["editorial"])}) for each in values["lines"]),
        said=tuple(_to_said(each) for each in values["said"]),
        speakers=tuple(Speaker(**each) for each in values["speakers"]),
    )


def _to_said(values: dict[str, Any]) -> Said:
    source, cue = (tuple(values[name]) if values[name] else None for name in ("source", "cue"))
    return Said(values["speaker"], source, cue, _tuples(values["content"]))


def _tuples(stretches: Sequence[Sequence[int]]) -> tuple[Stretch, ...]:
    return tuple((start, end) for start, end in stretches)
