"""Who is said to say what in a sentence, for people: how it was found, whom it means, how far it carries."""

from __future__ import annotations

from collections.abc import Iterator

from audit.formats._screen import Screen, clipped, joined
from audit.formats._view import count, one_line
from audit.reading.choices import Choice
from audit.reading.closeup import Found
from audit.report import Explanation

_SHOWN = 6  # candidates of a choice
_QUOTED = frozenset("“”„\"‘’«»'")
_TITLE = 10  # columns of what a row is called
_CLASSES = {"preposition": "preposition", "adverb": "hearsay", "noun": "noun"}


def show(screen: Screen, explanation: Explanation) -> None:
    """Each attribution in the sentence, or reaching into it."""
    screen.heading(("Sources", "bold"))
    for found in explanation.closeup.found:
        _attribution(screen, explanation, found)
    if not explanation.closeup.found:
        screen.line(("  nobody is said to say anything here", "dim"))


def _attribution(screen: Screen, explanation: Explanation, found: Found) -> None:
    article, attribution = explanation.report.article, found.attribution
    source = attribution.source
    name = source.name or (article[attribution.mention] if attribution.mention else "nobody named")
    kind = "" if source.kind == "none" else f"{source.kind}, {source.detail}"
    flags = f"; {', '.join(sorted(source.flags))}" if source.flags else ""
    screen.line("  ", (clipped(one_line(name), 100), "green"), (f"  {kind}{flags}", "dim"))
    for title, value in _rows(explanation, found):
        screen.block(joined(clipped(value, 500)), f"    {title:<{_TITLE}}", " " * (_TITLE + 4))


def _rows(explanation: Explanation, found: Found) -> Iterator[tuple[str, str]]:
    """What is told of an attribution, under its titles."""
    article, attribution = explanation.report.article, found.attribution
    if attribution.mention:
        yield "named as", _words(article[attribution.mention])
    for choice in found.choices:
        yield from _candidates(explanation, choice, resolved=attribution.source.detail != "unresolved")
    if attribution.cue:
        kind = _CLASSES.get(attribution.cue_class, f"{attribution.lemma}: {attribution.cue_class}")
        yield "cue", f"{_words(article[attribution.cue])}  ({kind})"
    here = [part for part in attribution.content if part.overlaps(explanation.sentence.span)]
    for number, span in enumerate(attribution.content if found.relation == "said here" else here):
        yield "and" if number else "says", _words(article[span])
    yield "found by", found.pattern
    yield "carries", _carries(explanation, found)


def _words(text: str) -> str:
    """Words of the article between quotation marks, their own where they begin with one."""
    text = clipped(one_line(text))
    return text if text[:1] in _QUOTED else f"“{text}”"


def _carries(explanation: Explanation, found: Found) -> str:
    """How far an attribution goes, or where it comes from."""
    document, attribution = explanation.report.article.document, found.attribution
    where = document.where(attribution.at.start)
    if found.relation == "speech goes on":
        later = attribution.at.start > explanation.sentence.span.start
        return f"the cue follows on {where}" if later else f"the source goes on speaking from {where}"
    if found.relation == "carries on":
        return f"on from {where}: nothing here shows that the source is done"
    if not attribution.reach:
        return "no further"
    places = dict.fromkeys(document.where(span.start) for span in attribution.reach)
    many = "sentence" if len(attribution.reach) == 1 else f"{len(attribution.reach)} sentences"
    return f"on into the next {many} ({', '.join(places)})"


def _candidates(explanation: Explanation, choice: Choice, *, resolved: bool) -> Iterator[tuple[str, str]]:
    """Who came into question for a pronoun or a role; nothing where somebody new is plainly meant."""
    open_ = [each for each in choice.candidates if each.taken or each.why == "another fits as well"]
    if not open_ and resolved:
        return
    words = one_line(explanation.report.article[choice.mention])
    taken = [each for each in choice.candidates if each.taken]
    others = [each for each in choice.candidates if not each.taken]
    for each in taken:
        yield "meant is", f"{each.name}: {each.why}"
    if not taken:
        yield "meant is", f"not settled whom “{words}” means"
    for each in others[:_SHOWN]:
        yield ("not" if taken or each not in open_ else "perhaps"), f"{each.name}: {each.why}"
    if len(others) > _SHOWN:
        yield "nor", count(len(others) - _SHOWN, "other", "others")
