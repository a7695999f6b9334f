"""What a phrase tells of whom it means: name, title, role, age, number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from audit import lexicons
from audit.document import Span
from audit.reading import names, nounphrases
from audit.reading.described import COUNTED, DEFINITE, Kind, is_body, is_role
from audit.reading.kinds import classify, name_range
from audit.reading.names import Named
from audit.reading.nounphrases import Range
from audit.reading.tagging import Token

Tokens = Sequence[Token]

POSSESSIVE = frozenset("his her its their our my your".split())
_TITLED = dict.fromkeys("mr mister sir lord king prince".split(), "m") | dict.fromkeys(
    "mrs ms miss lady dame queen princess madam madame".split(), "f"
)
_SAID_OF_MEN = frozenset(
    "man father husband brother son uncle nephew grandfather grandson boy widower businessman chairman "
    "congressman spokesman policeman fireman salesman gunman fisherman craftsman cameraman king prince "
    "actor waiter gentleman dad stepfather".split()
)
_SAID_OF_WOMEN = frozenset(
    "woman mother wife sister daughter aunt niece grandmother granddaughter girl widow businesswoman "
    "chairwoman congresswoman spokeswoman policewoman queen princess actress waitress lady mum mom nun "
    "midwife stepmother".split()
)
_GENDERED = _TITLED.keys() | _SAID_OF_MEN | _SAID_OF_WOMEN
_RANKS = frozenset("prime vice deputy assistant shadow acting former ex-".split())
"""Words that make another office of one: the prime minister is not "the minister"."""
_SAME = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "research": "study",
    "poll": "survey",
    "judgement": "judgment",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "attorney": "lawyer",
    "cllr": "councillor",
    "sen": "senator",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "lt": "lieutenant",
    "insp": "inspector",
}
"""Nouns that one and the same may go by."""
_OWNING = frozenset("owner parent operator maker supplier customer developer insurer retailer".split())
"""What companies are to others as well as people: the yard's owner, Tolmin Marine."""
_BEFORE_PLACES = frozenset(
    "in at near outside inside across along around through toward towards into".split()
)
_PERSON = Kind("person", "named", 1)
_BODY = Kind("organisation", "organisation", 1)
_YEARS_OLD = ("year-old", "years-old")
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody or something is: an office, a job, a relation, a kind of body or document.

    ``noun`` is its head in the singular, ``narrowed`` the words that narrow it down, ``span``
    where the article says it.
    """

    noun: str
    narrowed: frozenset[str]
    span: Span

    def fits(self, other: Role) -> bool:
        """Whether somebody of the ``other`` role may be called by this: "the mayor" of Lysfjord."""
        apart = self.narrowed ^ other.narrowed
        return self.noun == other.noun and self.narrowed <= other.narrowed and _RANKS.isdisjoint(apart)


@dataclass(slots=True)
class Mention:
    """A phrase that names or describes somebody or something; never changed once it is made, as a token.

    ``name`` holds the words of a proper name without titles, empty where there is none, and
    ``named`` is its place;
    ``gender`` is what a title or noun of the article says (m, f or empty).
    """

    span: Span
    words: Tokens
    name: tuple[str, ...]
    kind: Kind
    roles: tuple[Role, ...]
    gender: str
    age: int | None
    named: Span | None = None

    @property
    def definite(self) -> bool:
        """Whether it points at something known: the minister, that report; not a minister."""
        first = self.words[0].low
        return first in DEFINITE or first == "both"

    @property
    def noun(self) -> str:
        """The head noun as written in lower case."""
        return self.words[nounphrases.head(self.words, (0, len(self.words)))].low


def within(tokens: Tokens, span: Span) -> Range:
    """The tokens of a sentence that lie in a stretch of the text."""
    first = last = bisect_left(tokens, span.start, key=_START)
    while last < len(tokens) and tokens[last].end <= span.end:
        last += 1
    return first, last


def read(tokens: Tokens, span: Span) -> Mention:
    """What the phrase at ``span`` of a sentence tells, and what stands beside it in apposition."""
    first, last = within(tokens, span)
    last = max(last, first + 1)
    words, following = tokens[first:last], tokens[last:]
    kind = classify(words, following, opens=not any(t.tag != "." for t in tokens[:first]))
    found = name_range(words)
    behind = _name_behind(tokens, (first, last)) if found is None else None
    if behind:
        return _named(tokens, (first, last), behind, _PERSON)
    if found is None:
        role = role_in(tokens, (first, last))
        return Mention(
            span, words, (), kind, (role,) if role else (), gender_of(words), age_in(tokens, first, last)
        )
    named = (first + found[0], first + found[1])
    return _named(tokens, (first, last), named, kind)


def _is_bare(tokens: Tokens, phrase: Range) -> bool:
    """Whether a name stands alone between a preposition or the like and a verb: nothing tells who it is."""
    first, last = phrase
    before = tokens[first - 1] if first else None
    opens = before is None or (before.tag not in "NMJ" and before.low not in (",", "."))
    return last - first == 1 and opens and (last == len(tokens) or tokens[last].low not in (",", "("))


def _name_behind(tokens: Tokens, phrase: Range) -> Range | None:
    """The name in apposition behind a role: a statistician at the institute, |Liv Haugsrud|."""
    last = phrase[1]
    if last + 1 >= len(tokens) or tokens[last].low != "," or tokens[last + 1].tag != "M":
        return None
    end = names.end_of(tokens, last + 1)
    if end < len(tokens) and tokens[end].low not in (",", "."):
        return None
    first = names.after_titles(tokens, last + 1, end)
    person = names.classify([t.text for t in tokens[first:end] if t.low != "."]) == "person"
    noun = tokens[nounphrases.head(tokens, phrase)]
    return (first, end) if person and noun.tag == "N" and is_role(singular(noun.low)) else None


def _named(tokens: Tokens, phrase: Range, named: Range, kind: Kind) -> Mention:
    first, last = phrase
    roles = () if _is_bare(tokens, phrase) else tuple(roles_beside(tokens, named))
    if roles and kind.kind == "person":
        owning = not names.is_given_name(tokens[named[0]].text) and any(r.noun in _OWNING for r in roles)
        if owning or any(is_body(role.noun) for role in roles):
            kind = _BODY
    return Mention(
        span=Span(tokens[first].start, tokens[last - 1].end),
        words=tokens[first:last],
        name=tuple([t.text for t in tokens[named[0] : named[1]] if t.tag not in ".'"]),
        named=_shown(tokens[named[0] : named[1]]),
        kind=kind,
        roles=roles,
        gender=gender_of(tokens[first : named[1]]) or _gender_of_roles(roles),
        age=age_in(tokens, named[1], min(named[1] + 3, len(tokens))),
    )


def is_known_person(mention: Mention) -> bool:
    """Whether a name begins with a given name, so that it can only be a person's."""
    return bool(mention.name) and names.is_given_name(mention.name[0])


