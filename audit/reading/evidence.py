"""What a feature is in a sentence, in words an editor would use, with the words of the sentence it stands on.

Many features tell of the same thing: that a word judges, what it does in its clause, which word it
is. Each word, clause and source has one reason to its name, and the features share out among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress, pairwise, zip_longest

from audit.article import Attribution
from audit.document import Span
from audit.reading import features, grammar, leaning, syntax
from audit.reading.features import View
from audit.reading.nounphrases import phrase_after
from audit.reading.stance import Stance
from audit.reading.structure import Clause
from audit.reading.terms import CLASSES, CLAUSES, FIXED, MODALS, MOODS, TURNS, indefinite

BUILT = "how the sentence is built: its length, its clauses, small words"
AROUND = "the sentences around it, and where it stands"
BACKGROUND = frozenset((BUILT, AROUND))
"""What weighs, and tells an editor nothing that he or she could point at."""

WORD = "the word"
"""How the reason of a word begins that belongs to no class."""
_MOST_WORDS = 4
"""Words shown of those that lean towards judgement."""
_LONGEST = 8
"""Words shown of what judges, its object taken in."""

Shares = Iterator[tuple[str, float]]


def describe(name: str, view: View) -> Shares:
    """What a feature says of this sentence, in words, with the share of its weight that each reason has.

    >>> from audit.loading import from_text
    >>> from audit.reading import reader
    >>> (view,) = reader.prepare(from_text("The reckless plan cost 40 kroner.")).views
    >>> list(describe("fact:number", view)), list(describe("article:last", view))
    ([('figures: 40', 1.0)], [('the sentences around it, and where it stands', 1.0)])
    """
    group, _, rest = name.partition(":")
    tell = _TELLERS.get(name) or _TELLERS.get(group)
    found = [FIXED[name]] if name in FIXED else list(tell(rest, view)) if tell else []
    found = found or [home(view, index) for index in _carriers(name, view)] or [_absent(name)]
    for words in found:
        yield words, 1 / len(found)


def _carriers(name: str, view: View) -> list[int]:
    """The words in the writer's voice that a feature counts."""
    return [
        index
        for index, token in enumerate(view.tokens)
        if view.writer[index] and name in features.classes(token.low, token.tag, token.form)
    ]


def _absent(name: str) -> str:
    """What a feature that stands on no word of this sentence is called."""
    group = name.partition("=")[0].partition(":")[0]
    if group in ("near", "article", "alone") or (group == "block" and name != "block=paragraph"):
        return AROUND
    return CLASSES.get(name, BUILT)


def home(view: View, index: int) -> str:
    """The one reason that a word of the writer's belongs to."""
    token = view.tokens[index]
    item = next((s for s in view.stances if s.first <= index < s.last), None)
    if item is not None:
        return judging(item, view)
    clause = view.owners[index]
    if clause.verb is not None and clause.verb[0] <= index <= clause.verb[1] and token.tag != "R":
        return _predicate(clause, view)
    classes = features.classes(token.low, token.tag, token.form)
    for name, words in CLASSES.items():
        if name in classes:
            return f"{words}: {_listed(view, words)}"
    if token.tag in "NVJR" and len(token.low) > 3:
        return f"{WORD} “{token.low}”"
    return BUILT


def _listed(view: View, reason: str) -> str:
    """The words of the writer's that are counted under one reason, each once."""
    names = [name for name, words in CLASSES.items() if words == reason]
    counted = sorted({index for name in names for index in _carriers(name, view)})
    runs: list[list[int]] = []
    for index in counted:
        if runs and index == runs[-1][-1] + 1 and view.tokens[index].tag in "M":
            runs[-1].append(index)
        else:
            runs.append([index])
    return ", ".join(dict.fromkeys(_words(view, run[0], run[-1] + 1) for run in runs))


# ---------------------------------------------------------------- words that judge


def judging(item: Stance, view: View) -> str:
    """Judging words, what they are and what they do: "evaluative adjective in the writer’s voice: dire"."""
    clause = view.owners[item.first]
    role = grammar.role(view.tokens, item, clause)
    where = f"as the {CLAUSES['main']}" if clause.kind == "main" else f"in {indefinite(CLAUSES[clause.kind])}"
    asserted = f", {where}" if _asserts(item, role, clause, view) else ""
    if item.kind == "phrase":
        what = TURNS.get(item.group, item.group)
    elif item.kind == "adverb":
        what = f"{item.group} adverb" if item.group != "intensifier" else "intensifier"
    elif role.startswith("verb of"):
        what = "a verb that judges"
    else:
        what = f"evaluative {item.kind}"
    struck = (
        ", which could be struck out"
        if role.startswith("modifier of") and role != "modifier of predicate"
        else ""
    )
    return f"{what}{asserted or ' in the writer’s voice'}{struck}: {_shown(item, view, whole=bool(asserted))}"


