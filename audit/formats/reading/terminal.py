"""How an article was read, for people: sentence by sentence with label, confidence, voices and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.style import Style
from rich.text import Text

from audit.article import Article, Attribution, Sentence
from audit.document import Span
from audit.formats._screen import LABEL, Screen, clipped, joined
from audit.formats._view import View, count, folds, visible

QUOTED = Style(color="green", italic=True)
REPORTED = Style(color="green")
SOURCE = Style(color="green", bold=True)
CUE = Style(bold=True)
JUDGED = Style(color="magenta", underline=True)

_LEFT = 24
_RIGHT = 30
_DOUBTS = 20  # that are named
_SURE = 0.6  # a label below it is worth a second look


def render(articles: Sequence[Article], view: View) -> str:
    """All articles, one after the other."""
    screen = Screen(view)
    for number, article in enumerate(articles):
        if number:
            screen.line()
            screen.rule()
        _article(screen, article)
    return screen.text()


def _article(screen: Screen, article: Article) -> None:
    document = article.document
    name = document.path if document.name == document.path else f"{document.path} ({document.name})"
    screen.line((name, "bold"), (f"  {_counts(article)}", "dim"))
    screen.line(_legend(screen))
    styles, others = _styles(article), _others(article)
    paragraph = line = None
    for sentence in article.sentences:
        if sentence.paragraph != paragraph:
            screen.line()
        here = document.place(sentence.span.start).line
        text = _words(screen, article, sentence, styles.get(sentence.span, []))
        notes = [*_notes(article, sentence, screen, others.get(sentence.span, []))]
        _sentence(screen, sentence, text, notes, None if here == line else here)
        paragraph, line = sentence.paragraph, here
    _close(screen, article)


def _counts(article: Article) -> str:
    """How many sentences there are, and of which labels."""
    labels = Counter(sentence.label.name for sentence in article.sentences)
    shares = ", ".join(f"{labels[label]} {label}" for label in LABEL if labels[label])
    return f"{count(len(article.sentences), 'sentence')}: {shares}"


def _close(screen: Screen, article: Article) -> None:
    """What could not be settled, and what was not read at all."""
    doubts = list(_doubts(article))
    if doubts:
        screen.line()
        screen.line(("Not sure", "bold"))
    for where, doubt in doubts[:_DOUBTS]:
        screen.block(joined(doubt), f"  {where}: ")
    if len(doubts) > _DOUBTS:
        screen.line((f"  and {len(doubts) - _DOUBTS:,} more", "dim"))
    if article.document.omitted:
        screen.line()
        screen.line(("Left out", "bold"), f"  {', '.join(article.document.omitted)}")


def _legend(screen: Screen) -> Text:
    if not screen.view.colour:
        return joined("{the writer's judgement}")
    keys = {"source": SOURCE, "cue": CUE, "quoted": QUOTED, "reported": REPORTED}
    keys["the writer's judgement"] = JUDGED
    return Text("   ", end="").join(Text(words, style, end="") for words, style in keys.items())


def _styles(article: Article) -> dict[Span, list[tuple[Span, Style]]]:
    """For each sentence the stretches to be tinted, later ones over earlier ones."""
    marks = [(span, REPORTED) for a in article.attributions for span in a.content]
    marks += [(quotation.span, QUOTED) for quotation in article.quotations]
    marks += [(a.cue, CUE) for a in article.attributions if a.cue]
    marks += [(a.mention, SOURCE) for a in article.attributions if a.mention]
    marks += [(span, JUDGED) for sentence in article.sentences for span in sentence.editorial]
    styles: dict[Span, list[tuple[Span, Style]]] = {}
    for span, style in marks:
        for sentence in article.within(span):
            styles.setdefault(sentence.span, []).append((span, style))
    return styles


def _others(article: Article) -> dict[Span, list[Attribution]]:
    """For each sentence the attributions of other sentences whose content lies in it."""
    others: dict[Span, list[Attribution]] = {}
    for attribution in article.attributions:
        for content in attribution.content:
            for sentence in article.within(content):
                known = [*article.reached(sentence), *others.get(sentence.span, [])]
                if attribution not in known:
                    others.setdefault(sentence.span, []).append(attribution)
    return others


def _sentence(
    screen: Screen, sentence: Sentence, text: Text, notes: Sequence[Text], line: int | None
) -> None:
    """A sentence between its label and its sources; ``line`` is None where it is that of the last one."""
    label = sentence.label
    sure = "dim" if label.confidence >= _SURE else "yellow"
    head = joined(
        (f"{'' if line is None else line:>5} ", "dim"),
        (f"{label.name:<12}", LABEL[label.name]),
        (f"{label.confidence:>4.0%}  ", sure),
    )
    if screen.width >= 100:
        screen.columns(head, text, notes, _LEFT, _RIGHT)
    else:
        screen.columns(head, text, [], _LEFT, 0)
        for note in notes:
            screen.block(note, " " * _LEFT, " " * (_LEFT + 2))


def _words(screen: Screen, article: Article, sentence: Sentence, marks: list[tuple[Span, Style]]) -> Text:
    """The sentence with its voices in colour; where there is none, with judgements in braces."""
    start, raw = sentence.span.start, article[sentence.span]
    text = Text(visible(raw), end="")
    for span, style in marks if screen.view.colour else ():
        text.stylize(style, max(0, span.start - start), min(len(raw), span.end - start))
    judged = () if screen.view.colour else sentence.editorial
    cuts = [(fold.start(), fold.end(), " ") for fold in folds(raw)]
    cuts += [(at, at, mark) for span in judged for at, mark in _braces(span, sentence.span)]
    pieces, at = Text(end=""), 0
    for first, last, put in sorted(cuts):
        pieces.append_text(text[at:first]).append(put)
        at = last
    return pieces.append_text(text[at:])


def _braces(span: Span, sentence: Span) -> tuple[tuple[int, str], tuple[int, str]]:
    """Where in a sentence the braces around a stretch of it stand."""
    first, last = max(span.start, sentence.start), min(span.end, sentence.end)
    return (first - sentence.start, "{"), (last - sentence.start, "}")


def _notes(
    article: Article, sentence: Sentence, screen: Screen, others: Sequence[Attribution]
) -> Iterator[Text]:
    """Who is said to say something here, and whose words go on from before or are claimed below."""
    arrow = screen.glyph("next")
    if sentence.block != "paragraph":
        yield joined((sentence.block, "dim"))
    for attribution in sentence.attributions:
        yield joined((f"{arrow} ", "dim"), *_source(article, attribution, screen))
    for attribution in (*article.reached(sentence)[len(sentence.attributions) :], *others):
        name, above = _name(article, attribution), attribution.at.start < sentence.span.start
        yield joined((f"{arrow} still {name}" if above else f"{arrow} {name}, below", "dim"))


def _source(article: Article, attribution: Attribution, screen: Screen) -> list[tuple[str, str]]:
    """Who is named in the margin: with the cue where no colour shows it in the sentence."""
    if not attribution.cue:
        how = ", runs on"
    else:
        how = "" if screen.view.colour else f", {clipped(article[attribution.cue], 40)}"
    return [(_name(article, attribution), "green"), (f" ({attribution.source.kind}){how}", "dim")]


def _name(article: Article, attribution: Attribution) -> str:
    mention = article[attribution.mention] if attribution.mention else ""
    return clipped(attribution.source.name or mention or "nobody", 60)


def _doubts(article: Article) -> Iterator[tuple[str, str]]:
    """What could not be settled, in order of the text."""
    found = [
        (quotation.span.start, "a quotation mark has no partner; where the quotation ends is a guess")
        for quotation in article.quotations
        if not quotation.certain
    ]
    found += [
        (a.mention.start, f"who “{clipped(article[a.mention], 40)}” is was not found")
        for a in article.attributions
        if a.mention and a.source.detail == "unresolved"
    ]
    return ((article.document.where(at), doubt) for at, doubt in sorted(found))
