"""From a document to an article: the steps, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from audit.article import Article, Attribution, Figure, Label, LabelName, Quotation, Sentence
from audit.document import Document, Span
from audit.reading import (
    accusations,
    attributions,
    contested,
    editorial,
    features,
    figures,
    labels,
    model,
    quotations,
    remarks,
    sayings,
    sentences,
    triggers,
)
from audit.reading.attributions import Reading
from audit.reading.choices import Choice
from audit.reading.features import View
from audit.reading.tagging import Token

_LONGEST = 1000
"""Tokens; what is longer (a table run together, a wall of marks) is no sentence in which somebody speaks."""

_SEEN = 10_000
"""Characters; of what is longer only the beginning is looked at."""

_PLACE = attrgetter("start", "end")

Pins = Sequence[tuple[Span, LabelName]]


@dataclass(frozen=True)
class Draft:
    """A document read up to its labels: what the model then looks at."""

    document: Document
    quotations: tuple[Quotation, ...]
    readings: Sequence[Reading]
    attributions: Mapping[Span, tuple[Attribution, ...]]
    views: Sequence[View]


def read(
    document: Document, pins: Pins = (), *, using: model.Model | None = None, explain: bool = False
) -> Article:
    """Read a document: sentences, quotations, sources, labels.

    ``pins`` gives sentences whose labels are settled; ``using`` another model than the one
    that comes with the program. With ``explain`` each label has its reasons.
    """
    return finish(prepare(document, pins), pins, using=using, explain=explain)


def finish(
    draft: Draft, pins: Pins = (), *, using: model.Model | None = None, explain: bool = False
) -> Article:
    """The article that a draft becomes when its sentences are labelled; the options are those of ``read``."""
    weights = using or model.load()
    given = list(_labels(draft, dict(pins), weights, explain=explain))
    counted = [figures.find(reading.tokens) for reading in draft.readings]
    made = [
        _sentence(draft, index, found, label, weights)
        for index, (found, label) in enumerate(zip(counted, given, strict=True))
    ]
    return Article(
        document=draft.document,
        sentences=contested.mark(draft.document, made, draft.views),
        quotations=draft.quotations,
        names=tuple(name for reading in draft.readings for name in reading.names),
        figures=tuple(figure for found in counted for figure in found),
    )


def choices(document: Document) -> tuple[Choice, ...]:
    r"""Whom each pronoun, role and short name of a document might mean, and why it does or does not.

    The document is read again as far as its sources; ``read`` takes none of this down.

    >>> from audit.loading import from_text
    >>> (choice,) = choices(from_text("Siri Lund met Odd Berg. Lund said it rained. She said it snowed.\n"))
    >>> [(each.name, each.taken) for each in choice.candidates]
    [('Siri Lund', True), ('Odd Berg', False)]
    """
    quoted = quotations.find(document)
    return attributions.choices(document, _read_sentences(document, quoted, ()), quoted)


def prepare(document: Document, pins: Pins = ()) -> Draft:
    """Read a document as far as the model needs it."""
    quoted = quotations.find(document)
    readings = _read_sentences(document, quoted, pins)
    found = attributions.find(document, readings, quoted)
    return Draft(document, quoted, readings, found, _views(readings, found))


def _sentence(
    draft: Draft,
    index: int,
    counted: Sequence[Figure],
    label: Label,
    weights: model.Model,
) -> Sentence:
    reading, view = draft.readings[index], draft.views[index]
    said = view.attributions
    if said and labels.is_furniture(draft.document[reading.span]):
        said = ()
    hints = triggers.hints(view.lows)
    told = view.reported and (hints or counted)  # most sentences hold nothing that could be a trigger
    return Sentence(
        span=reading.span,
        block=reading.block,
        paragraph=reading.paragraph,
        label=label,
        editorial=editorial.find(view, label.name, weights.judging),
        attributions=tuple(sorted(said, key=lambda attribution: attribution.at)),
        triggers=triggers.find(view.tokens, view.writer, counted, hints),
        reported=triggers.find(view.tokens, view.reporting, counted, hints) if told else frozenset(),
        remarks=remarks.find(view, reading.span.end),
        accusations=accusations.find(view.tokens, hints),
    )


def _labels(
    draft: Draft, pinned: Mapping[Span, LabelName], weights: model.Model, *, explain: bool
) -> Iterator[Label]:
    """The label of each sentence: as pinned, or as the model weighs it."""
    around = features.around(draft.views)
    for reading, view, context in zip(draft.readings, draft.views, around, strict=True):
        if pinned and reading.span in pinned:
            yield Label(pinned[reading.span])
        else:
            yield labels.choose(view, draft.document[reading.span], context, weights, explain=explain)


def _read_sentences(document: Document, quoted: Sequence[Quotation], pins: Pins) -> list[Reading]:
    """Every sentence with its tokens and sayings.

    Each step is taken in all sentences before the next in any: what a step looks things up in then
    stays at hand in the processor, which saves a tenth of the time.
    """
    split = _with_pins(document, sentences.split(document, quoted), pins)
    places = [
        (span, block.kind, number)
        for number, (block, spans) in enumerate(zip(document.blocks, split, strict=True))
        for span in spans
    ]
    known = sayings.names_of(document, [span for span, _, _ in places])
    tagged: list[list[Token]] = []
    at = 0
    for span, kind, _ in places:
        while at < len(quoted) and quoted[at].span.end <= span.start:
            at += 1
        last = at
        seen = span if len(span) <= _SEEN else Span(span.start, span.start + _SEEN)
        while last < len(quoted) and quoted[last].span.start < seen.end:
            last += 1
        headline = kind == "headline"
        tagged.append(sayings.tokens_of(document, seen, quoted[at:last], headline=headline, known=known))
    said = [
        sayings.find(tokens, headline=kind == "headline") if len(tokens) <= _LONGEST else ()
        for (_, kind, _), tokens in zip(places, tagged, strict=True)
    ]
    return [
        Reading(span, kind, number, tokens, found)
        for (span, kind, number), tokens, found in zip(places, tagged, said, strict=True)
    ]


def _with_pins(document: Document, split: Sequence[Sequence[Span]], pins: Pins) -> Sequence[Sequence[Span]]:
    """The sentences as found, cut where a pinned one begins or ends."""
    if not pins:
        return split
    answer = []
    for block, spans in zip(document.blocks, split, strict=True):
        inside = sorted(span for span, _ in pins if span in block.span)
        free = [part for span in spans for part in _outside(document, span, inside)]
        answer.append(tuple(sorted([*inside, *free])))
    return answer


def _outside(document: Document, span: Span, pinned: Sequence[Span]) -> Iterator[Span]:
    """What is left of a sentence when the pinned ones are taken out."""
    start = span.start
    for pin in (*(p for p in pinned if p.overlaps(span)), Span(span.end, span.end)):
        left = document.text[start : max(start, pin.start)]
        if left.strip():
            begin = start + len(left) - len(left.lstrip())
            yield Span(begin, begin + len(left.strip()))
        start = pin.end


def _views(readings: Sequence[Reading], found: Mapping[Span, tuple[Attribution, ...]]) -> list[View]:
    carried = {span for said in found.values() for attribution in said for span in attribution.reach}
    return [
        features.view(r.tokens, r.block, found.get(r.span, ()), content, carried=r.span in carried)
        for r, content in zip(readings, _contents(readings, found), strict=True)
    ]


def _contents(
    readings: Sequence[Reading], found: Mapping[Span, tuple[Attribution, ...]]
) -> Iterator[Sequence[Span]]:
    """For each sentence, the contents that touch it, also those of cues in other sentences."""
    every = sorted((c for said in found.values() for a in said for c in a.content), key=_PLACE)
    at = 0
    for reading in readings:
        while at < len(every) and every[at].end <= reading.span.start:
            at += 1
        last = at
        while last < len(every) and every[last].start < reading.span.end:
            last += 1
        yield every[at:last]