def _asserts(item: Stance, role: str, clause: Clause, view: View) -> bool:
    """Whether the words are, or open, what a clause says."""
    if clause.verb is None or clause.kind in ("infinitive", "participle"):
        return False
    first, last = clause.verb
    in_verb = any(
        first <= index <= last and view.tokens[index].tag == "V" for index in range(item.first, item.last)
    )
    return in_verb or role.startswith(("verb of", "predicate of"))


def _shown(item: Stance, view: View, *, whole: bool) -> str:
    """The judging words; ``whole`` with the rest of what is said: "underscores a paradoxical situation"."""
    tokens, clause = view.tokens, view.owners[item.first]
    first, last = item.first, item.last
    if whole and clause.verb is not None:
        verb = clause.verb
        first = verb[0] if first > verb[1] and first - verb[0] <= _LONGEST else first
        at = last - 1 if tokens[last - 1].tag == "D" else last
        behind = phrase_after(tokens, at) if at < len(tokens) and tokens[at].tag in "DNJM#P" else None
        last = max(last, min(behind[1], first + _LONGEST)) if behind else last
    return _words(view, first, last)


def _judged(rest: str, view: View, group: str) -> Iterator[str]:
    """The words that judge and that a feature of judging words counts."""
    for item in view.stances:
        if view.writer[item.first] and _counts(item, group, rest, view):
            yield judging(item, view)


def _counts(item: Stance, group: str, rest: str, view: View) -> bool:
    if rest == "strength":
        return True
    if group == "stance":
        return rest == f"{item.kind} {item.group}"
    role = grammar.role(view.tokens, item, view.owners[item.first])
    return rest in (role, f"{role} {item.strength}")


def _stances(rest: str, view: View) -> Iterator[str]:
    if rest == " of a source" or not rest:  # the feature "stance of a source" has no group
        told = [_words(view, s.first, s.last) for s in view.stances if not view.writer[s.first]]
        yield "words that judge, but a source’s" + (f": {', '.join(dict.fromkeys(told[:4]))}" if told else "")
    else:
        yield from list(_judged(rest, view, "stance")) or ["words that judge"]


def _roles(rest: str, view: View) -> Iterator[str]:
    yield from list(_judged(rest, view, "role")) or ["words that judge"]


def _words(view: View, first: int, last: int) -> str:
    """Neighbouring words as they stand in the text, white space folded."""
    found = view.tokens[first:last]
    gaps = (" " if after.start > before.end else "" for before, after in pairwise(found))
    return "".join(part for pair in zip_longest((t.text for t in found), gaps, fillvalue="") for part in pair)


# ---------------------------------------------------------------- clauses


def _predicate(clause: Clause, view: View) -> str:
    """What the verb of a clause in the writer's voice tells."""
    assert clause.verb is not None
    first, verb = (view.tokens[index] for index in clause.verb)
    words = _words(view, clause.verb[0], clause.verb[1] + 1)
    mood = grammar.mood(first, verb)
    where = CLAUSES[clause.kind]
    told = MODALS.get(first.low)
    if mood == "modal" and told:
        return f"{told} as the writer’s {where}: {words}"
    return f"the writer’s {where} {MOODS.get(mood, 'tells')}: {words}"


def _predicates(rest: str, view: View) -> Iterator[str]:
    kind, _, form = rest.partition(" ")
    for clause in _own(view):
        assert clause.verb is not None
        first, verb = (view.tokens[index] for index in clause.verb)
        if clause.kind == kind and form in ("", grammar.mood(first, verb), first.low):
            yield _predicate(clause, view)


def _subjects(rest: str, view: View) -> Iterator[str]:
    for clause in _own(view):
        if clause.kind == "main" and grammar.subject(view.tokens, clause) == rest:
            yield _predicate(clause, view)


def _own(view: View) -> Iterable[Clause]:
    """The clauses with a verb in the writer's voice."""
    return (c for c in view.clauses if c.verb is not None and view.writer[c.verb[1]])


# ---------------------------------------------------------------- sources and voices


def _cited(each: Attribution, view: View) -> str:
    """Source and cue, and in which clause they stand."""
    if each.cue is None:
        return "a source goes on speaking without a cue"
    words = _joined(view, sorted(part for part in (each.mention, each.cue) if part))
    if each.cue_class == "noun":
        return f"a noun that attributes: {words}"
    if each.mention is None:
        return f"an attribution to nobody: {words}"
    clause = _clause_of(each.cue, view)
    aside = clause is not None and clause.kind not in ("main", "inserted")
    side = f" in {indefinite(CLAUSES[clause.kind])}" if clause and aside else ""
    return f"a source says so{side}: {words}"


def _joined(view: View, parts: Sequence[Span]) -> str:
    """Stretches of the sentence as one, a gap between them shown."""
    found = [i for i, t in enumerate(view.tokens) if any(p.start <= t.start < p.end for p in parts)]
    edges = [i for i in found if i - 1 not in found], [i + 1 for i in found if i + 1 not in found]
    return " … ".join(_words(view, first, last) for first, last in zip(*edges, strict=True))


