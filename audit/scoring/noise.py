"""How much the rules of a pack say about articles: findings per thousand words, by rule and severity.

A finding inside somebody's quotation marks is counted apart: those words are theirs, and most rules
have no business there. A draw of findings over the rules is to be read, which no count can replace.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from audit import pipeline
from audit.document import Document
from audit.findings import SEVERITIES, Finding
from audit.report import Report


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finding to be read: where it is, what it says, and the sentence."""

    where: str
    finding: Finding
    sentence: str

    def __str__(self) -> str:
        return f"{self.finding.rule}  {self.where}\n  {self.finding.objection}\n  {self.sentence}"


@dataclass
class Noise:
    """What was found in so many articles and words; ``str(noise)`` is a table for people.

    ``counts`` holds ``(rule, severity)``, ``quoted`` the rules of findings inside quotation marks.
    """

    articles: int = 0
    words: int = 0
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    quoted: Counter[str] = field(default_factory=Counter)
    found: dict[str, list[Drawn]] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        """Count what was found in an article."""
        article = report.article
        self.articles += 1
        self.words += sum(len(article[sentence.span].split()) for sentence in article.sentences)
        for finding in report.findings:
            self.counts[finding.rule, finding.severity] += 1
            self.quoted[finding.rule] += article.voice(finding.span) == "quote" and not finding.whole
            sentence = article.sentence_at(finding.span.start)
            words = " ".join(article[sentence.span].split()) if sentence else ""
            where = f"{report.name}, {article.document.where(finding.span.start)}"
            self.found.setdefault(finding.rule, []).append(Drawn(where, finding, words))

    @property
    def total(self) -> int:
        """How many findings there are."""
        return sum(self.counts.values())

    def per_thousand(self, findings: int) -> float:
        """So many findings, in a thousand words."""
        return 1000 * findings / self.words if self.words else 0.0

    def of(self, severity: str) -> int:
        """How many findings of a severity there are."""
        return sum(n for (_, each), n in self.counts.items() if each == severity)

    def draw(self, most: int, seed: int = 0) -> list[Drawn]:
        """So many findings, drawn at random but evenly over the rules: one of each before a second."""
        chance = random.Random(seed)
        piles = {rule: chance.sample(found, len(found)) for rule, found in sorted(self.found.items())}
        drawn: list[Drawn] = []
        while len(drawn) < most and any(piles.values()):
            for pile in piles.values():
                if pile and len(drawn) < most:
                    drawn.append(pile.pop())
        return sorted(drawn, key=lambda each: (each.finding.rule, each.where))

    def __str__(self) -> str:
        quoted = sum(self.quoted.values())
        share = quoted / self.total if self.total else 0.0
        lines = [
            f"{self.articles:,} articles, {self.words:,} words, {self.total:,} findings; "
            f"{share:.1%} of them inside quotation marks",
            "",
            f"{'':<10}{'findings':>10}{'per 1,000 words':>18}{'in quotation':>15}",
            f"{'all':<10}{self.total:>10}{self.per_thousand(self.total):>18.2f}{quoted:>15}",
        ]
        for severity in SEVERITIES:
            count = self.of(severity)
            lines.append(f"{severity:<10}{count:>10}{self.per_thousand(count):>18.2f}")
        by_rule = Counter({rule: len(found) for rule, found in self.found.items()})
        for rule, count in sorted(by_rule.items(), key=lambda each: (-each[1], each[0])):
            lines.append(f"{rule:<10}{count:>10}{self.per_thousand(count):>18.2f}{self.quoted[rule]:>15}")
        return "\n".join(lines)


def measure(documents: Iterable[Document], rules: str | None = None) -> Noise:
    """The noise of a pack over articles.

    Raises:
        AuditError: the pack cannot be used.
    """
    noise = Noise()
    for report in pipeline.audit_documents(documents, rules):
        noise.add(report)
    return noise
