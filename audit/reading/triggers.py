"""What makes a statement need a source: an accusation, blame, a forecast, a casualty figure.

Only the tokens that the caller marks count. Whether a claim is ``contested`` by somebody else
in the same article cannot be seen in one sentence, and is decided by ``reading.contested``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import compress

from audit import lexicons, paths
from audit.article import Figure, Trigger
from audit.lexicons import Entry, Lexicon
from audit.reading import clauses, nounphrases, subjects
from audit.reading.tagging import Token
from audit.reading.wordclasses import is_plural

_FUTURE = frozenset(["will", "'ll", "won't"])
_SET = frozenset(["set", "going", "poised", "bound", "sure"])  # is … to
_VAGUE = frozenset(
    ["a", "an", "some", "someone", "somebody", "two", "three", "four", "five", "several", "masked"]
)
_UNSURE = frozenset(["not", "n't", "never", "no", "to", "may", "might", "could", "would", "should", "must"])
_TOLLS = frozenset(["toll", "dead", "killed", "died", "missing", "injured", "wounded", "hurt", "displaced"])
_NO_COUNT = frozenset(["/", "-", "–", "at", "aged", "age", "no.", "number"])  # died at 43
_MANY = frozenset(["dozens", "hundreds", "thousands", "scores"])
_YEAR = re.compile(r"(?:19|20)\d\d$")
_WHOEVER = frozenset(("that", "which", "who"))
_WEIGHTY = frozenset(("accusation", "blame", "concealment", "cause", "forecast", "crime"))
_WRONGS = ("accusation", "concealment", "crime")
BESIDE = frozenset(("accusation of", "concealment of", "casualty people"))
"""Classes of what is wronged, hidden or counted: they tell nothing without a word of another class."""
_WINDOW = 6  # words between a number and the word for a casualty

Hints = Mapping[str, Sequence[int]]


def find(
    tokens: Sequence[Token], writer: Sequence[bool], figures: Sequence[Figure], hinted: Hints
) -> frozenset[Trigger]:
    """The triggers of one sentence.

    ``writer`` says of each token whether it counts; ``figures`` and ``hinted`` are the figures and the
    ``hints`` of the sentence.
    """
    if not hinted and all(figure.unit != "percent" for figure in figures):
        return frozenset()
    lows = [token.low if own else "" for token, own in zip(tokens, writer, strict=True)]
    return frozenset(_triggers(tokens, lows, hinted, figures))


def hints(lows: Sequence[str]) -> Hints:
    """The classes of which an entry begins in a sentence, and at which words, whoever's they are."""
    every = list(map(_hints, lows))
    found: dict[str, list[int]] = {}
    for index in compress(range(len(every)), every):  # most words give none
        for group, known in every[index]:
            if known.at(lows, index) is not None:  # nearly always a "to" or "as" that opens nothing here
                found.setdefault(group, []).append(index)
    return found


def _triggers(
    tokens: Sequence[Token],
    lows: Sequence[str],
    hints: Hints,
    figures: Sequence[Figure],
) -> Iterator[Trigger]:
    if ("accusation" in hints and _accuses(tokens, lows, "accusation")) or (
        "wrongful" in hints and _wrongful(tokens, lows)
    ):
        yield "accusation"
    if _has(lows, hints, "blame"):
        yield "blame"
    if "concealment" in hints and _accuses(tokens, lows, "concealment"):
        yield "concealment"
    if _has(lows, hints, "private") or (_has(lows, hints, "closed") and not _has(lows, hints, "public")):
        yield "private"
    if _has(lows, hints, "cause"):
        yield "cause"
    if "forecast" in hints and _forecasts(tokens, lows):
        yield "forecast"
    if _has(lows, hints, "superlative"):
        yield "superlative"
    shares = [figure for figure in figures if figure.unit == "percent"]
    if shares and any(_own(tokens, lows, shares)):
        yield "statistic"
    if "casualty" in hints and _casualties(tokens, lows, figures):
        yield "casualty"
    if "crime" in hints and _crimes(tokens, lows):
        yield "crime"


