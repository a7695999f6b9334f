"""The rules as Markdown: one in full, or the rule book, which stands in ``rules/README.md``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from audit import checks, marked, packs
from audit.errors import FileError
from audit.findings import SEVERITIES
from audit.formats._view import View
from audit.formats.catalogue import Entry, Option, options
from audit.rules import Rule
from audit.standards import DOCUMENTS, documents

FAMILIES: Mapping[str, str] = {
    "SRC": "Sourcing or attribution missing",
    "ANO": "Anonymous sources",
    "VRB": "Attribution verbs",
    "QUO": "Quotations",
    "EDI": "Editorial judgement in the writer’s voice",
    "LOA": "Loaded and contentious language",
    "WEA": "Weasel words and vague attribution",
    "HED": "Hedging, doubt and speculation",
    "NUM": "Numbers, statistics and polls",
    "LEG": "Presumption of innocence and allegations",
    "TIM": "Time and dates",
    "BAL": "Reply and balance of sources",
    "STR": "Structure and the whole document",
}
"""The families of rules that come with the program, in the order in which the rule book has them."""
_VOICES = {"writer": "the writer’s words", "paraphrase": "paraphrased words", "quote": "quoted words"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_SHOWN = 2  # examples of either kind in the rule book


def render(entries: Sequence[Entry], view: View) -> str:
    """One rule with all its options and examples, or a book of them by family."""
    blocks = _in_full(entries[0]) if view.in_full and entries else _book(entries)
    return "\n\n".join(blocks) + "\n"


def _book(entries: Sequence[Entry]) -> Iterator[str]:
    order = list(FAMILIES)
    ranked = sorted(entries, key=lambda e: (_rank(order, e.rule.id), e.rule.id))
    for family, members in groupby(ranked, key=lambda entry: _family(entry.rule.id)):
        yield f"### {family}: {FAMILIES[family]}" if family in FAMILIES else f"### {family}"
        for entry in members:
            yield f"#### {entry.rule.id} {entry.rule.name}"
            yield from _summary(entry)
            yield "\n".join(_examples(entry.rule, _SHOWN))
    used = {name for entry in entries for name in entry.rule.standards}
    yield "### Documents"
    yield "The rules are inspired by these; none of their publishers endorses them."
    yield "\n".join(f"- {_text(short)}: {_text(DOCUMENTS[short])}" for short in DOCUMENTS if short in used)
    yield "### Kinds of check"
    yield "\n".join(_checks({entry.rule.check: entry for entry in entries}))


def _checks(users: Mapping[str, Entry]) -> Iterator[str]:
    """A table of the kinds of check that the rules use, with their options."""
    yield "| check | objects to | options |"
    yield "|---|---|---|"
    for name, entry in sorted(users.items()):
        named = ", ".join(f"`{option.name}`" for option in options(entry)) or "none"
        yield f"| `{name}` | {_text(checks.about(name).rstrip('.'))} | {named} |"


def _family(code: str) -> str:
    return code.rstrip("0123456789")


def _rank(order: Sequence[str], code: str) -> tuple[int, str]:
    family = _family(code)
    return (order.index(family) if family in order else len(order), family)


def _summary(entry: Entry) -> Iterator[str]:
    """What a rule asks and why, in a paragraph, and where it is on."""
    rule = entry.rule
    said = f"{_text(rule.why)} **Fix:** {_text(rule.fix)}"
    yield said
    standards = f" After {_text(', '.join(rule.standards))}." if rule.standards else ""
    yield f"*{_where(entry)}.*{standards} Check: `{rule.check}`."


def _where(entry: Entry) -> str:
    """In which packs a rule is on, and how grave it is there."""
    found: dict[str, list[str]] = {}
    for name in packs.packs():
        severity = _severities(name).get(entry.rule.id)
        if severity:
            found.setdefault(severity, []).append(name)
    if found:
        graver_first = sorted(found.items(), key=_gravity)
        return "; ".join(f"{severity} in {', '.join(names)}" for severity, names in graver_first)
    return entry.rule.severity + ("" if entry.on else ", off in this pack")


def _gravity(found: tuple[str, list[str]]) -> int:
    order: Sequence[str] = SEVERITIES
    return order.index(found[0])


@cache
def _severities(pack: str) -> Mapping[str, str]:
    return {rule.id: rule.severity for rule in packs.load(pack).rules}


def _examples(rule: Rule, most: int | None = None) -> Iterator[str]:
    for example in rule.examples.flag[:most]:
        yield f"- flags: {_example(example)}"
    for example in rule.examples.passes[:most]:
        yield f"- passes: {_example(example)}"


def _example(example: str) -> str:
    """An example as it would be printed, the words meant in bold, paragraphs parted by ¶."""
    try:
        read = marked.read(example)
    except FileError:
        return _text(example)
    text, parts, at = read.document.text, [], 0
    for span in sorted(read.words):
        parts += [_text(text[at : span.start]), f"**{_text(text[span.start : span.end])}**"]
        at = span.end
    shown = "".join([*parts, _text(text[at:])]).strip()
    return re.sub(r"\n+", " ¶ ", shown)


def _in_full(entry: Entry) -> Iterator[str]:
    rule = entry.rule
    yield f"# {rule.id} {rule.name}"
    yield from _summary(entry)
    if rule.standards:
        yield f"Inspired by: {_text('; '.join(documents(rule.standards)))}."
    yield f"Message: {_text(rule.message)}"
    voices = " and ".join(_VOICES[voice] for voice in rule.voices)
    genres = f"; only in {', '.join(rule.genres)}" if rule.genres else ""
    yield f"Looks at {voices}, in sentences read as {', '.join(rule.labels)}{genres}."
    if rule.ignore:
        yield f"Ignores: {', '.join(f'`{phrase}`' for phrase in rule.ignore)}"
    if rule.yields_to:
        yield f"Yields to {', '.join(rule.yields_to)}."
    yield "## Options"
    found = list(options(entry))
    yield "\n".join(_table(found)) if found else "None."
    yield "## Examples"
    yield "\n".join(_examples(rule))


def _table(found: Sequence[Option]) -> Iterator[str]:
    yield "| option | kind | here | default |"
    yield "|---|---|---|---|"
    for option in found:
        cells = (option.name, option.kind, option.value, option.default or "must be given")
        yield "| " + " | ".join(_text(cell) for cell in cells) + " |"


def _text(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)
