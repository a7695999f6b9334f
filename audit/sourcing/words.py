"""Whose each attributed word is: every word of an article counts once, for one source at most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from audit.article import Article, QuotationUse
from audit.document import Span

_SPOKEN: frozenset[QuotationUse] = frozenset(("speech", "fragment"))
"""Quotation marks that hold somebody's words, and not a title or a word as a word."""
_NOBODY = -1


class Held(NamedTuple):
    """The words of one attribution: how many in quotation marks, how many in paraphrase.

    ``second_hand``: its cue stands in the words of another source, who is the one that was heard.
    """

    quoted: int = 0
    paraphrased: int = 0
    second_hand: bool = False


def count(article: Article, span: Span | None = None) -> int:
    """How many words an article has, or one stretch of it; marks and clitics ('s) are none."""
    if span is None:
        return sum(map(_is_word, article.wording.texts))
    first, last = article.wording.inside(span)
    return sum(map(_is_word, article.wording.texts[first:last]))


def held(article: Article) -> list[Held]:
    """What each of the article's attributions holds of its words, in the order of ``article.attributions``.

    A word that several attributions report ("she said that police had told her …") is held by
    the outermost that names a source: she was heard, the police at second hand. So the words
    that are held add up to the words that are attributed.
    """
    owners = _owners(article)
    spoken = _quoted(article, len(owners))
    counts = [[0, 0] for _ in article.attributions]
    for number, owner in enumerate(owners):
        if owner != _NOBODY and _is_word(article.wording.texts[number]):
            counts[owner][0 if spoken[number] else 1] += 1
    return [
        Held(quoted, paraphrased, _is_second_hand(article, index, owners))
        for index, (quoted, paraphrased) in enumerate(counts)
    ]


def _is_word(text: str) -> bool:
    return text[0].isalnum()


def _owners(article: Article) -> list[int]:
    """For each word the number of the attribution that holds it: with a source, and the longest content."""
    parts = [
        (each.source.kind == "none", -len(span), span.start, number, span)
        for number, each in enumerate(article.attributions)
        for span in each.content
    ]
    owners = [_NOBODY] * len(article.wording.texts)
    following = list(range(len(owners) + 1))  # the next word, from each on, that nobody holds yet
    for *_, number, span in sorted(parts, key=lambda part: part[:4]):
        first, last = article.wording.inside(span)
        at = _free(following, first)
        while at < last:
            owners[at] = number
            following[at] = at + 1
            at = _free(following, at)
    return owners


def _free(following: list[int], at: int) -> int:
    """The first word from ``at`` on that nobody holds; the way there is made shorter for the next time."""
    while following[at] != at:
        following[at] = following[following[at]]
        at = following[at]
    return at


def _quoted(article: Article, size: int) -> bytearray:
    """For each word whether it stands in a direct quotation."""
    quoted = bytearray(size)
    for quotation in article.quotations:
        if quotation.use in _SPOKEN:
            first, last = article.wording.inside(quotation.span)
            quoted[first:last] = b"\1" * (last - first)
    return quoted


def _is_second_hand(article: Article, index: int, owners: Sequence[int]) -> bool:
    """Whether an attribution stands in what another source is reported to say."""
    attribution = article.attributions[index]
    at = attribution.cue or attribution.mention
    if at is None:
        return False
    first, last = article.wording.inside(at)
    outer = {owners[number] for number in range(first, last)} - {_NOBODY, index}
    return any(
        article.attributions[each].source not in (attribution.source,)
        and article.attributions[each].source.kind != "none"
        for each in outer
    )
