"""Every way of saying who says what, each under the name that an explanation gives it."""

from __future__ import annotations

import pytest

from audit.document import Document
from audit.loading import from_text
from audit.reading import quotations, sayings

PATTERNS = [
    # verbs before what they govern
    ("Lund said that the pier was shut.", "Lund", "said", "verb with its that-clause"),
    ("Lund said the pier was shut.", "Lund", "said", "verb with its clause"),
    ("Lund asked who would pay.", "Lund", "asked", "verb with its question"),
    ("Lund asked the board on Friday how it would pay.", "Lund", "asked", "verb with its question"),
    ("Lund wrote “no” on the door.", "Lund", "wrote", "verb, then quotation"),
    ("Lund vowed to return.", "Lund", "vowed", "verb with its infinitive"),
    ("Lund urged the crew to rest.", "Lund", "urged", "verb, person, infinitive"),
    ("Lund denied taking the keys.", "Lund", "denied", "verb with its -ing clause"),
    ("Lund complained about the noise.", "Lund", "complained", "verb with its preposition"),
    ("Lund criticised the plan.", "Lund", "criticised", "verb with its object"),
    ("Lund likened the plan to a raffle.", "Lund", "likened", "verb with object and preposition"),
    ("The firm gave the cause as rust.", "The firm", "gave", "verb with object and preposition"),
    ("Lund raised concerns about the noise.", "Lund", "raised concerns about",
     "verbal phrase with its topic"),
    ("The neighbours were furious.", "The neighbours", "were furious", "what somebody feels"),
    ("The plan drew criticism from growers.", "growers", "drew criticism from", "criticism, from whom"),
    ("The mayor called Wednesday for talks.", "The mayor", "called Wednesday for",
     "verb with its object"),
    ("With polls showing her ahead, the mayor rested.", "polls", "showing", "verb with its object"),
    ("The US said it would leave.", "The US", "said", "verb with its clause"),
    ("The firm is not thought to be in debt.", None, "is not thought to", "passive without an agent"),
    ("He offered so little that Lund said so.", "Lund", "said", "verb with its clause"),
    ("The office counted 31 leaks.", "The office", "counted", "verb with its object"),
    ("Lund considers him a coward.", "Lund", "considers", "verb with object and preposition"),
    ("Lund raised serious safety concerns about the pier.", "Lund", "raised serious safety concerns about",
     "verbal phrase with its topic"),
    ("The council issued an urgent plea for calm.", "The council", "issued an urgent plea for",
     "verbal phrase with its topic"),
    ("Lund announced last week, in a gym, wearing trainers, that the pier was shut.", "Lund", "announced",
     "verb with its that-clause"),
    ("The office put the noise at the window at 71 decibels.", "The office", "put",
     "verb with object and preposition"),
    ("Lund boasts, in a leaflet, of the pier.", "Lund", "boasts", "verb with its preposition"),
    ("It is what many growers have long suspected: that the well is dry.", "many growers",
     "have long suspected", "verb with its that-clause"),
    ("It was a warning which agents had told the port was false.", "agents", "had told",
     "verb inside a relative clause"),
    ("Counsel put it to Lund that she had signed.", "Counsel", "put it to", "verb with its that-clause"),
    ("Lund took to Facebook on Friday to accuse the board of fraud.", "Lund", "accuse",
     "verb with object and preposition"),
    ("Lund continued to criticise the plan.", "Lund", "criticise", "verb with its object"),
    ("A churchwarden suggested earplugs.", "A churchwarden", "suggested", "verb with its object"),
    ("The board asked firms that run ferries to wait.", "The board", "asked", "verb, person, infinitive"),
    # what is said stands before
    ("“It is shut,” Lund said.", "Lund", "said", "verb after its content"),
    ("It was shut, Lund said.", "Lund", "said", "verb after its content"),
    ("The pier, an usher told me, is haunted.", "an usher", "told", "verb after its content"),
    ("“It is shut,” said Lund.", "Lund", "said", "verb before its subject"),
    ("It is worth nine million, calculates Fair Ledger, a lobby.", "Fair Ledger", "calculates",
     "verb before its subject"),
    ("Said Lund: “It is shut.”", "Lund", "Said", "verb, speaker, then quotation"),
    ("A tax, which Lund described as unfair, was dropped.", "Lund", "described", "verb after its object"),
    ("It was a folly that Lund said could ruin the town.", "Lund", "said", "verb inside a relative clause"),
    ("As Lund said, the pier was shut.", "Lund", "said", "as somebody says"),
    # the passive
    ("Lund is said to be ill.", None, "is said to", "passive without an agent"),
    ("Lund faced charges that he hid it.", None, "faced charges that", "passive without an agent"),
    ("The port was dogged by charges that it hid bills.", None, "charges", "noun with its content"),
    ("The plan was condemned by nurses.", "nurses", "was condemned by", "passive with its agent"),
    ("He forged the will, a jury was told.", None, "was told", "passive after its content"),
    ("It is understood that the pier was shut.", None, "is understood that", "passive without an agent"),
    ("The tower, it is thought, is Roman.", None, "is thought", "passive without an agent"),
    ("The mayor was quoted as saying the pier was shut.", "The mayor", "was quoted as saying",
     "passive with its speaker"),
    ("The tenants have been told they must leave.", None, "have been told", "passive without an agent"),
    ("The court heard that he forged the will.", None, "heard", "verb with its that-clause"),
    ("Driver was asleep, jury told.", None, "told", "verb after its content"),
    # a comment inside what is said
    ("A pier which, they say, is haunted was shut.", "they", "say", "verb inside its content"),
    ("The Herald said the bridge had moved, citing a survey by the port.", "a survey by the port", "citing",
     "what is cited"),
    ("Trade is fine, as Lund put it, “if it is fair”.", "Lund", "put it", "as somebody says"),
    ("The pier was sound, says Petter Holm, an engineer at the port.", "Petter Holm", "says",
     "verb before its subject"),
    # "it" for a body
    ("It denies the charge.", "It", "denies", "verb with its object"),
    ("It puts the loss at nine million euros.", "It", "puts", "verb with object and preposition"),
    ("It refused to open its books.", "It", "refused", "verb with its infinitive"),
    # without a verb
    ("To Lund, that is no joke.", "Lund", "To", "how it seems to somebody"),
    ("Warnings from growers of a dry summer multiplied.", "growers", "Warnings", "noun with its content"),
    ("The warning from the sailors' union that the pier leans was read.", "the sailors' union", "warning",
     "noun with its content"),
    ("Allegations that the crew was slow were read out.", None, "Allegations", "noun with its content"),
    ("Calls for the mayor to resign grew.", None, "Calls", "noun with its content"),
    ("The pier is shut, according to the port.", "the port", "according to", "preposition, source"),
    ("In the words of one nurse, the ward was a shambles.", "one nurse", "In the words of",
     "preposition, source"),
    ("By his own account, he was asleep.", "his", "By his own account", "preposition, source"),
    ("In the minister's view, the plan is dead.", "the minister", "view", "in somebody's words"),
    ("From the growers' perspective, the tax is unfair.", "the growers", "perspective",
     "in somebody's words"),
    ("For Ada Lund, 43, the evening felt like a homecoming.", "Ada Lund", "For",
     "how it seems to somebody"),
    ("Lund's claim that rents fell was wrong.", "Lund", "claim", "noun with its content"),
    ("A WHO recommendation that salt be iodised was dropped.", "WHO", "recommendation",
     "noun with its content"),
    ("Their argument is that rents fell.", "Their", "argument", "noun, is, content"),
    ("The firm allegedly lied.", None, "allegedly", "adverb of hearsay"),
    ("LUND: We held the line.", "LUND", ":", "name and colon"),
    ("“We held the line.” — Ada Lund", "Ada Lund", "—", "quotation, dash and name"),
]  # fmt: skip