def _shown(name: Tokens) -> Span:
    """Where a name stands, without a full stop behind it."""
    last = len(name) - 1
    while last > 0 and name[last].low == ".":
        last -= 1
    return Span(name[0].start, name[last].end)


def introduced(tokens: Tokens, named: Sequence[Named]) -> Iterator[Mention]:
    """The people and bodies that a sentence names, whether they say anything or not.

    ``named``: where the proper names in it stand.
    """
    for first, last, kind in named:
        if kind == "person":
            begin = first
            while begin > 0 and (tokens[begin - 1].tag == "M" or tokens[begin - 1].low == "."):
                begin -= 1
            if not _is_place(tokens, first, titled=begin < first):
                yield _named(tokens, (begin, last), (first, last), _PERSON)
        elif kind == "organisation" and (tokens[first].text.isupper() or _is_long(tokens[first:last])):
            yield _named(tokens, (first, last), (first, last), _BODY)


def is_bracketed(tokens: Tokens, span: Span) -> bool:
    """Whether a bracket opens right before a mention."""
    first = within(tokens, span)[0]
    return first > 0 and tokens[first - 1].low == "("


def _is_long(name: Tokens) -> bool:
    """Whether a name has several words."""
    return sum(t.tag == "M" and t.low != "." for t in name) > 1


def _is_place(tokens: Tokens, first: int, *, titled: bool) -> bool:
    opening = tokens[first : first + 2]
    if (
        opening[0].text.isupper()
        and len(opening) > 1
        and all(t.text.isupper() and len(t.text) > 1 for t in opening)
    ):
        return True  # FORT ELSA (Reuters): a dateline, or words that shout
    if titled or names.is_given_name(tokens[first].text):
        return False
    return first > 0 and tokens[first - 1].low in _BEFORE_PLACES


# ---------------------------------------------------------------- roles


def roles_beside(tokens: Tokens, named: Range) -> Iterator[Role]:
    """What is said of a name beside it: the mayor Siri Lund; her guide, Siri Lund; Siri Lund, the mayor."""
    led = named[0] > 0 and tokens[named[0] - 1].tag in "NM."
    before = nounphrases.phrase_before(tokens, named[1] - 1) if led else None
    if before and before[0] < named[0]:
        role = role_in(tokens, (before[0], named[0]), titles=True)
        if role:
            yield role
    elif named[0] > 1 and tokens[named[0] - 1].low == ",":
        before = nounphrases.phrase_before(tokens, named[0] - 2)
        closed = named[1] == len(tokens) or tokens[named[1]].low in (",", ".", ")")
        opens = before is not None and (before[0] in (0, 1) or tokens[before[0]].low in DEFINITE)
        role = role_in(tokens, before) if before and opens and closed else None
        if role and (is_role(role.noun) or is_body(role.noun)):
            yield role
    after = _after_name(tokens, named[1])
    if after:
        yield after


