"""What quoted words are used for: as somebody's speech, a fragment of it, a title, or as words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from audit import lexicons
from audit.article import QuotationUse
from audit.document import Block, Span
from audit.reading import quotemarks

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_NAME_BEFORE = re.compile(r"(?:^|[\s(])([^\W\d_][\w.’'-]+) $")  # Ana “the Fox” Marsh
_VERBS = frozenset(
    "is are was were am be been has have had will would can could do does did should shall must may might "
    "cannot let get got go going know think want need make made take came come say says said".split()
)
_CLITIC = re.compile(r"(?:['’](?:s|re|ve|ll|d|m)|n['’]t)$")
_PERSONS = frozenset("i we you he she they it us me him them my our your this that there".split())
_NO_SUBJECT = frozenset("and or but which to of in on at for with is was are were".split())
# Words without a content of their own: quoted alone, they are what is spoken of.
_GRAMMAR = frozenset(
    "a an the and or but if nor of in on at to by from for with as than may might shall must will would "
    "should can could is are was were be been any all some each every such so that which who".split()
)
_LANGUAGES = frozenset(
    "arabic chinese dutch english french gaelic german greek hebrew hindi irish italian japanese latin "
    "polish portuguese russian scots spanish swedish turkish ukrainian urdu welsh yiddish".split()
)
_PLAIN = re.compile(r"[\w.’'-]+")
_CLAUSES = re.compile(r"[,;:.?!…] ")
_AUTHOR = re.compile(r"by (?:the )?[A-Z]")  # “Rust” by Ann Poe
_BRANDED = re.compile(
    r"\b(?:branded|called|deemed|dubbed|label+ed|termed|as|an?) $"
)  # was branded “Reckless” by Ann Poe
# the word for a wet path is; a dictionary; the term
_ABOUT = re.compile(
    r"\b(?<!-)(?:word|phrase|noun|verb|adjective|adverb|pronoun|dialect|dictionary|slang|spelling"
    r"|syllable|vocabulary|the terms?)\b",
    re.IGNORECASE,
)
_STEMS = (
    "word",
    "phras",
    "noun",
    "verb",
    "adjec",
    "dialect",
    "diction",
    "slang",
    "spell",
    "syll",
    "vocab",
    "term",
)
_HOLDS = re.compile(r"[^,;:.?!…—–]+[,.]?")  # “free,” heaters
_DETERMINED = re.compile(
    r"(?:\b(?:an?|the|this|that|these|those|its|their|his|her|our|your)|\w['’]s|s['’])$", re.I
)
_SENTENCE_END = re.compile(r"[.?!…]['\"’”)]*\s+(?=[\"'“‘(]?[^\W\d_a-z]|$)")
_CLAUSE_END = re.compile(r"[.?!“”\"]")
_LETTERS = re.compile(r"[^\W\d_]+")
_MARKS = " \t\n\r\"'“”„‟«»‘’‚‹›「」『』`＂"
_NEAR = 60
_FAR = 300


class _Quoted(NamedTuple):
    """Quoted words and what stands around them; ``reported``: a reporting clause follows."""

    words: list[str]
    inside: str
    before: str
    after: str
    reported: bool


class _Around(NamedTuple):
    """What may stand before quoted words, and one of the words that must then be there; built once."""

    titled: re.Pattern[str]
    works: frozenset[str]
    named: re.Pattern[str]
    names: frozenset[str]


@cache
def _around() -> _Around:
    work, naming, named = (
        "|".join(sorted(map(re.escape, quotemarks.listed(group)), key=len, reverse=True))
        for group in ("work", "naming", "named")
    )
    works = quotemarks.listed("work")
    return _Around(
        # his first novel was called; the song | the heading:
        titled=re.compile(
            rf"\b(?:(?:{work})s?(?: (?:is|was) (?:called|named))?,? |(?:title|heading|entitled|titled):? )$",
            re.IGNORECASE,
        ),
        works=works | {f"{word}s" for word in works} | {"title", "heading", "called", "named"},
        # the word; known as the; was often called; a device nicknamed; or, in English; not: what she called
        named=re.compile(
            rf"\b(?:(?:{naming})|known \w+ as|(?:is|was|are|were|be|been|being) (?:\w+ )?(?:{named})"
            rf"|(?<!\bwhat )(?<!\bwhich )(?<!\bthat )(?:a|an|the) [\w-]+ (?:\w+ )?(?:{named})"
            rf"|(?:or|that is|which is|which means),? in (?:{'|'.join(_LANGUAGES)}))"
            r"(?: (?:the|a|an|as|of|for))?,? $",
            re.IGNORECASE,
        ),
        names=quotemarks.listed("named") | {w.split()[-1] for w in quotemarks.listed("naming")} | _LANGUAGES,
    )


def use(text: str, span: Span, block: Block, *, continued: bool = False) -> QuotationUse:
    """What a quotation is used for, by its own words and the words around it.

    Speech is a clause or more; a fragment is less than a clause in a sentence of the
    writer's; scare quotes hold words at arm's length that nobody is said to have said.
    """
    inside = text[span.start : span.end].strip(_MARKS)
    words = _WORD.findall(inside[:_FAR])
    if continued or len(words) > 14:
        return "speech"
    if not words:
        return "fragment"
    before = text[max(block.span.start, span.start - _NEAR) : span.start]
    after = text[span.end : min(block.span.end, span.end + _NEAR)].lstrip(" ,")
    # … the pier is safe.” Ann Poe said no more.
    closed = inside[-1:] == "." and after[:1].isupper() and text[span.end : span.end + 1] != ","
    reported = not closed and _is_reported(after)
    if reported and len(words) > 6:
        return "speech"
    quoted = _Quoted(words, inside, before, after, reported)
    if _is_nickname(quoted) and not _has_capitals(text, block):
        return "term"
    if _is_term(quoted, text[max(block.span.start, span.start - _FAR) : span.start]):
        return "term"
    if not quoted.reported and _is_title(quoted, text, block):
        return "title"
    if _is_speech(quoted):
        return "speech"
    return "scare" if _is_scare(quoted, text, span, block) else "fragment"


def _is_reported(after: str) -> bool:
    """Whether a reporting clause follows, as in: the mayor of the town said; not: and had told."""
    reporting = quotemarks.listed("reporting")
    for index, word in enumerate(after.split(None, 7)[:7]):
        plain = word
        if not word.isalpha():
            found = _PLAIN.match(word)
            plain = found[0] if found else ""
        low = plain.rstrip(".’'-").lower()
        if index == 0 and low in _NO_SUBJECT:
            return False
        if low in reporting or (index == 0 and after[:13].lower() == "according to "):
            return True
        if not plain or len(plain) < len(word) or (word[-1] == "." and word[0].islower()):
            return False
    return False


def _announced(before: str) -> bool:
    """Whether speech is announced: she added that; he said, | the plate, which reads | with a colon."""
    words = before.split()[-2:]
    if not words or words[-1][-1] in ",:—–":
        return bool(words)
    last = words[-1].lower()
    if last in quotemarks.listed("reporting") or last in ("that", "reads"):
        return True
    return [w.lower() for w in words] in (["now", "read"], ["according", "to"])


def _follows(quoted: _Quoted, heads: frozenset[str], pattern: re.Pattern[str]) -> bool:
    """Whether a pattern ends what stands before; it is only searched for where one of its words is near."""
    if heads.isdisjoint([word.rstrip(",:") for word in quoted.before.lower().split()[-3:]]):
        return False
    return pattern.search(" ".join(quoted.before.split()) + " ") is not None


def _is_term(quoted: _Quoted, above: str) -> bool:
    """Whether words are only named: called so just before, or a single word where words are spoken of."""
    if len(quoted.words) > 6 or _CLAUSES.search(quoted.inside):
        return False
    if len(quoted.words) > 1 and quoted.inside[0].isupper() and quoted.before.endswith(" words "):
        return False  # a box with the words “For the organ”
    if _follows(quoted, _around().names, _around().named):
        return True
    if len(quoted.words) > 1 or quoted.reported:
        return False
    announced = _announced(quoted.before)
    if quoted.words[0].lower() in _GRAMMAR and (not announced or quoted.before.endswith(" that ")):
        return True
    if announced:
        return False
    low = above.lower()
    return any(stem in low for stem in _STEMS) and _ABOUT.search(above) is not None


def _has_capitals(text: str, block: Block) -> bool:
    """Whether a block is a headline, or is written in capitals like one: Pier ‘Unsafe’ Since Spring."""
    if block.kind == "headline":
        return True
    if len(block.span) > 200:
        return False
    words = _WORD.findall(text, block.span.start, block.span.end)
    heavy = [w for w in words if w.lower() not in quotemarks.listed("small")]
    return len(heavy) > 3 and sum(w[0].isupper() or w[0].isdigit() for w in heavy) > 0.8 * len(heavy)


def _is_nickname(quoted: _Quoted) -> bool:
    """Whether the words stand between two parts of a name, as in: Ana “the Fox” Marsh."""
    words = quoted.words
    if len(words) > 3 or not quoted.after[:1].isupper() or not quoted.inside[-1:].isalnum():
        return False
    if not words[-1][0].isupper():
        return False
    name = _NAME_BEFORE.search(quoted.before)
    return name is not None and name[1][0].isupper()


def _is_title(quoted: _Quoted, text: str, block: Block) -> bool:
    """The name of a work: called one just before, with its author, or written with capitals like one."""
    words, inside = quoted.words, quoted.inside
    if not words[0][0].isupper() and not words[0][0].isdigit():
        return False
    if _follows(quoted, _around().works, _around().titled):
        return True
    if not all(_is_high(w) for w in words):
        return False
    if _AUTHOR.match(quoted.after) and not _BRANDED.search(quoted.before):
        return True
    shouted = inside.isupper() and len(words) > 1
    if len(words) == 1 or shouted or inside.rstrip(",")[-1:] in "?!":
        return False
    if (_stands_alone(quoted) and inside[-1:] in ".?!") or _announced(quoted.before):
        return False
    return not _has_capitals(text, block)  # of which the first say nothing here


def _is_high(word: str) -> bool:
    """Whether a word may stand in a title: with a capital, a figure, or small everywhere."""
    return word[0].isupper() or word[0].isdigit() or word in quotemarks.listed("small")


def _stands_alone(quoted: _Quoted) -> bool:
    """Whether a sentence begins with the quoted words."""
    return quoted.before.rstrip(_MARKS)[-1:] in ("", ".", "?", "!")


def _is_speech(quoted: _Quoted) -> bool:
    """A clause or more: a whole sentence by its capital and stop, or a finite verb with its subject."""
    words, inside = quoted.words, quoted.inside
    stopped = inside[-1:] in ".?!…—–"
    if words[0][0].isupper():
        whole = stopped and (len(words) > 3 or _announced(quoted.before))
        alone = _stands_alone(quoted) and (stopped or inside[-1:] == "," or len(words) > 3)
        if quoted.reported or whole or alone:
            return True
    elif stopped and _interrupted(quoted.before):
        return True
    if len(words) >= 11 or (quoted.reported and len(words) >= 4):
        return True
    if len(words) < 3:
        return False
    low = [w.lower() for w in words]
    verb = any(w in _VERBS or (not w.isalpha() and _CLITIC.search(w)) for w in low)
    return verb and (len(words) >= 6 or any(_subject(w) in _PERSONS for w in low))


def _interrupted(before: str) -> bool:
    """Whether a cue has interrupted what goes on here: “…,” said the mayor of the town, “…”."""
    clause = _CLAUSE_END.split(before.rstrip(_MARKS)[-50:])[-1]
    reporting = quotemarks.listed("reporting")
    return clause.endswith(",") and any(word.strip(",").lower() in reporting for word in clause.split())


def _is_scare(quoted: _Quoted, text: str, span: Span, block: Block) -> bool:
    """Whether a word or two only take the place of the plain ones: the ‘clinic’ was a horsebox.

    They stand where a noun does, behind an article or possessive or at the head of a
    sentence, in which no word says that somebody speaks, writes or thinks.
    """
    if len(quoted.words) > 3 or quoted.reported or not _HOLDS.fullmatch(quoted.inside):
        return False
    start = max((end.end() for end in _SENTENCE_END.finditer(quoted.before)), default=0)
    head = quoted.before[start:].strip(_MARKS)
    if head and not (_DETERMINED.search(head) and quoted.inside[0].islower()):
        return False
    if not head and (not quoted.after[:1].islower() or quoted.inside.isupper()):
        return False
    stop = _SENTENCE_END.search(text, span.end, min(block.span.end, span.end + _FAR))
    after = text[span.end : stop.start() if stop else min(block.span.end, span.end + _FAR)]
    before = _SENTENCE_END.split(text[max(block.span.start, span.start - _FAR) : span.start])[-1]
    return not any(_is_cue(word) for word in _LETTERS.findall(f"{before} {after}"))


@cache
def _cues() -> frozenset[str]:
    """Verbs and nouns that introduce what somebody says, writes, thinks or finds."""
    lists = (lexicons.load(name).single for name in ("cue-verbs", "cue-nouns"))
    return quotemarks.listed("reporting") | {entry for words in lists for entry in words} | {"according"}


@lru_cache(maxsize=4096)
def _is_cue(word: str) -> bool:
    """Whether some form of a word may be one that introduces speech."""
    low = word.lower()
    return low in _cues() or any(lemma in _cues() for lemma, _ in lexicons.lemmas(low))


def _subject(word: str) -> str:
    """A word without what is written together with it: we’re, we."""
    return word.replace("’", "'").partition("'")[0]
