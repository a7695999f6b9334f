"""Quantities that an article gives of one thing, and that should be the same wherever it gives them.

Ages of people, the dead and the hurt of one event, what a thing costs, whom a body employs, the
measures of a building; and what is taken up again as "the 14 houses buried". A figure that is
hedged ("at least 12") says less than a number, and is not taken.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from audit import lexicons
from audit.article import Article, Figure
from audit.document import Span

_HEDGES = frozenset(
    "about around roughly approximately nearly almost some over under least most than to estimated another "
    "more other further additional between possibly maybe perhaps or and".split()
)
_HELPING = frozenset("has had have already reportedly allegedly also".split())
_HARMED = {
    "kill": "killed",
    "die": "killed",
    "injure": "injured",
    "wound": "injured",
    "hurt": "injured",
}
_DEFINITE = frozenset("the this that its their his her".split())
_INDEFINITE = frozenset("a an another one each every".split())
_IN = frozenset("in by when during".split())
_PLACED = frozenset("at in on near outside inside aboard of".split())
_PLACE = 8  # words of the place between an event and its verb: a fire at the market in Vestby killed
_DONE_TO = frozenset(
    "kill injure wound bury destroy damage sink burn flood rescue evacuate arrest detain cut shed axe sack "
    "dismiss steal infect poison displace demolish".split()
)
"""What happens to many at once, whose number is then given once for all."""
_CURRENCIES = frozenset(
    "crowns kroner kronor pesos rupees francs dinars rand roubles rubles shillings florins".split()
)
"""Money that is not always read as such."""
_PLANS = frozenset("plan plans decision move proposal order announcement deal".split())
_WILL = frozenset("will would could should may might to has have had is was been expected originally".split())
_LOSSES = frozenset(["cuts", "losses", "redundancies"])
"""The 540 job cuts."""
_NARROWER = frozenset("who that which whose aged under over with without".split())
"""What says that only some are meant: the 40 pupils of the school who passed."""
_WIDEST = 3  # words between a determiner and its noun


class Quantity(NamedTuple):
    """A figure of a thing: what it is of, as a key and in words, and whether that is "the" thing."""

    span: Span
    value: float
    key: tuple[str, ...]
    of: str
    definite: bool


def find(article: Article) -> Iterator[Quantity]:
    """The quantities that an article gives, in order.

    >>> from audit import audit_text
    >>> text = "The blast hurt nine people and damaged 14 houses. Four died in the blast."
    >>> article = audit_text(text).article
    >>> [(each.of, each.value) for each in find(article)]
    [('injured by the blast', 9.0), ('houses damaged', 14.0), ('killed by the blast', 4.0)]
    """
    people = _People(article)
    for figure in article.figures:
        place = _Place(article, figure)
        if figure.unit == "age":
            found = people.age(place)
        elif figure.unit in ("count", "plain") and figure.noun not in _CURRENCIES:
            found = _harmed(place) or _employed(place) or _measured(place) or _held(place)
        elif figure.unit == "money" or figure.noun in _CURRENCIES:
            found = _cost(place) or _priced(place)
        else:
            found = None
        if found:
            yield found
        resumed = _set(place) if figure.unit == "count" and figure.noun else None
        if resumed:
            yield resumed


class _Place:
    """A figure among the words of its sentence."""

    def __init__(self, article: Article, figure: Figure) -> None:
        self.figure, self.words = figure, article.wording
        self.first, self.last = self.words.inside(figure.span)
        self.low, self.high = self.words.sentence(self.first)

    def word(self, at: int) -> str:
        """A word of the sentence in lower case; empty outside it."""
        return self.words.lows[at] if self.low <= at < self.high else ""

    @property
    def hedged(self) -> bool:
        """Whether the figure is no exact number."""
        return self.word(self.first - 1) in _HEDGES

    def thing(self, last: int) -> tuple[tuple[str, ...], bool] | None:
        """The words of "the chemical plant", whose noun is word ``last``, and whether it is definite."""
        for first in range(last, max(self.low, last - _WIDEST) - 1, -1):
            word = self.word(first - 1)
            if word in _DEFINITE or word in _INDEFINITE:
                return tuple(self.words.lows[first : last + 1]), word in _DEFINITE
            if not word.isalpha():
                return None
        return None

    def quantity(self, key: tuple[str, ...], of: str, *, definite: bool) -> Quantity:
        """The figure as a quantity."""
        return Quantity(self.figure.span, self.figure.value, key, of, definite)


def _harmed(place: _Place) -> Quantity | None:
    """The blast killed nine people; nine people were killed in the blast; the blast, in which nine were."""
    if place.hedged:
        return None
    verb = _HARMED.get(_lemma(place.word(place.first - 1), _HARMED))
    if verb:
        at = place.first - 2
        while place.word(at) in _HELPING:
            at -= 1
        return _of_event(place, verb, _event_before(place, at))
    at = place.last
    while at < place.last + 4 and _lemma(place.word(at), _HARMED) not in _HARMED:
        at += 1
    verb = _HARMED.get(_lemma(place.word(at), _HARMED))
    if not verb or "," in place.words.lows[place.last : at]:
        return None
    if place.word(place.first - 1) == "which" and place.word(place.first - 2) in _IN:
        return _of_event(place, verb, place.first - 3 - (place.word(place.first - 3) == ","))
    if place.word(at + 1) not in _IN:
        return None
    event = next((n for n in range(at + 2, at + 6) if place.word(n) in _events()), None)
    return _of_event(place, verb, event) if event is not None else None


def _event_before(place: _Place, at: int) -> int:
    """The word for an event that ends at word ``at``, or whose place does: a fire at the market."""
    for number in range(at, max(place.low, at - _PLACE), -1):
        if place.word(number) in _events() and (number == at or place.word(number + 1) in _PLACED):
            return number
        if not place.word(number).replace("-", "").isalnum():
            break
    return at


def _of_event(place: _Place, verb: str, at: int) -> Quantity | None:
    thing = place.thing(at) if place.word(at) in _events() else None
    if thing is None:
        return None
    words, definite = thing
    return place.quantity((verb, *words), f"{verb} by the {' '.join(words)}", definite=definite)


def _employed(place: _Place) -> Quantity | None:
    """The mill employs 300 people; the mill, which employs 300 people."""
    if place.hedged or _lemma(place.word(place.first - 1), ("employ",)) != "employ":
        return None
    thing = place.thing(_antecedent(place, place.first - 2))
    if thing is None or place.figure.value < 2:
        return None
    return place.quantity(
        ("employ", *thing[0]), f"those whom the {' '.join(thing[0])} employs", definite=thing[1]
    )


def _antecedent(place: _Place, at: int) -> int:
    """The noun that "which" at a place stands for; the place itself where another word is there."""
    at -= place.word(at) in ("which", "that")
    return at - (place.word(at) == ",")


def _measured(place: _Place) -> Quantity | None:
    """The 12-storey tower."""
    noun = place.figure.noun
    before, head = place.word(place.first - 1), place.word(place.last)
    tied = any("-" in low for low in place.words.lows[place.first : place.last])
    if not tied or not noun or not head.isalpha():
        return None
    behind = place.word(place.last + 1)
    if before not in _DEFINITE | _INDEFINITE or (behind.isalnum() and behind not in _AFTER_NOUN):
        return None
    return place.quantity((noun, head), f"the {noun}s of the {head}", definite=before in _DEFINITE)


def _cost(place: _Place) -> Quantity | None:
    """The bridge cost $40 million; the bridge, which cost $40 million; the $40 million that it cost."""
    if place.hedged:
        return None
    at = place.first - 2
    if _lemma(place.word(place.first - 1), ("cost",)):
        while place.word(at) in _WILL:
            at -= 1
        at = _antecedent(place, at)
    elif place.word(behind := place.last + (place.figure.noun in _CURRENCIES)) in ("which", "that"):
        cost = (n for n in range(behind + 2, behind + 6) if _lemma(place.word(n), ("cost",)))
        at = next(cost, place.low) - 1
    else:
        return None
    thing = place.thing(at)
    if thing is None:
        return None
    return place.quantity(("cost", *thing[0]), f"the cost of the {' '.join(thing[0])}", definite=thing[1])


def _priced(place: _Place) -> Quantity | None:
    """The $40 million bridge."""
    if place.word(place.first - 1) not in _DEFINITE or place.figure.noun in _CURRENCIES:
        return None
    head = place.word(place.last)
    behind = place.word(place.last + 1)
    if not head.isalpha() or head in _NO_NOUN or (behind.isalpha() and behind not in _AFTER_NOUN):
        return None  # the $40 million bridge project
    return place.quantity(("cost", head), f"the cost of the {head}", definite=True)


def _held(place: _Place) -> Quantity | None:
    """The school has 312 pupils; the 312 pupils of the school."""
    noun, word = place.figure.noun, place.word
    if not noun or place.figure.value < 2:
        return None
    if word(place.first - 1) in ("has", "have", "had"):
        thing = None if place.hedged else place.thing(place.first - 2)
        ends = word(place.last + 1) in ("", ",", ".", "and")
        if thing is None or not thing[1] or len(thing[0]) > 1 or not ends:
            return None
        return place.quantity(("have", *thing[0], noun), f"{noun} of the {thing[0][0]}", definite=True)
    of = word(place.first - 1) == "the" and word(place.last + 1) in ("of", "at", "in")
    head = word(place.last + 3)
    if not of or word(place.last + 2) != "the" or not head.isalpha() or word(place.last + 4) in _NARROWER:
        return None
    return place.quantity(("have", head, noun), f"{noun} of the {head}", definite=True)


def _set(place: _Place) -> Quantity | None:
    """The landslide buried 14 houses: the 14 houses that it buried."""
    word = place.word
    planned = word(place.first - 2) == "to" and word(place.first - 3) in _PLANS
    definite = word(place.first - 1) == "the" or (planned and word(place.first - 4) in _DEFINITE)
    if place.hedged and not definite:
        return None
    noun = place.figure.noun
    if definite and noun in _LOSSES and word(place.last + 1) == noun:
        lost = f"{word(place.last)}s"
        return place.quantity(("set", "cut", lost), f"{lost} cut", definite=True)
    at = place.first - 1 if _lemma(word(place.first - 1), _DONE_TO) else _participle(place)
    if at is None:
        return None
    verb = _lemma(word(at), _DONE_TO)
    return place.quantity(("set", verb, noun), f"{noun} {word(at)}", definite=definite)


def _participle(place: _Place) -> int | None:
    """The word that says behind a noun what was done: 14 houses were buried, 14 bus drivers held."""
    behind = range(place.last + 1, place.last + 5)
    at = next((n for n in behind if _lemma(place.word(n), _DONE_TO)), None)
    if at is None or any(not _may_stand(place, n) for n in range(place.last + 1, at)):
        return None
    return None if _local(place, at) else at


_NO_NOUN = _PLACED | _IN | frozenset("and or but as to for from with while after before than more".split())
_HELPED = frozenset("were was are is been being have had has who that which reportedly".split())


def _may_stand(place: _Place, at: int) -> bool:
    """Whether a word may stand between a number and what was done: a verb that helps, or a longer noun."""
    word = place.word(at)
    return word in _HELPED or (at == place.last + 1 and word.isalpha() and word not in _NO_NOUN)


def _local(place: _Place, at: int) -> bool:
    """Whether only some are meant: the three people arrested in Vestby."""
    named = place.words.texts[at + 2 : min(place.high, at + 3)]
    return place.word(at + 1) in _PLACED | {"by"} and bool(named) and named[0][:1].isupper()


_AFTER_NOUN = frozenset(
    "in on at by of for to from with near which that who was were is are has had will would and or as "
    "stands stood opened collapsed fell burned burnt caught beside above under over after before said "
    "should could may must starts start started begins begin began opens open ends closes closed".split()
)


class _People:
    """The people whom an article names in full, by their last names."""

    def __init__(self, article: Article) -> None:
        self._full: dict[int, str] = {}
        self._last: dict[str, set[str]] = {}
        for name in article.names:
            words = article[name.span].split()
            if name.kind == "person" and len(words) > 1:
                self._full[name.span.end] = " ".join(words)
                self._last.setdefault(words[-1], set()).add(" ".join(words))

    def age(self, place: _Place) -> Quantity | None:
        """Lise Vang, 41, runs the ferry; Vang, 41, grew up here."""
        if place.word(place.first - 1) != "," or place.last != place.first + 1:
            return None
        last = place.words.words[place.first - 2]
        known = self._last.get(last.text, set())
        name = self._full.get(last.end) or (next(iter(known)) if len(known) == 1 else "")
        return place.quantity(("age", name), f"the age of {name}", definite=True) if name else None


def _lemma(word: str, wanted: Collection[str]) -> str:
    """The plain form of a word that is one of those wanted; else empty."""
    return next((lemma for lemma, _ in lexicons.lemmas(word) if lemma in wanted), "") if word else ""


@cache
def _events() -> frozenset[str]:
    return frozenset(lexicons.load("rules/events").single)
