"""How an article was read, for people: sentence by sentence with label, confidence, voices and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.style import Style
from rich.text import Text

from audit.article import Article, Attribution, Sentence
from audit.document import Span
from audit.formats._screen import LABEL, Screen, clipped, joined
from audit.formats._view import View, count, visible

QUOTED = Style(color="green", italic=True)
REPORTED = Style(color="green")
SOURCE = Style(color="green", bold=True)
CUE = Style(bold=True)
JUDGED = Style(color="magenta", underline=True)

_LEFT = 24
_RIGHT = 30


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
    screen.line((name, "bold"), (f"  {count(len(article.sentences), 'sentence')}", "dim"))
    screen.line(_legend(screen))
    styles = _styles(article)
    paragraph = None
    for sentence in article.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            screen.line()
        _sentence(screen, article, sentence, styles.get(sentence.span, []))
    doubts = list(_doubts(article))
    if doubts:
        screen.line()
        screen.line(("Not sure", "bold"))
    for line, doubt in doubts:
        screen.block(joined(doubt), f"  line {line}: ")


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


def _sentence(screen: Screen, article: Article, sentence: Sentence, marks: list[tuple[Span, Style]]) -> None:
    label, start = sentence.label, sentence.span.start
    text = _words(screen, article, sentence, marks)
    head = joined(
        (f"{article.document.place(start).line:>5} ", "dim"),
        (f"{label.name:<12}", LABEL[label.name]),
        (f"{label.confidence:>4.0%}  ", "dim"),
    )
    notes = [*_notes(article, sentence, screen)]
    if screen.width >= 100:
        screen.columns(head, text, notes, _LEFT, _RIGHT)
    else:
        screen.columns(head, text, [], _LEFT, 0)
        for note in notes:
            screen.block(note, " " * _LEFT)


def _words(screen: Screen, article: Article, sentence: Sentence, marks: list[tuple[Span, Style]]) -> Text:
    """The sentence with its voices in colour; where there is none, with judgements in braces."""
    start, words = sentence.span.start, visible(article[sentence.span])
    if not screen.view.colour:
        for span in reversed(sentence.editorial):
            first, last = max(0, span.start - start), min(len(words), span.end - start)
            words = f"{words[:first]}{{{words[first:last]}}}{words[last:]}"
        return Text(words, end="")
    text = Text(words, end="")
    for span, style in marks:
        text.stylize(style, max(0, span.start - start), min(len(words), span.end - start))
    return text


def _notes(article: Article, sentence: Sentence, screen: Screen) -> Iterator[Text]:
    """Who is said to say something here, and whose words go on from before."""
    if sentence.block != "paragraph":
        yield joined((sentence.block, "dim"))
    for attribution in sentence.attributions:
        yield joined((f"{screen.glyph('next')} ", "dim"), *_source(article, attribution))
    for attribution in article.reached(sentence)[len(sentence.attributions) :]:
        yield joined((f"{screen.glyph('next')} still {_name(article, attribution)}", "dim"))


def _source(article: Article, attribution: Attribution) -> list[tuple[str, str]]:
    cue = f", {clipped(article[attribution.cue], 40)}" if attribution.cue else ", runs on"
    return [(_name(article, attribution), "green"), (f" ({attribution.source.kind}){cue}", "dim")]


def _name(article: Article, attribution: Attribution) -> str:
    mention = article[attribution.mention] if attribution.mention else ""
    return clipped(attribution.source.name or mention or "nobody", 60)


def _doubts(article: Article) -> Iterator[tuple[int, str]]:
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
    return ((article.document.place(at).line, doubt) for at, doubt in sorted(found))
