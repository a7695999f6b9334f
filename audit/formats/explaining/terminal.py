"""Why a sentence was read and flagged as it was, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from audit.article import Article, Label, Reason
from audit.document import Span
from audit.findings import SHORT, Finding, Settled
from audit.formats._screen import LABEL, SEVERITY, Screen, clipped, flagged, joined
from audit.formats._view import View, count, one_line
from audit.formats.explaining import _sources
from audit.reading.parts import Part
from audit.record import Passage, held
from audit.report import Explanation

_BAR = 12
_NARROW = 70  # columns, below which a part stands under its voice and not beside it
_VOICE = 24  # columns at most for the name of a source
_SHOWN = 40  # parts of a sentence that may have hundreds
_WHOLE = 0.85  # of a part that judges, so that no word of it need be pointed at
_JUDGED = Style(color="magenta", bold=True, underline=True, meta={"flag": True})


def render(explanations: Sequence[Explanation], view: View) -> str:
    """One sentence after the other."""
    screen = Screen(view)
    for number, explanation in enumerate(explanations):
        if number:
            screen.line()
            screen.rule()
        _sentence(screen, explanation)
        _label(screen, explanation)
        _parts(screen, explanation)
        _sources.show(screen, explanation)
        _passed(screen, explanation)
        _rules(screen, explanation)
    return screen.text()


def _sentence(screen: Screen, explanation: Explanation) -> None:
    report, sentence = explanation.report, explanation.sentence
    document = report.article.document
    place = document.place(sentence.span.start)
    where = f", {sentence.block}" if sentence.block != "paragraph" else ""
    head = f"{document.path}:{place.line}:{place.column}"
    if document.row:  # of JSON Lines, where a line of the file is an article
        head = f"{document.path}:{document.row} ({document.name}), {place.line}:{place.column} in its text"
    screen.line((one_line(head), "bold"), (where, "dim"))
    edge = f"  {screen.glyph('edge')} "
    screen.block(flagged(Passage(held(report.article, sentence), explanation.findings)), edge, edge)


def _label(screen: Screen, explanation: Explanation) -> None:
    """The label, what it comes from, and the weight of each reason as a bar."""
    label, closeup = explanation.sentence.label, explanation.closeup
    sure = f"  {label.confidence:.0%} sure{_runner_up(explanation)}"
    screen.heading(("Read as ", "bold"), (label.name, f"bold {LABEL[label.name]}"), (sure, "dim"))
    if closeup.gist:
        screen.block(joined(closeup.gist), "  ")
    if closeup.reasons:
        screen.heading(("Why", "bold"), (f"  what spoke for {label.name} (+) and against it (-)", "dim"))
    most = max((abs(reason.weight) for reason in closeup.reasons), default=1.0) or 1.0
    for reason in closeup.reasons:
        _reason(screen, reason, most)
    for reason in closeup.rest:
        gutter = joined((f"  {'':<{_BAR}} {reason.weight:+.2f}  ", "dim"))
        screen.columns(gutter, joined((reason.words, "dim")), [], _BAR + 10, 0)


def _runner_up(explanation: Explanation) -> str:
    """The next likely label, where it is worth a word: ", or fact (22%)"."""
    label: Label = explanation.sentence.label
    others = {name: chance for name, chance in explanation.closeup.chances.items() if name != label.name}
    best = max(others, key=lambda name: others[name], default=None)
    return f", or {best} ({others[best]:.0%})" if best and others[best] >= 0.05 else ""


def _reason(screen: Screen, reason: Reason, most: float) -> None:
    length = max(1, round(abs(reason.weight) / most * _BAR))
    mark, style = ("+", "green") if reason.weight > 0 else ("-", "red")
    gutter = joined((f"  {mark * length:<{_BAR}} ", style), (f"{reason.weight:+.2f}  ", "dim"))
    screen.columns(gutter, joined(clipped(reason.words)), [], _BAR + 10, 0)


# ---------------------------------------------------------------- the parts of a sentence


def _parts(screen: Screen, explanation: Explanation) -> None:
    """The clauses and voices of a sentence, and where the writer judges; nothing where it is all one."""
    parts = explanation.closeup.parts
    if not (len(parts) > 2 or any(part.judged for part in parts)):
        return
    mixed = any(part.whose != "writer" for part in parts)
    screen.heading(("Parts", "bold"), ("" if mixed else "  all in the writer’s voice", "dim"))
    voices = [_voice(part) if mixed else "" for part in parts]
    left = min(max(map(cell_len, voices)) + 2, _VOICE) if mixed else 0
    middle = max(len(_kind(part)) for part in parts) + 2
    for part, voice in list(zip(parts, voices, strict=True))[:_SHOWN]:
        text = _marked(explanation.report.article, part)
        style = "dim" if part.whose == "writer" else LABEL["attribution"]
        kind = (_kind(part), LABEL["editorial"] if part.judged else "dim")
        if screen.width < _NARROW:
            screen.line("  ", (f"{clipped(voice, _VOICE)}: " if voice else "", style), kind)
            screen.block(text, "    ")
        else:
            short = voice if cell_len(voice) <= left else f"{voice[: left - 4].rstrip()} …"
            gutter = joined(("  " + short + " " * (left - cell_len(short)), style), kind)
            gutter.append(" " * (left + middle + 2 - cell_len(gutter.plain)))
            screen.columns(gutter, text, [], left + middle + 2, 0)
    if len(parts) > _SHOWN:
        screen.line((f"  … and {count(len(parts) - _SHOWN, 'more part')}", "dim"))


def _voice(part: Part) -> str:
    if part.whose == "writer":
        return "the writer"
    return one_line(part.source) or "nobody named"


def _kind(part: Part) -> str:
    """What a part is, whether it only goes on, and whether the writer judges in it."""
    words = {"quote": ", quoted"}.get(part.whose, "")
    return f"{part.clause}{words}{' goes on' if part.goes_on else ''}{': judges' if part.judged else ''}"


def _marked(article: Article, part: Part) -> Text:
    """The words of a part, those that judge underlined, unless all of them do."""
    text, whole = Text(end=""), sum(map(len, part.judged)) >= _WHOLE * len(part.span)
    for span, judged in _pieces(part):
        style = (_JUDGED if not whole else Style(color="magenta")) if judged else None
        text.append(clipped(one_line(article[span]), 300), style)
    return text


def _pieces(part: Part) -> Iterator[tuple[Span, bool]]:
    """A part cut where the writer begins or ends to judge."""
    at = part.span.start
    for judged in part.judged:
        if judged.start > at:
            yield Span(at, judged.start), False
        yield judged, True
        at = judged.end
    if at < part.span.end:
        yield Span(at, part.span.end), False


# ---------------------------------------------------------------- cue words, rules


def _passed(screen: Screen, explanation: Explanation) -> None:
    """The words that attribute elsewhere and not here, by reason; and what needs a source."""
    article, passed = explanation.report.article, explanation.closeup.passed
    if passed:
        screen.heading(("Cue words that attribute nothing here", "bold"))
    for why in dict.fromkeys(each.why for each in passed):
        words = dict.fromkeys(one_line(article[each.span]) for each in passed if each.why == why)
        told = ", ".join(f"“{word}”" for word in words)
        screen.block(joined(clipped(told), (f"  {why}", "dim")), "  ", "    ")
    if explanation.sentence.triggers:
        screen.heading(("Needs a source for ", "bold"), ", ".join(sorted(explanation.sentence.triggers)))


def _rules(screen: Screen, explanation: Explanation) -> None:
    """What was flagged, what rules objected to in silence, and how many had nothing to say."""
    report, article = explanation.report, explanation.report.article
    screen.heading(("Rules", "bold"), (f"  {count(len(report.rules), 'rule')} looked", "dim"))
    for finding in explanation.findings:
        mark = f"{screen.glyph(finding.severity)} {finding.severity}"
        _finding(screen, finding, (mark, SEVERITY[finding.severity]))
        screen.block(joined((finding.why, "dim")), "      Why: ")
        screen.block(joined((finding.fix, "dim")), "      Fix: ")
    for settled in explanation.settled:
        _finding(screen, settled.finding, (f"{screen.glyph('clean')} settled", "green"))
        screen.block(joined(clipped(settled.why), (f"  ({_decider(settled)})", "dim")), "      Because: ")
    for verdict in explanation.silenced:
        words = clipped(article[verdict.hit.span], 60)
        text = f" {verdict.rule.name} kept silent about “{words}”: {verdict.silenced}"
        screen.block(joined((verdict.rule.id, "bold"), text), "  - ", "    ")
    found = (*explanation.findings, *(each.finding for each in explanation.settled))
    spoke = {finding.rule for finding in found} | {v.rule.id for v in explanation.silenced}
    absent = {rule.id for rule in explanation.out_of_place}
    rest = [rule.id for rule in report.rules if rule.id not in spoke | absent]
    if absent:
        screen.block(joined((f"not for this genre: {', '.join(sorted(absent))}", "dim")), "  ", "    ")
    others = f"{count(len(rest), 'other rule')} had nothing" if spoke else "none of them had anything"
    screen.line((f"  {others} to object to", "dim"))


def _finding(screen: Screen, finding: Finding, mark: tuple[str, str]) -> None:
    name = (f"  {finding.fingerprint[:SHORT]}", "dim")
    screen.line("  ", mark, "  ", (finding.rule, "bold"), f" {finding.name}", name)
    screen.block(joined(clipped(finding.objection)), "      ")


def _decider(settled: Settled) -> str:
    """Who settled a finding, when, and until when: "Ann Poe, 2026-05-06, until 2026-12-31"."""
    if settled.by == "comment":
        return "a comment in the text"
    return ", ".join(filter(None, (settled.who, settled.on, settled.until and f"until {settled.until}")))
