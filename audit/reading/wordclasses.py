"""What parts a word may play in a sentence, before its neighbours are looked at.

A part is one letter, finer than the tag of a token: a noun is ``N`` or, in the plural,
``n``; a verb is ``b`` (base), ``z`` (says), ``d`` (said), ``v`` (participle) or ``g``
(saying). Each part has a cost: 0 for the likeliest, more for the rarer.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from audit import lexicons
from audit.lexicons import Form

_Forms: TypeAlias = "list[tuple[str, Form]]"
"""The verbs that a word may be a form of, and which form."""


class Part(NamedTuple):
    """One part that a word may play, what that costs, and its lemma and form as a verb."""

    state: str
    cost: float
    lemma: str = ""
    form: Form | str = ""


_CLOSED: dict[str, str] = {
    "D": "the a an this these those my your his its our their every no such whose half",
    "DP": "each any some another both either neither all many much more most several few enough",
    "P": "i you he she it we they one everyone everybody someone somebody anyone anybody nobody everything "
    "something nothing anything none others",
    "o": "me us him them himself herself itself themselves myself ourselves yourself",
    "B": "be am is are was were been being isn't aren't wasn't weren't 'm 're ain't",
    "H": "have has had having haven't hasn't hadn't 've",
    "O": "do does did don't doesn't didn't",
    "X": "would can could might must shall should cannot won't wouldn't can't couldn't mustn't shouldn't "
    "needn't 'll ought",
    "T": "to",
    "W": "who whom which what whether how why when where whatever whoever whichever",
    "I": "of in on at by for from with about into over after before under between through during against "
    "among around behind beyond near toward towards upon within without across amid along alongside "
    "despite inside outside onto per until via versus above below beneath beside besides except than as "
    "off out up down amongst throughout regarding concerning excluding",
    "C": "and or but nor yet &",
    "S": "because although though if unless while whereas that once lest",
    "R": "not also never now then here just only even still already again ever always often later earlier "
    "soon too very quite rather almost perhaps maybe meanwhile however instead today yesterday tomorrow "
    "tonight n't twice ago further recently currently together nonetheless nevertheless therefore thus "
    "publicly repeatedly privately flatly indeed moreover besides elsewhere afterwards afterward away "
    "apart back aloud abroad alone anyway likewise otherwise sometimes somewhat somehow forward forever",
    "Z": "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december jan feb aug sept oct nov dec mon tue tues wed thu "
    "thurs fri sat sun",
    "#": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred "
    "hundreds thousand thousands million millions billion trillion",
    "J": "new former senior top other own same next old young national federal local public general chief "
    "deputy acting white black key big small high low good bad better best early late last",
}  # fmt: skip
CLOSED = {word: states for states, words in _CLOSED.items() for word in words.split()}
"""The closed word classes; for words of more than one, the likeliest."""

_MIXED: dict[str, tuple[Part, ...]] = {
    "her": (Part("D", 0), Part("o", 0.6)),
    "that": (Part("S", 0), Part("D", 1.2)),
    "there": (Part("R", 0.1), Part("P", 0.4)),
    "having": (Part("g", 0, "have", "ing"),),
    "being": (Part("g", 0, "be", "ing"), Part("N", 1.5)),
    "be": (Part("B", 0, "be", "base"),),
    "been": (Part("B", 0, "be", "participle"),),
    "one": (Part("P", 0.3), Part("#", 0.1)),
    "so": (Part("R", 0.1), Part("S", 0.3)),
    "since": (Part("I", 0), Part("R", 0.6)),
    "before": (Part("I", 0), Part("R", 1.2)),
    "like": (Part("I", 0), Part("b", 1.0, "like", "base")),
    "first": (Part("J", 0), Part("R", 0.2)),
    "second": (Part("J", 0), Part("N", 1)),
    "third": (Part("J", 0), Part("N", 1)),
    "long": (Part("J", 0), Part("R", 0.4), Part("b", 2, "long", "base")),
    "well": (Part("R", 0), Part("J", 1)),
    "will": (Part("X", 0), Part("N", 5)),
    "can": (Part("X", 0), Part("N", 2.5)),
    "'s": (Part("'", 0), Part("B", 0.8), Part("H", 1.4)),
    "'d": (Part("X", 0), Part("H", 0.5)),
    "'": (Part("'", 0),),
    "police": (Part("n", 0),),
    "people": (Part("n", 0),),
    "media": (Part("n", 0.2), Part("N", 0.2)),
    "but": (Part("C", 0),),
    "past": (Part("J", 0), Part("N", 0.5), Part("I", 0.6)),
    "early": (Part("J", 0), Part("R", 0.3)),
    "late": (Part("J", 0), Part("R", 0.3)),
    "last": (Part("J", 0), Part("R", 1.5), Part("b", 2.5, "last", "base")),
    "far": (Part("R", 0), Part("J", 0.5)),
    "left": (
        Part("d", 0, "leave", "past"),
        Part("v", 0.2, "leave", "participle"),
        Part("N", 1),
        Part("J", 1),
    ),
    "right": (Part("J", 0), Part("N", 0.3), Part("R", 0.6)),
    "may": (Part("X", 0),),
    "march": (Part("N", 0.2), Part("b", 0.5, "march", "base")),
    "outside": (Part("I", 0), Part("J", 0.6)),
    "inside": (Part("I", 0), Part("J", 1)),
    "no": (Part("D", 0), Part("R", 1.2)),
    "half": (Part("D", 0), Part("N", 0.5)),
    "less": (Part("D", 0.2), Part("R", 0.2)),
    "least": (Part("D", 0), Part("N", 0.6)),
    "once": (Part("S", 0.2), Part("R", 0)),
    "only": (Part("R", 0), Part("J", 0.6)),
    "percent": (Part("n", 0),),
    "%": (Part("n", 0),),
}
_OPEN = {"DP": (Part("D", 0), Part("P", 0.6), Part("R", 1.0))}
_OF_NOUN = frozenset(("base", "s", "plural"))
_OF_NO_VERB = frozenset(("plural", "er"))
_NAMED_MONTHS = {"may": (Part("Z", 0),), "march": (Part("Z", 0),)}
_ADJECTIVE_ENDINGS = ("al", "ive", "ous", "ful", "less", "able", "ible", "ic", "ary", "ish", "ian", "ese")
_NOUN_ENDINGS = tuple("tion tions sion ment ness ity ship ism ist ance ence er ers or ors".split())
_REPORTING = frozenset("say tell think know believe want ask add argue become seem agree deny insist".split())
"""Verbs that are practically never nouns, whatever the lists say."""


def is_plural(low: str) -> bool:
    """Whether a noun looks plural: officials, police, women.

    >>> is_plural("officials"), is_plural("crisis"), is_plural("women")
    (True, False, True)
    """
    irregular = lexicons.irregular().get(low)  # lists alone tell: no ending makes a form a plural
    if low in ("people", "police") or (irregular and any(form == "plural" for _, form in irregular)):
        return True
    return low.endswith("s") and not low.endswith(("ss", "us", "is"))


@cache
def verbs() -> dict[str, bool]:
    """Lemmas of verbs, and whether each is as often a noun."""
    known = {word: entry.group == "both" for word, entry in lexicons.load("common-verbs").single.items()}
    listed = nouns()
    for word in lexicons.load("cue-verbs").single:
        known.setdefault(word, word in listed)
    for entry in lexicons.load("cue-verbs").phrases:
        first = entry.words.split()[0]
        known.setdefault(first, first in listed)
    for word in lexicons.load("evaluative-verbs").single:
        known.setdefault(word, word in listed)
    for starting in lexicons.irregular().values():
        for lemma, form in starting:
            if form != "plural":
                known.setdefault(lemma, lemma in listed)
    return known


@cache
def nouns() -> frozenset[str]:
    """Nouns of the word lists, singular."""
    lists = (lexicons.load(name).single for name in ("common-nouns", "cue-nouns", "source-nouns"))
    return frozenset(word for words in lists for word in words)


@cache
def adjectives() -> frozenset[str]:
    """Adjectives of the word lists."""
    lists = (lexicons.load(name).single for name in ("adjectives", "evaluative-adjectives"))
    return frozenset(word for words in lists for word in words)


@lru_cache(maxsize=65536)
def reports(lemma: str) -> bool:
    """Whether a that-clause may follow the verb, as after "say"."""
    entry = lexicons.load("cue-verbs").single.get(lemma) if lemma else None
    return entry is not None and "that" in entry.flags


def is_mixed(low: str) -> bool:
    """Whether a word is one of the few of more than one closed class (her, that, since)."""
    return low in _MIXED


@lru_cache(maxsize=65536)
def is_listed(low: str) -> bool:
    """Whether the word lists know the word, or a lemma of it, as anything but a name."""
    if low in CLOSED or low in _MIXED or low.endswith("ly") or _ends_as_adjective(low):
        return True
    return any(
        lemma in nouns() or lemma in verbs() or lemma in adjectives() for lemma, _ in lexicons.lemmas(low)
    )


@cache
def titles() -> frozenset[str]:
    """Honorifics and other titles that are names with a capital: Mr, Sen, Lt."""
    listed = lexicons.load("titles")
    short = {word.rstrip(".") for word in listed.single if word.endswith(".")}
    return listed.group("honorific") | short


@cache
def roles() -> frozenset[str]:
    """Nouns for what one person is: coach, minister, spokeswoman."""
    return lexicons.load("source-nouns").group("person") - lexicons.load("cue-verbs").single.keys()


@lru_cache(maxsize=65536)
def parts(low: str, capital: bool = False) -> tuple[Part, ...]:
    """The parts that a word in lower case may play; ``capital``: written with one inside a sentence.

    >>> [p.state for p in parts("claims")], [p.state for p in parts("the")]
    (['z', 'n'], ['D'])
    """
    if capital and low in _NAMED_MONTHS:
        return _NAMED_MONTHS[low]
    if low in _MIXED:
        return _MIXED[low]
    closed = CLOSED.get(low)
    if closed:
        return _OPEN.get(closed) or (Part(closed, 0),)
    if not low or not low[0].isalnum():
        return (Part("'" if low == "'" else "," if low == "," else "Q" if low == "“ ”" else ".", 0),)
    if low[0].isdigit():
        return (Part("n", 0),) if low.endswith("0s") else (Part("#", 0),)
    return _open(low)


def _open(low: str) -> tuple[Part, ...]:
    """A noun, verb, adjective or adverb, by the lists and by its ending."""
    known = verbs()
    forms = [each for each in lexicons.lemmas(low) if each[0] in known and each[1] not in _OF_NO_VERB]
    found = [*_as_verb(low, forms), *_as_noun(low, forms)]
    if low in adjectives() or _ends_as_adjective(low):
        listed = low in adjectives() or low.endswith(("er", "est"))
        found = [p._replace(cost=p.cost + (0.5 if p.state in "Nn" else 0.3)) for p in found]
        found.append(Part("J", 0 if listed or not found else 0.6))
        if len(found) == 1:
            found.append(Part("N", 1.8))
    if low.endswith("ly") and len(low) > 4 and low not in nouns():
        found = [*(p._replace(cost=p.cost + 1) for p in found), Part("R", 0)]
    return tuple(found) or _unknown(low)


def _unknown(low: str) -> tuple[Part, ...]:
    """A word of no list and no telling ending: a noun, perhaps an adjective or a verb."""
    if is_plural(low):
        return (Part("n", 0), Part("z", 1.8, low[:-1], "s"), Part("J", 2))
    return (Part("N", 0), Part("J", 1.2), Part("b", 1.8, low, "base"))


def _ends_as_adjective(low: str) -> bool:
    if low.endswith(("er", "est")) and len(low) > 4:
        stem = low.removesuffix("r").removesuffix("e") if low.endswith("er") else low[:-3]
        return any(
            base in adjectives() for base in (stem, stem + "e", stem[:-1] + "y", stem[:-1]) if len(base) > 2
        )
    return (low.endswith(_ADJECTIVE_ENDINGS) and len(low) > 4) or ("-" in low and low.endswith("ed"))


def _as_noun(low: str, forms: _Forms) -> list[Part]:
    """The noun that a word may be; ``forms``: those of verbs that it may be."""
    listed = nouns()
    lemmas = [lemma for lemma, form in lexicons.lemmas(low) if lemma in listed and form in _OF_NOUN]
    lemma = lemmas[0] if lemmas else ""
    verb = _likeliest(forms) if forms else None
    if verb and lemma in ("", verb[0]) and (verb[0] in _REPORTING or (not lemma and reports(verb[0]))):
        return []
    if lemma or (verb and verbs()[verb[0]] and verb[1] in ("base", "s")) or low.endswith(_NOUN_ENDINGS):
        unchanged = not lemma and any(form == "past" for _, form in lexicons.lemmas(low))  # cost, it cost
        return [Part("n" if is_plural(low) else "N", 0.5 if unchanged else 0.0)]
    if verb and verb[1] in ("base", "s"):
        return [Part("n" if is_plural(low) else "N", 1.2)]
    return []


def _as_verb(low: str, forms: _Forms) -> list[Part]:
    found: dict[str, Part] = {}
    known, listed = verbs(), nouns()
    for lemma, form in forms:
        extra = 0.3 if known[lemma] or (lemma in listed and lemma not in _REPORTING) else 0.0
        for state, cost in _STATES["spoke" if form == "past" and _is_only_past(low, lemma) else form]:
            found.setdefault(state, Part(state, cost + extra, lemma, _FORMS[state]))
    if not found:
        found = _verb_by_ending(low)
    if "v" in found:
        found["J"] = Part("J", 0.9, found["v"].lemma, "participle")
    if "g" in found:
        found["N"] = Part("N", 0.9, found["g"].lemma, "ing")
        found["J"] = Part("J", 1.2, found["g"].lemma, "ing")
    return list(found.values())


def _is_only_past(low: str, lemma: str) -> bool:
    """Whether the past of a verb is not its participle too: spoke, for spoken."""
    return lemma in _with_participle() and (lemma, "participle") not in lexicons.irregular().get(low, ())


@cache
def _with_participle() -> frozenset[str]:
    """Verbs whose participle is a form of its own."""
    return frozenset(
        lemma for found in lexicons.irregular().values() for lemma, form in found if form == "participle"
    )


_STATES: dict[str, tuple[tuple[str, float], ...]] = {
    "spoke": (("d", 0.0),),
    "base": (("b", 0.0),),
    "s": (("z", 0.0),),
    "past": (("d", 0.0), ("v", 0.0)),
    "participle": (("v", 0.0),),
    "ing": (("g", 0.0),),
}
_FORMS = {"b": "base", "z": "s", "d": "past", "v": "participle", "g": "ing"}


def _verb_by_ending(low: str) -> dict[str, Part]:
    if low in nouns():
        return {}
    if low.endswith("ing") and len(low) > 5:
        return {"g": Part("g", 0.2, low, "ing")}
    if low.endswith("ed") and len(low) > 4:
        return {"d": Part("d", 0.3, low, "past"), "v": Part("v", 0.0, low, "participle")}
    return {}


def _likeliest(forms: _Forms) -> tuple[str, Form]:
    """Of the forms of verbs that a word may be, the base where it is one: cost, which is its past too."""
    return next((each for each in forms if each[1] == "base"), forms[0])
