"""The report for people: what the article is made of, what was found in it, what to do next."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from audit.findings import SEVERITIES, SHORT, Finding
from audit.formats import _decision
from audit.formats._screen import LABEL, SEVERITY, Screen, clipped, flagged, words
from audit.formats._view import View, count
from audit.gates import Decided
from audit.record import ASSERTING, Passage, Record

_NOUNS = {
    "person": ("person", "people"),
    "organisation": ("organisation", "organisations"),
    "document": ("document", "documents"),
    "anonymous": ("unnamed", "unnamed"),
    "group": ("group", "groups"),
}
_SHADES = {"fact": "█", "attribution": "▒", "editorial": "░"}
_ASCII_SHADES = {"fact": "#", "attribution": "=", "editorial": "."}
_PURPOSE = 32  # columns that it takes to say what a command is for
_NAMES = 6  # of the sources of a kind that are named
_NAMED = 3  # of the findings of a rule in a sentence whose own names are shown


def render(records: Sequence[Record], view: View) -> str:
    """All articles, one after the other, and a line that sums them up."""
    return "".join(pieces(records, view))


def pieces(records: Sequence[Record], view: View) -> Iterator[str]:
    """The same, an article at a time."""
    screen = Screen(view)
    lead: _Lead | None = None
    for number, record in enumerate(records):
        if number:
            screen.line()
        if record.findings or len(records) == 1:
            _article(screen, record)
        else:
            _clean(screen, record)
        lead = _graver(lead, record)
        yield screen.taken()
    if records:
        _summary(screen, _decision.of(records, view), lead)
        yield screen.taken()


def _article(screen: Screen, record: Record) -> None:
    _header(screen, record)
    if record.overall:
        screen.line()
        screen.line(("The article as a whole", "bold"))
        for group in _by_rule(record.overall):
            first = f" (from {record.where(group[0])} on)" if len(group[0].span) else ""
            _findings(screen, group, "  ", [f"{finding.message}{first}" for finding in group])
    for passage in record.passages:
        screen.line()
        _passage(screen, record, passage)


def _clean(screen: Screen, record: Record) -> None:
    """An article without findings, among others."""
    shares = ", ".join(f"{record.percents[label]}% {label}" for label in ASSERTING)
    size = count(record.sentences, "sentence")
    mark = (f"{screen.glyph('clean')} ", "green")
    screen.line(mark, (_title(record), "bold"), f"  nothing found ({size}: {shares})")


def _title(record: Record) -> str:
    return record.path if record.name == record.path else f"{record.path} ({record.name})"


def _header(screen: Screen, record: Record) -> None:
    genre = record.genre
    facts = [
        count(record.sentences, "sentence"),
        count(record.words, "word"),
        *([genre] if genre else []),
        f"checked against {count(len(record.rules), 'rule')}",
    ]
    screen.line((record.headline or "(no headline)", "bold"))
    screen.line((" · ".join([_title(record), *facts]), "dim"))
    screen.line()
    _bar(screen, record)
    _sources(screen, record)


def _bar(screen: Screen, record: Record) -> None:
    """The share of fact, attribution and editorial, as a bar and in numbers."""
    shades = _ASCII_SHADES if screen.view.ascii else _SHADES
    room = min(screen.width - 4, 72)
    bar: list[tuple[str, str]] = []
    legend: list[tuple[str, str]] = []
    done = 0.0
    for label in ASSERTING:
        shade = "█" if screen.view.colour else shades[label]
        start, done = round(done * room), done + record.shares[label]
        bar.append((shade * (round(done * room) - start), LABEL[label]))
        legend += [(shade, LABEL[label]), (f" {label} {record.percents[label]}%   ", "")]
    if done:
        screen.line("  ", *bar)
        screen.line("  ", *legend)
    else:
        screen.line(("  no sentence asserts anything", "dim"))


def _sources(screen: Screen, record: Record) -> None:
    """Who is said to say something, by kind."""
    screen.line()
    title = "  Sources  "
    for kind, found in record.sources.items():
        if found:
            head = words((title, "dim"), f"{count(len(found), *_NOUNS[kind]):<17}")
            screen.beside(head, words((_named(found), "dim")))
            title = " " * len(title)
    if record.sourceless:
        screen.block(words(count(record.sourceless, "attribution") + " to nobody"), title)
    elif not any(record.sources.values()):
        screen.block(words("none: nothing is attributed to anyone"), title)


def _named(found: Sequence[str]) -> str:
    """The names of the first few sources, each once."""
    names = [clipped(name, 60) for name in dict.fromkeys(found) if name]
    more = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return ", ".join(names[:_NAMES]) + more


def _passage(screen: Screen, record: Record, passage: Passage) -> None:
    """A sentence, shown once, and what was found in it."""
    label, block = passage.sentence.label, passage.sentence.block
    where = "" if block == "paragraph" else f", {block}"
    screen.line(
        (record.where(passage).capitalize(), "bold"),
        (f"{where}, read as ", "dim"),
        (label, LABEL[label]),
    )
    edge = f"  {screen.glyph('edge')} "
    screen.block(flagged(passage), edge, edge)
    several = len(passage.findings) > 1
    for group in _by_rule(passage.findings):
        _findings(screen, group, "    ", [f.objection if several else f.message for f in group])


def _by_rule(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Findings of one rule with one remedy together, by the first place of each."""
    order = {f.rule: number for number, f in reversed(list(enumerate(findings)))}
    ordered = sorted(findings, key=lambda f: (order[f.rule], f.rule, f.severity, f.fix))
    return (list(group) for _, group in groupby(ordered, key=lambda f: (f.rule, f.severity, f.fix)))


