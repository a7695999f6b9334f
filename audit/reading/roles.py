"""Who a source is said to be where it is first introduced: the minister, a nurse at the clinic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from audit import lexicons
from audit.article import Article, Source
from audit.document import Span
from audit.reading import nounphrases
from audit.reading.tagging import Token, tag
from audit.words import split

_LONGEST = 18
"""Words; what goes on longer behind a name is a clause of the sentence and no role."""
_EARLY = 8
"""Places; who has no role at the first few is not introduced."""
_INSIDE = frozenset("NMJD'#IR")
_PARTICIPLES = frozenset("managing acting presiding founding visiting sitting elected retired".split())
_FOR = frozenset("of for at in from with on to".split())
_FROM = frozenset("of from with".split())
_CLOSING = frozenset(', . ; : ) — – “ " ”'.split())
_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ee")


class _Place(NamedTuple):
    """A sentence, and the tokens ``[first, last)`` of a name in it."""

    tokens: Sequence[Token]
    first: int
    last: int
    cues: frozenset[int]


def find(article: Article) -> dict[Source, str]:
    """For each source the role it is first given; sources that are given none are left out.

    Looked for at every place where a person or body is named in full, from the first on: before
    the name ("Health Minister Ana Ruiz", "the union's leader, Ana Ruiz"), behind it ("Ana Ruiz,
    a nurse"), else wherever ``Source.role`` has one, else what else is said there of who it is
    ("of the bakers' union", "who owns the yard"). Somebody known by an office alone has it for
    a name: that is the role then.
    """
    named = _names(article)
    found = {}
    for source in article.sources:
        role = _role(article, source, named.get(_key(source.name), ()))
        if role:
            found[source] = role
    return found


def _names(article: Article) -> Mapping[str, list[Span]]:
    """Where each name stands in the article, by the name."""
    named: dict[str, list[Span]] = {}
    for name in article.names:
        named.setdefault(_key(article[name.span]), []).append(name.span)
    return named


def _key(name: str) -> str:
    return " ".join(name.replace(".", " ").lower().split())


def _role(article: Article, source: Source, named: Sequence[Span]) -> str:
    if source.detail == "role":
        return source.name
    if source.kind not in ("person", "organisation") or not any(c.isupper() for c in source.name):
        return ""
    weaker = ""
    for span in sorted({*named, *_inside_mentions(article, source)})[:_EARLY]:
        place = _place(article, span)
        if place is None:
            continue
        role = _voice(place) if source.kind == "organisation" else ""
        role = role or _before(article, place, body=source.kind == "organisation") or _behind(article, place)
        if role:
            return role
        weaker = weaker or _otherwise(article, place)
    return _met_as(article, source) or weaker


def _met_as(article: Article, source: Source) -> str:
    """The role under which it was met somewhere else: "the pastor", who is named a sentence later."""
    words = " ".join(article[source.role].split()) if source.role else ""
    return "" if _key(words) == _key(source.name) else words


def _inside_mentions(article: Article, source: Source) -> Iterator[Span]:
    """The name in each mention, all of it or the last word."""
    surname = source.name.split()[-1]
    for mention in source.mentions:
        for name in (source.name, surname):
            at = article.document.text.find(name, mention.start, mention.end)
            if at >= 0:
                yield Span(at, at + len(name))
                break


def _place(article: Article, name: Span) -> _Place | None:
    sentence = article.sentence_at(name.start)
    if sentence is None:
        return None
    tokens = tag(split(article.document.text, sentence.span.start, sentence.span.end))
    inside = [number for number, token in enumerate(tokens) if name.start <= token.start < name.end]
    if not inside:
        return None
    cues = [each.cue for each in sentence.attributions if each.cue]
    cued = (n for n, t in enumerate(tokens) for cue in cues if cue.start <= t.start < cue.end)
    return _Place(tokens, inside[0], inside[-1] + 1, frozenset(cued))


# ---------------------------------------------------------------- before the name


def _before(article: Article, place: _Place, *, body: bool) -> str:
    """The role that a name closes: "Councillor Maren Oke", "the board's chair, Anders Holm".

    A body has no title, so that before its name only "the consultancy" and the like is a role.
    """
    last = place.first
    if last and place.tokens[last - 1].low == ",":
        last -= 1
    first = last
    while first > 0 and _belongs(place, first - 1):
        first -= 1
        if place.tokens[first].tag == "D" and not _goes_on(place.tokens, first):
            break
    while first < last and (place.tokens[first].tag in "I#R'" or place.tokens[first].low == "whose"):
        first += 1
    if first == last or not _is_role(place.tokens, first, last):
        return ""
    if last == place.first and not _names_office(place.tokens[last - 1]):
        return ""
    if body and place.tokens[first].tag != "D":
        return ""
    return _words(article, place.tokens, first, last)


def _belongs(place: _Place, index: int) -> bool:
    token = place.tokens[index]
    inside = token.tag in _INSIDE or token.low in _PARTICIPLES
    return inside and index not in place.cues and (token.tag != "I" or token.low in _FOR)


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a phrase began before this determiner: "the head of the board"."""
    return index > 1 and tokens[index - 1].low in _FOR and tokens[index - 2].tag in "NM"


# ---------------------------------------------------------------- behind the name


def _behind(article: Article, place: _Place) -> str:
    """The role in apposition: "Maren Oke, 51, a teacher at the school, said"."""
    first = _after_age(place.tokens, place.last)
    last = _end(place, first)
    if first == place.last or first >= last or not _is_role(place.tokens, first, last):
        return ""
    if place.tokens[first].tag not in "DNMJ#" or place.tokens[first].low == "whose":
        return ""
    return _words(article, place.tokens, first, last)


def _after_age(tokens: Sequence[Token], at: int) -> int:
    """The token behind the comma after a name, and behind an age and its comma."""
    if at >= len(tokens) or tokens[at].low not in (",", "("):
        return at
    at += 1
    if at + 1 < len(tokens) and tokens[at].low.isdigit() and tokens[at + 1].low == ",":
        at += 2
    return at


def _end(place: _Place, first: int) -> int:
    """Where what is said of somebody ends: at a comma or a cue, or at once where neither comes soon."""
    for index in range(first, min(first + _LONGEST, len(place.tokens))):
        token = place.tokens[index]
        if token.low in _CLOSING or token.low == "and" or index in place.cues:
            return first if index in place.cues and place.tokens[index - 1].low != "," else index
    return first


def _otherwise(article: Article, place: _Place) -> str:
    """What else tells who it is: "of the bakers' union", "who owns the yard"."""
    tokens, at = place.tokens, place.last
    if at < len(tokens) and tokens[at].low in _FROM:
        last = at + 1
        while last < len(tokens) and _belongs(place, last):
            last += 1
        phrase = tokens[at:last]
        return _words(article, tokens, at, last) if any(t.tag == "M" for t in phrase) else ""
    if at + 1 >= len(tokens) or tokens[at].low not in (",", "("):
        return ""
    first = _after_age(tokens, at)
    last = _end(place, first)
    if first < last and tokens[first].low in ("who", "whose", *_FROM):
        return _words(article, tokens, first, last)
    return ""


# ---------------------------------------------------------------- what a role is


def _is_role(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the head of a phrase is a word for people or bodies in what they do."""
    return _names_office(tokens[nounphrases.head(tokens, (first, last))])


def _names_office(token: Token) -> bool:
    if token.tag not in "NMJ":
        return False
    forms = {lemma for lemma, _ in lexicons.lemmas(token.low)}
    forms |= {form.rpartition("-")[2] for form in forms}
    return not forms.isdisjoint(_offices()) or (token.tag == "N" and token.low.endswith(_ENDINGS))


@cache
def _offices() -> frozenset[str]:
    nouns, titles = lexicons.load("source-nouns"), lexicons.load("titles")
    kinds = ("person", "organisation", "anonymous", "outlet", "spokesperson")
    return frozenset().union(*map(nouns.group, kinds), titles.group("office"))


def _voice(place: _Place) -> str:
    """Who speaks for a body: "a spokeswoman", where that stands beside its name."""
    tokens = place.tokens
    for index in (*range(place.first - 1, max(-1, place.first - 4), -1), place.last, place.last + 1):
        if 0 <= index < len(tokens) and tokens[index].low.startswith("spokes"):
            before = tokens[index - 1] if index else None
            article = f"{before.text} " if before and before.low in ("a", "an", "the") else ""
            return f"{article}{tokens[index].text}"
    return ""


def _words(article: Article, tokens: Sequence[Token], first: int, last: int) -> str:
    text = article[Span(tokens[first].start, tokens[last - 1].end)]
    return re.sub(r"\s+", " ", text).strip(" ,(")
