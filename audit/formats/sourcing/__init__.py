"""Who is heard, as ``audit sources`` shows it: a format a module.

Each renders the ledgers of the articles, and where there are several, one of them altogether.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.formats._view import count
from audit.sourcing import together
from audit.sourcing.ledger import Concealed, Ledger, Row, Standing, Total
from audit.sourcing.verbs import Verb

TITLES: dict[Standing, str] = {
    "named": "named people",
    "organisation": "organisations",
    "document": "documents",
    "unnamed": "unnamed people",
    "crowd": "vague crowds",
    "unresolved": "not resolved",
    "nobody": "no source given",
}
"""What each standing is called; a person in a known office ("the mayor") counts as named."""

ONE: dict[Standing, str] = {
    "named": "person",
    "organisation": "organisation",
    "document": "document",
    "unnamed": "unnamed",
    "crowd": "vague crowd",
    "unresolved": "not resolved",
    "nobody": "no source given",
}
"""The same for one source."""


def all_of(ledgers: Sequence[Ledger]) -> Iterator[Ledger]:
    """The ledgers, and that of all articles where there are several."""
    yield from ledgers
    if len(ledgers) > 1:
        yield together.join(ledgers)


def title(ledger: Ledger) -> str:
    """The path of an article with its id where that is another; empty for several articles."""
    return ledger.path if ledger.name == ledger.path else f"{ledger.path} ({ledger.name})"


def called(row: Row) -> str:
    """What a source is called; in words where nobody is named, and as not resolved where it is not."""
    if row.standing == "nobody":
        return "(no source given)"
    if row.standing == "unresolved":
        return f"“{row.name}” (not resolved)" if row.name else "(speaker not found)"
    return row.name


def percents(ledger: Ledger, totals: Sequence[Total]) -> list[int]:
    """The share of each total in whole percent of the attributed words, rounded so that they add up."""
    exact = [100 * ledger.share(total.words) for total in totals]
    whole = [int(each) for each in exact]
    short = round(sum(exact)) - sum(whole)
    for index in sorted(range(len(exact)), key=lambda each: (whole[each] - exact[each], each))[:short]:
        whole[index] += 1
    return whole


def used(verbs: Sequence[Verb], times: str = "×") -> str:
    """Verbs and how often each is used: "say ×2, claim"."""
    return ", ".join(
        f"{_lemma(verb)} {times}{verb.times}" if verb.times > 1 else _lemma(verb) for verb in verbs
    )


def _lemma(verb: Verb) -> str:
    return "(colon)" if verb.lemma == ":" else verb.lemma


def size(ledger: Ledger) -> str:
    """The length of the article or articles, and how much of it is attributed, to how many."""
    if not ledger.rows:
        return count(ledger.length, "word")
    share = ledger.attributed / max(ledger.length, 1)
    parts = [
        f"{count(ledger.length, 'word')}, {ledger.attributed:,} attributed ({share:.0%})",
        f"{count(ledger.cited, 'citation')} of {count(len(ledger.sources), 'source')}",
        f"{ledger.distinct:,} count as distinct",
    ]
    return " · ".join(parts)


def reason(concealed: Concealed) -> str:
    """Why somebody is not named, as the copy has it."""
    found = concealed.reason
    if found.given == "missing":
        return (
            f"not given, only “{found.words}” ({concealed.unit} {found.line})" if found.words else "not given"
        )
    stock = "a stock phrase: " if found.given == "stock" else ""
    return f"{stock}“{found.words}” ({concealed.unit} {found.line})"


def corroboration(concealed: Concealed) -> str:
    """Who else stands behind what somebody says who is not named."""
    found = concealed.corroboration
    parts = [f"they are {concealed.number}"] if found.counted else []
    if found.by:
        by = ", ".join(f"{each.source.name} ({concealed.unit} {each.line})" for each in found.by)
        of = (
            "" if found.supported == found.claims else f"{found.supported} of {count(found.claims, 'claim')} "
        )
        parts.append(f"{of}by {by}")
    return "; ".join(parts) or "no"


def description(concealed: Concealed) -> str:
    """What the description is worth to a reader."""
    return ", ".join(concealed.described) or "neither where they belong nor how they know"
