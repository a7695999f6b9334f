"""Somebody or something met in an article, and what it may be called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from audit.article import SourceDetail, SourceKind
from audit.document import Span
from audit.reading import names
from audit.reading.mentions import Mention, Role

SINGULAR = frozenset("he she him her his who".split())
PLURAL = frozenset("they them their".split())
THING = frozenset("it its".split())
PRONOUNS = SINGULAR | PLURAL | THING
GENDER = dict.fromkeys("he him his himself".split(), "m") | dict.fromkeys("she her hers herself".split(), "f")
_COMPANY = frozenset(
    "company firm business corporation retailer maker carmaker manufacturer airline insurer supplier "
    "operator developer brewer producer start-up startup giant publisher lender carrier chain "
    "conglomerate utility chipmaker drugmaker shipbuilder builder contractor".split()
)
_BODY = frozenset("group organisation organization charity association body agency club outlet team".split())
_OUTLET = frozenset(
    "newspaper paper magazine broadcaster station channel network website daily weekly tabloid publication "
    "agency outlet".split()
)
_OF_COMPANIES = frozenset(
    "inc corp corporation co ltd llc plc gmbh ag sa group holdings partners associates company industries "
    "systems airlines airways motors energy foods laboratories labs studios records entertainment capital "
    "ventures bank".split()
)
_OF_SOCIETIES = frozenset(
    "institution foundation trust society association federation fund institute alliance coalition movement "
    "campaign initiative group project".split()
)
"""Words in the name of a body that do not keep it from being called a charity or a group."""


@dataclass(eq=False, slots=True)
class Met:
    """Somebody or something met in the article, under all names used so far.

    ``words`` are those of its proper name. ``gender`` is what the article's own pronouns and titles
    have shown; ``place`` its number among all met; ``spoke`` whether it is a source; ``voiced``
    whether an unnamed spokesperson spoke for it last; ``members`` are the people that a pair stands for.
    ``nouns`` are those of its roles and the words of its name, in lower case: to pass over, at the price of
    a look, whoever is never called so.
    """

    name: str
    kind: SourceKind
    detail: SourceDetail
    number: int | None
    words: tuple[str, ...] = ()
    roles: list[Role] = field(default_factory=list)
    gender: str = ""
    age: int | None = None
    place: int = 0
    spoke: bool = False
    voiced: bool = False
    members: tuple[Met, ...] = ()
    mentions: list[Span] = field(default_factory=list)
    first: Mention | None = None
    reason: Span | None = None
    description: Span | None = None
    flags: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.rename(self.words)

    @property
    def personal(self) -> bool:
        """Whether "he" or "she" may mean it."""
        return self.number == 1 and (self.kind in ("person", "anonymous") or self.voiced)

    @property
    def unproven(self) -> bool:
        """Whether it has a name of one word, which nothing has shown to be a person's."""
        return self.kind == "person" and len(self.words) == 1 and not (self.gender or self.roles or self.age)

    @property
    def resolved(self) -> bool:
        """Whether it is known whom the article means."""
        return self.detail != "unresolved"

    def rename(self, words: tuple[str, ...]) -> None:
        """Give it the words of a proper name."""
        self.words = words
        self.nouns.update(map(str.lower, words))

    def learn(self, mention: Mention) -> None:
        """Take in what a further mention tells: roles, age, gender."""
        self.take(mention.roles)
        self.gender = self.gender or mention.gender
        self.age = self.age or mention.age

    def take(self, roles: Iterable[Role]) -> None:
        """Add the roles that it did not have."""
        for role in roles:
            if not any(role.noun == had.noun and role.narrowed == had.narrowed for had in self.roles):
                self.roles.append(role)
                self.nouns.add(role.noun)

    def objection(self, pronoun: str) -> str:
        """Why a pronoun cannot mean it; empty where it can.

        >>> Met("Siri Lund", "person", "named", 1, gender="f").objection("he")
        'the article shows the other gender'
        """
        if pronoun in SINGULAR:
            gender = GENDER.get(pronoun, "")
            if not self.personal:
                return "not one person"
            return "the article shows the other gender" if gender and self.gender not in ("", gender) else ""
        if pronoun in PLURAL:
            return "" if self.number != 1 or self.kind in ("group", "organisation") else "one person"
        thing = self.kind in ("organisation", "document") or self.unproven
        return "" if self.number == 1 and thing else "a person, or people"


def may_be_called(met: Met, noun: str) -> bool:
    """Whether a named body may be meant by a noun that is no part of its name: the company.

    >>> may_be_called(Met("Vexla", "organisation", "organisation", 1, ("Vexla",)), "company")
    True
    """
    if not met.resolved or not (met.kind == "organisation" or met.unproven):
        return False
    if met.detail == "outlet" and noun in _OUTLET:
        return True
    if noun not in _COMPANY and noun not in _BODY:
        return False
    own = {word.lower() for word in met.words} & names.ORGANISATION_WORDS
    told = {role.noun for role in met.roles} - {"spokesperson"}
    if noun in _COMPANY:
        return own <= _OF_COMPANIES and not (told - _COMPANY - _BODY)
    return own <= _OF_SOCIETIES and not (told & _COMPANY)


def may_hold(met: Met, role: Role, mention: Mention) -> bool:
    """Whether the article has called somebody so: by a role, or in the name of a body."""
    if role.noun not in met.nouns:
        return False
    number = mention.kind.number
    if (number == 1) != (met.number == 1) or (number and met.number and number != met.number):
        return False
    if any(role.fits(other) for other in met.roles):
        return True
    if met.kind != "organisation":
        return False
    return {role.noun, *role.narrowed} <= {word.lower() for word in met.words}


def recurs(met: Met) -> bool:
    """Whether the same words mean the same again: not where they name nobody in particular ("officials")."""
    return met.resolved and met.kind not in ("anonymous", "none")


def awaits_name(met: Met) -> bool:
    """Whether somebody is known by a role alone, of which there is one: the mayor."""
    if met.kind != "person" or met.detail != "role" or met.words or met.number != 1:
        return False
    return met.first is not None and (met.first.definite or met.first.words[0].tag != "D")


def holds(met: Met, roles: Sequence[Role]) -> bool:
    """Whether the role somebody goes by is one of these: "the mayor" is the mayor of Lysfjord."""
    return any(own.fits(role) for own in met.roles for role in roles)


def is_bare(met: Met, noun: str) -> bool:
    """Whether all that is known is a noun without an article."""
    first = met.first
    return first is not None and len(first.words) == 1 and any(role.noun == noun for role in met.roles)
