"""Everything that a rule may look at: an article as it was read.

Reading writes these values, checks read them, and neither side knows the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from audit.document import BlockKind, Document, Span, Stretches
from audit.wording import Wording

LabelName = Literal["fact", "attribution", "editorial", "other"]
SourceKind = Literal["person", "organisation", "document", "anonymous", "group", "none"]
Voice = Literal["writer", "paraphrase", "quote"]
CueClass = Literal[
    "neutral", "announce", "confirm", "doubt", "accuse", "admit", "insist", "factive", "belief", "deny",
    "commit", "direct", "warn", "document", "emotive", "manner", "preposition", "adverb", "noun",
]  # fmt: skip
SourceDetail = Literal[
    "court", "official", "dataset", "study", "statement", "leaked", "paper",
    "named", "role", "organisation", "spokesperson", "outlet", "local-media",
    "described", "bare", "post", "collective", "agentless", "unresolved",
]  # fmt: skip
NameKind = Literal["person", "organisation", "place", "other"]
QuotationUse = Literal["speech", "fragment", "scare", "title", "term"]
RemarkKind = Literal["prescription", "inference", "conjecture", "question", "rhetorical"]
Trigger = Literal[
    "accusation", "blame", "concealment", "private", "cause", "forecast",
    "superlative", "statistic", "casualty", "crime", "contested",
]  # fmt: skip

LABELS: tuple[LabelName, ...] = ("fact", "attribution", "editorial", "other")


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that spoke for a label (weight above 0) or against it, in words."""

    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Label:
    """What a sentence mainly does, how sure that is (0 to 1), and what decided it."""

    name: LabelName
    confidence: float = 1.0
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch inside quotation marks, marks included.

    ``use`` tells speech (a clause or more) from a fragment, a title and a word as a word.
    ``continued``: it goes on from the paragraph before. ``certain`` is false where a mark
    has no partner, so that the end is a guess.
    """

    span: Span
    use: QuotationUse = "speech"
    continued: bool = False
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name in the text, and what it seems to name."""

    span: Span
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text: its value, its unit and the noun it counts.

    ``unit``: percent, points, money, year, age, date, count or plain; ``noun`` is the
    lower-case word counted ("people"), empty where none follows. ``role`` is ``from``,
    ``to`` or ``by`` where the words before it say so.
    """

    span: Span
    value: float
    unit: Literal["percent", "points", "money", "year", "age", "date", "score", "count", "plain"]
    noun: str = ""
    role: Literal["from", "to", "by", ""] = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Who or what is said to say something, over all its mentions.

    ``number`` is how many people it stands for (None: more than one, not counted).
    ``flags``: official, belligerent, interested, counted, vouched, thin, institution,
    access, pronoun. ``reason`` is where the article says why it is not named, ``role`` where
    it first says what somebody is ("the mayor of Lysfjord"), and ``description`` where it
    first describes one that it does not name ("an aide who saw the letter").
    """

    name: str
    kind: SourceKind
    detail: SourceDetail
    number: int | None = 1
    flags: frozenset[str] = frozenset()
    mentions: tuple[Span, ...] = ()
    reason: Span | None = None
    role: Span | None = None
    description: Span | None = None

    @property
    def key(self) -> tuple[str, SourceKind, Span | None]:
        """What tells it from the others of its article, and costs less to look up than all that it holds."""
        return self.name, self.kind, self.mentions[0] if self.mentions else None

    def __hash__(self) -> int:
        # Not of all the mentions, which are hundreds in a long article: a source is asked for its hash
        # at every attribution, and that would take the square of the length.
        return hash((self.name, self.kind, self.mentions[:1]))


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say what: source, cue and content.

    ``mention`` is the source as named here (None where none is); ``cue`` the words that
    attribute (None for a quotation that runs on); ``lemma`` its head word; ``content``
    what is said, in order, without the cue; ``reach`` later sentences that it covers too.
    """

    source: Source
    mention: Span | None
    cue: Span | None
    lemma: str
    cue_class: CueClass
    content: tuple[Span, ...]
    reach: tuple[Span, ...] = ()

    @property
    def at(self) -> Span:
        """Where it stands: its cue, else its content, else its mention."""
        return self.cue or (self.content[0] if self.content else self.mention) or Span(0, 0)


@dataclass(frozen=True, slots=True)
class Remark:
    """Words with which the writer does more than report, and of whom or what (``subject``).

    A prescription says what should be done, an inference what something shows, a conjecture
    what may be; a question is asked of the reader, and a rhetorical one expects no answer.
    """

    kind: RemarkKind
    span: Span
    lemma: str = ""
    subject: Span | None = None


@dataclass(frozen=True, slots=True)
class Accusation:
    """Words that say, in whoever's voice but not in quotation marks, that somebody did wrong."""

    accused: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place, label, the stretches that judge, and what it needs a source for.

    ``paragraph`` counts the blocks of the document from 0. ``triggers`` are those of the writer's
    own words, ``reported`` those of what sources say in paraphrase.
    """

    span: Span
    block: BlockKind
    paragraph: int
    label: Label
    editorial: tuple[Span, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    triggers: frozenset[Trigger] = frozenset()
    reported: frozenset[Trigger] = frozenset()
    remarks: tuple[Remark, ...] = ()
    accusations: tuple[Accusation, ...] = ()


@dataclass(frozen=True)
class Article:
    """A document as it was read. All spans are into ``document.text``, in order."""

    document: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()
    names: tuple[Name, ...] = ()
    figures: tuple[Figure, ...] = ()

    def __getitem__(self, span: Span) -> str:
        return self.document[span]

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """All attributions, in order of the text."""
        return tuple(a for s in self.sentences for a in s.attributions)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """All sources, each once, by first mention; those of kind none left out."""
        return tuple(dict.fromkeys(a.source for a in self.attributions if a.source.kind != "none"))

    @cached_property
    def cues(self) -> frozenset[tuple[str, CueClass]]:
        """What attributes: the plain form and class of each cue, few beside the attributions."""
        return frozenset((a.lemma, a.cue_class) for a in self.attributions)

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences that assert something and are no headline."""
        return tuple(s for s in self.sentences if s.label.name != "other" and s.block != "headline")

    @cached_property
    def wording(self) -> Wording:
        """The words of the sentences, to look phrases up in."""
        return Wording(self.document.text, [s.span for s in self.sentences])

    def alone(self, sentence: Sentence) -> Wording:
        """The words of one sentence: so few that most phrases of a long list have none of them."""
        return Wording(self.document.text, [sentence.span])

    @cached_property
    def _content(self) -> Stretches:
        return Stretches(c for a in self.attributions for c in a.content)

    @cached_property
    def _quoted(self) -> Stretches:
        return Stretches(q.span for q in self.quotations)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    @cached_property
    def _reached(self) -> dict[Span, list[Attribution]]:
        covered: dict[Span, list[Attribution]] = {}
        for attribution in self.attributions:
            for span in attribution.reach:
                covered.setdefault(span, []).append(attribution)
        return covered

    def voice(self, span: Span) -> Voice:
        """Whose words they are: the writer's, a source's in paraphrase, or in direct quotation."""
        if self._quoted.hold(span):
            return "quote"
        return "paraphrase" if self._content.hold(span) else "writer"

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds ``offset``, if one does."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index >= 0 and offset < self.sentences[index].span.end:
            return self.sentences[index]
        return None

    def index_at(self, offset: int) -> int:
        """The number of the sentence that holds ``offset``, or of the nearest before it."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def reached(self, sentence: Sentence) -> tuple[Attribution, ...]:
        """The attributions that cover a sentence: its own, and those that carry on into it."""
        return (*sentence.attributions, *self._reached.get(sentence.span, ()))

    def within(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that share a character with ``span``."""
        first = self.index_at(span.start)
        last = bisect_left(self._sentence_starts, span.end)
        return tuple(s for s in self.sentences[first:last] if s.span.overlaps(span))
