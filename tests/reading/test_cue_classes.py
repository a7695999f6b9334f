"""Each class of cue in the frames of its verbs: who says it, by which words, and what follows."""

from __future__ import annotations

import pytest

from audit.article import CueClass
from tests.saying import read

CLASSES: list[tuple[CueClass, str, str, str, str]] = [
    ("neutral", "Olga Ferrand said that the lock was stuck.", "Olga Ferrand", "said",
     "that the lock was stuck"),
    ("neutral", "Ferrand told the board the lock was stuck.", "Ferrand", "told", "the lock was stuck"),
    ("neutral", "The letter describes the lock as unsafe.", "The letter", "describes",
     "the lock as unsafe"),
    ("neutral", "Ferrand asked why the lock was stuck.", "Ferrand", "asked", "why the lock was stuck"),
    ("neutral", "The vicar praised the crew for its calm.", "The vicar", "praised",
     "the crew for its calm"),
    ("announce", "The port announced that the lock would shut.", "The port", "announced",
     "that the lock would shut"),
    ("announce", "The tribunal ruled that the sale was void.", "The tribunal", "ruled",
     "that the sale was void"),
    ("confirm", "The ministry confirmed the closure.", "The ministry", "confirmed", "the closure"),
    ("doubt", "The owner claims to have paid.", "The owner", "claims", "to have paid"),
    ("accuse", "The union accused the port of neglect.", "The union", "accused", "the port of neglect"),
    ("accuse", "Farmers blamed the flood on the dam.", "Farmers", "blamed", "the flood on the dam"),
    ("admit", "The pilot admitted having slept.", "The pilot", "admitted", "having slept"),
    ("admit", "The firm apologised for the delay.", "The firm", "apologised", "for the delay"),
    ("insist", "The mayor insisted that she had acted in time.", "The mayor", "insisted",
     "that she had acted in time"),
    ("factive", "Engineers pointed out that the gate was old.", "Engineers", "pointed out",
     "that the gate was old"),
    ("belief", "Traders fear the bank will fail.", "Traders", "fear", "the bank will fail"),
    ("belief", "Growers are furious about the tax.", "Growers", "are furious about", "the tax"),
    ("deny", "Ferrand denied taking the keys.", "Ferrand", "denied", "taking the keys"),
    ("deny", "The firm rejected the charge.", "The firm", "rejected", "the charge"),
    ("commit", "The party vowed to cut fares.", "The party", "vowed", "to cut fares"),
    ("direct", "The coastguard urged sailors to stay in port.", "The coastguard", "urged",
     "sailors to stay in port"),
    ("direct", "Nurses called for taxing sweets.", "Nurses", "called for", "taxing sweets"),
    ("direct", "The council called on the owner to repair the roof.", "The council", "called on",
     "the owner to repair the roof"),
    ("warn", "The agency warned against bathing.", "The agency", "warned", "against bathing"),
    ("warn", "Economists predict that rents will rise.", "Economists", "predict", "that rents will rise"),
    ("document", "The audit found that nine valves leaked.", "The audit", "found",
     "that nine valves leaked"),
    ("document", "The logs show nine gaps.", "The logs", "show", "nine gaps"),
    ("emotive", "The senator slammed the ruling.", "The senator", "slammed", "the ruling"),
    ("manner", "“We won,” she whispered.", "she", "whispered", "“We won,”"),
    ("preposition", "The pump failed, according to the log.", "the log", "according to", "The pump failed"),
    ("noun", "The mayor’s claim that rents fell was wrong.", "The mayor", "claim",
     "that rents fell"),
]  # fmt: skip


@pytest.mark.parametrize(("cue_class", "text", "source", "cue", "content"), CLASSES)
def test_a_class_of_cue(cue_class: CueClass, text: str, source: str, cue: str, content: str) -> None:
    article = read(text)
    found = [
        (a.cue_class, article[a.mention], article[a.cue], " … ".join(article[c] for c in a.content))
        for a in article.attributions
        if a.mention and a.cue
    ]
    assert (cue_class, source, cue, content) in found


def test_hearsay_has_a_class_and_no_source() -> None:
    (found,) = read("The firm allegedly sold the same boat twice.").attributions
    assert (found.cue_class, found.mention, found.source.kind) == ("adverb", None, "none")
