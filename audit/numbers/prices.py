"""What a thing costs, and sums that have a name of their own: a fine, a loan, a budget."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.numbers import parties
from audit.numbers.parties import Party
from audit.numbers.phrase import (
    DEFINITE,
    DETERMINERS,
    HELPING,
    INDEFINITE,
    MONTHS,
    PREPOSITIONS,
    Counted,
    currency,
    deed,
    done,
    thing,
)
from audit.numbers.quantity import Quantity, Telling, quantity

_COST = frozenset("cost costs costing".split())
_SUMS = frozenset(
    "fine loan grant budget prize ransom bribe bail donation contract settlement damages compensation "
    "reward bailout subsidy salary debt deficit profit deal gift pension bonus penalty bill award "
    "dividend fee payout".split()
)
"""Nouns of sums."""
_GIVING = frozenset("donate raise steal lend borrow owe pledge embezzle collect".split())
_AWARDS = {"fined": "fine", "awarded": "award", "granted": "grant", "lent": "loan"}
_POSSIBLE = frozenset("could may might".split())
_TO_WHOM = 8  # words of whoever gets or pays a sum
_BOUGHT = frozenset(
    "bought buy buys buying purchased purchase acquired acquires acquisition built construction".split()
)
_PAID = frozenset("paid pays pay paying spent spend spends spending".split())
_SPENT = frozenset("spend spent spends spending pay paid invest invested".split())
_SPENDING = _PAID | _SPENT
_OPENING = frozenset("that which it they he she we".split())
_BEING = frozenset("was were be been being is are".split())
_PRICES = frozenset("cost price bill".split())
_IS = frozenset("is was were be at of".split())
_SOLD = frozenset("sold sells sell fetched fetches".split())
_NOTHING = frozenset("year people month week day".split())
_ADDED = frozenset("estimated total overall combined projected expected".split())
_NEAREST = 9  # words between a sum and what it was spent on
_SYMBOLS: dict[str, str] = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee"}
_NAMED = frozenset("pound yen yuan lira real dirham".split())
_LETTERS = re.compile(r"[^\W\d_]+|[$£€¥₹]")  # US$ 2.5 million euros
_FARTHEST = 12  # words between a verb and its sum: bought the old mill on the river for


def read(counted: Counted) -> Iterator[Quantity]:
    """What a sum of money is said to be."""
    if not (counted.money or _pounds(counted)):
        return
    for reader in _READERS:
        found = reader(counted)
        if found:
            yield found
            return


def _pounds(counted: Counted) -> bool:
    """Whether pounds are money: a 50,000-pound prize, 30,000 pounds, but not a 12-pound salmon."""
    if counted.head is None or counted.noun != "pound":
        return False
    word = counted.word
    if counted.tied:
        return thing(word(counted.head)) in _SUMS
    return counted.before == "worth" or word(counted.first - 2) in _SUMS


def _currency(counted: Counted) -> str:
    """The currency as a word, so that pounds are not compared with euros."""
    text = " ".join(counted.words.lows[counted.first : counted.last + 1])
    for word in _LETTERS.findall(text):
        if word in _SYMBOLS:
            return _SYMBOLS[word]
        named = currency(word) or word.removesuffix("s")
        if named in _NAMED or currency(word):
            return named
    return ""


def _behind(counted: Counted) -> int:
    """The word behind the sum and its currency."""
    return counted.last + bool(currency(counted.word(counted.last)))


def _sum(counted: Counted, role: str, of: str, party: Party | None, telling: Telling) -> Quantity:
    return quantity(counted, role, of, noun=_currency(counted), party=party, telling=telling)


def _cost_of(counted: Counted, party: Party | None, telling: Telling) -> Quantity | None:
    if party is None:
        return None
    shown = party.shown if party.named else f"the {party.shown}"
    return _sum(counted, "cost", f"the cost of {shown}", party, telling)


def _fined(counted: Counted) -> Quantity | None:
    """Was fined 1.5 million pounds; awarded the nurse $2.4 million."""
    back = range(counted.first - 1, counted.first - _TO_WHOM, -1)
    at = next((n for n in back if counted.word(n) in _AWARDS), None)
    if at is None or counted.hedged or _POSSIBLE & {counted.word(n) for n in range(at - 3, at)}:
        return None
    if at < counted.first - 1:
        party = parties.following(counted, at + 1, counted.first)
    elif counted.word(at - 1) == ",":
        party = parties.noun_phrase(counted, at - 2)
    else:
        party = parties.subject(counted, at - 1)
    role = _AWARDS[counted.word(at)]
    return _sum(counted, role, f"the {role}", party, "told" if role == "fine" else "new") if party else None


def _sum_of(counted: Counted) -> Quantity | None:
    """A fine of 2 million pounds on Halvard Water."""
    word, at = counted.word, counted.first - 1
    if word(at) != "of" or thing(word(at - 1)) not in _SUMS:
        return None
    on = _behind(counted)
    party = parties.following(counted, on + 1) if word(on) in ("on", "for", "to", "from") else None
    telling: Telling = "known" if word(at - 2) in DEFINITE else "new"
    role = thing(word(at - 1))
    return _sum(counted, role, f"the {role}", party, telling)


def _cost(counted: Counted) -> Quantity | None:
    """The tram line in Essel will cost 220 million euros; a price of 40 million for the bridge."""
    if counted.before not in _COST or counted.word(counted.first - 2) in _POSSIBLE:
        return None
    party = parties.subject(counted, counted.first - 2)
    telling: Telling = "told" if party and (party.definite or party.named or party.pronoun) else "new"
    return _cost_of(counted, party, telling)


def _it_cost(counted: Counted) -> Quantity | None:
    """Half of the 83 million crowns that the bridge cost."""
    at = _behind(counted)
    if counted.word(at) not in ("which", "that") and counted.word(at) not in DEFINITE:
        return None
    end = next((n for n in range(at + 1, at + 8) if counted.word(n) in _COST), None)
    if end is None:
        return None
    while counted.word(end - 1) in HELPING:
        end -= 1
    telling: Telling = "known" if counted.definite else "new"
    return _cost_of(counted, parties.noun_phrase(counted, end - 1), telling)


def _priced(counted: Counted) -> Quantity | None:
    """The $40 million bridge; the 1.5 million pound fine."""
    if counted.head is None or counted.hedged:
        return None
    head = thing(counted.word(counted.head))
    telling: Telling = "known" if counted.definite else "new"
    if head in _SUMS:
        return _sum(counted, head, f"the {head}", None, telling)
    before = counted.before
    bare = counted.headline and before not in PREPOSITIONS
    if head in _NOTHING or not (counted.definite or before in ("a", "an") or bare):
        return None
    words = [n for n in range(counted.last, counted.head + 1) if not currency(counted.word(n))]
    shown = " ".join(counted.words.texts[n] for n in words)
    named = frozenset(thing(counted.word(n)) for n in words)
    return _cost_of(counted, Party(head, named, shown, counted.definite), telling) if words else None


def _given(counted: Counted) -> Quantity | None:
    """Donated 40,000 pounds; the 46,000 pounds that were raised."""
    word, at = counted.word, _behind(counted)
    while at < counted.end + 5 and (word(at) in HELPING or word(at) in ("that", "which", "they", "it")):
        at += 1
    before = deed(counted.before)
    role = before if before in _GIVING else deed(word(at))
    if role not in _GIVING or (counted.hedged and not counted.definite):
        return None
    telling: Telling = "known" if counted.definite and role != before else "new"
    return _sum(counted, role, f"the money {counted.before if role == before else word(at)}", None, telling)


def _at_cost(counted: Counted) -> Quantity | None:
    """To build a footbridge over the Lorn at a cost of 4 million dollars."""
    word, at = counted.word, counted.first - 1
    if word(at) != "of" or word(at - 1) not in _PRICES or counted.hedged:
        return None
    at -= 2
    while word(at) in _ADDED or word(at) in INDEFINITE:
        at -= 1
    if word(at) not in ("at", "for"):
        return None
    party = parties.subject(counted, at - 1 - (word(at - 1) == ","))
    return _cost_of(counted, party, "told" if party and (party.definite or party.named) else "new")


def _cost_is(counted: Counted) -> Quantity | None:
    """The cost of the footbridge is 4 million dollars; put the price of the bridge at 4 million dollars."""
    word, at = counted.word, counted.first - 1
    if word(at) not in _IS or counted.hedged:
        return None
    back = range(at, max(counted.low, at - _FARTHEST) - 1, -1)
    cost = next((n for n in back if word(n) in _PRICES), None)
    if cost is None or any(word(n) in ("to", "from", "by", "and", "but") for n in range(cost, at)):
        return None
    if word(cost - 1) in ("'s", "'", "’"):
        return _cost_of(counted, parties.noun_phrase(counted, cost - 2), "told")
    if word(cost + 1) != "of" or word(cost - 1) not in DEFINITE:
        return None
    return _cost_of(counted, parties.following(counted, cost + 2), "told")


def _spent(counted: Counted) -> Quantity | None:
    """The 4 million dollars that the board will spend on the roof; 4 million dollars spent on the roof."""
    word, behind = counted.word, _behind(counted)
    spent = next((n for n in range(behind, behind + _NEAREST) if word(n) in _SPENT), None)
    if spent is None or any(not word(n)[:1].isalnum() for n in range(behind, spent)):
        return None
    passive = word(spent - 1) in _BEING or spent == behind
    clause = word(behind) in _OPENING or word(behind) in DEFINITE
    if not (passive or clause) or word(spent + 1) not in ("on", "for"):
        return None
    if counted.hedged and not counted.definite:
        return None
    party = parties.following(counted, spent + 2)
    found = _cost_of(counted, party, "known" if counted.definite else "new")
    return found and found._replace(narrow=_place(counted, spent + 2))


def _place(counted: Counted, at: int) -> frozenset[str]:
    """Where that is which begins with word ``at``: (spent on) the roads in Harl, but not in May."""
    last = next((n for n in range(at, at + _NEAREST) if not counted.word(n)[:1].isalnum()), at + _NEAREST)
    where = next((n for n in range(at, last) if counted.word(n) in ("in", "at", "near", "outside")), last)
    return frozenset(thing(counted.word(n)) for n in range(where + 1, last) if counted.is_name(n)) - MONTHS


def _awarded(counted: Counted) -> Quantity | None:
    """The 5 million dollars that the jury awarded; the 5 million dollars she was awarded."""
    word, behind = counted.word, _behind(counted)
    if not counted.definite or not (word(behind) in _OPENING or word(behind) in DEFINITE):
        return None
    ahead = range(behind + 1, behind + _NEAREST)
    role = next((_AWARDS[word(n)] for n in ahead if word(n) in _AWARDS), "")
    return _sum(counted, role, f"the {role}", None, "known") if role else None


def _to_do(counted: Counted) -> Quantity | None:
    """Will spend 2 million dollars to repair its seawall, as the 3 million dollar repair."""
    word, at = counted.word, _behind(counted)
    spending = counted.before in _SPENDING and not counted.hedged
    if not spending:
        return None
    to = at + 1
    if word(at) != "to" or word(to) in DETERMINERS or counted.is_name(to):
        return None
    act = done(word(to)) or word(to)
    party = parties.following(counted, to + 1)
    return _cost_of(counted, party._replace(acted=act), "new") if party else None


def _worth(counted: Counted) -> Quantity | None:
    """The Carrick Prize, worth 30,000 pounds; a contract worth 2 million euros."""
    word, at = counted.word, counted.first - 2
    if word(at + 1) not in ("worth", "of") or counted.hedged:
        return None
    if word(at + 1) == "of" and not (word(at) == "value" and word(at - 1) == "a"):
        return None
    at -= word(at) == ","
    party = parties.noun_phrase(counted, at)
    if party is None or party.head not in _SUMS:
        return None
    return _sum(counted, party.head, f"the {party.head}", None, "new")


def _sold(counted: Counted) -> Quantity | None:
    """The painting was sold for 6.4 million dollars; sold the painting for 6.4 million dollars."""
    word, at = counted.word, counted.first - 2
    if word(at + 1) != "for" or counted.hedged:
        return None
    if word(at) in _SOLD:
        return _cost_of(counted, parties.subject(counted, at - 1), "new")
    sold = next((n for n in range(at, at - _FARTHEST, -1) if word(n) in _SOLD), None)
    return _cost_of(counted, parties.following(counted, sold + 1), "new") if sold is not None else None


def _paid(counted: Counted) -> Quantity | None:
    """Paid 3.4 million euros for two cranes; spent $2 million on the roof."""
    at = _behind(counted)
    if counted.before not in _PAID or counted.word(at) not in ("for", "on"):
        return None
    party = parties.following(counted, at + 1)
    past = counted.word(counted.first - 2) == "had"
    found = _cost_of(counted, party, "told" if party and party.definite and not past else "new")
    return found and found._replace(narrow=_place(counted, at + 1))


def _bought(counted: Counted) -> Quantity | None:
    """Bought the vineyard for $8 million; the purchase of the cranes for 4.3 million euros."""
    if counted.before != "for":
        return None
    back = range(counted.first - 2, counted.first - _FARTHEST, -1)
    at = next((n for n in back if counted.word(n) in _BOUGHT), None)
    if at is None:
        return None
    if at == counted.first - 2:  # was built for
        passive = counted.word(at - 1) in _BEING
        return _cost_of(counted, parties.subject(counted, at - 1), "new") if passive else None
    of = counted.word(at + 1) == "of"
    party = parties.following(counted, at + 1 + of)
    telling: Telling = "known" if of and party and party.definite else "new"
    return _cost_of(counted, party, telling)


_READERS = (
    _fined, _sum_of, _cost, _it_cost, _spent, _awarded, _given, _priced, _to_do, _paid, _bought, _sold,
    _at_cost, _cost_is, _worth,
)  # fmt: skip
"""What reads a sum, in the order in which one is asked after the other."""
