"""Try a rule on its own examples: it must flag the ones and let the others pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from audit import judging, marked
from audit.article import Article
from audit.document import Span
from audit.errors import FileError
from audit.packs import Ruleset
from audit.reading import reader
from audit.rules import Prepared

STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


class Failure(NamedTuple):
    """An example that does not come out as its rule says: which, and what happened."""

    rule: str
    kind: Literal["flag", "pass"]
    example: str
    happened: str


def failures(prepared: Iterable[Prepared]) -> list[Failure]:
    """Every example that fails, of every rule; each is tried also with straight quotation marks."""
    return [failure for each in prepared for failure in _of_rule(each)]


def _of_rule(prepared: Prepared) -> Iterator[Failure]:
    rule = prepared.rule
    for example in rule.examples.flag:
        yield from _tried(prepared, "flag", example)
    for example in rule.examples.passes:
        yield from _tried(prepared, "pass", example)


def _tried(prepared: Prepared, kind: Literal["flag", "pass"], example: str) -> Iterator[Failure]:
    for text in dict.fromkeys([example, example.translate(STRAIGHT)]):
        happened = outcome(prepared, kind, text)
        if happened:
            yield Failure(prepared.rule.id, kind, text, happened)
            return


def outcome(prepared: Prepared, kind: Literal["flag", "pass"], example: str) -> str:
    """What is wrong with how an example comes out; empty where it comes out as it should."""
    try:
        text = marked.read(example, f"an example of {prepared.rule.id}")
    except FileError as error:
        return error.why
    article = reader.read(text.document, text.pins)
    sentences = {sentence.span for sentence in article.sentences}
    for span, _ in text.pins:
        if span not in sentences:
            return f"“{text.document[span]}” is not read as one sentence, so its label is lost"
    alone = Ruleset(prepared.rule.id, (prepared,), {})
    found = [finding.span for finding in judging.judge(article, alone)]
    return _compared(kind, article, found, text.words)


def _compared(
    kind: Literal["flag", "pass"], article: Article, found: Sequence[Span], meant: Sequence[Span]
) -> str:
    flagged = ", ".join(f"“{article[span]}”" for span in found)
    if kind == "pass":
        return f"flags {flagged}" if found else ""
    if not found:
        return "flags nothing"
    if meant and list(found) != sorted(meant):
        return f"flags {flagged}, not {', '.join(f'“{article[span]}”' for span in meant)}"
    return ""
