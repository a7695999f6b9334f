"""The report for people: what the article is made of, what was found in it, what to do next."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from itertools import groupby

from audit.findings import SEVERITIES, Finding
from audit.formats._screen import LABEL, SEVERITY, Screen, clipped, flagged, joined
from audit.formats._view import View, count
from audit.gates import exit_code
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


def render(records: Sequence[Record], view: View) -> str:
    """All articles, one after the other, and a line that sums them up."""
    screen = Screen(view)
    for number, record in enumerate(records):
        if number:
            screen.line()
        if record.findings or len(records) == 1:
            _article(screen, record)
        else:
            _clean(screen, record)
    if records:
        _summary(screen, records)
    return screen.text()


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
    bar, legend, done = joined("  "), joined("  "), 0.0
    for label in ASSERTING:
        shade = "█" if screen.view.colour else shades[label]
        start, done = round(done * room), done + record.shares[label]
        bar.append(shade * (round(done * room) - start), LABEL[label])
        legend.append_text(joined((shade, LABEL[label]), f" {label} {record.percents[label]}%   "))
    if done:
        screen.line(bar)
        screen.line(legend)
    else:
        screen.line(("  no sentence asserts anything", "dim"))


def _sources(screen: Screen, record: Record) -> None:
    """Who is said to say something, by kind."""
    screen.line()
    title = "  Sources  "
    for kind, found in record.sources.items():
        if found:
            head = joined((title, "dim"), f"{count(len(found), *_NOUNS[kind]):<17}")
            screen.columns(head, joined((_named(found), "dim")), [], len(head), 0)
            title = " " * len(title)
    if record.sourceless:
        screen.block(joined(count(record.sourceless, "attribution") + " to nobody"), title)
    elif not any(record.sources.values()):
        screen.block(joined("none: nothing is attributed to anyone"), title)


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
    screen.block(joined(mark, "  ", (first.rule, "bold"), f" {first.name}"), indent)
    for message in dict.fromkeys(messages):
        screen.block(joined(clipped(message)), f"{indent}  ")
    if first.fix:
        screen.block(joined((first.fix, "italic")), f"{indent}  Fix: ")


def _summary(screen: Screen, records: Sequence[Record]) -> None:
    """The counts, what decided the exit code, and what can be done next."""
    counts = {severity: sum(record.counts[severity] for record in records) for severity in SEVERITIES}
    nouns = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("note", "notes")}
    found = [(count(counts[s], *nouns[s]), SEVERITY[s]) for s in SEVERITIES if counts[s]]
    line = joined()
    for part in found or [("Nothing found", "green")]:
        line.append_text(joined(*([" · "] if line.plain else []), part))
    screen.line()
    screen.rule()
    screen.line(line, f" in {count(len(records), 'article')}")
    _commands(screen, records)


def _commands(screen: Screen, records: Sequence[Record]) -> None:
    """The exit code, and commands that can be copied, each with what it is for."""
    code = exit_code(records, screen.view.fail_on, unread=bool(screen.view.unread))
    decided = (f"Exit code {code}", _verdict(screen.view, records))
    rows = [decided, *_next(screen.view, records)]
    width = max(len(command) for command, _ in rows) + 2
    for command, purpose in rows:
        if screen.width - width >= _PURPOSE:
            screen.columns(joined(f"{command:<{width}}"), joined((purpose, "dim")), [], width, 0)
        elif command == decided[0]:
            screen.line(f"{command}  ", (purpose, "dim"))
        else:
            screen.unbroken(joined(command))


def _verdict(view: View, records: Sequence[Record]) -> str:
    """What decided the exit code."""
    if view.unread:
        return f"{count(len(view.unread), 'text')} could not be read"
    if view.fail_on is None:
        return "findings never change it (--fail-on never)"
    grave = {"error": "error", "warning": "error or warning", "info": "finding"}[view.fail_on]
    decisive = sum(record.at_least(view.fail_on) for record in records)
    number = count(decisive, grave, "errors or warnings" if view.fail_on == "warning" else None)
    return f"{number} (--fail-on {view.fail_on})"


def _next(view: View, records: Sequence[Record]) -> list[tuple[str, str]]:
    """Commands that lead on from the gravest finding, and what they tell."""
    grave = [
        (SEVERITIES.index(finding.severity), number, at)
        for number, record in enumerate(records)
        for at, finding in enumerate(record.findings)
    ]
    if not grave:
        return []
    _, number, at = min(grave)
    record, finding = records[number], records[number].findings[at]
    rules = (f"audit rules {finding.rule}{view.again}", "what this rule asks, and why")
    if record.path == view.piped:
        return [rules]
    place = shlex.quote(f"{record.path}:{finding.place.line}")
    doc = "" if record.name == record.path else f" --doc {shlex.quote(record.name)}"
    return [(f"audit explain {place}{doc}{view.again}", "why this label, and which rules looked"), rules]
