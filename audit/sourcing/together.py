"""One ledger of several: the same name in two articles is one source where that is no guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from audit.sourcing.ledger import Ledger, Row, ordered
from audit.sourcing.verbs import Verb


def join(ledgers: Sequence[Ledger]) -> Ledger:
    """The ledger of several articles altogether.

    People with a full name and organisations with a proper name are one source wherever name
    and kind are the same; their roles are given as each article first gives them, so that two
    people of one name can be told. Everyone else is another in each article: a surname alone,
    "the mayor", "the board", "critics", a report, and above all a pronoun. What is given to
    nobody, and quotations without a speaker, make one row each.
    """
    joined: dict[Hashable, list[Row]] = {}
    for number, ledger in enumerate(ledgers):
        for row in ledger.rows:
            joined.setdefault(_identity(row, number), []).append(row)
    rows = sorted(map(_joined, joined.values()), key=lambda row: row.rank[:3])
    return Ledger(
        path="",
        name="",
        headline="",
        articles=len(ledgers),
        length=sum(ledger.length for ledger in ledgers),
        rows=tuple(rows),
        concealed=tuple(each for ledger in ledgers for each in ledger.concealed),
    )


def _identity(row: Row, article: int) -> Hashable:
    """What two rows must share to be one source."""
    name = _bare(row.name)
    if row.kind == "none":
        return row.standing
    if row.standing == "named" and row.detail == "named" and " " in name:
        return row.kind, name
    if row.standing == "organisation" and _is_proper(row.name):
        return row.kind, name
    return article, row


def _is_proper(name: str) -> bool:
    """Whether it is the name of one body: the Harbour Board, and not the board or Police."""
    words = re.sub("^[Tt]he ", "", name).split()
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) > 1 or (len(words) == 1 and name.isupper() and len(name) > 2)


def _joined(rows: Sequence[Row]) -> Row:
    return replace(
        rows[0],
        roles=_roles(rows),
        distinct=max(row.distinct for row in rows),
        cited=sum(row.cited for row in rows),
        second_hand=sum(row.second_hand for row in rows),
        quoted=sum(row.quoted for row in rows),
        paraphrased=sum(row.paraphrased for row in rows),
        verbs=_verbs(rows),
        articles=tuple(dict.fromkeys(name for row in rows for name in row.articles)),
    )


def _roles(rows: Iterable[Row]) -> tuple[str, ...]:
    """The roles, each once, however capitals and articles have it: "Mayor" and "the mayor" are one."""
    roles: dict[str, str] = {}
    for role in (role for row in rows for role in row.roles):
        roles.setdefault(_bare(role), role)
    return tuple(roles.values())


def _bare(name: str) -> str:
    """A name or role without capitals, and without the article before it."""
    return re.sub(r"^(?:the|an?) ", "", name.casefold().replace("’", "'"))


def _verbs(rows: Iterable[Row]) -> tuple[Verb, ...]:
    used: Counter[Verb] = Counter()
    for row in rows:
        for verb in row.verbs:
            used[verb._replace(times=0)] += verb.times
    return ordered(verb._replace(times=times) for verb, times in used.items())
