"""Attributions of a reading, against passages in which every attribution is annotated.

What counts as found is what the public scorers of the PolNeAR corpus count, summed over
passages before precision, recall and F1 are taken (micro-averages):

- *sentences*: a sentence is attributed if it shares a character that is no white space with
  the cue or content of an attribution; *sentences without* is the same for the others.
- *cues*: cues that overlap, paired one to one; *cues, exact*: that have the same span.
- *sources*: attributions whose contents overlap and whose sources overlap, paired one to one;
  of those that have a source. *Sources, last word*: the sources also end in the same word.
- *triples*: attributions whose cues overlap, contents overlap, and sources overlap or are
  absent on both sides, paired one to one. Two without a cue (a quotation that runs on, the
  turns of an interview) pair too, where the public scorers leave them out; a cue without a
  letter in it, such as the colon of a headline, counts as absent.
- *content*: characters inside some content, white space left out.

Beyond those, of the triples found: *kinds* of source that are right, and *names*: the name
annotated stands in the name given, or a mention that nobody can tell is shown as unresolved.
*Reach*: sentences without an attribution of their own that one from another sentence covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from audit import annotated
from audit.annotated import Annotation, Passage
from audit.article import Article, Attribution
from audit.document import Document, Span
from audit.errors import FileError
from audit.reading import model, reader
from audit.scoring.matching import pairs
from audit.scoring.tally import HEAD, Tally

_WORD = re.compile(r"\w+(?:['’.&-]\w+)*")
_LETTER = re.compile(r"[^\W\d_]")
_QUOTED = re.compile(r"[“”\"]|(?<!\w)[‘']|[’'](?!\w)")

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """Source, cue and content of an attribution, as they are compared."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Difference:
    """An attribution ``missed`` or in ``surplus``, or one found with another ``kind`` or ``name``."""

    path: str
    line: int
    what: Literal["missed", "surplus", "kind", "name"]
    words: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}: {self.words}"


@dataclass
class AttributionScores:
    """How well attributions were found; ``str(scores)`` is a table for people.

    ``patterns`` holds, for each way of telling attributions apart (construction, class of
    cue, kind of source, voice, place of the cue), how many were found of how many; ``traps``
    how many of what is none was taken for one.
    """

    passages: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    patterns: dict[str, dict[str, Tally]] = field(default_factory=dict)
    traps: dict[str, Tally] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    def tally(self, name: str) -> Tally:
        """The tally of this name, begun if it is new."""
        return self.tallies.setdefault(name, Tally())

    @property
    def sentence_macro_f1(self) -> float:
        """The mean F1 of sentences with attributions and of those without."""
        return (self.tally("sentences").f1 + self.tally("sentences without").f1) / 2

    def __str__(self) -> str:
        triples = self.tally("triples")
        lines = [
            f"{self.passages} passages, {triples.wanted} attributions; {triples.given} found",
            f"sentence macro-F1 {self.sentence_macro_f1:.3f}",
            "",
            HEAD,
            *(tally.row(name) for name, tally in self.tallies.items()),
        ]
        for name, values in self.patterns.items():
            lines += ["", f"{'triples found, by ' + name:<38}{'of':>7}"]
            lines += [
                f"{value:<24}{tally.recall:>7.3f}{tally.right:>7}{tally.wanted:>7}"
                for value, tally in sorted(values.items(), key=lambda item: (-item[1].wanted, item[0]))
            ]
        lines += ["", f"{'taken for an attribution':<38}{'of':>7}"]
        lines += [f"{name:<31}{t.given:>7}{t.wanted:>7}" for name, t in sorted(self.traps.items())]
        return "\n".join(lines)


def gold_files(gold: Path) -> list[Path]:
    """The annotated passages of a folder, in order, or the one that ``gold`` is; else none."""
    files = [gold] if gold.is_file() else sorted(gold.glob("*.txt"))
    return [file for file in files if annotated.is_annotated(file)]


def score(gold: Path, using: model.Model | None = None) -> AttributionScores:
    """Read the annotated passages in ``gold`` (a file or folder) and compare.

    Raises:
        FileError: there are none, or one is not in the notation of ``audit.annotated``.
    """
    files = gold_files(gold)
    if not files:
        raise FileError(gold, "there are no annotated passages (*.txt) here")
    passages = (annotated.load(file) for file in files)
    return compare((passage, reader.read(passage.document, using=using)) for passage in passages)