def _findings(screen: Screen, group: Sequence[Finding], indent: str, messages: Sequence[str]) -> None:
    """What one rule found in a sentence: each message once, and the remedy."""
    first = group[0]
    mark = (f"{screen.glyph(first.severity)} {first.severity}", SEVERITY[first.severity])
    names = " ".join(finding.fingerprint[:SHORT] for finding in group[:_NAMED])
    more = " …" if len(group) > _NAMED else ""
    rule = (first.rule, "bold")
    screen.block(words(mark, "  ", rule, f" {first.name}", (f"  {names}{more}", "dim")), indent)
    for message in dict.fromkeys(messages):
        screen.block(words(clipped(message)), f"{indent}  ")
    if first.fix:
        screen.block(words((first.fix, "italic")), f"{indent}  Fix: ")


def _summary(screen: Screen, decided: Decided, lead: _Lead | None) -> None:
    """The counts, what decided the exit code, and what can be done next."""
    counts = decided.found.counts
    nouns = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("note", "notes")}
    found = [(count(counts[s], *nouns[s]), SEVERITY[s]) for s in SEVERITIES if counts[s]]
    line = [part for each in found or [("Nothing found", "green")] for part in (" · ", each)][1:]
    screen.line()
    screen.rule()
    settled = f", {count(decided.found.settled, 'finding')} settled" if decided.found.settled else ""
    screen.line(*line, f" in {count(decided.found.articles, 'article')}{settled}")
    _commands(screen, decided, lead)


def _commands(screen: Screen, decided: Decided, lead: _Lead | None) -> None:
    """The exit code, and commands that can be copied, each with what it is for."""
    code = f"Exit code {decided.code}"
    rows = [(code, decided.words), *(_next(screen.view, lead) if lead else ())]
    width = max(len(command) for command, _ in rows) + 2
    for command, purpose in rows:
        if screen.width - width >= _PURPOSE:
            screen.beside(words(f"{command:<{width}}"), words((purpose, "dim")))
        elif command == code:
            screen.line(f"{command}  ", (purpose, "dim"))
        else:
            screen.unbroken(command)


class _Lead(NamedTuple):
    """The gravest finding so far, the first of its like, and where it stands."""

    finding: Finding
    path: str
    doc: str


def _graver(lead: _Lead | None, record: Record) -> _Lead | None:
    """The lead, or the gravest finding of an article if that is graver."""
    if not record.findings:
        return lead
    gravest = min(record.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    if lead and SEVERITIES.index(lead.finding.severity) <= SEVERITIES.index(gravest.severity):
        return lead
    return _Lead(gravest, record.path, "" if record.name == record.path else record.name)


def _next(view: View, lead: _Lead) -> list[tuple[str, str]]:
    """Commands that lead on from the gravest finding, and what they tell."""
    finding = lead.finding
    rules = (f"audit rules {finding.rule}{view.again}", "what this rule asks, and why")
    if lead.path == view.piped:
        return [rules]
    path = f"./{lead.path}" if lead.path.startswith("-") else lead.path  # or it would be an option
    place = shlex.quote(f"{path}:{finding.place.line}")
    doc = f" --doc {shlex.quote(lead.doc)}" if lead.doc else ""
    explain = (f"audit explain {place}{doc}{view.again}", "why this label, and which rules looked")
    away = f" {shlex.quote(lead.path)}" if lead.path.startswith(("/", "..")) else ""  # else it is found here
    settle = f"audit settle {finding.fingerprint[:SHORT]}{away}{view.again} --why …"
    return [explain, rules, (settle, "let it stand, with a reason")]
