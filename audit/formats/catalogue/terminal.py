"""The rules, for people: a list of them, or each in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from audit import marked
from audit.errors import FileError
from audit.formats._screen import SEVERITY, Screen, flag, joined
from audit.formats._view import View, count
from audit.formats.catalogue import Entry, options
from audit.rules import Rule
from audit.standards import documents

_VOICES = {"writer": "the writer's words", "paraphrase": "paraphrased words", "quote": "quoted words"}
_LEFT = 12


def render(entries: Sequence[Entry], view: View) -> str:
    """A line for each rule, or all that there is to say of each."""
    screen = Screen(view)
    if not view.in_full:
        _list(screen, entries)
        return screen.text()
    for number, entry in enumerate(entries):
        if number:
            screen.rule()
        _in_full(screen, entry)
    return screen.text()


def _list(screen: Screen, entries: Sequence[Entry]) -> None:
    width = max((len(entry.rule.name) for entry in entries), default=0)
    family = ""
    for entry in entries:
        rule = entry.rule
        if family and rule.id[:3] != family:
            screen.line()
        family = rule.id[:3]
        mark = (f"{screen.glyph(rule.severity)} ", SEVERITY[rule.severity]) if entry.on else ("- ", "dim")
        head = joined(mark, (f"{rule.id:<7} ", "bold" if entry.on else "dim"), f"{rule.name:<{width}}  ")
        why = joined((rule.why if entry.on else f"(off) {rule.why}", "dim"))
        screen.columns(head, why, [], width + 12, 0)
    on = sum(entry.on for entry in entries)
    keys = (joined((f"{screen.glyph(each)} {each}", style)) for each, style in SEVERITY.items())
    screen.line()
    off = f", {len(entries) - on} off" if on < len(entries) else ""
    screen.line(f"{count(on, 'rule')} on{off}   ", Text("  ", end="").join(keys))
    if entries:
        screen.line((f"audit rules {entries[0].rule.id} tells all about one", "dim"))


def _in_full(screen: Screen, entry: Entry) -> None:
    rule = entry.rule
    state = "" if entry.on else "  off in this pack"
    severity = (f"{screen.glyph(rule.severity)} {rule.severity}", SEVERITY[rule.severity])
    screen.line((rule.id, "bold"), f" {rule.name}  ", severity, (state, "dim"))
    screen.line()
    for title, text in _prose(rule):
        screen.block(joined(text), f"{title:<{_LEFT}}", " " * _LEFT)
    screen.line()
    _options(screen, entry)
    screen.line(("Examples", "bold"))
    for example in rule.examples.flag:
        _example(screen, example, ("flags", "red"))
    for example in rule.examples.passes:
        _example(screen, example, ("passes", "green"))


def _prose(rule: Rule) -> Iterator[tuple[str, str]]:
    """What the rule says of itself, by title."""
    yield "Says", rule.message
    yield "Why", rule.why
    yield "Fix", rule.fix
    if rule.standards:
        yield "Standards", "; ".join(documents(rule.standards))
    voices = " and ".join(_VOICES[voice] for voice in rule.voices)
    yield "Looks at", f"{voices}, in sentences read as {', '.join(rule.labels)}"
    yield "Genres", ", ".join(rule.genres) or "all"
    if rule.by_genre:
        yield "By genre", "; ".join(f"{genre}: {_given(more)}" for genre, more in rule.by_genre.items())
    if rule.once:
        yield "Once", "the same words only the first time"
    if rule.ignore:
        yield "Ignores", "; ".join(map(str, rule.ignore))
    if rule.yields_to:
        yield "Yields to", ", ".join(rule.yields_to)


def _given(changed: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in changed.items())


def _options(screen: Screen, entry: Entry) -> None:
    """What can be tuned under ``options``: kind of value, default, and what is set here."""
    found = list(options(entry))
    screen.line(("Options", "bold"), (f" of the check {entry.rule.check}", "dim"))
    width = max((len(option.name) for option in found), default=0)
    for option in found:
        head = joined(f"  {option.name:<{width}}  ")
        default = f"; default {option.default}" if option.set and option.default else ""
        kind = (f"  ({option.kind}{default})", "dim")
        value = joined((option.value, "bold" if option.set else ""), kind)
        screen.columns(head, value, [], width + 4, 0)
    if not found:
        screen.line(("  none", "dim"))
    screen.line()


def _example(screen: Screen, example: str, outcome: tuple[str, str]) -> None:
    """An example as it would be printed, the words meant underlined."""
    try:
        text = marked.read(example)
    except FileError:
        screen.block(joined(example), "  ")
        return
    shown = joined(text.document.text.rstrip().replace("\n\n", "¶ "))  # as long as what it stands for
    for span in text.words:
        shown.stylize(flag("error"), span.start, span.end)
    screen.columns(joined("  ", (f"{outcome[0]:<8}", outcome[1])), shown, [], 10, 0)
