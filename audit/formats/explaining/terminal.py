"""Why a sentence was read and flagged as it was, for people."""

from __future__ import annotations

from collections.abc import Sequence

from audit.article import Attribution, Reason
from audit.document import Span
from audit.formats._screen import LABEL, SEVERITY, Screen, clipped, flagged, joined
from audit.formats._view import View, count
from audit.report import Explanation, Passage

_BAR = 20


def render(explanations: Sequence[Explanation], view: View) -> str:
    """One sentence after the other."""
    screen = Screen(view)
    for number, explanation in enumerate(explanations):
        if number:
            screen.line()
            screen.rule()
        _sentence(screen, explanation)
        _label(screen, explanation)
        _attributions(screen, explanation)
        _judgements(screen, explanation)
        _rules(screen, explanation)
    return screen.text()


def _sentence(screen: Screen, explanation: Explanation) -> None:
    report, sentence = explanation.report, explanation.sentence
    document = report.article.document
    place = document.place(sentence.span.start)
    where = f", {sentence.block}" if sentence.block != "paragraph" else ""
    screen.line((f"{document.path}:{place.line}:{place.column}", "bold"), (where, "dim"))
    edge = f"  {screen.glyph('edge')} "
    screen.block(flagged(report, Passage(sentence, explanation.findings)), edge, edge)


def _heading(screen: Screen, *parts: str | tuple[str, str]) -> None:
    screen.line()
    screen.line(*parts)


def _label(screen: Screen, explanation: Explanation) -> None:
    """The label, how sure it is, and the weight of each reason as a bar."""
    label = explanation.sentence.label
    how = "; what spoke for it (+) and against it (-)" if label.because else ""
    sure = (f"  {label.confidence:.0%} sure{how}", "dim")
    _heading(screen, ("Read as ", "bold"), (label.name, f"bold {LABEL[label.name]}"), sure)
    most = max((abs(reason.weight) for reason in label.because), default=1.0) or 1.0
    for reason in label.because:
        _reason(screen, reason, most)
    if not label.because:
        screen.line(("  no reasons are recorded", "dim"))


def _reason(screen: Screen, reason: Reason, most: float) -> None:
    length = max(1, round(abs(reason.weight) / most * _BAR))
    mark, style = ("+", "green") if reason.weight > 0 else ("-", "red")
    gutter = joined((f"  {mark * length:<{_BAR}} ", style), (f"{reason.weight:+.2f}  ", "dim"))
    screen.columns(gutter, joined(clipped(reason.words)), [], _BAR + 10, 0)


def _attributions(screen: Screen, explanation: Explanation) -> None:
    """Who is said to say what here, and whose words reach into the sentence."""
    article, sentence = explanation.report.article, explanation.sentence
    _heading(screen, ("Sources", "bold"))
    reached = article.reached(sentence)
    for attribution in reached:
        _attribution(screen, explanation, attribution)
    if not reached:
        screen.line(("  nobody is said to say anything here", "dim"))


def _attribution(screen: Screen, explanation: Explanation, attribution: Attribution) -> None:
    article, source = explanation.report.article, attribution.source

    def words(span: Span | None) -> str:
        return f"“{clipped(' '.join(article[span].split()), 160)}”" if span else "none"

    name = source.name or (article[attribution.mention] if attribution.mention else "nobody")
    kind = "" if source.kind == "none" else f"{source.kind}, {source.detail}"
    flags = f"; {', '.join(sorted(source.flags))}" if source.flags else ""
    screen.line("  ", (clipped(name, 100), "green"), (f"  {kind}{flags}", "dim"))
    rows = {
        "named as": words(attribution.mention),
        "cue": f"{words(attribution.cue)}  ({attribution.cue_class})",
    }
    for number, span in enumerate(attribution.content):
        rows["and" if number else "says"] = words(span)
    for title, value in rows.items():
        screen.block(joined(value), f"    {title:<9} ", " " * 14)
    if attribution not in explanation.sentence.attributions:
        line = article.document.place(attribution.at.start).line
        screen.line((f"    carries on from line {line}", "dim"))


def _judgements(screen: Screen, explanation: Explanation) -> None:
    """Where the writer judges, and what the sentence needs a source for."""
    article, sentence = explanation.report.article, explanation.sentence
    if sentence.editorial:
        _heading(screen, ("The writer judges", "bold"))
    for span in sentence.editorial:
        screen.block(joined(f"“{clipped(article[span])}”"), "  ")
    if sentence.triggers:
        _heading(screen, ("Needs a source for ", "bold"), ", ".join(sorted(sentence.triggers)))


def _rules(screen: Screen, explanation: Explanation) -> None:
    """What was flagged, what rules objected to in silence, and how many had nothing to say."""
    report, article = explanation.report, explanation.report.article
    _heading(screen, ("Rules", "bold"), (f"  {count(len(report.rules), 'rule')} looked", "dim"))
    for finding in explanation.findings:
        mark = (f"  {screen.glyph(finding.severity)} {finding.severity}  ", SEVERITY[finding.severity])
        screen.line(mark, (finding.rule, "bold"), f" {finding.name}")
        screen.block(joined(clipped(report.message(finding))), "      ")
        screen.block(joined((finding.why, "dim")), "      Why: ")
        screen.block(joined((finding.fix, "dim")), "      Fix: ")
    for verdict in explanation.silenced:
        words = clipped(article[verdict.hit.span], 60)
        text = f" {verdict.rule.name} kept silent about “{words}”: {verdict.silenced}"
        screen.block(joined((verdict.rule.id, "bold"), text), "  - ", "    ")
    spoke = {f.rule for f in explanation.findings} | {v.rule.id for v in explanation.silenced}
    absent = {rule.id for rule in explanation.out_of_place}
    rest = [rule.id for rule in report.rules if rule.id not in spoke | absent]
    if absent:
        screen.block(joined((f"not for this genre: {', '.join(sorted(absent))}", "dim")), "  ", "    ")
    others = f"{count(len(rest), 'other rule')} had nothing" if spoke else "none of them had anything"
    screen.line((f"  {others} to object to", "dim"))
