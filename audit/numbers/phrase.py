"""A figure among the words of its sentence: what it counts, and which words belong to it.

Nothing is known here of parts of speech, only of the few words that end a noun phrase; what a
figure counts is therefore looked for next to it, and not found where much stands between.
"""

from __future__ import annotations

from functools import cache, cached_property, lru_cache

from audit import lexicons
from audit.article import Article, Figure
from audit.wording import NUMBER

DEFINITE = frozenset("the this that these those its their his her our all both".split())
INDEFINITE = frozenset("a an another one each every some any".split())
DETERMINERS = DEFINITE | INDEFINITE
HEDGES = frozenset(
    "about around roughly approximately nearly almost some over under least most than to estimated "
    "another more other further additional between possibly maybe perhaps or and up".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from with near outside inside aboard under over after before during since until "
    "within across along against among between into onto to through throughout without around beside "
    "above below behind beyond off".split()
)
OPENING = PREPOSITIONS | DETERMINERS
"""Words that open a noun phrase and tell nothing of it."""
_CURRENCIES = frozenset(
    "dollar euro crown krone kroner krona kronor peso rupee franc dinar rand rouble ruble shilling "
    "florin".split()
)
"""Money that is not always read as such: 40 million crowns, a 170-million-dollar opera house."""
HELPING = frozenset(
    "has had have is are was were be been being will would could should may might must can did does "
    "do".split()
)
MEASURES = frozenset(
    "storey metre kilometre mile foot acre hectare tonne barrel litre year month week day hour minute "
    "page room gram kilo kg km kilogram gallon copy".split()
)
"""What a number measures by."""
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_ENDING = OPENING.union(
    HELPING,
    "who that which whose whom when where while because as if and or but than so not it he she they we i "
    "you there then now also still yet only alone home alive each said says".split(),
)
"""Words that stand in no noun phrase, or open the next one."""
_LONGEST = 4  # words between a number and the noun that it counts
_SAME_IN_PLURAL = frozenset(
    "people police staff crew sheep cattle deer fish troops aircraft livestock".split()
)


class Counted:
    """A figure and its noun phrase, ``[first, end)`` among the words of the article.

    ``before`` and ``behind`` are the words on either side of it in the sentence, empty where none is.

    ``head`` is the number of the word that is counted, or None: "the 16 who died". ``tied`` says that
    the figure is part of a longer word: a 41-bed hospital, whose head is then the hospital; ``money`` that it
    is a sum; ``hedged`` that it is no exact number; ``definite`` that they are known already: the 41 homes,
    its 580 pupils, the school's 580 pupils.
    """

    def __init__(self, article: Article, figure: Figure) -> None:
        self.figure, self.words, self._article = figure, article.wording, article
        self._lows = self.words.lows
        self.first, self.last = self.words.inside(figure.span)
        self.low, self.high = self.words.sentence(self.first)
        self.unit = ""
        self.money = self._is_money()
        self.tied = self._tie()
        self.head = self._compounded() if self.tied else self._counted()
        self.end = self._end()
        self.before, self.behind = self.word(self.first - 1), self.word(self.end)
        self.definite = (self.before in DEFINITE and self.before != "that") or self.before in ("'s", "'", "’")
        self.hedged = self._is_hedged()

    def _end(self) -> int:
        """The word behind the phrase: 2.7 tonnes of cocaine (seized)."""
        if self.head is None:
            return self.last
        end = self.head + 1
        of = not self.tied and self.word(end) == "of" and self._goes_on(end + 1) and not self.is_name(end + 1)
        return end + 2 if of and thing(self.word(self.head)) in MEASURES else end

    def word(self, at: int) -> str:
        """A word of the sentence in lower case; empty outside it."""
        return self._lows[at] if self.low <= at < self.high else ""

    def run(self, first: int, last: int) -> list[str]:
        """The words ``[first, last)`` in lower case, as far as they stand in the sentence."""
        return self._lows[max(first, self.low) : min(last, self.high)]

    def is_name(self, at: int) -> bool:
        """Whether a word has a capital letter, and is not just the first of its sentence."""
        return self.low < at < self.high and self.words.texts[at][:1].isupper()

    @property
    def headline(self) -> bool:
        """Whether it stands in a headline, where articles are left out."""
        return self._article.sentences[self._article.index_at(self.figure.span.start)].block == "headline"

    @cached_property
    def noun(self) -> str:
        """What is counted, as the class of its word; empty for people who are only counted."""
        if self.tied:
            return thing(self.unit)
        return "" if self.head is None else thing(self.word(self.head))

    @property
    def between(self) -> range:
        """The words between the figure and what it counts."""
        return range(self.last, self.head) if self.head is not None else range(0)

    def _is_hedged(self) -> bool:
        if self.before == "and":  # between 40 and 50, but not: a bus left the road and 19 children were hurt
            return any(NUMBER.match(self.word(n)) for n in range(self.first - 3, self.first - 1))
        return self.before in HEDGES

    def _tie(self) -> bool:
        """Whether the figure is part of a longer word, and of which unit."""
        words = self.words.lows
        if self.money:
            return True
        if any("-" in low for low in words[self.first : self.last]) and words[self.last - 1][-1:].isalpha():
            self.unit = self.figure.noun or ("old" if self.figure.unit == "age" else "")
            return bool(self.unit)
        if self.word(self.last) == "-" and self.word(self.last + 1).isalpha():  # a 12-gate dam
            self.unit = self.word(self.last + 1)
            self.last += 2
            return True
        return False

    def _is_money(self) -> bool:
        """Whether it is a sum: also crowns and kronor, which are not always read as such."""
        last = self.words.lows[self.last - 1].rpartition("-")[2]
        if self.figure.unit == "money" or currency(self.figure.noun) or currency(last):
            return True
        return self.figure.unit == "plain" and bool(currency(self.word(self.last)))

    def _compounded(self) -> int | None:
        """The last word of "the 41-bed district hospital"."""
        at = self.last
        while at < self.last + _LONGEST and self._goes_on(at):
            if at > self.last and (is_past(self.word(at)) or is_present(self.word(at))):
                break
            at += 1
        while at > self.last + 1 and self.word(at - 1) in _adjectives():
            at -= 1
        return at - 1 if at > self.last else None

    def _counted(self) -> int | None:
        """The first plural behind the number, or the last of several: 21 rescued miners, 9 sports clubs."""
        at = self.last
        while at < self.last + _LONGEST and self._goes_on(at):
            if is_plural(self.word(at)):
                return at + (
                    self._goes_on(at + 1) and is_plural(self.word(at + 1)) and not _verbal(self.word(at + 1))
                )
            at += 1
        return None

    def _goes_on(self, at: int) -> bool:
        word = self.word(at)
        return word.replace("-", "").isalpha() and word not in _ENDING


