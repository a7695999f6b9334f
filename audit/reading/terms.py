"""What clauses, turns, moods and classes of words are called where a reading is explained."""

from __future__ import annotations

from collections.abc import Mapping

CLAUSES: Mapping[str, str] = {
    "main": "main clause",
    "relative": "relative clause",
    "subordinate": "side clause",
    "complement": "dependent clause",
    "infinitive": "infinitive",
    "participle": "participle phrase",
    "apposition": "apposition",
    "inserted": "insertion",
}
"""The kinds of clauses as they are shown."""

TURNS = {
    "significance": "significance claimed",
    "motive": "a motive ascribed",
    "presumption": "agreement presumed",
    "contrast": "a judging contrast",
    "concession": "a judging concession",
    "prescription": "prescription",
    "prediction": "prediction",
    "inference": "interpretation",
    "mockery": "mockery",
    "puffery": "puffery",
    "euphemism": "euphemism",
    "hyperbole": "hyperbole",
    "kicker": "a knowing phrase",
    "rhetoric": "a rhetorical phrase",
}
"""The headings of the list of stance phrases."""

MODALS = {
    **dict.fromkeys("must should ought shouldn't mustn't".split(), "a prescription"),
    **dict.fromkeys("will won't 'll shall".split(), "a prediction"),
    **dict.fromkeys("may might could would".split(), "a conjecture"),
    **dict.fromkeys("can cannot can't".split(), "a possibility"),
}
"""What a modal verb makes of a clause in the writer's voice."""

MOODS = {
    "past": "tells what happened",
    "perfect": "tells what has happened",
    "linking": "says what something is",
    "s": "tells, in the present tense",
    "base": "tells, in the present tense",
}
"""What a clause in the writer's voice does, by the form of its verb."""

CLASSES = {
    "person:I": "the first person",
    "person:we": "“we” in the writer’s voice",
    "person:you": "the reader is addressed",
    "turn:contrast": "contrast or concession",
    "turn:focus": "a word that weighs, such as only or even",
    "turn:negation": "negation",
    "turn:comparison": "comparison or degree",
    "modal:must": "prescription",
    "modal:will": "prediction",
    "modal:may": "conjecture",
    "fact:number": "figures",
    "fact:year": "figures",
    "fact:name": "names",
    "fact:day": "days and months",
}
"""Classes of words, the first that fits giving the reason of a word."""

FIXED = {
    "voice:carried": "the source of the sentence before carries on",
    "quotation:word in marks": "a word in quotation marks that nobody is said to have used",
    "mark:question": "a question",
    "mark:exclamation": "an exclamation mark",
    "opens:imperative": "an imperative",
    "form:no stop": "it ends without a full stop",
}
"""What needs no words of the sentence to be told."""


def indefinite(noun: str) -> str:
    """A noun with its article.

    >>> indefinite("main clause"), indefinite("insertion")
    ('a main clause', 'an insertion')
    """
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
