"""Word lists: read them, and find their entries in a text, whatever the inflection.

A list is a file of one entry a line, with ``#`` comments and ``[class]`` headings; what
follows `` | `` are flags. In an entry of several words, ``~`` behind a word lets it inflect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from audit import paths

Form = Literal["base", "s", "past", "participle", "ing", "plural", "er"]


class Entry(NamedTuple):
    """One entry of a list: its words, its class (empty where the list has none), and its flags as written."""

    words: str
    group: str = ""
    marks: str = ""

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags, one by one."""
        return tuple(self.marks.split())


class Match(NamedTuple):
    """The words ``[first, last)`` of a sequence are this entry."""

    first: int
    last: int
    entry: Entry


class Lexicon:
    """A word list that finds its entries among words in lower case.

    ``inflect``: whether an entry stands for all inflections of its (first) word.

    >>> verbs = Lexicon([Entry("say"), Entry("lash~ out")], inflect=True)
    >>> [(m.first, m.entry.words) for m in verbs.find(["she", "said", "he", "lashed", "out"])]
    [(1, 'say'), (3, 'lash~ out')]
    """

    def __init__(self, entries: Iterable[Entry], *, inflect: bool = False) -> None:
        self.inflect = inflect
        self.single: dict[str, Entry] = {}
        self.phrases: list[Entry] = []
        self._opening: dict[str, list[Entry]] = {}
        self._trees: dict[str, _Node] = {}
        self._begins: dict[str, bool] = {}
        for entry in entries:
            first, several, _ = entry.words.partition(" ")
            if not several:
                self.single.setdefault(first.rstrip("~"), entry)
            else:
                self.phrases.append(entry)
                key = first + "~" if inflect and "~" not in entry.words else first
                self._opening.setdefault(key, []).append(entry)

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def get(self, word: str) -> Entry | None:
        """The entry of one word that ``word`` is a form of."""
        found = self.single.get(word)
        if found is None and self.inflect:
            for lemma, _ in lemmas(word):
                if lemma in self.single:
                    return self.single[lemma]
        return found

    def group(self, name: str) -> frozenset[str]:
        """The one-word entries of a class."""
        return frozenset(word for word, entry in self.single.items() if entry.group == name)

    def at(self, words: Sequence[str], index: int) -> Match | None:
        """The longest entry that begins at ``words[index]``."""
        if not self.begins(words[index]):
            return None
        longest = self._longest(words, index) if self.phrases else None
        if longest:
            return Match(index, longest[0], longest[1])
        found = self.get(words[index])
        return Match(index, index + 1, found) if found else None

    def begins(self, word: str) -> bool:
        """Whether an entry of the list may begin with ``word``; remembered for each word."""
        known = self._begins.get(word)
        if known is None:
            opens = any(key in self._opening for key in (word, *inflecting(word)))
            known = self._begins[word] = opens or self.get(word) is not None
        return known

    def _longest(self, words: Sequence[str], index: int) -> tuple[int, Entry] | None:
        best: tuple[int, Entry] | None = None
        for key in (words[index], *inflecting(words[index])):
            if key in self._opening:
                found = self._tree(key).longest(words, index + 1)
                if found and (best is None or found[0] > best[0]):
                    best = found
        return best

    def _tree(self, key: str) -> _Node:
        """The phrases whose first word is ``key``, as a tree; grown when first asked for."""
        tree = self._trees.get(key)
        if tree is None:
            tree = self._trees[key] = _Node()
            for entry in self._opening[key]:
                tree.add(entry.words.split()[1:], entry)
        return tree

    def find(self, words: Sequence[str]) -> Iterator[Match]:
        """All entries in ``words``, from the left, the longest first, none inside another."""
        index, idle = 0, self._begins
        while index < len(words):
            if idle.get(words[index]) is False:  # most words begin nothing, and are known to
                index += 1
                continue
            match = self.at(words, index)
            if match:
                yield match
            index = match.last if match else index + 1


