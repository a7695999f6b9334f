"""Word lists: read them, and find their entries in a text, whatever the inflection.

A list is a file of one entry a line, with ``#`` comments and ``[class]`` headings; what
follows `` | `` are flags. In an entry of several words, ``~`` behind a word lets it inflect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain, compress
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
        self._openings = _Openings(self)
        self._trees: dict[str, _Node] = {}
        self._groups: dict[str, frozenset[str]] = {}
        for entry in entries:
            words = entry.words
            if " " in words:
                self.phrases.append(entry)
            else:
                self.single.setdefault(words.rstrip("~"), entry)

    def inflecting(self) -> Lexicon:
        """The same list, each entry of which stands for all inflections of its (first) word."""
        other = Lexicon((), inflect=True)
        other.single, other.phrases = self.single, self.phrases
        return other

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
        if name not in self._groups:
            words = (word for word, entry in self.single.items() if entry.group == name)
            self._groups[name] = frozenset(words)
        return self._groups[name]

    def begins(self, word: str) -> bool:
        """Whether an entry of the list may begin with ``word``."""
        return self._openings[word] is not None

    def at(self, words: Sequence[str], index: int) -> Match | None:
        """The longest entry that begins at ``words[index]``."""
        opening = self._openings[words[index]]
        if opening is None:
            return None
        best: tuple[int, Entry] | None = None
        nodes, single, seconds, inflects = opening
        if nodes and index + 1 < len(words):
            following = words[index + 1]
            if following in seconds or (inflects and not seconds.isdisjoint(forms(following))):
                for node in nodes:
                    found = node.longest(words, index + 1)
                    if found and (best is None or found[0] > best[0]):
                        best = found
        if best:
            return Match(index, best[0], best[1])
        return Match(index, index + 1, single) if single else None

    def opens(self, word: str) -> bool:
        """Whether an entry of several words may begin with this one."""
        opening = self._openings[word]
        return opening is not None and bool(opening.nodes)

    def goes_on(self, word: str, following: str) -> bool:
        """Whether an entry may begin with these two words: a quick look, which may find too much.

        >>> verbs = Lexicon([Entry("lash~ out"), Entry("lash~ back at")], inflect=True)
        >>> verbs.goes_on("lashed", "back"), verbs.goes_on("lashed", "them")
        (True, False)
        """
        opening = self._openings[word]
        return opening is not None and opening.leads_to(following)

    def seconds(self, word: str) -> frozenset[str] | None:
        """All that may follow ``word`` in an entry that begins with it; None: more than can be listed."""
        opening = self._openings[word]
        if opening is None:
            return frozenset()
        return None if opening.inflects else opening.seconds

    def find(self, words: Sequence[str]) -> Iterator[Match]:
        """All entries in ``words``, from the left, the longest first, none inside another."""
        free = 0
        for index in self.beginnings(words):
            match = self.at(words, index) if index >= free else None
            if match:
                yield match
                free = match.last

    def beginnings(self, words: Sequence[str]) -> list[int]:
        """Where in ``words`` an entry may begin, by the first word alone: in most sentences, nowhere."""
        return list(compress(range(len(words)), map(self._openings.__getitem__, words)))

    @cached_property
    def _first_words(self) -> dict[str, list[Entry]]:
        """The phrases by their first word, which has ``~`` behind it where it inflects."""
        found: dict[str, list[Entry]] = {}
        for entry in self.phrases:
            first = entry.words.partition(" ")[0]
            key = first + "~" if self.inflect and "~" not in entry.words else first
            found.setdefault(key, []).append(entry)
        return found

    @cached_property
    def heads(self) -> frozenset[str]:
        """The words that entries begin with, as they are written."""
        return frozenset(self.single).union(self._first_words)

    def after(self, word: str) -> Iterator[_Node]:
        """What may follow ``word`` in phrases that begin with it or a form of it; grown when asked for."""
        openings, trees = self._first_words, self._trees
        for key in (word, *inflecting(word)) if openings else ():
            if key not in trees and key in openings:
                trees[key] = _Node()
                for entry in openings[key]:
                    trees[key].add(entry.words.split()[1:], entry)
            if key in trees:
                yield trees[key]


class _Opening(NamedTuple):
    """The phrases that a word may open, its own entry, and what may follow it, perhaps inflected."""

    nodes: tuple[_Node, ...]
    single: Entry | None
    seconds: frozenset[str]
    inflects: bool

    def leads_to(self, following: str) -> bool:
        """Whether a phrase may go on with this word."""
        seconds = self.seconds
        return following in seconds or (self.inflects and not seconds.isdisjoint(forms(following)))


class _Openings(dict[str, _Opening | None]):
    """What each word that was asked about may open.

    None for the words, nearly all, that open nothing: they are passed over at the cost of a look.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __missing__(self, word: str) -> _Opening | None:
        opening: _Opening | None = None
        lexicon = self._lexicon
        if not lexicon.heads.isdisjoint(forms(word)):  # a quick look, which may find too much
            nodes, single = tuple(lexicon.after(word)), lexicon.get(word)
            seconds = frozenset(chain.from_iterable(node.following for node in nodes))
            inflects = any(node.inflects for node in nodes)
            opening = _Opening(nodes, single, seconds, inflects) if nodes or single else None
        self[word] = opening
        return opening