def compare(readings: Iterable[tuple[Passage, Article]]) -> AttributionScores:
    """Compare readings with the annotations of their passages."""
    scores = AttributionScores()
    for passage, article in readings:
        scores.passages += 1
        wanted = [Role((a.source,) if a.source else (), a.cue, a.content) for a in passage.attributions]
        given = [_role(a) for a in article.attributions]
        wanted, given = ([_worded(passage.document, r) for r in side] for side in (wanted, given))
        _sentences(passage, wanted, given, scores)
        _parts(passage.document, wanted, given, scores)
        found = pairs(given, wanted, _same_triple)
        scores.tally("triples").count(len(found), len(given), len(wanted))
        _content(passage.document, wanted, given, scores)
        _sources(passage, article, found, scores)
        _reach(passage, article, scores)
        _patterns(passage, {j for _, j in found}, scores)
        _traps(passage, given, scores)
        scores.differences += _differences(passage, article, found)
    scores.differences.sort(key=lambda d: (d.path, d.line, d.what))
    return scores


def _role(attribution: Attribution) -> Role:
    mention, cue = attribution.mention, attribution.cue
    return Role((mention,) if mention else (), (cue,) if cue else (), attribution.content)


def _worded(document: Document, role: Role) -> Role:
    """The same without a cue that has no letter in it."""
    worded = any(_LETTER.search(document[span]) for span in role.cue)
    return role if worded else Role(role.source, (), role.content)


def _overlap(a: Spans, b: Spans) -> bool:
    return any(x.overlaps(y) for x in a for y in b)


def _same_cue(given: Role, wanted: Role) -> bool:
    return _overlap(given.cue, wanted.cue) or not (given.cue or wanted.cue)


def _same_triple(given: Role, wanted: Role) -> bool:
    same_source = _overlap(given.source, wanted.source) or not (given.source or wanted.source)
    return same_source and _same_cue(given, wanted) and _overlap(given.content, wanted.content)


def _sentences(
    passage: Passage, wanted: Sequence[Role], given: Sequence[Role], scores: AttributionScores
) -> None:
    truth, guess = (_characters(passage.document, side, cues=True) for side in (wanted, given))
    for span in passage.sentences:
        here = range(span.start, span.end)
        is_wanted, is_given = any(i in truth for i in here), any(i in guess for i in here)
        scores.tally("sentences").add(given=is_given, wanted=is_wanted)
        scores.tally("sentences without").add(given=not is_given, wanted=not is_wanted)


def _characters(document: Document, roles: Sequence[Role], *, cues: bool = False) -> set[int]:
    spans = (span for role in roles for span in (*role.content, *(role.cue if cues else ())))
    return {i for span in spans for i in range(span.start, span.end) if not document.text[i].isspace()}


def _parts(
    document: Document, wanted: Sequence[Role], given: Sequence[Role], scores: AttributionScores
) -> None:
    with_cue = [[role for role in side if role.cue] for side in (given, wanted)]
    sourced = [[role for role in side if role.source] for side in (given, wanted)]
    last = partial(_last_word, document)
    for name, (ours, theirs), fits in (
        ("cues", with_cue, lambda a, b: _overlap(a.cue, b.cue)),
        ("cues, exact", with_cue, lambda a, b: a.cue == b.cue),
        ("sources", sourced, lambda a, b: _overlap(a.content, b.content) and _overlap(a.source, b.source)),
        (
            "sources, last word",
            sourced,
            lambda a, b: _overlap(a.content, b.content) and last(a.source) == last(b.source),
        ),
    ):
        scores.tally(name).count(len(pairs(ours, theirs, fits)), len(ours), len(theirs))


def _last_word(document: Document, source: Spans) -> tuple[int, int] | None:
    """Where the last word of a source stands, a possessive 's aside."""
    span = source[-1]
    words = list(_WORD.finditer(re.sub(r"['’]s\b", "  ", document[span])))
    return (span.start + words[-1].start(), span.start + words[-1].end()) if words else None


def _content(
    document: Document, wanted: Sequence[Role], given: Sequence[Role], scores: AttributionScores
) -> None:
    truth, guess = _characters(document, wanted), _characters(document, given)
    scores.tally("content").count(len(truth & guess), len(guess), len(truth))


def _sources(
    passage: Passage, article: Article, found: Sequence[tuple[int, int]], scores: AttributionScores
) -> None:
    kinds, names = scores.tally("kinds, of found"), scores.tally("names, of found")
    for i, j in found:
        source, gold = article.attributions[i].source, passage.attributions[j]
        same_kind = source.kind == gold.kind
        kinds.add(given=True, wanted=True, right=same_kind)
        if not same_kind:
            scores.differences.append(_other(passage, gold, "kind", source.kind, gold.kind))
        if gold.unresolved or gold.name:
            same = _names(gold.name, source.name) if gold.name else source.detail == "unresolved"
            names.add(given=True, wanted=True, right=same)
            if not same:
                scores.differences.append(
                    _other(passage, gold, "name", source.name, gold.name or "unresolved")
                )


