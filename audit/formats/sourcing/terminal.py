"""Who is heard, for people: bars for kinds and sources, who is not named, and whose verbs are loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from audit.formats._screen import Screen, clipped, joined
from audit.formats._view import View, count, visible
from audit.formats.sourcing import (
    ONE,
    TITLES,
    all_of,
    called,
    corroboration,
    description,
    percents,
    reason,
    size,
    title,
    used,
)
from audit.sourcing.ledger import NO_SOURCE, Concealed, Ledger, Row, Standing, Total
from audit.sourcing.verbs import TONES

_STYLES: dict[Standing, str] = {
    "named": "green",
    "organisation": "cyan",
    "document": "blue",
    "unnamed": "yellow",
    "crowd": "magenta",
    "unresolved": "red",
    "nobody": "red",
}
_NUMBERS = 36  # columns that the four numbers of a row take
_PERCENT = 6
_NARROW = 72
_NAME = 32  # columns that a name should have
_BARS = 8, 44  # the shortest and the longest that the greatest share may be
_TONES = 40  # columns that the counts of verbs take
_MOST = 25  # sources of several articles that are listed


def render(ledgers: Sequence[Ledger], view: View) -> str:
    """One article after the other, and then all of them together."""
    screen = Screen(view)
    for number, ledger in enumerate(all_of(ledgers)):
        if number:
            screen.line()
            screen.rule()
        _ledger(screen, ledger)
    return screen.text()


def _ledger(screen: Screen, ledger: Ledger) -> None:
    several = ledger.articles > 1
    heading = f"Altogether, {count(ledger.articles, 'article')}" if several else ledger.headline
    screen.line((heading or "(no headline)", "bold"))
    for part in (title(ledger), size(ledger)):
        if part:
            screen.line((part, "dim"))
    if not ledger.rows:
        screen.line("  Nothing is attributed to anyone.")
        return
    table = _Table(screen, ledger)
    table.totals()
    table.rows()
    _concealed(screen, ledger)
    _verbs(screen, ledger)


class _Table:
    """The rows of a ledger, in columns that fit the screen."""

    def __init__(self, screen: Screen, ledger: Ledger) -> None:
        self._screen, self._ledger = screen, ledger
        self._narrow = screen.width < _NARROW
        room = screen.width - _NAME - _NUMBERS - _PERCENT - 8
        self._bar = 0 if self._narrow else max(_BARS[0], min(room, _BARS[1]))
        self._times = "x" if screen.view.ascii else "×"

    def totals(self) -> None:
        """What the sources of each standing hold together."""
        shown = [total for total in self._ledger.totals if total.cited]
        self._heading("Who is heard", "sources")
        shares = percents(self._ledger, shown)
        most = max(total.words for total in shown)
        for total, share in zip(shown, shares, strict=True):
            first = f"{total.sources:,}" if total.standing not in NO_SOURCE else ""
            self._line(joined(TITLES[total.standing]), first, total, share, most)
        everyone = sum(total.sources for total in shown)
        ledger = self._ledger
        held = Total("named", everyone, ledger.cited, ledger.quoted, ledger.attributed - ledger.quoted)
        self._line(joined(("all", "dim")), f"{everyone:,}", held, sum(shares), 0)

    def rows(self) -> None:
        """Source by source, with role and verbs below each."""
        several = self._ledger.articles > 1
        rows = self._ledger.rows
        shown = rows[:_MOST] if several else rows
        self._heading("Source by source", "articles" if several else self._ledger.unit)
        most = max(row.words for row in rows)
        for row in shown:
            share = round(100 * self._ledger.share(row.words))
            first = len(row.articles) if several else row.line
            self._line(joined((clipped(called(row), 200), "bold")), f"{first:,}", row, share, most)
            about = self._about(row)
            if about:
                self._screen.block(joined((about, "dim")), "    ")
        if len(shown) < len(rows):
            more = f"and {len(rows) - len(shown):,} more, which --format csv and json list"
            self._screen.line((f"  {more}", "dim"))

    def _about(self, row: Row) -> str:
        """Role, kind, second hand and verbs of a source."""
        known = "known by office" if row.detail == "role" else clipped(row.role, 160)
        kind = "" if row.standing in NO_SOURCE or known else ONE[row.standing]
        second = f"{row.second_hand} of {row.cited} at second hand" if row.second_hand else ""
        verbs = used(row.verbs, self._times)
        where = f"in {row.articles[0]}" if self._ledger.articles > 1 and len(row.articles) == 1 else ""
        return " · ".join(part for part in (known, kind, second, verbs, where) if part)

    def _heading(self, words: str, first: str) -> None:
        self._screen.line()
        wide = f"{first:>9}{'cited':>7}{'quoted':>8}{'paraphrased':>12}"
        text = f"{'cited':>7}{'words':>8}" if self._narrow else wide
        self._columns(joined((words, "bold")), joined((f"{text}{'share':>{_PERCENT}}", "dim")), indent="")

    def _line(self, name: Text, first: str, held: Row | Total, share: int, most: int) -> None:
        """A name, its numbers, and its share as a bar."""
        percent = f"{f'{share}%':>{_PERCENT}}"
        if self._narrow:
            note = joined(f"{held.cited:>7,}{held.words:>8,}{percent}")
        else:
            numbers = f"{first:>9}{held.cited:>7,}{held.quoted:>8,}{held.paraphrased:>12,}"
            length = max(round(held.words / most * self._bar), 1) if most and held.words else 0
            bar = ("#" if self._screen.view.ascii else "█") * length
            note = joined(numbers, f"{percent} ", (bar, _STYLES[held.standing]))
        self._columns(name, note, indent="  ")

    def _columns(self, name: Text, note: Text, indent: str) -> None:
        right = 23 if self._narrow else _NUMBERS + _PERCENT + self._bar + 3  # two more, or it is folded
        self._screen.columns(joined(indent), name, [note], len(indent), right)


def _concealed(screen: Screen, ledger: Ledger) -> None:
    """Who is not named: how described, why, who says the same."""
    if not ledger.concealed:
        return
    screen.line()
    found = ledger.concealed
    given = Counter(each.reason.given for each in found)
    backed = sum(each.corroboration.full for each in found)
    stock = f", {given['stock']:,} with a stock phrase" if given["stock"] else ""
    summary = f"  {len(found):,}: {given['given']:,} with a reason{stock}, {backed:,} corroborated"
    screen.line(("Not named", "bold"), (summary, "dim"))
    if ledger.articles == 1:
        for each in found:
            _unnamed(screen, each)


def _unnamed(screen: Screen, each: Concealed) -> None:
    screen.block(
        joined((clipped(each.name, 200), "bold"), (f"  {each.unit} {each.line}", "dim")), "  ", "    "
    )
    told = any(words.startswith("says") for words in each.described)
    rows = (
        ("described", told, description(each)),
        ("reason", each.reason.given == "given", reason(each)),
        ("corroborated", each.corroboration.full, corroboration(each)),
    )
    for name, good, words in rows:
        mark = (screen.glyph("clean" if good else "warning"), "green" if good else "yellow")
        head = joined("    ", mark, (f" {name:<13}", "dim"))
        screen.columns(head, joined(clipped(words)), [], cell_len(head.plain), 0)


def _verbs(screen: Screen, ledger: Ledger) -> None:
    """Which speakers are introduced by verbs that vouch, doubt or colour."""
    heard = [row for row in ledger.sources if row.verbs]
    speakers = [row for row in heard if any(verb.tone != "plain" for verb in row.verbs)]
    uneven = ledger.uneven
    beside = frozenset(uneven.plain) if uneven else frozenset()
    shown = [row for row in heard if row in speakers or row.name in beside]
    shown = shown[:_MOST] if ledger.articles > 1 else shown
    if not shown:
        return
    narrow = screen.width < _NARROW
    longest = max(cell_len(row.name) for row in shown)
    room = 0 if narrow else max(14, min(longest, screen.width - _TONES - 22, 44))
    heads = "".join(f"{tone:>10}" for tone in TONES) if room else ""
    screen.line()
    screen.line((f"{'Verbs by speaker':<{room + 2}}", "bold"), (heads, "dim"))
    for row in shown:
        _speaker(screen, row, room)
    if uneven:
        _uneven(screen, uneven.loaded, uneven.plain)


def _speaker(screen: Screen, row: Row, room: int) -> None:
    """How many verbs of each tone a speaker has, and those that are not plain.

    ``room`` is what the name may take; 0 on a narrow screen.
    """
    loaded = used([verb for verb in row.verbs if verb.tone != "plain"], "x" if screen.view.ascii else "×")
    counts = [sum(verb.times for verb in row.verbs if verb.tone == tone) for tone in TONES]
    if not room:
        numbers = ", ".join(f"{n} {tone}" for n, tone in zip(counts, TONES, strict=True) if n)
        screen.block(joined(clipped(row.name, 60), (f"  {numbers}", "dim")), "  ", "    ")
        return
    name = Text(visible(row.name), end="")
    name.truncate(room, overflow="ellipsis", pad=True)
    head = joined("  ", name, "".join(f"{n or '-':>10}" for n in counts), "  ")
    screen.columns(head, joined((loaded, "dim")), [], cell_len(head.plain), 0)


def _uneven(screen: Screen, loaded: Sequence[str], plain: Sequence[str]) -> None:
    """That one side says and the other claims."""
    mark = (f"{screen.glyph('warning')} ", "yellow")
    words = f"Loaded verbs go with {_names(loaded)}, plain ones with {_names(plain)}."
    screen.block(joined(mark, words), "  ", "    ")


def _names(names: Sequence[str]) -> str:
    shown = [clipped(name, 60) for name in names[:4]]
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return ", ".join(shown) + more
