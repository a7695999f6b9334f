"""Who has been met in an article so far, and whom a mention means: the same as before, or somebody new.

Nothing is guessed: where two come into question, the mention stays unresolved, and ``Choice`` tells
between whom.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from audit.article import SourceKind
from audit.document import Document, Span
from audit.reading import choices, mentions, pairs
from audit.reading.choices import Choice
from audit.reading.described import Kind, is_role
from audit.reading.kinds import name_in, parts_of
from audit.reading.mentions import POSSESSIVE, Mention
from audit.reading.met import (
    GENDER,
    PLURAL,
    PRONOUNS,
    SINGULAR,
    THING,
    Met,
    awaits_name,
    holds,
    is_bare,
    may_be_called,
    may_hold,
    recurs,
)
from audit.reading.names import Named
from audit.reading.register import Register
from audit.reading.sightings import Rank, Said, Sightings, objects_of, rank_of, shown_gender
from audit.reading.tagging import Token

_LATELY = 300
"""How many sources back a phrase may take one up; only texts of many articles in one file have more."""
_HEADED = 3
"""How many sources a headline and its standfirst may name."""


class Cast:
    """Who has been met so far, as an article is read from its start.

    ``noted``, where given, takes down who came into question for each mention.
    """

    def __init__(self, document: Document, noted: list[Choice] | None = None) -> None:
        self.met: list[Met] = []
        self._document = document
        self._called: dict[str, list[Met]] = {}
        self._register = Register()
        self._sightings = Sightings()
        self._choices = noted
        self._spoke: Met | None = None

    def begin(self, tokens: Sequence[Token], named: Sequence[Named], said: Said) -> None:
        """Begin a sentence: take up the people and bodies that it names at ``named``.

        ``said`` holds the cue and the contents of each saying in it.
        """
        self._sightings.begin(quotation=all(t.tag in "Q." for t in tokens))
        people, last = [], None
        for mention in mentions.introduced(tokens, named):
            met = self._introduce(tokens, mention, last)
            if met is None:
                continue
            last, rank = met, rank_of(tokens, mention.span, said)
            self._sightings.see(met, rank, mention.span.start)
            if met.kind == "person" and rank is not Rank.TOLD_OF:
                people.append((mention.span, met))
        for place, gender in objects_of(tokens, said):
            self._sightings.see(Met("", "person", "unresolved", 1, gender=gender), Rank.SUBJECT, place)
        if len(people) == 1:
            span, met = people[0]
            met.gender = met.gender or shown_gender(tokens, span, said)

    def who(self, tokens: Sequence[Token], span: Span | None) -> Met:
        """Whom a mention among the tokens of a sentence stands for; somebody new where nobody fits.

        ``span`` is None where no source is named.
        """
        if span is None:
            return self._new(Met("", "none", "agentless", None))
        words = tokens[slice(*mentions.within(tokens, span))]
        pronoun = len(words) == 1 and words[0].tag != "M" and words[0].low in PRONOUNS
        if self._spoke and self._spoke.mentions[-1].start == span.start:
            met = self._spoke  # an aide, who asked not to be named, said
        else:
            met = self._pronoun(words[0]) if pronoun else self._phrase(tokens, mentions.read(tokens, span))
        met.mentions.append(span)
        met.spoke = True
        self._spoke = met
        self._sightings.see(met, Rank.SPEAKS, span.start)
        return met

    def goes_on(self, met: Met, at: int) -> None:
        """Note that somebody goes on speaking in this sentence without being named."""
        self._sightings.see(met, Rank.SPEAKS, at)

    # ------------------------------------------------------------ remembering

    def _new(self, met: Met, *, listed: bool = False) -> Met:
        met.place = len(self.met)
        self.met.append(met)
        self._call(met, met.name)
        if listed and met.words:
            self._register.add(met)
        return met

    def _call(self, met: Met, name: str) -> None:
        """Note by which name somebody goes from here on."""
        met.name = name
        if recurs(met):
            self._called.setdefault(name.lower(), []).append(met)

    def _introduce(self, tokens: Sequence[Token], mention: Mention, last: Met | None) -> Met | None:
        """Whom a sentence names in passing; None for what may be no person and no body."""
        found = self._register.find(mention) or self._by_initials(mention)
        if found:
            if len(found) == 1:
                self._learn(found[0], mention)
            return found[0] if len(found) == 1 else None
        if last is not None and len(mention.name) == 1 and mentions.is_bracketed(tokens, mention.span):
            self._register.alias(last, mention.name[0])
            return None
        known_as = any(is_role(role.noun) for role in mention.roles) or mention.gender
        if mention.kind.kind == "person" and len(mention.name) == 1 and not known_as:
            return None
        return self._role_named(mention) or self._named_anew(mention, mention.kind)

    def _named_anew(self, mention: Mention, kind: Kind) -> Met:
        met = Met(self._shown(mention), *kind, words=mention.name, first=mention)
        met.learn(mention)
        return self._new(met, listed=True)

    def _learn(self, met: Met, mention: Mention) -> None:
        if met.kind == "person" and len(mention.name) > len(met.words) and len(met.words) <= 1:
            met.rename(mention.name)
            self._call(met, self._shown(mention))
            self._register.add(met)
        met.learn(mention)

    def _shown(self, mention: Mention) -> str:
        return " ".join(self._document[mention.named or mention.span].split())

    # ------------------------------------------------------------ pronouns

    def _pronoun(self, word: Token) -> Met:
        """Whom a pronoun means: the nearest that fits, unless another comes into question."""
        behind = {met for met, _, at in self._sightings.now if at > word.start}

        def objection(met: Met) -> str:
            return "named beside the pronoun" if met in behind else met.objection(word.low)

        met = None
        if word.low in PLURAL:  # a body only where no people are spoken of
            met = self._sightings.nearest(lambda m: m.number != 1 and not objection(m), word.start)
        if met is None:
            met = self._sightings.nearest(lambda m: not objection(m), word.start)
        met = met if met is not None and met.resolved else None
        self._note(Span(word.start, word.end), met, objection)
        if met is not None:
            if word.low in THING and met.kind == "person":
                met.kind, met.detail = "organisation", "organisation"
            elif met.kind == "person":
                met.gender = met.gender or GENDER.get(word.low, "")
            return met
        kind: SourceKind = (
            "person" if word.low in SINGULAR else "group" if word.low in PLURAL else "organisation"
        )
        unknown = Met(word.low, kind, "unresolved", None if word.low in PLURAL else 1)
        unknown.gender = GENDER.get(word.low, "")
        unknown.flags.add("pronoun")
        return self._new(unknown)

    # ------------------------------------------------------------ phrases

    def _phrase(self, tokens: Sequence[Token], mention: Mention) -> Met:
        if len(mention.words) == 1 and mention.words[0].low in ("a", "answer"):
            return self._answering(mention)
        parts = [Span(part[0].start, part[-1].end) for part in parts_of(mention.words)]
        if parts:
            return self._together([self._phrase(tokens, mentions.read(tokens, part)) for part in parts])
        if mention.name:
            return self._named(mention)
        if mention.kind.detail == "spokesperson":
            return self._voice(mention)
        if mention.definite and pairs.is_pair(mention):
            return self._pair(mention)
        return self._described(mention)

    def _named(self, mention: Mention) -> Met:
        """Whom a proper name means; nobody known where two go by it."""
        found = self._register.find(mention) or self._by_initials(mention)
        if len(found) > 1:
            self._note(mention.span, None, lambda m: "" if m in found else "of another name", found)
            kind = found[0].kind
            return self._new(Met(self._shown(mention), kind, "unresolved", 1, first=mention))
        met = found[0] if found else self._role_named(mention)
        if met is None:
            return self._named_anew(mention, mention.kind)
        same = len(mention.name) == len(met.words) and met.detail in ("named", "organisation")
        if not met.spoke and same and mention.kind.kind == "organisation":
            met.kind, met.detail = mention.kind.kind, mention.kind.detail
        met.voiced = False
        self._learn(met, mention)
        return met

    def _by_initials(self, mention: Mention) -> list[Met]:
        """The person whose initials stand before a colon."""
        if len(mention.name) != 1 or len(mention.name[0]) > 3 or not mention.name[0].isupper():
            return []
        people = (m for m in self._lately() if m.kind == "person" and len(m.words) > 1)
        named = [m for m in people if "".join(word[0] for word in m.words) == mention.name[0]]
        return named if len(named) == 1 else []

    def _answering(self, mention: Mention) -> Met:
        """Whose the answers are that stand behind "A:": the only person the article names."""
        people = [m for m in self._lately() if m.kind == "person" and m.resolved]
        if len(people) == 1:
            return people[0]
        return self._new(Met(self._document[mention.span], "person", "unresolved", 1, first=mention))

    def _role_named(self, mention: Mention) -> Met | None:
        """Who was known by the role only that a full name now has: the mayor, who is Gunnar Tveit."""
        if mention.kind.kind != "person" or not mention.roles:
            return None
        nouns = {role.noun for role in mention.roles}
        waiting = [m for m in self._lately() if not nouns.isdisjoint(m.nouns) and awaits_name(m)]
        back = [r for r in mention.roles if self._document[r.span].lower().startswith("the ")]
        fitting = [
            m for m in waiting if holds(m, mention.roles) or any(b.fits(r) for b in back for r in m.roles)
        ]
        if len(fitting) != 1:
            return None
        (met,) = fitting
        if any(m.words and any(r.fits(o) for r in met.roles for o in m.roles) for m in self._lately()):
            return None
        met.rename(mention.name)
        met.detail = "named"
        self._call(met, self._shown(mention))
        met.learn(mention)
        self._register.add(met)
        return met

    def _voice(self, mention: Mention) -> Met:
        """The body that an unnamed spokesperson speaks for: "a spokesman for the Harbour Board"."""
        met = self._spoken_for(mention)
        if met is None:
            met = self._by_role(mention) if mention.definite else self._only_body(mention)
        if met is None:
            return self._described(mention, plain=True)
        met.voiced = met.kind == "organisation"
        if met.voiced:
            met.gender = mention.gender
            met.take(mention.roles)
        return met

    def _only_body(self, mention: Mention) -> Met | None:
        """The body that "a spokeswoman" speaks for where only one was spoken of lately."""
        if len(mention.words) > 2:
            return None
        near = self._sightings.everyone(mention.span.start)
        bodies = [m for m in near if m.kind == "organisation" and m.resolved]
        return bodies[0] if len(bodies) == 1 else None

    def _spoken_for(self, mention: Mention) -> Met | None:
        words = mention.words
        noun = next((i for i, w in enumerate(words) if w.low.startswith(("spokes", "representative"))), None)
        if noun is None:
            return None
        if noun + 2 < len(words) and words[noun + 1].low in ("for", "of", "at", "from"):
            body = words[noun + 2 :]
        else:
            body = [w for w in words[:noun] if w.tag not in "'D"]
        if not body:
            return None
        span = Span(body[0].start, body[-1].end)
        named = mentions.read(body, span)
        if not name_in(body):
            return self._by_role(replace(named, words=words[:1])) if named.roles else None
        if named.kind.kind == "person" and not self._register.find(named):
            if len(named.name) > 1 and (named.roles or named.gender or mentions.is_known_person(named)):
                return None
            named = replace(named, kind=Kind("organisation", "organisation", 1))
        met = self._named(named)
        return met if met.kind == "organisation" else None

    def _described(self, mention: Mention, *, plain: bool = False) -> Met:
        """Whom a phrase without a name means: "the ministry", "the 43-year-old", "the official"."""
        kind, text = mention.kind, " ".join(self._document[mention.span].split())
        if mention.kind.kind == "none":
            return self._new(Met(text, *kind, first=mention))
        met = None if plain else self._same_words(text) or self._aged(mention)
        if met is None and mention.definite and not plain and mention.words[0].low not in POSSESSIVE:
            met = self._by_role(mention)
        elif met is None and not plain:
            met = self._anticipated(mention)
        if met is not None:
            if met.resolved:
                met.learn(mention)
            return met
        met = Met(text, *kind, first=mention)
        met.learn(mention)
        return self._new(met)

    def _anticipated(self, mention: Mention) -> Met | None:
        """What a headline has named without an article: "Poll finds …", which is "a poll by …" below."""
        if not mention.roles or mention.kind.number != 1 or mention.words[0].low not in ("a", "an"):
            return None
        noun = mention.roles[0].noun
        met = next((m for m in self.met[:_HEADED] if m.number == 1 and m.resolved and is_bare(m, noun)), None)
        if met is not None and len(met.mentions) == 1:
            self._call(met, " ".join(self._document[mention.span].split()))
            return met
        return None

    def _lately(self) -> list[Met]:
        return self.met[-_LATELY:]

    def _same_words(self, text: str) -> Met | None:
        """Who was called by the very same words."""
        low, oldest = text.lower(), len(self.met) - _LATELY
        called = [m for m in self._called.get(low, ())[-_LATELY:] if m.name.lower() == low]
        return max((m for m in called if m.place >= oldest), key=lambda m: m.place, default=None)

    def _aged(self, mention: Mention) -> Met | None:
        """Whose age it is, where a phrase is no more than an age."""
        if mention.age is None or mention.noun != "year-old":
            return None
        fitting = [m for m in self._lately() if m.age == mention.age]
        if not fitting:
            lately = self._sightings.everyone(mention.span.start)
            fitting = [m for m in lately if m.personal and m.age is None and m.resolved]
        met = fitting[0] if len(fitting) == 1 else None
        self._note(mention.span, met, lambda m: "" if m in fitting else "of another age, or no person")
        return met

    def _by_role(self, mention: Mention) -> Met | None:
        """Whom a role or a kind of body means; somebody unresolved where two have it, None where nobody."""
        if not mention.roles:
            return None
        role = mention.roles[0]
        fitting = [m for m in self._lately() if may_hold(m, role, mention) and m.resolved]
        if not fitting:
            near = self._sightings.everyone(mention.span.start)
            fitting = [] if role.narrowed else [m for m in near if may_be_called(m, role.noun)]
            fitting = [m for m in fitting if m.kind == "organisation"] or fitting
        if len(fitting) > 1:
            near = self._sightings.everyone(mention.span.start)
            fitting = [m for m in near if m in fitting] if sum(m in fitting for m in near) == 1 else fitting
        met = fitting[0] if len(fitting) == 1 else None
        self._note(
            mention.span, met, lambda m: "" if m in fitting else "not called so in the article", fitting
        )
        if met is None and fitting:
            kind = fitting[0].kind if mention.kind.kind != "organisation" else "organisation"
            name = " ".join(self._document[mention.span].split())
            return self._new(Met(name, kind, "unresolved", mention.kind.number, first=mention))
        return met

    # ------------------------------------------------------------ pairs

    def _together(self, members: Sequence[Met]) -> Met:
        """The source that several people are together: "Ida Lund and Oda Lund"."""
        known = next((m for m in self._lately() if m.members and set(m.members) == set(members)), None)
        if known is not None:
            return known
        name = ", ".join(m.name for m in members[:-1]) + f" and {members[-1].name}"
        return self._new(Met(name, "person", "named", len(members), members=tuple(members)))

    def _pair(self, mention: Mention) -> Met:
        """The two that "both men" or "the pair" are: the only two lately heard."""
        people = pairs.members(mention, self._sightings.everyone(mention.span.start))
        met = people[0] if len(people) == 1 and people[0].number == 2 and people[0].resolved else None
        if len(people) == 2 and all(m.number == 1 for m in people):
            met = self._together(people)
        self._note(mention.span, met, lambda m: "" if m in people else "not one of two people")
        if met is not None:
            return met
        text = " ".join(self._document[mention.span].split())
        kind: SourceKind = "group" if pairs.has_role(mention) else "person"
        return self._new(Met(text, kind, "unresolved", 2, first=mention))

    def _note(
        self,
        mention: Span,
        taken: Met | None,
        objection: Callable[[Met], str],
        considered: Sequence[Met] = (),
    ) -> None:
        """Take down who came into question, where that is asked for."""
        if self._choices is None:
            return
        others = dict.fromkeys([*considered, *self._sightings.everyone(mention.start)])
        self._choices.append(choices.made(mention, taken, {m: objection(m) for m in others}))
