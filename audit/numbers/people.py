"""How old people are, and to how long they are sentenced."""

from __future__ import annotations

from collections.abc import Iterator

from audit.article import Article
from audit.numbers import parties
from audit.numbers.parties import Party
from audit.numbers.phrase import DEFINITE, HELPING, INDEFINITE, PREPOSITIONS, Counted, is_past, thing
from audit.numbers.quantity import Quantity, Telling, quantity

_SENTENCING = frozenset("sentenced jailed imprisoned sentences jails condemned".split())
_PUNISHMENTS = frozenset("sentence term imprisonment".split())
_OTHER_TERMS = frozenset(
    "asked sought seek seeks demanded demand faces face facing faced could may might up maximum minimum "
    "most least cut reduced increased extended suspended plea recommended requested served serving "
    "serve parole each both wanted carries carry carried suggested proposed probation eligible earlier "
    "previous offered total concurrent concurrently consecutive original originally another more".split()
)
"""What says that no sentence is passed, or not the only one."""
_GETTING = frozenset("gets got receives received".split())
_LOCKED = frozenset("prison jail custody".split())
_LINKING = PREPOSITIONS | HELPING
_TALLIED = frozenset("votes points goals seats medals".split())
_THEN = frozenset("when then".split())
_NEAR = 30  # words of a term among which a demand or an appeal is told of
_UNITS = {"year": 1.0, "month": 1 / 12}