def _after_name(tokens: Tokens, at: int) -> Role | None:
    """The role in apposition behind a name: ", 43, a teacher from Alsten,"."""
    if at + 1 >= len(tokens) or tokens[at].low != ",":
        return None
    if tokens[at + 1].tag == "#" and at + 2 < len(tokens) and tokens[at + 2].low == ",":
        at += 2
    if at + 1 >= len(tokens) or tokens[at + 1].tag not in "DJNM" or tokens[at + 1].low == "whose":
        return None
    phrase = nounphrases.phrase_after(tokens, at + 1)
    if phrase is None:
        return None
    ends = phrase[1] == len(tokens) or tokens[phrase[1]].tag in ".WVA"
    role = role_in(tokens, phrase) if ends else None
    return role if role and tokens[at + 1].tag != "M" else None


def role_in(tokens: Tokens, phrase: Range, *, titles: bool = False) -> Role | None:
    """The role that a phrase without a name gives; ``titles``: it may be written like a name.

    >>> from audit.words import split
    >>> from audit.reading.tagging import tag
    >>> role = role_in(tag(split("the deputy mayor of Lysfjord said")), (0, 5))
    >>> role.noun, sorted(role.narrowed)
    ('mayor', ['deputy', 'lysfjord'])
    """
    words = [i for i in range(*phrase) if tokens[i].low not in (".", ",")]
    while titles and words and tokens[words[-1]].capital and names.is_honorific(tokens[words[-1]]):
        words.pop()
    if not words:
        return None
    head = words[-1] if titles else nounphrases.head(tokens, phrase)
    if tokens[head].low in ("close", "familiar") and head > words[0]:
        head -= 1  # a person close to the board
    noun = singular(tokens[head].low)
    if noun.startswith(_YEARS_OLD):
        return None
    if tokens[head].tag not in ("NM" if titles else "N") and not is_role(noun):
        return None  # "the fire chief said": an adjective to the tagger
    narrowed = frozenset(
        tokens[i].low for i in words if i != head and tokens[i].tag in "NMJ#V" and not _counts(tokens, i)
    )
    span = Span(tokens[words[0]].start, tokens[words[-1]].end)
    return Role(noun, narrowed, span)


@cache
def singular(noun: str) -> str:
    """A noun as roles are compared by: its singular, and one word for those that mean the same.

    >>> singular("spokeswomen"), singular("ministries"), singular("attorney")
    ('spokesperson', 'ministry', 'lawyer')
    """
    listed = lexicons.load("source-nouns").single
    stems = [lemma for lemma, form in lexicons.lemmas(noun) if form in ("plural", "s")]
    base = next((stem for stem in stems if stem in listed), noun)
    if base == noun and stems and not noun.endswith(("ss", "us")):
        base = stems[-1] if noun.endswith(("ches", "shes", "xes", "sses")) else stems[0]
    return _SAME.get(base, base)


def _counts(tokens: Tokens, index: int) -> bool:
    """Whether a word is an age or a number, which tells no office from another: the 24-year-old striker."""
    if tokens[index].low in COUNTED:
        return True
    beside = tokens[max(0, index - 2) : index + 3]
    return tokens[index].low.startswith(_YEARS_OLD) or (
        tokens[index].tag == "#" and any(t.low.startswith(_YEARS_OLD) for t in beside)
    )


# ---------------------------------------------------------------- age and gender


def age_in(tokens: Tokens, first: int, last: int) -> int | None:
    """The age that is given: "the 43-year-old", ", 43,"."""
    for index in range(first, min(last + 1, len(tokens))):
        if tokens[index].tag != "#" or not tokens[index].text.isdecimal():
            continue
        after = tokens[index + 1].low if index + 1 < len(tokens) else "."
        years = after == "-" and index + 2 < len(tokens) and tokens[index + 2].low.startswith(_YEARS_OLD)
        apposed = index > 0 and tokens[index - 1].low in (",", "(") and after in (",", ")", ".")
        if (years or apposed) and int(tokens[index].text) < 120:
            return int(tokens[index].text)
    return None


def gender_of(words: Tokens) -> str:
    """What the article's own words say of the gender: Mr, Mrs, "his wife"; empty where they do not."""
    if _GENDERED.isdisjoint([word.low for word in words]):
        return ""  # as nearly always, whichever is the head
    for word in words:
        if word.low in _TITLED and word.capital:
            return _TITLED[word.low]
    return _of_noun(words[nounphrases.head(words, (0, len(words)))].low)


def _of_noun(noun: str) -> str:
    return "m" if noun in _SAID_OF_MEN else "f" if noun in _SAID_OF_WOMEN else ""


def _gender_of_roles(roles: Sequence[Role]) -> str:
    return next((gender for role in roles if (gender := _of_noun(role.noun))), "")