def found(text: str) -> list[tuple[str | None, str, str]]:
    """Source, cue and pattern of each saying in a text of one sentence."""
    document: Document = from_text(text)
    tokens = sayings.tokens_of(document, document.blocks[0].span, quotations.find(document))
    return [
        (document[s.mention] if s.mention else None, document[s.cue], s.pattern) for s in sayings.find(tokens)
    ]


@pytest.mark.parametrize(("text", "source", "cue", "pattern"), PATTERNS)
def test_a_pattern_and_its_name(text: str, source: str | None, cue: str, pattern: str) -> None:
    assert (source, cue, pattern) in found(text)


def contents(text: str) -> list[str]:
    """What is said, saying by saying."""
    document = from_text(text)
    tokens = sayings.tokens_of(document, document.blocks[0].span, quotations.find(document))
    return [" … ".join(document[part] for part in s.content) for s in sayings.find(tokens)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Calling the plan a folly, Brandt left.", "the plan a folly"),
        ("Although critics said the plan was dead, the mayor pressed on.", "the plan was dead"),
        ("The claim that the lock leaked was made by Lund in May.", "that the lock leaked"),
        ("Lund's claim that the lock was shut is wrong.", "that the lock was shut"),
        ("It is feared that dozens died.", "dozens died"),
        ("The plan, in her view, is dead.", "The plan … is dead"),
        ("“We are tired,” Lund said, “and we are cold.”", "“We are tired,” … “and we are cold.”"),
        ("Lund said that, among growers, she leads.", "that, among growers, she leads"),
        ("Lund said there needs to be a law.", "there needs to be a law"),
        ("Lund said $9 million was lost.", "$9 million was lost"),
        ("It was sent to a mother who, the records show, was dead.", "was dead"),
        ("There is a crack that, according to the port, was found in May.", "was found in May"),
        ("Trade is fine, as Lund put it, “if it is fair”.", "“if it is fair”"),
        ("The firm denied wrongdoing.", "wrongdoing"),
        ("Lund praised Thursday's rally.", "Thursday's rally"),
    ],
)
def test_where_what_is_said_begins_and_ends(text: str, content: str) -> None:
    assert contents(text) == ([content] if content else [])


