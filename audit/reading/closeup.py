"""Everything that decided how a sentence was read; worked out only where somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from audit.article import Article, Attribution, LabelName, Reason, Sentence
from audit.document import Span
from audit.reading import attributions, features, gist, labels, model, parts, passedover, reasons
from audit.reading.choices import Choice
from audit.reading.gist import Relation
from audit.reading.parts import Part
from audit.reading.passedover import PassedOver
from audit.reading.reader import Draft
from audit.reading.sayings import Saying


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution that a sentence holds or that reaches into it, and how it came about.

    ``pattern`` says what was recognised ("verb with its clause"); ``choices`` who came into
    question for each pronoun, role or short name in the words that name the source.
    """

    attribution: Attribution
    relation: Relation = "said here"
    pattern: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Closeup:
    """What decided how a sentence was read.

    Attributes:
        gist: the one thing an editor would want to hear, as a sentence.
        chances: how likely each label is; empty where it was not weighed (a credit, a date line).
        reasons: the strongest reasons for and against the label.
        rest: what else weighed, summed up.
        parts: the sentence cut where clauses begin and where another's voice begins.
        found: the attributions in it and those that reach into it.
        passed: words that attribute elsewhere, and why they do not here.
    """

    gist: str = ""
    chances: Mapping[LabelName, float] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    rest: tuple[Reason, ...] = ()
    parts: tuple[Part, ...] = ()
    found: tuple[Found, ...] = ()
    passed: tuple[PassedOver, ...] = ()


def look(
    draft: Draft, article: Article, numbers: Sequence[int], using: model.Model | None = None
) -> list[Closeup]:
    """What decided the reading of some sentences of an article, by their numbers.

    ``draft`` is what the article was made of, ``using`` the model that labelled it.

    >>> from audit.loading import from_text
    >>> from audit.reading import reader
    >>> draft = reader.prepare(from_text("Siri Lund met Odd Berg. Lund said it rained. She said it snowed."))
    >>> (closeup,) = look(draft, reader.finish(draft), [2])
    >>> closeup.found[0].pattern, [each.name for each in closeup.found[0].choices[0].candidates if each.taken]
    ('verb with its clause', ['Siri Lund'])
    """
    if not numbers:
        return []
    around = features.around(draft.views)
    background = _Background(draft)
    return [
        _one(draft, article, number, around[number], background, using or model.load()) for number in numbers
    ]


class _Background:
    """What is known of a whole article beyond what its reading keeps: patterns and choices."""

    def __init__(self, draft: Draft) -> None:
        self._choices = attributions.choices(draft.document, draft.readings, draft.quotations)
        self._sayings: dict[tuple[Span | None, Span | None], Saying] = {
            (turn.saying.mention, turn.saying.cue): turn.saying
            for reading in draft.readings
            for turn in reading.turns
            if turn.saying
        }

    def found(self, attribution: Attribution, relation: Relation) -> Found:
        """An attribution with how it came about."""
        saying = self._sayings.get((attribution.mention, attribution.cue))
        if saying is None:
            return Found(attribution, relation, "quotation without a cue")
        named = saying.named
        choices = tuple(c for c in self._choices if c.candidates and named and c.mention in named)
        return Found(attribution, relation, saying.pattern, choices)


def _one(
    draft: Draft,
    article: Article,
    number: int,
    around: features.Features,
    background: _Background,
    weights: model.Model,
) -> Closeup:
    reading, view, sentence = draft.readings[number], draft.views[number], article.sentences[number]
    if labels.is_furniture(article[sentence.span]):
        return Closeup(gist.FURNITURE)
    told = tuple(background.found(*each) for each in _reaching(article, sentence))
    cut = parts.cut(view, sentence.editorial, [each.attribution for each in told])
    found = features.of(view) | dict(around)
    sourced = labels.has_source(view)
    weighed = reasons.weigh(view, found, weights, sentence.label.name, sourced=sourced)
    return Closeup(
        gist=gist.of(article, sentence, view, cut, [(f.attribution, f.relation) for f in told]),
        chances=labels.weigh(found, weights, sourced=sourced),
        reasons=weighed.telling,
        rest=weighed.rest,
        parts=cut,
        found=told,
        passed=passedover.find(reading.tokens, headline=reading.block == "headline"),
    )


def _reaching(article: Article, sentence: Sentence) -> Iterator[tuple[Attribution, Relation]]:
    """The attributions of a sentence, those whose words run into it, and those that carry on into it."""
    for own in sentence.attributions:
        yield own, "said here"
    for other in article.attributions:
        if other not in sentence.attributions:
            if any(part.overlaps(sentence.span) for part in other.content):
                yield other, "speech goes on"
            elif sentence.span in other.reach:
                yield other, "carries on"