def _clause_of(cue: Span, view: View) -> Clause | None:
    """The clause whose verb a cue is."""
    verbs = (c for c in view.clauses if c.verb is not None)
    return next((c for c in verbs if c.verb and cue.start <= view.tokens[c.verb[1]].start < cue.end), None)


def _attributions(rest: str, view: View) -> Iterator[str]:
    every = [a for a in view.attributions if a.cue_class == rest]
    for each in every or [a for a in view.attributions if a.cue] or view.attributions:
        yield _cited(each, view)


def _sources(rest: str, view: View) -> Iterator[str]:
    for each in view.attributions:
        if each.source.kind == rest:
            yield _cited(each, view)


def _cues(rest: str, view: View) -> Iterator[str]:
    for each in view.attributions:
        clause = _clause_of(each.cue, view) if each.cue else None
        if clause is not None and clause.kind == rest:
            yield _cited(each, view)


def _modals(rest: str, view: View) -> Iterator[str]:
    """Of a clause ("main will"); without one the words are counted."""
    return _predicates(rest, view) if " " in rest else iter(())


def _duties(rest: str, view: View) -> Iterator[str]:
    """The main clauses with which the writer prescribes."""
    for clause in _own(view):
        assert clause.verb is not None
        if clause.kind == "main" and view.tokens[clause.verb[0]].low in syntax.DEONTIC:
            yield _predicate(clause, view)


def _sums(rest: str, view: View) -> Iterator[str]:
    """The words that judge in an apposition, or in the clause that hangs on it."""
    for item in view.stances:
        clause = view.owners[item.first]
        hung = clause.parent if clause.kind == "relative" and clause.parent else clause
        if view.writer[item.first] and hung.kind in ("apposition", "inserted"):
            yield judging(item, view)


def _voices(rest: str, view: View) -> Iterator[str]:
    """How much of a sentence is whose: shares that make up the whole are one reason."""
    shares = {
        "the writer’s": 1 - view.quoted - view.reported,
        "a source’s in paraphrase": view.reported,
        "a source’s in quotation marks": view.quoted,
    }
    whose = [f"{share:.0%} {words}" for words, share in shares.items() if share >= 0.005]
    told = f"whose words it holds: {', '.join(whose)}".replace("100%", "all")
    yield told if view.quoted + view.reported >= 0.005 else _nobody(view)


def _nobody(view: View) -> str:
    """What is told of a sentence in which nobody is cited."""
    said = view.quoted + view.reported >= 0.005
    return "no source and cue of its own" if said else "nothing in it is a source’s"


def _verbless(rest: str, view: View) -> Iterator[str]:
    yield "no verb outside the quotation" if view.quoted else "it has no verb"


def _money(rest: str, view: View) -> Iterator[str]:
    """Money and shares, counted whoever tells of them."""
    own = [home(view, i) for i, t in enumerate(view.tokens) if t.tag == "#" and view.writer[i]]
    yield from own or ["money or a share in what a source says"]


def _quotations(rest: str, view: View) -> Iterator[str]:
    """Words in quotation marks; a fragment is less than a clause."""
    yield "a quoted fragment" if rest == "fragment" else "direct quotation"


def _opening(rest: str, view: View) -> Iterator[str]:
    return _quotations("speech", view) if rest == "Q" else iter((BUILT,))


def _uncited(rest: str, view: View) -> Iterator[str]:
    yield _nobody(view)


def _leanings(rest: str, view: View) -> Iterator[str]:
    """The writer's words that lean furthest, as they stand; all that leaning weighs is one reason."""
    known = leaning.scores()
    own = [token.low for token in compress(view.tokens, view.writer) if token.tag in leaning.TAGS]
    judging = [low for low in dict.fromkeys(own) if known.get(low, 0.0) >= leaning.TOLD]
    told = sorted(judging, key=lambda low: -known[low])[:_MOST_WORDS]
    if told:
        yield f"words that mostly judge: {', '.join(sorted(told, key=judging.index))}"
    else:
        yield "words that mostly report"


_TELLERS: Mapping[str, Callable[[str, View], Iterator[str]]] = {
    "stance": _stances,
    "stance of a source": _stances,
    "role": _roles,
    "predicate": _predicates,
    "modal": _modals,
    "duty": _duties,
    "sums up": _sums,
    "subject": _subjects,
    "attribution": _attributions,
    "attribution:none": _uncited,
    "form:no verb": _verbless,
    "fact:money or share": _money,
    "source": _sources,
    "cue": _cues,
    "voice": _voices,
    "quotation": _quotations,
    "opens": _opening,
    "leaning": _leanings,
}
"""How features are told, by their names or the first part of them; all others by the words they count."""
