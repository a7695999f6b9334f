"""The whole way from a text or a file to a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audit import judging, loading, packs, paths
from audit.article import Article, Sentence
from audit.document import Document, Span
from audit.errors import FileError
from audit.findings import Finding
from audit.packs import Ruleset
from audit.reading import model as models
from audit.reading import reader
from audit.report import Explanation, Report

if TYPE_CHECKING:
    from audit.timing import Timer


def audit_text(text: str, *, path: str = "<text>", rules: str | Path = "default") -> Report:
    """Audit an article that is at hand as text.

    Parameters
    ----------
    text
        The article: plain text, or Markdown or HTML if ``path`` ends in ``.md`` or ``.html``.
    path
        What to call it.
    rules
        A pack, by name or path.

    Returns
    -------
    Report
        The article as it was read, and what an editor should look at in it.

    Raises
    ------
    AuditError
        The pack cannot be used.

    Examples
    --------
    >>> report = audit_text("The clinic opened in May. It shut in June, the council said.")
    >>> [report.article[sentence.span] for sentence in report.article.sentences]
    ['The clinic opened in May.', 'It shut in June, the council said.']
    """
    return audit_document(loading.from_text(text, path), packs.load(rules))


def audit_file(
    path: str | Path, *, rules: str | Path | None = None, encoding: str | None = None
) -> list[Report]:
    """Audit the article in a file; of JSON Lines, the article of each record.

    Parameters
    ----------
    path
        The file: plain text, Markdown (``.md``), HTML (``.html``), Word (``.docx``) or articles
        as JSON Lines (``.jsonl``).
    rules
        A pack, by name or path; if None, the nearest ``audit.yml`` upwards of the file, or
        else the pack ``default``.
    encoding
        How the file is encoded, if not in UTF-8.

    Returns
    -------
    list of Report
        One for each article, in order.

    Raises
    ------
    FileError
        The file, or a record in it, cannot be read.
    AuditError
        The pack or the encoding cannot be used.

    Examples
    --------
    >>> reports = audit_file("draft.md", rules="strict")  # doctest: +SKIP
    """
    return list(audit_documents(_sound(loading.from_file(Path(path), encoding)), rules))


def audit_documents(
    documents: Iterable[Document],
    rules: str | Path | None = None,
    model: Path | None = None,
    min_confidence: float | None = None,
    timer: Timer | None = None,
) -> Iterator[Report]:
    """Audit documents one by one, each with the rules that are meant for its path.

    With ``min_confidence`` the rules that rest on labels count only those that are so sure;
    a ``timer`` takes the time of every check.

    Raises:
        AuditError: a pack or the model cannot be used.
    """
    rulesets = Rulesets(rules, min_confidence, timer)
    for document in documents:
        yield audit_document(document, rulesets.of(document), model)


class Rulesets:
    """The rules for each document; every pack is loaded once.

    With ``min_confidence`` the rules that rest on labels count only those that are so sure;
    a ``timer`` takes the time of every check.
    """

    def __init__(
        self,
        rules: str | Path | None = None,
        min_confidence: float | None = None,
        timer: Timer | None = None,
    ) -> None:
        self._rules, self._min_confidence, self._timer = rules, min_confidence, timer
        self._loaded: dict[str | Path, Ruleset] = {}

    def of(self, document: Document) -> Ruleset:
        """The rules that are meant for a document.

        Raises:
            AuditError: its pack cannot be used.
        """
        ruleset = self.load(paths.pack_for(document.path, self._rules))
        return ruleset.for_path(document.path, document.metadata.genre)

    def load(self, pack: str | Path) -> Ruleset:
        """The rules of a pack.

        Raises:
            AuditError: it cannot be used.
        """
        if pack not in self._loaded:
            found = packs.load(pack)
            found = found if self._min_confidence is None else found.sure(self._min_confidence)
            self._loaded[pack] = self._timer.around(found) if self._timer else found
        return self._loaded[pack]


def audit_document(document: Document, ruleset: Ruleset, model: Path | None = None) -> Report:
    """Audit one document with the rules of a pack, and with another model if one is named."""
    article = reader.read(document, using=models.load(model) if model else None)
    return Report(article, ruleset.rules, judging.judge(article, ruleset))


def explain(
    document: Document,
    ruleset: Ruleset,
    line: int | None,
    column: int | None = None,
    model: Path | None = None,
) -> list[Explanation]:
    """Why the sentences on a line, or the one at a column of it, were read and flagged as they were.

    Of a JSON record the lines are those of its text. Without a line all of its sentences are explained.

    Raises:
        FileError: no sentence stands there; the message says where the nearest does.
    """
    from audit.reading import closeup  # of use to nothing else, and most runs explain nothing

    weights = models.load(model) if model else None
    draft = reader.prepare(document)
    article = reader.finish(draft, using=weights)
    numbers = [n for n, s in enumerate(article.sentences) if _stands_at(document, s.span, line, column)]
    if not numbers:
        raise _nothing(article, line, column)
    report = Report(article, ruleset.rules, judging.judge(article, ruleset))
    silenced = [verdict for verdict in judging.verdicts(article, ruleset) if verdict.silenced]
    genre = judging.genre(article)
    return [
        Explanation(
            report=report,
            sentence=article.sentences[number],
            closeup=seen,
            findings=_overlapping(report.findings, article.sentences[number]),
            silenced=tuple(v for v in silenced if v.hit.span.overlaps(article.sentences[number].span)),
            out_of_place=tuple(rule for rule in ruleset.rules if rule.genres and genre not in rule.genres),
        )
        for number, seen in zip(numbers, closeup.look(draft, article, numbers, weights), strict=True)
    ]


def _overlapping(findings: Sequence[Finding], sentence: Sentence) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.span.overlaps(sentence.span))


def _nothing(article: Article, line: int | None, column: int | None) -> FileError:
    """That no sentence stands there, and where the nearest does."""
    document, unit = article.document, article.document.unit
    if line is None:
        return FileError(document.path, "has no sentence in this article", document.row or None)
    where = f"{unit} {line}" if column is None else f"{unit} {line}, column {column}"
    lines = {document.place(sentence.span.start).line for sentence in article.sentences}
    near = min(lines, key=lambda each: (abs(each - line), each), default=None)
    hint = "" if near is None else f"; the nearest begins on {unit} {near}"
    return FileError(document.path, f"no sentence stands on {where}{hint}")


def _stands_at(document: Document, span: Span, line: int | None, column: int | None) -> bool:
    if line is None:
        return True
    first, last = document.place(span.start), document.place(max(span.start, span.end - 1))
    if column is None:
        return first.line <= line <= last.line
    return (first.line, first.column) <= (line, column) <= (last.line, last.column)


def _sound(found: Iterator[Document | FileError]) -> Iterator[Document]:
    for each in found:
        if isinstance(each, FileError):
            raise each
        yield each
