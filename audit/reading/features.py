"""What the model looks at in a sentence: whose words they are, and what is around them."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress
from operator import attrgetter, gt

from audit.article import Attribution
from audit.document import BlockKind, Span
from audit.reading import grammar, leaning, stance, structure, syntax
from audit.reading.mentions import within
from audit.reading.stance import Stance
from audit.reading.structure import Clause
from audit.reading.tagging import Token

Features = Mapping[str, float]
Counts = defaultdict[str, float]

_FIRST_PERSON = frozenset("i me my mine myself".split())
_FIRST_PLURAL = frozenset("we us our ours ourselves let's".split())
_SECOND_PERSON = frozenset("you your yours".split())
_PLEADING = _FIRST_PERSON | _FIRST_PLURAL | _SECOND_PERSON | syntax.DEONTIC
_RELATIVES = frozenset("who which whose".split())
_FUTURE = frozenset("will won't 'll shall".split())
_POSSIBLE = frozenset("may might could would".split())
_CONTRAST = frozenset(
    "but yet however although though while whereas despite rather instead nevertheless still".split()
)
_FOCUS = frozenset("only even just merely simply hardly scarcely barely indeed surely perhaps maybe".split())
_NEGATION = frozenset("not no never nothing nobody none neither nor n't without cannot".split())
_COPULA = frozenset("is are isn't aren't 's 're".split())
_BE_PAST = frozenset("was were wasn't weren't".split())
_COMPARATIVE = frozenset("more less most least better worse best worst far much too so such".split())
_MARKS = {
    "?": "mark:question",
    "!": "mark:exclamation",
    ";": "mark:semicolon",
    ":": "mark:colon",
    "—": "mark:dash",
    "–": "mark:dash",
    "(": "mark:bracket",
}
_QUOTE_MARKS = frozenset('“”"«»„')
_SHARES = frozenset("$ £ € % percent per".split())
_TELLING = _SHARES | _MARKS.keys()
_VERBS = frozenset("VAX")
_END = attrgetter("end")
_ENDINGS = ("ous", "ive", "ful", "less", "able", "ible", "ish", "esque", "ic", "al", "ary")
_ABSTRACT = ("tion", "ness", "ity", "ism", "ment", "ance", "ence", "ship", "cy")


@dataclass(slots=True)
class View:
    """A sentence as the model sees it, beside what was found in it.

    ``lows`` and ``tags``, a letter each, are those of its tokens; ``writer`` says of each token whether it
    is in the writer's voice; ``quoted`` and ``reported`` are the shares of its characters in direct
    quotation and in paraphrase. Never changed once it is made; like a token it is not frozen.
    """

    tokens: Sequence[Token]
    lows: Sequence[str]
    tags: str
    writer: Sequence[bool]
    stances: Sequence[Stance]
    attributions: Sequence[Attribution]
    block: BlockKind
    quoted: float
    reported: float
    carried: bool
    clauses: Sequence[Clause]
    owners: Sequence[Clause]

    @property
    def reporting(self) -> list[bool]:
        """Of each token, whether it is a source's in paraphrase, or ties words to a source."""
        return [not own and tag != "Q" for tag, own in zip(self.tags, self.writer, strict=True)]


def view(
    tokens: Sequence[Token],
    block: BlockKind,
    attributions: Sequence[Attribution],
    content: Sequence[Span],
    *,
    carried: bool = False,
) -> View:
    """The view of one sentence; ``content`` holds all stretches said by sources that touch it."""
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    lows, tags = [token.low for token in tokens], "".join([token.tag for token in tokens])
    own = [tag != "Q" for tag in tags]
    quoted = sum([_width(token) for token in tokens if token.tag == "Q"]) if "Q" in tags else 0
    spaces = sum(map(gt, starts[1:], ends))
    size = max(1, quoted + sum(compress(ends, own)) - sum(compress(starts, own)) + spaces)
    reported = 0
    for first, last in _within(starts, ends, content):
        for index in range(first, last):
            reported += ends[index] - starts[index] if own[index] else 0
            own[index] = False
    parts = [part for a in attributions for part in (a.cue, a.mention) if part]
    for first, last in _within(starts, ends, parts):
        own[first:last] = [False] * (last - first)
    clauses = structure.parse(tokens)
    return View(
        tokens=tokens,
        lows=lows,
        tags=tags,
        writer=own,
        stances=stance.find(tokens, lows),
        attributions=attributions,
        block=block,
        quoted=quoted / size,
        reported=reported / size,
        carried=carried,
        clauses=clauses,
        owners=structure.by_word(clauses),
    )


def _width(quotation: Token) -> int:
    """How many characters a quotation has, white space in it counting as one however lines end."""
    return len(" ".join(quotation.text.split()))


