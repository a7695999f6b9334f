"""Who is heard, as Markdown: tables for a mail, a pull request or the minutes of a desk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.formats._template import GENERATED, markdown
from audit.formats._view import View
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
from audit.sourcing.ledger import NO_SOURCE, Concealed, Ledger, Row
from audit.sourcing.verbs import TONES, Tone

_HEADS: dict[Tone, str] = {
    "plain": "Plain",
    "vouching": "Vouching",
    "doubting": "Doubting",
    "colouring": "Colouring",
}


def render(ledgers: Sequence[Ledger], view: View) -> str:
    """One article after the other, and then all of them together."""
    lines = [line for ledger in all_of(ledgers) for line in _ledger(ledger)]
    return "".join(f"{line}\n" for line in (*lines, GENERATED)) if lines else ""


def _ledger(ledger: Ledger) -> Iterator[str]:
    several = ledger.articles > 1
    heading = f"Altogether, {ledger.articles:,} articles" if several else ledger.headline or "(no headline)"
    yield f"# {markdown(heading)}"
    yield ""
    yield " · ".join(map(markdown, filter(None, (title(ledger), size(ledger)))))
    yield ""
    if not ledger.rows:
        yield "Nothing is attributed to anyone."
        yield ""
        return
    yield from _totals(ledger)
    yield from _rows(ledger)
    yield from _concealed(ledger.concealed, several=several)
    yield from _verbs(ledger)


def _table(heads: Sequence[str], rows: Iterator[Sequence[str]], numbers: Sequence[int]) -> Iterator[str]:
    """A table; ``numbers`` are the columns that stand to the right."""
    yield f"| {' | '.join(heads)} |"
    yield "|" + "|".join("---:" if at in numbers else "---" for at in range(len(heads))) + "|"
    for row in rows:
        yield f"| {' | '.join(map(markdown, row))} |"
    yield ""


def _totals(ledger: Ledger) -> Iterator[str]:
    shown = [total for total in ledger.totals if total.cited]
    shares = percents(ledger, shown)
    rows: list[tuple[str, ...]] = [
        (
            TITLES[total.standing],
            "" if total.standing in NO_SOURCE else f"{total.sources:,}",
            f"{total.cited:,}",
            f"{total.quoted:,}",
            f"{total.paraphrased:,}",
            f"{share}%",
        )
        for total, share in zip(shown, shares, strict=True)
    ]
    held = (ledger.cited, ledger.quoted, ledger.attributed - ledger.quoted)
    rows.append(("all", f"{len(ledger.sources):,}", *(f"{n:,}" for n in held), f"{sum(shares)}%"))
    heads = ("Who is heard", "Sources", "Cited", "Words quoted", "Words paraphrased", "Share")
    yield from _table(heads, iter(rows), range(1, 6))


def _rows(ledger: Ledger) -> Iterator[str]:
    several = ledger.articles > 1
    heads = (
        "Source",
        "Role as first given",
        "Kind",
        "Cited",
        "Words quoted",
        "Words paraphrased",
        "Share",
        "Verbs",
    )
    where = "Articles" if several else ledger.unit.capitalize()
    rows = ((*_row(ledger, row), f"{len(row.articles) if several else row.line:,}") for row in ledger.rows)
    yield from _table((*heads, where), rows, (3, 4, 5, 6, 8))


def _row(ledger: Ledger, row: Row) -> tuple[str, ...]:
    second = f" ({row.second_hand:,} at second hand)" if row.second_hand else ""
    return (
        called(row),
        row.role,
        ONE[row.standing],
        f"{row.cited:,}{second}",
        f"{row.quoted:,}",
        f"{row.paraphrased:,}",
        f"{100 * ledger.share(row.words):.0f}%",
        used(row.verbs),
    )


def _concealed(found: Sequence[Concealed], *, several: bool) -> Iterator[str]:
    if not found:
        return
    heads = ("Not named", "Description", "Reason", "Corroborated", "Place")
    rows = (
        (
            *(each.name, description(each), reason(each), corroboration(each)),
            f"{each.article}:{each.line}" if several else f"{each.unit} {each.line}",
        )
        for each in found
    )
    yield from _table(heads, rows, ())


def _verbs(ledger: Ledger) -> Iterator[str]:
    """Whose words are introduced how; left out where all verbs are plain."""
    if all(verb.tone == "plain" for row in ledger.sources for verb in row.verbs):
        return
    heads = ("Verbs by speaker", *(_HEADS[tone] for tone in TONES))
    rows = ((called(row), *(_of_tone(row, tone) for tone in TONES)) for row in ledger.sources if row.verbs)
    yield from _table(heads, rows, ())
    uneven = ledger.uneven
    if uneven:
        loaded, plain = (markdown(", ".join(names)) for names in uneven)
        yield f"Loaded verbs go with {loaded}; plain ones with {plain}."
        yield ""


def _of_tone(row: Row, tone: Tone) -> str:
    return used([verb for verb in row.verbs if verb.tone == tone])
