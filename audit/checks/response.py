"""Accusations against somebody named whose answer is missing, or stands far away."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel, Field

from audit.article import Article, Attribution, Sentence
from audit.document import Span
from audit.findings import Hit
from audit.justice import accused
from audit.nearby import Places
from audit.phrases import Match, Phrase, compiled

VALUES = ("accused", "gap")

_BE = frozenset("is are was were be been being 's 're".split())
_ACCUSED_KINDS = frozenset(("person", "organisation"))
_PRONOUNS = frozenset(["he", "she", "it"])


class Settings(BaseModel, extra="forbid", frozen=True):
    """What counts as an answer, what makes one needless, and how late it may come.

    Accused is whom the reading finds to be, and who is named behind a phrase of ``accusing``, or
    before one of ``accused`` or of ``wrongs``. An answer is anything the accused says, or whoever
    of ``speaks_for`` says; and a phrase of ``answers`` in a sentence that names nobody else who is
    accused. A phrase of ``settled`` beside the name makes an answer needless. With ``most_gap``,
    only answers are objected to that begin more than so many sentences behind the first accusation.
    """

    answers: tuple[Phrase, ...] = Field(min_length=1)
    accusing: tuple[Phrase, ...] = ()
    accused: tuple[Phrase, ...] = ()
    wrongs: tuple[Phrase, ...] = ()
    speaks_for: tuple[Phrase, ...] = ()
    settled: tuple[Phrase, ...] = ()
    most_gap: int | None = Field(default=None, ge=0)


class _Charge(NamedTuple):
    """The first accusation against somebody: by what name, where, and in which sentence."""

    name: str
    span: Span
    number: int


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first accusation against each who is accused and does not answer, or answers late."""
    charges = _charges(article, settings)
    if not charges:
        return
    known = {word: key for key, charge in reversed(charges.items()) for word in _short(charge.name)}
    answers = _Answers(article, settings, known, [charge.span for charge in charges.values()])
    settled = _settled(article, settings, known)
    for key, charge in charges.items():
        first = answers.first(key)
        if key in settled:
            continue
        if settings.most_gap is None and first is None:
            yield Hit(charge.span, {"accused": charge.name})
        elif settings.most_gap is not None and first is not None and answers.is_own(key, first):
            gap = first - charge.number - 1
            if gap > settings.most_gap:
                yield Hit(article.sentences[first].span, {"accused": charge.name, "gap": str(gap)})


def _charges(article: Article, settings: Settings) -> dict[str, _Charge]:
    """The first accusation against each person or body that is named, by the last word of the name."""
    found: dict[str, _Charge] = {}
    for name, span in sorted({*_read(article), *_worded(article, settings)}, key=lambda each: each[1]):
        index = article.index_at(span.start)
        if article.sentences[index].block != "headline":
            words = article[name]
            found.setdefault(_plain(words).split()[-1], _Charge(words, span, index))
    return found


def _read(article: Article) -> Iterator[tuple[Span, Span]]:
    """The names of those whom the reading of a sentence finds accused, and the words that do it."""
    names = [name for name in article.names if name.kind in _ACCUSED_KINDS]
    at = 0
    for sentence in article.sentences:
        while at < len(names) and names[at].span.end <= sentence.span.start:
            at += 1
        last = at
        while sentence.accusations and last < len(names) and names[last].span.start < sentence.span.end:
            last += 1
        for accusation in sentence.accusations:
            named = [name for name in names[at:last] if name.span in accusation.accused]
            if named and named[-1].span.end == accusation.accused.end:
                yield named[-1].span, accusation.span
            elif article[accusation.accused].lower() in _PRONOUNS:
                meant = _meant(article, sentence, [name.span for name in names[at:last]], accusation.accused)
                if meant is not None:
                    yield meant, Span(meant.start, accusation.span.end)


def _meant(article: Article, sentence: Sentence, names: Sequence[Span], pronoun: Span) -> Span | None:
    """The only one named before a pronoun, but for who speaks: Rand said of Moe that he had lied."""
    before = [name for name in names if name.end <= pronoun.start]
    spoken = [_plain(each.source.name) for each in sentence.attributions if each.source.kind == "person"]
    others = [name for name in before if _plain(article[name]) not in spoken]
    return others[0] if sentence.attributions and len(others) == 1 else None


def _worded(article: Article, settings: Settings) -> Iterator[tuple[Span, Span]]:
    """The names that stand beside phrases that accuse, outside quotations, and both together."""
    people = accused.Named(article, _ACCUSED_KINDS)
    beside = [(people.behind(match.last), match) for match in _found(article, settings.accusing)]
    beside += [(people.before(match.first), match) for match in _found(article, settings.accused)]
    for match in _found(article, settings.wrongs):
        if not _may_be_of_another(article, match):
            beside.append((people.before(match.first) or _by_pronoun(article, match), match))
    for name, match in beside:
        if name is not None and article.voice(match.span) != "quote":
            yield name, Span(min(name.start, match.span.start), max(name.end, match.span.end))


