"""What may begin a sentence: the word behind a stop, and the number of an item."""

from __future__ import annotations

import re
from functools import cache

from audit import lexicons
from audit.reading.wordlists import classes

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|d|ll|ve|re|m))$", re.IGNORECASE)  # Don’t; She’ll
_PARTICLE = r"(?:van|von|de|du|da|di|del|della|dos|den|ter|bin|ibn|la|le)(?: (?:der|den|de|la|las|los|het))?"
# iPhone; al-Nour; d’Arcy; v2.0; van der Poe
_SMALL_NAME = re.compile(rf"[a-z]{{1,2}}[A-Z]|al-[A-Z]|d['’][A-Z]|v\d+\.\d|{_PARTICLE} [A-Z]")
_PRONOUN = re.compile(r"(?:we|they|he|she|it|i|you)(?:['’](?:s|d|ll|ve|re|m))? [a-z]")  # we find it hard
# (a) The pier; (2) For; ii. The lift
_ITEM = re.compile(r"(?:\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?!v\.)[ivx]{1,4}\.) (?=[\"“‘]?[A-Z])")
_NUMBERED = re.compile(r"[\"“‘']?(\d{1,2})[.)] (?=[\"“‘']?[A-Z])")  # 2. Results
_SECTION = re.compile(
    r"(?:Sec|Sect|Art|Section|Article|Clause|Rule|Schedule)\.? \d+[A-Za-z]?$"
)  # Sec. 4. Honey.
_GOES_ON = re.compile(r" [a-z]")
_AUXILIARY = re.compile(
    r" (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|does|do|[“‘\"'])[\s\w]"
)
_PLURALS = {"men": "man", "women": "woman", "people": "person", "children": "child", "police": "police"}


def word_at(text: str, start: int) -> str:
    """The word that begins at ``start``, which may hold stops, apostrophes and hyphens."""
    word = _WORD.match(text, start)
    return word[0] if word else ""


def is_starter(text: str, start: int) -> bool:
    """Whether the word at ``start`` is one that often begins a sentence, and no initial."""
    word = word_at(text, start)
    if not word or not word[0].isupper():
        return False
    low = word.lower()
    if low not in _listed("starter") and _CLITIC.sub("", low) not in _listed("starter"):
        return False
    return not (len(word) < 4 and text[start + len(word) : start + len(word) + 1] == ".")


def is_polite(text: str, start: int) -> bool:
    """Whether a name begins with a title that no other word goes before: Mr. Poe."""
    return word_at(text, start) in _listed("polite")


def is_title(text: str, start: int) -> bool:
    """Whether an abbreviated title begins at ``start``: Sgt. Poe."""
    word = word_at(text, start)
    return word in _listed("title") and text[start + len(word) : start + len(word) + 1] == "."


def is_company(text: str, start: int) -> bool:
    """Whether the end of a company's name follows: Dry-It! Ltd."""
    word = word_at(text, start)
    return word in _listed("final") and text[start + len(word) : start + len(word) + 1] in (".", ",")


def is_label(text: str, start: int) -> bool:
    """Whether a word and a colon follow: Witness: Ann Poe."""
    word = word_at(text, start)
    return word[:1].isupper() and text[start + len(word) : start + len(word) + 2] == ": "


def is_given_name(text: str, start: int) -> bool:
    """Whether a person's given name begins at ``start``."""
    return word_at(text, start).lower() in _given()


def is_plural(text: str, start: int) -> bool:
    """Whether a plural begins at ``start`` that has its capital from the sentence: Analysts at the firm."""
    word = word_at(text, start).lower()
    if not _GOES_ON.match(text, start + len(word)) or word in _listed("national"):
        return False
    singulars = (
        [_PLURALS[word]] if word in _PLURALS else [w for w, form in lexicons.lemmas(word) if form == "s"]
    )
    return any(w in _nouns() or w in _people() for w in singulars)


def is_subject(text: str, start: int) -> bool:
    """Whether a common noun with its verb begins at ``start``: Work will start."""
    word = word_at(text, start)
    return word.lower() in _nouns() and _AUXILIARY.match(text, start + len(word)) is not None


def opens(word: str) -> bool:
    """Whether a word often begins a sentence, when it has a capital."""
    return word in _listed("starter")


def is_small(text: str, start: int) -> bool:
    """Whether what begins at ``start`` may begin a sentence with a small letter: iPhone, van der Poe."""
    return _SMALL_NAME.match(text, start) is not None


def is_item(text: str, start: int) -> bool:
    """Whether the letter or number of an item begins at ``start``: (a) The pier."""
    return _ITEM.match(text, start) is not None


def is_pronoun(text: str, start: int) -> bool:
    """Whether a clause with a small pronoun begins at ``start``, as people type: we find it hard."""
    return _PRONOUN.match(text, start) is not None


def is_next_item(text: str, sentence: int, start: int) -> bool:
    """Whether the item at ``start`` is the next after the one with which the sentence begins: 2. after 1."""
    here, there = _NUMBERED.match(text, sentence), _NUMBERED.match(text, start)
    return here is not None and there is not None and int(here[1]) + 1 == int(there[1])


def is_section(text: str, start: int, end: int) -> bool:
    """Whether a stretch is the number of a section, before its heading, as in: Sec. 4."""
    return end - start < 20 and _SECTION.match(text, start, end) is not None


@cache
def _given() -> frozenset[str]:
    return frozenset(lexicons.load("names-given").single)


@cache
def _nouns() -> frozenset[str]:
    """Common nouns that do not stand before names like titles."""
    return frozenset(lexicons.load("common-nouns").single) - frozenset(lexicons.load("titles").single)


@cache
def _people() -> frozenset[str]:
    return frozenset(lexicons.load("source-nouns").single)


def _listed(group: str) -> frozenset[str]:
    return classes("abbreviations")[group]