@lru_cache(maxsize=16384)
def currency(word: str) -> str:
    """The currency that a word names, in the singular; empty for other words.

    >>> currency("crowns"), currency("kroner"), currency("towns")
    ('crown', 'kroner', '')
    """
    return next((form for form in (word, word.removesuffix("s")) if form in _CURRENCIES), "")


@lru_cache(maxsize=16384)
def is_plural(word: str) -> bool:
    """Whether a noun is in the plural, or the same in both numbers."""
    if word in _SAME_IN_PLURAL or any(form == "plural" for _, form in lexicons.irregular().get(word, ())):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))


@lru_cache(maxsize=16384)
def is_past(word: str) -> bool:
    """Whether a word may be a past or a participle: buried, lost."""
    return any(form in ("past", "participle") for _, form in lexicons.lemmas(word))


@lru_cache(maxsize=16384)
def is_present(word: str) -> bool:
    """Whether a word behind a noun in the singular is its verb: (the bridge) opens."""
    return word.endswith("s") and is_plural(word) and _verbal(word)


@lru_cache(maxsize=16384)
def _verbal(word: str) -> bool:
    verbs = lexicons.load("common-verbs").single
    return any(lemma in verbs for lemma, _ in lexicons.lemmas(word))


@lru_cache(maxsize=16384)
def thing(noun: str) -> str:
    """The class of a noun: the first word of its line in the list, else its singular.

    >>> thing("students"), thing("gates"), thing("crises")
    ('pupil', 'gate', 'crisis')
    """
    forms = [lemma for lemma, _ in lexicons.lemmas(noun)]
    classes = _classes("rules/same-things")
    return next((classes[form] for form in forms if form in classes), _singular(noun, forms))


def _singular(noun: str, forms: list[str]) -> str:
    irregular = lexicons.irregular().get(noun, ())
    if irregular or not is_plural(noun) or noun in _SAME_IN_PLURAL:
        return next((lemma for lemma, form in irregular if form == "plural"), noun)
    nouns = lexicons.load("common-nouns").single
    return next((form for form in forms if form != noun and form in nouns), noun[:-1])


@lru_cache(maxsize=16384)
def deed(word: str) -> str:
    """The class of what a verb or its noun tells of: killed and deaths are "kill"; empty for other words.

    >>> deed("died"), deed("layoffs"), deed("planted"), deed("table")
    ('kill', 'dismiss', 'plant', '')
    """
    forms = lexicons.lemmas(word)
    classes = _classes("rules/same-deeds")
    for lemma, _ in forms:
        if lemma in classes:
            return classes[lemma]
    verbs = lexicons.load("common-verbs").single
    past = [lemma for lemma, form in forms if form in ("past", "participle")]
    return next((lemma for lemma in past if lemma in verbs), past[-1] if past else "")


@lru_cache(maxsize=16384)
def done(word: str) -> str:
    """The class of what a verb in any form tells of, where it is known to be a verb: (will) hire."""
    verbs = lexicons.load("common-verbs").single
    return deed(word) or next((lemma for lemma, _ in lexicons.lemmas(word) if lemma in verbs), "")


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(lexicons.load("adjectives").single)


@cache
def _classes(name: str) -> dict[str, str]:
    """The class of each word of a list whose lines are classes."""
    found: dict[str, str] = {}
    for entry in lexicons.load(name).single:
        first, *others = entry.split("|")
        found.update(dict.fromkeys((first, *others), first))
    return found
