"""The names of all who were met in an article, so that a surname, a short form or an acronym finds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from audit.reading import names
from audit.reading.mentions import Mention
from audit.reading.met import Met

_LEFT_OUT = frozenset("of the for and & in de la".split())
_PREFIX = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az)[- ]")


class Register:
    """Everybody met with a proper name, to be found by any form of it."""

    def __init__(self) -> None:
        self._people: dict[str, list[Met]] = {}
        self._bodies: dict[str, list[Met]] = {}

    def add(self, met: Met) -> None:
        """Enter somebody under the words of the name."""
        listed = self._people if met.kind == "person" else self._bodies
        for word in {_key(word) for word in met.words if word.lower() not in _LEFT_OUT}:
            if met not in listed.setdefault(word, []):
                listed[word].append(met)
        initials = "".join(word[0] for word in met.words if word[0].isupper()).lower()
        if met.kind != "person" and len(initials) > 2:
            self.alias(met, initials)

    def alias(self, met: Met, short: str) -> None:
        """Enter a body under another name of one word: the acronym in brackets behind it."""
        listed = self._bodies.setdefault("=" + _key(short), [])
        if met not in listed:
            listed.append(met)

    def find(self, mention: Mention) -> list[Met]:
        """All who may go by the name of a mention; more than one where it does not tell them apart."""
        if mention.kind.kind == "person":
            return self._people_named(mention.name, mention.gender) or self._bodies_named(mention)
        return self._bodies_named(mention) or self._people_named(mention.name, mention.gender)

    def _people_named(self, words: Sequence[str], gender: str) -> list[Met]:
        keys = [_key(word) for word in words]
        fitting = [m for m in self._people.get(keys[-1], ()) if not gender or m.gender in ("", gender)]
        if len(keys) == 1:
            return [m for m in fitting if _key(m.words[-1]) == keys[0]] or fitting
        first = [m for m in self._people.get(keys[0], ()) if len(m.words) == 1]
        return [m for m in dict.fromkeys([*fitting, *first]) if _is_fuller(keys, [_key(w) for w in m.words])]

    def _bodies_named(self, mention: Mention) -> list[Met]:
        keys = [_key(word) for word in mention.name if word.lower() not in _LEFT_OUT]
        if not keys:
            return []
        short = self._bodies.get("=" + keys[0], []) if len(keys) == 1 else []
        listed = [*self._bodies.get(keys[-1], ()), *self._bodies.get(keys[0], ())]
        if not listed:
            return short
        own = {m: [_key(w) for w in m.words if w.lower() not in _LEFT_OUT] for m in listed}
        same = [m for m, theirs in own.items() if set(theirs) == set(keys)]
        if same or short:
            return same or short
        definite = mention.words[0].low == "the"
        return [m for m, theirs in own.items() if _is_short_for(keys, theirs, definite=definite)]


def _is_fuller(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two names of people, one of several words, may be one: John Lund, John F. Lund, J. Lund."""
    if len(others) == 1:
        return others[0] in (words[0], words[-1])
    shorter, longer = sorted((set(words), set(others)), key=len)
    initials = words[0][0] == others[0][0] and 1 in (len(words[0]), len(others[0]))
    return shorter <= longer or (words[-1] == others[-1] and initials)


def _is_short_for(words: Sequence[str], others: Sequence[str], *, definite: bool) -> bool:
    """Whether one body may go by both names: the Gazette, the Harbour Gazette; Vexla, Vexla Oil."""
    if set(words) < set(others):
        if words[-1] == others[-1] or names.ORGANISATION_WORDS.issuperset(words):
            return len(words) > 1 or definite or words[0] not in names.ORGANISATION_WORDS
        return len(words) == 1 and words[0] == others[0] and not definite and not names.is_place(words[0])
    return set(others) < set(words) and len(others) > 1 and words[-1] == others[-1]


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    plain = re.sub(r"'s?$", "", word.replace("’", "'")).replace(".", "")
    return _PREFIX.sub("", plain.strip(",").lower())
