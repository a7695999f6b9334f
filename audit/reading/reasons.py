"""Why a sentence has its label, in words an editor would use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest

from audit.article import LabelName, Reason
from audit.reading import grammar
from audit.reading.features import View
from audit.reading.model import Model
from audit.reading.stance import Stance
from audit.reading.structure import Clause

_MOST = 6
"""How many reasons are given."""

_MOVES: Mapping[LabelName, Sequence[tuple[str, int]]] = {
    "fact": (("editorial", -1), ("attribution", -1)),
    "attribution": (("editorial", -1), ("attribution", 1)),
    "editorial": (("editorial", 1),),
    "other": (("other", 1),),
}
"""Which scales make a label, and which way each must tip."""


def because(view: View, found: Mapping[str, float], model: Model, label: LabelName) -> tuple[Reason, ...]:
    """What spoke for a label (weight above 0) or against it, the strongest first.

    Features that say the same of the same words are one reason; their weights (log-odds) add up.
    """
    moved: dict[str, float] = defaultdict(float)
    scales = model.scales()
    for scale, sign in _MOVES[label]:
        for name, weight in scales[scale].moved(found).items():
            moved[name] += sign * weight
    reasons: dict[str, float] = defaultdict(float)
    for name, weight in sorted(moved.items()):
        for words, share in describe(name, view):
            reasons[words] += weight * share
    strongest = nsmallest(_MOST, reasons.items(), key=lambda pair: (-abs(round(pair[1], 2)), pair[0]))
    return tuple(Reason(words, round(weight, 2)) for words, weight in strongest)


_NAMES = {
    "voice:quoted": "how much of it stands inside quotation marks",
    "voice:reported": "how much of it a source says, in paraphrase",
    "voice:writer": "how much of it is in the writer’s own voice",
    "voice:all quoted": "all of it is quoted",
    "voice:mostly sources": "most of it is a source’s",
    "voice:carried": "the source of the sentence before carries on",
    "quotation:speech": "a quotation of a clause or more",
    "quotation:fragment": "a quoted fragment",
    "quotation:word in marks": "a word in quotation marks that nobody is said to have used",
    "attribution:none": "no source is said to say it",
    "attribution:without cue": "speech that goes on without a cue",
    "attribution:by verb": "a verb of saying, thinking or finding",
    "attribution:sourced verb": "a source with a verb of saying, thinking or finding",
    "attribution:at the head": "source and cue open the sentence",
    "attribution:at the tail": "source and cue close the sentence",
    "attribution:inside": "source and cue stand inside the sentence",
    "attribution:in the main clause": "the main clause is a source’s",
    "attribution:in a relative clause": "only a relative clause is a source’s",
    "attribution:in a subordinate clause": "only a subordinate clause is a source’s",
    "attribution:by a participle": "a participle such as saying or warning",
    "stance of a source": "judging words, but a source’s",
    "person:I": "first person",
    "person:we": "“we” in the writer’s voice",
    "person:you": "the reader is addressed",
    "modal:must": "must, should: a prescription in the writer’s voice",
    "modal:will": "a future in the writer’s voice",
    "modal:may": "may, could: conjecture in the writer’s voice",
    "turn:contrast": "contrast or concession",
    "turn:focus": "only, even, merely",
    "turn:negation": "negation",
    "turn:comparison": "more, less, too",
    "fact:name": "proper names",
    "fact:day": "a day or month",
    "fact:number": "figures",
    "fact:year": "a year",
    "fact:money or share": "money or a percentage",
    "verb:past": "a verb in the past tense",
    "verb:present": "a verb in the present tense",
    "verb:is": "“is” in the writer’s voice",
    "verb:was": "“was” in the writer’s voice",
    "word:adjective": "adjectives",
    "word:abstract noun": "abstract nouns",
    "word:-ly": "adverbs in -ly",
    "mark:question": "a question",
    "mark:exclamation": "an exclamation mark",
    "opens:imperative": "an imperative",
    "form:no verb": "no verb",
    "form:no stop": "no full stop",
    "form:long words": "length of the words",
    "length": "length of the sentence",
    "alone": "nothing stands around it",
    "article:stance": "how much the rest of the article judges",
    "article:attributed": "how much the rest of the article is attributed",
    "article:person": "how personal the rest of the article is",
    "near:stance": "how much the sentences around it judge",
    "near:attributed": "how much the sentences around it are attributed",
    "article:first": "it opens the article",
    "article:last": "it closes the article",
}
_CLAUSES = {
    "main": "the main clause",
    "relative": "a relative clause",
    "subordinate": "a subordinate clause",
    "complement": "a clause that depends on its verb",
    "infinitive": "an infinitive",
    "participle": "a participle clause",
    "apposition": "an apposition",
    "inserted": "an insertion",
}
_SUBJECTS = {
    "M": "it tells of somebody or something named",
    "N": "it tells of a thing, by a noun",
    "P": "it tells of somebody, by a pronoun",
    "this or it": "it tells of “this” or “it”",
    "Q": "it tells of quoted words",
    "Z": "it tells of a day",
    "none": "its verb has no subject",
}


def describe(name: str, view: View) -> Iterator[tuple[str, float]]:
    """What a feature says of this sentence, in words, with the share of its weight that each has.

    A feature of judging words is shared out among them, so that each word is one reason.
    """
    group, _, rest = name.partition(":")
    if group in ("stance", "role"):
        judging = [(item, _size(item, group, rest, view)) for item in view.stances]
        total = sum(size for _, size in judging)
        for item, size in judging if total else ():
            yield _judging(item, view), size / total
        if not total:
            yield "words that judge", 1.0
    else:
        yield _NAMES.get(name) or _phrase(name, group, rest, view), 1.0


def _size(item: Stance, group: str, rest: str, view: View) -> float:
    """How much of a feature of judging words is this one's."""
    if not view.writer[item.first]:
        return 0.0
    if rest == "strength":
        return item.strength / 2
    if group == "stance":
        return float(rest == f"{item.kind} {item.group}")
    role = grammar.role(view.tokens, item, view.owners[item.first])
    return float(rest in (role, f"{role} {item.strength}"))


