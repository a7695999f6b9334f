"""Quotations of which nothing says who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pydantic import BaseModel, Field

from audit.article import Article, Quotation, Sentence
from audit.document import Span, Stretches
from audit.findings import Hit
from audit.nearby import Places, around
from audit.phrases import Phrase


class Settings(BaseModel, extra="forbid", frozen=True):
    """How many words make a quotation count, and within how many sentences a source may stand.

    A word of ``speaking`` outside the marks, in a sentence of the quotation, tells that somebody
    speaks even where it is not clear who; and the only person named in the sentence right before,
    in the same paragraph, is taken to speak.
    """

    least_words: int = Field(default=4, ge=1)
    window: int = Field(default=1, ge=0)
    speaking: tuple[Phrase, ...] = (Phrase("@speaking"),)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each quotation that neither an attribution covers nor a source stands beside."""
    said = Stretches(c for a in article.attributions if a.source.kind != "none" for c in a.content)
    unsaid = [q for q in article.quotations if not said.touch(q.span) and _counts(article, q, settings)]
    if not unsaid:
        return
    speaking, named = Places(article, settings.speaking), _named(article)
    for quotation in unsaid:
        first, last = article.index_at(quotation.span.start), article.index_at(quotation.span.end - 1)
        near = (*around(article, first, settings.window, 0), *around(article, last, 0, settings.window))
        if any(_attributed(s) for s in near if s.paragraph == article.sentences[first].paragraph):
            continue
        if settings.window and named.get(first - 1) == 1 and _go_together(article, first):
            continue
        ends = (article.sentences[first], article.sentences[last])
        if not _spoken(article, quotation.span, ends, speaking):
            yield Hit(quotation.span)


def _named(article: Article) -> Counter[int]:
    """How many people each sentence names, of those whom the article names in full."""
    names = [(name.span, article[name.span].split()) for name in article.names if name.kind == "person"]
    in_full = {words[-1] for _, words in names if len(words) > 1}
    return Counter(article.index_at(span.start) for span, words in names if words[-1] in in_full)


def _go_together(article: Article, index: int) -> bool:
    """Whether a sentence stands in the same paragraph as the one before."""
    return index > 0 and article.sentences[index - 1].paragraph == article.sentences[index].paragraph


def _spoken(article: Article, quotation: Span, ends: Iterable[Sentence], speaking: Places) -> bool:
    """Whether something outside the marks leads in or names a speaker: "he said", a colon, "— Ann Poe"."""
    if any(article.voice(word) != "quote" for s in ends for word in speaking.inside(s.span)):
        return True
    before = article.document.text[max(0, quotation.start - 60) : quotation.start]
    led_in = ":" in before[before.rfind(".") + 1 :] or before.rstrip().endswith(",")
    after = article.document.text[quotation.end : quotation.end + 3].strip()
    return led_in or after.startswith(("—", "–", "―", "--", "("))


def _counts(article: Article, quotation: Quotation, settings: Settings) -> bool:
    if quotation.use != "speech" or quotation.continued or not quotation.certain:
        return False
    sentence = article.sentences[article.index_at(quotation.span.start)]
    if sentence.block != "paragraph" or sentence.label.name == "other":
        return False
    first, last = article.wording.inside(quotation.span)
    words = [text for text in article.wording.texts[first:last] if text[0].isalnum()]
    return len(words) >= settings.least_words and words[0][0].isupper()  # a fragment belongs to its sentence


def _attributed(sentence: Sentence) -> bool:
    return any(a.source.kind != "none" for a in sentence.attributions)