def _by_pronoun(article: Article, match: Match) -> Span | None:
    """Who is meant by the pronoun before a wrong: a former cook at Miramar says that it stole tips."""
    if match.first == 0 or article.wording.lows[match.first - 1] not in _PRONOUNS:
        return None
    pronoun = article.wording.span(match.first - 1, match.first)
    sentence = article.sentences[article.index_at(pronoun.start)]
    first = bisect_left(article.names, sentence.span.start, key=lambda name: name.span.start)
    last = bisect_left(article.names, pronoun.start, key=lambda name: name.span.start)
    names = [name.span for name in article.names[first:last] if name.kind in _ACCUSED_KINDS]
    return _meant(article, sentence, names, pronoun)


def _found(article: Article, phrases: tuple[Phrase, ...]) -> Sequence[Match]:
    return compiled(phrases).find(article.wording) if phrases else ()


def _may_be_of_another(article: Article, match: Match) -> bool:
    """Whether it may be another who did it: Rand was cheated; the meeting with Rand, misleading many."""
    lows = article.wording.lows
    return lows[match.first].endswith("ing") or (match.first > 0 and lows[match.first - 1] in _BE)


def _plain(text: str) -> str:
    """A text in small letters, without what shows possession."""
    return text.lower().replace("’", "'").replace("'s", "")


def _short(name: str) -> frozenset[str]:
    """The words that may stand for a name: its last one, and its first, but for "the"."""
    words = [word for word in _plain(name).split() if word != "the"]
    return frozenset((words[0], words[-1])) if words else frozenset()


def _settled(article: Article, settings: Settings, known: Mapping[str, str]) -> frozenset[str]:
    """Who has been convicted, or has died: whose name stands in a sentence that says so."""
    places = Places(article, settings.settled)
    sentences = dict.fromkeys(article.index_at(span.start) for span in places.spans)
    words = (word for index in sentences for word in _words(article, article.sentences[index].span))
    return frozenset(known[word] for word in words if word in known)


def _words(article: Article, span: Span) -> Sequence[str]:
    first, last = article.wording.inside(span)
    return article.wording.lows[first:last]


def _accusers(article: Article, charges: Sequence[Span]) -> frozenset[Hashable]:
    """Those who accuse somebody, in words of their own or by what the copy says that they do."""
    found: set[Hashable] = set()
    accusing = [
        (sentence, accusation.span) for sentence in article.sentences for accusation in sentence.accusations
    ]
    accusing += [(article.sentences[article.index_at(span.start)], span) for span in charges]
    for sentence, span in accusing:
        for each in sentence.attributions:
            if any(span.overlaps(part) for part in (each.at, *each.content)):
                found.add(each.source.key)
    return frozenset(found)


class _Answers:
    """In which sentence each of the accused first answers, by name or not."""

    def __init__(
        self, article: Article, settings: Settings, known: Mapping[str, str], charges: Sequence[Span]
    ) -> None:
        self._article, self._known = article, known
        self._by_name: dict[str, int] = {}
        self._of_anyone: int | None = None
        speaking = Places(article, settings.speaks_for)
        accusers = _accusers(article, charges)
        wrongs = Places(article, settings.wrongs) if settings.wrongs else None
        for each in article.attributions:
            if wrongs is not None and each.cue is not None and wrongs.over(each.cue):
                continue  # "Rand threatened a clerk" is what Rand did
            self._take(each, speaking, accusing=each.source.key in accusers)
        for span in Places(article, settings.answers).spans:
            if article.voice(span) != "quote":
                index = article.index_at(span.start)
                self._note(index, _words(article, article.sentences[index].span))

    def _take(self, attribution: Attribution, speaking: Places, *, accusing: bool) -> None:
        """Note what somebody says who is one of the accused or, not accusing, speaks for one."""
        source, mention = attribution.source, attribution.mention
        if source.kind == "none":
            return
        told = [source.name, *(self._article[span] for span in (mention, source.role) if span)]
        words = [word.strip('.,"“”') for text in told for word in _plain(text).split()]
        others = accusing and source.kind in ("group", "anonymous")  # former employees of the firm say
        named = not others and any(word in self._known for word in words)
        parts = [part for part in (mention, source.role) if part]
        if named or (not accusing and any(speaking.over(part) for part in parts)):
            self._note(self._article.index_at(attribution.at.start), words)

    def _note(self, index: int, words: Sequence[str]) -> None:
        """Note an answer in the sentence of a number: of those who are named, else of anybody."""
        named = {self._known[word] for word in words if word in self._known}
        for key in named:
            self._by_name[key] = min(index, self._by_name.get(key, index))
        if not named and (self._of_anyone is None or index < self._of_anyone):
            self._of_anyone = index

    def is_own(self, key: str, index: int) -> bool:
        """Whether one of the accused answers by name in the sentence of a number."""
        return self._by_name.get(key) == index

    def first(self, key: str) -> int | None:
        """The first sentence in which one of the accused answers."""
        found = [n for n in (self._by_name.get(key), self._of_anyone) if n is not None]
        return min(found, default=None)