class People:
    """The people whom an article names in full, by their last names."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._full: dict[int, str] = {}
        self._last: dict[str, set[str]] = {}
        self._starts: dict[int, str] = {}
        self._near: str = ""
        for name in article.names:
            words = article[name.span].split()
            if name.kind == "person" and len(words) > 1:
                self._full[name.span.end] = self._starts[name.span.start] = " ".join(words)
                self._last.setdefault(words[-1], set()).add(" ".join(words))

    def age(self, counted: Counted) -> Quantity | None:
        """Lise Vang, 41; Vang, aged 43; Vang, who is 43; the 43-year-old Lise Vang; Vang (43)."""
        at = self._before(counted)
        if counted.before == "at" and counted.first - 1 == counted.low:  # at 61, Stroud
            at = counted.last + 1 if counted.word(counted.last) == "," else None
        name = self._named(counted, at) if at is not None else ""
        if not name and counted.figure.unit == "age" and counted.tied:
            after = counted.words.words[counted.last].start if counted.last < counted.high else -1
            name = self._starts.get(after, "")
        if not name or not _TALLIED.isdisjoint(counted.run(counted.low, counted.first)):
            return None  # nobody is named, or got 58 votes and Elias Fares, 51
        return quantity(counted, "age", f"the age of {name}", noun=name, telling="known")

    def _before(self, counted: Counted) -> int | None:
        """The word before an age that is told of the person whose name ends there."""
        word, at = counted.word, counted.first - 1
        if counted.tied and counted.figure.unit == "age":  # Vang, a 43-year-old pilot
            return at - 2 if word(at) in INDEFINITE and word(at - 1) == "," else None
        if counted.tied or counted.figure.unit not in ("age", "plain"):
            return None
        if word(at) in ("aged", "age"):
            at -= 1
        elif word(at) in ("is", "was") and word(counted.last) not in (*_THEN, "-", "percent", "to", "at"):
            if word(counted.last)[:1].isalnum() and word(counted.last) not in ("and", "years"):
                return None
            at -= 1 + (word(at - 1) == "who")
            return at - (word(at) == ",")
        elif counted.figure.unit != "age":
            return None
        return at - 1 if word(at) in (",", "(") and counted.last == counted.first + 1 else None

    def _named(self, counted: Counted, at: int) -> str:
        if not counted.low <= at < counted.high:
            return ""
        last = counted.words.words[at]
        known = self._last.get(last.text, set())
        return self._full.get(last.end) or (next(iter(known)) if len(known) == 1 else "")


def the_old(counted: Counted) -> Quantity | None:
    """The 45-year-old mayor; a 43-year-old man; a woman, 34, (died): somebody who is known by age alone."""
    if counted.figure.unit != "age":
        return None
    if not counted.tied:
        return _aged(counted)
    before = counted.before
    if before != "the" and before not in INDEFINITE:
        return None
    head = "" if counted.head is None else thing(counted.word(counted.head))
    return _known_by_age(counted, head, before == "the")


def _aged(counted: Counted) -> Quantity | None:
    word, at = counted.word, counted.first - 1
    at -= word(at) in ("aged", "age")
    at -= word(at) == ","
    head = word(at)
    opens = word(at - 1) in INDEFINITE or word(at - 1) == "the" or (counted.headline and at == counted.low)
    return _known_by_age(counted, thing(head), word(at - 1) == "the") if opens and head.isalpha() else None


def _known_by_age(counted: Counted, head: str, definite: bool) -> Quantity:
    party = Party(head, frozenset([head]), head, definite)
    of = f"the age of the {head}" if head else "the age"
    return quantity(counted, "age", of, noun="", party=party, telling="known" if definite else "new")


def office(counted: Counted) -> Iterator[Quantity]:
    """Has been mayor for 14 years; after 16 years as mayor."""
    word, at = counted.word, counted.first - 1
    if counted.tied or counted.noun != "year" or (counted.hedged and word(at) != "for"):
        return
    if counted.behind == "as":
        role = counted.end + 1 + (word(counted.end + 1) in ("a", "an", "the", "its"))
        telling: Telling = "known"
    elif word(at) == "for" and "been" in (word(at - 2), word(at - 3)):
        role, telling = at - 1, "new"
    else:
        return
    held = thing(word(role))
    yield quantity(counted, "as", f"the years as {held}", noun=held, telling=telling)


def term(counted: Counted) -> Iterator[Quantity]:
    """Sentenced to 12 years in prison; jailed for 10 years; a 12-year sentence; a sentence of 12 years."""
    unit = counted.noun
    if unit not in _UNITS or (counted.hedged and counted.before != "to"):
        return
    first, last = max(counted.low, counted.first - _NEAR), min(counted.high, counted.last + _NEAR)
    words = {text for text in counted.words.texts[first:last] if text.islower()}  # no May
    if words & _OTHER_TERMS or ("appeal" in words and not words & {"will", "would"}):
        return
    party, telling = _sentenced(counted)
    if telling:
        value = counted.figure.value * _UNITS[unit]
        yield quantity(counted, "term", "the sentence", noun="", party=party, telling=telling, value=value)


def _sentenced(counted: Counted) -> tuple[Party | None, Telling | None]:
    word, at = counted.word, counted.first - 1
    if counted.tied:
        heads = [word(n) for n in range(counted.last, counted.end)]
        if not _PUNISHMENTS & set(heads) or (heads[0] == "term" and counted.before in INDEFINITE):
            return None, None
        return _given(counted), "known" if counted.definite else "told"
    if word(at) == "of" and word(at - 1) in _PUNISHMENTS:
        return None, "known" if word(at - 2) in DEFINITE else "new"
    if word(at) in _GETTING and counted.behind in ("in", "for"):  # gets eight years for fraud
        return parties.subject(counted, at - 1), "told" if word(counted.end + 1) in _LOCKED else "new"
    verb = next((n for n in range(at, at - 12, -1) if word(n) in _SENTENCING), None)
    if word(at) not in ("to", "for") or verb is None:
        return None, None
    if verb == at - 1:
        before = verb - 1
        party = (
            parties.noun_phrase(counted, before - 1)
            if word(before) == ","
            else parties.subject(counted, before)
        )
    else:
        party = parties.following(counted, verb + 1)
    return party, "told" if party else None


def _given(counted: Counted) -> Party | None:
    """Gave the doctor a nine-year sentence; Brandt's 12-year sentence."""
    word, at = counted.word, counted.first - 1
    if word(at) in ("'s", "'"):
        return parties.noun_phrase(counted, at - 1)
    if word(at) in INDEFINITE and word(at - 1) not in _LINKING:
        if word(at - 1) in ("received", "got", "given"):
            return parties.subject(counted, at - 2)
        return None if is_past(word(at - 1)) else parties.noun_phrase(counted, at - 1)
    return None