def _within(starts: Sequence[int], ends: Sequence[int], spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The tokens ``[first, last)`` that lie within each span, by where tokens start and end."""
    for span in spans:
        first, last = bisect_left(starts, span.start), bisect_right(ends, span.end)
        if first < last:
            yield first, last


def of(view: View) -> dict[str, float]:
    """What speaks for a label, by name; values between 0 and about 3."""
    found: Counts = defaultdict(float)
    _voice(view, found)
    _attribution(view, found)
    _cues(view, found)
    _predicates(view, found)
    _stances(view, found)
    _words(view, found)
    _form(view, found)
    features = {name: count if count <= 1 else _size(name, count) for name, count in found.items() if count}
    features |= leaning.of(view.tokens, view.writer, view.owners)
    features |= syntax.of(view.tokens, view.writer, view.clauses, view.stances)
    features[f"block={view.block}"] = 1.0
    features["length"] = math.log1p(len(view.tokens) - view.tags.count(".") - view.tags.count("Q")) / 3
    return features


def _size(name: str, count: float) -> float:
    """A count above 1 as a feature: the second weighs less than the first; a figure or name is there or not.

    A sentence with four figures is no less open to judgement than one with one.
    """
    return 1.0 if name.startswith("fact:") else 1 + math.log(count)


def around(views: Sequence[View]) -> list[dict[str, float]]:
    """For each sentence, what the others add: how much its neighbours and the article judge, quote, plead."""
    if len(views) < 2:
        return [{"alone": 1.0} for _ in views]
    measures = [(_judging(v), float(bool(v.attributions)), float(_personal(v))) for v in views]
    judging, attributed, personal = zip(*measures, strict=True)
    totals = sum(judging), sum(attributed), sum(personal)
    answer = []
    others = len(views) - 1
    for index, own in enumerate(measures):
        near = slice(max(0, index - 2), index + 3)
        beside = len(judging[near]) - 1
        answer.append(
            {
                "article:stance": math.log1p((totals[0] - own[0]) / others),
                "article:attributed": (totals[1] - own[1]) / others,
                "article:person": (totals[2] - own[2]) / others,
                "near:stance": math.log1p((sum(judging[near]) - own[0]) / beside),
                "near:attributed": (sum(attributed[near]) - own[1]) / beside,
                "article:first": float(index == 0),
                "article:last": float(index == others),
            }
        )
    return answer


def _judging(view: View) -> float:
    """How strongly the writer judges in a sentence: the strengths of the words found, together."""
    return float(sum([s.strength for s in view.stances if view.writer[s.first]]))


def _personal(view: View) -> bool:
    return not _PLEADING.isdisjoint(compress(view.lows, view.writer))


def _voice(view: View, found: Counts) -> None:
    found["voice:quoted"] = view.quoted
    found["voice:reported"] = view.reported
    found["voice:writer"] = 1 - view.quoted - view.reported
    found["voice:all quoted"] += view.quoted > 0.8
    found["voice:mostly sources"] += view.quoted + view.reported > 0.6
    found["voice:carried"] += view.carried
    if "Q" in view.tags:
        for token in view.tokens:
            if token.tag == "Q":
                found[f"quotation:{token.low}"] += 1
    if not view.attributions and not _QUOTE_MARKS.isdisjoint(view.lows):
        marks = [token.text in _QUOTE_MARKS for token in view.tokens if token.tag != "Q"]
        found["quotation:word in marks"] += sum(marks)


def _attribution(view: View, found: Counts) -> None:
    if not view.attributions:
        found["attribution:none"] += 1
    for attribution in view.attributions:
        found[f"attribution:{attribution.cue_class}"] += 1
        found[f"source:{attribution.source.kind}"] += 1
        if attribution.cue is None:
            found["attribution:without cue"] += 1
        elif attribution.cue_class not in ("noun", "adverb", "preposition"):
            found["attribution:by verb"] += 1
            found["attribution:sourced verb"] += attribution.mention is not None
            found[f"attribution:{_where(view, attribution)}"] += 1
            found[f"attribution:{_clause(view, attribution)}"] += 1


def _where(view: View, attribution: Attribution) -> str:
    """Where the cue stands: at the head of the sentence, its tail, or inside."""
    assert attribution.cue is not None
    start, end = view.tokens[0].start, view.tokens[-1].end
    if (
        attribution.cue.end > end - 40
        and attribution.content
        and attribution.content[0].start < attribution.cue.start
    ):
        return "at the tail"
    if attribution.cue.start - start >= 120:
        return "inside"
    before = any(t.tag == "V" and t.end <= attribution.cue.start for t in view.tokens)
    return "inside" if before else "at the head"


def _clause(view: View, attribution: Attribution) -> str:
    """In which clause the cue stands: the main one, a relative or subordinate one, or a participle's."""
    assert attribution.cue is not None
    verb = _index(view, attribution.cue.start)
    first = verb
    if attribution.mention and attribution.mention.start < attribution.cue.start:
        first = _index(view, attribution.mention.start)
    if not _RELATIVES.isdisjoint([t.low for t in view.tokens[first:verb]]):
        return "in a relative clause"
    before = view.tokens[first - 1] if first else None
    if before is not None and before.tag in "SWI" and before.low != "that":
        return "in a subordinate clause"
    if view.tokens[verb].form == "ing":
        return "by a participle"
    return "in the main clause"


def _index(view: View, offset: int) -> int:
    """The number of the token at ``offset`` of the text."""
    index = bisect_right(view.tokens, offset, key=_END)
    return index if index < len(view.tokens) else 0


def _cues(view: View, found: Counts) -> None:
    """In clauses of which kind a source's verb stands."""
    cued = {index for a in view.attributions if a.cue for index in range(*within(view.tokens, a.cue))}
    for clause in view.clauses if cued else ():
        if clause.verb and clause.verb[1] in cued:
            found[f"cue:{clause.kind}"] += 1


def _stances(view: View, found: Counts) -> None:
    """The words that judge: of which kind, and what they do in their clause."""
    for item in view.stances:
        if not view.writer[item.first]:
            found["stance of a source"] += 1
            continue
        role = grammar.role(view.tokens, item, view.owners[item.first])
        found[f"stance:{item.kind} {item.group}"] += 1
        found["stance:strength"] += item.strength / 2
        found[f"role:{role}"] += 1
        found[f"role:{role} {item.strength}"] += 1


def _predicates(view: View, found: Counts) -> None:
    """The verbs in the writer's voice, by clause: tense, mood, and what the main one is said of."""
    for clause in view.clauses:
        own = sum(map(view.writer.__getitem__, clause.tokens))
        if not own:
            continue
        found[f"share:{clause.kind}"] += own / len(view.tokens)
        if clause.verb is None:
            found[f"verbless:{clause.kind}"] += len(clause.tokens) > 1
        elif view.writer[clause.verb[1]]:
            first, verb = (view.tokens[index] for index in clause.verb)
            found[f"predicate:{clause.kind}"] += 1
            found[f"predicate:{clause.kind} {grammar.mood(first, verb)}"] += 1
            if first.tag == "X":
                found[f"modal:{clause.kind} {first.low}"] += 1
            if clause.kind == "main":
                found[f"subject:{grammar.subject(view.tokens, clause)}"] += 1


def _words(view: View, found: Counts) -> None:
    own = compress(view.tokens, view.writer)
    for name in chain.from_iterable([classes(token.low, token.tag, token.form) for token in own]):
        found[name] += 1


_CLASSES = {
    "person:I": _FIRST_PERSON,
    "person:we": _FIRST_PLURAL,
    "person:you": _SECOND_PERSON,
    "modal:must": syntax.DEONTIC,
    "modal:will": _FUTURE,
    "modal:may": _POSSIBLE,
    "turn:contrast": _CONTRAST,
    "turn:focus": _FOCUS,
    "turn:negation": _NEGATION,
    "turn:comparison": _COMPARATIVE,
    "verb:is": _COPULA,
    "verb:was": _BE_PAST,
}


@lru_cache(maxsize=65536)
def classes(low: str, tag: str, form: str) -> tuple[str, ...]:
    """The word itself, and the classes of words, telling for fact or judgement, that it belongs to."""
    names = [] if tag in ".Q#MZ'" else [f"word={low}"]
    names += [name for name, words in _CLASSES.items() if low in words]
    if tag in "MZ#":
        names.append({"M": "fact:name", "Z": "fact:day", "#": "fact:number"}[tag])
        names += ["fact:year"] if len(low) == 4 and low.isdigit() else []
    if tag == "V":
        names.append({"past": "verb:past", "s": "verb:present", "ing": "verb:-ing"}.get(form, "verb:other"))
    if tag == "J" or (tag == "N" and low.endswith(_ENDINGS)):
        names += [f"ending:{e}" for e in _ENDINGS if low.endswith(e)][:1]
        names.append("word:adjective")
    if tag == "N" and low.endswith(_ABSTRACT):
        names.append("word:abstract noun")
    if tag == "R" and low.endswith("ly"):
        names.append("word:-ly")
    return tuple(names)


def _commands(view: View, at: int) -> bool:
    """Whether a sentence opens with an imperative; in a headline a noun may look like one: Harbour board."""
    token, after = view.tokens[at], view.tokens[at + 1] if at + 1 < len(view.tokens) else None
    bare = token.tag == "V" and token.form == "base" and view.writer[at]
    return bare and (view.block != "headline" or (after is not None and after.tag in "DPR'"))


def _form(view: View, found: Counts) -> None:
    for low, own in zip(view.lows, view.writer, strict=True) if not _TELLING.isdisjoint(view.lows) else ():
        if low in _SHARES:
            found["fact:money or share"] += 1
        elif low in _MARKS and (own or low in "?!"):
            found[_MARKS[low]] += 1
    first = len(view.tags) - len(view.tags.lstrip("."))
    if first == len(view.tags):
        return
    found[f"opens:{view.tags[first]}"] += 1
    found["opens:imperative"] += _commands(view, first)
    found["form:no verb"] += _VERBS.isdisjoint(view.tags)
    found["form:no stop"] += view.tags[-1] not in ".Q" and view.block != "headline"
    words = [low for low in compress(view.lows, view.writer) if low[0].isalpha()]
    if words:
        found["form:long words"] = sum(map(len, words)) / len(words) / 6