@cache
def _classes() -> Mapping[str, Lexicon]:
    """The lists of ``triggers.txt``, by class."""
    path = paths.need(paths.SEEDS / "lexicons" / "triggers.txt")
    entries: dict[str, list[Entry]] = {}
    for entry in lexicons.read(path.read_text(encoding="utf-8")):
        entries.setdefault(entry.group, []).append(entry)
    return {group: Lexicon(found, inflect=True) for group, found in entries.items()}


@cache
def _openings() -> Mapping[str, set[str]]:
    """The first words of all entries, each with the classes that it may be a hint of."""
    found: dict[str, set[str]] = {}
    for group, known in _classes().items():
        if group in BESIDE:
            continue
        for words in (*known.single, *(entry.words for entry in known.phrases)):
            found.setdefault(words.partition(" ")[0].rstrip("~"), set()).add(group)
    return found


@lru_cache(maxsize=65536)
def _hints(low: str) -> Sequence[tuple[str, Lexicon]]:
    """The classes of which an entry may begin with a word, and their lists."""
    openings = _openings()
    groups = {group for lemma, _ in lexicons.lemmas(low) for group in openings.get(lemma, ())}
    return [each for each in _classes().items() if each[0] in groups]


def _has(lows: Sequence[str], hints: Hints, group: str) -> bool:
    """Whether an entry of a class stands in a sentence, at one of the words where one may begin."""
    if group not in hints:
        return False
    known = _classes()[group]
    return any(lows[index] and known.at(lows, index) for index in hints[group])


def _accuses(tokens: Sequence[Token], lows: Sequence[str], group: str) -> bool:
    """Whether somebody does something wrong to something: "The firm hid the results"."""
    return any(True for _ in _acts(tokens, lows, group))


def _acts(tokens: Sequence[Token], lows: Sequence[str], group: str) -> Iterator[int]:
    """The verbs of a class by which somebody does something wrong."""
    objects = _classes().get(f"{group} of")
    for match in _classes()[group].find(lows):
        if not _done_by_somebody(tokens, lows, match.first):
            continue
        behind = lows[match.last : match.last + 8]
        if (
            objects is not None
            and "object" in match.entry.flags
            and not any(word and word in objects for word in behind)
        ):
            continue
        if "to" in match.entry.flags and not any(word in ("to", "about") for word in behind[:1]):
            continue
        yield match.first


def may_wrong(hints: Hints) -> bool:
    """Whether a sentence has a word for doing wrong."""
    return not hints.keys().isdisjoint(_WRONGS)


def wrongs(tokens: Sequence[Token], lows: Sequence[str], hints: Hints) -> Iterator[int]:
    """The verbs by which somebody is said to have done wrong, by number; words that do not count are ""."""
    for group in _WRONGS:
        if group in hints:
            yield from _acts(tokens, lows, group)


def weighs(lows: Sequence[str], verb: int) -> bool:
    """Whether the verb at ``verb`` begins what would need a source: an outcome, a cause, a wrong."""
    return any(g in _WEIGHTY and known.at(lows, verb) is not None for g, known in _hints(lows[verb]))


def _done_by_somebody(tokens: Sequence[Token], lows: Sequence[str], verb: int) -> bool:
    """Whether the verb is finite, affirmed, active (or passive with "by") and has a subject."""
    if tokens[verb].tag != "V":
        return False
    start = clauses.verb_group(tokens, verb)
    group = set(lows[start:verb])
    if group & _UNSURE or "to" in lows[max(0, start - 3) : start] or "whether" in lows[:start]:
        return False
    helped = any(token.tag == "A" for token in tokens[start:verb])
    if not helped and (tokens[verb].form == "ing" or (start and tokens[start - 1].tag == "V")):
        return False  # "harassing emails", "used forged letters"
    if group & {"was", "were", "been", "be", "is", "are", "being"} and tokens[verb].form != "ing":
        return "by" in lows[verb + 1 : verb + 4]
    return subjects.subject_of(tokens, verb) is not None and not _of_any(tokens, start, verb)