class _Node:
    """A step in the tree of phrases: what may follow, and the phrase that ends here."""

    __slots__ = ("entry", "following", "inflects")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.inflects = False
        self.entry: Entry | None = None

    def add(self, words: Sequence[str], entry: Entry) -> None:
        node = self
        for word in words:
            node.inflects = node.inflects or word.endswith("~")
            node = node.following.setdefault(word, _Node())
        node.entry = node.entry or entry

    def longest(self, words: Sequence[str], index: int) -> tuple[int, Entry] | None:
        """Where the longest phrase that goes on with ``words[index]`` ends, and which it is."""
        best = (index, self.entry) if self.entry else None
        if index == len(words):
            return best
        word = words[index]
        for key in (word, *inflecting(word)) if self.inflects else (word,):
            node = self.following.get(key)
            found = node.longest(words, index + 1) if node else None
            if found and (best is None or found[0] > best[0]):
                best = found
        return best


@lru_cache(maxsize=65536)
def inflecting(word: str) -> tuple[str, ...]:
    """How a phrase may write ``word`` where it inflects: "say~" for said."""
    return tuple(dict.fromkeys([f"{lemma}~" for lemma, _ in lemmas(word)]))


@lru_cache(maxsize=65536)
def forms(word: str) -> tuple[str, ...]:
    """All that a list may write for ``word``: itself, what it may be a form of, and that with ``~``.

    A list with none of them among its ``heads`` neither holds the word nor has a phrase that it opens.
    """
    found = [lemma for lemma, _ in lemmas(word)]
    return (*found, *[f"{lemma}~" for lemma in found])


def load(name: str, *, inflect: bool = False) -> Lexicon:
    """The list ``seeds/lexicons/NAME.txt``, read once.

    Raises:
        FileError: it is missing.
    """
    return _inflecting(name) if inflect else _load(name)


@cache
def _load(name: str) -> Lexicon:
    return Lexicon(read(paths.need(paths.SEEDS / "lexicons" / f"{name}.txt").read_text(encoding="utf-8")))


@cache
def _inflecting(name: str) -> Lexicon:
    return _load(name).inflecting()


def read(text: str) -> list[Entry]:
    r"""The entries of a list, in order.

    >>> read("# verbs\n[neutral]\nsay | that quote\n")
    [Entry(words='say', group='neutral', marks='that quote')]
    """
    found: list[Entry] = []
    group = ""
    for line in text.split("\n"):
        if "#" in line:
            line = line.partition("#")[0]
        line = line.strip()
        if "|" in line:
            words, _, marks = line.partition(" | ")
            found.append(Entry(words.rstrip(), group, marks))
        elif line[:1] == "[":
            group = line[1:-1]
        elif line:
            found.append(Entry._make((line, group, "")))  # twenty thousand in a run: it must be cheap
    return found


@lru_cache(maxsize=65536)
def lemmas(word: str) -> tuple[tuple[str, Form], ...]:
    """What ``word`` may be a form of, and which form; candidates, to be looked up in a list.

    >>> lemmas("jumped")
    (('jumped', 'base'), ('jumpe', 'past'), ('jump', 'past'))
    """
    found: list[tuple[str, Form]] = [*irregular().get(word, ()), (word, "base")]
    if len(word) > 3 and word[-1] in "dgs":
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
            kind: Form = "ing" if form.endswith("ing") else kinds[min(place, len(kinds) - 1)]
            forms.setdefault(form, []).append((lemma, kind))
    return {form: tuple(dict.fromkeys(found)) for form, found in forms.items()}
