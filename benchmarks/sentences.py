"""Where sentences end: our splitter beside four libraries, on the gold articles of ``tests/gold/sentences``.

    python benchmarks/sentences.py

For each: F1 of sentences with both ends right, F1 of ends, and sentences a second of CPU. Ours
reads whole articles, and its time holds loading and quotations; the libraries are handed one
paragraph at a time, so that none of them has to know what a blank line means. List numbers at the
head of a sentence are left out of the comparison for all.

The libraries are not needed for anything else: ``pip install nltk blingfire nupunkt pysbd``.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from audit import loading, marked, paths
from audit.reading import quotations, sentences, wordlists

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests import golden

Spans = Iterable[tuple[int, int]]
Splitter = Callable[[str], Spans]

_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_ROUNDS = 3


def ours() -> Splitter:
    """The splitter of ``audit``, on a whole article."""

    def split(text: str) -> Spans:
        document = loading.from_text(text)
        found = sentences.split(document, quotations.find(document))
        return [(span.start, span.end) for spans in found for span in spans]

    return split


def punkt() -> Splitter:
    """Punkt of nltk, trained on ``seeds``: its own model is not part of the package."""
    module: Any = import_module("nltk.tokenize.punkt")
    trainer = module.PunktTrainer()
    trainer.INCLUDE_ALL_COLLOCS = True
    for path in sorted((paths.SEEDS / "articles").glob("*.txt")):
        trainer.train(marked.read(path.read_text(encoding="utf-8")).document.text, finalize=False)
    trainer.finalize_training()
    parameters = trainer.get_params()
    lists = wordlists.classes("abbreviations")
    for kind in ("title", "latin", "month", "state", "company", "final", "unit", "time", "number"):
        parameters.abbrev_types.update(word.lower() for word in lists[kind])
    tokenizer = module.PunktSentenceTokenizer(parameters)
    return by_paragraph(lambda text: tokenizer.span_tokenize(text))


def blingfire() -> Splitter:
    """BlingFire."""
    module: Any = import_module("blingfire")

    def split(text: str) -> Spans:
        offsets: Sequence[tuple[int, int]] = module.text_to_sentences_and_offsets(text)[1]
        return offsets

    return by_paragraph(split)


def nupunkt() -> Splitter:
    """The nupunkt library, with the model that it brings."""
    module: Any = import_module("nupunkt")
    return by_paragraph(lambda text: module.sent_spans(text))


def pysbd() -> Splitter:
    """The pysbd library, for English."""
    module: Any = import_module("pysbd")
    segmenter = module.Segmenter(language="en", clean=False, char_span=True)
    return by_paragraph(lambda text: [(span.start, span.end) for span in segmenter.segment(text)])


LIBRARIES: dict[str, Callable[[], Splitter]] = {
    "audit": ours,
    "nltk Punkt": punkt,
    "blingfire": blingfire,
    "nupunkt": nupunkt,
    "pysbd": pysbd,
}


def by_paragraph(split: Splitter) -> Splitter:
    """The same splitter on a whole article, a paragraph at a time."""

    def whole(text: str) -> Iterator[tuple[int, int]]:
        for paragraph in _PARAGRAPH.finditer(text):
            for start, end in split(paragraph[0]):
                yield start + paragraph.start(), end + paragraph.start()

    return whole


def bare(text: str, spans: Spans) -> set[tuple[int, int]]:
    """Sentences without the white space around them, the mark of a headline and the number of an item."""
    answer = set()
    for start, end in spans:
        words = text[start:end]
        lead = len(words) - len(words.lstrip())
        span = (start + lead + 2 * words.lstrip().startswith("# "), start + len(words.rstrip()))
        if span[0] < span[1]:
            answer.add(golden.unnumbered(text, span))
    return answer


def row(name: str, split: Splitter, articles: Sequence[golden.Article]) -> str:
    """What a splitter gets right, and how fast it is."""
    pairs, ends = [0, 0, 0], [0, 0, 0]
    for article in articles:
        wanted, given = bare(article.text, article.sentences), bare(article.text, split(article.text))
        for counts, gold, got in ((pairs, wanted, given), (ends, golden.ends(wanted), golden.ends(given))):
            for place, part in enumerate((gold, got, gold & got)):
                counts[place] += len(part)
    start = time.process_time()
    made = sum(len(list(split(article.text))) for _ in range(_ROUNDS) for article in articles)
    speed = made / (time.process_time() - start)
    return f"{name:12}{golden.f1(*pairs):10.4f}{golden.f1(*ends):10.4f}{speed:14,.0f}"


def main() -> None:
    articles = golden.sentences()
    count = sum(len(article.sentences) for article in articles)
    print(f"{len(articles)} articles, {count} sentences")
    print("Punkt's own model is not part of nltk: it was trained on the text of seeds/articles and given")
    print("the abbreviations of seeds/lexicons/abbreviations.txt.")
    print(f"{'':12}{'pairs F1':>10}{'ends F1':>10}{'sentences/s':>14}", flush=True)
    for name, make in LIBRARIES.items():
        try:
            split = make()
        except ImportError as error:
            print(f"{name:12}not installed ({error})", flush=True)
            continue
        print(row(name, split, articles), flush=True)


if __name__ == "__main__":
    main()
