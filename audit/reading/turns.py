"""A sentence on its way through the steps, and the turns of those who speak in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from audit.article import Name
from audit.document import BlockKind, Span
from audit.reading import names
from audit.reading.names import Named
from audit.reading.sayings import Saying
from audit.reading.tagging import Token


@dataclass
class Reading:
    """A sentence on its way through the steps: tokens and sayings found, speech not yet given to anyone.

    ``named`` tells where the proper names in it stand, as ranges of tokens, and what each names.
    """

    span: Span
    block: BlockKind
    paragraph: int
    tokens: Sequence[Token]
    sayings: Sequence[Saying]
    turns: list[Turn] = field(default_factory=list)
    named: Sequence[Named] = field(init=False)

    def __post_init__(self) -> None:
        self.named = tuple(names.ranges(self.tokens))

    @property
    def names(self) -> list[Name]:
        """The proper names in it."""
        return [Name(Span(self.tokens[a].start, self.tokens[b - 1].end), kind) for a, b, kind in self.named]

    @property
    def labelled(self) -> bool:
        """Whether it begins a turn of an interview or a transcript: "LUND: We had no choice."."""
        return bool(self.turns and self.turns[0].saying and self.turns[0].saying.labelled)


@dataclass
class Turn:
    """A saying on its way to an attribution: its content may still grow by what runs on.

    ``speaker`` is the turn of whoever spoke before and goes on after a sentence of the writer's,
    in a quotation that has no cue of its own.
    """

    saying: Saying | None
    content: list[Span]
    speaker: Turn | None = None

    def says(self, part: Span) -> bool:
        """Whether a quoted stretch is in its content."""
        return any(part.overlaps(c) for c in self.content)
