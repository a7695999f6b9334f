"""Where the writer does more than report: says what should be done, what something shows, what may be.

The grammar decides, not the word alone: "must" prescribes where a main clause in the writer's own
voice has it ("The city must act"), and not where it expects ("must have known"), is reported ("whether
the city must act"), or has a purpose ("must win to go through"). Rhetorical questions are told from
others by their form (Quirk et al., A Comprehensive Grammar of the English Language, 1985, section 11.23).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit import lexicons
from audit.article import Remark, RemarkKind
from audit.document import Span
from audit.reading import subjects, triggers
from audit.reading.clauses import opens_clause
from audit.reading.features import View
from audit.reading.mentions import within
from audit.reading.nounphrases import Range, head
from audit.reading.tagging import Token

_DUTY = frozenset(("must", "mustn't", "should", "shouldn't"))
_DUTY_TO = frozenset((("ought", "to"), ("need", "to"), ("needs", "to"), ("has", "to"), ("have", "to")))
_HAD_BETTER = ("had", "better")
_MAYBE = frozenset(("may", "might", "could"))
_MAYBE_TO = frozenset(("likely", "appear", "appears", "seem", "seems"))
_INFERRING = frozenset("prove show signal demonstrate confirm betray suggest indicate reveal mean".split())
_BEGINNINGS = frozenset(
    (
        *_DUTY,
        *(word for word, _ in _DUTY_TO),
        _HAD_BETTER[0],
        *_MAYBE,
        *_MAYBE_TO,
        *_INFERRING,
        *(f"{verb}s" for verb in _INFERRING),
        "?",
    )
)
"""With what a remark begins, verbs in other forms aside: nearly no word."""
_LEMMAS = _INFERRING | {"make"}
"""Of which verbs a form may begin one: showed, made clear."""
_CLEAR = frozenset(("clear", "plain", "obvious"))
_REPORTING_CLAUSES = frozenset(("complement", "relative", "subordinate", "infinitive", "participle"))
_ASKING = frozenset("who what how why where when which whose".split())
_STOPS = frozenset(": ; — –".split())
_WEIGHING = frozenset("would could can should might must".split())
_LOADED = frozenset("any anyone anybody anything ever really honestly possibly surely wonder".split())
_POINTING = frozenset(("this", "that"))
_PERFECT = frozenset(("have", "'ve"))
_NEAR = 4  # words between a verb and what it says

NO_REMARKS: tuple[Remark, ...] = ()


def find(view: View, end: int) -> tuple[Remark, ...]:
    """What the writer prescribes, concludes, conjectures or asks in one sentence, in order.

    ``end`` is where the sentence ends in the text.
    """
    begins = [n for n, token in enumerate(view.tokens) if token.low in _BEGINNINGS or token.lemma in _LEMMAS]
    if not begins:
        return NO_REMARKS
    found: list[Remark] = []
    concluding = _concluding(view)
    for index in begins:
        if view.writer[index] or index in concluding:
            kind = _kind(view.tokens, index)
            if kind is not None and _asserted(view, index, kind):
                found.extend(_remark(view, index, kind))
            elif view.tokens[index].low == "?" and not found:
                found.extend(_question(view, index, end))
    return tuple(found) if found else NO_REMARKS


def _concluding(view: View) -> frozenset[int]:
    """The verbs that look like cues, but of which an act is the subject: "Her silence *shows* that …"."""
    found = set[int]()
    for each in view.attributions:
        if each.cue is None or each.mention is None or each.source.kind == "none":
            continue
        first, last = within(view.tokens, each.mention)
        if first < last and _is_act(view.tokens, (first, last)):
            found.update(range(*within(view.tokens, each.cue)))
    return frozenset(found)


def _is_act(tokens: Sequence[Token], phrase: Range) -> bool:
    """Whether a subject is what somebody did: "her silence", "the decision to delay *the report*", "this"."""
    acts, first = lexicons.load("acts", inflect=True), phrase[0]
    if phrase[1] - first == 1 and tokens[first].low in _POINTING:
        return True
    object_of = first > 2 and tokens[first - 1].tag == "V" and tokens[first - 2].tag == "T"
    if object_of and tokens[first - 3].low in acts:
        return True
    before = next((n for n in range(*phrase) if tokens[n].tag in "TIW" and n > first), phrase[1])
    return tokens[head(tokens, (first, before))].low in acts


def _kind(tokens: Sequence[Token], index: int) -> RemarkKind | None:
    """What kind of remark a word may begin."""
    low = tokens[index].low
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if low in _DUTY or (low, after) in _DUTY_TO or (low, after) == _HAD_BETTER:
        return "prescription"
    if low in _MAYBE or (low in _MAYBE_TO and after == "to"):
        return "conjecture"
    if tokens[index].tag == "V" and (tokens[index].lemma in _INFERRING or _makes_clear(tokens, index)):
        return "inference"
    return "inference" if after == "that" and _is_pointed_at(tokens, index) else None


def _is_pointed_at(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb after "this" was taken for a noun: "This *shows* that …"."""
    return (
        index > 0 and tokens[index - 1].low in _POINTING and tokens[index].low.removesuffix("s") in _INFERRING
    )


