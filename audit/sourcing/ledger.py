"""The ledger of an article's sources: one row a source, and the sums over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from audit.article import Article, Attribution, Source, SourceDetail, SourceKind
from audit.document import Span, Unit
from audit.reading import roles
from audit.sourcing import unnamed, verbs, words
from audit.sourcing.unnamed import Corroboration, Reason
from audit.sourcing.verbs import Uneven, Verb

Standing = Literal["named", "organisation", "document", "unnamed", "crowd", "unresolved", "nobody"]
STANDINGS: tuple[Standing, ...] = (
    "named", "organisation", "document", "unnamed", "crowd", "unresolved", "nobody",
)  # fmt: skip
"""How well a reader could find a source: a person named or in a known office, an organisation,
a document, unnamed people, a vague crowd ("critics"); then a pronoun or quotation whose owner
was not found, and words that the copy gives to nobody ("reportedly")."""

NO_SOURCE: frozenset[Standing] = frozenset(("unresolved", "nobody"))
"""The standings of rows that are no source: it was not found, or there is none."""

_STANDINGS: dict[SourceKind, Standing] = {
    "person": "named", "organisation": "organisation", "document": "document",
    "anonymous": "unnamed", "group": "crowd", "none": "nobody",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Concealed:
    """A source that is not named: where, how described, why, and who says the same.

    ``name`` is how it is first described; ``unit`` what places are counted in: lines, or the
    paragraphs of a Word file.
    """

    article: str
    line: int
    name: str
    number: int | None
    described: tuple[str, ...]
    reason: Reason
    corroboration: Corroboration
    unit: Unit = "line"


@dataclass(frozen=True, slots=True)
class Row:
    """One source.

    Attributes:
        name: what it is called; empty for nobody, and for quotations without a speaker.
        roles: its role as first given; over several articles, as first given in each.
        standing: how well a reader could find it.
        kind: the kind, as the annotation of sources has it.
        detail: the finer kind.
        number: how many people it stands for (None: more than one, not counted).
        distinct: as how many sources it counts; as none where it is only heard at second hand.
        cited: how often something is attributed to it, headlines included.
        second_hand: how many of these only in what another source says.
        quoted: its words in quotation marks.
        paraphrased: its words in paraphrase.
        verbs: its cues, the most frequent first.
        line: the line of the file (in Word: the paragraph) where it is first cited, in the first article.
        articles: the articles that cite it, by id.
        concealed: what there is to say of one that is not named.
    """

    name: str
    roles: tuple[str, ...]
    standing: Standing
    kind: SourceKind
    detail: SourceDetail
    number: int | None
    distinct: int
    cited: int
    second_hand: int
    quoted: int
    paraphrased: int
    verbs: tuple[Verb, ...]
    line: int
    articles: tuple[str, ...]
    concealed: Concealed | None = None

    @property
    def words(self) -> int:
        """All words attributed to it."""
        return self.quoted + self.paraphrased

    @property
    def role(self) -> str:
        """The roles in one line."""
        return "; ".join(self.roles)

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """What rows are ordered by: sources before the rest, then words, citations and first line."""
        return self.standing in NO_SOURCE, -self.words, -self.cited, self.line


@dataclass(frozen=True, slots=True)
class Total:
    """What the rows of one standing hold together; those without a source count as no ``sources``."""

    standing: Standing
    sources: int
    cited: int
    quoted: int
    paraphrased: int

    @property
    def words(self) -> int:
        """All words attributed to them."""
        return self.quoted + self.paraphrased


@dataclass(frozen=True)
class Ledger:
    """Who is heard in an article, or in several.

    Attributes:
        path: the file as the user named it; empty for several articles.
        name: the article's id; empty for several.
        headline: its headline, on one line.
        articles: how many articles it is the ledger of.
        length: how many words they have.
        rows: the sources, those with most words first.
        concealed: those that are not named, in order of the text.
        unit: what places are counted in.
    """

    path: str
    name: str
    headline: str
    articles: int
    length: int
    rows: tuple[Row, ...]
    concealed: tuple[Concealed, ...]
    unit: Unit = "line"

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """The sums over the rows of each standing, all standings, in order."""
        return tuple(_total(each, [row for row in self.rows if row.standing == each]) for each in STANDINGS)

    @cached_property
    def attributed(self) -> int:
        """How many words are attributed: the sum over the rows."""
        return sum(row.words for row in self.rows)

    @cached_property
    def quoted(self) -> int:
        """How many of them stand in quotation marks."""
        return sum(row.quoted for row in self.rows)

    @cached_property
    def cited(self) -> int:
        """How many attributions there are."""
        return sum(row.cited for row in self.rows)

    @cached_property
    def sources(self) -> tuple[Row, ...]:
        """The rows of sources, without what is unresolved or given to nobody."""
        return tuple(row for row in self.rows if row.standing not in NO_SOURCE)

    @cached_property
    def distinct(self) -> int:
        """As how many sources they count: vague crowds, bare "sources" and pronouns not at all."""
        return sum(row.distinct for row in self.rows)

    @cached_property
    def uneven(self) -> Uneven | None:
        """Where one side of an article says and the other claims; None for several articles."""
        if self.articles > 1:
            return None
        return verbs.uneven((row.name, row.verbs) for row in self.sources)

    def share(self, words: int) -> float:
        """A number of words as a share of all that are attributed, from 0 to 1."""
        return words / self.attributed if self.attributed else 0.0


def read(article: Article) -> Ledger:
    """The ledger of an article.

    Examples
    --------
    >>> from audit.loading import from_text
    >>> from audit.reading import reader
    >>> text = "The pier is safe, Mayor Ana Ruiz said. “It is rotten,” said a diver."
    >>> [(row.name, row.role, row.quoted, row.paraphrased) for row in read(reader.read(from_text(text))).rows]
    [('Ana Ruiz', 'Mayor', 0, 4), ('a diver', '', 3, 0)]
    """
    holding = words.held(article)
    given = roles.find(article)
    second_hand = frozenset(number for number, each in enumerate(holding) if each.second_hand)
    concealed = {each.source: _concealed(article, each) for each in unnamed.find(article, second_hand)}
    groups: dict[tuple[Standing, Source], list[int]] = {}
    for number, each in enumerate(article.attributions):
        groups.setdefault((standing(each), each.source), []).append(number)
    rows = []
    for (where, source), numbers in groups.items():
        row = _row(article, [article.attributions[n] for n in numbers], [holding[n] for n in numbers])
        role = given.get(source)
        rows.append(
            replace(row, standing=where, roles=(role,) if role else (), concealed=concealed.get(source))
        )
    document = article.document
    heading = next((block.span for block in document.blocks if block.kind == "headline"), Span(0, 0))
    return Ledger(
        path=document.path,
        name=document.name,
        headline=" ".join(article[heading].split()),
        articles=1,
        length=words.count(article),
        rows=tuple(sorted(rows, key=lambda row: row.rank)),
        concealed=tuple(concealed.values()),
        unit=document.unit,
    )


def standing(attribution: Attribution) -> Standing:
    """How well a reader could find whom something is attributed to."""
    source = attribution.source
    if source.detail == "unresolved" or (source.kind == "none" and attribution.cue is None):
        return "unresolved"
    return _STANDINGS[source.kind]


def _row(article: Article, said: Sequence[Attribution], held: Sequence[words.Held]) -> Row:
    """What is attributed to one source, and how much of it each attribution holds."""
    source = said[0].source
    second_hand = sum(each.second_hand for each in held)
    return Row(
        name=source.name,
        roles=(),
        standing=_STANDINGS[source.kind],
        kind=source.kind,
        detail=source.detail,
        number=source.number,
        distinct=unnamed.distinct(source) if second_hand < len(said) else 0,
        cited=len(said),
        second_hand=second_hand,
        quoted=sum(each.quoted for each in held),
        paraphrased=sum(each.paraphrased for each in held),
        verbs=_verbs(said),
        line=min(article.document.place(each.at.start).line for each in said),
        articles=(article.document.name,),
    )


def _verbs(attributions: Iterable[Attribution]) -> tuple[Verb, ...]:
    used = Counter((each.lemma, each.cue_class) for each in attributions if each.cue and each.lemma)
    return ordered(Verb(lemma, kind, verbs.tone(lemma, kind), n) for (lemma, kind), n in used.items())


def ordered(used: Iterable[Verb]) -> tuple[Verb, ...]:
    """Verbs, the most frequent first."""
    return tuple(sorted(used, key=lambda verb: (-verb.times, verb.lemma, verb.cue_class)))


def _concealed(article: Article, found: unnamed.Unnamed) -> Concealed:
    source = found.source
    return Concealed(
        article=article.document.name,
        line=found.line,
        name=" ".join(article[source.description].split()) if source.description else source.name,
        number=source.number,
        described=_described(source),
        reason=found.reason,
        corroboration=found.corroboration,
        unit=article.document.unit,
    )


def _described(source: Source) -> tuple[str, ...]:
    """What the description is worth to a reader, in words."""
    telling = {
        "access": "says how they know",
        "institution": "says where they belong",
        "vouched": "vouched for",
        "thin": "thin",
    }
    found = [words for flag, words in telling.items() if flag in source.flags]
    if source.detail == "bare" and not found:
        found = ["nothing of who they are"]
    if source.number is None:
        found.append("how many is not said")
    return tuple(found)


def _total(where: Standing, rows: Sequence[Row]) -> Total:
    return Total(
        standing=where,
        sources=0 if where in NO_SOURCE else len(rows),
        cited=sum(row.cited for row in rows),
        quoted=sum(row.quoted for row in rows),
        paraphrased=sum(row.paraphrased for row in rows),
    )
