"""Named people of whom the copy does not say who they are, or how they know."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, Field

from audit import lexicons
from audit.article import Article, Source
from audit.document import Span
from audit.findings import Hit
from audit.nearby import Places, around, words_of
from audit.phrases import Phrase

VALUES = ("name",)

_TITLES = frozenset("mr mrs ms miss mx mr. mrs. ms.".split())
_EMPTY = frozenset(
    "and that but as to by with of for from than when while if whom who or like is are was were in on at "
    "a an then because although though so where what how after before since".split()
)
_NO_OFFICE = _TITLES | _EMPTY
"""Words before a name that say nothing of who that is."""
_SIGNED = re.compile(r"[—–―-]\s*$")  # “…” — Ann Poe
_BEFORE = re.compile(r"(?P<word>[\w.’'-]+)\s+$")
_NOUN = r"[a-z]*(?:er|or|ist|ian|man|woman|ant|ent|ive|chief|head|ee|lawyer|boss)s?\b"
# Ann Poe, 41, a nurse | Ann Poe (Green) | Ann Poe of the river board | Ann Poe, political science professor
_AFTER = re.compile(
    r"(?:\s*\(|\s+and\s+[A-Z]|\s*,?\s+(?:of|from|with|at|for)\s|\s*,\s*(?:aged\s+)?\d\d?\b|\s*[,—–-]+\s*"
    r"(?:an?|the|his|her|their|its|our|one|as|[a-z]+ing|[a-z]+ed|who|whose|whom|also|then|now|another|formerly|[A-Z][\w’'-]+\s+of"
    r"|(?:[A-Z][\w.-]*\s+){0,4}?[A-Z][\w.-]*[’']s?(?=\s)"
    rf"|(?:[\w’'&-]+\s+){{0,5}}?{_NOUN})\b)"
)
# According to Ann Poe, *the quay had sunk.*
_OPENS_CLAUSE = re.compile(r"\s*,\s+(?!an?\b|who|whose|aged|\d)[^,;:—]*[.!?]")
# the shop's owner, Ann Poe, said
_APPOSED = re.compile(r"\w,\s*$")
# A guard at the museum, Ann Poe, said
_ROLE_FIRST = re.compile(rf"(?:An?|The|One|Another)\s+(?:[\w’'-]+\s+){{0,4}}?{_NOUN}", re.IGNORECASE)
# Writing for the Marlow Courier, Ann Poe noted
_FOR_WHOM = re.compile(
    r"(?:writing|speaking|testifying|appearing|acting|working|posting)\s+(?:for|as|in|on\s+behalf\s+of)\b.*,\s*$",
    re.IGNORECASE | re.DOTALL,
)
_GOES_ON = re.compile(r"\s*(?:[,.;]|and\b)")
_CAPITALS = 0.6
"""In which share of its words a sentence is a title, and its names may be anything."""
_LONGEST = 3
"""Words of a name; a longer one has its title or paper in it."""
_STORY = 3
"""So often named without being cited, somebody is whom the story is about, which says who that is."""
_WINDOW = 60  # characters before a name in which a title or office stands


class Settings(BaseModel, extra="forbid", frozen=True):
    """With which verbs people tell what they know, where credentials may stand, who needs none.

    ``credentials`` are words that tell who somebody is, in the sentences up to ``after`` behind
    the one that first names him; ``known`` are names that need no more.
    """

    lemmas: tuple[str, ...] = Field(default=("say", "tell", "according to"), min_length=1)
    credentials: tuple[Phrase, ...] = ()
    after: int = Field(default=1, ge=0)
    known: tuple[str, ...] = ()


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first mention of each such person, where that is where he speaks."""
    first_named = _FirstNamed(article)
    seen: set[Source] = set()
    found: list[tuple[Span, Source]] = []
    for attribution in article.attributions:
        source, mention = attribution.source, attribution.mention
        if mention is None or source.kind != "person" or source.detail != "named" or source in seen:
            continue
        seen.add(source)
        if attribution.lemma not in settings.lemmas or source.name in settings.known:
            continue
        if source.role and not (
            source.role.start > mention.end and _opens_clause(article, mention, attribution.cue)
        ):
            continue
        name = first_named.inside(source, mention)
        if name and not _is_title(article, name) and not _is_introduced(article, name, attribution.cue):
            found.append((name, source))
    if not found:
        return
    near = [around(article, article.index_at(name.start), 0, settings.after) for name, _ in found]
    words = words_of(article, (sentence for sentences in near for sentence in sentences))
    credentials = Places(article, settings.credentials, text=words)
    for (name, source), sentences in zip(found, near, strict=True):
        if not any(True for sentence in sentences for _ in credentials.inside(sentence.span)):
            yield Hit(name, {"name": source.name})


def _is_title(article: Article, name: Span) -> bool:
    """Whether the sentence of a name is a headline, or set like one."""
    sentence = article.sentences[article.index_at(name.start)]
    words = [word for word in article[sentence.span].split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return sentence.block == "headline" or (len(words) > _LONGEST + 1 and capitals > _CAPITALS * len(words))


def _is_introduced(article: Article, name: Span, cue: Span | None) -> bool:
    """Whether words right before or behind a name say who that is, or it only signs a quotation."""
    text = article.document.text
    opening = article.sentences[article.index_at(name.start)].span.start
    behind = _AFTER.match(text, name.end, min(len(text), name.end + 2 * _WINDOW))
    if behind and not _opens_clause(article, name, cue):
        return True
    if _FOR_WHOM.match(text, opening, name.start):
        return True
    start = max(article.sentences[article.index_at(name.start)].span.start, name.start - _WINDOW)
    if _SIGNED.search(text, start, name.start):
        return True
    if _APPOSED.search(text, start, name.start):
        return _GOES_ON.match(text, name.end) is not None or _ROLE_FIRST.match(text, start) is not None
    before = _BEFORE.search(text, start, name.start)
    if before is None or (cue and cue.start <= before.start() < cue.end):
        return False
    return before["word"].lower() not in _NO_OFFICE


def _opens_clause(article: Article, name: Span, cue: Span | None) -> bool:
    """Whether what follows a name is the statement itself: "According to Ann Poe, the quay had sunk"."""
    sentence = article.sentences[article.index_at(name.start)].span
    if cue is None or cue.start != sentence.start:
        return False
    return _OPENS_CLAUSE.match(article.document.text, name.end, sentence.end) is not None


class _FirstNamed:
    """The places where an article first names a person in full."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._names: list[Span] = []
        self._times: Counter[str] = Counter()
        for name in article.names:
            words = article[name.span].split()
            if name.kind == "person" and words[-1] not in self._times and _is_plain(words):
                self._names.append(name.span)
            self._times[words[-1]] += 1
        self._starts: Sequence[int] = [span.start for span in self._names]

    def inside(self, source: Source, mention: Span) -> Span | None:
        """The one that a mention of a source holds, if it does and the story is not about him."""
        index = bisect_left(self._starts, mention.start)
        found = self._names[index : index + 1]
        if not found or found[0].end > mention.end:
            return None
        surname = self._article[found[0]].split()[-1]
        cited = sum(surname in self._article[each] for each in source.mentions)
        return found[0] if self._times[surname] - cited < _STORY else None


def _is_plain(words: Sequence[str]) -> bool:
    """Whether a name has given name and surname, and no word for an office or a body."""
    if not 1 < len(words) <= _LONGEST or all(word.isupper() for word in words):
        return False
    nouns = lexicons.load("source-nouns").single
    return not any(
        word.lower() in nouns or word.endswith(("’", "'", "’s", "'s")) or word.partition("-")[2].islower()
        for word in words
    )