def _of_any(tokens: Sequence[Token], start: int, verb: int) -> bool:
    """Whether a clause narrows down whoever may do such things: "countries that violate the treaty"."""
    if start < 2 or tokens[verb].form != "base" or tokens[start - 1].low not in _WHOEVER:
        return False
    noun = tokens[start - 2]
    return noun.tag == "N" and is_plural(noun.low) and (start == 2 or tokens[start - 3].tag not in "D#JNM'")


def _wrongful(tokens: Sequence[Token], lows: Sequence[str]) -> bool:
    """Whether somebody is said to act against the law: "has been illegally overcharging pensioners"."""
    adverbs = _classes()["wrongful"]
    for index, low in enumerate(lows):
        if low and low in adverbs:
            near = (index + 1, *range(index - 1, index - 6, -1), index + 2)
            verb = next((n for n in near if 0 <= n < len(tokens) and tokens[n].tag == "V"), None)
            if verb is not None and _done_by_somebody(tokens, lows, verb):
                return True
    return False


def _forecasts(tokens: Sequence[Token], lows: Sequence[str]) -> bool:
    """Whether an outcome is foretold that no calendar holds: "The merger will create 4,000 jobs"."""
    if _FUTURE.isdisjoint(lows) and _SET.isdisjoint(lows):
        return False
    if any(token.tag == "Z" for token in tokens) or any(map(_YEAR.match, lows)):
        return False
    outcomes = _classes()["forecast"]
    for index, low in enumerate(lows):
        if low not in _FUTURE and not (low in _SET and lows[index + 1 : index + 2] == ["to"]):
            continue
        after = index + (1 if low in _FUTURE else 2)
        while after < len(tokens) and tokens[after].tag == "R":
            after += 1
        if after < len(tokens) and lows[after] and outcomes.at(lows, after):
            return True
    return False


def _own(tokens: Sequence[Token], lows: Sequence[str], figures: Sequence[Figure]) -> Iterator[Figure]:
    own = {token.start for token, low in zip(tokens, lows, strict=True) if low}
    return (figure for figure in figures if figure.span.start in own)


def _casualties(tokens: Sequence[Token], lows: Sequence[str], figures: Sequence[Figure]) -> bool:
    """Whether dead, hurt or missing people are counted."""
    terms, people = _classes()["casualty"], _classes()["casualty people"]
    places = [n for n, low in enumerate(lows) if low and low in terms and tokens[n].tag != "M"]
    if not places:
        return False
    if any(low in _MANY and any(0 < n - at <= _WINDOW for n in places) for at, low in enumerate(lows)):
        return True
    at_start = {token.start: n for n, token in enumerate(tokens)}
    for figure in _own(tokens, lows, figures):
        at = at_start[figure.span.start]
        if figure.unit not in ("count", "plain") or not _counts(tokens, at):
            continue
        if not any(abs(n - at) <= _WINDOW for n in places):
            continue
        if figure.noun in people if figure.noun else _TOLLS.intersection(lows[max(0, at - 4) : at + 4]):
            return True
    return False


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number counts something: not an age ("Smith, 34,"), a date or a part of "9/11"."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if before and (before.tag == "Z" or before.low in _NO_COUNT or (before.low == "," and after == ",")):
        return False
    return after not in ("/", "-", "–") and "year" not in after and "-" not in tokens[at].low


def _crimes(tokens: Sequence[Token], lows: Sequence[str]) -> bool:
    """Whether somebody definite is said to have committed a crime."""
    for match in _classes()["crime"].find(lows):
        if not _done_by_somebody(tokens, lows, match.first):
            continue
        subject = subjects.subject_of(tokens, match.first)
        if subject and lows[subject[0]] not in _VAGUE and tokens[subject[0]].tag in "DMN'":
            head = tokens[nounphrases.head(tokens, subject)]
            if tokens[subject[0]].tag != "N" or head.tag == "M":
                return True
    return False
