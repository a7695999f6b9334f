"""Who or what may be the source of a cue: people, bodies and what is written, not things."""

from __future__ import annotations

from audit import lexicons
from audit.reading.cues import Cue
from audit.reading.nounphrases import Range, Tokens, head, phrase_after

_NO_SOURCE = frozenset(
    "i we you me us myself ourselves nobody anyone anybody everybody neither please".split()
)
"""The writer, or the reader, or nobody: what they say or think is no attribution."""
_THINGS = frozenset("it this that these those which what everything nothing something".split())
_SOME = frozenset("who many some others most".split())
_COURTS = frozenset("court judge panel tribunal jury justice magistrate bench arbitrator".split())
_ASSEMBLIES = frozenset(
    "council councillor parliament senate senator house committee board member shareholder voter lawmaker "
    "legislator legislature assembly congress electorate commission county union mp".split()
)
_MOTIONS = frozenset(
    "motion bill amendment measure ballot resolution budget application challenge appeal suit lawsuit "
    "petition request offer proposal plan deal treaty".split()
)
"""What courts and assemblies decide on."""
_FINDERS = frozenset("researcher scientist auditor inspector reviewer pollster analyst economist".split())
"""People whose work it is to find things out."""
_INQUIRING = frozenset(
    "audit commission committee court inquiry enquiry inquest inspectorate institute jury laboratory lab "
    "ombudsman panel regulator tribunal university watchdog".split()
)
"""Bodies that find what is so; what others find is a thing: police found drugs, the firm found a buyer."""
_SHARES = frozenset("percent % cent half third thirds quarter quarters majority minority plurality".split())
"""Shares of those who were asked: 42 percent, a majority of voters."""
_PEOPLE_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "ee", "people", "alumni", "police")
_NOT_PEOPLE = frozenset(
    "anger barrier boiler border bulldozer burner butter cancer carrier color colour computer copper "
    "corner cruiser danger dinner disorder door error excavator factor fever finger flavour floor "
    "freighter hammer heater helicopter horror hunger ladder letter matter mirror monitor motor order "
    "paper power reactor river router rubber rumor rumour sector server shoulder shower silver steamer "
    "summer supper tanker terror thunder timber tower tractor trailer trawler vapor vapour water weather "
    "winter".split()
)
"""Nouns that end as those for people do."""
_HEARING = frozenset(
    "court inquiry enquiry inquest jury committee hearing tribunal panel parliament trial".split()
)
"""Bodies that are told things: the inquest heard that."""
_FINDING = frozenset(("document", "organisation"))
_OF_THINGS = frozenset(
    "prove establish guarantee require signal imply mean suggest ensure illustrate confirm".split()
)
SPEECH_ACTS = frozenset("accuse deny direct commit admit announce confirm insist belief warn".split())
"""Classes of what bodies do, so that "it" may stand for one: it accuses, it pledged to."""
_OF_WRITING = frozenset(("document", "factive"))
"""Classes of cue that things have too (the drop shows, the move exposes), so that the source must be one."""


def may_speak(tokens: Tokens, mention: Range, cue: Cue) -> bool:
    """Whether the phrase can be the source of this cue at all."""
    noun = tokens[head(tokens, mention)]
    if (noun.low in _NO_SOURCE and noun.text != "US") or noun.tag == "Z":
        return False
    if noun.low == "one" and tokens[mention[0]].low == "no":
        return False  # no one has said who paid
    if noun.low == "one" and mention[1] - mention[0] == 1 and tokens[cue.first].form != "past":
        return False  # one hopes: the writer
    if "poll" in cue.frames:
        return noun.low.removesuffix("s") in ("poll", "survey", "tracker")
    if cue.lemma == "hear":
        return noun.low in _HEARING
    if noun.low == "those" and mention[1] < len(tokens) and tokens[mention[1]].low == "who":
        return True
    if noun.low in _THINGS:
        acts = cue.cue_class in SPEECH_ACTS or bool(cue.frames & {"that", "quote", "np-prep"})
        return noun.low == "it" and acts
    if (cue.cue_class in _OF_WRITING or cue.lemma in _OF_THINGS) and noun.tag != "M":
        return speaks(tokens, mention)
    return True


def speaks(tokens: Tokens, mention: Range) -> bool:
    """Whether the phrase names somebody, or something that is written."""
    noun = tokens[head(tokens, mention)]
    if noun.tag == "M" or (noun.tag == "P" and noun.low not in _THINGS) or noun.low in _SOME:
        return True
    if noun.low.rpartition("-")[2] in _SHARES:
        return True
    if noun.tag == "#" or noun.low == "number":
        return _are_people(tokens, mention)
    known = lexicons.load("source-nouns", inflect=True)
    singular = noun.low.removesuffix("s")
    if singular == "class":
        at = head(tokens, mention)
        return at > 0 and known.at([tokens[at - 1].low, noun.low], 0) is not None  # the political class
    return noun.low in known or (singular.endswith(_PEOPLE_ENDINGS) and singular not in _NOT_PEOPLE)


def _are_people(tokens: Tokens, mention: Range) -> bool:
    """Whether a number counts people: two of the pilots; three said so."""
    at = head(tokens, mention) + 1
    if at < mention[1] and tokens[at].low == "of":
        return speaks(tokens, (at + 1, mention[1]))
    return at == mention[1] and tokens[at - 1].low != "number" and tokens[at - 1].low.isalpha()


def decides(tokens: Tokens, mention: Range, at: int) -> bool:
    """Whether a court, or an assembly on a motion, acts rather than speaks: rejected it by 18 to 2."""
    noun = tokens[head(tokens, mention)].low.removesuffix("s")
    if noun not in _COURTS and noun not in _ASSEMBLIES:
        return False
    matter = phrase_after(tokens, at)
    return noun in _COURTS or (
        matter is not None and tokens[head(tokens, matter)].low.removesuffix("s") in _MOTIONS
    )


def is_written(tokens: Tokens, mention: Range) -> bool:
    """Whether the phrase is for something written: a report, the figures."""
    entry = lexicons.load("source-nouns", inflect=True).get(tokens[head(tokens, mention)].low)
    return entry is not None and entry.group == "document"


def finds(tokens: Tokens, mention: Range, cue: Cue) -> bool:
    """Whether the phrase is a document or a body, so that what it found or showed is a finding."""
    noun = tokens[head(tokens, mention)]
    entry = lexicons.load("source-nouns", inflect=True).get(noun.low)
    found = cue.lemma == "find"
    if found and cue.first and tokens[cue.first].form == "ing" and tokens[cue.first - 1].tag == "I":
        return False  # after finding cracks
    if noun.low.removesuffix("s") in _FINDERS:
        return True
    if found and entry is not None and entry.group == "organisation":
        return noun.low in _INQUIRING
    return noun.tag == "M" or noun.low == "it" or (entry is not None and entry.group in _FINDING)