def test_a_poll_that_has_somebody_ahead_shows_it() -> None:
    assert found("A poll of 900 adults had the mayor ahead.") == [
        ("A poll of 900 adults", "had", "verb with its object")
    ]
    assert found("A baker of 60 had the mayor in his shop.") == []


NOTHING = [
    # official acts
    "The governor vetoed the bill.",
    "The court dismissed the appeal.",
    "Councillors rejected a motion to sell the pool by 18 votes to 2.",
    "A judge denied the request.",
    "The board approved the sale.",
    "Police have questioned two former employees.",
    "The club claimed victory before midnight.",
    "The fire claimed 14 lives.",
    "She called the desk by telephone.",
    "The union has called a strike from midnight.",
    "A club called Harbour 45 ran the first stall.",
    "Lund challenged Marsh in the spring vote.",
    "The ferry company appealed to tourists.",
    "The firm requested another month.",
    "Lund held a lead of nine votes.",
    "The new law put more officers on the streets.",
    "Lund refused to comment.",
    "They signed a contract, agreeing to work until May.",
    "This story has been updated to include the verdict.",
    "She paid from her private account.",
    "Lund spoke on condition of anonymity.",
    "The firm has agreed to sell the yard.",
    "The mayor welcomed several hundred guests.",
    "Two parties are contesting the northern seats.",
    "The women spoke for about five minutes.",
    "A yellow bulldozer pushed the mound to make room.",
    "Lund refused to testify.",
    "Lund declined to criticise the plan.",
    "The firm seems to back the plan.",
    # not said to have happened, or of nobody in particular
    "If Lund wants the pier, Brandt must sell.",
    "It is unclear whether the board would rule that the pier is public.",
    "Any voter who wants a pier can pay for it.",
    "Garden owners who want to check can ask.",
    "Seriously, please ask yourself that question.",
    # plans and attempts
    "The firm plans to sell the yard.",
    "The firm intends to sell the yard.",
    "The firm tried to explain the delay.",
    "Lund should apologise for the delay.",
    "The union aims to explain the delay.",
    # talks without content
    "The two ministers discussed fishing.",
    "The two ministers held talks on fishing.",
    "They talked for three hours.",
    "Lund declined to comment.",
    "The firm did not respond to a request for comment.",
    # words in another sense
    "The said sum was paid.",
    "The aforesaid sum was paid in the said month.",
    "The twins are hard to tell apart.",
    "One can tell a heron by its neck.",
    "The clock told the time.",
    "The snow added to the delays.",
    "The costs added up to nine million.",
    "Sugar was added to the dough.",
    "A group called Harbour Watch met on Friday.",
    "The hall was named after a nurse.",
    "The shelves are ordered according to size.",
    # titles of works
    "Her novel “What the Heron Said” came out in May.",
    "She read “The Salt Year” to the class.",
    "The film “They Told Me” won.",
    # nobody says it
    "The idea that paint dries is not new.",
    "He left without saying goodbye.",
    "When asked why, Lund shrugged.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_nothing(text: str) -> None:
    assert found(text) == []