def _makes_clear(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].lemma == "make" and index + 1 < len(tokens) and tokens[index + 1].low in _CLEAR


def _asserted(view: View, index: int, kind: RemarkKind) -> bool:
    """Whether the clause is the writer's own statement, and no part of one about something else."""
    clause = view.owners[index]
    if clause.kind in _REPORTING_CLAUSES:
        return False
    if view.tokens[-1].low == "?":
        return False
    lows = [token.low for token in view.tokens[max(0, index - 2) : index]]
    return not (kind == "prescription" and ("if" in lows or index == 0))


def _remark(view: View, index: int, kind: RemarkKind) -> Iterator[Remark]:
    """The remark that begins at a word, if what follows bears it out."""
    tokens = view.tokens
    verb = index if kind == "inference" else _verb(tokens, index)
    if verb is None:
        return
    borne_out = {"prescription": _prescribes, "conjecture": _conjectures}.get(kind, _infers)
    if not borne_out(tokens, index, verb):
        return
    subject = subjects.subject_of(tokens, _finite(tokens, index, verb))
    if subject is None and index and tokens[index - 1].low in _POINTING:
        subject = (index - 1, index)
    if subject is None or (kind == "inference" and not _is_act(tokens, subject)):
        return
    named = Span(tokens[subject[0]].start, tokens[subject[1] - 1].end)
    first = subject[0] if subject[1] <= index else index
    last = verb + 1 if tokens[verb].low == "be" and tokens[verb + 1 : verb + 2] else verb
    yield Remark(kind, Span(tokens[first].start, tokens[last].end), tokens[verb].lemma, named)


def _verb(tokens: Sequence[Token], index: int) -> int | None:
    """The verb that a modal helps: "must now *act*"."""
    if index + 2 < len(tokens) and (tokens[index].low, tokens[index + 1].low) == _HAD_BETTER:
        return index + 2  # whatever it is taken for: "had better act"
    for at in range(index + 1, min(len(tokens), index + 2 + _NEAR)):
        if tokens[at].tag == "V" or tokens[at].low == "be":
            return at
        if tokens[at].tag not in "RTAX" and tokens[at].low not in ("better", "not"):
            return None
    return None


def _finite(tokens: Sequence[Token], index: int, verb: int) -> int:
    """The word that agrees with the subject: "*could* trigger", "*is* likely to trigger"."""
    if tokens[index].tag in "AXV":
        return index
    return index - 1 if index and tokens[index - 1].tag == "A" else verb


def _prescribes(tokens: Sequence[Token], index: int, verb: int) -> bool:
    """Whether it says what to do, and not what is to be expected or what it takes."""
    helped = {token.low for token in tokens[index + 1 : verb]}
    if helped & _PERFECT:  # must have known; but: should have known
        return tokens[index].low in ("should", "shouldn't", "ought")
    if tokens[verb].low == "be":
        after = next((t for t in tokens[verb + 1 : verb + 3] if t.tag != "R"), None)
        return after is not None and after.tag == "V"  # not: should be ready by noon
    purpose = any(
        one.low == "to" and two.tag == "V" and n > 1
        for n, (one, two) in enumerate(zip(tokens[verb:], tokens[verb + 1 :], strict=False))
    )
    return not purpose


def _conjectures(tokens: Sequence[Token], index: int, verb: int) -> bool:
    """Whether what may be would need a source if it were said outright."""
    if {token.low for token in tokens[index + 1 : verb]} & {"not", "n't", "never"}:
        return False  # could not prevent
    return triggers.weighs([token.low for token in tokens], verb)


def _infers(tokens: Sequence[Token], index: int, verb: int) -> bool:
    """Whether a statement follows that the subject is said to show."""
    at = index + 1
    while at < len(tokens) and at <= index + _NEAR and (tokens[at].low in _CLEAR or tokens[at].tag == "R"):
        at += 1
    if at >= len(tokens):
        return False
    if tokens[verb].lemma == "betray":
        return tokens[at].tag in "DNJ"
    return tokens[at].low == "that" or (tokens[at].low in _ASKING | {"just"}) or opens_clause(tokens, at)


def _question(view: View, index: int, end: int) -> Iterator[Remark]:
    """The question that ends with the mark at ``index``, unless a colon leads in to it."""
    start = index
    while start and view.tokens[start - 1].tag != "Q" and view.tokens[start - 1].low not in _STOPS:
        start -= 1
    if start and view.tokens[start - 1].low == ":":
        return
    lows = [token.low for token in view.tokens[start:index]]
    asks = next((low for low in lows if low in _ASKING), "")
    after = lows[lows.index(asks) + 1 :][:6] if asks else []
    rhetorical = not _WEIGHING.isdisjoint(after) or not _LOADED.isdisjoint(lows)
    span = Span(view.tokens[start].start, min(end, view.tokens[index].end))
    yield Remark("rhetorical" if rhetorical else "question", span, asks)