def _other(
    passage: Passage, gold: Annotation, what: Literal["kind", "name"], given: str, wanted: str
) -> Difference:
    mention = passage.document[gold.source] if gold.source else "-"
    return Difference(
        passage.document.path, _line(passage, gold), what, f"{mention}: {given}, annotated {wanted}"
    )


def _line(passage: Passage, gold: Annotation) -> int:
    """The line of the sentence under which an annotation stands."""
    return passage.document.place(passage.sentences[gold.sentence].start).line


def _names(wanted: str, given: str) -> bool:
    """Whether the words of a name stand in another, as in "Dr Ada Holm" those of "Ada Holm"."""
    ours, theirs = (f" {' '.join(_WORD.findall(name.casefold()))} " for name in (wanted, given))
    return ours in theirs


def _reach(passage: Passage, article: Article, scores: AttributionScores) -> None:
    own = {a.sentence for a in passage.attributions}
    truth = {
        index
        for a in passage.attributions
        for index, span in enumerate(passage.sentences)
        if a.sentence < index <= a.sentence + a.carries or any(c.overlaps(span) for c in a.content)
    }
    covered = list(_carried(article))
    guess = {i for i, span in enumerate(passage.sentences) if any(c.overlaps(span) for c in covered)}
    truth, guess = truth - own, guess - own
    scores.tally("reach").count(len(truth & guess), len(guess), len(truth))


def _carried(article: Article) -> Iterator[Span]:
    """What attributions cover outside the sentences in which their cues stand."""
    for sentence in article.sentences:
        for attribution in sentence.attributions:
            yield from attribution.reach
            for span in attribution.content:
                if not attribution.cue or not span.overlaps(sentence.span):
                    yield span


def _patterns(passage: Passage, found: set[int], scores: AttributionScores) -> None:
    for j, gold in enumerate(passage.attributions):
        for name, value in facets(passage, gold).items():
            tally = scores.patterns.setdefault(name, {}).setdefault(value, Tally())
            tally.add(given=j in found, wanted=True)


def facets(passage: Passage, annotation: Annotation) -> dict[str, str]:
    """What an annotation is an example of, by each way of telling them apart."""
    nested = any(
        span in content
        for other in passage.attributions
        if other is not annotation
        for span in annotation.cue[:1]
        for content in other.content
    )
    headlines = [block.span for block in passage.document.blocks if block.kind == "headline"]
    sentence = passage.sentences[annotation.sentence]
    others = any(not content.overlaps(sentence) for content in annotation.content)
    return {
        "construction": annotation.construction,
        "class of cue": annotation.cue_class,
        "kind of source": annotation.kind,
        "voice": _voice(passage.document, annotation),
        "place of the cue": _place(annotation),
        "setting": "headline"
        if any(sentence in span for span in headlines)
        else "nested"
        if nested
        else "several sentences"
        if others or annotation.carries
        else "plain",
    }


def _voice(document: Document, annotation: Annotation) -> str:
    parts = [document[span] for span in annotation.content]
    if parts and all(_QUOTED.match(part) and _QUOTED.match(part[-1]) for part in parts):
        return "direct"
    return "mixed" if any(_QUOTED.search(part) for part in parts) else "indirect"


def _place(annotation: Annotation) -> str:
    if not annotation.cue or not annotation.content:
        return "no cue"
    if annotation.cue[0].end <= annotation.content[0].start:
        return "before"
    return "after" if annotation.cue[0].start >= annotation.content[-1].end else "inside"


def _traps(passage: Passage, given: Sequence[Role], scores: AttributionScores) -> None:
    for trap in passage.traps:
        taken = any(span.overlaps(trap.span) for role in given for span in role.cue)
        scores.traps.setdefault(trap.name, Tally()).add(given=taken, wanted=True, right=not taken)


def _differences(
    passage: Passage, article: Article, found: Sequence[tuple[int, int]]
) -> Iterator[Difference]:
    document = passage.document
    met_given, met_wanted = {i for i, _ in found}, {j for _, j in found}
    for j, gold in enumerate(passage.attributions):
        if j not in met_wanted:
            sources = (gold.source,) if gold.source else ()
            words = f"{gold.construction}: {_quote(document, Role(sources, gold.cue, gold.content))}"
            yield Difference(document.path, _line(passage, gold), "missed", words)
    for i, attribution in enumerate(article.attributions):
        if i not in met_given:
            words = f"{attribution.cue_class}: {_quote(document, _role(attribution))}"
            yield Difference(document.path, document.place(attribution.at.start).line, "surplus", words)


def _quote(document: Document, role: Role) -> str:
    return " | ".join(
        " + ".join(document[s] for s in part) or "-" for part in (role.source, role.cue, role.content)
    )
