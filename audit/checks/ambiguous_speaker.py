"""Statements of a “he” or “she” who might be either of two people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from audit.article import Article, Attribution, Sentence
from audit.document import Span
from audit.findings import Hit
from audit.nearby import Places
from audit.phrases import Phrase

VALUES = ("people",)

_LONGEST = 4  # letters of a pronoun
_WHERE = frozenset(("in", "at", "near", "outside"))
_TITLE = re.compile(
    r"(?:(?:the|an?|his|her|their)\s+(?:(?!to\b|of\b|for\b|with\b|by\b|on\b|in\b|from\b)[\w’'-]+\s+){1,3}|(?:[A-Z][\w.]*\s+){0,2})"
)  # *the lawyer* Eva Lim


class Settings(BaseModel, extra="forbid", frozen=True):
    """The pronouns, whether only quotations count, and words that settle which of two people is meant.

    Of what is not quoted, only plain statements count ("she said", not "she hoped"), and both
    people must stand there with their full names.
    """

    pronouns: tuple[str, ...] = ("he", "she")
    quoting: bool = True
    settled_by: tuple[Phrase, ...] = ()


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to a pronoun that speaks, where the sentence before names two people and neither spoke."""
    speaking = [
        (attribution, mention)
        for attribution in article.attributions
        if (mention := attribution.mention) and article[mention].lower() in settings.pronouns
    ]
    if not speaking:
        return
    people: dict[int, dict[str, Span]] = {}
    for name in article.names:
        if name.kind == "person" and not _is_place(article, name.span):
            last = article[name.span].rpartition(" ")[2]
            people.setdefault(article.index_at(name.span.start), {}).setdefault(last, name.span)
    settled = Places(article, settings.settled_by)
    called = _called(article, settings)
    for attribution, mention in speaking:
        quoted = any(article.voice(part) == "quote" for part in attribution.content)
        if not quoted and (settings.quoting or attribution.cue_class != "neutral"):
            continue
        index = _antecedents(article, attribution)
        named = people.get(index, {}) if index >= 0 else {}
        if len(named) != 2 or people.get(index + 1):
            continue
        if not quoted and not all(_in_full(article, name) for name in named.values()):
            continue
        before = article.sentences[index]
        if _spoke(article, before, named.values()) or any(settled.inside(before.span)):
            continue
        pronoun = article[mention].lower()
        if all(called.get(last, pronoun) == pronoun for last in named):
            yield Hit(mention, {"people": " and ".join(named)})


def _called(article: Article, settings: Settings) -> dict[str, str]:
    """By which pronoun the article first calls each person, by the last word of the name."""
    found: dict[str, str] = {}
    for source in article.sources:
        last = source.name.rpartition(" ")[2]
        for mention in source.mentions:
            if len(mention) <= _LONGEST and article[mention].lower() in settings.pronouns:
                found.setdefault(last, article[mention].lower())
                break
    return found


def _antecedents(article: Article, attribution: Attribution) -> int:
    """The sentence before the one in which what the pronoun says begins."""
    start = min([part.start for part in attribution.content] + [attribution.at.start])
    index = article.index_at(start)
    here = article.sentences[article.index_at(attribution.at.start)].paragraph
    before = index - 1
    return before if before >= 0 and article.sentences[before].paragraph == here else -1


def _is_place(article: Article, name: Span) -> bool:
    """Whether one word, behind "in" or "near", is where and not who: "the defeat in Orsa"."""
    before = article.document.text[max(0, name.start - _LONGEST - 2) : name.start].split()
    return " " not in article[name] and bool(before) and before[-1].lower() in _WHERE


def _in_full(article: Article, name: Span) -> bool:
    """Whether somebody stands there with given name and surname, and nothing of his is meant."""
    return " " in article[name] and not article.document.text.startswith(("'", "’"), name.end)


def _spoke(article: Article, sentence: Sentence, named: Iterable[Span]) -> bool:
    """Whether one of them says something there; "she thanked Eva Lim for the boat" says nothing."""
    starts = [span.start for span in named]
    return any(
        each.source.kind != "none" and not (each.content and _opens_with(article, each.content[0], starts))
        for each in sentence.attributions
    )


def _opens_with(article: Article, content: Span, starts: Iterable[int]) -> bool:
    """Whether a name stands at the head of a content, behind no more than a title."""
    heads = (
        article.document.text[content.start : start]
        for start in starts
        if content.start <= start < content.end
    )
    return any(_TITLE.fullmatch(head) for head in heads)
