"""How many something was done to, or did it: killed, buried, arrested, stolen; who died, came, voted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from audit.numbers import parties
from audit.numbers.parties import Party
from audit.numbers.phrase import DEFINITE, HELPING, MEASURES, Counted, deed, done, is_past, thing
from audit.numbers.quantity import Quantity, Telling, modifiers, quantity, tail

_NARROWING = frozenset("of from aboard with under".split())
_WHERE = frozenset("in at near inside".split())
_RELATIVE = frozenset("who that which whom".split())
_LINKING = HELPING | _RELATIVE | {"still"}
_WHEN = frozenset("in by during".split())
_CARRYING = frozenset("carrying carried carries".split())
_CARRIED = frozenset("passenger people person crew sailor migrant tourist".split())
_POWER = frozenset(["power", "electricity"])
_STATES = frozenset("missing homeless aboard trapped stranded absent unaccounted unemployed jobless".split())
"""What those counted are, where it is no participle."""
_RULING = HELPING | {"to"}
_PARTICLES = frozenset("off away out up down over".split())
_LIGHT = frozenset(
    "be have make say take get do go see use tell know want need think become include call ask put keep "
    "let begin start try leave pass reach mean show seem follow add set base expect report name age own "
    "hold employ cost pay sentence jail fine serve seat house operate run contain comprise compare "
    "relate more".split()
)
"""What is done to too many things, or is read elsewhere."""
_PLANS = frozenset("plan plans decision move proposal order announcement deal".split())
_TOLLS = frozenset(["toll"])
_SUMMED = frozenset("sales sale attendance turnout".split())
_NUMBERED = frozenset(
    "layoff layoffs redundancies arrests deaths injuries fatalities cuts losses lives".split()
)
_UNITS = frozenset(["count", "plain"])
_NOT_COUNTED = frozenset("year month week day hour minute time percent point dollar".split())
_FARTHEST = 10  # words of a place between those counted and what they lack
_TIMES = frozenset("year month week day hour minute".split())
_WITHIN = 6  # words of a clause inside a noun phrase: the homes that the great landslide of May buried


class Tie(NamedTuple):
    """A deed that a figure is tied to: its class, its word, who did it, and what narrows the set.

    ``whole``: it is told of all of them at once (a death toll of 11).
    """

    role: str
    at: int
    party: Party | None = None
    narrow: frozenset[str] = frozenset()
    whole: bool = False


def read(counted: Counted) -> Iterator[Quantity]:
    """The deeds that a figure counts."""
    if counted.figure.unit not in _UNITS or counted.tied or _hedged(counted):
        return
    lasting = done(counted.word(counted.first - 2)) if counted.before == "for" else ""
    if lasting and counted.noun in _TIMES:  # will close for five weeks
        yield quantity(counted, f"{lasting} for", f"the {counted.noun}s")
    if counted.noun in _NOT_COUNTED or counted.figure.value < 1:
        return
    seen: set[str] = set()
    for tie in _ties(counted):
        if tie.role in seen or tie.role in _LIGHT or not tie.role:
            continue
        seen.add(tie.role)
        noun = _noun(counted, tie)
        yield quantity(
            counted,
            tie.role,
            _told(counted, tie),
            noun=noun,
            party=tie.party,
            telling=_telling(counted, tie),
            narrow=tie.narrow | modifiers(counted, tie.at),
        )


def _hedged(counted: Counted) -> bool:
    """Whether the figure is no exact number; a number that something is done "to" may be one."""
    return counted.hedged and not counted.definite and counted.before != "to"


def acting(counted: Counted) -> frozenset[str]:
    """What is done to those counted in the clause about them, which does not tell who they are."""
    acts = [*_before(counted), *(_behind(counted) if counted.behind in HELPING else ())]
    return frozenset(tie.role for tie in acts)


def _ties(counted: Counted) -> Iterator[Tie]:
    yield from _without_power(counted)
    yield from _state(counted)
    yield from _beside(counted)
    yield from _behind(counted)
    yield from _before(counted)
    yield from _of_noun(counted)
    yield from _present(counted)


def _state(counted: Counted) -> Iterator[Tie]:
    """16 miners are missing; 300 families homeless; 83 people on board; carrying 42 passengers."""
    word, at = counted.word, counted.end
    if counted.before in _CARRYING and counted.noun in _CARRIED:
        yield Tie("aboard", at)
    while at < counted.end + 4 and word(at) in _LINKING:
        at += 1
    behind = counted.run(at, at + 4)
    if "hospital" in behind and behind[behind.index("hospital") - 1] in ("in", "to"):
        yield Tie("hospital", at)
    elif behind[:2] == ["on", "board"]:
        yield Tie("aboard", at, None, tail(counted, at + 2))
    elif word(at) in _STATES:
        yield Tie(deed(word(at)) or word(at), at, None, tail(counted, at + 1))


def _without_power(counted: Counted) -> Iterator[Tie]:
    """Cut power to 64,000 homes; the 82,000 homes that lost power; left 64,000 homes without electricity."""
    word, end = counted.word, counted.end
    if _POWER.isdisjoint(counted.run(counted.first - 2, end + _FARTHEST + 1)):
        return
    behind = {word(n) for n in range(end, end + 4)} | _lacking(counted)
    cut = counted.before == "to" and word(counted.first - 2) in _POWER and deed(word(counted.first - 3))
    if cut in ("dismiss", "knock") or (behind & _POWER and behind & {"lost", "without", "lose"}):
        yield Tie("lose power", end)


def _lacking(counted: Counted) -> frozenset[str]:
    """The words of "without power" farther on: left 4,000 homes in the valley of Rann without power."""
    word = counted.word
    for n in range(counted.end, counted.end + _FARTHEST):
        if not word(n)[:1].isalnum() or word(n) in HELPING:
            break
        if word(n) == "without" and word(n + 1) in _POWER:
            return frozenset([word(n), word(n + 1)])
    return frozenset()


def _beside(counted: Counted) -> Iterator[Tie]:
    """The 21 rescued miners; 1,100 layoffs; 540 job cuts; 14 dead."""
    word = counted.word
    narrow = _place(counted, counted.end)
    for at in counted.between:
        if word(at) in _STATES or word(at) == "dead" or is_past(word(at)):
            yield Tie(deed(word(at)) or word(at), at, None, narrow)
    if counted.head is None and counted.headline and done(word(counted.last)):
        yield Tie(done(word(counted.last)), counted.last)  # 4,000 sign a petition
    elif counted.head is None:
        if is_past(word(counted.last)) or word(counted.last) == "dead":
            yield Tie(deed(word(counted.last)), counted.last, None, tail(counted, counted.last + 1))
    elif counted.noun == "victim" and counted.definite:
        yield Tie("kill", counted.head, None, narrow)
    elif word(counted.head) in _NUMBERED:
        yield Tie(deed(word(counted.head)), counted.head, None, narrow)


def _place(counted: Counted, at: int) -> frozenset[str]:
    """What narrows a noun from word ``at`` on, which a day, or a place without a name, does not."""
    if counted.word(at) in _WHERE:
        names = [n for n in range(at + 1, at + 5) if counted.is_name(n)]
        return frozenset(thing(counted.word(n)) for n in names)
    return tail(counted, at) if counted.word(at) in _NARROWING else frozenset()


def _behind(counted: Counted) -> Iterator[Tie]:
    """34 homes were buried; the 22 cabins swept away; the 16 who died; the 41 homes the landslide buried."""
    word, at = counted.word, counted.end
    related = word(at) in _RELATIVE
    at += related
    while at < counted.end + 4 and (word(at) in HELPING or word(at).endswith("ly") or word(at + 1) == "be"):
        at += 1
    if is_past(word(at)) or word(at) == "dead":
        after = at + 1 + (word(at + 1) in _PARTICLES)
        if word(at) == "dead" and counted.before in ("left", "leaving"):
            yield Tie("kill", at, parties.subject(counted, counted.first - 2))
            return
        if word(at) == "took" and word(after) == "part":
            yield Tie("attend", at, None, tail(counted, after + 1))
            return
        party = _event(counted, after)
        if party and parties.event(party.head):
            yield Tie(deed(word(at)), at, party)
        else:
            yield Tie(deed(word(at)), at, None, tail(counted, after))
    elif at - related == counted.end and (related or word(at) in DEFINITE or _may_open(counted, at)):
        yield from _contact(counted, at)


def _may_open(counted: Counted, at: int) -> bool:
    word = counted.word(at)
    return word in ("it", "they", "he", "she", "police") or counted.is_name(at)


def _contact(counted: Counted, at: int) -> Iterator[Tie]:
    """(The 41 homes) that the landslide buried."""
    for n in range(at + 1, at + _WITHIN):
        word = counted.word(n)
        if not word[:1].isalnum():
            return
        ahead = counted.word(n - 1) in HELPING and bool(done(word))
        if (is_past(word) or ahead) and word not in HELPING:
            yield Tie(
                done(word) if ahead else deed(word),
                n,
                parties.noun_phrase(counted, n - 1) or parties.subject(counted, n - 1),
                _place(counted, n + 1),
            )
            return


def _before(counted: Counted) -> Iterator[Tie]:
    """Buried 34 homes; swept away 17 cabins; will cut 450 jobs; was attended by 300 people."""
    word, at = counted.word, counted.first - 1
    at -= word(at) in DEFINITE
    by = word(at) in ("by", "to") and is_past(word(at - 1))
    at -= by or word(at) in _PARTICLES
    role = done(word(at)) if _may_rule(counted, at) else deed(word(at))
    if role and word(at) not in HELPING and (is_past(word(at)) or _may_rule(counted, at)):
        party = None if by or word(at - 1) == "to" else parties.subject(counted, at - 1)
        planned = word(at - 1) == "to" and word(at - 2) in _PLANS and word(at - 3) in DEFINITE
        yield Tie(role, at, party, whole=planned)


def _may_rule(counted: Counted, at: int) -> bool:
    """Whether a word that is no past is a verb here: will cut, to cut."""
    return counted.word(at - 1) in _RULING or counted.word(at).endswith(("s", "ing"))


def _present(counted: Counted) -> Iterator[Tie]:
    """The 22,000 people at the concert."""
    if counted.noun in ("people", "person", "spectator") and counted.behind == "at":
        yield Tie("attend", counted.end, None, tail(counted, counted.end))


def _of_noun(counted: Counted) -> Iterator[Tie]:
    """A death toll of 11; sales of 60,000 copies; the arrest of 26 protesters."""
    word, at = counted.word, counted.first - 1
    at -= word(at) in DEFINITE
    if word(at) != "of":
        return
    noun = word(at - 1)
    if noun == "robbed":
        yield Tie(deed("stolen"), at - 1)
    elif noun in _TOLLS:
        yield Tie("kill", at - 1, whole=True)
    elif counted.noun in MEASURES and noun == done(noun):
        yield Tie(done(noun), at - 1)  # a fall of 300 feet
    elif noun in _SUMMED:
        yield Tie(deed(noun), at - 1, whole=True)


def _noun(counted: Counted, tie: Tie) -> str:
    """The class of what is counted; none for people who are just counted: 14 deaths, the 16 dead."""
    word = counted.word
    if counted.head is not None and tie.at == counted.head:
        named = [n for n in counted.between if not is_past(word(n)) and word(n).isalpha()]
        losses = word(counted.head) in ("cuts", "losses", "layoffs", "layoff", "redundancies")
        return thing(word(named[-1])) if named and losses else "worker" if losses else ""
    if counted.noun in ("people", "person", "other", "life", "body", "death", "victim"):
        return ""
    return counted.noun


def _told(counted: Counted, tie: Tie) -> str:
    """The quantity in words: homes buried."""
    word = counted.word
    noun = "" if counted.head is None else word(counted.head)
    act = word(tie.at) if tie.at != counted.head else ""
    if tie.role == "kill" and noun in ("", "people", "deaths", "lives"):
        noun, act = "people", "killed"
    return " ".join(filter(None, (noun, act)))


def _telling(counted: Counted, tie: Tie) -> Telling:
    if counted.definite or tie.whole:
        return "known"
    return "told" if tie.party and tie.party.definite and parties.event(tie.party.head) else "new"


def _event(counted: Counted, at: int) -> Party | None:
    """In what or by what it happened: died in the avalanche; the crash, in which six were injured."""
    word = counted.word
    if counted.before == "which" and word(counted.first - 2) in _WHEN:
        end = counted.first - 3
        return parties.noun_phrase(counted, end - (word(end) == ","))
    return parties.following(counted, at + 1) if word(at) in _WHEN else None
