"""What one side says in a trial or a lawsuit, told as fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from pydantic import BaseModel, Field

from audit.article import Article, Attribution, Sentence, Trigger
from audit.document import Span
from audit.findings import Hit
from audit.justice import accused
from audit.nearby import Places
from audit.phrases import Phrase

_WRONGS: frozenset[Trigger] = frozenset(["accusation", "concealment", "crime", "blame"])
_PRONOUNS = frozenset("he she they it".split())
_BE = frozenset("is are was were be been being".split())
_ITS = frozenset("the their its his her".split())
_OPENING = 6  # words of a sentence in which its subject stands


class Settings(BaseModel, extra="forbid", frozen=True):
    """The words for a case, for wrongs done, for who says so, and for a verdict that settles it.

    ``subjects`` are those who may stand for the accused besides the name ("the company"); with
    ``anybody``, whoever a sentence begins with, by name or with "the", is taken for the accused,
    with ``anyone_named`` whoever it begins with by full name. Whose wrong it is that is told in the
    passive, without "by", is not taken to be known. What is said with ``denials`` is the answer to
    the charge, and nobody's word for what follows.
    ``max_run`` is how many such sentences in a row are let pass.
    """

    context: tuple[Phrase, ...] = Field(min_length=1)
    wrongs: tuple[Phrase, ...] = ()
    subjects: tuple[Phrase, ...] = ()
    cues: tuple[Phrase, ...] = (Phrase("@court-cues"),)
    settled: tuple[Phrase, ...] = (Phrase("@convictions"),)
    denials: tuple[Phrase, ...] = (Phrase("@pleas"), Phrase("@denials"))
    max_run: int = Field(default=0, ge=0)
    anybody: bool = False
    anyone_named: bool = False


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to each sentence that tells a wrong of the accused as fact where a case is told of."""
    case = _Case(article, settings)
    if not case.context.spans or Places(article, settings.settled).spans:
        return
    run, last = 0, -2
    for index, sentence in enumerate(article.sentences):
        if not case.open_at(sentence) or not case.tells_a_wrong(sentence):
            continue
        run = run + 1 if last == index - 1 else 1
        last = index
        if run > settings.max_run:
            yield Hit(sentence.span)


class _Case:
    """The cases that an article tells of, by paragraph."""

    def __init__(self, article: Article, settings: Settings) -> None:
        self._article, self._settings = article, settings
        self.context = Places(article, settings.context)
        self._wrongs, self._cues = Places(article, settings.wrongs), Places(article, settings.cues)
        self._subjects, self._denials = Places(article, settings.subjects), Places(article, settings.denials)
        self._named = {name.span.start: name.span for name in article.names if name.kind != "place"}
        full = (article[name.span].split() for name in article.names if name.kind == "person")
        self._last_names = frozenset(words[-1] for words in full if len(words) > 1)

    @cached_property
    def _first(self) -> dict[int, int]:
        """Where each paragraph that tells of a case first does."""
        first: dict[int, int] = {}
        for span in self.context.spans:
            paragraph = self._article.sentences[self._article.index_at(span.start)].paragraph
            first.setdefault(paragraph, span.start)
        return first

    @cached_property
    def _accused(self) -> frozenset[str]:
        found = accused.find(self._article)
        return frozenset(accused.last_name(self._article, each.name) for each in found)

    def open_at(self, sentence: Sentence) -> bool:
        """Whether the paragraph has told of a case before this sentence."""
        return self._first.get(sentence.paragraph, sentence.span.start) < sentence.span.start

    def tells_a_wrong(self, sentence: Sentence) -> bool:
        """Whether the sentence says, with nobody to say so, what the accused did."""
        if sentence.label.name == "other" or any(True for _ in self._cues.inside(sentence.span)):
            return False
        if sentence.label.name == "attribution" and not self._is_deed(sentence.attributions):
            return False
        if any(self._vouches(each, sentence) for each in self._article.reached(sentence)):
            return False
        done = [span for span in self._wrongs.inside(sentence.span) if not self._is_passive(span)]
        if not done and not _WRONGS & sentence.triggers:
            return False
        return self._of_the_accused(sentence, done[0].start if done else sentence.span.end)

    def _vouches(self, attribution: Attribution, sentence: Sentence) -> bool:
        """Whether somebody says it; that the accused denies the charge goes no further than its sentence."""
        if attribution.source.kind == "none" or self._is_deed([attribution]):
            return False
        return attribution in sentence.attributions or not self._denials.over(attribution.at)

    def _is_deed(self, attributions: Sequence[Attribution]) -> bool:
        """Whether what was taken for cues are wrongs done, as in "Strand *threatened* a clerk"."""
        cues = [each.cue for each in attributions]
        return bool(cues) and all(cue is not None and self._wrongs.over(cue) for cue in cues)

    def _is_passive(self, span: Span) -> bool:
        """Whether something wrong is done to somebody, nobody knows by whom: she was robbed."""
        words = self._article.wording
        first, last = words.inside(span)
        return not _BE.isdisjoint(words.lows[max(0, first - 2) : first]) and words.lows[last : last + 1] != [
            "by"
        ]

    def _of_the_accused(self, sentence: Sentence, wrong: int) -> bool:
        words = self._article.wording
        first, last = words.inside(sentence.span)
        opening = range(first, min(last, first + _OPENING))
        if words.lows[first] in _PRONOUNS or not self._accused.isdisjoint(words.texts[at] for at in opening):
            return True
        if any(span.start == sentence.span.start for span in self._subjects.inside(sentence.span)):
            return True
        starts = [words.words[at].start for at in opening if words.words[at].start < wrong]
        if self._settings.anybody:
            return any(start in self._named for start in starts) or not _ITS.isdisjoint(
                words.lows[first : first + len(starts)]
            )
        name = self._named.get(sentence.span.start) if self._settings.anyone_named else None
        if name is None:
            return False
        return " " in self._article[name] or self._article[name] in self._last_names
