"""Fact, attribution, editorial or other: weigh the features, and say what decided."""

from __future__ import annotations

import re
from heapq import nsmallest

from audit.article import Label, Reason
from audit.reading import features
from audit.reading.features import View
from audit.reading.model import Model

_REASONS = 6

# Published: April 26, 2026 | By Ann Poe | Photo: A. Poe | Read more: … | https://…
_FURNITURE = re.compile(
    r"(?:(?:(?:first |last )?(?:published|updated|posted)|photos?|photograph|image|picture|credit|video"
    r"|source|copyright)\s*(?:by|on|at)?\s*:|by (?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})(?:,| and |$)|©"
    r"|read (?:more|also|next)\b|advertisement\b|sign up\b|subscribe\b|follow us\b|click here\b"
    r"|(?:https?://|www\.)\S+$|\W*$)",
    re.IGNORECASE,
)


def choose(view: View, text: str, around: features.Features, model: Model) -> Label:
    """The label of a sentence, how sure it is, and the strongest reasons."""
    if is_furniture(text):
        return Label("other", 0.99, (Reason("a line that asserts nothing (a credit, a date, a link)", 5.0),))
    found = features.of(view) | dict(around)
    chances = model.probabilities(found)
    best = max(range(len(chances)), key=chances.__getitem__)
    return Label(model.labels[best], round(chances[best], 4), _because(view, found, model, best))


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page and not to the story: a credit, a date line, a link.

    >>> is_furniture("Published: April 26, 2026"), is_furniture("The bridge is shut.")
    (True, False)
    """
    return len(text) < 200 and bool(_FURNITURE.match(text))


def _because(view: View, found: dict[str, float], model: Model, best: int) -> tuple[Reason, ...]:
    """The features that moved the label most, against the mean of the others, in words."""
    moved = []
    for name, value in found.items():
        weights = model.weights.get(name)
        if weights:
            others = (sum(weights) - weights[best]) / (len(weights) - 1)
            moved.append(((weights[best] - others) * value / model.temperature, name))
    strongest = nsmallest(2 * _REASONS, moved, key=lambda pair: (-abs(pair[0]), pair[1]))
    reasons: dict[str, float] = {}
    for weight, name in strongest:
        words = describe(name, view)
        reasons[words] = reasons.get(words, 0.0) + weight
    ordered = sorted(reasons.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    return tuple(Reason(words, round(weight, 2)) for words, weight in ordered[:_REASONS])


_NAMES = {
    "voice:quoted": "share of the sentence inside quotation marks",
    "voice:reported": "share of the sentence that a source says, in paraphrase",
    "voice:writer": "share of the sentence in the writer’s own voice",
    "voice:all quoted": "the whole sentence is quoted",
    "voice:mostly sources": "most of the sentence is a source’s",
    "voice:carried": "the source of the sentence before carries on",
    "quotation:speech": "a quotation of a clause or more",
    "quotation:fragment": "a quoted fragment",
    "quotation:word in marks": "a word in quotation marks that nobody is said to have used",
    "attribution:none": "no source is said to say it",
    "attribution:without cue": "speech that goes on without a cue",
    "attribution:by verb": "a verb of saying, thinking or finding",
    "attribution:sourced verb": "a source with such a verb",
    "attribution:at the head": "source and cue open the sentence",
    "attribution:at the tail": "source and cue close the sentence",
    "attribution:inside": "source and cue stand inside the sentence",
    "attribution:in the main clause": "the main clause is a source’s",
    "attribution:in a relative clause": "only a relative clause is a source’s",
    "attribution:in a subordinate clause": "only a subordinate clause is a source’s",
    "attribution:by a participle": "a participle such as saying or warning",
    "stance of a source": "judging words, but a source’s",
    "stance:predicate adjective": "something is said to be good or bad, in the writer’s voice",
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


def describe(name: str, view: View) -> str:
    """A feature in words that an editor would use."""
    if name in _NAMES:
        return _NAMES[name]
    group, _, rest = name.partition(":")
    if name == "stance:strength":
        judging = (view.tokens[s.first : s.last] for s in view.stances if view.writer[s.first])
        words = dict.fromkeys(" ".join(token.text for token in tokens) for tokens in judging)
        return f"strength of the judging words together: {', '.join(words)}"
    if group == "stance":
        return _stance_words(rest, view)
    if group == "attribution":
        return f"a cue of the class {rest}" if rest != "noun" else "a noun such as claim or warning"
    if group == "source":
        return f"a source of kind {rest}" if rest != "none" else "a cue without a source"
    kind, _, word = name.partition("=")
    if kind in ("word", "pair"):
        return f"the words “{word}”" if " " in word else f"the word “{word}”"
    if kind == "block":
        return f"it is a {word}"
    return {
        "mark": f"a {rest}",
        "opens": "how it opens",
        "verb": "its verbs",
        "ending": "adjectives by their ending",
    }.get(group, name)


def _stance_words(rest: str, view: View) -> str:
    """In words, as in: evaluative adjective in the writer’s voice: predictable."""
    kind, _, group = rest.partition(" ")
    words = [
        " ".join(t.text for t in view.tokens[s.first : s.last])
        for s in view.stances
        if s.kind == kind and s.group == group and view.writer[s.first]
    ]
    name = {"phrase": f"{group} phrase", "adverb": f"{group} adverb"}.get(kind, f"evaluative {kind}")
    return f"{name} in the writer’s voice: {', '.join(dict.fromkeys(words))}"
