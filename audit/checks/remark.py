"""Where the writer prescribes, draws a conclusion, conjectures or asks, and nothing excuses it."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from audit.article import Article, Remark, RemarkKind, Sentence
from audit.findings import Hit
from audit.nearby import Given, Places, sourced
from audit.phrases import Phrase

VALUES = ("subject",)


_QUESTION = 3
"""Words of a question; what is shorter is the rest of one ("Why?", "And now?") or a slip of layout."""


class Settings(BaseModel, extra="forbid", frozen=True):
    """The kinds of remark that are not wanted, of whom, and what excuses one.

    One of ``subjects`` must stand in what the remark is about, where they are given. A phrase of
    ``unless`` in the sentence excuses, or a source as ``unless_source`` asks; with
    ``unless_answered``, what answers a question does; so many as ``most`` are let pass.
    """

    kinds: tuple[RemarkKind, ...] = Field(min_length=1)
    except_lemmas: tuple[str, ...] = ()
    subjects: tuple[Phrase, ...] = ()
    add: tuple[Phrase, ...] = ()
    remove: tuple[str, ...] = ()
    unless: tuple[Phrase, ...] = ()
    unless_source: Given | None = None
    unless_answered: bool = False
    most: int = Field(default=0, ge=0)


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each such remark, beyond those that are let pass."""
    subjects, excuses = _places(article, settings), Places(article, settings.unless)
    passed = 0
    for index, sentence in enumerate(article.sentences):
        for remark in sentence.remarks:
            if not _unwanted(article, remark, settings, subjects) or _excused(
                article, index, remark, settings, excuses
            ):
                continue
            if settings.unless_answered and _is_answered(article, index, remark):
                continue
            passed += 1
            if passed > settings.most:
                yield Hit(remark.span, {"subject": article[remark.subject] if remark.subject else ""})


def _places(article: Article, settings: Settings) -> Places | None:
    wanted = (*settings.subjects, *settings.add)
    return Places(article, wanted, settings.remove) if wanted else None


def _unwanted(article: Article, remark: Remark, settings: Settings, subjects: Places | None) -> bool:
    if remark.kind not in settings.kinds or remark.lemma in settings.except_lemmas:
        return False
    if remark.kind in ("question", "rhetorical") and len(article[remark.span].split()) < _QUESTION:
        return False
    return subjects is None or (remark.subject is not None and any(subjects.inside(remark.subject)))


def _excused(article: Article, index: int, remark: Remark, settings: Settings, excuses: Places) -> bool:
    sentence = article.sentences[index]
    if sentence.block == "headline" or any(excuses.inside(sentence.span)):
        return True
    if settings.unless_source is None:
        return False
    # What somebody is told to say is nobody's statement yet: "The governor had better *explain*".
    return sourced(article, (sentence,), settings.unless_source, apart_from=remark.span)


def _is_answered(article: Article, index: int, remark: Remark) -> bool:
    """Whether a source answers a question, or, where an answer is expected, what follows does.

    A paragraph that is only a question is a heading, or an interviewer's.
    """
    sentence = article.sentences[index]
    following = article.sentences[index + 1] if index + 1 < len(article.sentences) else None
    if following is None:
        return False
    if any(a.source.kind != "none" for a in article.reached(following)):
        return True
    alone = article.document.blocks[sentence.paragraph].span == sentence.span
    if remark.kind == "rhetorical":
        return False
    return alone or (following.paragraph == sentence.paragraph and not _asks(following))


def _asks(sentence: Sentence) -> bool:
    return any(remark.kind in ("question", "rhetorical") for remark in sentence.remarks)
