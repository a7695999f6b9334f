"""What decides the exit code of a run: how much may be found before it is more than an editor allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audit.findings import SEVERITIES, Severity
from audit.record import Record


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a run may find.

    Attributes:
        fail_on: the mildest severity of which there may be nothing (None: anything may be).
        most: how many findings there may be at all.
        per_1000_words: how many there may be in a thousand words, over all articles.
        origins: where a limit is set, by the name of its gate; its flag where nothing is said.
    """

    fail_on: Severity | None = "error"
    most: int | None = None
    per_1000_words: float | None = None
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gate:
    """One thing that may decide the exit code.

    Attributes:
        name: what it is called, as the flag that sets it: fail-on, max, max-per-1000-words, unused,
            comments, unread.
        limit: what is allowed.
        found: what there was.
        shut: whether that was too much.
        words: the same for people.
        code: the exit code if it is shut.
    """

    name: str
    limit: str | float | None
    found: float
    shut: bool
    words: str
    code: int = 1


@dataclass(frozen=True, slots=True)
class Decided:
    """The exit code, the gates that it comes from, and what there was."""

    code: int
    gates: tuple[Gate, ...]
    found: Tally

    @property
    def words(self) -> str:
        """What decided, in a line: the gates that were shut, or else all that were passed."""
        shut = [gate.words for gate in self.gates if gate.shut]
        return "; ".join(shut or [gate.words for gate in self.gates])


@dataclass
class Tally:
    """What the articles of a run come to, as they pass; ``flagged`` are those in which anything was found."""

    articles: int = 0
    words: int = 0
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(SEVERITIES, 0))
    settled: int = 0
    flagged: int = 0

    def add(self, record: Record) -> None:
        """Count an article."""
        self.articles += 1
        self.words += record.words
        self.settled += len(record.settled)
        self.flagged += bool(record.findings)
        for severity, number in record.counts.items():
            self.counts[severity] += number

    @property
    def findings(self) -> int:
        """How many there are, of any severity."""
        return sum(self.counts.values())

    @property
    def per_1000_words(self) -> float:
        """How many there are in a thousand words.

        >>> Tally(1, 1_500, {"error": 1, "warning": 2, "info": 0}).per_1000_words
        2.0
        """
        return 1000 * self.findings / max(self.words, 1)

    def at_least(self, severity: Severity) -> int:
        """How many are as grave or graver."""
        return sum(self.counts[each] for each in SEVERITIES[: SEVERITIES.index(severity) + 1])


def tally(records: Sequence[Record]) -> Tally:
    """What some articles come to."""
    found = Tally()
    for record in records:
        found.add(record)
    return found


def decide(found: Tally, limits: Limits, *, unread: int = 0, others: Sequence[Gate] = ()) -> Decided:
    """What a command leaves with: 2 if something could not be read, 1 if there is too much, else 0.

    ``others`` are gates of which the caller knows more.

    >>> decide(Tally(1, 400, {"error": 2, "warning": 1, "info": 0}), Limits(most=2)).words
    '2 errors (--fail-on error); 3 findings (--max 2)'
    """
    gates = [_fail_on(found, limits)]
    if limits.most is not None:
        gates.append(_most(found, limits.most, limits.origins.get("max", f"--max {limits.most}")))
    if limits.per_1000_words is not None:
        gates.append(_density(found, limits.per_1000_words, limits.origins))
    gates += others
    if unread:
        words = f"{_count(unread, 'text')} could not be read"
        gates.insert(0, Gate("unread", 0, unread, True, words, code=2))
    return Decided(max((gate.code for gate in gates if gate.shut), default=0), tuple(gates), found)


def _fail_on(found: Tally, limits: Limits) -> Gate:
    severity = limits.fail_on
    origin = limits.origins.get("fail-on", f"--fail-on {severity or 'never'}")
    if severity is None:
        return Gate("fail-on", None, found.findings, False, f"findings never change it ({origin})")
    number = found.at_least(severity)
    grave = {
        "error": _count(number, "error"),
        "warning": _count(number, "error or warning", "errors or warnings"),
        "info": _count(number, "finding"),
    }[severity]
    return Gate("fail-on", severity, number, number > 0, f"{grave} ({origin})")


def _most(found: Tally, most: int, origin: str) -> Gate:
    words = f"{_count(found.findings, 'finding')} ({origin})"
    return Gate("max", most, found.findings, found.findings > most, words)


def _density(found: Tally, most: float, origins: Mapping[str, str]) -> Gate:
    origin = origins.get("max-per-1000-words", f"--max-per-1000-words {most:g}")
    number = found.per_1000_words
    words = f"{number:,.2f} findings in 1,000 words ({origin})"
    return Gate("max-per-1000-words", most, round(number, 4), number > most, words)


def _count(number: int, singular: str, plural: str | None = None) -> str:
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
