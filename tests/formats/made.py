"""Findings, attributions and texts for reports that are made by hand."""

from __future__ import annotations

from collections.abc import Callable

from audit.article import Article, Attribution, Source, SourceKind
from audit.document import Span
from audit.findings import Finding, Severity, fingerprint

TEXT = """---
genre: news
---
# [fact] Harbour board clears itself

[attribution] The board said on Friday that it had “followed procedure” in [bold]every[/bold] case.
[editorial] The finding, a predictable illustration of systematic shortcomings, runs to two pages and \
exposes the enduring weakness of an office that has never had to account for itself.

[fact] Four people were treated in hospital.
[attribution] Two officials said the harbour master had “refuted” the claims.
[other] Published: 3 May 2031
"""

Expect = Callable[[str, str], None]


def find(text: str, words: str) -> Span:
    """Where ``words`` first stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def attributed(text: str, name: str, kind: SourceKind, cue: str, content: str) -> Attribution:
    """An attribution whose parts stand in the text in this order."""
    mention = find(text, name)
    at = text.index(cue, mention.end)
    source = Source(name, kind, "named", mentions=(mention,))
    return Attribution(source, mention, Span(at, at + len(cue)), cue, "neutral", (find(text, content),))


def finding(article: Article, rule: str, severity: Severity, words: str, message: str) -> Finding:
    """A finding about the first place of some words; about the whole article if there are none."""
    span = find(article.document.text, words) if words else Span(0, 0)
    fix = "Say who says so, or cut it."
    mark = fingerprint(rule, words, words, 0)
    document = article.document
    return Finding(
        rule=rule,
        name=f"name-of-{rule.lower()}",
        severity=severity,
        span=span,
        message=message,
        why="Readers need it.",
        fix=fix,
        fingerprint=mark,
        words=words,
        origin=document.origin_span(span),
        place=document.place(span.start),
        end=document.place_of(document.origin_span(span).end),
        whole=not words,
    )
