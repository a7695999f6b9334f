"""From what the checks object to, to what a reader is told: voices, genres, precedence, order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.alike import typed
from audit.article import Article, Voice
from audit.document import GENRES, Document, Genre, Span, Stretches
from audit.findings import Finding, Hit, fingerprint
from audit.packs import Ruleset
from audit.phrases import compiled
from audit.rules import PLACEHOLDER, Rule

_WHOSE: dict[Voice, str] = {
    "quote": "quoted words",
    "paraphrase": "a source's words",
    "writer": "the writer's words",
}
_ENDLESS = 2000  # characters of a sentence that nobody wrote: a table run together, a list
_AROUND = 300  # characters on either side that tell a finding in one from its like
_MOST_WORDS = 12  # of a flagged stretch that a message repeats


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one objection: it is told, or why it is not (``silenced``, in words)."""

    rule: Rule
    hit: Hit
    silenced: str = ""


def judge(article: Article, ruleset: Ruleset) -> tuple[Finding, ...]:
    """What a reader of the article is told, by place, then rule."""
    told = [verdict for verdict in verdicts(article, ruleset) if not verdict.silenced]
    told.sort(key=lambda v: (v.hit.span.start, v.rule.id, v.hit.span.end))
    seen: Counter[tuple[str, str, str]] = Counter()
    findings = []
    for verdict in told:
        words, around = _named_by(article, verdict.hit)
        alike = (verdict.rule.id, typed(words), typed(around))
        name = fingerprint(verdict.rule.id, words, around, seen[alike])
        seen[alike] += 1
        findings.append(_finding(article.document, verdict, name))
    return tuple(findings)


def verdicts(article: Article, ruleset: Ruleset) -> Iterator[Verdict]:
    """Every objection of every rule that is on, and what became of it, graver rules first."""
    told: dict[str, Stretches] = {}
    of_genre = genre(article)
    for prepared in ruleset.in_precedence:
        rule = prepared.rule
        if rule.genres and of_genre not in rule.genres:
            continue
        hits = _apart(prepared.kind.check(article, prepared.settings_for(of_genre)))
        if not hits:  # as most rules of most articles
            continue
        ignored = _ignored(article, rule)
        spoken: list[Span] = []
        known: set[str] = set()
        for hit in hits:
            why = _silenced(article, rule, hit, ignored) or _outspoken(rule, hit, told)
            words = article[hit.span].lower() if rule.once else ""
            if not why and words in known:
                why = "the same words were flagged before"
            if not why:
                spoken.append(hit.span)
                known |= {words} - {""}
            yield Verdict(rule, hit, why)
        told[rule.id] = Stretches(spoken)


def genre(article: Article) -> Genre:
    """The genre of an article; news where it gives none, or one that the rules do not know."""
    given = (article.document.metadata.genre or "news").strip().lower()
    return next((known for known in GENRES if known == given), "news")


def _apart(hits: Iterator[Hit]) -> Sequence[Hit]:
    """Each stretch once, though a check may meet it in several ways."""
    first: dict[Span, Hit] = {}
    for hit in hits:
        first.setdefault(hit.span, hit)
    return [*first.values()]


def _ignored(article: Article, rule: Rule) -> Stretches:
    found = compiled(rule.ignore).find(article.wording) if rule.ignore else []
    return Stretches(match.span for match in found)


def _silenced(article: Article, rule: Rule, hit: Hit, ignored: Stretches) -> str:
    voice = article.voice(hit.span)
    if voice not in rule.voices:
        return _WHOSE[voice]
    sentence = article.sentence_at(hit.span.start)
    if sentence and sentence.label.name not in rule.labels:
        return f"the sentence is {sentence.label.name}"
    if ignored.touch(hit.span):
        return "a phrase that the rule ignores"
    return ""


def _outspoken(rule: Rule, hit: Hit, told: Mapping[str, Stretches]) -> str:
    for other in rule.yields_to:
        if other in told and told[other].touch(hit.span):
            return f"{other} speaks instead"
    return ""


def _named_by(article: Article, hit: Hit) -> tuple[str, str]:
    """What a finding is known by: its words and their sentence; of the whole, headline or first sentence."""
    if not hit.whole:
        return article[hit.span], _sentence_text(article, hit.span)
    headline = next((block.span for block in article.document.blocks if block.kind == "headline"), None)
    first = article.sentences[0].span if article.sentences else Span(0, 0)
    return "", article[headline or first]


def _sentence_text(article: Article, span: Span) -> str:
    """The sentence in which a stretch begins; of an endless one, the words around the stretch."""
    sentence = article.sentence_at(span.start)
    if sentence is None:
        return ""
    if len(sentence.span) <= _ENDLESS:
        return article[sentence.span]
    start = max(sentence.span.start, span.start - _AROUND)
    return article[Span(start, min(sentence.span.end, span.start + _AROUND))]


def _finding(document: Document, verdict: Verdict, name: str) -> Finding:
    rule, hit, words = verdict.rule, verdict.hit, document[verdict.hit.span]
    origin = document.origin_span(hit.span)
    values = {"words": words, **hit.values}
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=rule.severity,
        span=hit.span,
        message=_filled(rule.message, values),
        why=_filled(rule.why, values),
        fix=_filled(rule.fix, values),
        fingerprint=name,
        words=words,
        origin=origin,
        place=document.place_of(origin.start),
        end=document.place_of(origin.end),
        whole=hit.whole,
    )


def _filled(text: str, values: Mapping[str, str]) -> str:
    """``text`` with each ``{name}`` replaced by its value, on one line and not too long."""
    return PLACEHOLDER.sub(lambda place: _short(values.get(place[1], "")), text)


def _short(words: str) -> str:
    parts = words.split()
    return " ".join(parts if len(parts) <= _MOST_WORDS else [*parts[: _MOST_WORDS - 1], "…"])
