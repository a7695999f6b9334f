"""Why a sentence has its label, in one sentence: what an editor wants to hear first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from audit.article import Article, Attribution, Sentence
from audit.document import Span
from audit.reading.features import View
from audit.reading.parts import Part
from audit.reading.terms import indefinite

Relation = Literal["said here", "speech goes on", "carries on"]
"""How an attribution belongs to a sentence: its cue stands here; words here belong to a cue
elsewhere; or a cue elsewhere covers the sentence though nothing in it says so."""

FURNITURE = "A line of the page, such as a credit, a date or a link: it asserts nothing."
_SMALL = frozenset("The A An His Her Their Its This That These Those".split())
_LONGEST = 140
"""Characters of the article that are repeated."""


def of(
    article: Article,
    sentence: Sentence,
    view: View,
    parts: Sequence[Part],
    speaking: Sequence[tuple[Attribution, Relation]],
) -> str:
    """What decided the label; ``speaking`` are the attributions in the sentence and into it.

    The steps are those of the guidelines: does it assert anything, does the writer judge in what is
    left when all that belongs to sources is set aside, does it stand on a source.
    """
    name = sentence.label.name
    if name == "other":
        asks = article[sentence.span].rstrip("”’\"' )").endswith("?")
        return "It asks, and asserts nothing." if asks else "It asserts nothing."
    if name == "editorial":
        return _judges(article, view, parts)
    loaded = _loaded(article, sentence)
    if name == "attribution":
        return f"It stands on {_sources(article, [each for each, _ in speaking])}.{loaded}"
    here = [each for each, relation in speaking if relation != "carries on"]
    if here:
        return f"The writer reports it; only a part stands on {_sources(article, here)}.{loaded}"
    before = _listed(list(dict.fromkeys(_name(each) for each, _ in speaking)))
    told = f", after what {before} said, and cites nobody in it" if before else ", and cites nobody"
    return f"The writer reports it{told}.{loaded}"


def _judges(article: Article, view: View, parts: Sequence[Part]) -> str:
    """Where the writer judges: in the clause that does so most strongly, and in which others."""
    found = [(part, piece) for part in parts if part.whose == "writer" for piece in part.judged]
    if not found:
        return "The writer judges."
    best, words = max(found, key=lambda each: _strength(view, each[1]) + (each[0].clause == "main clause"))
    others = list(dict.fromkeys(part for part, _ in found if part is not best))
    where = f" in {_clause(best.clause)}" if len(parts) > 1 else ""
    also = f"; also in {_listed(_counted(others, best))}" if others else ""
    return f"The writer judges{where}: {_quoted(article, [words])}{also}."


def _strength(view: View, piece: Span) -> int:
    """How strongly the words of a stretch judge, together."""
    return sum(
        s.strength for s in view.stances if view.tokens[s.first].start in range(piece.start, piece.end)
    )


def _clause(kind: str) -> str:
    return "the main clause" if kind == "main clause" else indefinite(kind)


def _counted(parts: Sequence[Part], best: Part) -> list[str]:
    """Kinds of clauses, with their number: "a side clause", "3 more relative clauses"."""
    kinds = Counter(part.clause for part in parts)
    return [_several(kind, number, more=kind == best.clause) for kind, number in kinds.items()]


def _several(kind: str, number: int, *, more: bool) -> str:
    if number == 1:
        return f"another {kind}" if more else _clause(kind)
    return f"{number} {'more ' if more else ''}{kind}s"


def _loaded(article: Article, sentence: Sentence) -> str:
    """The words that judge in a sentence whose label does not rest on them."""
    words = _quoted(article, sentence.editorial[:3])
    several = len(sentence.editorial) > 1
    return (
        f" {words} {'colour' if several else 'colours'} it, and {'do' if several else 'does'} not decide it."
        if words
        else ""
    )


def _sources(article: Article, speaking: Sequence[Attribution]) -> str:
    """Who is cited, each with the first cue."""
    told: dict[str, str] = {}
    for each in speaking:
        name = _name(each)
        cue = _quoted(article, [each.cue]) if each.cue else ""
        open_ = "not settled who that is" if each.source.detail == "unresolved" else ""
        aside = "; ".join(filter(None, (cue, open_)))
        told.setdefault(name, f"{name} ({aside})" if aside else name)
    return _listed(list(told.values())) if told else "quoted words"


def _name(each: Attribution) -> str:
    """Whom an attribution is to, as it reads inside a sentence."""
    name = each.source.name
    if not name:
        return "somebody who is not named"
    if each.source.detail == "unresolved":
        return f"“{name}”"
    first, blank, rest = name.partition(" ")
    return f"{first.lower()}{blank}{rest}" if first in _SMALL else name


def _quoted(article: Article, spans: Sequence[Span]) -> str:
    texts = (" ".join(article[span].split()).rstrip(" ,;:") for span in spans)
    return _listed([f"“{_short(text)}”" for text in texts])


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0] or text[:_LONGEST]} …"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