def _judging(item: Stance, view: View) -> str:
    """Judging words, what they are and what they do: "evaluative adjective in the writer’s voice: dire"."""
    words = " ".join(token.text for token in view.tokens[item.first : item.last])
    if item.kind == "phrase":
        return f"a turn of {item.group} in the writer’s voice: {words}"
    kind = f"{item.group} adverb" if item.kind == "adverb" else f"evaluative {item.kind}"
    role = grammar.role(view.tokens, item, view.owners[item.first])
    does = ", a modifier that could be struck out" if role.startswith("modifier of") else ""
    return f"{kind} in the writer’s voice{does}: {words}"


def _phrase(name: str, group: str, rest: str, view: View) -> str:
    kind, _, word = name.partition("=")
    if kind == "word":
        return f"the word “{word}”"
    if kind == "block":
        return f"it is a {word}"
    if group in ("predicate", "modal", "cue"):
        return _verbs(group, rest, view)
    if group == "attribution":
        return f"a cue of the class {rest}" if rest != "noun" else "a noun such as claim or warning"
    if group == "source":
        return f"a source of kind {rest}" if rest != "none" else "a cue without a source"
    if group == "share":
        return f"how much of it {_CLAUSES.get(rest, rest)} takes up, in the writer’s voice"
    if group == "verbless":
        return f"{_CLAUSES.get(rest, rest)} without a verb"
    return {
        "subject": _SUBJECTS.get(rest, "what its verb tells of"),
        "mark": f"a {rest}",
        "opens": "how it opens",
        "verb": "its verbs",
        "ending": "adjectives by their ending",
    }.get(group, f"its {group}")


def _verbs(group: str, rest: str, view: View) -> str:
    """The verbs that a feature tells of, by the kind of their clause."""
    kind, _, form = rest.partition(" ")
    clauses = (c for c in view.clauses if c.kind == kind and c.verb is not None)
    words = ", ".join(dict.fromkeys(_said(clauses, group, form, view)))
    where = _CLAUSES.get(kind, kind)
    what = f"the verb of {where} is a source’s" if group == "cue" else f"{where} is the writer’s own"
    return f"{what}: {words}" if words else what


def _said(clauses: Iterable[Clause], group: str, form: str, view: View) -> Iterator[str]:
    """The verb groups of clauses: the writer's own of the form asked for, or those of sources."""
    for clause in clauses:
        assert clause.verb is not None
        first, last = clause.verb
        mine = view.writer[last]
        mood = grammar.mood(view.tokens[first], view.tokens[last])
        if mine != (group == "cue") and (not mine or form in ("", mood, view.tokens[first].low)):
            yield " ".join(token.text for token in view.tokens[first : last + 1])
