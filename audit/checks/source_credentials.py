"""Named people of whom the copy does not say who they are, or how they know."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, Field

from audit.article import Article, Source
from audit.document import Span
from audit.findings import Hit
from audit.nearby import Places, Within, stretch
from audit.phrases import Phrase

VALUES = ("name",)

_SPEECH = frozenset(
    "neutral confirm doubt accuse admit insist factive deny warn emotive manner preposition".split()
)
_TITLES = frozenset("mr mrs ms miss mx mr. mrs. ms.".split())
_EMPTY = frozenset(
    "and that but as to by with of for from than when while if whom who or like is are was were in on at "
    "a an then because although though so where what how after before since".split()
)
"""Words before a name that say nothing of who that is."""
_SIGNED = re.compile(r"[—–―-]\s*$")  # “…” — Ann Poe
_BEFORE = re.compile(r"(?P<word>[\w.’'-]+)\s+$")
_NOUN = r"[a-z]*(?:er|or|ist|ian|man|woman|ant|ent|ive|chief|head|ee|lawyer|boss)s?\b"
# Ann Poe, 41, a nurse | Ann Poe (Green) | Ann Poe of the river board | Ann Poe, political science professor
_AFTER = re.compile(
    r"(?:\s*\(|\s*,?\s+(?:of|from|with|at|for)\s|\s*,\s*(?:aged\s+)?\d\d?\b|\s*[,—–-]+\s*"
    r"(?:an?|the|his|her|their|its|our|one|who|whose|whom|also|then|now|another|formerly|[A-Z][\w’'-]+\s+of|[A-Z][\w-]+[’']s?"
    rf"|(?:[\w’'&-]+\s+){{0,5}}?{_NOUN})\b)"
)
# the shop's owner, Ann Poe, said
_APPOSED = re.compile(r"\w,\s*$")
# A guard at the museum, Ann Poe, said
_ROLE_FIRST = re.compile(rf"(?:An?|The|One|Another)\s+(?:[\w’'-]+\s+){{0,4}}?{_NOUN}", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:,|and\b)")
_LONGEST = 3
"""Words of a name; a longer one has its title or paper in it."""
_STORY = 3
"""So often named without being cited, somebody is whom the story is about, which says who that is."""
_WINDOW = 60  # characters before a name in which a title or office stands


class Settings(BaseModel, extra="forbid", frozen=True):
    """Where credentials may stand, and who needs none.

    ``credentials`` are words that tell who somebody is, in the sentences up to ``after`` behind
    the one that first names him; ``known`` are names that need no more.
    """

    credentials: tuple[Phrase, ...] = ()
    after: int = Field(default=1, ge=0)
    within: Within = "sentence"
    known: tuple[str, ...] = ()


def check(article: Article, settings: Settings) -> Iterator[Hit]:
    """Object to the first mention of each such person, where that is where he speaks."""
    credentials, first_named = Places(article, settings.credentials), _FirstNamed(article)
    seen: set[Source] = set()
    for attribution in article.attributions:
        source, mention = attribution.source, attribution.mention
        if source in seen or mention is None or source.kind != "person" or source.detail != "named":
            continue
        seen.add(source)
        if (
            attribution.cue is None
            or attribution.cue_class not in _SPEECH
            or source.role
            or source.name in settings.known
        ):
            continue
        name = first_named.inside(source, mention)
        if name is None or _is_introduced(article, name, attribution.cue):
            continue
        index = article.index_at(name.start)
        if article.sentences[index].block == "headline":
            continue
        if not any(
            True for _ in credentials.inside(stretch(article, index, settings.within, 0, settings.after))
        ):
            yield Hit(name, {"name": source.name})


def _is_introduced(article: Article, name: Span, cue: Span | None) -> bool:
    """Whether words right before or behind a name say who that is, or it only signs a quotation."""
    text = article.document.text
    if _AFTER.match(text, name.end, min(len(text), name.end + 2 * _WINDOW)):
        return True
    start = max(article.sentences[article.index_at(name.start)].span.start, name.start - _WINDOW)
    if _SIGNED.search(text, start, name.start):
        return True
    if _APPOSED.search(text, start, name.start):
        return _GOES_ON.match(text, name.end) is not None or _ROLE_FIRST.match(text, start) is not None
    before = _BEFORE.search(text, start, name.start)
    if before is None or (cue and cue.start <= before.start() < cue.end):
        return False
    return before["word"].lower() not in _TITLES | _EMPTY


class _FirstNamed:
    """The places where an article first names a person in full."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._names: list[Span] = []
        self._times: Counter[str] = Counter()
        for name in article.names:
            words = article[name.span].split()
            plain = 1 < len(words) <= _LONGEST and not any(
                word.endswith(("’", "'", "s’", "’s")) for word in words
            )
            if name.kind == "person" and plain and words[-1] not in self._times:
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
