"""What an audit of one article gives while the article is at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.article import Article, Sentence
from audit.findings import Finding, Settled

if TYPE_CHECKING:
    from audit.judging import Verdict
    from audit.reading.closeup import Closeup
    from audit.rules import Rule


@dataclass(frozen=True)
class Report:
    """One audited article.

    Attributes:
        article: the article as it was read.
        rules: the rules that it was checked against.
        findings: what an editor should look at, by place, then rule.
    """

    article: Article
    rules: Sequence[Rule]
    findings: tuple[Finding, ...]

    @property
    def path(self) -> str:
        """The file as the user named it."""
        return self.article.document.path

    @property
    def name(self) -> str:
        """The article's id; its path where it has none."""
        return self.article.document.name


@dataclass(frozen=True)
class Explanation:
    """Why one sentence of a report was read and flagged as it was.

    Attributes:
        report: the article that it stands in.
        sentence: the sentence.
        closeup: what decided how it was read.
        findings: what was found in it.
        silenced: what rules objected to and why nobody is told.
        out_of_place: the rules that do not look at articles of this genre.
        settled: what was found in it, too, and somebody has decided about; then it is not in ``findings``.
    """

    report: Report
    sentence: Sentence
    closeup: Closeup
    findings: tuple[Finding, ...]
    silenced: tuple[Verdict, ...]
    out_of_place: tuple[Rule, ...]
    settled: tuple[Settled, ...] = ()