class _Node:
    """A step in the tree of phrases: what may follow, and the phrase that ends here."""

    __slots__ = ("entry", "following")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.entry: Entry | None = None

    def add(self, words: Sequence[str], entry: Entry) -> None:
        node = self
        for word in words:
            node = node.following.setdefault(word, _Node())
        node.entry = node.entry or entry

    def longest(self, words: Sequence[str], index: int) -> tuple[int, Entry] | None:
        """Where the longest phrase that begins at ``words[index]`` ends, and which it is."""
        best = (index, self.entry) if self.entry else None
        if index < len(words):
            word = words[index]
            for key in (word, *inflecting(word)):
                node = self.following.get(key)
                found = node.longest(words, index + 1) if node else None
                if found and (best is None or found[0] > best[0]):
                    best = found
        return best


@lru_cache(maxsize=65536)
def inflecting(word: str) -> tuple[str, ...]:
    """How a phrase may write ``word`` where it inflects: "say~" for said."""
    return tuple(dict.fromkeys(f"{lemma}~" for lemma, _ in lemmas(word)))


@cache
def load(name: str, *, inflect: bool = False) -> Lexicon:
    """The list ``seeds/lexicons/NAME.txt``, read once.

    Raises:
        FileError: it is missing.
    """
    path = paths.need(paths.SEEDS / "lexicons" / f"{name}.txt")
    return Lexicon(read(path.read_text(encoding="utf-8")), inflect=inflect)


def read(text: str) -> Iterator[Entry]:
    r"""The entries of a list, in order.

    >>> list(read("# verbs\n[neutral]\nsay | that quote\n"))
    [Entry(words='say', group='neutral', marks='that quote')]
    """
    group = ""
    for line in text.split("\n"):
        if "#" in line:
            line = line.partition("#")[0]
        line = line.strip()
        if line[:1] == "[":
            group = line[1:-1]
        elif line:
            words, _, marks = line.partition(" | ")
            yield Entry(words.rstrip(), group, marks)


def is_form(word: str, lemma: str) -> bool:
    """Whether ``word`` is an inflection of ``lemma``.

    >>> is_form("denied", "deny"), is_form("say", "say"), is_form("saying", "sing")
    (True, True, False)
    """
    return word == lemma or any(candidate == lemma for candidate, _ in lemmas(word))


@lru_cache(maxsize=65536)
def lemmas(word: str) -> tuple[tuple[str, Form], ...]:
    """What ``word`` may be a form of, and which form; candidates, to be looked up in a list.

    >>> lemmas("jumped")
    (('jumped', 'base'), ('jumpe', 'past'), ('jump', 'past'))
    """
    found: list[tuple[str, Form]] = [*irregular().get(word, ()), (word, "base")]
    if len(word) > 3:
        if word.endswith("ed"):
            found += [(stem, "past") for stem in _stems(word[:-2])]
        elif word.endswith("ing") and len(word) > 4:
            found += [(stem, "ing") for stem in _stems(word[:-3])]
        elif word.endswith("s") and not word.endswith("ss"):
            found += [(stem, "s") for stem in _singulars(word)]
    return tuple(dict.fromkeys(found))


def _stems(stem: str) -> list[str]:
    """What ``planned`` without its ending may come from: plan, planne, plann."""
    found = []
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        found.append(stem[:-1])
    if stem.endswith("i"):
        found.append(stem[:-1] + "y")
    if stem.endswith("ck"):
        found.append(stem[:-1])
    return [*found, stem + "e", stem]


def _singulars(word: str) -> list[str]:
    found = [word[:-1]]
    if word.endswith("ies"):
        found.insert(0, word[:-3] + "y")
    elif word.endswith("es"):
        found.append(word[:-2])
    return found


@cache
def irregular() -> dict[str, tuple[tuple[str, Form], ...]]:
    """Irregular forms of verbs and nouns, from ``seeds/lexicons/irregular.txt``."""
    forms: dict[str, list[tuple[str, Form]]] = {}
    path = paths.need(paths.SEEDS / "lexicons" / "irregular.txt")
    for entry in read(path.read_text(encoding="utf-8")):
        lemma, *others = entry.words.split()
        kinds: tuple[Form, ...] = ("plural",) if entry.group == "nouns" else ("past", "participle")
        for place, form in enumerate(others):
            forms.setdefault(form, []).append((lemma, kinds[min(place, len(kinds) - 1)]))
    return {form: tuple(dict.fromkeys(found)) for form, found in forms.items()}
