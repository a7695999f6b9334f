"""Claims of the writer's that somebody in the same article denies.

A statement is contested where a denial is about the same: where it shares three words or more that
carry meaning with what is denied, and half of those of the shorter of the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from audit import lexicons
from audit.article import Attribution, Sentence
from audit.document import Document, Span
from audit.reading.features import View
from audit.reading.wordclasses import CLOSED
from audit.words import split

_DENYING = frozenset("deny reject dispute contest rebut refute repudiate".split())
_SHARED = 3
_OF_SHORTER = 0.5
_COMMON = 40  # a word in more denials than this does not tell them apart, and would make the cost grow


def mark(document: Document, sentences: Sequence[Sentence], views: Sequence[View]) -> tuple[Sentence, ...]:
    """The sentences, those of the writer's that a denial in the article is about with the trigger.

    ``views`` holds the view of each.
    """
    denied = [_carrying(document, each.content) for each in _denials(sentences)]
    if not any(denied):
        return tuple(sentences)
    index: dict[str, list[int]] = {}
    for number, words in enumerate(denied):
        for word in words:
            index.setdefault(word, []).append(number)
    known = {word: numbers for word, numbers in index.items() if len(numbers) <= _COMMON}
    return tuple(
        replace(sentence, triggers=sentence.triggers | {"contested"})
        if _is_own(sentence) and _same(_words(document, sentence, view), known, denied)
        else sentence
        for sentence, view in zip(sentences, views, strict=True)
    )


def _denials(sentences: Iterable[Sentence]) -> Iterator[Attribution]:
    for each in chain.from_iterable(sentence.attributions for sentence in sentences):
        if each.cue_class == "deny" and each.lemma.partition(" ")[0] in _DENYING:
            yield each


def _is_own(sentence: Sentence) -> bool:
    return sentence.label.name == "fact" and not sentence.attributions and sentence.block != "headline"


def _words(document: Document, sentence: Sentence, view: View) -> Sequence[str]:
    """All words of a sentence; read again where a quotation was read as one, or the end of it not at all."""
    if "Q" in view.tags or not view.tokens or view.tokens[-1].end < sentence.span.end:
        return split(document.text, sentence.span.start, sentence.span.end).lows
    return view.lows


def _same(words: Sequence[str], known: Mapping[str, Sequence[int]], denied: Sequence[frozenset[str]]) -> bool:
    own = _plainly(words)
    found = known.keys() & own
    if len(found) < _SHARED:
        return False
    shared = Counter(number for word in found for number in known[word])
    return any(
        count >= max(_SHARED, _OF_SHORTER * min(len(own), len(denied[number])))
        for number, count in shared.items()
    )


def _carrying(document: Document, spans: Iterable[Span]) -> frozenset[str]:
    """The words of some stretches that carry meaning."""
    return _plainly(chain.from_iterable(split(document.text, span.start, span.end).lows for span in spans))


def _plainly(words: Iterable[str]) -> frozenset[str]:
    """Those of some words that carry meaning, in their plain forms: of each word the first."""
    return frozenset(map(_plain, {word for word in words if word[0].isalnum()})) - {""}


@lru_cache(maxsize=65536)
def _plain(low: str) -> str:
    """The plain form of a word that carries meaning, of several the first; empty for one that does not."""
    return "" if low in CLOSED else min((lemma for lemma, _ in lexicons.lemmas(low)), default=low)
